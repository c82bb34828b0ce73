/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines on their way through a pipe. See wire.h. */
#include "lib/source/wire.h"

#include "lib/base/utf8.h"

#include <math.h>
#include <string.h>

/* A line as it goes through the pipe, its text behind it. */
typedef struct wire_line {
    uint32_t page; /* from 1 */
    uint32_t size; /* of the text, in bytes */
    uint32_t placed, bold;
    float type_size, confidence;
    wob_box box;
} wire_line;

void wob_wire_give_head(wob_child *child, wob_wire_head head)
{
    wob_child_give(child, &head, sizeof head);
}

void wob_wire_give_line(wob_child *child, const wob_line *line)
{
    wire_line wire = {
        .page = line->page,
        .size = (uint32_t)line->text.size,
        .placed = line->placed,
        .bold = line->bold,
        .type_size = line->size,
        .confidence = line->confidence,
        .box = line->box,
    };
    wob_child_give(child, &wire, sizeof wire);
    wob_child_give(child, line->text.data, line->text.size);
}

/* What came through the pipe and is not read yet. */
typedef struct reply {
    wob_slice rest;
} reply;

static bool take(reply *from, void *to, size_t size)
{
    if (from->rest.size < size)
        return false;
    memcpy(to, from->rest.data, size);
    from->rest = wob_slice_cut(from->rest, size, from->rest.size);
    return true;
}

static bool is_sane_box(wob_box box)
{
    return isfinite(box.left) && isfinite(box.top) && isfinite(box.right) && isfinite(box.bottom);
}

static wob_slice copy_valid(wob_slice text, wob_arena *arena)
{
    if (wob_utf8_valid(text) == text.size)
        return wob_arena_copy(arena, text);
    wob_buffer repaired = {0};
    wob_utf8_add_repaired(&repaired, text);
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(&repaired));
    wob_buffer_release(&repaired);
    return copy;
}

static bool take_line(reply *from, wob_arena *arena, wob_source *source, uint32_t *page)
{
    wire_line line;
    if (!take(from, &line, sizeof line) || line.size > from->rest.size || line.page < *page ||
        line.page < 1 || line.page > source->page_count)
        return false;
    wob_slice text = wob_slice_cut(from->rest, 0, line.size);
    from->rest = wob_slice_cut(from->rest, line.size, from->rest.size);
    source->blank_pages -= line.page > *page; /* all count as blank until a line stands on them */
    *page = line.page;
    bool placed = line.placed && is_sane_box(line.box) && isfinite(line.type_size);
    *wob_push(arena, &source->lines) = (wob_line){
        .text = copy_valid(text, arena),
        .page = line.page,
        .placed = placed,
        .bold = line.bold,
        .size = placed ? line.type_size : 0,
        .confidence = line.confidence > 0 && line.confidence <= 1 ? line.confidence : 0,
        .box = placed ? line.box : (wob_box){0},
    };
    return true;
}

bool wob_wire_take(wob_slice bytes, uint32_t most_pages, wob_arena *arena, wob_source *source)
{
    reply from = {bytes};
    wob_wire_head head;
    uint32_t page = 0;
    if (!take(&from, &head, sizeof head) || head.page_count > most_pages || !isfinite(head.width) ||
        !isfinite(head.height))
        return false;
    source->page_count = source->blank_pages = head.page_count;
    source->page_width = head.width;
    source->page_height = head.height;
    while (from.rest.size)
        if (!take_line(&from, arena, source, &page))
            return false;
    return true;
}
