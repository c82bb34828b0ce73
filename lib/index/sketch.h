/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_SKETCH_H
#define WOB_INDEX_SKETCH_H

#include "lib/base/arena.h"
#include "lib/base/status.h"

/*
 * Sketches: a few hundred bytes of a text by which texts that are nearly the same are found, and
 * told how much they have in common.
 *
 * A text is taken as the set of its runs of three folded words, whatever stands between these: line
 * breaks, punctuation and the order of paragraphs do not count. Its sketch is the
 * WOB_SKETCH_MINIMA smallest hashes of that set. The resemblance of two texts is what their sets
 * share of all that is in either (Jaccard); of the smallest hashes of both sketches together, the
 * part that is in both sketches estimates it (Broder, "On the resemblance and containment of
 * documents", 1997; Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007), with a
 * standard error of 0.04 at a half, and less towards 0 and 1.
 *
 * Three words: a character in a hundred misread leaves 0.7 of them alike, one in fifty 0.54; longer
 * runs lose more, and shorter ones tell letters of one ministry less well apart.
 */
enum {
    WOB_SKETCH_MINIMA = 128, /* a text with fewer runs has no sketch: it is too short to compare */
    WOB_SKETCH_HASH = 4,     /* bytes of each, the highest first; ascending, none twice */
    WOB_SKETCH_SIZE = WOB_SKETCH_MINIMA * WOB_SKETCH_HASH,
    WOB_SKETCH_KEYS = 8, /* of two texts that resemble each other by half, one in 250 shares none */
};

/* The sketch of `text`; empty where it is too short. */
WOB_MUST_CHECK wob_status wob_sketch_make(wob_slice text, wob_arena *arena, wob_slice *ret_sketch,
                                          wob_error *error);

/* How much the texts have in common, from 0 to 1; 0 where one has no sketch. */
double wob_sketch_resemblance(wob_slice a, wob_slice b);

/* The smallest hashes, as words under which an index finds the text: those that resemble it have
 * some of them too. */
void wob_sketch_keys(wob_slice sketch, wob_arena *arena, wob_slices *ret_keys);

/* It can have been made by wob_sketch_make. */
bool wob_sketch_sound(wob_slice sketch);

#endif
