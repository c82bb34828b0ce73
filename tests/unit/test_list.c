/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enumerations: which blocks form one list, and what belongs to each entry. */
#include "lib/letter/list.h"

#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

/* The first list as "1=text 2a=text": each entry's number and the first word of what it holds, with
 * the number of its blocks where there are more. */
static void expect_list(const char *text, const char *entries)
{
    test_reading test;
    wob_buffer found = {0};
    test_reading_init(&test, text);
    size_t block = 0;
    while (block < test.reading.blocks.count && test.reading.blocks.at[block].mark.kind == 0)
        block++;
    assert_true(block < test.reading.blocks.count);
    wob_list list = wob_list_read(&test.reading, block, test.reading.blocks.count);
    for (size_t i = 0; i < list.entries.count; i++) {
        const wob_entry *entry = &list.entries.at[i];
        wob_slice rest = wob_slice_at(test.letter.text, wob_entry_span(&test.reading, entry)), word;
        assert_true(wob_slice_next(&rest, ' ', &word));
        while (word.size && !wob_is_word(word.data[word.size - 1]))
            word.size--;
        wob_buffer_print(&found, "%s%.*s=%.*s", i ? " " : "", WOB_ARG(entry->number),
                         WOB_ARG(word));
        if (entry->end - entry->block > 1)
            wob_buffer_print(&found, "+%zu", entry->end - entry->block - 1);
    }
    if (!wob_slice_equal(wob_buffer_slice(&found), wob_slice_of(entries)))
        fail_msg("%s\nhas %.*s\nnot %s", text, WOB_ARG(wob_buffer_slice(&found)), entries);
    wob_buffer_release(&found);
    test_reading_release(&test);
}

static void entries_are_those_whose_marks_follow_each_other(void **state)
{
    static const struct {
        const char *text, *entries;
    } rows[] = {
        {"U vraagt om:\n1. peren van de boom;\n2. appels van de boom;\n3. pruimen van de boom.",
         "1=peren 2=appels 3=pruimen"},
        {"U vraagt om:\n1) peren van de boom;\n2) appels van de boom.", "1=peren 2=appels"},
        {"U vraagt om:\n(1) peren van de boom;\n(2) appels van de boom.", "1=peren 2=appels"},
        {"U vraagt om:\n1: peren van de boom;\n2: appels van de boom.", "1=peren 2=appels"},
        {"U vraagt om:\na. peren van de boom;\nb. appels van de boom.", "a=peren b=appels"},
        {"U vraagt om:\na) peren van de boom;\nb) appels van de boom.", "a=peren b=appels"},
        {"U vraagt om:\nA. peren van de boom;\nB. appels van de boom.", "A=peren B=appels"},
        {"U vraagt om:\n(i) peren van de boom;\n(ii) appels van de boom;\n(iii) pruimen.",
         "i=peren ii=appels iii=pruimen"},
        {"U vraagt om:\nI. peren van de boom;\nII. appels van de boom.", "I=peren II=appels"},
        {"U vraagt om:\nI Peren van de boom;\nII Appels van de boom.", "I=Peren II=Appels"},
        {"U vraagt om:\n- peren van de boom;\n- appels van de boom.", "1=peren 2=appels"},
        {"U vraagt om:\n• peren van de boom;\n• appels van de boom.", "1=peren 2=appels"},
        {"U vraagt om:\n– peren van de boom;\n– appels van de boom.", "1=peren 2=appels"},
        /* A list may begin anywhere, and ends where a number is left out or another form begins. */
        {"U vraagt om:\n17. peren van de boom;\n18. appels van de boom.", "17=peren 18=appels"},
        {"U vraagt om:\n1. peren van de boom;\n3. appels van de boom.", "1=peren"},
        {"U vraagt om:\n1. peren van de boom;\n2. appels van de boom.\n1. pruimen van de boom.",
         "1=peren 2=appels"},
        /* A heading ends it, unless right below that it goes on: then it heads a theme. */
        {"U vraagt om:\n1. peren van de boom;\n2. appels van de boom.\n\nBesluit\n\nU krijgt:\n"
         "3. Pruimen niet.",
         "1=peren 2=appels"},
        {"U vraagt om:\n\nPitvruchten\n1. peren van de boom die bij de schuur staat;\n"
         "2. appels van de boom die achter het huis staat.\n\nSteenvruchten\n"
         "3. pruimen van de boom die bij de sloot staat;\n4. kersen.",
         "1=peren 2=appels 3=pruimen 4=kersen"},
        {"U vraagt om:\n2a. peren van de boom;\n2b. appels van de boom;\n3. pruimen.",
         "2a=peren 2b=appels 3=pruimen"},
        {"U vraagt om:\n9. peren van de boom;\n10. appels van de boom.", "9=peren 10=appels"},
        {"U vraagt om:\nh. peren van de boom;\ni. appels van de boom;\nj. pruimen.",
         "h=peren i=appels j=pruimen"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_list(rows[i].text, rows[i].entries);
}

static void entries_hold_paragraphs_and_lists_inside_them(void **state)
{
    static const struct {
        const char *text, *entries;
    } rows[] = {
        /* A paragraph between two entries belongs to the first, one behind the last to none. */
        {"U vraagt om:\n\n1. peren van de boom.\n\nDat zijn er veel.\n\n2. appels van de "
         "boom.\n\nDat "
         "zijn er ook veel.",
         "1=peren+1 2=appels"},
        {"U vraagt om:\n1. peren van de boom;\n- rijpe;\n- groene;\n2. appels van de boom.\n- "
         "rode.",
         "1=peren+2 2=appels+1"},
        {"U vraagt om:\n1. peren van de boom:\na. rijpe;\nb. groene;\n2. appels van de boom.",
         "1=peren 1a=rijpe 1b=groene 2=appels"},
        {"U vraagt om:\n1. peren van de boom:\n(i) rijpe;\n(ii) groene;\n2. appels van de boom.",
         "1=peren 1i=rijpe 1ii=groene 2=appels"},
        {"U vraagt om:\n(a) peren van de boom:\n(1) rijpe;\n(2) groene;\n(b) appels van de boom.",
         "a=peren a1=rijpe a2=groene b=appels"},
        {"U vraagt om:\nA1. peren van de boom:\n(i) rijpe;\n(ii) groene;\nA2. appels;\nB1. "
         "pruimen.",
         "A1=peren A1i=rijpe A1ii=groene A2=appels B1=pruimen"},
        {"U vraagt om:\n1. peren;\n2. appels van de boom:\na. rode;\nb. gele.",
         "1=peren 2=appels 2a=rode 2b=gele"},
        {"U vraagt om:\nI. peren van de boom:\na. rijpe;\nb. groene;\nII. appels van de boom.",
         "I=peren Ia=rijpe Ib=groene II=appels"},
        /* The first letter may stand behind its number. */
        {"U vraagt om:\n1. peren van de boom;\n2. a. rode appels van de boom;\nb. gele.",
         "1=peren 2a=rode 2b=gele"},
        {"U vraagt om:\n1. a) rode appels;\n- rijpe;\nb) gele;\n2. peren van de boom.",
         "1a=rode+1 1b=gele 2=peren"},
        {"U vraagt om:\n1. a. rode appels van de boom;\n2. peren van de boom.", "1=a 2=peren"},
        /* A line may begin an entry though the one above it goes on, where a second one follows. */
        {"U vraagt om:\n1. peren van de boom waar de lange ladder tegen staat, te weten\na) "
         "rijpe;\n"
         "b) groene;\n2. appels van de boom.",
         "1=peren 1a=rijpe 1b=groene 2=appels"},
        {"U vraagt om:\n1. peren van de boom waar de lange ladder tegen staat, en vooral die "
         "onder\n"
         "a) van de lijst;\n2. appels van de boom.",
         "1=peren 2=appels"},
        /* What is inside an entry that is inside another is part of its text. */
        {"U vraagt om:\n1. peren van de boom:\na. rijpe peren:\ni. grote;\nii. kleine;\nb. "
         "groene;\n"
         "2. appels van de boom.",
         "1=peren 1a=rijpe+2 1b=groene 2=appels"},
        /* One letter alone is no list. */
        {"U vraagt om:\n1. peren van de boom:\na. rijpe;\n2. appels van de boom.",
         "1=peren+1 2=appels"},
        {"U vraagt om:\n1. "
         "peren.\n\nEen.\n\nTwee.\n\nDrie.\n\nVier.\n\nVijf.\n\nZes.\n\nZeven.\n\nAcht.\n\n"
         "Negen.\n\n2. appels van de boom.",
         "1=peren"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_list(rows[i].text, rows[i].entries);
}

static void list_knows_what_leads_to_it_and_ends_in_time(void **state)
{
    test_reading test;
    (void)state;
    test_reading_init(&test,
                      "Dit is een brief.\n\nU vraagt om:\n1. peren van de boom;\n2. appels van "
                      "de boom;\n3. pruimen van de boom.");
    wob_list list = wob_list_read(&test.reading, 2, test.reading.blocks.count);
    assert_int_equal(list.lead_in, 1);
    assert_int_equal(list.entries.count, 3);
    assert_int_equal(wob_list_read(&test.reading, 2, 4).entries.count, 2);
    assert_int_equal(wob_list_read(&test.reading, 2, 3).entries.count, 1);
    test_reading_release(&test);
    test_reading_init(&test, "1. peren van de boom;\n2. appels van de boom.");
    assert_int_equal(wob_list_read(&test.reading, 0, 2).lead_in, 0);
    test_reading_release(&test);
}

/* An entry that nothing follows is not looked for over a whole archive, for each entry anew. */
static void endless_lists_end(void **state)
{
    enum { LINES = 20000 };
    static const char *const lines[] = {"b. een stuk;\n", "- een stuk;\n", "1. een;\na. twee;\n"};
    (void)state;
    for (size_t i = 0; i < ROWS(lines); i++) {
        test_reading test;
        wob_buffer text = {0};
        for (size_t k = 0; k < LINES; k++)
            wob_buffer_add(&text, wob_slice_of(lines[i]));
        test_reading_init(&test, text.data);
        size_t entries = 0;
        for (size_t k = 0; k < test.reading.blocks.count;) {
            wob_list list = wob_list_read(&test.reading, k, test.reading.blocks.count);
            entries += list.entries.count;
            k = list.entries.at[list.entries.count - 1].block + 1;
        }
        assert_true(entries >= LINES);
        test_reading_release(&test);
        wob_buffer_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_those_whose_marks_follow_each_other),
        cmocka_unit_test(entries_hold_paragraphs_and_lists_inside_them),
        cmocka_unit_test(list_knows_what_leads_to_it_and_ends_in_time),
        cmocka_unit_test(endless_lists_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
