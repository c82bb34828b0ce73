/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_PDF_H
#define WOB_SOURCE_PDF_H

#include "lib/source/wire.h"

/*
 * Between the parts of the PDF reader. pdf_pages.c runs in a child and has poppler read; pdf.c
 * starts it and builds the source; pdf_lines.c sets characters into lines.
 */

/* What the child is to read: its context. */
typedef struct wob_pdf_file {
    wob_slice bytes;
    unsigned most_pages;
} wob_pdf_file;

/* What the child answers. */
enum {
    WOB_PDF_READ = 0,
    WOB_PDF_DAMAGED = 10,
    WOB_PDF_ENCRYPTED,
    WOB_PDF_TOO_MANY_PAGES,
};

/* A wob_child_fn; `context` is a wob_pdf_file. */
int wob_pdf_read_pages(void *context, wob_child *child);

/* One character where it stands on its page. */
typedef struct wob_glyph {
    wob_slice text; /* those of a page lie behind each other in memory */
    wob_box box;
    float size;       /* of its type, in points */
    float confidence; /* as that of a line */
    bool bold;
} wob_glyph;

/* The lines that the characters of a page make, in the order in which poppler gives them. */
wob_lines wob_pdf_lines(const wob_glyph *glyphs, size_t count, uint32_t page, wob_arena *arena);

#endif
