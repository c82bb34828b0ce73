/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which passages answer which items. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD   "Gemeente Haven\n\nGeachte heer,\n\n"
#define ITEM_2 "het verslag van de schouw van de kade"
#define ITEMS                                                                                      \
    "U vraagt om de volgende stukken:\n"                                                           \
    "1. alle brieven aan de aannemer van de sluis;\n"                                              \
    "2. " ITEM_2 ";\n"                                                                             \
    "3. foto’s die daarbij zijn gemaakt in de haven.\n\n"
#define CLOSE "\n\nBesluit\n\nIk wijs uw verzoek af.\n"

typedef struct answers_row {
    const char *text, *answers;
} answers_row;

/* The answers as test_print_answers tells them. */
static void expect_answers(const answers_row *rows, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        test_reading test;
        wob_buffer found = {0};
        test_reading_init(&test, rows[i].text);
        wob_request_find(&test.reading);
        wob_answers_find(&test.reading);
        for (size_t k = 0; k < test.letter.answers.count; k++) {
            const wob_answer *answer = &test.letter.answers.at[k];
            assert_slice(answer->at.text, wob_slice_at(test.letter.text, answer->at.span));
            assert_true(answer->heading.begin <= answer->at.span.begin);
        }
        test_print_answers(&test.letter, &found);
        if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].answers))) {
            print_error("%s\nhas\n%.*s\nnot\n%s\n\n", rows[i].text,
                        WOB_ARG(wob_buffer_slice(&found)), rows[i].answers);
            faults++;
        }
        wob_buffer_release(&found);
        test_reading_release(&test);
    }
    assert_int_equal(faults, 0);
}

#define EXPECT_ANSWERS(rows) expect_answers((rows), ROWS(rows))

static void headings_that_name_items_head_answers(void **state)
{
    static const struct {
        const char *heading, *items;
    } rows[] = {
        {"Ad 1", "1"},
        {"Ad. 1", "1"},
        {"Ad 1:", "1"},
        {"ad 1)", "1"},
        {"Ad 1 en 2", "1 2"},
        {"Ad 1 t/m 3", "1 2 3"},
        {"Ad 1, 2 en 3", "1 2 3"},
        {"Verzoek 2:", "2"},
        {"Verzoek 2", "2"},
        {"Vraag 3", "3"},
        {"Vraag 3.", "3"},
        {"Vragen 1 en 2", "1 2"},
        {"Onderdeel 2", "2"},
        {"Punt 2", "2"},
        {"Punten 2 en 3:", "2 3"},
        {"Ten aanzien van vraag 3", "3"},
        {"Ten aanzien van de vragen 2 en 3", "2 3"},
        {"Met betrekking tot punt 1", "1"},
        {"Wat betreft onderdeel 2:", "2"},
        {"Antwoord op vraag 2", "2"},
        {"Beantwoording van vraag 2", "2"},
        {"Reactie op punt 3", "3"},
        {"Over het derde onderdeel", "3"},
        {"Derde onderdeel", "3"},
        {"Niet onder de Woo: vragen 2 en 3", "2 3"},
        {"Waarschuwingen (rest van vraag 2)", "2"},
        {"Question 1", "1"},
        {"Questions 2 and 3", "2 3"},
        {"Response to question 2", "2"},
        {"Your question 3:", "3"},
        {"Uw vraag 2:", "2"},
        {"Deelverzoek 2", "2"},
        {"Vraag 2 – het verslag", "2"},
        {"Vraag 2: Het verslag van de schouw", "2"},
    };
    (void)state;
    size_t faults = 0;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_slice text = wob_arena_print(
            &arena,
            HEAD ITEMS "Overwegingen\n\n%s\n\nHier staat wat wij daarover te zeggen hebben." CLOSE,
            rows[i].heading);
        test_reading test;
        wob_buffer found = {0};
        test_reading_init(&test, text.data);
        wob_request_find(&test.reading);
        wob_answers_find(&test.reading);
        for (size_t k = 0; k < test.letter.answers.count; k++)
            for (size_t n = 0; n < test.letter.answers.at[k].items.count; n++)
                wob_buffer_print(&found, "%s%.*s", n ? " " : "",
                                 WOB_ARG(test.letter.answers.at[k].items.at[n]));
        bool right =
            test.letter.answers.count == 1 &&
            wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].items)) &&
            wob_slice_ends(test.letter.answers.at[0].at.text, WOB_SLICE("te zeggen hebben."));
        if (!right)
            print_error("%s: %zu answers, %.*s\n", rows[i].heading, test.letter.answers.count,
                        WOB_ARG(wob_buffer_slice(&found)));
        faults += !right;
        wob_buffer_release(&found);
        test_reading_release(&test);
        wob_arena_release(&arena);
    }
    assert_int_equal(faults, 0);
}

static void answers_may_run_on_behind_their_heading(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS
         "Overwegingen\n\nAd 1: Deze brieven zijn er niet.\n\nAd 2. Dit verslag geef ik u." CLOSE,
         "1=Deze brieven zijn er niet.|2=Dit verslag geef ik u."},
        {HEAD ITEMS "Overwegingen\n\nVraag 1: Deze brieven zijn er niet.\n\nVraag 2: Dit verslag "
                    "geef ik u." CLOSE,
         "1=Deze brieven zijn er niet.|2=Dit verslag geef ik u."},
        /* A preposition belongs to the sentence. */
        {HEAD ITEMS "Overwegingen\n\nTen aanzien van vraag 1 merk ik op dat deze brieven er niet "
                    "zijn.\n\nWat punt 2 "
                    "betreft zeg ik niets." CLOSE,
         "1=Ten aanzien van vraag 1 merk ik op dat deze brieven er niet zijn.|2=Wat punt 2 betreft "
         "zeg ik niets."},
        {HEAD ITEMS "Overwegingen\n\nAd 2 Dit verslag geef ik u bij deze brief." CLOSE,
         "2=Dit verslag geef ik u bij deze brief."},
        {HEAD ITEMS "Overwegingen\n\nOnderdeel (2) Van dit verslag geef ik u een afschrift." CLOSE,
         "2=Van dit verslag geef ik u een afschrift."},
        {HEAD ITEMS "Overwegingen\n\nmet betrekking tot (2): dat dit verslag er niet is;" CLOSE,
         "2=dat dit verslag er niet is;"},
        /* Numbers of two parts stand for themselves. */
        {HEAD "U vraagt om de volgende stukken:\n1. over de sluis:\na. alle brieven aan de "
              "aannemer;\nb. " ITEM_2
              ".\n\nOverwegingen\n\n1a. Die zijn er niet.\n\n1b: Dat geef ik "
              "u." CLOSE,
         "1a=Die zijn er niet.|1b=Dat geef ik u."},
        /* A sentence about an item opens nothing. */
        {HEAD ITEMS "Overwegingen\n\nVraag 2 gaat over het verslag van de kade bij de haven." CLOSE,
         ""},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void answers_may_say_again_what_was_asked(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS
         "Overwegingen\n\nDe onder 1 gevraagde stukken zijn er niet.\n\nOnder 2 vraagt u om "
         "een verslag. Dit verslag maak ik openbaar." CLOSE,
         "1=De onder 1 gevraagde stukken zijn er niet.|2=Onder 2 vraagt u om een verslag. Dit "
         "verslag maak ik openbaar."},
        /* The one below says what becomes of it; alone it says nothing. */
        {HEAD ITEMS "Overwegingen\n\nU vraagt om " ITEM_2 "\n\nDit verslag maak ik openbaar." CLOSE,
         "2=Dit verslag maak ik openbaar."},
        {HEAD ITEMS "Overwegingen\n\nU vraagt om " ITEM_2 "\n\nDat is een goede vraag." CLOSE, ""},
        {HEAD ITEMS "Overwegingen\n\nVraag 2 " ITEM_2 "\n\nAntwoord\n\nDit verslag maak ik "
                    "openbaar." CLOSE,
         "2=Dit verslag maak ik openbaar."},
        /* In one paragraph. */
        {HEAD ITEMS
         "Overwegingen\n\nTen aanzien van punt 1 geldt dat deze brieven er niet zijn. Met "
         "betrekking tot punt 2 geldt dat ik het verslag verstrek." CLOSE,
         "1=Ten aanzien van punt 1 geldt dat deze brieven er niet zijn.|2=Met betrekking tot punt "
         "2 geldt dat ik het verslag verstrek."},
        /* Points of the decision; one alone may count something else. */
        {HEAD ITEMS
         "Besluit\n\nIk besluit:\n- de brieven onder 1 te weigeren;\n- het verslag onder 2 "
         "openbaar te maken." CLOSE,
         "1=- de brieven onder 1 te weigeren;|2=- het verslag onder 2 openbaar te maken."},
        {HEAD ITEMS "Besluit\n\nIk besluit het stuk onder 2 openbaar te maken." CLOSE, ""},
        /* What is left over is no part of the last answer. */
        {HEAD ITEMS
         "Overwegingen\n\nAd 1\n\nDeze brieven zijn er niet.\n\nOverige onderdelen\n\nDe rest "
         "geef ik u." CLOSE,
         "1=Deze brieven zijn er niet."},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void answers_end_where_the_next_or_another_section_begins(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS "Overwegingen\n\nAd 1\n\nDeze brieven zijn er niet.\n\nDat is jammer.\n\nAd "
                    "3\n\nDe foto’s volgen." CLOSE,
         "1=Deze brieven zijn er niet.\n\nDat is jammer.|3=De foto’s volgen."},
        {HEAD ITEMS "Overwegingen\n\nAd 1\n\nDeze brieven zijn er niet.\n\nWettelijk kader\n\nDe "
                    "wet is streng.",
         "1=Deze brieven zijn er niet."},
        {HEAD ITEMS
         "Overwegingen\n\nAd 1\n\nDeze brieven zijn er niet.\n\nHoogachtend,\n\nde griffier",
         "1=Deze brieven zijn er niet."},
        {HEAD ITEMS "Overwegingen\n\nAd 1\n\nDeze brieven zijn er niet.\n\nTegen dit besluit kunt "
                    "u bezwaar maken binnen zes "
                    "weken.",
         "1=Deze brieven zijn er niet."},
        /* A smaller heading and a list belong to the answer. */
        {HEAD ITEMS "Overwegingen\n\nAd 1\n\nDeze brieven zijn er wel:\n- een van mei;\n- een van "
                    "juni.\n\nNamen van "
                    "bouwers\n\nDie geef ik niet." CLOSE,
         "1=Deze brieven zijn er wel:\n\n- een van mei;\n- een van juni.\n\nNamen van "
         "bouwers\n\nDie geef ik niet."},
        /* In an annex and behind the signature nothing is answered. */
        {HEAD ITEMS
         "Hoogachtend,\n\nde griffier\n\nBijlage 1\n\nAd 1\n\nDeze brieven zijn er niet.",
         ""},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void an_item_that_is_repeated_heads_its_answer(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS "Overwegingen\n\nAlle brieven aan de aannemer van de sluis\n\nDeze zijn er "
                    "niet.\n\nHet verslag van de "
                    "schouw van de kade\n\nDit geef ik u." CLOSE,
         "1=Deze zijn er niet.|2=Dit geef ik u."},
        {HEAD ITEMS "Overwegingen\n\n1. Alle brieven aan de aannemer van de sluis;\n\nDeze zijn er "
                    "niet.\n\n“Het verslag van "
                    "de schouw van de kade”\n\nDit geef ik u." CLOSE,
         "1=Deze zijn er niet.|2=Dit geef ik u."},
        /* The question between heading and answer is not part of it. */
        {HEAD ITEMS "Overwegingen\n\nAd 1\n\nAlle brieven aan de aannemer van de sluis;\n\nDeze "
                    "zijn er niet." CLOSE,
         "1=Deze zijn er niet."},
        {HEAD ITEMS "Overwegingen\n\nVraag 1\n\nAlle brieven aan de aannemer van de "
                    "sluis;\n\nAntwoord\n\nDeze zijn er niet." CLOSE,
         "1=Deze zijn er niet."},
        {HEAD ITEMS "Overwegingen\n\nVraag 1\n\nAlle brieven aan de aannemer van de "
                    "sluis;\n\nAntwoord: Deze zijn er niet." CLOSE,
         "1=Deze zijn er niet."},
        /* It ends with its sentence, though it goes on otherwise than the item does. */
        {HEAD ITEMS "Overwegingen\n\nVerzoek 1: alle brieven aan de aannemer. Deze zijn er "
                    "niet.\n\nVerzoek 2: het verslag van de schouw van de oude kade. Dit is er "
                    "niet." CLOSE,
         "1=Deze zijn er niet.|2=Dit is er niet."},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void a_sentence_disposes_of_items_that_nothing_else_answers(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS "Overwegingen\n\nIk ga eerst in op de sluis. Van de punten 2 en 3 zijn geen "
                    "stukken aangetroffen. Dat is "
                    "alles." CLOSE,
         "2 3=Van de punten 2 en 3 zijn geen stukken aangetroffen."},
        {HEAD ITEMS "Overwegingen\n\nAd 2\n\nDit verslag geef ik u.\n\nWettelijk kader\n\nOok van "
                    "punt 2 zijn geen stukken "
                    "aangetroffen. Van vraag 3 zijn geen stukken gevonden." CLOSE,
         "2=Dit verslag geef ik u.|3=Van vraag 3 zijn geen stukken gevonden."},
        /* A conclusion answers with what leads to it, unless that speaks of another item. */
        {HEAD ITEMS "Overwegingen\n\nVan de schouw is geen verslag gemaakt. Aan vraag 2 kan ik dan "
                    "ook niet voldoen." CLOSE,
         "2=Van de schouw is geen verslag gemaakt. Aan vraag 2 kan ik dan ook niet voldoen."},
        {HEAD ITEMS "Overwegingen\n\nIn vraag 1 noemt u een aannemer. Aan vraag 2 kan ik dan ook "
                    "niet voldoen." CLOSE,
         "2=Aan vraag 2 kan ik dan ook niet voldoen."},
        /* It must say what became of them. */
        {HEAD ITEMS "Overwegingen\n\nIk ga eerst in op vraag 2 van uw brief, dan op de rest." CLOSE,
         ""},
        /* "onder 1" counts too many other things. */
        {HEAD ITEMS "Overwegingen\n\nVan het stuk onder 2 zijn geen kopieën aangetroffen." CLOSE,
         ""},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void without_items_headings_must_agree(void **state)
{
    static const answers_row rows[] = {
        {HEAD "De aannemer heeft ons drie dingen gevraagd.\n\nOverwegingen\n\nAd 1\n\nDeze brieven "
              "zijn er niet." CLOSE,
         "1=Deze brieven zijn er niet."},
        {HEAD "De aannemer heeft ons drie dingen gevraagd.\n\nOverwegingen\n\nVraag 1\n\nDeze "
              "brieven zijn er niet.\n\nVraag "
              "2\n\nDit verslag is er wel." CLOSE,
         "1=Deze brieven zijn er niet.|2=Dit verslag is er wel."},
        {HEAD "De aannemer heeft ons drie dingen gevraagd.\n\nOverwegingen\n\nVraag 1\n\nDeze "
              "brieven zijn er niet." CLOSE,
         ""},
        {HEAD "De aannemer heeft ons drie dingen gevraagd.\n\nOverwegingen\n\nDeze brieven zijn er "
              "niet." CLOSE,
         ""},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void what_stands_before_the_end_of_the_request_asks(void **state)
{
    static const answers_row rows[] = {
        {HEAD "Uw verzoek\n\nVraag 1 gaat over de sluis, vraag 2 over de kade.\n\nAd 1\n\nU "
              "schrijft hier iets.\n\n" ITEMS
              "Overwegingen\n\nAd 1\n\nDeze brieven zijn er niet." CLOSE,
         "1=Deze brieven zijn er niet."},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void questions_above_their_answers_are_items(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init(
        &test,
        HEAD "De aannemer heeft ons twee dingen gevraagd.\n\nOverwegingen\n\nVraag "
             "1\n\nHoeveel sluizen zijn er?\n\nAntwoord\n\nDrie sluizen.\n\nVraag 2\n\nHoeveel "
             "bruggen zijn er?\n\nAntwoord\n\nTwee bruggen." CLOSE);
    wob_request_find(&test.reading);
    wob_answers_find(&test.reading);
    assert_int_equal(test.letter.items.count, 2);
    assert_text(test.letter.items.at[0].number, "1");
    assert_text(test.letter.items.at[0].at.text, "Hoeveel sluizen zijn er?");
    assert_text(test.letter.items.at[1].at.text, "Hoeveel bruggen zijn er?");
    assert_int_equal(test.letter.answers.count, 2);
    assert_text(test.letter.answers.at[0].at.text, "Drie sluizen.");
    assert_text(test.letter.answers.at[1].at.text, "Twee bruggen.");
    test_reading_release(&test);
}

static void answers_may_name_their_items_by_what_these_are_about(void **state)
{
    static const answers_row rows[] = {
        /* by the first words of a paragraph, */
        {HEAD ITEMS "Overwegingen\n\nDe brieven aan de aannemer verstrek ik u.\n\nEr is van de "
                    "schouw een verslag. Dat weiger ik.\n\nFoto’s zijn er niet." CLOSE,
         "1=De brieven aan de aannemer verstrek ik u.|2=Er is van de schouw een verslag. Dat "
         "weiger "
         "ik.|3=Foto’s zijn er niet."},
        /* by a heading, */
        {HEAD ITEMS "Brieven\n\nDeze verstrek ik u.\n\nVerslag\n\nDat weiger ik.\n\nDe reden "
                    "is geheim." CLOSE,
         "1=Deze verstrek ik u.|2=Dat weiger ik.\n\nDe reden is geheim."},
        /* where a section has one for each item, half of which are about it, */
        {HEAD ITEMS "Overwegingen\n\nBrieven\n\nDeze vond ik niet.\n\nDe schouw\n\nDaar was ik "
                    "bij.\n\nWat overblijft\n\nDat weiger ik." CLOSE,
         "1=Deze vond ik niet.|2=Daar was ik bij.|3=Dat weiger ik."},
        /* where most items have one, */
        {HEAD ITEMS "Overwegingen\n\nDe brieven aan de aannemer verstrek ik u." CLOSE, ""},
        /* where it says what becomes of it, */
        {HEAD ITEMS "Overwegingen\n\nDe brieven aan de aannemer zijn lang.\n\nVan de schouw is "
                    "een verslag. Dat weiger ik." CLOSE,
         ""},
        /* and where nothing else names items. */
        {HEAD ITEMS "Overwegingen\n\nAd 3\n\nFoto’s zijn er niet.\n\nDe brieven aan de aannemer "
                    "verstrek ik u." CLOSE,
         "3=Foto’s zijn er niet.\n\nDe brieven aan de aannemer verstrek ik u."},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void a_list_with_an_entry_for_each_item_answers_them(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS "Onze antwoorden\n\n1. Die gaan hierbij.\n2. Dat weiger ik.\n3. Die zijn "
                    "er niet." CLOSE,
         "1=Die gaan hierbij.|2=Dat weiger ik.|3=Die zijn er niet."},
        {HEAD ITEMS "Overwegingen\n\n1. Deze verstrek ik.\n2. Dat weiger ik.\n3. Die zijn "
                    "niet aangetroffen." CLOSE,
         "1=Deze verstrek ik.|2=Dat weiger ik.|3=Die zijn niet aangetroffen."},
        /* One of another length counts something else. */
        {HEAD ITEMS "Overwegingen\n\n1. Document 1 verstrek ik.\n2. Document 2 weiger ik.\n3. "
                    "Document 3 weiger ik.\n4. Document 4 weiger ik." CLOSE,
         ""},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void an_items_number_and_words_head_its_answer(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS "Beoordeling\n\n1. Brieven aannemer\n\nDie gaan hierbij.\n\nMet betrekking "
                    "tot punt 2\n\nDat weiger ik.\n\n3. Foto’s in de haven\n\nDie zijn er "
                    "niet." CLOSE,
         "1=Die gaan hierbij.|2=Dat weiger ik.|3=Die zijn er niet."},
        /* Sections are numbered too. */
        {HEAD ITEMS "Met betrekking tot punt 2\n\nDat weiger ik.\n\n3. Wettelijk "
                    "kader\n\nDe wet zegt veel." CLOSE,
         "2=Dat weiger ik."},
        {HEAD ITEMS "Uw tweede verzoek (3)\n\nDie zijn er niet." CLOSE, "3=Die zijn er niet."},
        {HEAD ITEMS "Wat het verslag onder 2 aangaat\n\nDat weiger ik." CLOSE, "2=Dat weiger ik."},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void items_are_called_as_their_list_is(void **state)
{
    static const answers_row rows[] = {
        {HEAD "U vraagt om metingen op de volgende adressen:\n1. Oosterwijk 12 in Veendorp;\n2. "
              "Zandweg 3 in Holtherveld;\n3. Kanaal 88 in Dijkerveen.\n\nOverwegingen\n\nVan de "
              "adressen 1 en 3 bestaan geen metingen.\n\nDe metingen op adres 2 verstrek ik." CLOSE,
         "1 3=Van de adressen 1 en 3 bestaan geen metingen.|2=De metingen op adres 2 verstrek ik."},
        /* Documents are numbered too. */
        {HEAD "U vraagt om de volgende documenten:\n1. de brief van Oosterwijk;\n2. de brief van "
              "Zandweg;\n3. de brief van Kanaal.\n\nOverwegingen\n\nVan de documenten 1 en 3 "
              "bestaan geen kopieën." CLOSE,
         ""},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void the_last_answer_ends_as_the_others_do(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS "Punt 1\n\nDie gaan hierbij.\n\nPunt 2\n\nDat weiger ik.\n\nPunt 3\n\nDie "
                    "zijn er niet.\n\nVerder verloop\n\nDe stukken volgen." CLOSE,
         "1=Die gaan hierbij.|2=Dat weiger ik.|3=Die zijn er niet."},
        /* Where others have headings, it may have one. */
        {HEAD ITEMS "Punt 1\n\nDie gaan hierbij.\n\nPunt 2\n\nDe namen\n\nDie weiger "
                    "ik.\n\nPunt 3\n\nDie zijn er niet.\n\nDe namen\n\nOok die niet." CLOSE,
         "1=Die gaan hierbij.|2=De namen\n\nDie weiger ik.|3=Die zijn er niet.\n\nDe "
         "namen\n\nOok die niet."},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void a_decision_on_the_whole_request_ends_an_answer(void **state)
{
    static const answers_row rows[] = {
        {HEAD ITEMS "Ad 1\n\nDie verstrek ik.\n\nAd 2\n\nDat weiger ik.\n\nGezien het "
                    "voorgaande heb ik besloten uw verzoek deels in te willigen.",
         "1=Die verstrek ik.|2=Dat weiger ik."},
        /* One on the item itself does not. */
        {HEAD ITEMS "Ad 2\n\nDat is geheim.\n\nGezien het voorgaande heb ik besloten uw verzoek "
                    "op punt 2 af te wijzen.",
         "2=Dat is geheim.\n\nGezien het voorgaande heb ik besloten uw verzoek op punt 2 af te "
         "wijzen."},
        /* What sums up is no answer more. */
        {HEAD ITEMS "Ad 1\n\nDie verstrek ik.\n\nAd 2\n\nDat weiger ik.\n\nBesluit\n\nDe onder 1 "
                    "gevraagde stukken verstrek ik.",
         "1=Die verstrek ik.|2=Dat weiger ik."},
        /* The item in brackets behind what it is about. */
        {HEAD ITEMS "Ad 1\n\nDie verstrek ik.\n\nHet verslag (vraag 2) maak ik openbaar." CLOSE,
         "1=Die verstrek ik.|2=Het verslag (vraag 2) maak ik openbaar."},
    };
    (void)state;
    EXPECT_ANSWERS(rows);
}

static void endless_answers_end(void **state)
{
    enum { ANSWERS = 5000, MOST = 1000 };
    test_reading test;
    wob_buffer text = {0};
    (void)state;
    wob_buffer_print(&text, "%s%sOverwegingen\n\n", HEAD, ITEMS);
    for (size_t i = 0; i < ANSWERS; i++)
        wob_buffer_print(&text, "Ad %zu\n\nZie ad %zu.\n\n", i % 3 + 1, (i + 1) % 3 + 1);
    test_reading_init(&test, text.data);
    wob_request_find(&test.reading);
    wob_answers_find(&test.reading);
    wob_references_find(&test.reading);
    wob_outcomes_find(&test.reading);
    assert_int_equal(test.letter.answers.count, MOST);
    test_reading_release(&test);
    wob_buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_that_name_items_head_answers),
        cmocka_unit_test(answers_may_run_on_behind_their_heading),
        cmocka_unit_test(answers_may_say_again_what_was_asked),
        cmocka_unit_test(answers_end_where_the_next_or_another_section_begins),
        cmocka_unit_test(an_item_that_is_repeated_heads_its_answer),
        cmocka_unit_test(a_sentence_disposes_of_items_that_nothing_else_answers),
        cmocka_unit_test(without_items_headings_must_agree),
        cmocka_unit_test(what_stands_before_the_end_of_the_request_asks),
        cmocka_unit_test(questions_above_their_answers_are_items),
        cmocka_unit_test(answers_may_name_their_items_by_what_these_are_about),
        cmocka_unit_test(a_list_with_an_entry_for_each_item_answers_them),
        cmocka_unit_test(an_items_number_and_words_head_its_answer),
        cmocka_unit_test(items_are_called_as_their_list_is),
        cmocka_unit_test(the_last_answer_ends_as_the_others_do),
        cmocka_unit_test(a_decision_on_the_whole_request_ends_an_answer),
        cmocka_unit_test(endless_answers_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
