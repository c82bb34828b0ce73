/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What became of each item, and of the request as a whole.
 *
 * Each sentence says at most one thing: the first row of data/outcomes.tsv that stands in it. The
 * reason weighs more than the word: an "afgewezen" because the paper is public already, or is not
 * there, is already-public or not-held. An answer that only points to others has the outcome of the
 * first that it points to.
 */
#include "lib/letter/outcomes.h"

#include "lib/letter/item_reference.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

enum {
    LONGEST_CHAIN = 20, /* answers that refer one to the next */
    SHORT_ANSWER = 60,  /* words up to which an answer is guessed */
};

/* What the sentences of a passage say, and which says it first. */
typedef struct tally {
    bool said[WOB_OUTCOME_COUNT];
    bool elsewhere;    /* something "staat op de website": it need not be what was asked for */
    wob_outcome first; /* of all */
    wob_outcome first_reason; /* neither released nor refused, in part or whole */
    bool on_ground;           /* some ground of refusal is named */
} tally;

static bool is_plain(wob_outcome outcome)
{
    return outcome == WOB_OUTCOME_RELEASED || outcome == WOB_OUTCOME_REFUSED ||
           outcome == WOB_OUTCOME_PARTLY_RELEASED;
}

static bool says_elsewhere(const wob_cue *cue)
{
    return wob_slice_equal(cue->value, WOB_SLICE("elsewhere"));
}

const wob_cue *wob_outcome_said(const wob_sentence *sentence, wob_outcome *ret_outcome)
{
    const wob_cue *cue = wob_cues_find("outcomes", &sentence->words);
    if (cue && says_elsewhere(cue))
        *ret_outcome = WOB_OUTCOME_ALREADY_PUBLIC;
    else if (!cue || !wob_outcome_parse(cue->value, ret_outcome))
        return NULL;
    return cue;
}

bool wob_block_disposes(const wob_reading *reading, const wob_block *block)
{
    wob_outcome outcome;
    for (size_t i = wob_sentence_at(reading, block->span.begin);
         i < reading->sentences.count && reading->sentences.at[i].span.begin < block->span.end; i++)
        if (wob_outcome_said(&reading->sentences.at[i], &outcome))
            return true;
    return false;
}

static bool names_ground(const wob_letter *letter, wob_span span)
{
    for (size_t i = 0; i < letter->law.citations.count; i++)
        if (wob_cites_ground_within(&letter->law.citations.at[i], span))
            return true;
    return false;
}

static tally read_passage(const wob_reading *reading, wob_span span)
{
    tally heard = {0};
    for (size_t i = wob_sentence_at(reading, span.begin); i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        if (sentence->span.begin >= span.end)
            break;
        wob_outcome outcome;
        const wob_cue *cue = wob_outcome_said(sentence, &outcome);
        if (!cue)
            continue;
        wob_reason_cue(reading, sentence->span, "outcome", "outcomes", cue);
        if (says_elsewhere(cue)) {
            heard.elsewhere = true;
            continue;
        }
        heard.said[outcome] = true;
        heard.first = heard.first ? heard.first : outcome;
        if (!is_plain(outcome) && heard.first_reason == WOB_OUTCOME_UNKNOWN)
            heard.first_reason = outcome;
    }
    heard.on_ground = names_ground(reading->letter, span);
    return heard;
}

static wob_outcome outcome_of_answer(const tally *heard)
{
    if (heard->said[WOB_OUTCOME_PARTLY_RELEASED])
        return WOB_OUTCOME_PARTLY_RELEASED;
    /* "Wij hebben ze niet, en hebben uw verzoek doorgezonden." */
    if (heard->said[WOB_OUTCOME_TRANSFERRED] && heard->first_reason == WOB_OUTCOME_NOT_HELD)
        return WOB_OUTCOME_TRANSFERRED;
    /* "Dit weiger ik op grond van artikel 10. Van de tweede zitting is geen verslag gemaakt." */
    if (heard->first == WOB_OUTCOME_REFUSED && heard->first_reason == WOB_OUTCOME_NOT_HELD &&
        heard->on_ground && !heard->said[WOB_OUTCOME_RELEASED])
        return WOB_OUTCOME_REFUSED;
    if (heard->first_reason)
        return heard->first_reason;
    if (heard->said[WOB_OUTCOME_RELEASED] && heard->said[WOB_OUTCOME_REFUSED])
        return WOB_OUTCOME_PARTLY_RELEASED;
    return heard->said[WOB_OUTCOME_REFUSED]    ? WOB_OUTCOME_REFUSED
           : heard->said[WOB_OUTCOME_RELEASED] ? WOB_OUTCOME_RELEASED
           : heard->elsewhere                  ? WOB_OUTCOME_ALREADY_PUBLIC
                                               : WOB_OUTCOME_UNKNOWN;
}

/* Some sentence of the passage speaks of releasing in part, whatever else it says first: "deels
 * openbaar, voor zover niet reeds openbaar". */
static bool releases_in_part(const wob_reading *reading, wob_span span)
{
    const wob_cues *cues = wob_cues_of("outcomes");
    wob_slice in_part = wob_slice_of(wob_outcome_name(WOB_OUTCOME_PARTLY_RELEASED));
    size_t begin, end;
    for (size_t i = wob_sentence_at(reading, span.begin); i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        if (sentence->span.begin >= span.end)
            break;
        for (size_t k = 0; k < cues->count; k++)
            if (wob_slice_equal(cues->at[k].value, in_part) &&
                wob_cue_find(&cues->at[k], &sentence->words, 0, &begin, &end))
                return true;
    }
    return false;
}

/* A decision that releases something releases in part, whatever else became of the rest. */
static wob_outcome outcome_of_decision(const tally *heard)
{
    bool some = heard->said[WOB_OUTCOME_RELEASED] || heard->said[WOB_OUTCOME_PARTLY_RELEASED];
    bool rest = heard->said[WOB_OUTCOME_REFUSED] || heard->said[WOB_OUTCOME_PARTLY_RELEASED];
    if (some && rest)
        return WOB_OUTCOME_PARTLY_RELEASED;
    return outcome_of_answer(heard);
}

/* "Ik maak de stukken openbaar. De persoonsgegevens zijn weggelaten.": what follows the decision in
 * its paragraph takes something back. */
static bool withholds_behind(const wob_reading *reading)
{
    size_t end = reading->letter->decision.at.span.end, first = wob_sentence_at(reading, end - 1);
    for (size_t i = first; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        wob_outcome outcome;
        if (sentence->block != reading->sentences.at[first].block)
            return false;
        if (sentence->span.begin >= end && wob_outcome_said(sentence, &outcome) &&
            (outcome == WOB_OUTCOME_REFUSED || outcome == WOB_OUTCOME_PARTLY_RELEASED))
            return true;
    }
    return false;
}

/* What the answers have in common, where all of them say it; parts of it released and parts not is
 * partly released. */
static wob_outcome outcome_of_answers(const wob_letter *letter)
{
    wob_outcome common = WOB_OUTCOME_UNKNOWN;
    bool silent = false; /* an answer is: it may have been answered otherwise */
    for (size_t i = 0; i < letter->answers.count; i++) {
        wob_outcome outcome = letter->answers.at[i].outcome;
        silent |= outcome == WOB_OUTCOME_UNKNOWN;
        if (outcome == WOB_OUTCOME_UNKNOWN || outcome == common)
            continue;
        if (common && (is_plain(outcome) || is_plain(common)))
            return WOB_OUTCOME_PARTLY_RELEASED;
        common = common ? common : outcome;
    }
    return silent ? WOB_OUTCOME_UNKNOWN : common;
}

/* Answers without a word of their own take the outcome of the first answer they point to; a chain
 * of n answers is followed in n rounds. */
static void inherit(wob_letter *letter, const bool *bare)
{
    for (size_t round = 0; round < LONGEST_CHAIN; round++)
        for (size_t i = 0; i < letter->answers.count; i++) {
            wob_answer *answer = &letter->answers.at[i];
            if (!bare[i] || answer->outcome || answer->see.count == 0)
                continue;
            for (size_t k = 0; k < letter->answers.count && !answer->outcome; k++)
                if (k != i && wob_slices_have(&letter->answers.at[k].items, answer->see.at[0]))
                    answer->outcome = letter->answers.at[k].outcome;
        }
}

static bool only_refers(const wob_answer *answer)
{
    for (size_t i = 0; i < answer->items.count; i++)
        if (wob_slices_have(&answer->resolved, answer->items.at[i]))
            return false;
    return answer->see.count > 0;
}

/* "Het rapport maken wij openbaar; voor het overige geldt het antwoord op vraag 2": part of it
 * shares the fate of what was not released there. */
static void share(wob_letter *letter)
{
    for (size_t i = 0; i < letter->answers.count; i++) {
        wob_answer *answer = &letter->answers.at[i];
        if (answer->outcome != WOB_OUTCOME_RELEASED || answer->see.count == 0)
            continue;
        for (size_t k = 0; k < letter->answers.count; k++) {
            const wob_answer *other = &letter->answers.at[k];
            if (k != i && wob_slices_have(&other->items, answer->see.at[0]) &&
                (other->outcome == WOB_OUTCOME_REFUSED ||
                 other->outcome == WOB_OUTCOME_PARTLY_RELEASED))
                answer->outcome = WOB_OUTCOME_PARTLY_RELEASED;
        }
    }
}

/* It says nothing that we know, points nowhere, and does not put the item off to another decision.
 */
static bool may_guess(const wob_answer *answer, const tally *heard)
{
    return answer->outcome == WOB_OUTCOME_UNKNOWN && answer->see.count == 0 &&
           !heard->said[WOB_OUTCOME_UNKNOWN];
}

/* Whoever names a ground of refusal and points nowhere refuses, in whatever words. */
static void take_for_refused(wob_letter *letter, const tally *heard)
{
    for (size_t i = 0; i < letter->answers.count; i++) {
        wob_answer *answer = &letter->answers.at[i];
        if (may_guess(answer, &heard[i]) && heard[i].on_ground)
            answer->outcome = WOB_OUTCOME_REFUSED;
    }
}

/* Whoever asks to be told something and is answered, without a word of refusal, was told. */
static void take_for_told(wob_letter *letter, const tally *heard)
{
    for (size_t i = 0; i < letter->answers.count; i++) {
        wob_answer *answer = &letter->answers.at[i];
        bool told = may_guess(answer, &heard[i]);
        for (size_t k = 0; k < answer->items.count && told; k++) {
            size_t item = wob_item_index(letter, answer->items.at[k]);
            told = item < letter->items.count &&
                   wob_item_asks_to_be_told(letter->items.at[item].at.text);
        }
        if (told)
            answer->outcome = WOB_OUTCOME_RELEASED;
    }
}

/* The first row of data/hints.tsv that stands in the words, by the order of the table. */
static wob_outcome hinted(const wob_reading *reading, const wob_answer *answer)
{
    const wob_cue *best = NULL;
    size_t words = 0;
    for (size_t i = wob_sentence_at(reading, answer->at.span.begin);
         i < reading->sentences.count && reading->sentences.at[i].span.begin < answer->at.span.end;
         i++) {
        const wob_cue *cue = wob_cues_find("hints", &reading->sentences.at[i].words);
        words += reading->sentences.at[i].words.count;
        if (cue && (!best || cue < best))
            best = cue;
    }
    wob_outcome outcome = WOB_OUTCOME_UNKNOWN;
    if (best && words <= SHORT_ANSWER && wob_outcome_parse(best->value, &outcome))
        wob_reason_cue(reading, answer->at.span, "outcome", "hints", best);
    return outcome;
}

/* A short answer that says nothing that we know is guessed by its words. */
static void take_hints(const wob_reading *reading, const tally *heard)
{
    wob_letter *letter = reading->letter;
    for (size_t i = 0; i < letter->answers.count; i++) {
        wob_answer *answer = &letter->answers.at[i];
        if (may_guess(answer, &heard[i]))
            answer->outcome = hinted(reading, answer);
    }
}

void wob_outcomes_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    bool *bare = wob_arena_take(reading->arena, letter->answers.count * sizeof *bare);
    tally *heard = wob_arena_take(reading->arena, letter->answers.count * sizeof *heard);
    for (size_t i = 0; i < letter->answers.count; i++) {
        wob_answer *answer = &letter->answers.at[i];
        heard[i] = read_passage(reading, answer->at.span);
        bool own = !only_refers(answer);
        answer->outcome = own ? outcome_of_answer(&heard[i]) : WOB_OUTCOME_UNKNOWN;
        bare[i] = answer->outcome == WOB_OUTCOME_UNKNOWN;
    }
    inherit(letter, bare);
    share(letter);
    take_for_refused(letter, heard);
    take_for_told(letter, heard);
    take_hints(reading, heard);
    tally decided = read_passage(reading, letter->decision.at.span);
    decided.said[WOB_OUTCOME_PARTLY_RELEASED] |=
        releases_in_part(reading, letter->decision.at.span);
    letter->decision.outcome = outcome_of_decision(&decided);
    if (letter->decision.outcome == WOB_OUTCOME_RELEASED && withholds_behind(reading))
        letter->decision.outcome = WOB_OUTCOME_PARTLY_RELEASED;
    if (letter->decision.outcome == WOB_OUTCOME_UNKNOWN)
        letter->decision.outcome = outcome_of_answers(letter);
}
