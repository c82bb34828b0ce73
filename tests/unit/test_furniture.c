/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines are no text of the letter: page numbers, running lines, margins. */
#include "tests/unit/layout.h"

#include "lib/letter/furniture.h"

static void page_numbers_and_bar_codes_are_taken_out_in_every_form(void **state)
{
    static const char *const numbers[] = {
        "Pagina 2 van 7",
        "pagina 2",
        "Page 3 of 5",
        "Page 3",
        "Blad 2/4",
        "blad 2",
        "- 3 -",
        "– 3 –",
        "2 / 7",
        "2 van 7",
        "12",
        "Pag. 4",
        "2/7",
        "PAGINA 2",
        "Blad 2 van 4",
        /* Nor are bar codes text. */
        "*Z0294A7*",
    };
    static const char *const texts[] = {
        "2021",
        "Pagina's over",
        "12 stukken",
        "3 mei 2021",
        "Page of records",
        "Bladzijde is leeg",
        "1 of meer",
        "- 3 stukken",
        "1500 bladen",
        "*VERVALLEN deel*",
    };
    (void)state;
    for (size_t i = 0; i < ROWS(numbers) + ROWS(texts); i++) {
        bool number = i < ROWS(numbers);
        const char *line = number ? numbers[i] : texts[i - ROWS(numbers)];
        wob_arena arena = {0};
        test_reading test;
        wob_slice lines = wob_arena_print(
            &arena, "De sluis in de haven is oud en moet worden vervangen.\n\n%s", line);
        test_reading_init(&test, lines.data);
        bool stays =
            wob_slice_find(test.letter.text, wob_slice_of(line), 0) < test.letter.text.size;
        if (stays == number)
            print_error("%s %s\n", line, number ? "stays" : "is taken out");
        assert_int_equal(stays, !number);
        test_reading_release(&test);
        wob_arena_release(&arena);
    }
}

static void running_lines_are_taken_out_by_their_repetition(void **state)
{
    static const layout_row rows[] = {
        {"De sluis is oud en moet snel worden vervangen.\nDe raad wil dat.\n\nKenmerk 2021-77   "
         "blz. 1\n\fEen nieuwe sluis is duur, schrijft de raad.\nDat is zo.\n\nKenmerk 2021-77   "
         "blz. 2",
         "De sluis is oud en moet snel worden vervangen. De raad wil dat.\n\nEen nieuwe sluis is "
         "duur, "
         "schrijft de raad. Dat is zo."},
        /* Two pages away: left and right pages differ. */
        {"Links boven\nDe sluis in de haven is oud en moet weg.\n\fRechts boven\nDe brug in de "
         "haven is "
         "nieuw en blijft.\n\fLinks boven\nDe kade in de haven wordt nog hersteld.\n\fRechts "
         "boven\nDe "
         "toren in de haven is al eeuwen oud.",
         "De sluis in de haven is oud en moet weg.\n\nDe brug in de haven is nieuw en "
         "blijft.\n\nDe kade "
         "in de haven wordt nog hersteld.\n\nDe toren in de haven is al eeuwen oud."},
        /* On one page alone a line is text. */
        {"Kenmerk 2021-77\nDe sluis in de haven is oud en moet weg.\n\fDe brug in de haven is "
         "nieuw en "
         "blijft.",
         "Kenmerk 2021-77\n\nDe sluis in de haven is oud en moet weg.\n\nDe brug in de haven is "
         "nieuw en "
         "blijft."},
        /* A footer that names its page. */
        {"De sluis in de haven is oud en moet weg.\nBesluit sluis, pagina 1 van 2\n\fDe brug in de "
         "haven "
         "is nieuw en blijft.\nBesluit sluis, pagina 2 van 2",
         "De sluis in de haven is oud en moet weg.\n\nDe brug in de haven is nieuw en blijft."},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

static void running_lines_are_kept_as_margin(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init(&test,
                      "De sluis in de haven is oud en moet weg.\nKenmerk 2021-77\nPagina 1\n\f"
                      "De brug in de haven is nieuw en blijft.\nKenmerk 2021-77\nPagina 2");
    assert_int_equal(test.reading.margin.count, 2);
    assert_text(test.reading.margin.at[0], "Kenmerk 2021-77");
    test_reading_release(&test);
}

static void text_laid_out_with_spaces_has_its_margin_cut_off(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init(
        &test, "De sluis in de haven is oud en moet worden vervangen door een       Dienst Water\n"
               "nieuwe, schrijft de raad in zijn brief van 3 mei aan de koning.     Postbus 7\n"
               "Een nieuwe sluis is duur en daarom wil de raad eerst nog eens\n"
               "nadenken over de vraag hoe het anders kan en wie dat betaalt.       Kenmerk\n"
               "Daarvoor zijn drie stukken gemaakt, die in de kast van de            W-2021/5\n"
               "secretaris liggen en die niemand buiten de raad heeft gelezen.\n");
    assert_text(
        test.letter.text,
        "De sluis in de haven is oud en moet worden vervangen door een nieuwe, schrijft de raad "
        "in zijn brief van 3 mei aan de koning. Een nieuwe sluis is duur en daarom wil de raad "
        "eerst nog eens nadenken over de vraag hoe het anders kan en wie dat betaalt. Daarvoor "
        "zijn drie stukken gemaakt, die in de kast van de secretaris liggen en die niemand "
        "buiten de raad heeft gelezen.");
    assert_int_equal(test.reading.margin.count, 4);
    assert_text(test.reading.margin.at[3], "W-2021/5");
    test_reading_release(&test);
}

static void placed_furniture_is_known_by_its_place(void **state)
{
    static const layout_row rows[] = {
        /* The margin at the right is no text. */
        {"80 200|De sluis in de haven is oud en moet worden vervangen door een nieuwe\n"
         "460 200|Dienst Water\n"
         "80 212|die van steen is en die langer blijft staan dan de oude sluis deed, zegt\n"
         "460 212|Postbus 7\n"
         "80 224|de raad.",
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe die van steen is en "
         "die "
         "langer blijft staan dan de oude sluis deed, zegt de raad."},
        /* Running lines at the same height, page numbers anywhere. */
        {"80 40|Gemeente Haven\n"
         "80 200|De sluis in de haven is oud en moet worden vervangen door een nieuwe\n"
         "80 212|sluis van\n"
         "280 800|Pagina 1 van 2\n"
         "\f80 44|Gemeente Haven\n"
         "80 80|steen en hout, zoals de raad van de stad het aan de koning heeft gevraagd.\n"
         "280 800|Pagina 2 van 2",
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe sluis van steen en "
         "hout, "
         "zoals de raad van de stad het aan de koning heeft gevraagd."},
        /* The same line in the middle of two pages is text. */
        {"80 200|De sluis in de haven is oud en moet worden vervangen door een nieuwe.\n"
         "80 400|Gemeente Haven\n"
         "\f80 200|De brug in de haven is nieuw en hoeft nog lang niet te worden vervangen.\n"
         "80 400|Gemeente Haven",
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe.\n\nGemeente "
         "Haven\n\nDe "
         "brug in de haven is nieuw en hoeft nog lang niet te worden vervangen.\n\nGemeente Haven"},
    };
    (void)state;
    EXPECT_PLACED_TEXTS(rows);
}

/* A scanner reads the same line otherwise on each page. */
static void running_lines_may_be_misread(void **state)
{
    static const struct {
        const char *a, *b;
        bool alike;
    } rows[] = {
        {"Kijk voor de weg op www.grachtveld.nl", "Kijk voor de weg op www.grachtveld.n1", true},
        {"Datum 29 november 2018", "Datum 29 november 2o18", true},
        {"Kenmerk 2021-77 blz. 1", "Kenmerk 2021-77 blz. 12", true},
        {"Gemeente Grachtveld", "Gemeente  grachtveld", true},
        {"Gemeente Grachtveld", "Gemeente Hoogmeer", false},
        {"Bijlage A", "Bijlage B", false},
        {"Directie Water", "Directie Wegen", false},
        /* Headings that count themselves count no pages. */
        {"Bijlage 1", "Bijlage 2", false},
        {"Artikel 10", "Artikel 11", false},
        {"Bijlage 1", "Bijlage 1", true},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        if (wob_running_alike(wob_slice_of(rows[i].a), wob_slice_of(rows[i].b)) != rows[i].alike)
            fail_msg("\"%s\" and \"%s\" are %s", rows[i].a, rows[i].b,
                     rows[i].alike ? "told apart" : "taken for one");
}

/* Off the edges it takes three pages, and the same spot on each. */
static void running_lines_stand_anywhere_on_three_pages(void **state)
{
    static const layout_row rows[] = {
        {"80 200|De sluis in de haven is oud en moet worden vervangen.\n80 400|CONCEPT\n"
         "\f80 200|De brug in de haven is nieuw en mag nog lang blijven.\n81 401|CONCEPT\n"
         "\f80 200|De kade in de haven wordt dit jaar nog een keer hersteld.\n80 400|CONCEPT",
         "De sluis in de haven is oud en moet worden vervangen.\n\nDe brug in de haven is nieuw en "
         "mag nog lang blijven.\n\nDe kade in de haven wordt dit jaar nog een keer hersteld."},
        {"80 200|De sluis in de haven is oud en moet worden vervangen.\n80 400|Slot\n"
         "\f80 200|De brug in de haven is nieuw en mag nog lang blijven.\n80 420|Slot\n"
         "\f80 200|De kade in de haven wordt dit jaar nog een keer hersteld.\n80 440|Slot",
         "De sluis in de haven is oud en moet worden vervangen.\n\nSlot\n\nDe brug in de haven is "
         "nieuw en mag nog lang blijven.\n\nSlot\n\nDe kade in de haven wordt dit jaar nog een "
         "keer "
         "hersteld.\n\nSlot"},
    };
    (void)state;
    EXPECT_PLACED_TEXTS(rows);
}

/* All at the top of two pages, each line would be compared with each. */
static void endless_pages_have_no_running_lines(void **state)
{
    enum { LINES = 20000 };
    test_reading test;
    wob_buffer text = {0};
    (void)state;
    for (size_t i = 0; i < 2 * LINES; i++)
        wob_buffer_print(&text, "%s80 40|Een regel met %c\n", i == LINES ? "\f" : "",
                         i < LINES ? 'a' : 'b');
    wob_buffer_print(&text, "80 40|Een regel met a\n");
    test_reading_init_placed(&test, text.data);
    assert_int_equal(test.reading.margin.count, 0);
    test_reading_release(&test);
    wob_buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_numbers_and_bar_codes_are_taken_out_in_every_form),
        cmocka_unit_test(running_lines_are_taken_out_by_their_repetition),
        cmocka_unit_test(running_lines_are_kept_as_margin),
        cmocka_unit_test(text_laid_out_with_spaces_has_its_margin_cut_off),
        cmocka_unit_test(placed_furniture_is_known_by_its_place),
        cmocka_unit_test(running_lines_may_be_misread),
        cmocka_unit_test(running_lines_stand_anywhere_on_three_pages),
        cmocka_unit_test(endless_pages_have_no_running_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
