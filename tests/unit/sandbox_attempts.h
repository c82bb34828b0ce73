/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_SANDBOX_ATTEMPTS_H
#define WOB_TESTS_UNIT_SANDBOX_ATTEMPTS_H

#include <stddef.h>

/* What a hostile file might do once it has taken over its reader, each by a call of the system. */

/* Where an attempt may do harm: a folder of its own with one file in it. */
typedef struct place {
    char folder[64], file[96], other[96];
} place;

/* `try` is negative where it fails, with errno, as calls of the system are. Descriptor 3 is open.
 */
typedef struct attempt {
    const char *name;
    int (*try)(const place *at);
} attempt;

extern const attempt attempts[];
extern const size_t attempt_count;

#endif
