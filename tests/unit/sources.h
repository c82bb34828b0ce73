/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_SOURCES_H
#define WOB_TESTS_UNIT_SOURCES_H

/* What the tests of lib/source/ share: a folder for the files that they make, and sources written
 * down as text, so that a row of a table can say what a reader is to find. */

#include "tests/unit/unit.h"

#include "lib/base/buffer.h"
#include "lib/source/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ZLIB_CONST
#include <zlib.h>

/* A slice in a static table, NULs and all. */
#define BYTES(literal)                                                                             \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

static char unit_folder[] = "/tmp/wob-test-source-XXXXXX";
static char unit_path[100]; /* of the file made last */

static inline const char *path_of(const char *name)
{
    snprintf(unit_path, sizeof unit_path, "%s/%s", unit_folder, name);
    return unit_path;
}

static inline int make_folder(void **state)
{
    enum { PATIENCE = 120 }; /* seconds; a FIFO's writer would be waited for for ever */
    (void)state;
    alarm(PATIENCE);
    return mkdtemp(unit_folder) ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    (void)state;
    unlink(path_of("file"));
    return rmdir(unit_folder);
}

/* Writes the one file of the folder. */
static inline const char *write_file(wob_slice bytes)
{
    FILE *file = fopen(path_of("file"), "wb");
    assert_non_null(file);
    if (bytes.size)
        assert_int_equal(fwrite(bytes.data, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
    return unit_path;
}

static inline void add_gzip(wob_buffer *to, wob_slice plain)
{
    enum { GZIP_WINDOW = 16 + MAX_WBITS, MEMORY_LEVEL = 8 };
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, GZIP_WINDOW, MEMORY_LEVEL,
                                  Z_DEFAULT_STRATEGY),
                     Z_OK);
    size_t room = deflateBound(&stream, plain.size);
    stream.next_in = (const Bytef *)plain.data;
    stream.avail_in = (uInt)plain.size;
    stream.next_out = (Bytef *)wob_buffer_reserve(to, room);
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    to->size += room - stream.avail_out;
    deflateEnd(&stream);
}

/* Writes a source down: "text, 2 pages, 1 blank" (", ocr"), then "page|text" a line; "page*|" where
 * bold. */
static inline wob_status write_down(void *context, const wob_source *source, wob_error *error)
{
    wob_buffer *to = context;
    (void)error;
    wob_buffer_print(to, "%s, %u pages, %u blank%s\n", wob_format_name(source->format),
                     (unsigned)source->page_count, (unsigned)source->blank_pages,
                     source->ocr ? ", ocr" : "");
    for (size_t i = 0; i < source->lines.count; i++) {
        const wob_line *line = &source->lines.at[i];
        wob_buffer_print(to, "%u%s|", (unsigned)line->page, line->bold ? "*" : "");
        wob_buffer_add(to, line->text);
        wob_buffer_add_char(to, '\n');
    }
    return WOB_OK;
}

/* Reads the file made last; it must give exactly what is expected. */
static inline void expect_file(const char *expected)
{
    wob_arena arena = {0};
    wob_buffer read = {0};
    wob_error error = {0};
    wob_status status =
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, write_down, &read, &error);
    assert_string_equal(error.message, "");
    assert_int_equal(status, WOB_OK);
    assert_text(wob_buffer_slice(&read), expected);
    wob_buffer_release(&read);
    wob_arena_release(&arena);
}

static inline void expect_bytes(wob_slice bytes, const char *expected)
{
    write_file(bytes);
    expect_file(expected);
}

/* The file at `path` gives no source: the message names it and says `reason`. */
static inline void expect_refused(const char *path, wob_status expected, const char *reason)
{
    wob_arena arena = {0};
    wob_buffer read = {0};
    wob_error error = {0};
    assert_int_equal(wob_source_each(path, &WOB_SOURCE_OPTIONS, &arena, write_down, &read, &error),
                     expected);
    assert_int_equal(error.status, expected);
    if (!strstr(error.message, path) || !strstr(error.message, reason))
        fail_msg("\"%s\" does not name %s and \"%s\"", error.message, path, reason);
    assert_int_equal(read.size, 0);
    wob_buffer_release(&read);
    wob_arena_release(&arena);
}

#endif
