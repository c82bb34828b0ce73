/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_OCR_H
#define WOB_SOURCE_OCR_H

#include "lib/source/pdf.h"

/*
 * Recognising the text of pages of a PDF that are pictures, by Tesseract in a child process for
 * each page. ocr.c decides which pages and puts what was read in their place; ocr_need.c judges the
 * text that a page has; ocr_page.c runs in the children and draws pages; ocr_words.c sets the words
 * that were recognised on a picture into lines.
 */
#define WOB_OCR_LANGUAGES "nld+eng"

enum {
    WOB_OCR_VERSION = 1, /* of how pages are drawn and lines made: kept pages of others are stale */
    WOB_OCR_DPI = 300,   /* what Tesseract was trained on */
};

/* Reads what pages without usable text show, and puts it into the source. A page that cannot be
 * read stays as it is; why none can be is said in source->unread. */
void wob_ocr_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                  wob_source *source);

/* "tesseract 5.3.0", and what is missing where its models are not there. */
void wob_ocr_describe(wob_buffer *to);

/* How much the text that a page has is worth. */
typedef enum wob_page_text {
    WOB_PAGE_READABLE,
    WOB_PAGE_EMPTY,
    WOB_PAGE_SPARSE, /* so little that it may be a mark upon a picture of the text */
    WOB_PAGE_RUBBISH /* no language: its font says the wrong characters */
} wob_page_text;

wob_page_text wob_page_judge(const wob_line *lines, size_t count);

/* How many letters stand in words of these lines; a line that stands there often counts once. */
size_t wob_page_letters(const wob_line *lines, size_t count);

/* Which pages of those that are asked for show something to be recognised. */
typedef struct wob_ocr_page {
    uint32_t page; /* from 1 */
    wob_page_text text;
} wob_ocr_page;

typedef struct wob_ocr_survey {
    wob_slice bytes;
    const wob_ocr_page *pages;
    size_t count;
} wob_ocr_survey;

/* A wob_child_fn; `context` is a wob_ocr_survey. Gives a byte for each page: 0 or 1. */
int wob_ocr_look(void *context, wob_child *child);

typedef struct wob_ocr_job {
    wob_slice bytes;
    uint32_t page;
} wob_ocr_job;

/* What the child answers. */
enum {
    WOB_OCR_READ = 0,
    WOB_OCR_DAMAGED = 20,
    WOB_OCR_NO_MODELS,
};

/* A wob_child_fn; `context` is a wob_ocr_job. Gives the page's lines as those of a document of one
 * page. */
int wob_ocr_recognise(void *context, wob_child *child);

/* A wob_child_fn without context that only looks for the models. */
int wob_ocr_find_models(void *context, wob_child *child);

/* A page drawn in grey, eight bits a pixel without gaps; 0 is black. */
typedef struct wob_picture {
    unsigned char *pixels;
    int width, height;
    double dpi;
} wob_picture;

typedef struct wob_ocr_engine wob_ocr_engine;

/* NULL where the models are missing. */
wob_ocr_engine *wob_ocr_engine_new(void);
void wob_ocr_engine_free(wob_ocr_engine *engine);

/* The lines on the picture, in reading order, with places in points; they are of page 1. */
wob_lines wob_ocr_lines(wob_ocr_engine *engine, const wob_picture *picture, wob_arena *arena);

#endif
