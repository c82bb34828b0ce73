/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/text/fold.h, and of wob_compose of lib/text/analyse.h. */
#include "tests/unit/unit.h"

#include "lib/base/utf8.h"
#include "lib/text/analyse.h"
#include "lib/text/fold.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static void assert_folded(wob_slice word, wob_slice expected)
{
    wob_buffer folded = {0};
    assert_int_equal(wob_fold(word, &folded, NULL), WOB_OK);
    assert_slice(wob_buffer_slice(&folded), expected);
    wob_buffer_release(&folded);
}

static void fold_takes_case_accents_and_typography_away(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"BESLUIT", "besluit"},
        {"10.2.E", "10.2.e"},
        {"Wob_1", "wob_1"},
        {"geïnd", "geind"},
        {"GEI\u0308ND", "geind"},
        {"één", "een"},
        {"ÀÖÿçÑ", "aoycn"},
        {"Ĳssel", "ijssel"},
        {"ĳs", "ijs"},
        {"straße", "strasse"},
        {"\uFB01nanciën", "financien"},
        {"wet\u00ADgeving", "wetgeving"},
        {"\u00AD", ""},
        {"\u0301", ""},
        {"foto’s", "foto's"},
        {"foto‘s", "foto's"},
        {"foto\u02BCs", "foto's"},
        {"foto\uFF07s", "foto's"},
        {"m²", "m2"},
        {"２０２１", "2021"},
        {"Sørensen", "sørensen"},
        {"İstanbul", "istanbul"},
        {"Ệ", "e"},
        {"ΆΣ", "ασ"},
        {"한국", "한국"},
        {"\u05D0\u05B7", "\u05D0\u05B7"}, /* Hebrew points are no accents */
        {"😀", "😀"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_folded(wob_slice_of(rows[i][0]), wob_slice_of(rows[i][1]));
}

static void fold_cuts_long_words_between_characters(void **state)
{
    (void)state;
    char ascii[300], expected[WOB_WORD_LONGEST];
    memset(ascii, 'A', sizeof ascii);
    memset(expected, 'a', sizeof expected);
    assert_folded((wob_slice){ascii, sizeof ascii}, (wob_slice){expected, sizeof expected});
    assert_folded((wob_slice){ascii, WOB_WORD_LONGEST}, (wob_slice){expected, sizeof expected});

    wob_buffer greek = {0};
    wob_buffer_print(&greek, "a");
    for (size_t i = 0; i < 200; i++)
        wob_buffer_print(&greek, "λ");
    wob_slice word = wob_buffer_slice(&greek);
    assert_folded(word, wob_slice_cut(word, 0, 63)); /* 1 + 31 times 2; one byte is left over */
    wob_buffer_release(&greek);
}

/* A character that letters might have, or that combines with others, by a counter. */
static uint32_t character(uint64_t *random)
{
    static const uint32_t ranges[][2] = {
        {' ', 0x7F},      {'A', 'z' + 1},     {0x80, 0x250},    {0x300, 0x370},    {0x370, 0x530},
        {0x900, 0xA00},   {0x1100, 0x1200},   {0x1E00, 0x2000}, {0x2000, 0x2200},  {0xAC00, 0xD7A4},
        {0xF900, 0xFB50}, {0x1D15E, 0x1D200}, {0x80, 0xD800},   {0xE000, 0x20000},
    };
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    const uint32_t *range = ranges[(*random >> 60) % ROWS(ranges)];
    return range[0] + (uint32_t)(*random >> 33) % (range[1] - range[0]);
}

static void add_random_text(wob_buffer *to, uint64_t *random, size_t characters)
{
    for (size_t k = 0; k < characters; k++)
        wob_utf8_add(to, character(random));
}

static void fold_changes_nothing_that_is_folded(void **state)
{
    (void)state;
    uint64_t random = 1;
    wob_buffer word = {0}, once = {0}, twice = {0};
    for (size_t round = 0; round < 100000; round++) {
        wob_buffer_clear(&word);
        wob_buffer_clear(&once);
        wob_buffer_clear(&twice);
        add_random_text(&word, &random, 1 + round % 9);
        assert_int_equal(wob_fold(wob_buffer_slice(&word), &once, NULL), WOB_OK);
        assert_int_equal(wob_fold(wob_buffer_slice(&once), &twice, NULL), WOB_OK);
        if (!wob_slice_equal(wob_buffer_slice(&once), wob_buffer_slice(&twice)))
            fail_msg("\"%s\" folds to \"%s\" and that to \"%s\"", word.data, once.data, twice.data);
    }
    wob_buffer_release(&word);
    wob_buffer_release(&once);
    wob_buffer_release(&twice);
}

static void assert_composed(wob_slice text, wob_slice expected)
{
    wob_buffer composed = {0};
    wob_buffer_print(&composed, "<");
    assert_int_equal(wob_compose(text, &composed, NULL), WOB_OK);
    wob_slice all = wob_buffer_slice(&composed);
    assert_slice(wob_slice_cut(all, 1, all.size), expected);
    wob_buffer_release(&composed);
}

static void compose_joins_marks_to_their_letters(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"Besluit van 3 mei", "Besluit van 3 mei"},
        {"geïnd – € 5 “ja”", "geïnd – € 5 “ja”"},
        {"gei\u0308nd", "geïnd"},
        {"e\u0301e\u0301n", "één"},
        {"\u0308a", "\u0308a"},
        {"a\u0323\u0302", "ậ"},
        {"a\u0302\u0323", "ậ"},
        {"â\u0323", "ậ"},
        {"\u212B", "Å"}, /* the sign for angstrom is that letter */
        {"\u1112\u1161\u11AB", "한"},
        {"\uFB01", "\uFB01"}, /* ligatures stay: they are no canonical equivalent */
        {"…e\u0301…", "…é…"},
        {"x\u0301", "x\u0301"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_composed(wob_slice_of(rows[i][0]), wob_slice_of(rows[i][1]));
}

/* What ICU makes of the whole text at once. */
static wob_slice composed_by_icu(const wob_buffer *text, char *to, size_t room)
{
    UChar units[256], composed[768];
    int32_t size = 0;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8(units, 256, &size, text->data, (int32_t)text->size, &code);
    size = unorm2_normalize(unorm2_getNFCInstance(&code), units, size, composed, 768, &code);
    u_strToUTF8(to, (int32_t)room, &size, composed, size, &code);
    assert_true(U_SUCCESS(code));
    return (wob_slice){to, (size_t)size};
}

static void compose_agrees_with_icu_on_any_text(void **state)
{
    (void)state;
    uint64_t random = 1;
    size_t changed = 0;
    wob_buffer text = {0};
    for (size_t round = 0; round < 50000; round++) {
        char expected[2400];
        wob_buffer_clear(&text);
        add_random_text(&text, &random, 1 + round % 40);
        wob_slice icu = composed_by_icu(&text, expected, sizeof expected);
        changed += !wob_slice_equal(icu, wob_buffer_slice(&text));
        assert_composed(wob_buffer_slice(&text), icu);
    }
    assert_true(changed > 5000);
    wob_buffer_release(&text);
}

static void compose_takes_endless_marks(void **state)
{
    (void)state;
    wob_buffer text = {0}, composed = {0};
    wob_buffer_print(&text, "e");
    for (size_t i = 0; i < 100000; i++)
        wob_buffer_print(&text, "\u0301");
    assert_int_equal(wob_compose(wob_buffer_slice(&text), &composed, NULL), WOB_OK);
    assert_int_equal(composed.size, text.size - 1); /* é is a byte less than e and its accent */
    wob_buffer_release(&text);
    wob_buffer_release(&composed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fold_takes_case_accents_and_typography_away),
        cmocka_unit_test(fold_cuts_long_words_between_characters),
        cmocka_unit_test(fold_changes_nothing_that_is_folded),
        cmocka_unit_test(compose_joins_marks_to_their_letters),
        cmocka_unit_test(compose_agrees_with_icu_on_any_text),
        cmocka_unit_test(compose_takes_endless_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
