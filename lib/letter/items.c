/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbered items of what was asked.
 *
 * Letters hold many lists. Request items are the one that stands in the request's section or under
 * a sentence that asks ("U vraagt om de volgende documenten:"), before the letter answers; lists of
 * documents found, grounds of refusal and requirements for an objection are told by the sentence
 * above them (data/lead_ins.tsv). Two requests in one letter have a list each. Where no list asks,
 * blocks that name themselves ("Vraag 1:") or marks inside a sentence ("(1) alle notulen, (2) het
 * rapport") may.
 */
#include "lib/letter/items.h"

#include "lib/letter/answer_opening.h"
#include "lib/letter/list.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"
#include "lib/letter/requesting.h"

enum {
    LEAST_SCORE = 3,     /* from where on a list counts as the request's */
    LEAST_ENTRY = 12,    /* bytes: shorter entries are words, not requests */
    LOOK_BACK = 3,       /* blocks above a list that may introduce it */
    MOST_ABOVE = 3,      /* sentences above it that may ask */
    MOST_ITEMS = 400,    /* longer lists hold no questions; the rest is not read */
    MOST_INLINE = 40,    /* items written inside a sentence */
    ASKS_SCORE = 3,      /* of a lead-in that asks */
    QUOTES_SCORE = 6,    /* of one in the requester's own words: enough in an annex, too */
    LEAST_REPEATED = 24, /* bytes by which an entry is known again */
};

bool wob_is_behind_letter(const wob_letter *letter, size_t at)
{
    for (size_t i = 0; i < letter->sections.count && letter->sections.at[i].span.end <= at; i++)
        if (letter->sections.at[i].kind == WOB_PART_CLOSING ||
            letter->sections.at[i].kind == WOB_PART_REMEDY)
            return true;
    return false;
}

/* What stands above a list. */
typedef struct lead_in {
    const wob_sentence *above; /* right above it; NULL where nothing is near */
    const wob_cue *cue;        /* what that says; NULL where it says nothing */
    bool colon;                /* with which it ends */
    bool further;              /* the cue stands above that: "U vraagt iets. Het gaat om:" */
} lead_in;

static lead_in read_lead_in(const wob_reading *reading, const wob_list *list)
{
    size_t block = list->entries.at[0].block;
    size_t first = wob_sentence_at(reading, reading->blocks.at[block].span.begin);
    lead_in found = {0};
    if (first == 0 || block - reading->sentences.at[first - 1].block > LOOK_BACK)
        return found;
    found.above = &reading->sentences.at[first - 1];
    found.cue = wob_cues_find("lead_ins", &found.above->words);
    found.colon =
        wob_slice_ends(wob_slice_at(reading->letter->text, found.above->span), WOB_SLICE(":"));
    /* What says nothing itself but leads on, as a colon does and the heading of a theme. */
    bool leads_on = found.colon || reading->blocks.at[found.above->block].heading;
    for (size_t i = 2; !found.cue && leads_on && i <= MOST_ABOVE && i <= first; i++) {
        const wob_sentence *further = &reading->sentences.at[first - i];
        if (block - further->block > LOOK_BACK)
            break;
        found.cue = wob_cues_find("lead_ins", &further->words);
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
    if (bytes < LEAST_ENTRY * list->entries.count || list->entries.count < 2)
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

static void add_item(wob_reading *reading, wob_slice number, wob_span span)
{
    wob_letter *letter = reading->letter;
    if (letter->items.count < MOST_ITEMS)
        *wob_push(reading->arena, &letter->items) =
            (wob_item){number, wob_letter_passage(letter, span)};
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
    return answered > 1 && 2 * answered > roomy;
}

/* Before the mark something is enumerated: "om: a)", "het rapport, b)", "en c)". "Zie bijlage 1."
 * ends a sentence. */
static bool goes_on_to(wob_slice before)
{
    static const char *const ends[] = {":", ",", ";", " en", " of", " om", " van", " and", " or",
                                       " for"};
    before = wob_slice_trim(before);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wob_slice_ends(before, wob_slice_of(ends[i])))
            return true;
    return false;
}

/* The mark inside a sentence at `at`. */
static wob_mark inline_mark(wob_slice text, size_t at)
{
    bool apart = at > 0 && wob_is_space(text.data[at - 1]);
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

/* Marks inside a text that follow each other, and where they stand. */
typedef struct inline_list {
    wob_mark marks[MOST_INLINE];
    size_t starts[MOST_INLINE], count;
} inline_list;

/* "(1) alle notulen, (2) het rapport en (3) ..."; where less than two are found nothing is
 * enumerated. */
static inline_list read_inline(wob_slice text)
{
    inline_list list = {.count = 0};
    for (size_t at = 0; at < text.size && list.count < MOST_INLINE; at++) {
        wob_mark mark = inline_mark(text, at);
        const wob_mark *last = list.count ? &list.marks[list.count - 1] : NULL;
        if (mark.kind == WOB_MARK_NONE ||
            !(last ? wob_mark_follows(last, &mark) : wob_mark_first(&mark)))
            continue;
        /* "Punten (a) en (b)" enumerates nothing. */
        if (last && at - list.starts[list.count - 1] < LEAST_ENTRY)
            return (inline_list){.count = 0};
        list.starts[list.count] = at;
        list.marks[list.count++] = mark;
    }
    return list;
}

static void add_inline(wob_reading *reading, const inline_list *list, wob_span span,
                       wob_slice prefix)
{
    for (size_t i = 0; i < list->count; i++) {
        wob_span item = {span.begin + list->starts[i] + list->marks[i].size, span.end};
        item.end = i + 1 < list->count ? span.begin + list->starts[i + 1]
                                       : end_of_sentence(reading, item.begin);
        wob_slice number = list->marks[i].number;
        add_item(reading,
                 prefix.size ? wob_arena_join(reading->arena, prefix, number) : number, item);
    }
}

/* Letters inside an entry that is numbered are items of their own: "2. alle (a) notulen en (b)
 * verslagen" has 2, 2a and 2b. */
static void add_entry(wob_reading *reading, const wob_entry *entry, wob_slice number)
{
    wob_span span = question_span(reading, entry);
    inline_list nested = read_inline(wob_slice_at(reading->letter->text, span));
    bool numbered = reading->blocks.at[entry->block].mark.kind == WOB_MARK_NUMBER;
    if (!numbered || nested.count < 2 || nested.marks[0].kind != WOB_MARK_LETTER) {
        add_item(reading, number, span);
        return;
    }
    add_item(reading, number, (wob_span){span.begin, span.begin + nested.starts[0]});
    add_inline(reading, &nested, span, number);
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

/* `list` is another request of the letter than `best`: it asks as plainly, and its marks begin
 * anew; where they are the same it stands with it as well. */
static bool is_other_request(const wob_reading *reading, const wob_list *best, const wob_list *list)
{
    const wob_block *first = first_block(reading, list), *own = first_block(reading, best);
    if (first == own || !wob_mark_first(&first->mark) || first->mark.kind == WOB_MARK_BULLET ||
        score_lead_in(reading, list) < ASKS_SCORE || restates(reading, best, list))
        return false;
    wob_part part = wob_block_part(reading, first);
    if (says_outcomes(reading, list))
        return false;
    if (share_numbers(best, list))
        return part == wob_block_part(reading, own) && wob_mark_alike(&first->mark, &own->mark);
    return wob_may_hold_request(part);
}

/* Requests whose items have the same numbers are told apart by capitals: A1, A2, B1. */
static void add_lists(wob_reading *reading, const list_list *lists, size_t best)
{
    static const char *const prefixes[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    const size_t most = sizeof prefixes / sizeof *prefixes;
    bool shared = false;
    for (size_t i = 0; i < lists->count; i++)
        shared |= is_other_request(reading, &lists->at[best], &lists->at[i]) &&
                  share_numbers(&lists->at[best], &lists->at[i]);
    for (size_t i = 0; i < lists->count && reading->requests < most; i++) {
        const wob_list *list = &lists->at[i];
        if (i != best && !is_other_request(reading, &lists->at[best], list))
            continue;
        wob_slice prefix = wob_slice_of(prefixes[reading->requests++]);
        add_list(reading, list, shared ? prefix : (wob_slice){0});
        explain_list(reading, list);
    }
}

/* A block that names one item, as the heading of a question or of its answer does. */
typedef struct named {
    wob_slice number;
    size_t block;
    wob_span behind; /* what it heads in its own block; empty where all of that is heading */
    bool answer;     /* it says that it answers */
} named;

typedef WOB_LIST(named) named_list;

static named_list list_named(const wob_reading *reading)
{
    named_list list = {0};
    for (size_t i = 0; i < reading->blocks.count && list.count < MOST_ITEMS; i++) {
        const wob_block *block = &reading->blocks.at[i];
        wob_answer_opening opening;
        wob_part part = wob_block_part(reading, block);
        if (part != WOB_PART_ANNEX && part != WOB_PART_REMEDY && part != WOB_PART_HEADER &&
            wob_answer_opening_read(reading, block, &opening) && opening.items.count == 1)
            *wob_push(reading->arena, &list) = (named){opening.items.at[0],
                                                       i,
                                                       {opening.begin, block->span.end},
                                                       opening.answer};
    }
    return list;
}

/* It asks: its number comes again, and that either says that it answers or stands elsewhere. */
static bool is_question(const wob_reading *reading, const named_list *list, size_t which)
{
    const named *question = &list->at[which];
    const wob_block *block = &reading->blocks.at[question->block];
    if (question->answer)
        return false;
    for (size_t i = 0; i < which; i++)
        if (wob_slice_equal(list->at[i].number, question->number))
            return false;
    for (size_t i = which + 1; i < list->count; i++)
        if (wob_slice_equal(list->at[i].number, question->number))
            return list->at[i].answer || (wob_may_hold_request(wob_block_part(reading, block)) &&
                                          reading->blocks.at[list->at[i].block].section !=
                                              block->section);
    return false;
}

/* What a question heads: the rest of its block, or the blocks up to the next that names an item. */
static wob_span question_of(const wob_reading *reading, const named_list *list, size_t which)
{
    const named *question = &list->at[which];
    size_t first = question->block + 1, end = first;
    size_t next = which + 1 < list->count ? list->at[which + 1].block : first;
    if (question->behind.begin < question->behind.end || first >= next)
        return question->behind;
    while (end < next && (end == first || !reading->blocks.at[end].heading))
        end++;
    return (wob_span){reading->blocks.at[first].span.begin, reading->blocks.at[end - 1].span.end};
}

/* "Vraag 1: ...", "Vraag 2: ...": questions that name themselves. */
static void find_named(wob_reading *reading)
{
    named_list list = list_named(reading);
    size_t questions = 0;
    for (size_t i = 0; i < list.count; i++)
        questions += is_question(reading, &list, i);
    for (size_t i = 0; questions > 1 && i < list.count; i++)
        if (is_question(reading, &list, i)) {
            wob_span span = question_of(reading, &list, i);
            add_item(reading, list.at[i].number, span);
            wob_reason_rule(reading, span, "item", "a question under its own name");
        }
}

/* The list inside `span`, which ends with `block`, and on over blocks that a line or page has broken
 * off at the next mark; `span` then goes on over them. */
static inline_list read_inline_on(const wob_reading *reading, size_t block, wob_span *span)
{
    inline_list list = read_inline(wob_slice_at(reading->letter->text, *span));
    for (size_t i = block + 1; i < reading->blocks.count && list.count; i++) {
        const wob_block *next = &reading->blocks.at[i];
        if (!wob_mark_follows(&list.marks[list.count - 1], &next->mark))
            break;
        span->end = next->span.end;
        list = read_inline(wob_slice_at(reading->letter->text, *span));
    }
    return list;
}

/* Items inside the first block that asks so. */
static void find_inline(wob_reading *reading)
{
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_block *block = &reading->blocks.at[sentence->block];
        if (!wob_may_hold_request(wob_block_part(reading, block)) ||
            !wob_requesting_read(reading, sentence).asks)
            continue;
        wob_span span = {sentence->span.begin, block->span.end};
        inline_list list = read_inline_on(reading, sentence->block, &span);
        if (list.count < 2)
            continue;
        add_inline(reading, &list, span, (wob_slice){0});
        wob_reason_rule(reading, span, "items", "marks inside a sentence that asks");
        return;
    }
}

/* Questions that name themselves stand above the list, each over its answer: the list is part of
 * one. */
static bool asks_by_name(const wob_reading *reading, const wob_list *list)
{
    if (!wob_heads_answers(reading))
        return false;
    named_list names = list_named(reading);
    size_t above = 0;
    while (above < names.count && names.at[above].block < list->entries.at[0].block)
        above++;
    return above > 1;
}

wob_span wob_items_find(wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    size_t best = SIZE_MAX;
    list_list lists = find_lists(reading, &best);
    size_t begin = SIZE_MAX;
    if (best < lists.count && !asks_by_name(reading, &lists.at[best])) {
        reading->interleaved = score_lead_in(reading, &lists.at[best]) >= ASKS_SCORE &&
                               is_interleaved(reading, &lists.at[best]);
        add_lists(reading, &lists, best);
        begin = reading->blocks.at[lists.at[best].entries.at[0].block].span.begin;
    }
    if (letter->items.count == 0)
        find_named(reading);
    if (letter->items.count == 0)
        find_inline(reading);
    if (letter->items.count == 0)
        return (wob_span){0};
    if (letter->items.at[0].at.span.begin < begin)
        begin = letter->items.at[0].at.span.begin;
    return (wob_span){begin, letter->items.at[letter->items.count - 1].at.span.end};
}
