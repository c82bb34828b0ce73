/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where sentences end: ICU's sentence segmentation (UAX #29, root locale), but for full stops that
 * end none. Those are the ones of abbreviations (data/abbreviations.tsv), of initials
 * ("J.P. Jansen") and of marks that a sentence opens with ("1. Het verzoek"). ICU's own list of
 * exceptions is for C++ alone and knows no Dutch.
 */
#include "lib/text/analyser.h"

#include "lib/base/table.h"
#include "lib/text/plain_sentence.h"
#include "lib/text/word_set.h"

#include <assert.h>
#include <pthread.h>

/* What must follow an abbreviation for its sentence to go on. */
enum { BEFORE_ANY = 1, BEFORE_NUMBER = 2, BEFORE_NONE = 4 };

static wob_word_set abbreviations;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    wob_table table = wob_table_open("abbreviations");
    for (wob_row row; wob_table_next(&table, &row);) {
        unsigned before = wob_slice_equal(row.field[1], WOB_SLICE("any"))      ? BEFORE_ANY
                          : wob_slice_equal(row.field[1], WOB_SLICE("number")) ? BEFORE_NUMBER
                          : wob_slice_equal(row.field[1], WOB_SLICE("none"))   ? BEFORE_NONE
                                                                               : 0;
        assert(before);
        wob_word_set_add(&abbreviations, row.field[0], before);
    }
}

static unsigned abbreviation_of(wob_slice word)
{
    pthread_once(&once, load);
    return wob_word_set_find(&abbreviations, word);
}

/* "J", "J.P": single capitals with full stops between them. */
static bool is_initials(wob_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (i % 2 == 0 ? !wob_is_upper(word.data[i]) : word.data[i] != '.')
            return false;
    return word.size % 2 == 1;
}

/* "1", "2a", "3.1", "b", "iv": what stands before an entry of a list. */
static bool is_mark(wob_slice word)
{
    bool roman = true, number = true;
    for (size_t i = 0; i < word.size; i++) {
        char c = wob_lower(word.data[i]);
        bool last_letter = i + 1 == word.size && wob_is_alpha(c);
        roman = roman && (c == 'i' || c == 'v' || c == 'x');
        number = number && (wob_is_digit(c) || c == '.' || last_letter);
    }
    return word.size > 0 && (roman || number);
}

/* The word at the end of `sentence`, without brackets and quotation marks before it. */
static wob_slice last_word(wob_slice sentence)
{
    size_t begin = sentence.size;
    for (; begin > 0; begin--) {
        char c = sentence.data[begin - 1];
        if (wob_is_space(c) || c == '(' || c == '[' || c == '/' || c == '"' || c == '\'')
            break;
    }
    wob_slice word = wob_slice_cut(sentence, begin, sentence.size);
    while (wob_slice_starts(word, WOB_SLICE("\xE2\x80")) && word.size >= 3)
        word = wob_slice_cut(word, 3, word.size); /* U+2018 and its neighbours */
    return word;
}

static bool ends_line(wob_slice sentence)
{
    for (size_t at = sentence.size; at > 0 && wob_is_space(sentence.data[at - 1]); at--)
        if (sentence.data[at - 1] == '\n' || sentence.data[at - 1] == '\r')
            return true;
    return false;
}

/* The sentence that ICU ends before `next` goes on there. */
static bool goes_on(wob_slice sentence, char next)
{
    if (ends_line(sentence))
        return false;
    sentence = wob_slice_trim(sentence);
    if (!wob_slice_ends(sentence, WOB_SLICE(".")))
        return false;
    sentence.size--;
    wob_slice word = last_word(sentence);
    if (word.size == sentence.size && is_mark(word))
        return true;
    switch (abbreviation_of(word)) {
    case BEFORE_ANY:
        return true;
    case BEFORE_NUMBER:
        return wob_is_digit(next);
    case BEFORE_NONE:
        return false;
    default:
        return is_initials(word);
    }
}

/* Walks over the boundaries of a text. */
typedef struct walker {
    wob_breaks *breaks;
    wob_slice text;
    bool by_icu; /* from the first boundary on that ASCII alone does not decide */
} walker;

/* The boundary behind that at `from`. */
static wob_status next_end(walker *to, size_t from, size_t *ret_end, wob_error *error)
{
    int32_t next;
    if (to->by_icu) {
        next = ubrk_next(to->breaks->iterator);
    } else {
        *ret_end = wob_plain_sentence_end(to->text, from);
        if (*ret_end)
            return WOB_OK;
        wob_status status = wob_breaks_set(to->breaks, to->text, error);
        if (status)
            return status;
        to->by_icu = true;
        next = ubrk_following(to->breaks->iterator, (int32_t)from);
    }
    *ret_end = next == UBRK_DONE ? to->text.size : (size_t)next;
    return WOB_OK;
}

wob_status wob_sentences(wob_analyser *analyser, wob_slice text, wob_arena *arena,
                         wob_offsets *ends, wob_error *error)
{
    walker to = {.breaks = &analyser->sentences, .text = text};
    wob_status status = WOB_OK;
    for (size_t begin = 0, end = 0; end < text.size;) {
        status = next_end(&to, end, &end, error);
        if (status)
            break;
        if (end < text.size && goes_on(wob_slice_cut(text, begin, end), text.data[end]))
            continue;
        *wob_push(arena, ends) = end;
        begin = end;
    }
    return status;
}
