/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/plan_law.h and statutes.h: what is found by statute, role and ground, and how
 * citations are counted. */
#include "tests/unit/search.h"

#include "lib/search/statutes.h"

/* What answers and decisions cite is applied, elsewhere it is framework (letters.h). */
static const made_letter letters[] = {
    {.id = "00000000000000aa",
     .path = "/aa",
     .language = WOB_DUTCH,
     .parts = {{WOB_PART_FRAMEWORK, "Artikel 10, tweede lid, onder g, van de Wob noemt alfa.", 0, 0,
                0},
               {WOB_PART_DECISION,
                "Namen weiger ik: artikel 10, tweede lid, onder e, van de Wob. Bravo.", 0, 0, 0}}},
    {.id = "00000000000000bb",
     .path = "/bb",
     .language = WOB_DUTCH,
     .parts = {{WOB_PART_FRAMEWORK, "Artikel 5.1, tweede lid, onder e, van de Woo noemt charlie.",
                0, 0, 0},
               {WOB_PART_DECISION, "Delta blijft weg op grond van artikel 5.1, vijfde lid, Woo.", 0,
                0, 0}}},
    {.id = "00000000000000cc",
     .path = "/cc",
     .language = WOB_DUTCH,
     .parts = {{WOB_PART_DECISION, "Art. 10.2.g Wob staat in de weg, en 10.2.e Wob. Echo.", 0, 0,
                0}}},
};

static const struct {
    const char *question, *found;
    bool successors;
} asked[] = {
    {"statute:\"Wob 10.2.g\"", "aa framework-1, cc decision-1", false},
    {"statute:\"Wob 10.2.g\" role:applied", "cc decision-1", false},
    {"statute:\"Wob 10.2.g\" role:framework", "aa framework-1", false},
    {"statute:\"Wob 10.2.g\" role:argued", "", false},
    {"role:applied statute:\"Wob 10\"", "aa decision-1, cc decision-1", false},
    {"role:applied role:framework wet:Woo", "bb framework-1, bb decision-1", false},
    {"(statute:\"Wob 10.2.g\" OR wet:Woo) AND role:framework", "aa framework-1, bb framework-1",
     false},
    {"role:framework", "aa framework-1, bb framework-1", false},
    {"role:applied -statute:\"Wob 10.2.g\"", "aa decision-1, bb decision-1", false},
    {"ground:privacy", "aa decision-1, bb framework-1, cc decision-1", false},
    {"ground:privacy role:applied", "aa decision-1, cc decision-1", false},
    {"ground:disproportionate-harm", "aa framework-1, bb decision-1, cc decision-1", false},
    /* In the Woo what was 10.2.g is 5.1.5, and more. */
    {"statute:\"Wob 10.2.g\"", "aa framework-1, bb decision-1, cc decision-1", true},
    {"statute:\"Woo 5.1.5\"", "aa framework-1, bb decision-1, cc decision-1", true},
    {"statute:\"Woo 5.1.5\" role:applied", "bb decision-1, cc decision-1", true},
    {"statute:\"Awb 4:8\"", "", true},
    /* Among words: however a passage writes it. */
    {"10.2.g", "aa framework-1, cc decision-1", false},
    {"5.1.2.e", "bb framework-1", false},
    {"5.1.2.e", "aa decision-1, bb framework-1, cc decision-1", true},
};

static void questions_find_what_is_cited_so(void **state)
{
    (void)state;
    make_index("cited", letters, ROWS(letters));
    wob_index *index = open_index("cited");
    for (size_t i = 0; i < ROWS(asked); i++) {
        const wob_ask all = {.most = 100, .successors = asked[i].successors};
        wob_hits hits = ask_with(index, asked[i].question, &all);
        if (hits.at.count)
            qsort(hits.at.at, hits.at.count, sizeof *hits.at.at, by_place);
        wob_slice found = list_of(&hits);
        if (!wob_slice_equal(found, wob_slice_of(asked[i].found)))
            print_error("%s\n", asked[i].question);
        assert_text(found, asked[i].found);
    }
    wob_index_free(index);
}

/* aa's decision has all these words, but for the letter. */
static void a_provision_among_words_ranks_who_cites_it_first(void **state)
{
    (void)state;
    make_index("first", letters, ROWS(letters));
    wob_index *index = open_index("first");
    wob_hits hits = ask(index, "artikel 10 tweede lid onder g van de Wob part:decision");
    assert_text(list_of(&hits), "cc decision-1, aa decision-1, bb decision-1");
    wob_index_free(index);
}

static void a_hit_says_what_it_cites_instead(void **state)
{
    (void)state;
    make_index("instead", letters, ROWS(letters));
    wob_index *index = open_index("instead");
    const wob_ask all = {.most = 100, .successors = true};
    wob_hits hits = ask_with(index, "statute:\"Wob 10.2.g\" delta", &all);
    assert_int_equal(hits.at.count, 1);
    assert_int_equal(hits.at.at[0].counterparts.count, 1);
    const wob_counterpart *counterpart = &hits.at.at[0].counterparts.at[0];
    assert_text(counterpart->label, "Woo 5.1.5");
    assert_text(counterpart->asked, "Wob 10.2.g");
    assert_true(counterpart->follows && !counterpart->equal);
    hits = ask_with(index, "statute:\"Wob 10.2.g\" echo", &all);
    assert_int_equal(hits.at.count, 1);
    assert_int_equal(hits.at.at[0].counterparts.count, 0);
    wob_index_free(index);
}

/* "Wob 10.2.e 2/2": in two letters, two passages. */
static wob_slice count_of(wob_index *index, const char *question, wob_role role)
{
    wob_statutes found;
    wob_plan plan = plan_of(question);
    assert_ok(wob_statutes_count(index, &plan, role, &arena, &found, NULL));
    wob_slice list = wob_arena_print(&arena, "%u/%u:", found.letters, found.passages);
    for (size_t i = 0; i < found.at.count; i++)
        list = wob_arena_print(&arena, "%.*s%s%.*s %u/%u", WOB_ARG(list), i ? ", " : " ",
                               WOB_ARG(found.at.at[i].label), found.at.at[i].letters,
                               found.at.at[i].passages);
    wob_plan_release(&plan);
    return list;
}

static void statutes_are_counted_by_letters_and_passages(void **state)
{
    (void)state;
    make_index("counted", letters, ROWS(letters));
    wob_index *index = open_index("counted");
    assert_text(count_of(index, "", WOB_ROLE_UNKNOWN),
                "3/5: Wob 10.2.e 2/2, Wob 10.2.g 2/2, Woo 5.1.2.e 1/1, Woo 5.1.5 1/1");
    assert_text(count_of(index, "", WOB_ROLE_APPLIED),
                "3/3: Wob 10.2.e 2/2, Wob 10.2.g 1/1, Woo 5.1.5 1/1");
    assert_text(count_of(index, "delta", WOB_ROLE_UNKNOWN), "1/1: Woo 5.1.5 1/1");
    assert_text(count_of(index, "letter:00000000000000aa", WOB_ROLE_UNKNOWN),
                "1/2: Wob 10.2.e 1/1, Wob 10.2.g 1/1");
    assert_text(count_of(index, "zulu", WOB_ROLE_UNKNOWN), "0/0:");
    wob_index_free(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(questions_find_what_is_cited_so, clear),
        cmocka_unit_test_teardown(a_provision_among_words_ranks_who_cites_it_first, clear),
        cmocka_unit_test_teardown(a_hit_says_what_it_cites_instead, clear),
        cmocka_unit_test_teardown(statutes_are_counted_by_letters_and_passages, clear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
