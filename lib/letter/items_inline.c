/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items inside sentences: "U vraagt om (1) alle notulen, (2) het rapport en (3) ...". */
#include "lib/base/utf8.h"
#include "lib/letter/items_find.h"
#include "lib/letter/reason.h"
#include "lib/letter/requesting.h"

enum { MOST_ASKING = 8 }; /* sentences of one block behind which items are looked for */

/* Before the mark something is enumerated: "om: a)", "het rapport, b)", "en c)". "Zie bijlage 1."
 * ends a sentence. */
static bool goes_on_to(wob_slice before)
{
    static const char *const ends[] = {":",   ",",    ";",    " en", " of",
                                       " om", " van", " and", " or", " for"};
    before = wob_slice_trim(before);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wob_slice_ends(before, wob_slice_of(ends[i])))
            return true;
    return false;
}

/* The mark inside a sentence at `at`. */
static wob_mark inline_mark(wob_slice text, size_t at)
{
    bool apart = at == 0 || wob_is_space(text.data[at - 1]);
    wob_mark mark = apart ? wob_mark_read(wob_slice_cut(text, at, text.size)) : (wob_mark){0};
    bool enumerates = mark.opened || ((mark.closed == ')' || mark.closed == '.') &&
                                      goes_on_to(wob_slice_cut(text, 0, at)));
    return mark.kind != WOB_MARK_BULLET && enumerates ? mark : (wob_mark){0};
}

static size_t end_of_sentence(const wob_reading *reading, size_t at)
{
    size_t sentence = wob_sentence_at(reading, at);
    return sentence < reading->sentences.count ? reading->sentences.at[sentence].span.end
                                               : reading->letter->text.size;
}

wob_inline_list wob_inline_read(wob_slice text)
{
    wob_inline_list list = {.count = 0};
    for (size_t at = 0; at < text.size && list.count < WOB_MOST_INLINE; at++) {
        wob_mark mark = inline_mark(text, at);
        const wob_mark *last = list.count ? &list.marks[list.count - 1] : NULL;
        if (mark.kind == WOB_MARK_NONE ||
            !(last ? wob_mark_follows(last, &mark) : wob_mark_first(&mark)))
            continue;
        /* "Punten (a) en (b)" enumerates nothing. */
        if (last && at - list.starts[list.count - 1] < WOB_LEAST_ITEM)
            return (wob_inline_list){.count = 0};
        list.starts[list.count] = at;
        list.marks[list.count++] = mark;
    }
    return list;
}

void wob_inline_add(wob_reading *reading, const wob_inline_list *list, wob_span span,
                    wob_slice prefix)
{
    for (size_t i = 0; i < list->count; i++) {
        wob_span item = {span.begin + list->starts[i] + list->marks[i].size, span.end};
        item.end = i + 1 < list->count ? span.begin + list->starts[i + 1]
                                       : end_of_sentence(reading, item.begin);
        wob_slice number = list->marks[i].number;
        wob_item_add(reading, prefix.size ? wob_arena_join(reading->arena, prefix, number) : number,
                     item);
    }
}

/* The list inside `span`, which ends with `block`, and on over blocks that a line or page has
 * broken off at the next mark; `span` then goes on over them. */
static wob_inline_list read_inline_on(const wob_reading *reading, size_t block, wob_span *span)
{
    wob_inline_list list = wob_inline_read(wob_slice_at(reading->letter->text, *span));
    for (size_t i = block + 1; i < reading->blocks.count && list.count; i++) {
        const wob_block *next = &reading->blocks.at[i];
        if (!wob_mark_follows(&list.marks[list.count - 1], &next->mark))
            break;
        span->end = next->span.end;
        list = wob_inline_read(wob_slice_at(reading->letter->text, *span));
    }
    return list;
}

/* The list behind the sentence of `block` that asks, or below it where that ends so: "het
 * volgende:" and then "(1) alle notulen, (2) het rapport". `span` is the sentence's, and then the
 * list's. */
static wob_inline_list read_asked(const wob_reading *reading, size_t block, wob_span *span)
{
    wob_inline_list list = read_inline_on(reading, block, span);
    bool leads_on = wob_slice_ends(wob_slice_at(reading->letter->text, *span), WOB_SLICE(":"));
    if (list.count || !leads_on || block + 1 == reading->blocks.count)
        return list;
    *span = reading->blocks.at[block + 1].span;
    return read_inline_on(reading, block + 1, span);
}

/* Items inside the first block that asks so. */
void wob_items_from_sentences(wob_reading *reading)
{
    size_t asking = 0, last = SIZE_MAX; /* sentences of the block `last` */
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_block *block = &reading->blocks.at[sentence->block];
        if (!wob_may_hold_request(wob_block_part(reading, block)))
            continue;
        wob_requesting asks = wob_requesting_read(reading, sentence);
        if (!asks.asks && !asks.after)
            continue;
        asking = sentence->block == last ? asking + 1 : 1;
        last = sentence->block;
        if (asking > MOST_ASKING)
            continue;
        wob_span span = {sentence->span.begin, block->span.end};
        wob_inline_list list = read_asked(reading, sentence->block, &span);
        if (list.count < WOB_FEWEST_INLINE)
            continue;
        wob_inline_add(reading, &list, span, (wob_slice){0});
        wob_reason_rule(reading, span, "items", "marks inside a sentence that asks");
        return;
    }
}
