/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Other decisions that belong to this one: what a decision on objection reviews, and the fellows of
 * a partial decision.
 *
 * They are told by their date, in a sentence that says what was decided then (data/related.tsv). A
 * date says so by the words before it, or, where those only say "on", by the words behind it. Of
 * all decisions that a decision on objection names, the one it names first is reviewed.
 */
#include "lib/base/utf8.h"
#include "lib/letter/calendar.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

enum {
    MOST_DATES = 16,     /* of one sentence: more are a table */
    MOST_RELATED = 20,   /* of one letter */
    LEAD_BYTES = 200,    /* before a date, and behind it */
    MOST_REFERENCE = 40, /* bytes */
};

static bool has_digit(wob_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (wob_is_digit(word.data[i]))
            return true;
    return false;
}

/* "kenmerk Z/21/0456" behind the date: the words that name a reference, then the words with
 * figures.
 */
static wob_slice find_reference(wob_slice behind)
{
    static const char *const names[] = {"kenmerk ",  "referentie ", "zaaknummer ", "nummer ",
                                        "kenmerk: ", "reference ",  "ref. "};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t at = wob_slice_find_nocase(behind, wob_slice_of(names[i]), 0);
        if (at == behind.size)
            continue;
        size_t begin = at + wob_slice_of(names[i]).size, end = begin;
        while (end < behind.size && !wob_is_space(behind.data[end]) && behind.data[end] != ',' &&
               behind.data[end] != ';' && behind.data[end] != ')')
            end++;
        while (end > begin && behind.data[end - 1] == '.')
            end--;
        wob_slice found = wob_slice_cut(behind, begin, end);
        if (found.size <= MOST_REFERENCE && has_digit(found))
            return found;
    }
    return (wob_slice){0};
}

static bool says(const wob_cue *cue, const char *relation)
{
    return wob_slice_find(cue->value, wob_slice_of(relation), 0) < cue->value.size;
}

/* The first row on this relation, or against any, that stands before a date, or behind it. */
static const wob_cue *find_cue(wob_slice text, bool before, const char *relation, wob_arena *arena)
{
    const wob_cues *cues = wob_cues_of("related");
    wob_cue_words words = {0};
    size_t begin, end;
    wob_cue_split(text, arena, &words);
    for (size_t i = 0; i < cues->count; i++) {
        const wob_cue *cue = &cues->at[i];
        bool behind = wob_slice_starts(cue->value, WOB_SLICE("..."));
        if (behind != before && (says(cue, relation) || says(cue, "not")) &&
            wob_cue_find(cue, &words, 0, &begin, &end))
            return cue;
    }
    return NULL;
}

/* "Op" alone says nothing: what follows must. */
static bool is_weak(const wob_cue *cue)
{
    return wob_slice_equal(cue->pattern, WOB_SLICE("op >"));
}

/* The row by which the date is related; NULL where it is not. */
static const wob_cue *relation_of(wob_slice sentence, wob_span date, const char *relation,
                                  wob_arena *arena)
{
    size_t begin = date.begin > LEAD_BYTES ? wob_utf8_floor(sentence, date.begin - LEAD_BYTES) : 0;
    const wob_cue *cue =
        find_cue(wob_slice_cut(sentence, begin, date.begin), true, relation, arena);
    if (cue && is_weak(cue))
        cue = find_cue(wob_slice_cut(sentence, date.end, sentence.size), false, relation, arena);
    return cue && says(cue, relation) ? cue : NULL;
}

static bool is_known(const wob_letter *letter, wob_date date)
{
    for (size_t i = 0; i < letter->related.count; i++)
        if (wob_date_compare(letter->related.at[i].date, date) == 0)
            return true;
    return wob_date_compare(date, letter->date) == 0 ||
           wob_date_compare(date, letter->request_date) == 0;
}

static void read_sentence(wob_reading *reading, const wob_sentence *sentence, const char *relation,
                          wob_arena *arena)
{
    wob_letter *letter = reading->letter;
    wob_slice text = wob_slice_at(letter->text, sentence->span);
    wob_dates dates = {0};
    wob_dates_told(text, letter->date, arena, &dates);
    for (size_t i = 0; i < dates.count && dates.count <= MOST_DATES; i++) {
        const wob_dated *dated = &dates.at[i];
        const wob_cue *cue = relation_of(text, dated->span, relation, arena);
        if (!cue || is_known(letter, dated->date) || letter->related.count == MOST_RELATED)
            continue;
        wob_span span = {sentence->span.begin + dated->span.begin,
                         sentence->span.begin + dated->span.end};
        *wob_push(reading->arena, &letter->related) = (wob_related){
            .relation = letter->kind == WOB_KIND_DECISION_ON_OBJECTION ? WOB_REVIEWS : WOB_FELLOW,
            .reference = find_reference(wob_slice_cut(text, dated->span.end, text.size)),
            .date = dated->date,
            .span = span};
        wob_reason_cue(reading, span, "related", "related", cue);
    }
}

void wob_related_find(wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    bool reviews = letter->kind == WOB_KIND_DECISION_ON_OBJECTION;
    wob_arena arena = {0};
    if (!reviews && letter->kind != WOB_KIND_PARTIAL_DECISION)
        return;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        wob_part part = wob_block_part(reading, &reading->blocks.at[sentence->block]);
        if (part == WOB_PART_HEADER || part == WOB_PART_ANNEX || part == WOB_PART_REMEDY)
            continue;
        wob_arena_clear(&arena);
        read_sentence(reading, sentence, reviews ? "reviews" : "fellow", &arena);
        if (reviews && letter->related.count)
            break;
    }
    wob_arena_release(&arena);
}
