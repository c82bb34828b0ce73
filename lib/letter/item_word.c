/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of data/item_words.tsv, by use. See item_word.h. */
#include "lib/letter/item_word.h"

#include "lib/base/table.h"
#include "lib/base/utf8.h"

#include <assert.h>
#include <pthread.h>

enum { MOST_WORDS = 64 }; /* of one use */

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
};

static struct {
    wob_slice at[MOST_WORDS];
    size_t count;
    uint32_t initials; /* bit n: some begin with the nth letter, as most words of a text do not */
} words[WOB_ITEM_WORD_COUNT];

static pthread_once_t once = PTHREAD_ONCE_INIT;

const char *wob_item_word_name(wob_item_word use)
{
    return names[use];
}

static uint32_t initial(char first)
{
    return 1U << ((unsigned char)wob_lower(first) & 31);
}

static void read_words(void)
{
    wob_table table = wob_table_open("item_words");
    wob_row row;
    while (wob_table_next(&table, &row))
        for (wob_item_word use = WOB_WORD_SURE; use < WOB_ITEM_WORD_COUNT; use++)
            if (wob_slice_equal(row.field[0], wob_slice_of(names[use]))) {
                assert(words[use].count < MOST_WORDS && row.field[1].size > 0);
                words[use].at[words[use].count++] = row.field[1];
                words[use].initials |= initial(row.field[1].data[0]);
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
    size_t longest = 0;
    if (at >= text.size || !(words[use].initials & initial(text.data[at])))
        return 0;
    wob_slice rest = wob_slice_cut(text, at, text.size);
    for (size_t i = 0; i < words[use].count; i++) {
        wob_slice word = words[use].at[i];
        if (word.size > longest && wob_slice_starts_nocase(rest, word) &&
            ends_well(use, rest, word.size))
            longest = word.size;
    }
    return longest;
}
