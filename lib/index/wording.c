/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in their order. See wording.h. */
#include "lib/index/wording.h"

#include "lib/base/table.h"
#include "lib/text/word_set.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What is asked begins with one of these. Behind "near" stands the window, in three bytes; behind
 * "any", before the codes in their order, three bytes each, a bit for each value of their lower two
 * bytes: most words are told by that. */
enum { PHRASE = 'p', NEAR = 'n', ANY = 'a' };

enum { HEAD = 1, FIXED = WOB_WORDING_LONGEST, BITS = (1 << 16) / 8 };

/* A word's code: its number among the common ones, or the hash with the first bit of three bytes.
 */
enum { RARE = 1 << 23, COMMON_MOST = 127 };

static wob_word_set common;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    unsigned number = 0;
    wob_table table = wob_table_open("common_words");
    for (wob_row row; wob_table_next(&table, &row);)
        wob_word_set_add(&common, row.field[0], ++number);
    assert(number == common.count && number <= COMMON_MOST);
}

/* FNV-1a. It is stored: another one would need another WOB_SCHEMA_VERSION. */
static uint32_t hash_of(wob_slice bytes)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < bytes.size; i++)
        hash = (hash ^ (unsigned char)bytes.data[i]) * 16777619u;
    return hash;
}

static uint32_t code_of(wob_slice folded)
{
    pthread_once(&once, load);
    unsigned number = wob_word_set_find(&common, folded);
    uint32_t hash = hash_of(folded);
    return number ? number : RARE | ((hash >> 23 ^ hash) & (RARE - 1));
}

static void add_fixed(wob_buffer *to, uint32_t number)
{
    for (int shift = 16; shift >= 0; shift -= 8)
        wob_buffer_add_char(to, (char)(number >> shift & 0xFF));
}

static uint32_t fixed_at(const char *bytes)
{
    const unsigned char *at = (const unsigned char *)bytes;
    return (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

/* Takes the next code off; false at the end, and where it is cut short. */
static bool next_code(wob_slice *codes, uint32_t *ret_code)
{
    if (codes->size == 0)
        return false;
    bool is_common = (unsigned char)codes->data[0] <= COMMON_MOST;
    size_t size = is_common ? 1 : WOB_WORDING_LONGEST;
    if (codes->size < size)
        return false;
    *ret_code = is_common ? (unsigned char)codes->data[0] : fixed_at(codes->data);
    *codes = wob_slice_cut(*codes, size, codes->size);
    return true;
}

void wob_wording_add(wob_buffer *wording, wob_slice folded)
{
    uint32_t code = code_of(folded);
    if (code <= COMMON_MOST)
        wob_buffer_add_char(wording, (char)code);
    else
        add_fixed(wording, code);
}

void wob_wording_add_all(wob_buffer *wording, const wob_words *words, wob_arena *arena,
                         wob_slices *ret_forms)
{
    for (size_t i = 0; i < words->count; i++) {
        wob_wording_add(wording, words->at[i].folded);
        *wob_push(arena, ret_forms) = words->at[i].folded;
    }
}

/* What is asked ------------------------------------------------------------------------------- */

static wob_slice finish(wob_buffer *asked, wob_arena *arena)
{
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(asked));
    wob_buffer_release(asked);
    return copy;
}

wob_slice wob_wording_phrase(const wob_slices *words, wob_arena *arena)
{
    wob_buffer asked = {0};
    wob_buffer_add_char(&asked, PHRASE);
    for (size_t i = 0; i < words->count; i++)
        wob_wording_add(&asked, words->at[i]);
    return finish(&asked, arena);
}

wob_slice wob_wording_near(const wob_slices *words, uint32_t window, wob_arena *arena)
{
    wob_buffer asked = {0};
    wob_buffer_add_char(&asked, NEAR);
    add_fixed(&asked, window < 0xFFFFFF ? window : 0xFFFFFF);
    for (size_t i = 0; i < words->count; i++)
        wob_wording_add(&asked, words->at[i]);
    return finish(&asked, arena);
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, FIXED);
}

wob_slice wob_wording_any(const wob_slices *words, wob_arena *arena)
{
    wob_buffer codes = {0};
    char head[HEAD + BITS] = {ANY}, *bits = head + HEAD;
    for (size_t i = 0; i < words->count; i++) {
        uint32_t code = code_of(words->at[i]), low = code & 0xFFFF;
        bits[low / 8] = (char)(bits[low / 8] | 1 << low % 8);
        add_fixed(&codes, code);
    }
    if (codes.size)
        qsort(codes.data, words->count, FIXED, compare);
    wob_slice sorted = wob_buffer_slice(&codes);
    wob_slice asked = wob_arena_join(arena, (wob_slice){head, sizeof head}, sorted);
    wob_buffer_release(&codes);
    return asked;
}

/* Whether it is there ------------------------------------------------------------------------- */

/* The codes of a phrase stand in few passages even as bytes; where they do, they may begin within a
 * code. */
static bool has_phrase(wob_slice words, wob_slice wording)
{
    uint32_t passed;
    if (words.size > wording.size ||
        (words.size && !memmem(wording.data, wording.size, words.data, words.size)))
        return false;
    do
        if (wob_slice_starts(wording, words))
            return true;
    while (next_code(&wording, &passed));
    return false;
}

/* A word that is looked for: where it stood last, counted from 1. One that is asked for twice is
 * two of these side by side, with its last two places. */
typedef struct place {
    uint32_t code;
    size_t at;
} place;

static size_t read_places(wob_slice words, place places[WOB_WORDING_MOST_NEAR])
{
    size_t count = 0;
    for (uint32_t code; count < WOB_WORDING_MOST_NEAR && next_code(&words, &code); count++) {
        size_t i = count;
        for (; i > 0 && places[i - 1].code > code; i--)
            places[i] = places[i - 1];
        places[i] = (place){code, 0};
    }
    return count;
}

/* The word stands at `at`: its oldest place gives way. */
static bool note_place(place *places, size_t count, uint32_t code, size_t at)
{
    size_t i = 0;
    while (i < count && places[i].code != code)
        i++;
    if (i == count)
        return false;
    for (; i + 1 < count && places[i + 1].code == code; i++)
        places[i].at = places[i + 1].at;
    places[i].at = at;
    return true;
}

static size_t first_place(const place *places, size_t count)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < count; i++)
        if (places[i].at < first)
            first = places[i].at;
    return first;
}

/* All words stand in a window that ends with one of them. */
static bool has_near(wob_slice words, size_t window, wob_slice wording)
{
    place places[WOB_WORDING_MOST_NEAR];
    size_t count = read_places(words, places), at = 0;
    for (uint32_t code; next_code(&wording, &code);) {
        at++;
        if (note_place(places, count, code, at)) {
            size_t first = first_place(places, count);
            if (first > 0 && at - first < window)
                return true;
        }
    }
    return false;
}

static bool has_any(wob_slice bits, wob_slice codes, wob_slice wording)
{
    for (uint32_t code; next_code(&wording, &code);) {
        uint32_t low = code & 0xFFFF;
        const char key[FIXED] = {(char)(code >> 16), (char)(code >> 8 & 0xFF), (char)(code & 0xFF)};
        if ((unsigned char)bits.data[low / 8] >> low % 8 & 1 &&
            bsearch(key, codes.data, codes.size / FIXED, FIXED, compare))
            return true;
    }
    return false;
}

bool wob_wording_has(wob_slice asked, wob_slice wording)
{
    if (asked.size < HEAD)
        return false;
    wob_slice rest = wob_slice_cut(asked, HEAD, asked.size);
    if (asked.data[0] == PHRASE)
        return has_phrase(rest, wording);
    if (asked.data[0] == NEAR && rest.size >= FIXED)
        return has_near(wob_slice_cut(rest, FIXED, rest.size), fixed_at(rest.data), wording);
    return asked.data[0] == ANY && rest.size >= BITS &&
           has_any(wob_slice_cut(rest, 0, BITS), wob_slice_cut(rest, BITS, rest.size), wording);
}

wob_slice wob_wording_key(wob_slice wording, wob_arena *arena)
{
    uint32_t hash = hash_of(wording);
    return wob_arena_print(arena, "%03x", (unsigned)((hash >> 12 ^ hash) & 0xFFF));
}
