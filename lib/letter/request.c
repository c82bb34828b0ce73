/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was asked: the passage of the letter that says it, with its numbered items (items.h).
 *
 * It begins behind the words that introduce it ("heeft u verzocht om informatie over",
 * data/requesting.tsv) and runs on as long as sentences ask, with the items.
 */
#include "lib/letter/items.h"
#include "lib/letter/reason.h"
#include "lib/letter/requesting.h"
#include "lib/letter/steps.h"

enum { MOST_REQUEST_GAP = 2 }; /* sentences that do not ask between two that do */

/* Whether each sentence belongs to the passage that says what was asked, and where it begins there.
 */
static wob_requesting place_sentence(const wob_reading *reading, size_t index, wob_span items)
{
    const wob_sentence *sentence = &reading->sentences.at[index];
    const wob_block *block = &reading->blocks.at[sentence->block];
    wob_slice text = reading->letter->text;
    wob_part part = wob_block_part(reading, block);
    if (part == WOB_PART_HEADER || part == WOB_PART_REMEDY)
        return (wob_requesting){0};
    /* "Uw verzoek luidt als volgt:" may look like a heading; it is no part of what was asked. */
    if (block->heading)
        return (wob_requesting){.after = wob_may_hold_request(part) &&
                                         wob_requesting_read(reading, sentence).after};
    if (sentence->span.begin >= items.begin && sentence->span.end <= items.end)
        return (wob_requesting){.asks = true, .begin = sentence->span.begin};
    wob_requesting asks =
        wob_may_hold_request(part) ? wob_requesting_read(reading, sentence) : (wob_requesting){0};
    if (asks.asks || asks.after || index == 0)
        return asks;
    /* What leads to the items, and what a colon leads to. */
    const wob_sentence *before = &reading->sentences.at[index - 1];
    bool leads = index + 1 < reading->sentences.count && items.end &&
                 reading->sentences.at[index + 1].span.begin == items.begin;
    bool led = wob_slice_ends(wob_slice_at(text, before->span), WOB_SLICE(":")) &&
               wob_requesting_read(reading, before).asks;
    return (wob_requesting){.asks = leads || led, .begin = sentence->span.begin};
}

/* A quotation begins in what was found and has not ended: what is quoted asks too. */
static bool is_quoting(const wob_reading *reading, wob_span found)
{
    static const char *const marks[][2] = {{"“", "”"}, {"„", "”"}, {"‘", "’"}};
    wob_slice text = wob_slice_at(reading->letter->text, found);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        wob_slice open = wob_slice_of(marks[i][0]), close = wob_slice_of(marks[i][1]);
        size_t last = text.size;
        for (size_t at = 0; (at = wob_slice_find(text, open, at)) < text.size; at += open.size)
            last = at;
        if (last < text.size && wob_slice_find(text, close, last) == text.size)
            return true;
    }
    return false;
}

/* From the first sentence that asks, as long as sentences do, and over the items in any case.
 * Behind "schrijft u het volgende:" all asks, up to the end of the section; inside a quotation too,
 * up to the end of the paragraph. A heading that names something else ends it. */
static wob_span find_passage(const wob_reading *reading, wob_span items)
{
    wob_span found = {0};
    size_t quiet = 0, quoted = SIZE_MAX; /* the section that quotes the request */
    size_t last = SIZE_MAX;              /* the block in which it ends so far */
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_block *block = &reading->blocks.at[sentence->block];
        bool open = found.end > 0, over = sentence->span.begin >= items.end;
        wob_requesting asks = place_sentence(reading, i, items);
        if (open && over && block->known && wob_block_part(reading, block) != WOB_PART_REQUEST)
            break;
        /* What was asked "over de kade" before the letter told its decision was only announced. */
        if (open && !over && block->known && wob_block_part(reading, block) == WOB_PART_DECISION)
            found = (wob_span){0};
        if (asks.after)
            quoted = block->section;
        if (asks.asks && wob_requesting_cue(sentence))
            wob_reason_cue(reading, sentence->span, "request", "requesting",
                           wob_requesting_cue(sentence));
        bool goes_on = (quoted == block->section && !asks.after && !block->heading) ||
                       (open && sentence->block == last && is_quoting(reading, found));
        if (asks.asks || goes_on) {
            size_t begin = asks.asks ? asks.begin : sentence->span.begin;
            /* What was asked in a word, far above where it is told in full. */
            if (open && !over && quiet > MOST_REQUEST_GAP)
                open = false;
            found = (wob_span){open ? found.begin : begin, sentence->span.end};
            last = sentence->block;
            quiet = 0;
        } else if (open && ++quiet > MOST_REQUEST_GAP && over) {
            break;
        }
    }
    return found;
}

/* In the course of the procedure a request is made more precise; what it is was said before. */
static bool are_in_procedure(const wob_letter *letter, wob_span items)
{
    if (items.end == 0)
        return false;
    const wob_section *section = wob_section_at(letter, items.begin);
    return section->kind == WOB_PART_PROCEDURE && section->heading.size > 0;
}

void wob_request_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    wob_span items = wob_items_find(reading);
    /* Items in an annex are no part of what the letter itself says of the request. */
    if (wob_is_behind_letter(letter, items.begin))
        items = (wob_span){0};
    wob_span request = {0};
    if (are_in_procedure(letter, items))
        request = find_passage(reading, (wob_span){0});
    if (request.end <= request.begin)
        request = find_passage(reading, items);
    if (request.end > request.begin)
        letter->request = wob_letter_passage(letter, request);
}
