/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was understood of a question, in words that mean just that: a tree as text of the query
 * language. See syntax.h. */
#include "lib/search/syntax.h"

#include "lib/search/lexer.h"

#include <stdio.h>

/* On one line, with one space between words. */
static void add_line(wob_buffer *to, wob_slice text)
{
    text = wob_slice_trim(text);
    for (size_t i = 0; i < text.size; i++) {
        bool space = wob_is_space(text.data[i]);
        if (!space || !wob_is_space(text.data[i - 1]))
            wob_buffer_add_char(to, space ? ' ' : text.data[i]);
    }
}

/* A word that would be read as an operator is written in small letters. */
static void add_word(wob_buffer *to, wob_slice text)
{
    unsigned window;
    bool is_operator = wob_lexeme_operator(text, &window) != WOB_LEXEME_WORD;
    for (size_t i = 0; i < text.size; i++)
        wob_buffer_add_char(to, is_operator ? wob_lower(text.data[i]) : text.data[i]);
}

static void add_filter(wob_buffer *to, const wob_filter *filter)
{
    bool plain = true;
    for (size_t i = 0; i < filter->value.size; i++) {
        char c = filter->value.data[i];
        plain = plain && (wob_is_word(c) || c == '-' || c == '.');
    }
    wob_buffer_print(to, plain ? "%s:" : "%s:\"", wob_filter_name(filter->kind));
    add_line(to, filter->value);
    if (!plain)
        wob_buffer_add_char(to, '"');
}

/* AND and OR stand in parentheses wherever they are part of something; a bag of words only where
 * one sign excludes all of it. */
static bool needs_parentheses(wob_node_kind parent, wob_node_kind child)
{
    return child == WOB_NODE_OR || (child == WOB_NODE_AND && parent != WOB_NODE_AND) ||
           (child == WOB_NODE_ANY && parent == WOB_NODE_NOT);
}

static void add_children(wob_buffer *to, const wob_node *node, const char *between)
{
    for (size_t i = 0; i < node->children.count; i++) {
        const wob_node *child = node->children.at[i];
        bool parentheses = needs_parentheses(node->kind, child->kind);
        wob_buffer_print(to, "%s%s", i ? between : "", parentheses ? "(" : "");
        wob_syntax_describe(child, to);
        if (parentheses)
            wob_buffer_add_char(to, ')');
    }
}

static void add_near(wob_buffer *to, const wob_node *node)
{
    char between[sizeof " NEAR/4294967295 "] = " NEAR ";
    if (node->window != WOB_NEAR_DEFAULT)
        snprintf(between, sizeof between, " NEAR/%u ", node->window);
    add_children(to, node, between);
}

void wob_syntax_describe(const wob_node *root, wob_buffer *to)
{
    switch (root->kind) {
    case WOB_NODE_WORD:
        add_word(to, root->text);
        return;
    case WOB_NODE_PREFIX:
        wob_buffer_add(to, root->text);
        wob_buffer_add_char(to, '*');
        return;
    case WOB_NODE_PHRASE:
        wob_buffer_add_char(to, '"');
        add_line(to, root->text);
        wob_buffer_add_char(to, '"');
        return;
    case WOB_NODE_FILTER:
        add_filter(to, root->filter);
        return;
    case WOB_NODE_NEAR:
        add_near(to, root);
        return;
    case WOB_NODE_ANY:
        add_children(to, root, " ");
        return;
    case WOB_NODE_OR:
        add_children(to, root, " OR ");
        return;
    case WOB_NODE_AND:
        add_children(to, root, " AND ");
        return;
    case WOB_NODE_NOT:
        wob_buffer_add(to, WOB_SLICE("NOT "));
        add_children(to, root, "");
        return;
    }
}
