/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_WALK_H
#define WOB_INDEXER_WALK_H

#include "lib/base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * Walking over what was named: files as they are, folders with all that lies below, in the order of
 * their names. Hidden files and folders are left out, symbolic links inside folders are not
 * followed. One path at a time, so that the first is read before the last is known.
 */
enum { WALK_LONGEST_NAME = 4096 }; /* bytes; longer names in a list are cut and named */

typedef struct walk_roots {
    char *const *names;
    size_t count;
    FILE *list; /* more names behind these, read as they are wanted; NULL where there are none */
    char separator; /* behind each name of the list */
    bool folders;   /* folders are entered, and paths given in full; else names are the paths */
} walk_roots;

typedef struct walk walk;

walk *walk_new(const walk_roots *roots);
void walk_free(walk *way);

/* The path of the next file, good until the next call; NULL when there are no more. With a problem
 * where it cannot be taken. */
const char *walk_next(walk *way, wob_error *ret_problem);

/* How many files there are, and their bytes; 0 where a list is to be read first. */
void walk_count(const walk_roots *roots, uint64_t *ret_files, uint64_t *ret_bytes);

#endif
