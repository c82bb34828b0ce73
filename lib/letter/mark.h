/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_MARK_H
#define WOB_LETTER_MARK_H

#include "lib/base/arena.h"

/* The marks that head the entries of a list: "1.", "2a)", "2.1 ", "A1.", "(iv)", "B:", "II ",
 * "Q1.", bullets and dashes. */
typedef enum wob_mark_kind {
    WOB_MARK_NONE,
    WOB_MARK_NUMBER, /* digits, perhaps with a letter or further digits: "1", "2a", "2.1", "A1" */
    WOB_MARK_LETTER, /* one letter or a roman number, in one case: "a", "iv", "B" */
    WOB_MARK_BULLET, /* no number at all */
} wob_mark_kind;

typedef struct wob_mark {
    wob_mark_kind kind;
    bool opened;      /* with a bracket before it: "(a)" */
    char closed;      /* by '.', ')', ':' or ' ' (nothing but a space); 0 for bullets */
    wob_slice number; /* "1", "2a", "iv"; of a bullet the bullet itself */
    size_t size;      /* bytes up to where the entry's text begins */
} wob_mark;

/* The mark at the start of `line`; kind WOB_MARK_NONE where there is none. */
wob_mark wob_mark_read(wob_slice line);

/* The mark of a line whose sign scanning lost, right behind one that `before` marks: "18 de kade"
 * behind "17.". "I alle meldingen" stands behind WOB_ROMAN_NOUGHT, which marks nothing itself. */
#define WOB_ROMAN_NOUGHT WOB_SLICE("N")
wob_mark wob_mark_without_sign(wob_slice line, const wob_mark *before);

/* The number as it must have been: "19" of "l9", and "2a" of "2.a". */
wob_slice wob_mark_number(const wob_mark *mark, wob_arena *arena);

/* The value of a roman number from 1 to 39 in one case, else 0. */
unsigned wob_roman_value(wob_slice number);

/* Both are written alike: same kind, brackets and case. */
bool wob_mark_alike(const wob_mark *a, const wob_mark *b);

/* A number of two parts: "2a", "2.1", "A1". */
bool wob_mark_nested(const wob_mark *mark);

/* `b` is the first of a list: 1, a, i, A, I or any bullet. */
bool wob_mark_first(const wob_mark *mark);

/* `b` comes right after `a` in one list: 2 after 1, b after a, ii after i, 2b after 2a, 3 after 2b,
 * 2.1 after 2, B1 after A4, a bullet after the same bullet; and 2 after an i or l, for which
 * scanning takes 1.
 */
bool wob_mark_follows(const wob_mark *a, const wob_mark *b);

#endif
