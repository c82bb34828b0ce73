/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes at the foot of a page leave the sentence that goes on over them. */
#include "tests/unit/layout.h"

#define ABOVE                                                                                      \
    "80 200|De sluis in de haven is oud en moet worden vervangen door een nieuwe.\n"               \
    "80 212|De raad heeft dat al in het voorjaar aan de koning gevraagd, en de\n"
#define BELOW                                                                                      \
    "\f80 80|koning heeft geantwoord dat hij er nog eens over zal nadenken.\n"                     \
    "80 110|De brug blijft zoals zij is.\n"

static void footnotes_stand_behind_the_paragraph_they_interrupt(void **state)
{
    static const layout_row rows[] = {
        {ABOVE "80 770 7|1 Zie de brief van de raad aan de koning.\n"
               "80 782 7|2 Wet op de sluizen, artikel 3.\n" BELOW,
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe. De raad heeft dat "
         "al "
         "in het voorjaar aan de koning gevraagd, en de koning heeft geantwoord dat hij er nog "
         "eens "
         "over zal nadenken.\n\n1 Zie de brief van de raad aan de koning.\n2 Wet op de sluizen, "
         "artikel 3.\n\nDe brug blijft zoals zij is."},
        /* A note of two lines is one. */
        {ABOVE "80 770 7|1 Zie de brief van de raad aan de koning, die aan het einde van het\n"
               "80 780 7|voorjaar is verzonden.\n" BELOW,
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe. De raad heeft dat "
         "al "
         "in het voorjaar aan de koning gevraagd, en de koning heeft geantwoord dat hij er nog "
         "eens "
         "over zal nadenken.\n\n1 Zie de brief van de raad aan de koning, die aan het einde van "
         "het "
         "voorjaar is verzonden.\n\nDe brug blijft zoals zij is."},
        /* In the type of the text it is text. */
        {ABOVE "80 224|1 sluis van steen te geven, en een\n" BELOW,
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe. De raad heeft dat "
         "al "
         "in het voorjaar aan de koning gevraagd, en de 1 sluis van steen te geven, en een koning "
         "heeft geantwoord dat hij er nog eens over zal nadenken.\n\nDe brug blijft zoals zij is."},
        /* Where no sentence goes on, the note stays where it is. */
        {"80 200|De sluis in de haven is oud en moet worden vervangen door een nieuwe.\n"
         "80 212|De raad heeft dat al in het voorjaar aan de koning gevraagd.\n"
         "80 770 7|1 Zie de brief van de raad.\n\f80 80|De brug blijft zoals zij is.\n",
         "De sluis in de haven is oud en moet worden vervangen door een nieuwe. De raad heeft dat "
         "al "
         "in het voorjaar aan de koning gevraagd.\n\n1 Zie de brief van de raad.\n\nDe brug blijft "
         "zoals zij is."},
    };
    (void)state;
    EXPECT_PLACED_TEXTS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(footnotes_stand_behind_the_paragraph_they_interrupt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
