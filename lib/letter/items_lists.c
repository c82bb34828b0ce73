/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items in lists.
 *
 * Letters hold many lists. Request items are the one that stands in the request's section or under
 * a sentence that asks ("U vraagt om de volgende documenten:"); lists of documents found, grounds
 * of refusal and requirements for an objection are told by the sentence above them
 * (data/lead_ins.tsv). Two requests in one letter have a list each.
 */
#include "lib/letter/answer_opening.h"
#include "lib/letter/items_find.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"
#include "lib/letter/requesting.h"

enum {
    LEAST_SCORE = 3,     /* from where on a list counts as the request's */
    LOOK_BACK = 3,       /* blocks above a list that may introduce it */
    MOST_ABOVE = 3,      /* sentences above it that may ask */
    ASKS_SCORE = 3,      /* of a lead-in that asks */
    QUOTES_SCORE = 6,    /* of one in the requester's own words: enough in an annex, too */
    LEAST_REPEATED = 24, /* bytes by which an entry is known again */
    SHORTEST_NOUN = 5,   /* bytes: "zaken" */
};

/* What stands above a list. */
typedef struct lead_in {
    const wob_sentence *above; /* right above it; NULL where nothing is near */
    const wob_cue *cue;        /* what that says; NULL where it says nothing */
    bool colon;                /* with which it ends */
    bool further;              /* the cue stands above that: "U vraagt iets. Het gaat om:" */
} lead_in;

/* What the sentence says of a list below it; that it gives examples says nothing of those that
 * stand alone. */
static const wob_cue *find_lead(const wob_sentence *sentence)
{
    const wob_cue *cue = wob_cues_find("lead_ins", &sentence->words);
    return cue && wob_slice_equal(cue->value, WOB_SLICE("examples")) ? NULL : cue;
}

static lead_in read_lead_in(const wob_reading *reading, const wob_list *list)
{
    size_t block = list->entries.at[0].block;
    size_t first = wob_sentence_at(reading, reading->blocks.at[block].span.begin);
    lead_in found = {0};
    if (first == 0 || block - reading->sentences.at[first - 1].block > LOOK_BACK)
        return found;
    found.above = &reading->sentences.at[first - 1];
    found.cue = find_lead(found.above);
    found.colon =
        wob_slice_ends(wob_slice_at(reading->letter->text, found.above->span), WOB_SLICE(":"));
    /* What says nothing itself but leads on, as a colon does and the heading of a theme. */
    const wob_block *heading = &reading->blocks.at[found.above->block];
    bool leads_on = found.colon || (heading->heading && !heading->known);
    for (size_t i = 2; !found.cue && leads_on && i <= MOST_ABOVE && i <= first; i++) {
        const wob_sentence *further = &reading->sentences.at[first - i];
        if (block - further->block > LOOK_BACK)
            break;
        found.cue = find_lead(further);
        found.further = found.cue != NULL;
    }
    return found;
}

static int score_lead_in(const wob_reading *reading, const wob_list *list)
{
    lead_in found = read_lead_in(reading, list);
    if (!found.cue)
        return found.colon;
    if (wob_slice_equal(found.cue->value, WOB_SLICE("other")))
        return -4;
    bool quotes = wob_slice_equal(found.cue->value, WOB_SLICE("quotes"));
    return (quotes ? QUOTES_SCORE : ASKS_SCORE) + (found.colon && !found.further);
}

static void explain_list(const wob_reading *reading, const wob_list *list)
{
    lead_in found = read_lead_in(reading, list);
    wob_span span = reading->blocks.at[list->entries.at[0].block].span;
    if (found.cue)
        wob_reason_cue(reading, span, "items", "lead_ins", found.cue);
    else
        wob_reason_rule(reading, span, "items", "a list where the letter says what was asked");
}

/* Numbered headings of sections that data/headings.tsv knows. */
static bool are_sections(const wob_reading *reading, const wob_list *list)
{
    size_t known = 0;
    for (size_t i = 0; i < list->entries.count; i++)
        known += reading->blocks.at[list->entries.at[i].block].known;
    return known > 1;
}

/* A heading says more surely that a section tells what was asked than how its first words go. */
static int score_part(const wob_reading *reading, const wob_block *first)
{
    wob_part part = wob_block_part(reading, first);
    bool headed = reading->letter->sections.at[first->section].heading.size > 0;
    if (part == WOB_PART_REQUEST)
        return headed ? 3 : 1;
    return wob_may_hold_request(part) ? 0 : -4;
}

static int score_list(const wob_reading *reading, const wob_list *list)
{
    const wob_block *first = &reading->blocks.at[list->entries.at[0].block];
    if (are_sections(reading, list))
        return 0;
    int score = score_lead_in(reading, list) + score_part(reading, first);
    score += first->mark.kind == WOB_MARK_NUMBER && list->entries.count > 2;
    size_t bytes = 0;
    for (size_t i = 0; i < list->entries.count; i++) {
        wob_span span = wob_entry_span(reading, &list->entries.at[i]);
        bytes += span.end - span.begin;
    }
    if (bytes < WOB_LEAST_ITEM * list->entries.count || list->entries.count < 2)
        score -= 4;
    return score;
}

typedef WOB_LIST(wob_list) list_list;

/* The lists of the letter that ask, in order, and which asks most; best is their count where none
 * does. */
static list_list find_lists(const wob_reading *reading, size_t *ret_best)
{
    list_list lists = {0};
    int best_score = LEAST_SCORE - 1;
    bool *entered = wob_arena_take(reading->arena, reading->blocks.count * sizeof *entered);
    for (size_t i = 0; i < reading->blocks.count; i++)
        entered[i] = false;
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        wob_part part = wob_block_part(reading, block);
        if (block->mark.kind == WOB_MARK_NONE || entered[i] || part == WOB_PART_REMEDY ||
            part == WOB_PART_HEADER)
            continue;
        wob_list list = wob_list_read(reading, i, reading->blocks.count);
        int score = score_list(reading, &list);
        if (score > best_score) {
            *ret_best = lists.count;
            best_score = score;
        }
        /* Lists inside one that asks are part of it; those inside another may ask themselves. */
        for (size_t k = 0; k < list.entries.count; k++)
            entered[list.entries.at[k].block] |= !list.entries.at[k].nested;
        if (score < LEAST_SCORE)
            continue;
        *wob_push(reading->arena, &lists) = list;
        i = list.entries.at[list.entries.count - 1].block;
    }
    return lists;
}

/* The first block of the entry that does not ask: the word that heads an answer, or, where answers
 * stand below the items, whatever is not marked. entry->end where all of it asks. */
static size_t find_answer(const wob_reading *reading, const wob_entry *entry)
{
    size_t behind;
    for (size_t i = entry->block + 1; i < entry->end; i++) {
        const wob_block *block = &reading->blocks.at[i];
        if (wob_answer_word_read(wob_block_body(reading, block), block->heading, &behind) ||
            (reading->interleaved && block->mark.kind == WOB_MARK_NONE))
            return i;
    }
    return entry->end;
}

static wob_span question_span(const wob_reading *reading, const wob_entry *entry)
{
    wob_entry question = *entry;
    question.end = find_answer(reading, entry);
    return wob_entry_span(reading, &question);
}

/* Behind its first block the entry says what becomes of what that asks. */
static bool is_answered(const wob_reading *reading, const wob_entry *entry)
{
    for (size_t i = entry->block + 1; i < entry->end; i++)
        if (reading->blocks.at[i].mark.kind == WOB_MARK_NONE &&
            wob_block_disposes(reading, &reading->blocks.at[i]))
            return true;
    return false;
}

/* Below most entries that have room for it stands what becomes of them. */
static bool is_interleaved(const wob_reading *reading, const wob_list *list)
{
    size_t roomy = 0, answered = 0;
    for (size_t i = 0; i < list->entries.count; i++) {
        const wob_entry *entry = &list->entries.at[i];
        bool has_room = false;
        for (size_t k = entry->block + 1; k < entry->end; k++)
            has_room |= reading->blocks.at[k].mark.kind == WOB_MARK_NONE;
        roomy += has_room;
        answered += has_room && is_answered(reading, entry);
    }
    /* The last one has no next one to end it. */
    size_t last = list->entries.at[list->entries.count - 1].end;
    bool below = last < reading->blocks.count && !reading->blocks.at[last].heading &&
                 reading->blocks.at[last].mark.kind == WOB_MARK_NONE &&
                 wob_block_disposes(reading, &reading->blocks.at[last]);
    answered += answered && below;
    return answered > 1 && 2 * answered > roomy;
}

/* Letters inside an entry that is numbered are items of their own: "2. alle (a) notulen en (b)
 * verslagen" has 2, 2a and 2b. */
static void add_entry(wob_reading *reading, const wob_entry *entry, wob_slice number)
{
    wob_span span = question_span(reading, entry);
    wob_inline_list nested = wob_inline_read(wob_slice_at(reading->letter->text, span));
    bool numbered = reading->blocks.at[entry->block].mark.kind == WOB_MARK_NUMBER;
    if (!numbered || nested.count < WOB_FEWEST_INLINE || nested.marks[0].kind != WOB_MARK_LETTER) {
        wob_item_add(reading, number, span);
        return;
    }
    if (nested.starts[0])
        wob_item_add(reading, number, (wob_span){span.begin, span.begin + nested.starts[0]});
    wob_inline_add(reading, &nested, span, number);
}

static void add_list(wob_reading *reading, const wob_list *list, wob_slice prefix)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        const wob_entry *entry = &list->entries.at[i];
        add_entry(reading, entry,
                  prefix.size ? wob_arena_join(reading->arena, prefix, entry->number)
                              : entry->number);
    }
}

static const wob_block *first_block(const wob_reading *reading, const wob_list *list)
{
    return &reading->blocks.at[list->entries.at[0].block];
}

/* Both begin with the same words: one restates the other. */
static bool restates(const wob_reading *reading, const wob_list *a, const wob_list *b)
{
    wob_slice first = wob_block_body(reading, first_block(reading, a));
    wob_slice second = wob_block_body(reading, first_block(reading, b));
    if (first.size > LEAST_REPEATED)
        first.size = LEAST_REPEATED;
    return wob_slice_starts_nocase(second, first);
}

/* Some number stands in both lists. */
static bool share_numbers(const wob_list *a, const wob_list *b)
{
    for (size_t i = 0; i < a->entries.count; i++)
        for (size_t k = 0; k < b->entries.count; k++)
            if (wob_slice_equal_nocase(a->entries.at[i].number, b->entries.at[k].number))
                return true;
    return false;
}

/* Much of the list says what becomes of something: it answers. */
static bool says_outcomes(const wob_reading *reading, const wob_list *list)
{
    const size_t share = 3; /* one entry in so many */
    size_t said = 0;
    for (size_t i = 0; i < list->entries.count; i++)
        said += wob_block_disposes(reading, &reading->blocks.at[list->entries.at[i].block]);
    return share * said >= list->entries.count;
}

/* From `first` to `last` some block names an item, as only answers do. */
static bool answers_between(const wob_reading *reading, const wob_block *first,
                            const wob_block *last)
{
    wob_answer_opening opening;
    for (const wob_block *block = first; block < last; block++)
        if (block->mark.kind == WOB_MARK_NONE && wob_answer_opening_read(reading, block, &opening))
            return true;
    return false;
}

/* `list` is another request of the letter than `best`: it asks as plainly, and its marks begin
 * anew; where they are the same it stands with it as well. */
static bool is_other_request(const wob_reading *reading, const wob_list *best, const wob_list *list)
{
    const wob_block *first = first_block(reading, list), *own = first_block(reading, best);
    if (first == own || !wob_mark_first(&first->mark) || first->mark.kind == WOB_MARK_BULLET ||
        score_lead_in(reading, list) < ASKS_SCORE || restates(reading, best, list))
        return false;
    wob_part part = wob_block_part(reading, first);
    if (says_outcomes(reading, list) || answers_between(reading, own, first))
        return false;
    if (share_numbers(best, list))
        return part == wob_block_part(reading, own) && wob_mark_alike(&first->mark, &own->mark);
    return wob_may_hold_request(part);
}

/* Keeps of the lists those that are requests of the letter: the best one and its likes. Returns
 * whether some number stands in several. */
static bool keep_requests(const wob_reading *reading, list_list *lists, size_t best)
{
    const wob_list own = lists->at[best];
    bool shared = false;
    size_t kept = 0;
    for (size_t i = 0; i < lists->count; i++) {
        const wob_list list = lists->at[i];
        if (i != best && !is_other_request(reading, &own, &list))
            continue;
        shared |= i != best && share_numbers(&own, &list);
        lists->at[kept++] = list;
    }
    lists->count = kept;
    return shared;
}

/* Requests whose items have the same numbers are told apart by capitals: A1, A2, B1. */
static void add_lists(wob_reading *reading, const list_list *lists, bool shared)
{
    static const char *const prefixes[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    const size_t most = sizeof prefixes / sizeof *prefixes;
    for (size_t i = 0; i < lists->count && i < most; i++) {
        add_list(reading, &lists->at[i], shared ? wob_slice_of(prefixes[i]) : (wob_slice){0});
        explain_list(reading, &lists->at[i]);
        reading->requests++;
    }
}

/* "... ontvang ik (1) het programma;" right above a list that begins with "(2)": its first entries
 * stand inside the sentence. */
static void add_above(wob_reading *reading, const wob_list *list)
{
    size_t block = list->entries.at[0].block;
    const wob_mark *first = &reading->blocks.at[block].mark;
    if (block == 0 || wob_mark_first(first))
        return;
    wob_span above = reading->blocks.at[block - 1].span;
    wob_inline_list found = wob_inline_read(wob_slice_at(reading->letter->text, above));
    if (found.count && wob_mark_follows(&found.marks[found.count - 1], first))
        wob_inline_add(reading, &found, above, (wob_slice){0});
}

/* The last word of a text that names what is listed; empty where it is one that documents, which
 * are numbered too, are called by. */
static wob_slice noun_of(wob_slice text)
{
    static const char *const others[] = {"documenten", "stukken", "informatie", "gegevens",
                                         "documents",  "records", "volgende",   "bijlagen"};
    wob_slice noun = wob_slice_trim(text);
    if (wob_slice_ends(noun, WOB_SLICE(":")))
        noun.size--;
    size_t begin = noun.size;
    while (begin > 0 && wob_is_alpha(noun.data[begin - 1]))
        begin--;
    noun = wob_slice_cut(noun, begin, noun.size);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (wob_slice_equal_nocase(noun, wob_slice_of(others[i])))
            return (wob_slice){0};
    bool plural = wob_slice_ends(noun, WOB_SLICE("n")) || wob_slice_ends(noun, WOB_SLICE("s"));
    return plural && noun.size >= SHORTEST_NOUN ? noun : (wob_slice){0};
}

/* "... voor de ketels op de volgende adressen:", or "Uw verzoeken" as the heading above them. */
static wob_slice find_noun(const wob_reading *reading, const wob_list *list)
{
    static const char *const leads[] = {" volgende ", " deze "};
    lead_in above = read_lead_in(reading, list);
    if (!above.above)
        return (wob_slice){0};
    wob_slice text = wob_slice_at(reading->letter->text, above.above->span);
    wob_slice noun = noun_of(text);
    if (noun.size == 0 || reading->blocks.at[above.above->block].heading)
        return noun;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        wob_slice lead = wob_slice_of(leads[i]);
        size_t at = (size_t)(noun.data - text.data);
        if (above.colon && at >= lead.size &&
            wob_slice_equal(wob_slice_cut(text, at - lead.size, at), lead))
            return noun;
    }
    return (wob_slice){0};
}

size_t wob_items_from_lists(wob_reading *reading)
{
    size_t best = SIZE_MAX;
    list_list lists = find_lists(reading, &best);
    if (best >= lists.count)
        return SIZE_MAX;
    const wob_list *list = &lists.at[best];
    size_t block = list->entries.at[0].block;
    if (wob_items_have_names_above(reading, block))
        return SIZE_MAX;
    reading->interleaved =
        score_lead_in(reading, list) >= ASKS_SCORE && is_interleaved(reading, list);
    add_above(reading, list);
    reading->letter->item_noun = find_noun(reading, list);
    bool shared = keep_requests(reading, &lists, best);
    add_lists(reading, &lists, shared);
    return block;
}
