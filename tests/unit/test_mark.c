/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks that head list entries. */
#include "lib/letter/mark.h"
#include "tests/unit/unit.h"

static void mark_is_read_in_every_form(void **state)
{
    static const struct {
        const char *line;
        wob_mark_kind kind;
        const char *number, *rest;
    } rows[] = {
        {"1. Alle stukken", WOB_MARK_NUMBER, "1", "Alle stukken"},
        {"12) Alle stukken", WOB_MARK_NUMBER, "12", "Alle stukken"},
        {"3: Alle stukken", WOB_MARK_NUMBER, "3", "Alle stukken"},
        {"3/ Alle stukken", WOB_MARK_NUMBER, "3", "Alle stukken"},
        {"(4) Alle stukken", WOB_MARK_NUMBER, "4", "Alle stukken"},
        {"2a. Alle stukken", WOB_MARK_NUMBER, "2a", "Alle stukken"},
        {"A1. Alle stukken", WOB_MARK_NUMBER, "A1", "Alle stukken"},
        {"a. de notulen", WOB_MARK_LETTER, "a", "de notulen"},
        {"b) de notulen", WOB_MARK_LETTER, "b", "de notulen"},
        {"(iv) de notulen", WOB_MARK_LETTER, "iv", "de notulen"},
        {"II Voor zover", WOB_MARK_LETTER, "II", "Voor zover"},
        {"I Ik volsta", WOB_MARK_LETTER, "I", "Ik volsta"},
        {"III. Het verslag", WOB_MARK_LETTER, "III", "Het verslag"},
        {"• het rapport", WOB_MARK_BULLET, "•", "het rapport"},
        {"- het rapport", WOB_MARK_BULLET, "-", "het rapport"},
        {"7.", WOB_MARK_NUMBER, "7", ""},
        {"2.1 Procedure", WOB_MARK_NUMBER, "2.1", "Procedure"},
        {"2.10 de notulen", WOB_MARK_NUMBER, "2.10", "de notulen"},
        {"2.1", WOB_MARK_NONE, NULL, NULL},
        {"2.500 stukken", WOB_MARK_NONE, NULL, NULL},
        {"10.2 e", WOB_MARK_NUMBER, "10.2", "e"},
        {"10.2.e Wob", WOB_MARK_NONE, NULL, NULL},
        {"10:30 uur", WOB_MARK_NONE, NULL, NULL},
        {"2021. Daarna", WOB_MARK_NONE, NULL, NULL},
        {"-woord", WOB_MARK_NONE, NULL, NULL},
        {"I have decided", WOB_MARK_NONE, NULL, NULL},
        {"(a de notulen", WOB_MARK_NONE, NULL, NULL},
        {"art. 10", WOB_MARK_NONE, NULL, NULL},
        {"", WOB_MARK_NONE, NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice line = wob_slice_of(rows[i].line);
        wob_mark mark = wob_mark_read(line);
        if (mark.kind != rows[i].kind)
            fail_msg("%s: kind %d", rows[i].line, (int)mark.kind);
        if (mark.kind == WOB_MARK_NONE)
            continue;
        assert_text(mark.number, rows[i].number);
        assert_text(wob_slice_cut(line, mark.size, line.size), rows[i].rest);
    }
}

static void marks_follow_each_other_in_one_list(void **state)
{
    static const struct {
        const char *a, *b;
        bool follows;
    } rows[] = {
        {"1. x", "2. x", true},   {"1. x", "3. x", false},   {"1. x", "2) x", false},
        {"9. x", "10. x", true},  {"a. x", "b. x", true},    {"a. x", "B. x", false},
        {"i. x", "ii. x", true},  {"iii) x", "iv) x", true}, {"2a. x", "2b. x", true},
        {"A4. x", "B1. x", true}, {"A4. x", "B2. x", false}, {"B4. x", "3. x", false},
        {"2b. x", "3. x", true},  {"2. x", "2a. x", true},   {"2. x", "2.1 x", true},
        {"2.1 x", "2.2 x", true}, {"2.2 x", "3. x", true},   {"- x", "- x", true},
        {"- x", "• x", false},    {"h. x", "i. x", true},    {"I x", "II X", false},
        {"I Xa", "II Xa", true},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_mark a = wob_mark_read(wob_slice_of(rows[i].a));
        wob_mark b = wob_mark_read(wob_slice_of(rows[i].b));
        if (wob_mark_follows(&a, &b) != rows[i].follows)
            fail_msg("%s, %s", rows[i].a, rows[i].b);
    }
}

static void roman_numbers_have_their_value(void **state)
{
    (void)state;
    assert_int_equal(wob_roman_value(WOB_SLICE("iv")), 4);
    assert_int_equal(wob_roman_value(WOB_SLICE("XIX")), 19);
    assert_int_equal(wob_roman_value(WOB_SLICE("iV")), 0);
    assert_int_equal(wob_roman_value(WOB_SLICE("a")), 0);
    assert_int_equal(wob_roman_value(WOB_SLICE("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mark_is_read_in_every_form),
        cmocka_unit_test(marks_follow_each_other_in_one_list),
        cmocka_unit_test(roman_numbers_have_their_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
