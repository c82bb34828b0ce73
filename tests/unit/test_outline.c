/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a letter, by headings and by the way in which paragraphs begin. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

/* The kinds of the sections, with a space between them. */
static void expect_sections(const char *text, const char *kinds)
{
    test_reading test;
    wob_buffer found = {0};
    size_t at = 0;
    test_reading_init(&test, text);
    for (size_t i = 0; i < test.letter.sections.count; i++) {
        const wob_section *section = &test.letter.sections.at[i];
        assert_int_equal(section->span.begin, at); /* no gap, no overlap */
        at = section->span.end;
        wob_buffer_print(&found, "%s%s", i ? " " : "", wob_part_name(section->kind));
    }
    assert_int_equal(at, test.letter.text.size);
    for (size_t i = 0; i < test.reading.blocks.count; i++) {
        const wob_block *block = &test.reading.blocks.at[i];
        const wob_section *section = &test.letter.sections.at[block->section];
        assert_true(section->span.begin <= block->span.begin &&
                    block->span.end <= section->span.end);
    }
    if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(kinds)))
        fail_msg("%s\nhas %.*s\nnot %s", text, WOB_ARG(wob_buffer_slice(&found)), kinds);
    wob_buffer_release(&found);
    test_reading_release(&test);
}

#define HEAD "Gemeente Haven\nPostbus 7\n\nGeachte heer,\n\n"
#define BODY                                                                                       \
    "\n\nHier staat een zin die niets zegt over wat wij doen of laten, en zij loopt\n"             \
    "door op een tweede regel en op nog een derde, zodat men ziet hoe breed de\n"                  \
    "regels van deze brief gewoonlijk zijn voordat zij worden afgebroken.\n\n"

static void headings_open_sections_of_their_kind(void **state)
{
    static const struct {
        const char *heading, *kind;
    } rows[] = {
        {"Uw verzoek", "request"},
        {"Wob-verzoek", "request"},
        {"Omvang van het verzoek", "request"},
        {"Wat u vraagt", "request"},
        {"Your request", "request"},
        {"Verloop van de procedure", "procedure"},
        {"2. Procedure", "procedure"},
        {"II. Ontvankelijkheid", "procedure"},
        {"Background", "procedure"},
        {"Wettelijk kader", "framework"},
        {"WETTELIJK KADER", "framework"},
        {"Legal framework", "framework"},
        {"Inventarisatie documenten", "inventory"},
        {"Aangetroffen documenten", "inventory"},
        {"Searches", "inventory"},
        {"Zienswijzen", "view"},
        {"Derde-belanghebbenden", "view"},
        {"Third parties", "view"},
        {"Gronden van bezwaar", "objection"},
        {"Overwegingen", "consideration"},
        {"3) Mijn overwegingen", "consideration"},
        {"De eerbiediging van de persoonlijke levenssfeer", "consideration"},
        {"Intern beraad", "consideration"},
        {"Public interest test", "consideration"},
        {"Beantwoording van uw vragen", "answer"},
        {"Besluit", "decision"},
        {"4. Beslissing op uw verzoek", "decision"},
        {"Our decision", "decision"},
        {"Besluit en nadere toelichting", "decision"},
        {"Wijze van openbaarmaking", "publication"},
        {"Plaatsing op internet", "publication"},
        {"Publication", "publication"},
        {"Bezwaar", "remedy"},
        {"Rechtsmiddelen", "remedy"},
        {"Niet eens met dit besluit?", "remedy"},
        {"Your right to complain", "remedy"},
        {"Tot slot", "closing"},
        {"Further information", "closing"},
        {"Bijlage 1 Artikelen uit de wet", "annex"},
        {"Inventarislijst", "inventory"},
        {"Annex A", "annex"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_slice text =
            wob_arena_print(&arena, HEAD "De sluis is oud." BODY "%s" BODY, rows[i].heading);
        wob_slice kinds = wob_arena_print(&arena, "header other %s", rows[i].kind);
        expect_sections(text.data, kinds.data);
        wob_arena_release(&arena);
    }
}

static void the_list_of_documents_is_an_annex_behind_the_letter(void **state)
{
    (void)state;
    expect_sections(HEAD "De sluis is oud.\n\nHoogachtend,\n\nde griffier" BODY
                         "Inventarislijst" BODY,
                    "header other closing annex");
}

static void the_law_is_an_annex_behind_the_letter(void **state)
{
    (void)state;
    expect_sections(HEAD
                    "Toepasselijke bepalingen\n\nDie staan in bijlage "
                    "1.\n\nBesluit\n\nIk wijs uw verzoek af.\n\nHoogachtend,\n\nhet college\n\n"
                    "Toepasselijke bepalingen\n\nArtikel 10\n\nDe Wob zegt dit.\n",
                    "header other framework decision closing annex annex");
}

static void paragraphs_open_sections_where_headings_do_not(void **state)
{
    static const struct {
        const char *text, *kinds;
    } rows[] = {
        {HEAD "In uw brief van 3 mei 2021 heeft u verzocht om stukken over de sluis.",
         "header other request"},
        {HEAD "De sluis is oud.\n\nBelanghebbenden kunnen binnen zes weken na de dag waarop dit "
              "besluit is bekendgemaakt hiertegen schriftelijk bezwaar maken.",
         "header other remedy"},
        {HEAD "De sluis is oud en wordt binnenkort vervangen, zoals u weet.", "header other"},
        {HEAD
         "U vraagt om stukken over de sluis.\n\nBij brief van 7 mei 2021 is de ontvangst van uw "
         "verzoek bevestigd.\n\n"
         "Gelet op het bovenstaande besluit ik uw verzoek af te wijzen.\n\n"
         "Tegen dit besluit kunt u binnen zes weken bezwaar maken.\n\nHoogachtend,\n\nde griffier",
         "header other request procedure decision remedy closing"},
        {"Harbour Council\n\nDear Ms Sluice,\n\nThank you for your request of 3 May 2021 about the "
         "lock.\n\n"
         "If you are unhappy with this decision you may ask for a review.\n\nYours "
         "sincerely,\n\nthe clerk",
         "header other request remedy closing"},
        /* Under a heading only what ends a letter needs none of its own. */
        {HEAD "Overwegingen\n\nU vraagt om stukken over de sluis, die ik hierna "
              "bespreek.\n\nHoogachtend,\n\nde griffier",
         "header other consideration closing"},
        {HEAD "Besluit\n\nIk wijs uw verzoek af.\n\nAls u het niet eens bent met dit besluit, kunt "
              "u bezwaar maken.",
         "header other decision remedy"},
        /* What is asked in a clause on objections opens nothing. */
        {HEAD "Bezwaar\n\nTegen dit besluit kunt u bezwaar maken.\n\nU wilt misschien ook bellen: "
              "dat kan.",
         "header other remedy"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_sections(rows[i].text, rows[i].kinds);
}

static void letterhead_ends_at_the_salutation(void **state)
{
    static const struct {
        const char *text, *kinds;
    } rows[] = {
        {"Gemeente Haven\n\nBetreft\nBesluit\n\nGeachte heer,\n\nDe sluis is oud.", "header other"},
        {"Harbour Council\n\nDear Sir,\n\nThe lock is old.", "header other"},
        {"Gemeente Haven\n\nL.S.,\n\nDe sluis is oud.", "header other"},
        {"Gemeente Haven\n\nBeste Anna,\n\nDe sluis is oud.", "header other"},
        /* A letter without one: its first running sentence. */
        {"Gemeente Haven\n\nIn uw brief van 3 mei 2021 heeft u de gemeente Haven met een beroep op "
         "de wet "
         "verzocht om alle stukken over de sluis aan de kade van de haven.\n\nDe sluis is oud.",
         "header request"},
        {"", ""},
        {"Gemeente Haven", "header"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_sections(rows[i].text, rows[i].kinds);
}

static void smaller_headings_go_on_with_the_section(void **state)
{
    (void)state;
    expect_sections(HEAD "Overwegingen" BODY "De oude kade" BODY "De nieuwe brug" BODY
                         "Besluit\n\nIk weiger dat.",
                    "header other consideration consideration consideration decision");
    /* A request, a decision or a signature is something short. */
    expect_sections(HEAD "Uw verzoek\n\nU vraagt om stukken.\n\nDe oude kade" BODY,
                    "header other request other");
    expect_sections(HEAD "Besluit\n\nIk weiger dat." BODY "De oude kade" BODY,
                    "header other decision consideration");
    expect_sections(
        HEAD "Wat hier staat is kort.\n\nHoogachtend,\n\nDe griffier\n\nJan Sluis\n\nBezwaar" BODY,
        "header other closing remedy");
}

static void nothing_begins_behind_an_annex(void **state)
{
    (void)state;
    expect_sections(HEAD "Besluit\n\nIk weiger dat.\n\nBijlage 1" BODY "Wettelijk kader" BODY
                         "Artikel 10" BODY "Bijlage 2" BODY,
                    "header other decision annex annex annex annex");
}

static void answers_get_sections_of_their_own(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init(
        &test, HEAD "Uw verzoek\n\nU vraagt om:\n1. het rapport over de sluis;\n2. de nota over de "
                    "brug.\n\nOverwegingen\n\nAd 1\nDit rapport is er niet.\n\nAd 2\nDeze nota is "
                    "er wel.\n\nBesluit\n\nIk weiger dat.");
    wob_request_find(&test.reading);
    wob_answers_find(&test.reading);
    wob_buffer found = {0};
    size_t at = 0;
    for (size_t i = 0; i < test.letter.sections.count; i++) {
        const wob_section *section = &test.letter.sections.at[i];
        assert_int_equal(section->span.begin, at);
        at = section->span.end;
        wob_buffer_print(&found, "%s(%.*s) ", wob_part_name(section->kind),
                         WOB_ARG(section->heading));
    }
    assert_int_equal(at, test.letter.text.size);
    assert_text(wob_buffer_slice(&found), "header() other() request(Uw verzoek) "
                                          "consideration(Overwegingen) answer(Ad 1) answer(Ad 2) "
                                          "decision(Besluit) ");
    for (size_t i = 0; i < test.reading.blocks.count; i++) {
        const wob_block *block = &test.reading.blocks.at[i];
        wob_span span = test.letter.sections.at[block->section].span;
        assert_true(span.begin <= block->span.begin && block->span.begin < span.end);
    }
    wob_buffer_release(&found);
    test_reading_release(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_open_sections_of_their_kind),
        cmocka_unit_test(the_list_of_documents_is_an_annex_behind_the_letter),
        cmocka_unit_test(the_law_is_an_annex_behind_the_letter),
        cmocka_unit_test(paragraphs_open_sections_where_headings_do_not),
        cmocka_unit_test(letterhead_ends_at_the_salutation),
        cmocka_unit_test(smaller_headings_go_on_with_the_section),
        cmocka_unit_test(nothing_begins_behind_an_annex),
        cmocka_unit_test(answers_get_sections_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
