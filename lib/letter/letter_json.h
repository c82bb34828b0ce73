/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_LETTER_JSON_H
#define WOB_LETTER_LETTER_JSON_H

#include "lib/base/buffer.h"
#include "lib/letter/letter.h"

enum { WOB_LETTER_SCHEMA = 1 }; /* version of docs/letter.md */

/* Appends the letter as one line of JSON, without its line end, as docs/letter.md has it. */
void wob_letter_write_json(const wob_letter *letter, bool with_stamps, wob_buffer *to);

#endif
