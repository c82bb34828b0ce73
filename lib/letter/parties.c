/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What kind of letter it is, under which reference and subject. Who wrote it is for organisation.c.
 *
 * Subject and headings say what a letter calls itself, and count first; else its sentences tell
 * (data/kinds.tsv). A letter in which nothing is decided is of no kind: a page of an annex, a
 * released document.
 */
#include "lib/letter/calendar.h"
#include "lib/letter/letterhead.h"
#include "lib/letter/organisation.h"
#include "lib/letter/steps.h"

enum {
    SHORTEST_REFERENCE = 4,
    LONGEST_REFERENCE = 60, /* bytes */
    MOST_REFERENCE_WORDS = 4,
    SHORTEST_SUBJECT = 10,
    LONGEST_SUBJECT = 600,
};

/* The day of the letter is no reference. */
static bool has_date(wob_slice text)
{
    wob_arena arena = {0};
    wob_dates dates = {0};
    wob_dates_in(text, &arena, &dates);
    wob_arena_release(&arena);
    return dates.count > 0;
}

/* "2500 EX Den Haag" */
static bool is_postcode(wob_slice text)
{
    for (size_t i = 0; i < 4; i++)
        if (i >= text.size || !wob_is_digit(text.data[i]))
            return false;
    size_t at = text.size > 4 && text.data[4] == ' ' ? 5 : 4;
    return text.size >= at + 2 && wob_is_upper(text.data[at]) && wob_is_upper(text.data[at + 1]) &&
           (text.size == at + 2 || text.data[at + 2] == ' ');
}

/* The first word has small letters and nothing else beyond its capital: "Postbus 20901". */
static bool begins_with_plain_word(wob_slice text)
{
    size_t end = 0;
    while (end < text.size && wob_is_alpha(text.data[end]))
        end++;
    return end > 2 && end < text.size && text.data[end] == ' ' && !wob_is_upper(text.data[1]);
}

static bool has(wob_slice text, char c)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == c)
            return true;
    return false;
}

/* Figures, in few words, that are no address. */
static bool is_reference(wob_slice value)
{
    size_t digits = 0, spaces = 0;
    for (size_t i = 0; i < value.size; i++) {
        digits += wob_is_digit(value.data[i]);
        spaces += value.data[i] == ' ';
    }
    return value.size >= SHORTEST_REFERENCE && value.size <= LONGEST_REFERENCE && digits >= 2 &&
           spaces < MOST_REFERENCE_WORDS && !has(value, '@') && !is_postcode(value) &&
           !begins_with_plain_word(value) && !has_date(value);
}

static bool is_subject(wob_slice value)
{
    size_t letters = 0;
    for (size_t i = 0; i < value.size; i++)
        letters += wob_is_alpha(value.data[i]);
    return value.size >= SHORTEST_SUBJECT && value.size <= LONGEST_SUBJECT &&
           letters > value.size / 2 && !has(value, '@') && !is_postcode(value);
}

static wob_slice without_full_stop(wob_slice text)
{
    while (text.size && (text.data[text.size - 1] == '.' || text.data[text.size - 1] == ',' ||
                         text.data[text.size - 1] == ';'))
        text.size--;
    return text;
}

static wob_slice find_reference(wob_letterhead *head)
{
    size_t at = 0;
    wob_cell *cell = wob_letterhead_value(head, WOB_FIELD_REFERENCE, is_reference, &at);
    return cell ? without_full_stop(cell->value) : (wob_slice){0};
}

static wob_slice find_subject(wob_letterhead *head, wob_arena *arena)
{
    size_t at = 0;
    wob_cell *cell = wob_letterhead_value(head, WOB_FIELD_SUBJECT, is_subject, &at);
    return cell ? without_full_stop(wob_letterhead_whole_value(head, cell, arena)) : (wob_slice){0};
}

static bool kind_of(const wob_cue_words *words, bool titled, wob_kind *ret_kind)
{
    const wob_cues *cues = wob_cues_of("kinds");
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++) {
        wob_slice value = cues->at[i].value;
        if (wob_slice_starts(value, WOB_SLICE("titled")) != titled ||
            !wob_cue_find(&cues->at[i], words, 0, &begin, &end))
            continue;
        *ret_kind = wob_slice_ends(value, WOB_SLICE("objection"))  ? WOB_KIND_DECISION_ON_OBJECTION
                    : wob_slice_ends(value, WOB_SLICE("decision")) ? WOB_KIND_DECISION
                                                                   : WOB_KIND_PARTIAL_DECISION;
        return true;
    }
    return false;
}

/* The most special thing that the letter calls itself, in its subject or above its body. */
static wob_kind find_titled_kind(const wob_reading *reading)
{
    wob_cue_words subject = {0};
    wob_kind kind = WOB_KIND_OTHER, titled;
    wob_cue_split(reading->letter->subject, reading->arena, &subject);
    if (kind_of(&subject, true, &kind) && kind != WOB_KIND_DECISION)
        return kind;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_block *block = &reading->blocks.at[sentence->block];
        wob_part part = wob_block_part(reading, block);
        bool own = part == WOB_PART_HEADER || part == WOB_PART_DECISION || part == WOB_PART_OTHER;
        if (!block->heading || !own || !kind_of(&sentence->words, true, &titled))
            continue;
        if (titled != WOB_KIND_DECISION)
            return titled;
        kind = titled;
    }
    return kind;
}

/* Parts in which the letter speaks of itself. */
static bool may_say_kind(wob_part part)
{
    return part != WOB_PART_ANNEX && part != WOB_PART_REMEDY && part != WOB_PART_FRAMEWORK &&
           part != WOB_PART_INVENTORY;
}

static bool decides(const wob_sentence *sentence)
{
    const wob_cue *cue = wob_cues_find("dictum", &sentence->words);
    return cue && wob_slice_equal(cue->value, WOB_SLICE("decides"));
}

/* A sentence on objections outweighs one on partial decisions, wherever it stands. */
static wob_kind find_told_kind(const wob_reading *reading)
{
    wob_kind kind = WOB_KIND_OTHER, told;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        if (!may_say_kind(wob_block_part(reading, &reading->blocks.at[sentence->block])))
            continue;
        bool tells = kind_of(&sentence->words, false, &told);
        if (tells && told == WOB_KIND_DECISION_ON_OBJECTION)
            return told;
        if (tells)
            kind = told;
        else if (kind == WOB_KIND_OTHER && decides(sentence))
            kind = WOB_KIND_DECISION;
    }
    return kind;
}

/* Only a decision says how to object to it. */
static bool has_remedy(const wob_letter *letter)
{
    for (size_t i = 0; i < letter->sections.count; i++)
        if (letter->sections.at[i].kind == WOB_PART_REMEDY)
            return true;
    return false;
}

static wob_kind find_kind(const wob_reading *reading)
{
    wob_kind titled = find_titled_kind(reading);
    if (titled != WOB_KIND_OTHER && titled != WOB_KIND_DECISION)
        return titled;
    wob_kind told = find_told_kind(reading);
    if (told != WOB_KIND_OTHER)
        return told;
    return titled == WOB_KIND_DECISION || has_remedy(reading->letter) ? WOB_KIND_DECISION
                                                                      : WOB_KIND_OTHER;
}

void wob_parties_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    wob_letterhead head = {0};
    wob_letterhead_read(reading, &head);
    letter->reference = find_reference(&head);
    letter->subject = find_subject(&head, reading->arena);
    letter->organisation = wob_organisation_find(reading, &head);
    letter->kind = find_kind(reading);
}
