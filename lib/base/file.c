/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading files, bounded. See file.h. */
#include "lib/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ZLIB_CONST /* it takes input that it may not change */
#include <zlib.h>

enum { CHUNK = 256 << 10, MIB = 1 << 20 };

wob_status wob_file_open(const char *path, int *ret_file, wob_error *error)
{
    struct stat stat;
    /* O_NONBLOCK: opening a FIFO must not wait for a writer. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? wob_fail(error, WOB_NOT_FOUND, "%s: no such file", path)
                   : wob_fail(error, WOB_UNREADABLE, "%s: cannot open: %s", path, strerror(errno));
    if (fstat(file, &stat) < 0 || !S_ISREG(stat.st_mode)) {
        close(file);
        return wob_fail(error, WOB_UNREADABLE, "%s: not a regular file, passed over", path);
    }
    *ret_file = file;
    return WOB_OK;
}

static wob_status open_sized(const char *path, int *ret_file, size_t *ret_size, wob_error *error)
{
    struct stat stat;
    wob_status status = wob_file_open(path, ret_file, error);
    if (status)
        return status;
    if (fstat(*ret_file, &stat) == 0) {
        *ret_size = (size_t)stat.st_size;
        return WOB_OK;
    }
    close(*ret_file);
    return wob_fail(error, WOB_UNREADABLE, "%s: cannot read: %s", path, strerror(errno));
}

/* What was written behind the buffer's size gets its NUL; of a failure nothing stays. */
static wob_status end_or_undo(wob_status status, size_t start, wob_buffer *to)
{
    if (status)
        to->size = start;
    wob_buffer_reserve(to, 1)[0] = '\0';
    return status;
}

/* `size` is what the system says that the file has; it may have more by now. */
static wob_status read_all(const char *path, int file, size_t size, size_t most, wob_buffer *to,
                           wob_error *error)
{
    size_t start = to->size;
    if (size > most)
        return wob_fail(error, WOB_LIMIT,
                        "%s: larger than the %zu MiB read from one file: split it", path,
                        most / MIB);
    wob_buffer_reserve(to, size + CHUNK); /* so that the last read, of nothing, needs no more */
    for (;;) {
        ssize_t got = read(file, wob_buffer_reserve(to, CHUNK), CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return wob_fail(error, WOB_UNREADABLE, "%s: cannot read: %s", path, strerror(errno));
        if (got == 0)
            return WOB_OK;
        to->size += (size_t)got;
        if (to->size - start > most)
            return wob_fail(error, WOB_LIMIT, "%s: grew beyond %zu MiB while it was read", path,
                            most / MIB);
    }
}

wob_status wob_file_read(const char *path, size_t most, wob_buffer *to, wob_error *error)
{
    int file = -1;
    size_t size = 0, start = to->size;
    wob_status status = open_sized(path, &file, &size, error);
    if (status)
        return status;
    status = read_all(path, file, size, most, to, error);
    close(file);
    return end_or_undo(status, start, to);
}

wob_status wob_file_map(const char *path, wob_slice *ret_bytes, wob_error *error)
{
    int file = -1;
    size_t size = 0;
    *ret_bytes = (wob_slice){0};
    wob_status status = open_sized(path, &file, &size, error);
    if (status)
        return status;
    void *bytes = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0) : NULL;
    if (bytes == MAP_FAILED)
        status = wob_fail(error, WOB_UNREADABLE, "%s: cannot read: %s", path, strerror(errno));
    else
        *ret_bytes = (wob_slice){bytes, size};
    close(file);
    return status;
}

const char *wob_gunzip_version(void)
{
    static char text[32];
    snprintf(text, sizeof text, "zlib %s", zlibVersion());
    return text;
}

bool wob_is_gzip(wob_slice bytes)
{
    return wob_slice_starts(bytes, WOB_SLICE("\x1f\x8b"));
}

/* Inflates into `to` until the input is used up or a limit is reached. Several members may follow
 * each other in one gzip file (RFC 1952, section 2.2). */
static wob_status inflate_all(const char *name, z_stream *stream, size_t most, wob_buffer *to,
                              wob_error *error)
{
    size_t start = to->size;
    for (;;) {
        stream->next_out = (Bytef *)wob_buffer_reserve(to, CHUNK);
        stream->avail_out = CHUNK;
        int code = inflate(stream, Z_NO_FLUSH);
        to->size += CHUNK - stream->avail_out;
        size_t grown = to->size - start;
        if (grown > most)
            return wob_fail(error, WOB_LIMIT,
                            "%s: passed over, it unpacks to more than %zu bytes (--limit ratio=N, "
                            "--limit file=N)",
                            name, most);
        if (code == Z_STREAM_END && stream->avail_in == 0)
            return WOB_OK;
        if (code == Z_STREAM_END && inflateReset(stream) == Z_OK)
            continue;
        if (code != Z_OK) /* without input left, too */
            return wob_fail(error, WOB_UNREADABLE, "%s: damaged or cut gzip data after %zu bytes",
                            name, grown);
    }
}

wob_status wob_gunzip(const char *name, wob_slice bytes, size_t most, wob_buffer *to,
                      wob_error *error)
{
    enum { GZIP_WINDOW = 16 + MAX_WBITS };
    z_stream stream = {0};
    if (bytes.size > UINT_MAX) /* zlib counts so far */
        return wob_fail(error, WOB_LIMIT, "%s: more than 4 GiB of gzip data: split it", name);
    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
        return wob_fail(error, WOB_UNREADABLE, "%s: zlib cannot start", name);
    stream.next_in = (const Bytef *)bytes.data;
    stream.avail_in = (uInt)bytes.size;
    size_t start = to->size;
    wob_status status = inflate_all(name, &stream, most, to, error);
    inflateEnd(&stream);
    return end_or_undo(status, start, to);
}

/* Folders -------------------------------------------------------------------------------------- */

static int is_inside(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

wob_status wob_folder_each(const char *folder, wob_folder_fn call, void *context, wob_error *error)
{
    struct dirent **entries = NULL;
    wob_buffer path = {0};
    wob_status status = WOB_OK;
    int count = scandir(folder, &entries, is_inside, alphasort);
    if (count < 0)
        return wob_fail(error, errno == ENOENT ? WOB_NOT_FOUND : WOB_IO, "%s: cannot be read: %s",
                        folder, strerror(errno));
    for (int i = 0; i < count; i++) {
        wob_buffer_clear(&path);
        wob_buffer_print(&path, "%s/%s", folder, entries[i]->d_name);
        if (status == WOB_OK)
            status = call(context, path.data, entries[i]->d_name, error);
        free(entries[i]);
    }
    free(entries);
    wob_buffer_release(&path);
    return status;
}
