/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/ocr_need.c: which text of a page is taken for its text. */
#include "tests/unit/unit.h"

#ifdef WOB_WITH_OCR

#include "lib/base/arena.h"
#include "lib/source/ocr.h"

#define LETTER                                                                                     \
    "Op grond van artikel 10 van de Wob maak ik de stukken die u vraagt niet openbaar, omdat "     \
    "het\n"                                                                                        \
    "belang van de persoonlijke levenssfeer hier zwaarder weegt dan dat van de openbaarheid.\n"    \
    "De namen van ambtenaren zijn onleesbaar gemaakt.\n"                                           \
    "Tegen dit besluit kunt u binnen zes weken bezwaar maken.\n"
#define LIST                                                                                       \
    "12-03-2019 | 1.204,50 | doc 17 | Concept brief aan de Kamer\n"                                \
    "13-03-2019 | 2.999,00 | doc 18 | Verslag van het overleg met de sector\n"                     \
    "14-03-2019 | 3.017,25 | doc 19 | Memo over de ontwikkeling van de uitgaven\n"                 \
    "15-03-2019 | 4.410,75 | doc 20 | Bijlage bij de memo, tabellen en figuren\n"                  \
    "16-03-2019 | 5.000,10 | doc 21 | Antwoord van de directeur aan de minister\n"                 \
    "17-03-2019 | 6.120,15 | doc 22 | Uitnodiging voor de bijeenkomst in Utrecht\n"
#define FOUR(text) text text text text

/* Text of a page, its lines parted by line ends; `times` over. */
static wob_lines lines_of(const char *text, size_t times, wob_arena *arena)
{
    wob_lines lines = {0};
    for (size_t i = 0; i < times; i++) {
        wob_slice rest = wob_slice_of(text), line;
        while (wob_slice_next(&rest, '\n', &line))
            *wob_push(arena, &lines) = (wob_line){.text = line, .page = 1};
    }
    return lines;
}

static void page_text_is_judged_by_what_every_text_has(void **state)
{
    static const struct {
        const char *text;
        wob_page_text expected;
    } rows[] = {
        {"", WOB_PAGE_EMPTY},
        {" \n\t", WOB_PAGE_EMPTY},
        {LETTER, WOB_PAGE_READABLE},
        {LIST, WOB_PAGE_READABLE},
        /* marks upon a scan, however many */
        {"10.2.e", WOB_PAGE_SPARSE},
        {"Digitaal ondertekend door A. de Vries\nPagina 3 van 8", WOB_PAGE_SPARSE},
        {FOUR(FOUR("Persoonsgegevens\n")), WOB_PAGE_SPARSE},
        {"Bijlage 2", WOB_PAGE_SPARSE},
        /* broken fonts: of private use, replaced, controls, other signs, shifted by 29 places */
        {FOUR(FOUR("\uE001\uE002\uE003\uE004 \uE005 en\n")), WOB_PAGE_RUBBISH},
        {FOUR(FOUR("Gea\uFFFDhte mevr\uFFFDuw\n")), WOB_PAGE_RUBBISH},
        {FOUR(FOUR("Gea\x03hte mevr\x0Euw\n")), WOB_PAGE_RUBBISH},
        {FOUR(FOUR("*#&$ +!/ (*)% 7#&\n")), WOB_PAGE_RUBBISH},
        {FOUR(FOUR("RS JURQG YDQ DUWLNHO YDQ GH ZRE\n")), WOB_PAGE_RUBBISH},
        {FOUR(FOUR("B e s l u i t o p\n")), WOB_PAGE_RUBBISH},
        /* too little to say so */
        {"\uE001\uE002\uE003 7", WOB_PAGE_SPARSE},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_lines lines = lines_of(rows[i].text, 1, &arena);
        wob_page_text got = wob_page_judge(lines.at, lines.count);
        if (got != rows[i].expected)
            fail_msg("row %zu: \"%s\" is judged %d, not %d", i, rows[i].text, (int)got,
                     (int)rows[i].expected);
        wob_arena_release(&arena);
    }
}

static void page_letters_are_those_of_words_and_repeated_lines_count_once(void **state)
{
    static const struct {
        const char *text;
        size_t expected;
    } rows[] = {
        {"", 0},        {"10.2.e 5 x", 0},
        {"een a b", 3}, {"niet gelakt\nniet gelakt\nniet gelakt", 10},
        {"één", 3},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_lines lines = lines_of(rows[i].text, 1, &arena);
        assert_int_equal(wob_page_letters(lines.at, lines.count), rows[i].expected);
        wob_arena_release(&arena);
    }
}

/* A million lines end in a moment, though each is looked for among those before it. */
static void page_letters_take_time_linear_in_the_lines(void **state)
{
    enum { LINES = 1 << 18 };
    wob_arena arena = {0};
    (void)state;
    wob_lines lines = lines_of("een\ntwee\n", LINES, &arena);
    assert_int_equal(wob_page_letters(lines.at, lines.count), 7);
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_text_is_judged_by_what_every_text_has),
        cmocka_unit_test(page_letters_are_those_of_words_and_repeated_lines_count_once),
        cmocka_unit_test(page_letters_take_time_linear_in_the_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

int main(void)
{
    return 0;
}

#endif
