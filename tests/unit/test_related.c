/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other decisions that a letter names: what a decision on objection reviews, and the fellows of a
 * partial decision. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD "Gemeente Haven\n\nGeachte heer,\n\n"

typedef struct related_row {
    const char *text, *related;
} related_row;

/* As "2021-03-03 Z/21/4", a bar between two. */
static void expect_related(wob_kind kind, const related_row *rows, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        test_reading test;
        wob_buffer found = {0};
        test_reading_init(&test, rows[i].text);
        test.letter.kind = kind;
        test.letter.date = (wob_date){2021, 7, 1};
        test.letter.request_date = (wob_date){2020, 12, 1};
        wob_related_find(&test.reading);
        for (size_t k = 0; k < test.letter.related.count; k++) {
            const wob_related *related = &test.letter.related.at[k];
            char date[WOB_ISO_DATE_SIZE];
            wob_date_format_iso(related->date, date);
            wob_buffer_print(&found, "%s%s%s%.*s", k ? "|" : "", date,
                             related->reference.size ? " " : "", WOB_ARG(related->reference));
            assert_int_equal(related->relation,
                             kind == WOB_KIND_DECISION_ON_OBJECTION ? WOB_REVIEWS : WOB_FELLOW);
        }
        if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].related))) {
            print_error("%s\nhas %.*s, not %s\n", rows[i].text, WOB_ARG(wob_buffer_slice(&found)),
                        rows[i].related);
            faults++;
        }
        wob_buffer_release(&found);
        test_reading_release(&test);
    }
    assert_int_equal(faults, 0);
}

static void decision_on_objection_reviews_the_one_it_names_first(void **state)
{
    static const related_row rows[] = {
        {HEAD "U maakt bezwaar tegen mijn besluit van 3 maart 2021, kenmerk Z/21/4.",
         "2021-03-03 Z/21/4"},
        {HEAD
         "Bij besluit van 3 maart 2021 (kenmerk 4179922) heb ik uw verzoek afgewezen. Uw bezwaar "
         "van 7 april 2021 gaat daarover.",
         "2021-03-03 4179922"},
        {HEAD "Uw bezwaar van 7 april 2021 is gericht tegen het besluit van 3 maart 2021.",
         "2021-03-03"},
        {HEAD "Op 3 maart 2021 heb ik uw verzoek van 1 december 2020 afgewezen.", "2021-03-03"},
        {HEAD "U bezwaar tegen ons besluit van 3 maart jl. is ontvangen.", "2021-03-03"},
        {HEAD "Op 3 maart 2021 heb ik u gebeld.", ""},
        {HEAD "De Afdeling deed uitspraak van 3 maart 2021.", ""},
    };
    (void)state;
    expect_related(WOB_KIND_DECISION_ON_OBJECTION, rows, ROWS(rows));
}

static void partial_decision_has_fellows(void **state)
{
    static const related_row rows[] = {
        {HEAD "Het eerste deelbesluit van 5 februari 2021 ging over de brug.", "2021-02-05"},
        {HEAD "Op 5 februari 2021 hebben wij een deelbesluit genomen. Op 4 maart 2021 nam ik "
              "deelbesluit 2, met kenmerk Z/21/9.",
         "2021-02-05|2021-03-04 Z/21/9"},
        {HEAD "Op 5 februari 2021 heeft u aangegeven dat u het deelbesluit wenst te ontvangen.",
         ""},
        {HEAD "Dit deelbesluit gaat over de stukken tot 5 februari 2021.", ""},
        {HEAD "Met dit deelbesluit van 1 juli 2021 beslis ik op uw verzoek van 1 december 2020.",
         ""},
    };
    (void)state;
    expect_related(WOB_KIND_PARTIAL_DECISION, rows, ROWS(rows));
}

static void other_decisions_have_none(void **state)
{
    static const related_row rows[] = {
        {HEAD "Het eerste deelbesluit van 5 februari 2021 ging over de brug.", ""}};
    (void)state;
    expect_related(WOB_KIND_DECISION, rows, ROWS(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decision_on_objection_reviews_the_one_it_names_first),
        cmocka_unit_test(partial_decision_has_fellows),
        cmocka_unit_test(other_decisions_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
