/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking up stop words. See stop_word.h; the words are those of data/stopwords.tsv. */
#include "lib/text/stop_word.h"

#include "lib/base/table.h"
#include "lib/text/word_set.h"

#include <assert.h>
#include <pthread.h>

static wob_word_set words; /* of both languages, a flag for each */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static unsigned flag_of(wob_language language)
{
    return 1u << language;
}

static void load(void)
{
    wob_table table = wob_table_open("stopwords");
    for (wob_row row; wob_table_next(&table, &row);) {
        wob_language language;
        bool known = wob_language_parse(row.field[0], &language);
        assert(known);
        wob_word_set_add(&words, row.field[1], flag_of(language));
    }
}

static unsigned flags_of(wob_slice folded)
{
    pthread_once(&once, load);
    return wob_word_set_find(&words, folded);
}

bool wob_is_stop_word(wob_slice folded, wob_language language)
{
    return (flags_of(folded) & flag_of(language)) != 0;
}

bool wob_stop_word_tells(wob_slice folded, wob_language *ret_language)
{
    unsigned flags = flags_of(folded);
    if (flags != flag_of(WOB_DUTCH) && flags != flag_of(WOB_ENGLISH))
        return false;
    *ret_language = flags == flag_of(WOB_DUTCH) ? WOB_DUTCH : WOB_ENGLISH;
    return true;
}
