/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ORGANISATION_NAME_H
#define WOB_LETTER_ORGANISATION_NAME_H

#include "lib/letter/cue.h"

/* Reading the name of a public body where it begins. Private to organisation.c. */
enum { WOB_NAME_LINES = 3 }; /* that one name stands on */

/* A line and those below it, which a name may go on to, in one text. */
typedef struct wob_name_line {
    wob_slice text;
    size_t ends[WOB_NAME_LINES]; /* of each line, in `text` */
    size_t count;                /* of ends */
} wob_name_line;

/* Who it is; empty where nobody is named. */
typedef struct wob_organisation_name {
    wob_slice text;
    bool known; /* data/bodies.tsv has it */
} wob_organisation_name;

/* The name that a row of data/organisations.tsv finds at the words [begin, end) of the line. */
wob_organisation_name wob_name_by_cue(const wob_name_line *line, const wob_cue *cue,
                                      const wob_cue_words *words, size_t begin, size_t end,
                                      wob_arena *arena);

/* The known name that the line begins with, and that ends with a line or before a sign. */
wob_organisation_name wob_name_by_table(const wob_name_line *line);

/* Word `k` begins another line than the word before it. */
bool wob_name_breaks_at(const wob_name_line *line, const wob_cue_words *words, size_t k);

#endif
