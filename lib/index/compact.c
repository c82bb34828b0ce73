/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing an index anew. See compact.h. */
#include "lib/index/compact.h"

#include "lib/index/meta.h"
#include "lib/index/reader.h"
#include "lib/index/schema.h"

enum { LEAST_DOCUMENTS = 1000 }; /* a smaller index is small enough as it is */

/* Before, so that the new index has it from the old one. */
static wob_status note_compact(wob_database *database, wob_error *error)
{
    uint32_t documents = 0;
    wob_status status = wob_database_count(database, &documents, error);
    if (status == WOB_OK)
        status = wob_meta_write(database, WOB_SLICE(WOB_META_COMPACT), documents, error);
    return status ? status : wob_database_commit(database, error);
}

static wob_status write_compact(void *context, const char *from, const char *to, wob_error *error)
{
    wob_status status = note_compact(context, error);
    return status ? status : wob_database_compact(from, to, error);
}

wob_status wob_index_compact(const char *path, wob_renewed *ret_renewed, wob_error *error)
{
    wob_database *lock = NULL;
    *ret_renewed = (wob_renewed){0};
    wob_status status = wob_index_probe(path, error);
    if (status == WOB_OK)
        status = wob_database_open_writable(path, &lock, error);
    if (status == WOB_OK)
        status = wob_index_renew(path, write_compact, lock, ret_renewed, error);
    wob_database_free(lock);
    return status;
}

wob_status wob_index_is_loose(const char *path, bool *ret_loose, wob_error *error)
{
    wob_index *index = NULL;
    uint32_t documents = 0;
    unsigned compact = 0;
    bool known;
    wob_status status = wob_index_open(path, &index, error);
    if (status == WOB_OK)
        status = wob_database_count(wob_index_database(index), &documents, error);
    if (status == WOB_OK)
        status = wob_meta_read(wob_index_database(index), WOB_SLICE(WOB_META_COMPACT), &known,
                               &compact, error);
    bool grown = documents >= LEAST_DOCUMENTS && documents / 3 >= compact / 2;
    *ret_loose = status == WOB_OK && (grown || wob_index_was_renewing(path));
    wob_index_free(index);
    return status;
}
