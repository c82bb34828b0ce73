/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The passage that states the decision, and its numbered points.
 *
 * Sentences that decide are told by data/dictum.tsv; the section in which they stand says how
 * likely each is the letter's own. The passage runs on over the sentences behind it that decide
 * too, and over the points I, II ... that follow it.
 */
#include "lib/letter/decision.h"

#include "lib/letter/item_reference.h"
#include "lib/letter/list.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

enum {
    DECIDED_WORTH = 3, /* of plain words, beside half the weight of the section */
    MOST_BETWEEN = 2,  /* sentences that decide nothing between two that do */
};

typedef enum dictum { NO_DICTUM, DECIDES, SAYS, ADDS } dictum;

/* Where the letter decides, a sentence says what is decided by saying what becomes of something. */
static dictum read_dictum(const wob_sentence *sentence, wob_part part)
{
    wob_outcome outcome;
    const wob_cue *cue = wob_cues_find("dictum", &sentence->words);
    if (!cue && part == WOB_PART_DECISION && wob_outcome_said(sentence, &outcome))
        return SAYS;
    if (!cue || wob_slice_equal(cue->value, WOB_SLICE("not")))
        return NO_DICTUM;
    if (wob_slice_equal(cue->value, WOB_SLICE("adds")))
        return ADDS;
    return wob_slice_equal(cue->value, WOB_SLICE("says")) ? SAYS : DECIDES;
}

static int weigh_part(wob_part part)
{
    switch (part) {
    case WOB_PART_DECISION:
        return 4;
    case WOB_PART_CONSIDERATION:
    case WOB_PART_CLOSING:
        return 2;
    case WOB_PART_OTHER:
    case WOB_PART_INVENTORY:
    case WOB_PART_PUBLICATION:
    case WOB_PART_ANSWER:
        return 1;
    case WOB_PART_REQUEST:
    case WOB_PART_PROCEDURE:
        return 0;
    default:
        return -1;
    }
}

static bool has_word(const wob_sentence *sentence, const char *const *words, size_t count)
{
    for (size_t i = 0; i < sentence->words.count; i++)
        for (size_t k = 0; k < count; k++)
            if (wob_slice_equal_nocase(sentence->words.at[i], wob_slice_of(words[k])))
                return true;
    return false;
}

/* The letter speaks, not the law that is reprinted behind it. */
static bool is_own(const wob_sentence *sentence)
{
    static const char *const words[] = {"ik", "wij", "we", "i"};
    return has_word(sentence, words, sizeof words / sizeof *words);
}

/* "Uw verzoek wijs ik af": it decides on the whole, not on a document or an item. */
static bool speaks_of_all(const wob_sentence *sentence)
{
    static const char *const words[] = {"verzoek",     "request",     "bezwaar",
                                        "wob-verzoek", "woo-verzoek", "volgt"};
    return has_word(sentence, words, sizeof words / sizeof *words);
}

/* "In zoverre wijs ik uw verzoek af." */
static bool speaks_of_part(const wob_sentence *sentence)
{
    static const char *const words[] = {"zoverre", "punt", "onderdeel", "vraag"};
    return has_word(sentence, words, sizeof words / sizeof *words);
}

bool wob_decides_beyond(const wob_reading *reading, const wob_block *block, const wob_slices *items)
{
    size_t i = wob_sentence_at(reading, block->body);
    wob_item_reference named;
    if (i == reading->sentences.count)
        return false;
    const wob_sentence *first = &reading->sentences.at[i];
    if (read_dictum(first, WOB_PART_OTHER) != DECIDES || !speaks_of_all(first))
        return false;
    wob_slice text = wob_slice_at(reading->letter->text, first->span);
    if (wob_slice_find_nocase(text, WOB_SLICE("overige"), 0) < text.size)
        return true;
    if (!wob_item_reference_find(text, 0, reading->letter, reading->arena, &named))
        return !speaks_of_part(first);
    for (size_t k = 0; k < named.numbers.count; k++)
        if (!wob_slices_have(items, named.numbers.at[k]))
            return true;
    return false;
}

static const wob_block *block_of(const wob_reading *reading, size_t sentence)
{
    return &reading->blocks.at[reading->sentences.at[sentence].block];
}

static bool is_point(const wob_mark *mark)
{
    return mark->kind == WOB_MARK_BULLET || mark->kind == WOB_MARK_NUMBER ||
           (mark->kind == WOB_MARK_LETTER && wob_mark_first(mark));
}

/* "DUS BESLUIT IK" above its points. */
static bool heads_points(const wob_reading *reading, const wob_block *block)
{
    const wob_block *next = block + 1;
    return block->known && next < reading->blocks.at + reading->blocks.count &&
           wob_block_part(reading, block) == WOB_PART_DECISION && is_point(&next->mark) &&
           wob_mark_first(&next->mark);
}

/* A question decides nothing, nor does a heading, unless the points follow it: "Ik besluit:". */
static bool may_decide(const wob_reading *reading, const wob_block *block,
                       const wob_sentence *sentence)
{
    if (wob_slice_ends(wob_slice_at(reading->letter->text, sentence->span), WOB_SLICE("?")))
        return false;
    return !block->heading || wob_slice_ends(wob_block_text(reading, block), WOB_SLICE(":")) ||
           heads_points(reading, block);
}

/* "Uw tweede verzoek willigen wij in." */
static bool names_item(const wob_reading *reading, const wob_sentence *sentence)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    wob_item_reference named;
    return reading->letter->items_by_order &&
           wob_item_reference_find(text, 0, reading->letter, reading->arena, &named) &&
           named.by_order;
}

/* The sentence that decides in the likeliest place; sentences.count where none does. */
static size_t find_first(const wob_reading *reading)
{
    size_t best = reading->sentences.count;
    int best_weight = -1;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_block *block = block_of(reading, i);
        wob_part part = wob_block_part(reading, block);
        int weight = 2 * weigh_part(part);
        if (weight + DECIDED_WORTH + 1 <= best_weight ||
            !may_decide(reading, block, &reading->sentences.at[i]) ||
            (part == WOB_PART_ANNEX && !is_own(&reading->sentences.at[i])))
            continue;
        dictum said = read_dictum(&reading->sentences.at[i], part);
        weight += said == DECIDES ? DECIDED_WORTH : 0;
        weight += said == DECIDES && speaks_of_all(&reading->sentences.at[i]) &&
                  !names_item(reading, &reading->sentences.at[i]);
        if (weight > best_weight && (said == DECIDES || said == SAYS)) {
            best = i;
            best_weight = weight;
        }
    }
    return best;
}

/* "III. Uw verzoek wordt voor het overige afgewezen" is the last of the points that begin with
 * "I."; `block` itself where it is no point, or the first. */
static size_t first_point(const wob_reading *reading, size_t block)
{
    size_t first = block;
    while (first > 0 &&
           reading->blocks.at[first - 1].section == reading->blocks.at[block].section &&
           wob_mark_follows(&reading->blocks.at[first - 1].mark, &reading->blocks.at[first].mark))
        first--;
    const wob_mark *mark = &reading->blocks.at[first].mark;
    bool whole = mark->kind != WOB_MARK_BULLET && wob_mark_first(mark);
    return whole && wob_block_part(reading, &reading->blocks.at[block]) == WOB_PART_DECISION
               ? first
               : block;
}

/* Reads the points that begin at `block`; returns where the last one ends. */
static size_t read_points(wob_reading *reading, size_t block, size_t end)
{
    wob_letter *letter = reading->letter;
    wob_list list = wob_list_read(reading, block, end);
    for (size_t i = 0; i < list.entries.count; i++) {
        wob_span span = wob_entry_span(reading, &list.entries.at[i]);
        *wob_push(reading->arena, &letter->decision.points) =
            (wob_point){list.entries.at[i].number, wob_letter_passage(letter, span)};
    }
    return letter->decision.points.at[letter->decision.points.count - 1].at.span.end;
}

/* The block behind the section in which `block` stands. */
static size_t end_of_section(const wob_reading *reading, size_t block)
{
    size_t end = block;
    while (end < reading->blocks.count &&
           reading->blocks.at[end].section == reading->blocks.at[block].section)
        end++;
    return end;
}

/* The first of the sentences right before `index` in its paragraph that decide as well, where the
 * letter decides. */
static size_t find_begin(const wob_reading *reading, size_t index)
{
    const wob_block *block = block_of(reading, index);
    wob_part part = wob_block_part(reading, block);
    while (part == WOB_PART_DECISION && index > 0 && block_of(reading, index - 1) == block) {
        dictum said = read_dictum(&reading->sentences.at[index - 1], part);
        if (said != DECIDES && said != SAYS)
            break;
        index--;
    }
    return index;
}

/* The last sentence that decides behind `first`, before block `end`. Between two that do, one or
 * two others may stand: "Voor de motivering verwijs ik naar onderdeel 4." */
static size_t find_last(const wob_reading *reading, size_t first, size_t end)
{
    size_t last = first;
    for (size_t i = first + 1; i < reading->sentences.count && i - last <= MOST_BETWEEN + 1; i++) {
        if (reading->sentences.at[i].block >= end)
            break;
        dictum said = read_dictum(&reading->sentences.at[i], WOB_PART_OTHER);
        if (said == DECIDES || (said != NO_DICTUM && i == last + 1))
            last = i;
    }
    return last;
}

void wob_decision_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    size_t first = find_first(reading);
    if (first == reading->sentences.count)
        return;
    size_t block = first_point(reading, reading->sentences.at[first].block);
    if (block < reading->sentences.at[first].block)
        first = wob_sentence_at(reading, reading->blocks.at[block].span.begin);
    size_t end = end_of_section(reading, block);
    size_t last = reading->blocks.at[block].heading ? first : find_last(reading, first, end);
    first = find_begin(reading, first);
    wob_span span = {reading->sentences.at[first].span.begin, reading->sentences.at[last].span.end};
    size_t next =
        is_point(&reading->blocks.at[block].mark) ? block : reading->sentences.at[last].block + 1;
    if (wob_block_part(reading, &reading->blocks.at[block]) == WOB_PART_DECISION && next < end &&
        is_point(&reading->blocks.at[next].mark) &&
        wob_mark_first(&reading->blocks.at[next].mark)) {
        size_t points_end = read_points(reading, next, end);
        span.end = points_end > span.end ? points_end : span.end;
    }
    letter->decision.at = wob_letter_passage(letter, span);
    for (size_t i = first; i <= last; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_cue *cue = wob_cues_find("dictum", &sentence->words);
        if (cue)
            wob_reason_cue(reading, sentence->span, "decision", "dictum", cue);
    }
}
