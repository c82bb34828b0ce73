/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/date.h: days of the Gregorian calendar. */
#include "tests/unit/unit.h"

#include "lib/base/date.h"

static void date_knows_the_days_that_exist(void **state)
{
    (void)state;
    static const struct {
        wob_date date;
        bool valid;
    } rows[] = {
        {{2021, 6, 24}, true}, {{1, 1, 1}, true},      {{9999, 12, 31}, true},
        {{0, 0, 0}, false},    {{0, 1, 1}, false},     {{10000, 1, 1}, false},
        {{-1, 1, 1}, false},   {{2021, 0, 1}, false},  {{2021, 13, 1}, false},
        {{2021, 1, 0}, false}, {{2021, 1, 31}, true},  {{2021, 1, 32}, false},
        {{2021, 4, 30}, true}, {{2021, 4, 31}, false}, {{2021, 2, 29}, false},
        {{2020, 2, 29}, true}, {{2020, 2, 30}, false}, {{1900, 2, 29}, false},
        {{2000, 2, 29}, true}, {{2100, 2, 29}, false}, {{2021, -3, 1}, false},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        if (wob_date_valid(rows[i].date) != rows[i].valid)
            fail_msg("%d-%d-%d", rows[i].date.year, rows[i].date.month, rows[i].date.day);
    assert_false(wob_date_known((wob_date){0}));
    assert_true(wob_date_known((wob_date){2021, 6, 24}));
}

static void date_counts_146097_days_in_400_years(void **state)
{
    (void)state;
    int days = 0;
    for (int year = 1601; year <= 2000; year++)
        for (int month = 1; month <= 12; month++)
            days += wob_date_days_in_month(year, month);
    assert_int_equal(days, 146097);
}

static void date_reads_iso_and_nothing_else(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year; /* 0: is none */
    } rows[] = {
        {"2021-06-24", 2021}, {"0001-01-01", 1}, {"9999-12-31", 9999},
        {"2020-02-29", 2020}, {"2021-02-29", 0}, {"2021-00-10", 0},
        {"2021-13-10", 0},    {"2021-06-00", 0}, {"2021-06-31", 0},
        {"0000-01-01", 0},    {"", 0},           {"2021", 0},
        {"2021-06", 0},       {"2021-6-24", 0},  {"21-06-24", 0},
        {"2021/06-24", 0},    {"2021-06/24", 0}, {"2021-06-24 ", 0},
        {" 2021-06-24", 0},   {"2021-06-2a", 0}, {"2021--6-24", 0},
        {"2021-06-24T00", 0}, {"24-06-2021", 0}, {"+021-06-24", 0},
        {"2021-06--1", 0},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_date date = {0};
        bool is_date = wob_date_parse_iso(wob_slice_of(rows[i].text), &date);
        if (is_date != (rows[i].year != 0) || date.year != rows[i].year)
            fail_msg("\"%s\"", rows[i].text);
    }
}

static void date_writes_what_it_reads_for_every_day_of_four_centuries(void **state)
{
    (void)state;
    wob_date before = {1799, 12, 31};
    size_t days = 0;
    for (int year = 1800; year < 2200; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= wob_date_days_in_month(year, month); day++, days++) {
                wob_date date = {year, month, day}, again = {0};
                char text[WOB_ISO_DATE_SIZE];
                wob_date_format_iso(date, text);
                assert_true(wob_date_parse_iso(wob_slice_of(text), &again));
                assert_int_equal(wob_date_compare(date, again), 0);
                assert_true(wob_date_compare(before, date) < 0);
                assert_true(wob_date_compare(date, before) > 0);
                before = date;
            }
    assert_int_equal(days, 146097);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date_knows_the_days_that_exist),
        cmocka_unit_test(date_counts_146097_days_in_400_years),
        cmocka_unit_test(date_reads_iso_and_nothing_else),
        cmocka_unit_test(date_writes_what_it_reads_for_every_day_of_four_centuries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
