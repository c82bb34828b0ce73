/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sources as bytes. See transfer.h.
 *
 * Both ends are one program: the structs go as they stand, and what they point to follows in a
 * fixed order, and takes the place of their pointers.
 */
#include "lib/source/transfer.h"

#include <string.h>

/* Every text of a source beside those of its lines. */
static const size_t texts[] = {
    offsetof(wob_source, path),
    offsetof(wob_source, id),
    offsetof(wob_source, facts.organisation),
    offsetof(wob_source, facts.subject),
    offsetof(wob_source, facts.outcome),
};

enum { TEXTS = sizeof texts / sizeof *texts };

void wob_source_pack(const wob_source *source, wob_buffer *to)
{
    const wob_lines *lines = &source->lines;
    wob_buffer_add(to, (wob_slice){(const char *)source, sizeof *source});
    for (size_t i = 0; i < TEXTS; i++)
        wob_buffer_add(to, *(const wob_slice *)((const char *)source + texts[i]));
    wob_buffer_add(to, (wob_slice){(const char *)lines->at, lines->count * sizeof *lines->at});
    for (size_t i = 0; i < lines->count; i++)
        wob_buffer_add(to, lines->at[i].text);
}

static bool take(wob_slice *rest, size_t size, const char **ret_bytes)
{
    if (rest->size < size)
        return false;
    *ret_bytes = rest->data;
    *rest = wob_slice_cut(*rest, size, rest->size);
    return true;
}

static bool take_text(wob_slice *rest, wob_slice *text)
{
    return take(rest, text->size, &text->data);
}

static bool take_lines(wob_slice *rest, wob_arena *arena, wob_lines *lines)
{
    const char *bytes;
    if (lines->count > rest->size / sizeof *lines->at ||
        !take(rest, lines->count * sizeof *lines->at, &bytes))
        return false;
    lines->room = lines->count;
    lines->at = wob_arena_take(arena, lines->count * sizeof *lines->at);
    if (lines->count)
        memcpy(lines->at, bytes, lines->count * sizeof *lines->at);
    for (size_t i = 0; i < lines->count; i++)
        if (!take_text(rest, &lines->at[i].text))
            return false;
    return true;
}

bool wob_source_unpack(wob_slice bytes, wob_arena *arena, wob_source *ret_source)
{
    wob_slice rest = bytes;
    const char *head;
    if (!take(&rest, sizeof *ret_source, &head))
        return false;
    memcpy(ret_source, head, sizeof *ret_source);
    for (size_t i = 0; i < TEXTS; i++)
        if (!take_text(&rest, (wob_slice *)((char *)ret_source + texts[i])))
            return false;
    return take_lines(&rest, arena, &ret_source->lines) && rest.size == 0;
}
