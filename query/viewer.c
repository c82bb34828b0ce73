/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobquery show --open: the file of a letter, at its page, in the user's viewer.
 *
 * $WOB_VIEWER may be a command line, in which %f is the file and %p the page; else the first of a
 * few viewers is taken that can go to a page, else what the desktop opens files with. No shell sees
 * the file's name.
 */
#include "query/show.h"

#include "lib/source/source.h"
#include "query/tongue.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_ARGUMENTS = 32, PATH_ROOM = 4096 };

static const char *const viewers[] = {
    "evince --page-label=%p %f", "okular --page %p %f", "atril --page-index=%p %f",
    "zathura --page=%p %f",      "mupdf %f %p",         "xdg-open %f",
};

/* The program lies in a folder of $PATH. */
static bool is_there(wob_slice program)
{
    wob_slice folders = wob_slice_of(getenv("PATH")), folder;
    char path[PATH_ROOM];
    while (wob_slice_next(&folders, ':', &folder))
        if (snprintf(path, sizeof path, "%.*s/%.*s", WOB_ARG(folder), WOB_ARG(program)) <
                (int)sizeof path &&
            access(path, X_OK) == 0)
            return true;
    return false;
}

static wob_slice choose_viewer(void)
{
    wob_slice own = wob_slice_trim(wob_slice_of(getenv("WOB_VIEWER")));
    if (own.size)
        return own;
    for (size_t i = 0; i < sizeof viewers / sizeof *viewers; i++) {
        wob_slice rest = wob_slice_of(viewers[i]), program;
        if (wob_slice_next(&rest, ' ', &program) && is_there(program))
            return wob_slice_of(viewers[i]);
    }
    return (wob_slice){0};
}

/* `word` with the file and the page put in. */
static char *fill_in(wob_slice word, wob_slice file, uint32_t at, wob_arena *arena)
{
    wob_slice filled = {0};
    for (size_t i = 0; i < word.size; i++) {
        char sign = word.data[i] == '%' && i + 1 < word.size ? word.data[i + 1] : '\0';
        if (sign == 'f')
            filled = wob_arena_print(arena, "%.*s%.*s", WOB_ARG(filled), WOB_ARG(file));
        else if (sign == 'p')
            filled = wob_arena_print(arena, "%.*s%u", WOB_ARG(filled), (unsigned)at);
        else
            filled = wob_arena_print(arena, "%.*s%c", WOB_ARG(filled), word.data[i]);
        i += sign == 'f' || sign == 'p';
    }
    char *word_of_command = wob_arena_take(arena, filled.size + 1);
    if (filled.size)
        memcpy(word_of_command, filled.data, filled.size);
    return word_of_command;
}

/* It runs on by itself, and what it prints is not ours. */
static wob_status start(char *const *arguments, wob_error *error)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    pid_t child;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    int failed = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failed ? wob_fail(error, WOB_NOT_FOUND,
                             _("cannot start %s: %s; set WOB_VIEWER to a viewer, as in "
                               "WOB_VIEWER='evince --page-label=%%p %%f'"),
                             arguments[0], strerror(failed))
                  : WOB_OK;
}

static wob_status run_viewer(wob_slice viewer, wob_slice file, uint32_t at, wob_arena *arena,
                             wob_error *error)
{
    char *arguments[MOST_ARGUMENTS + 2] = {NULL};
    bool named = wob_slice_find(viewer, WOB_SLICE("%f"), 0) < viewer.size;
    size_t count = 0;
    wob_slice word;
    while (count < MOST_ARGUMENTS && wob_slice_next(&viewer, ' ', &word))
        if (word.size)
            arguments[count++] = fill_in(word, file, at, arena);
    if (count == 0)
        return wob_fail(error, WOB_USAGE, _("WOB_VIEWER names no program"));
    if (!named)
        arguments[count] = fill_in(WOB_SLICE("%f"), file, at, arena);
    return start(arguments, error);
}

wob_status show_in_viewer(const exhibit *shown, wob_error *error)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    wob_slice path = wob_stored_letter_path(letter), viewer = choose_viewer();
    wob_arena arena = {0};
    char inside[] = {WOB_PATH_INSIDE, '\0'};
    size_t archive = wob_slice_find(path, wob_slice_of(inside), 0);
    wob_status status;
    if (path.size == 0 || access(wob_arena_copy(&arena, path).data, R_OK) != 0) {
        if (archive < path.size)
            status = wob_fail(error, WOB_NOT_FOUND,
                              _("%.*s lies inside %.*s: take it out of there to open it"),
                              WOB_ARG(wob_slice_cut(path, archive + 1, path.size)),
                              WOB_ARG(wob_slice_cut(path, 0, archive)));
        else
            status = wob_fail(error, WOB_NOT_FOUND, _("%.*s: cannot be opened: %s"), WOB_ARG(path),
                              path.size ? strerror(errno) : _("the letter lies nowhere any more"));
    } else if (viewer.size == 0) {
        status = wob_fail(error, WOB_NOT_FOUND,
                          _("no viewer was found; set WOB_VIEWER, as in WOB_VIEWER='evince "
                            "--page-label=%%p %%f'"));
    } else {
        uint32_t at = shown->is_passage ? shown->hit.passage.page : 1;
        status = run_viewer(viewer, path, at, &arena, error);
    }
    wob_arena_release(&arena);
    return status;
}
