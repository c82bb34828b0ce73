/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of data/item_words.tsv, by use. See item_word.h. */
#include "lib/letter/item_word.h"

#include "lib/base/arena.h"
#include "lib/base/table.h"

#include <assert.h>
#include <pthread.h>

static const char *const names[WOB_ITEM_WORD_COUNT] = {
    [WOB_WORD_SURE] = "sure",
    [WOB_WORD_NOUN] = "noun",
    [WOB_WORD_LOOSE] = "loose",
    [WOB_WORD_GLUED] = "glued",
    [WOB_WORD_GLUED_ANSWER] = "glued-answer",
    [WOB_WORD_BEFORE] = "before",
    [WOB_WORD_FILLER] = "filler",
    [WOB_WORD_BEHIND] = "behind",
    [WOB_WORD_ALONE] = "alone",
    [WOB_WORD_ANSWER] = "answer",
    [WOB_WORD_ASKED] = "asked",
    [WOB_WORD_FORM_ASKED] = "form-asked",
    [WOB_WORD_FORM_FOUND] = "form-found",
};

enum { LETTERS = 32 }; /* as they are told apart: both cases alike */

static struct {
    wob_arena arena; /* never released: the words live as long as the program */
    wob_slices words[WOB_ITEM_WORD_COUNT][LETTERS]; /* of each use, by their first letter */
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT;

const char *wob_item_word_name(wob_item_word use)
{
    return names[use];
}

static wob_slices *words_of(wob_item_word use, char first)
{
    return &all.words[use][(unsigned char)first % LETTERS];
}

static void read_words(void)
{
    wob_table table = wob_table_open("item_words");
    wob_row row;
    while (wob_table_next(&table, &row))
        for (wob_item_word use = WOB_WORD_SURE; use < WOB_ITEM_WORD_COUNT; use++)
            if (wob_slice_equal(row.field[0], wob_slice_of(names[use]))) {
                assert(row.field[1].size > 0);
                *wob_push(&all.arena, words_of(use, row.field[1].data[0])) = row.field[1];
            }
}

static bool ends_well(wob_item_word use, wob_slice rest, size_t size)
{
    if (use == WOB_WORD_GLUED || use == WOB_WORD_GLUED_ANSWER)
        return size < rest.size && wob_is_digit(rest.data[size]);
    return size == rest.size || (!wob_is_word(rest.data[size]) && rest.data[size] != '-' &&
                                 (unsigned char)rest.data[size] < 0x80);
}

size_t wob_item_word_at(wob_item_word use, wob_slice text, size_t at)
{
    pthread_once(&once, read_words);
    if (at >= text.size)
        return 0;
    const wob_slices *words = words_of(use, text.data[at]);
    wob_slice rest = wob_slice_cut(text, at, text.size);
    size_t longest = 0;
    for (size_t i = 0; i < words->count; i++) {
        wob_slice word = words->at[i];
        if (word.size > longest && wob_slice_starts_nocase(rest, word) &&
            ends_well(use, rest, word.size))
            longest = word.size;
    }
    return longest;
}

bool wob_item_words_head(wob_slice text)
{
    static const wob_item_word uses[] = {WOB_WORD_SURE, WOB_WORD_NOUN, WOB_WORD_LOOSE};
    enum { MOST_NUMBER_BYTES = 4 };
    size_t at = 0;
    for (size_t i = 0; i < sizeof uses / sizeof *uses && at == 0; i++)
        at = wob_item_word_at(uses[i], text, 0);
    if (at == 0 || at + 1 >= text.size || text.data[at] != ' ')
        return false;
    size_t begin = ++at;
    while (at < text.size && wob_is_word(text.data[at]))
        at++;
    return at > begin && at - begin <= MOST_NUMBER_BYTES && at + 1 < text.size &&
           text.data[at] == ':' && text.data[at + 1] == ' ';
}

size_t wob_item_label_read(wob_item_word use, wob_slice text)
{
    size_t label = wob_item_word_at(use, text, 0), end = label;
    if (label == 0 || end >= text.size)
        return 0;
    bool closed = text.data[end] == ':';
    end += closed;
    while (end < text.size && wob_is_space(text.data[end]))
        end++;
    char first = end < text.size ? text.data[end] : 0;
    bool begins = (first >= 'A' && first <= 'Z') || wob_is_digit(first);
    return closed || (end > label && begins) ? end : 0;
}

bool wob_item_words_begin(wob_slice text)
{
    size_t at = wob_item_word_at(WOB_WORD_NOUN, text, 0);
    if (at == 0 || at + 1 >= text.size || text.data[at] != ' ' || !wob_is_digit(text.data[at + 1]))
        return false;
    for (at++; at < text.size && wob_is_digit(text.data[at]);)
        at++;
    return at + 1 < text.size && text.data[at] == ' ' && text.data[at + 1] >= 'A' &&
           text.data[at + 1] <= 'Z';
}
