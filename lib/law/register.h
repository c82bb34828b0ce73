/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_REGISTER_H
#define WOB_LAW_REGISTER_H

#include "lib/law/law.h"
#include "lib/law/scan.h"

/* The names of laws as they stand in text. Private to the room. */
enum { WOB_NAMESAKES_MOST = 4 }; /* laws that share one name */

typedef enum wob_name_rule {
    WOB_NAME_FREE,   /* in running text: case counts, and names of one or two letters do not */
    WOB_NAME_BESIDE, /* beside a provision: names of one or two letters too */
    WOB_NAME_TYPED,  /* in a filter: in any case */
} wob_name_rule;

typedef struct wob_name {
    const wob_law *laws[WOB_NAMESAKES_MOST]; /* that bear it, in the table's order */
    size_t count;                            /* of laws; 0: no name begins here */
    size_t end;                              /* the token behind it */
    bool in_full;                            /* more than an abbreviation */
} wob_name;

/* The longest name that begins at token `at`. */
wob_name wob_register_match(const wob_tokens *tokens, size_t at, wob_name_rule rule);

#endif
