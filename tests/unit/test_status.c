/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/status.h: saying how something failed. */
#include "tests/unit/unit.h"

#include "lib/base/status.h"
#include "lib/base/utf8.h"

#include <string.h>

static void status_has_a_name_of_its_own_for_every_code(void **state)
{
    (void)state;
    for (int a = WOB_OK; a <= WOB_NO_MEMORY; a++) {
        assert_non_null(wob_status_name((wob_status)a));
        for (int b = WOB_OK; b < a; b++)
            assert_string_not_equal(wob_status_name((wob_status)a), wob_status_name((wob_status)b));
    }
    assert_string_equal(wob_status_name(WOB_OK), "ok");
    assert_string_equal(wob_status_name(WOB_NO_MEMORY), "no-memory");
    assert_int_equal(WOB_OK, 0); /* so that `if (status)` asks whether it failed */
}

static void fail_writes_the_message_and_returns_the_status(void **state)
{
    (void)state;
    wob_error error = {0};
    assert_int_equal(wob_fail(&error, WOB_LIMIT, "%s: %d pages", "a.pdf", 9), WOB_LIMIT);
    assert_int_equal(error.status, WOB_LIMIT);
    assert_string_equal(error.message, "a.pdf: 9 pages");
    assert_int_equal(wob_fail(NULL, WOB_IO, "%s", "nobody reads this"), WOB_IO);
}

static void fail_cuts_a_long_message_between_characters(void **state)
{
    (void)state;
    static const char *const characters[] = {"x", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    for (size_t c = 0; c < ROWS(characters); c++)
        for (size_t before = 0; before < 4; before++) {
            char path[2 * WOB_MESSAGE_SIZE] = "";
            size_t width = strlen(characters[c]);
            memset(path, '-', before);
            for (size_t at = before; at + width < sizeof path; at += width)
                memcpy(path + at, characters[c], width);
            wob_error error;
            wob_status status = wob_fail(&error, WOB_UNREADABLE, "%s", path);
            size_t size = strlen(error.message);
            assert_int_equal(status, WOB_UNREADABLE);
            assert_int_equal(wob_utf8_valid(wob_slice_of(error.message)), size);
            assert_in_range(size, WOB_MESSAGE_SIZE - width, WOB_MESSAGE_SIZE - 1);
            assert_memory_equal(error.message, path, size);
        }
}

static void fail_keeps_a_message_that_just_fits(void **state)
{
    (void)state;
    char path[WOB_MESSAGE_SIZE] = "";
    memset(path, 'p', sizeof path - 1);
    wob_error error;
    assert_int_equal(wob_fail(&error, WOB_IO, "%s", path), WOB_IO);
    assert_string_equal(error.message, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_has_a_name_of_its_own_for_every_code),
        cmocka_unit_test(fail_writes_the_message_and_returns_the_status),
        cmocka_unit_test(fail_cuts_a_long_message_between_characters),
        cmocka_unit_test(fail_keeps_a_message_that_just_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
