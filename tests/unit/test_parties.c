/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the kind, reference and subject of a letter (lib/letter/parties.c, letterhead.c); of its
 * organisation in test_organisation.c. */
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

static void expect(wob_slice found, const char *expected, const char *text)
{
    if (!wob_slice_equal(found, wob_slice_of(expected)))
        fail_msg("\"%.*s\", not \"%s\", in:\n%s", WOB_ARG(found), expected, text);
}

static void reference_stands_beside_or_below_its_label(void **state)
{
    static const row rows[] = {
        {"Ons kenmerk Z21-0447" BODY, "Z21-0447"},
        {"Ons kenmerk: BSK-2021/6023" BODY, "BSK-2021/6023"},
        {"kenmerk:    GV/OOV/22-0719" BODY, "GV/OOV/22-0719"},
        {"Onze referentie\n35120446" BODY, "35120446"},
        {"Uw kenmerk\nA-17-2020\nOnze referentie\n35120446" BODY, "35120446"},
        {"Zaaknummer       2021/BZW-0088" BODY, "2021/BZW-0088"},
        {"Datum\nOns kenmerk\nBijlagen\n\n3 mei 2021\nZ21-0447\n12" BODY, "Z21-0447"},
        {"Datum          Ons kenmerk      Inlichtingen\n3 mei 2021     Z21-0447         Team "
         "Water" BODY,
         "Z21-0447"},
        {"Our ref: FOI/22/0518\n\nDear Ms Dam,\n\nYou asked for records.\n", "FOI/22/0518"},
        {"Re: FOIA Request No. FL-2021-00417\n\nDear Ms Dam,\n\nYou asked for records.\n",
         "FL-2021-00417"},
        {"Ons kenmerk\nBijlagen\n2" BODY, ""}, /* blacked out */
        {"Onze referentie\nPostbus 20901\n2500 EX Den Haag" BODY, ""},
        {"Uw kenmerk A-17-2020" BODY, ""},
        {"Kenmerk en datum vermelden" BODY, ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_reading test;
        read_parties(&test, rows[i].text);
        expect(test.letter.reference, rows[i].expected, rows[i].text);
        test_reading_release(&test);
    }
}

static void subject_goes_on_over_the_lines_below_it(void **state)
{
    static const row rows[] = {
        {"Betreft: besluit op uw Wob-verzoek" BODY, "besluit op uw Wob-verzoek"},
        {"Datum       3 mei 2021\nBetreft     Besluit op uw Wob-verzoek inzake de\n"
         "            brug over de rivier\nBijlagen    2" BODY,
         "Besluit op uw Wob-verzoek inzake de brug over de rivier"},
        {"Onderwerp\nUw verzoek over de brug" BODY, "Uw verzoek over de brug"},
        {"Onderwerp   Uw Wob-verzoek van 28 april 2021" BODY, "Uw Wob-verzoek van 28 april 2021"},
        {"Onderwerp: Besluit over de brug.\n\nPostbus 12" BODY, "Besluit over de brug"},
        {"Subject: Your request about buses\n\nDear Ms Dam,\n\nYou asked for records.\n",
         "Your request about buses"},
        {"Datum 3 mei 2021" BODY, ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_reading test;
        read_parties(&test, rows[i].text);
        expect(test.letter.subject, rows[i].expected, rows[i].text);
        test_reading_release(&test);
    }
}

static void kind_is_what_the_letter_calls_itself(void **state)
{
    static const row rows[] = {
        {"Onderwerp: besluit op uw Wob-verzoek" BODY, "decision"},
        {"Datum 3 mei 2021" BODY, "decision"},
        {"Onderwerp: deelbesluit 2 op uw Wob-verzoek" BODY, "partial-decision"},
        {"Datum 3 mei 2021" BODY "\nDit is het eerste deelbesluit op uw verzoek.\n",
         "partial-decision"},
        {"Datum 3 mei 2021" BODY "\nEen volgend deelbesluit ontvangt u in juni.\n",
         "partial-decision"},
        {"Datum 3 mei 2021" BODY "\nIn het deelbesluit over de tunnel staat meer.\n", "decision"},
        {"Onderwerp: beslissing op bezwaar over de brug" BODY, "decision-on-objection"},
        {"Onderwerp: beslissing op uw bezwaar tegen het deelbesluit" BODY, "decision-on-objection"},
        {"Datum 3 mei 2021" BODY "\nGelet hierop verklaar ik uw bezwaar ongegrond.\n",
         "decision-on-objection"},
        {"Datum 3 mei 2021" BODY "\nBezwaar\n\nTegen dit besluit kunt u bezwaar maken.\n",
         "decision"},
        {"Subject: Internal review of your request\n\nDear Ms Dam,\n\nWe uphold the decision.\n",
         "decision-on-objection"},
        {"Notulen van het overleg over de brug\n\nDe vergadering wordt om tien uur geopend door de "
         "voorzitter, die allen welkom heet.\n",
         "other"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        test_reading test;
        read_parties(&test, rows[i].text);
        expect(wob_slice_of(wob_kind_name(test.letter.kind)), rows[i].expected, rows[i].text);
        test_reading_release(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference_stands_beside_or_below_its_label),
        cmocka_unit_test(subject_goes_on_over_the_lines_below_it),
        cmocka_unit_test(kind_is_what_the_letter_calls_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
