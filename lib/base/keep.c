/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders that last. See keep.h. */
#include "lib/base/keep.h"

#include "lib/base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

wob_status wob_make_parents(const char *path, wob_error *error)
{
    wob_buffer folder = {0};
    wob_status status = WOB_OK;
    wob_slice whole = wob_slice_of(path);
    for (size_t at = 1; at < whole.size && status == WOB_OK; at++) {
        if (path[at] != '/')
            continue;
        wob_buffer_clear(&folder);
        wob_buffer_add(&folder, wob_slice_cut(whole, 0, at));
        if (mkdir(folder.data, 0777) != 0 && errno != EEXIST)
            status = wob_fail(error, WOB_IO, "%s: cannot make this folder: %s", folder.data,
                              strerror(errno));
    }
    wob_buffer_release(&folder);
    return status;
}

static bool write_all(int file, wob_slice bytes)
{
    while (bytes.size) {
        ssize_t written = write(file, bytes.data, bytes.size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = wob_slice_cut(bytes, (size_t)written, bytes.size);
    }
    return fsync(file) == 0;
}

wob_status wob_file_replace(const char *path, wob_slice bytes, wob_error *error)
{
    wob_buffer beside = {0};
    wob_buffer_print(&beside, "%s.%d~", path, (int)getpid());
    int file = open(beside.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    bool whole = file >= 0 && write_all(file, bytes);
    int why = errno;
    if (file >= 0 && close(file) != 0 && whole) {
        whole = false;
        why = errno;
    }
    if (whole && rename(beside.data, path) != 0) {
        whole = false;
        why = errno;
    }
    if (!whole && file >= 0)
        (void)unlink(beside.data);
    wob_buffer_release(&beside);
    return whole ? WOB_OK
                 : wob_fail(error, WOB_IO, "%s: cannot be written: %s", path, strerror(why));
}

/* Writes down what stands in the folder that holds `path`. */
static bool sync_parent(const char *path)
{
    wob_buffer parent = {0};
    const char *name = strrchr(path, '/');
    wob_buffer_print(&parent, "%.*s", name ? (int)(name - path) + 1 : 1, name ? path : ".");
    int folder = open(parent.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    wob_buffer_release(&parent);
    bool synced = folder >= 0 && fsync(folder) == 0;
    if (folder >= 0)
        (void)close(folder);
    return synced;
}

wob_status wob_folders_exchange(const char *one, const char *other, wob_error *error)
{
    if (renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0 && sync_parent(one))
        return WOB_OK;
    return wob_fail(error, WOB_IO, "%s: cannot change places with %s: %s", one, other,
                    strerror(errno));
}
