/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes at the foot of a page: lines in smaller type than the text of their page, from one that
 * begins with a number without a point to the page's end. See flow.h.
 *
 * The sentence above them goes on on the next page, so flow.c has to move them out of its way.
 */
#include "lib/base/memory.h"
#include "lib/letter/flow.h"

#include <stdlib.h>

enum { MOST_NUMBER = 3, /* digits of a note's number */ MOST_LINES = 2000 /* of a page */ };

static bool is_text(const wob_flow_source *of, size_t i)
{
    return wob_slice_trim(of->left[i]).size > 0;
}

/* "1 AWB 18/2137", "12 Zie bijlage 2"; a point would make it an entry of a list, and a number alone
 * a cell. */
static bool begins_note(wob_slice text)
{
    size_t digits = 0;
    text = wob_slice_trim(text);
    while (digits < text.size && wob_is_digit(text.data[digits]))
        digits++;
    return digits > 0 && digits <= MOST_NUMBER && digits + 1 < text.size &&
           wob_is_space(text.data[digits]) && wob_is_alpha(text.data[digits + 1]);
}

static int compare_sizes(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* The type size that half of the lines of the page have at least. */
static float usual_size(const wob_flow_source *of, size_t begin, size_t end)
{
    float *sizes = wob_new((end - begin) * sizeof *sizes), usual = 0;
    size_t count = 0;
    for (size_t i = begin; i < end; i++)
        if (is_text(of, i))
            sizes[count++] = of->lines[i].size;
    if (count > 0) {
        qsort(sizes, count, sizeof *sizes, compare_sizes);
        usual = sizes[count / 2];
    }
    free(sizes);
    return usual;
}

static void mark_page(const wob_flow_source *of, size_t begin, size_t end, bool *ret_note)
{
    const float smaller = 0.96f; /* a note's first line has its number in smaller type still */
    float most = usual_size(of, begin, end) * smaller;
    size_t first = end;
    for (size_t i = end; i-- > begin;) {
        if (!is_text(of, i))
            continue;
        if (!of->lines[i].placed || of->lines[i].size > most)
            break;
        if (begins_note(of->left[i]))
            first = i;
    }
    for (size_t i = first; i < end; i++)
        ret_note[i] = is_text(of, i);
}

void wob_footnotes_find(wob_flow_source of, bool *ret_note)
{
    for (size_t begin = 0, end; begin < of.count; begin = end) {
        for (end = begin; end < of.count && of.lines[end].page == of.lines[begin].page;)
            end++;
        if (end - begin <= MOST_LINES)
            mark_page(&of, begin, end, ret_note);
    }
}
