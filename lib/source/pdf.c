/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PDF: has a child process read the file, and builds the source from what comes back. The child
 * may have been taken over by a hostile file, so all that it says is checked.
 */
#include "lib/source/pdf.h"

#include "lib/base/utf8.h"
#include "lib/source/readers.h"

#include <math.h>
#include <string.h>

/* What the child handed back and is not read yet. */
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
    wob_pdf_line line;
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
        .box = placed ? line.box : (wob_box){0},
    };
    return true;
}

static bool take_source(reply from, wob_arena *arena, wob_source *source)
{
    wob_pdf_head head;
    uint32_t page = 0;
    if (!take(&from, &head, sizeof head) || head.page_count > WOB_PDF_MOST_PAGES ||
        !isfinite(head.width) || !isfinite(head.height))
        return false;
    source->page_count = source->blank_pages = head.page_count;
    source->page_width = head.width;
    source->page_height = head.height;
    while (from.rest.size)
        if (!take_line(&from, arena, source, &page))
            return false;
    return true;
}

static wob_status judge(int answer, const char *name, wob_error *error)
{
    switch (answer) {
    case WOB_PDF_READ:
        return WOB_OK;
    case WOB_PDF_ENCRYPTED:
        return wob_fail(error, WOB_UNREADABLE, "%s: needs a password: save it without one", name);
    case WOB_PDF_TOO_MANY_PAGES:
        return wob_fail(error, WOB_LIMIT, "%s: passed over, it has more than %d pages: split it",
                        name, WOB_PDF_MOST_PAGES);
    case WOB_PDF_DAMAGED:
        return wob_fail(error, WOB_UNREADABLE, "%s: is damaged, no page of it can be read", name);
    default:
        return wob_fail(error, WOB_UNREADABLE, "%s: its reader gave up with status %d", name,
                        answer);
    }
}

wob_status wob_pdf_read(wob_slice bytes, wob_arena *arena, wob_source *source, wob_error *error)
{
    const char *name = wob_arena_copy(arena, source->path).data;
    wob_child_limits limits = WOB_CHILD_LIMITS;
    wob_buffer output = {0};
    int answer = 0;
    wob_status status =
        wob_child_run(name, &limits, wob_pdf_read_pages, &bytes, &output, &answer, error);
    if (status == WOB_OK)
        status = judge(answer, name, error);
    source->format = WOB_FORMAT_PDF;
    if (status == WOB_OK && !take_source((reply){wob_buffer_slice(&output)}, arena, source))
        status =
            wob_fail(error, WOB_UNREADABLE, "%s: its reader went astray: it may be hostile", name);
    wob_buffer_release(&output);
    return status;
}
