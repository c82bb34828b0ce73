/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an item to what was answered. See precedent_answer.h. */
#include "lib/search/precedent_answer.h"

#include "lib/base/utf8.h"

enum { SNIPPET_BYTES = 480 };

static wob_status read_passage(wob_index *index, uint32_t docid, wob_arena *arena, wob_hit *hit,
                               wob_error *error)
{
    hit->docid = docid;
    return wob_index_passage(index, docid, arena, &hit->passage, error);
}

/* Its passage takes the place of the item's; that of an answer that points there is named. */
static wob_status take_answer(wob_index *index, wob_arena *arena, const wob_stored_answer *answer,
                              wob_precedent *precedent, wob_error *error)
{
    wob_hit *hit = &precedent->hit;
    const wob_stored_answer *substance = wob_answer_substance(&hit->letter, answer);
    uint32_t letter = hit->docid - hit->passage.to_letter;
    wob_status status = WOB_OK;
    if (substance != answer) {
        status = read_passage(index, wob_index_behind(index, letter, answer->passage), arena, hit,
                              error);
        precedent->pointed = wob_passage_id(&hit->letter, &hit->passage, arena);
    }
    if (status == WOB_OK)
        status = read_passage(index, wob_index_behind(index, letter, substance->passage), arena,
                              hit, error);
    precedent->outcome = substance->outcome;
    precedent->grounds = substance->grounds;
    return status;
}

/* The beginning of the text: an answer says first what it is. */
static void cut_snippet(wob_hit *hit)
{
    size_t end =
        hit->text.size < SNIPPET_BYTES ? hit->text.size : wob_utf8_floor(hit->text, SNIPPET_BYTES);
    hit->snippet = (wob_snippet){.span = {0, end}, .cut_after = end < hit->text.size};
}

wob_status wob_precedent_answer(wob_index *index, wob_arena *arena, wob_precedent *precedent,
                                wob_error *error)
{
    wob_hit *hit = &precedent->hit;
    wob_slices items = {0};
    wob_status status = WOB_OK;
    if (precedent->item.number.size)
        wob_slices_add(arena, &items, precedent->item.number);
    const wob_stored_answer *answer = wob_answer_to(&hit->letter, &items);
    precedent->outcome = hit->passage.outcome;
    if (answer)
        status = take_answer(index, arena, answer, precedent, error);
    else if (hit->letter.answers.count == 0)
        precedent->grounds = hit->letter.grounds;
    if (status == WOB_OK)
        status = wob_index_text(index, hit->docid, &hit->passage, arena, &hit->text, error);
    cut_snippet(hit);
    hit->id = wob_passage_id(&hit->letter, &hit->passage, arena);
    return status;
}
