/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number words of data/numbers.tsv. See number_word.h. */
#include "lib/letter/number_word.h"

#include "lib/base/table.h"

#include <assert.h>
#include <pthread.h>

enum { MOST_WORDS = 80 };

static struct {
    wob_number_word at[MOST_WORDS];
    size_t count;
} words;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void read_words(void)
{
    static const char *const kinds[] = {
        [WOB_ORDINAL] = "ordinal", [WOB_CARDINAL] = "cardinal", [WOB_LAST] = "last"};
    wob_table table = wob_table_open("numbers");
    wob_row row;
    while (wob_table_next(&table, &row)) {
        assert(words.count < MOST_WORDS);
        wob_number_word *word = &words.at[words.count];
        word->word = row.field[2];
        for (unsigned kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
            if (wob_slice_equal(row.field[1], wob_slice_of(kinds[kind]))) {
                word->kind = kind;
                words.count += wob_slice_number(row.field[0], &word->value);
            }
    }
}

const wob_number_word *wob_number_word_find(wob_slice word)
{
    pthread_once(&once, read_words);
    for (size_t i = 0; i < words.count; i++)
        if (wob_slice_equal_nocase(words.at[i].word, word))
            return &words.at[i];
    return NULL;
}
