/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_COUNTED_H
#define WOB_INDEX_COUNTED_H

#include "lib/letter/letter.h"

#include "lib/index/record.h"

/*
 * What passages are counted by, as values of their documents: the engine counts equal values among
 * any matches, and what they are made of is taken apart here. One value holds all facts, since the
 * time goes into fetching values, not into taking apart the few that differ.
 */
typedef struct wob_counted_facts {
    wob_part part;
    wob_outcome outcome; /* of an answer, of what became of an item, else of the letter */
    wob_kind kind;       /* from here on of the letter */
    wob_language language;
    uint32_t year; /* 0 where unknown */
    wob_slice organisation;
} wob_counted_facts;

/* WOB_SLOT_FACTS: numbers in their order, then the organisation up to the end. */
void wob_counted_facts_write(const wob_counted_facts *facts, wob_buffer *to);

/* False where the value is damaged. The organisation is a slice of it. */
bool wob_counted_facts_read(wob_slice value, wob_counted_facts *ret_facts);

/* WOB_SLOT_CITED: the letter's id, then each different citation of the passage, its role as a
 * number and its label. */
typedef struct wob_counted_citation {
    wob_role role;
    wob_slice label;
    wob_slice both; /* the bytes that stand for it: equal for equal ones */
} wob_counted_citation;

void wob_counted_citation_add(wob_buffer *to, wob_role role, wob_slice label);

/* Takes the next one off; false where there is none, or the value is damaged. */
bool wob_counted_citation_next(wob_record_reader *cited, wob_counted_citation *ret_citation);

#endif
