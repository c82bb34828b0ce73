/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/engine/engine.h: the best matches are the same, whether all are weighed or those
 * that cannot be among them are passed over. Words of a group end in the same document, which
 * Xapian 1.4 takes badly where nothing stands above an OP_MAX. */
#include "tests/unit/engine.h"

enum { DOCUMENTS = 400, GROUPS = 3, OF_GROUP = 4, QUESTIONS = 300, BEST = 5 };

/* "g1w2": the rarer, the higher its number. */
static void name_word(char name[8], unsigned group, unsigned word)
{
    snprintf(name, 8, "g%uw%u", group, word);
}

static unsigned draw(unsigned *state, unsigned limit)
{
    *state = *state * 1103515245u + 12345u;
    return (*state >> 16) % limit;
}

/* The words of a group stand together in its last document, and nowhere behind it. */
static wob_database *scattered(const char *name)
{
    wob_database *database = open_to_write(name);
    unsigned state = 1;
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        char text[1024] = "", word[8];
        for (unsigned group = 0; group < GROUPS; group++)
            for (unsigned k = 0; k < OF_GROUP; k++) {
                const unsigned last = DOCUMENTS - 1 - 40 * group;
                unsigned times = i < last && draw(&state, 1 + 3 * k) == 0 ? 1 + draw(&state, 4) : 0;
                name_word(word, group, k);
                for (times += i == last; times > 0; times--)
                    snprintf(text + strlen(text), sizeof text - strlen(text), "%s ", word);
            }
        snprintf(text + strlen(text), sizeof text - strlen(text), "rest");
        add_words(database, text);
    }
    assert_ok(wob_database_commit(database, NULL));
    return database;
}

/* Any words of a group, scaled, under a MAX. */
static wob_query *any_of_group(unsigned group, unsigned *state)
{
    wob_query *parts[OF_GROUP], *any = NULL;
    size_t count = 0;
    for (unsigned k = 0; k < OF_GROUP; k++) {
        wob_query *word = NULL;
        char name[8];
        if (k && draw(state, 2))
            continue;
        name_word(name, group, k);
        assert_ok(wob_query_term(wob_slice_of(name), &word, NULL));
        assert_ok(wob_query_scale(word, 1.0 / (1 + draw(state, 4)), &parts[count++], NULL));
        wob_query_free(word);
    }
    assert_ok(wob_query_join(WOB_MAX, parts, count, &any, NULL));
    while (count > 0)
        wob_query_free(parts[--count]);
    return any;
}

static wob_query *question(unsigned *state)
{
    wob_query *parts[GROUPS], *query = NULL;
    size_t count = 1 + draw(state, GROUPS);
    for (size_t i = 0; i < count; i++)
        parts[i] = any_of_group((unsigned)i, state);
    assert_ok(wob_query_join(WOB_OR, parts, count, &query, NULL));
    while (count > 0)
        wob_query_free(parts[--count]);
    return query;
}

static wob_matches *best_of(wob_database *database, const wob_query *query, uint32_t checked)
{
    wob_matches *matches = NULL;
    const wob_search how = {
        .query = query, .most = BEST, .check_at_least = checked, .k1 = 0.8, .b = 0.1};
    assert_ok(wob_database_search(database, &how, &matches, NULL));
    return matches;
}

static void the_best_are_the_same_however_many_are_weighed(void **state)
{
    (void)state;
    wob_database *database = scattered("scattered");
    unsigned chance = 7;
    for (int i = 0; i < QUESTIONS; i++) {
        wob_query *query = question(&chance);
        wob_matches *all = best_of(database, query, UINT32_MAX), *few = best_of(database, query, 0);
        assert_int_equal(wob_matches_count(few), BEST);
        for (size_t k = 0; k < BEST; k++) {
            assert_int_equal(wob_matches_at(few, k).docid, wob_matches_at(all, k).docid);
            assert_true(wob_matches_at(few, k).weight <= wob_matches_at(all, k).weight + 1e-9);
            assert_true(wob_matches_at(few, k).weight >= wob_matches_at(all, k).weight - 1e-9);
        }
        wob_matches_free(all);
        wob_matches_free(few);
        wob_query_free(query);
    }
    wob_database_free(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_are_the_same_however_many_are_weighed),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
