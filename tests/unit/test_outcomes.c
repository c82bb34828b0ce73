/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of each item, and of the request as a whole. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD                                                                                       \
    "Gemeente Haven\n\nGeachte heer,\n\nU vraagt om de volgende stukken:\n"                        \
    "1. alle brieven aan de aannemer van de sluis;\n"                                              \
    "2. de schets van de schouw van de kade;\n"                                                    \
    "3. beelden die daarbij zijn gemaakt in de haven.\n\nOverwegingen\n\n"

static void read_letter(test_reading *test, const char *text)
{
    test_reading_init(test, text);
    wob_law_read(test->letter.text, test->reading.arena, &test->letter.law);
    wob_request_find(&test->reading);
    wob_answers_find(&test->reading);
    wob_decision_find(&test->reading);
    wob_references_find(&test->reading);
    wob_outcomes_find(&test->reading);
}

static void answer_says_what_became_of_its_items(void **state)
{
    static const struct {
        const char *answer, *outcome;
    } rows[] = {
        {"Deze brieven maak ik openbaar.", "released"},
        {"Ik verstrek u deze brieven.", "released"},
        {"De brieven zijn bijgevoegd.", "released"},
        {"U krijgt de brieven.", "released"},
        {"Dit onderdeel willig ik in: het wordt toegewezen.", "released"},
        {"The letters are enclosed.", "released"},
        {"Deze brieven maak ik deels openbaar.", "partly-released"},
        {"Ik maak de brieven openbaar, met uitzondering van namen.", "partly-released"},
        {"De namen in deze brieven zijn onleesbaar gemaakt.", "partly-released"},
        {"Ik maak de brieven openbaar. De bijlage weiger ik.", "partly-released"},
        {"We have redacted the names.", "partly-released"},
        {"Deze brieven maak ik niet openbaar.", "refused"},
        {"Ik weiger deze brieven.", "refused"},
        {"Dit onderdeel wijs ik af.", "refused"},
        {"Dit belang weegt zwaarder dan het belang van openbaarheid.", "refused"},
        {"We are withholding the letters.", "refused"},
        {"Deze brieven zijn al openbaar.", "already-public"},
        {"De brieven zijn te vinden op onze website.", "already-public"},
        {"De brieven zijn gepubliceerd op de website.", "already-public"},
        {"The letters are already in the public domain.", "already-public"},
        {"Er zijn geen brieven aangetroffen.", "not-held"},
        {"Deze brieven berusten niet bij ons.", "not-held"},
        {"Een overzicht van brieven bestaat niet.", "not-held"},
        {"De gemeente beschikt niet over deze brieven.", "not-held"},
        {"We do not hold these letters.", "not-held"},
        {"Dit valt buiten de reikwijdte van uw verzoek.", "out-of-scope"},
        {"Dit betreft geen bestuurlijke aangelegenheid.", "out-of-scope"},
        {"This falls outside the scope of the Act.", "out-of-scope"},
        {"Dit deel heb ik doorgezonden aan het waterschap.", "transferred"},
        {"We have transferred this part to the county.", "transferred"},
        {"Dit onderdeel heeft u ingetrokken.", "withdrawn"},
        {"You have withdrawn this part of your request.", "withdrawn"},
        {"De sluis ligt aan de haven.", "unknown"},
        /* What is short and of no known form is guessed by its words. */
        {"Zo'n schets kwam er nimmer.", "not-held"},
        {"De brieven hangen aan onze website.", "already-public"},
        {"Dat belang laten wij voorgaan.", "refused"},
        {"Wij hebben uw brief daarheen gebracht.", "transferred"},
        /* A ground is named, in whatever words. */
        {"Hier speelt artikel 10, tweede lid, onder g, van de Wob.", "refused"},
        {"Hier speelt artikel 3 van de Wob.", "unknown"},
        /* The reason weighs more than the word. */
        {"Deze brieven zijn reeds openbaar. Dit onderdeel wijs ik daarom af.", "already-public"},
        {"Er zijn geen brieven gevonden. Dit onderdeel wijs ik daarom af.", "not-held"},
        {"De brieven weiger ik (artikel 11, eerste lid, Wob). Een verslag bestaat niet.",
         "refused"},
        {"Dit onderdeel wijs ik af. Er zijn geen brieven gevonden.", "not-held"},
        {"Er zijn geen brieven gevonden. Een overzicht is al openbaar.", "not-held"},
    };
    size_t faults = 0;
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        test_reading test;
        wob_slice text = wob_arena_print(
            &arena, HEAD "Ad 1\n\n%s\n\nAd 2\n\nDe kade is van steen.\n", rows[i].answer);
        read_letter(&test, text.data);
        const char *found = test.letter.answers.count == 2
                                ? wob_outcome_name(test.letter.answers.at[0].outcome)
                                : "other answers";
        if (!wob_slice_equal(wob_slice_of(found), wob_slice_of(rows[i].outcome))) {
            print_error("%s: %s, not %s\n", rows[i].answer, found, rows[i].outcome);
            faults++;
        }
        test_reading_release(&test);
        wob_arena_release(&arena);
    }
    assert_int_equal(faults, 0);
}

static void a_long_answer_is_not_guessed(void **state)
{
    (void)state;
    wob_buffer text = {0};
    test_reading test;
    wob_buffer_print(&text, HEAD "Ad 1\n\nZo'n schets kwam er nimmer.");
    for (int i = 0; i < 10; i++)
        wob_buffer_print(&text, " De sluis ligt aan de haven van de stad.");
    wob_buffer_print(&text, "\n\nAd 2\n\nDe kade is van steen.\n");
    read_letter(&test, text.data);
    assert_int_equal(test.letter.answers.at[0].outcome, WOB_OUTCOME_UNKNOWN);
    test_reading_release(&test);
    wob_buffer_release(&text);
}

static void answers_that_only_refer_take_the_outcome_of_the_first_they_name(void **state)
{
    static const struct {
        const char *text, *outcomes;
    } rows[] = {
        {HEAD "Ad 1\n\nIk weiger deze brieven.\n\nAd 2\n\nZie ad 1.\n", "refused refused"},
        {HEAD "Ad 1\n\nZie ad 2.\n\nAd 2\n\nIk weiger deze schets.\n", "refused refused"},
        {HEAD "Ad 1\n\nZie ad 2.\n\nAd 2\n\nZie ad 3.\n\nAd 3\n\nDeze beelden zijn al openbaar.\n",
         "already-public already-public already-public"},
        {HEAD "Ad 1\n\nIk weiger deze brieven.\n\nAd 2\n\nZie ad 3 en ad 1.\n\nAd 3\n\nDeze "
              "beelden zijn al openbaar.\n",
         "refused already-public already-public"},
        /* What an answer says itself stays its own; but what it releases is a part, where the rest
         * shares the fate of what is not. */
        {HEAD "Ad 1\n\nDe brieven zijn al openbaar.\n\nAd 2\n\nZie ad 1. De schets weiger ik.\n",
         "already-public refused"},
        {HEAD "Ad 1\n\nIk weiger deze brieven.\n\nAd 2\n\nZie ad 1. De schets is bijgevoegd bij "
              "deze brief.\n",
         "refused partly-released"},
        /* A circle says nothing. */
        {HEAD "Ad 1\n\nZie ad 2.\n\nAd 2\n\nZie ad 1.\n", "unknown unknown"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_reading test;
        wob_buffer found = {0};
        read_letter(&test, rows[i].text);
        for (size_t k = 0; k < test.letter.answers.count; k++)
            wob_buffer_print(&found, "%s%s", k ? " " : "",
                             wob_outcome_name(test.letter.answers.at[k].outcome));
        if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].outcomes)))
            fail_msg("%s\nhas %.*s\nnot %s", rows[i].text, WOB_ARG(wob_buffer_slice(&found)),
                     rows[i].outcomes);
        wob_buffer_release(&found);
        test_reading_release(&test);
    }
}

static void decision_has_the_outcome_of_the_whole(void **state)
{
    static const struct {
        const char *text, *outcome;
    } rows[] = {
        {HEAD "Besluit\n\nIk heb besloten de stukken openbaar te maken.\n", "released"},
        {HEAD "Besluit\n\nIk heb besloten de stukken deels openbaar te maken.\n",
         "partly-released"},
        {HEAD "Besluit\n\nIk heb besloten uw verzoek af te wijzen.\n", "refused"},
        {HEAD "Besluit\n\nIk heb besloten uw verzoek af te wijzen, omdat er geen stukken zijn "
              "aangetroffen.\n",
         "not-held"},
        /* Released and refused together is in part, whatever else became of the rest. */
        {HEAD "Besluit\n\nIk besluit:\n1. de brieven openbaar te maken;\n2. uw verzoek voor het "
              "overige af te wijzen;\n3. "
              "te zeggen dat geen beelden zijn aangetroffen.\n",
         "partly-released"},
        {HEAD "Besluit\n\nIk heb besloten de stukken deels openbaar te maken, voor zover zij niet "
              "al openbaar zijn.\n",
         "partly-released"},
        /* So is what its paragraph takes back, but not the next one. */
        {HEAD
         "Besluit\n\nIk heb besloten de stukken openbaar te maken. De namen zijn weggelaten.\n",
         "partly-released"},
        {HEAD "Besluit\n\nIk heb besloten de stukken openbaar te maken. U krijgt ze per post.\n",
         "released"},
        {HEAD "Besluit\n\nIk heb besloten de stukken openbaar te maken.\n\nVragen?\n\nUw "
              "telefoonnummer is weggelaten.\n",
         "released"},
        /* Where it says nothing, the answers tell. */
        {HEAD "Ad 1\n\nIk weiger deze brieven.\n\nAd 2\n\nDe schets is bijgevoegd.\n",
         "partly-released"},
        {HEAD "Ad 1\n\nDe brieven zijn bijgevoegd.\n\nAd 2\n\nDe schets is bijgevoegd.\n",
         "released"},
        {HEAD "Ad 1\n\nEr zijn geen brieven gevonden.\n\nAd 2\n\nEr is geen schets gevonden.\n",
         "not-held"},
        {HEAD "Ad 1\n\nEr zijn geen brieven gevonden.\n\nAd 2\n\nDe schets is bijgevoegd.\n",
         "partly-released"},
        /* Where one of them says nothing, they do not. */
        {HEAD "Ad 1\n\nEr zijn geen brieven gevonden.\n\nAd 2\n\nDe schets was van de sluis.\n",
         "unknown"},
        {HEAD "Ad 1\n\nEr zijn geen brieven gevonden.\n\nAd 2\n\nDe schets is bijgevoegd.\n\n"
              "Ad 3\n\nDe kade was van steen.\n",
         "partly-released"},
        {HEAD "De sluis is oud.\n", "unknown"},
    };
    size_t faults = 0;
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_reading test;
        read_letter(&test, rows[i].text);
        const char *found = wob_outcome_name(test.letter.decision.outcome);
        if (!wob_slice_equal(wob_slice_of(found), wob_slice_of(rows[i].outcome))) {
            print_error("%s\nhas %s, not %s (%.*s)\n", rows[i].text, found, rows[i].outcome,
                        WOB_ARG(test.letter.decision.at.text));
            faults++;
        }
        test_reading_release(&test);
    }
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_says_what_became_of_its_items),
        cmocka_unit_test(a_long_answer_is_not_guessed),
        cmocka_unit_test(answers_that_only_refer_take_the_outcome_of_the_first_they_name),
        cmocka_unit_test(decision_has_the_outcome_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
