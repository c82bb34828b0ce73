/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_FINGERPRINT_H
#define WOB_INDEX_FINGERPRINT_H

#include "lib/base/arena.h"
#include "lib/base/status.h"

#include <stdint.h>

/*
 * What passages of standard text have in common: a number that is the same for texts of the same
 * words in the same order but for names, numbers and dates. Words with a capital or a digit, dates,
 * and single letters are passed over, so that what is told of one body is told of another.
 */
enum {
    WOB_FINGERPRINT_FEWEST = 12, /* words; of fewer a text is the same by chance */
    WOB_FINGERPRINT_ROOM = 17,   /* of its 16 hexadecimal digits and a NUL */
};

/* 0 for a text that has none. */
WOB_MUST_CHECK wob_status wob_fingerprint_make(wob_slice text, wob_arena *arena,
                                               uint64_t *ret_fingerprint, wob_error *error);

/* As the index's terms have it. */
void wob_fingerprint_write(uint64_t fingerprint, char to[static WOB_FINGERPRINT_ROOM]);

#endif
