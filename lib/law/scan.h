/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_SCAN_H
#define WOB_LAW_SCAN_H

#include "lib/base/arena.h"

#include <stdint.h>

/*
 * Running text as words, numbers and signs, with what the words mean in a citation. Private to the
 * room.
 */
typedef enum wob_token_kind {
    WOB_TOKEN_END,
    WOB_TOKEN_WORD,
    WOB_TOKEN_NUMBER,
    WOB_TOKEN_SIGN
} wob_token_kind;

/* What stands between a token and the one before it. */
typedef enum wob_gap { WOB_GAP_NONE, WOB_GAP_SPACE, WOB_GAP_LINE, WOB_GAP_PARAGRAPH } wob_gap;

typedef enum wob_meaning {
    WOB_MEANS_NOTHING,
    WOB_MEANS_ARTICLE,    /* artikel, art.; value 2: several */
    WOB_MEANS_SECTION,    /* section, s.; value 2: several */
    WOB_MEANS_REGULATION, /* regulation, reg. */
    WOB_MEANS_EXEMPTION,  /* exemption */
    WOB_MEANS_LID,        /* lid, leden; value 2: several */
    WOB_MEANS_LETTER,     /* onder, sub, onderdeel */
    WOB_MEANS_ORDINAL,    /* eerste; value: the number */
    WOB_MEANS_PHRASE,     /* volzin, zin, alinea: finer than a citation goes */
    WOB_MEANS_AND,        /* en, jo., juncto */
    WOB_MEANS_OF,         /* van, der, uit */
    WOB_MEANS_IN,         /* in, bij: a law may follow, and much else */
    WOB_MEANS_AND_OF,     /* of: "or" in Dutch */
    WOB_MEANS_THE,        /* de, het, deze, the */
    WOB_MEANS_KIND,       /* wet, verordening, act: a law by what it is */
} wob_meaning;

/* A text has millions of them: what is small is kept small. */
typedef struct wob_token {
    wob_slice text; /* without the hyphen and line break that a word was broken with */
    uint64_t hash; /* of the text in small letters; other for a word written onto a number ("1a") */
    struct {
        uint32_t begin, end;
    } span;
    wob_token_kind kind;
    wob_gap gap;
    wob_meaning meaning;
    uint16_t value;
    bool named; /* part of the name of a law: set by names.c */
} wob_token;

typedef struct wob_tokens {
    wob_slice text;
    WOB_LIST(wob_token) list;
    wob_token end;
} wob_tokens;

wob_tokens wob_scan(wob_slice text, wob_arena *arena);

/* Beyond the last token stands an endless row of WOB_TOKEN_END. */
static inline const wob_token *wob_token_at(const wob_tokens *tokens, size_t at)
{
    return at < tokens->list.count ? &tokens->list.at[at] : &tokens->end;
}

static inline bool wob_token_is_sign(const wob_token *token, char sign)
{
    return token->kind == WOB_TOKEN_SIGN && token->text.size == 1 && token->text.data[0] == sign;
}

static inline bool wob_token_is_word(const wob_token *token, const char *word)
{
    return token->kind == WOB_TOKEN_WORD && wob_slice_is_nocase(token->text, word);
}

bool wob_token_is_one_of(const wob_token *token, const char *words); /* spaces between */
bool wob_token_is_letter(const wob_token *token);                    /* one ASCII letter */
bool wob_token_is_capital(const wob_token *token); /* a word with a capital first */

/* Where a reader stands. What is beyond the end of a paragraph belongs to no citation that began
 * before it: the tests below say no there. */
typedef struct wob_cursor {
    const wob_tokens *tokens;
    size_t at;
} wob_cursor;

const wob_token *wob_ahead(const wob_cursor *cursor, size_t distance);
bool wob_next_is(const wob_cursor *cursor, char sign);
bool wob_next_is_comma(const wob_cursor *cursor); /* or a quote, for which scanning takes it */
bool wob_next_means(const wob_cursor *cursor, wob_meaning meaning);
bool wob_skip_phrase(wob_cursor *cursor, const char *phrase); /* "in samenhang met" */

/* Written right onto the token before it. */
static inline bool wob_token_glued(const wob_token *token)
{
    return token->gap == WOB_GAP_NONE;
}

#endif
