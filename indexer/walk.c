/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking over files and folders. See walk.h. */
#include "indexer/walk.h"

#include "lib/base/buffer.h"
#include "lib/base/memory.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct walk {
    walk_roots roots;
    size_t at;       /* of the names */
    wob_buffer name; /* read last from the list */
    char *path;      /* of the root given last, in full */
    FTS *tree;       /* of the folder that is walked; NULL where none is */
};

walk *walk_new(const walk_roots *roots)
{
    walk *way = wob_new(sizeof *way);
    way->roots = *roots;
    return way;
}

static void leave_folder(walk *way)
{
    if (way->tree)
        fts_close(way->tree);
    way->tree = NULL;
}

void walk_free(walk *way)
{
    if (!way)
        return;
    leave_folder(way);
    wob_buffer_release(&way->name);
    free(way->path);
    free(way);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static const char *fail(const char *path, const char *problem, int number, wob_error *ret_problem)
{
    (void)wob_fail(ret_problem, number == ENOENT ? WOB_NOT_FOUND : WOB_UNREADABLE, "%s: %s", path,
                   problem);
    return path;
}

/* A thing met inside a folder: a file to take, or what is wrong with it. */
static const char *give(const FTSENT *entry, wob_error *ret_problem)
{
    const char *path = entry->fts_path;
    switch (entry->fts_info) {
    case FTS_F:
        return path;
    case FTS_SL:
    case FTS_SLNONE:
        return fail(path, "a symbolic link, not followed", 0, ret_problem);
    case FTS_DC:
        return fail(path, "a folder that holds itself, not entered", 0, ret_problem);
    case FTS_DEFAULT:
        return fail(path, "not a file, passed over", 0, ret_problem);
    default:
        return fail(path, strerror(entry->fts_errno), entry->fts_errno, ret_problem);
    }
}

/* The next of the folder that is walked; NULL at its end. */
static const char *next_inside(walk *way, wob_error *ret_problem)
{
    FTSENT *entry;
    while (way->tree && (entry = fts_read(way->tree))) {
        bool hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';
        if (hidden && entry->fts_info == FTS_D)
            fts_set(way->tree, entry, FTS_SKIP);
        if (!hidden && entry->fts_info != FTS_D && entry->fts_info != FTS_DP)
            return give(entry, ret_problem);
    }
    leave_folder(way);
    return NULL;
}

/* The next name of the list that is not empty. */
static const char *next_listed(walk *way)
{
    FILE *list = way->roots.list;
    int byte = EOF;
    wob_buffer_clear(&way->name);
    while (list && (byte = getc(list)) != EOF) {
        if (byte != way->roots.separator) {
            if (way->name.size < WALK_LONGEST_NAME)
                wob_buffer_add_char(&way->name, (char)byte);
        } else if (way->name.size) {
            break;
        }
    }
    return way->name.size ? way->name.data : NULL;
}

static const char *next_name(walk *way)
{
    return way->at < way->roots.count ? way->roots.names[way->at++] : next_listed(way);
}

const char *walk_next(walk *way, wob_error *ret_problem)
{
    const char *path = next_inside(way, ret_problem), *name;
    struct stat of;
    while (!path && (name = next_name(way))) {
        if (!way->roots.folders)
            return name;
        free(way->path);
        way->path = realpath(name, NULL);
        if (!way->path)
            return fail(name, errno == ENOENT ? "no such file or folder" : strerror(errno), errno,
                        ret_problem);
        if (stat(way->path, &of) != 0 || !S_ISDIR(of.st_mode))
            return way->path;
        char *roots[] = {way->path, NULL};
        way->tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
        if (!way->tree)
            return fail(way->path, strerror(errno), errno, ret_problem);
        path = next_inside(way, ret_problem);
    }
    return path;
}

void walk_count(const walk_roots *roots, uint64_t *ret_files, uint64_t *ret_bytes)
{
    wob_error problem = {0};
    struct stat of;
    const char *path;
    *ret_files = *ret_bytes = 0;
    if (roots->list)
        return;
    walk *way = walk_new(roots);
    while ((path = walk_next(way, &problem))) {
        if (problem.status == WOB_OK && stat(path, &of) == 0) {
            ++*ret_files;
            *ret_bytes += (uint64_t)of.st_size;
        }
        problem.status = WOB_OK;
    }
    walk_free(way);
}
