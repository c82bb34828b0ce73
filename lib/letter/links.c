/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The addresses on the web that a letter names, often where what was asked is public already.
 *
 * An address runs from "http://", "https://" or "www." to the next white space or character beyond
 * what RFC 3986 has, without the marks of the sentence around it: a full stop, a closing bracket
 * that was not opened in the address. The layout has joined those that lines broke off.
 */
#include "lib/letter/steps.h"

#include <string.h>

static bool is_address_byte(char c)
{
    return wob_is_word(c) || (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

/* A quotation mark, dash or ellipsis begins with these bytes (U+2010 to U+206F); none is part of an
 * address, though other characters beyond ASCII are in those that people write. */
static bool is_typographic(wob_slice text, size_t at)
{
    return at + 1 < text.size && (unsigned char)text.data[at] == 0xE2 &&
           ((unsigned char)text.data[at + 1] == 0x80 || (unsigned char)text.data[at + 1] == 0x81);
}

/* How many bytes stand before the host of the address at `at`; 0 where none begins. */
static size_t scheme_at(wob_slice text, size_t at)
{
    static const char *const schemes[] = {"https://", "http://", "www."};
    char before = at > 0 ? text.data[at - 1] : ' ';
    if (wob_is_alpha(before) || wob_is_digit(before) || before == '.' || before == '@')
        return 0;
    wob_slice rest = wob_slice_cut(text, at, text.size);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (wob_slice_starts_nocase(rest, wob_slice_of(schemes[i])))
            return strlen(schemes[i]);
    return 0;
}

static size_t count(wob_slice text, char c)
{
    size_t times = 0;
    for (size_t i = 0; i < text.size; i++)
        times += text.data[i] == c;
    return times;
}

/* Without the marks of the sentence at its end. */
static wob_slice without_punctuation(wob_slice url)
{
    size_t round_closed = count(url, ')'), round_open = count(url, '(');
    size_t square_closed = count(url, ']'), square_open = count(url, '[');
    while (url.size) {
        char last = url.data[url.size - 1];
        bool unbalanced = (last == ')' && round_closed > round_open) ||
                          (last == ']' && square_closed > square_open);
        if (!unbalanced && !strchr(".,;:!?'([*", last))
            break;
        round_closed -= last == ')';
        round_open -= last == '(';
        square_closed -= last == ']';
        square_open -= last == '[';
        url.size--;
    }
    return url;
}

void wob_links_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    wob_slice text = letter->text;
    for (size_t at = 0; at < text.size;) {
        char first = wob_lower(text.data[at]);
        size_t scheme = first == 'h' || first == 'w' ? scheme_at(text, at) : 0;
        if (scheme == 0) {
            at++;
            continue;
        }
        size_t end = at + scheme;
        while (end < text.size && is_address_byte(text.data[end]) && !is_typographic(text, end))
            end++;
        wob_slice url = without_punctuation(wob_slice_cut(text, at, end));
        bool whole = url.size > scheme && wob_is_word(url.data[scheme]);
        if (whole)
            *wob_push(reading->arena, &letter->links) = (wob_link){url, {at, at + url.size}};
        at = end;
    }
}
