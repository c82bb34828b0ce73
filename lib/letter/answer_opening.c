/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How answers begin. See answer_opening.h. */
#include "lib/letter/answer_opening.h"

#include <string.h>

enum { LONGEST_TITLE = 160 }; /* bytes of a heading that goes on behind its numbers */

/* What may stand before the noun, and then before its number. Longer ones first. */
static const char *const prepositions[] = {"ten slotte",
                                           "tot slot",
                                           "verder",
                                           "daarnaast",
                                           "ten aanzien van",
                                           "met betrekking tot",
                                           "voor wat betreft",
                                           "wat betreft",
                                           "naar aanleiding van",
                                           "betreffende",
                                           "aangaande",
                                           "inzake",
                                           "over",
                                           "voor",
                                           "in antwoord op",
                                           "in reactie op",
                                           "antwoord op",
                                           "antwoord",
                                           "beantwoording van",
                                           "beantwoording",
                                           "reactie op",
                                           "op",
                                           "bij",
                                           "in respect of",
                                           "with regard to",
                                           "with respect to",
                                           "in relation to",
                                           "in response to",
                                           "regarding",
                                           "as regards",
                                           "as to",
                                           "response to",
                                           "answer to",
                                           "on",
                                           "for"};

static const char *const fillers[] = {"het",    "de",    "uw",       "dit",      "deze", "verzoek",
                                      "vragen", "onder", "in",       "the",      "of",   "your",
                                      "this",   "van",   "gestelde", "gevraagde"};

static bool take_word(wob_slice text, size_t *at, const char *word)
{
    size_t size = strlen(word);
    wob_slice rest = wob_slice_cut(text, *at, text.size);
    if (!wob_slice_starts_nocase(rest, wob_slice_of(word)) || rest.size == size ||
        rest.data[size] != ' ')
        return false;
    *at += size + 1;
    return true;
}

static bool take_one_of(wob_slice text, size_t *at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take_word(text, at, words[i]))
            return true;
    return false;
}

/* Behind the punctuation that closes a heading. */
static size_t skip_punctuation(wob_slice text, size_t at)
{
    while (at < text.size) {
        wob_slice rest = wob_slice_cut(text, at, text.size);
        if (wob_slice_starts(rest, WOB_SLICE("–")) || wob_slice_starts(rest, WOB_SLICE("—")))
            at += 3;
        else if (strchr(" :.)-\n", text.data[at]))
            at++;
        else
            break;
    }
    return at;
}

/* The reference behind a preposition. "Over verzoek 2" has the noun that could also be a filler. */
static bool read_behind(const wob_reading *reading, wob_slice text, size_t at,
                        wob_item_reference *ret_reference)
{
    size_t behind = at;
    for (;;) {
        if (wob_item_reference_read(text, behind, reading->letter, reading->arena, ret_reference))
            return true;
        if (!take_one_of(text, &behind, fillers, sizeof fillers / sizeof *fillers))
            return false;
    }
}

bool wob_answer_opening_read(const wob_reading *reading, const wob_block *block,
                             wob_answer_opening *ret_opening)
{
    wob_slice text = wob_block_body(reading, block);
    wob_item_reference reference;
    size_t at = 0;
    bool preposition =
        take_one_of(text, &at, prepositions, sizeof prepositions / sizeof *prepositions);
    if (text.size && text.data[0] == '(')
        at = 1;
    else if (!preposition)
        (void)(take_word(text, &at, "uw") || take_word(text, &at, "your"));
    if (preposition
            ? !read_behind(reading, text, at, &reference)
            : !wob_item_reference_read(text, at, reading->letter, reading->arena, &reference))
        return false;
    size_t end = reference.span.end, behind = skip_punctuation(text, end);
    bool whole = behind == text.size;
    bool closed = end < text.size && strchr(":.)", text.data[end]);
    bool dashed = behind > end + 1;
    /* "Onderdeel (v) Van de zes ..." runs on without a sign. */
    closed =
        closed || (end > 0 && text.data[end - 1] == ')' && end + 1 < text.size &&
                   text.data[end] == ' ' && text.data[end + 1] >= 'A' && text.data[end + 1] <= 'Z');
    /* "Vraag 3 gaat over ..." is a sentence about an item, "Vraag 3:" heads its answer. */
    if (!preposition && !whole && !closed && !dashed && !reference.strong &&
        !(block->heading && text.size <= LONGEST_TITLE))
        return false;
    bool title = block->heading && !whole && text.size <= LONGEST_TITLE;
    size_t begin = whole || title ? text.size : preposition && !closed ? 0 : behind;
    *ret_opening = (wob_answer_opening){.items = reference.numbers,
                                        .heading = {block->span.begin, block->body + begin},
                                        .begin = block->body + begin,
                                        .strong = reference.strong};
    return true;
}

bool wob_answer_word_read(wob_slice text, bool heading, size_t *ret_behind)
{
    static const char *const words[] = {"antwoord", "ons antwoord", "mijn antwoord",
                                        "reactie",  "answer",       "our answer",
                                        "response", "our response", "reply"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (!wob_slice_starts_nocase(text, wob_slice_of(words[i])))
            continue;
        size_t behind = skip_punctuation(text, size);
        bool colon = size < text.size && (text.data[size] == ':' || text.data[size] == '.');
        if (behind == text.size || colon || (heading && text.size < 2 * size)) {
            *ret_behind = heading ? text.size : behind;
            return true;
        }
    }
    return false;
}

bool wob_answer_mention_find(const wob_reading *reading, const wob_sentence *sentence,
                             wob_item_reference *ret_reference)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    size_t from = 0;
    while (wob_item_reference_find(text, from, reading->letter, reading->arena, ret_reference)) {
        /* "onder 1" and "verzoek 2" count too many other things to be sure in passing. */
        wob_slice words = wob_slice_at(text, ret_reference->span);
        if (!wob_slice_starts_nocase(words, WOB_SLICE("onder ")) &&
            !wob_slice_starts_nocase(words, WOB_SLICE("sub ")) &&
            !wob_slice_starts_nocase(words, WOB_SLICE("verzoek")))
            return true;
        from = ret_reference->span.end;
    }
    return false;
}
