/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of dossiers and documents of a dump, joined. See dossiers.h.
 *
 * Dossiers are read first, documents second; of each, what is wanted goes to the end of the spool,
 * a temporary file, and where it begins there into a table by identifier. A document's entry says
 * where that of its dossier is, so that a look-up takes two short reads. A row met twice counts as
 * it was first.
 */
#include "lib/source/dossiers.h"

#include "lib/base/id_table.h"
#include "lib/base/memory.h"
#include "lib/source/dossier_table.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum document_column {
    DOCUMENT_ID,
    DOCUMENT_DOSSIER,
    DOCUMENT_TITLE,
    DOCUMENT_TYPE,
    DOCUMENT_COLUMNS
} document_column;

static const char *const document_columns[DOCUMENT_COLUMNS] = {
    [DOCUMENT_ID] = "dc_identifier",
    [DOCUMENT_DOSSIER] = "foi_dossierId",
    [DOCUMENT_TITLE] = "dc_title",
    [DOCUMENT_TYPE] = "dc_type",
};

#define REQUEST_TYPE "verzoek"

/* The types of documents in a dossier; of others it is not known. */
static const struct {
    const char *name;
    wob_source_type type;
} types[] = {
    {"besluit", WOB_TYPE_DECISION},
    {REQUEST_TYPE, WOB_TYPE_OTHER},
    {"inventaris", WOB_TYPE_OTHER},
    {"bijlage", WOB_TYPE_OTHER},
};

typedef struct kind_of_table {
    const char *name; /* how its file's name begins */
    wob_status (*open)(wob_dump_table *table, const char *path, wob_error *error);
    void (*take)(wob_dossiers *dossiers, const wob_dump_table *table, wob_arena *arena);
} kind_of_table;

struct wob_dossiers {
    FILE *spool;                      /* NULL until something is known */
    const kind_of_table *kind;        /* of the table being read */
    wob_id_table dossiers, documents; /* where their entries begin in the spool, and 1 */
    wob_dossiers_pass_over_fn pass_over;
    void *context;
};

/* The spool -------------------------------------------------------------------------------------
 */

static wob_status fail_spool(wob_error *error)
{
    return wob_fail(error, WOB_IO, "%s: a temporary file for the dossiers of a dump fails: %s",
                    P_tmpdir, strerror(errno));
}

/* Where the next entry will begin, and 1: 0 is none. */
static uint64_t spool_end(const wob_dossiers *dossiers)
{
    return (uint64_t)ftello(dossiers->spool) + 1;
}

static void put(FILE *spool, const void *bytes, size_t size)
{
    if (size)
        (void)fwrite(bytes, 1, size, spool); /* the stream remembers that it failed */
}

static void put_slice(FILE *spool, wob_slice text)
{
    put(spool, &text.size, sizeof text.size);
    put(spool, text.data, text.size);
}

static bool get_slice(FILE *spool, wob_arena *arena, wob_slice *ret_text)
{
    size_t size;
    if (fread(&size, sizeof size, 1, spool) != 1)
        return false;
    char *data = wob_arena_take(arena, size + 1);
    *ret_text = (wob_slice){data, size};
    return fread(data, 1, size, spool) == size;
}

/* A dossier's entry is its facts: the slices' bytes behind the structure. */
static void put_facts(FILE *spool, const wob_source_facts *facts)
{
    put(spool, facts, sizeof *facts);
    put_slice(spool, facts->organisation);
    put_slice(spool, facts->subject);
    put_slice(spool, facts->outcome);
}

static bool get_facts(FILE *spool, wob_arena *arena, wob_source_facts *ret_facts)
{
    return fread(ret_facts, sizeof *ret_facts, 1, spool) == 1 &&
           get_slice(spool, arena, &ret_facts->organisation) &&
           get_slice(spool, arena, &ret_facts->subject) &&
           get_slice(spool, arena, &ret_facts->outcome);
}

static void take_dossier(wob_dossiers *dossiers, const wob_dump_table *table, wob_arena *arena)
{
    wob_source_facts facts;
    uint64_t *at = wob_id_table_add(&dossiers->dossiers, wob_dump_table_id(table));
    if (*at)
        return;
    *at = spool_end(dossiers);
    wob_dossier_facts(table, arena, &facts);
    put_facts(dossiers->spool, &facts);
}

/* A document's entry: where that of its dossier is, title, type. */
static void take_document(wob_dossiers *dossiers, const wob_dump_table *table, wob_arena *arena)
{
    uint64_t *at = wob_id_table_add(&dossiers->documents, wob_dump_table_id(table));
    if (*at)
        return;
    *at = spool_end(dossiers);
    wob_slice dossier = wob_slice_trim(wob_dump_table_field(table, DOCUMENT_DOSSIER));
    uint64_t dossier_at = wob_id_table_find(&dossiers->dossiers, dossier);
    put(dossiers->spool, &dossier_at, sizeof dossier_at);
    put_slice(dossiers->spool, wob_dump_table_value(table, DOCUMENT_TITLE, arena));
    put_slice(dossiers->spool, wob_dump_table_value(table, DOCUMENT_TYPE, arena));
}

/* The files --------------------------------------------------------------------------------------
 */

static wob_status open_documents(wob_dump_table *table, const char *path, wob_error *error)
{
    return wob_dump_table_open(table, path, document_columns, DOCUMENT_COLUMNS, error);
}

/* In the order in which they are read. */
static const kind_of_table kinds[] = {
    {"woo_dossiers", wob_dossier_table_open, take_dossier},
    {"woo_documents", open_documents, take_document},
};

static wob_status take_rows(wob_dossiers *dossiers, wob_dump_table *table, wob_error *error)
{
    wob_arena arena = {0};
    wob_status status = WOB_OK;
    while (status == WOB_OK) {
        wob_error why = {0};
        if (wob_dump_table_next(table, &why) != WOB_OK) {
            dossiers->pass_over(dossiers->context, &why);
            continue;
        }
        if (table->row.count == 0)
            break;
        dossiers->kind->take(dossiers, table, &arena);
        wob_arena_clear(&arena);
        if (ferror(dossiers->spool))
            status = fail_spool(error);
    }
    wob_arena_release(&arena);
    return status;
}

static wob_status take_file(void *context, const char *path, wob_error *error)
{
    wob_dossiers *dossiers = context;
    wob_error why = {0};
    wob_status status = WOB_OK;
    wob_dump_table *table = wob_new(sizeof *table);
    if (!dossiers->spool)
        dossiers->spool = tmpfile();
    if (!dossiers->spool)
        status = fail_spool(error);
    else if (dossiers->kind->open(table, path, &why) == WOB_OK)
        status = take_rows(dossiers, table, error);
    else
        dossiers->pass_over(dossiers->context, &why);
    wob_dump_table_close(table);
    free(table);
    return status;
}

static bool is_table(const char *file, const char *table)
{
    wob_slice name = wob_slice_of(file);
    return wob_slice_starts(name, wob_slice_of(table)) &&
           (wob_slice_ends(name, WOB_SLICE(".csv")) || wob_slice_ends(name, WOB_SLICE(".csv.gz")));
}

/* Calls `call` for each file in the folder of the one at `path` that has the name of a table, in
 * the order of their names. A status other than WOB_OK ends it. */
static wob_status each_beside(const char *path, const char *table,
                              wob_status (*call)(void *context, const char *path, wob_error *error),
                              void *context, wob_error *error)
{
    wob_buffer name = {0};
    struct dirent **entries = NULL;
    wob_status status = WOB_OK;
    const char *slash = strrchr(path, '/');
    wob_slice folder = {path, slash ? (size_t)(slash - path) + 1 : 0};
    wob_buffer_print(&name, "%.*s.", WOB_ARG(folder));
    int count = scandir(name.data, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        wob_buffer_clear(&name);
        wob_buffer_print(&name, "%.*s%s", WOB_ARG(folder), entries[i]->d_name);
        if (status == WOB_OK && is_table(entries[i]->d_name, table))
            status = call(context, name.data, error);
        free(entries[i]);
    }
    free(entries);
    wob_buffer_release(&name);
    return status;
}

static wob_status note_file(void *context, const char *path, wob_error *error)
{
    (void)path;
    (void)error;
    *(bool *)context = true;
    return WOB_OK;
}

bool wob_dossiers_beside(const char *path, const char *table)
{
    bool found = false;
    return each_beside(path, table, note_file, &found, NULL) == WOB_OK && found;
}

/* Looking up -------------------------------------------------------------------------------------
 */

wob_status wob_dossiers_open(const char *path, wob_dossiers_pass_over_fn pass_over, void *context,
                             wob_dossiers **ret_dossiers, wob_error *error)
{
    wob_dossiers *dossiers = wob_new(sizeof *dossiers);
    wob_status status = WOB_OK;
    dossiers->pass_over = pass_over;
    dossiers->context = context;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && status == WOB_OK; i++) {
        dossiers->kind = &kinds[i];
        status = each_beside(path, kinds[i].name, take_file, dossiers, error);
    }
    if (status == WOB_OK)
        *ret_dossiers = dossiers;
    else
        wob_dossiers_free(dossiers);
    return status;
}

void wob_dossiers_free(wob_dossiers *dossiers)
{
    if (!dossiers)
        return;
    if (dossiers->spool)
        (void)fclose(dossiers->spool);
    wob_id_table_release(&dossiers->dossiers);
    wob_id_table_release(&dossiers->documents);
    free(dossiers);
}

static bool go_to(FILE *spool, uint64_t entry)
{
    return fseeko(spool, (off_t)(entry - 1), SEEK_SET) == 0;
}

/* Reads a document's entry, and what its dossier says of the letter that decides. */
static bool get_document(wob_dossiers *dossiers, uint64_t entry, wob_arena *arena,
                         wob_source_facts *of_dossier, wob_slice *ret_title, wob_slice *ret_type)
{
    uint64_t dossier;
    return go_to(dossiers->spool, entry) &&
           fread(&dossier, sizeof dossier, 1, dossiers->spool) == 1 &&
           get_slice(dossiers->spool, arena, ret_title) &&
           get_slice(dossiers->spool, arena, ret_type) &&
           (dossier == 0 ||
            (go_to(dossiers->spool, dossier) && get_facts(dossiers->spool, arena, of_dossier)));
}

/* The letter that decides is about what its dossier is about; what goes with it has a title of its
 * own. */
static wob_source_facts facts_of(const wob_source_facts *dossier, wob_slice title, wob_slice type)
{
    wob_source_facts facts = {.organisation = dossier->organisation, .subject = title};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (wob_slice_equal_nocase(type, wob_slice_of(types[i].name)))
            facts.type = types[i].type;
    if (facts.type == WOB_TYPE_DECISION) {
        facts.outcome = dossier->outcome;
        facts.date = dossier->date;
    }
    if (facts.type == WOB_TYPE_DECISION || wob_slice_equal_nocase(type, WOB_SLICE(REQUEST_TYPE)))
        facts.request_date = dossier->request_date;
    if (dossier->subject.size && (facts.type == WOB_TYPE_DECISION || title.size == 0))
        facts.subject = dossier->subject;
    return facts;
}

wob_status wob_dossiers_facts(wob_dossiers *dossiers, wob_slice document, wob_arena *arena,
                              wob_source_facts *ret_facts, wob_error *error)
{
    wob_source_facts of_dossier = {0};
    wob_slice title = {0}, type = {0};
    uint64_t entry = wob_id_table_find(&dossiers->documents, document);
    *ret_facts = (wob_source_facts){0};
    if (entry == 0)
        return WOB_OK;
    if (!get_document(dossiers, entry, arena, &of_dossier, &title, &type))
        return fail_spool(error);
    *ret_facts = facts_of(&of_dossier, title, type);
    return WOB_OK;
}
