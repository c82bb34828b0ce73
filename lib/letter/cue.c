/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching cue phrases. See cue.h for what a pattern may say. */
#include "lib/letter/cue.h"

#include "lib/base/table.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

enum { SHORT_GAP = 6, LONG_GAP = 20 }; /* words that ".." and "..." may stand for */

static const char *const table_names[] = {"headings", "openings",      "outcomes", "dictum",
                                          "asking",   "requesting",    "lead_ins", "referring",
                                          "roles",    "organisations", "kinds",    "columns",
                                          "assessments", "mail_heads"};

enum { TABLE_COUNT = sizeof table_names / sizeof *table_names };

static struct {
    wob_arena arena; /* never released: the cues live as long as the program */
    wob_cues tables[TABLE_COUNT];
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load_all(void)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        wob_table table = wob_table_open(table_names[i]);
        wob_row row;
        while (wob_table_next(&table, &row))
            *wob_push(&all.arena, &all.tables[i]) =
                (wob_cue){row.field[0], row.field[1], row.field[2], row.field[3]};
    }
}

const wob_cues *wob_cues_of(const char *name)
{
    pthread_once(&once, load_all);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (strcmp(table_names[i], name) == 0)
            return &all.tables[i];
    assert(false && "a table of cues that is not loaded");
    return NULL;
}

static bool joins_words(char c)
{
    return c == '-' || c == '\'' || c == '.';
}

void wob_cue_split(wob_slice text, wob_arena *arena, wob_cue_words *ret_words)
{
    for (size_t at = 0; at < text.size;) {
        if (!wob_is_word(text.data[at])) {
            at++;
            continue;
        }
        size_t end = at;
        while (end < text.size && (wob_is_word(text.data[end]) ||
                                   (joins_words(text.data[end]) && end + 1 < text.size &&
                                    wob_is_word(text.data[end + 1]))))
            end++;
        /* Typographic quotes are bytes beyond ASCII too: they stand at a word's ends, not inside.
         */
        static const char *const quotes[] = {"“", "”", "‘", "’", "„", "–", "—", "…", "•"};
        wob_slice word = wob_slice_cut(text, at, end);
        for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
            wob_slice quote = wob_slice_of(quotes[i]);
            if (wob_slice_starts(word, quote))
                word = wob_slice_cut(word, quote.size, word.size);
            if (wob_slice_ends(word, quote))
                word.size -= quote.size;
        }
        if (word.size)
            *wob_push(arena, ret_words) = word;
        at = end;
    }
}

static bool word_matches(wob_slice wanted, wob_slice word)
{
    if (wob_slice_equal(wanted, WOB_SLICE("*")))
        return true;
    if (wanted.size > 1 && wanted.data[wanted.size - 1] == '*')
        return wob_slice_starts_nocase(word, wob_slice_cut(wanted, 0, wanted.size - 1));
    if (wanted.size > 1 && wanted.data[0] == '*') {
        wob_slice end = wob_slice_cut(wanted, 1, wanted.size);
        return word.size >= end.size &&
               wob_slice_equal_nocase(wob_slice_cut(word, word.size - end.size, word.size), end);
    }
    return wob_slice_equal_nocase(wanted, word);
}

static bool one_matches(wob_slice alternatives, wob_slice word)
{
    wob_slice wanted;
    while (wob_slice_next(&alternatives, '|', &wanted))
        if (word_matches(wanted, word))
            return true;
    return false;
}

/* The pattern stands at word `at`; where it ends is set. Tries the nearest place first at each gap;
 * a pattern has two gaps at most, so this stays short. */
static bool matches_at(wob_slice pattern, const wob_cue_words *words, size_t at, size_t *ret_end)
{
    wob_slice wanted;
    while (wob_slice_next(&pattern, ' ', &wanted)) {
        bool wide = wob_slice_equal(wanted, WOB_SLICE("..."));
        if (wide || wob_slice_equal(wanted, WOB_SLICE(".."))) {
            for (size_t skip = 0; skip <= (wide ? LONG_GAP : SHORT_GAP); skip++)
                if (at + skip <= words->count && matches_at(pattern, words, at + skip, ret_end))
                    return true;
            return false;
        }
        if (wob_slice_equal(wanted, WOB_SLICE("<"))) {
            if (at != 0)
                return false;
        } else if (wob_slice_equal(wanted, WOB_SLICE(">"))) {
            if (at != words->count)
                return false;
        } else if (at >= words->count || !one_matches(wanted, words->at[at++])) {
            return false;
        }
    }
    *ret_end = at;
    return true;
}

bool wob_cue_find(const wob_cue *cue, const wob_cue_words *words, size_t from, size_t *ret_begin,
                  size_t *ret_end)
{
    size_t last = wob_slice_starts(cue->pattern, WOB_SLICE("<")) ? 1 : words->count;
    for (size_t at = from; at < last && at < words->count; at++)
        if (matches_at(cue->pattern, words, at, ret_end)) {
            *ret_begin = at;
            return true;
        }
    return false;
}

const wob_cue *wob_cues_find(const char *name, const wob_cue_words *words)
{
    const wob_cues *cues = wob_cues_of(name);
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++)
        if (wob_cue_find(&cues->at[i], words, 0, &begin, &end))
            return &cues->at[i];
    return NULL;
}
