/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From lines to the normalised text: which lines go on, which begin anew, how they are joined. */
#include "tests/unit/layout.h"

/* Words at the ends of lines ------------------------------------------------------------------- */

static void words_broken_at_a_line_end_are_joined_and_true_hyphens_stay(void **state)
{
    static const layout_row rows[] = {
        {"de sluis wordt volgend jaar ver-\nvangen door een nieuwe",
         "de sluis wordt volgend jaar vervangen door een nieuwe"},
        {"het gaat om open-\nbaarmaking van het rapport",
         "het gaat om openbaarmaking van het rapport"},
        {"stukken over de coördi-\nnatie van het werk", "stukken over de coördinatie van het werk"},
        {"de commis-\nsie", "de commissie"},
        {"the disclo-\nsure of the map", "the disclosure of the map"},
        /* Both words keep what they share. */
        {"geheime bedrijfs-\nen fabricagegegevens", "geheime bedrijfs- en fabricagegegevens"},
        {"voor- of\nnadelen van de dijk", "voor- of nadelen van de dijk"},
        {"alle in-\nof uitgaande brieven", "alle in- of uitgaande brieven"},
        {"pre-\nand post-war maps", "pre- and post-war maps"},
        /* Behind an abbreviation, a digit or one letter the hyphen is spelled. */
        {"het Wob-\nverzoek van de krant", "het Wob-verzoek van de krant"},
        {"het Woo-\nverzoek van de krant", "het Woo-verzoek van de krant"},
        {"een AVG-\nverzoek van de krant", "een AVG-verzoek van de krant"},
        {"per e-\nmail verzonden", "per e-mail verzonden"},
        {"over de COVID-\n19 maatregelen", "over de COVID-19 maatregelen"},
        {"de periode 2019-\n2020 in de haven", "de periode 2019-2020 in de haven"},
        {"in Noord-\nHolland", "in Noord-Holland"},
        /* A dash is no hyphen. */
        {"de sluis -\ngebouwd in steen", "de sluis - gebouwd in steen"},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

static void addresses_broken_at_a_line_end_are_joined(void **state)
{
    static const layout_row rows[] = {
        {"zie https://www.haven.example/wob-\nbesluiten/2021 voor het stuk",
         "zie https://www.haven.example/wob-besluiten/2021 voor het stuk"},
        {"zie www.haven.example/\nstukken/2021-rapport.pdf.",
         "zie www.haven.example/stukken/2021-rapport.pdf."},
        {"zie https://haven.example/lees?nr=\n12345 aldaar",
         "zie https://haven.example/lees?nr=12345 aldaar"},
        {"zie https://haven.example/een_\ntwee.pdf aldaar",
         "zie https://haven.example/een_twee.pdf aldaar"},
        /* What follows a slash may be a word of the sentence. */
        {"zie www.haven.example/\nen ga daarheen", "zie www.haven.example/ en ga daarheen"},
        {"zie www.haven.example\nen ga daarheen", "zie www.haven.example en ga daarheen"},
        /* A slash outside an address joins nothing. */
        {"het en/\n2021 of", "het en/ 2021 of"},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

static void characters_are_cleaned(void **state)
{
    static const layout_row rows[] = {
        {"de\tsluis   is  oud", "de sluis is oud"},
        {"de\xC2\xA0sluis", "de sluis"},
        {"open\xC2\xAD"
         "baar",
         "openbaar"}, /* soft hyphen */
        {"\xEF\xBB\xBF"
         "de sluis",
         "de sluis"},                           /* byte order mark */
        {"de\xE2\x80\x8Bsluis", "desluis"},     /* zero width space */
        {"coo\xCC\x88rdinatie", "coördinatie"}, /* to NFC */
        {"\x01 de sluis", "de sluis"},
        {"", ""},
        {"   \n \n", ""},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

/* Paragraphs ----------------------------------------------------------------------------------- */

static void paragraphs_end_at_gaps_and_short_last_lines(void **state)
{
    static const layout_row rows[] = {
        {"De sluis in de haven is oud en moet snel worden\nvervangen. Daarvoor is geld.\n\nDe brug "
         "is nieuw en hoeft nog lang niet vervangen.\n",
         "De sluis in de haven is oud en moet snel worden vervangen. Daarvoor is geld.\n\nDe brug "
         "is "
         "nieuw en hoeft nog lang niet vervangen."},
        /* No gap: a short line that ends a sentence. */
        {"De sluis in de haven is oud en moet snel worden\nvervangen.\nDe brug is nieuw en hoeft "
         "nog lang niet vervangen.",
         "De sluis in de haven is oud en moet snel worden vervangen.\n\nDe brug is nieuw en hoeft "
         "nog "
         "lang niet vervangen."},
        /* A full line that ends a sentence ends no paragraph. */
        {"De sluis in de haven is oud en moet vervangen.\nDe brug is nieuw en hoeft nog lang niet "
         "weg.\nDe kade is van steen en staat er al eeuwen.",
         "De sluis in de haven is oud en moet vervangen. De brug is nieuw en hoeft nog lang niet "
         "weg. "
         "De kade is van steen en staat er al eeuwen."},
        /* unless the next one names what it answers, */
        {"Vraag 1: de sluis in de haven is oud en moet vervangen.\nVraag 2: de brug is nieuw en "
         "hoeft nog lang niet te worden weg.",
         "Vraag 1: de sluis in de haven is oud en moet vervangen.\n\nVraag 2: de brug is nieuw en "
         "hoeft nog lang niet te worden weg."},
        /* which a sentence about it does not. */
        {"De sluis in de haven is oud en moet vervangen zie ook\nVraag 2 over de brug die nieuw is "
         "en "
         "hoeft niet weg.",
         "De sluis in de haven is oud en moet vervangen zie ook Vraag 2 over de brug die nieuw is "
         "en "
         "hoeft niet weg."},
        /* Double-spaced throughout: one empty line is no gap, three are. */
        {"De sluis in de haven is oud en moet\n\nsnel worden vervangen door een nieuwe "
         "van\n\nsteen "
         "en hout, zoals de raad wilde dat\n\nhet zou gaan.\n\n\n\nDe brug is nieuw en hoeft nog "
         "lang niet\n\nte worden vervangen.",
         "De sluis in de haven is oud en moet snel worden vervangen door een nieuwe van steen en "
         "hout, zoals de raad wilde dat het zou gaan.\n\nDe brug is nieuw en hoeft nog lang niet "
         "te "
         "worden vervangen."},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

static void paragraphs_go_on_over_a_page_break(void **state)
{
    static const layout_row rows[] = {
        {"De sluis in de haven is oud en moet snel worden\n\fvervangen door een nieuwe.",
         "De sluis in de haven is oud en moet snel worden vervangen door een nieuwe."},
        {"De sluis in de haven is oud en moet snel ver-\n\fvangen worden door een nieuwe.",
         "De sluis in de haven is oud en moet snel vervangen worden door een nieuwe."},
        {"De sluis in de haven is oud en moet snel weg.\n\fDe brug is nieuw.",
         "De sluis in de haven is oud en moet snel weg.\n\nDe brug is nieuw."},
        /* Furniture between the halves leaves no trace. */
        {"Gemeente Haven\nDe sluis in de haven is oud en moet worden\nPagina 1 van 2\n\fGemeente "
         "Haven\nvervangen door een nieuwe sluis van steen.\nPagina 2 van 2",
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe sluis van steen."},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

static void pages_say_where_they_begin_in_the_text(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init(&test, "Een zin op het eerste blad van de brief.\n\fEen zin op het tweede "
                             "blad, die loopt tot\n\fop het derde blad van deze brief.");
    const wob_letter *letter = &test.letter;
    assert_int_equal(letter->pages.count, 3);
    for (size_t at = 0; at < letter->text.size; at++) {
        uint32_t page = 1;
        for (size_t i = 0; i < letter->pages.count; i++)
            if (letter->pages.at[i].at <= at)
                page = letter->pages.at[i].page;
        assert_int_equal(wob_letter_page(letter, at), page);
    }
    assert_int_equal(wob_letter_page(letter, letter->text.size), 3);
    assert_int_equal(letter->pages.at[2].at,
                     wob_slice_find(letter->text, WOB_SLICE("op het derde"), 0));
    test_reading_release(&test);
}

/* Lists and headings --------------------------------------------------------------------------- */

static void list_entries_stand_on_lines_of_their_own(void **state)
{
    static const layout_row rows[] = {
        {"U vraagt om:\n1. het rapport;\n2. de nota.",
         "U vraagt om:\n\n1. het rapport;\n2. de nota."},
        {"U vraagt om:\n- het rapport\n- de nota", "U vraagt om:\n\n- het rapport\n- de nota"},
        {"U vraagt om:\n1. het rapport over de oude sluis in de\n   haven;\n2. de nota.",
         "U vraagt om:\n\n1. het rapport over de oude sluis in de haven;\n2. de nota."},
        /* A mark alone on its line belongs to what follows. */
        {"U vraagt om:\n1.\nhet rapport over de sluis;\n2.\nde nota over de brug.",
         "U vraagt om:\n\n1. het rapport over de sluis;\n2. de nota over de brug."},
        {"U vraagt om:\n1.\n\nhet rapport over de sluis;\n\n2.\n\nde nota over de brug.",
         "U vraagt om:\n\n1. het rapport over de sluis;\n2. de nota over de brug."},
        /* Bullets of Word's Symbol font. */
        {"U vraagt om:\n\uF0B7 het rapport\n\uF0B7 de nota",
         "U vraagt om:\n\n\uF0B7 het rapport\n\uF0B7 de nota"},
        /* What joins two numbers leads on to no entry. */
        {"1. het rapport;\n2. de nota.\n\nWat u onder (a), onder (b) en onder (c) en ook onder de "
         "letter\n(f) "
         "hebt gevraagd, is er niet, en\n(g) is er ook niet.",
         "1. het rapport;\n2. de nota.\n\nWat u onder (a), onder (b) en onder (c) en ook onder de "
         "letter (f) "
         "hebt gevraagd, is er niet, en (g) is er ook niet."},
        /* A number that begins a line inside a sentence is no mark. */
        {"De raad heeft op de vergadering van 3 mei om\n20. uur besloten de sluis te vervangen en "
         "ook de brug.",
         "De raad heeft op de vergadering van 3 mei om 20. uur besloten de sluis te vervangen en "
         "ook de brug."},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

static void a_salutation_stands_alone(void **state)
{
    static const layout_row rows[] = {
        {"Bijlagen: twee\nGeachte heer Noordhoek,\nOp 9 januari 2023 schreef u ons een brief over "
         "de "
         "sluis.",
         "Bijlagen: twee\n\nGeachte heer Noordhoek,\n\nOp 9 januari 2023 schreef u ons een brief "
         "over "
         "de sluis."},
    };
    (void)state;
    EXPECT_TEXTS(rows);
}

static void headings_are_known_with_and_without_a_gap(void **state)
{
    static const struct {
        const char *lines;
        const char *headings; /* with a bar behind each */
    } rows[] = {
        {"Dit is de eerste zin van een lange alinea in deze brief.\n\nBesluit\n\nWij wijzen uw "
         "verzoek "
         "af, om de redenen die volgen.",
         "Besluit|"},
        {"Dit is de eerste zin van een lange alinea in deze brief.\n\nBesluit\nWij wijzen uw "
         "verzoek af, "
         "om de redenen die nu volgen.",
         "Besluit|"},
        {"Dit is de eerste zin van een lange alinea in deze brief.\nBesluit\nWij wijzen uw verzoek "
         "af, "
         "om de redenen die nu volgen.",
         "Besluit|"},
        {"Dit is de eerste zin van een lange alinea in deze brief.\n\nAd 1\nHet rapport bestaat "
         "niet, "
         "zoals wij eerder schreven aan u.\n\nAd 2 en 3\nZie boven.",
         "Ad 1|Ad 2 en 3|"},
        {"Dit is de eerste zin van een lange alinea in deze brief.\n\n3. Wettelijk kader\n\nDe wet "
         "zegt wat "
         "wij moeten doen.",
         "3. Wettelijk kader|"},
        /* A sentence is none, nor a line that goes on. */
        {"Dit is de eerste zin van een lange alinea in deze brief.\n\nZij is kort.\n\nDit is de "
         "tweede "
         "alinea van deze brief.",
         ""},
        {"Dit is de eerste zin van een lange alinea in deze brief.\n\nWij hebben\nbesloten de "
         "sluis te "
         "vervangen door een nieuwe.",
         ""},
        {"Zij schrijft ons het volgende over de sluis:\n\n- Oude Sluis\n- Nieuwe Sluis", ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_reading test;
        wob_buffer found = {0};
        test_reading_init(&test, rows[i].lines);
        for (size_t k = 0; k < test.reading.blocks.count; k++)
            if (test.reading.blocks.at[k].heading)
                wob_buffer_print(
                    &found, "%.*s|",
                    WOB_ARG(wob_block_text(&test.reading, &test.reading.blocks.at[k])));
        if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].headings)))
            fail_msg("row %zu: %.*s, not %s", i, WOB_ARG(wob_buffer_slice(&found)),
                     rows[i].headings);
        wob_buffer_release(&found);
        test_reading_release(&test);
    }
}

/* Sources with places -------------------------------------------------------------------------- */

static void placed_lines_make_paragraphs_by_their_distance(void **state)
{
    static const layout_row rows[] = {
        {"80 200|De sluis in de haven is oud en moet worden vervangen door een nieuwe\n"
         "80 212|die van steen is en die langer blijft staan dan de oude.\n"
         "80 236|De brug is nieuw en hoeft daarom nog lang niet te worden vervangen, zegt\n"
         "80 248|de raad van de stad.",
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe die van steen is en "
         "die "
         "langer blijft staan dan de oude.\n\nDe brug is nieuw en hoeft daarom nog lang niet te "
         "worden "
         "vervangen, zegt de raad van de stad."},
        /* Two pieces of one row stand on one line. */
        {"80 200|De sluis in de haven is oud en moet\n"
         "300 200|worden vervangen\n"
         "80 212|door een nieuwe van steen, zegt de raad van de stad aan de koning.",
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe van steen, zegt de "
         "raad "
         "van de stad aan de koning."},
    };
    (void)state;
    EXPECT_PLACED_TEXTS(rows);
}

static void blocks_cover_the_text_in_order(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init(&test,
                      "Geachte heer,\n\nU vraagt om:\n1. het rapport;\n2. de nota.\n\nBesluit\nWij "
                      "wijzen dat af. Dit is de reden.\n\nHoogachtend,\nde griffier");
    size_t at = 0, sentence = 0;
    for (size_t i = 0; i < test.reading.blocks.count; i++) {
        const wob_block *block = &test.reading.blocks.at[i];
        assert_true(block->span.begin >= at && block->span.end > block->span.begin);
        assert_true(block->body >= block->span.begin && block->body <= block->span.end);
        while (at < block->span.begin)
            assert_true(wob_is_space(test.letter.text.data[at++]));
        at = block->span.end;
        size_t first = sentence;
        for (; sentence < test.reading.sentences.count &&
               test.reading.sentences.at[sentence].block == i;
             sentence++)
            assert_int_equal(
                wob_sentence_at(&test.reading, test.reading.sentences.at[sentence].span.begin),
                sentence);
        assert_true(sentence > first);
    }
    assert_int_equal(at, test.letter.text.size);
    assert_int_equal(wob_sentence_at(&test.reading, at), test.reading.sentences.count);
    test_reading_release(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_broken_at_a_line_end_are_joined_and_true_hyphens_stay),
        cmocka_unit_test(addresses_broken_at_a_line_end_are_joined),
        cmocka_unit_test(characters_are_cleaned),
        cmocka_unit_test(paragraphs_end_at_gaps_and_short_last_lines),
        cmocka_unit_test(paragraphs_go_on_over_a_page_break),
        cmocka_unit_test(pages_say_where_they_begin_in_the_text),
        cmocka_unit_test(list_entries_stand_on_lines_of_their_own),
        cmocka_unit_test(a_salutation_stands_alone),
        cmocka_unit_test(headings_are_known_with_and_without_a_gap),
        cmocka_unit_test(placed_lines_make_paragraphs_by_their_distance),
        cmocka_unit_test(blocks_cover_the_text_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
