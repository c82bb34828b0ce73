/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_SLICE_H
#define WOB_BASE_SLICE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * Borrowed text: a pointer and a length in bytes, not ended by a NUL. It owns nothing. Text in a
 * slice is valid UTF-8 unless a function says otherwise. {0} is the empty slice, and also
 * "unknown". What is done for every word of a text is inline here.
 */
typedef struct wob_slice {
    const char *data;
    size_t size;
} wob_slice;

/* A half-open byte range [begin, end) of some text, on character boundaries. */
typedef struct wob_span {
    size_t begin, end;
} wob_span;

/* For printf: printf("%.*s", WOB_ARG(slice)). */
#define WOB_ARG(slice)     (int)(slice).size, ((slice).data ? (slice).data : "")
#define WOB_SLICE(literal) ((wob_slice){"" literal, sizeof(literal) - 1})

/* NULL gives the empty slice. */
static inline wob_slice wob_slice_of(const char *text)
{
    wob_slice slice = {text, text ? strlen(text) : 0};
    return slice;
}

static inline wob_slice wob_slice_cut(wob_slice text, size_t begin, size_t end)
{
    assert(begin <= end && end <= text.size);
    if (text.size)
        text.data += begin;
    text.size = end - begin;
    return text;
}

static inline wob_slice wob_slice_at(wob_slice text, wob_span span)
{
    return wob_slice_cut(text, span.begin, span.end);
}

wob_slice wob_slice_trim(wob_slice text); /* without ASCII white space at both ends */

static inline bool wob_slice_equal(wob_slice a, wob_slice b)
{
    if (a.size != b.size || a.size == 0)
        return a.size == b.size;
    assert(a.data && b.data);
    return *a.data == *b.data && memcmp(a.data, b.data, a.size) == 0;
}

static inline bool wob_slice_starts(wob_slice text, wob_slice prefix)
{
    return text.size >= prefix.size && wob_slice_equal(wob_slice_cut(text, 0, prefix.size), prefix);
}

static inline bool wob_slice_ends(wob_slice text, wob_slice suffix)
{
    return text.size >= suffix.size &&
           wob_slice_equal(wob_slice_cut(text, text.size - suffix.size, text.size), suffix);
}

int wob_slice_compare(wob_slice a, wob_slice b); /* by bytes, as memcmp */

/* Where `needle` first stands in `text` at or after `from`; text.size where it does not. */
size_t wob_slice_find(wob_slice text, wob_slice needle, size_t from);
size_t wob_slice_find_nocase(wob_slice text, wob_slice needle,
                             size_t from); /* ASCII letters only */

/* Cuts off and returns what stands before the next `separator` (or the end). False when `rest` is
 * used up; a separator at the end does not make one more empty piece. */
bool wob_slice_next(wob_slice *rest, char separator, wob_slice *ret_piece);

/* A whole number without sign, all of `text`; false when it is none or too large. */
bool wob_slice_number(wob_slice text, unsigned *ret_number);

static inline bool wob_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool wob_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool wob_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline char wob_lower(char c)
{
    return wob_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

/* Without regard to the case of ASCII letters, no others. */
static inline bool wob_slice_starts_nocase(wob_slice text, wob_slice prefix)
{
    if (text.size < prefix.size)
        return false;
    for (size_t i = 0; i < prefix.size; i++)
        if (wob_lower(text.data[i]) != wob_lower(prefix.data[i]))
            return false;
    return true;
}

static inline bool wob_slice_equal_nocase(wob_slice a, wob_slice b)
{
    return a.size == b.size && wob_slice_starts_nocase(a, b);
}

static inline bool wob_is_alpha(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* The same of a word in a list of them, whose length nobody has to count. */
static inline bool wob_slice_is_nocase(wob_slice text, const char *word)
{
    size_t i = 0;
    while (i < text.size && word[i] && wob_lower(text.data[i]) == wob_lower(word[i]))
        i++;
    return i == text.size && !word[i];
}

extern const bool wob_word_bytes[256];

/* A byte of a word: an ASCII letter or digit, or part of any character beyond ASCII. */
static inline bool wob_is_word(char c)
{
    return wob_word_bytes[(unsigned char)c];
}

#endif
