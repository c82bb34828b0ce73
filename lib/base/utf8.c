/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and mending UTF-8. See utf8.h; the table of lead bytes is that of RFC 3629, section 4. */
#include "lib/base/utf8.h"

#include <string.h>

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the valid character at `bytes`, or 0. */
static size_t valid_length(const unsigned char *bytes, size_t size)
{
    unsigned char lead = bytes[0];
    if (lead < 0x80)
        return 1;
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || size < length)
        return 0;
    for (size_t i = 1; i < length; i++)
        if (!is_tail(bytes[i]))
            return 0;
    unsigned char second = bytes[1];
    bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

/* Where the ASCII from `at` on ends: eight bytes at once, as most text is. */
static size_t ascii_end(wob_slice text, size_t at)
{
    uint64_t bytes = 0;
    for (; text.size - at >= sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, text.data + at, sizeof bytes);
        if (bytes & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < text.size && !((unsigned char)text.data[at] & 0x80))
        at++;
    return at;
}

bool wob_utf8_is_ascii(wob_slice text)
{
    return ascii_end(text, 0) == text.size;
}

size_t wob_utf8_valid(wob_slice text)
{
    size_t at = 0;
    while ((at = ascii_end(text, at)) < text.size) {
        size_t length = valid_length((const unsigned char *)text.data + at, text.size - at);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

/* All bytes but tails; eight at once. */
size_t wob_utf8_count(wob_slice text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t bytes = 0;
    size_t at = 0, tails = 0;
    for (; text.size - at >= sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, text.data + at, sizeof bytes);
        tails += (size_t)((((bytes >> 7) & ~(bytes >> 6) & ones) * ones) >> 56);
    }
    for (; at < text.size; at++)
        tails += is_tail((unsigned char)text.data[at]);
    return text.size - tails;
}

uint32_t wob_utf8_next_beyond_ascii(wob_slice text, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + *at;
    size_t length = valid_length(bytes, text.size - *at);
    *at += length ? length : 1;
    switch (length) {
    case 2:
        return (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    case 3:
        return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    case 4:
        return (bytes[0] & 0x07u) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 |
               (bytes[3] & 0x3Fu);
    default:
        return WOB_REPLACEMENT;
    }
}

size_t wob_utf8_floor(wob_slice text, size_t at)
{
    while (at > 0 && at < text.size && is_tail((unsigned char)text.data[at]))
        at--;
    return at;
}

size_t wob_utf8_before(wob_slice text, size_t at)
{
    return wob_utf8_floor(text, at - 1);
}

void wob_utf8_add(wob_buffer *buffer, uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = WOB_REPLACEMENT;
    char *to = wob_buffer_reserve(buffer, 4);
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3F));
    to[0] = (char)(leads[length] | c);
    to[length] = '\0';
    buffer->size += length;
}

void wob_utf8_add_repaired(wob_buffer *buffer, wob_slice bytes)
{
    while (bytes.size) {
        size_t valid = wob_utf8_valid(bytes);
        wob_slice good = wob_slice_cut(bytes, 0, valid), piece;
        while (wob_slice_next(&good, '\0', &piece))
            wob_buffer_add(buffer, piece);
        if (valid < bytes.size)
            wob_utf8_add(buffer, WOB_REPLACEMENT);
        bytes = wob_slice_cut(bytes, valid < bytes.size ? valid + 1 : valid, bytes.size);
    }
}

/* C0, DEL, and C1, which stand in U+0080 to U+009F. */
void wob_utf8_hide_controls(char *text)
{
    for (unsigned char *at = (unsigned char *)text; *at; at++) {
        bool second = at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0;
        if (second)
            at[1] = '?';
        if (second || *at < ' ' || *at == 0x7F)
            *at = '?';
    }
}
