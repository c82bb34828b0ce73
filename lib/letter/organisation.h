/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ORGANISATION_H
#define WOB_LETTER_ORGANISATION_H

#include "lib/letter/letterhead.h"

/* The public body that wrote the letter, as its letterhead or its signature names it ("Ministerie
 * van Financiën"); in the spelling of data/bodies.tsv where that has it, else as the letter has it
 * with capitals throughout made small. Empty where neither does. */
wob_slice wob_organisation_find(const wob_reading *reading, const wob_letterhead *head);

#endif
