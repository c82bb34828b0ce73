/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and packs of the index. */
#include "lib/index/pack.h"
#include "lib/index/record.h"
#include "lib/index/stored.h"
#include "tests/unit/unit.h"

#include <string.h>

static void record_gives_back_what_was_added(void **state)
{
    static const uint64_t numbers[] = {0, 1, 127, 128, 300, UINT32_MAX, UINT64_MAX};
    wob_buffer record = {0};
    wob_arena arena = {0};
    wob_slices list = {0}, read = {0};
    wob_slices_add(&arena, &list, WOB_SLICE("5"));
    wob_slices_add(&arena, &list, WOB_SLICE("10"));
    for (size_t i = 0; i < ROWS(numbers); i++)
        wob_record_add_number(&record, numbers[i]);
    wob_record_add_text(&record, WOB_SLICE("één"));
    wob_record_add_list(&record, &list);
    wob_record_add_date(&record, (wob_date){2021, 6, 24});
    wob_record_add_date(&record, (wob_date){0});

    wob_record_reader reader = {.rest = wob_buffer_slice(&record)};
    for (size_t i = 0; i < ROWS(numbers); i++)
        assert_true(wob_record_number(&reader) == numbers[i]);
    assert_text(wob_record_text(&reader), "één");
    wob_record_list(&reader, &arena, &read);
    assert_int_equal(read.count, 2);
    assert_text(read.at[1], "10");
    assert_int_equal(wob_record_date(&reader).day, 24);
    assert_false(wob_date_known(wob_record_date(&reader)));
    assert_false(reader.broken);
    assert_int_equal(reader.rest.size, 0);
    wob_buffer_release(&record);
    wob_arena_release(&arena);
    (void)state;
}

static wob_stored_letter sample_letter(wob_arena *arena)
{
    wob_stored_letter letter = {.id = WOB_SLICE("0123456789abcdef"),
                                .sha256 = WOB_SLICE("00"),
                                .format = WOB_SLICE("text"),
                                .page_count = 3,
                                .passage_count = 7,
                                .document_count = 9,
                                .language = WOB_ENGLISH,
                                .kind = WOB_KIND_PARTIAL_DECISION,
                                .organisation = WOB_SLICE("Gemeente Oostwoude"),
                                .date = {2021, 6, 24},
                                .outcome = WOB_OUTCOME_REFUSED};
    wob_stored_answer answer = {.outcome = WOB_OUTCOME_NOT_HELD, .page = 2, .passage = 4};
    wob_slices_add(arena, &letter.paths, WOB_SLICE("/a/b.txt"));
    letter.sketch = WOB_SLICE("sketch");
    *wob_push(arena, &letter.copies) =
        (wob_stored_copy){WOB_SLICE("fedcba9876543210"), WOB_SLICE("11"), WOB_SLICE("/a/c.txt")};
    wob_slices_add(arena, &answer.items, WOB_SLICE("1"));
    *wob_push(arena, &letter.items) = (wob_stored_item){WOB_SLICE("1"), WOB_SLICE("Alle"), 1};
    *wob_push(arena, &letter.answers) = answer;
    return letter;
}

static void letter_record_gives_back_the_letter(void **state)
{
    wob_arena arena = {0};
    wob_buffer record = {0};
    wob_stored_letter letter = sample_letter(&arena), read;
    wob_stored_letter_write(&letter, &record);
    assert_int_equal(wob_stored_letter_read(wob_buffer_slice(&record), &arena, &read, NULL),
                     WOB_OK);
    assert_text(read.organisation, "Gemeente Oostwoude");
    assert_int_equal(read.kind, WOB_KIND_PARTIAL_DECISION);
    assert_int_equal(read.language, WOB_ENGLISH);
    assert_text(read.sketch, "sketch");
    assert_int_equal(read.copies.count, 1);
    assert_text(read.copies.at[0].id, "fedcba9876543210");
    assert_text(read.copies.at[0].sha256, "11");
    assert_text(read.copies.at[0].path, "/a/c.txt");
    assert_int_equal(read.items.count, 1);
    assert_int_equal(read.answers.at[0].outcome, WOB_OUTCOME_NOT_HELD);
    assert_int_equal(read.answers.at[0].passage, 4);
    wob_buffer_release(&record);
    wob_arena_release(&arena);
    (void)state;
}

static void record_cut_anywhere_is_corrupt(void **state)
{
    wob_arena arena = {0};
    wob_buffer record = {0};
    wob_stored_letter letter = sample_letter(&arena), read;
    wob_stored_letter_write(&letter, &record);
    size_t cuts = 0;
    for (size_t size = 0; size < record.size; size++, cuts++)
        assert_int_equal(
            wob_stored_letter_read((wob_slice){record.data, size}, &arena, &read, NULL),
            WOB_CORRUPT);
    assert_true(cuts > 50);
    wob_buffer_release(&record);
    wob_arena_release(&arena);
    (void)state;
}

static void pack_gives_back_its_text(void **state)
{
    wob_buffer text = {0}, pack = {0}, back = {0};
    for (unsigned i = 0; i < 2000; i++)
        wob_buffer_print(&text, "passage %u over het openbaar maken van stukken\n", i);
    assert_int_equal(wob_pack(wob_buffer_slice(&text), &pack, NULL), WOB_OK);
    assert_true(pack.size < text.size / 3);
    assert_int_equal(wob_unpack(wob_buffer_slice(&pack), &back, NULL), WOB_OK);
    assert_int_equal(back.size, text.size);
    assert_memory_equal(back.data, text.data, text.size);
    wob_buffer_release(&text);
    wob_buffer_release(&pack);
    wob_buffer_release(&back);
    (void)state;
}

static void damaged_pack_is_corrupt(void **state)
{
    wob_buffer pack = {0}, back = {0};
    wob_error error = {0};
    assert_int_equal(wob_pack(WOB_SLICE("een passage, nog een passage"), &pack, NULL), WOB_OK);
    for (size_t size = 0; size < pack.size; size++)
        assert_int_equal(wob_unpack((wob_slice){pack.data, size}, &back, &error), WOB_CORRUPT);
    assert_non_null(strstr(error.message, "wobindex check"));
    pack.data[0]++;
    assert_int_equal(wob_unpack(wob_buffer_slice(&pack), &back, NULL), WOB_CORRUPT);
    assert_int_equal(back.size, 0);
    wob_buffer_release(&pack);
    wob_buffer_release(&back);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(record_gives_back_what_was_added),
        cmocka_unit_test(letter_record_gives_back_the_letter),
        cmocka_unit_test(record_cut_anywhere_is_corrupt),
        cmocka_unit_test(pack_gives_back_its_text),
        cmocka_unit_test(damaged_pack_is_corrupt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
