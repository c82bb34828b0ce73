/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dump of Woogle (woo_bodytext.csv.gz): one row a page, gathered into documents.
 *
 * Columns are found by name, in any order. The text of a page is the PDF's own, or what was
 * recognised from its image where there is none. Rows of one document that stand together make one
 * source; where more of a document follows later in the file, that is a source of its own, with
 * "-2" behind the identifier, so that nothing takes the place of anything. A row that cannot be
 * read is passed over and reported at the end.
 *
 * The dump: University of Amsterdam, doi:10.17026/DANS-ZAU-E3RK.
 */
#include "lib/base/memory.h"
#include "lib/base/utf8.h"
#include "lib/source/csv.h"
#include "lib/source/readers.h"

#include <stdlib.h>
#include <string.h>

enum {
    LARGEST_DOCUMENT = 64 << 20, /* bytes of text */
    LONGEST_ID = 200,            /* bytes */
    MOST_PAGE_NUMBER = 1000000,
};

typedef enum column { DOCUMENT_ID, PAGE_NUMBER, BODY_TEXT, BODY_TEXT_OCR, COLUMNS } column;

static const char *const column_names[COLUMNS] = {
    [DOCUMENT_ID] = "foi_documentId",
    [PAGE_NUMBER] = "foi_pageNumber",
    [BODY_TEXT] = "foi_bodyText",
    [BODY_TEXT_OCR] = "foi_bodyTextOCR",
};

typedef struct page_text {
    uint32_t number;
    wob_span span; /* of the document's text */
} page_text;

/* How often each identifier was met: open addressing over their hashes. Twelve bytes for each of
 * the dump's documents are all that grows with it. */
typedef struct meetings {
    struct {
        uint64_t hash; /* 0 is a free place */
        unsigned times;
    } * at;
    size_t count, room;
} meetings;

typedef struct dump_reader {
    const char *path;
    wob_csv *csv;
    wob_csv_row row;
    size_t field_of[COLUMNS], fields; /* WOB_CSV_MOST_FIELDS where the dump lacks the column */
    wob_buffer id, text;              /* of the document that is being gathered */
    WOB_LIST(page_text) pages;
    bool recognised, too_large;
    meetings met;
    wob_error first; /* what was passed over first */
    size_t passed_over;
    wob_arena *arena;
    wob_source_fn call;
    void *context;
} dump_reader;

/* How often an identifier was met -------------------------------------------------------------- */

/* FNV-1a; <http://www.isthe.com/chongo/tech/comp/fnv/> */
static uint64_t hash_of(wob_slice text)
{
    uint64_t hash = 0xCBF29CE484222325;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3;
    return hash ? hash : 1;
}

static size_t place_of(const meetings *met, uint64_t hash)
{
    size_t at = hash % met->room;
    while (met->at[at].hash && met->at[at].hash != hash)
        at = (at + 1) % met->room;
    return at;
}

static void enlarge(meetings *met)
{
    enum { FIRST_ROOM = 1024 };
    meetings larger = {.room = met->room ? met->room * 2 : FIRST_ROOM, .count = met->count};
    larger.at = wob_new(larger.room * sizeof *larger.at);
    for (size_t i = 0; i < met->room; i++)
        if (met->at[i].hash)
            larger.at[place_of(&larger, met->at[i].hash)] = met->at[i];
    free(met->at);
    *met = larger;
}

/* Counts this time too. */
static unsigned times_met(meetings *met, wob_slice id)
{
    if (met->count * 2 >= met->room)
        enlarge(met);
    uint64_t hash = hash_of(id);
    size_t at = place_of(met, hash);
    met->count += met->at[at].hash == 0;
    met->at[at].hash = hash;
    return ++met->at[at].times;
}

/* Documents ------------------------------------------------------------------------------------ */

static void pass_over(dump_reader *reader, const wob_error *why)
{
    if (reader->passed_over++ == 0)
        reader->first = *why;
}

static int compare_pages(const void *a, const void *b)
{
    const page_text *x = a, *y = b;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return (x->span.begin > y->span.begin) - (x->span.begin < y->span.begin);
}

static wob_source *make_source(dump_reader *reader)
{
    wob_slice id = wob_buffer_slice(&reader->id), text = wob_buffer_slice(&reader->text);
    wob_source *source = wob_arena_take(reader->arena, sizeof *source);
    unsigned times = times_met(&reader->met, id);
    source->id = times > 1 ? wob_arena_print(reader->arena, "%.*s-%u", WOB_ARG(id), times)
                           : wob_arena_copy(reader->arena, id);
    source->path = wob_arena_print(reader->arena, "%s!%.*s", reader->path, WOB_ARG(source->id));
    source->format = WOB_FORMAT_WOOGLE;
    source->ocr = reader->recognised;
    wob_sha256(text, source->sha256);
    source->page_count = (uint32_t)reader->pages.count;
    qsort(reader->pages.at, reader->pages.count, sizeof *reader->pages.at, compare_pages);
    for (size_t i = 0; i < reader->pages.count; i++)
        wob_text_add_page(reader->arena, source, wob_slice_at(text, reader->pages.at[i].span),
                          reader->pages.at[i].number);
    return source;
}

/* Hands the gathered document over, and is ready for the next one. */
static wob_status end_document(dump_reader *reader, wob_error *error)
{
    wob_status status = WOB_OK;
    if (reader->pages.count && !reader->too_large)
        status = reader->call(reader->context, make_source(reader), error);
    wob_arena_clear(reader->arena);
    reader->pages.at = NULL;
    reader->pages.count = reader->pages.room = 0;
    reader->recognised = reader->too_large = false;
    wob_buffer_clear(&reader->id);
    wob_buffer_clear(&reader->text);
    return status;
}

static void add_text(wob_buffer *to, wob_slice text)
{
    if (wob_utf8_valid(text) == text.size)
        wob_buffer_add(to, text);
    else
        wob_utf8_add_repaired(to, text);
}

/* Pages count from 1; what is no number follows the page before. */
static uint32_t page_number(const dump_reader *reader, wob_slice field)
{
    unsigned number = 0;
    if (wob_slice_ends(field, WOB_SLICE(".0"))) /* as a column with gaps is often written */
        field.size -= 2;
    if (wob_slice_number(field, &number) && number > 0 && number <= MOST_PAGE_NUMBER)
        return number;
    return reader->pages.count ? reader->pages.at[reader->pages.count - 1].number + 1 : 1;
}

static wob_slice field_of(const dump_reader *reader, column which)
{
    size_t at = reader->field_of[which];
    return at < reader->row.count ? reader->row.field[at] : (wob_slice){0};
}

static void add_page(dump_reader *reader)
{
    wob_slice text = field_of(reader, BODY_TEXT);
    if (reader->too_large)
        return;
    if (wob_slice_trim(text).size == 0) {
        text = field_of(reader, BODY_TEXT_OCR);
        reader->recognised |= text.size > 0;
    }
    reader->too_large = reader->text.size + text.size > LARGEST_DOCUMENT;
    if (reader->too_large) {
        wob_error error;
        wob_fail(&error, WOB_LIMIT, "%s: line %llu: document %.*s has more than %d MiB of text",
                 reader->path, (unsigned long long)reader->row.line,
                 WOB_ARG(wob_buffer_slice(&reader->id)), LARGEST_DOCUMENT >> 20);
        pass_over(reader, &error);
        return;
    }
    page_text page = {page_number(reader, wob_slice_trim(field_of(reader, PAGE_NUMBER))),
                      {reader->text.size, 0}};
    add_text(&reader->text, text);
    page.span.end = reader->text.size;
    *wob_push(reader->arena, &reader->pages) = page;
}

/* Rows ----------------------------------------------------------------------------------------- */

static wob_status read_heading(dump_reader *reader, wob_error *error)
{
    wob_status status = wob_csv_next(reader->csv, &reader->row, error);
    if (status)
        return status;
    reader->fields = reader->row.count;
    for (size_t c = 0; c < COLUMNS; c++) {
        reader->field_of[c] = WOB_CSV_MOST_FIELDS;
        for (size_t i = 0; i < reader->row.count; i++)
            if (wob_slice_equal(wob_slice_trim(reader->row.field[i]),
                                wob_slice_of(column_names[c])))
                reader->field_of[c] = i;
    }
    bool texts = reader->field_of[BODY_TEXT] < WOB_CSV_MOST_FIELDS ||
                 reader->field_of[BODY_TEXT_OCR] < WOB_CSV_MOST_FIELDS;
    return texts ? WOB_OK
                 : wob_fail(error, WOB_UNREADABLE,
                            "%s: a dump of Woogle without the texts of pages: give woo_bodytext",
                            reader->path);
}

static wob_status check_row(const dump_reader *reader, wob_error *error)
{
    if (reader->row.count != reader->fields)
        return wob_fail(
            error, WOB_UNREADABLE, "%s: line %llu: a row of %zu fields where the heading has %zu",
            reader->path, (unsigned long long)reader->row.line, reader->row.count, reader->fields);
    wob_slice id = field_of(reader, DOCUMENT_ID);
    if (id.size == 0 || id.size > LONGEST_ID || wob_utf8_valid(id) < id.size)
        return wob_fail(error, WOB_UNREADABLE, "%s: line %llu: no identifier of a document",
                        reader->path, (unsigned long long)reader->row.line);
    return WOB_OK;
}

/* Takes all rows; only a status of the caller's function stops it. */
static wob_status read_rows(dump_reader *reader, wob_error *error)
{
    for (;;) {
        wob_error why = {0};
        wob_status row_status = wob_csv_next(reader->csv, &reader->row, &why);
        if (row_status == WOB_OK && reader->row.count == 0)
            return end_document(reader, error);
        if (row_status == WOB_OK)
            row_status = check_row(reader, &why);
        if (row_status) {
            pass_over(reader, &why);
            continue;
        }
        wob_slice id = field_of(reader, DOCUMENT_ID);
        if (!wob_slice_equal(id, wob_buffer_slice(&reader->id))) {
            wob_status status = end_document(reader, error);
            if (status)
                return status;
            wob_buffer_add(&reader->id, id);
        }
        add_page(reader);
    }
}

static wob_status report(const dump_reader *reader, wob_error *error)
{
    if (reader->passed_over == 0)
        return WOB_OK;
    return wob_fail(error, reader->first.status, "%s (passed over %zu in all, the rest was read)",
                    reader->first.message, reader->passed_over);
}

/* The doors ------------------------------------------------------------------------------------ */

bool wob_woogle_recognise(wob_slice head)
{
    wob_slice heading;
    return wob_slice_next(&head, '\n', &heading) &&
           wob_slice_find(heading, wob_slice_of(column_names[DOCUMENT_ID]), 0) < heading.size &&
           wob_slice_find(heading, wob_slice_of(column_names[PAGE_NUMBER]), 0) < heading.size;
}

wob_status wob_woogle_each(const char *path, const wob_source_options *options, wob_arena *arena,
                           wob_source_fn call, void *context, wob_error *error)
{
    (void)options;
    dump_reader *reader = wob_new(sizeof *reader);
    reader->path = path;
    reader->arena = arena;
    reader->call = call;
    reader->context = context;
    wob_status status = wob_csv_open(path, &reader->csv, error);
    if (status == WOB_OK)
        status = read_heading(reader, error);
    if (status == WOB_OK)
        status = read_rows(reader, error);
    if (status == WOB_OK)
        status = report(reader, error);
    wob_csv_free(reader->csv);
    wob_buffer_release(&reader->id);
    wob_buffer_release(&reader->text);
    free(reader->met.at);
    free(reader);
    return status;
}
