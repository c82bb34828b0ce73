/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/hits.h and facet.h: in which order passages come, and what is told of
 * them. What is found at all is in test_search.c. */
#include "tests/unit/search.h"

/* Order -----------------------------------------------------------------------------------------
 */

static const made_letter letters[] = {
    {.id = "00000000000000aa",
     .path = "/hoogmeer",
     .organisation = "Gemeente Hoogmeer",
     .date = "2021-06-24",
     .language = WOB_DUTCH,
     .parts =
         {
             {WOB_PART_REQUEST, "U verzoekt om stukken:", 0, 0, 0},
             {WOB_PART_ITEM, "1. de facturen van het zwembad;", "1", 0, 0},
             {WOB_PART_ANSWER,
              "De facturen van het zwembad weigeren wij op grond van artikel 10, "
              "tweede lid, onder b en g, van de Wob.",
              "1", 0, WOB_OUTCOME_REFUSED},
             {WOB_PART_DECISION,
              "Wij wijzen uw verzoek af op grond van artikel 10, tweede lid, onder b, "
              "van de Wob.",
              0, 0, WOB_OUTCOME_REFUSED},
             {WOB_PART_REMEDY,
              "Tegen dit besluit over de facturen van het zwembad staat bezwaar open.", 0, 0, 0},
         }},
    {.id = "00000000000000bb",
     .path = "/oostwoude",
     .organisation = "Gemeente Oostwoude",
     .language = WOB_DUTCH,
     .parts = {{WOB_PART_DECISION, "Wij maken alles openbaar.", 0, 0, WOB_OUTCOME_RELEASED}}},
    {.id = "00000000000000cc",
     .path = "/harrowmere",
     .organisation = "Harrowmere Council",
     .date = "2021-12-31",
     .language = WOB_ENGLISH,
     .parts = {{WOB_PART_DECISION, "The council refuses.", 0, 0, WOB_OUTCOME_REFUSED}}},
    {.id = "00000000000000dd",
     .path = "/hoogmeer-2",
     .organisation = "Gemeente Hoogmeer",
     .date = "2019-01-01",
     .language = WOB_DUTCH,
     .parts = {{WOB_PART_DECISION, "Er zijn geen stukken.", 0, 0, WOB_OUTCOME_NOT_HELD}}},
};

static wob_index *open_letters(void)
{
    static bool made;
    if (!made)
        make_index("letters", letters, ROWS(letters));
    made = true;
    return open_index("letters");
}

static void an_answer_comes_before_its_item_and_remedies_last(void **state)
{
    (void)state;
    wob_index *index = open_letters();
    wob_hits hits = ask(index, "facturen zwembad");
    assert_text(list_of(&hits), "aa answer-1, aa item-1, aa remedy-1, aa decision-1, aa request-1");
    hits = ask(index, "facturen zwembad (part:item OR part:answer OR part:remedy)");
    assert_text(list_of(&hits), "aa answer-1, aa item-1, aa remedy-1");
    wob_index_free(index);
}

static void without_words_the_latest_comes_first_and_what_has_no_date_last(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        bool by_date;
        const char *list;
    } rows[] = {
        {"part:decision", false, "cc decision-1, aa decision-1, dd decision-1, bb decision-1"},
        {"part:decision", true, "cc decision-1, aa decision-1, dd decision-1, bb decision-1"},
        {"part:decision -org:hoogmeer", false, "cc decision-1, bb decision-1"},
        {"-part:decision", false, "aa request-1, aa item-1, aa answer-1, aa remedy-1"},
        {"(stukken OR openbaar OR council) part:decision", true,
         "cc decision-1, aa decision-1, dd decision-1, bb decision-1"},
    };
    wob_index *index = open_letters();
    for (size_t i = 0; i < ROWS(rows); i++) {
        const wob_ask how = {.most = 10, .by_date = rows[i].by_date};
        wob_hits hits = ask_with(index, rows[i].question, &how);
        assert_text(list_of(&hits), rows[i].list);
    }
    wob_hits all = ask(index, "");
    assert_int_equal(all.total, 8);
    wob_index_free(index);
}

static void a_hit_has_its_letter_its_text_and_its_id(void **state)
{
    (void)state;
    wob_index *index = open_letters();
    wob_hits hits = ask(index, "facturen");
    const wob_hit *hit = &hits.at.at[0];
    assert_text(hit->id, "00000000000000aa#answer-1");
    assert_text(hit->text, letters[0].parts[2].text);
    assert_text(hit->letter.organisation, "Gemeente Hoogmeer");
    assert_int_equal(hit->passage.outcome, WOB_OUTCOME_REFUSED);
    assert_true(hit->score > 0);
    assert_int_equal(hit->snippet.span.end, 0); /* none was asked for */
    wob_index_free(index);
}

/* Facets ----------------------------------------------------------------------------------------
 */

static void assert_facet(const wob_facet *facet, const char *expected)
{
    wob_slice list = {0};
    for (size_t i = 0; i < facet->count; i++)
        list = wob_arena_print(&arena, "%.*s%s%.*s:%u", WOB_ARG(list), i ? ", " : "",
                               WOB_ARG(facet->at[i].value), (unsigned)facet->at[i].count);
    assert_text(list, expected);
}

static void facets_count_every_match(void **state)
{
    (void)state;
    static const struct {
        const char *question, *organisation, *year, *outcome, *statute;
    } rows[] = {
        {"", "Gemeente Hoogmeer:6, Gemeente Oostwoude:1, Harrowmere Council:1", "2021:6, 2019:1",
         "refused:6, not-held:1, released:1", "Wob 10.2.b:2, Wob 10.2.g:1"},
        {"part:decision", "Gemeente Hoogmeer:2, Gemeente Oostwoude:1, Harrowmere Council:1",
         "2021:2, 2019:1", "refused:2, not-held:1, released:1", "Wob 10.2.b:1"},
        {"facturen part:answer", "Gemeente Hoogmeer:1", "2021:1", "refused:1",
         "Wob 10.2.b:1, Wob 10.2.g:1"},
        {"zulu", "", "", "", ""},
    };
    wob_index *index = open_letters();
    for (size_t i = 0; i < ROWS(rows); i++) {
        const wob_ask how = {.most = 1, .facets = true};
        wob_hits hits = ask_with(index, rows[i].question, &how);
        assert_facet(&hits.facets[WOB_FACET_ORGANISATION], rows[i].organisation);
        assert_facet(&hits.facets[WOB_FACET_YEAR], rows[i].year);
        assert_facet(&hits.facets[WOB_FACET_OUTCOME], rows[i].outcome);
        assert_facet(&hits.facets[WOB_FACET_STATUTE], rows[i].statute);
    }
    wob_hits without = ask(index, "");
    assert_int_equal(
        without.facets[WOB_FACET_ORGANISATION].count + without.facets[WOB_FACET_YEAR].count, 0);
    wob_index_free(index);
}

/* Pages -----------------------------------------------------------------------------------------
 */

enum { POOLS = 220, PASSAGES = 6 * POOLS };

/* Letters that differ in how often and how near the end they name a pool. */
static void make_pools(const char *name)
{
    static const wob_part kinds[] = {WOB_PART_PROCEDURE, WOB_PART_CONSIDERATION, WOB_PART_ANSWER,
                                     WOB_PART_FRAMEWORK, WOB_PART_DECISION,      WOB_PART_REMEDY};
    wob_index_writer *writer = open_writer(name);
    for (unsigned i = 0; i < POOLS; i++) {
        wob_arena own = {0};
        wob_slice id = wob_arena_print(&own, "%016u", i), organisation;
        organisation =
            wob_arena_print(&own, "Gemeente %c%c", 'A' + (int)(i % 26), 'a' + (int)(i % 3));
        made_letter made = {.id = id.data,
                            .path = id.data,
                            .organisation = organisation.data,
                            .date = i % 2 ? "2021-01-01" : "2020-01-01",
                            .language = WOB_DUTCH};
        for (unsigned k = 0; k < ROWS(kinds); k++) {
            wob_slice pools = repeat("zwembad", 1 + (i * 7 + k * 3) % 5, " ", &own),
                      words = repeat("gemeentelijk", (i * 11 + k * 5) % 83, " ", &own);
            made.parts[k] = (made_part){
                kinds[k],
                wob_arena_print(&own, "%s %s.", pools.data, words.data ? words.data : "").data,
                NULL, NULL, 0};
        }
        assert_int_equal(add_made(writer, &made), WOB_ADDED_NEW);
        wob_arena_release(&own);
    }
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
}

static wob_index *open_pools(void)
{
    static bool made;
    if (!made)
        make_pools("pools");
    made = true;
    return open_index("pools");
}

/* Page by page, over the blocks in which candidates are put in order, the hits are those of one
 * large page. */
static void pages_follow_on_each_other(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        uint32_t page;
        bool by_date;
    } rows[] = {
        {"zwembad", 10, false}, {"zwembad", 7, false},    {"zwembad", 500, false},
        {"zwembad", 130, true}, {"year:2021", 90, false}, {"zwembad year:2020", 64, false},
    };
    wob_index *index = open_pools();
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_ask how = {.most = WOB_MOST_HITS, .by_date = rows[i].by_date};
        wob_hits all = ask_with(index, rows[i].question, &how);
        uint32_t seen = 0;
        assert_true(all.at.count > 600);
        for (how.most = rows[i].page; how.first + how.most <= WOB_MOST_HITS;
             how.first += how.most) {
            wob_hits page = ask_with(index, rows[i].question, &how);
            for (uint32_t k = 0; k < page.at.count; k++, seen++) {
                assert_int_equal(page.at.at[k].docid, all.at.at[how.first + k].docid);
                assert_float_equal(page.at.at[k].score, all.at.at[how.first + k].score, 1e-9);
            }
        }
        assert_true(seen >= 600);
        for (size_t k = 1; k < all.at.count && !rows[i].by_date; k++)
            assert_true(all.at.at[k].score <= all.at.at[k - 1].score);
        qsort(all.at.at, all.at.count, sizeof *all.at.at, by_place);
        for (size_t k = 1; k < all.at.count; k++)
            assert_true(all.at.at[k].docid != all.at.at[k - 1].docid);
    }
    wob_index_free(index);
}

/* Of 1320 passages that match, all of the best letter's are in the first block, weak ones too. */
static void the_best_letters_are_looked_through_whole(void **state)
{
    (void)state;
    wob_index *index = open_pools();
    const wob_ask how = {.most = 300};
    wob_hits hits = ask_with(index, "zwembad gemeente", &how);
    uint32_t seen = 0;
    assert_int_equal(hits.at.count, 300);
    for (size_t i = 0; i < hits.at.count; i++)
        seen += wob_slice_equal(hits.at.at[i].letter.id, hits.at.at[0].letter.id);
    assert_int_equal(seen, hits.at.at[0].letter.passage_count);
    wob_index_free(index);
}

static void behind_the_last_hit_there_is_none(void **state)
{
    (void)state;
    static const wob_ask asks[] = {{.first = 8, .most = 10}, {.first = 400, .most = 10}, {0}};
    wob_index *index = open_letters();
    for (size_t i = 0; i < ROWS(asks); i++) {
        assert_int_equal(ask_with(index, "facturen", &asks[i]).at.count, 0);
        assert_int_equal(ask_with(index, "part:decision", &asks[i]).at.count, 0);
    }
    wob_index_free(index);
}

/* Facets make Xapian count all of it; the largest count there is here. */
static void facets_of_many_matches_are_exact(void **state)
{
    (void)state;
    wob_index *index = open_pools();
    const wob_ask how = {.most = 1, .facets = true};
    wob_hits hits = ask_with(index, "zwembad", &how);
    assert_int_equal(hits.total, PASSAGES);
    assert_true(hits.total_is_exact);
    assert_facet(&hits.facets[WOB_FACET_YEAR], "2020:660, 2021:660");
    assert_int_equal(hits.facets[WOB_FACET_ORGANISATION].count, WOB_MOST_FACET);
    for (size_t i = 1; i < hits.facets[WOB_FACET_ORGANISATION].count; i++)
        assert_true(hits.facets[WOB_FACET_ORGANISATION].at[i].count <=
                    hits.facets[WOB_FACET_ORGANISATION].at[i - 1].count);
    wob_index_free(index);
}

/* Writers ---------------------------------------------------------------------------------------
 */

/* A reader keeps one revision; the blocks of it are written over by the second commit behind it. */
static void a_reader_that_was_overtaken_asks_again(void **state)
{
    (void)state;
    make_pools("overtaken");
    wob_index *index = open_index("overtaken");
    assert_int_equal(ask(index, "letter:0000000000000005").at.count, 6);
    wob_index_writer *writer = open_writer("overtaken");
    for (unsigned i = 0; i < POOLS - 1; i++) {
        wob_slice id = wob_arena_print(&arena, "%016u", i);
        wob_removed removed;
        assert_ok(wob_index_writer_remove(writer, id, &removed, NULL));
        assert_true(removed.found);
        if (i % 50 == 0)
            assert_ok(wob_index_writer_commit(writer, NULL));
    }
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);

    wob_hits hits = ask(index, "zwembad");
    assert_int_equal(hits.total, 6);
    assert_int_equal(hits.at.count, 6);
    for (size_t i = 0; i < hits.at.count; i++)
        assert_true(wob_slice_starts(hits.at.at[i].text, WOB_SLICE("zwembad")));
    wob_index_free(index);
}

static void hits_come_with_snippets_where_they_are_asked_for(void **state)
{
    (void)state;
    wob_index *index = open_letters();
    const wob_ask how = {.most = 1, .snippet_bytes = 40};
    wob_hits hits = ask_with(index, "facturen", &how);
    const wob_hit *hit = &hits.at.at[0];
    assert_text(wob_slice_at(hit->text, hit->snippet.span),
                "De facturen van het zwembad weigeren wij");
    assert_false(hit->snippet.cut_before);
    assert_true(hit->snippet.cut_after);
    assert_int_equal(hit->snippet.marks.count, 1);
    assert_text(wob_slice_at(hit->text, hit->snippet.marks.at[0]), "facturen");
    wob_index_free(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(an_answer_comes_before_its_item_and_remedies_last, clear),
        cmocka_unit_test_teardown(without_words_the_latest_comes_first_and_what_has_no_date_last,
                                  clear),
        cmocka_unit_test_teardown(a_hit_has_its_letter_its_text_and_its_id, clear),
        cmocka_unit_test_teardown(facets_count_every_match, clear),
        cmocka_unit_test_teardown(pages_follow_on_each_other, clear),
        cmocka_unit_test_teardown(the_best_letters_are_looked_through_whole, clear),
        cmocka_unit_test_teardown(behind_the_last_hit_there_is_none, clear),
        cmocka_unit_test_teardown(facets_of_many_matches_are_exact, clear),
        cmocka_unit_test_teardown(a_reader_that_was_overtaken_asks_again, clear),
        cmocka_unit_test_teardown(hits_come_with_snippets_where_they_are_asked_for, clear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
