/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things stand in a letter: pages, and passages cut to their words. */
#include "lib/letter/reading.h"

uint32_t wob_letter_page(const wob_letter *letter, size_t at)
{
    size_t low = 0, high = letter->pages.count; /* the pages before `low` begin at or before `at` */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (letter->pages.at[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? letter->pages.at[low - 1].page : 1;
}

wob_passage_of_letter wob_letter_passage(const wob_letter *letter, wob_span span)
{
    wob_slice text = wob_slice_trim(wob_slice_at(letter->text, span));
    size_t begin = text.size ? (size_t)(text.data - letter->text.data) : span.begin;
    return (wob_passage_of_letter){
        text, {begin, begin + text.size}, wob_letter_page(letter, begin)};
}

const wob_section *wob_section_at(const wob_letter *letter, size_t at)
{
    size_t low = 0, high = letter->sections.count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (letter->sections.at[middle].span.end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return &letter->sections.at[low];
}
