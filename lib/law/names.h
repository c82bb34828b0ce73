/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_NAMES_H
#define WOB_LAW_NAMES_H

#include "lib/law/law.h"
#include "lib/law/scan.h"

/* The laws that a text names. Private to the room. */
typedef struct wob_naming {
    size_t begin, end; /* tokens */
    const wob_law *law;
} wob_naming;

/* A name that the text itself gives to a law: "(hierna: Wpg)", "(the Act)". */
typedef struct wob_local_name {
    wob_slice text;
    size_t words;
    const wob_law *law;
} wob_local_name;

typedef struct wob_namings {
    WOB_LIST(wob_naming) list; /* in order */
    WOB_LIST(wob_local_name) locals;
    uint32_t *at;       /* for each token 1 + the index of the name that begins there, or 0 */
    const wob_law *own; /* the act that the letter is written under: of those with grounds of
                         * refusal the one named most; NULL where none is named */
} wob_namings;

/* Marks the tokens of each name. */
wob_namings wob_names_find(wob_tokens *tokens, wob_arena *arena);

/* The name that begins at token `at`, or NULL. */
const wob_naming *wob_names_at(const wob_namings *namings, const wob_tokens *tokens, size_t at);

#endif
