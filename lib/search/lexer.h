/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_LEXER_H
#define WOB_SEARCH_LEXER_H

#include "lib/search/filter.h"

/* The pieces of a question, between its text and its tree. For syntax.c alone. */
typedef enum wob_lexeme_kind {
    WOB_LEXEME_END, /* once, behind the last */
    WOB_LEXEME_WORD,
    WOB_LEXEME_PREFIX,
    WOB_LEXEME_PHRASE,
    WOB_LEXEME_FILTER,
    WOB_LEXEME_OPEN, /* parentheses, always in pairs */
    WOB_LEXEME_CLOSE,
    WOB_LEXEME_NOT, /* NOT, or the dash before what is excluded */
    WOB_LEXEME_AND,
    WOB_LEXEME_OR,
    WOB_LEXEME_NEAR,
} wob_lexeme_kind;

typedef struct wob_lexeme {
    wob_lexeme_kind kind;
    wob_span span;            /* in the question */
    wob_slice text;           /* of words as syntax.h has it; of operators as written */
    const wob_filter *filter; /* WOB_LEXEME_FILTER only */
    unsigned window;          /* WOB_LEXEME_NEAR only */
} wob_lexeme;

typedef WOB_LIST(wob_lexeme) wob_lexemes;

/* Cuts `question` up; what it refuses, and what `lenient` does then, is told in syntax.h. */
WOB_MUST_CHECK wob_status wob_lex(wob_slice question, bool lenient, wob_arena *arena,
                                  wob_lexemes *ret_lexemes, wob_error *error);

/* The operator that `text` is, all of it: WOB_LEXEME_AND, OR, NOT or NEAR; else WOB_LEXEME_WORD. */
wob_lexeme_kind wob_lexeme_operator(wob_slice text, unsigned *ret_window);

#endif
