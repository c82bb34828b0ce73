/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/text/language.h and lib/text/stop_word.h. */
#include "tests/unit/unit.h"

#include "lib/base/buffer.h"
#include "lib/base/table.h"
#include "lib/text/fold.h"
#include "lib/text/stop_word.h"

static void language_has_a_code_that_is_read_again(void **state)
{
    (void)state;
    wob_language language = WOB_ENGLISH;
    assert_string_equal(wob_language_code(WOB_DUTCH), "nl");
    assert_string_equal(wob_language_code(WOB_ENGLISH), "en");
    assert_true(wob_language_parse(WOB_SLICE("nl"), &language));
    assert_int_equal(language, WOB_DUTCH);
    assert_true(wob_language_parse(WOB_SLICE("en"), &language));
    assert_int_equal(language, WOB_ENGLISH);
    static const char *const others[] = {"", "n", "nl ", "NL", "de", "dutch"};
    for (size_t i = 0; i < ROWS(others); i++)
        assert_false(wob_language_parse(wob_slice_of(others[i]), &language));
    assert_int_equal(language, WOB_ENGLISH);
}

static void language_is_the_one_with_more_stop_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        wob_language language;
    } rows[] = {
        {"Hierbij besluit ik uw verzoek af te wijzen.", WOB_DUTCH},
        {"U heeft gevraagd om alle e-mails over het zwembad", WOB_DUTCH},
        {"HET BESLUIT VAN DE MINISTER", WOB_DUTCH},
        {"I have decided to refuse your request.", WOB_ENGLISH},
        {"You asked for all e-mails about the swimming pool", WOB_ENGLISH},
        {"THE DECISION OF THE COUNCIL", WOB_ENGLISH},
        {"het;het,(the)", WOB_DUTCH},
        {"het/the\nthe", WOB_ENGLISH},
        {"Het project 'Freedom of Information for the People' is niet van ons", WOB_DUTCH},
        {"The Wet openbaarheid van bestuur was repealed by the Wet open overheid.", WOB_ENGLISH},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        for (wob_language otherwise = WOB_DUTCH; otherwise <= WOB_ENGLISH; otherwise++)
            if (wob_language_detect(wob_slice_of(rows[i].text), otherwise) != rows[i].language)
                fail_msg("\"%s\"", rows[i].text);
}

static void language_stays_open_where_no_word_tells(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",        "Jansen / Smith",  "is was in over of", /* both languages have them */
        "het the", "hetthe thé hété", "dededededededededede", "12 34",
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        for (wob_language otherwise = WOB_DUTCH; otherwise <= WOB_ENGLISH; otherwise++)
            if (wob_language_detect(wob_slice_of(rows[i]), otherwise) != otherwise)
                fail_msg("\"%s\"", rows[i]);
}

static void stop_words_belong_to_their_language(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        bool dutch, english;
    } rows[] = {
        {"het", true, false},      {"welke", true, false}, {"zo'n", true, false},
        {"the", false, true},      {"which", false, true}, {"don't", false, true},
        {"in", true, true},        {"over", true, true},   {"besluit", false, false},
        {"request", false, false}, {"He", false, true},    {"", false, false},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice word = wob_slice_of(rows[i].word);
        wob_language language = WOB_DUTCH;
        if (wob_is_stop_word(word, WOB_DUTCH) != rows[i].dutch ||
            wob_is_stop_word(word, WOB_ENGLISH) != rows[i].english ||
            wob_stop_word_tells(word, &language) != (rows[i].dutch != rows[i].english))
            fail_msg("\"%s\"", rows[i].word);
        if (rows[i].dutch != rows[i].english)
            assert_int_equal(language, rows[i].dutch ? WOB_DUTCH : WOB_ENGLISH);
    }
}

static void stop_words_of_the_table_are_folded_and_stand_once(void **state)
{
    (void)state;
    size_t counts[] = {[WOB_DUTCH] = 0, [WOB_ENGLISH] = 0};
    wob_arena arena = {0};
    wob_slices seen[] = {[WOB_DUTCH] = {0}, [WOB_ENGLISH] = {0}};
    wob_buffer folded = {0};
    wob_table table = wob_table_open("stopwords");
    for (wob_row row; wob_table_next(&table, &row);) {
        wob_language language;
        wob_slice word = row.field[1];
        assert_true(wob_language_parse(row.field[0], &language));
        wob_buffer_clear(&folded);
        assert_int_equal(wob_fold(word, &folded, NULL), WOB_OK);
        assert_slice(wob_buffer_slice(&folded), word);
        if (wob_slices_have(&seen[language], word))
            fail_msg("data/stopwords.tsv:%u: \"%.*s\" again", table.line, WOB_ARG(word));
        *wob_push(&arena, &seen[language]) = word;
        counts[language]++;
        assert_true(wob_is_stop_word(word, language));
    }
    assert_in_range(counts[WOB_DUTCH], 100, 250);
    assert_in_range(counts[WOB_ENGLISH], 100, 250);
    wob_buffer_release(&folded);
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(language_has_a_code_that_is_read_again),
        cmocka_unit_test(language_is_the_one_with_more_stop_words),
        cmocka_unit_test(language_stays_open_where_no_word_tells),
        cmocka_unit_test(stop_words_belong_to_their_language),
        cmocka_unit_test(stop_words_of_the_table_are_folded_and_stand_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
