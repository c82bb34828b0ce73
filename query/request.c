/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading requests. See request.h. */
#include "query/request.h"

#include "lib/base/utf8.h"
#include "query/tongue.h"

#include <unistd.h>

enum { MOST_OF_DRAFT = 4096 }; /* bytes of a draft without items that are compared as one */

void request_take_whole(wob_slice text, uint32_t page, wob_arena *arena, query_request *to)
{
    text = wob_slice_trim(text);
    size_t end = text.size < MOST_OF_DRAFT ? text.size : wob_utf8_floor(text, MOST_OF_DRAFT);
    if (end)
        *wob_push(arena, &to->items) = (wob_stored_item){
            .text = wob_arena_copy(arena, wob_slice_cut(text, 0, end)), .page = page};
}

wob_slice request_subject(wob_slice subject, wob_slice request, wob_arena *arena)
{
    size_t end = request.size < WOB_SUBJECT_BYTES ? request.size
                                                  : wob_utf8_floor(request, WOB_SUBJECT_BYTES);
    return wob_arena_print(arena, "%.*s\n%.*s", WOB_ARG(subject),
                           WOB_ARG(wob_slice_cut(request, 0, end)));
}

/* Letters of the index ------------------------------------------------------------------------- */

static wob_status read_letter(query_asker *asker, uint32_t docid, wob_arena *arena,
                              query_request *ret_request, wob_error *error)
{
    wob_stored_letter letter;
    wob_status status = wob_index_letter(asker->index, docid, arena, &letter, error);
    if (status)
        return status;
    *ret_request =
        (query_request){.letter = letter.id,
                        .language = letter.language,
                        .subject = request_subject(letter.subject, letter.request, arena)};
    for (size_t i = 0; i < letter.items.count; i++)
        *wob_push(arena, &ret_request->items) = letter.items.at[i];
    if (letter.items.count == 0)
        request_take_whole(letter.request, 0, arena, ret_request);
    return WOB_OK;
}

/* Of the letter's items those that the passage is, or answers. */
static wob_status read_passage(query_asker *asker, wob_slice id, wob_arena *arena,
                               query_request *ret_request, wob_error *error)
{
    uint32_t docid;
    wob_stored_passage passage = {0};
    wob_status status = wob_index_find_passage(asker->index, id, arena, &docid, error);
    if (status == WOB_OK)
        status = wob_index_passage(asker->index, docid, arena, &passage, error);
    if (status == WOB_OK)
        status = read_letter(asker, docid - passage.to_letter, arena, ret_request, error);
    if (status || passage.items.count == 0)
        return status;
    size_t kept = 0;
    for (size_t i = 0; i < ret_request->items.count; i++)
        if (wob_slices_have(&passage.items, ret_request->items.at[i].number))
            ret_request->items.at[kept++] = ret_request->items.at[i];
    ret_request->items.count = kept;
    return WOB_OK;
}

static wob_status read_known(query_asker *asker, wob_slice name, wob_arena *arena,
                             query_request *ret_request, wob_error *error)
{
    uint32_t docid;
    if (wob_slice_find(name, WOB_SLICE("#"), 0) < name.size)
        return read_passage(asker, name, arena, ret_request, error);
    wob_status status = wob_index_find_letter(asker->index, name, &docid, error);
    if (status == WOB_NOT_FOUND)
        return wob_fail(error, WOB_NOT_FOUND,
                        _("%.*s: there is no such file, nor a letter with this id in %s"),
                        WOB_ARG(name), wob_index_path(asker->index));
    return status ? status : read_letter(asker, docid, arena, ret_request, error);
}

wob_status request_read(query_asker *asker, wob_slice name, wob_arena *arena,
                        query_request *ret_request, wob_error *error)
{
    wob_status status;
    *ret_request = (query_request){0};
    if (wob_slice_equal(name, WOB_SLICE("-")) || access(name.data, F_OK) == 0)
        status = request_read_file(asker, name.data, arena, ret_request, error);
    else
        status = read_known(asker, name, arena, ret_request, error);
    if (status == WOB_OK && ret_request->items.count == 0)
        return wob_fail(error, WOB_UNREADABLE, _("%.*s: nothing is asked there: it has no text"),
                        WOB_ARG(name));
    return status;
}
