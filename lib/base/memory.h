/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_MEMORY_H
#define WOB_BASE_MEMORY_H

#include <stddef.h>

/*
 * The heap, and the one place where exhausted memory ends the process.
 *
 * Everything that grows has a named limit, so memory runs out only when the machine itself is
 * short. Then there is nothing left to report with and nothing to save: commits are atomic. The
 * process says so in one line and ends with status 70. Checking every small allocation would hide
 * the rest.
 */
__attribute__((returns_nonnull)) void *wob_new(size_t size);                  /* zeroed */
__attribute__((returns_nonnull)) void *wob_resize(void *memory, size_t size); /* takes NULL */

#endif
