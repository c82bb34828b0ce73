/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_UTF8_H
#define WOB_BASE_UTF8_H

#include "lib/base/buffer.h"
#include "lib/base/slice.h"

#include <stdint.h>

/* UTF-8 as RFC 3629 has it: no surrogates, nothing above U+10FFFF, no overlong forms. */

enum { WOB_REPLACEMENT = 0xFFFD };

/* How many bytes at the start of `text` are valid; text.size where all are. */
size_t wob_utf8_valid(wob_slice text);

bool wob_utf8_is_ascii(wob_slice text);

uint32_t wob_utf8_next_beyond_ascii(wob_slice text, size_t *at); /* of wob_utf8_next */

/* The character at `*at`, which moves behind it. In text that is not valid: WOB_REPLACEMENT, one
 * byte on. */
static inline uint32_t wob_utf8_next(wob_slice text, size_t *at)
{
    unsigned char byte = (unsigned char)text.data[*at];
    if (byte >= 0x80)
        return wob_utf8_next_beyond_ascii(text, at);
    ++*at;
    return byte;
}

/* A character begins with this byte of valid text. */
static inline bool wob_utf8_begins(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* How many characters valid text has. */
size_t wob_utf8_count(wob_slice text);

/* Where the character before `at` begins (at > 0). */
size_t wob_utf8_before(wob_slice text, size_t at);

/* The nearest character boundary at or before `at`. */
size_t wob_utf8_floor(wob_slice text, size_t at);

/* WOB_REPLACEMENT stands in for what is no character: a surrogate, a number above U+10FFFF. */
void wob_utf8_add(wob_buffer *buffer, uint32_t character);

/* Adds `bytes` with WOB_REPLACEMENT for each byte that is not valid, and without NULs. */
void wob_utf8_add_repaired(wob_buffer *buffer, wob_slice bytes);

/* Puts "?" in the place of each control character, so that a name that holds some moves no cursor
 * of the terminal that shows it, and begins no line. What is not valid stays. */
void wob_utf8_hide_controls(char *text);

#endif
