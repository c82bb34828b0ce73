/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letter-spaced words: single letters with a blank between, and more than one at their ends. */
#include "lib/letter/spaced.h"

#include "lib/base/utf8.h"

enum {
    LEAST = 4,      /* letters of a word; fewer may be initials or marks */
    LEAST_MORE = 2, /* the same of one behind another: "G E M E E N T E   E D E" */
    MOST_GAP = 4,   /* blanks between two words; more part columns */
};

static bool is_blank_at(wob_slice line, size_t at)
{
    return at >= line.size || wob_is_space(line.data[at]);
}

/* A letter stands at `*at`, alone, which moves behind it. */
static bool take_single(wob_slice line, size_t *at)
{
    size_t end = *at;
    if (end >= line.size || !(wob_is_alpha(line.data[end]) || (line.data[end] & 0x80)))
        return false;
    (void)wob_utf8_next(line, &end);
    if (!is_blank_at(line, end))
        return false;
    *at = end;
    return true;
}

/* Where the letter-spaced word ends that begins at `at`; 0 where none does. */
static size_t end_of_spaced(wob_slice line, size_t at, size_t least)
{
    size_t count = 0, end = at;
    for (size_t next = at; take_single(line, &next); next = end + 1) {
        count++;
        end = next;
    }
    bool ends = is_blank_at(line, end) && is_blank_at(line, end + 1);
    return count >= least && ends ? end : 0;
}

/* Copies the letters of [begin, end) to `to`; returns where they end. */
static char *copy_letters(char *to, wob_slice line, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (!wob_is_space(line.data[i]))
            *to++ = line.data[i];
    return to;
}

/* Where the spaced word begins and ends that goes on with the one that ends at `at`. */
static bool find_more(wob_slice line, size_t at, size_t *ret_begin, size_t *ret_end)
{
    size_t begin = at;
    while (begin < line.size && line.data[begin] == ' ' && begin <= at + MOST_GAP)
        begin++;
    *ret_begin = begin;
    *ret_end = begin <= at + MOST_GAP ? end_of_spaced(line, begin, LEAST_MORE) : 0;
    return *ret_end > 0;
}

/* Closes the word of [begin, end) and those behind it; returns where the last of them ended. */
static size_t close_words(char *text, wob_slice line, size_t begin, size_t end)
{
    char *to = copy_letters(text + begin, line, begin, end);
    for (size_t next, next_end; find_more(line, end, &next, &next_end); end = next_end) {
        *to++ = ' ';
        to = copy_letters(to, line, next, next_end);
    }
    memset(to, ' ', (size_t)(text + end - to));
    return end;
}

wob_slice wob_spaced_close(wob_slice line, wob_arena *arena)
{
    wob_slice closed = line;
    for (size_t at = 0; at < line.size;) {
        size_t end =
            at == 0 || wob_is_space(line.data[at - 1]) ? end_of_spaced(line, at, LEAST) : 0;
        if (end && closed.data == line.data)
            closed = wob_arena_copy(arena, line);
        at = end ? close_words((char *)closed.data, line, at, end) : at + 1;
    }
    return closed;
}
