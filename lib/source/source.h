/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_SOURCE_H
#define WOB_SOURCE_SOURCE_H

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/sha256.h"
#include "lib/base/status.h"
#include "lib/source/limits.h"

#include <stdint.h>

/*
 * From a file to pages of text: one reader a format, chosen by what the file holds, not by its
 * name. What is packed with gzip is unpacked first; the members of archives are read as files are,
 * of archives inside them too.
 *
 * A source is one document: its lines in reading order, each with its page and, where the format
 * has it, its place and type. Blank lines stand as empty text where the format has them (plain
 * text); PDF has places instead. Text is valid UTF-8 as found; letter/ normalises it. A Woogle dump
 * holds many documents, and is read as a stream of any length.
 */
typedef enum wob_format {
    WOB_FORMAT_TEXT,
    WOB_FORMAT_PDF,
    WOB_FORMAT_HTML,
    WOB_FORMAT_DOCX,
    WOB_FORMAT_ODT,
    WOB_FORMAT_WOOGLE,
} wob_format;

/* "text", "pdf", "html", "docx", "odt", "woogle": as letter.md writes it. */
const char *wob_format_name(wob_format format);

/* The format says itself what a paragraph is, and keeps what runs on from page to page (headers,
 * footers, page numbers) out of the text. */
static inline bool wob_format_is_marked_up(wob_format format)
{
    return format == WOB_FORMAT_HTML || format == WOB_FORMAT_DOCX || format == WOB_FORMAT_ODT;
}

/* In points (1/72 inch) from the page's upper left corner. */
typedef struct wob_box {
    float left, top, right, bottom;
} wob_box;

typedef struct wob_line {
    wob_slice text;
    uint32_t page; /* from 1 */
    bool placed;   /* box and size are known */
    bool bold;
    float size;       /* of its type, in points */
    float confidence; /* from 0 to 1, where it was recognised from a picture; else 0 */
    wob_box box;
} wob_line;

typedef WOB_LIST(wob_line) wob_lines;

/* Whether a dump takes a document for the letter that decides, or for what goes with one: the
 * request, an inventory list, a released document. */
typedef enum wob_source_type {
    WOB_TYPE_UNKNOWN,
    WOB_TYPE_DECISION,
    WOB_TYPE_OTHER,
} wob_source_type;

/* What a dump knows of a document beside its text; empty where it does not. It was entered by
 * people, and goes before what the text is taken to say. */
typedef struct wob_source_facts {
    wob_source_type type;
    wob_slice organisation, subject;
    wob_slice outcome; /* as the dump writes it: "deels openbaar" */
    wob_date date, request_date;
} wob_source_facts;

enum { WOB_PATH_INSIDE = '!' }; /* stands between an archive or a dump and what lies in it */

typedef struct wob_source {
    wob_slice path; /* as given; of one document of a dump "dump.csv.gz!nl.mnre1045.2i.2023.1", of a
                       member of an archive "letters.zip!2021/letter.pdf" */
    wob_format format;
    char sha256[WOB_SHA256_SIZE]; /* of the file's bytes, packed as they are; of a dump's document:
                                     of its text, and of its facts where it has any */
    wob_slice id;  /* what tells it from every other: the first 16 digits of sha256, of a dump's
                      document the identifier that it has there */
    bool headless; /* it begins with its body: no letterhead stands above */
    bool ocr;      /* some of the text was recognised from images of pages */
    uint32_t page_count;
    uint32_t recognised_pages; /* of them, those recognised here, now or at an earlier reading */
    uint32_t blank_pages;      /* pages without any text: scans, where nothing has read them */
    wob_slice unread;          /* for people: what is missing to recognise them; else empty */
    float page_width, page_height; /* points, of the first page; 0 where pages have no size */
    wob_lines lines;
    wob_source_facts facts;
} wob_source;

typedef wob_status (*wob_source_fn)(void *context, const wob_source *source, wob_error *error);

/* Whether a document with this id, at this path, need not be read again: asked before it is. */
typedef bool (*wob_source_known_fn)(void *context, wob_slice id, wob_slice path);

/* Told before each page is recognised, which takes seconds: it is the `done`th of `count`. */
typedef void (*wob_source_progress_fn)(void *context, wob_slice path, uint32_t done,
                                       uint32_t count);

/* Told of a member of an archive that cannot be read: the others are. */
typedef void (*wob_source_failed_fn)(void *context, const char *path, const wob_error *why);

typedef struct wob_source_options {
    wob_limits limits;
    bool ocr;                  /* pages without usable text are recognised, where OCR is built in */
    unsigned ocr_at_once;      /* pages recognised at once; 0: as many as there are processors */
    const char *cache;         /* folder where recognised pages are kept; NULL keeps none */
    wob_source_known_fn known; /* NULL: everything is read */
    void *known_context;
    wob_source_progress_fn progress; /* may be NULL */
    void *progress_context;
    wob_source_failed_fn failed; /* NULL: the first such member ends the reading */
    void *failed_context;
} wob_source_options;

#define WOB_SOURCE_OPTIONS ((wob_source_options){.limits = WOB_LIMITS, .ocr = true})

/* Reads the file at `path` and calls `call` for each document in it; the source is good until the
 * call returns. `arena` is cleared after each call, so that a dump takes no more memory than its
 * largest document: keep nothing else in it, and take from it freely during the call. A status
 * other than WOB_OK from `call` ends the reading and is returned (of a member of an archive: only
 * one that does not concern the member alone). WOB_NOT_FOUND, WOB_UNREADABLE or WOB_LIMIT where the
 * file cannot be read; where a part of a dump cannot, after the rest was. */
WOB_MUST_CHECK wob_status wob_source_each(const char *path, const wob_source_options *options,
                                          wob_arena *arena, wob_source_fn call, void *context,
                                          wob_error *error);

/* The readers built in, for --version: "text, gzip, woogle, pdf (poppler 22.12.0)". */
const char *wob_source_readers(void);

#endif
