/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/letter/facts.c: what a dump knows goes before what the text is taken to say. */
#include "tests/unit/unit.h"

#include "lib/base/table.h"
#include "lib/letter/letter.h"
#include "lib/source/readers.h"

#define LETTER                                                                                     \
    "Gemeente Zuiderdam\nDatum 3 mei 2021\nBetreft Besluit over de brug\n\nGeachte heer Dam,\n\n"  \
    "In uw brief van 28 april 2021 heeft u verzocht om documenten over de brug die de gemeente\n"  \
    "in het jaar 2019 heeft laten bouwen. Ik heb naar deze documenten laten zoeken.\n\n"           \
    "Besluit\n\nIk heb besloten uw verzoek af te wijzen, omdat de bedragen bedrijfsgegevens "      \
    "zijn.\n"
#define MINUTES                                                                                    \
    "Aanwezig waren de wethouder en de aannemer van de brug, die over de bouw spraken en over "    \
    "de\n"                                                                                         \
    "kosten daarvan, en over de planning voor het volgende jaar.\n"

typedef struct test_letter {
    wob_arena arena;
    wob_source source;
    wob_analyser *analyser;
    wob_letter letter;
} test_letter;

static void read_letter(test_letter *test, const char *text, const wob_source_facts *facts,
                        bool headless)
{
    wob_error error = {0};
    *test = (test_letter){0};
    test->source = (wob_source){.path = WOB_SLICE("dump!d1"),
                                .id = WOB_SLICE("d1"),
                                .format = WOB_FORMAT_WOOGLE,
                                .page_count = 1,
                                .headless = headless,
                                .facts = *facts};
    wob_text_add_page(&WOB_LIMITS, &test->arena, &test->source, wob_slice_of(text), 1);
    assert_int_equal(wob_analyser_new(&test->analyser, &error), WOB_OK);
    assert_int_equal(
        wob_letter_read(&test->source, test->analyser, &test->arena, &test->letter, &error),
        WOB_OK);
}

static void release(test_letter *test)
{
    wob_analyser_free(test->analyser);
    wob_arena_release(&test->arena);
}

static void facts_go_before_what_was_read(void **state)
{
    const wob_source_facts facts = {.type = WOB_TYPE_DECISION,
                                    .organisation = WOB_SLICE("Provincie Veenrijk"),
                                    .subject = WOB_SLICE("Woo-verzoek over de brug"),
                                    .outcome = WOB_SLICE("Deels openbaar"),
                                    .date = {2021, 5, 4},
                                    .request_date = {2021, 4, 27}};
    test_letter test;
    (void)state;
    read_letter(&test, LETTER, &facts, false);
    assert_text(test.letter.organisation, "Provincie Veenrijk");
    assert_text(test.letter.subject, "Woo-verzoek over de brug");
    assert_int_equal(wob_date_compare(test.letter.date, facts.date), 0);
    assert_int_equal(wob_date_compare(test.letter.request_date, facts.request_date), 0);
    assert_int_equal(test.letter.decision.outcome, WOB_OUTCOME_PARTLY_RELEASED);
    assert_int_equal(test.letter.kind, WOB_KIND_DECISION);
    release(&test);
}

static void facts_that_are_unknown_leave_what_was_read(void **state)
{
    const wob_source_facts nothing = {.outcome = WOB_SLICE("onbekend"), .subject = WOB_SLICE("  ")};
    test_letter test;
    (void)state;
    read_letter(&test, LETTER, &nothing, false);
    assert_text(test.letter.organisation, "Gemeente Zuiderdam");
    assert_text(test.letter.subject, "Besluit over de brug");
    assert_int_equal(wob_date_compare(test.letter.date, (wob_date){2021, 5, 3}), 0);
    assert_int_equal(wob_date_compare(test.letter.request_date, (wob_date){2021, 4, 28}), 0);
    assert_int_equal(test.letter.decision.outcome, WOB_OUTCOME_REFUSED);
    assert_int_equal(test.letter.kind, WOB_KIND_DECISION);
    release(&test);
}

static void facts_become_text_as_that_of_letters(void **state)
{
    const wob_source_facts facts = {.organisation =
                                        WOB_SLICE(" Provincie\n\t Zuid-Hollande\xCC\x88 "),
                                    .subject = WOB_SLICE("a\r\nb")};
    test_letter test;
    (void)state;
    read_letter(&test, LETTER, &facts, false);
    assert_text(test.letter.organisation, "Provincie Zuid-Hollandë");
    assert_text(test.letter.subject, "a b");
    release(&test);
}

static void type_of_a_document_decides_whether_it_decides(void **state)
{
    static const struct {
        const char *text;
        wob_source_type type;
        wob_kind expected;
    } rows[] = {
        {LETTER, WOB_TYPE_UNKNOWN, WOB_KIND_DECISION},
        {LETTER, WOB_TYPE_DECISION, WOB_KIND_DECISION},
        {LETTER, WOB_TYPE_OTHER, WOB_KIND_OTHER},
        {MINUTES, WOB_TYPE_UNKNOWN, WOB_KIND_OTHER},
        {MINUTES, WOB_TYPE_DECISION, WOB_KIND_DECISION},
        {"Beslissing op bezwaar\n\n" LETTER, WOB_TYPE_DECISION, WOB_KIND_DECISION_ON_OBJECTION},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_letter test;
        read_letter(&test, rows[i].text, &(wob_source_facts){.type = rows[i].type}, false);
        if (test.letter.kind != rows[i].expected)
            fail_msg("row %zu is %s", i, wob_kind_name(test.letter.kind));
        release(&test);
    }
}

static void valuations_are_outcomes(void **state)
{
    wob_table table = wob_table_open("valuations");
    size_t rows = 0;
    (void)state;
    for (wob_row row; wob_table_next(&table, &row); rows++) {
        test_letter test;
        read_letter(&test, LETTER, &(wob_source_facts){.outcome = row.field[1]}, false);
        assert_text(row.field[0], wob_outcome_name(test.letter.decision.outcome));
        release(&test);
    }
    assert_int_equal(rows, 5);
}

static void headless_text_is_request_and_decision_as_its_headings_say(void **state)
{
    static const struct {
        const char *text, *request, *decision;
    } rows[] = {
        {"Verzoek\n\nAlles over de brug\n\nBesluit\n\nDeels openbaar gemaakt", "Alles over de brug",
         "Deels openbaar gemaakt"},
        {"Besluit\n\nHet verzoek is ingewilligd.", "", "Het verzoek is ingewilligd."},
        {"Verzoek\n\nAlle stukken over de bouw van de brug en over de kosten ervan.",
         "Alle stukken over de bouw van de brug en over de kosten ervan.", ""},
        {"Samenvatting\n\nEen verzoek over de brug", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_letter test;
        read_letter(&test, rows[i].text, &(wob_source_facts){0}, true);
        assert_text(test.letter.request.text, rows[i].request);
        assert_text(test.letter.decision.at.text, rows[i].decision);
        for (size_t k = 0; k < test.letter.sections.count; k++)
            assert_int_not_equal(test.letter.sections.at[k].kind, WOB_PART_HEADER);
        release(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_go_before_what_was_read),
        cmocka_unit_test(facts_that_are_unknown_leave_what_was_read),
        cmocka_unit_test(facts_become_text_as_that_of_letters),
        cmocka_unit_test(type_of_a_document_decides_whether_it_decides),
        cmocka_unit_test(valuations_are_outcomes),
        cmocka_unit_test(headless_text_is_request_and_decision_as_its_headings_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
