/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages about a question, with a caret under the place. See complaint.h. Columns are counted in
 * characters, which is what a terminal shows for the scripts of Dutch and English letters. */
#include "lib/search/complaint.h"

#include "lib/base/utf8.h"

#include <string.h>

enum {
    SHOWN_BEFORE =
        40, /* characters of the question before the caret; with those behind it and the */
    SHOWN_BEHIND = 30,    /* indent they fit a terminal of 80 columns */
    SUGGEST_LONGEST = 32, /* bytes of a value that can be a misspelt choice */
    SUGGEST_PART = 3,     /* letters that are enough to know a choice by a part of it */
    LETTERS_PER_ERROR = 3,
};

static const wob_slice ellipsis = {"...", 3};

/* Where `count` characters behind `at` end, or the text does. */
static size_t forward(wob_slice text, size_t at, size_t count)
{
    while (count-- && at < text.size)
        wob_utf8_next(text, &at);
    return at;
}

static size_t backward(wob_slice text, size_t at, size_t count)
{
    while (count-- && at > 0)
        at = wob_utf8_before(text, at);
    return at;
}

static size_t characters(wob_slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.size; count++)
        wob_utf8_next(text, &at);
    return count;
}

/* One character for one: the caret must stay under its place. */
static wob_slice on_one_line(wob_slice text, wob_arena *arena)
{
    wob_slice line = wob_arena_copy(arena, text);
    char *bytes = (char *)line.data; /* the copy is ours */
    for (size_t i = 0; i < line.size; i++)
        if ((unsigned char)bytes[i] < ' ' || bytes[i] == '\x7F')
            bytes[i] = ' ';
    return line;
}

wob_slice wob_complaint_quote(wob_slice text, size_t most, wob_arena *arena)
{
    size_t end = forward(text, 0, most);
    wob_slice shown = on_one_line(wob_slice_cut(text, 0, end), arena);
    return end < text.size ? wob_arena_join(arena, shown, ellipsis) : shown;
}

wob_status wob_complain(wob_error *error, wob_slice question, size_t place, wob_slice complaint,
                        wob_arena *arena)
{
    size_t begin = backward(question, place, SHOWN_BEFORE);
    size_t end = forward(question, place, SHOWN_BEHIND);
    wob_slice before = on_one_line(wob_slice_cut(question, begin, place), arena);
    wob_slice behind = on_one_line(wob_slice_cut(question, place, end), arena);
    if (begin > 0)
        before = wob_arena_join(arena, ellipsis, before);
    if (end < question.size)
        behind = wob_arena_join(arena, behind, ellipsis);
    return wob_fail(error, WOB_USAGE, "%.*s\n  %.*s%.*s\n  %*s^", WOB_ARG(complaint),
                    WOB_ARG(before), WOB_ARG(behind), (int)characters(before), "");
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters must be put in, taken out or changed to make `b` of `a` (Levenshtein), where `b`
 * has at most SUGGEST_LONGEST of them. */
static size_t distance(wob_slice a, wob_slice b)
{
    size_t row[SUGGEST_LONGEST + 1];
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 0; i < a.size; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < b.size; j++) {
            size_t changed = diagonal + (wob_lower(a.data[i]) != wob_lower(b.data[j]));
            diagonal = row[j + 1];
            row[j + 1] = least(changed, least(row[j], diagonal) + 1);
        }
    }
    return row[b.size];
}

const char *wob_complaint_suggest(wob_slice text, const char *const *choices)
{
    if (text.size > SUGGEST_LONGEST)
        return NULL;
    const char *nearest = NULL;
    size_t errors = text.size / LETTERS_PER_ERROR + 1; /* one less is close enough */
    for (; *choices; choices++) {
        wob_slice choice = wob_slice_of(*choices);
        size_t found = distance(choice, text);
        if (found < errors) {
            nearest = *choices;
            errors = found;
        }
        bool is_part =
            text.size >= SUGGEST_PART && wob_slice_find_nocase(choice, text, 0) < choice.size;
        if (is_part && !nearest)
            nearest = *choices;
    }
    return nearest;
}
