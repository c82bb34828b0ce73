/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_KIN_H
#define WOB_INDEX_KIN_H

#include "lib/base/arena.h"
#include "lib/engine/engine.h"

/*
 * Tables from a word to its kin, which mean the same, in an index's metadata. A table has
 * a name; below WOB_META_KIN lie
 *
 *   "NAME"    in how many buckets its words are
 *   "NAME" N  bucket N: each word and the list of its kin, for the words whose hash leaves N
 *
 * Buckets hold about WOB_KIN_OF_BUCKET words, so that finding one reads one piece of metadata.
 */
#define WOB_KIN_STEMS   "stem:" /* of a stem by Kraaij and Pohlmann, those of Snowball's Dutch */
#define WOB_KIN_DUTCH   "nl:"   /* of an English stem its Dutch translations, as words */
#define WOB_KIN_ENGLISH "en:"   /* the other way round */

enum { WOB_KIN_OF_BUCKET = 64 };

typedef struct wob_kin_pair {
    wob_slice word, kin;
} wob_kin_pair;

typedef WOB_LIST(wob_kin_pair) wob_kin_pairs;

/* Puts down the table, of which there must be none; sorts `pairs`, which may repeat themselves. */
WOB_MUST_CHECK wob_status wob_kin_write(wob_database *database, const char *table,
                                        wob_kin_pairs *pairs, wob_error *error);

/* Appends the kin of `word`, in `arena`; nothing where it has none. */
WOB_MUST_CHECK wob_status wob_kin_find(wob_database *database, const char *table, wob_slice word,
                                       wob_arena *arena, wob_slices *ret_kin, wob_error *error);

#endif
