/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobquery show: a letter with its table of items and answers, or one passage, by id. show_page.c
 * and show_json.c print what is read here, viewer.c opens its file. */
#include "query/show.h"

#include <stdio.h>

static wob_status read_text(query_asker *asker, uint32_t docid, wob_hit *hit, shown_passage *ret,
                            wob_error *error)
{
    wob_arena *arena = &asker->arena;
    wob_status status = wob_index_passage(asker->index, docid, arena, &hit->passage, error);
    if (status == WOB_OK)
        status = wob_index_text(asker->index, docid, &hit->passage, arena, &ret->text, error);
    ret->id = wob_passage_id(&hit->letter, &hit->passage, arena);
    return status;
}

static wob_status read_answers(query_asker *asker, uint32_t letter_docid, exhibit *shown,
                               wob_error *error)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    wob_hit hit = {.letter = *letter};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < letter->answers.count && status == WOB_OK; i++) {
        shown_passage *answer = wob_push(&asker->arena, &shown->answers);
        uint32_t passage = letter->answers.at[i].passage;
        if (passage)
            status = read_text(asker, wob_index_behind(asker->index, letter_docid, passage), &hit,
                               answer, error);
    }
    return status;
}

static wob_status read_letter(query_asker *asker, wob_slice id, exhibit *shown, wob_error *error)
{
    uint32_t docid;
    wob_status status = wob_index_find_letter(asker->index, id, &docid, error);
    if (status == WOB_OK)
        status = wob_index_letter(asker->index, docid, &asker->arena, &shown->hit.letter, error);
    return status ? status : read_answers(asker, docid, shown, error);
}

/* The passages of a letter are its last documents, in order. */
static wob_status read_neighbours(query_asker *asker, exhibit *shown, wob_error *error)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    wob_hit hit = {.letter = *letter};
    uint32_t docid = shown->hit.docid, of_letter = docid - shown->hit.passage.to_letter;
    uint32_t step = wob_index_behind(asker->index, 0, 1);
    uint32_t end = wob_index_behind(asker->index, of_letter, letter->document_count);
    uint32_t first = end - letter->passage_count * step;
    wob_status status = WOB_OK;
    if (docid > first)
        status = read_text(asker, docid - step, &hit, &shown->before, error);
    if (status == WOB_OK && docid + step < end)
        status = read_text(asker, docid + step, &hit, &shown->after, error);
    return status;
}

/* The answer that the passage's own points to. */
static wob_status read_substance(query_asker *asker, exhibit *shown, wob_error *error)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    const wob_stored_passage *passage = &shown->hit.passage;
    wob_hit hit = {.letter = *letter};
    if (passage->answer >= letter->answers.count)
        return WOB_OK;
    const wob_stored_answer *substance =
        wob_answer_substance(letter, &letter->answers.at[passage->answer]);
    if (substance == &letter->answers.at[passage->answer] || substance->passage == 0)
        return WOB_OK;
    return read_text(
        asker,
        wob_index_behind(asker->index, shown->hit.docid - passage->to_letter, substance->passage),
        &hit, &shown->stands, error);
}

static wob_status read_passage(query_asker *asker, wob_slice id, exhibit *shown, wob_error *error)
{
    wob_hit *hit = &shown->hit;
    wob_arena *arena = &asker->arena;
    wob_status status = wob_index_find_passage(asker->index, id, arena, &hit->docid, error);
    if (status == WOB_OK)
        status = wob_index_passage(asker->index, hit->docid, arena, &hit->passage, error);
    if (status == WOB_OK)
        status = wob_index_letter(asker->index, hit->docid - hit->passage.to_letter, arena,
                                  &hit->letter, error);
    if (status == WOB_OK)
        status = wob_index_text(asker->index, hit->docid, &hit->passage, arena, &hit->text, error);
    if (status)
        return status;
    hit->id = wob_passage_id(&hit->letter, &hit->passage, arena);
    hit->snippet.span.end = hit->text.size;
    status = read_neighbours(asker, shown, error);
    return status ? status : read_substance(asker, shown, error);
}

wob_status show_read(query_asker *asker, wob_slice id, exhibit *ret_shown, wob_error *error)
{
    size_t sign = wob_slice_find(id, WOB_SLICE("#"), 0);
    *ret_shown = (exhibit){.asked = wob_slice_cut(id, 0, sign), .is_passage = sign < id.size};
    return ret_shown->is_passage ? read_passage(asker, id, ret_shown, error)
                                 : read_letter(asker, id, ret_shown, error);
}

static wob_status show_one(query_asker *asker, const query_options *options, wob_slice id, page *on,
                           reviewed *log, wob_error *error)
{
    exhibit shown;
    wob_arena_clear(&asker->arena);
    wob_status status = show_read(asker, id, &shown, error);
    if (status)
        return status;
    reviewed_add(log, id, 0, shown.is_passage ? shown.hit.id : shown.hit.letter.id,
                 &shown.hit.letter);
    if (options->open)
        return show_in_viewer(&shown, error);
    if (options->format == AS_JSON)
        show_as_json(&shown, on->to);
    else
        show_on_page(&shown, on);
    return WOB_OK;
}

/* Each id as it is reached, whatever became of those before. */
int verb_show(const query_options *options)
{
    query_asker asker = {0};
    wob_buffer out = {0};
    wob_error error = {0};
    int exit_status = EXIT_ANSWERED;
    bool is_page = options->format != AS_JSON && !options->open;
    page on = {options->format, style_of_output(options), &out};
    reviewed log;
    wob_status status = reviewed_begin(&log, options, "show", &error);
    if (status == WOB_OK)
        status = asker_init(&asker, options, &error);
    if (status)
        exit_status = complain(&error);
    for (size_t i = 0; i < options->name_count && asker.analyser; i++) {
        if (is_page && i == 0)
            page_begin(&on, wob_slice_of(options->names[0]));
        size_t before = out.size;
        if (show_one(&asker, options, wob_slice_of(options->names[i]), &on, &log, &error) !=
            WOB_OK) {
            exit_status = complain(&error);
            out.size = before;
        } else if (is_page && i + 1 < options->name_count) {
            page_gap(&on);
        }
    }
    if (is_page && out.size)
        page_end(&on);
    output_print(&out, options);
    if (reviewed_end(&log, &error) != WOB_OK)
        exit_status = complain(&error);
    reviewed_release(&log);
    wob_buffer_release(&out);
    return asker_end(&asker, exit_status);
}
