/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_FORMS_H
#define WOB_INDEX_FORMS_H

#include "lib/base/id_table.h"
#include "lib/engine/engine.h"

/*
 * The words of an index as they are written, folded: what a word* may stand for, and how a stem is
 * said to people. Each is a key of the metadata below WOB_META_FORMS, put down with the first
 * letter that has it. It stays when that letter goes: whoever asks looks whether its stem is there
 * still.
 *
 * Words without a letter or with a digit, and those of fewer than three bytes, are not among them:
 * most are their own stem, and found as that.
 */
typedef struct wob_forms {
    wob_id_table noted; /* those known to be there */
    wob_buffer key;
} wob_forms; /* {0} knows none yet */

void wob_forms_release(wob_forms *forms);

/* Sees to it that the word is there once the database is committed. */
WOB_MUST_CHECK wob_status wob_forms_note(wob_forms *forms, wob_database *database, wob_slice word,
                                         wob_error *error);

/* The words that begin with `prefix`, in byte order. */
WOB_MUST_CHECK wob_status wob_forms_each(wob_database *database, wob_slice prefix, wob_key_fn call,
                                         void *context, wob_error *error);

#endif
