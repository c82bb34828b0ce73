/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which of a letter's many dates is that of the request. See asking.h.
 *
 * Each date is judged twice, by data/asking.tsv: by what stands before it ("uw verzoek van", "bij
 * brief van", "ontvangen op") and by the clause around it ("heeft u verzocht", "is bevestigd"). A
 * clause runs from one date that opens a clause to the next; dates told in passing ("door mij
 * ontvangen op 10 mei") do not open one. The date that weighs most is the request's; of equals the
 * first.
 */
#include "lib/letter/asking.h"

#include "lib/base/utf8.h"
#include "lib/letter/calendar.h"
#include "lib/letter/reason.h"

enum {
    LEAST_WEIGHT = 4, /* from where on a date counts as the request's */
    LEAD_BYTES = 160, /* before a date that say what it is */
    MOST_DATES = 16,  /* of one sentence: more are a table */
    LEAST_ASKED = 3,  /* words behind "verzocht om" that may still tell what was done: "uitstel" */
};

typedef enum lead_kind { NO_LEAD, ASIDE, OWN, LETTER, RECEIPT, DAY, LEAD_COUNT } lead_kind;

static const struct {
    const char *name;
    int weight;
    bool opens; /* a clause */
} leads[LEAD_COUNT] = {
    [NO_LEAD] = {"", -2, false},    [ASIDE] = {"aside", -9, false},    [OWN] = {"own", 7, true},
    [LETTER] = {"letter", 3, true}, [RECEIPT] = {"receipt", 1, false}, [DAY] = {"day", 2, true},
};

/* What the clause says adds to it. */
enum { ASKS = 4, ARRIVES = 3, AGAIN = 4, NOT_ASKED = -6 };

typedef struct told_date {
    wob_dated dated;
    lead_kind lead;
} told_date;

typedef WOB_LIST(told_date) told_dates;

static lead_kind read_lead(const wob_cue_words *words)
{
    const wob_cues *cues = wob_cues_of("asking");
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++) {
        if (!wob_cue_find(&cues->at[i], words, 0, &begin, &end))
            continue;
        for (lead_kind kind = ASIDE; kind < LEAD_COUNT; kind++)
            if (wob_slice_equal(cues->at[i].value, wob_slice_of(leads[kind].name)))
                return kind;
    }
    return NO_LEAD;
}

/* A cue with this value stands there; *ret_end, if wanted, is the word behind it. */
static bool says(const wob_cue_words *words, const char *value, size_t *ret_end)
{
    const wob_cues *cues = wob_cues_of("asking");
    wob_slice wanted = wob_slice_of(value);
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++)
        if (wob_slice_equal(cues->at[i].value, wanted) &&
            wob_cue_find(&cues->at[i], words, 0, &begin, &end)) {
            if (ret_end)
                *ret_end = end;
            return true;
        }
    return false;
}

/* Something else was done. What is asked for, which follows "heeft u verzocht om", may well be
 * views or objections, and tells nothing of what was done. */
static bool tells_other(const wob_cue_words *words)
{
    wob_cue_words told = *words;
    size_t end;
    if (says(words, "object", &end) && end + LEAST_ASKED < told.count)
        told.count = end + LEAST_ASKED;
    return says(&told, "not", NULL);
}

/* Of the request's own date the clause tells little: "de ontvangst van uw verzoek van 3 mei is
 * bevestigd". */
static int weigh_clause(wob_slice clause, lead_kind lead, wob_arena *arena)
{
    wob_cue_words words = {0};
    wob_cue_split(clause, arena, &words);
    int weight = leads[lead].weight + (says(&words, "again", NULL) ? AGAIN : 0);
    if (lead == OWN)
        return weight;
    weight += tells_other(&words) ? NOT_ASKED : 0;
    return weight + (says(&words, "asks", NULL)      ? ASKS
                     : says(&words, "arrives", NULL) ? ARRIVES
                                                     : 0);
}

static bool may_tell(wob_part part)
{
    return part == WOB_PART_HEADER || part == WOB_PART_REQUEST || part == WOB_PART_PROCEDURE ||
           part == WOB_PART_INVENTORY || part == WOB_PART_CONSIDERATION ||
           part == WOB_PART_DECISION || part == WOB_PART_OTHER || part == WOB_PART_OBJECTION;
}

/* Where requests are told first of all. */
static int weigh_part(wob_part part)
{
    return part == WOB_PART_REQUEST || part == WOB_PART_OTHER || part == WOB_PART_PROCEDURE ? 1 : 0;
}

/* "op woensdag 3 juni": it says no more than the date does. */
static bool is_weekday(wob_slice word)
{
    static const char *const days[] = {"maandag",  "dinsdag", "woensdag", "donderdag", "vrijdag",
                                       "zaterdag", "zondag",  "monday",   "tuesday",   "wednesday",
                                       "thursday", "friday",  "saturday", "sunday"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (wob_slice_equal_nocase(word, wob_slice_of(days[i])))
            return true;
    return false;
}

/* "Uw brief is op 4 mei ontvangen", but not "uw brief van 3 mei, ontvangen op 4 mei". */
static bool is_received(wob_slice text, size_t at)
{
    static const char *const received[] = {"ontvangen",     "is ontvangen",     "binnengekomen",
                                           "ontvingen",     "ingekomen",        "is binnengekomen",
                                           "heb ontvangen", "hebben ontvangen", "heeft ontvangen"};
    static const char *const again[] = {" op ", " d.d", " per "};
    wob_slice rest = wob_slice_trim(wob_slice_cut(text, at, text.size));
    for (size_t i = 0; i < sizeof received / sizeof *received; i++) {
        wob_slice word = wob_slice_of(received[i]);
        if (!wob_slice_starts_nocase(rest, word))
            continue;
        rest = wob_slice_cut(rest, word.size, rest.size);
        for (size_t k = 0; k < sizeof again / sizeof *again; k++)
            if (wob_slice_starts_nocase(rest, wob_slice_of(again[k])))
                return false;
        return true;
    }
    return false;
}

static told_dates find_dates(wob_slice text, wob_date written, wob_arena *arena)
{
    told_dates list = {0};
    wob_dates dates = {0};
    wob_dates_told(text, written, arena, &dates);
    for (size_t i = 0; i < dates.count && dates.count <= MOST_DATES; i++) {
        wob_cue_words before = {0};
        size_t end = dates.at[i].span.begin;
        size_t begin = end > LEAD_BYTES ? wob_utf8_floor(text, end - LEAD_BYTES) : 0;
        wob_cue_split(wob_slice_cut(text, begin, end), arena, &before);
        before.count -= before.count && is_weekday(before.at[before.count - 1]);
        lead_kind lead = read_lead(&before);
        if ((lead == LETTER || lead == DAY) && is_received(text, dates.at[i].span.end))
            lead = RECEIPT;
        *wob_push(arena, &list) = (told_date){dates.at[i], lead};
    }
    return list;
}

/* "op 19 februari en op 4 maart heeft u": nothing stands between the two dates but what joins them.
 */
static bool are_joined(wob_slice text, const told_date *a, const told_date *b)
{
    static const char *const joints[] = {"en", "en op", "en van", "and", "and on", "and of"};
    wob_slice between = wob_slice_trim(wob_slice_cut(text, a->dated.span.end, b->dated.span.begin));
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (wob_slice_equal_nocase(between, wob_slice_of(joints[i])))
            return true;
    return false;
}

/* The clause around a date: up to the dates before and behind it that open one of their own. */
static wob_slice clause_of(wob_slice text, const told_dates *list, size_t which)
{
    size_t begin = 0, end = text.size;
    for (size_t i = 0; i < which; i++)
        if (leads[list->at[i].lead].opens)
            begin = list->at[i].dated.span.end;
    for (size_t i = list->count; i-- > which + 1;)
        if (leads[list->at[i].lead].opens && !are_joined(text, &list->at[i - 1], &list->at[i]))
            end = list->at[i].dated.span.begin;
    return wob_slice_cut(text, begin, end);
}

wob_date wob_asking_date(const wob_reading *reading)
{
    wob_arena arena = {0};
    wob_date best = {0};
    wob_span where = {0};
    int most = LEAST_WEIGHT - 1;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        wob_part part = wob_block_part(reading, &reading->blocks.at[sentence->block]);
        if (!may_tell(part))
            continue;
        wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
        wob_arena_clear(&arena);
        told_dates list = find_dates(text, reading->letter->date, &arena);
        for (size_t k = 0; k < list.count; k++) {
            int weight = weigh_clause(clause_of(text, &list, k), list.at[k].lead, &arena);
            weight += weigh_part(part);
            if (weight > most) {
                most = weight;
                best = list.at[k].dated.date;
                where = sentence->span;
            }
        }
    }
    wob_arena_release(&arena);
    if (most >= LEAST_WEIGHT)
        wob_reason_rule(reading, where, "request date", "of all dates it weighs most here");
    return best;
}
