/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_LIMITS_H
#define WOB_SOURCE_LIMITS_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

#include <stdint.h>

/*
 * What reading one file may cost at most. A file that goes beyond is passed over with a message
 * that names the limit, so that one bad file costs a run no more than this. People set them by name
 * (wobindex --limit pages=20000); the table in limits.c has names, units and what is sensible.
 */
enum {
    WOB_LIMIT_MEMORY = 2048, /* MiB of address space of the process that reads, with what its parent
                                has; not under the address sanitizer, which takes terabytes */
    WOB_LIMIT_CPU = 60,      /* seconds of computing, of the same */
    WOB_LIMIT_SECONDS = 120, /* of waiting for it */
    WOB_LIMIT_TEXT = 64,     /* MiB of text and places in one document */
    WOB_LIMIT_PAGES = 10000, /* of one document */
    WOB_LIMIT_LINE = 32,     /* KiB of a line; a longer one is cut into several */
    WOB_LIMIT_FILE = 512,    /* MiB of a file, or a member of an archive, that is read whole */
    WOB_LIMIT_RATIO = 200,   /* what is packed in a file may have so many times its size, above
                                WOB_LIMIT_SMALL (text packs to 1:4) */
    WOB_LIMIT_NESTING = 3,   /* archives inside each other */
    WOB_LIMIT_MEMBERS = 1000000, /* of one archive */
};

enum { WOB_LIMIT_SMALL = 1 << 20 }; /* bytes that anything may unpack to */

typedef struct wob_limits {
    unsigned memory, cpu, seconds, text, pages, line, file, ratio, nesting, members;
    bool unconfined; /* what is read is no stranger's: its process may ask the system for more than
                        sandbox.h allows */
} wob_limits;

#define WOB_LIMITS                                                                                 \
    ((wob_limits){                                                                                 \
        .memory = WOB_LIMIT_MEMORY,                                                                \
        .cpu = WOB_LIMIT_CPU,                                                                      \
        .seconds = WOB_LIMIT_SECONDS,                                                              \
        .text = WOB_LIMIT_TEXT,                                                                    \
        .pages = WOB_LIMIT_PAGES,                                                                  \
        .line = WOB_LIMIT_LINE,                                                                    \
        .file = WOB_LIMIT_FILE,                                                                    \
        .ratio = WOB_LIMIT_RATIO,                                                                  \
        .nesting = WOB_LIMIT_NESTING,                                                              \
        .members = WOB_LIMIT_MEMBERS,                                                              \
    })

/* How many bytes that are packed in `size` bytes may have. */
static inline uint64_t wob_limits_unpacked(const wob_limits *limits, size_t size)
{
    uint64_t most = (uint64_t)size * limits->ratio;
    return most > WOB_LIMIT_SMALL ? most : WOB_LIMIT_SMALL;
}

/* Sets the limit that "NAME=NUMBER" names. WOB_USAGE, with the names and their ranges, where there
 * is no such limit or the number is none that it can have. */
WOB_MUST_CHECK wob_status wob_limits_set(wob_limits *limits, wob_slice setting, wob_error *error);

/* A line for each limit, for --help: name, default, unit, meaning. */
const char *wob_limits_help(void);

#endif
