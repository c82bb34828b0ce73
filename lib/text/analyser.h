/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_ANALYSER_H
#define WOB_TEXT_ANALYSER_H

#include "lib/engine/engine.h"
#include "lib/text/analyse.h"
#include "lib/text/breaks.h"
#include "lib/text/stem.h"

/* What is behind wob_analyser: for analyse.c and sentence.c alone. */
struct wob_analyser {
    wob_breaks words, sentences;
    wob_stems *stems[WOB_ENGLISH + 1]; /* by language */
    wob_stemmer *other_dutch;
    wob_arena scratch; /* of the text in hand */
    wob_buffer folded; /* the word in hand */
};

#endif
