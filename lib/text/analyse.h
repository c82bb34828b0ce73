/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_ANALYSE_H
#define WOB_TEXT_ANALYSE_H

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/text/language.h"

#include <stdint.h>

/*
 * The one analysis chain: text -> words -> folded words -> stems. Index and query both use it, so
 * that they split and fold alike; whatever changes its output changes WOB_ANALYSIS_VERSION, which
 * an index carries and which is checked when the index is opened.
 *
 *   words     as UAX #29 parts them (ICU, root locale), but for provisions and numbers, which
 *             stay whole: "10.2.e", "4:8" (lib/text/token.h). Redaction marks, bullets and lines
 *             to write on are no words.
 *   folding   NFKC_Casefold, then accents and typographic apostrophes taken away, so that "een"
 *             finds "Eén" and "foto's" finds "foto’s" (lib/text/fold.h).
 *   stems     Snowball's "dutch" or "english" by the language given, on folded words without
 *             digits. A word with a digit ("2021", "10.2.e", "a1") is its own stem
 *             (lib/text/stem.h).
 *
 * Words longer than WOB_WORD_LONGEST bytes once folded are cut at a character boundary.
 */
enum {
    WOB_ANALYSIS_VERSION = 1,
    WOB_WORD_LONGEST = 64, /* bytes; no Dutch compound in real letters comes near */
};

typedef struct wob_word {
    wob_span span;    /* in the text given */
    wob_slice folded; /* never empty */
    wob_slice stem;   /* never empty */
    bool stop;        /* a stop word of the language: says little alone */
} wob_word;

typedef WOB_LIST(wob_word) wob_words;

/* Break iterators, stemmers and their caches. One for each thread. */
typedef struct wob_analyser wob_analyser;

WOB_MUST_CHECK wob_status wob_analyser_new(wob_analyser **ret_analyser, wob_error *error);
void wob_analyser_free(wob_analyser *analyser);

/* Appends the words of `text`, in order, to `words`; their slices lie in `arena`. */
WOB_MUST_CHECK wob_status wob_analyse(wob_analyser *analyser, wob_slice text, wob_language language,
                                      wob_arena *arena, wob_words *words, wob_error *error);

/* Appends the stem of a folded Dutch word by the other stemmer of Dutch, that of Kraaij and
 * Pohlmann. It takes off more ("opdrachtgevers" opdrachtgeef) and knows strong verbs; neither is
 * the better one in all, so that a question asks for the words of both. */
WOB_MUST_CHECK wob_status wob_other_stem(wob_analyser *analyser, wob_slice folded, wob_buffer *to,
                                         wob_error *error);

/* Appends where each sentence of `text` ends (bytes, ascending, the last is text.size; none for an
 * empty text), by ICU sentence segmentation with the abbreviations of letters ("art.", "d.d.",
 * "nr.", "mr."), initials and list marks not ending one. The white space behind a sentence is part
 * of it. */
typedef WOB_LIST(size_t) wob_offsets;
WOB_MUST_CHECK wob_status wob_sentences(wob_analyser *analyser, wob_slice text, wob_arena *arena,
                                        wob_offsets *ends, wob_error *error);

/* Appends the canonical composition (NFC) of `text` to `to`. */
WOB_MUST_CHECK wob_status wob_compose(wob_slice text, wob_buffer *to, wob_error *error);

/* "icu 72.1" */
const char *wob_text_version(void);

#endif
