/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which lines of a source are no text of the letter: page numbers, running headers and footers, and
 * the column in the margin. What is taken out is kept in reading->margin: date and reference often
 * stand only there.
 */
#include "lib/letter/furniture.h"

enum {
    LONGEST_NAMING = 120, /* bytes of a line that names its page; a longer one is a sentence */
    LEAST_BARCODE = 6,    /* bytes */
};

/* "*Z0123A45*", what a bar code (Code 39) in the margin says. */
static bool is_barcode(wob_slice line)
{
    line = wob_slice_trim(line);
    if (line.size < LEAST_BARCODE || line.data[0] != '*' || line.data[line.size - 1] != '*')
        return false;
    for (size_t i = 1; i + 1 < line.size; i++)
        if (!wob_is_digit(line.data[i]) && !(line.data[i] >= 'A' && line.data[i] <= 'Z'))
            return false;
    return true;
}

void wob_furniture_find(wob_reading *reading, wob_slice *ret_left)
{
    const wob_source *source = reading->source;
    wob_survey survey = wob_survey_make(source, reading->arena);
    size_t *margin_at = wob_arena_take(reading->arena, source->lines.count * sizeof *margin_at);
    wob_margin_find(&survey, margin_at);
    for (size_t page = 0; page < survey.pages.count; page++)
        for (size_t i = survey.pages.at[page].begin; i < survey.pages.at[page].end; i++) {
            wob_slice text = source->lines.at[i].text;
            bool row = wob_is_row(reading, i);
            ret_left[i] = row ? text : (wob_slice){0};
            if (row || wob_slice_trim(text).size == 0)
                continue;
            bool edge = survey.places[i] != 0;
            bool number = wob_is_page_number(text, edge);
            bool all = number || is_barcode(text) || wob_is_running(&survey, page, i) ||
                       (edge && text.size <= LONGEST_NAMING && wob_names_page(text));
            size_t begin = all ? 0 : margin_at[i];
            wob_slice margin = wob_slice_cut(text, begin, text.size);
            ret_left[i] = wob_slice_cut(text, 0, begin);
            if (margin.size && !number && !wob_is_page_number(margin, true))
                *wob_push(reading->arena, &reading->margin) = wob_slice_trim(margin);
        }
}
