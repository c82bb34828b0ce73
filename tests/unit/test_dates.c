/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the dates of a letter (lib/letter/dates.c, asking.c, letterhead.c). */
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

static void expect_date(wob_date date, const char *expected, const char *text)
{
    char iso[WOB_ISO_DATE_SIZE] = "";
    if (wob_date_known(date))
        wob_date_format_iso(date, iso);
    if (!wob_slice_equal(wob_slice_of(iso), wob_slice_of(expected)))
        fail_msg("\"%s\", not \"%s\", in:\n%s", iso, expected, text);
}

static void expect_letter_date(const char *text, const char *expected)
{
    test_reading test;
    test_reading_init(&test, text);
    wob_dates_find(&test.reading);
    expect_date(test.letter.date, expected, text);
    test_reading_release(&test);
}

static void expect_request_date(const char *text, const char *expected)
{
    test_reading test;
    test_reading_init(&test, text);
    wob_dates_find(&test.reading);
    expect_date(test.letter.request_date, expected, text);
    test_reading_release(&test);
}

typedef struct row {
    const char *text, *expected;
} row;

static void letter_date_stands_in_the_letterhead(void **state)
{
    static const row rows[] = {
        {"Datum 20 september 2021" BODY, "2021-09-20"},
        {"Datum: 20 september 2021" BODY, "2021-09-20"},
        {"Verzenddatum 27 september 2021\nBesluitdatum 20 september 2021" BODY, "2021-09-20"},
        {"datum       20 september 2021" BODY, "2021-09-20"},
        {"Gemeente Breda\nDatum\n20 september 2021" BODY, "2021-09-20"},
        {"Datum\nOns kenmerk\nOnderwerp\n\n20 september 2021\nZ21-044\nBesluit over de brug" BODY,
         "2021-09-20"},
        {"Datum                Ons kenmerk      Bijlagen\n20 september 2021    Z21-044          "
         "2" BODY,
         "2021-09-20"},
        {"Datum: uitsluitend per e-mail verzonden op 20 september 2021" BODY, "2021-09-20"},
        {"Breda, 20 september 2021" BODY, "2021-09-20"},
        {"Postbus 12\n20 september 2021\nMevrouw Van Dam" BODY, "2021-09-20"},
        {"VERZONDEN 20 SEP. 2021" BODY, "2021-09-20"},
        {"Verzenddatum     20 september 2021" BODY, "2021-09-20"},
        {"Datum 20 september 2021\nVerzonden 22 september 2021" BODY, "2021-09-20"},
        {"Our ref: F1\n20 September 2021\n\nDear Ms Dam,\n\nYou asked for records.\n",
         "2021-09-20"},
        {"Date: September 20, 2021\n\nDear Ms Dam,\n\nYou asked for records.\n", "2021-09-20"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_letter_date(rows[i].text, rows[i].expected);
}

static void letter_date_is_not_that_of_what_is_answered(void **state)
{
    static const row rows[] = {
        {"Uw brief van: 28 april 2021\nDatum: 20 september 2021" BODY, "2021-09-20"},
        {"Uw fax\n28 april 2021\n\nBreda, 20 september 2021" BODY, "2021-09-20"},
        {"Uw brief 28 april 2021" BODY, ""},
        {"Betreft: besluit op uw Wob-verzoek van 28 april 2021" BODY, ""},
        {"Gemeente Breda" BODY, ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_letter_date(rows[i].text, rows[i].expected);
}

static void letter_date_is_taken_from_the_signature_where_the_letterhead_has_none(void **state)
{
    static const row rows[] = {
        {"Gemeente Breda" BODY "\nHoogachtend,\n\nBreda, 20 september 2021\n\nA. Peters\n",
         "2021-09-20"},
        {"Gemeente Breda" BODY "\nHoogachtend,\n\n20 september 2021\n", "2021-09-20"},
        {"Gemeente Breda" BODY "\nHoogachtend,\nBreda, 20 september 2021\nde burgemeester\n",
         "2021-09-20"},
        {"Gemeente Breda" BODY "\nHoogachtend,\nde burgemeester\n\nVerzonden: 20 september 2021\n",
         "2021-09-20"},
        {"Gemeente Breda" BODY "\nDocumenten\n\n3 mei 2018\n\n4 juni 2018\n", ""}, /* a list */
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_letter_date(rows[i].text, rows[i].expected);
}

/* A letter of which the first page is a scan: later pages repeat the date. */
static void letter_date_is_taken_from_running_headers(void **state)
{
    (void)state;
    expect_letter_date("Gemeente Breda         Datum 20 september 2021\n\n"
                       "Op 3 mei 2021 is de ontvangst van uw verzoek bevestigd.\n"
                       "\fGemeente Breda         Datum 20 september 2021\n\n"
                       "Ik heb besloten de documenten openbaar te maken.\n"
                       "\fGemeente Breda         Datum 20 september 2021\n\n"
                       "Tegen dit besluit kunt u bezwaar maken.\n",
                       "2021-09-20");
}

/* A stamp is not set straight, and columns follow each other in the source. */
static void letter_date_is_found_by_its_place(void **state)
{
    static const row rows[] = {
        {"140 213|20 SEP 2021\n83 220|Datum:\n83 232|Betreft: besluit\n83 260|Geachte heer,", //
         "2021-09-20"},
        {"83 220|Datum\n83 232|Kenmerk\n83 260|Geachte heer,\n83 280|In uw brief van 28 april 2021 "
         "heeft u om documenten gevraagd.\n150 220|20 september 2021\n150 232|Z21-044",
         "2021-09-20"},
        {"450 300|Uw fax\n450 310|28 april 2021\n83 320|Datum\n150 320|20 september 2021",
         "2021-09-20"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_reading test;
        test_reading_init_placed(&test, rows[i].text);
        wob_dates_find(&test.reading);
        expect_date(test.letter.date, rows[i].expected, rows[i].text);
        test_reading_release(&test);
    }
}

static void letter_date_has_no_misread_year(void **state)
{
    static const row rows[] = {
        {"20 SEP 2027" BODY, "2021-09-20"},
        {"Datum: 20 september 2027" BODY, "2021-09-20"},
        {"Datum: 20 februari 2028" BODY, "2028-02-20"}, /* a 1 is not read as 8 */
        {"Datum: 20 februari 2027" BODY, "2022-02-20"}, /* in 2021 before the request */
        {"Datum: 20 september 2024" BODY, "2024-09-20"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_letter_date(rows[i].text, rows[i].expected);
}

static void request_date_is_the_day_the_request_was_made(void **state)
{
    static const row rows[] = {
        {"In uw brief van 28 april 2021 heeft u om documenten over de brug verzocht.",
         "2021-04-28"},
        {"In uw brief van 28 april 2021 heeft u verzocht om de richtlijn en alle zienswijzen "
         "daarop.",
         "2021-04-28"},
        {"In twee brieven van 27 en 28 april 2021 heeft u om documenten gevraagd.", "2021-04-28"},
        {"U heeft op 28 april 2021 en op 4 mei 2021 een verzoek ingediend.", "2021-04-28"},
        {"Bij e-mail van 28 april 2021 vraagt u om documenten over de brug.", "2021-04-28"},
        {"U heeft op 28 april 2021 een Wob-verzoek ingediend.", "2021-04-28"},
        {"Op 28 april 2021 heeft de stichting verzocht om openbaarmaking van de stukken.",
         "2021-04-28"},
        {"Hierbij beslis ik op uw Woo-verzoek d.d. 28-04-2021.", "2021-04-28"},
        {"Op uw verzoek van 28 april 2021 beslis ik als volgt.", "2021-04-28"},
        {"Uw e-mail van 28 april 2021 heb ik aangemerkt als een verzoek om informatie.",
         "2021-04-28"},
        {"Via het formulier op onze website heeft u op 28 april 2021 een verzoek gedaan.",
         "2021-04-28"},
        {"U heeft per brief, gedateerd 28 april 2021, verzocht om de stukken.", "2021-04-28"},
        {"Thank you for your request of 28 April 2021 for the reports.", "2021-04-28"},
        {"Thank you for your email of 28 April 2021, in which you asked for reports.",
         "2021-04-28"},
        {"On April 28, 2021, you requested copies of the inspection reports.", "2021-04-28"},
        {"This letter responds to your request dated April 28, 2021.", "2021-04-28"},
        {"Op 28 april 2021 mailde u ons een verzoek. Uw vraag 2 zond ik op 30 april 2021 door.",
         "2021-04-28"},
        {"U heeft ons op 28 april 2021 een mail gestuurd over de brug.", "2021-04-28"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        const char *text =
            wob_arena_print(&arena, "Datum 20 september 2021\n\nGeachte heer,\n\n%s\n",
                            rows[i].text)
                .data;
        expect_request_date(text, rows[i].expected);
        wob_arena_release(&arena);
    }
}

static void request_date_is_the_requests_own_before_its_receipt(void **state)
{
    static const row rows[] = {
        {"In uw brief van 28 april 2021, ontvangen op 30 april 2021, heeft u om stukken verzocht.",
         "2021-04-28"},
        {"Op 30 april 2021 heb ik uw verzoek, gedateerd 28 april 2021, ontvangen.", "2021-04-28"},
        {"In uw brief, door mij ontvangen op 30 april 2021, heeft u om stukken verzocht.",
         "2021-04-30"},
        {"Op 30 april 2021 heb ik uw verzoek op grond van de Wob ontvangen.", "2021-04-30"},
        {"Wij ontvingen op 30 april 2021 uw Wob-verzoek.", "2021-04-30"},
        {"Op maandag 3 mei 2021 verzocht u ons per mail om informatie over de brug.", "2021-05-03"},
        {"We received your request on 30 April 2021.", "2021-04-30"},
        {"U hebt op 28 april 2021 een verzoek ingediend. Uw brief is op 30 april 2021 ontvangen en "
         "wordt behandeld als Woo-verzoek.",
         "2021-04-28"},
        {"U heeft op 28 april 2021, per brief die op 30 april 2021 is ontvangen, verzocht om "
         "stukken.",
         "2021-04-28"},
        {"your request of 28 April 2021, which we received on 30 April 2021.", "2021-04-28"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        const char *text = wob_arena_print(&arena, "Geachte heer,\n\n%s\n", rows[i].text).data;
        expect_request_date(text, rows[i].expected);
        wob_arena_release(&arena);
    }
}

static void request_date_is_no_other_day_of_the_procedure(void **state)
{
    static const row rows[] = {
        {"De ontvangst van uw verzoek is bevestigd op 3 mei 2021.", ""},
        {"Bij brief van 3 mei 2021 is de beslistermijn met vier weken verdaagd.", ""},
        {"Op 3 mei 2021 heeft u mij in gebreke gesteld.", ""},
        {"Op 3 mei 2021 heeft u uw verzoek telefonisch toegelicht.", ""},
        {"Bij brief van 3 mei 2021 heeft u bezwaar gemaakt tegen mijn besluit van 1 april 2021.",
         ""},
        {"Bij brief van 3 mei 2021 zijn belanghebbenden om een zienswijze verzocht.", ""},
        {"On 3 May 2021 we extended the time limit.", ""},
        {"Het ongeval vond plaats op 3 mei 2021.", ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        const char *text =
            wob_arena_print(
                &arena, "Geachte heer,\n\n%s\nUw verzoek d.d. 28 april 2021 behandel ik hier.\n",
                rows[i].text)
                .data;
        expect_request_date(text, "2021-04-28");
        text = wob_arena_print(&arena, "Geachte heer,\n\n%s\n", rows[i].text).data;
        expect_request_date(text, rows[i].expected);
        wob_arena_release(&arena);
    }
}

static void request_date_is_of_the_request_made_anew(void **state)
{
    (void)state;
    expect_request_date("Geachte heer,\n\n"
                        "Op 23 april 2021 heb ik uw verzoek om informatie ontvangen.\n\n"
                        "Bij brief van 7 mei 2021, door mij ontvangen op 10 mei 2021, heeft u uw\n"
                        "verzoek opnieuw, doch nu volledig, ingediend.\n",
                        "2021-05-07");
    expect_request_date("Geachte heer,\n\n"
                        "In uw brief van 23 april 2021 heeft u om documenten verzocht.\n"
                        "Bij brief van 7 mei 2021 heeft u uw verzoek opnieuw ingediend.\n",
                        "2021-05-07");
}

static void request_date_of_a_decision_on_objection_is_of_the_first_request(void **state)
{
    (void)state;
    expect_request_date("Onderwerp: beslissing op bezwaar\nUw brief: 26 mei 2021\n\n"
                        "Geachte heer,\n\n"
                        "Op 26 mei 2021 heeft u bezwaar gemaakt tegen mijn besluit van 20 april "
                        "2021 op uw Wob-verzoek van 16 februari 2021.\n",
                        "2021-02-16");
}

static void request_date_falls_back_on_the_letterhead(void **state)
{
    (void)state;
    expect_request_date("Uw brief van: 28 april 2021\nDatum: 20 september 2021\n\n"
                        "Geachte heer,\n\nHierbij treft u de stukken aan.\n",
                        "2021-04-28");
    expect_request_date("Datum: 20 september 2021\nOnderwerp: uw Wob-verzoek d.d. 28 april 2021\n\n"
                        "Geachte heer,\n\nHierbij treft u de stukken aan.\n",
                        "2021-04-28");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letter_date_stands_in_the_letterhead),
        cmocka_unit_test(letter_date_is_not_that_of_what_is_answered),
        cmocka_unit_test(letter_date_is_taken_from_the_signature_where_the_letterhead_has_none),
        cmocka_unit_test(letter_date_is_taken_from_running_headers),
        cmocka_unit_test(letter_date_is_found_by_its_place),
        cmocka_unit_test(letter_date_has_no_misread_year),
        cmocka_unit_test(request_date_is_the_day_the_request_was_made),
        cmocka_unit_test(request_date_is_the_requests_own_before_its_receipt),
        cmocka_unit_test(request_date_is_no_other_day_of_the_procedure),
        cmocka_unit_test(request_date_is_of_the_request_made_anew),
        cmocka_unit_test(request_date_of_a_decision_on_objection_is_of_the_first_request),
        cmocka_unit_test(request_date_falls_back_on_the_letterhead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
