/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a new index in the place of an old one. See renew.h. */
#include "lib/index/renew.h"

#include "lib/base/file.h"
#include "lib/base/keep.h"
#include "lib/engine/engine.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BESIDE ".new" /* behind the name of an index: the new one, on its way */

/* "changes12": what a commit changed, for copies on other machines (XAPIAN_MAX_CHANGESETS). Those
 * of the old database say nothing of the new one, which is copied whole. */
static bool is_changeset(wob_slice name)
{
    unsigned number;
    return wob_slice_starts(name, WOB_SLICE("changes")) &&
           wob_slice_number(wob_slice_cut(name, strlen("changes"), name.size), &number);
}

/* A file that Xapian makes, or leaves where it was killed. */
static bool is_of_database(const char *name)
{
    wob_slice file = wob_slice_of(name);
    return is_changeset(file) || wob_slice_equal(file, WOB_SLICE("flintlock")) ||
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
                        "since the folder is made anew",
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

static wob_status replace(const char *path, const char *beside, wob_renew_fn write, void *context,
                          wob_renewed *ret_renewed, wob_error *error)
{
    wob_error ignored = {0};
    wob_status status = measure(path, &ret_renewed->before, error);
    if (status == WOB_OK)
        status = take_away(beside, error);
    if (status == WOB_OK)
        status = write(context, path, beside, error);
    if (status == WOB_OK)
        status = measure(beside, &ret_renewed->after, error);
    if (status == WOB_OK)
        status = keep_mode(path, beside, error);
    if (status == WOB_OK)
        status = wob_folders_exchange(path, beside, error);
    /* The old index, or what was made of the new one before something failed. */
    wob_status gone = take_away(beside, status ? &ignored : error);
    return status ? status : gone;
}

wob_status wob_index_renew(const char *path, wob_renew_fn write, void *context,
                           wob_renewed *ret_renewed, wob_error *error)
{
    wob_buffer beside = {0};
    char *folder = realpath(path, NULL);
    *ret_renewed = (wob_renewed){0};
    if (!folder)
        return wob_fail(error, WOB_IO, "%s: %s", path, strerror(errno));
    wob_buffer_print(&beside, "%s" BESIDE, folder);
    wob_status status = replace(folder, beside.data, write, context, ret_renewed, error);
    wob_buffer_release(&beside);
    free(folder);
    return status;
}

bool wob_index_was_renewing(const char *path)
{
    wob_buffer beside = {0};
    char *folder = realpath(path, NULL);
    wob_buffer_print(&beside, "%s" BESIDE, folder ? folder : path);
    bool begun = access(beside.data, F_OK) == 0;
    wob_buffer_release(&beside);
    free(folder);
    return begun;
}
