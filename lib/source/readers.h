/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_READERS_H
#define WOB_SOURCE_READERS_H

#include "lib/source/source.h"

/*
 * What source.c has the readers do, one a format. Path, sha256 and id of the source are filled in
 * already; a reader sets the rest. Text may borrow from `bytes`.
 */

enum { WOB_TEXT_MOST_CONTROLS = 32 }; /* one byte in so many may be one, or it is no text */

/* Plain text, in the encoding that encoding.h finds. */
WOB_MUST_CHECK wob_status wob_text_read(wob_slice bytes, const wob_source_options *options,
                                        wob_arena *arena, wob_source *source, wob_error *error);

/* Adds the lines of one page, valid UTF-8, and counts the page as blank where it has no text. */
void wob_text_add_page(const wob_limits *limits, wob_arena *arena, wob_source *source,
                       wob_slice text, uint32_t page);

/* Where a line that is too long is cut: at its last blank that fits, else between characters; its
 * end where it is not. */
size_t wob_text_cut(const wob_limits *limits, wob_slice line);

/* PDF, by poppler in a child process. Only where WOB_WITH_PDF is defined. */
WOB_MUST_CHECK wob_status wob_pdf_read(wob_slice bytes, const wob_source_options *options,
                                       wob_arena *arena, wob_source *source, wob_error *error);

/* Web pages, by the HTML parser of libxml2 in a child process. Only where WOB_WITH_HTML is defined.
 */
WOB_MUST_CHECK wob_status wob_html_read(wob_slice bytes, const wob_source_options *options,
                                        wob_arena *arena, wob_source *source, wob_error *error);

/* Office files, by libarchive and libxml2 in a child process. Only where WOB_WITH_OFFICE is
 * defined.
 */
WOB_MUST_CHECK wob_status wob_docx_read(wob_slice bytes, const wob_source_options *options,
                                        wob_arena *arena, wob_source *source, wob_error *error);
WOB_MUST_CHECK wob_status wob_odt_read(wob_slice bytes, const wob_source_options *options,
                                       wob_arena *arena, wob_source *source, wob_error *error);

/* A file that begins so is a table of a dump of Woogle. */
bool wob_woogle_recognise(wob_slice head);

/* As wob_source_each. */
WOB_MUST_CHECK wob_status wob_woogle_each(const char *path, const wob_source_options *options,
                                          wob_arena *arena, wob_source_fn call, void *context,
                                          wob_error *error);

#endif
