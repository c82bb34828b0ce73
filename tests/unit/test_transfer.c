/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/transfer.h: a source comes back as it was, and nothing else does. */
#include "tests/unit/unit.h"

#include "lib/source/transfer.h"

#include <string.h>

static wob_source sample(wob_arena *arena)
{
    wob_source source = {
        .path = WOB_SLICE("dump.csv!nl.mnre1045.2i.2023.1"),
        .format = WOB_FORMAT_WOOGLE,
        .sha256 = "0123456789abcdef",
        .id = WOB_SLICE("nl.mnre1045.2i.2023.1"),
        .ocr = true,
        .page_count = 4,
        .recognised_pages = 2,
        .blank_pages = 1,
        .page_width = 595,
        .page_height = 842,
        .facts = {.organisation = WOB_SLICE("Ministerie van Zaken"),
                  .subject = WOB_SLICE("kade"),
                  .outcome = WOB_SLICE("deels openbaar"),
                  .date = {2023, 2, 1},
                  .request_date = {2022, 12, 31}},
    };
    *wob_push(arena, &source.lines) = (wob_line){.text = WOB_SLICE("Besluit"),
                                                 .page = 1,
                                                 .placed = true,
                                                 .bold = true,
                                                 .size = 9,
                                                 .box = {1, 2, 3, 4}};
    *wob_push(arena, &source.lines) = (wob_line){.page = 1};
    *wob_push(arena, &source.lines) =
        (wob_line){.text = WOB_SLICE("één"), .page = 4, .confidence = 0.5F};
    return source;
}

static void assert_line(const wob_line *line, const wob_line *expected)
{
    assert_slice(line->text, expected->text);
    assert_int_equal(line->page, expected->page);
    assert_int_equal(line->placed, expected->placed);
    assert_int_equal(line->bold, expected->bold);
    assert_float_equal(line->size, expected->size, 0);
    assert_float_equal(line->confidence, expected->confidence, 0);
    assert_memory_equal(&line->box, &expected->box, sizeof line->box);
}

static void all_of_a_source_comes_back(void **state)
{
    wob_arena arena = {0};
    wob_buffer bytes = {0};
    wob_source source = sample(&arena), back;
    (void)state;
    wob_source_pack(&source, &bytes);
    assert_true(wob_source_unpack(wob_buffer_slice(&bytes), &arena, &back));
    const wob_slice texts[][2] = {{back.path, source.path},
                                  {back.id, source.id},
                                  {back.facts.organisation, source.facts.organisation},
                                  {back.facts.subject, source.facts.subject},
                                  {back.facts.outcome, source.facts.outcome}};
    for (size_t i = 0; i < ROWS(texts); i++) {
        assert_slice(texts[i][0], texts[i][1]);
        assert_true(texts[i][0].data > bytes.data && texts[i][0].data < bytes.data + bytes.size);
    }
    assert_string_equal(back.sha256, source.sha256);
    assert_true(back.ocr);
    assert_int_equal(back.format, WOB_FORMAT_WOOGLE);
    assert_int_equal(back.page_count, 4);
    assert_int_equal(back.recognised_pages, 2);
    assert_int_equal(back.blank_pages, 1);
    assert_float_equal(back.page_width, 595, 0);
    assert_float_equal(back.page_height, 842, 0);
    assert_int_equal(wob_date_compare(back.facts.date, source.facts.date), 0);
    assert_int_equal(wob_date_compare(back.facts.request_date, source.facts.request_date), 0);
    assert_int_equal(back.lines.count, source.lines.count);
    for (size_t i = 0; i < source.lines.count; i++)
        assert_line(&back.lines.at[i], &source.lines.at[i]);
    wob_buffer_release(&bytes);
    wob_arena_release(&arena);
}

static void a_source_cut_short_or_grown_is_none(void **state)
{
    wob_arena arena = {0};
    wob_buffer bytes = {0};
    wob_source source = sample(&arena), back;
    (void)state;
    wob_source_pack(&source, &bytes);
    size_t whole = bytes.size;
    for (size_t size = 0; size < whole; size++)
        if (wob_source_unpack((wob_slice){bytes.data, size}, &arena, &back))
            fail_msg("%zu bytes of %zu are taken for a source", size, whole);
    wob_buffer_add_char(&bytes, 'x');
    assert_false(wob_source_unpack(wob_buffer_slice(&bytes), &arena, &back));
    wob_buffer_release(&bytes);
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_a_source_comes_back),
        cmocka_unit_test(a_source_cut_short_or_grown_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
