/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading requests. See request.h. */
#include "query/request.h"

#include "lib/base/utf8.h"
#include "lib/source/page_cache.h"
#include "lib/source/source.h"
#include "query/tongue.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    MOST_OF_DRAFT = 4096, /* bytes of a draft without items that are compared as one */
    PATH_ROOM = 32,
};

/* The whole as one item. */
static void take_whole(wob_slice text, uint32_t page, wob_arena *arena, query_request *to)
{
    text = wob_slice_trim(text);
    size_t end = text.size < MOST_OF_DRAFT ? text.size : wob_utf8_floor(text, MOST_OF_DRAFT);
    if (end)
        *wob_push(arena, &to->items) = (wob_stored_item){
            .text = wob_arena_copy(arena, wob_slice_cut(text, 0, end)), .page = page};
}

static wob_slice subject_of(wob_slice subject, wob_slice request, wob_arena *arena)
{
    size_t end = request.size < WOB_SUBJECT_BYTES ? request.size
                                                  : wob_utf8_floor(request, WOB_SUBJECT_BYTES);
    return wob_arena_print(arena, "%.*s\n%.*s", WOB_ARG(subject),
                           WOB_ARG(wob_slice_cut(request, 0, end)));
}

/* Files --------------------------------------------------------------------------------------- */

typedef struct file_reader {
    query_asker *asker;
    wob_arena *arena; /* what is kept; the reader's own is cleared */
    wob_arena reading;
    query_request request;
    bool done; /* the first letter of a file is the one that is meant */
} file_reader;

static wob_status take_letter(void *context, const wob_letter *letter, wob_error *error)
{
    file_reader *to = context;
    query_request *request = &to->request;
    (void)error;
    if (to->done)
        return WOB_OK;
    to->done = true;
    request->letter = wob_arena_copy(to->arena, letter->id);
    request->language = letter->language;
    request->subject = subject_of(letter->subject, letter->request.text, to->arena);
    for (size_t i = 0; i < letter->items.count; i++)
        *wob_push(to->arena, &request->items) = (wob_stored_item){
            wob_arena_copy(to->arena, letter->items.at[i].number),
            wob_arena_copy(to->arena, letter->items.at[i].at.text), letter->items.at[i].at.page};
    if (request->items.count == 0)
        take_whole(letter->request.text.size ? letter->request.text : letter->text,
                   letter->request.page, to->arena, request);
    return WOB_OK;
}

static wob_status take_source(void *context, const wob_source *source, wob_error *error)
{
    file_reader *to = context;
    return to->done ? WOB_OK
                    : wob_letters_each(source, to->asker->analyser, &to->reading, take_letter, to,
                                       error);
}

static wob_status read_file(query_asker *asker, const char *path, wob_arena *arena,
                            query_request *ret_request, wob_error *error)
{
    file_reader to = {.asker = asker, .arena = arena};
    wob_source_options options = WOB_SOURCE_OPTIONS;
    wob_buffer cache = {0};
    if (wob_source_default_cache(&cache))
        options.cache = cache.data;
    wob_status status = wob_source_each(path, &options, &to.reading, take_source, &to, error);
    *ret_request = to.request;
    wob_arena_release(&to.reading);
    wob_buffer_release(&cache);
    return status;
}

/* Standard input may be a pipe, and readers want a file: it becomes one in memory. */
static wob_status read_input(query_asker *asker, wob_arena *arena, query_request *ret_request,
                             wob_error *error)
{
    char piece[BUFSIZ], path[PATH_ROOM];
    ssize_t got = 0;
    int file = memfd_create("request", MFD_CLOEXEC);
    if (file < 0)
        return wob_fail(error, WOB_IO, _("-: cannot keep standard input: %s"), strerror(errno));
    wob_status status = WOB_OK;
    while (status == WOB_OK && (got = read(STDIN_FILENO, piece, sizeof piece)) != 0)
        if (got < 0 || write(file, piece, (size_t)got) != got)
            status =
                wob_fail(error, WOB_IO, _("-: cannot read standard input: %s"), strerror(errno));
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    if (status == WOB_OK && lseek(file, 0, SEEK_END) == 0)
        status = wob_fail(error, WOB_UNREADABLE, _("-: is empty"));
    if (status == WOB_OK)
        status = read_file(asker, path, arena, ret_request, error);
    (void)close(file);
    return status;
}

/* Letters of the index ------------------------------------------------------------------------- */

static wob_status read_letter(query_asker *asker, uint32_t docid, wob_arena *arena,
                              query_request *ret_request, wob_error *error)
{
    wob_stored_letter letter;
    wob_status status = wob_index_letter(asker->index, docid, arena, &letter, error);
    if (status)
        return status;
    *ret_request = (query_request){.letter = letter.id,
                                   .language = letter.language,
                                   .subject = subject_of(letter.subject, letter.request, arena)};
    for (size_t i = 0; i < letter.items.count; i++)
        *wob_push(arena, &ret_request->items) = letter.items.at[i];
    if (letter.items.count == 0)
        take_whole(letter.request, 0, arena, ret_request);
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
    if (wob_slice_equal(name, WOB_SLICE("-")))
        status = read_input(asker, arena, ret_request, error);
    else if (access(name.data, F_OK) == 0)
        status = read_file(asker, name.data, arena, ret_request, error);
    else
        status = read_known(asker, name, arena, ret_request, error);
    if (status == WOB_OK && ret_request->items.count == 0)
        return wob_fail(error, WOB_UNREADABLE, _("%.*s: nothing is asked there: it has no text"),
                        WOB_ARG(name));
    return status;
}
