/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_CUE_H
#define WOB_LETTER_CUE_H

#include "lib/base/arena.h"

/*
 * Cue phrases: what officials write when they ask, answer, refuse or refer, as tables in data/.
 *
 * Each row of such a table has a value, a pattern, an example that the pattern must be found in and
 * a counter-example that it must not be found in; the tests run both. A pattern is words with a
 * space between them, matched without regard to case (ASCII):
 *
 *   verzoek      this word              openbaar*   a word that begins so      *verzoek   that ends
 * so ik|wij       one of these           ..          up to 6 words between      ...        up to 20
 *   <            the text begins here   >           the text ends here   *   any one word
 *
 * Numbers between do not count: "de documenten 1, 2, 4a en 7 tot en met 12 openbaar".
 *
 * Words are runs of letters and digits with hyphens, apostrophes and dots between them
 * ("Wob-verzoek", "10.2.e", "t/m" is two). No cue looks beyond the text given, which is a sentence
 * or a heading.
 */
typedef struct wob_cue {
    wob_slice value, pattern, example, counter;
    struct wob_cue_step *steps; /* the pattern taken apart, once */
    size_t step_count;
    /* Of its choices of words (see cue_choice.h) the one that fewest texts have, and the first
     * where it begins with one. */
    size_t rarest, first;
    size_t reach; /* words that it may take */
} wob_cue;

typedef WOB_LIST(wob_cue) wob_cues;

typedef struct wob_cue_words {
    wob_slice *at;
    size_t count, room;
    struct wob_choice_set *choices; /* of all cues, those that some of these words satisfy */
} wob_cue_words;

/* The cues of data/NAME.tsv, read once and kept as long as the program runs. */
const wob_cues *wob_cues_of(const char *name);

/* Takes cue->pattern apart, which is needed before it is looked for. Cues of tables are. */
void wob_cue_prepare(wob_cue *cue, wob_arena *arena);

/* The words of `text`, in order: slices of it. */
void wob_cue_split(wob_slice text, wob_arena *arena, wob_cue_words *ret_words);

/* Where the cue stands first at or after word `from`: the words [*ret_begin, *ret_end). */
bool wob_cue_find(const wob_cue *cue, const wob_cue_words *words, size_t from, size_t *ret_begin,
                  size_t *ret_end);

/* The cue stands at word `at`, and ends before word *ret_end. */
bool wob_cue_stands(const wob_cue *cue, const wob_cue_words *words, size_t at, size_t *ret_end);

/* The first cue of the table, in its order, that stands in `words`; NULL where none does. */
const wob_cue *wob_cues_find(const char *name, const wob_cue_words *words);

/* The same in the words of `text`, which is not split where its first word says that none can. */
const wob_cue *wob_cues_find_in(const char *name, wob_slice text, wob_arena *arena);

/* Some cue of the table begins with the first word of `text`. */
bool wob_cues_may_begin(const char *name, wob_slice text);

#endif
