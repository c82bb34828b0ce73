/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of terms. See schema.h. */
#include "lib/index/schema.h"

#include "lib/engine/engine.h"

#include <stdio.h>

/* Single letters are used as in Omega's table of prefixes (Q: unique id, L: language, Y: year, Z:
 * stem, S: subject, A: here "asked"); X begins those of an application. The colon keeps keys that
 * begin with a capital apart from longer prefixes. */
static const struct {
    const char *prefix;
    bool key; /* written in lower case: terms for filtering, not words */
} fields[WOB_FIELD_COUNT] = {
    [WOB_FIELD_LETTER] = {"Q", true},
    [WOB_FIELD_OF] = {"J", true},
    [WOB_FIELD_PATH] = {"U", true},
    [WOB_FIELD_SKETCH] = {"XH:", true},
    [WOB_FIELD_TYPE] = {"XT:", true},
    [WOB_FIELD_ITEM] = {"XI:", true},
    [WOB_FIELD_ITEM_STANDS] = {"XIR:", true},
    [WOB_FIELD_PART] = {"XP:", true},
    [WOB_FIELD_OUTCOME] = {"XO:", true},
    [WOB_FIELD_KIND] = {"XK:", true},
    [WOB_FIELD_LANGUAGE] = {"L", true},
    [WOB_FIELD_YEAR] = {"Y", true},
    [WOB_FIELD_ORGANISATION] = {"XB:", false},
    [WOB_FIELD_STATUTE] = {"XS:", true},
    [WOB_FIELD_STATUTE_ROLE] = {"XSR:", true},
    [WOB_FIELD_FINGERPRINT] = {"XF:", true},
    [WOB_FIELD_WORDING] = {"XW:", true},
    [WOB_FIELD_STEM] = {"Z", false},
    [WOB_FIELD_ASKED] = {"ZA", false},
    [WOB_FIELD_CONTEXT] = {"ZS", false},
};

const char *wob_field_prefix(wob_field field)
{
    return fields[field].prefix;
}

wob_slice wob_term(wob_field field, wob_slice text, wob_arena *arena)
{
    wob_slice term = wob_arena_join(arena, wob_slice_of(fields[field].prefix), text);
    if (term.size > WOB_TERM_LONGEST)
        term.size = WOB_TERM_LONGEST;
    if (fields[field].key) {
        char *bytes = wob_arena_take(arena, term.size + 1);
        size_t prefix = wob_slice_of(fields[field].prefix).size;
        for (size_t i = 0; i < term.size; i++)
            bytes[i] = i < prefix ? term.data[i] : wob_lower(term.data[i]);
        term.data = bytes;
    }
    return term;
}

wob_slice wob_slot_date(wob_date date, wob_arena *arena)
{
    if (!wob_date_known(date))
        return (wob_slice){0};
    return wob_arena_print(arena, "%04d%02d%02d", date.year, date.month, date.day);
}
