/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_CONCORDANCE_H
#define WOB_LAW_CONCORDANCE_H

#include "lib/base/arena.h"

/*
 * What of the Woo came in the place of what of the Wob (data/concordance.tsv): a question about one
 * act finds answers under the other.
 */
typedef struct wob_counterpart {
    wob_slice label; /* of the provision in the other act: "Woo 5.1.5" */
    wob_slice asked; /* of the one whose counterpart it is: "Wob 10.2.g" */
    bool follows; /* it is of the Woo, and came in the other's place; else the other came in its */
    bool equal;   /* it covers just the same */
} wob_counterpart;

typedef WOB_LIST(wob_counterpart) wob_counterparts;

/* Adds the counterparts of a provision or law; none of what the table does not have. */
void wob_counterparts_add(wob_slice label, wob_arena *arena, wob_counterparts *to);

#endif
