/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading enumerations. See list.h. */
#include "lib/letter/list.h"

enum {
    MOST_BETWEEN = 3,  /* paragraphs without a mark inside one entry */
    MOST_BLOCKS = 200, /* of one entry, with the lists inside it */
};

static const wob_block *block_at(const wob_reading *reading, size_t i)
{
    return &reading->blocks.at[i];
}

/* The next block from `i` on with a mark like `mark` that follows it; `end` where none does.
 * Headings and long stretches of plain paragraphs end a list. */
static size_t next_entry(const wob_reading *reading, size_t i, size_t end, const wob_mark *mark)
{
    size_t plain = 0, first = i;
    for (; i < end && i - first < MOST_BLOCKS && plain <= MOST_BETWEEN; i++) {
        const wob_block *block = block_at(reading, i);
        if (wob_mark_follows(mark, &block->mark))
            return i;
        /* Another list of the same form begins anew. */
        if (wob_mark_alike(mark, &block->mark) && wob_mark_first(&block->mark))
            return end;
        if (block->heading && block->mark.kind == WOB_MARK_NONE)
            return end;
        plain += block->mark.kind == WOB_MARK_NONE;
    }
    return end;
}

/* Letters or romans under a number: "2" with "a", "b" gives "2a", "2b". Bullets under a number stay
 * part of its text. */
static void add_nested(const wob_reading *reading, wob_list *list, wob_entry *parent)
{
    size_t end = parent->end;
    for (size_t i = parent->block + 1; i < end; i++) {
        wob_mark mark = block_at(reading, i)->mark;
        if (mark.kind != WOB_MARK_LETTER || !wob_mark_first(&mark) ||
            block_at(reading, parent->block)->mark.kind != WOB_MARK_NUMBER)
            continue;
        size_t second = next_entry(reading, i + 1, end, &mark);
        if (second == end)
            continue;
        parent->end = i;
        wob_slice above = parent->number;
        while (i < end) {
            mark = block_at(reading, i)->mark;
            size_t next = next_entry(reading, i + 1, end, &mark);
            *wob_push(reading->arena, &list->entries) =
                (wob_entry){i, next, wob_arena_join(reading->arena, above, mark.number), true};
            i = next;
        }
        return;
    }
}

wob_list wob_list_read(const wob_reading *reading, size_t block, size_t end)
{
    wob_list list = {.lead_in = block ? block - 1 : block};
    bool bullets = block_at(reading, block)->mark.kind == WOB_MARK_BULLET;
    size_t i = block;
    for (unsigned place = 1; i < end; place++) {
        const wob_mark *mark = &block_at(reading, i)->mark;
        size_t next = next_entry(reading, i + 1, end, mark);
        /* The last entry has no next one to end it: it is its own block alone, and nested entries.
         */
        size_t entry_end = next;
        if (next == end) {
            entry_end = i + 1;
            while (entry_end < end && entry_end - i < MOST_BLOCKS &&
                   block_at(reading, entry_end)->mark.kind &&
                   !wob_mark_alike(mark, &block_at(reading, entry_end)->mark) &&
                   block_at(reading, entry_end)->section == block_at(reading, i)->section)
                entry_end++;
        }
        wob_slice number = bullets ? wob_arena_print(reading->arena, "%u", place) : mark->number;
        wob_entry entry = {i, entry_end, number, false};
        size_t index = list.entries.count;
        *wob_push(reading->arena, &list.entries) = entry;
        add_nested(reading, &list, &entry);
        list.entries.at[index] = entry;
        i = next;
    }
    return list;
}

wob_span wob_entry_span(const wob_reading *reading, const wob_entry *entry)
{
    return (wob_span){block_at(reading, entry->block)->body,
                      block_at(reading, entry->end - 1)->span.end};
}
