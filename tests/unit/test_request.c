/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked: the items of the request, and the passage that says it. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD  "Gemeente Haven\n\nGeachte heer,\n\n"
#define ASKED "In uw brief van 3 mei 2021 heeft u verzocht om de volgende stukken:\n"
#define CLOSE "\n\nBesluit\n\nIk wijs uw verzoek af.\n"

static bool fits(wob_slice found, const char *wanted, const char *text, const char *what)
{
    if (wob_slice_equal(found, wob_slice_of(wanted)))
        return true;
    print_error("%s\nhas %s\n%.*s\nnot\n%s\n\n", text, what, WOB_ARG(found), wanted);
    return false;
}

/* The items as "1=text|2=text". */
static bool has_items(const char *text, const char *items)
{
    test_reading test;
    wob_buffer found = {0};
    test_reading_init(&test, text);
    wob_request_find(&test.reading);
    for (size_t i = 0; i < test.letter.items.count; i++) {
        const wob_item *item = &test.letter.items.at[i];
        assert_slice(item->at.text, wob_slice_at(test.letter.text, item->at.span));
        wob_buffer_print(&found, "%s%.*s=%.*s", i ? "|" : "", WOB_ARG(item->number),
                         WOB_ARG(item->at.text));
    }
    bool right = fits(wob_buffer_slice(&found), items, text, "items");
    wob_buffer_release(&found);
    test_reading_release(&test);
    return right;
}

static bool has_request(const char *text, const char *request)
{
    test_reading test;
    test_reading_init(&test, text);
    wob_request_find(&test.reading);
    bool right = fits(test.letter.request.text, request, text, "request");
    assert_slice(test.letter.request.text,
                 wob_slice_at(test.letter.text, test.letter.request.span));
    test_reading_release(&test);
    return right;
}

typedef struct request_row {
    const char *text, *found;
} request_row;

static void expect(const request_row *rows, size_t count,
                   bool (*has)(const char *text, const char *found))
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++)
        faults += !has(rows[i].text, rows[i].found);
    assert_int_equal(faults, 0);
}

#define EXPECT_ITEMS(rows)    expect((rows), ROWS(rows), has_items)
#define EXPECT_REQUESTS(rows) expect((rows), ROWS(rows), has_request)

static void items_are_read_in_every_form(void **state)
{
    static const request_row rows[] = {
        {HEAD ASKED "1. alle brieven aan de aannemer;\n2. het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED "1) alle brieven aan de aannemer;\n2) het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED "(1) alle brieven aan de aannemer;\n(2) het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED
         "  1.  alle brieven aan de\n      aannemer;\n  2.  het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED "a. alle brieven aan de aannemer;\nb. het verslag van de schouw." CLOSE,
         "a=alle brieven aan de aannemer;|b=het verslag van de schouw."},
        {HEAD ASKED "(i) alle brieven aan de aannemer;\n(ii) het verslag van de schouw." CLOSE,
         "i=alle brieven aan de aannemer;|ii=het verslag van de schouw."},
        {HEAD ASKED "I. Alle brieven aan de aannemer.\nII. Het verslag van de schouw." CLOSE,
         "I=Alle brieven aan de aannemer.|II=Het verslag van de schouw."},
        {HEAD ASKED "- alle brieven aan de aannemer;\n- het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED "• alle brieven aan de aannemer;\n• het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED "\uF0B7 alle brieven aan de aannemer;\n\uF0B7 het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED "1.\nalle brieven aan de aannemer;\n2.\nhet verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
        {HEAD ASKED "17. alle brieven aan de aannemer;\n18. het verslag van de schouw." CLOSE,
         "17=alle brieven aan de aannemer;|18=het verslag van de schouw."},
        {HEAD ASKED "1. alle brieven, en wel:\n1a. die aan de aannemer;\n1b. die aan de raad;\n2. "
                    "het verslag." CLOSE,
         "1=alle brieven, en wel:|1a=die aan de aannemer;|1b=die aan de raad;|2=het verslag."},
        {HEAD ASKED "1. het verslag van de schouw;\n2. alle brieven, en wel:\na. die aan de "
                    "aannemer;\nb. die aan de "
                    "raad." CLOSE,
         "1=het verslag van de schouw;|2=alle brieven, en wel:|2a=die aan de aannemer;|2b=die aan "
         "de raad."},
        {"Harbour Council\n\nDear Sir,\n\nYou asked for the following information:\n1. all letters "
         "to the "
         "builder;\n2. the report of the survey.\n\nOur decision\n\nWe have decided to refuse.",
         "1=all letters to the builder;|2=the report of the survey."},
        {"Harbour Council\n\nDear Sir,\n\nYour request\n\n1. How many locks are there?\n2. Who "
         "paid for the last "
         "one?\n\nOur decision\n\nWe have decided to refuse.",
         "1=How many locks are there?|2=Who paid for the last one?"},
        /* Over a page break. */
        {HEAD ASKED "1. alle brieven aan de\n\faannemer;\n2. het verslag van de schouw." CLOSE,
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void items_are_read_out_of_a_sentence(void **state)
{
    static const request_row rows[] = {
        {HEAD "U verzoekt om openbaarmaking van (1) alle brieven aan de aannemer, (2) het verslag "
              "en (3) de foto’s." CLOSE,
         "1=alle brieven aan de aannemer,|2=het verslag en|3=de foto’s."},
        {HEAD "U verzoekt om (a) alle brieven aan de aannemer en (b) het verslag." CLOSE,
         "a=alle brieven aan de aannemer en|b=het verslag."},
        {HEAD "U verzoekt om (i) alle brieven aan de aannemer en (ii) het verslag." CLOSE,
         "i=alle brieven aan de aannemer en|ii=het verslag."},
        /* One number is none, and neither is what does not follow. */
        {HEAD "U verzoekt om (1) alle brieven aan de aannemer." CLOSE, ""},
        {HEAD "U verzoekt om (2) alle brieven en (3) het verslag." CLOSE, ""},
        {HEAD "U verzoekt om brief(1) en brief(2) van de aannemer." CLOSE, ""},
        {HEAD "Ik weeg (1) het belang van de aannemer en (2) het belang van de stad." CLOSE, ""},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void lists_of_other_things_are_no_items(void **state)
{
    static const request_row rows[] = {
        {HEAD "U vraagt om stukken over de sluis.\n\nDaarbij zijn de volgende documenten "
              "aangetroffen:\n1. een brief "
              "aan de aannemer;\n2. een verslag van de schouw." CLOSE,
         ""},
        {HEAD "Bezwaar\n\nHet bezwaarschrift moet ten minste bevatten:\na. uw naam en uw "
              "adres;\nb. de dagtekening "
              "van de brief.",
         ""},
        {HEAD "Overwegingen\n\nIk pas de volgende uitzonderingsgronden toe:\n1. de veiligheid van "
              "de sluis;\n2. de "
              "belangen van de aannemer." CLOSE,
         ""},
        {HEAD "Besluit\n\nGelet op het voorgaande besluit ik:\n1. het verslag openbaar te "
              "maken;\n2. uw verzoek voor het "
              "overige af te wijzen.",
         ""},
        {HEAD "Wettelijk kader\n\nDe wet luidt als volgt:\n1. het bestuur is open;\n2. de stukken "
              "zijn openbaar." CLOSE,
         ""},
        {"Gemeente Haven\n1. eerste afdeling van de stad\n2. tweede afdeling van de "
         "stad\n\nGeachte heer,\n\nHet "
         "verslag is er niet.",
         ""},
        {HEAD ASKED "1. peren\n2. appels" CLOSE, ""},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void the_list_that_asks_wins_over_others(void **state)
{
    static const request_row rows[] = {
        {HEAD "Daarbij zijn gevonden de volgende stukken:\n1. een brief aan de aannemer;\n2. een "
              "verslag van de "
              "schouw.\n\nUw verzoek\n\nU vraagt om:\na. alle brieven aan de aannemer;\nb. het "
              "verslag." CLOSE,
         "a=alle brieven aan de aannemer;|b=het verslag."},
        {HEAD ASKED "1. alle brieven aan de aannemer;\n2. het verslag van de "
                    "schouw.\n\nBesluit\n\nIk besluit:\n1. de "
                    "brieven te verstrekken;\n2. het verslag te weigeren;\n3. u te danken.",
         "1=alle brieven aan de aannemer;|2=het verslag van de schouw."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void passage_begins_behind_the_words_that_ask(void **state)
{
    static const request_row rows[] = {
        {HEAD "U heeft verzocht om informatie over de sluis bij de haven." CLOSE,
         "de sluis bij de haven."},
        {HEAD "U verzoekt om openbaarmaking van documenten over de sluis." CLOSE, "de sluis."},
        {HEAD "U heeft verzocht om openbaarmaking van het rapport over de sluis." CLOSE,
         "het rapport over de sluis."},
        {HEAD "Bij brief van 3 mei 2021 heeft u, met een beroep op de wet, verzocht om informatie "
              "inzake de sluis." CLOSE,
         "de sluis."},
        {HEAD "U heeft een verzoek ingediend om openbaarmaking van het rapport." CLOSE,
         "het rapport."},
        {HEAD "U vraagt om alle rapporten van de sluis." CLOSE,
         "U vraagt om alle rapporten van de sluis."},
        {HEAD "Uw verzoek heeft betrekking op de jaren 2019 en 2020." CLOSE,
         "Uw verzoek heeft betrekking op de jaren 2019 en 2020."},
        {"Harbour Council\n\nDear Sir,\n\nYou requested copies of the survey of the lock.\n\nOur "
         "decision\n\nWe have "
         "decided to refuse.",
         "the survey of the lock."},
        {"Harbour Council\n\nDear Sir,\n\nThank you for your request for the survey of the "
         "lock.\n\nOur "
         "decision\n\nWe have decided to refuse.",
         "the survey of the lock."},
        /* What asks nothing. */
        {HEAD "De ontvangst van uw verzoek om stukken is op 7 mei 2021 bevestigd." CLOSE, ""},
        {HEAD "Ik heb de aannemer gevraagd om zijn zienswijze." CLOSE, ""},
        {HEAD "De beslistermijn van uw verzoek om stukken is verdaagd." CLOSE, ""},
        {HEAD "U heeft verzocht om informatie." CLOSE, ""},
        {HEAD "De sluis is oud en wordt vervangen." CLOSE, ""},
    };
    (void)state;
    EXPECT_REQUESTS(rows);
}

static void passage_runs_on_as_long_as_sentences_ask(void **state)
{
    static const request_row rows[] = {
        {HEAD
         "U heeft verzocht om informatie over de sluis. Daarnaast verzoekt u om de foto’s." CLOSE,
         "de sluis. Daarnaast verzoekt u om de foto’s."},
        /* Over the items, and what leads to them. */
        {HEAD ASKED "1. alle brieven aan de aannemer;\n2. het verslag van de schouw." CLOSE,
         "de volgende stukken:\n\n1. alle brieven aan de aannemer;\n2. het verslag van de schouw."},
        /* Over a sentence or two between. */
        {HEAD "U heeft verzocht om informatie over de sluis. Die ligt bij de haven. U vraagt om de "
              "foto’s daarvan." CLOSE,
         "de sluis. Die ligt bij de haven. U vraagt om de foto’s daarvan."},
        /* What is quoted belongs to it up to the end of the section. */
        {HEAD "Uw verzoek luidt als volgt:\n\nGraag ontvang ik de rapporten van de sluis. Ook de "
              "foto’s zijn welkom." CLOSE,
         "Graag ontvang ik de rapporten van de sluis. Ook de foto’s zijn welkom."},
        /* Not over the decision, though it names the request. */
        {HEAD "U heeft verzocht om informatie over de sluis.\n\nBesluit\n\nU vraagt om iets dat er "
              "niet is: ik wijs dat "
              "af.",
         "de sluis."},
        /* Nor over the letter, up to the items that an annex has. */
        {HEAD "U heeft verzocht om informatie over de sluis." CLOSE
              "\n\nBijlage 1: uw verzoek\n\nU heeft verzocht om:\n\n1. alle brieven aan de "
              "aannemer;\n2. het verslag van de schouw.",
         "de sluis."},
    };
    (void)state;
    EXPECT_REQUESTS(rows);
}

static void items_end_somewhere(void **state)
{
    enum { LINES = 5000, MOST = 400 };
    test_reading test;
    wob_buffer text = {0};
    (void)state;
    wob_buffer_print(&text, "%s%s", HEAD, ASKED);
    for (size_t i = 0; i < LINES; i++)
        wob_buffer_print(&text, "- alle brieven van jaar %zu;\n", i);
    test_reading_init(&test, text.data);
    wob_request_find(&test.reading);
    assert_int_equal(test.letter.items.count, MOST);
    test_reading_release(&test);
    wob_buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_read_in_every_form),
        cmocka_unit_test(items_are_read_out_of_a_sentence),
        cmocka_unit_test(lists_of_other_things_are_no_items),
        cmocka_unit_test(the_list_that_asks_wins_over_others),
        cmocka_unit_test(passage_begins_behind_the_words_that_ask),
        cmocka_unit_test(passage_runs_on_as_long_as_sentences_ask),
        cmocka_unit_test(items_end_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
