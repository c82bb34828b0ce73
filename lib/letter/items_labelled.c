/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items that stand in a form of their own, each with what was found and decided below it:
 *
 *   Onderdeel 1
 *   U vraagt      De notulen van de raad.
 *   Gevonden      Elf notulen.
 *   Beslissing    Openbaar.
 */
#include "lib/letter/answer_opening.h"
#include "lib/letter/items_find.h"
#include "lib/letter/reason.h"

typedef struct form {
    wob_slice number;
    wob_span asked;
} form;

typedef WOB_LIST(form) form_list;

/* Behind a label that the text begins with, and its colon; 0 where there is none. */
static size_t skip_label(wob_slice text, const char *const *labels)
{
    for (; *labels; labels++) {
        wob_slice label = wob_slice_of(*labels);
        size_t end = label.size;
        if (!wob_slice_starts_nocase(text, label) || end >= text.size)
            continue;
        bool closed = text.data[end] == ':';
        end += closed;
        while (end < text.size && wob_is_space(text.data[end]))
            end++;
        /* Without a colon, what was asked begins as a sentence does. */
        bool begins = end < text.size && ((text.data[end] >= 'A' && text.data[end] <= 'Z') ||
                                          wob_is_digit(text.data[end]));
        if (closed || (end > label.size && begins))
            return end;
    }
    return 0;
}

static size_t skip_asked(wob_slice text)
{
    static const char *const labels[] = {"u vraagt",    "u verzoekt", "uw vraag",     "uw verzoek",
                                         "omschrijving", "gevraagd",  "verzoek",      "vraag",
                                         "you asked",   "asked",      "your request", "request",
                                         "description", NULL};
    return skip_label(text, labels);
}

static size_t skip_answered(wob_slice text)
{
    static const char *const labels[] = {"gevonden",  "aangetroffen", "beslissing", "besluit",
                                         "antwoord",  "toelichting",  "reactie",    "bevinding",
                                         "resultaat", "found",        "decision",   "answer",
                                         "response",  NULL};
    return skip_label(text, labels);
}

/* The form below the heading at `block`, which names an item. */
static bool read_form(const wob_reading *reading, size_t block, form *ret_form)
{
    wob_answer_opening opening;
    const wob_block *heading = &reading->blocks.at[block], *asked = heading + 1;
    if (block + 2 >= reading->blocks.count ||
        !wob_answer_opening_read(reading, heading, &opening) || opening.items.count != 1 ||
        opening.begin != heading->span.end)
        return false;
    size_t begin = skip_asked(wob_block_text(reading, asked));
    if (begin == 0 || skip_answered(wob_block_text(reading, asked + 1)) == 0)
        return false;
    *ret_form =
        (form){opening.items.at[0], {asked->span.begin + begin, asked->span.end}};
    return true;
}

void wob_items_from_forms(wob_reading *reading)
{
    form_list list = {0};
    form found;
    for (size_t i = 0; i < reading->blocks.count; i++)
        if (read_form(reading, i, &found))
            *wob_push(reading->arena, &list) = found;
    if (list.count < 2)
        return;
    reading->interleaved = true;
    for (size_t i = 0; i < list.count; i++) {
        wob_item_add(reading, list.at[i].number, list.at[i].asked);
        wob_reason_rule(reading, list.at[i].asked, "item", "a form of its own, over its answer");
    }
}
