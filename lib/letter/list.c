/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading enumerations. See list.h. */
#include "lib/letter/list.h"

#include "lib/base/utf8.h"

enum {
    MOST_BETWEEN = 8,  /* paragraphs without a mark inside one entry */
    MOST_ANSWER = 40,  /* the same where the next mark is sure to go on: "2d" behind "2c" */
    LEAST_WORD = 4,    /* small letters in a row */
    MOST_BLOCKS = 200, /* of one entry, with the lists inside it */
};

static const wob_block *block_at(const wob_reading *reading, size_t i)
{
    return &reading->blocks.at[i];
}

/* "4. en 5. Beide notulen ...": the mark after which the list goes on is the second one. */
static wob_mark last_mark(const wob_reading *reading, size_t block)
{
    static const char *const joints[] = {"en ", "and ", "& ", "t/m "};
    const wob_block *entry = block_at(reading, block);
    wob_slice body = wob_block_body(reading, entry);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        wob_slice joint = wob_slice_of(joints[i]);
        if (!wob_slice_starts(body, joint))
            continue;
        wob_mark second = wob_mark_read(wob_slice_cut(body, joint.size, body.size));
        if (second.kind == entry->mark.kind)
            return second;
    }
    return entry->mark;
}

/* What a running header or footer left behind looks like a heading: "FOI/24-25/0318". It has
 * figures and no words. */
static bool is_furniture(const wob_reading *reading, const wob_block *block)
{
    wob_slice text = wob_block_text(reading, block);
    size_t digits = 0, small = 0, most = 0;
    for (size_t i = 0; i < text.size; i++) {
        digits += wob_is_digit(text.data[i]);
        small = text.data[i] >= 'a' && text.data[i] <= 'z' ? small + 1 : 0;
        most = small > most ? small : most;
    }
    return digits > 0 && most < LEAST_WORD;
}

/* "i." below "a.": romans inside an entry of a list of letters, and not that list begun anew. */
static bool is_roman_inside(const wob_mark *mark, const wob_mark *outer)
{
    return wob_roman_value(mark->number) == 1 && wob_roman_value(outer->number) == 0;
}

/* Right below block i stands an entry that goes on behind `last`: it heads a theme. */
static bool heads_theme(const wob_reading *reading, const wob_mark *last, size_t i, size_t end)
{
    return i + 1 < end && wob_mark_follows(last, &block_at(reading, i + 1)->mark);
}

/* "Te denken valt aan:": below it stand examples of what is listed above. */
static bool leads_to_examples(const wob_reading *reading, const wob_block *block, size_t above)
{
    /* A single bullet lists nothing yet. */
    if (above == 0 || block_at(reading, above - 1)->mark.kind != WOB_MARK_BULLET ||
        !wob_slice_ends(wob_block_text(reading, block), WOB_SLICE(":")))
        return false;
    size_t last = wob_sentence_at(reading, block->span.end);
    if (last == 0)
        return false;
    const wob_cue *cue = wob_cues_find("lead_ins", &reading->sentences.at[last - 1].words);
    return cue && wob_slice_equal(cue->value, WOB_SLICE("examples"));
}

/* All bullets are alike, so what tells where was searched, or leads to examples, ends a list of
 * what was asked; `above` is its last bullet. */
static bool ends_bullets(const wob_reading *reading, const wob_block *block, size_t above)
{
    bool searched = block->section != block_at(reading, above)->section &&
                    wob_block_part(reading, block) == WOB_PART_INVENTORY;
    return block->mark.kind == WOB_MARK_NONE &&
           (searched || leads_to_examples(reading, block, above));
}

/* The next entry behind the one at `block_of_last`, at or behind block `i`; `end` where there is
 * none. Headings and long stretches of plain paragraphs end a list, and the heading of a section is
 * only followed by that of another. */
static size_t next_entry(const wob_reading *reading, size_t block_of_last, size_t i, size_t end)
{
    wob_mark last = last_mark(reading, block_of_last);
    const wob_mark *mark = &last;
    bool section = block_at(reading, block_of_last)->known;
    size_t most = wob_mark_nested(mark) ? MOST_ANSWER : MOST_BETWEEN;
    size_t plain = 0, first = i;
    for (; i < end && i - first < MOST_BLOCKS && plain <= most; i++) {
        const wob_block *block = block_at(reading, i);
        if (block->known && !section)
            return end;
        if (wob_mark_follows(mark, &block->mark) && (!section || block->heading))
            return i;
        /* Another list of the same form begins anew. */
        if (wob_mark_alike(mark, &block->mark) && wob_mark_first(&block->mark) &&
            !is_roman_inside(&block->mark, mark))
            return end;
        /* "2.1" may go on below the heading of a theme, wherever it stands. */
        if (block->heading && block->mark.kind == WOB_MARK_NONE && !wob_mark_nested(mark) &&
            !is_furniture(reading, block) && !heads_theme(reading, mark, i, end))
            return end;
        if (mark->kind == WOB_MARK_BULLET && ends_bullets(reading, block, block_of_last))
            return end;
        plain += block->mark.kind == WOB_MARK_NONE;
    }
    return end;
}

static bool is_capital(const wob_mark *mark)
{
    return mark->number.data[0] >= 'A' && mark->number.data[0] <= 'Z';
}

/* A list of this form may stand inside an entry of that one: letters or romans under a number,
 * numbers under a letter, small letters under capitals. Bullets stay part of the entry's text. */
static bool may_nest(const wob_mark *inner, const wob_mark *outer)
{
    if (outer->kind == WOB_MARK_NUMBER)
        return inner->kind == WOB_MARK_LETTER;
    if (outer->kind != WOB_MARK_LETTER)
        return false;
    return inner->kind == WOB_MARK_NUMBER
               ? !wob_mark_nested(inner)
               : inner->kind == WOB_MARK_LETTER && is_capital(outer) && !is_capital(inner);
}

/* Adds the entries inside another, numbered `above`, from block `i` on. */
static void add_inside(const wob_reading *reading, wob_list *list, wob_slice above, size_t i,
                       size_t end)
{
    while (i < end) {
        wob_slice number = block_at(reading, i)->mark.number;
        size_t next = next_entry(reading, i, i + 1, end);
        *wob_push(reading->arena, &list->entries) =
            (wob_entry){.block = i,
                        .end = next,
                        .number = wob_arena_join(reading->arena, above, number),
                        .nested = true};
        i = next;
    }
}

/* "2" with "a" and "b" inside gives "2a" and "2b". */
static void add_nested(const wob_reading *reading, wob_list *list, wob_entry *parent)
{
    size_t end = parent->end;
    for (size_t i = parent->block + 1; i < end; i++) {
        const wob_mark *mark = &block_at(reading, i)->mark;
        if (!wob_mark_first(mark) || !may_nest(mark, &block_at(reading, parent->block)->mark) ||
            next_entry(reading, i, i + 1, end) == end)
            continue;
        parent->end = i;
        add_inside(reading, list, parent->number, i, end);
        return;
    }
}

/* "5. a. ..." with "b. ..." below it: the entry is 5a, and 5b comes behind. */
static bool add_double(const wob_reading *reading, wob_list *list, wob_entry *entry)
{
    const wob_block *block = block_at(reading, entry->block);
    wob_mark inner = wob_mark_read(wob_block_body(reading, block));
    if (!wob_mark_first(&inner) || !may_nest(&inner, &block->mark))
        return false;
    size_t second = entry->block + 1;
    while (second < entry->end && !wob_mark_alike(&inner, &block_at(reading, second)->mark))
        second++;
    if (second == entry->end || !wob_mark_follows(&inner, &block_at(reading, second)->mark))
        return false;
    size_t end = entry->end;
    wob_slice above = entry->number;
    entry->end = second;
    entry->second_mark = inner.size;
    entry->number = wob_arena_join(reading->arena, above, inner.number);
    add_inside(reading, list, above, second, end);
    return true;
}

/* "2." and "4." with a paragraph between them that has no mark: it is the third entry, whose mark
 * recognition lost. `end` where that is not so; else its block, and that of the fourth. */
static size_t find_lost(const wob_reading *reading, size_t i, size_t end, size_t *ret_next)
{
    const wob_mark *mark = &block_at(reading, i)->mark;
    unsigned number, second;
    if (mark->kind != WOB_MARK_NUMBER || !wob_slice_number(mark->number, &number) || i + 2 >= end)
        return end;
    const wob_block *lost = block_at(reading, i + 1), *next = block_at(reading, i + 2);
    if (lost->mark.kind || lost->heading || !wob_mark_alike(mark, &next->mark) ||
        !wob_slice_number(next->mark.number, &second) || second != number + 2)
        return end;
    *ret_next = i + 2;
    return i + 1;
}

/* The number of the entry at `block`, which the entry at `next` follows. */
static wob_slice entry_number(const wob_reading *reading, size_t block, size_t next, size_t end)
{
    const wob_mark *mark = &block_at(reading, block)->mark;
    bool misread = mark->kind == WOB_MARK_LETTER && next < end &&
                   block_at(reading, next)->mark.kind == WOB_MARK_NUMBER;
    return misread ? WOB_SLICE("1") : wob_mark_number(mark, reading->arena);
}

/* A list may begin at `inside` within the entry at `block`: with its first entry, or its second one
 * where the first stands behind the entry's own mark, "5. a.". */
static bool may_begin_inside(const wob_reading *reading, size_t block, size_t inside)
{
    wob_mark first = wob_mark_read(wob_block_body(reading, block_at(reading, block)));
    const wob_mark *mark = &block_at(reading, inside)->mark;
    return wob_mark_first(mark) || mark->kind == WOB_MARK_BULLET ||
           (first.kind && wob_mark_follows(&first, mark));
}

/* Where the last entry ends, which no next one does: it is its own block alone, with nested
 * entries. */
static size_t end_of_last(const wob_reading *reading, size_t block, size_t end)
{
    const wob_block *last = block_at(reading, block);
    size_t i = block + 1;
    if (i < end && !may_begin_inside(reading, block, i))
        return i;
    while (i < end && i - block < MOST_BLOCKS && block_at(reading, i)->mark.kind &&
           !wob_mark_alike(&last->mark, &block_at(reading, i)->mark) &&
           block_at(reading, i)->section == last->section)
        i++;
    return i;
}

/* Where the entry at `block` ends, which the one at `next` follows: at the heading of a theme, if
 * one stands between them. */
static size_t end_of_entry(const wob_reading *reading, size_t block, size_t next)
{
    size_t end = block + 1;
    while (end < next &&
           !(block_at(reading, end)->heading && block_at(reading, end)->mark.kind == WOB_MARK_NONE))
        end++;
    return end;
}

static void add_entry(const wob_reading *reading, wob_list *list, wob_entry entry)
{
    size_t index = list->entries.count;
    *wob_push(reading->arena, &list->entries) = entry;
    if (!add_double(reading, list, &entry))
        add_nested(reading, list, &entry);
    list->entries.at[index] = entry;
}

wob_list wob_list_read(const wob_reading *reading, size_t block, size_t end)
{
    wob_list list = {.lead_in = block ? block - 1 : block};
    bool bullets = block_at(reading, block)->mark.kind == WOB_MARK_BULLET;
    size_t i = block;
    for (unsigned place = 1; i < end; place++) {
        const wob_mark *mark = &block_at(reading, i)->mark;
        size_t next = next_entry(reading, i, i + 1, end), after = next;
        size_t lost = next == end ? find_lost(reading, i, end, &after) : end;
        wob_slice number = bullets ? wob_arena_print(reading->arena, "%u", place)
                                   : entry_number(reading, i, next, end);
        size_t entry_end = lost < end   ? lost
                           : next < end ? end_of_entry(reading, i, next)
                                        : end_of_last(reading, i, end);
        add_entry(reading, &list, (wob_entry){.block = i, .end = entry_end, .number = number});
        if (lost < end) {
            unsigned value = 0;
            (void)wob_slice_number(mark->number, &value);
            number = wob_arena_print(reading->arena, "%u", value + 1);
            add_entry(reading, &list, (wob_entry){.block = lost, .end = after, .number = number});
        }
        i = after;
    }
    return list;
}

wob_span wob_entry_span(const wob_reading *reading, const wob_entry *entry)
{
    return (wob_span){block_at(reading, entry->block)->body + entry->second_mark,
                      block_at(reading, entry->end - 1)->span.end};
}
