/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From answer to answer: which items an answer points to ("zie ad 2"), and where its substance
 * stands.
 *
 * A reference is an expression that names items, in a sentence that sends the reader somewhere
 * (data/referring.tsv), and does not speak of the like-numbered point of another decision.
 * `resolved` follows references to the end and cuts circles. An answer that does nothing but refer
 * has no substance of its own; one that points nowhere we know keeps its own items.
 */
#include "lib/letter/item_reference.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

enum {
    LONGEST_POINTER = 30, /* words of a sentence that does nothing but refer */
    LONGEST_ABOVE = 60,   /* bytes of an answer that only says "idem" */
    WORDS_BEFORE = 6,     /* words before a reference that may say that it leads elsewhere */
};

typedef WOB_LIST(size_t) index_list;

/* A number of an item, and the answers that name it. */
typedef struct holders {
    index_list answers;
    bool followed; /* on the way now being followed */
    bool stands;   /* the substance stands under it */
} holders;

typedef struct resolver {
    wob_reading *reading;
    wob_slices numbers; /* of the items; where the request has none, of what the answers name */
    holders *held;      /* by number */
    index_list *items;  /* by answer: its numbers, as indexes */
    index_list *see;    /* by answer: the numbers it points to */
    bool *bare;         /* by answer: does nothing but refer */
    bool *visited;      /* by answer, on the way now being followed */
} resolver;

/* How many of the sentence's words begin before `at` of it. */
static size_t words_before(const wob_reading *reading, const wob_sentence *sentence, size_t at)
{
    const char *end = reading->letter->text.data + sentence->span.begin + at;
    size_t low = 0, high = sentence->words.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sentence->words.at[middle].data < end)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Right before the reference stands "gelijkluidende" or the like: the point of another decision. Or
 * "documenten met", of which the numbers are. */
static bool leads_elsewhere(const wob_reading *reading, const wob_sentence *sentence,
                            wob_span reference)
{
    wob_cue_words words = sentence->words;
    size_t first = words_before(reading, sentence, reference.begin), begin, end;
    words.count = words_before(reading, sentence, reference.end);
    size_t from = first > WORDS_BEFORE ? first - WORDS_BEFORE : 0;
    const wob_cues *cues = wob_cues_of("referring");
    for (size_t i = 0; i < cues->count; i++)
        if (wob_slice_equal(cues->at[i].value, WOB_SLICE("elsewhere")) &&
            wob_cue_find(&cues->at[i], &words, from, &begin, &end))
            return true;
    return false;
}

bool wob_refers(const wob_sentence *sentence)
{
    const wob_cues *cues = wob_cues_of("referring");
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++)
        if (wob_slice_equal(cues->at[i].value, WOB_SLICE("refers")) &&
            wob_cue_find(&cues->at[i], &sentence->words, 0, &begin, &end))
            return true;
    return false;
}

static bool has_link(wob_slice text)
{
    return wob_slice_find_nocase(text, WOB_SLICE("www."), 0) < text.size ||
           wob_slice_find_nocase(text, WOB_SLICE("http"), 0) < text.size;
}

/* "Zie b.", "See 7 above": the number without a noun, behind the words that head such a sentence.
 */
static bool read_short(wob_reading *reading, const wob_sentence *sentence, wob_slice text,
                       wob_item_reference *ret_reference)
{
    wob_cue_words words = sentence->words;
    /* The mark of the list may be a word of the sentence. */
    while (words.count && words.at[0].data < text.data) {
        words.at++;
        words.count--;
    }
    const wob_cues *cues = wob_cues_of("referring");
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++)
        if (wob_slice_equal(cues->at[i].value, WOB_SLICE("short")) &&
            wob_cue_find(&cues->at[i], &words, 0, &begin, &end) && end < words.count &&
            wob_item_numbers_read(text, (size_t)(words.at[end].data - text.data), reading->letter,
                                  reading->arena, ret_reference))
            return true;
    return false;
}

/* Adds the items that are not the answer's own; returns how many those are. */
static size_t add_seen(wob_reading *reading, wob_answer *answer, const wob_slices *numbers)
{
    size_t added = 0;
    for (size_t i = 0; i < numbers->count; i++)
        if (!wob_slices_have(&answer->items, numbers->at[i])) {
            wob_slices_add(reading->arena, &answer->see, numbers->at[i]);
            added++;
        }
    return added;
}

/* "Sub e van hetzelfde artikellid" is no item. */
static bool is_of_article(wob_slice text, size_t at)
{
    static const char *const articles[] = {" van hetzelfde artikel", " van dat artikel",
                                           " van hetzelfde lid", " van dat lid"};
    wob_slice rest = wob_slice_cut(text, at, text.size);
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (wob_slice_starts_nocase(rest, wob_slice_of(articles[i])))
            return true;
    return false;
}

/* "Art. 10, lid 2, onder c Wob" cites a provision, and no item c. */
static bool is_cited(const wob_letter *letter, wob_span span)
{
    size_t low = 0, high = letter->law.citations.count; /* those before `low` begin before it */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (letter->law.citations.at[middle].span.begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && span.begin < letter->law.citations.at[low - 1].span.end;
}

/* Adds what `sentence` points to; returns whether it does nothing else. */
static bool read_sentence(wob_reading *reading, wob_answer *answer, const wob_sentence *sentence)
{
    /* Without the mark of the list that it may head. */
    size_t body = reading->blocks.at[sentence->block].body;
    wob_span own = {sentence->span.begin < body ? body : sentence->span.begin, sentence->span.end};
    wob_slice text = wob_slice_at(reading->letter->text, own);
    wob_item_reference reference;
    size_t found = 0, from = 0;
    if (!wob_refers(sentence))
        return false;
    if (read_short(reading, sentence, text, &reference)) {
        from = reference.span.end;
        found += add_seen(reading, answer, &reference.numbers);
    }
    while (wob_item_reference_find(text, from, reading->letter, reading->arena, &reference)) {
        from = reference.span.end;
        wob_span found_at = {own.begin + reference.span.begin, own.begin + from};
        if (reference.certainty == WOB_DOUBTFUL || is_of_article(text, from) ||
            is_cited(reading->letter, found_at) ||
            leads_elsewhere(reading, sentence, reference.span))
            continue;
        found += add_seen(reading, answer, &reference.numbers);
    }
    if (found)
        wob_reason_rule(reading, sentence->span, "see", "it sends the reader to other items");
    return found && !has_link(text) && sentence->words.count <= LONGEST_POINTER;
}

/* "Zie hierboven." and "Idem." alone: the answer before this one. */
static bool points_above(wob_slice text, wob_arena *arena)
{
    wob_cue_words words = {0};
    if (text.size > LONGEST_ABOVE)
        return false;
    wob_cue_split(text, arena, &words);
    const wob_cues *cues = wob_cues_of("referring");
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++)
        if (wob_slice_equal(cues->at[i].value, WOB_SLICE("above")) &&
            wob_cue_find(&cues->at[i], &words, 0, &begin, &end))
            return true;
    return false;
}

static bool read_references(wob_reading *reading, size_t index)
{
    wob_letter *letter = reading->letter;
    wob_answer *answer = &letter->answers.at[index];
    if (index && points_above(answer->at.text, reading->arena)) {
        const wob_slices *above = &letter->answers.at[index - 1].items;
        for (size_t i = 0; i < above->count; i++)
            wob_slices_add(reading->arena, &answer->see, above->at[i]);
        return true;
    }
    bool bare = true, any = false;
    for (size_t i = wob_sentence_at(reading, answer->at.span.begin); i < reading->sentences.count;
         i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        if (sentence->span.begin >= answer->at.span.end)
            break;
        bare &= read_sentence(reading, answer, sentence);
        any = true;
    }
    return any && bare;
}

static size_t number_index(const resolver *to, wob_slice number)
{
    size_t i = 0;
    while (i < to->numbers.count && !wob_slice_equal_nocase(to->numbers.at[i], number))
        i++;
    return i;
}

/* Follows what the answer says and where it points. */
static void follow(resolver *to, size_t answer)
{
    if (to->visited[answer])
        return;
    to->visited[answer] = true;
    for (size_t i = 0; i < to->items[answer].count && !to->bare[answer]; i++)
        to->held[to->items[answer].at[i]].stands = true;
    for (size_t i = 0; i < to->see[answer].count; i++) {
        holders *held = &to->held[to->see[answer].at[i]];
        if (held->followed)
            continue;
        held->followed = true;
        for (size_t k = 0; k < held->answers.count; k++)
            follow(to, held->answers.at[k]);
    }
}

static void resolve_all(resolver *to)
{
    wob_letter *letter = to->reading->letter;
    for (size_t i = 0; i < letter->answers.count; i++) {
        for (size_t k = 0; k < letter->answers.count; k++)
            to->visited[k] = false;
        for (size_t k = 0; k < to->numbers.count; k++)
            to->held[k].followed = to->held[k].stands = false;
        follow(to, i);
        for (size_t k = 0; k < to->numbers.count; k++)
            if (to->held[k].stands)
                *wob_push(to->reading->arena, &letter->answers.at[i].resolved) = to->numbers.at[k];
    }
}

/* What it points to has an answer. */
static bool leads_somewhere(const resolver *to, size_t answer)
{
    for (size_t i = 0; i < to->see[answer].count; i++)
        if (to->held[to->see[answer].at[i]].answers.count > 0)
            return true;
    return false;
}

/* The items in their order, then whatever else the answers name. */
static void list_numbers(resolver *to)
{
    const wob_letter *letter = to->reading->letter;
    for (size_t i = 0; i < letter->items.count; i++)
        wob_slices_add(to->reading->arena, &to->numbers, letter->items.at[i].number);
    for (size_t i = 0; i < letter->answers.count; i++)
        for (size_t k = 0; k < letter->answers.at[i].items.count; k++)
            wob_slices_add(to->reading->arena, &to->numbers, letter->answers.at[i].items.at[k]);
}

/* As indexes, once: following compares no text. */
static void index_numbers(resolver *to, size_t answer)
{
    const wob_answer *of = &to->reading->letter->answers.at[answer];
    for (size_t i = 0; i < of->items.count; i++) {
        size_t number = number_index(to, of->items.at[i]);
        *wob_push(to->reading->arena, &to->items[answer]) = number;
        *wob_push(to->reading->arena, &to->held[number].answers) = answer;
    }
    for (size_t i = 0; i < of->see.count; i++) {
        size_t number = number_index(to, of->see.at[i]);
        if (number < to->numbers.count)
            *wob_push(to->reading->arena, &to->see[answer]) = number;
    }
}

void wob_references_find(wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    resolver to = {.reading = reading};
    size_t count = letter->answers.count;
    list_numbers(&to);
    to.held = wob_arena_take(reading->arena, to.numbers.count * sizeof *to.held);
    to.items = wob_arena_take(reading->arena, count * sizeof *to.items);
    to.see = wob_arena_take(reading->arena, count * sizeof *to.see);
    to.bare = wob_arena_take(reading->arena, count * sizeof *to.bare);
    to.visited = wob_arena_take(reading->arena, count * sizeof *to.visited);
    for (size_t i = 0; i < count; i++) {
        to.bare[i] = read_references(reading, i);
        index_numbers(&to, i);
    }
    for (size_t i = 0; i < count; i++)
        to.bare[i] = to.bare[i] && leads_somewhere(&to, i);
    resolve_all(&to);
}
