/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/law/law.h: the register of laws and the grounds of refusal. */
#include "tests/unit/unit.h"

#include "lib/base/table.h"
#include "lib/law/citation.h"
#include "lib/law/law.h"

#include <pthread.h>

static void law_is_found_by_any_of_its_names(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Wob", "BWBR0005252"},
        {"wob", "BWBR0005252"},
        {"WOB", "BWBR0005252"},
        {"Wet openbaarheid van bestuur", "BWBR0005252"},
        {"wet OPENBAARHEID van bestuur", "BWBR0005252"},
        {"Woo", "BWBR0045754"},
        {"Awb", "BWBR0005537"},
        {"Sv", "BWBR0001903"},
        {"Algemene verordening gegevensbescherming", "32016R0679"},
        {"Wiv", "BWBR0039896"},
        {"Wet op de inlichtingen- en veiligheidsdiensten 2017", "BWBR0039896"},
        {"FOIA", "ukpga/2000/36"},
        {"5 USC 552", "5 USC 552"},
        {"5 U.S.C. § 552", "5 USC 552"},
        {"Meststoffenwet", "BWBR0004054"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        const wob_law *law = wob_law_find(wob_slice_of(rows[i][0]));
        assert_non_null(law);
        assert_text(law->id, rows[i][1]);
    }
}

static void law_that_is_not_there_is_null(void **state)
{
    (void)state;
    static const char *const rows[] = {"", " ", "Wet", "Wobje", "Wob 10", "Wob en Woo", "§"};
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_null(wob_law_find(wob_slice_of(rows[i])));
}

static void law_carries_its_title_and_numbering(void **state)
{
    (void)state;
    static const struct {
        const char *label, *title;
        wob_numbering numbering;
    } rows[] = {
        {"Wob", "Wet openbaarheid van bestuur", WOB_NUMBERING_PLAIN},
        {"Woo", "Wet open overheid", WOB_NUMBERING_DOT},
        {"Awb", "Algemene wet bestuursrecht", WOB_NUMBERING_COLON},
        {"Grondwet", "Grondwet", WOB_NUMBERING_PLAIN},
        {"5 USC 552", "Freedom of Information Act", WOB_NUMBERING_SECTION},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        const wob_law *law = wob_law_find(wob_slice_of(rows[i].label));
        assert_non_null(law);
        assert_text(law->label, rows[i].label);
        assert_text(law->title, rows[i].title);
        assert_int_equal(law->numbering, rows[i].numbering);
    }
}

static void first_of_namesakes_counts(void **state)
{
    (void)state;
    assert_text(wob_law_find(WOB_SLICE("Wpg"))->title, "Wet politiegegevens");
    assert_text(wob_law_find(WOB_SLICE("Freedom of Information Act"))->id, "ukpga/2000/36");
}

/* Whatever the table holds must be usable: read back by its own label and title. */
static void every_law_of_the_table_is_found_by_its_label(void **state)
{
    (void)state;
    wob_table table = wob_table_open("laws");
    wob_row row;
    size_t count = 0;
    while (wob_table_next(&table, &row)) {
        const wob_law *law = wob_law_find(row.field[1]);
        assert_true(row.field[2].size > 0);
        assert_non_null(law);
        assert_slice(law->label, row.field[1]);
        if (row.field[3].size)
            assert_non_null(wob_law_find(row.field[3]));
        count++;
    }
    assert_true(count > 1000);
}

static void ground_is_found_by_its_label_and_what_lies_under_it(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Wob 10.2.e", "privacy"},
        {"Woo 5.1.2.e", "privacy"},
        {"FOIA 40.2", "privacy"},
        {"FOIA 31.1.a", "criminal-investigation"},
        {"5 USC 552.b.7.A", "criminal-investigation"},
        {"Wob 11.1", "policy-opinions"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        const wob_ground *ground = wob_ground_find(wob_slice_of(rows[i][0]));
        assert_non_null(ground);
        assert_text(ground->concept, rows[i][1]);
    }
    static const char *const none[] = {"",          "Wob",    "Wob 10", "Wob 10.2", "Wob 10.2.ee",
                                       "Wob 11.10", "Awb 4:8"};
    for (size_t i = 0; i < ROWS(none); i++)
        assert_null(wob_ground_find(wob_slice_of(none[i])));
}

static void ground_is_found_by_its_concept_or_meaning(void **state)
{
    (void)state;
    assert_text(wob_ground_concept(WOB_SLICE("privacy")), "privacy");
    assert_text(wob_ground_concept(WOB_SLICE("Persoonlijke levenssfeer")), "privacy");
    assert_text(wob_ground_concept(WOB_SLICE("legal professional privilege")), "legal-privilege");
    assert_text(wob_ground_concept(WOB_SLICE("curiosity")), "");
    size_t concepts = 0;
    while (wob_ground_concept_at(concepts))
        concepts++;
    assert_true(concepts > 20);
}

static void every_ground_is_a_label_of_its_law(void **state)
{
    (void)state;
    wob_table table = wob_table_open("grounds");
    wob_arena arena = {0};
    wob_row row;
    size_t count = 0;
    while (wob_table_next(&table, &row)) {
        assert_slice(wob_citation_label(row.field[1], &arena), row.field[1]);
        assert_true(wob_slice_starts(row.field[1], row.field[0]));
        assert_true(row.field[3].size > 0);
        assert_ptr_equal(wob_ground_find(row.field[1])->law, wob_law_find(row.field[0]));
        count++;
    }
    assert_true(count > 40);
    wob_arena_release(&arena);
}

static void acts_with_grounds_are_known(void **state)
{
    (void)state;
    assert_true(wob_law_has_grounds(wob_law_find(WOB_SLICE("Wob"))));
    assert_true(wob_law_has_grounds(wob_law_find(WOB_SLICE("Woo"))));
    assert_false(wob_law_has_grounds(wob_law_find(WOB_SLICE("Awb"))));
    assert_false(wob_law_has_grounds(NULL));
}

static void *read_in_thread(void *found)
{
    *(const wob_law **)found = wob_law_find(WOB_SLICE("Wob"));
    return NULL;
}

static void threads_share_the_register(void **state)
{
    (void)state;
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    const wob_law *found[THREADS] = {NULL};
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_in_thread, &found[i]), 0);
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_non_null(found[i]);
        assert_ptr_equal(found[i], found[0]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_the_register),
        cmocka_unit_test(law_is_found_by_any_of_its_names),
        cmocka_unit_test(law_that_is_not_there_is_null),
        cmocka_unit_test(law_carries_its_title_and_numbering),
        cmocka_unit_test(first_of_namesakes_counts),
        cmocka_unit_test(every_law_of_the_table_is_found_by_its_label),
        cmocka_unit_test(ground_is_found_by_its_label_and_what_lies_under_it),
        cmocka_unit_test(ground_is_found_by_its_concept_or_meaning),
        cmocka_unit_test(every_ground_is_a_label_of_its_law),
        cmocka_unit_test(acts_with_grounds_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
