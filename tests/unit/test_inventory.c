/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inventory lists, in plain text and by place, and what is read out of their cells. */
#include "lib/letter/inventory.h"
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#include <string.h>

/* The documents as lines "number|title|date|outcome|grounds|page". */
static void print_documents(const wob_letter *letter, wob_buffer *to)
{
    for (size_t i = 0; i < letter->documents.count; i++) {
        const wob_listed_document *document = &letter->documents.at[i];
        char date[WOB_ISO_DATE_SIZE] = "";
        if (wob_date_known(document->date))
            wob_date_format_iso(document->date, date);
        wob_buffer_print(to, "%.*s|%.*s|%s|%s|", WOB_ARG(document->number),
                         WOB_ARG(document->title), date, wob_outcome_name(document->outcome));
        for (size_t k = 0; k < document->grounds.count; k++)
            wob_buffer_print(to, "%s%.*s", k ? ", " : "", WOB_ARG(document->grounds.at[k]));
        wob_buffer_print(to, "|%u\n", (unsigned)document->page);
    }
}

static void read_letter(test_reading *test, wob_letter *letter)
{
    wob_analyser *analyser;
    wob_error error = {0};
    assert_int_equal(wob_analyser_new(&analyser, &error), WOB_OK);
    assert_int_equal(wob_letter_read(&test->source, analyser, &test->arena, letter, &error),
                     WOB_OK);
    wob_analyser_free(analyser);
}

static void expect_documents(test_reading *test, const char *expected)
{
    wob_letter letter;
    wob_buffer found = {0};
    read_letter(test, &letter);
    print_documents(&letter, &found);
    if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(expected)))
        fail_msg("found\n%.*snot\n%s", WOB_ARG(wob_buffer_slice(&found)), expected);
    wob_buffer_release(&found);
}

#define HEAD                                                                                       \
    "Geachte heer Kuipers,\n\nUw verzoek om stukken over de sluis en haar deuren wijs ik "         \
    "deels toe.\n\nHoogachtend,\n\f"

static void lists_laid_out_with_spaces_have_their_documents(void **state)
{
    static const struct {
        const char *list, *documents;
    } rows[] = {
        {"Inventarislijst\n\n"
         "Nr.  Document                   Datum        Beoordeling      Wob\n"
         "1.   Memo over de sluis         3-2-2020     Deels openbaar   10.2.e\n"
         "2.   Offerte van de aannemer    4 mei 2020   Niet openbaar    10.1.c en\n"
         "     voor de deuren                                           10.2.g\n"
         "2a.  Bijlage                                 Reeds openbaar\n",
         "1|Memo over de sluis|2020-02-03|partly-released|Wob 10.2.e|2\n"
         "2|Offerte van de aannemer voor de deuren|2020-05-04|refused|Wob 10.1.c, Wob 10.2.g|2\n"
         "2a|Bijlage||already-public||2\n"},
        {"DOC  ID      OMSCHRIJVING   geheel   deels   niet   10.2.d   10.2.e\n"
         "1    8263    klacht                  x              x        x\n"
         "2    8264    klacht                          x      x\n"
         "3    8265    antwoord       x\n",
         "1|klacht||partly-released|Wob 10.2.d, Wob 10.2.e|2\n"
         "2|klacht||refused|Wob 10.2.d|2\n"
         "3|antwoord||released||2\n"},
        {"No.   Title                Date          Decision               Exemption\n"
         "1     Tender report        12 May 2020   Released in part       s.43(2)\n"
         "2     Staff e-mail         13 May 2020   Withheld               40(2)\n"
         "3     Published minutes    14 May 2020   Already public\n",
         "1|Tender report|2020-05-12|partly-released|FOIA 43.2|2\n"
         "2|Staff e-mail|2020-05-13|refused|FOIA 40.2|2\n"
         "3|Published minutes|2020-05-14|already-public||2\n"},
        {"Document                Besluit          Weigeringsgrond\n"
         "Memo over de sluis      Deels openbaar   5.1.2e\n"
         "Verslag                 Openbaar\n",
         "|Memo over de sluis||partly-released|Woo 5.1.2.e|2\n"
         "|Verslag||released||2\n"},
    };
    size_t examined = 0;
    (void)state;
    for (; examined < sizeof rows / sizeof *rows; examined++) {
        test_reading test;
        wob_buffer text = {0};
        wob_buffer_print(&text, "%s%s", HEAD, rows[examined].list);
        test_reading_init(&test, text.data);
        expect_documents(&test, rows[examined].documents);
        test_reading_release(&test);
        wob_buffer_release(&text);
    }
    assert_int_equal(examined, sizeof rows / sizeof *rows);
}

static void a_list_goes_on_over_pages_with_its_headings_or_without(void **state)
{
    static const char *const between[] = {"\fNr.  Document      Beoordeling\n", "\f"};
    size_t examined = 0;
    (void)state;
    for (; examined < sizeof between / sizeof *between; examined++) {
        test_reading test;
        wob_buffer text = {0};
        wob_buffer_print(&text,
                         HEAD "Nr.  Document      Beoordeling\n"
                              "1    Memo          Openbaar\n"
                              "2    Verslag       Geweigerd\n"
                              "%s"
                              "3    Brief         Deels openbaar\n"
                              "4    Notitie       Openbaar\n",
                         between[examined]);
        test_reading_init(&test, text.data);
        expect_documents(&test, "1|Memo||released||2\n2|Verslag||refused||2\n"
                                "3|Brief||partly-released||3\n4|Notitie||released||3\n");
        test_reading_release(&test);
        wob_buffer_release(&text);
    }
    assert_int_equal(examined, 2);
}

/* Neighbours on one line, cells of several lines beside their number, rows a bit askew. */
static void lists_are_read_by_the_place_of_their_cells(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init_placed(&test, "80 100|Geachte heer Kuipers,\n"
                                    "\f80 90|Inventarislijst\n"
                                    "80 110|Nr. Document\n"
                                    "260 112|Beoordeling\n"
                                    "340 110|Wob\n"
                                    "80 124|1. Aanvullende gegevens\n"
                                    "260 125|Deels\n"
                                    "260 136|openbaar\n"
                                    "340 124|10.2.e\n"
                                    "340 136|10.2.g\n"
                                    "80 160|2.\n"
                                    "110 154|Overzicht van\n"
                                    "110 165|de rechten\n"
                                    "260 161|Openbaar\n");
    expect_documents(&test, "1|Aanvullende gegevens||partly-released|Wob 10.2.e, Wob 10.2.g|2\n"
                            "2|Overzicht van de rechten||released||2\n");
    test_reading_release(&test);
}

static void what_is_no_list_has_no_documents(void **state)
{
    static const char *const texts[] = {
        "Datum        Nummer     Onderwerp\n3 mei 2021   2021/12    Besluit\n\nGeachte heer,\n",
        HEAD "Het nummer van elk document en de datum zijn openbaar, behalve nummer 3.\n",
        HEAD "Nr.  Document   Beoordeling\n\nDe lijst is leeg.\n",
    };
    size_t examined = 0;
    (void)state;
    for (; examined < sizeof texts / sizeof *texts; examined++) {
        test_reading test;
        test_reading_init(&test, texts[examined]);
        expect_documents(&test, "");
        test_reading_release(&test);
    }
    assert_int_equal(examined, sizeof texts / sizeof *texts);
}

static void rows_stand_in_a_section_of_their_own_one_a_line(void **state)
{
    test_reading test;
    wob_letter letter;
    (void)state;
    test_reading_init(&test, HEAD "Inventarislijst\n\n"
                                  "Nr.  Document      Beoordeling\n"
                                  "1    Memo          Openbaar\n"
                                  "2    Verslag       Geweigerd\n");
    read_letter(&test, &letter);
    const wob_section *last = &letter.sections.at[letter.sections.count - 1];
    assert_int_equal(last->kind, WOB_PART_INVENTORY);
    assert_text(wob_slice_at(letter.text, last->span),
                "Inventarislijst\n\nNr. | Document | Beoordeling\n1 | Memo | Openbaar\n"
                "2 | Verslag | Geweigerd");
    test_reading_release(&test);
}

static void grounds_in_cells_are_read_in_all_their_short_forms(void **state)
{
    static const struct {
        const char *cell, *labels;
    } rows[] = {
        {"10.2.e", "Wob 10.2.e"},
        {"10.2. e", "Wob 10.2.e"},
        {"10.2.e en 11.1", "Wob 10.2.e Wob 11.1"},
        {"10.2.e en g", "Wob 10.2.e Wob 10.2.g"},
        {"10.1.c., 10.2.e", "Wob 10.1.c Wob 10.2.e"},
        {"(10)(2a);(10)(2e);(11)(1)", "Wob 10.2.a Wob 10.2.e Wob 11.1"},
        {"10, lid 2, e", "Wob 10.2.e"},
        {"Artikel 10, tweede lid, aanhef en onder e", "Wob 10.2.e"},
        {"art. 10.2.e", "Wob 10.2.e"},
        {"5.1.2e", "Woo 5.1.2.e"},
        {"5.1 lid 2e / 5.2.1", "Woo 5.1.2.e Woo 5.2.1"},
        {"geen", ""},
        {"buiten verzoek", ""},
    };
    size_t examined = 0;
    (void)state;
    for (; examined < sizeof rows / sizeof *rows; examined++) {
        wob_arena arena = {0};
        wob_slices labels = {0};
        wob_buffer found = {0};
        wob_cell_grounds(wob_slice_of(rows[examined].cell), &arena, &labels);
        for (size_t i = 0; i < labels.count; i++)
            wob_buffer_print(&found, "%s%.*s", i ? " " : "", WOB_ARG(labels.at[i]));
        if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[examined].labels)))
            fail_msg("%s gives %.*s", rows[examined].cell, WOB_ARG(wob_buffer_slice(&found)));
        wob_buffer_release(&found);
        wob_arena_release(&arena);
    }
    assert_int_equal(examined, sizeof rows / sizeof *rows);
}

static void numbers_of_documents_are_told_from_dates_and_words(void **state)
{
    static const struct {
        const char *text;
        size_t size;
    } rows[] = {{"1", 1},   {"12. Memo", 3},   {"2a Bijlage", 2}, {"4.1 verslag", 3},
                {"la.", 3}, {"10356 nota", 5}, {"3-2-2020", 0},   {"Memo", 0},
                {"", 0},    {"2020/12", 0}};
    size_t examined = 0;
    (void)state;
    for (; examined < sizeof rows / sizeof *rows; examined++)
        if (wob_document_number_size(wob_slice_of(rows[examined].text)) != rows[examined].size)
            fail_msg("%s", rows[examined].text);
    assert_int_equal(examined, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_laid_out_with_spaces_have_their_documents),
        cmocka_unit_test(a_list_goes_on_over_pages_with_its_headings_or_without),
        cmocka_unit_test(lists_are_read_by_the_place_of_their_cells),
        cmocka_unit_test(what_is_no_list_has_no_documents),
        cmocka_unit_test(rows_stand_in_a_section_of_their_own_one_a_line),
        cmocka_unit_test(grounds_in_cells_are_read_in_all_their_short_forms),
        cmocka_unit_test(numbers_of_documents_are_told_from_dates_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
