/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the text that a page of a PDF has is its text.
 *
 * It is judged by measures that every text of a Dutch or English letter meets, tables and lists of
 * documents too. They were set where the pages of some eighty letters leave a wide gap: of sound
 * pages the poorest has 0.76 letters and figures, 0.28 vowels and 0.43 single letters, the best of
 * those with broken fonts 0.53 letters and figures.
 */
#include "lib/base/utf8.h"
#include "lib/source/ocr.h"

#include <string.h>

enum {
    SPARSE_LETTERS = 200, /* a running header, a stamp of a signature and a page number have less */
    LEAST_MEASURED = 80,  /* characters; of fewer nothing can be said */
    MOST_COMPARED = 200,  /* lines of a page that are held to each other */
};

static const float MOST_ODD = 0.05f;    /* of all characters: those that no letter has */
static const float LEAST_PLAIN = 0.65f; /* of all characters: letters and figures */
static const float LEAST_VOWELS = 0.2f; /* of the letters; Dutch has 0.39 */
static const float MOST_SINGLE = 0.5f;  /* of the words: those of one character */

typedef struct counts {
    size_t characters, letters, digits, vowels, odd, words, single;
} counts;

/* A character that stands in no text: of private use, a replacement, a control. */
static bool is_odd(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c < 0xF900) ||
           c == WOB_REPLACEMENT || c >= 0xF0000;
}

/* Letters beyond ASCII: of Latin, Greek and Cyrillic script. */
static bool is_letter(uint32_t c)
{
    return c < 0x80 ? wob_is_alpha((char)c) : c >= 0xC0 && c < 0x530 && c != 0xD7 && c != 0xF7;
}

/* Every letter beyond ASCII counts as a vowel: in Dutch they are ë, é, ï and the like. */
static bool is_vowel(uint32_t c)
{
    return c >= 0x80 ? is_letter(c) : c && strchr("aeiou", wob_lower((char)c));
}

static void count_word(counts *of, wob_slice word)
{
    size_t characters = 0;
    for (size_t at = 0; at < word.size; characters++) {
        uint32_t c = wob_utf8_next(word, &at);
        of->letters += is_letter(c);
        of->digits += c < 0x80 && wob_is_digit((char)c);
        of->vowels += is_vowel(c);
        of->odd += is_odd(c);
    }
    of->characters += characters;
    of->words++;
    of->single += characters == 1;
}

/* Cuts off the next word of `rest`; empty at its end. */
static wob_slice next_word(wob_slice *rest)
{
    size_t begin = 0;
    while (begin < rest->size && wob_is_space(rest->data[begin]))
        begin++;
    size_t end = begin;
    while (end < rest->size && !wob_is_space(rest->data[end]))
        end++;
    wob_slice word = wob_slice_cut(*rest, begin, end);
    *rest = wob_slice_cut(*rest, end, rest->size);
    return word;
}

static counts count_line(wob_slice text)
{
    counts of = {0};
    for (wob_slice word = next_word(&text); word.size; word = next_word(&text))
        count_word(&of, word);
    return of;
}

/* Marks of redaction stand on a page often, and say nothing more each time. */
static bool stood_before(const wob_line *lines, size_t index)
{
    size_t from = index > MOST_COMPARED ? index - MOST_COMPARED : 0;
    for (size_t i = from; i < index; i++)
        if (wob_slice_equal(lines[i].text, lines[index].text))
            return true;
    return false;
}

/* Letters that stand alone make no word. */
size_t wob_page_letters(const wob_line *lines, size_t count)
{
    size_t letters = 0;
    for (size_t i = 0; i < count; i++) {
        wob_slice rest = lines[i].text;
        if (stood_before(lines, i))
            continue;
        for (wob_slice word = next_word(&rest); word.size; word = next_word(&rest)) {
            size_t of_word = count_line(word).letters;
            letters += of_word > 1 ? of_word : 0;
        }
    }
    return letters;
}

static bool is_rubbish(const counts *of)
{
    float all = (float)of->characters, letters = (float)of->letters;
    return (float)of->odd > MOST_ODD * all ||
           (float)(of->letters + of->digits) < LEAST_PLAIN * all ||
           (of->letters >= LEAST_MEASURED && (float)of->vowels < LEAST_VOWELS * letters) ||
           (float)of->single > MOST_SINGLE * (float)of->words;
}

wob_page_text wob_page_judge(const wob_line *lines, size_t count)
{
    counts sum = {0};
    for (size_t i = 0; i < count; i++) {
        counts of = count_line(lines[i].text);
        sum.characters += of.characters;
        sum.letters += of.letters;
        sum.digits += of.digits;
        sum.vowels += of.vowels;
        sum.odd += of.odd;
        sum.words += of.words;
        sum.single += of.single;
    }
    if (sum.characters == 0)
        return WOB_PAGE_EMPTY;
    if (sum.characters >= LEAST_MEASURED && is_rubbish(&sum))
        return WOB_PAGE_RUBBISH;
    return wob_page_letters(lines, count) < SPARSE_LETTERS ? WOB_PAGE_SPARSE : WOB_PAGE_READABLE;
}
