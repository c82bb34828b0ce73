/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was asked: the passage of the letter that says it, and its numbered items.
 *
 * Letters hold many lists. Request items are the one that stands in the request's section or under
 * a sentence that asks ("U vraagt om de volgende documenten:"), before the letter answers; lists of
 * documents found, grounds of refusal and requirements for an objection are told by the sentence
 * above them (data/lead_ins.tsv). The passage begins behind the words that introduce it ("heeft u
 * verzocht om informatie over", data/requesting.tsv) and runs on as long as sentences ask, with the
 * items.
 */
#include "lib/letter/list.h"
#include "lib/letter/steps.h"

enum {
    LEAST_SCORE = 3,      /* from where on a list counts as the request's */
    LEAST_ENTRY = 12,     /* bytes: shorter entries are words, not requests */
    LOOK_BACK = 3,        /* blocks above a list that may introduce it */
    MOST_ITEMS = 400,     /* longer lists hold no questions; the rest is not read */
    MOST_INLINE = 40,     /* items written inside a sentence */
    MOST_REQUEST_GAP = 2, /* sentences that do not ask between two that do */
};

static bool may_hold_request(wob_part kind)
{
    return kind == WOB_PART_REQUEST || kind == WOB_PART_OTHER || kind == WOB_PART_PROCEDURE ||
           kind == WOB_PART_INVENTORY || kind == WOB_PART_ANSWER;
}

/* The last sentence before `block` begins; NULL where there is none. */
static const wob_sentence *sentence_above(const wob_reading *reading, size_t block)
{
    size_t first = wob_sentence_at(reading, reading->blocks.at[block].span.begin);
    return first > 0 ? &reading->sentences.at[first - 1] : NULL;
}

static int score_lead_in(const wob_reading *reading, const wob_list *list)
{
    const wob_sentence *above = sentence_above(reading, list->entries.at[0].block);
    if (!above || list->entries.at[0].block - above->block > LOOK_BACK)
        return 0;
    const wob_cue *cue = wob_cues_find("lead_ins", &above->words);
    bool colon = wob_slice_ends(wob_slice_at(reading->letter->text, above->span), WOB_SLICE(":"));
    if (!cue)
        return colon;
    return wob_slice_equal(cue->value, WOB_SLICE("asks")) ? 3 + colon : -4;
}

static int score_list(const wob_reading *reading, const wob_list *list)
{
    const wob_block *first = &reading->blocks.at[list->entries.at[0].block];
    wob_part part = wob_block_part(reading, first);
    int score = score_lead_in(reading, list);
    score += part == WOB_PART_REQUEST ? 3 : 0;
    score -= may_hold_request(part) ? 0 : 4;
    score += first->mark.kind == WOB_MARK_NUMBER && list->entries.count > 2;
    size_t bytes = 0;
    for (size_t i = 0; i < list->entries.count; i++) {
        wob_span span = wob_entry_span(reading, &list->entries.at[i]);
        bytes += span.end - span.begin;
    }
    if (bytes < LEAST_ENTRY * list->entries.count || list->entries.count < 2)
        score -= 4;
    return score;
}

/* The best list of the letter that asks; entries.count is 0 where none does. */
static wob_list find_items(const wob_reading *reading)
{
    wob_list best = {0};
    int best_score = LEAST_SCORE - 1;
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        wob_part part = wob_block_part(reading, block);
        if (block->mark.kind == WOB_MARK_NONE || part == WOB_PART_REMEDY || part == WOB_PART_HEADER)
            continue;
        wob_list list = wob_list_read(reading, i, reading->blocks.count);
        int score = score_list(reading, &list);
        if (score > best_score) {
            best = list;
            best_score = score;
        }
        if (list.entries.count > 1)
            i = list.entries.at[list.entries.count - 1].block;
    }
    return best;
}

static void add_item(wob_reading *reading, wob_slice number, wob_span span)
{
    wob_letter *letter = reading->letter;
    *wob_push(reading->arena, &letter->items) =
        (wob_item){number, wob_letter_passage(letter, span)};
}

/* Items inside a sentence: "(1) alle notulen, (2) het rapport en (3) ...". */
static void find_inline_items(wob_reading *reading, const wob_sentence *sentence)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    wob_mark marks[MOST_INLINE];
    size_t starts[MOST_INLINE], count = 0;
    for (size_t at = 0; at < text.size && count < MOST_INLINE; at++) {
        if (text.data[at] != '(' || (at && text.data[at - 1] != ' '))
            continue;
        wob_mark mark = wob_mark_read(wob_slice_cut(text, at, text.size));
        bool next = mark.kind && mark.opened &&
                    (count ? wob_mark_follows(&marks[count - 1], &mark) : wob_mark_first(&mark));
        if (next) {
            marks[count] = mark;
            starts[count++] = at;
        }
    }
    for (size_t i = 0; count > 1 && i < count; i++) {
        size_t end = i + 1 < count ? starts[i + 1] : text.size;
        add_item(reading, marks[i].number,
                 (wob_span){sentence->span.begin + starts[i] + marks[i].size,
                            sentence->span.begin + end});
    }
}

/* What a sentence says of the request, as data/requesting.tsv has it. */
typedef struct asking {
    bool asks;
    bool after;   /* what is asked stands in the sentences that follow */
    size_t begin; /* where in the text what is asked begins */
} asking;

static asking read_sentence(const wob_reading *reading, const wob_sentence *sentence)
{
    const wob_cues *cues = wob_cues_of("requesting");
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++) {
        if (!wob_cue_find(&cues->at[i], &sentence->words, 0, &begin, &end))
            continue;
        wob_slice value = cues->at[i].value;
        if (wob_slice_equal(value, WOB_SLICE("not")))
            return (asking){0};
        if (wob_slice_equal(value, WOB_SLICE("after")))
            return (asking){.after = true};
        if (wob_slice_equal(value, WOB_SLICE("whole")))
            return (asking){.asks = true, .begin = sentence->span.begin};
        /* "U heeft verzocht om informatie." alone says nothing of what was asked. */
        if (end == sentence->words.count)
            return (asking){0};
        const char *word = sentence->words.at[end].data;
        return (asking){.asks = true, .begin = (size_t)(word - reading->letter->text.data)};
    }
    return (asking){0};
}

/* Whether each sentence belongs to the passage that says what was asked, and where it begins there.
 */
static asking place_sentence(const wob_reading *reading, size_t index, wob_span items)
{
    const wob_sentence *sentence = &reading->sentences.at[index];
    const wob_block *block = &reading->blocks.at[sentence->block];
    wob_slice text = reading->letter->text;
    wob_part part = wob_block_part(reading, block);
    if (part == WOB_PART_HEADER || part == WOB_PART_REMEDY)
        return (asking){0};
    /* "Uw verzoek luidt als volgt:" may look like a heading; it is no part of what was asked. */
    if (block->heading)
        return (asking){.after = may_hold_request(part) && read_sentence(reading, sentence).after};
    if (sentence->span.begin >= items.begin && sentence->span.end <= items.end)
        return (asking){.asks = true, .begin = sentence->span.begin};
    asking asks = may_hold_request(part) ? read_sentence(reading, sentence) : (asking){0};
    if (asks.asks || asks.after || index == 0)
        return asks;
    /* What leads to the items, and what a colon leads to. */
    const wob_sentence *before = &reading->sentences.at[index - 1];
    bool leads = index + 1 < reading->sentences.count && items.end &&
                 reading->sentences.at[index + 1].span.begin == items.begin;
    bool led = wob_slice_ends(wob_slice_at(text, before->span), WOB_SLICE(":")) &&
               read_sentence(reading, before).asks;
    return (asking){.asks = leads || led, .begin = sentence->span.begin};
}

/* From the first sentence that asks, as long as sentences do, and over the items in any case.
 * Behind "schrijft u het volgende:" all asks, up to the end of the section. */
static wob_span find_passage(const wob_reading *reading, wob_span items)
{
    wob_span found = {0};
    size_t quiet = 0, quoted = SIZE_MAX; /* the section that quotes the request */
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_block *block = &reading->blocks.at[sentence->block];
        bool open = found.end > 0;
        asking asks = place_sentence(reading, i, items);
        if (asks.after)
            quoted = block->section;
        if (asks.asks || (quoted == block->section && !asks.after && !block->heading)) {
            size_t begin = asks.asks ? asks.begin : sentence->span.begin;
            found = (wob_span){open ? found.begin : begin, sentence->span.end};
            quiet = 0;
        } else if (open && ++quiet > MOST_REQUEST_GAP && sentence->span.begin >= items.end) {
            break;
        }
    }
    return found;
}

void wob_request_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    wob_list list = find_items(reading);
    wob_span items = {0};
    for (size_t i = 0; i < list.entries.count && i < MOST_ITEMS; i++)
        add_item(reading, list.entries.at[i].number, wob_entry_span(reading, &list.entries.at[i]));
    for (size_t i = 0; letter->items.count == 0 && i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        wob_part part = wob_block_part(reading, &reading->blocks.at[sentence->block]);
        if (may_hold_request(part) && read_sentence(reading, sentence).asks)
            find_inline_items(reading, sentence);
    }
    if (letter->items.count)
        items =
            (wob_span){list.entries.count ? reading->blocks.at[list.entries.at[0].block].span.begin
                                          : letter->items.at[0].at.span.begin,
                       letter->items.at[letter->items.count - 1].at.span.end};
    wob_span request = find_passage(reading, items);
    if (request.end > request.begin)
        letter->request = wob_letter_passage(letter, request);
}
