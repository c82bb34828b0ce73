/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What runs in the child: has poppler read a PDF page by page, and gives the parent its lines.
 *
 * poppler says three things of a page, all counted in characters: its text, a rectangle for each
 * character (blanks and line ends too), and the font of each run of characters. Its rectangles have
 * their origin in the upper left corner of the page.
 */
#include "lib/source/pdf.h"

#include <string.h>

#include <poppler.h>

typedef struct page_reader {
    uint32_t page;
    wob_arena arena;
    wob_child *child;
} page_reader;

/* The font's name is all that says so: "Verdana-Bold", "Arial,Bold", "ABCDEF+Rijksoverheid-Heavy"
 */
static bool is_bold(const char *font)
{
    static const char *const words[] = {"bold", "black", "heavy"};
    wob_slice name = wob_slice_of(font);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_find_nocase(name, wob_slice_of(words[i]), 0) < name.size)
            return true;
    return false;
}

/* Cuts off the next character; invalid ones too are counted as poppler counts them. */
static wob_slice next_character(wob_slice *rest)
{
    size_t end = 1;
    while (end < rest->size && ((unsigned char)rest->data[end] & 0xC0) == 0x80)
        end++;
    wob_slice character = wob_slice_cut(*rest, 0, end);
    *rest = wob_slice_cut(*rest, end, rest->size);
    return character;
}

/* Sets the type of the characters; each of poppler's runs names its first and last one. */
static void set_fonts(PopplerPage *page, wob_glyph *glyphs, size_t count)
{
    GList *runs = poppler_page_get_text_attributes(page);
    for (GList *at = runs; at; at = at->next) {
        const PopplerTextAttributes *run = at->data;
        bool bold = is_bold(run->font_name);
        for (gint i = run->start_index; i >= 0 && i <= run->end_index && (size_t)i < count; i++) {
            glyphs[i].size = (float)run->font_size;
            glyphs[i].bold = bold;
        }
    }
    poppler_page_free_text_attributes(runs);
}

/* Where the rectangles do not fit the characters (text written from right to left gets marks that
 * have none): lines as poppler ends them, without places. */
static void give_unplaced(page_reader *reader, wob_slice text)
{
    wob_slice line;
    while (wob_slice_next(&text, '\n', &line)) {
        line = wob_slice_trim(line);
        if (line.size)
            wob_wire_give_line(reader->child, &(wob_line){.text = line, .page = reader->page});
    }
}

static size_t count_characters(wob_slice text)
{
    size_t count = 0;
    for (; text.size; count++)
        next_character(&text);
    return count;
}

static void give_placed(page_reader *reader, PopplerPage *page, wob_slice text,
                        const PopplerRectangle *places, size_t count)
{
    wob_glyph *glyphs = wob_arena_take(&reader->arena, count * sizeof *glyphs);
    for (size_t i = 0; i < count; i++) {
        const PopplerRectangle *place = &places[i];
        glyphs[i].text = next_character(&text);
        glyphs[i].box =
            (wob_box){(float)place->x1, (float)place->y1, (float)place->x2, (float)place->y2};
    }
    set_fonts(page, glyphs, count);
    wob_lines lines = wob_pdf_lines(glyphs, count, reader->page, &reader->arena);
    for (size_t i = 0; i < lines.count; i++)
        wob_wire_give_line(reader->child, &lines.at[i]);
}

static void read_page(page_reader *reader, PopplerPage *page)
{
    PopplerRectangle *places = NULL;
    guint count = 0;
    char *bytes = poppler_page_get_text(page);
    wob_slice text = wob_slice_of(bytes);
    poppler_page_get_text_layout(page, &places, &count);
    if (count == count_characters(text))
        give_placed(reader, page, text, places, count);
    else
        give_unplaced(reader, text);
    g_free(places);
    g_free(bytes);
    wob_arena_clear(&reader->arena);
}

static void give_head(wob_child *child, PopplerDocument *document, int page_count)
{
    double width = 0, height = 0;
    PopplerPage *first = poppler_document_get_page(document, 0);
    if (first) {
        poppler_page_get_size(first, &width, &height);
        g_object_unref(first);
    }
    wob_wire_give_head(child, (wob_wire_head){(uint32_t)page_count, (float)width, (float)height});
}

static int read_document(PopplerDocument *document, unsigned most_pages, wob_child *child)
{
    int page_count = poppler_document_get_n_pages(document);
    if (page_count <= 0)
        return WOB_PDF_DAMAGED;
    if ((unsigned)page_count > most_pages)
        return WOB_PDF_TOO_MANY_PAGES;
    give_head(child, document, page_count);
    page_reader reader = {.child = child};
    for (int i = 0; i < page_count; i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        reader.page = (uint32_t)i + 1;
        if (page) { /* else it counts as blank */
            read_page(&reader, page);
            g_object_unref(page);
        }
    }
    wob_arena_release(&reader.arena);
    return WOB_PDF_READ;
}

/* For a file made for archives poppler prepares, page by page, to turn colours into those of the
 * output that the file has in mind: more than half the time that all its text takes. So the entry
 * goes by another name, which nobody looks for, in this process's copy of the bytes. */
static void forget_colours(wob_slice bytes)
{
    static const char name[] = "/OutputIntents";
    const size_t size = sizeof name - 1;
    char *at = (char *)bytes.data, *end = at + bytes.size;
    while ((at = memmem(at, (size_t)(end - at), name, size))) {
        at += size;
        at[-1] = '_';
    }
}

int wob_pdf_read_pages(void *context, wob_child *child)
{
    const wob_pdf_file *file = context;
    GError *error = NULL;
    forget_colours(file->bytes);
    GBytes *held = g_bytes_new_static(file->bytes.data, file->bytes.size);
    PopplerDocument *document = poppler_document_new_from_bytes(held, NULL, &error);
    int answer = document ? read_document(document, file->most_pages, child)
                 : g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                     ? WOB_PDF_ENCRYPTED
                     : WOB_PDF_DAMAGED;
    g_clear_error(&error);
    g_clear_object(&document);
    g_bytes_unref(held);
    return answer;
}
