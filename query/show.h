/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_SHOW_H
#define WOB_QUERY_SHOW_H

#include "query/render.h"

/* A passage in full, with its id. */
typedef struct shown_passage {
    wob_slice id, text;
} shown_passage;

/* What wobquery show and cite were asked for by an id: a letter, or one passage of it. */
typedef struct exhibit {
    wob_slice asked; /* the id of the letter that was given, perhaps that of a copy */
    bool is_passage;
    wob_hit hit;                     /* of a letter only hit.letter */
    WOB_LIST(shown_passage) answers; /* of a letter: the first passage of each of its answers */
    shown_passage before, after;     /* of a passage: its neighbours; without an id where none is */
    shown_passage stands;            /* where the substance stands of an answer that points there */
} exhibit;

/* All lies in the asker's arena. */
WOB_MUST_CHECK wob_status show_read(query_asker *asker, wob_slice id, exhibit *ret_shown,
                                    wob_error *error);

void show_on_page(const exhibit *shown, page *on);
void show_as_json(const exhibit *shown, wob_buffer *to); /* docs/hits.md */

/* Opens the file of what is shown, at its page, in a viewer that goes on by itself. */
WOB_MUST_CHECK wob_status show_in_viewer(const exhibit *shown, wob_error *error);

#endif
