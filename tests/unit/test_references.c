/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From answer to answer: what each points to, and where its substance stands. */
#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

#define HEAD                                                                                       \
    "Gemeente Haven\n\nGeachte heer,\n\nU vraagt om de volgende stukken:\n"                        \
    "1. alle brieven aan de aannemer van de sluis;\n"                                              \
    "2. het verslag van de schouw van de kade;\n"                                                  \
    "3. foto’s die daarbij zijn gemaakt in de haven;\n"                                          \
    "4. het contract met de aannemer van de sluis;\n"                                              \
    "5. de kosten van het herstel van de kade.\n\nOverwegingen\n\n"
#define SUBSTANCE "Deze stukken zijn geheim en geef ik daarom niet."

/* Each answer as "items > see > resolved", a bar between two. */
static void expect_references(const char *text, const char *wanted)
{
    test_reading test;
    wob_buffer found = {0};
    test_reading_init(&test, text);
    wob_request_find(&test.reading);
    wob_answers_find(&test.reading);
    wob_references_find(&test.reading);
    for (size_t i = 0; i < test.letter.answers.count; i++) {
        const wob_answer *answer = &test.letter.answers.at[i];
        const wob_slices *lists[] = {&answer->items, &answer->see, &answer->resolved};
        for (size_t k = 0; k < ROWS(lists); k++) {
            wob_buffer_print(&found, "%s", k ? " >" : i ? " | " : "");
            for (size_t n = 0; n < lists[k]->count; n++)
                wob_buffer_print(&found, "%s%.*s", n || k ? " " : "", WOB_ARG(lists[k]->at[n]));
        }
    }
    if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(wanted)))
        fail_msg("%s\nhas %.*s\nnot %s", text, WOB_ARG(wob_buffer_slice(&found)), wanted);
    wob_buffer_release(&found);
    test_reading_release(&test);
}

static void pointers_are_known_in_every_form(void **state)
{
    static const struct {
        const char
            *answer; /* to item 2, behind an answer of substance to item 1 and before one to 3 */
        const char *wanted; /* see > resolved */
    } rows[] = {
        {"Zie ad 1.", " 1 > 1"},
        {"Zie het antwoord op vraag 1.", " 1 > 1"},
        {"Ik verwijs u naar het antwoord onder 1.", " 1 > 1"},
        {"Hiervoor verwijs ik naar punt 1 en punt 3.", " 1 3 > 1 3"},
        {"Voor dit punt geldt hetzelfde als bij punt 1.", " 1 > 1"},
        {"Idem als vraag 1.", " 1 > 1"},
        {"Idem.", " 1 > 1"},
        {"Zie hierboven.", " 1 > 1"},
        {"Zie boven", " 1 > 1"},
        {"See above.", " 1 > 1"},
        {"Please see our answer to question 1.", " 1 > 1"},
        {"Please refer to questions 1 and 3.", " 1 3 > 1 3"},
        {"Ook dit blijkt uit het antwoord op vraag 3.", " 3 > 3"},
        {"Zie ad 1. Zie ook ad 3.", " 1 3 > 1 3"},
        {"Zie wat ik onder ad 1 schreef.", " 1 > 1"},
        /* What says something of its own keeps it. */
        {"Zie ad 1. Het verslag zelf is verbrand bij de ramp van 1953.", " 1 > 1 2"},
        {"Het verslag is verbrand, zie ad 1. Meer is er niet van over.", " 1 > 1 2"},
        {"Zie ad 1 en https://www.haven.example/schouw.", " 1 > 1 2"},
        {"Het verslag is verbrand bij de ramp van 1953, die ook de kelder trof waarin de stukken "
         "lagen, en "
         "dat geldt voor alles wat daar lag, zoals u kunt lezen in het antwoord dat hierboven bij "
         "punt 1 "
         "staat.",
         " 1 > 1 2"},
        /* An answer does not point to itself, nor to a point of another decision. */
        {"Zie het verslag dat bij punt 2 hoort.", " > 2"},
        {"Ik verwijs naar het gelijkluidende punt 3 van mijn eerdere besluit.", " > 2"},
        {"Ik verwijs naar de overeenkomstige vraag 3 van de krant en naar vraag 1.", " 1 > 1"},
        {"Zie artikel 1 van de wet.", " > 2"},
        {"Zie bijlage 1.", " > 2"},
        {"Het ging bij punt 1 anders.", " > 2"},
        /* An item that nothing answers leads nowhere. */
        {"Zie ad 5.", " 5 > 2"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_slice text = wob_arena_print(
            &arena, HEAD "Ad 1\n\n" SUBSTANCE "\n\nAd 2\n\n%s\n\nAd 3\n\n" SUBSTANCE "\n",
            rows[i].answer);
        wob_slice wanted = wob_arena_print(&arena, "1 > > 1 | 2 >%s | 3 > > 3", rows[i].wanted);
        expect_references(text.data, wanted.data);
        wob_arena_release(&arena);
    }
}

static void references_are_followed_to_the_end(void **state)
{
    static const struct {
        const char *answers, *wanted;
    } rows[] = {
        /* Two hops, forwards and back. */
        {"Ad 1\n\nZie ad 2.\n\nAd 2\n\nZie ad 3.\n\nAd 3\n\n" SUBSTANCE,
         "1 > 2 > 3 | 2 > 3 > 3 | 3 > > 3"},
        {"Ad 1\n\n" SUBSTANCE "\n\nAd 2\n\nZie ad 1.\n\nAd 3\n\nZie ad 2.",
         "1 > > 1 | 2 > 1 > 1 | 3 > 2 > 1"},
        {"Ad 1\n\n" SUBSTANCE "\n\nAd 2\n\nIdem.\n\nAd 3\n\nIdem.",
         "1 > > 1 | 2 > 1 > 1 | 3 > 2 > 1"},
        /* What an answer on the way says itself counts too. */
        {"Ad 1\n\nZie ad 2.\n\nAd 2\n\n" SUBSTANCE " Zie verder ad 3.\n\nAd 3\n\n" SUBSTANCE,
         "1 > 2 > 2 3 | 2 > 3 > 2 3 | 3 > > 3"},
        /* An answer to several items stands under all of them. */
        {"Ad 1\n\nZie ad 3.\n\nAd 2 en 3\n\n" SUBSTANCE, "1 > 3 > 2 3 | 2 3 > > 2 3"},
        {"Ad 1 en 2\n\nZie ad 3.\n\nAd 3\n\n" SUBSTANCE, "1 2 > 3 > 3 | 3 > > 3"},
        /* Two answers to one item: both. */
        {"Ad 1\n\nZie ad 2.\n\nAd 2\n\n" SUBSTANCE "\n\nAd 3\n\n" SUBSTANCE "\n\nAd 2\n\nZie ad 3.",
         "1 > 2 > 2 3 | 2 > > 2 | 3 > > 3 | 2 > 3 > 3"},
        /* Circles are cut: of two that point to each other neither has substance but what it says.
         */
        {"Ad 1\n\n" SUBSTANCE " Zie ook ad 2.\n\nAd 2\n\nZie ad 1.", "1 > 2 > 1 | 2 > 1 > 1"},
        {"Ad 1\n\nZie ad 2.\n\nAd 2\n\nZie ad 1.", "1 > 2 > | 2 > 1 >"},
        {"Ad 1\n\nZie ad 2.\n\nAd 2\n\nZie ad 3.\n\nAd 3\n\nZie ad 1.",
         "1 > 2 > | 2 > 3 > | 3 > 1 >"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_slice text = wob_arena_print(&arena, HEAD "%s\n", rows[i].answers);
        expect_references(text.data, rows[i].wanted);
        wob_arena_release(&arena);
    }
}

static void references_between_grounds_of_objection_need_no_items(void **state)
{
    (void)state;
    expect_references(
        "Gemeente Haven\n\nGeachte heer,\n\nDe aannemer maakt bezwaar tegen ons besluit.\n\n"
        "Overwegingen\n\nAd a\n\n" SUBSTANCE "\n\nAd b\n\nZie ad a.\n\nAd c\n\n" SUBSTANCE,
        "a > > a | b > a > a | c > > c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pointers_are_known_in_every_form),
        cmocka_unit_test(references_are_followed_to_the_end),
        cmocka_unit_test(references_between_grounds_of_objection_need_no_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
