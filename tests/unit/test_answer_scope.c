/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items that the decision answers, because the letter says that it decides on them. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD "Ministerie van Zee en Haven\n\nGeachte heer,\n\n"
#define ITEMS                                                                                      \
    "U vraagt om de volgende stukken:\n"                                                           \
    "1. alle brieven aan de aannemer van de sluis;\n"                                              \
    "2. het verslag van de schouw van de kade;\n"                                                  \
    "3. foto’s die daarbij zijn gemaakt in de haven.\n\n"
#define DECISION "Ik heb besloten de stukken openbaar te maken zonder de namen."
#define CLOSE    "\n\nBesluit\n\n" DECISION "\n"

typedef struct scope_row {
    const char *text, *answers;
} scope_row;

static void expect_answers(const scope_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        test_reading test;
        wob_buffer found = {0};
        test_reading_init(&test, rows[i].text);
        wob_parties_find(&test.reading);
        wob_request_find(&test.reading);
        wob_answers_find(&test.reading);
        wob_decision_find(&test.reading);
        wob_answers_in_scope(&test.reading);
        test_print_answers(&test.letter, &found);
        if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].answers)))
            fail_msg("%s\nhas\n%.*s\nnot\n%s", rows[i].text, WOB_ARG(wob_buffer_slice(&found)),
                     rows[i].answers);
        wob_buffer_release(&found);
        test_reading_release(&test);
    }
}

static void the_letter_says_on_what_it_decides(void **state)
{
    static const scope_row rows[] = {
        {HEAD ITEMS
         "Over punt 1 beslis ik later.\n\nDit besluit heeft betrekking op de punten 2 en "
         "3." CLOSE,
         "1=Over punt 1 beslis ik later.|2 3=" DECISION},
        {HEAD ITEMS "Dit besluit gaat over punt 2." CLOSE, "2=" DECISION},
        /* What it does not name stays without an answer, and so does what is asked. */
        {HEAD ITEMS "Uw brief gaat over de kade." CLOSE, ""},
        /* What has an answer needs no other. */
        {HEAD ITEMS "Deze brief gaat over punt 2.\n\nAd 2\n\nDat verslag is er niet." CLOSE,
         "2=Dat verslag is er niet."},
    };
    (void)state;
    expect_answers(rows, ROWS(rows));
}

static void what_was_sent_on_to_its_own_body_it_decides_on(void **state)
{
    static const scope_row rows[] = {
        {HEAD ITEMS "De inspectie heeft de punten 2 en 3 doorgestuurd naar het ministerie van Zee "
                    "en Haven en punt 1 naar de provincie." CLOSE,
         "1=en punt 1 naar de provincie.|2 3=" DECISION},
        {HEAD ITEMS "De inspectie heeft punt 3 aan mij overgedragen." CLOSE, "3=" DECISION},
        {HEAD ITEMS "De punten 2 en 3 heb ik doorgestuurd naar de provincie." CLOSE,
         "2 3=De punten 2 en 3 heb ik doorgestuurd naar de provincie."},
    };
    (void)state;
    expect_answers(rows, ROWS(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_letter_says_on_what_it_decides),
        cmocka_unit_test(what_was_sent_on_to_its_own_body_it_decides_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
