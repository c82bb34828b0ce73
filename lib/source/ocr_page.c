/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What runs in the children: looks which pages show something, and draws a page to be recognised.
 */
#include "lib/base/memory.h"
#include "lib/source/ocr.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>

#include <poppler.h>

enum {
    MOST_PIXELS = 40 << 20, /* of a drawn page (A4 has 9 million, A3 18); a larger one is coarser */
    LOOK_DPI = 36,          /* shows whether anything is drawn */
    LOOK_PIXELS = 4 << 20,
    WHITE = 230,    /* paper that was scanned is not quite white */
    LEAST_INK = 30, /* darker pixels, at LOOK_DPI: a word has about as many */
    POINTS_PER_INCH = 72,
};

static const double LEAST_COVER = 0.5; /* of the page, by pictures that may hold its text */

static PopplerDocument *open_document(wob_slice bytes)
{
    GBytes *held = g_bytes_new_static(bytes.data, bytes.size);
    PopplerDocument *document = poppler_document_new_from_bytes(held, NULL, NULL);
    g_bytes_unref(held);
    return document;
}

/* NULL where there is no such page. */
static PopplerPage *get_page(PopplerDocument *document, uint32_t page)
{
    bool there = page >= 1 && page <= (uint32_t)poppler_document_get_n_pages(document);
    return there ? poppler_document_get_page(document, (int)page - 1) : NULL;
}

/* Grey takes the place of the colours that cairo painted: 32 bits a pixel, 0xXXRRGGBB. */
static void take_grey(wob_picture *picture, cairo_surface_t *surface)
{
    const unsigned char *row = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface), at = 0;
    for (int y = 0; y < picture->height; y++, row += stride) {
        const uint32_t *colours = (const void *)row;
        for (int x = 0; x < picture->width; x++) {
            uint32_t c = colours[x], red = c >> 16 & 0xFF, green = c >> 8 & 0xFF, blue = c & 0xFF;
            picture->pixels[at++] = (unsigned char)((red * 299 + green * 587 + blue * 114) / 1000);
        }
    }
}

/* Draws the page on white paper. False where it has no size. Free the pixels. */
static bool draw(PopplerPage *page, double dpi, double most_pixels, wob_picture *ret_picture)
{
    double width, height;
    poppler_page_get_size(page, &width, &height);
    double scale = fmin(dpi / POINTS_PER_INCH, sqrt(most_pixels / (width * height)));
    wob_picture picture = {.width = (int)(width * scale),
                           .height = (int)(height * scale),
                           .dpi = scale * POINTS_PER_INCH};
    if (!(width * scale >= 1 && width * scale <= INT16_MAX) ||
        !(height * scale >= 1 && height * scale <= INT16_MAX))
        return false;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    poppler_page_render(page, cairo);
    cairo_surface_flush(surface);
    bool drawn = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    if (drawn) {
        picture.pixels = wob_new((size_t)picture.width * (size_t)picture.height);
        take_grey(&picture, surface);
        *ret_picture = picture;
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return drawn;
}

/* Looking ------------------------------------------------------------------------------------- */

static bool shows_anything(PopplerPage *page)
{
    wob_picture picture;
    size_t dark = 0;
    if (!draw(page, LOOK_DPI, LOOK_PIXELS, &picture))
        return false;
    for (size_t i = 0; i < (size_t)picture.width * (size_t)picture.height; i++)
        dark += picture.pixels[i] < WHITE;
    free(picture.pixels);
    return dark >= LEAST_INK;
}

/* A scan may lie there in stripes, or in layers one upon another. */
static bool is_covered(PopplerPage *page)
{
    double width, height, covered = 0;
    poppler_page_get_size(page, &width, &height);
    GList *pictures = poppler_page_get_image_mapping(page);
    for (GList *at = pictures; at; at = at->next) {
        PopplerRectangle area = ((const PopplerImageMapping *)at->data)->area;
        covered += fabs(area.x2 - area.x1) * fabs(area.y2 - area.y1);
    }
    poppler_page_free_image_mapping(pictures);
    return covered >= LEAST_COVER * width * height;
}

static bool wants_reading(PopplerPage *page, wob_page_text text)
{
    switch (text) {
    case WOB_PAGE_EMPTY:
        return shows_anything(page);
    case WOB_PAGE_SPARSE:
        return is_covered(page);
    default:
        return text == WOB_PAGE_RUBBISH;
    }
}

int wob_ocr_look(void *context, wob_child *child)
{
    const wob_ocr_survey *survey = context;
    PopplerDocument *document = open_document(survey->bytes);
    if (!document)
        return WOB_OCR_DAMAGED;
    for (size_t i = 0; i < survey->count; i++) {
        PopplerPage *page = get_page(document, survey->pages[i].page);
        unsigned char wanted = page && wants_reading(page, survey->pages[i].text);
        wob_child_give(child, &wanted, 1);
        g_clear_object(&page);
    }
    g_object_unref(document);
    return WOB_OCR_READ;
}

/* Recognising --------------------------------------------------------------------------------- */

static void give_lines(wob_ocr_engine *engine, const wob_picture *picture, wob_child *child)
{
    wob_arena arena = {0};
    wob_lines lines = wob_ocr_lines(engine, picture, &arena);
    for (size_t i = 0; i < lines.count; i++)
        wob_wire_give_line(child, &lines.at[i]);
    wob_arena_release(&arena);
}

int wob_ocr_recognise(void *context, wob_child *child)
{
    const wob_ocr_job *job = context;
    wob_picture picture = {0};
    wob_ocr_engine *engine = wob_ocr_engine_new();
    if (!engine)
        return WOB_OCR_NO_MODELS;
    PopplerDocument *document = open_document(job->bytes);
    PopplerPage *page = document ? get_page(document, job->page) : NULL;
    bool drawn = page && draw(page, WOB_OCR_DPI, MOST_PIXELS, &picture);
    wob_wire_give_head(child, (wob_wire_head){.page_count = 1});
    if (drawn)
        give_lines(engine, &picture, child);
    free(picture.pixels);
    g_clear_object(&page);
    g_clear_object(&document);
    wob_ocr_engine_free(engine);
    return drawn ? WOB_OCR_READ : WOB_OCR_DAMAGED;
}

int wob_ocr_find_models(void *context, wob_child *child)
{
    (void)context, (void)child;
    wob_ocr_engine *engine = wob_ocr_engine_new();
    wob_ocr_engine_free(engine);
    return engine ? WOB_OCR_READ : WOB_OCR_NO_MODELS;
}
