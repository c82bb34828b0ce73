/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_PDF_H
#define WOB_SOURCE_PDF_H

#include "lib/source/child.h"
#include "lib/source/source.h"

/*
 * Between the two sides of the PDF reader. pdf_pages.c runs in a child and has poppler read; pdf.c
 * starts it and builds the source; pdf_lines.c sets characters into lines.
 *
 * Through the pipe go a wob_pdf_head, then a wob_pdf_line for each line with its text behind it.
 * Both sides are one program, so the bytes of the structs are the encoding. Text may be invalid
 * UTF-8: poppler passes on what a font's table of characters claims.
 */
enum { WOB_PDF_MOST_PAGES = 10000 };

typedef struct wob_pdf_head {
    uint32_t page_count;
    float width, height; /* of the first page, in points */
} wob_pdf_head;

typedef struct wob_pdf_line {
    uint32_t page; /* from 1 */
    uint32_t size; /* of the text, in bytes */
    uint32_t placed, bold;
    float type_size;
    wob_box box;
} wob_pdf_line;

/* What the child answers. */
enum {
    WOB_PDF_READ = 0,
    WOB_PDF_DAMAGED = 10,
    WOB_PDF_ENCRYPTED,
    WOB_PDF_TOO_MANY_PAGES,
};

/* A wob_child_fn; `context` is a wob_slice with the file's bytes. */
int wob_pdf_read_pages(void *context, wob_child *child);

/* One character where it stands on its page. */
typedef struct wob_glyph {
    wob_slice text; /* those of a page lie behind each other in memory */
    wob_box box;
    float size; /* of its type, in points */
    bool bold;
} wob_glyph;

/* The lines that the characters of a page make, in the order in which poppler gives them. */
wob_lines wob_pdf_lines(const wob_glyph *glyphs, size_t count, uint32_t page, wob_arena *arena);

#endif
