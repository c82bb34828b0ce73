/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ENDING_H
#define WOB_LETTER_ENDING_H

#include "lib/letter/inventory.h"

/* The first line of `source` that is no longer the letter's, always the first of its page: of the
 * documents that stand behind it. The count of lines where none do. `tables` are the source's.
 * Private to the room. */
size_t wob_letter_end(const wob_source *source, const wob_tables *tables, wob_arena *arena);

#endif
