/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Building lines out of paragraphs, cells and boxes. See markup.h.
 *
 * A frame is what has lines of its own: the document, a cell, a box. Lines of an inner frame go to
 * the outer one when it ends, so nothing here calls itself.
 */
#include "lib/source/markup.h"

#include "lib/base/memory.h"
#include "lib/source/readers.h"

#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"

typedef struct wob_markup_frame {
    struct wob_markup_frame *outer;
    wob_markup_lines lines;
    wob_markup_table *table; /* that is open in it */
    wob_paragraph paragraph, before;
    bool open;  /* a paragraph is */
    bool begun; /* and has a line already */
    bool gap;   /* an empty line is wanted above the next one */
    wob_buffer line;
    size_t ink, bold_ink; /* bytes of the line that are no space, and those that are bold */
} wob_markup_frame;

static wob_markup_frame *push_frame(wob_markup *markup)
{
    wob_markup_frame *frame = wob_arena_take(markup->arena, sizeof *frame);
    frame->outer = markup->frame;
    return markup->frame = frame;
}

static wob_markup_lines pop_frame(wob_markup *markup)
{
    wob_markup_frame *frame = markup->frame;
    wob_markup_end_paragraph(markup);
    markup->frame = frame->outer;
    wob_buffer_release(&frame->line);
    return frame->lines;
}

void wob_markup_init(wob_markup *markup, wob_arena *arena, bool collapse)
{
    *markup = (wob_markup){.arena = arena, .collapse = collapse, .page = 1};
    push_frame(markup);
}

/* Paragraphs ----------------------------------------------------------------------------------- */

/* Running text. A line that was laid out with spaces is long for another reason. */
static bool is_long(wob_slice text)
{
    return text.size > WOB_MARKUP_LONG && wob_slice_find(text, WOB_SLICE("   "), 0) == text.size;
}

/* Whether an empty line parts the paragraph that begins with `text` from what stands above it.
 * Running text always stands apart, for in plain text its end could not be told. Entries of one
 * list do not. */
static bool stands_apart(const wob_markup_frame *frame, wob_slice text)
{
    const wob_paragraph *above = &frame->before, *below = &frame->paragraph;
    if (frame->lines.count == 0)
        return false;
    if (frame->gap)
        return true;
    if (above->mark.size && below->mark.size)
        return false;
    return above->spaced || below->spaced || is_long(text) ||
           is_long(frame->lines.at[frame->lines.count - 1].text);
}

/* The same of a line that a break parts from the one above it in the same paragraph. */
static bool breaks_off(const wob_markup_frame *frame, wob_slice text)
{
    wob_slice above = frame->lines.at[frame->lines.count - 1].text;
    return frame->gap ||
           ((is_long(text) || is_long(above)) && strchr(".:;?!", above.data[above.size - 1]));
}

static void put_line(wob_markup *markup, wob_markup_frame *frame)
{
    wob_slice text = wob_buffer_slice(&frame->line);
    while (text.size && wob_is_space(text.data[text.size - 1]))
        text.size--;
    if (frame->ink) {
        bool gap = frame->begun ? breaks_off(frame, text) : stands_apart(frame, text);
        *wob_push(markup->arena, &frame->lines) =
            (wob_markup_line){.text = wob_arena_copy(markup->arena, text),
                              .page = markup->page,
                              .bold = frame->paragraph.heading || frame->bold_ink == frame->ink,
                              .gap = gap};
        frame->begun = true;
        frame->gap = false;
    }
    wob_buffer_clear(&frame->line);
    frame->ink = frame->bold_ink = 0;
}

/* A mark that is nothing but a number would not be known for one: "1" is written "1.". */
static void add_mark(wob_markup_frame *frame)
{
    wob_slice mark = frame->paragraph.mark;
    wob_buffer_add(&frame->line, mark);
    bool plain = mark.size > 0;
    for (size_t i = 0; i < mark.size; i++)
        plain = plain && (wob_is_alpha(mark.data[i]) || wob_is_digit(mark.data[i]));
    if (plain && !frame->paragraph.heading)
        wob_buffer_add_char(&frame->line, '.');
    wob_buffer_add_char(&frame->line, ' ');
}

/* Where text comes next: in a paragraph, behind its mark. */
static wob_markup_frame *open_line(wob_markup *markup)
{
    wob_markup_frame *frame = markup->frame;
    if (!frame->open)
        wob_markup_begin_paragraph(markup, (wob_paragraph){0});
    if (!frame->begun && frame->line.size == 0 && frame->paragraph.mark.size)
        add_mark(frame);
    return frame;
}

void wob_markup_begin_paragraph(wob_markup *markup, wob_paragraph paragraph)
{
    wob_markup_end_paragraph(markup);
    markup->frame->paragraph = paragraph;
    markup->frame->open = true;
}

void wob_markup_end_paragraph(wob_markup *markup)
{
    wob_markup_frame *frame = markup->frame;
    if (!frame->open)
        return;
    put_line(markup, frame);
    if (frame->begun)
        frame->before = frame->paragraph;
    else
        frame->gap = true;
    frame->paragraph = (wob_paragraph){0};
    frame->open = frame->begun = false;
}

void wob_markup_add_gap(wob_markup *markup)
{
    wob_markup_end_paragraph(markup);
    markup->frame->gap = true;
}

void wob_markup_add_text(wob_markup *markup, wob_slice text, bool bold)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        wob_markup_frame *frame = markup->frame;
        if (wob_slice_starts(wob_slice_cut(text, i, text.size), WOB_SLICE(NO_BREAK_SPACE))) {
            wob_buffer_add_char(&open_line(markup)->line, ' ');
            i++;
        } else if (!wob_is_space(c)) {
            frame = open_line(markup);
            frame->ink++;
            markup->inked = true;
            frame->bold_ink += bold;
            wob_buffer_add_char(&frame->line, c);
        } else if (c == '\t' && !markup->collapse) {
            wob_markup_add_tab(markup);
        } else if (!markup->collapse ||
                   (frame->line.size && frame->line.data[frame->line.size - 1] != ' ')) {
            wob_buffer_add_char(&open_line(markup)->line, ' ');
        }
    }
}

void wob_markup_add_tab(wob_markup *markup)
{
    wob_buffer *line = &open_line(markup)->line;
    size_t stop = (line->size + WOB_MARKUP_GAP + WOB_MARKUP_TAB - 1) / WOB_MARKUP_TAB;
    while (line->size < stop * WOB_MARKUP_TAB)
        wob_buffer_add_char(line, ' ');
}

void wob_markup_end_line(wob_markup *markup)
{
    markup->frame->gap |= markup->frame->ink == 0;
    put_line(markup, markup->frame);
}

void wob_markup_end_page(wob_markup *markup)
{
    put_line(markup, markup->frame);
    markup->page += markup->inked;
    markup->inked = false;
}

/* Tables and boxes ----------------------------------------------------------------------------- */

void wob_markup_begin_table(wob_markup *markup)
{
    wob_markup_add_gap(markup);
    if (markup->flat || markup->depth == WOB_MARKUP_MOST_DEEP || markup->frame->table) {
        markup->flat++;
        return;
    }
    markup->depth++;
    markup->frame->table = wob_arena_take(markup->arena, sizeof *markup->frame->table);
}

bool wob_markup_in_table(const wob_markup *markup)
{
    return markup->flat || markup->frame->table;
}

void wob_markup_begin_row(wob_markup *markup)
{
    if (!markup->flat)
        *wob_push(markup->arena, &markup->frame->table->rows) = (wob_markup_row){0};
}

void wob_markup_begin_cell(wob_markup *markup)
{
    wob_markup_end_paragraph(markup);
    if (!markup->flat)
        push_frame(markup);
}

void wob_markup_end_cell(wob_markup *markup, unsigned columns)
{
    enum { MOST_COLUMNS = 1000 };
    wob_markup_end_paragraph(markup);
    if (markup->flat)
        return;
    wob_markup_lines lines = pop_frame(markup);
    wob_markup_table *table = markup->frame->table;
    if (table->rows.count == 0)
        wob_markup_begin_row(markup);
    wob_markup_row *row = &table->rows.at[table->rows.count - 1];
    *wob_push(markup->arena, &row->cells) = (wob_markup_cell){lines, row->columns};
    row->columns += columns < 1 || columns > MOST_COLUMNS ? 1 : columns;
}

void wob_markup_end_table(wob_markup *markup)
{
    wob_markup_add_gap(markup);
    if (markup->flat) {
        markup->flat--;
        return;
    }
    wob_markup_frame *frame = markup->frame;
    size_t first = frame->lines.count;
    wob_markup_lay_out(frame->table, markup->arena, &frame->lines);
    if (first < frame->lines.count)
        frame->lines.at[first].gap = first > 0;
    frame->before = (wob_paragraph){0};
    frame->table = NULL;
    markup->depth--;
}

void wob_markup_begin_box(wob_markup *markup)
{
    push_frame(markup);
}

void wob_markup_end_box(wob_markup *markup)
{
    wob_markup_lines lines = pop_frame(markup);
    wob_markup_frame *frame = markup->frame;
    for (size_t i = 0; i < lines.count; i++) {
        wob_markup_line *line = wob_push(markup->arena, &frame->lines);
        *line = lines.at[i];
        line->gap |= i == 0 && frame->lines.count > 1;
    }
    frame->gap |= lines.count > 0;
}

/* Handing over --------------------------------------------------------------------------------- */

static void give_line(const wob_limits *limits, wob_child *child, const wob_markup_line *line,
                      uint32_t page)
{
    wob_line wire = {.page = page};
    if (line->gap)
        wob_wire_give_line(child, &wire);
    wire.bold = line->bold;
    for (wob_slice rest = line->text; rest.size;) {
        size_t cut = wob_text_cut(limits, rest);
        wire.text = wob_slice_cut(rest, 0, cut);
        wob_wire_give_line(child, &wire);
        rest = wob_slice_cut(rest, cut, rest.size);
    }
}

int wob_markup_give(wob_markup *markup, const wob_limits *limits, wob_child *child)
{
    wob_markup_end_paragraph(markup);
    const wob_markup_lines *lines = &markup->frame->lines;
    uint32_t pages =
        markup->page - (!markup->inked && markup->page > 1); /* the last one is empty */
    if (pages > limits->pages)
        return WOB_MARKUP_TOO_MANY_PAGES;
    wob_wire_give_head(child, (wob_wire_head){.page_count = pages});
    uint32_t page = 1; /* cells that stand side by side may end on different pages */
    for (size_t i = 0; i < lines->count; i++) {
        page = lines->at[i].page > page ? lines->at[i].page : page;
        give_line(limits, child, &lines->at[i], page);
    }
    return WOB_MARKUP_READ;
}

bool wob_markup_is_empty(const wob_markup *markup)
{
    return markup->frame->lines.count == 0 && markup->frame->ink == 0;
}

void wob_markup_clear(wob_markup *markup)
{
    wob_markup_end_paragraph(markup);
    markup->frame->lines.count = 0;
    markup->frame->before = (wob_paragraph){0};
    markup->frame->gap = false;
}

static wob_status judge(int answer, const char *name, const wob_limits *limits, wob_error *error)
{
    switch (answer) {
    case WOB_MARKUP_READ:
        return WOB_OK;
    case WOB_MARKUP_DAMAGED:
        return wob_fail(error, WOB_UNREADABLE, "%s: is damaged: save it anew, or as PDF", name);
    case WOB_MARKUP_LOCKED:
        return wob_fail(error, WOB_UNREADABLE, "%s: needs a password: save it without one", name);
    case WOB_MARKUP_TOO_LARGE:
        return wob_fail(
            error, WOB_LIMIT,
            "%s: passed over, a part of it unpacks to too much: save it as PDF (--limit ratio=N)",
            name);
    case WOB_MARKUP_TOO_MANY_PAGES:
        return wob_fail(error, WOB_LIMIT, "%s: passed over, it has more than %u pages: split it",
                        name, limits->pages);
    default:
        return wob_fail(error, WOB_UNREADABLE, "%s: its reader gave up with status %d", name,
                        answer);
    }
}

wob_status wob_markup_read(wob_child_fn read, void *context, const wob_limits *limits,
                           wob_arena *arena, wob_source *source, wob_error *error)
{
    const char *name = wob_arena_copy(arena, source->path).data;
    wob_buffer output = {0};
    int answer = 0;
    wob_status status = wob_child_run(name, limits, read, context, &output, &answer, error);
    if (status == WOB_OK)
        status = judge(answer, name, limits, error);
    if (status == WOB_OK && !wob_wire_take(wob_buffer_slice(&output), limits->pages, arena, source))
        status =
            wob_fail(error, WOB_UNREADABLE, "%s: its reader went astray: it may be hostile", name);
    wob_buffer_release(&output);
    return status;
}
