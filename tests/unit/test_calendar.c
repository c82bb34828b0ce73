/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/letter/calendar.h. */
#include "tests/unit/unit.h"

#include "lib/base/buffer.h"
#include "lib/letter/calendar.h"

#include <string.h>

/* The dates in `text` with what they are written as: "2021-06-24 [24 juni 2021] ..." */
static void expect_dates(const char *text, const char *expected)
{
    wob_arena arena = {0};
    wob_buffer found = {0};
    wob_dates dates = {0};
    wob_dates_in(wob_slice_of(text), &arena, &dates);
    wob_buffer_print(&found, "%s", "");
    for (size_t i = 0; i < dates.count; i++) {
        char iso[WOB_ISO_DATE_SIZE];
        wob_date_format_iso(dates.at[i].date, iso);
        wob_buffer_print(&found, "%s%s [%.*s]", i ? " " : "", iso,
                         WOB_ARG(wob_slice_at(wob_slice_of(text), dates.at[i].span)));
    }
    assert_text(wob_buffer_slice(&found), expected);
    wob_buffer_release(&found);
    wob_arena_release(&arena);
}

typedef struct row {
    const char *text, *expected;
} row;

static void expect_rows(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_dates(rows[i].text, rows[i].expected);
}

static void calendar_reads_days_before_months(void **state)
{
    static const row rows[] = {
        {"24 juni 2021", "2021-06-24 [24 juni 2021]"},
        {"op 7 mei 2021 en later", "2021-05-07 [7 mei 2021]"},
        {"op 07 MEI 2021.", "2021-05-07 [07 MEI 2021]"},
        {"VERZONDEN 10 JAN. 2020", "2020-01-10 [10 JAN. 2020]"},
        {"19 APR, 2019", "2019-04-19 [19 APR, 2019]"},
        {"24 June 2021", "2021-06-24 [24 June 2021]"},
        {"the 24th of June 2021", "2021-06-24 [24th of June 2021]"},
        {"1st May, 2021", "2021-05-01 [1st May, 2021]"},
        {"de 1e maart 2020", "2020-03-01 [1e maart 2020]"},
        {"1 mrt 2020, 3 okt. 2021", "2020-03-01 [1 mrt 2020] 2021-10-03 [3 okt. 2021]"},
        {"bij e-mail van 1\nseptember 2020", "2020-09-01 [1\nseptember 2020]"},
        {"bij e-mail van 1 september\n2020", "2020-09-01 [1 september\n2020]"},
        {"vanaf 1januari 2017", "2017-01-01 [1januari 2017]"},
        {"09MRT2021", "2021-03-09 [09MRT2021]"},
        {"Datum: 2 9 MEI 2019", "2019-05-29 [2 9 MEI 2019]"},
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void calendar_reads_months_before_days(void **state)
{
    static const row rows[] = {
        {"June 24, 2021", "2021-06-24 [June 24, 2021]"},
        {"on August 3 2021,", "2021-08-03 [August 3 2021]"},
        {"Sept. 30th, 2019", "2019-09-30 [Sept. 30th, 2019]"},
        {"June 2021", ""},
        {"mei 2021", ""},
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void calendar_reads_figures(void **state)
{
    static const row rows[] = {
        {"24-06-2021", "2021-06-24 [24-06-2021]"},
        {"24/6/2021", "2021-06-24 [24/6/2021]"},
        {"24.06.2021.", "2021-06-24 [24.06.2021]"},
        {"24 - 06 - 2021", "2021-06-24 [24 - 06 - 2021]"},
        {"d.d.1-9-2020", "2020-09-01 [1-9-2020]"},
        {"2021-06-24", "2021-06-24 [2021-06-24]"},
        {"6/24/2021", "2021-06-24 [6/24/2021]"},
        {"24-06/2021", ""},
        {"24-06-21", ""},
        {"zaak 12-24-06-2021", ""},
        {"24-06-2021-17", ""},
        {"2021-06-24-17", ""},
        {"2021-13-24", ""},
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void calendar_mends_what_scanning_broke(void **state)
{
    static const row rows[] = {
        {"l0 januari 2o18", "2018-01-10 [l0 januari 2o18]"},
        {"3o juli 2Ol8", "2018-07-30 [3o juli 2Ol8]"},
        {"1l JUNl 202l", "2021-06-11 [1l JUNl 202l]"},
        {"o8-10-2018", "2018-10-08 [o8-10-2018]"},
        {"5 0ktober 2019", "2019-10-05 [5 0ktober 2019]"},
        {"3 rnei 2021", "2021-05-03 [3 rnei 2021]"},
        {"1S septernber Z020", "2020-09-15 [1S septernber Z020]"},
        {"2B aprll 2021", "2021-04-28 [2B aprll 2021]"},
        {"2 1 AUG. 2 019", "2019-08-21 [2 1 AUG. 2 019]"},
        {"2 1 AUG. 20 19 2", "2019-08-21 [2 1 AUG. 20 19]"},
        {"21 aug. 2 019", ""}, /* no stamp */
        {"21 AUG. 2 0199", ""},
        {"S mei 2021", ""},
        {"3 rneien 2021", ""},
        {"Bijlage I mei 2020", ""}, /* a Roman figure, no day */
        {"op o mei 2020", ""},
        {"5 mei 2olO", ""}, /* too little left of the year */
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void calendar_leaves_out_days_that_do_not_exist(void **state)
{
    static const row rows[] = {
        {"29 februari 2020", "2020-02-29 [29 februari 2020]"},
        {"29 februari 2021", ""},
        {"31 april 2021", ""},
        {"0 JAN 2020", ""},
        {"00-06-2021", ""},
        {"24 juni 1899", ""},
        {"24 juni 1900", "1900-06-24 [24 juni 1900]"},
        {"24 juni 2100", "2100-06-24 [24 juni 2100]"},
        {"24 juni 2101", ""},
        {"24 juni 20211", ""},
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void calendar_leaves_words_and_numbers_alone(void **state)
{
    static const row rows[] = {
        {"", ""},
        {"24", ""},
        {"24 juni", ""},
        {"a24 juni 2021", ""},
        {"artikel 10.2.2021a", ""},
        {"3 mei\n\n\n\n\n\n2021", ""}, /* two paragraphs */
        {"12 marten 2021", ""},
        {"24 juniors 2021", ""},
        {"10.2.e 24 juni 2021", "2021-06-24 [24 juni 2021]"},
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void calendar_gives_dates_in_order_and_once(void **state)
{
    (void)state;
    expect_dates("Op 3 mei 2021, 04-05-2021 en May 5, 2021; 2021-05-06.",
                 "2021-05-03 [3 mei 2021] 2021-05-04 [04-05-2021] 2021-05-05 [May 5, 2021] "
                 "2021-05-06 [2021-05-06]");
}

static void calendar_knows_the_last_such_day(void **state)
{
    static const struct {
        const char *text;
        wob_date written, date; /* {0} where there is none */
    } rows[] = {
        {"6 februari jl.", {2020, 12, 3}, {2020, 2, 6}},
        {"6 februari jongstleden", {2020, 12, 3}, {2020, 2, 6}},
        {"24 december jl.", {2021, 1, 5}, {2020, 12, 24}},
        {"5 januari j.l.", {2021, 1, 5}, {2021, 1, 5}},
        {"6 februari", {2020, 12, 3}, {0}},
        {"6 februari jl.", {0}, {0}},
        {"6 februari jlk", {2020, 12, 3}, {0}},
    };
    wob_arena arena = {0};
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_dates dates = {0};
        wob_dates_told(wob_slice_of(rows[i].text), rows[i].written, &arena, &dates);
        assert_int_equal(dates.count, wob_date_known(rows[i].date));
        if (dates.count)
            assert_int_equal(wob_date_compare(dates.at[0].date, rows[i].date), 0);
    }
    wob_arena_release(&arena);
}

/* A million figures end in a moment: no reading begins anew far back. */
static void calendar_takes_time_linear_in_the_text(void **state)
{
    enum { SIZE = 1 << 20 };
    static const char *const patterns[] = {"1 ", "1-", "l", "mei ", "1 mei ", "1 0 ", "2 M"};
    wob_arena arena = {0};
    (void)state;
    for (size_t i = 0; i < ROWS(patterns); i++) {
        char *text = wob_arena_take(&arena, SIZE);
        for (size_t at = 0; at < SIZE; at++)
            text[at] = patterns[i][at % strlen(patterns[i])];
        wob_dates dates = {0};
        wob_dates_in((wob_slice){text, SIZE}, &arena, &dates);
        assert_int_equal(dates.count, 0);
    }
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calendar_reads_days_before_months),
        cmocka_unit_test(calendar_reads_months_before_days),
        cmocka_unit_test(calendar_reads_figures),
        cmocka_unit_test(calendar_mends_what_scanning_broke),
        cmocka_unit_test(calendar_leaves_out_days_that_do_not_exist),
        cmocka_unit_test(calendar_leaves_words_and_numbers_alone),
        cmocka_unit_test(calendar_gives_dates_in_order_and_once),
        cmocka_unit_test(calendar_knows_the_last_such_day),
        cmocka_unit_test(calendar_takes_time_linear_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
