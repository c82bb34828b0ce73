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
#include "lib/letter/steps.h"

enum {
    LONGEST_POINTER = 30, /* words of a sentence that does nothing but refer */
    WORDS_BEFORE = 6,     /* words before a reference that may say that it leads elsewhere */
};

typedef struct resolver {
    wob_reading *reading;
    bool *bare;         /* by answer: does nothing but refer */
    bool *visited;      /* by answer, on the way now being followed */
    wob_slices numbers; /* of the items; where the request has none, of what the answers name */
    bool *stands;       /* by number: the substance stands under it */
} resolver;

/* Right before the reference stands "gelijkluidende" or the like: the point of another decision. */
static bool leads_elsewhere(const wob_reading *reading, wob_slice sentence, wob_span reference)
{
    wob_cue_words words = {0};
    wob_cue_split(wob_slice_cut(sentence, 0, reference.end), reading->arena, &words);
    size_t from = words.count > WORDS_BEFORE ? words.count - WORDS_BEFORE : 0, begin, end;
    const wob_cues *cues = wob_cues_of("referring");
    for (size_t i = 0; i < cues->count; i++)
        if (wob_slice_equal(cues->at[i].value, WOB_SLICE("elsewhere")) &&
            wob_cue_find(&cues->at[i], &words, from, &begin, &end))
            return true;
    return false;
}

static bool refers(const wob_sentence *sentence)
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

/* Adds what `sentence` points to; returns whether it does nothing else. */
static bool read_sentence(wob_reading *reading, wob_answer *answer, const wob_sentence *sentence)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    wob_item_reference reference;
    size_t found = 0, from = 0;
    if (!refers(sentence))
        return false;
    while (wob_item_reference_find(text, from, reading->letter, reading->arena, &reference)) {
        from = reference.span.end;
        if (leads_elsewhere(reading, text, reference.span))
            continue;
        for (size_t i = 0; i < reference.numbers.count; i++)
            if (!wob_slices_have(&answer->items, reference.numbers.at[i])) {
                wob_slices_add(reading->arena, &answer->see, reference.numbers.at[i]);
                found++;
            }
    }
    return found && !has_link(text) && sentence->words.count <= LONGEST_POINTER;
}

/* "Zie hierboven." and "Idem." alone: the answer before this one. */
static bool points_above(const wob_slice text)
{
    static const char *const whole[] = {"idem",      "zie hierboven", "zie boven", "zie hiervoor",
                                        "see above", "as above",      "ditto"};
    wob_slice words = text;
    while (words.size && !wob_is_word(words.data[words.size - 1]))
        words.size--;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (wob_slice_equal_nocase(words, wob_slice_of(whole[i])))
            return true;
    return false;
}

static bool read_references(wob_reading *reading, size_t index)
{
    wob_letter *letter = reading->letter;
    wob_answer *answer = &letter->answers.at[index];
    if (index && points_above(answer->at.text)) {
        const wob_slices *above = &letter->answers.at[index - 1].items;
        for (size_t i = 0; i < above->count; i++)
            wob_slices_add(reading->arena, &answer->see, above->at[i]);
        return true;
    }
    bool bare = true, any = false;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        if (sentence->span.end <= answer->at.span.begin ||
            sentence->span.begin >= answer->at.span.end)
            continue;
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

static void resolve(resolver *to, size_t index)
{
    const wob_letter *letter = to->reading->letter;
    const wob_answer *answer = &letter->answers.at[index];
    if (to->visited[index])
        return;
    to->visited[index] = true;
    for (size_t i = 0; i < answer->items.count && !to->bare[index]; i++)
        to->stands[number_index(to, answer->items.at[i])] = true;
    for (size_t i = 0; i < answer->see.count; i++)
        for (size_t other = 0; other < letter->answers.count; other++)
            if (wob_slices_have(&letter->answers.at[other].items, answer->see.at[i]))
                resolve(to, other);
}

static void resolve_all(resolver *to)
{
    wob_letter *letter = to->reading->letter;
    for (size_t i = 0; i < letter->answers.count; i++) {
        for (size_t k = 0; k < letter->answers.count; k++)
            to->visited[k] = false;
        for (size_t k = 0; k < to->numbers.count; k++)
            to->stands[k] = false;
        resolve(to, i);
        for (size_t k = 0; k < to->numbers.count; k++)
            if (to->stands[k])
                wob_slices_add(to->reading->arena, &letter->answers.at[i].resolved,
                               to->numbers.at[k]);
    }
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

void wob_references_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    resolver to = {.reading = reading};
    list_numbers(&to);
    to.bare = wob_arena_take(reading->arena, letter->answers.count * sizeof(bool));
    to.visited = wob_arena_take(reading->arena, letter->answers.count * sizeof(bool));
    to.stands = wob_arena_take(reading->arena, to.numbers.count * sizeof(bool));
    for (size_t i = 0; i < letter->answers.count; i++)
        to.bare[i] = read_references(reading, i);
    resolve_all(&to);
}
