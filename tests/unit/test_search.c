/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/plan.h: which passages of made letters a question finds. How they rank and
 * what is shown of them is in test_hits.c. */
#include "tests/unit/search.h"

#include "lib/text/stop_word.h"

/* Passages of a few words each, for words and where they stand. */
static const made_letter spelling[] = {
    {.id = "00000000000000aa",
     .path = "/spelling",
     .language = WOB_DUTCH,
     .parts = {
         {WOB_PART_PROCEDURE, "alfa bravo charlie delta", 0, 0, 0},
         {WOB_PART_OTHER, "bravo alfa echo delta", 0, 0, 0},
         {WOB_PART_PROCEDURE, "alfa echo bravo", 0, 0, 0},
         {WOB_PART_OTHER, "Bravo, echo. Echo-Alfa!", 0, 0, 0},
         {WOB_PART_PROCEDURE, "alfa alfa", 0, 0, 0},
         {WOB_PART_OTHER, "golf alfabet golfen", 0, 0, 0},
         {WOB_PART_PROCEDURE, "het Wob-verzoek en de wob", 0, 0, 0},
         {WOB_PART_OTHER, "de 7 verzoeken van 2021", 0, 0, 0},
     }}};

/* A question, and the passages of `spelling` it finds: p1 is procedure-1, o2 other-2. */
static const struct {
    const char *question, *found;
} spelled[] = {
    {"charlie", "p1"},
    {"CHARLIE", "p1"},
    {"zulu", ""},
    {"charlie zulu", "p1"},
    {"charlie golf", "p1 o3"},

    /* joints */
    {"charlie AND golf", ""},
    {"alfa AND delta", "p1 o1"},
    {"alfa AND delta AND charlie", "p1"},
    {"charlie OR golf", "p1 o3"},
    {"(charlie OR golf) AND bravo", "p1"},
    {"bravo -charlie", "o1 p2 o2"},
    {"bravo NOT charlie NOT echo", ""},
    {"-alfa", "o3 p4 o4"},
    {"-alfa -golf", "p4 o4"},
    {"-(alfa OR golf)", "p4 o4"},
    {"charlie OR -alfa", "p1 o3 p4 o4"},
    {"bravo -\"alfa bravo\"", "o1 p2 o2"},
    {"part:other", "o1 o2 o3 o4"},
    {"-part:other", "p1 p2 p3 p4"},
    {"charlie OR part:other", "p1 o1 o2 o3 o4"},
    {"alfa -part:other", "p1 p2 p3"},

    /* phrases: these words, in this order, as they are */
    {"\"alfa bravo\"", "p1"},
    {"\"bravo alfa\"", "o1"},
    {"\"Alfa, bravo... CHARLIE\"", "p1"},
    {"\"alfa charlie\"", ""},
    {"\"alfa alfa\"", "p3"},
    {"\"alfa\"", "p1 o1 p2 o2 p3"},
    {"\"golf\"", "o3"},
    {"\"golft\"", ""},
    {"\"verzoeken\"", "o4"},
    {"\"wob verzoeken\"", ""},
    {"\"de wob\"", "p4"},
    {"\"het wob\"", "p4"},
    {"Wob-verzoek", "p4"},
    {"verzoek-wob", ""},

    /* NEAR/1: next to each other */
    {"alfa NEAR/1 bravo", "p1 o1"},
    {"bravo NEAR/1 alfa", "p1 o1"},
    {"alfa NEAR/2 bravo", "p1 o1 p2"},
    {"alfa NEAR/3 bravo", "p1 o1 p2 o2"},
    {"alfa NEAR bravo", "p1 o1 p2 o2"},
    {"alfa NEAR/1 bravo NEAR/1 charlie", "p1"},
    {"alfa NEAR/1 charlie NEAR/1 bravo", "p1"},
    {"alfa NEAR/1 bravo NEAR/1 delta", ""},
    {"alfa NEAR/2 bravo NEAR/2 delta", "p1 o1"},
    {"\"alfa bravo\" NEAR/1 charlie", "p1"},
    {"\"bravo alfa\" NEAR/1 charlie", ""},
    {"\"bravo charlie\" NEAR/1 alfa", "p1"},
    {"alfa NEAR/1 alfa", "p3"},
    {"charl* NEAR/9 alfa", "p1"},

    /* prefixes */
    {"alfab*", "o3"},
    {"gol*", "o3"},
    {"alf*", "p1 o1 p2 o2 p3 o3"},
    {"zul*", ""},
    {"CHARL*", "p1"},
    {"verzoek*", "p4 o4"},
    {"verzoeke*", "o4"},
    {"-verzoeke* -alfa", "o3 p4"},
    {"202*", "o4"},
    {"7*", "o4"},
    {"Wob-ver*", "p4"},
    {"Wob-al*", ""},
    {"alf* AND delt*", "p1 o1"},
};

static void questions_find_what_they_spell(void **state)
{
    (void)state;
    make_index("spelling", spelling, ROWS(spelling));
    wob_index *index = open_index("spelling");
    for (size_t i = 0; i < ROWS(spelled); i++) {
        wob_slice rest = wob_slice_of(spelled[i].found), name, expected = {0};
        while (wob_slice_next(&rest, ' ', &name))
            expected = wob_arena_print(&arena, "%.*s%saa %s-%c", WOB_ARG(expected),
                                       expected.size ? ", " : "",
                                       name.data[0] == 'p' ? "procedure" : "other", name.data[1]);
        wob_slice found = found_by(index, spelled[i].question);
        if (!wob_slice_equal(found, expected))
            print_error("%s\n", spelled[i].question);
        assert_slice(found, expected);
    }
    wob_index_free(index);
}

/* Letters as they are written, in both languages. */
static const made_letter letters[] = {
    {.id = "00000000000000aa",
     .path = "/politie",
     .organisation = "Politie Noorderdelta",
     .date = "2021-06-24",
     .subject = "Sensing",
     .language = WOB_DUTCH,
     .parts =
         {
             {WOB_PART_REQUEST, "U verzoekt om documenten over het project:", 0, 0, 0},
             {WOB_PART_ITEM, "1. de contracten met leveranciers;", "1", 0, 0},
             {WOB_PART_ITEM, "2a. de kentekens die zijn opgeslagen.", "2a", 0, 0},
             {WOB_PART_FRAMEWORK, "Artikel 10 van de Wob bepaalt wanneer er geweigerd wordt.", 0, 0,
              0},
             {WOB_PART_ANSWER,
              "De prijzen weigeren wij op grond van artikel 10, tweede lid, onder b, "
              "van de Wob.",
              "1", 0, WOB_OUTCOME_REFUSED},
             {WOB_PART_ANSWER, "Zie het antwoord onder 1.", "2a", "1", WOB_OUTCOME_REFUSED},
             {WOB_PART_DECISION, "Een deel van de stukken wordt openbaar.", 0, 0,
              WOB_OUTCOME_PARTLY_RELEASED},
         }},
    {.id = "00000000000000bb",
     .path = "/council",
     .organisation = "Harrowmere Council",
     .date = "2019-03-01",
     .language = WOB_ENGLISH,
     .parts =
         {
             {WOB_PART_REQUEST, "You asked for recordings of the cameras.", 0, 0, 0},
             {WOB_PART_DECISION, "The council decided that it holds no recordings.", 0, 0,
              WOB_OUTCOME_NOT_HELD},
         }},
    {.id = "00000000000000cc",
     .path = "/oostwoude",
     .organisation = "Gemeente Oostwoude",
     .language = WOB_DUTCH,
     .parts =
         {
             {WOB_PART_CONSIDERATION,
              "De kosten van de camera's zijn openbaar op grond van artikel 10, "
              "eerste lid, onder c, van de Wob.",
              0, 0, 0},
             {WOB_PART_DECISION, "Wij beslissen op grond van artikel 5.1, tweede lid, van de Woo.",
              0, 0, WOB_OUTCOME_RELEASED},
         }},
    {.id = "00000000000000dd",
     .path = "/oostwoude-2",
     .organisation = "Gemeente Oostwoude",
     .date = "2021-12-31",
     .language = WOB_DUTCH,
     .parts = {{WOB_PART_DECISION, "Uw verzoek is ingetrokken.", 0, 0, WOB_OUTCOME_WITHDRAWN}}},
};

static wob_index *open_letters(void)
{
    static bool made;
    if (!made)
        make_index("letters", letters, ROWS(letters));
    made = true;
    return open_index("letters");
}

typedef struct row {
    const char *question, *found;
} row;

static void assert_finds(const row *rows, size_t count)
{
    wob_index *index = open_letters();
    for (size_t i = 0; i < count; i++) {
        wob_slice found = found_by(index, rows[i].question);
        if (!wob_slice_equal(found, wob_slice_of(rows[i].found)))
            print_error("%s\n", rows[i].question);
        assert_text(found, rows[i].found);
    }
    wob_index_free(index);
}

static void words_are_found_by_their_stems_in_either_language(void **state)
{
    (void)state;
    static const row rows[] = {
        {"stuk", "aa decision-1"},
        {"beslissing", "cc decision-1"},
        {"camera", "bb request-1, bb decision-1, cc consideration-1"},
        {"recording", "bb request-1, bb decision-1"},
        {"councils holding", "bb decision-1"},
        {"\"recording\"", ""},
        {"stukje", ""},
    };
    assert_finds(rows, ROWS(rows));
}

/* What the letter is about finds each of its passages, as far as they match nothing else. */
static void a_letter_is_found_by_its_subject_and_request(void **state)
{
    (void)state;
    static const row rows[] = {
        {"sensing AND prijzen", "aa answer-1"},
        {"sensing AND openbaar", "aa decision-1"},
        {"recordings AND council", "bb decision-1"},
        {"\"sensing\"", ""}, /* no passage's own word */
        {"sensing part:answer", "aa answer-1, aa answer-2"},
        /* Its passages are not excluded by it. */
        {"recordings -asked", "bb decision-1"},
        {"recordings -\"asked for\"", "bb decision-1"},
        {"kentekens -opgeslagen part:item", "aa item-1"},
    };
    assert_finds(rows, ROWS(rows));
}

/* Both are found by the letter's request; what the item asks puts the one that answers it first. */
static void an_answer_is_found_by_what_its_item_asks(void **state)
{
    (void)state;
    static const row rows[] = {
        {"leveranciers part:answer", "aa answer-1, aa answer-2"},
        {"kentekens part:answer", "aa answer-2, aa answer-1"},
        {"contracten leveranciers -part:item", "aa answer-1"},
    };
    wob_index *index = open_letters();
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_hits hits = ask(index, rows[i].question);
        assert_slice(wob_slice_cut(list_of(&hits), 0, strlen(rows[i].found)),
                     wob_slice_of(rows[i].found));
    }
    wob_index_free(index);
}

static void filters_keep_what_fits(void **state)
{
    (void)state;
    static const row rows[] = {
        /* the item, its answer, and the answer that it is referred to */
        {"item:1", "aa item-1, aa answer-1"},
        {"item:2a", "aa item-2, aa answer-1, aa answer-2"},
        {"item:2A part:answer", "aa answer-1, aa answer-2"},
        {"item:2", ""},
        {"item:1 item:2a part:item", "aa item-1, aa item-2"},

        /* every level of a provision, and nothing beside it */
        {"statute:Wob", "aa framework-1, aa answer-1, cc consideration-1"},
        {"wet:\"Wob 10\"", "aa framework-1, aa answer-1, cc consideration-1"},
        {"law:\"wob 10.2\"", "aa answer-1"},
        {"statute:\"Wob 10.2.b\"", "aa answer-1"},
        {"statute:\"Wob 10.2.g\"", ""},
        {"statute:\"Wob 10.1\"", "cc consideration-1"},
        {"statute:\"Wob 1\"", ""},
        {"statute:Woo", "cc decision-1"},
        {"statute:\"Woo 5.1\"", "cc decision-1"},
        {"statute:\"Woo 5.1.2\"", "cc decision-1"},

        {"part:item", "aa item-1, aa item-2"},
        {"part:framework", "aa framework-1"},
        {"outcome:not-held", "bb request-1, bb decision-1"},
        {"outcome:partly-released -part:decision", "aa request-1, aa framework-1"},
        {"outcome:refused", "aa item-1, aa item-2, aa answer-1, aa answer-2"},
        {"outcome:refused outcome:withdrawn",
         "aa item-1, aa item-2, aa answer-1, aa answer-2, dd decision-1"},
        {"lang:en", "bb request-1, bb decision-1"},
        {"letter:00000000000000cc", "cc consideration-1, cc decision-1"},
        {"kind:other letter:00000000000000dd", ""},
        {"kind:decision letter:00000000000000dd", "dd decision-1"},

        /* words of the name, all of them, in any order */
        {"org:oostwoude part:decision", "cc decision-1, dd decision-1"},
        {"org:\"Oostwoude, gemeente\" part:decision", "cc decision-1, dd decision-1"},
        {"org:gemeente part:decision", "cc decision-1, dd decision-1"},
        {"org:\"gemeente Harrowmere\"", ""},
        {"org:oost", ""},

        /* cc has no date */
        {"year:2021 part:decision", "aa decision-1, dd decision-1"},
        {"year:2019..2020", "bb request-1, bb decision-1"},
        {"year:2020.. part:decision", "aa decision-1, dd decision-1"},
        {"year:..2100 part:decision", "aa decision-1, bb decision-1, dd decision-1"},
        {"date:2021-06-24 part:decision", "aa decision-1"},
        {"date:2021-06-25..2021-12-31", "dd decision-1"},
        {"date:2021-06-25..2021-12-30", ""},
        {"date:..2021-06-24 part:decision", "aa decision-1, bb decision-1"},
        {"date:2021-12", "dd decision-1"},
        {"-year:1900..2100 part:decision", "cc decision-1"},

        /* with words, and in words */
        {"openbaar year:2021", "aa decision-1"},
        {"openbaar -year:2021", "cc consideration-1"},
        {"kentekens (item:1 OR part:item)", "aa item-1, aa item-2, aa answer-1"},
        {"item:1 AND item:2a", "aa answer-1"},
    };
    assert_finds(rows, ROWS(rows));
}

/* A question with words beside the same without those that say nothing: equal hits, equal scores.
 */
static void stop_words_do_not_matter(void **state)
{
    (void)state;
    static const struct {
        const char *with, *without;
    } rows[] = {
        {"welke kentekens zijn er opgeslagen bij de politie", "kentekens opgeslagen politie"},
        {"the recordings of the council", "recordings council"},
        {"wat kosten de camera's", "kosten camera's"},
        {"\"de kosten van de\"", "kosten"},
        /* The operators between them are no English. */
        {"welke (kentekens OR prijzen OR kosten OR recordings)",
         "(kentekens OR prijzen OR kosten OR recordings)"},
    };
    wob_index *index = open_letters();
    assert_true(wob_is_stop_word(WOB_SLICE("welke"), WOB_DUTCH));
    assert_false(wob_is_stop_word(WOB_SLICE("welke"), WOB_ENGLISH));
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_hits with = ask(index, rows[i].with), without = ask(index, rows[i].without);
        assert_true(without.at.count > 0);
        assert_slice(list_of(&with), list_of(&without));
        for (size_t k = 0; k < with.at.count; k++)
            assert_float_equal(with.at.at[k].score, without.at.at[k].score, 1e-9);
    }
    wob_index_free(index);
}

static void a_question_of_stop_words_alone_is_asked_all_the_same(void **state)
{
    (void)state;
    static const row rows[] = {
        {"uw", "dd decision-1"},
        {"it that", "bb decision-1"},
    };
    assert_finds(rows, ROWS(rows));
}

static void only_words_tell_the_language_of_a_question(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        wob_language language;
    } rows[] = {
        {"kentekens", WOB_DUTCH},
        {"kentekens OR camera OR politie", WOB_DUTCH},
        {"welke AND camera AND politie NOT kenteken", WOB_DUTCH},
        {"recordings of the council", WOB_ENGLISH},
        {"\"what was the outcome\" item:5", WOB_ENGLISH},
        {"camera org:\"and or the\"", WOB_DUTCH},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_plan plan = plan_of(rows[i].question);
        assert_int_equal(plan.language, rows[i].language);
        wob_plan_release(&plan);
    }
}

/* What is to be marked in a passage. */
static void a_plan_marks_what_it_looks_for(void **state)
{
    (void)state;
    static const struct {
        const char *question, *stems, *prefixes;
        bool has_words;
    } rows[] = {
        {"welke kentekens", "kenteken", "", true},
        {"een kenteken", "kentek kenteken", "", true}, /* in Dutch, in English */
        {"\"de camera\" alf*", "camera", "alf", true},
        {"politie -camera", "politie politi", "", true},
        {"camera -\"alfa politie\" -ca*", "camera", "", true},
        {"-camera", "", "", false},
        {"item:5 -camera", "", "", false},
        {"item:5 OR camera", "camera", "", true},
        {"alfa NEAR/3 delta", "alfa delta", "", true},
        {"", "", "", false},
        {"item:5 part:answer", "", "", false},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_plan plan = plan_of(rows[i].question);
        wob_slice stems = {0}, prefixes = {0};
        for (size_t k = 0; k < plan.stems.count; k++)
            stems = wob_arena_print(&arena, "%.*s%s%.*s", WOB_ARG(stems), k ? " " : "",
                                    WOB_ARG(plan.stems.at[k]));
        for (size_t k = 0; k < plan.prefixes.count; k++)
            prefixes = wob_arena_print(&arena, "%.*s%s%.*s", WOB_ARG(prefixes), k ? " " : "",
                                       WOB_ARG(plan.prefixes.at[k]));
        assert_text(stems, rows[i].stems);
        assert_text(prefixes, rows[i].prefixes);
        assert_int_equal(plan.has_words, rows[i].has_words);
        wob_plan_release(&plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(questions_find_what_they_spell, clear),
        cmocka_unit_test_teardown(words_are_found_by_their_stems_in_either_language, clear),
        cmocka_unit_test_teardown(a_letter_is_found_by_its_subject_and_request, clear),
        cmocka_unit_test_teardown(an_answer_is_found_by_what_its_item_asks, clear),
        cmocka_unit_test_teardown(filters_keep_what_fits, clear),
        cmocka_unit_test_teardown(stop_words_do_not_matter, clear),
        cmocka_unit_test_teardown(a_question_of_stop_words_alone_is_asked_all_the_same, clear),
        cmocka_unit_test_teardown(only_words_tell_the_language_of_a_question, clear),
        cmocka_unit_test_teardown(a_plan_marks_what_it_looks_for, clear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
