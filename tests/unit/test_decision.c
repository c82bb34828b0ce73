/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passage that states the decision, and its numbered points. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD "Gemeente Haven\n\nGeachte heer,\n\nU vraagt om stukken over de sluis.\n\n"

typedef struct decision_row {
    const char *text, *decision;
} decision_row;

/* The passage, and the points behind it as "|I=text". */
static void expect_decisions(const decision_row *rows, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        test_reading test;
        wob_buffer found = {0};
        test_reading_init(&test, rows[i].text);
        wob_decision_find(&test.reading);
        assert_slice(test.letter.decision.at.text,
                     wob_slice_at(test.letter.text, test.letter.decision.at.span));
        wob_buffer_add(&found, test.letter.decision.at.text);
        for (size_t k = 0; k < test.letter.decision.points.count; k++) {
            const wob_point *point = &test.letter.decision.points.at[k];
            wob_buffer_print(&found, "|%.*s=%.*s", WOB_ARG(point->number), WOB_ARG(point->at.text));
        }
        if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].decision))) {
            print_error("%s\nhas\n%.*s\nnot\n%s\n\n", rows[i].text,
                        WOB_ARG(wob_buffer_slice(&found)), rows[i].decision);
            faults++;
        }
        wob_buffer_release(&found);
        test_reading_release(&test);
    }
    assert_int_equal(faults, 0);
}

#define EXPECT_DECISIONS(rows) expect_decisions((rows), ROWS(rows))

static void sentence_that_decides_is_found_in_every_form(void **state)
{
    static const char *const sentences[] = {
        "Ik heb besloten uw verzoek af te wijzen.",
        "Wij hebben besloten om de stukken te verstrekken.",
        "Gelet op het voorgaande heb ik besloten de stukken te geven.",
        "Gelet op het voorgaande besluit ik de stukken te geven.",
        "Ik besluit de stukken gedeeltelijk openbaar te maken.",
        "Wij beslissen dat u de stukken krijgt.",
        "Besloten is om de stukken te geven.",
        "Ik verklaar uw bezwaar ongegrond.",
        "Ik wijs uw verzoek af.",
        "Wij wijzen het verzoek gedeeltelijk toe.",
        "Ik willig uw verzoek in.",
        "Uw verzoek wordt afgewezen.",
        "Uw verzoek is gehonoreerd.",
        "Ik maak de stukken deels openbaar.",
        "Ik kan niet aan uw verzoek voldoen.",
        "De stukken worden volledig openbaar gemaakt.",
        "We have decided to release the map in part.",
        "The Council has decided to disclose the map.",
        "I am withholding the map in full.",
        "We are unable to provide the map.",
        "Your request is granted in part.",
    };
    static const char *const others[] = {
        "De raad heeft een besloten vergadering gehouden.",
        "U heeft besloten een brief te schrijven.",
        "Eerder heb ik besloten de sluis te bewaren.",
        "Ik heb besloten de termijn te verlengen.",
        "De beslissing op uw brief is verdaagd.",
        "Als ik besluit de stukken te geven, hoort u dat.",
        "U kunt bezwaar maken tegen dit besluit.",
        "I am writing to you about the map.",
        "De sluis is oud en wordt vervangen.",
    };
    (void)state;
    size_t faults = 0;
    for (size_t i = 0; i < ROWS(sentences) + ROWS(others); i++) {
        bool decides = i < ROWS(sentences);
        const char *sentence = decides ? sentences[i] : others[i - ROWS(sentences)];
        wob_arena arena = {0};
        test_reading test;
        wob_slice text = wob_arena_print(
            &arena, HEAD "Overwegingen\n\nDe sluis is al eeuwen oud. %s Zo is het in de haven.\n",
            sentence);
        test_reading_init(&test, text.data);
        wob_decision_find(&test.reading);
        bool right = wob_slice_equal(test.letter.decision.at.text,
                                     decides ? wob_slice_of(sentence) : (wob_slice){0});
        if (!right)
            print_error("%s: %.*s\n", sentence, WOB_ARG(test.letter.decision.at.text));
        faults += !right;
        test_reading_release(&test);
        wob_arena_release(&arena);
    }
    assert_int_equal(faults, 0);
}

static void likeliest_place_wins(void **state)
{
    static const decision_row rows[] = {
        {HEAD "Besluit\n\nIk heb besloten de kaart te geven.\n\nOverwegingen\n\nIk besluit de foto "
              "te weigeren.",
         "Ik heb besloten de kaart te geven."},
        {HEAD "Overwegingen\n\nIk besluit de foto te weigeren.\n\nBesluit\n\nIk heb besloten de "
              "kaart te geven.",
         "Ik heb besloten de kaart te geven."},
        /* The first of equals. */
        {HEAD
         "Besluit\n\nIk heb besloten de kaart te geven.\n\nDe kaart is oud. Zij hangt hier. Zij "
         "is groot.\n\nIk besluit de foto te weigeren.",
         "Ik heb besloten de kaart te geven."},
        /* What decides plainly wins over what may. */
        {HEAD "Overwegingen\n\nIk maak de foto openbaar.\n\nDe kaart is oud.\n\nIk heb besloten de "
              "kaart te geven.",
         "Ik heb besloten de kaart te geven."},
        /* An annex decides only where nothing else does: some letters lie behind a covering one. */
        {HEAD "Overwegingen\n\nIk maak de foto openbaar.\n\nBijlage\n\nIk heb besloten de kaart te "
              "geven.",
         "Ik maak de foto openbaar."},
        {HEAD "Bijlage\n\nDe sluis is oud. Ik heb besloten de kaart te geven.",
         "Ik heb besloten de kaart te geven."},
        {HEAD
         "Bijlage\n\nArtikel 6\n\n5. Heeft het bestuursorgaan besloten om informatie te geven, dan "
         "volgt die.",
         ""},
    };
    (void)state;
    EXPECT_DECISIONS(rows);
}

static void passage_runs_on_over_what_decides_too(void **state)
{
    static const decision_row rows[] = {
        {HEAD "Besluit\n\nIk heb besloten de kaart te geven.\n\nDe kaart is oud.\n\nIk besluit de "
              "foto te weigeren. De foto is oud.",
         "Ik heb besloten de kaart te geven.\n\nDe kaart is oud.\n\nIk besluit de foto te "
         "weigeren."},
        {HEAD "Besluit\n\nIk heb besloten de kaart te geven. Daarnaast heb ik besloten de foto te "
              "weigeren. De kaart is oud.",
         "Ik heb besloten de kaart te geven. Daarnaast heb ik besloten de foto te weigeren."},
        {HEAD "Besluit\n\nIk heb besloten de kaart te geven. Met dit besluit is uw brief "
              "beantwoord. De kaart is oud.",
         "Ik heb besloten de kaart te geven. Met dit besluit is uw brief beantwoord."},
        {HEAD "Besluit\n\nIk heb besloten de kaart te geven.\n\nOverwegingen\n\nIk heb besloten de "
              "foto te weigeren.",
         "Ik heb besloten de kaart te geven."},
    };
    (void)state;
    EXPECT_DECISIONS(rows);
}

static void points_of_the_decision_are_read(void **state)
{
    static const decision_row rows[] = {
        {HEAD "Besluit\n\nGelet op het voorgaande besluit ik:\nI. de kaart van de sluis te "
              "geven;\nII. de foto te weigeren.",
         "Gelet op het voorgaande besluit ik:\n\nI. de kaart van de sluis te geven;\nII. de foto "
         "te weigeren."
         "|I=de kaart van de sluis te geven;|II=de foto te weigeren."},
        {HEAD "Besluit\n\nGelet op het voorgaande besluiten wij:\n1. de kaart van de sluis te "
              "geven;\n2. de foto te weigeren.",
         "Gelet op het voorgaande besluiten wij:\n\n1. de kaart van de sluis te geven;\n2. de foto "
         "te weigeren."
         "|1=de kaart van de sluis te geven;|2=de foto te weigeren."},
        {HEAD "Besluit\n\nGelet op het voorgaande besluit ik:\na) de kaart van de sluis te "
              "geven;\nb) de foto te weigeren.",
         "Gelet op het voorgaande besluit ik:\n\na) de kaart van de sluis te geven;\nb) de foto te "
         "weigeren."
         "|a=de kaart van de sluis te geven;|b=de foto te weigeren."},
        /* What leads to them may look like a heading. */
        {HEAD "Overwegingen\n\nDe sluis is oud.\n\nIk besluit:\n1. de kaart van de sluis te "
              "geven;\n2. de foto te weigeren.",
         "Ik besluit:\n\n1. de kaart van de sluis te geven;\n2. de foto te weigeren."
         "|1=de kaart van de sluis te geven;|2=de foto te weigeren."},
        /* It may be the heading of their section. */
        {HEAD "Overwegingen\n\nDe sluis is oud.\n\nDus besluit ik\n\n1. de kaart van de sluis te "
              "geven;\n2. de foto niet openbaar te maken.",
         "Dus besluit ik\n\n1. de kaart van de sluis te geven;\n2. de foto niet openbaar te maken."
         "|1=de kaart van de sluis te geven;|2=de foto niet openbaar te maken."},
        /* The points themselves decide. */
        {HEAD "Besluit\n\nI. Ik besluit de kaart van de sluis te geven.\nII. Ik besluit de foto te "
              "weigeren.",
         "I. Ik besluit de kaart van de sluis te geven.\nII. Ik besluit de foto te weigeren."
         "|I=Ik besluit de kaart van de sluis te geven.|II=Ik besluit de foto te weigeren."},
        /* A list elsewhere is none of them. */
        {HEAD "Besluit\n\nIk heb besloten de kaart te geven.\n\nBezwaar\n\nVermeld in uw "
              "bezwaarschrift:\na. uw naam;\nb. de datum.",
         "Ik heb besloten de kaart te geven."},
        {HEAD "Overwegingen\n\nIk heb besloten de kaart te geven:\n1. zij is oud;\n2. zij is mooi.",
         "Ik heb besloten de kaart te geven:"},
        {HEAD "Besluit\n\nIk heb besloten de kaart te geven:\n3. zij is oud;\n4. zij is mooi.",
         "Ik heb besloten de kaart te geven:"},
    };
    (void)state;
    EXPECT_DECISIONS(rows);
}

static void where_the_letter_decides_an_outcome_is_the_decision(void **state)
{
    static const decision_row rows[] = {
        {HEAD "Besluit\n\nU krijgt de kaart zonder de namen. Hieronder staat waarom.",
         "U krijgt de kaart zonder de namen."},
        {HEAD "Wat hebben wij besloten?\n\nDe kaart wordt u toegezonden.\n\nWaarom dit "
              "besluit?\n\nEr zijn geen bezwaren.",
         "De kaart wordt u toegezonden."},
        /* Elsewhere it may be said of one document. */
        {HEAD "Overwegingen\n\nDe kaart wordt u toegezonden.\n\nSlotsom\n\nIk wijs uw verzoek "
              "deels af.",
         "Ik wijs uw verzoek deels af."},
        /* What decides on the request goes before what decides on a part of it. */
        {HEAD "Overwegingen\n\nWij hebben besloten de kaart te geven.\n\nDe lijst is "
              "geheim.\n\nWij hebben besloten uw verzoek deels in te willigen.",
         "Wij hebben besloten uw verzoek deels in te willigen."},
    };
    (void)state;
    EXPECT_DECISIONS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentence_that_decides_is_found_in_every_form),
        cmocka_unit_test(likeliest_place_wins),
        cmocka_unit_test(passage_runs_on_over_what_decides_too),
        cmocka_unit_test(points_of_the_decision_are_read),
        cmocka_unit_test(where_the_letter_decides_an_outcome_is_the_decision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
