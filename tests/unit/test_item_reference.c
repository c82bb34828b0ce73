/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that name items of the request. */
#include "lib/letter/item_reference.h"

#include "lib/base/buffer.h"
#include "lib/base/table.h"
#include "lib/letter/answer_opening.h"
#include "lib/letter/item_word.h"
#include "tests/unit/unit.h"

#include <string.h>

typedef struct reference_row {
    const char *text;
    const char *numbers; /* NULL where nothing is named */
    const char *words;   /* the expression; NULL where the test does not ask */
} reference_row;

/* A letter with items of these numbers, a space between them. */
static void number_items(wob_letter *letter, wob_arena *arena, const char *numbers)
{
    wob_slice rest = wob_slice_of(numbers), number;
    *letter = (wob_letter){0};
    while (wob_slice_next(&rest, ' ', &number))
        *wob_push(arena, &letter->items) = (wob_item){.number = number};
}

static void expect_references(const char *items, const reference_row *rows, size_t count)
{
    wob_arena arena = {0};
    wob_letter letter;
    size_t faults = 0;
    number_items(&letter, &arena, items);
    for (size_t i = 0; i < count; i++) {
        wob_slice text = wob_slice_of(rows[i].text);
        wob_item_reference reference = {0};
        wob_buffer found = {0};
        bool any = wob_item_reference_find(text, 0, &letter, &arena, &reference);
        for (size_t k = 0; any && k < reference.numbers.count; k++)
            wob_buffer_print(&found, "%s%.*s", k ? " " : "", WOB_ARG(reference.numbers.at[k]));
        bool as_wanted = any == (rows[i].numbers != NULL) &&
                         wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(rows[i].numbers)) &&
                         (!rows[i].words || wob_slice_equal(wob_slice_at(text, reference.span),
                                                            wob_slice_of(rows[i].words)));
        if (!as_wanted)
            print_error("\"%s\": \"%.*s\" at \"%.*s\"\n", rows[i].text,
                        WOB_ARG(wob_buffer_slice(&found)),
                        WOB_ARG(wob_slice_at(text, reference.span)));
        faults += !as_wanted;
        wob_buffer_release(&found);
    }
    wob_arena_release(&arena);
    assert_int_equal(faults, 0);
}

#define EXPECT_REFERENCES(items, rows) expect_references((items), (rows), ROWS(rows))

static void a_remark_may_stand_between_numbers(void **state)
{
    static const reference_row rows[] = {
        {"vragen 2 (boetes) en 4", "2 4", NULL},
        {"vraag 2 (boetes)", "2", "vraag 2"},
        {"Re 2/ and 4/ The licence", "2 4", "Re 2/ and 4/"},
    };
    (void)state;
    EXPECT_REFERENCES("1 2 3 4", rows);
}

static void numbered_items_are_named_in_every_form(void **state)
{
    static const reference_row rows[] = {
        {"Ad 1", "1", "Ad 1"},
        {"ad. 2", "2", "ad. 2"},
        {"AD 3:", "3", "AD 3"},
        {"Ad 5 en 10", "5 10", "Ad 5 en 10"},
        {"Ad 6, 7, 8 en 12", "6 7 8 12", "Ad 6, 7, 8 en 12"},
        {"Ad 6, 7, 8, en 12", "6 7 8 12", "Ad 6, 7, 8, en 12"},
        {"Ad 2 t/m 4", "2 3 4", "Ad 2 t/m 4"},
        {"Ad 2 tot en met 4", "2 3 4", "Ad 2 tot en met 4"},
        {"Ad 2-4", "2 3 4", "Ad 2-4"},
        {"Ad 2 – 4", "2 3 4", "Ad 2 – 4"},
        {"Ad 2 t/m 4 en 7", "2 3 4 7", "Ad 2 t/m 4 en 7"},
        {"Ad 1, 3 t/m 5 en 9", "1 3 4 5 9", NULL},
        {"Ad. 2. en 3.", "2 3", NULL},
        {"ad 2 en ad 3", "2 3", "ad 2 en ad 3"},
        {"ad 2, ad 3 en ad 4", "2 3 4", NULL},
        {"ad 2 & 3", "2 3", NULL},
        {"ad 2/3", "2 3", "ad 2/3"},
        {"ad 2 alsmede 5", "2 5", NULL},
        {"ad 2 of 5", "2 5", NULL},
        {"ad 3 en 3", "3", NULL},
        {"punt 4", "4", "punt 4"},
        {"de punten 4 en 5", "4 5", "punten 4 en 5"},
        {"uw vraag 7", "7", "vraag 7"},
        {"uw vragen 7 en 8", "7 8", NULL},
        {"Vraag nummer 3", "3", "Vraag nummer 3"},
        {"vraag nr. 3", "3", "vraag nr. 3"},
        {"Verzoek 2:", "2", "Verzoek 2"},
        {"de verzoeken 2 en 3", "2 3", NULL},
        {"onderdeel 3 van uw verzoek", "3", "onderdeel 3"},
        {"de onderdelen (2) en (4)", "2 4", "onderdelen (2) en (4)"},
        {"deelvraag 2", "2", NULL},
        {"de deelvragen 2 en 3", "2 3", NULL},
        {"deelverzoek 4", "4", NULL},
        {"het antwoord onder 2", "2", "onder 2"},
        {"zie onder ad 2", "2", "onder ad 2"},
        {"sub 2", "2", NULL},
        {"Wob-verzoek 3", "3", NULL},
        {"Woo-verzoek 3", "3", NULL},
        {"question 5", "5", "question 5"},
        {"Questions 2 and 3", "2 3", "Questions 2 and 3"},
        {"questions 2 to 4", "2 3 4", NULL},
        {"questions 2 through 4", "2 3 4", NULL},
        {"questions 2, 3, and 7", "2 3 7", NULL},
        {"Question number 3", "3", NULL},
        {"request 2", "2", NULL},
        {"items 1 and 2 of your request", "1 2", "items 1 and 2"},
        {"part 3", "3", NULL},
        {"points 4 or 5", "4 5", NULL},
        {"Q3", "3", "Q3"},
        {"Q 3", NULL, NULL},
        /* Only items that there are. */
        {"Ad 13", NULL, NULL},
        {"vraag 99", NULL, NULL},
        {"verzoek 10-05-2020", NULL, NULL},
        {"vraag 2-jarig", NULL, NULL},
        {"Ad 11 en 13", "11", "Ad 11"},
        {"Ad 0", NULL, NULL},
        /* Other things with numbers. */
        {"artikel 10, tweede lid", NULL, NULL},
        {"onder 10.2.e", NULL, NULL},
        {"punt 1.5", NULL, NULL},
        {"vraag 2:30", NULL, NULL},
        {"document 3", NULL, NULL},
        {"pagina 3", NULL, NULL},
        {"onderwerp 3", "3", NULL},
        {"de onderwerpen 2 en 3", "2 3", "onderwerpen 2 en 3"},
        {"vragen onder punt 4", "4", "vragen onder punt 4"},
        {"het verzoek onder 5", "5", "verzoek onder 5"},
        {"adres 3", NULL, NULL},
        {"de vraag is 3", NULL, NULL},
        {"vraag (3 stukken)", NULL, NULL},
        {"nadat 2", NULL, NULL},
        {"", NULL, NULL},
        {"ad", NULL, NULL},
        {"punten", NULL, NULL},
    };
    (void)state;
    EXPECT_REFERENCES("1 2 3 4 5 6 7 8 9 10 11 12", rows);
}

static void lettered_and_nested_items_are_named(void **state)
{
    static const reference_row rows[] = {
        {"ad a", "a", NULL},
        {"Ad (b) en (d)", "b d", "Ad (b) en (d)"},
        {"de onderdelen b tot en met d", "b c d", NULL},
        {"onderdeel B", "b", NULL},
        {"ad 2a", "2a", "ad 2a"},
        {"ad 2a en 2b", "2a 2b", NULL},
        {"ad 2A", "2a", NULL},
        {"punt 2", NULL, NULL},
        {"sub e", NULL, NULL},
        {"onder a en d", "a d", NULL},
        {"vraag van de pers", NULL, NULL},
    };
    static const reference_row romans[] = {
        {"Ad IV", "iv", NULL},
        {"onderdeel (ii)", "ii", NULL},
        {"de onderdelen i en iii", "i iii", NULL},
        {"de onderdelen i t/m iii", "i ii iii", NULL},
        {"onderdeel x", NULL, NULL},
    };
    (void)state;
    EXPECT_REFERENCES("a b c d 2a 2b", rows);
    EXPECT_REFERENCES("i ii iii iv", romans);
}

static void ordinals_name_items_by_their_order(void **state)
{
    static const reference_row rows[] = {
        {"het eerste punt", "a", "eerste punt"},
        {"het derde onderdeel van uw verzoek", "c", "derde onderdeel"},
        {"uw tweede vraag", "b", NULL},
        {"het tweede en derde onderdeel", "b c", "tweede en derde onderdeel"},
        {"de eerste, tweede en derde vraag", "a b c", "eerste, tweede en derde vraag"},
        {"the first part", "a", NULL},
        {"your second and third questions", "b c", NULL},
        {"het vierde punt", NULL, NULL},
        {"het tweede verzoek", "b", NULL},
        {"uw tweede Wob-verzoek", "b", NULL},
        {"your second request", "b", NULL},
        {"artikel 10, tweede lid, onder e", NULL, NULL},
        {"het tweede lid", NULL, NULL},
        {"in het eerste rapport", NULL, NULL},
        {"tweede en derde", NULL, NULL},
    };
    static const reference_row without_items[] = {{"het eerste punt", NULL, NULL}};
    (void)state;
    EXPECT_REFERENCES("a b c", rows);
    EXPECT_REFERENCES("", without_items);
}

static void without_items_plain_numbers_count(void **state)
{
    static const reference_row rows[] = {
        {"Ad 3", "3", NULL},     {"vraag 12", "12", NULL},    {"ad 2 t/m 4", "2 3 4", NULL},
        {"ad a", "a", NULL},     {"onderdeel a", NULL, NULL}, {"vraag 2021", NULL, NULL},
        {"vraag 0", NULL, NULL}, {"ad 100", NULL, NULL},      {"Ad ab", NULL, NULL},
    };
    (void)state;
    EXPECT_REFERENCES("", rows);
}

static void nouns_say_how_certain_a_reference_is(void **state)
{
    static const struct {
        const char *text;
        wob_certainty certainty;
    } rows[] = {{"Ad 1", WOB_SURE},
                {"vraag 1", WOB_PLAIN},
                {"het eerste punt", WOB_PLAIN},
                {"onder 1", WOB_LOOSE},
                {"verzoek 1", WOB_LOOSE},
                {"vraag onder 1", WOB_PLAIN},
                {"het eerste verzoek", WOB_DOUBTFUL}};
    wob_arena arena = {0};
    wob_letter letter;
    wob_item_reference reference;
    (void)state;
    number_items(&letter, &arena, "1 2");
    for (size_t i = 0; i < ROWS(rows); i++) {
        assert_true(
            wob_item_reference_find(wob_slice_of(rows[i].text), 0, &letter, &arena, &reference));
        assert_int_equal(reference.certainty, rows[i].certainty);
    }
    assert_false(wob_item_reference_read(WOB_SLICE("zie ad 1"), 0, &letter, &arena, &reference));
    wob_arena_release(&arena);
}

static void dotted_numbers_are_items_where_there_are_such(void **state)
{
    static const reference_row rows[] = {
        {"ad 2.1", "2.1", "ad 2.1"}, {"ad 2.1 en 2.2", "2.1 2.2", NULL},
        {"ad A.1", "A1", "ad A.1"},  {"ad A1", "A1", NULL},
        {"ad 2.3", NULL, NULL},      {"onder 10.2.e", NULL, NULL},
    };
    (void)state;
    EXPECT_REFERENCES("2 2.1 2.2 A1 A2", rows);
}

static void a_letter_alone_goes_on_with_the_number_before_it(void **state)
{
    static const reference_row rows[] = {
        {"ad 2a en b", "2a 2b", "ad 2a en b"},
        {"vragen 2a, b en c", "2a 2b 2c", NULL},
        {"ad 2a en d", "2a", "ad 2a"},
    };
    (void)state;
    EXPECT_REFERENCES("1 2a 2b 2c", rows);
}

/* Every row of data/item_words.tsv opens an answer in its example, and not in the other one. */
static bool opens(const char *name, wob_slice text)
{
    wob_arena arena = {0};
    wob_letter letter;
    wob_answer_opening opening;
    number_items(&letter, &arena, "1 2 3 4 5 a b c d e");
    letter.text = text;
    wob_reading reading = {.arena = &arena, .letter = &letter};
    wob_block block = {.span = {0, text.size}};
    wob_item_reference reference;
    bool noun = strcmp(name, "sure") == 0 || strcmp(name, "noun") == 0 ||
                strcmp(name, "loose") == 0 || strcmp(name, "glued") == 0;
    size_t behind;
    bool alone = strcmp(name, "alone") == 0;
    bool asked = strcmp(name, "asked") == 0;
    bool form_asked = strcmp(name, "form-asked") == 0, form_found = strcmp(name, "form-found") == 0;
    bool found = form_asked      ? wob_item_label_read(WOB_WORD_FORM_ASKED, text) > 0
                 : form_found    ? wob_item_label_read(WOB_WORD_FORM_FOUND, text) > 0
                 : alone         ? wob_answer_word_read(text, false, &behind)
                 : noun || asked ? wob_item_reference_find(text, 0, &letter, &arena, &reference) &&
                                       (noun || reference.certainty >= WOB_PLAIN)
                                 : wob_answer_opening_read(&reading, &block, &opening);
    wob_arena_release(&arena);
    return found;
}

static void each_word_opens_its_example_and_not_its_counter(void **state)
{
    wob_table table = wob_table_open("item_words");
    wob_row row;
    size_t faults = 0, rows = 0;
    (void)state;
    while (wob_table_next(&table, &row)) {
        wob_item_word use = WOB_WORD_SURE;
        while (use < WOB_ITEM_WORD_COUNT &&
               !wob_slice_equal(row.field[0], wob_slice_of(wob_item_word_name(use))))
            use++;
        assert_true(use < WOB_ITEM_WORD_COUNT);
        bool example = opens(wob_item_word_name(use), row.field[2]);
        bool counter = opens(wob_item_word_name(use), row.field[3]);
        if (!example || counter)
            print_error("%.*s: \"%.*s\" %d, \"%.*s\" %d\n", WOB_ARG(row.field[1]),
                        WOB_ARG(row.field[2]), example, WOB_ARG(row.field[3]), counter);
        faults += !example || counter;
        rows++;
    }
    assert_true(rows > 0);
    assert_int_equal(faults, 0);
}

static void each_reference_of_a_sentence_is_found_in_turn(void **state)
{
    static const char *const wanted[] = {"ad 1", "vraag 2", "derde punt"};
    wob_slice text = WOB_SLICE("Zie ad 1, het antwoord op vraag 2, en het derde punt daar.");
    wob_arena arena = {0};
    wob_letter letter;
    wob_item_reference reference = {0};
    size_t from = 0, count = 0;
    (void)state;
    number_items(&letter, &arena, "1 2 3");
    while (count < ROWS(wanted) &&
           wob_item_reference_find(text, from, &letter, &arena, &reference)) {
        assert_text(wob_slice_at(text, reference.span), wanted[count++]);
        from = reference.span.end;
    }
    assert_int_equal(count, ROWS(wanted));
    assert_false(wob_item_reference_find(text, from, &letter, &arena, &reference));
    wob_arena_release(&arena);
}

static void items_are_found_by_their_number(void **state)
{
    wob_arena arena = {0};
    wob_letter letter;
    (void)state;
    number_items(&letter, &arena, "1 2a IV");
    assert_int_equal(wob_item_index(&letter, WOB_SLICE("2A")), 1);
    assert_int_equal(wob_item_index(&letter, WOB_SLICE("iv")), 2);
    assert_int_equal(wob_item_index(&letter, WOB_SLICE("2")), 3);
    wob_arena_release(&arena);
}

/* Neither takes more than a moment; each would take hours if its pieces were read again and again.
 */
static void endless_expressions_end(void **state)
{
    enum { BYTES = 400000 };
    static const char *const pieces[] = {"ad 1 ", "ad 1, ", "1, ", "derde en ", "ad 1 t/m 9 "};
    wob_arena arena = {0};
    wob_letter letter;
    (void)state;
    number_items(&letter, &arena, "1 2 3 4 5 6 7 8 9");
    for (size_t i = 0; i < ROWS(pieces); i++) {
        wob_buffer text = {0};
        wob_item_reference reference;
        size_t from = 0;
        wob_buffer_print(&text, "punt ");
        while (text.size < BYTES)
            wob_buffer_add(&text, wob_slice_of(pieces[i]));
        while (wob_item_reference_find(wob_buffer_slice(&text), from, &letter, &arena, &reference))
            from = reference.span.end;
        assert_true(from <= text.size);
        wob_buffer_release(&text);
    }
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_remark_may_stand_between_numbers),
        cmocka_unit_test(numbered_items_are_named_in_every_form),
        cmocka_unit_test(lettered_and_nested_items_are_named),
        cmocka_unit_test(ordinals_name_items_by_their_order),
        cmocka_unit_test(without_items_plain_numbers_count),
        cmocka_unit_test(nouns_say_how_certain_a_reference_is),
        cmocka_unit_test(dotted_numbers_are_items_where_there_are_such),
        cmocka_unit_test(a_letter_alone_goes_on_with_the_number_before_it),
        cmocka_unit_test(each_word_opens_its_example_and_not_its_counter),
        cmocka_unit_test(each_reference_of_a_sentence_is_found_in_turn),
        cmocka_unit_test(items_are_found_by_their_number),
        cmocka_unit_test(endless_expressions_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
