/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_COMPLAINT_H
#define WOB_SEARCH_COMPLAINT_H

#include "lib/base/arena.h"

/* Telling people what is wrong with their question, and where. */

/* WOB_USAGE with a message of three lines: `complaint`, the question (what stands around the place,
 * where it is long), and a caret under the character at `place`. */
wob_status wob_complain(wob_error *error, wob_slice question, size_t place, wob_slice complaint,
                        wob_arena *arena);

/* Text of the question as a message can show it: on one line, without control characters, cut with
 * "..." behind `most` characters. */
wob_slice wob_complaint_quote(wob_slice text, size_t most, wob_arena *arena);

/* The one of `choices`, which ends with NULL, that people most likely meant by `text`: letters
 * apart by a typing error or two, or part of it. NULL where none comes near. */
const char *wob_complaint_suggest(wob_slice text, const char *const *choices);

#endif
