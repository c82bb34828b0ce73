/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentence boundaries that ASCII decides. See plain_sentence.h. The rules have their names in
 * UAX #29. Of characters beyond ASCII those are known that can neither end a sentence nor be part
 * of another character; what stands at a possible end must be ASCII. */
#include "lib/text/plain_sentence.h"

typedef enum verdict { NO_END, END, UNDECIDED } verdict;

static bool is_beyond_ascii(char c)
{
    return (unsigned char)c >= 0x80;
}

static bool is_line_end(char c) /* ParaSep */
{
    return c == '\n' || c == '\r';
}

static bool is_terminator(char c) /* SATerm */
{
    return c == '.' || c == '!' || c == '?';
}

static bool is_space(char c) /* Sp */
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static bool is_close(char c)
{
    return c && strchr("\"'()[]{}", c);
}

static bool is_continued(char c) /* SContinue */
{
    return c == ',' || c == '-' || c == ':';
}

/* The bytes of a character beyond ASCII that ends nothing; 0 of any other. */
static size_t size_of_harmless(wob_slice text, size_t at)
{
    wob_slice rest = wob_slice_cut(text, at, text.size);
    if (rest.size < 2)
        return 0;
    unsigned char lead = (unsigned char)rest.data[0], second = (unsigned char)rest.data[1];
    if (lead == 0xC3 || (lead == 0xC2 && second >= 0xA0)) /* U+00A0 to U+00FF */
        return 2;
    unsigned char third = rest.size > 2 ? (unsigned char)rest.data[2] : 0;
    bool dash_or_quote = lead == 0xE2 && second == 0x80 &&
                         ((third >= 0x90 && third < 0xA4) || third == 0xA6); /* "–’•…" */
    return dash_or_quote || wob_slice_starts(rest, WOB_SLICE("€")) ? 3 : 0;
}

/* Behind the line end at `at` (SB3, SB4). */
static size_t behind_line(wob_slice text, size_t at)
{
    bool both = text.data[at] == '\r' && at + 1 < text.size && text.data[at + 1] == '\n';
    return at + 1 + both;
}

/* A full stop ends no sentence where a small letter comes next, and no capital, line end or
 * terminator before it (SB8). */
static verdict before_small_letter(wob_slice text, size_t at)
{
    while (at < text.size && !is_beyond_ascii(text.data[at]) && !wob_is_alpha(text.data[at]) &&
           !is_line_end(text.data[at]) && !is_terminator(text.data[at]))
        at++;
    if (at == text.size)
        return END;
    if (is_beyond_ascii(text.data[at]))
        return UNDECIDED;
    return wob_is_alpha(text.data[at]) && !wob_is_upper(text.data[at]) ? NO_END : END;
}

/* Whether a sentence ends with the terminator at `at`, and where. */
static verdict read_terminator(wob_slice text, size_t at, size_t *ret_end)
{
    bool full_stop = text.data[at] == '.';
    size_t end = at + 1;
    if (full_stop && end < text.size) {
        char before = at ? text.data[at - 1] : ' ', next = text.data[end];
        if (is_beyond_ascii(before))
            return UNDECIDED;
        if (wob_is_digit(next) || (wob_is_alpha(before) && wob_is_upper(next))) /* SB6, SB7 */
            return NO_END;
    }
    while (end < text.size && is_close(text.data[end])) /* SB9 */
        end++;
    while (end < text.size && is_space(text.data[end])) /* SB10 */
        end++;
    *ret_end = end;
    if (end == text.size)
        return END;
    char next = text.data[end];
    if (is_beyond_ascii(next))
        return UNDECIDED;
    if (is_line_end(next)) { /* SB11 */
        *ret_end = behind_line(text, end);
        return END;
    }
    if (is_continued(next) || is_terminator(next)) /* SB8a */
        return NO_END;
    return full_stop ? before_small_letter(text, end) : END;
}

size_t wob_plain_sentence_end(wob_slice text, size_t begin)
{
    size_t end = 0;
    for (size_t at = begin; at < text.size;) {
        char c = text.data[at];
        if (is_beyond_ascii(c)) {
            size_t size = size_of_harmless(text, at);
            if (size == 0)
                return 0;
            at += size;
            continue;
        }
        if (is_line_end(c))
            return behind_line(text, at);
        if (is_terminator(c)) {
            verdict here = read_terminator(text, at, &end);
            if (here != NO_END)
                return here == END ? end : 0;
        }
        at++;
    }
    return text.size;
}
