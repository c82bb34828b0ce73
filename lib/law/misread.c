/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a scanner misread in citations: figures taken for letters, and an i taken for an l in the
 * words around them ("artlkel", "vljfde lld"). See misread.h.
 *
 * A letter is taken for a figure only where nothing but a number can stand: right behind "artikel",
 * or before the dots of "10.2.e"; and only where the whole word is figures and what looks like
 * them. "artikel II" is a Roman number, and stays. What each sign is taken for was counted in some
 * eighty scanned letters: 0 for o, 1 for l, I and i, and before a 0 also for a and z.
 */
#include "lib/law/misread.h"

#include <string.h>

enum {
    MOST_FIGURES = 3, /* of an article's number that is mended */
    MOST_BETWEEN = 3, /* bytes between "art." and its number */
    LONGEST_WORD = 9, /* bytes: "artikelen" */
};

static bool is_article(wob_slice word)
{
    static const char *const words[] = {"artikel", "artikelen", "art",
                                        "artt",    "article",   "articles"};
    bool begins = word.size && wob_lower(word.data[0]) == 'a';
    for (size_t i = 0; begins && i < sizeof words / sizeof *words; i++)
        if (wob_slice_is_nocase(word, words[i]))
            return true;
    return false;
}

static bool is_any_of(char c, const char *signs)
{
    return c && strchr(signs, c);
}

/* "lO", "I0", "ao": ten. */
static bool is_ten(wob_slice word)
{
    return word.size == 2 && is_any_of(word.data[0], "1lIiaz") && is_any_of(word.data[1], "0oO");
}

/* "1l", "ll", "2l"; neither "II", a Roman number, nor "i". */
static bool is_figures(wob_slice word)
{
    size_t alike = 0, roman = 0;
    for (size_t i = 0; i < word.size; i++) {
        alike += wob_is_digit(word.data[i]) || is_any_of(word.data[i], "lIi");
        roman += word.data[i] == 'I';
    }
    return word.size <= MOST_FIGURES && alike == word.size && roman < word.size &&
           !wob_slice_equal(word, WOB_SLICE("i"));
}

/* "la", "Ib": article 1a. */
static bool is_one_with_letter(wob_slice word)
{
    return word.size == 2 && is_any_of(word.data[0], "lI") && is_any_of(word.data[1], "abc");
}

/* "artikel zo," is one; "dit artikel zo leest" is not. */
static bool is_number(wob_slice text, wob_span at)
{
    wob_slice word = wob_slice_at(text, at);
    bool closed = at.end < text.size && is_any_of(text.data[at.end], ",.;:");
    return (is_ten(word) && (closed || !is_any_of(word.data[0], "az"))) || is_figures(word) ||
           is_one_with_letter(word);
}

/* "lO.2.e", with or without a word before it. */
static bool is_dotted_ten(wob_slice text, wob_span word)
{
    wob_slice rest = wob_slice_cut(text, word.end, text.size);
    bool dotted = rest.size >= 4 && rest.data[0] == '.' && wob_is_digit(rest.data[1]) &&
                  rest.data[2] == '.' && is_any_of(rest.data[3], "abcdefgh") &&
                  !(rest.size > 4 && wob_is_word(rest.data[4]));
    bool begins = word.begin == 0 || !is_any_of(text.data[word.begin - 1], ".:-/");
    return dotted && begins && !is_any_of(text.data[word.begin], "az") &&
           is_ten(wob_slice_at(text, word));
}

/* A scanner may take `b`, a small letter, for `a`; nothing is alike to the end of a word. */
static bool look_alike(char a, char b)
{
    return (b && wob_lower(a) == b) || (is_any_of(b, "il") && is_any_of(a, "lI1i"));
}

/* The word that a citation is made of and a scanner misread as this one; NULL where it is none, or
 * not misread. */
static const char *misread_word(wob_slice word)
{
    static const char *const words[] = {"artikel", "artikelen", "lid", "vijfde", "vierde"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t alike = 0;
        while (alike < word.size && look_alike(word.data[alike], words[i][alike]))
            alike++;
        if (alike == word.size && !words[i][alike] && !wob_slice_is_nocase(word, words[i]))
            return words[i];
    }
    return NULL;
}

/* Writes figures over the word, as one of the above. */
static void mend(char *word, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bool letter = i > 0 && is_any_of(word[i], "abc");
        if (is_any_of(word[i], "oO"))
            word[i] = '0';
        else if (!wob_is_digit(word[i]) && !letter)
            word[i] = '1';
    }
}

/* The next word from `at` on; empty at the end. */
static wob_span next_word(wob_slice text, size_t at)
{
    while (at < text.size && !wob_is_word(text.data[at]))
        at++;
    size_t end = at;
    while (end < text.size && wob_is_word(text.data[end]))
        end++;
    return (wob_span){at, end};
}

static bool all_digits(wob_slice word)
{
    size_t digits = 0;
    while (digits < word.size && wob_is_digit(word.data[digits]))
        digits++;
    return digits == word.size;
}

/* A word that is to be a number of an article; `behind` the word "artikel", that is, or not. */
static bool is_misread_number(wob_slice text, wob_span at, bool behind)
{
    wob_slice word = wob_slice_at(text, at);
    return word.size <= MOST_FIGURES && !all_digits(word) &&
           (is_dotted_ten(text, at) || (behind && is_number(text, at)));
}

/* Most words that are not behind "artikel" begin as none of the above does. */
static bool may_matter(wob_slice word)
{
    static const bool begin[256] = {
        ['a'] = true, ['A'] = true, ['i'] = true, ['I'] = true, ['l'] = true,
        ['L'] = true, ['1'] = true, ['v'] = true, ['V'] = true};
    return word.size <= LONGEST_WORD && begin[(unsigned char)word.data[0]];
}

wob_slice wob_misread_mend(wob_slice text, wob_arena *arena)
{
    bool article = false; /* the word before is "artikel" */
    size_t before = 0;    /* where it ends */
    char *mended = NULL;
    for (wob_span at = next_word(text, 0); at.end > at.begin; at = next_word(text, at.end)) {
        wob_slice word = wob_slice_at(text, at);
        bool behind = article && at.begin <= before + MOST_BETWEEN;
        if (!behind && !may_matter(word)) {
            article = false;
            continue;
        }
        const char *meant = misread_word(word);
        article = is_article(meant ? wob_slice_of(meant) : word);
        before = at.end;
        if (!meant && !is_misread_number(text, at, behind))
            continue;
        if (!mended)
            mended = memcpy(wob_arena_take(arena, text.size), text.data, text.size);
        if (meant)
            memcpy(mended + at.begin, meant, word.size);
        else
            mend(mended + at.begin, word.size);
    }
    return mended ? (wob_slice){mended, text.size} : text;
}
