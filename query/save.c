/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobquery save, saved and forget: queries that are kept under a name. */
#include "lib/base/json.h"
#include "lib/search/letters.h"
#include "query/count.h"
#include "query/saved.h"
#include "query/tongue.h"
#include "query/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The query of the command line behind the name, on one line. */
static wob_slice query_of(const query_options *options, wob_arena *arena)
{
    wob_buffer words = {0};
    for (size_t i = 1; i < options->name_count; i++)
        wob_buffer_print(&words, "%s%s", i > 1 ? " " : "", options->names[i]);
    for (size_t i = 0; i < words.size; i++)
        if (words.data[i] == '\n' || words.data[i] == '\r')
            words.data[i] = ' ';
    wob_slice query = wob_arena_copy(arena, wob_slice_trim(wob_buffer_slice(&words)));
    wob_buffer_release(&words);
    return query;
}

static wob_status find_letters(query_asker *asker, const saved_query *saved, wob_slices *ret_ids,
                               wob_error *error)
{
    const wob_node *root;
    wob_plan plan = {0};
    wob_status status =
        asker_plan(asker, saved->query, false, saved->successors, &root, &plan, error);
    if (status == WOB_OK)
        status = wob_letters_find(asker->index, &plan, &asker->arena, ret_ids, error);
    wob_plan_release(&plan);
    return status;
}

/* A name is not given twice, but to the same query. */
static wob_status check_name(const saved_query *wanted, wob_arena *arena, wob_error *error)
{
    saved_query there;
    wob_error ignored = {0};
    wob_status status = saved_read(wanted->name, arena, &there, &ignored);
    if (status == WOB_NOT_FOUND)
        return WOB_OK;
    if (status)
        return wob_fail(error, status, "%s", ignored.message);
    if (wob_slice_equal(there.query, wanted->query) && wob_slice_equal(there.index, wanted->index))
        return WOB_OK;
    return wob_fail(error, WOB_USAGE,
                    _("%.*s is saved already, as: %.*s (wobquery forget %.*s gives the name free)"),
                    WOB_ARG(wanted->name), WOB_ARG(there.query), WOB_ARG(wanted->name));
}

static wob_status save(query_asker *asker, const query_options *options, wob_error *error)
{
    char now[SAVED_TIME_ROOM];
    char *index = realpath(options->index.data, NULL);
    saved_query saved = {.name = wob_slice_of(options->names[0]),
                         .query = query_of(options, &asker->arena),
                         .index = wob_slice_of(index),
                         .successors = options->successors};
    int lock = -1;
    wob_status status = WOB_OK;
    if (saved.query.size == 0)
        status = wob_fail(error, WOB_USAGE, _("an empty query: say what to look for"));
    else if (!index)
        status = wob_fail(error, WOB_NOT_FOUND, "%s: %s", options->index.data, strerror(errno));
    if (status == WOB_OK)
        status = find_letters(asker, &saved, &saved.told, error);
    if (status == WOB_OK)
        status = saved_lock(&lock, error);
    if (status == WOB_OK)
        status = check_name(&saved, &asker->arena, error);
    saved_time_now(now);
    saved.asked = wob_slice_of(now);
    if (status == WOB_OK)
        status = saved_write(&saved, error);
    saved_unlock(lock);
    if (status == WOB_OK) {
        char letters[COUNT_ROOM];
        count_write(saved.told.count, letters);
        printf(ngettext("saved as %s; %s letter matches now, wobquery new %s tells what comes in\n",
                        "saved as %s; %s letters match now, wobquery new %s tells what comes in\n",
                        saved.told.count),
               options->names[0], letters, options->names[0]);
    }
    free(index);
    return status;
}

int verb_save(const query_options *options)
{
    query_asker asker = {0};
    wob_error error = {0};
    wob_status status = asker_init(&asker, options, &error);
    if (status == WOB_OK)
        status = save(&asker, options, &error);
    return asker_end(&asker, status ? complain(&error) : EXIT_ANSWERED);
}

/* Listing -------------------------------------------------------------------------------------- */

static void print_text(const saved_query *saved)
{
    char letters[COUNT_ROOM];
    count_write(saved->told.count, letters);
    printf("%.*s\n     %.*s\n     ", WOB_ARG(saved->name), WOB_ARG(saved->query));
    printf(ngettext("%s letter told, asked last %.*s, index %.*s\n",
                    "%s letters told, asked last %.*s, index %.*s\n", saved->told.count),
           letters, WOB_ARG(saved->asked), WOB_ARG(saved->index));
}

static void add_json(wob_json *json, const saved_query *saved)
{
    wob_json_open(json, '{');
    wob_json_key(json, "name");
    wob_json_text(json, saved->name);
    wob_json_key(json, "query");
    wob_json_text(json, saved->query);
    wob_json_key(json, "index");
    wob_json_text(json, saved->index);
    wob_json_key(json, "successors");
    wob_json_bool(json, saved->successors);
    wob_json_key(json, "asked");
    wob_json_text(json, saved->asked);
    wob_json_key(json, "letters");
    wob_json_integer(json, (int64_t)saved->told.count);
    wob_json_close(json, '}');
}

/* One that cannot be read is named, and the others are listed. */
int verb_saved(const query_options *options)
{
    wob_arena arena = {0};
    wob_slices names = {0};
    wob_buffer out = {0};
    wob_json json = {.to = &out};
    wob_error error = {0};
    int exit_status =
        saved_names(&arena, &names, &error) == WOB_OK ? EXIT_ANSWERED : complain(&error);
    wob_json_open(&json, '[');
    for (size_t i = 0; i < names.count; i++) {
        saved_query saved;
        if (saved_read(names.at[i], &arena, &saved, &error) != WOB_OK)
            exit_status = complain(&error);
        else if (options->format == AS_JSON)
            add_json(&json, &saved);
        else
            print_text(&saved);
    }
    wob_json_close(&json, ']');
    if (options->format == AS_JSON)
        printf("%s\n", out.data);
    else if (names.count == 0 && exit_status == EXIT_ANSWERED)
        printf("%s", _("no query is saved; wobquery save NAME QUERY keeps one\n"));
    wob_buffer_release(&out);
    wob_arena_release(&arena);
    return exit_status;
}

int verb_forget(const query_options *options)
{
    int exit_status = EXIT_ANSWERED, lock = -1;
    wob_error error = {0};
    if (saved_lock(&lock, &error) != WOB_OK)
        return complain(&error);
    for (size_t i = 0; i < options->name_count; i++)
        if (saved_remove(wob_slice_of(options->names[i]), &error) != WOB_OK)
            exit_status = complain(&error);
    saved_unlock(lock);
    return exit_status;
}
