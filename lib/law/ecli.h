/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_ECLI_H
#define WOB_LAW_ECLI_H

#include "lib/law/citation.h"

/* Reads the European Case Law Identifier whose "ECLI" begins at byte `at`. False where what follows
 * is none. Private to the room. */
bool wob_ecli_read(wob_slice text, size_t at, wob_arena *arena, wob_judgment *ret_judgment);

#endif
