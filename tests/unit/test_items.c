/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms in which letters put down what was asked, beyond plain lists (test_request.c), and the
 * answers that stand between them or repeat their numbers. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#include <string.h>

#define HEAD    "Gemeente Haven\n\nGeachte heer,\n\n"
#define ASKED   "In uw brief van 3 mei 2021 heeft u verzocht om de volgende stukken:\n"
#define LETTERS "alle brieven aan de aannemer"
#define REPORT  "het verslag van de schouw"
#define BILLS   "de rekeningen van het bureau"
#define CLOSE   "\n\nBesluit\n\nIk wijs uw verzoek af.\n\nHoogachtend,\n\nhet college\n"

typedef struct items_row {
    const char *text, *items, *answers; /* NULL where the test does not ask */
} items_row;

static void print_items(const wob_letter *letter, wob_buffer *to)
{
    for (size_t i = 0; i < letter->items.count; i++)
        wob_buffer_print(to, "%s%.*s=%.*s", i ? "|" : "", WOB_ARG(letter->items.at[i].number),
                         WOB_ARG(letter->items.at[i].at.text));
}

static bool is_as_wanted(const char *text, const wob_buffer *found, const char *wanted)
{
    if (!wanted || wob_slice_equal(wob_buffer_slice(found), wob_slice_of(wanted)))
        return true;
    print_error("%s\nhas\n%.*s\nnot\n%s\n\n", text, WOB_ARG(wob_buffer_slice(found)), wanted);
    return false;
}

static void expect_items(const items_row *rows, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        test_reading test;
        wob_buffer items = {0}, answers = {0};
        test_reading_init(&test, rows[i].text);
        wob_request_find(&test.reading);
        wob_answers_find(&test.reading);
        print_items(&test.letter, &items);
        test_print_answers(&test.letter, &answers);
        faults += !is_as_wanted(rows[i].text, &items, rows[i].items) ||
                  !is_as_wanted(rows[i].text, &answers, rows[i].answers);
        wob_buffer_release(&items);
        wob_buffer_release(&answers);
        test_reading_release(&test);
    }
    assert_int_equal(faults, 0);
}

#define EXPECT_ITEMS(rows) expect_items((rows), ROWS(rows))

static void items_may_be_nested_in_every_form(void **state)
{
    static const char *const marks[][2] = {
        {"a.", "b."},   {"a)", "b)"},     {"(a)", "(b)"},   {"2a.", "2b."},
        {"2a", "2b"},   {"2.a", "2.b"},   {"2.a.", "2.b."}, {"(2a)", "(2b)"},
        {"2.1", "2.2"}, {"2.1.", "2.2."}, {"2.1)", "2.2)"},
    };
    static const char *const tops[] = {"1.\0002.\0003.", "1)\0002)\0003)", "(1)\0(2)\0(3)"};
    (void)state;
    for (size_t i = 0; i < ROWS(marks); i++)
        for (size_t k = 0; k < ROWS(tops); k++) {
            const char *first = tops[k], *second = first + strlen(first) + 1,
                       *third = second + strlen(second) + 1;
            bool dotted = strchr(marks[i][0], '1') != NULL;
            wob_buffer text = {0}, items = {0};
            wob_buffer_print(&text,
                             HEAD ASKED "%s " LETTERS ";\n%s over de kade, en wel:\n  %s " REPORT
                                        ";\n  %s " BILLS ";\n%s de foto’s van de sluis." CLOSE,
                             first, second, marks[i][0], marks[i][1], third);
            wob_buffer_print(&items,
                             "1=" LETTERS ";|2=over de kade, en wel:|%s=" REPORT ";|%s=" BILLS
                             ";|3=de foto’s van de sluis.",
                             dotted ? "2.1" : "2a", dotted ? "2.2" : "2b");
            wob_buffer_add_char(&text, '\0');
            wob_buffer_add_char(&items, '\0');
            const items_row row[] = {{text.data, items.data, NULL}};
            expect_items(row, 1);
            wob_buffer_release(&text);
            wob_buffer_release(&items);
        }
}

static void items_may_stand_inside_a_sentence(void **state)
{
    static const items_row rows[] = {
        {HEAD "U verzoekt om (1) " LETTERS ", (2) " REPORT " en (3) " BILLS "." CLOSE,
         "1=" LETTERS ",|2=" REPORT " en|3=" BILLS ".", NULL},
        {HEAD "U verzoekt om: a) " LETTERS ", b) " REPORT " en c) " BILLS "." CLOSE,
         "a=" LETTERS ",|b=" REPORT " en|c=" BILLS ".", NULL},
        {HEAD "U verzoekt om 1. " LETTERS ", 2. " REPORT "." CLOSE, "1=" LETTERS ",|2=" REPORT ".",
         NULL},
        {HEAD "U verzoekt om het volgende:\n\n(I) " LETTERS ", (II) " REPORT " en (III) " BILLS
              "." CLOSE,
         "I=" LETTERS ",|II=" REPORT " en|III=" BILLS ".", NULL},
        {HEAD ASKED "1. " LETTERS ";\n2. (a) " REPORT ", (b) " BILLS "." CLOSE,
         "1=" LETTERS ";|2a=" REPORT ",|2b=" BILLS ".", NULL},
        /* A line begins with the next mark. */
        {HEAD "U verzoekt om (1) " LETTERS ",\n\n(2) " REPORT " en (3) " BILLS "." CLOSE,
         "1=" LETTERS ",|2=" REPORT " en|3=" BILLS ".", NULL},
        {HEAD ASKED "1. " LETTERS ";\n2. over de kade: a) " REPORT ", b) " BILLS "." CLOSE,
         "1=" LETTERS ";|2=over de kade:|2a=" REPORT ",|2b=" BILLS ".", NULL},
        /* These enumerate nothing. */
        {HEAD "U verzoekt om stukken. Ik verwijs naar bijlage 1. Verder naar bijlage 2." CLOSE, "",
         NULL},
        {HEAD "U verzoekt om de punten (a) en (b) opnieuw te lezen." CLOSE, "", NULL},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void items_may_be_quoted_or_led_in_from_afar(void **state)
{
    static const items_row rows[] = {
        {HEAD ASKED "“1. " LETTERS ";\n2. " REPORT ".”" CLOSE, "1=" LETTERS ";|2=" REPORT ".”",
         NULL},
        {HEAD "U doet een beroep op de Wob. Het gaat om:\n1. " LETTERS ";\n2. " REPORT "." CLOSE,
         "1=" LETTERS ";|2=" REPORT ".", NULL},
        {HEAD "U verzoekt om stukken, ingedeeld in thema’s:\n\nDe bouw\n\n1.1 " LETTERS ".\n1.2 "
              "" REPORT ".\n\nDe kosten\n\n2.1 " BILLS ".\n" CLOSE,
         "1.1=" LETTERS ".|1.2=" REPORT ".|2.1=" BILLS ".", NULL},
        /* Sections of the letter are none, though they are numbered. */
        {HEAD
         "1. Uw verzoek\n\nU verzoekt om:\n\na) " LETTERS ";\nb) " REPORT ".\n\n2. "
         "Procedure\n\nIn ons gesprek heeft u iets gevraagd.\n\n3. Besluit\n\nIk wijs het af.\n",
         "a=" LETTERS ";|b=" REPORT ".", NULL},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void scanning_may_have_broken_their_marks(void **state)
{
    static const items_row rows[] = {
        {HEAD ASKED "i. " LETTERS ";\n2. " REPORT ";\n3. " BILLS "." CLOSE,
         "1=" LETTERS ";|2=" REPORT ";|3=" BILLS ".", NULL},
        {HEAD ASKED "1. " LETTERS ";\n2. " REPORT ";\n\nDe foto’s van de sluis;\n\n4. " BILLS
                    "." CLOSE,
         "1=" LETTERS ";|2=" REPORT ";|3=De foto’s van de sluis;|4=" BILLS ".", NULL},
        {HEAD ASKED "17. " LETTERS ";\n18 " REPORT ";\nl9. " BILLS "." CLOSE,
         "17=" LETTERS ";|18=" REPORT ";|19=" BILLS ".", NULL},
        /* All bullets are lost; the last line heads the paragraph below it. */
        {HEAD "U vraagt om informatie over de volgende onderwerpen:\n\nGeluid\n\nVerkeer op de "
              "dijk\n\nKosten\n\nNader contact\n\nOp 3 mei 2021 heb ik u gebeld over de "
              "sluis." CLOSE,
         "1=Geluid|2=Verkeer op de dijk|3=Kosten", NULL},
        /* Two lines are no list, and what asks nothing has no items below it. */
        {HEAD "U vraagt om informatie over de volgende onderwerpen:\n\nGeluid\n\nKosten\n\nOp 3 "
              "mei 2021 heb ik u gebeld over de sluis." CLOSE,
         "", NULL},
        {HEAD "Ik heb de volgende afdelingen gesproken:\n\nGeluid\n\nVerkeer\n\nKosten\n\n"
              "Beheer\n\nDe sluis is oud." CLOSE,
         "", NULL},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void examples_of_what_was_asked_are_no_items(void **state)
{
    static const items_row rows[] = {
        {HEAD ASKED "- " LETTERS ";\n- " REPORT ";\n- " BILLS
                    ".\n\nHet gaat mij om de sluis. Te denken valt aan:\n- de oude deuren van de "
                    "sluis;\n- de nieuwe deuren van de sluis." CLOSE,
         "1=" LETTERS ";|2=" REPORT ";|3=" BILLS ".", NULL},
        /* Alone they ask. */
        {HEAD ASKED "Te denken valt aan:\n- " LETTERS ";\n- " REPORT "." CLOSE,
         "1=" LETTERS ";|2=" REPORT ".", NULL},
        {HEAD ASKED "- " LETTERS ";\n- " REPORT ".\n\nOok vraag ik om:\n- " BILLS "." CLOSE,
         "1=" LETTERS ";|2=" REPORT ".\n\nOok vraag ik om:|3=" BILLS ".", NULL},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void items_may_stand_in_an_annex(void **state)
{
    static const items_row rows[] = {
        {HEAD "U heeft verzocht om stukken over de sluis. Zie bijlage 1.\n\nOverwegingen\n\nAd "
              "1\n\nDeze "
              "brieven zijn er niet.\n\nAd 2\n\nDit verslag krijgt u." CLOSE
              "\nBijlage 1: uw verzoek\n\nU heeft verzocht om:\n\n1. " LETTERS ";\n2. " REPORT
              ".\n\nBijlage 2: relevante artikelen\n\nArtikel 10\n\n1. Het verstrekken blijft "
              "achterwege;\n2. Het verstrekken mag.\n",
         "1=" LETTERS ";|2=" REPORT ".", "1=Deze brieven zijn er niet.|2=Dit verslag krijgt u."},
        /* Its heading says that these are the requester's. */
        {HEAD "U heeft verzocht om stukken over de sluis.\n\nPunt 1\n\nDeze brieven zijn er "
              "niet.\n\nPunt 2 en 3\n\nDie krijgt u." CLOSE
              "\nBijlage A - Punten uit uw brief van 6 april 2018\n\n1. " LETTERS ";\n2. " REPORT
              ";\n3. " BILLS ".\n",
         "1=" LETTERS ";|2=" REPORT ";|3=" BILLS ".",
         "1=Deze brieven zijn er niet.|2 3=Die krijgt u."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void sentences_are_items_where_answers_count_them(void **state)
{
    static const items_row rows[] = {
        {HEAD "U schreef ons:\n\nIk zou graag de brieven zien. Ook ontvang ik graag het "
              "verslag.\n\nHET EERSTE ONDERDEEL\n\nDeze brieven zijn er niet.\n\nHET TWEEDE "
              "ONDERDEEL\n\nDit verslag krijgt u." CLOSE,
         "1=Ik zou graag de brieven zien.|2=Ook ontvang ik graag het verslag.",
         "1=Deze brieven zijn er niet.|2=Dit verslag krijgt u."},
        /* Two sentences, and three answers. */
        {HEAD "U schreef ons:\n\nIk zou graag de brieven zien. Ook ontvang ik graag het "
              "verslag.\n\nHET EERSTE ONDERDEEL\n\nDeze zijn er niet.\n\nHET TWEEDE "
              "ONDERDEEL\n\nDit krijgt u.\n\nHET DERDE ONDERDEEL\n\nDit krijgt u ook." CLOSE,
         "", ""},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void running_text_may_count_them(void **state)
{
    static const items_row rows[] = {
        {HEAD "U vroeg ten eerste om alle brieven, ten tweede om het verslag, en ten slotte om de "
              "foto’s.\n\nWat betreft uw eerste verzoek: die zijn er niet.\n\nUw tweede verzoek "
              "gaat over het verslag. Dat krijgt u.\n\nDan uw laatste verzoek. Ook die krijgt "
              "u." CLOSE,
         "1=om alle brieven,|2=om het verslag,|3=om de foto’s.",
         "1=die zijn er niet.|2=Uw tweede verzoek gaat over het verslag. Dat krijgt u.|3=Ook die "
         "krijgt u."},
        {HEAD "U vraagt het volgende. In de eerste plaats vraagt u om alle brieven. In de tweede "
              "plaats wilt u het verslag." CLOSE,
         "1=vraagt u om alle brieven.|2=wilt u het verslag.", NULL},
        {HEAD "You asked for records: firstly, all letters to the builder; secondly, the "
              "report." CLOSE,
         "1=all letters to the builder;|2=the report.", NULL},
        /* Nothing stands behind the last. */
        {HEAD "U vraagt ten eerste om alle brieven, en ten tweede", "1=om alle brieven,", NULL},
        /* What is counted elsewhere was not asked. */
        {HEAD "Ten eerste hebben wij alle mappen doorzocht. Ten tweede hebben wij gebeld." CLOSE,
         "", NULL},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void items_may_stand_in_forms(void **state)
{
    static const items_row rows[] = {
        {HEAD "Onderdeel 1\n\nU vraagt De notulen van de raad.\n\nGevonden Elf "
              "notulen.\n\nBeslissing Deze krijgt u.\n\nOnderdeel 2\n\nU vraagt Het verslag van "
              "de schouw.\n\nGevonden Niets.\n\nOns besluit\n\nDat was het." CLOSE,
         "1=De notulen van de raad.|2=Het verslag van de schouw.",
         "1=Gevonden Elf notulen.\n\nBeslissing Deze krijgt u.|2=Gevonden Niets."},
        {HEAD "Vraag 1\nOmschrijving: De notulen van de raad.\nBeslissing: Deze krijgt u.\n\nVraag "
              "2\nOmschrijving: Het verslag van de schouw.\nBeslissing: Dat is er niet." CLOSE,
         "1=De notulen van de raad.|2=Het verslag van de schouw.",
         "1=Beslissing: Deze krijgt u.|2=Beslissing: Dat is er niet."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void marks_may_have_no_sign(void **state)
{
    static const items_row rows[] = {
        {HEAD "In uw brief schreef u:\n\n\"Wij verzoeken u om:\nI alle meldingen aan de "
              "school;\nII de verslagen van de schouw;\nIII de adviezen daarover.\"" CLOSE,
         "I=alle meldingen aan de school;|II=de verslagen van de schouw;|III=de adviezen "
         "daarover.\"",
         NULL},
        /* The first one ends the sentence above. */
        {HEAD "U schrijft: \"Graag ontvang ik (1) " LETTERS ";\n(2) " REPORT ";\n(3) " BILLS
              ".\"" CLOSE,
         "1=" LETTERS ";|2=" REPORT ";|3=" BILLS ".\"", NULL},
        {HEAD "Uw vragen\n\nUw formulier bevatte de vragen:\n\nVraag 1 Waar zijn de brieven?\n"
              "Vraag 2 Waar is het verslag?\nVraag 3 Wat kost dat?\n\nAntwoorden\n\nVraag 1 - "
              "brieven\n\nDie zijn er niet.\n\nVraag 2 - verslag\n\nDat krijgt u.\n\nVraag 3 - "
              "kosten\n\nNiets." CLOSE,
         "1=Waar zijn de brieven?|2=Waar is het verslag?|3=Wat kost dat?",
         "1=Die zijn er niet.|2=Dat krijgt u.|3=Niets."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void two_requests_are_told_apart(void **state)
{
    static const items_row rows[] = {
        {HEAD "Eerste verzoek\n\nU vraagt om:\n\n1. " LETTERS ";\n2. " REPORT ".\n\nTweede "
              "verzoek\n\nU vraagt om:\n\n1. " BILLS ";\n2. de foto’s van de sluis." CLOSE,
         "A1=" LETTERS ";|A2=" REPORT ".|B1=" BILLS ";|B2=de foto’s van de sluis.", NULL},
        {HEAD "Eerste verzoek\n\nU vraagt om:\n\n1. " LETTERS ";\n2. " REPORT ".\n\nTweede "
              "verzoek\n\nU vraagt om:\n\na. " BILLS ";\nb. de foto’s van de sluis." CLOSE,
         "1=" LETTERS ";|2=" REPORT ".|a=" BILLS ";|b=de foto’s van de sluis.", NULL},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void questions_may_name_themselves(void **state)
{
    static const items_row rows[] = {
        {HEAD "Uw vragen\n\nVraag 1: " LETTERS ".\n\nVraag 2: " REPORT
              ".\n\nOverwegingen\n\nAntwoord "
              "vraag 1: deze zijn er niet.\n\nAntwoord vraag 2: dit krijgt u." CLOSE,
         "1=" LETTERS ".|2=" REPORT ".", "1=deze zijn er niet.|2=dit krijgt u."},
        {HEAD "Vraag 1\n\n" LETTERS ".\n\nAntwoord\n\nDeze zijn er niet.\n\nVraag 2\n\n" REPORT
              ".\n\nAntwoord\n\nDit krijgt u." CLOSE,
         "1=" LETTERS ".|2=" REPORT ".", "1=Deze zijn er niet.|2=Dit krijgt u."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void answers_may_stand_below_their_items(void **state)
{
    static const items_row rows[] = {
        {HEAD
         "Uw vragen beantwoord ik als volgt.\n\n1. Waar zijn de brieven aan de aannemer?\n\nDeze "
         "zijn niet aangetroffen.\n\n2. Waar is het verslag van de schouw?\n\nDit verslag "
         "verstrek ik u." CLOSE,
         "1=Waar zijn de brieven aan de aannemer?|2=Waar is het verslag van de schouw?",
         "1=Deze zijn niet aangetroffen.|2=Dit verslag verstrek ik u."},
        {HEAD ASKED "1. " LETTERS "\n\nAntwoord: deze zijn er niet.\n\n2. " REPORT
                    "\n\nAntwoord: dit krijgt u." CLOSE,
         "1=" LETTERS "|2=" REPORT, "1=deze zijn er niet.|2=dit krijgt u."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

static void answers_may_be_a_list_like_the_request(void **state)
{
    static const items_row rows[] = {
        {HEAD ASKED "1. " LETTERS ";\n2. " REPORT ".\n\nOverwegingen\n\n1. Brieven aan de "
                    "aannemer\n\nDeze zijn niet aangetroffen.\n\n2. Verslag van de schouw\n\nDit "
                    "verstrek ik u." CLOSE,
         NULL, "1=Deze zijn niet aangetroffen.|2=Dit verstrek ik u."},
        /* Documents found are numbered too. */
        {HEAD ASKED "1. " LETTERS ";\n2. " REPORT
                    ".\n\nGevonden\n\n1. Brief van 3 mei 2020\n2. Brief "
                    "van 4 juni 2020\n3. Verslag" CLOSE,
         NULL, ""},
        {HEAD ASKED "1. " LETTERS ";\n2. " REPORT ";\n3. " BILLS
                    ".\n\nIk volg de nummering van uw verzoek.\n\n1. Er is niets.\n2. en 3. Zie de "
                    "website." CLOSE,
         NULL, "1=Er is niets.|2 3=Zie de website."},
    };
    (void)state;
    EXPECT_ITEMS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_may_be_nested_in_every_form),
        cmocka_unit_test(items_may_stand_inside_a_sentence),
        cmocka_unit_test(items_may_be_quoted_or_led_in_from_afar),
        cmocka_unit_test(scanning_may_have_broken_their_marks),
        cmocka_unit_test(examples_of_what_was_asked_are_no_items),
        cmocka_unit_test(items_may_stand_in_an_annex),
        cmocka_unit_test(sentences_are_items_where_answers_count_them),
        cmocka_unit_test(running_text_may_count_them),
        cmocka_unit_test(items_may_stand_in_forms),
        cmocka_unit_test(marks_may_have_no_sign),
        cmocka_unit_test(two_requests_are_told_apart),
        cmocka_unit_test(questions_may_name_themselves),
        cmocka_unit_test(answers_may_stand_below_their_items),
        cmocka_unit_test(answers_may_be_a_list_like_the_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
