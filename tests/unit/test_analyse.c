/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of wob_analyse of lib/text/analyse.h, and of lib/text/stem.h behind it. */
#include "tests/unit/unit.h"

#include "lib/engine/engine.h"
#include "lib/text/analyse.h"
#include "lib/text/stem.h"

#include <unicode/utypes.h>

static wob_analyser *analyser;
static wob_arena arena;

static int set_up(void **state)
{
    (void)state;
    return wob_analyser_new(&analyser, NULL) != WOB_OK;
}

static int tear_down(void **state)
{
    (void)state;
    wob_analyser_free(analyser);
    wob_arena_release(&arena);
    return 0;
}

static wob_words words_of(wob_slice text, wob_language language)
{
    wob_words words = {0};
    assert_int_equal(wob_analyse(analyser, text, language, &arena, &words, NULL), WOB_OK);
    return words;
}

/* "folded/stem" for each word; stop words in brackets. */
static void assert_analysed(wob_language language, const char *text, const char *expected)
{
    wob_buffer shown = {0};
    wob_words words = words_of(wob_slice_of(text), language);
    for (size_t i = 0; i < words.count; i++) {
        const wob_word *word = &words.at[i];
        wob_buffer_print(&shown, "%s%s%.*s/%.*s%s", i ? " " : "", word->stop ? "(" : "",
                         WOB_ARG(word->folded), WOB_ARG(word->stem), word->stop ? ")" : "");
    }
    assert_text(wob_buffer_slice(&shown), expected);
    wob_buffer_release(&shown);
    wob_arena_clear(&arena);
}

static void analysis_folds_and_stems_dutch(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"Besluiten en het verzoek", "besluiten/besluit (en/en) (het/het) verzoek/verzoek"},
        {"FINANCIËLE Financiën", "financiele/financiel financien/financien"},
        {"foto’s, auto's, zo'n", "foto's/foto auto's/auto (zo'n/zo'n)"},
        {"'s morgens", "s/s morgens/morgen"},
        {"10.2.e 2021 a1", "10.2.e/10.2.e 2021/2021 a1/a1"},
        {"wet\u00ADgeving", "wetgeving/wetgev"},
        {"maan manen", "maan/man manen/man"},
        {"a \u115F b", "a/a b/b"}, /* a letter that folds to nothing */
        {"██ • ____", ""},
        {"één the", "(een/een) the/the"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_analysed(WOB_DUTCH, rows[i][0], rows[i][1]);
}

static void analysis_folds_and_stems_english(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"The requests were refused", "(the/the) requests/request (were/were) refused/refus"},
        {"the Council’s policies", "(the/the) council's/council policies/polici"},
        {"route66s mp3s", "route66s/route66s mp3s/mp3s"},
        {"don't het", "(don't/don't) het/het"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_analysed(WOB_ENGLISH, rows[i][0], rows[i][1]);
}

static void analysis_gives_spans_of_the_text(void **state)
{
    (void)state;
    wob_slice text = WOB_SLICE("“Geïnd” op 10.2.e");
    wob_words words = words_of(text, WOB_DUTCH);
    assert_int_equal(words.count, 3);
    assert_text(wob_slice_at(text, words.at[0].span), "Geïnd");
    assert_text(wob_slice_at(text, words.at[1].span), "op");
    assert_text(wob_slice_at(text, words.at[2].span), "10.2.e");
    wob_arena_clear(&arena);
}

static void analysis_appends_words_that_last(void **state)
{
    (void)state;
    wob_buffer first = {0};
    wob_buffer_print(&first, "katten");
    wob_words words = words_of(wob_buffer_slice(&first), WOB_DUTCH);
    wob_buffer_release(&first);
    wob_slice second = WOB_SLICE("manen honden vissen");
    assert_int_equal(wob_analyse(analyser, second, WOB_DUTCH, &arena, &words, NULL), WOB_OK);
    assert_int_equal(words.count, 4);
    assert_text(words.at[0].folded, "katten");
    assert_text(words.at[0].stem, "kat");
    assert_text(words.at[1].folded, "manen");
    assert_text(words.at[3].stem, "viss");
    wob_arena_clear(&arena);
}

static void analysis_cuts_words_at_the_limit(void **state)
{
    (void)state;
    wob_buffer text = {0};
    for (size_t i = 0; i < 1000; i++)
        wob_buffer_print(&text, "é");
    wob_words words = words_of(wob_buffer_slice(&text), WOB_DUTCH);
    assert_int_equal(words.count, 1);
    assert_int_equal(words.at[0].span.end, text.size);
    assert_int_equal(words.at[0].folded.size, WOB_WORD_LONGEST);
    assert_in_range(words.at[0].stem.size, 1, WOB_WORD_LONGEST);
    wob_buffer_release(&text);
    wob_arena_clear(&arena);
}

/* More words than the memory has room for, twice over: each has the stem that Snowball gives. */
static void stems_are_those_of_snowball_whatever_is_remembered(void **state)
{
    (void)state;
    static const char *const algorithms[] = {[WOB_DUTCH] = "dutch", [WOB_ENGLISH] = "english"};
    static const char *const endings[] = {"",  "en", "ing",       "heid",
                                          "s", "ed", "lijkheden", "ations"};
    size_t compared = 0;
    for (wob_language language = WOB_DUTCH; language <= WOB_ENGLISH; language++) {
        wob_stems *stems;
        wob_stemmer *snowball;
        wob_buffer word = {0}, stem = {0};
        assert_int_equal(wob_stems_new(language, &stems, NULL), WOB_OK);
        assert_int_equal(wob_stemmer_new(algorithms[language], &snowball, NULL), WOB_OK);
        for (unsigned i = 0; i < 2 * 40000; i++, compared++) {
            unsigned n = i % 40000;
            wob_stem_of found;
            wob_buffer_clear(&word);
            wob_buffer_clear(&stem);
            for (unsigned rest = n / 8 + 1; rest; rest /= 18)
                wob_buffer_print(&word, "%c%c", "bdfgklmnprstvwzchj"[rest % 18], "aeiou"[rest % 5]);
            wob_buffer_print(&word, "%s", endings[n % 8]);
            assert_int_equal(wob_stem(snowball, wob_buffer_slice(&word), &stem, NULL), WOB_OK);
            assert_int_equal(wob_stems_find(stems, wob_buffer_slice(&word), &found, NULL), WOB_OK);
            assert_slice(found.stem, wob_buffer_slice(&stem));
        }
        wob_stemmer_free(snowball);
        wob_stems_free(stems);
        wob_buffer_release(&word);
        wob_buffer_release(&stem);
    }
    assert_int_equal(compared, 160000);
}

static void text_version_names_icu(void **state)
{
    (void)state;
    assert_string_equal(wob_text_version(), "icu " U_ICU_VERSION);
}

static void analyser_can_be_nothing_when_freed(void **state)
{
    (void)state;
    wob_analyser_free(NULL);
    wob_stems_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(analysis_folds_and_stems_dutch),
        cmocka_unit_test(analysis_folds_and_stems_english),
        cmocka_unit_test(analysis_gives_spans_of_the_text),
        cmocka_unit_test(analysis_appends_words_that_last),
        cmocka_unit_test(analysis_cuts_words_at_the_limit),
        cmocka_unit_test(stems_are_those_of_snowball_whatever_is_remembered),
        cmocka_unit_test(text_version_names_icu),
        cmocka_unit_test(analyser_can_be_nothing_when_freed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
