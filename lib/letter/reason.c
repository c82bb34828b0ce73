/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting reasons. See reason.h. */
#include "lib/letter/reason.h"

void wob_reason_cue(const wob_reading *reading, wob_span span, const char *part, const char *table,
                    const wob_cue *cue)
{
    *wob_push(reading->arena, &reading->letter->reasons) =
        (wob_reason){span, part, table, cue->value, cue->pattern};
}

void wob_reason_rule(const wob_reading *reading, wob_span span, const char *part, const char *rule)
{
    *wob_push(reading->arena, &reading->letter->reasons) =
        (wob_reason){span, part, NULL, wob_slice_of(rule), {0}};
}
