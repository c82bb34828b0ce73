/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_LIST_H
#define WOB_LETTER_LIST_H

#include "lib/letter/reading.h"

/*
 * Enumerations: runs of blocks whose marks follow each other. What a list is about (request items,
 * points of the decision, requirements for an objection) is for the callers to say.
 */
typedef struct wob_entry {
    size_t block;     /* that carries the mark */
    size_t end;       /* the block behind the entry's last one */
    wob_slice number; /* as printed; of bullets their place, "1", "2" ...; of a nested one "2a" */
    bool nested;
    size_t second_mark; /* bytes of the "a. " behind the mark in "5. a. ..."; else 0 */
} wob_entry;

typedef struct wob_list {
    size_t
        lead_in; /* the block before the first entry; the first entry itself where there is none */
    WOB_LIST(wob_entry) entries;
} wob_list;

/* Reads the list that begins at `block`, which carries a mark; nothing of it lies at or beyond
 * `end`. An entry goes on over paragraphs without a mark as long as another entry follows. */
wob_list wob_list_read(const wob_reading *reading, size_t block, size_t end);

/* Where the entry's text stands in the letter's text, without its mark. */
wob_span wob_entry_span(const wob_reading *reading, const wob_entry *entry);

#endif
