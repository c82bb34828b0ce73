/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the pieces of a question to its tree. See syntax.h; the pieces come from lexer.c, the text
 * of a tree from describe.c.
 *
 * One function reads one line of the grammar. Operators that lack something to join are passed over
 * by joining what there is: a join of one thing is that thing, a join of nothing is NULL.
 *
 * AND joins closer than OR, as everywhere; but OR between two filters of the same kind joins just
 * these, since "sensing outcome:refused OR outcome:released" can mean nothing else. Filters of the
 * same kind side by side are alternatives anyway, so that such an OR is only passed over.
 */
#include "lib/search/syntax.h"

#include "lib/search/lexer.h"

#include <assert.h>

typedef struct parsing {
    const wob_lexeme *next;
    wob_arena *arena;
} parsing;

/* Things side by side, sorted by what they do. */
typedef struct neighbours {
    wob_nodes words;
    wob_nodes filters[WOB_FILTER_COUNT]; /* of each kind */
    wob_nodes conditions;                /* of filters, in parentheses */
    wob_nodes exclusions;
} neighbours;

static const wob_node *read_question(parsing *parser);

static wob_node *make(parsing *parser, wob_node_kind kind, wob_span span)
{
    wob_node *node = wob_arena_take(parser->arena, sizeof *node);
    node->kind = kind;
    node->span = span;
    return node;
}

static void add(parsing *parser, wob_nodes *nodes, const wob_node *node)
{
    if (node)
        *wob_push(parser->arena, nodes) = node;
}

static void widen(wob_span *span, wob_span by)
{
    if (by.begin < span->begin)
        span->begin = by.begin;
    if (by.end > span->end)
        span->end = by.end;
}

static const wob_node *join(parsing *parser, wob_node_kind kind, const wob_nodes *nodes)
{
    if (nodes->count < 2)
        return nodes->count ? nodes->at[0] : NULL;
    wob_node *joined = make(parser, kind, nodes->at[0]->span);
    for (size_t i = 0; i < nodes->count; i++) {
        const wob_node *node = nodes->at[i];
        widen(&joined->span, node->span);
        if (node->kind == kind)
            for (size_t j = 0; j < node->children.count; j++)
                add(parser, &joined->children, node->children.at[j]);
        else
            add(parser, &joined->children, node);
    }
    return joined;
}

static bool take(parsing *parser, wob_lexeme_kind kind)
{
    bool taken = parser->next->kind == kind;
    parser->next += taken;
    return taken;
}

static const wob_node *read_leaf(parsing *parser, wob_node_kind kind)
{
    const wob_lexeme *lexeme = parser->next++;
    wob_node *leaf = make(parser, kind, lexeme->span);
    leaf->text = lexeme->text;
    leaf->filter = lexeme->filter;
    return leaf;
}

static const wob_node *read_thing(parsing *parser)
{
    switch (parser->next->kind) {
    case WOB_LEXEME_WORD:
        return read_leaf(parser, WOB_NODE_WORD);
    case WOB_LEXEME_PREFIX:
        return read_leaf(parser, WOB_NODE_PREFIX);
    case WOB_LEXEME_PHRASE:
        return read_leaf(parser, WOB_NODE_PHRASE);
    case WOB_LEXEME_FILTER:
        return read_leaf(parser, WOB_NODE_FILTER);
    case WOB_LEXEME_OPEN: {
        parser->next++;
        const wob_node *node = read_question(parser);
        bool closed = take(parser, WOB_LEXEME_CLOSE);
        assert(closed);
        return node;
    }
    case WOB_LEXEME_NEAR: /* with nothing that it can join */
        parser->next++;
        return NULL;
    default:
        return NULL;
    }
}

static bool can_be_near(const wob_node *node)
{
    return node && (node->kind == WOB_NODE_WORD || node->kind == WOB_NODE_PREFIX ||
                    node->kind == WOB_NODE_PHRASE);
}

static bool lexeme_can_be_near(const wob_lexeme *lexeme)
{
    return lexeme->kind == WOB_LEXEME_WORD || lexeme->kind == WOB_LEXEME_PREFIX ||
           lexeme->kind == WOB_LEXEME_PHRASE;
}

/* In a chain with several windows the widest holds. */
static const wob_node *read_near(parsing *parser)
{
    const wob_node *first = read_thing(parser);
    if (!can_be_near(first) || parser->next->kind != WOB_LEXEME_NEAR ||
        !lexeme_can_be_near(parser->next + 1))
        return first;

    wob_node *near = make(parser, WOB_NODE_NEAR, first->span);
    add(parser, &near->children, first);
    while (parser->next->kind == WOB_LEXEME_NEAR && lexeme_can_be_near(parser->next + 1)) {
        if (parser->next->window > near->window)
            near->window = parser->next->window;
        parser->next++;
        const wob_node *thing = read_thing(parser);
        widen(&near->span, thing->span);
        add(parser, &near->children, thing);
    }
    return near;
}

/* Several signs of exclusion before one thing say no more than one. */
static const wob_node *read_one(parsing *parser)
{
    wob_span sign = parser->next->span;
    bool excluded = false;
    while (take(parser, WOB_LEXEME_NOT))
        excluded = true;
    const wob_node *node = read_near(parser);
    if (!excluded || !node)
        return node;
    if (node->kind == WOB_NODE_NOT) /* of parentheses: -(-word) */
        return node->children.at[0];
    wob_node *without = make(parser, WOB_NODE_NOT, sign);
    widen(&without->span, node->span);
    add(parser, &without->children, node);
    return without;
}

/* Nothing in `node` is to be ranked: it holds filters and exclusions alone. */
static bool only_restricts(const wob_node *node)
{
    if (node->kind == WOB_NODE_FILTER || node->kind == WOB_NODE_NOT)
        return true;
    for (size_t i = 0; i < node->children.count; i++)
        if (!only_restricts(node->children.at[i]))
            return false;
    return node->children.count > 0;
}

static void sort(parsing *parser, neighbours *beside, const wob_node *node)
{
    if (node->kind == WOB_NODE_FILTER)
        add(parser, &beside->filters[node->filter->kind], node);
    else if (node->kind == WOB_NODE_NOT)
        add(parser, &beside->exclusions, node);
    else if (only_restricts(node))
        add(parser, &beside->conditions, node);
    else
        add(parser, &beside->words, node);
}

static const wob_node *join_beside(parsing *parser, const neighbours *beside)
{
    wob_nodes all = {0};
    add(parser, &all, join(parser, WOB_NODE_ANY, &beside->words));
    for (size_t kind = 0; kind < WOB_FILTER_COUNT; kind++)
        add(parser, &all, join(parser, WOB_NODE_OR, &beside->filters[kind]));
    add(parser, &all, join(parser, WOB_NODE_AND, &beside->conditions));
    add(parser, &all, join(parser, WOB_NODE_AND, &beside->exclusions));
    return join(parser, WOB_NODE_AND, &all);
}

/* OR between the filter read last and another of the same kind. */
static bool joins_filters(const parsing *parser, const wob_node *last)
{
    return last && last->kind == WOB_NODE_FILTER && parser->next[0].kind == WOB_LEXEME_OR &&
           parser->next[1].kind == WOB_LEXEME_FILTER &&
           parser->next[1].filter->kind == last->filter->kind;
}

static const wob_node *read_beside(parsing *parser)
{
    neighbours beside = {0};
    const wob_node *last = NULL;
    for (;;) {
        switch (parser->next->kind) {
        case WOB_LEXEME_OR:
            if (!joins_filters(parser, last))
                return join_beside(parser, &beside);
            parser->next++;
            break;
        case WOB_LEXEME_AND:
        case WOB_LEXEME_CLOSE:
        case WOB_LEXEME_END:
            return join_beside(parser, &beside);
        default:
            last = read_one(parser);
            if (last)
                sort(parser, &beside, last);
        }
    }
}

static const wob_node *read_all(parsing *parser)
{
    wob_nodes nodes = {0};
    do
        add(parser, &nodes, read_beside(parser));
    while (take(parser, WOB_LEXEME_AND));
    return join(parser, WOB_NODE_AND, &nodes);
}

static const wob_node *read_question(parsing *parser)
{
    wob_nodes nodes = {0};
    do
        add(parser, &nodes, read_all(parser));
    while (take(parser, WOB_LEXEME_OR));
    return join(parser, WOB_NODE_OR, &nodes);
}

/* A question in which operators stand alone: they are its words. */
static const wob_node *read_operators(parsing *parser, const wob_lexemes *lexemes)
{
    wob_nodes words = {0};
    for (size_t i = 0; i < lexemes->count && words.count < WOB_QUESTION_MOST_WORDS; i++) {
        wob_slice text = lexemes->at[i].text;
        parser->next = &lexemes->at[i];
        if (text.size && wob_is_word(text.data[0]))
            add(parser, &words, read_leaf(parser, WOB_NODE_WORD));
    }
    return join(parser, WOB_NODE_ANY, &words);
}

wob_status wob_syntax_parse(wob_slice question, bool lenient, wob_arena *arena,
                            const wob_node **ret_root, wob_error *error)
{
    wob_lexemes lexemes;
    wob_status status = wob_lex(question, lenient, arena, &lexemes, error);
    if (status)
        return status;

    parsing parser = {lexemes.at, arena};
    const wob_node *root = read_question(&parser);
    assert(parser.next->kind == WOB_LEXEME_END);
    if (!root)
        root = read_operators(&parser, &lexemes);
    *ret_root = root ? root : make(&parser, WOB_NODE_ANY, (wob_span){0, 0});
    return WOB_OK;
}
