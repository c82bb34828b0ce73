/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/engine/engine.h: what queries match, how matches are weighed, sorted and counted. */
#include "tests/unit/engine.h"

/* Queries -------------------------------------------------------------------------------------- */

static wob_query *term(const char *text)
{
    wob_query *query = NULL;
    assert_ok(wob_query_term(wob_slice_of(text), &query, NULL));
    return query;
}

/* The terms of `words` joined; "-" stands for a query of nothing, "*" for one of everything. */
static wob_query *join(wob_operator op, const char *words)
{
    wob_query *parts[8] = {0}, *joined = NULL;
    wob_slice rest = wob_slice_of(words), word;
    size_t count = 0;
    while (wob_slice_next(&rest, ' ', &word)) {
        assert_true(count < ROWS(parts));
        wob_query **part = &parts[count++];
        assert_ok(wob_slice_equal(word, WOB_SLICE("-"))   ? wob_query_nothing(part, NULL)
                  : wob_slice_equal(word, WOB_SLICE("*")) ? wob_query_everything(part, NULL)
                                                          : wob_query_term(word, part, NULL));
    }
    assert_ok(wob_query_join(op, parts, count, &joined, NULL));
    for (size_t i = 0; i < count; i++)
        wob_query_free(parts[i]);
    return joined;
}

/* A search with the weights of BM25 that are usual. */
static wob_matches *search(wob_database *database, wob_search how)
{
    wob_matches *matches = NULL;
    how.k1 = 1.2;
    how.b = 0.75;
    assert_ok(wob_database_search(database, &how, &matches, NULL));
    return matches;
}

/* The numbers of the documents that match, by weight, as text; the query is freed. */
static const char *find(wob_database *database, wob_query *query)
{
    static gathered found;
    wob_matches *matches = search(database, (wob_search){.query = query, .most = 100});
    found = (gathered){0};
    for (size_t i = 0; i < wob_matches_count(matches); i++)
        assert_ok(gather_docid(&found, wob_matches_at(matches, i).docid, NULL));
    wob_matches_free(matches);
    wob_query_free(query);
    return found.text;
}

/* The query finds these, by number: not the order is asked. It is freed. */
static void expect_found(wob_database *database, wob_query *query, const char *docids)
{
    const char *found = find(database, query);
    char sorted[32] = "";
    for (const char *digit = "123456789"; *digit; digit++)
        if (strchr(found, *digit))
            snprintf(sorted + strlen(sorted), sizeof sorted - strlen(sorted), "%s%c",
                     *sorted ? " " : "", *digit);
    assert_string_equal(sorted, docids);
}

static void joined_queries_describe_themselves(void **state)
{
    (void)state;
    static const struct {
        wob_operator op;
        const char *words, *description;
    } joins[] = {
        {WOB_AND, "a b c", "Query((a AND b AND c))"},
        {WOB_OR, "a b c", "Query((a OR b OR c))"},
        {WOB_AND_NOT, "a b c", "Query((a AND_NOT b AND_NOT c))"},
        {WOB_AND_MAYBE, "a b c", "Query((a AND_MAYBE b AND_MAYBE c))"},
        {WOB_FILTER, "a b c", "Query((a FILTER b FILTER c))"},
        {WOB_MAX, "a b c", "Query((a MAX b MAX c))"},
        {WOB_SYNONYM, "a b c", "Query((a SYNONYM b SYNONYM c))"},
        {WOB_AND, "a -", "Query()"},
        {WOB_OR, "- a", "Query(a)"},
        {WOB_AND_NOT, "a -", "Query(a)"},
        {WOB_AND_NOT, "- a", "Query()"},
        {WOB_AND_MAYBE, "a -", "Query(a)"},
        {WOB_FILTER, "a -", "Query()"},
        {WOB_MAX, "a -", "Query(a)"},
        {WOB_OR, "*", "Query(<alldocuments>)"},
    };
    for (size_t i = 0; i < ROWS(joins); i++) {
        wob_buffer text = {0};
        wob_query *query = join(joins[i].op, joins[i].words);
        assert_ok(wob_query_describe(query, &text, NULL));
        assert_text(wob_buffer_slice(&text), joins[i].description);
        wob_query_free(query);
        wob_buffer_release(&text);
    }
}

static void a_join_of_one_part_is_that_part_and_of_none_is_nothing(void **state)
{
    (void)state;
    for (int op = WOB_AND; op <= WOB_SYNONYM; op++) {
        wob_buffer text = {0};
        wob_query *one = join((wob_operator)op, "a"), *none = join((wob_operator)op, "");
        assert_ok(wob_query_describe(one, &text, NULL));
        assert_ok(wob_query_describe(none, &text, NULL));
        assert_text(wob_buffer_slice(&text), "Query(a)Query()");
        wob_query_free(one);
        wob_query_free(none);
        wob_buffer_release(&text);
    }
}

static void queries_find_what_they_say(void **state)
{
    (void)state;
    static const struct {
        wob_operator op;
        const char *words, *docids;
    } searches[] = {
        {WOB_AND, "a b", "1 2 3"},       {WOB_AND, "a b c", "2 3"},  {WOB_AND, "* c", "2 3 4"},
        {WOB_AND_NOT, "a c d", "1"},     {WOB_FILTER, "c b", "2 3"}, {WOB_OR, "d e", "4"},
        {WOB_SYNONYM, "d b", "1 2 3 4"}, {WOB_OR, "x y", ""},
    };
    wob_database *database = open_to_write("finding");
    add_words(database, "a b");
    add_words(database, "a b c");
    add_words(database, "b c a");
    add_words(database, "c d e");
    for (size_t i = 0; i < ROWS(searches); i++) {
        expect_found(database, join(searches[i].op, searches[i].words), searches[i].docids);
    }
    wob_database_free(database);
}

static void a_term_longer_than_any_stored_is_found_nowhere(void **state)
{
    (void)state;
    char letters[2 * WOB_TERM_LONGEST + 1] = "";
    memset(letters, 'q', sizeof letters - 1);
    wob_database *database = open_to_write("long");
    add_words(database, "q");
    assert_string_equal(find(database, term(letters)), "");
    assert_string_equal(find(database, term("q")), "1");
    wob_database_free(database);
}

/* Six documents: a letter, its year, its kind. */
static wob_database *years(const char *name)
{
    static const struct {
        const char *text, *year, *kind;
    } letters[] = {
        {"zaak", "2019", "besluit"}, {"zaak zaak", "2021", "besluit"},      {"zaak", "", "brief"},
        {"zaak", "2020", "besluit"}, {"zaak zaak zaak", "2021", "verslag"}, {"ander", "2019", ""},
    };
    wob_database *database = open_to_write(name);
    for (size_t i = 0; i < ROWS(letters); i++) {
        uint32_t docid;
        wob_document *letter = document_of(letters[i].text, letters[i].year, letters[i].kind);
        assert_ok(wob_database_add(database, letter, &docid, NULL));
        wob_document_free(letter);
    }
    return database;
}

static void a_range_holds_its_bounds_and_no_unset_value(void **state)
{
    (void)state;
    static const struct {
        const char *low, *high, *docids;
    } ranges[] = {
        {"2019", "2020", "1 4 6"}, {"2020", "2020", "4"}, {"2020", "", "2 4 5"},
        {"", "2019", "1 6"},       {"", "", "1 2 4 5 6"}, {"2021", "2019", ""},
        {"2022", "", ""},          {"", "2018", ""},
    };
    wob_database *database = years("ranges");
    for (size_t i = 0; i < ROWS(ranges); i++) {
        wob_query *query = NULL;
        assert_ok(wob_query_range(SLOT_YEAR, wob_slice_of(ranges[i].low),
                                  wob_slice_of(ranges[i].high), &query, NULL));
        assert_string_equal(find(database, query), ranges[i].docids);
    }
    wob_database_free(database);
}

/* Which documents are looked at, and what of. */
static bool ends_with(wob_slice asked, wob_slice value)
{
    return wob_slice_ends(value, asked);
}

static void a_test_of_a_value_keeps_what_passes(void **state)
{
    (void)state;
    static const struct {
        const char *asked, *docids;
    } tests[] = {{"1", "2 5"}, {"9", "1"}, {"2021", "2 5"}, {"", "1 2 4 5"}, {"2", ""}};
    wob_database *database = years("tested");
    for (size_t i = 0; i < ROWS(tests); i++) {
        wob_query *all = term("zaak"), *passing = NULL;
        assert_ok(wob_query_test(all, SLOT_YEAR, ends_with, wob_slice_of(tests[i].asked), &passing,
                                 NULL));
        wob_query_free(all);
        expect_found(database, passing, tests[i].docids);
    }
    wob_database_free(database);
}

/* Alone, in each joint, and after others have gone ahead of it. */
static void a_test_of_a_value_can_be_joined(void **state)
{
    (void)state;
    static const struct {
        wob_operator op;
        bool first; /* of both parts */
        const char *other, *docids;
    } joins[] = {
        {WOB_AND, true, "b", "3 7"},         {WOB_AND, false, "b", "3 7"},
        {WOB_OR, true, "b", "1 2 3 7 9"},    {WOB_AND_NOT, false, "b", "2 9"},
        {WOB_AND_NOT, true, "b", "1"},       {WOB_FILTER, false, "b", "3 7"},
        {WOB_AND_MAYBE, true, "b", "1 3 7"}, {WOB_MAX, false, "b", "1 2 3 7 9"},
    };
    static const char *const texts[] = {"a", "b", "a b", "c", "c", "c", "a b", "c", "b"};
    wob_database *database = open_to_write("joined");
    for (size_t i = 0; i < ROWS(texts); i++) {
        uint32_t docid;
        wob_document *document = document_of(texts[i], strchr(texts[i], 'a') ? "ja" : "nee", "");
        assert_ok(wob_database_add(database, document, &docid, NULL));
        wob_document_free(document);
    }
    for (size_t i = 0; i < ROWS(joins); i++) {
        wob_query *all = NULL, *parts[2] = {NULL}, *joined = NULL;
        assert_ok(wob_query_everything(&all, NULL));
        assert_ok(wob_query_test(all, SLOT_YEAR, ends_with, WOB_SLICE("ja"),
                                 &parts[joins[i].first ? 0 : 1], NULL));
        parts[joins[i].first ? 1 : 0] = term(joins[i].other);
        assert_ok(wob_query_join(joins[i].op, parts, 2, &joined, NULL));
        expect_found(database, joined, joins[i].docids);
        wob_query_free(all);
        wob_query_free(parts[0]);
        wob_query_free(parts[1]);
    }
    wob_database_free(database);
}

/* Searching ------------------------------------------------------------------------------------ */

static void expect_matches(const wob_matches *matches, const char *docids)
{
    gathered found = {0};
    for (size_t i = 0; i < wob_matches_count(matches); i++)
        assert_ok(gather_docid(&found, wob_matches_at(matches, i).docid, NULL));
    assert_string_equal(found.text, docids);
}

static void keys_weigh_nothing_and_terms_what_they_count(void **state)
{
    (void)state;
    static const char *const terms[] = {"key", "once", "thrice", "added"};
    wob_database *database = open_to_write("weights");
    wob_document *document = wob_document_new();
    wob_buffer other = {0};
    double weights[ROWS(terms)];
    uint32_t docid;
    assert_ok(wob_document_add_key(document, WOB_SLICE("key"), NULL));
    assert_ok(wob_document_add_term(document, WOB_SLICE("once"), 1, NULL));
    assert_ok(wob_document_add_term(document, WOB_SLICE("thrice"), 3, NULL));
    assert_ok(wob_document_add_term(document, WOB_SLICE("added"), 2, NULL));
    assert_ok(wob_document_add_term(document, WOB_SLICE("added"), 1, NULL));
    assert_ok(wob_document_set_value(document, SLOT_YEAR, WOB_SLICE("2021"), NULL));
    assert_ok(wob_document_set_data(document, WOB_SLICE("data"), NULL));
    assert_ok(wob_database_add(database, document, &docid, NULL));
    wob_document_clear(document);
    assert_ok(wob_document_add_term(document, WOB_SLICE("other"), 1, NULL));
    assert_ok(wob_database_add(database, document, &docid, NULL));
    assert_ok(wob_database_data(database, docid, &other, NULL));
    assert_int_equal(other.size, 0);

    for (size_t i = 0; i < ROWS(terms); i++) {
        wob_query *query = term(terms[i]);
        wob_matches *matches = search(database, (wob_search){.query = query, .most = 10});
        expect_matches(matches, "1"); /* and not 2: the document was cleared */
        weights[i] = wob_matches_at(matches, 0).weight;
        wob_matches_free(matches);
        wob_query_free(query);
    }
    assert_true(weights[0] == 0 && weights[1] > 0);
    assert_true(weights[2] > weights[1] && weights[3] == weights[2]);
    wob_query *dated = NULL;
    assert_ok(wob_query_range(SLOT_YEAR, WOB_SLICE(""), WOB_SLICE(""), &dated, NULL));
    assert_string_equal(find(database, dated), "1");
    wob_buffer_release(&other);
    wob_document_free(document);
    wob_database_free(database);
}

static void scaling_and_maximum_change_weights_as_said(void **state)
{
    (void)state;
    wob_database *database = open_to_write("scaled");
    add_words(database, "a b");
    add_words(database, "c");
    add_words(database, "d");
    wob_query *a = term("a"), *twice = NULL, *never = NULL;
    assert_ok(wob_query_scale(a, 2, &twice, NULL));
    assert_ok(wob_query_scale(a, 0, &never, NULL));
    wob_query *sum = join(WOB_OR, "a b"), *best = join(WOB_MAX, "a b"),
              *filtered = join(WOB_FILTER, "a b");
    const struct {
        const wob_query *query;
        double times; /* the weight of `a` */
    } queries[] = {{a, 1}, {twice, 2}, {never, 0}, {sum, 2}, {best, 1}, {filtered, 1}};
    double weight = 0;
    for (size_t i = 0; i < ROWS(queries); i++) {
        wob_matches *matches =
            search(database, (wob_search){.query = queries[i].query, .most = 10});
        expect_matches(matches, "1");
        if (i == 0)
            weight = wob_matches_at(matches, 0).weight;
        assert_true(weight > 0);
        double difference = wob_matches_at(matches, 0).weight - queries[i].times * weight;
        assert_true(difference > -1e-9 && difference < 1e-9);
        wob_matches_free(matches);
    }
    wob_query_free(a);
    wob_query_free(twice);
    wob_query_free(never);
    wob_query_free(sum);
    wob_query_free(best);
    wob_query_free(filtered);
    wob_database_free(database);
}

static void a_search_sorts_pages_and_collapses(void **state)
{
    (void)state;
    wob_database *database = years("sorted");
    wob_query *query = term("zaak");
    const struct {
        wob_search how;
        const char *docids;
    } searches[] = {
        {{.most = 10}, "5 2 1 3 4"},
        {{.most = 2}, "5 2"},
        {{.first = 1, .most = 2}, "2 1"},
        {{.first = 4, .most = 10}, "4"},
        {{.first = 9, .most = 10}, ""},
        {{.most = 0}, ""},
        {{.most = 10, .by_value = true, .sort_slot = SLOT_YEAR}, "5 2 4 1 3"},
        {{.most = 10, .collapse = true, .collapse_slot = SLOT_KIND, .collapse_most = 1}, "5 2 3"},
        {{.most = 10, .collapse = true, .collapse_slot = SLOT_KIND, .collapse_most = 2}, "5 2 1 3"},
    };
    for (size_t i = 0; i < ROWS(searches); i++) {
        wob_search how = searches[i].how;
        how.query = query;
        how.check_at_least = 100;
        wob_matches *matches = search(database, how);
        expect_matches(matches, searches[i].docids);
        bool exact = false;
        uint32_t total = wob_matches_total(matches, &exact);
        assert_true(exact || how.collapse);
        if (!how.collapse)
            assert_int_equal(total, 5);
        if (how.collapse && how.collapse_most == 1)
            assert_int_equal(wob_matches_at(matches, 1).collapsed, 2);
        wob_matches_free(matches);
    }
    wob_query_free(query);
    wob_database_free(database);
}

static void values_are_counted_over_all_matches(void **state)
{
    (void)state;
    static const uint32_t slots[] = {SLOT_YEAR, SLOT_KIND, 77};
    static const struct {
        size_t slot;
        const char *values;
    } counts[] = {{0, "2019:1 2020:1 2021:2"}, {1, "besluit:3 brief:1 verslag:1"}, {2, ""}};
    wob_database *database = years("counted");
    wob_query *query = term("zaak");
    wob_matches *matches = search(database, (wob_search){.query = query,
                                                         .most = 1,
                                                         .check_at_least = 100,
                                                         .count_slots = slots,
                                                         .count_slot_count = ROWS(slots)});
    for (size_t i = 0; i < ROWS(counts); i++) {
        gathered found = {0};
        assert_ok(wob_matches_each_value(matches, counts[i].slot, gather_counted, &found, NULL));
        assert_string_equal(found.text, counts[i].values);
    }
    gathered ended = {.most = 1};
    assert_int_equal(wob_matches_each_value(matches, 0, gather_counted, &ended, NULL), WOB_LIMIT);
    assert_string_equal(ended.text, "2019:1");
    wob_matches_free(matches);
    wob_query_free(query);
    wob_database_free(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joined_queries_describe_themselves),
        cmocka_unit_test(a_join_of_one_part_is_that_part_and_of_none_is_nothing),
        cmocka_unit_test(queries_find_what_they_say),
        cmocka_unit_test(a_term_longer_than_any_stored_is_found_nowhere),
        cmocka_unit_test(a_test_of_a_value_keeps_what_passes),
        cmocka_unit_test(a_test_of_a_value_can_be_joined),
        cmocka_unit_test(a_range_holds_its_bounds_and_no_unset_value),
        cmocka_unit_test(keys_weigh_nothing_and_terms_what_they_count),
        cmocka_unit_test(scaling_and_maximum_change_weights_as_said),
        cmocka_unit_test(a_search_sorts_pages_and_collapses),
        cmocka_unit_test(values_are_counted_over_all_matches),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
