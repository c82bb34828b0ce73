/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_FILTER_H
#define WOB_SEARCH_FILTER_H

#include "lib/base/arena.h"
#include "lib/base/date.h"

/* Filters of a question: `name:value`, which names there are and which values can be. */
typedef enum wob_filter_kind {
    WOB_FILTER_ITEM,    /* item:5          the passage answers, or is, this item */
    WOB_FILTER_STATUTE, /* statute:"Wob 10" (wet:, law:)  cites it, or what lies under it */
    WOB_FILTER_ROLE,    /* role:applied    what a citation does there, as wob_role_name: of the
                         *                 statutes and grounds beside it, else of any */
    WOB_FILTER_GROUND,  /* ground:privacy  cites a ground of refusal of this concept, in any act */
    WOB_FILTER_PART,    /* part:answer     wob_part_name */
    WOB_FILTER_OUTCOME, /* outcome:refused wob_outcome_name */
    WOB_FILTER_KIND,    /* kind:decision   wob_kind_name, of the letter */
    WOB_FILTER_ORGANISATION, /* org:politie (organisation:)  words of the name of who decided */
    WOB_FILTER_YEAR,         /* year:2021       of the letter */
    WOB_FILTER_DATE,         /* date:2021-05..  of the letter */
    WOB_FILTER_LANGUAGE,     /* lang:nl (language:)  wob_language_code */
    WOB_FILTER_LETTER,       /* letter:0123456789abcdef-2  this letter alone */
    WOB_FILTER_COUNT,
} wob_filter_kind;

enum {
    WOB_FILTER_FIRST_YEAR = 1900, /* of year: and date: */
    WOB_FILTER_LAST_YEAR = 2100,
    WOB_FILTER_ITEM_LONGEST = 8, /* bytes of an item's number */
};

typedef struct wob_filter {
    wob_filter_kind kind;
    wob_slice value;   /* as the index writes it: "refused", "Wob 10.2.g"; never empty */
    wob_date from, to; /* of a year or date, both included; unknown where the range is open */
} wob_filter;

/* "item", "statute" ...: the first name of each kind. */
const char *wob_filter_name(wob_filter_kind kind);

/* The kind that bears this name or alias, in any case. */
bool wob_filter_find(wob_slice name, wob_filter_kind *ret_kind);

/* Reads the trimmed, not empty `value`. False where it cannot stand there; *ret_complaint then says
 * so in a line, with what may. Slices lie in `arena`, in `value` or live as long as the program. */
bool wob_filter_read(wob_filter_kind kind, wob_slice value, wob_arena *arena,
                     wob_filter *ret_filter, wob_slice *ret_complaint);

#endif
