/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each citation does in the letter, and the grounds of each answer. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD "Gemeente Haven\n\nGeachte heer,\n\n"

static void read_letter(test_reading *test, const char *text)
{
    test_reading_init(test, text);
    wob_law_read(test->letter.text, &test->arena, &test->letter.law);
    wob_request_find(&test->reading);
    wob_answers_find(&test->reading);
    wob_roles_find(&test->reading);
}

typedef struct role_row {
    const char *heading, *sentence, *role; /* of the first provision cited */
} role_row;

static void expect_roles(const role_row *rows, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        wob_arena arena = {0};
        test_reading test;
        wob_slice text =
            wob_arena_print(&arena, HEAD "De sluis is oud.\n\n%s\n\nDe kade is van steen. %s\n",
                            rows[i].heading, rows[i].sentence);
        read_letter(&test, text.data);
        const char *found = test.letter.law.citations.count
                                ? wob_role_name(test.letter.law.citations.at[0].role)
                                : "no citation";
        if (!wob_slice_equal(wob_slice_of(found), wob_slice_of(rows[i].role))) {
            print_error("%s: %s: %s, not %s\n", rows[i].heading, rows[i].sentence, found,
                        rows[i].role);
            faults++;
        }
        test_reading_release(&test);
        wob_arena_release(&arena);
    }
    assert_int_equal(faults, 0);
}

#define EXPECT_ROLES(rows) expect_roles((rows), ROWS(rows))

#define E_GROUND "artikel 10, tweede lid, onder e, van de Wob"

static void section_gives_the_role_before_the_sentence(void **state)
{
    static const role_row rows[] = {
        {"Wettelijk kader", "Ik weiger dit op grond van " E_GROUND ".", "framework"},
        {"Procedure", "Op grond van artikel 6 van de Wob had ik vier weken.", "procedure"},
        {"Zienswijzen", "Daarvoor geldt artikel 4:8 van de Awb.", "procedure"},
        {"Wijze van openbaarmaking", "Artikel 6, vijfde lid, van de Wob eist dat.", "procedure"},
        {"Bezwaar", "Artikel 6:5 van de Awb zegt wat erin moet staan.", "procedure"},
        {"Gronden van bezwaar", "De aannemer noemt " E_GROUND ".", "argued"},
        {"Uw verzoek", "Het rust op artikel 3 van de Wob.", "argued"},
        {"Bijlage 1", "Ik weiger dit op grond van " E_GROUND ".", "annex"},
    };
    (void)state;
    EXPECT_ROLES(rows);
}

static void sentence_tells_where_the_section_does_not(void **state)
{
    static const role_row rows[] = {
        /* A ground of refusal is applied where the letter weighs, answers or decides. */
        {"Overwegingen", "Ik weiger dit op grond van " E_GROUND ".", "applied"},
        {"Overwegingen", "De namen zijn gelakt (" E_GROUND ").", "applied"},
        {"Besluit", "Ik wijs dit af met " E_GROUND ".", "applied"},
        {"Inventarisatie",
         "De namen zijn gelakt op grond van artikel 5.1, tweede lid, onder e, van de Woo.",
         "applied"},
        {"Overwegingen", "Ik weiger dit op grond van artikel 11, eerste lid, van de Wob.",
         "applied"},
        {"Our decision", "We are withholding the map under section 31(1)(a) of FOIA.", "applied"},
        {"Overwegingen", "Van een belang als in " E_GROUND " is geen sprake.", "considered"},
        {"Overwegingen", "Hier is " E_GROUND " niet van toepassing.", "considered"},
        {"Overwegingen", "Ik zie geen aanleiding om " E_GROUND " toe te passen.", "considered"},
        {"Overwegingen", "Aan verstrekking staat " E_GROUND " niet in de weg.", "considered"},
        {"Our decision", "Section 31(1)(a) of FOIA is not engaged.", "considered"},
        /* The section's last word on a ground counts for what says nothing by itself. */
        {"Overwegingen",
         "Ik kijk naar " E_GROUND ". De kade is van steen. Daarom is " E_GROUND
         " niet van toepassing.",
         "considered"},
        {"Overwegingen",
         "Ik weiger de namen op grond van " E_GROUND ". Op de rest is " E_GROUND
         " niet van toepassing.",
         "applied"},
        {"Overwegingen",
         "Ik kijk naar " E_GROUND ".\n\nBesluit\n\nHier is " E_GROUND " niet van toepassing.",
         "applied"},
        {"Overwegingen", "De aannemer heeft gewezen op " E_GROUND ".", "argued"},
        {"Overwegingen", "De belanghebbende stelt dat " E_GROUND " geldt.", "argued"},
        {"Overwegingen", "Uit een uitspraak van de Afdeling over " E_GROUND " volgt dit.",
         "argued"},
        /* What is no ground: by its sentence, else the law explained. */
        {"Overwegingen", "De termijn is verdaagd met artikel 6 van de Wob.", "procedure"},
        {"Overwegingen", "Ik heb om zienswijzen gevraagd (artikel 4:8 van de Awb).", "procedure"},
        {"Overwegingen", "Uw brief is een verzoek als bedoeld in artikel 3 van de Wob.",
         "framework"},
        {"Overwegingen", "Een stuk is een document in de zin van artikel 1 van de Wob.",
         "framework"},
    };
    (void)state;
    EXPECT_ROLES(rows);
}

static void answers_have_the_grounds_that_are_applied_in_them(void **state)
{
    static const struct {
        const char *answer, *grounds;
    } rows[] = {
        {"Ik weiger dit op grond van " E_GROUND ".", "Wob 10.2.e"},
        {"Ik weiger dit op grond van " E_GROUND
         ". De rest weiger ik op grond van artikel 11, eerste lid, van de Wob.",
         "Wob 10.2.e Wob 11.1"},
        {"Ik weiger dit op grond van artikel 10, tweede lid, onder d en e, van de Wob.",
         "Wob 10.2.d Wob 10.2.e"},
        /* Once each. */
        {"Ik weiger dit op grond van " E_GROUND ". Ook de namen weiger ik op grond van " E_GROUND
         ".",
         "Wob 10.2.e"},
        {"Aan verstrekking staat " E_GROUND " niet in de weg.", ""},
        {"Uw brief is een verzoek als bedoeld in artikel 3 van de Wob.", ""},
        {"Deze brieven zijn er niet.", ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        test_reading test;
        wob_buffer found = {0};
        wob_slice text = wob_arena_print(&arena,
                                         HEAD "U vraagt om de volgende stukken:\n1. alle brieven "
                                              "aan de aannemer;\n2. het verslag van de "
                                              "schouw.\n\nOverwegingen\n\nAd 1\n\n%s\n\nAd 2\n\nIk "
                                              "weiger dit op grond van artikel 10, eerste lid, "
                                              "onder c, van de Wob.\n",
                                         rows[i].answer);
        read_letter(&test, text.data);
        assert_int_equal(test.letter.answers.count, 2);
        for (size_t k = 0; k < test.letter.answers.at[0].grounds.count; k++)
            wob_buffer_print(&found, "%s%.*s", k ? " " : "",
                             WOB_ARG(test.letter.answers.at[0].grounds.at[k]));
        assert_text(wob_buffer_slice(&found), rows[i].grounds);
        assert_int_equal(test.letter.answers.at[1].grounds.count, 1);
        assert_text(test.letter.answers.at[1].grounds.at[0], "Wob 10.1.c");
        wob_buffer_release(&found);
        test_reading_release(&test);
        wob_arena_release(&arena);
    }
}

static void stamps_stay_stamps(void **state)
{
    test_reading test;
    size_t stamps = 0;
    (void)state;
    read_letter(
        &test,
        "Gemeente Haven\n\n10.2.e\nKade 10.2.e\n\nGeachte 10.2.e,\n\nDe sluis is oud. Daarop is de "
        "Wob van toepassing.\n");
    for (size_t i = 0; i < test.letter.law.citations.count; i++)
        stamps += test.letter.law.citations.at[i].role == WOB_ROLE_STAMP;
    assert_int_equal(stamps, test.letter.law.citations.count);
    assert_true(stamps > 0);
    test_reading_release(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(section_gives_the_role_before_the_sentence),
        cmocka_unit_test(sentence_tells_where_the_section_does_not),
        cmocka_unit_test(answers_have_the_grounds_that_are_applied_in_them),
        cmocka_unit_test(stamps_stay_stamps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
