/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_SOURCE_H
#define WOB_SOURCE_SOURCE_H

#include "lib/base/arena.h"
#include "lib/base/sha256.h"
#include "lib/base/status.h"

#include <stdint.h>

/*
 * From a file to pages of text: one reader a format, chosen by what the file holds, not by its
 * name.
 *
 * A source is one document: its lines in reading order, each with its page and, where the format
 * has it, its place and type. Blank lines stand as empty text where the format has them (plain
 * text); PDF has places instead. Text is valid UTF-8 as found; letter/ normalises it.
 */
typedef enum wob_format { WOB_FORMAT_TEXT, WOB_FORMAT_PDF } wob_format;

/* "text", "pdf": as letter.md writes it. */
const char *wob_format_name(wob_format format);

/* In points (1/72 inch) from the page's upper left corner. */
typedef struct wob_box {
    float left, top, right, bottom;
} wob_box;

typedef struct wob_line {
    wob_slice text;
    uint32_t page; /* from 1 */
    bool placed;   /* box and size are known */
    bool bold;
    float size; /* of its type, in points */
    wob_box box;
} wob_line;

typedef struct wob_source {
    wob_slice path; /* as given; of an archive's member "a.zip!b.pdf" */
    wob_format format;
    char sha256[WOB_SHA256_SIZE]; /* of the file's bytes, packed as they are */
    char id[17]; /* what tells it from every other: the first 16 digits of sha256 */
    uint32_t page_count;
    uint32_t blank_pages;          /* pages without any text: scans, where nothing has read them */
    float page_width, page_height; /* points, of the first page; 0 where pages have no size */
    WOB_LIST(wob_line) lines;
} wob_source;

typedef wob_status (*wob_source_fn)(void *context, const wob_source *source, wob_error *error);

/* Reads the file at `path` and calls `call` for each document in it; the source is good until the
 * call returns, in the memory of `arena`. A status other than WOB_OK from `call` ends the reading
 * and is returned. WOB_NOT_FOUND, WOB_UNREADABLE or WOB_LIMIT where the file cannot be read. */
WOB_MUST_CHECK wob_status wob_source_each(const char *path, wob_arena *arena, wob_source_fn call,
                                          void *context, wob_error *error);

/* The readers built in, for --version: "text, gzip, pdf (poppler 22.12.0)". */
const char *wob_source_readers(void);

#endif
