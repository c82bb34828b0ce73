/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_DOSSIERS_H
#define WOB_SOURCE_DOSSIERS_H

#include "lib/source/source.h"

/*
 * What a dump of Woogle knows of its dossiers (woo_dossiers: who decided, about what, when and how)
 * and of the documents in them (woo_documents: title and type).
 *
 * A dossier is one request with all that came of it. The dates and the outcome of a dossier are
 * facts of the letter that decides; of the request only its own date; who decided, of all.
 */
typedef struct wob_dossiers wob_dossiers;

/* Told of each file, or row of one, that cannot be read and is passed over. */
typedef void (*wob_dossiers_pass_over_fn)(void *context, const wob_error *why);

/* Reads what lies beside the file at `path`: woo_dossiers*.csv and woo_documents*.csv, packed with
 * gzip or not. What they say goes into a temporary file without a name; in memory are some dozens
 * of bytes for each row. Where there are none, nothing is known of any document. WOB_IO where the
 * temporary file fails. */
WOB_MUST_CHECK wob_status wob_dossiers_open(const char *path, wob_dossiers_pass_over_fn pass_over,
                                            void *context, wob_dossiers **ret_dossiers,
                                            wob_error *error);
void wob_dossiers_free(wob_dossiers *dossiers);

/* What is known of the document with this identifier; its slices lie in `arena`. */
WOB_MUST_CHECK wob_status wob_dossiers_facts(wob_dossiers *dossiers, wob_slice document,
                                             wob_arena *arena, wob_source_facts *ret_facts,
                                             wob_error *error);

/* Whether a file with the name of a table of the dump, "woo_bodytext" or the like, lies beside the
 * file at `path`. */
bool wob_dossiers_beside(const char *path, const char *table);

#endif
