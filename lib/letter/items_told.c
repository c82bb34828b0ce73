/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items that running text counts: "U vraagt ten eerste om de notulen, ten tweede om ...". */
#include "lib/letter/items_find.h"
#include "lib/letter/number_word.h"
#include "lib/letter/reason.h"
#include "lib/letter/requesting.h"

#include <string.h>

enum { MOST_BEFORE = 2 }; /* sentences before the first that may ask for all of them */

/* "Ten tweede", "ten slotte": a word that counts, or ends the count. */
typedef struct told {
    size_t begin, end; /* in the text */
    unsigned nth;      /* from 1; 0 for the last one, whichever it is */
} told;

typedef WOB_LIST(told) told_list;

static size_t end_of_word(wob_slice text, size_t at)
{
    while (at < text.size && (wob_is_alpha(text.data[at]) || (unsigned char)text.data[at] >= 0x80))
        at++;
    return at;
}

/* Behind `words` and the space that follows them; 0 where they do not stand at `at`. */
static size_t behind(wob_slice text, size_t at, const char *words)
{
    if (at == text.size || wob_lower(text.data[at]) != *words)
        return 0;
    wob_slice wanted = wob_slice_of(words);
    size_t end = at + wanted.size;
    bool there = wob_slice_starts_nocase(wob_slice_cut(text, at, text.size), wanted) &&
                 end < text.size && (text.data[end] == ' ' || text.data[end] == ',');
    return there ? end + 1 : 0;
}

/* "ten derde", "in de derde plaats", "third". */
static bool read_nth(wob_slice text, size_t at, told *ret_told)
{
    static const struct {
        const char *before, *after;
    } forms[] = {{"ten", NULL}, {"in de", "plaats"}, {"op de", "plaats"}, {"in the", "place"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t begin = behind(text, at, forms[i].before);
        size_t end = begin ? end_of_word(text, begin) : 0;
        const wob_number_word *word =
            end ? wob_number_word_find(wob_slice_cut(text, begin, end)) : NULL;
        if (word && word->kind == WOB_ORDINAL && forms[i].after && end < text.size)
            end = behind(text, end + 1, forms[i].after);
        if (!word || word->kind != WOB_ORDINAL || end == 0)
            continue;
        *ret_told = (told){at, end, word->value};
        return true;
    }
    return false;
}

/* "firstly", "thirdly" */
static bool read_adverb(wob_slice text, size_t at, told *ret_told)
{
    size_t end = end_of_word(text, at);
    wob_slice word = wob_slice_cut(text, at, end);
    if (!wob_slice_ends(word, WOB_SLICE("ly")))
        return false;
    const wob_number_word *number = wob_number_word_find(wob_slice_cut(word, 0, word.size - 2));
    if (!number || number->kind != WOB_ORDINAL)
        return false;
    *ret_told = (told){at, end, number->value};
    return true;
}

static bool read_last(wob_slice text, size_t at, told *ret_told)
{
    static const char *const lasts[] = {"ten slotte",  "tot slot", "tenslotte",
                                        "ten laatste", "finally",  "lastly"};
    for (size_t i = 0; i < sizeof lasts / sizeof *lasts; i++) {
        size_t end = behind(text, at, lasts[i]);
        if (end == 0)
            continue;
        *ret_told = (told){at, end, 0};
        return true;
    }
    return false;
}

/* What counts in the text, one after the other from the first on. */
static told_list read_told(wob_slice text, wob_arena *arena)
{
    told_list list = {0};
    for (size_t at = 0; at < text.size; at++) {
        told found;
        if (!wob_is_alpha(text.data[at]) || (at > 0 && wob_is_word(text.data[at - 1])))
            continue;
        bool nth = read_nth(text, at, &found) || read_adverb(text, at, &found);
        if (!nth && !(list.count && read_last(text, at, &found)))
            continue;
        if (nth && found.nth != list.count + 1)
            continue;
        *wob_push(arena, &list) = found;
        if (!nth)
            break;
    }
    return list;
}

/* The sentence at `at` of the text, or one right before it in its block, asks. */
static bool is_asked(const wob_reading *reading, size_t at)
{
    size_t which = wob_sentence_at(reading, at);
    for (size_t i = 0; i <= MOST_BEFORE && i <= which && which < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[which - i];
        wob_requesting asks = wob_requesting_read(reading, sentence);
        if (asks.asks || asks.after)
            return true;
    }
    return false;
}

/* Without the word that leads on to the next: "de notulen, en ten derde". */
static size_t end_before(wob_slice text, size_t begin, size_t next)
{
    static const char *const joints[] = {" en", " and", " En", " And"};
    wob_slice before = wob_slice_trim(wob_slice_cut(text, begin, next));
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (wob_slice_ends(before, wob_slice_of(joints[i])))
            before.size -= strlen(joints[i]);
    return (size_t)(before.data - text.data) + before.size;
}

/* The last one ends with its sentence. */
static size_t end_of_last(const wob_reading *reading, const wob_block *block, size_t begin)
{
    size_t sentence = wob_sentence_at(reading, block->span.begin + begin);
    size_t end = sentence < reading->sentences.count ? reading->sentences.at[sentence].span.end
                                                     : block->span.end;
    return (end < block->span.end ? end : block->span.end) - block->span.begin;
}

static void add_told(wob_reading *reading, const wob_block *block, const told_list *list)
{
    wob_slice text = wob_block_text(reading, block);
    for (size_t i = 0; i < list->count; i++) {
        size_t begin = list->at[i].end;
        while (begin < text.size && strchr(" ,:", text.data[begin]))
            begin++;
        size_t end = i + 1 < list->count ? end_before(text, begin, list->at[i + 1].begin)
                                         : end_of_last(reading, block, begin);
        if (begin < end)
            wob_item_add(reading, wob_arena_print(reading->arena, "%zu", i + 1),
                         (wob_span){block->span.begin + begin, block->span.begin + end});
    }
    reading->letter->items_by_order = true;
    wob_reason_rule(reading, block->span, "items", "running text that counts what it asks");
}

void wob_items_from_told(wob_reading *reading)
{
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        if (!wob_may_hold_request(wob_block_part(reading, block)))
            continue;
        told_list list = read_told(wob_block_text(reading, block), reading->arena);
        if (list.count < WOB_FEWEST_INLINE ||
            !is_asked(reading, block->span.begin + list.at[0].begin))
            continue;
        add_told(reading, block, &list);
        return;
    }
}
