/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding words. See token.h for what is one.
 *
 * Letters are ASCII but for a character in some hundreds. So ASCII is split here, by the few rules
 * of UAX #29 that matter to it (WB5 to WB13), and only the stretches around other characters go to
 * ICU: all of the analysis then takes less time than ICU alone takes to find the words. A stretch
 * ends at characters that part words on both sides whatever stands next to them, so that both ways
 * of splitting give the same words; a test compares them.
 */
#include "lib/text/token.h"

#include "lib/base/utf8.h"

#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>

/* Word_Break of ASCII characters, as flags. */
enum {
    LETTER = 1,
    DIGIT = 2,
    LOW_LINE = 4, /* ExtendNumLet */
    IN_WORD = LETTER | DIGIT | LOW_LINE,
    MID_LETTERS = 8,   /* joins two letters: MidNumLet, Single_Quote */
    MID_DIGITS = 16,   /* joins two digits: MidNum too */
    HEBREW_QUOTE = 32, /* joins Hebrew letters */
    PARTS = 64,        /* ends words on both sides */
    BEYOND = 128,      /* not ASCII */
};

typedef struct tokeniser {
    wob_breaks *breaks;
    wob_slice text;
    wob_arena *arena;
    wob_spans words;
} tokeniser;

/* Sixteen characters a line, from U+0000 on. */
/* clang-format off */
#define L LETTER
#define D DIGIT
#define U LOW_LINE
#define J (MID_LETTERS | MID_DIGITS)
#define N MID_DIGITS
#define Q HEBREW_QUOTE
#define P PARTS
static const unsigned char ascii_classes[128] = {
    P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
    P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
    P, P, Q, P, P, P, P, J, P, P, P, P, N, P, J, P, /*  !"#$%&'()*+,-./ */
    D, D, D, D, D, D, D, D, D, D, P, N, P, P, P, P, /* 0123456789:;<=>? */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* @ABCDEFGHIJKLMNO */
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, U, /* PQRSTUVWXYZ[\]^_ */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* `abcdefghijklmno */
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P, /* pqrstuvwxyz{|}~  */
};
#undef L
#undef D
#undef U
#undef J
#undef N
#undef Q
#undef P
/* clang-format on */

static unsigned class_of(char c)
{
    return (unsigned char)c < 0x80 ? ascii_classes[(unsigned char)c] : BEYOND;
}

/* Provisions ---------------------------------------------------------------------------------- */

static bool is_joint(char c)
{
    return c == '.' || c == ':';
}

/* "10", "2e", "e", and these with dots or colons between them. */
static bool is_pieces(wob_slice text)
{
    size_t at = 0;
    for (;;) {
        size_t begin = at;
        while (at < text.size && wob_is_digit(text.data[at]))
            at++;
        if (at < text.size && wob_is_alpha(text.data[at]))
            at++;
        if (at == begin)
            return false;
        if (at == text.size)
            return true;
        if (!is_joint(text.data[at++]))
            return false;
    }
}

/* The word goes on the one before it, as "e" in "10.2.e". */
static bool goes_on(const tokeniser *self, wob_span last, wob_span word)
{
    return last.end + 1 == word.begin && is_joint(self->text.data[last.end]) &&
           wob_is_digit(self->text.data[last.begin]) &&
           word.end - last.begin <= WOB_PROVISION_LONGEST &&
           is_pieces(wob_slice_at(self->text, last)) && is_pieces(wob_slice_at(self->text, word));
}

static void add_word(tokeniser *self, wob_span word)
{
    wob_spans *words = &self->words;
    if (words->count && goes_on(self, words->at[words->count - 1], word))
        words->at[words->count - 1].end = word.end;
    else
        *wob_push(self->arena, words) = word;
}

/* ASCII --------------------------------------------------------------------------------------- */

/* WB6 and WB7 (letters), WB11 and WB12 (digits): "d.d", "foto's", "1.000,50". */
static bool joins(unsigned before, unsigned between, unsigned after)
{
    return before == after && ((before == LETTER && (between & MID_LETTERS)) ||
                               (before == DIGIT && (between & MID_DIGITS)));
}

/* Where the word that begins at `at` ends; which classes it has is set. */
static size_t word_end(wob_slice text, size_t at, size_t end, unsigned *ret_classes)
{
    unsigned last = class_of(text.data[at++]);
    *ret_classes = last;
    for (; at < end; at++) {
        unsigned here = class_of(text.data[at]);
        if (!(here & IN_WORD)) {
            if (at + 1 == end || !joins(last, here, class_of(text.data[at + 1])))
                break;
            here = class_of(text.data[++at]);
        }
        last = here;
        *ret_classes |= here;
    }
    return at;
}

static void split_ascii(tokeniser *self, size_t begin, size_t end)
{
    for (size_t at = begin; at < end;) {
        if (!(class_of(self->text.data[at]) & IN_WORD)) {
            at++;
            continue;
        }
        unsigned classes;
        wob_span word = {at, word_end(self->text, at, end, &classes)};
        if (classes & (LETTER | DIGIT))
            add_word(self, word);
        at = word.end;
    }
}

/* Beyond ASCII -------------------------------------------------------------------------------- */

static bool has_letter_or_digit(wob_slice text)
{
    for (size_t at = 0; at < text.size;)
        if (u_isalnum((UChar32)wob_utf8_next(text, &at)))
            return true;
    return false;
}

static wob_status split_by_icu(tokeniser *self, size_t begin, size_t end, wob_error *error)
{
    UBreakIterator *iterator = self->breaks->iterator;
    wob_status status = wob_breaks_set(self->breaks, wob_slice_cut(self->text, begin, end), error);
    if (status)
        return status;
    size_t from = begin;
    for (int32_t next = ubrk_next(iterator); next != UBRK_DONE; next = ubrk_next(iterator)) {
        wob_span piece = {from, begin + (size_t)next};
        if (ubrk_getRuleStatus(iterator) >= UBRK_WORD_NONE_LIMIT &&
            has_letter_or_digit(wob_slice_at(self->text, piece)))
            add_word(self, piece);
        from = piece.end;
    }
    return WOB_OK;
}

/* Where the first byte beyond ASCII stands at or after `at`: eight at a time. */
static size_t find_beyond(wob_slice text, size_t at)
{
    const uint64_t high_bits = UINT64_C(0x8080808080808080);
    for (uint64_t eight; at + sizeof eight <= text.size; at += sizeof eight) {
        memcpy(&eight, text.data + at, sizeof eight);
        if (eight & high_bits)
            break;
    }
    while (at < text.size && class_of(text.data[at]) != BEYOND)
        at++;
    return at;
}

wob_status wob_tokenise(wob_breaks *breaks, wob_slice text, wob_arena *arena, wob_spans *ret_words,
                        wob_error *error)
{
    tokeniser self = {.breaks = breaks, .text = text, .arena = arena};
    wob_status status = WOB_OK;
    for (size_t at = 0; at < text.size && !status;) {
        size_t end = find_beyond(text, at), begin = end;
        if (end < text.size)
            while (begin > at && class_of(text.data[begin - 1]) != PARTS)
                begin--;
        split_ascii(&self, at, begin);
        while (end < text.size && class_of(text.data[end]) != PARTS)
            end++;
        if (begin < end)
            status = split_by_icu(&self, begin, end, error);
        at = end;
    }
    *ret_words = self.words;
    return status;
}
