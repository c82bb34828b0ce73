/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving each answer a section of its own inside the outline. */
#include "lib/letter/steps.h"

#include <assert.h>

typedef WOB_LIST(wob_section) section_list;

/* The answer with its heading, and the white space behind it: so no gap is left. */
static wob_span whole_answer(const wob_letter *letter, const wob_answer *answer)
{
    wob_span span = {answer->heading.begin, answer->at.span.end};
    while (span.end < letter->text.size && wob_is_space(letter->text.data[span.end]))
        span.end++;
    return span;
}

static void add(wob_reading *reading, section_list *list, const wob_section *like, wob_span span)
{
    if (span.begin >= span.end)
        return;
    wob_section *section = wob_push(reading->arena, list);
    *section = *like;
    section->heading = span.begin == like->span.begin ? like->heading : (wob_slice){0};
    section->span = span;
    section->page = wob_letter_page(reading->letter, span.begin);
}

static wob_section answer_section(const wob_letter *letter, const wob_answer *answer, wob_span span)
{
    wob_span heading = {answer->heading.begin, answer->heading.end};
    return (wob_section){.heading = wob_slice_trim(wob_slice_at(letter->text, heading)),
                         .kind = WOB_PART_ANSWER,
                         .span = span};
}

static void find_sections_of_blocks(wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    size_t section = 0;
    assert(letter->sections.count > 0 || reading->blocks.count == 0);
    for (size_t i = 0; i < reading->blocks.count; i++) {
        while (letter->sections.at[section].span.end <= reading->blocks.at[i].span.begin)
            section++;
        reading->blocks.at[i].section = section;
    }
}

void wob_outline_add_answers(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    section_list list = {0};
    size_t at = 0, next = 0;
    for (size_t i = 0; i < letter->sections.count; i++) {
        const wob_section *section = &letter->sections.at[i];
        for (; next < letter->answers.count; next++) {
            wob_span span = whole_answer(letter, &letter->answers.at[next]);
            if (span.begin >= section->span.end)
                break;
            if (span.begin < at)
                span.begin = at;
            add(reading, &list, section, (wob_span){at, span.begin});
            wob_section answer = answer_section(letter, &letter->answers.at[next], span);
            add(reading, &list, &answer, span);
            at = span.end > at ? span.end : at;
        }
        add(reading, &list, section,
            (wob_span){at > section->span.begin ? at : section->span.begin, section->span.end});
        at = at > section->span.end ? at : section->span.end;
    }
    letter->sections.at = list.at;
    letter->sections.count = list.count;
    letter->sections.room = list.room;
    find_sections_of_blocks(reading);
}
