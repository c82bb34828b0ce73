/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PIECE_H
#define WOB_SEARCH_PIECE_H

#include "lib/base/slice.h"

/* Where the pieces of a question end. For lexer.c alone. */

/* The size of the quotation mark at `at`, or 0. */
size_t wob_quote_size(wob_slice text, size_t at);

/* Where the first quotation mark at or after `at` stands; text.size where none does. */
size_t wob_quote_find(wob_slice text, size_t at);

/* Where the piece that begins at `at` ends: at white space, a quotation mark, or a parenthesis
 * whose partner is not close behind it in the piece: "31(1)(a)" is one piece, "foo(bar baz)" ends
 * behind foo. */
size_t wob_piece_end(wob_slice text, size_t at);

#endif
