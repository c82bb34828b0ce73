/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a letter ends, and what stands behind it in one file. */
#include "lib/letter/ending.h"
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define LETTER                                                                                     \
    "Gemeente Haven\nDatum 3 mei 2021\n\nGeachte heer Kuipers,\n\n"                                \
    "Bij brief van 4 april 2021 verzoekt u om stukken over de sluis.\n\n"                          \
    "Ik besluit uw verzoek toe te wijzen.\n\nHoogachtend,\n\nde burgemeester\n"
#define MAIL                                                                                       \
    "Van: J. de Wit\nVerzonden: maandag 3 februari 2020\nAan: Sluiswacht\n"                        \
    "Onderwerp: deuren\n\nBeste Piet,\n\nDe deuren zijn klaar.\n"
#define MINUTES                                                                                    \
    "Verslag van de vergadering\n\nAanwezig waren allen.\n\n1. De deuren\nZij zijn klaar.\n\n"     \
    "2. De rondvraag\nNiemand vraagt iets.\n"

static size_t end_of(test_reading *test)
{
    wob_tables tables;
    wob_tables_read(&test->source, &test->arena, &tables);
    return wob_letter_end(&test->source, &tables, &test->arena);
}

static void a_letter_ends_before_a_page_that_is_plainly_none_of_its(void **state)
{
    static const struct {
        const char *text;
        uint32_t page; /* the first that is not the letter's; 0: all are */
    } rows[] = {
        {LETTER "\f" MAIL, 2},
        {LETTER "\fInventarislijst\n\nNr.  Document   Besluit\n1    E-mail     Openbaar\n\f" MAIL,
         3},
        {LETTER "\fBijlage 1 Relevante artikelen\n\nArtikel 10\n1. Het verstrekken blijft uit.\n\f"
                "Document 1\n\nVerslag van de vergadering\n",
         3},
        {LETTER "Pagina 1 van 1\n\fVerslag van de vergadering\n\nPagina 1 van 4\n", 2},
        {LETTER "Pagina 1 van 1\n\f" MINUTES, 2},
        {LETTER "Pagina 1 van 1\n\fDe sluis\n\f" MINUTES, 3},
        {LETTER "\fHavenbedrijf\n\nGeachte burgemeester,\n\nDe deuren zijn klaar.\n", 2},
        {LETTER "\f\n\f" MAIL, 3},
        /* Scanning lost the colons. */
        {LETTER "\fFrom 10 2 e\nTo 10 2 e\nSent Fri 2 7 2020\nSubject RE deuren\n\nHallo\n", 2},
        /* Law, clauses and counted pages are the letter's. */
        {LETTER "\fBijlage 1 Relevante artikelen\n\nArtikel 10\n1. Het verstrekken blijft uit.\n",
         0},
        {LETTER "Pagina 1 van 2\n\fBezwaar\n\n" MAIL "Pagina 2 van 2\n", 0},
        {LETTER "\fU kunt een bezwaarschrift indienen.\n", 0},
        {LETTER "Pagina 1 van 1\n\f\n\nAfschrift aan de sluiswacht.\n", 0},
        {LETTER
         "Pagina 1 van 1\n\fBezwaar maken\n\nHet bezwaarschrift bevat:\nuw naam,\nuw adres,\n"
         "de datum,\nuw redenen.\n",
         0},
        /* A list of documents without headings. */
        {LETTER
         "Pagina 1 van 1\n\fOverzicht\n\n1   Brief    Openbaar\n2   E-mail   Deels openbaar\n"
         "3   Nota     Niet openbaar\n4   Kaart    Openbaar\n",
         0},
        /* Nothing is cut before the letter closes: it quotes what it answers. */
        {"Geachte heer,\n\nU schreef mij het volgende.\n\f" MAIL "\fHoogachtend,\n", 0},
        {LETTER, 0},
        {"", 0},
    };
    size_t examined = 0;
    (void)state;
    for (; examined < sizeof rows / sizeof *rows; examined++) {
        test_reading test;
        test_reading_init(&test, rows[examined].text);
        size_t end = end_of(&test);
        uint32_t page = end < test.source.lines.count ? test.source.lines.at[end].page : 0;
        if (page != rows[examined].page)
            fail_msg("%s\nends before page %u", rows[examined].text, (unsigned)page);
        test_reading_release(&test);
    }
    assert_int_equal(examined, sizeof rows / sizeof *rows);
}

/* The lists are turned on their side, as wide tables are. */
static void a_page_turned_as_the_list_before_it_goes_on_with_it(void **state)
{
    static const float rights[] = {500, 800};
    static const uint32_t expected[] = {3, 4};
    (void)state;
    for (size_t i = 0; i < sizeof rights / sizeof *rights; i++) {
        test_reading test;
        test_reading_init(&test, LETTER "Pagina 1 van 1\n"
                                        "\fInventarislijst\n\nNr.  Document   Besluit\n"
                                        "1    E-mail     Openbaar\n\nToelichting\n"
                                        "\f" MINUTES "\f" MINUTES);
        test.source.page_width = 600;
        for (size_t at = 0; at < test.source.lines.count; at++) {
            wob_line *line = &test.source.lines.at[at];
            bool ends_list =
                line->page == 2 && wob_slice_equal(line->text, WOB_SLICE("Toelichting"));
            line->placed = ends_list || line->page == 3;
            line->box.right = line->page == 3 ? rights[i] : 800;
        }
        size_t end = end_of(&test);
        assert_true(end < test.source.lines.count);
        assert_int_equal(test.source.lines.at[end].page, expected[i]);
        test_reading_release(&test);
    }
}

typedef struct collected {
    wob_letter letters[3];
    size_t count;
} collected;

static wob_status collect(void *context, const wob_letter *letter, wob_error *error)
{
    collected *to = context;
    (void)error;
    to->letters[to->count++] = *letter;
    return WOB_OK;
}

static void what_stands_behind_a_letter_is_a_document_of_its_own(void **state)
{
    test_reading test;
    wob_analyser *analyser;
    wob_error error = {0};
    collected found = {0};
    (void)state;
    test_reading_init(&test, LETTER "\f" MAIL);
    test.source.id = WOB_SLICE("0123456789abcdef");
    assert_int_equal(wob_analyser_new(&analyser, &error), WOB_OK);
    assert_int_equal(wob_letters_each(&test.source, analyser, &test.arena, collect, &found, &error),
                     WOB_OK);
    wob_analyser_free(analyser);
    assert_int_equal(found.count, 2);
    const wob_letter *letter = &found.letters[0], *rest = &found.letters[1];
    assert_text(letter->id, "0123456789abcdef");
    assert_int_equal(letter->date.year, 2021);
    assert_true(wob_slice_find(letter->text, WOB_SLICE("deuren"), 0) == letter->text.size);
    assert_text(rest->id, "0123456789abcdef-2");
    assert_int_equal(rest->kind, WOB_KIND_OTHER);
    assert_false(wob_date_known(rest->date));
    assert_int_equal(rest->sections.count, 1);
    assert_int_equal(rest->sections.at[0].kind, WOB_PART_ANNEX);
    assert_int_equal(rest->sections.at[0].page, 2);
    assert_int_equal(rest->sections.at[0].span.end, rest->text.size);
    test_reading_release(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_ends_before_a_page_that_is_plainly_none_of_its),
        cmocka_unit_test(a_page_turned_as_the_list_before_it_goes_on_with_it),
        cmocka_unit_test(what_stands_behind_a_letter_is_a_document_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
