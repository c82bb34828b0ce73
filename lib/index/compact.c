/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing an index anew. See compact.h. */
#include "lib/index/compact.h"

#include "lib/base/file.h"
#include "lib/base/keep.h"
#include "lib/index/meta.h"
#include "lib/index/reader.h"
#include "lib/index/schema.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEAST_DOCUMENTS = 1000 }; /* a smaller index is small enough as it is */

#define BESIDE ".compacting" /* behind the name of an index: the new one, on its way */

/* A file that Xapian makes, or leaves where it was killed. */
static bool is_of_database(const char *name)
{
    wob_slice file = wob_slice_of(name);
    return wob_slice_equal(file, WOB_SLICE("flintlock")) ||
           wob_slice_equal(file, WOB_SLICE("v.tmp")) ||
           wob_slice_starts(file, WOB_SLICE("iamglass")) ||
           wob_slice_ends(file, WOB_SLICE(".glass"));
}

/* Adds the file's size; a stranger is refused. */
static wob_status measure_file(void *context, const char *path, const char *name, wob_error *error)
{
    uint64_t *bytes = context;
    struct stat of;
    if (!is_of_database(name))
        return wob_fail(error, WOB_USAGE,
                        "%s: lies in the folder of an index, but is no part of it: move it away, "
                        "since compacting makes the folder anew",
                        path);
    if (lstat(path, &of) == 0)
        *bytes += (uint64_t)of.st_size;
    return WOB_OK;
}

static wob_status measure(const char *folder, uint64_t *ret_bytes, wob_error *error)
{
    *ret_bytes = 0;
    return wob_folder_each(folder, measure_file, ret_bytes, error);
}

static wob_status remove_file(void *context, const char *path, const char *name, wob_error *error)
{
    (void)context;
    if (is_of_database(name) && unlink(path) != 0)
        return wob_fail(error, WOB_IO, "%s: cannot be taken away: %s", path, strerror(errno));
    return WOB_OK;
}

/* Takes the database in `folder` away, if there is one, and the folder where nothing else is in it.
 */
static wob_status take_away(const char *folder, wob_error *error)
{
    wob_error why = {0};
    wob_status status = wob_folder_each(folder, remove_file, NULL, &why);
    if (status == WOB_NOT_FOUND)
        return WOB_OK;
    if (status)
        return wob_fail(error, status, "%s", why.message);
    if (rmdir(folder) != 0)
        return wob_fail(error, WOB_IO, "%s: cannot be taken away: %s", folder, strerror(errno));
    return WOB_OK;
}

/* Whoever could read the old folder can read the new one. */
static wob_status keep_mode(const char *from, const char *to, wob_error *error)
{
    struct stat of;
    if (stat(from, &of) == 0 && chmod(to, of.st_mode & 07777) == 0)
        return WOB_OK;
    return wob_fail(error, WOB_IO, "%s: cannot be given the mode of %s: %s", to, from,
                    strerror(errno));
}

/* Before, so that the new index has it from the old one. */
static wob_status note_compact(wob_database *database, wob_error *error)
{
    uint32_t documents = 0;
    wob_status status = wob_database_count(database, &documents, error);
    if (status == WOB_OK)
        status = wob_meta_write(database, WOB_SLICE(WOB_META_COMPACT), documents, error);
    return status ? status : wob_database_commit(database, error);
}

static wob_status replace(wob_database *locked, const char *path, const char *beside,
                          wob_compacted *ret_compacted, wob_error *error)
{
    wob_error ignored = {0};
    wob_status status = measure(path, &ret_compacted->before, error);
    if (status == WOB_OK)
        status = take_away(beside, error);
    if (status == WOB_OK)
        status = note_compact(locked, error);
    if (status == WOB_OK)
        status = wob_database_compact(path, beside, error);
    if (status == WOB_OK)
        status = measure(beside, &ret_compacted->after, error);
    if (status == WOB_OK)
        status = keep_mode(path, beside, error);
    if (status == WOB_OK)
        status = wob_folders_exchange(path, beside, error);
    /* The old index, or what was made of the new one before something failed. */
    wob_status gone = take_away(beside, status ? &ignored : error);
    return status ? status : gone;
}

/* `folder` is its place in full: a symbolic link to an index stays, and leads to the new one. */
static wob_status compact_in(const char *folder, wob_compacted *ret_compacted, wob_error *error)
{
    wob_database *lock = NULL;
    wob_buffer beside = {0};
    wob_buffer_print(&beside, "%s" BESIDE, folder);
    wob_status status = wob_database_open_writable(folder, &lock, error);
    if (status == WOB_OK)
        status = replace(lock, folder, beside.data, ret_compacted, error);
    wob_database_free(lock);
    wob_buffer_release(&beside);
    return status;
}

wob_status wob_index_compact(const char *path, wob_compacted *ret_compacted, wob_error *error)
{
    wob_index *index = NULL;
    *ret_compacted = (wob_compacted){0};
    /* Opened for reading first: where there is no index, none must be made. */
    wob_status status = wob_index_open(path, &index, error);
    wob_index_free(index);
    if (status)
        return status;
    char *folder = realpath(path, NULL);
    status = folder ? compact_in(folder, ret_compacted, error)
                    : wob_fail(error, WOB_IO, "%s: %s", path, strerror(errno));
    free(folder);
    return status;
}

/* A run was killed while it compacted the index. */
static bool was_begun(const char *path)
{
    wob_buffer beside = {0};
    char *folder = realpath(path, NULL);
    wob_buffer_print(&beside, "%s" BESIDE, folder ? folder : path);
    bool begun = access(beside.data, F_OK) == 0;
    wob_buffer_release(&beside);
    free(folder);
    return begun;
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
    *ret_loose = status == WOB_OK && (grown || was_begun(path));
    wob_index_free(index);
    return status;
}
