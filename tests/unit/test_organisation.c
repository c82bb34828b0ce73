/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/letter/organisation.h: whose letter it is. */
#include "tests/unit/unit.h"

#include "tests/unit/reading_support.h"

#define BODY                                                                                       \
    "\n\nGeachte mevrouw Van Dam,\n\n"                                                             \
    "In uw brief van 28 april 2021 heeft u verzocht om documenten over de brug die de gemeente\n"  \
    "in het jaar 2019 heeft laten bouwen. Uw brief is een verzoek als bedoeld in de Wet\n"         \
    "openbaarheid van bestuur. Ik heb naar deze documenten laten zoeken in het archief en bij\n"   \
    "de dienst die over bruggen gaat, en heb er twee gevonden.\n\n"                                \
    "De documenten die zijn gevonden gaan over de kosten van de brug en over de gesprekken met\n"  \
    "de aannemer. Ik heb besloten uw verzoek af te wijzen, omdat de bedragen bedrijfsgegevens\n"   \
    "zijn en de gesprekken nog niet zijn afgerond.\n"

typedef struct row {
    const char *text, *expected;
} row;

static void read_parties(test_reading *test, const char *text)
{
    test_reading_init(test, text);
    wob_parties_find(&test->reading);
}

static void expect_all(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        test_reading test;
        read_parties(&test, rows[i].text);
        wob_slice found = test.letter.organisation;
        if (!wob_slice_equal(found, wob_slice_of(rows[i].expected)))
            fail_msg("\"%.*s\", not \"%s\", in:\n%s", WOB_ARG(found), rows[i].expected,
                     rows[i].text);
        test_reading_release(&test);
    }
}

static void organisation_stands_in_the_letterhead(void **state)
{
    static const row rows[] = {
        {"Ministerie van Financiën\nDatum 3 mei 2021" BODY, "Ministerie van Financiën"},
        {"Ministerie van Volksgezondheid,\nWelzijn en Sport" BODY,
         "Ministerie van Volksgezondheid, Welzijn en Sport"},
        {"Ministerie van Binnenlandse Zaken en\nKoninkrijksrelaties\nTurfmarkt 147" BODY,
         "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"},
        {"gemeente\nZUIDERDAM\n\nPostbus 3" BODY, "Gemeente Zuiderdam"},
        {"X    Gemeente\n     Oosterdam\n" BODY, "Gemeente Oosterdam"},
        {"PROVINCIE VEENRIJK\nGedeputeerde Staten" BODY, "Provincie Veenrijk"},
        {"Rijksdienst voor\nOndernemend Nederland\nPostbus 1" BODY,
         "Rijksdienst voor Ondernemend Nederland"},
        {"POLITIE\nEenheid Noorderland\nPostbus 1" BODY, "Politie Eenheid Noorderland"},
        {"Directie Wegen\nMinisterie van Landbouw, Natuur en Visserij, Postbus 1" BODY,
         "Ministerie van Landbouw, Natuur en Visserij"},
        {"HARROW BOROUGH COUNCIL\nCivic Centre\n\nDear Ms Dam,\n\nYou asked for records.\n",
         "Harrow Borough Council"},
        {"Department for Rural Buses\nMarket Place\n\nDear Ms Dam,\n\nYou asked for records.\n",
         "Department for Rural Buses"},
        {"Federal Lock Administration\nOffice of Records\n\nDear Ms Dam,\n\nYou asked for "
         "records.\n",
         "Federal Lock Administration"},
        {"Inspectie Arbeid\nen Bruggen\nMinisterie van Water" BODY, "Inspectie Arbeid en Bruggen"},
        {"Rijksvaarwegendienst\nMinisterie van Water" BODY, "Rijksvaarwegendienst"},
        {"Voedsel- en Visinspectie\nPostbus 1" BODY, "Voedsel- en Visinspectie"},
        {"RIJKSUNIVERSITEIT DUINDAM\nBureau van de Universiteit" BODY, "Rijksuniversiteit Duindam"},
        {"UMC DUINDAM\nRaad van Bestuur" BODY, "UMC Duindam"},
        {"Corporate Affairs\nMersey Hospitals NHS Foundation Trust\n\nDear Ms Dam,\n\nYou asked "
         "for "
         "records.\n",
         "Mersey Hospitals NHS Foundation Trust"},
        {"waterschap\nDE DRIE MOLENS" BODY, "Waterschap De Drie Molens"},
        {"Gemeente Oosterdam - Dorpsstraat 1 - 9290 AA Oosterdam" BODY, "Gemeente Oosterdam"},
    };
    (void)state;
    expect_all(rows, ROWS(rows));
}

static void organisation_stands_in_the_signature(void **state)
{
    static const row rows[] = {
        {"Datum 3 mei 2021" BODY "\nHoogachtend,\n\nde Minister van Justitie en Veiligheid,\n"
         "namens deze,\n\nA. Peters\ndirecteur\n",
         "Minister van Justitie en Veiligheid"},
        {"Datum 3 mei 2021" BODY
         "\nHoogachtend,\n\nDE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATER,\n"
         "namens deze,\n",
         "Staatssecretaris van Infrastructuur en Water"},
        {"Datum 3 mei 2021" BODY "\nHoogachtend,\n\nde korpschef van politie,\nvoor deze,\n",
         "Korpschef van politie"},
        {"Datum 3 mei 2021" BODY
         "\nMet vriendelijke groet,\n\nBurgemeester en wethouders van Westerdam,\n",
         "Burgemeester en wethouders van Westerdam"},
        {"Datum 3 mei 2021" BODY
         "\nHoogachtend,\n\nHet college van burgemeester en wethouders van Westerdam\n",
         "College van burgemeester en wethouders van Westerdam"},
        {"Datum 3 mei 2021" BODY "\nHoogachtend,\n\nGedeputeerde Staten van Veenrijk,\n",
         "Gedeputeerde Staten van Veenrijk"},
        {"Datum 3 mei 2021" BODY "\nHoogachtend,\n\nA. Peters\n", ""},
    };
    (void)state;
    expect_all(rows, ROWS(rows));
}

static void organisation_is_told_by_where_an_objection_goes(void **state)
{
    (void)state;
    test_reading test;
    read_parties(&test, "Datum 3 mei 2021" BODY
                        "\nBezwaar\n\nTegen dit besluit kunt u binnen zes weken bezwaar maken. "
                        "Het bezwaarschrift richt u aan de Minister van Financiën, Postbus 1.\n");
    assert_text(test.letter.organisation, "Minister van Financiën");
    test_reading_release(&test);
}

static void letter_spaced_letterheads_are_read(void **state)
{
    static const row rows[] = {
        {"GEMEENTE\nO O S T E R D A M\n\nPostbus 3" BODY, "Gemeente Oosterdam"},
        {"g e m e e n t e\nOOSTERDAM" BODY, "Gemeente Oosterdam"},
        {"P R O V I N C I E   V E E N R I J K\nGedeputeerde Staten" BODY, "Provincie Veenrijk"},
        {"    P O L I T I E\n    Eenheid Duin en Veen\n" BODY, "Politie Eenheid Duin en Veen"},
    };
    (void)state;
    expect_all(rows, ROWS(rows));
}

static void name_goes_on_in_its_column(void **state)
{
    static const row rows[] = {
        {"Gemeente          Raadhuisplein 8\nOosterdam         1018 XA Oosterdam" BODY,
         "Gemeente Oosterdam"},
        {"Gemeente\nRaadhuisplein 8" BODY, ""},
    };
    (void)state;
    expect_all(rows, ROWS(rows));
}

static void known_bodies_are_spelled_as_they_are(void **state)
{
    static const row rows[] = {
        {"MINISTERIE VAN FINANCIEN" BODY, "Ministerie van Financiën"},
        {"Datum 3 mei 2021" BODY "\nHoogachtend,\n\nde minister van Financ Ien,\nnamens deze,\n",
         "Minister van Financiën"},
        {"Rijksdienst voor Ondernemend\nNederland" BODY, "Rijksdienst voor Ondernemend Nederland"},
        {"G emeen te      Bezoekadres\nAm ste rd am    Plein 1" BODY, "Gemeente Amsterdam"},
        {"gemeente EDE" BODY, "Gemeente Ede"},
        {"De staatssecretaris VAN FINANCIËN – Fiscaliteit" BODY,
         "Staatssecretaris van Financiën – Fiscaliteit"},
    };
    (void)state;
    expect_all(rows, ROWS(rows));
}

static void known_bodies_are_found_whatever_their_kind(void **state)
{
    static const row rows[] = {
        {"Kadaster\nPostbus 1" BODY, "Kadaster"},
        {"De Nederlandsche Bank\nPostbus 1" BODY, "De Nederlandsche Bank"},
        {"Het Nationaal Archief, afdeling Zuid" BODY, "Nationaal Archief"},
        {"UWV\nPostbus 1" BODY, "Uitvoeringsinstituut Werknemersverzekeringen"},
        {"Datum 3 mei 2021" BODY "\nHoogachtend,\n\nCentraal Justitieel Incassobureau\n",
         "Centraal Justitieel Incassobureau"},
        {"Kadaster en meer\nPostbus 1" BODY, ""},
    };
    (void)state;
    expect_all(rows, ROWS(rows));
}

/* Who asked stands in the letterhead too; who answers, at the top of each page. */
static void known_body_on_each_page_goes_before_an_unknown_one(void **state)
{
    (void)state;
    test_reading test;
    read_parties(&test, "Postbus 1\n\nOmgevingsdienst Nergenshuizen" BODY
                        "\fGemeente Amsterdam\nKenmerk 12\n\nHet eerste stuk gaat over de brug.\n"
                        "\fGemeente Amsterdam\nKenmerk 12\n\nHet tweede stuk gaat over de weg.\n"
                        "\fGemeente Amsterdam\nKenmerk 12\n\nHet derde stuk gaat over de dam.\n");
    assert_text(test.letter.organisation, "Gemeente Amsterdam");
    test_reading_release(&test);
}

static void part_of_a_body_counts_where_no_body_is_named(void **state)
{
    static const row rows[] = {
        {"Dienst Bruggen en Wegen\nPostbus 1" BODY, "Dienst Bruggen en Wegen"},
        {"Rijksbelastingkantoor\nPostbus 1" BODY, "Rijksbelastingkantoor"},
        {"Dienst Bruggen en Wegen\nPostbus 1" BODY
         "\nHoogachtend,\n\nBurgemeester en wethouders van Westerdam,\n",
         "Burgemeester en wethouders van Westerdam"},
    };
    (void)state;
    expect_all(rows, ROWS(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(organisation_stands_in_the_letterhead),
        cmocka_unit_test(organisation_stands_in_the_signature),
        cmocka_unit_test(organisation_is_told_by_where_an_objection_goes),
        cmocka_unit_test(letter_spaced_letterheads_are_read),
        cmocka_unit_test(name_goes_on_in_its_column),
        cmocka_unit_test(known_bodies_are_spelled_as_they_are),
        cmocka_unit_test(known_bodies_are_found_whatever_their_kind),
        cmocka_unit_test(known_body_on_each_page_goes_before_an_unknown_one),
        cmocka_unit_test(part_of_a_body_counts_where_no_body_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
