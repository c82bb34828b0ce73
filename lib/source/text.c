/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain text: which encoding it is in, where its lines and pages end.
 *
 * The encoding is taken from the bytes alone. What is not UTF-8 is UTF-16 where a byte order mark
 * says so and Windows-1252 otherwise, the one that old Dutch and English files are in; ICU converts
 * both. Form feeds separate pages, as pdftotext writes them.
 */
#include "lib/base/utf8.h"
#include "lib/source/readers.h"

#include <string.h>

#include <unicode/ucnv.h>

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

/* More of what is beyond ASCII is valid UTF-8 than is not. In Windows-1252 it hardly ever is. */
static bool is_damaged_utf8(wob_slice bytes)
{
    size_t valid = 0, invalid = 0;
    for (size_t at = 0; at < bytes.size;) {
        size_t begin = at;
        wob_utf8_next(bytes, &at);
        valid += at - begin > 1;
        invalid += at - begin == 1 && (unsigned char)bytes.data[begin] >= 0x80;
    }
    return valid > invalid;
}

static wob_slice repair(wob_slice bytes, wob_arena *arena)
{
    wob_buffer repaired = {0};
    wob_utf8_add_repaired(&repaired, bytes);
    wob_slice text = wob_arena_copy(arena, wob_buffer_slice(&repaired));
    wob_buffer_release(&repaired);
    return text;
}

static wob_status convert(wob_slice bytes, const char *encoding, wob_arena *arena,
                          const wob_source *source, wob_slice *ret_text, wob_error *error)
{
    /* No byte of Windows-1252 and no two of UTF-16 take more in UTF-8. ICU counts in int32_t. */
    enum { MOST_GROWTH = 3 };
    if (bytes.size > INT32_MAX / MOST_GROWTH)
        return wob_fail(error, WOB_LIMIT, "%.*s: more than %d MiB of %s: convert it to UTF-8",
                        WOB_ARG(source->path), (INT32_MAX / MOST_GROWTH) >> 20, encoding);
    size_t room = bytes.size * MOST_GROWTH + 1;
    char *text = wob_arena_take(arena, room);
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = ucnv_convert("UTF-8", encoding, text, (int32_t)room, bytes.data,
                                (int32_t)bytes.size, &code);
    if (U_FAILURE(code))
        return wob_fail(error, WOB_UNREADABLE, "%.*s: cannot be converted from %s: %s",
                        WOB_ARG(source->path), encoding, u_errorName(code));
    *ret_text = (wob_slice){text, (size_t)size};
    return WOB_OK;
}

static wob_status decode(wob_slice bytes, wob_arena *arena, const wob_source *source,
                         wob_slice *ret_text, wob_error *error)
{
    if (wob_slice_starts(bytes, WOB_SLICE("\xFF\xFE")) ||
        wob_slice_starts(bytes, WOB_SLICE("\xFE\xFF")))
        return convert(bytes, "UTF-16", arena, source, ret_text, error);
    if (wob_slice_starts(bytes, WOB_SLICE("\xEF\xBB\xBF")))
        bytes = wob_slice_cut(bytes, 3, bytes.size);
    if (wob_utf8_valid(bytes) == bytes.size)
        *ret_text = bytes;
    else if (is_damaged_utf8(bytes))
        *ret_text = repair(bytes, arena);
    else
        return convert(bytes, "windows-1252", arena, source, ret_text, error);
    return WOB_OK;
}

/* Where a line that is too long is cut: at its last blank that fits, else between characters. */
static size_t find_cut(wob_slice line)
{
    for (size_t at = WOB_TEXT_LONGEST_LINE; at > WOB_TEXT_LONGEST_LINE / 2; at--)
        if (wob_is_space(line.data[at]))
            return at;
    return wob_utf8_floor(line, WOB_TEXT_LONGEST_LINE);
}

static void add_line(wob_arena *arena, wob_source *source, wob_slice line, uint32_t page)
{
    while (line.size > WOB_TEXT_LONGEST_LINE) {
        size_t cut = find_cut(line);
        *wob_push(arena, &source->lines) =
            (wob_line){.text = wob_slice_cut(line, 0, cut), .page = page};
        line = wob_slice_cut(line, cut, line.size);
    }
    *wob_push(arena, &source->lines) = (wob_line){.text = line, .page = page};
}

/* Cuts off the next line; its end is LF, CR LF or CR. */
static wob_slice next_line(wob_slice *rest)
{
    size_t end = 0;
    while (end < rest->size && rest->data[end] != '\n' && rest->data[end] != '\r')
        end++;
    bool pair = end + 1 < rest->size && rest->data[end] == '\r' && rest->data[end + 1] == '\n';
    size_t next = end + (pair ? 2 : end < rest->size);
    wob_slice line = wob_slice_cut(*rest, 0, end);
    *rest = wob_slice_cut(*rest, next, rest->size);
    return line;
}

void wob_text_add_page(wob_arena *arena, wob_source *source, wob_slice text, uint32_t page)
{
    source->blank_pages += wob_slice_trim(text).size == 0;
    while (text.size)
        add_line(arena, source, next_line(&text), page);
}

wob_status wob_text_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                         wob_source *source, wob_error *error)
{
    (void)options;
    wob_slice text = {0}, page;
    wob_status status = decode(bytes, arena, source, &text, error);
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
        wob_text_add_page(arena, source, page, ++source->page_count);
    return WOB_OK;
}
