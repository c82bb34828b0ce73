/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/passage.h: made letters, and the passages that they are cut into. */
#include "tests/unit/unit.h"

#include "lib/base/utf8.h"
#include "lib/index/passage.h"
#include "tests/unit/letters.h"

#include <stdio.h>
#include <string.h>

static wob_analyser *analyser;
static wob_arena arena;

static int set_up(void **state)
{
    (void)state;
    return wob_analyser_new(&analyser, NULL) == WOB_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    wob_analyser_free(analyser);
    wob_arena_release(&arena);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    wob_arena_clear(&arena);
    return 0;
}

static wob_passages cut(const wob_letter *letter)
{
    wob_passages passages;
    assert_int_equal(wob_passages_cut(letter, analyser, &arena, &passages, NULL), WOB_OK);
    return passages;
}

/* A letter of one part. */
static wob_letter letter_of(wob_part part, const char *text)
{
    made_letter made = {.id = "0123456789abcdef", .parts = {{part, text, 0, 0, 0}}};
    wob_letter letter;
    make_letter(&made, &arena, &letter);
    return letter;
}

static wob_slice text_of(const wob_letter *letter, const wob_passage *passage)
{
    return wob_slice_at(letter->text, passage->span);
}

/* Cut at sentences ------------------------------------------------------------------------------
 */

#define TEN   "een twee drie vier vijf zes zeven acht negen tien"
#define TEN_S "Een twee drie vier vijf zes zeven acht negen tien."
#define FIFTY TEN_S " " TEN_S " " TEN_S " " TEN_S " " TEN_S

/* `count` sentences of ten words, `between` between them, and the words that the passages have. */
static const struct {
    const char *sentence;
    size_t count;
    const char *between, *words;
} rows[] = {
    /* one paragraph */
    {TEN_S, 1, " ", "10"},
    {TEN_S, 20, " ", "200"},
    {TEN_S, 21, " ", "150 60"},
    {TEN_S, 26, " ", "200 60"},
    {TEN_S, 27, " ", "200 70"},
    {TEN_S, 60, " ", "200 200 200"},
    {TEN_S, 61, " ", "200 200 150 60"},
    /* many short paragraphs: cut behind one that makes the passage long enough */
    {TEN_S, 20, "\n\n", "200"},
    {TEN_S, 30, "\n\n", "120 180"},
    {TEN_S, 60, "\n\n", "120 120 120 120 120"},
    {TEN_S, 66, "\n\n", "120 120 120 120 180"},
    {TEN, 60, "\n", "120 120 120 120 120"}, /* a list without full stops */
    {"Kort.", 500, "\n\n", "120 120 120 140"},
    /* paragraphs that stand alone, and one too short to */
    {FIFTY " " TEN_S " " TEN_S, 4, "\n\n", "70 70 140"},
    {FIFTY " " FIFTY " " TEN_S, 3, "\n\n", "110 110 110"},
    {TEN_S "\n\n" FIFTY " " FIFTY " " FIFTY " " FIFTY " " FIFTY, 1, "", "200 60"},
    /* one huge sentence: between words, and no scrap is left */
    {TEN, 20, " ", "200"},
    {TEN, 21, " ", "140 70"},
    {TEN, 40, " ", "200 200"},
    {TEN, 45, " ", "200 140 110"},
    {TEN, 1000, ", ", NULL},
};

static void passages_have_sixty_to_two_hundred_words_where_the_text_allows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice text = repeat(rows[i].sentence, rows[i].count, rows[i].between, &arena);
        wob_letter letter = letter_of(WOB_PART_CONSIDERATION, text.data);
        wob_passages passages = cut(&letter);
        wob_buffer words = {0};
        size_t all = 0;
        for (size_t k = 0; k < passages.count; k++) {
            size_t count = count_words_of(text_of(&letter, &passages.at[k]));
            wob_buffer_print(&words, "%s%zu", k ? " " : "", count);
            assert_true(count <= WOB_PASSAGE_MOST);
            assert_true(count >= WOB_PASSAGE_FEWEST || passages.count == 1);
            all += count;
        }
        if (rows[i].words)
            assert_text(wob_buffer_slice(&words), rows[i].words);
        assert_int_equal(all, count_words_of(text));
        wob_buffer_release(&words);
    }
}

static void a_passage_ends_where_a_sentence_does(void **state)
{
    (void)state;
    /* 23 words, with full stops that end no sentence */
    static const char sentence[] =
        "Op grond van art. 10, tweede lid, aanhef en onder e, van de Wob heeft mr. J. de Vries "
        "d.d. 3 mei bezwaar gemaakt.";
    wob_slice text = repeat(sentence, 100, " ", &arena);
    wob_letter letter = letter_of(WOB_PART_CONSIDERATION, text.data);
    wob_passages passages = cut(&letter);
    assert_true(passages.count >= 12);
    for (size_t i = 0; i < passages.count; i++) {
        wob_slice piece = text_of(&letter, &passages.at[i]);
        assert_true(wob_slice_starts(piece, WOB_SLICE("Op grond van art. 10")));
        assert_true(wob_slice_ends(piece, WOB_SLICE("bezwaar gemaakt.")));
    }
}

/* Nothing that a person writes; a passage must end all the same. */
static void a_text_without_white_space_is_cut_on_characters(void **state)
{
    (void)state;
    wob_slice text = repeat("\xC3\xA9\xE2\x82\xAC\xC3\xA9", 100000, "", &arena);
    wob_letter letter = letter_of(WOB_PART_OTHER, text.data);
    wob_passages passages = cut(&letter);
    size_t all = 0;
    assert_true(passages.count > 1);
    for (size_t i = 0; i < passages.count; i++) {
        wob_slice piece = text_of(&letter, &passages.at[i]);
        assert_int_equal(wob_utf8_valid(piece), piece.size);
        assert_true(piece.size <= WOB_PASSAGE_LONGEST);
        all += piece.size;
    }
    assert_int_equal(all, text.size);
}

/* Parts -----------------------------------------------------------------------------------------
 */

static const made_letter with_items = {
    .id = "0123456789abcdef",
    .parts = {
        {WOB_PART_HEADER, "Gemeente Hoogmeer", 0, 0, 0},
        {WOB_PART_REQUEST, "U verzoekt om de volgende documenten:", 0, 0, 0},
        {WOB_PART_ITEM, "1. alle facturen;", "1", 0, 0},
        {WOB_PART_ITEM, "2. alle offertes;", "2", 0, 0},
        {WOB_PART_ITEM, "alle verslagen.", "3", 0, 0},
        {WOB_PART_CONSIDERATION, "Wij overwegen het volgende.", 0, 0, 0},
        {WOB_PART_CONSIDERATION, "Ook dit overwegen wij.", 0, 0, 0},
        {WOB_PART_ANSWER, "Ad 1 en 3 De facturen zijn er niet.", "1 3", 0, WOB_OUTCOME_NOT_HELD},
        {WOB_PART_ANSWER, "Ad 2 De offertes weigeren wij.", "2", 0, WOB_OUTCOME_REFUSED},
        {WOB_PART_ANSWER, "Tot slot nog dit.", 0, 0, 0},
        {WOB_PART_OTHER, " \n ", 0, 0, 0},
        {WOB_PART_CLOSING, "Hoogachtend, de burgemeester", 0, 0, 0},
    }};

/* Parts, numbers within them, items and answers, in the order of the text. */
static void items_and_answers_are_passages_of_their_own(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "header-1   Gemeente Hoogmeer",
        "request-1   U verzoekt om de volgende documenten:",
        "item-1 1  alle facturen;",
        "item-2 2  alle offertes;",
        "item-3 3  alle verslagen.",
        "consideration-1   Wij overwegen het volgende.\n\nOok dit overwegen wij.",
        "answer-1 1 3 0 Ad 1 en 3 De facturen zijn er niet.",
        "answer-2 2 1 Ad 2 De offertes weigeren wij.",
        "answer-3   Tot slot nog dit.",
        "closing-1   Hoogachtend, de burgemeester",
    };
    wob_letter letter;
    make_letter(&with_items, &arena, &letter);
    /* A mark that stands alone before its item is worth no passage. */
    wob_passages passages = cut(&letter);
    for (size_t i = 0; i < passages.count && i < ROWS(expected); i++) {
        const wob_passage *passage = &passages.at[i];
        wob_buffer got = {0};
        wob_buffer_print(&got, "%s-%u ", wob_part_name(passage->part), (unsigned)passage->number);
        for (size_t k = 0; k < passage->items.count; k++)
            wob_buffer_print(&got, "%s%.*s", k ? " " : "", WOB_ARG(passage->items.at[k]));
        wob_buffer_print(&got, " ");
        if (passage->answer != WOB_NO_ANSWER)
            wob_buffer_print(&got, "%u", (unsigned)passage->answer);
        wob_buffer_print(&got, " %.*s", WOB_ARG(text_of(&letter, passage)));
        assert_text(wob_buffer_slice(&got), expected[i]);
        wob_buffer_release(&got);
    }
    assert_int_equal(passages.count, ROWS(expected));
}

/* "Vraag 1:" above a question goes with the question, so that the answer's passage is the answer.
 */
static void a_heading_above_its_question_is_no_passage_of_the_answer(void **state)
{
    (void)state;
    static const char heading[] = "Vraag 1:\n\n", question[] = "Hoeveel bomen zijn er gekapt?",
                      answer[] = "\n\nAntwoord: Het waren er elf.";
    wob_letter letter;
    made_letter made = {
        .id = "0123456789abcdef",
        .parts = {{WOB_PART_ANSWER,
                   wob_arena_print(&arena, "%s%s%s", heading, question, answer).data, "1", 0, 0}}};
    make_letter(&made, &arena, &letter);
    size_t asked = strlen(heading), answered = asked + strlen(question);
    letter.answers.at[0].heading = (wob_span){0, strlen("Vraag 1:")};
    *wob_push(&arena, &letter.items) =
        (wob_item){WOB_SLICE("1"), {wob_slice_of(question), {asked, answered}, 1}};
    letter.answers.at[0].at.span.begin = answered;
    wob_passages passages = cut(&letter);
    assert_int_equal(passages.count, 2);
    assert_int_equal(passages.at[0].part, WOB_PART_ITEM);
    assert_text(text_of(&letter, &passages.at[0]), "Vraag 1:\n\nHoeveel bomen zijn er gekapt?");
    assert_int_equal(passages.at[1].answer, 0);
    assert_text(text_of(&letter, &passages.at[1]), "Antwoord: Het waren er elf.");
}

/* Long parts of every kind, one behind the other. */
static void no_passage_crosses_parts_and_numbers_count_within_each(void **state)
{
    (void)state;
    static const wob_part kinds[] = {WOB_PART_HEADER,        WOB_PART_REQUEST, WOB_PART_PROCEDURE,
                                     WOB_PART_CONSIDERATION, WOB_PART_ANSWER,  WOB_PART_ANSWER,
                                     WOB_PART_CONSIDERATION, WOB_PART_DECISION};
    made_letter made = {.id = "0123456789abcdef"};
    for (size_t i = 0; i < ROWS(kinds); i++) {
        char sentence[80];
        snprintf(sentence, sizeof sentence, "Deel%zu staat hier in een zin van acht woorden.", i);
        made.parts[i] = (made_part){kinds[i], repeat(sentence, 60, " ", &arena).data,
                                    kinds[i] == WOB_PART_ANSWER ? "1" : NULL, NULL, 0};
    }
    wob_letter letter;
    make_letter(&made, &arena, &letter);
    wob_passages passages = cut(&letter);
    uint32_t counts[WOB_PART_COUNT] = {0};
    size_t before = 0, words = 0, section = 0;
    for (size_t i = 0; i < passages.count; i++) {
        const wob_passage *passage = &passages.at[i];
        assert_true(passage->span.begin >= before);
        assert_true(passage->span.end > passage->span.begin);
        before = passage->span.end;
        while (letter.sections.at[section].span.end <= passage->span.begin)
            section++;
        assert_true(passage->span.end <= letter.sections.at[section].span.end);
        assert_int_equal(passage->part, kinds[section]);
        assert_int_equal(passage->number, ++counts[passage->part]);
        words += count_words_of(text_of(&letter, passage));
    }
    assert_int_equal(section, ROWS(kinds) - 1);
    assert_int_equal(words, count_words_of(letter.text));
    assert_int_equal(counts[WOB_PART_ANSWER], 6);
}

static void a_passage_is_on_the_page_where_it_begins(void **state)
{
    (void)state;
    wob_slice text = repeat(TEN_S, 60, " ", &arena);
    wob_letter letter = letter_of(WOB_PART_CONSIDERATION, text.data);
    *wob_push(&arena, &letter.pages) = (wob_page_start){text.size / 2, 2};
    wob_passages passages = cut(&letter);
    static const uint32_t pages[] = {1, 1, 2};
    assert_int_equal(passages.count, ROWS(pages));
    for (size_t i = 0; i < ROWS(pages); i++)
        assert_int_equal(passages.at[i].page, pages[i]);
}

static void a_letter_without_text_has_no_passages(void **state)
{
    (void)state;
    wob_letter empty = letter_of(WOB_PART_OTHER, " \n\n ");
    assert_int_equal(cut(&empty).count, 0);
    wob_letter nothing = {0};
    assert_int_equal(cut(&nothing).count, 0);
}

/* Size ------------------------------------------------------------------------------------------
 */

/* Time that grew with the square of the text would take minutes here, for each of these. */
static void five_megabytes_are_cut_in_one_go(void **state)
{
    (void)state;
    enum { LARGE = 5 << 20 };
    static const struct {
        const char *text, *between;
        size_t fewest, most; /* passages */
    } texts[] = {
        {TEN_S, " ", 5000, 5400},    /* sentences in one paragraph */
        {TEN_S, "\n\n", 8000, 9000}, /* a paragraph each */
        {TEN, " ", 5000, 5400},      /* one sentence */
        {"ja", "\n", 14000, 14600},  /* a word a line */
        {"a", "", 80, 85},           /* one word */
    };
    for (size_t i = 0; i < ROWS(texts); i++) {
        size_t one = strlen(texts[i].text) + strlen(texts[i].between);
        wob_arena_clear(&arena);
        wob_slice text = repeat(texts[i].text, LARGE / one, texts[i].between, &arena);
        wob_letter letter = letter_of(WOB_PART_OTHER, text.data);
        wob_passages passages = cut(&letter);
        assert_in_range(passages.count, texts[i].fewest, texts[i].most);
        assert_int_equal(passages.at[passages.count - 1].span.end, letter.text.size);
    }
}

/* As many sections and items as five megabytes hold. */
static void a_hundred_thousand_items_are_cut_in_one_go(void **state)
{
    (void)state;
    enum { MANY = 100000 };
    static const char line[] = "Verzoek om een stuk.\n1. alle facturen;\n";
    size_t begins = sizeof "Verzoek om een stuk.\n1. " - 1, size = sizeof line - 1;
    wob_letter letter = {.text = repeat(line, MANY, "", &arena)};
    for (size_t i = 0; i < MANY; i++) {
        wob_span all = {i * size, (i + 1) * size}, item = {i * size + begins, all.end - 1};
        *wob_push(&arena, &letter.sections) =
            (wob_section){{0}, i % 2 ? WOB_PART_REQUEST : WOB_PART_OTHER, all, 1};
        *wob_push(&arena, &letter.items) =
            (wob_item){WOB_SLICE("1"), {wob_slice_at(letter.text, item), item, 1}};
    }
    wob_passages passages = cut(&letter);
    assert_int_equal(passages.count, 2 * MANY);
    assert_int_equal(passages.at[2 * MANY - 1].part, WOB_PART_ITEM);
    assert_int_equal(passages.at[2 * MANY - 1].number, MANY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(passages_have_sixty_to_two_hundred_words_where_the_text_allows,
                                  clear),
        cmocka_unit_test_teardown(a_passage_ends_where_a_sentence_does, clear),
        cmocka_unit_test_teardown(a_text_without_white_space_is_cut_on_characters, clear),
        cmocka_unit_test_teardown(items_and_answers_are_passages_of_their_own, clear),
        cmocka_unit_test_teardown(a_heading_above_its_question_is_no_passage_of_the_answer, clear),
        cmocka_unit_test_teardown(no_passage_crosses_parts_and_numbers_count_within_each, clear),
        cmocka_unit_test_teardown(a_passage_is_on_the_page_where_it_begins, clear),
        cmocka_unit_test_teardown(a_letter_without_text_has_no_passages, clear),
        cmocka_unit_test_teardown(five_megabytes_are_cut_in_one_go, clear),
        cmocka_unit_test_teardown(a_hundred_thousand_items_are_cut_in_one_go, clear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
