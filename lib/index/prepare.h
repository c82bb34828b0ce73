/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_PREPARE_H
#define WOB_INDEX_PREPARE_H

#include "lib/index/stored.h"

/*
 * A letter made ready to be put into an index: cut into passages, its documents filled with their
 * terms, its words listed. It takes most of the time of indexing and no index, so that many
 * processes do it for one that writes.
 */
typedef struct wob_prepared {
    wob_slice path;           /* that the letter was read from */
    wob_stored_letter letter; /* its record, without places */
    wob_slices documents;     /* behind its own: packs, then passages, as the engine packs them */
    wob_slices forms;         /* its words (forms.h), each once */
} wob_prepared;

/* Appends the letter made ready to `to`, as bytes for a process of the same program; what is needed
 * on the way lies in `arena`. */
WOB_MUST_CHECK wob_status wob_prepare(const wob_letter *letter, wob_analyser *analyser,
                                      wob_arena *arena, wob_buffer *to, wob_error *error);

/* Appends it to `to` as bytes. */
void wob_prepared_write(const wob_prepared *prepared, wob_buffer *to);

/* Slices lie in `bytes`, lists in `arena`. WOB_CORRUPT where wob_prepare did not write them. */
WOB_MUST_CHECK wob_status wob_prepared_read(wob_slice bytes, wob_arena *arena,
                                            wob_prepared *ret_prepared, wob_error *error);

#endif
