/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters written down. See reading_support.h. */
#include "tests/unit/reading_support.h"

#include "tests/unit/unit.h"

enum { TYPE_SIZE = 9, CHARACTER_WIDTH = 5, PAGE_WIDTH = 595, PAGE_HEIGHT = 842 };

static void add_line(test_reading *test, wob_slice text, uint32_t page)
{
    *wob_push(&test->arena, &test->source.lines) = (wob_line){.text = text, .page = page};
}

static void place(wob_line *line)
{
    wob_slice rest = line->text, place = {0}, field;
    unsigned number[] = {0, 0, TYPE_SIZE}; /* from the left, from the top, type size */
    assert_true(wob_slice_next(&rest, '|', &place));
    for (size_t i = 0; wob_slice_next(&place, ' ', &field); i++)
        assert_true(i < ROWS(number) && wob_slice_number(field, &number[i]));
    line->text = rest;
    line->placed = true;
    line->size = (float)number[2];
    line->box = (wob_box){.left = (float)number[0],
                          .top = (float)number[1],
                          .right = (float)number[0] + CHARACTER_WIDTH * (float)rest.size,
                          .bottom = (float)number[1] + line->size};
}

static void read_lines(test_reading *test, const char *text)
{
    wob_slice rest = wob_slice_of(text), line;
    *test = (test_reading){.source = {.path = WOB_SLICE("test"), .page_count = 1}};
    while (wob_slice_next(&rest, '\n', &line)) {
        if (wob_slice_starts(line, WOB_SLICE("\f"))) {
            test->source.page_count++;
            line = wob_slice_cut(line, 1, line.size);
        }
        add_line(test, line, test->source.page_count);
    }
}

static void read_structure(test_reading *test)
{
    wob_error error = {0};
    wob_analyser *analyser;
    test->reading =
        (wob_reading){.source = &test->source, .arena = &test->arena, .letter = &test->letter};
    test->letter.source = &test->source;
    assert_int_equal(wob_analyser_new(&analyser, &error), WOB_OK);
    assert_int_equal(wob_layout(&test->reading, &error), WOB_OK);
    assert_int_equal(wob_sentences_split(&test->reading, analyser, &error), WOB_OK);
    wob_analyser_free(analyser);
    wob_outline_find(&test->reading);
}

void test_reading_init(test_reading *test, const char *text)
{
    read_lines(test, text);
    read_structure(test);
}

void test_reading_init_placed(test_reading *test, const char *text)
{
    read_lines(test, text);
    test->source.page_width = PAGE_WIDTH;
    test->source.page_height = PAGE_HEIGHT;
    for (size_t i = 0; i < test->source.lines.count; i++)
        place(&test->source.lines.at[i]);
    read_structure(test);
}

void test_reading_release(test_reading *test)
{
    wob_arena_release(&test->arena);
}

void test_print_answers(const wob_letter *letter, wob_buffer *to)
{
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_answer *answer = &letter->answers.at[i];
        wob_buffer_print(to, "%s", i ? "|" : "");
        for (size_t k = 0; k < answer->items.count; k++)
            wob_buffer_print(to, "%s%.*s", k ? " " : "", WOB_ARG(answer->items.at[k]));
        wob_buffer_print(to, "=%.*s", WOB_ARG(answer->at.text));
    }
}
