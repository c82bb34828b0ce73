/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/slice.h: looking at borrowed text. */
#include "tests/unit/unit.h"

static void slice_of_null_is_the_empty_slice(void **state)
{
    (void)state;
    assert_null(wob_slice_of(NULL).data);
    assert_int_equal(wob_slice_of(NULL).size, 0);
    assert_slice(wob_slice_of(""), (wob_slice){0});
    assert_int_equal(WOB_SLICE("a\0b").size, 3);
}

static void slice_cut_takes_a_half_open_range(void **state)
{
    (void)state;
    wob_slice text = WOB_SLICE("besluit");
    assert_text(wob_slice_cut(text, 0, 7), "besluit");
    assert_text(wob_slice_cut(text, 2, 5), "slu");
    assert_text(wob_slice_cut(text, 7, 7), "");
    assert_text(wob_slice_at(text, (wob_span){0, 2}), "be");
    assert_text(wob_slice_cut((wob_slice){0}, 0, 0), "");
}

static void slice_trim_takes_white_space_off_both_ends(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {" ", ""},
        {"\t\r\n\v\f ", ""},
        {"a", "a"},
        {" a ", "a"},
        {"\n a b \r", "a b"},
        {"\xC2\xA0 a", "\xC2\xA0 a"},
        {"a\x1F", "a\x1F"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(wob_slice_trim(wob_slice_of(rows[i][0])), rows[i][1]);
}

static void slice_equality_folds_ascii_letters_only_when_asked(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool equal, equal_nocase;
    } rows[] = {
        {"", "", true, true},
        {"Wob", "Wob", true, true},
        {"Wob", "wOB", false, true},
        {"Wob", "Woo", false, false},
        {"Wob", "Wo", false, false},
        {"Wo", "Wob", false, false},
        {"[", "{", false, false}, /* 0x20 apart, as letters are */
        {"@", "`", false, false},
        {"\xC3\x89", "\xC3\xA9", false, false}, /* E and e with acute */
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice a = wob_slice_of(rows[i].a), b = wob_slice_of(rows[i].b);
        if (wob_slice_equal(a, b) != rows[i].equal ||
            wob_slice_equal_nocase(a, b) != rows[i].equal_nocase)
            fail_msg("\"%s\" and \"%s\"", rows[i].a, rows[i].b);
    }
}

static void slice_starts_and_ends_compare_whole_affixes(void **state)
{
    (void)state;
    wob_slice text = WOB_SLICE("Artikel 10");
    assert_true(wob_slice_starts(text, WOB_SLICE("")));
    assert_true(wob_slice_starts(text, WOB_SLICE("Artikel")));
    assert_false(wob_slice_starts(text, WOB_SLICE("artikel")));
    assert_false(wob_slice_starts(text, WOB_SLICE("Artikel 10,")));
    assert_true(wob_slice_starts_nocase(text, WOB_SLICE("aRTIKEL 1")));
    assert_false(wob_slice_starts_nocase(text, WOB_SLICE("artikelen")));
    assert_true(wob_slice_ends(text, WOB_SLICE("")));
    assert_true(wob_slice_ends(text, WOB_SLICE(" 10")));
    assert_true(wob_slice_ends(text, text));
    assert_false(wob_slice_ends(text, WOB_SLICE("1")));
    assert_false(wob_slice_ends(text, WOB_SLICE("een Artikel 10")));
    assert_true(wob_slice_starts((wob_slice){0}, (wob_slice){0}));
}

static void slice_compare_orders_by_bytes_and_then_by_length(void **state)
{
    (void)state;
    static const char *const ascending[] = {"", "A", "AB", "B", "a", "\x7F", "\xC3\xA9", "\xFF"};
    for (size_t i = 0; i < ROWS(ascending); i++)
        for (size_t j = 0; j < ROWS(ascending); j++) {
            int order = wob_slice_compare(wob_slice_of(ascending[i]), wob_slice_of(ascending[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

static void slice_find_gives_the_first_place_or_the_size(void **state)
{
    (void)state;
    static const struct {
        const char *text, *needle;
        size_t from, at, at_nocase;
    } rows[] = {
        {"", "a", 0, 0, 0},     {"aba", "a", 0, 0, 0},       {"aba", "a", 1, 2, 2},
        {"aba", "a", 3, 3, 3},  {"aba", "a", 4, 3, 3},       {"aba", "abab", 0, 3, 3},
        {"aba", "", 0, 3, 3},   {"aAba", "ab", 0, 4, 1},     {"xZIE AD", "zie ad", 0, 7, 1},
        {"aab", "ab", 0, 1, 1}, {"ababac", "abac", 0, 2, 2},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice text = wob_slice_of(rows[i].text), needle = wob_slice_of(rows[i].needle);
        if (wob_slice_find(text, needle, rows[i].from) != rows[i].at ||
            wob_slice_find_nocase(text, needle, rows[i].from) != rows[i].at_nocase)
            fail_msg("\"%s\" in \"%s\" from %zu", rows[i].needle, rows[i].text, rows[i].from);
    }
    assert_int_equal(wob_slice_find(WOB_SLICE("a\0b\0c"), WOB_SLICE("\0c"), 0), 3);
}

static void slice_next_gives_every_piece_once(void **state)
{
    (void)state;
    static const struct {
        const char *text, *pieces; /* each piece here in brackets */
    } rows[] = {
        {"", ""},        {",", "[]"},       {"a", "[a]"},          {"a,", "[a]"},
        {",a", "[][a]"}, {"a,b", "[a][b]"}, {"a,,b,", "[a][][b]"}, {",,", "[][]"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        char found[32] = "";
        size_t size = 0;
        wob_slice rest = wob_slice_of(rows[i].text), piece;
        while (wob_slice_next(&rest, ',', &piece)) {
            found[size++] = '[';
            for (size_t at = 0; at < piece.size; at++)
                found[size++] = piece.data[at];
            found[size++] = ']';
        }
        assert_string_equal(found, rows[i].pieces);
    }
}

static void slice_number_takes_digits_and_nothing_else(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_number;
        unsigned number;
    } rows[] = {
        {"0", true, 0},
        {"7", true, 7},
        {"017", true, 17},
        {"2021", true, 2021},
        {"999999999", true, 999999999},
        {"1000000000", false, 0},
        {"", false, 0},
        {"-1", false, 0},
        {"+1", false, 0},
        {" 1", false, 0},
        {"1 ", false, 0},
        {"1a", false, 0},
        {"a", false, 0},
        {"0x1", false, 0},
        {"1.5", false, 0},
        {"\xD9\xA1", false, 0}, /* an Arabic digit */
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        unsigned number = 4711;
        bool is_number = wob_slice_number(wob_slice_of(rows[i].text), &number);
        if (is_number != rows[i].is_number || number != (is_number ? rows[i].number : 4711))
            fail_msg("\"%s\" gives %u", rows[i].text, number);
    }
}

static bool among(const char *set, int c)
{
    for (; *set; set++)
        if ((unsigned char)*set == c)
            return true;
    return false;
}

static void slice_knows_the_class_of_every_byte(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        bool digit = among("0123456789", c), space = among(" \t\n\v\f\r", c);
        bool upper = among("ABCDEFGHIJKLMNOPQRSTUVWXYZ", c);
        bool alpha = upper || among("abcdefghijklmnopqrstuvwxyz", c);
        assert_int_equal(wob_is_digit((char)c), digit);
        assert_int_equal(wob_is_space((char)c), space);
        assert_int_equal(wob_is_alpha((char)c), alpha);
        assert_int_equal(wob_is_word((char)c), digit || alpha || c >= 0x80);
        assert_int_equal((unsigned char)wob_lower((char)c), upper ? c + 32 : c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slice_of_null_is_the_empty_slice),
        cmocka_unit_test(slice_cut_takes_a_half_open_range),
        cmocka_unit_test(slice_trim_takes_white_space_off_both_ends),
        cmocka_unit_test(slice_equality_folds_ascii_letters_only_when_asked),
        cmocka_unit_test(slice_starts_and_ends_compare_whole_affixes),
        cmocka_unit_test(slice_compare_orders_by_bytes_and_then_by_length),
        cmocka_unit_test(slice_find_gives_the_first_place_or_the_size),
        cmocka_unit_test(slice_next_gives_every_piece_once),
        cmocka_unit_test(slice_number_takes_digits_and_nothing_else),
        cmocka_unit_test(slice_knows_the_class_of_every_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
