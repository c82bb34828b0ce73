/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_SANITIZER_H
#define WOB_BASE_SANITIZER_H

/*
 * Whether this is built with the address sanitizer, and how it is told which memory nobody may
 * touch. Without it both macros are nothing.
 */
#if defined(__SANITIZE_ADDRESS__) /* gcc */
#define WOB_UNDER_SANITIZER 1
#elif defined(__has_feature) /* clang */
#if __has_feature(address_sanitizer)
#define WOB_UNDER_SANITIZER 1
#endif
#endif
#ifndef WOB_UNDER_SANITIZER
#define WOB_UNDER_SANITIZER 0
#endif

#if WOB_UNDER_SANITIZER
#include <sanitizer/asan_interface.h>
#define WOB_FORBID(memory, size) ASAN_POISON_MEMORY_REGION(memory, size)
#define WOB_ALLOW(memory, size)  ASAN_UNPOISON_MEMORY_REGION(memory, size)
#else
#define WOB_FORBID(memory, size) ((void)0)
#define WOB_ALLOW(memory, size)  ((void)0)
#endif

#endif
