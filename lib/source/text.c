/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain text: where its lines and pages end. Which encoding it is in is for encoding.h to say, from
 * the bytes alone. Form feeds separate pages, as pdftotext writes them.
 */
#include "lib/base/utf8.h"
#include "lib/source/encoding.h"
#include "lib/source/readers.h"

#include <string.h>

enum { KIB = 1 << 10 };

static bool is_control(char c)
{
    return ((unsigned char)c < ' ' && !wob_is_space(c)) || c == 0x7F;
}

/* Bytes of a picture or a program, not of text: one in ten of them is a control. */
static bool is_rubbish(wob_slice bytes)
{
    size_t controls = 0;
    for (size_t i = 0; i < bytes.size; i++)
        controls += is_control(bytes.data[i]);
    return controls > bytes.size / WOB_TEXT_MOST_CONTROLS;
}

size_t wob_text_cut(const wob_limits *limits, wob_slice line)
{
    size_t most = (size_t)limits->line * KIB;
    if (line.size <= most)
        return line.size;
    for (size_t at = most; at > most / 2; at--)
        if (wob_is_space(line.data[at]))
            return at;
    return wob_utf8_floor(line, most);
}

static void add_line(const wob_limits *limits, wob_arena *arena, wob_source *source, wob_slice line,
                     uint32_t page)
{
    size_t cut;
    while ((cut = wob_text_cut(limits, line)) < line.size) {
        *wob_push(arena, &source->lines) =
            (wob_line){.text = wob_slice_cut(line, 0, cut), .page = page};
        line = wob_slice_cut(line, cut, line.size);
    }
    *wob_push(arena, &source->lines) = (wob_line){.text = line, .page = page};
}

/* Cuts off the next line; its end is LF, CR LF or CR. */
static wob_slice next_line(wob_slice *rest)
{
    const char *feed = memchr(rest->data, '\n', rest->size);
    size_t end = feed ? (size_t)(feed - rest->data) : rest->size;
    const char *carriage = memchr(rest->data, '\r', end);
    if (carriage)
        end = (size_t)(carriage - rest->data);
    bool pair = end + 1 < rest->size && rest->data[end] == '\r' && rest->data[end + 1] == '\n';
    size_t next = end + (pair ? 2 : end < rest->size);
    wob_slice line = wob_slice_cut(*rest, 0, end);
    *rest = wob_slice_cut(*rest, next, rest->size);
    return line;
}

void wob_text_add_page(const wob_limits *limits, wob_arena *arena, wob_source *source,
                       wob_slice text, uint32_t page)
{
    source->blank_pages += wob_slice_trim(text).size == 0;
    while (text.size)
        add_line(limits, arena, source, next_line(&text), page);
}

wob_status wob_text_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                         wob_source *source, wob_error *error)
{
    wob_slice text = {0}, page;
    wob_status status =
        wob_encoding_decode(bytes, (wob_slice){0}, source->path, arena, &text, error);
    if (status)
        return status;
    if (text.size == 0)
        return wob_fail(error, WOB_UNREADABLE, "%.*s: is empty", WOB_ARG(source->path));
    if (is_rubbish(text))
        return wob_fail(error, WOB_UNREADABLE,
                        "%.*s: not a kind of file that is read here: it is not text",
                        WOB_ARG(source->path));
    source->format = WOB_FORMAT_TEXT;
    while (wob_slice_next(&text, '\f', &page))
        wob_text_add_page(&options->limits, arena, source, page, ++source->page_count);
    return WOB_OK;
}
