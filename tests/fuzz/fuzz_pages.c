/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines with their place on a page, as the readers of PDF and of other formats give them.
 *
 * The first byte chooses the format: "h" a web page, "d" a document of Word, "o" an odt, "w" one of
 * a dump, whose first line says what the dump knows of it; any other is a PDF. Then each line is a
 * line: "LEFT TOP SIZE FLAGS|text", of which the numbers are points and any may lack; "b" among the
 * flags is bold. A line without "|" has no place. A form feed begins the next page.
 */
#include "tests/fuzz/fuzz.h"

enum { TYPE_SIZE = 10, WIDTH = 5, PAGE_WIDTH = 595, PAGE_HEIGHT = 842, FARTHEST = 100000 };

static wob_format format_of(char c)
{
    switch (c) {
    case 'h':
        return WOB_FORMAT_HTML;
    case 'd':
        return WOB_FORMAT_DOCX;
    case 'o':
        return WOB_FORMAT_ODT;
    case 'w':
        return WOB_FORMAT_WOOGLE;
    default:
        return WOB_FORMAT_PDF;
    }
}

/* "organisation|subject|outcome" */
static void read_facts(wob_slice line, wob_source *source)
{
    source->headless = true;
    source->facts.type = WOB_TYPE_DECISION;
    (void)(wob_slice_next(&line, '|', &source->facts.organisation) &&
           wob_slice_next(&line, '|', &source->facts.subject) &&
           wob_slice_next(&line, '|', &source->facts.outcome));
}

/* `place` as it stands before the line's text. */
static void put(wob_slice place, wob_line *line)
{
    unsigned number[] = {0, 0, TYPE_SIZE};
    wob_slice field;
    for (size_t i = 0; i < 3 && wob_slice_next(&place, ' ', &field); i++)
        if (wob_slice_number(field, &number[i]) && number[i] > FARTHEST)
            number[i] = FARTHEST;
    line->placed = true;
    line->bold = wob_slice_find(place, WOB_SLICE("b"), 0) < place.size;
    line->size = (float)number[2];
    line->box.left = (float)number[0];
    line->box.top = (float)number[1];
    line->box.right = line->box.left + WIDTH * (float)line->text.size;
    line->box.bottom = line->box.top + line->size;
}

static void read_line(wob_slice text, wob_arena *arena, wob_source *source)
{
    bool new_page = wob_slice_starts(text, WOB_SLICE("\f"));
    source->page_count += new_page;
    text = wob_slice_cut(text, new_page, text.size);
    wob_line line = {.text = text, .page = source->page_count};
    size_t bar = wob_slice_find(text, WOB_SLICE("|"), 0);
    if (bar < text.size) {
        line.text = wob_slice_cut(text, bar + 1, text.size);
        put(wob_slice_cut(text, 0, bar), &line);
    }
    *wob_push(arena, &source->lines) = line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static wob_arena arena;
    wob_slice rest = fuzz_valid((wob_slice){(const char *)data, size}, &arena), line;
    wob_source source = {
        .path = WOB_SLICE("pages"), .id = WOB_SLICE("0000000000000000"), .page_count = 1};
    source.format = format_of(rest.size ? rest.data[0] : '\0');
    rest = wob_slice_cut(rest, rest.size > 0, rest.size);
    if (source.format == WOB_FORMAT_PDF) {
        source.page_width = PAGE_WIDTH;
        source.page_height = PAGE_HEIGHT;
    }
    if (source.format == WOB_FORMAT_WOOGLE && wob_slice_next(&rest, '\n', &line))
        read_facts(line, &source);
    while (wob_slice_next(&rest, '\n', &line))
        read_line(line, &arena, &source);
    fuzz_read_letters(&source, &arena);
    wob_arena_clear(&arena);
    return 0;
}
