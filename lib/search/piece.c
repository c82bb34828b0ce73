/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pieces of a question end. See piece.h. Word processors write " in other ways; which of
 * them opens and which closes differs between languages, so that each may do either. */
#include "lib/search/piece.h"

enum { INNER_LONGEST = 24 }; /* bytes in parentheses inside a piece: "be(sluit)en" */

size_t wob_quote_size(wob_slice text, size_t at)
{
    static const wob_slice marks[] = {
        {"\xE2\x80\x9C", 3}, /* U+201C, left */
        {"\xE2\x80\x9D", 3}, /* U+201D, right */
        {"\xE2\x80\x9E", 3}, /* U+201E, low */
        {"\xC2\xAB", 2},     /* U+00AB and U+00BB, guillemets */
        {"\xC2\xBB", 2},
    };
    unsigned char first = (unsigned char)text.data[at];
    if (first < 0x80)
        return first == '"';
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wob_slice_starts(wob_slice_cut(text, at, text.size), marks[i]))
            return marks[i].size;
    return 0;
}

size_t wob_quote_find(wob_slice text, size_t at)
{
    while (at < text.size && !wob_quote_size(text, at))
        at++;
    return at;
}

static bool ends_piece(wob_slice text, size_t at)
{
    return wob_is_space(text.data[at]) || wob_quote_size(text, at);
}

/* Where the parenthesis inside a piece that opens at `open` closes; `open` where it does not: it is
 * then no part of the piece. */
static size_t find_partner(wob_slice text, size_t open)
{
    for (size_t at = open + 1; at < text.size && at - open - 1 <= INNER_LONGEST; at++) {
        if (text.data[at] == ')')
            return at;
        if (text.data[at] == '(' || ends_piece(text, at))
            break;
    }
    return open;
}

size_t wob_piece_end(wob_slice text, size_t at)
{
    for (; at < text.size && text.data[at] != ')' && !ends_piece(text, at); at++)
        if (text.data[at] == '(') {
            size_t close = find_partner(text, at);
            if (close == at)
                break;
            at = close;
        }
    return at;
}
