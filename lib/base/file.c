/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading files, bounded. See file.h. */
#include "lib/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ZLIB_CONST /* it takes input that it may not change */
#include <zlib.h>

enum { CHUNK = 256 << 10, SMALL = 1 << 20 };

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

static wob_status open_bounded(const char *path, int *ret_file, size_t *ret_size, wob_error *error)
{
    struct stat stat;
    wob_status status = wob_file_open(path, ret_file, error);
    if (status)
        return status;
    if (fstat(*ret_file, &stat) < 0)
        status = wob_fail(error, WOB_UNREADABLE, "%s: cannot read: %s", path, strerror(errno));
    else if (stat.st_size > WOB_FILE_LARGEST)
        status =
            wob_fail(error, WOB_LIMIT, "%s: larger than the %d MiB read from one file: split it",
                     path, WOB_FILE_LARGEST >> 20);
    if (status)
        close(*ret_file);
    else
        *ret_size = (size_t)stat.st_size;
    return status;
}

/* What was written behind the buffer's size gets its NUL; of a failure nothing stays. */
static wob_status end_or_undo(wob_status status, size_t start, wob_buffer *to)
{
    if (status)
        to->size = start;
    wob_buffer_reserve(to, 1)[0] = '\0';
    return status;
}

wob_status wob_file_read(const char *path, wob_buffer *to, wob_error *error)
{
    int file = -1;
    size_t size = 0;
    wob_status status = open_bounded(path, &file, &size, error);
    if (status)
        return status;
    size_t start = to->size;
    wob_buffer_reserve(to, size + CHUNK); /* so that the last read, of nothing, needs no more */
    for (;;) {
        ssize_t got = read(file, wob_buffer_reserve(to, CHUNK), CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = wob_fail(error, WOB_UNREADABLE, "%s: cannot read: %s", path, strerror(errno));
        else if (to->size - start + (size_t)got > WOB_FILE_LARGEST)
            status = wob_fail(error, WOB_LIMIT, "%s: grew beyond %d MiB while it was read", path,
                              WOB_FILE_LARGEST >> 20);
        if (got <= 0 || status)
            break;
        to->size += (size_t)got;
    }
    close(file);
    return end_or_undo(status, start, to);
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
static wob_status inflate_all(const char *name, z_stream *stream, wob_buffer *to, wob_error *error)
{
    size_t start = to->size, packed = stream->avail_in;
    for (;;) {
        stream->next_out = (Bytef *)wob_buffer_reserve(to, CHUNK);
        stream->avail_out = CHUNK;
        int code = inflate(stream, Z_NO_FLUSH);
        to->size += CHUNK - stream->avail_out;
        size_t grown = to->size - start;
        if (grown > WOB_GUNZIP_LARGEST || (grown > SMALL && grown / WOB_GUNZIP_RATIO > packed))
            return wob_fail(error, WOB_LIMIT,
                            "%s: unpacks to more than %d MiB or %d times its size", name,
                            WOB_GUNZIP_LARGEST >> 20, WOB_GUNZIP_RATIO);
        if (code == Z_STREAM_END && stream->avail_in == 0)
            return WOB_OK;
        if (code == Z_STREAM_END && inflateReset(stream) == Z_OK)
            continue;
        if (code != Z_OK) /* without input left, too */
            return wob_fail(error, WOB_UNREADABLE, "%s: damaged or cut gzip data after %zu bytes",
                            name, grown);
    }
}

wob_status wob_gunzip(const char *name, wob_slice bytes, wob_buffer *to, wob_error *error)
{
    enum { GZIP_WINDOW = 16 + MAX_WBITS };
    z_stream stream = {0};
    if (bytes.size > WOB_FILE_LARGEST)
        return wob_fail(error, WOB_LIMIT, "%s: more than %d MiB of gzip data: split it", name,
                        WOB_FILE_LARGEST >> 20);
    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
        return wob_fail(error, WOB_UNREADABLE, "%s: zlib cannot start", name);
    stream.next_in = (const Bytef *)bytes.data;
    stream.avail_in = (uInt)bytes.size;
    size_t start = to->size;
    wob_status status = inflate_all(name, &stream, to, error);
    inflateEnd(&stream);
    return end_or_undo(status, start, to);
}
