/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_LIST_H
#define WOB_LAW_LIST_H

#include "lib/law/provision.h"

/* What the two halves of the list grammar share: provision.c (articles) and qualifier.c (lid and
 * letter). Private to them, but for the joints. */
enum {
    WOB_LIST_MOST = 64,  /* provisions of one list */
    WOB_RANGE_MOST = 26, /* provisions that "tot en met" may stand for */
};

/* What stands between provisions. */
typedef enum wob_joint { WOB_JOINT_NONE, WOB_JOINT_COMMA, WOB_JOINT_AND, WOB_JOINT_TO } wob_joint;

typedef struct wob_list_reader {
    wob_cursor cursor;
    wob_arena *arena;
    wob_provisions *list;
    wob_meaning wording;
    bool several; /* "artikelen" */
} wob_list_reader;

static inline wob_provision *wob_last_provision(const wob_list_reader *reader)
{
    return &reader->list->at[reader->list->count - 1];
}

wob_joint wob_joint_read(wob_cursor *cursor);

/* One qualifier of the last provision, with the comma before it. False leaves all as it was. */
bool wob_qualifier_read(wob_list_reader *reader);

/* What goes on a list of letters: "e, f en g", "a tot en met d". */
bool wob_letter_read_further(wob_list_reader *reader, wob_joint before);

#endif
