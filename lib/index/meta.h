/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_META_H
#define WOB_INDEX_META_H

#include "lib/engine/engine.h"

/* Numbers among the metadata of an index (schema.h has their keys). */

/* *ret_known is false, and the number 0, where there is none under `key`. */
WOB_MUST_CHECK wob_status wob_meta_read(wob_database *database, wob_slice key, bool *ret_known,
                                        unsigned *ret_number, wob_error *error);

WOB_MUST_CHECK wob_status wob_meta_write(wob_database *database, wob_slice key, unsigned number,
                                         wob_error *error);

#endif
