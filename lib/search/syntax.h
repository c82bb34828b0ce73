/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_SYNTAX_H
#define WOB_SEARCH_SYNTAX_H

#include "lib/base/buffer.h"
#include "lib/search/filter.h"

/*
 * The query language (docs/query-language.md): from the text of a question to a tree.
 *
 *   question = all { OR all }           (OR between two filters of one kind joins just these)
 *   all      = beside { AND beside }
 *   beside   = one { one }               words rank together, filters restrict, exclusions exclude
 *   one      = { NOT | - } near
 *   near     = thing { NEAR[/N] thing }  between words, word* and phrases
 *   thing    = word | word* | "phrase" | name:value | ( question )
 *
 * The tree knows no terms, stems or index; plan.c makes a query of the engine of it. Reading is as
 * generous as can be: quotes and parentheses without a partner, operators with nothing to join and
 * empty parentheses are passed over, and a question of operators alone is words. Only a known
 * filter with an impossible value, and a question beyond the limits, are refused.
 */
typedef enum wob_node_kind {
    WOB_NODE_WORD,   /* text: one word, or several as the analyser sees it ("10.2.e", "t/m") */
    WOB_NODE_PREFIX, /* text, without its star: words that begin so */
    WOB_NODE_PHRASE, /* text, without its quotes: these words in this order */
    WOB_NODE_FILTER, /* filter */
    WOB_NODE_NEAR,   /* its words, prefixes and phrases within `window` words, in any order */
    WOB_NODE_ANY,    /* one ranked bag: the more of its children, the better */
    WOB_NODE_OR,     /* any of its children */
    WOB_NODE_AND,    /* all of its children; those that are WOB_NODE_NOT take away */
    WOB_NODE_NOT,    /* whatever its one child does not find */
} wob_node_kind;

typedef struct wob_node wob_node;
typedef WOB_LIST(const wob_node *) wob_nodes;

struct wob_node {
    wob_node_kind kind;
    wob_span span;            /* where it stands in the question */
    wob_slice text;           /* holds a letter or digit, or a character beyond ASCII */
    const wob_filter *filter; /* WOB_NODE_FILTER only */
    unsigned window;          /* WOB_NODE_NEAR only: 1 to WOB_NEAR_WIDEST */
    wob_nodes children;       /* two or more, none of the node's own kind; one in WOB_NODE_NOT */
};

enum {
    WOB_QUESTION_LONGEST = 16 << 10, /* bytes */
    WOB_QUESTION_MOST_WORDS = 1024,  /* words, phrases and filters together */
    WOB_QUESTION_DEEPEST = 32,       /* parentheses within each other */
    WOB_NEAR_DEFAULT = 10,           /* words */
    WOB_NEAR_WIDEST = 100,           /* a wider NEAR is made this wide */
    WOB_PREFIX_SHORTEST = 2,         /* letters before the star; else a plain word */
};

/*
 * Reads `question`, valid UTF-8, which must outlive the tree; nodes lie in `arena`. The root is
 * never NULL: of a question without a word it is a WOB_NODE_ANY without children.
 *
 * WOB_USAGE where a filter's value is impossible or a limit is passed; the message shows the place
 * with a caret under it. `lenient` (batches): never fails; such a filter is plain words, what lies
 * beyond a limit is cut off, and parentheses that lie too deep are passed over.
 */
WOB_MUST_CHECK wob_status wob_syntax_parse(wob_slice question, bool lenient, wob_arena *arena,
                                           const wob_node **ret_root, wob_error *error);

/* Appends what was understood, in the query language itself, every operator written out; nothing
 * for an empty root. Reading that again gives the same tree, as long as it keeps to the limits:
 * each AND inside an OR gets parentheses, so that they may lie twice as deep as in the question. */
void wob_syntax_describe(const wob_node *root, wob_buffer *to);

#endif
