/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading many files. See reading.h. */
#include "indexer/reading.h"

#include "indexer/failures.h"
#include "indexer/progress.h"
#include "indexer/verbs.h"
#include "indexer/walk.h"
#include "lib/base/memory.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct reading {
    reading_task task;
    wob_source_options source;
    wob_crew *team;
    walk_roots roots;
    walk *way;
    progress progress;
    failures *failures;
    size_t failed;
    /* In a worker: */
    wob_arena arena;
    wob_crew_worker *worker;
};

/* What a worker tells of its work beside records, with the file's path behind it. */
typedef struct work_note {
    uint64_t bytes, files, pages;   /* more that are done */
    uint32_t recognised, recognise; /* the page that is recognised now, of how many; 0 for none */
} work_note;

/* Set by Ctrl-C: the record in hand is finished. */
static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

/* In a worker ---------------------------------------------------------------------------------- */

static void note(const reading *run, wob_slice path, work_note what)
{
    wob_buffer bytes = {0};
    wob_buffer_add(&bytes, (wob_slice){(const char *)&what, sizeof what});
    wob_buffer_add(&bytes, path);
    wob_crew_note(run->worker, wob_buffer_slice(&bytes), what.recognise > 0);
    wob_buffer_release(&bytes);
}

static void note_recognising(void *context, wob_slice path, uint32_t done, uint32_t count)
{
    note(context, path, (work_note){.recognised = done, .recognise = count});
}

static bool ask_known(void *context, wob_slice id, wob_slice path)
{
    const reading *run = context;
    return run->task.known(run->task.context, id, path, run->worker);
}

static wob_status take_source(void *context, const wob_source *source, wob_error *error)
{
    reading *run = context;
    note(run, source->path, (work_note){.pages = source->page_count});
    return run->task.take(run->task.context, source, &run->arena, run->worker, error);
}

static void tell_failed(void *context, const char *path, const wob_error *why)
{
    const reading *run = context;
    wob_crew_fail(run->worker, path, why);
}

static void read_file(void *context, wob_crew_worker *worker, const char *path)
{
    reading *run = context;
    wob_error why = {0};
    struct stat of;
    run->worker = worker;
    if (wob_source_each(path, &run->source, &run->arena, take_source, run, &why) != WOB_OK)
        wob_crew_fail(worker, path, &why);
    uint64_t bytes = stat(path, &of) == 0 ? (uint64_t)of.st_size : 0;
    note(run, wob_slice_of(path), (work_note){.bytes = bytes, .files = 1});
}

/* In the parent -------------------------------------------------------------------------------- */

static const char *next_path(void *context, wob_error *ret_problem)
{
    reading *run = context;
    return walk_next(run->way, ret_problem);
}

static wob_status take_record(void *context, wob_slice record, wob_error *error)
{
    reading *run = context;
    return run->task.record(run->task.context, record, error);
}

wob_status reading_fail(reading *run, const char *path, const wob_error *why, wob_error *error)
{
    if (!wob_status_concerns_file(why->status)) {
        *error = *why;
        return why->status;
    }
    run->failed++;
    progress_clear(&run->progress);
    complain(why);
    failures_add(run->failures, path, why);
    return WOB_OK;
}

static wob_status name_failure(void *context, const char *path, const wob_error *why,
                               wob_error *error)
{
    return reading_fail(context, path, why, error);
}

static void hear_note(void *context, wob_slice bytes)
{
    progress *state = &((reading *)context)->progress;
    work_note what;
    memcpy(&what, bytes.data, sizeof what);
    const char *path = bytes.data + sizeof what;
    const char *name = memrchr(path, '/', bytes.size - sizeof what);
    wob_slice rest = wob_slice_cut(bytes, sizeof what, bytes.size);
    if (name)
        rest = wob_slice_cut(rest, (size_t)(name + 1 - path), rest.size);
    state->files += what.files;
    state->bytes += what.bytes;
    state->pages += what.pages;
    state->recognising[0] = '\0';
    if (what.recognise)
        snprintf(state->recognising, sizeof state->recognising, "OCR page %u of %u of %.*s",
                 (unsigned)what.recognised, (unsigned)what.recognise, WOB_ARG(rest));
}

static wob_status tick(void *context, wob_error *error)
{
    reading *run = context;
    if (interrupted)
        return wob_fail(error, WOB_IO, "stopped; the same command goes on where this one ended");
    progress_draw(&run->progress);
    return WOB_OK;
}

static wob_status open_list(const index_options *options, walk_roots *roots, wob_error *error)
{
    const char *path = options->files_from;
    if (path && strcmp(path, "-") == 0)
        roots->list = stdin;
    else if (path)
        roots->list = fopen(path, "re");
    return !path || roots->list ? WOB_OK
                                : wob_fail(error, WOB_USAGE, "--files-from %s: cannot be read: %s",
                                           path, strerror(errno));
}

static void release(reading *run)
{
    wob_crew_free(run->team);
    walk_free(run->way);
    if (run->roots.list && run->roots.list != stdin)
        (void)fclose(run->roots.list);
    wob_arena_release(&run->arena);
    free(run);
}

wob_status reading_new(const index_options *options, const reading_task *task, reading **ret_run,
                       wob_error *error)
{
    reading *run = wob_new(sizeof *run);
    run->task = *task;
    run->source = options->source;
    run->source.known = task->known ? ask_known : NULL;
    run->source.progress = note_recognising;
    run->source.failed = tell_failed;
    run->source.known_context = run->source.progress_context = run->source.failed_context = run;
    run->roots = (walk_roots){.names = options->names,
                              .count = options->name_count,
                              .separator = options->nul ? '\0' : '\n',
                              .folders = task->folders};
    wob_status status = wob_crew_new(options->jobs, read_file, run, &run->team, error);
    if (status == WOB_OK)
        status = open_list(options, &run->roots, error);
    if (status == WOB_OK)
        status = failures_open(options->failures, &run->failures, error);
    if (status) {
        release(run);
        return status;
    }
    /* On one terminal, records and progress would be in each other's way. */
    bool shown = !options->quiet && !(task->prints && isatty(STDOUT_FILENO));
    progress_begin(&run->progress, shown);
    if (run->progress.shown)
        walk_count(&run->roots, &run->progress.all_files, &run->progress.all_bytes);
    run->way = walk_new(&run->roots);
    *ret_run = run;
    return WOB_OK;
}

wob_status reading_run(reading *run, wob_error *error)
{
    const struct sigaction action = {.sa_handler = on_interrupt};
    const wob_crew_owner owner = {run, next_path, take_record, name_failure, hear_note, tick};
    if (run->task.resumes) {
        sigaction(SIGINT, &action, NULL);
        sigaction(SIGTERM, &action, NULL);
    }
    wob_status status = wob_crew_run(run->team, &owner, error);
    progress_clear(&run->progress);
    return status;
}

size_t reading_failures(const reading *run)
{
    return run->failed;
}

int reading_end(reading *run, wob_status status, const wob_error *error)
{
    wob_error unwritten = {0};
    bool failed = status != WOB_OK || (run && run->failed > 0);
    if (status)
        complain(error);
    if (run && failures_close(run->failures, &unwritten) != WOB_OK) {
        complain(&unwritten);
        failed = true;
    }
    if (run)
        release(run);
    return status == WOB_USAGE ? EXIT_USAGE : failed ? EXIT_SOME_FAILED : EXIT_DONE;
}
