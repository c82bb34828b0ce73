/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saved web pages: finds their encoding, and has a child process read them. A page is one page of
 * the source: it has no others unless it breaks them itself.
 */
#include "lib/source/html.h"

#include "lib/base/utf8.h"
#include "lib/source/encoding.h"
#include "lib/source/readers.h"

#include <string.h>

/* Bytes within which a page names its encoding; browsers look at 1024. */
enum { CHARSET_REACH = 4 << 10 };

/* The name behind `key` and "=", perhaps in quotation marks; empty where there is none. */
static wob_slice value_of(wob_slice text, wob_slice key)
{
    size_t at = wob_slice_find_nocase(text, key, 0) + key.size;
    while (at < text.size && (wob_is_space(text.data[at]) || strchr("=\"'", text.data[at])))
        at++;
    size_t end = at;
    while (end < text.size && !wob_is_space(text.data[end]) && !strchr("\"';/>?", text.data[end]))
        end++;
    return at < text.size ? wob_slice_cut(text, at, end) : (wob_slice){0};
}

/* <meta charset=...>, <meta http-equiv=... content="text/html; charset=...">, <?xml encoding=...?>
 */
static wob_slice declared_encoding(wob_slice bytes)
{
    wob_slice head =
        wob_slice_cut(bytes, 0, bytes.size < CHARSET_REACH ? bytes.size : CHARSET_REACH);
    wob_slice charset = value_of(head, WOB_SLICE("charset"));
    return charset.size ? charset : value_of(head, WOB_SLICE("encoding"));
}

wob_status wob_html_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                         wob_source *source, wob_error *error)
{
    wob_html_file file = {.limits = &options->limits};
    wob_buffer plain = {0};
    source->format = WOB_FORMAT_HTML;
    wob_status status = wob_encoding_decode(bytes, declared_encoding(bytes), source->path, arena,
                                            &file.text, error);
    if (status == WOB_OK && memchr(file.text.data, '\0', file.text.size)) {
        wob_utf8_add_repaired(&plain, file.text); /* the parser would end at a NUL */
        file.text = wob_buffer_slice(&plain);
    }
    if (status == WOB_OK)
        status = wob_markup_read(wob_html_read_page, &file, &options->limits, arena, source, error);
    wob_buffer_release(&plain);
    return status;
}
