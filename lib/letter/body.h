/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_BODY_H
#define WOB_LETTER_BODY_H

#include "lib/base/arena.h"

/*
 * Public bodies that are known by name: data/bodies.tsv, under the forms of data/body_forms.tsv.
 *
 * A name is told by its key: what is left of it without case, accents, blanks and signs ("&" is
 * "en"), with characters that scans take for each other made one ("Financ Ien", "M1NISTERIE",
 * "Hoom"). No two names have the same key.
 */

/* The longest known name that `text` begins with, as it is spelled, and where it ends in `text`,
 * which is the end of a word; empty where no name stands there. It lives as long as the program. */
wob_slice wob_body_read(wob_slice text, size_t *ret_end);

/* The name of which all of `text` is the short form, in its capitals ("UWV"). */
wob_slice wob_body_of_short(wob_slice text);

/* The key of `text`, in `arena`. */
wob_slice wob_body_key(wob_slice text, wob_arena *arena);

#endif
