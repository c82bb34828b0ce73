/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a request from a file. See request.h: linked into wobquery-reads alone. */
#include "query/request.h"

#include "lib/source/page_cache.h"
#include "lib/source/source.h"
#include "query/tongue.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PATH_ROOM = 32 };

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
    request->subject = request_subject(letter->subject, letter->request.text, to->arena);
    for (size_t i = 0; i < letter->items.count; i++)
        *wob_push(to->arena, &request->items) = (wob_stored_item){
            wob_arena_copy(to->arena, letter->items.at[i].number),
            wob_arena_copy(to->arena, letter->items.at[i].at.text), letter->items.at[i].at.page};
    if (request->items.count == 0)
        request_take_whole(letter->request.text.size ? letter->request.text : letter->text,
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

wob_status request_read_file(query_asker *asker, const char *name, wob_arena *arena,
                             query_request *ret_request, wob_error *error)
{
    return strcmp(name, "-") == 0 ? read_input(asker, arena, ret_request, error)
                                  : read_file(asker, name, arena, ret_request, error);
}
