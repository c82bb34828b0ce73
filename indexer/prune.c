/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking out letters whose files are gone. See prune.h. */
#include "indexer/prune.h"

#include "indexer/verbs.h"
#include "lib/base/file.h"
#include "lib/index/reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct pruner {
    wob_index *index;
    wob_arena arena;    /* of all of it */
    wob_arena letter;   /* of the letter in hand */
    wob_slices folders; /* in full */
    wob_slices gone;    /* paths */
} pruner;

static wob_status note_something(void *context, const char *path, const char *name,
                                 wob_error *error)
{
    bool *found = context;
    (void)path, (void)name, (void)error;
    *found = true;
    return WOB_OK;
}

/* Something lies in the folder. What cannot be read is empty. */
static bool has_files(const char *path)
{
    bool found = false;
    return wob_folder_each(path, note_something, &found, NULL) == WOB_OK && found;
}

static void add_folder(pruner *self, const char *name)
{
    char *path = realpath(name, NULL);
    struct stat of;
    if (path && stat(path, &of) == 0 && S_ISDIR(of.st_mode)) {
        if (has_files(path))
            wob_slices_add(&self->arena, &self->folders,
                           wob_arena_copy(&self->arena, wob_slice_of(path)));
        else
            fprintf(
                stderr,
                "wobindex: %s: nothing lies in this folder: what was read from it stays, in case "
                "it is not mounted; wobindex remove takes it out\n",
                path);
    }
    free(path);
}

static bool lies_below(const wob_slices *folders, wob_slice path)
{
    for (size_t i = 0; i < folders->count; i++) {
        wob_slice folder = folders->at[i];
        bool is_root = wob_slice_equal(folder, WOB_SLICE("/"));
        if (is_root || (wob_slice_starts(path, folder) && path.size > folder.size &&
                        path.data[folder.size] == '/'))
            return true;
    }
    return false;
}

/* There is no such file, and of "a.zip!b.pdf" no a.zip either: what an archive holds shows when it
 * is read. What cannot be told is taken to be there. */
static bool is_gone(wob_slice path)
{
    wob_buffer name = {0};
    struct stat of;
    bool gone = true;
    for (size_t end = 1; gone && end <= path.size; end++) {
        if (end < path.size && path.data[end] != WOB_PATH_INSIDE)
            continue;
        wob_buffer_clear(&name);
        wob_buffer_add(&name, wob_slice_cut(path, 0, end));
        gone = lstat(name.data, &of) != 0 && (errno == ENOENT || errno == ENOTDIR);
    }
    wob_buffer_release(&name);
    return gone;
}

static void look_at(pruner *self, wob_slice path)
{
    if (lies_below(&self->folders, path) && is_gone(path))
        wob_slices_add(&self->arena, &self->gone, wob_arena_copy(&self->arena, path));
}

static wob_status look_at_letter(void *context, uint32_t docid, wob_error *error)
{
    pruner *self = context;
    wob_stored_letter letter = {0};
    wob_arena_clear(&self->letter);
    wob_status status = wob_index_letter(self->index, docid, &self->letter, &letter, error);
    for (size_t i = 0; i < letter.paths.count && status == WOB_OK; i++)
        look_at(self, letter.paths.at[i]);
    for (size_t i = 0; i < letter.copies.count && status == WOB_OK; i++)
        look_at(self, letter.copies.at[i].path);
    return status;
}

static wob_status take_out(const pruner *self, wob_index_writer *writer, size_t *ret_pruned,
                           wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < self->gone.count && status == WOB_OK; i++) {
        wob_removed removed;
        status = wob_index_writer_remove(writer, self->gone.at[i], &removed, error);
        if (status == WOB_OK)
            tell_again(&removed);
        *ret_pruned += status == WOB_OK && removed.found;
    }
    return status;
}

wob_status prune(const index_options *options, wob_index_writer *writer, size_t *ret_pruned,
                 wob_error *error)
{
    pruner self = {0};
    *ret_pruned = 0;
    for (size_t i = 0; i < options->name_count; i++)
        add_folder(&self, options->names[i]);
    wob_status status = wob_index_open(options->index.data, &self.index, error);
    if (status == WOB_OK && self.folders.count)
        status = wob_index_each_letter(self.index, look_at_letter, &self, error);
    wob_index_free(self.index);
    if (status == WOB_OK)
        status = take_out(&self, writer, ret_pruned, error);
    wob_arena_release(&self.letter);
    wob_arena_release(&self.arena);
    return status;
}
