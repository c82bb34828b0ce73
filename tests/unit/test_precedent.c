/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/precedent.h and profile.h: which items are alike, and what became of them. */
#include "lib/search/precedent.h"
#include "lib/search/profile.h"
#include "tests/unit/search.h"

static const made_letter letters[] = {
    {.id = "00000000000000aa",
     .path = "/hoogmeer",
     .organisation = "Gemeente Hoogmeer",
     .date = "2021-06-24",
     .language = WOB_DUTCH,
     .parts =
         {
             {WOB_PART_REQUEST, "U verzoekt om stukken:", 0, 0, 0},
             {WOB_PART_ITEM, "1. de facturen van het zwembad De Golf;", "1", 0, 0},
             {WOB_PART_ITEM, "2. de tekeningen van de brug;", "2", 0, 0},
             {WOB_PART_ITEM, "3. de offertes voor de brug;", "3", 0, 0},
             {WOB_PART_ANSWER,
              "De facturen weigeren wij op grond van artikel 10, tweede lid, onder g, van de Wob.",
              "1", 0, WOB_OUTCOME_REFUSED},
             {WOB_PART_ANSWER, "De tekeningen van die brug zijn er niet.", "2", 0,
              WOB_OUTCOME_NOT_HELD},
             {WOB_PART_ANSWER, "Zie het antwoord onder 2.", "3", "2", WOB_OUTCOME_NOT_HELD},
         }},
    {.id = "00000000000000bb",
     .path = "/oostwoude",
     .organisation = "Gemeente Oostwoude",
     .date = "2022-02-01",
     .language = WOB_DUTCH,
     .parts =
         {
             {WOB_PART_REQUEST, "U verzoekt om stukken:", 0, 0, 0},
             {WOB_PART_ITEM, "1. de facturen van het zwembad De Golf over 2019;", "1", 0, 0},
             {WOB_PART_ANSWER, "De facturen maken wij openbaar.", "1", 0, WOB_OUTCOME_RELEASED},
             {WOB_PART_REMEDY,
              "Tegen dit besluit kunt u binnen zes weken bezwaar maken bij ons college.", 0, 0, 0},
         }},
    {.id = "00000000000000cc",
     .path = "/zuiderwaard",
     .organisation = "Gemeente Zuiderwaard",
     .date = "2022-03-01",
     .language = WOB_DUTCH,
     .parts =
         {
             {WOB_PART_REQUEST, "U verzoekt om de parkeervergunningen in de binnenstad.", 0, 0, 0},
             {WOB_PART_DECISION,
              "Wij wijzen uw verzoek af op grond van artikel 10, tweede lid, onder e, van de Wob.",
              0, 0, WOB_OUTCOME_REFUSED},
         }},
};

static wob_precedent_finder *finder;

static wob_precedents find_of(const char *text, const char *letter)
{
    wob_precedents found;
    const wob_sought sought = {
        .text = wob_slice_of(text), .language = WOB_DUTCH, .letter = wob_slice_of(letter)};
    assert_int_equal(wob_precedents_find(finder, &sought, &found, NULL), WOB_OK);
    return found;
}

static wob_index *index_of_letters;

static int begin(void **state)
{
    if (set_up(state) != 0)
        return -1;
    make_index("precedents", letters, ROWS(letters));
    index_of_letters = open_index("precedents");
    assert_ok(wob_precedent_finder_new(index_of_letters, analyser, &finder, NULL));
    return 0;
}

static int end(void **state)
{
    wob_precedent_finder_free(finder);
    wob_index_free(index_of_letters);
    return tear_down(state);
}

static void the_most_alike_item_comes_first_with_its_answer(void **state)
{
    (void)state;
    wob_precedents found = find_of("alle facturen van het zwembad De Golf over 2019", "");
    assert_true(found.at.count >= 2);
    const wob_precedent *first = &found.at.at[0];
    assert_text(first->hit.letter.organisation, "Gemeente Oostwoude");
    assert_text(first->item.number, "1");
    assert_text(first->hit.text, "De facturen maken wij openbaar.");
    assert_int_equal(first->outcome, WOB_OUTCOME_RELEASED);
    assert_true(first->alike > found.at.at[1].alike && found.at.at[1].alike > 0);
}

static void grounds_are_those_of_the_answer(void **state)
{
    (void)state;
    wob_precedents found = find_of("facturen zwembad De Golf", "");
    assert_text(found.at.at[0].hit.letter.organisation, "Gemeente Hoogmeer");
    assert_int_equal(found.at.at[0].grounds.count, 1);
    assert_text(found.at.at[0].grounds.at[0], "Wob 10.2.g");
}

static void an_answer_that_points_elsewhere_is_followed(void **state)
{
    (void)state;
    wob_precedents found = find_of("de offertes voor de brug", "");
    const wob_precedent *first = &found.at.at[0];
    assert_text(first->item.number, "3");
    assert_text(first->hit.text, "De tekeningen van die brug zijn er niet.");
    assert_text(first->pointed, "00000000000000aa#answer-3");
    assert_int_equal(first->outcome, WOB_OUTCOME_NOT_HELD);
}

static void a_request_without_items_is_answered_by_its_letter(void **state)
{
    (void)state;
    wob_precedents found = find_of("parkeervergunningen in de binnenstad", "");
    const wob_precedent *first = &found.at.at[0];
    assert_int_equal(found.at.count, 1);
    assert_int_equal(first->item.number.size, 0);
    assert_int_equal(first->hit.passage.part, WOB_PART_REQUEST);
    assert_int_equal(first->outcome, WOB_OUTCOME_REFUSED);
    assert_text(first->grounds.at[0], "Wob 10.2.e");
}

static void nearly_the_same_with_the_opposite_outcome_is_contrary(void **state)
{
    (void)state;
    wob_precedents found = find_of("de facturen van het zwembad De Golf", "");
    assert_int_equal(found.at.count, 2);
    assert_int_equal(found.at.at[0].contrary, 1);
    assert_int_equal(found.at.at[1].contrary, 0);
    found = find_of("de offertes voor de brug", "");
    for (size_t i = 0; i < found.at.count; i++)
        assert_true(found.at.at[i].contrary == WOB_NO_CONTRARY);
}

static void counts_are_those_of_all_precedents(void **state)
{
    (void)state;
    wob_precedents found = find_of("de facturen van het zwembad De Golf", "");
    assert_int_equal(found.letters, 2);
    assert_true(found.complete);
    assert_int_equal(found.outcomes.count, 2);
    assert_int_equal(found.outcomes.at[0].count, 1);
    assert_int_equal(found.grounds.count, 1);
    assert_text(found.grounds.at[0].value, "Wob 10.2.g");
    assert_int_equal(found.grounds.at[0].count, 1);
}

static void the_letter_itself_has_no_precedents(void **state)
{
    (void)state;
    wob_precedents found = find_of("de offertes voor de brug", "00000000000000aa");
    assert_int_equal(found.at.count, 0);
}

static void what_no_letter_asks_has_none(void **state)
{
    (void)state;
    assert_int_equal(find_of("xylofoons en zeppelins", "").at.count, 0);
    assert_int_equal(find_of("de het een", "").at.count, 0);
    assert_int_equal(find_of("", "").at.count, 0);
}

static void outcomes_keep_back_or_give(void **state)
{
    (void)state;
    assert_int_equal(wob_outcome_side(WOB_OUTCOME_REFUSED), WOB_SIDE_REFUSED);
    assert_int_equal(wob_outcome_side(WOB_OUTCOME_RELEASED), WOB_SIDE_RELEASED);
    assert_int_equal(wob_outcome_side(WOB_OUTCOME_PARTLY_RELEASED), WOB_SIDE_RELEASED);
    assert_int_equal(wob_outcome_side(WOB_OUTCOME_NOT_HELD), WOB_SIDE_NONE);
    assert_int_equal(wob_outcome_side(WOB_OUTCOME_UNKNOWN), WOB_SIDE_NONE);
}

/* Profiles ------------------------------------------------------------------------------------- */

static wob_profile profile_of(wob_profiler *profiler, const char *text, double worth)
{
    wob_profile profile = {0};
    assert_int_equal(
        wob_profile_add(profiler, wob_slice_of(text), WOB_DUTCH, worth, &arena, &profile, NULL),
        WOB_OK);
    return profile;
}

static void likeness_goes_from_nothing_to_the_same(void **state)
{
    (void)state;
    wob_profiler *profiler;
    assert_int_equal(wob_profiler_new(index_of_letters, analyser, &profiler, NULL), WOB_OK);
    wob_profile brug = profile_of(profiler, "de tekeningen van de brug", 1),
                same = profile_of(profiler, "Brug: tekeningen", 1),
                other = profile_of(profiler, "de facturen van het zwembad", 1),
                both = profile_of(profiler, "tekeningen van de brug en het zwembad", 1),
                none = profile_of(profiler, "", 1);
    assert_true(wob_profile_alike(&brug, &same) > 0.999);
    assert_true(wob_profile_alike(&brug, &other) < 0.001);
    assert_true(wob_profile_alike(&brug, &none) < 0.001);
    double half = wob_profile_alike(&brug, &both);
    assert_true(half > 0.5 && half < 0.99);
    assert_true(wob_profile_alike(&both, &brug) - half < 0.001);
    wob_profiler_free(profiler);
}

static void words_that_are_there_keep_their_weight(void **state)
{
    (void)state;
    wob_profiler *profiler;
    assert_int_equal(wob_profiler_new(index_of_letters, analyser, &profiler, NULL), WOB_OK);
    wob_profile profile = profile_of(profiler, "brug", 1);
    double weight = profile.words.at[0].weight;
    assert_int_equal(wob_profile_add(profiler, WOB_SLICE("brug zwembad"), WOB_DUTCH, 0.5, &arena,
                                     &profile, NULL),
                     WOB_OK);
    assert_int_equal(profile.words.count, 2);
    assert_text(profile.words.at[0].stem, "brug");
    assert_true(profile.words.at[0].weight >= weight);
    assert_true(profile.words.at[1].worth < 1);
    wob_profiler_free(profiler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_alike_item_comes_first_with_its_answer),
        cmocka_unit_test(grounds_are_those_of_the_answer),
        cmocka_unit_test(an_answer_that_points_elsewhere_is_followed),
        cmocka_unit_test(a_request_without_items_is_answered_by_its_letter),
        cmocka_unit_test(nearly_the_same_with_the_opposite_outcome_is_contrary),
        cmocka_unit_test(counts_are_those_of_all_precedents),
        cmocka_unit_test(the_letter_itself_has_no_precedents),
        cmocka_unit_test(what_no_letter_asks_has_none),
        cmocka_unit_test(outcomes_keep_back_or_give),
        cmocka_unit_test(likeness_goes_from_nothing_to_the_same),
        cmocka_unit_test(words_that_are_there_keep_their_weight),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
