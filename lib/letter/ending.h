/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ENDING_H
#define WOB_LETTER_ENDING_H

#include "lib/source/source.h"

/* The first line of `source` that is no longer the letter's, always the first of its page: of the
 * documents that stand behind it. The count of lines where none do. Private to the room. */
size_t wob_letter_end(const wob_source *source, wob_arena *arena);

#endif
