/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/rank.h: how candidates are put in order, and letters next to each other. */
#include "tests/unit/search.h"

#include "lib/search/rank.h"

typedef struct ranked {
    uint32_t docid, letter;
    double weight;
    wob_part part;
    uint32_t size;
} ranked;

static void candidates_are_put_in_order_by_what_they_are(void **state)
{
    (void)state;
    enum { FULL = 960, MOST = 6 };
    static const struct {
        ranked given[MOST];
        const char *order;
    } rows[] = {
        /* by weight, equals by docid */
        {{{1, 1, 2, WOB_PART_OTHER, FULL}, {2, 2, 3, WOB_PART_OTHER, FULL}}, "2 1"},
        {{{7, 1, 2, WOB_PART_OTHER, FULL}, {3, 2, 2, WOB_PART_OTHER, FULL}}, "3 7"},
        /* an answer before its item, standard text last */
        {{{1, 1, 2, WOB_PART_REMEDY, FULL},
          {2, 1, 2, WOB_PART_ITEM, FULL},
          {3, 1, 2, WOB_PART_CONSIDERATION, FULL},
          {4, 1, 2, WOB_PART_ANSWER, FULL},
          {5, 1, 2, WOB_PART_FRAMEWORK, FULL},
          {6, 1, 2, WOB_PART_CLOSING, FULL}},
         "4 2 3 5 6 1"},
        /* scraps after full passages, but short answers and decisions are spared */
        {{{1, 1, 2, WOB_PART_OTHER, 30}, {2, 2, 2, WOB_PART_OTHER, FULL}}, "2 1"},
        {{{1, 1, 2, WOB_PART_OTHER, FULL}, {2, 2, 2, WOB_PART_OTHER, 9 * FULL}}, "1 2"},
        {{{1, 1, 2, WOB_PART_DECISION, 30}, {2, 2, 2, WOB_PART_DECISION, FULL}}, "1 2"},
        {{{1, 1, 2, WOB_PART_ANSWER, 30}, {2, 2, 2, WOB_PART_OTHER, FULL}}, "1 2"},
        /* the best passage of a letter lifts the others */
        {{{1, 1, 2, WOB_PART_OTHER, FULL},
          {2, 2, 1.9, WOB_PART_OTHER, FULL},
          {3, 2, 8, WOB_PART_OTHER, FULL}},
         "3 2 1"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_candidate candidates[MOST] = {0};
        wob_slice order = {0};
        size_t count = 0;
        for (; count < MOST && rows[i].given[count].docid; count++) {
            const ranked *given = &rows[i].given[count];
            candidates[count] =
                (wob_candidate){.docid = given->docid,
                                .letter_docid = given->letter,
                                .weight = given->weight,
                                .passage = {.part = given->part, .size = given->size}};
        }
        wob_rank(candidates, count);
        for (size_t k = 0; k < count; k++) {
            order = wob_arena_print(&arena, "%.*s%s%u", WOB_ARG(order), k ? " " : "",
                                    (unsigned)candidates[k].docid);
            assert_true(k == 0 || candidates[k].weight <= candidates[k - 1].weight);
        }
        assert_text(order, rows[i].order);
    }
    wob_rank(NULL, 0);
}

/* Letter and score of each candidate in order, and the letters in the order of the page. */
static void letters_that_answer_too_are_not_crowded_out(void **state)
{
    (void)state;
    enum { MOST = 7 };
    static const struct {
        struct {
            uint32_t letter;
            double score;
        } given[MOST];
        size_t per_letter;
        const char *order;
    } rows[] = {
        {{{1, 9}, {1, 8}, {1, 7}, {2, 6}, {1, 5}, {3, 4.5}, {1, 1}}, 2, "1 1 2 3 1 1 1"},
        {{{1, 9}, {1, 8}, {1, 7}, {2, 6}, {1, 5}, {3, 4.5}, {1, 1}}, 1, "1 2 3 1 1 1 1"},
        /* what has less than half does not answer as well */
        {{{1, 9}, {1, 8}, {1, 7}, {2, 4}, {1, 3}}, 2, "1 1 1 2 1"},
        {{{1, 9}, {1, 8}, {1, 7}}, 2, "1 1 1"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_candidate candidates[MOST] = {0};
        wob_slice order = {0};
        size_t count = 0;
        for (; count < MOST && rows[i].given[count].letter; count++)
            candidates[count] = (wob_candidate){.docid = (uint32_t)count + 1,
                                                .letter_docid = rows[i].given[count].letter,
                                                .weight = rows[i].given[count].score};
        wob_rank_spread(candidates, count, rows[i].per_letter, &arena);
        for (size_t k = 0; k < count; k++)
            order = wob_arena_print(&arena, "%.*s%s%u", WOB_ARG(order), k ? " " : "",
                                    (unsigned)candidates[k].letter_docid);
        assert_text(order, rows[i].order);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(candidates_are_put_in_order_by_what_they_are, clear),
        cmocka_unit_test_teardown(letters_that_answer_too_are_not_crowded_out, clear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
