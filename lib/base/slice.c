/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at borrowed text. See slice.h. */
#include "lib/base/slice.h"

#include <string.h>

#define FIVE    1, 1, 1, 1, 1
#define TEN     FIVE, FIVE
#define LETTERS TEN, TEN, FIVE, 1
#define THIRTY  TEN, TEN, TEN
#define BEYOND  THIRTY, THIRTY, THIRTY, THIRTY, FIVE, 1, 1, 1

const bool wob_word_bytes[256] = {['0'] = TEN, ['A'] = LETTERS, ['a'] = LETTERS, [0x80] = BEYOND};

wob_slice wob_slice_trim(wob_slice text)
{
    size_t begin = 0, end = text.size;
    while (begin < end && wob_is_space(text.data[begin]))
        begin++;
    while (end > begin && wob_is_space(text.data[end - 1]))
        end--;
    return wob_slice_cut(text, begin, end);
}

int wob_slice_compare(wob_slice a, wob_slice b)
{
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

size_t wob_slice_find(wob_slice text, wob_slice needle, size_t from)
{
    if (from > text.size || needle.size == 0 || needle.size > text.size - from)
        return text.size;
    const char *at = memmem(text.data + from, text.size - from, needle.data, needle.size);
    return at ? (size_t)(at - text.data) : text.size;
}

/* Where `c` first stands at or after `from`; text.size where it does not. */
static size_t find_char(wob_slice text, char c, size_t from)
{
    const char *at = from < text.size ? memchr(text.data + from, c, text.size - from) : NULL;
    return at ? (size_t)(at - text.data) : text.size;
}

size_t wob_slice_find_nocase(wob_slice text, wob_slice needle, size_t from)
{
    if (needle.size == 0)
        return text.size;
    char first = wob_lower(needle.data[0]);
    char capital = wob_is_alpha(first) ? (char)(first - ('a' - 'A')) : first;
    size_t small = find_char(text, first, from), large = find_char(text, capital, from);
    while (small < text.size || large < text.size) {
        size_t at = small < large ? small : large;
        if (wob_slice_starts_nocase(wob_slice_cut(text, at, text.size), needle))
            return at;
        if (small == at)
            small = find_char(text, first, at + 1);
        if (large == at)
            large = find_char(text, capital, at + 1);
    }
    return text.size;
}

bool wob_slice_next(wob_slice *rest, char separator, wob_slice *ret_piece)
{
    if (rest->size == 0)
        return false;
    const char *at = memchr(rest->data, separator, rest->size);
    size_t end = at ? (size_t)(at - rest->data) : rest->size;
    *ret_piece = wob_slice_cut(*rest, 0, end);
    *rest = wob_slice_cut(*rest, at ? end + 1 : end, rest->size);
    return true;
}

bool wob_slice_number(wob_slice text, unsigned *ret_number)
{
    enum { MOST_DIGITS = 9 }; /* always fits */
    if (text.size == 0 || text.size > MOST_DIGITS)
        return false;
    unsigned number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!wob_is_digit(text.data[i]))
            return false;
        number = number * 10 + (unsigned)(text.data[i] - '0');
    }
    *ret_number = number;
    return true;
}
