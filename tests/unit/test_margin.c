/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which placed lines stand beside the text, and which only seem to. */
#include "tests/unit/layout.h"

/* A page of text whose lines reach to 450 points; 60 characters of five points. */
#define TEXT                                                                                       \
    "80 200|De sluis in de haven is oud en moet worden vervangen door een nieuwe.\n"               \
    "80 212|De raad heeft dat al in het voorjaar aan de koning gevraagd, zegt hij\n"               \
    "80 224|nu, en de koning heeft er niet binnen de termijn op geantwoord. Ook\n"                 \
    "80 236|heeft de raad om geld gevraagd.\n"
#define TEXT_READ                                                                                  \
    "De sluis in de haven is oud en moet worden vervangen door een nieuwe. De raad heeft dat al "  \
    "in het voorjaar aan de koning gevraagd, zegt hij nu, en de koning heeft er niet binnen de "   \
    "termijn op geantwoord. Ook heeft de raad om geld gevraagd."
#define MARGIN                                                                                     \
    "480 203|Datum\n"                                                                              \
    "480 215|3 mei 2021\n"                                                                         \
    "480 227|Kenmerk\n"

static void margin_is_known_page_by_page(void **state)
{
    static const layout_row rows[] = {
        {TEXT MARGIN, TEXT_READ},
        /* A line of another page that reaches beyond hides it not. */
        {TEXT MARGIN
         "\f80 200|Deze regel is breder dan alle andere en reikt tot ver in de kantlijn "
         "van deze en van de eerste bladzijde.",
         TEXT_READ
         "\n\nDeze regel is breder dan alle andere en reikt tot ver in de kantlijn van deze "
         "en van de eerste bladzijde."},
        /* A page with little text knows it from another page. */
        {TEXT MARGIN "\f80 200|Hoogachtend,\n480 260|Bijlagen", TEXT_READ "\n\nHoogachtend,"},
        /* Without such a page it is text. */
        {"80 200|Hoogachtend,\n480 260|Bijlagen", "Hoogachtend,\n\nBijlagen"},
    };
    (void)state;
    EXPECT_PLACED_TEXTS(rows);
}

static void margin_holds_no_cells_of_tables(void **state)
{
    test_reading test;
    static const char *const cells[] = {"Brief aan de raad", "10.2.e", "Deels openbaar",
                                        "Nota van de dienst", "Openbaar"};
    (void)state;
    test_reading_init_placed(
        &test,
        TEXT MARGIN "\f80 200|1\n120 200|Brief aan de raad\n300 200|Deels openbaar\n"
                    "470 200|10.2.e\n"
                    "80 224|2\n120 224|Nota van de dienst\n300 224|Openbaar\n470 226|10.2.e\n"
                    "80 248|3\n120 248|Verslag van de sluis\n300 248|Deels openbaar\n"
                    "470 250|10.2.e\n"
                    "80 272|4\n120 272|Tweede brief aan de raad\n300 272|Openbaar\n"
                    "480 274|Kenmerk\n");
    for (size_t i = 0; i < ROWS(cells); i++)
        if (wob_slice_find(test.letter.text, wob_slice_of(cells[i]), 0) == test.letter.text.size)
            fail_msg("%s is lost", cells[i]);
    /* But at the very edge of the letter's margin stands margin. */
    assert_int_equal(wob_slice_find(test.letter.text, WOB_SLICE("Kenmerk"), 0),
                     test.letter.text.size);
    test_reading_release(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(margin_is_known_page_by_page),
        cmocka_unit_test(margin_holds_no_cells_of_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
