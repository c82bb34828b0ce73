/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_SANDBOX_H
#define WOB_SOURCE_SANDBOX_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"

/*
 * What a child that reads a foreign format may ask of the system, once a hostile file has taken it
 * over: to read files, to compute, and to write to what it has open (child.h: a pipe). No network,
 * no other process, no file made or changed. Built in where libseccomp is.
 */
#ifdef WOB_WITH_SANDBOX

/* Confines this process, which has one thread, for good. WOB_NO_MEMORY, or WOB_IO where the system
 * has no seccomp: then nothing is to be read. */
WOB_MUST_CHECK wob_status wob_sandbox_enter(void);

/* ", sandbox (seccomp 2.5.4)" */
void wob_sandbox_describe(wob_buffer *to);

#else

static inline WOB_MUST_CHECK wob_status wob_sandbox_enter(void)
{
    return WOB_OK;
}

static inline void wob_sandbox_describe(wob_buffer *to)
{
    (void)to;
}

#endif

#endif
