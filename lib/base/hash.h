/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_HASH_H
#define WOB_BASE_HASH_H

#include "lib/base/slice.h"

#include <stdint.h>

/* A number for a text, the same whether its ASCII letters are small or capitals: for tables in
 * memory that are asked for every word of a letter. Two other texts have the same one by a chance
 * of 1 in 2^64. Never stored: it may change. */
uint64_t wob_hash_nocase(wob_slice text);

#endif
