/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_STEPS_H
#define WOB_LETTER_STEPS_H

#include "lib/letter/inventory.h"
#include "lib/letter/reading.h"

/*
 * The steps of reading a letter, in the order in which wob_letter_read takes them. Each fills its
 * part of reading->letter from what the steps before it found, and leaves the rest as it is.
 */
/* documents; reading->source with a line for each row of its tables. Comes before the layout. */
WOB_MUST_CHECK wob_status wob_inventory_find(wob_reading *reading, const wob_tables *tables,
                                             wob_error *error);
void wob_outline_find(wob_reading *reading); /* sections, and each block's section */
void wob_dates_find(wob_reading *reading);   /* date, request_date */
void wob_parties_find(wob_reading *reading); /* kind, organisation, reference, subject */
void wob_request_find(wob_reading *reading); /* request, items */
void wob_answers_find(wob_reading *reading); /* answers: items, heading, passage; answer sections */
/* Makes each answer a section of its own; called by wob_answers_find. */
void wob_outline_add_answers(wob_reading *reading);
void wob_answers_sort(wob_letter *letter);       /* by their place; after answers were added */
void wob_decision_find(wob_reading *reading);    /* decision: passage, points */
void wob_answers_in_scope(wob_reading *reading); /* answers that are the decision itself */
void wob_references_find(wob_reading *reading);  /* see, resolved */
void wob_outcomes_find(wob_reading *reading);    /* outcomes of answers and decision */
void wob_roles_find(wob_reading *reading);       /* roles of citations, grounds of answers */
void wob_related_find(wob_reading *reading);     /* related */
void wob_links_find(wob_reading *reading);       /* links */

/* What the source knows beside its text goes before what was found: kind, organisation, subject,
 * dates, the decision's outcome. Fails only where ICU does. */
WOB_MUST_CHECK wob_status wob_facts_apply(wob_reading *reading, wob_error *error);

#endif
