/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Known bodies, sorted by key. See body.h.
 *
 * Each name is put into all the forms of its kind when the first one is looked for: some two
 * thousand, among which those that a text may still be going on to are found by halving.
 */
#include "lib/letter/body.h"

#include "lib/base/table.h"
#include "lib/text/fold.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct known_body {
    wob_slice key, name;
} known_body;

typedef WOB_LIST(known_body) known_bodies;

static struct {
    wob_arena arena;       /* never released: the names live as long as the program */
    known_bodies by_key;   /* in order of their keys */
    known_bodies by_short; /* few; their keys are the short forms */
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* What scans take for each other has one key: l, i and 1; o and 0; m and rn; y and ij. */
static void add_to_key(wob_buffer *key, char c)
{
    if (c == 'i' || c == '1')
        c = 'l';
    if (c == '0')
        c = 'o';
    if (c == 'm')
        wob_buffer_add(key, WOB_SLICE("rn"));
    else if (c == 'y')
        wob_buffer_add(key, WOB_SLICE("lj"));
    else if (wob_is_alpha(c) || wob_is_digit(c))
        wob_buffer_add_char(key, c);
}

/* A word that cannot be folded has no part in the key. */
static void add_word(wob_buffer *key, wob_slice word)
{
    wob_buffer folded = {0};
    if (wob_fold(word, &folded, NULL) == WOB_OK)
        for (size_t i = 0; i < folded.size; i++)
            add_to_key(key, folded.data[i]);
    wob_buffer_release(&folded);
}

static bool goes_on_in_name(char c)
{
    return wob_is_space(c) || c == ',' || c == '-' || c == '.' || c == '\'' || c == '&' || c == '+';
}

/* Adds the next word from `*at` on, which moves behind it; false where the name cannot go on. */
static bool add_next_word(wob_buffer *key, wob_slice text, size_t *at)
{
    for (; *at < text.size && goes_on_in_name(text.data[*at]); ++*at)
        if (text.data[*at] == '&')
            wob_buffer_add(key, WOB_SLICE("en"));
    size_t begin = *at;
    while (*at < text.size && wob_is_word(text.data[*at]))
        ++*at;
    add_word(key, wob_slice_cut(text, begin, *at));
    return *at > begin;
}

wob_slice wob_body_key(wob_slice text, wob_arena *arena)
{
    wob_buffer key = {0};
    size_t at = 0;
    bool more = true;
    while (more)
        more = add_next_word(&key, text, &at);
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(&key));
    wob_buffer_release(&key);
    return copy;
}

static wob_slice fill_in(wob_slice form, wob_slice name)
{
    size_t at = wob_slice_find(form, WOB_SLICE("%"), 0);
    wob_slice before = wob_slice_cut(form, 0, at), behind = wob_slice_cut(form, at + 1, form.size);
    return wob_arena_print(&all.arena, "%.*s%.*s%.*s", WOB_ARG(before), WOB_ARG(name),
                           WOB_ARG(behind));
}

static void add_forms(wob_slice kind, wob_slice name)
{
    wob_table forms = wob_table_open("body_forms");
    for (wob_row row; wob_table_next(&forms, &row);) {
        if (!wob_slice_equal(row.field[0], kind))
            continue;
        wob_slice form = fill_in(row.field[1], name);
        *wob_push(&all.arena, &all.by_key) =
            (known_body){.key = wob_body_key(form, &all.arena), .name = form};
    }
}

static int compare_keys(const void *a, const void *b)
{
    return wob_slice_compare(((const known_body *)a)->key, ((const known_body *)b)->key);
}

static void load(void)
{
    wob_table table = wob_table_open("bodies");
    for (wob_row row; wob_table_next(&table, &row);) {
        size_t first = all.by_key.count;
        add_forms(row.field[0], row.field[1]);
        if (row.field[2].size)
            *wob_push(&all.arena, &all.by_short) =
                (known_body){.key = row.field[2], .name = all.by_key.at[first].name};
    }
    qsort(all.by_key.at, all.by_key.count, sizeof *all.by_key.at, compare_keys);
}

/* The first body whose key is not less than `key`: `key` itself, or what it may go on to. */
static const known_body *find(wob_slice key)
{
    size_t low = 0, high = all.by_key.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (wob_slice_compare(all.by_key.at[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < all.by_key.count ? &all.by_key.at[low] : NULL;
}

wob_slice wob_body_read(wob_slice text, size_t *ret_end)
{
    pthread_once(&once, load);
    wob_buffer key = {0};
    wob_slice name = {0};
    size_t before = 0; /* bytes of the key: a dash that stands alone adds none */
    for (size_t at = 0; add_next_word(&key, text, &at); before = key.size) {
        wob_slice so_far = wob_buffer_slice(&key);
        const known_body *body = find(so_far);
        if (!body || !wob_slice_starts(body->key, so_far))
            break;
        if (body->key.size == so_far.size && key.size > before) {
            name = body->name;
            *ret_end = at;
        }
    }
    wob_buffer_release(&key);
    return name;
}

wob_slice wob_body_of_short(wob_slice text)
{
    pthread_once(&once, load);
    for (size_t i = 0; i < all.by_short.count; i++)
        if (wob_slice_equal(all.by_short.at[i].key, text))
            return all.by_short.at[i].name;
    return (wob_slice){0};
}
