/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of saved queries. See saved.h. */
#include "query/saved.h"

#include "lib/base/file.h"
#include "lib/base/keep.h"
#include "lib/index/location.h"
#include "query/tongue.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_FILE = 64 << 20 };

static const wob_slice head = {"wobquery saved ", sizeof "wobquery saved " - 1};
static const char version[] = "1";

void saved_time_now(char to[static SAVED_TIME_ROOM])
{
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    strftime(to, SAVED_TIME_ROOM, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

/* Names are files: letters, digits and - _ . in them, the last not first. */
static bool is_name(wob_slice name)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    for (size_t i = 0; i < name.size; i++)
        if (!name.data[i] || !strchr(signs, name.data[i]))
            return false;
    return name.size > 0 && name.size <= SAVED_NAME_LONGEST && name.data[0] != '.' &&
           name.data[0] != '-';
}

/* On WOB_OK `path` has it. */
static wob_status path_of(wob_slice name, wob_buffer *path, wob_error *error)
{
    if (!is_name(name)) {
        (void)wob_fail(error, WOB_USAGE,
                       _("\"%.*s\" cannot be the name of a saved query: take up to %d letters, "
                         "digits, - and _"),
                       WOB_ARG(name), SAVED_NAME_LONGEST);
        return WOB_USAGE;
    }
    wob_status status = wob_data_path("saved/", path, error);
    wob_buffer_add(path, name);
    assert(status || path->data);
    return status;
}

wob_status saved_lock(int *ret_lock, wob_error *error)
{
    wob_buffer folder = {0};
    *ret_lock = -1;
    wob_status status = wob_data_path("saved/", &folder, error);
    if (status == WOB_OK)
        status = wob_make_parents(folder.data, error);
    if (status == WOB_OK) {
        *ret_lock = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (*ret_lock < 0 || flock(*ret_lock, LOCK_EX) != 0)
            status = wob_fail(error, WOB_IO, _("%s: cannot be locked: %s"), folder.data,
                              strerror(errno));
    }
    wob_buffer_release(&folder);
    return status;
}

void saved_unlock(int lock)
{
    if (lock >= 0)
        (void)close(lock);
}

/* Reading -------------------------------------------------------------------------------------- */

/* The value of a line that begins with `key` and a space. */
static bool take_value(wob_slice *rest, const char *key, wob_slice *ret_value)
{
    wob_slice line, name;
    if (!wob_slice_next(rest, '\n', &line) || !wob_slice_next(&line, ' ', &name) ||
        !wob_slice_equal(name, wob_slice_of(key)))
        return false;
    *ret_value = line;
    return true;
}

static bool parse(wob_slice text, wob_arena *arena, saved_query *to)
{
    wob_slice successors = {0}, id;
    if (!take_value(&text, "query", &to->query) || !take_value(&text, "index", &to->index) ||
        !take_value(&text, "successors", &successors) || !take_value(&text, "asked", &to->asked))
        return false;
    to->successors = wob_slice_equal(successors, WOB_SLICE("1"));
    while (text.size) {
        if (!take_value(&text, "letter", &id) || id.size == 0)
            return false;
        *wob_push(arena, &to->told) = id;
    }
    return to->query.size > 0 && to->index.size > 0;
}

static wob_status read_text(const char *path, wob_slice text, wob_arena *arena, saved_query *to,
                            wob_error *error)
{
    wob_slice first = {0};
    (void)wob_slice_next(&text, '\n', &first);
    if (!wob_slice_starts(first, head))
        return wob_fail(error, WOB_CORRUPT, _("%s: is no saved query: remove it"), path);
    if (!wob_slice_equal(wob_slice_cut(first, head.size, first.size), wob_slice_of(version)))
        return wob_fail(
            error, WOB_VERSION,
            _("%s: was saved by another version of wobquery; this one reads version %s: "
              "save it again"),
            path, version);
    return parse(text, arena, to)
               ? WOB_OK
               : wob_fail(error, WOB_CORRUPT, _("%s: is damaged: remove it, and save it again"),
                          path);
}

wob_status saved_read(wob_slice name, wob_arena *arena, saved_query *ret_saved, wob_error *error)
{
    wob_buffer path = {0}, bytes = {0};
    saved_query saved = {.name = wob_arena_copy(arena, name)};
    wob_status status = path_of(name, &path, error);
    if (status == WOB_OK && access(path.data, F_OK) != 0)
        status = wob_fail(error, WOB_NOT_FOUND,
                          _("no query is saved as %.*s; wobquery saved lists those that are"),
                          WOB_ARG(name));
    if (status == WOB_OK)
        status = wob_file_read(path.data, LONGEST_FILE, &bytes, error);
    if (status == WOB_OK)
        status = read_text(path.data, wob_arena_copy(arena, wob_buffer_slice(&bytes)), arena,
                           &saved, error);
    if (status == WOB_OK)
        *ret_saved = saved;
    wob_buffer_release(&path);
    wob_buffer_release(&bytes);
    return status;
}

/* Writing -------------------------------------------------------------------------------------- */

wob_status saved_write(const saved_query *saved, wob_error *error)
{
    wob_buffer path = {0}, text = {0};
    wob_status status = path_of(saved->name, &path, error);
    wob_buffer_print(&text, "%.*s%s\nquery %.*s\nindex %.*s\nsuccessors %d\nasked %.*s\n",
                     WOB_ARG(head), version, WOB_ARG(saved->query), WOB_ARG(saved->index),
                     saved->successors, WOB_ARG(saved->asked));
    for (size_t i = 0; i < saved->told.count; i++)
        wob_buffer_print(&text, "letter %.*s\n", WOB_ARG(saved->told.at[i]));
    if (status == WOB_OK)
        status = wob_file_replace(path.data, wob_buffer_slice(&text), error);
    wob_buffer_release(&path);
    wob_buffer_release(&text);
    return status;
}

wob_status saved_remove(wob_slice name, wob_error *error)
{
    wob_buffer path = {0};
    wob_status status = path_of(name, &path, error);
    if (status == WOB_OK && unlink(path.data) != 0)
        status = errno == ENOENT
                     ? wob_fail(error, WOB_NOT_FOUND, _("no query is saved as %.*s"), WOB_ARG(name))
                     : wob_fail(error, WOB_IO, _("%s: cannot be removed: %s"), path.data,
                                strerror(errno));
    wob_buffer_release(&path);
    return status;
}

static int is_saved(const struct dirent *entry)
{
    return is_name(wob_slice_of(entry->d_name));
}

wob_status saved_names(wob_arena *arena, wob_slices *ret_names, wob_error *error)
{
    wob_buffer folder = {0};
    struct dirent **entries = NULL;
    int count = 0;
    wob_status status = wob_data_path("saved/", &folder, error);
    if (status == WOB_OK && (count = scandir(folder.data, &entries, is_saved, alphasort)) < 0 &&
        errno != ENOENT)
        status =
            wob_fail(error, WOB_IO, _("%s: cannot be listed: %s"), folder.data, strerror(errno));
    for (int i = 0; i < count; i++) {
        *wob_push(arena, ret_names) = wob_arena_copy(arena, wob_slice_of(entries[i]->d_name));
        free(entries[i]);
    }
    free(entries);
    wob_buffer_release(&folder);
    return status;
}
