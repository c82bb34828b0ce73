/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_UNIT_H
#define WOB_TESTS_UNIT_UNIT_H

/* What every unit test includes first: cmocka with the headers that it wants before it, and
 * assertions over slices that show both texts. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/slice.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

#define assert_slice(actual, expected) unit_assert_slice((actual), (expected), __FILE__, __LINE__)
#define assert_text(actual, expected)  assert_slice((actual), wob_slice_of(expected))

static inline void unit_assert_slice(wob_slice actual, wob_slice expected, const char *file,
                                     int line)
{
    if (wob_slice_equal(actual, expected))
        return;
    print_error("got \"%.*s\"\nnot \"%.*s\"\n", WOB_ARG(actual), WOB_ARG(expected));
    _fail(file, line);
}

#endif
