/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/variants.h and compound.h, through questions: what a word finds beyond
 * itself, and that the word itself comes first. Dictionaries are not needed: the glossary has these
 * words. */
#include "tests/unit/search.h"

#include "lib/search/suggestion.h"

/* Passages of one letter each, so that none is lifted by another. */
#define LETTER(id_end, text)                                                                       \
    {                                                                                              \
        .id = "00000000000000" id_end, .path = "/" id_end, .language = WOB_DUTCH, .parts = {       \
            {WOB_PART_OTHER, text, 0, 0, 0},                                                       \
        }                                                                                          \
    }

static const made_letter letters[] = {
    LETTER("aa", "de parkeerboete van gisteren"),
    LETTER("ab", "een boete voor het parkeren"),
    LETTER("ac", "de gehandicaptenparkeerkaart"),
    LETTER("ad", "de visserij op de Noordzee"),
    LETTER("ae", "de bezwaren van de opdrachtgevers"),
    LETTER("af", "een bezwaarschrift tegen het besluit"),
    LETTER("ag", "de derde-belanghebbende heeft zienswijze ingediend"),
    LETTER("ah", "derdebelanghebbenden hebben niets ingediend"),
    LETTER("ai", "ammoniak in de lucht"),
};

static wob_slice found(const char *question)
{
    static bool made;
    wob_plan plan = {0};
    const wob_node *root;
    wob_hits hits;
    const wob_ask all = {.most = 100};
    if (!made)
        make_index("variants", letters, ROWS(letters));
    made = true;
    wob_index *index = open_index("variants");
    assert_ok(wob_syntax_parse(wob_slice_of(question), false, &arena, &root, NULL));
    assert_ok(wob_plan_make(root, false, index, analyser, &arena, &plan, NULL));
    assert_ok(wob_hits_find(index, &plan, &all, analyser, &arena, &hits, NULL));
    wob_slice list = {0};
    for (size_t i = 0; i < hits.at.count; i++) {
        wob_slice id = hits.at.at[i].letter.id;
        list = wob_arena_print(&arena, "%.*s%s%.*s", WOB_ARG(list), i ? " " : "",
                               WOB_ARG(wob_slice_cut(id, id.size - 2, id.size)));
    }
    wob_plan_release(&plan);
    wob_index_free(index);
    return list;
}

static void a_word_finds_its_variants_and_itself_first(void **state)
{
    (void)state;
    static const struct {
        const char *question, *found;
    } rows[] = {
        {"boete", "ab aa"},                 /* a compound that holds it */
        {"parkeerboete", "aa ab"},          /* its parts */
        {"gehandicapten", "ac"},            /* the first part alone */
        {"viserij", "ad"},                  /* a letter left out */
        {"amoniakk", "ai"},                 /* two errors */
        {"opdrachtgever", "ae"},            /* Kraaij and Pohlmann take these together */
        {"objection", "ae af"},             /* the glossary, and a compound with it */
        {"the decision", "af"},             /* an English question */
        {"derde-belanghebbende", "ag ah"},  /* with a hyphen or joined */
        {"\"derde belanghebbende\"", "ag"}, /* as it is written */
        {"zwembad", ""},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(found(rows[i].question), rows[i].found);
}

static void what_is_excluded_is_excluded_as_it_is_written(void **state)
{
    (void)state;
    assert_text(found("boete -parkeerboete"), "ab");
    assert_text(found("visserij -viserij"), "ad");
}

static void what_stands_nowhere_is_put_right(void **state)
{
    (void)state;
    static const struct {
        const char *question, *suggestion;
    } rows[] = {
        {"viserij", "visserij"},
        {"ammoniak", ""},  /* is there */
        {"objection", ""}, /* is translated */
        {"zwembad", ""},   /* nothing comes near */
        {"amoniak AND besluit", "ammoniak AND besluit"},
        {"visserij -viserij", "visserij AND NOT visserij"},
        {"\"viserij\" part:other", ""}, /* as it is written */
    };
    (void)found("visserij"); /* makes the index */
    wob_index *index = open_index("variants");
    for (size_t i = 0; i < ROWS(rows); i++) {
        const wob_node *root;
        wob_slice suggestion;
        assert_ok(wob_syntax_parse(wob_slice_of(rows[i].question), false, &arena, &root, NULL));
        assert_ok(wob_suggestion_make(root, index, analyser, &arena, &suggestion, NULL));
        assert_text(suggestion, rows[i].suggestion);
    }
    wob_index_free(index);
}

/* Without an index there are no tables: a word is its stems. */
static void a_plan_without_an_index_has_no_variants(void **state)
{
    (void)state;
    wob_buffer text = {0};
    wob_plan plan = plan_of("parkeerboete");
    assert_ok(wob_query_describe(plan.query, &text, NULL));
    assert_has(text.data, "Zparkeerboet");
    assert_int_equal(wob_slice_find(wob_buffer_slice(&text), WOB_SLICE("Zboet"), 0), text.size);
    wob_buffer_release(&text);
    wob_plan_release(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_word_finds_its_variants_and_itself_first, clear),
        cmocka_unit_test_teardown(what_is_excluded_is_excluded_as_it_is_written, clear),
        cmocka_unit_test_teardown(what_stands_nowhere_is_put_right, clear),
        cmocka_unit_test_teardown(a_plan_without_an_index_has_no_variants, clear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
