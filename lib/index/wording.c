/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in their order. See wording.h. */
#include "lib/index/wording.h"

#include <stdlib.h>
#include <string.h>

/* What is asked begins with one of these. Behind "near" stands the window; behind "any", before the
 * codes in their order, a bit for each value of their lower two bytes: most words are told by that.
 */
enum { PHRASE = 'p', NEAR = 'n', ANY = 'a' };

enum { HEAD = 1, BITS = (1 << 16) / 8 };

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
    uint32_t hash = hash_of(folded);
    return (hash >> 24 ^ hash) & 0xFFFFFF;
}

static void add_code(wob_buffer *to, uint32_t code)
{
    for (int shift = 16; shift >= 0; shift -= 8)
        wob_buffer_add_char(to, (char)(code >> shift & 0xFF));
}

static uint32_t code_at(wob_slice codes, size_t i)
{
    const unsigned char *at = (const unsigned char *)codes.data + i * WOB_WORDING_CODE;
    return (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

static size_t count_of(wob_slice codes)
{
    return codes.size / WOB_WORDING_CODE;
}

void wob_wording_add(wob_buffer *wording, wob_slice folded)
{
    add_code(wording, code_of(folded));
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
    add_code(&asked, window < 0xFFFFFF ? window : 0xFFFFFF);
    for (size_t i = 0; i < words->count; i++)
        wob_wording_add(&asked, words->at[i]);
    return finish(&asked, arena);
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, WOB_WORDING_CODE);
}

wob_slice wob_wording_any(const wob_slices *words, wob_arena *arena)
{
    wob_buffer codes = {0};
    char head[HEAD + BITS] = {ANY}, *bits = head + HEAD;
    for (size_t i = 0; i < words->count; i++) {
        uint32_t code = code_of(words->at[i]), low = code & 0xFFFF;
        bits[low / 8] = (char)(bits[low / 8] | 1 << low % 8);
        add_code(&codes, code);
    }
    if (codes.size)
        qsort(codes.data, words->count, WOB_WORDING_CODE, compare);
    wob_slice sorted = wob_buffer_slice(&codes);
    wob_slice asked = wob_arena_join(arena, (wob_slice){head, sizeof head}, sorted);
    wob_buffer_release(&codes);
    return asked;
}

/* Whether it is there ------------------------------------------------------------------------- */

static bool has_phrase(wob_slice words, wob_slice wording)
{
    for (size_t at = 0; at + words.size <= wording.size; at += WOB_WORDING_CODE)
        if (memcmp(wording.data + at, words.data, words.size) == 0)
            return true;
    return false;
}

static size_t times(wob_slice codes, uint32_t code)
{
    size_t found = 0;
    for (size_t i = 0; i < count_of(codes); i++)
        found += code_at(codes, i) == code;
    return found;
}

/* All words stand in the window: each as often there as among the words. */
static bool has_all(wob_slice words, wob_slice window)
{
    for (size_t i = 0; i < count_of(words); i++) {
        uint32_t code = code_at(words, i);
        if (times(window, code) < times(words, code))
            return false;
    }
    return true;
}

/* A window that holds all words and has none to spare begins with one of them. */
static bool has_near(wob_slice words, size_t window, wob_slice wording)
{
    size_t count = count_of(wording);
    for (size_t i = 0; i < count; i++) {
        if (times(words, code_at(wording, i)) == 0)
            continue;
        size_t end = i + window < count ? i + window : count;
        if (has_all(words, wob_slice_cut(wording, i * WOB_WORDING_CODE, end * WOB_WORDING_CODE)))
            return true;
    }
    return false;
}

static bool has_any(wob_slice bits, wob_slice codes, wob_slice wording)
{
    for (size_t i = 0; i < count_of(wording); i++) {
        uint32_t low = code_at(wording, i) & 0xFFFF;
        if ((unsigned char)bits.data[low / 8] >> low % 8 & 1 &&
            bsearch(wording.data + i * WOB_WORDING_CODE, codes.data, count_of(codes),
                    WOB_WORDING_CODE, compare))
            return true;
    }
    return false;
}

bool wob_wording_has(wob_slice asked, wob_slice wording)
{
    if (asked.size < HEAD || wording.size % WOB_WORDING_CODE)
        return false;
    wob_slice rest = wob_slice_cut(asked, HEAD, asked.size);
    if (asked.data[0] == PHRASE)
        return has_phrase(rest, wording);
    if (asked.data[0] == NEAR && rest.size >= WOB_WORDING_CODE)
        return has_near(wob_slice_cut(rest, WOB_WORDING_CODE, rest.size), code_at(rest, 0),
                        wording);
    return asked.data[0] == ANY && rest.size >= BITS &&
           has_any(wob_slice_cut(rest, 0, BITS), wob_slice_cut(rest, BITS, rest.size), wording);
}

wob_slice wob_wording_key(wob_slice wording, wob_arena *arena)
{
    uint32_t hash = hash_of(wording);
    return wob_arena_print(arena, "%03x", (unsigned)((hash >> 12 ^ hash) & 0xFFF));
}
