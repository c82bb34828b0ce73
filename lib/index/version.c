/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of an index. See version.h. */
#include "lib/index/version.h"

#include "lib/index/meta.h"
#include "lib/index/schema.h"
#include "lib/text/analyse.h"

static const struct {
    wob_slice key;
    unsigned value;
    const char *what;
} versions[] = {
    {{WOB_META_SCHEMA, sizeof WOB_META_SCHEMA - 1}, WOB_SCHEMA_VERSION, "layout"},
    {{WOB_META_ANALYSIS, sizeof WOB_META_ANALYSIS - 1}, WOB_ANALYSIS_VERSION, "word analysis"},
};

/* Tables that an index must have once it holds such documents. */
static const struct {
    const char *table, *type;
} needed[] = {{"docdata", "letter"}, {"termlist", "letter"}};

static wob_status check_tables(wob_database *database, const char *path, wob_error *error)
{
    wob_arena arena = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < sizeof needed / sizeof *needed && status == WOB_OK; i++) {
        uint32_t documents = 0;
        wob_slice type = wob_term(WOB_FIELD_TYPE, wob_slice_of(needed[i].type), &arena);
        status = wob_database_frequency(database, type, &documents, error);
        if (status == WOB_OK && documents && !wob_database_has_table(path, needed[i].table))
            status =
                wob_fail(error, WOB_CORRUPT,
                         "%s: %s.glass is missing: index again with wobindex add, in a new folder",
                         path, needed[i].table);
    }
    wob_arena_release(&arena);
    return status;
}

wob_status wob_index_version_check(wob_database *database, const char *path, wob_error *error)
{
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        bool known;
        unsigned number;
        wob_status status = wob_meta_read(database, versions[i].key, &known, &number, error);
        if (status)
            return status;
        if (!known)
            return wob_fail(error, WOB_VERSION,
                            "%s: a Xapian database, but no index of letters: name another one",
                            path);
        if (number != versions[i].value)
            return wob_fail(error, WOB_VERSION,
                            "%s: its %s is of version %u, this program's of version %u: make the "
                            "index again with wobindex add, in a new folder",
                            path, versions[i].what, number, versions[i].value);
    }
    return check_tables(database, path, error);
}

wob_status wob_index_version_claim(wob_database *database, const char *path, wob_error *error)
{
    uint32_t documents;
    wob_buffer schema = {0};
    wob_status status = wob_database_count(database, &documents, error);
    if (status == WOB_OK)
        status = wob_database_metadata(database, versions[0].key, &schema, error);
    bool empty = documents == 0 && schema.size == 0;
    wob_buffer_release(&schema);
    if (status || !empty)
        return status ? status : wob_index_version_check(database, path, error);
    for (size_t i = 0; i < sizeof versions / sizeof *versions && status == WOB_OK; i++)
        status = wob_meta_write(database, versions[i].key, versions[i].value, error);
    return status == WOB_OK ? wob_database_commit(database, error) : status;
}
