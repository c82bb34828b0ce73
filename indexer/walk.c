/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking over files and folders. See walk.h. */
#include "indexer/walk.h"

#include <errno.h>
#include <fts.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* What is wrong with a thing met inside a folder; NULL where it is a file to take. */
static const char *problem_of(const FTSENT *entry)
{
    switch (entry->fts_info) {
    case FTS_F:
        return NULL;
    case FTS_SL:
    case FTS_SLNONE:
        return "a symbolic link, not followed";
    case FTS_DC:
        return "a folder that holds itself, not entered";
    case FTS_DEFAULT:
        return "not a file, passed over";
    default:
        return strerror(entry->fts_errno);
    }
}

static wob_status walk_folder(char *path, walk_fn call, void *context, wob_error *error)
{
    char *roots[] = {path, NULL};
    wob_status status = WOB_OK;
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    FTSENT *entry;
    if (!tree)
        return call(context, path, strerror(errno), error);
    while (status == WOB_OK && (entry = fts_read(tree))) {
        bool hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';
        if (hidden && entry->fts_info == FTS_D)
            fts_set(tree, entry, FTS_SKIP);
        if (!hidden && entry->fts_info != FTS_D && entry->fts_info != FTS_DP)
            status = call(context, entry->fts_path, problem_of(entry), error);
    }
    fts_close(tree);
    return status;
}

static wob_status walk_one(const char *name, walk_fn call, void *context, wob_error *error)
{
    struct stat stat_of;
    char *path = realpath(name, NULL);
    if (!path)
        return call(context, name, errno == ENOENT ? "no such file or folder" : strerror(errno),
                    error);
    bool folder = stat(path, &stat_of) == 0 && S_ISDIR(stat_of.st_mode);
    wob_status status =
        folder ? walk_folder(path, call, context, error) : call(context, path, NULL, error);
    free(path);
    return status;
}

wob_status walk(char *const *paths, size_t count, walk_fn call, void *context, wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < count && status == WOB_OK; i++)
        status = walk_one(paths[i], call, context, error);
    return status;
}
