/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a question: it is understood, and what was understood is understood the same way. */
#include "tests/fuzz/fuzz.h"

#include "lib/base/utf8.h"
#include "lib/search/syntax.h"

#include <assert.h>

static void check_node(const wob_node *node, wob_slice question)
{
    assert(node->span.begin <= node->span.end && node->span.end <= question.size);
    assert(wob_utf8_floor(question, node->span.begin) == node->span.begin);
    assert(wob_utf8_floor(question, node->span.end) == node->span.end);
    assert(wob_utf8_valid(node->text) == node->text.size);
    assert((node->kind == WOB_NODE_FILTER) == (node->filter != NULL));
    assert(node->kind != WOB_NODE_NEAR || (node->window >= 1 && node->window <= WOB_NEAR_WIDEST));
    assert(node->kind != WOB_NODE_NOT || node->children.count == 1);
    for (size_t i = 0; i < node->children.count; i++) {
        assert(node->children.at[i]->kind != node->kind);
        check_node(node->children.at[i], question);
    }
}

static wob_slice describe(const wob_node *root, wob_arena *arena)
{
    wob_buffer text = {0};
    wob_syntax_describe(root, &text);
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(&text));
    wob_buffer_release(&text);
    assert(wob_utf8_valid(copy) == copy.size);
    return copy;
}

/* What was understood, read again and described; empty where it passes the limits, though the
 * question does not. */
static wob_slice read_again(wob_slice understood, wob_arena *arena)
{
    wob_error error = {0};
    const wob_node *root;
    if (wob_syntax_parse(understood, false, arena, &root, &error) != WOB_OK)
        return (wob_slice){0};
    check_node(root, understood);
    return describe(root, arena);
}

/* The second reading may still mend the number of a provision ("4.2I.g", "4.2.I.g", "4.2.1.g"). */
static void check_settles(wob_slice understood, wob_arena *arena)
{
    wob_slice again = read_again(understood, arena), last = read_again(again, arena);
    assert(again.size == 0 || last.size == 0 || wob_slice_equal(again, last));
}

static void read_question(wob_slice question, bool lenient, wob_arena *arena)
{
    wob_error error = {0};
    const wob_node *root;
    wob_status status = wob_syntax_parse(question, lenient, arena, &root, &error);
    assert(status == WOB_OK || (status == WOB_USAGE && !lenient && error.message[0]));
    if (status)
        return;
    check_node(root, question);
    check_settles(describe(root, arena), arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static wob_arena arena;
    wob_slice question = fuzz_valid((wob_slice){(const char *)data, size}, &arena);
    read_question(question, false, &arena);
    read_question(question, true, &arena);
    wob_arena_clear(&arena);
    return 0;
}
