/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dump of Woogle, a table at a time: rows become documents.
 *
 * woo_bodytext has one row a page, gathered into documents; what the tables of dossiers and
 * documents beside it say of them goes with them (dossiers.h). The text of a page is the PDF's own,
 * or what was recognised from its image where there is none. Rows of one document that stand
 * together make one source; where more of a document follows later in the file, that is a source of
 * its own, with "-2" behind the identifier, so that nothing takes the place of anything.
 *
 * Of woo_dossiers each row is a document, with what was asked and what was decided. woo_documents
 * has no text; it is there for the other two. A row that cannot be read is passed over and reported
 * at the end.
 *
 * The dump: University of Amsterdam, doi:10.17026/DANS-ZAU-E3RK.
 */
#include "lib/base/id_table.h"
#include "lib/base/memory.h"
#include "lib/base/utf8.h"
#include "lib/source/dossier_table.h"
#include "lib/source/dossiers.h"
#include "lib/source/readers.h"

#include <stdlib.h>
#include <string.h>

enum {
    MIB = 1 << 20,
    MOST_PAGE_NUMBER = 1000000,
};

/* Of woo_bodytext. */
enum { DOCUMENT_ID, PAGE_NUMBER, BODY_TEXT, BODY_TEXT_OCR, COLUMNS };

static const char *const page_columns[COLUMNS] = {
    [DOCUMENT_ID] = "foi_documentId",
    [PAGE_NUMBER] = "foi_pageNumber",
    [BODY_TEXT] = "foi_bodyText",
    [BODY_TEXT_OCR] = "foi_bodyTextOCR",
};

typedef struct page_text {
    uint32_t number;
    wob_span span; /* of the document's text */
} page_text;

typedef struct dump_reader {
    const char *path;
    wob_dump_table table;
    wob_dossiers *dossiers; /* beside it; NULL for a table of dossiers, which has its own facts */
    wob_buffer id, text;    /* of the document that is being gathered */
    WOB_LIST(page_text) pages;
    wob_source_facts facts;
    bool recognised, too_large;
    wob_id_table met; /* how often each identifier was */
    wob_error first;  /* what was passed over first */
    size_t passed_over;
    const wob_limits *limits;
    wob_arena *arena;
    wob_source_fn call;
    void *context;
} dump_reader;

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

/* Of the text, and of the facts behind it: a document whose facts have changed is another. */
static void digest(dump_reader *reader, const wob_source_facts *facts, char *sha256)
{
    size_t size = reader->text.size;
    bool known = facts->type || facts->organisation.size || facts->subject.size;
    if (known)
        wob_buffer_print(&reader->text, "%d\n%.*s\n%.*s\n%.*s\n%d-%d-%d %d-%d-%d", facts->type,
                         WOB_ARG(facts->organisation), WOB_ARG(facts->subject),
                         WOB_ARG(facts->outcome), facts->date.year, facts->date.month,
                         facts->date.day, facts->request_date.year, facts->request_date.month,
                         facts->request_date.day);
    wob_sha256(wob_buffer_slice(&reader->text), sha256);
    reader->text.size = size;
}

static wob_source *make_source(dump_reader *reader)
{
    wob_slice id = wob_buffer_slice(&reader->id);
    wob_source *source = wob_arena_take(reader->arena, sizeof *source);
    unsigned times = (unsigned)++*wob_id_table_add(&reader->met, id);
    source->id = times > 1 ? wob_arena_print(reader->arena, "%.*s-%u", WOB_ARG(id), times)
                           : wob_arena_copy(reader->arena, id);
    source->path = wob_arena_print(reader->arena, "%s!%.*s", reader->path, WOB_ARG(source->id));
    source->format = WOB_FORMAT_WOOGLE;
    source->ocr = reader->recognised;
    source->headless = reader->dossiers == NULL;
    source->facts = reader->facts;
    digest(reader, &source->facts, source->sha256);
    source->page_count = (uint32_t)reader->pages.count;
    qsort(reader->pages.at, reader->pages.count, sizeof *reader->pages.at, compare_pages);
    for (size_t i = 0; i < reader->pages.count; i++)
        wob_text_add_page(reader->limits, reader->arena, source,
                          wob_slice_at(wob_buffer_slice(&reader->text), reader->pages.at[i].span),
                          reader->pages.at[i].number);
    return source;
}

/* Hands the gathered document over, and is ready for the next one. */
static wob_status end_document(dump_reader *reader, wob_error *error)
{
    wob_status status = WOB_OK;
    bool whole = reader->pages.count && !reader->too_large;
    if (whole && reader->dossiers)
        status = wob_dossiers_facts(reader->dossiers, wob_buffer_slice(&reader->id), reader->arena,
                                    &reader->facts, error);
    if (whole && status == WOB_OK)
        status = reader->call(reader->context, make_source(reader), error);
    wob_arena_clear(reader->arena);
    reader->pages.at = NULL;
    reader->pages.count = reader->pages.room = 0;
    reader->facts = (wob_source_facts){0};
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

static void add_page(dump_reader *reader)
{
    wob_slice text = wob_dump_table_field(&reader->table, BODY_TEXT);
    if (reader->too_large)
        return;
    if (text.size == 0) {
        text = wob_dump_table_field(&reader->table, BODY_TEXT_OCR);
        reader->recognised |= text.size > 0;
    }
    reader->too_large = reader->text.size + text.size > (size_t)reader->limits->text * MIB;
    if (reader->too_large) {
        wob_error error;
        wob_fail(&error, WOB_LIMIT,
                 "%s: line %llu: document %.*s has more than %u MiB of text (--limit text=N)",
                 reader->path, (unsigned long long)reader->table.row.line,
                 WOB_ARG(wob_buffer_slice(&reader->id)), reader->limits->text);
        pass_over(reader, &error);
        return;
    }
    wob_slice number = wob_slice_trim(wob_dump_table_field(&reader->table, PAGE_NUMBER));
    page_text page = {page_number(reader, number), {reader->text.size, 0}};
    add_text(&reader->text, text);
    page.span.end = reader->text.size;
    *wob_push(reader->arena, &reader->pages) = page;
}

/* Rows ----------------------------------------------------------------------------------------- */

static wob_status take_page(dump_reader *reader, wob_error *error)
{
    wob_slice id = wob_dump_table_id(&reader->table);
    if (!wob_slice_equal(id, wob_buffer_slice(&reader->id))) {
        wob_status status = end_document(reader, error);
        if (status)
            return status;
        wob_buffer_add(&reader->id, id);
    }
    add_page(reader);
    return WOB_OK;
}

/* A dossier without any text is none to search in, and no fault. */
static wob_status take_dossier(dump_reader *reader, wob_error *error)
{
    wob_dossier_text(&reader->table, &reader->text);
    if (reader->text.size == 0)
        return WOB_OK;
    wob_buffer_add(&reader->id, wob_dump_table_id(&reader->table));
    wob_dossier_facts(&reader->table, reader->arena, &reader->facts);
    *wob_push(reader->arena, &reader->pages) = (page_text){1, {0, reader->text.size}};
    return end_document(reader, error);
}

/* Takes all rows; only a status of the caller's function stops it. */
static wob_status read_rows(dump_reader *reader,
                            wob_status (*take)(dump_reader *reader, wob_error *error),
                            wob_error *error)
{
    for (;;) {
        wob_error why = {0};
        wob_status row_status = wob_dump_table_next(&reader->table, &why);
        if (row_status == WOB_OK && reader->table.row.count == 0)
            return end_document(reader, error);
        if (row_status) {
            pass_over(reader, &why);
            continue;
        }
        wob_status status = take(reader, error);
        if (status)
            return status;
    }
}

static wob_status report(const dump_reader *reader, wob_error *error)
{
    if (reader->passed_over == 0)
        return WOB_OK;
    return wob_fail(error, reader->first.status, "%s (passed over %zu in all, the rest was read)",
                    reader->first.message, reader->passed_over);
}

static void pass_over_beside(void *context, const wob_error *why)
{
    pass_over(context, why);
}

static wob_status read_pages(dump_reader *reader, wob_error *error)
{
    wob_status status =
        wob_dump_table_open(&reader->table, reader->path, page_columns, COLUMNS, error);
    if (status == WOB_OK && !wob_dump_table_has(&reader->table, BODY_TEXT) &&
        !wob_dump_table_has(&reader->table, BODY_TEXT_OCR))
        status = wob_fail(error, WOB_UNREADABLE,
                          "%s: a dump of Woogle without the texts of pages: give woo_bodytext",
                          reader->path);
    if (status == WOB_OK)
        status =
            wob_dossiers_open(reader->path, pass_over_beside, reader, &reader->dossiers, error);
    return status ? status : read_rows(reader, take_page, error);
}

static wob_status read_dossiers(dump_reader *reader, wob_error *error)
{
    wob_status status = wob_dossier_table_open(&reader->table, reader->path, error);
    return status ? status : read_rows(reader, take_dossier, error);
}

/* Beside a table with texts it is read with that one, and is none by itself. */
static wob_status read_documents(dump_reader *reader, wob_error *error)
{
    if (wob_dossiers_beside(reader->path, "woo_bodytext") ||
        wob_dossiers_beside(reader->path, "woo_dossiers"))
        return WOB_OK;
    return wob_fail(error, WOB_UNREADABLE,
                    "%s: a list of documents without their texts: put woo_bodytext beside it",
                    reader->path);
}

/* The doors ------------------------------------------------------------------------------------ */

/* The tables of the dump, by two columns that no other has both of. */
static const struct {
    const char *columns[2];
    wob_status (*read)(dump_reader *reader, wob_error *error);
} tables[] = {
    {{"foi_documentId", "foi_pageNumber"}, read_pages},
    {{"dc_identifier", "foi_decisionText"}, read_dossiers},
    {{"dc_identifier", "foi_dossierId"}, read_documents},
};

enum { TABLES = sizeof tables / sizeof *tables };

/* TABLES where it is none. */
static size_t table_with(wob_slice heading)
{
    size_t i = 0;
    while (i < TABLES &&
           (wob_slice_find(heading, wob_slice_of(tables[i].columns[0]), 0) == heading.size ||
            wob_slice_find(heading, wob_slice_of(tables[i].columns[1]), 0) == heading.size))
        i++;
    return i;
}

bool wob_woogle_recognise(wob_slice head)
{
    wob_slice heading;
    return wob_slice_next(&head, '\n', &heading) && table_with(heading) < TABLES;
}

wob_status wob_woogle_each(const char *path, const wob_source_options *options, wob_arena *arena,
                           wob_source_fn call, void *context, wob_error *error)
{
    wob_buffer heading = {0};
    dump_reader *reader = wob_new(sizeof *reader);
    *reader = (dump_reader){
        .path = path, .limits = &options->limits, .arena = arena, .call = call, .context = context};
    wob_status status = wob_dump_table_heading(path, &heading, error);
    size_t which = table_with(wob_buffer_slice(&heading));
    if (status == WOB_OK && which == TABLES)
        status = wob_fail(error, WOB_UNREADABLE, "%s: no table of Woogle", path);
    if (status == WOB_OK)
        status = tables[which].read(reader, error);
    if (status == WOB_OK)
        status = report(reader, error);
    wob_dump_table_close(&reader->table);
    wob_dossiers_free(reader->dossiers);
    wob_buffer_release(&heading);
    wob_buffer_release(&reader->id);
    wob_buffer_release(&reader->text);
    wob_id_table_release(&reader->met);
    free(reader);
    return status;
}
