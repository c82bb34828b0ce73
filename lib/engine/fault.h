/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_ENGINE_FAULT_H
#define WOB_ENGINE_FAULT_H

#include "lib/base/status.h"

/*
 * A way in for tests alone: errors that cannot be brought about at will.
 *
 * Throws the error of that name (any of Xapian's, without its namespace; "std::bad_alloc",
 * "std::exception", "int") where every function of engine.h does its work, and returns what a
 * caller would get. WOB_OK for a name that is none of these: nothing was thrown.
 */
WOB_MUST_CHECK wob_status wob_engine_raise(const char *error_name, wob_error *error);

/* Defined where the address sanitizer watches; gcc and clang say so in different ways. */
#if defined(__SANITIZE_ADDRESS__)
#define WOB_WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WOB_WITH_ASAN 1
#endif
#endif

#endif
