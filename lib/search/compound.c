/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of compounds. See compound.h. */
#include "lib/search/compound.h"

/* The stem of `text` where the index has it; else nothing. */
static wob_status known_stem(wob_planner *to, wob_slice text, wob_slice *ret_stem)
{
    wob_words words = {0};
    uint32_t frequency = 0;
    *ret_stem = (wob_slice){0};
    wob_status status = wob_analyse(to->analyser, text, WOB_DUTCH, to->arena, &words, to->error);
    if (status || words.count != 1 || words.at[0].stop)
        return status;
    status = wob_index_frequency(to->index, WOB_FIELD_STEM, words.at[0].stem, to->arena, &frequency,
                                 to->error);
    if (frequency)
        *ret_stem = words.at[0].stem;
    return status;
}

/* The stem of the first part, without what joins it to the second. */
static wob_status first_stem(wob_planner *to, wob_slice part, wob_slice *ret_stem)
{
    static const wob_slice links[] = {{"", 0}, {"s", 1}, {"en", 2}, {"e", 1}};
    wob_status status = WOB_OK;
    *ret_stem = (wob_slice){0};
    for (size_t i = 0; i < sizeof links / sizeof *links && status == WOB_OK; i++)
        if (ret_stem->size == 0 && wob_slice_ends(part, links[i]))
            status = known_stem(to, wob_slice_cut(part, 0, part.size - links[i].size), ret_stem);
    return status;
}

wob_status wob_compound_split(wob_planner *to, wob_slice folded, wob_slices *ret_stems)
{
    wob_slice best[2] = {{0}};
    size_t longest = 0;
    wob_status status = WOB_OK;
    for (size_t at = WOB_PART_SHORTEST; at + WOB_PART_SHORTEST <= folded.size; at++) {
        size_t shorter = at < folded.size - at ? at : folded.size - at;
        wob_slice first = {0}, second = {0};
        if (shorter <= longest)
            continue;
        status = known_stem(to, wob_slice_cut(folded, at, folded.size), &second);
        if (status == WOB_OK && second.size)
            status = first_stem(to, wob_slice_cut(folded, 0, at), &first);
        if (status)
            return status;
        if (first.size && second.size) {
            longest = shorter;
            best[0] = first;
            best[1] = second;
        }
    }
    for (size_t i = 0; i < 2 && longest; i++)
        wob_slices_add(to->arena, ret_stems, best[i]);
    return status;
}
