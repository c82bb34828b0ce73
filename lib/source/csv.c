/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grammar of RFC 4180 over a stream of bytes that zlib unpacks. See csv.h.
 *
 * A quote inside a field that does not begin with one, and text behind the quote that ends a field,
 * are faults, as in the RFC: they are how a row looks whose beginning was lost.
 */
#include "lib/source/csv.h"

#include "lib/base/file.h"
#include "lib/base/memory.h"
#include "lib/source/limits.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

enum { CHUNK = 256 << 10 };

struct wob_csv {
    char *path; /* for messages */
    gzFile file;
    char chunk[CHUNK];
    size_t at, size; /* what of the chunk is not read yet */
    uint64_t line;   /* of the byte at `at`, from 1 */
    bool ended;
    wob_status broken; /* why it ended, where it should not have, until that was said */
    wob_buffer bytes;  /* of the row's fields, one behind the other */
    size_t ends[WOB_CSV_MOST_FIELDS];
    size_t count;
};

/* The stream ----------------------------------------------------------------------------------- */

/* More was unpacked than text ever packs to. */
static bool is_bomb(const wob_csv *csv)
{
    z_off_t plain = gztell(csv->file), packed = gzoffset(csv->file);
    return plain > WOB_LIMIT_SMALL && plain / WOB_LIMIT_RATIO > packed;
}

/* Reads on where the chunk is used up; false at the end. */
static bool fill(wob_csv *csv)
{
    if (csv->at < csv->size)
        return true;
    if (csv->ended)
        return false;
    int code = Z_OK, got = gzread(csv->file, csv->chunk, CHUNK);
    gzerror(csv->file, &code);
    if (code < 0)
        csv->broken = WOB_UNREADABLE;
    else if (is_bomb(csv))
        csv->broken = WOB_LIMIT;
    csv->ended = got <= 0 || csv->broken;
    csv->at = 0;
    csv->size = got > 0 && csv->broken != WOB_LIMIT ? (size_t)got : 0;
    return csv->size > 0;
}

/* At the end of the stream: whether it is the right one. Said once. */
static wob_status judge_end(wob_csv *csv, wob_error *error)
{
    wob_status broken = csv->broken;
    csv->broken = WOB_OK;
    if (broken == WOB_LIMIT)
        return wob_fail(error, WOB_LIMIT, "%s: unpacks to more than %d times its size", csv->path,
                        WOB_LIMIT_RATIO);
    if (broken)
        return wob_fail(error, broken, "%s: line %llu: damaged or cut gzip data: load it again",
                        csv->path, (unsigned long long)csv->line);
    return WOB_OK;
}

static bool take(wob_csv *csv, char wanted)
{
    if (!fill(csv) || csv->chunk[csv->at] != wanted)
        return false;
    csv->at++;
    csv->line += wanted == '\n';
    return true;
}

static size_t count_lines(const char *bytes, size_t size)
{
    size_t lines = 0;
    const char *end = bytes + size;
    while ((bytes = memchr(bytes, '\n', (size_t)(end - bytes)))) {
        lines++;
        bytes++;
    }
    return lines;
}

static void skip_line(wob_csv *csv)
{
    while (fill(csv)) {
        const char *from = csv->chunk + csv->at;
        const char *end = memchr(from, '\n', csv->size - csv->at);
        csv->at = end ? (size_t)(end - csv->chunk) : csv->size;
        if (take(csv, '\n'))
            return;
    }
}

/* The grammar ---------------------------------------------------------------------------------- */

static wob_status fail_row(const wob_csv *csv, const char *what, wob_error *error)
{
    return wob_fail(error, WOB_UNREADABLE, "%s: line %llu: no valid CSV: %s", csv->path,
                    (unsigned long long)csv->line, what);
}

/* Adds the next `size` bytes of the chunk to the field. */
static wob_status add_run(wob_csv *csv, size_t size, wob_error *error)
{
    const char *from = csv->chunk + csv->at;
    if (csv->bytes.size + size > WOB_CSV_LARGEST_ROW)
        return wob_fail(error, WOB_LIMIT, "%s: line %llu: a row of more than %d MiB", csv->path,
                        (unsigned long long)csv->line, WOB_CSV_LARGEST_ROW >> 20);
    wob_buffer_add(&csv->bytes, (wob_slice){from, size});
    csv->line += count_lines(from, size);
    csv->at += size;
    return WOB_OK;
}

/* A field behind its first quote. Two quotes in a row stand for one of its text. */
static wob_status read_quoted(wob_csv *csv, wob_error *error)
{
    for (;;) {
        if (!fill(csv))
            return csv->broken ? judge_end(csv, error)
                               : fail_row(csv, "a field's last quote is missing", error);
        const char *from = csv->chunk + csv->at;
        const char *quote = memchr(from, '"', csv->size - csv->at);
        size_t run = quote ? (size_t)(quote - from) : csv->size - csv->at;
        wob_status status = add_run(csv, run, error);
        if (status)
            return status;
        if (!take(csv, '"')) /* the chunk ended first */
            continue;
        if (!take(csv, '"'))
            return WOB_OK;
        wob_buffer_add_char(&csv->bytes, '"');
    }
}

static bool ends_plain(char c)
{
    return c == ',' || c == '\n' || c == '\r' || c == '"';
}

static wob_status read_plain(wob_csv *csv, wob_error *error)
{
    while (fill(csv) && !ends_plain(csv->chunk[csv->at])) {
        size_t end = csv->at;
        while (end < csv->size && !ends_plain(csv->chunk[end]))
            end++;
        wob_status status = add_run(csv, end - csv->at, error);
        if (status)
            return status;
    }
    return WOB_OK;
}

static wob_status read_row(wob_csv *csv, wob_error *error)
{
    do {
        if (csv->count == WOB_CSV_MOST_FIELDS)
            return wob_fail(error, WOB_LIMIT, "%s: line %llu: more than %d fields in a row",
                            csv->path, (unsigned long long)csv->line, WOB_CSV_MOST_FIELDS);
        wob_status status = take(csv, '"') ? read_quoted(csv, error) : read_plain(csv, error);
        if (status)
            return status;
        csv->ends[csv->count++] = csv->bytes.size;
    } while (take(csv, ','));
    take(csv, '\r');
    if (take(csv, '\n'))
        return WOB_OK;
    if (fill(csv))
        return fail_row(csv, "neither a comma nor a line's end stands behind a field", error);
    return judge_end(csv, error); /* the last line needs no end */
}

/* The doors ------------------------------------------------------------------------------------ */

wob_status wob_csv_open(const char *path, wob_csv **ret_csv, wob_error *error)
{
    int descriptor = -1;
    wob_status status = wob_file_open(path, &descriptor, error);
    if (status)
        return status;
    gzFile file = gzdopen(descriptor, "rb"); /* reads what is not packed as it is */
    if (!file) {
        close(descriptor);
        return wob_fail(error, WOB_UNREADABLE, "%s: zlib cannot start", path);
    }
    wob_csv *csv = wob_new(sizeof *csv);
    size_t size = strlen(path) + 1;
    csv->path = memcpy(wob_new(size), path, size);
    csv->file = file;
    csv->line = 1;
    gzbuffer(file, CHUNK);
    if (fill(csv) && csv->size >= 3 && memcmp(csv->chunk, "\xEF\xBB\xBF", 3) == 0)
        csv->at = 3;
    *ret_csv = csv;
    return WOB_OK;
}

void wob_csv_free(wob_csv *csv)
{
    if (!csv)
        return;
    gzclose(csv->file);
    wob_buffer_release(&csv->bytes);
    free(csv->path);
    free(csv);
}

wob_status wob_csv_next(wob_csv *csv, wob_csv_row *row, wob_error *error)
{
    wob_buffer_clear(&csv->bytes);
    csv->count = row->count = 0;
    while (take(csv, '\n') || take(csv, '\r'))
        ;
    row->line = csv->line;
    if (!fill(csv))
        return judge_end(csv, error);
    wob_status status = read_row(csv, error);
    if (status) {
        skip_line(csv);
        return status;
    }
    wob_slice bytes = wob_buffer_slice(&csv->bytes);
    for (size_t begin = 0; row->count < csv->count; row->count++) {
        row->field[row->count] = wob_slice_cut(bytes, begin, csv->ends[row->count]);
        begin = csv->ends[row->count];
    }
    return WOB_OK;
}
