/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The register of laws: data/laws.tsv, whose head says how each form of a name is read.
 *
 * All forms stand in one trie over words, not letters: an edge leads from a node by the hash of a
 * word, and signs between words are passed over ("inlichtingen- en", "5 U.S.C. § 552"). Reading a
 * name costs one look into a hash table for each of its words, whatever the size of the register.
 */
#include "lib/law/register.h"

#include "lib/base/memory.h"
#include "lib/base/table.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

enum {
    FIRST_WORDS_ROOM = 1 << 16, /* a power of two, several times the first words of names */
    FIRST_ROOM = 1 << 14,       /* slots for edges, a power of two; doubled when half full */
    SIGNS_MOST = 3,             /* signs between two words of a name */
    SHORT_NAME = 2,             /* bytes of a name that is read only beside a provision */
    LONG_WORD = 8,              /* bytes from which a single word is a name in full */
};

typedef struct name_form {
    const wob_law *law;
    wob_slice text;
    bool exact;   /* only as written */
    bool capital; /* several words, the first letter as written */
    bool one_word;
    uint32_t next; /* the next form at this node, 0 for none */
} name_form;

typedef struct edge {
    uint64_t hash;
    uint32_t from, to; /* `to` 0: a free slot */
} edge;

static struct {
    wob_arena arena; /* never released: the register lives as long as the program */
    struct {
        wob_law *at;
        size_t count;
    } laws;
    WOB_LIST(name_form) forms; /* the first is none */
    WOB_LIST(uint32_t) nodes;  /* the first form at each; the first node is the root */
    edge *edges;
    size_t edge_count, edge_room;
    uint64_t first_words[FIRST_WORDS_ROOM / 64]; /* of all forms, a bit each by their hash */
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT, first_words_once = PTHREAD_ONCE_INIT;

static edge *edge_of(edge *edges, size_t room, uint32_t from, uint64_t hash)
{
    size_t at = (hash ^ (from * 0x9E3779B97F4A7C15u)) & (room - 1);
    while (edges[at].to && (edges[at].from != from || edges[at].hash != hash))
        at = (at + 1) & (room - 1);
    return &edges[at];
}

static void make_room(void)
{
    if (all.edge_count * 2 < all.edge_room)
        return;
    size_t room = all.edge_room ? all.edge_room * 2 : FIRST_ROOM;
    edge *edges = wob_arena_take(&all.arena, room * sizeof *edges);
    for (size_t i = 0; i < all.edge_room; i++)
        if (all.edges[i].to)
            *edge_of(edges, room, all.edges[i].from, all.edges[i].hash) = all.edges[i];
    all.edges = edges;
    all.edge_room = room;
}

/* Most words begin no name, and are refused by one bit. */
static bool may_begin(uint64_t hash)
{
    hash %= FIRST_WORDS_ROOM;
    return all.first_words[hash / 64] >> (hash % 64) & 1;
}

static uint32_t child(uint32_t from, uint64_t hash)
{
    return edge_of(all.edges, all.edge_room, from, hash)->to;
}

static uint32_t add_child(uint32_t from, uint64_t hash)
{
    make_room();
    edge *found = edge_of(all.edges, all.edge_room, from, hash);
    if (!found->to) {
        *found = (edge){hash, from, (uint32_t)all.nodes.count};
        *wob_push(&all.arena, &all.nodes) = 0;
        all.edge_count++;
    }
    return found->to;
}

static bool first_letter_counts(const wob_law *law)
{
    static const char *const free_kinds[] = {"wet",         "rijkswet", "act",
                                             "regulations", "verdrag",  "verordening"};
    for (size_t i = 0; i < sizeof free_kinds / sizeof *free_kinds; i++)
        if (wob_slice_equal(law->kind, wob_slice_of(free_kinds[i])))
            return false;
    return true;
}

static void add_form(const wob_law *law, wob_slice text, bool exact)
{
    wob_tokens tokens = wob_scan(text, &all.arena);
    uint32_t node = 0, words = 0;
    for (size_t i = 0; i < tokens.list.count; i++)
        if (tokens.list.at[i].kind != WOB_TOKEN_SIGN) {
            assert(words > 0 || may_begin(tokens.list.at[i].hash));
            node = add_child(node, tokens.list.at[i].hash);
            words++;
        }
    assert(words > 0);
    name_form added = {.law = law,
                       .text = text,
                       .exact = exact,
                       .one_word = words == 1,
                       .capital = words > 1 && first_letter_counts(law)};
    uint32_t *last = &all.nodes.at[node];
    while (*last)
        last = &all.forms.at[*last].next;
    *last = (uint32_t)all.forms.count;
    *wob_push(&all.arena, &all.forms) = added;
}

static wob_numbering numbering_of(wob_slice word)
{
    static const char *const words[] = {[WOB_NUMBERING_DOT] = "dot",
                                        [WOB_NUMBERING_COLON] = "colon",
                                        [WOB_NUMBERING_SECTION] = "section"};
    for (size_t i = 1; i < sizeof words / sizeof *words; i++)
        if (wob_slice_equal(word, wob_slice_of(words[i])))
            return (wob_numbering)i;
    assert(word.size == 0);
    return WOB_NUMBERING_PLAIN;
}

static wob_date date_of(wob_slice text)
{
    wob_date date = {0};
    bool good = text.size == 0 || wob_date_parse_iso(text, &date);
    assert(good);
    return date;
}

typedef void (*form_fn)(const wob_law *law, wob_slice text, bool exact);

static wob_law law_of(const wob_row *row)
{
    return (wob_law){.id = row->field[0],
                     .label = row->field[1],
                     .kind = row->field[2],
                     .title = row->field[3].size ? row->field[3] : row->field[1],
                     .numbering = numbering_of(row->field[5]),
                     .from = date_of(row->field[6]),
                     .until = date_of(row->field[7])};
}

static void each_form(const wob_law *law, wob_slice names, form_fn take)
{
    bool label_exact = false;
    wob_slice name;
    for (wob_slice rest = names; wob_slice_next(&rest, ';', &name);) {
        name = wob_slice_trim(name);
        bool exact = wob_slice_starts(name, WOB_SLICE("="));
        name = wob_slice_cut(name, exact, name.size);
        label_exact |= exact && wob_slice_equal(name, law->label);
        take(law, name, exact);
    }
    if (!label_exact)
        take(law, law->label, false);
    if (!wob_slice_equal(law->title, law->label))
        take(law, law->title, false);
}

/* The words that names begin with, without what follows them: of a question that has none of these
 * the register need not be loaded, which takes longer than the rest of it. */
static void note_first_word(const wob_law *law, wob_slice text, bool exact)
{
    wob_arena scratch = {0};
    (void)law;
    (void)exact;
    size_t end = wob_slice_find(text, WOB_SLICE(" "), 0);
    wob_tokens tokens = wob_scan(wob_slice_cut(text, 0, end), &scratch);
    if (tokens.list.count == 0 || tokens.list.at[0].kind == WOB_TOKEN_SIGN)
        tokens = wob_scan(text, &scratch);
    size_t first = 0;
    while (tokens.list.at[first].kind == WOB_TOKEN_SIGN)
        first++;
    uint64_t hash = tokens.list.at[first].hash % FIRST_WORDS_ROOM;
    all.first_words[hash / 64] |= UINT64_C(1) << (hash % 64);
    wob_arena_release(&scratch);
}

static void load_first_words(void)
{
    wob_table table = wob_table_open("laws");
    for (wob_row row; wob_table_next(&table, &row);) {
        const wob_law law = law_of(&row);
        each_form(&law, row.field[4], note_first_word);
    }
}

static size_t count_rows(void)
{
    wob_table table = wob_table_open("laws");
    wob_row row;
    size_t rows = 0;
    while (wob_table_next(&table, &row))
        rows++;
    return rows;
}

static void load_register(void)
{
    pthread_once(&first_words_once, load_first_words);
    *wob_push(&all.arena, &all.forms) = (name_form){0};
    *wob_push(&all.arena, &all.nodes) = 0;
    all.laws.at = wob_arena_take(&all.arena, count_rows() * sizeof *all.laws.at);
    wob_table table = wob_table_open("laws");
    wob_row row;
    while (wob_table_next(&table, &row)) {
        wob_law *law = &all.laws.at[all.laws.count++];
        *law = law_of(&row);
        each_form(law, row.field[4], add_form);
    }
}

/* All capitals or all small letters. */
static bool in_one_case(wob_slice text)
{
    size_t capitals = 0, small = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != wob_lower(text.data[i]))
            capitals++;
        else if (wob_is_alpha(text.data[i]))
            small++;
    return capitals == 0 || small == 0;
}

static bool fits(const name_form *form, const wob_token *first, wob_name_rule rule)
{
    if (rule == WOB_NAME_TYPED)
        return true;
    if (!form->one_word)
        return !form->capital || first->text.data[0] == form->text.data[0];
    if (form->text.size <= SHORT_NAME)
        return rule == WOB_NAME_BESIDE && wob_slice_equal(first->text, form->text);
    return wob_slice_equal(first->text, form->text) || (!form->exact && in_one_case(first->text));
}

/* The laws whose forms at `node` fit what stands in the text. */
static wob_name read_node(uint32_t node, const wob_token *first, wob_name_rule rule, size_t end)
{
    wob_name name = {.end = end};
    for (uint32_t at = all.nodes.at[node]; at; at = all.forms.at[at].next) {
        const name_form *form = &all.forms.at[at];
        bool known = false;
        for (size_t i = 0; i < name.count; i++)
            known |= name.laws[i] == form->law;
        if (known || name.count == WOB_NAMESAKES_MOST || !fits(form, first, rule))
            continue;
        name.laws[name.count++] = form->law;
        name.in_full |= !form->one_word || form->text.size >= LONG_WORD;
    }
    return name;
}

wob_name wob_register_match(const wob_tokens *tokens, size_t at, wob_name_rule rule)
{
    pthread_once(&first_words_once, load_first_words);
    const wob_token *first = wob_token_at(tokens, at);
    wob_name longest = {0};
    uint32_t node = 0;
    size_t signs = 0;
    if (first->kind == WOB_TOKEN_SIGN || !may_begin(first->hash))
        return longest;
    pthread_once(&once, load_register);
    for (const wob_token *token = first;; token = wob_token_at(tokens, ++at)) {
        if (token->kind == WOB_TOKEN_END || (token != first && token->gap == WOB_GAP_PARAGRAPH))
            return longest;
        if (token->kind == WOB_TOKEN_SIGN) {
            if (++signs > SIGNS_MOST)
                return longest;
            continue;
        }
        signs = 0;
        node = child(node, token->hash);
        if (!node)
            return longest;
        wob_name name = read_node(node, first, rule, at + 1);
        if (name.count)
            longest = name;
    }
}

const wob_law *wob_law_find(wob_slice name)
{
    wob_arena arena = {0};
    wob_tokens tokens = wob_scan(name, &arena);
    wob_name found = wob_register_match(&tokens, 0, WOB_NAME_TYPED);
    found.end +=
        wob_token_is_sign(wob_token_at(&tokens, found.end), ')'); /* "... (intraverkeer)" */
    const wob_law *law = found.count && found.end == tokens.list.count ? found.laws[0] : NULL;
    wob_arena_release(&arena);
    return law;
}
