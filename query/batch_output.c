/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a batch. See batch_output.h. */
#include "query/batch_output.h"

#include "lib/base/file.h"
#include "query/tongue.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    NOTE_EVERY = 500, /* milliseconds */
    STATE_ROOM = 256,
};

static const char state_format[] = "wobquery batch 1\nrun %64s\nlines %" SCNu64 "\nbytes %" SCNu64;

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void tell_run(const query_options *options, char run[static WOB_SHA256_SIZE])
{
    wob_buffer what = {0};
    wob_buffer_print(&what, "%d %u %u %u %d\n%s\n%s", (int)options->format,
                     (unsigned)options->limit, (unsigned)options->offset,
                     (unsigned)options->per_letter, options->successors, options->index.data,
                     options->names[0]);
    wob_sha256(wob_buffer_slice(&what), run);
    wob_buffer_release(&what);
}

static wob_status fail(const batch_output *output, const char *what, wob_error *error)
{
    return wob_fail(error, WOB_IO, _("%s: cannot %s: %s"), output->path, what, strerror(errno));
}

/* Notes how far the file is, all of it being on the disk. */
static wob_status note(batch_output *output, wob_error *error)
{
    char state[STATE_ROOM];
    int size = snprintf(state, sizeof state,
                        "wobquery batch 1\nrun %s\nlines %020" PRIu64 "\nbytes %020" PRIu64 "\n",
                        output->run, output->lines, output->bytes);
    if (fflush(output->file) != 0 || fdatasync(fileno(output->file)) != 0)
        return fail(output, _("write"), error);
    if (pwrite(output->state, state, (size_t)size, 0) != size)
        return fail(output, _("note how far it is"), error);
    output->noted = now();
    return WOB_OK;
}

/* What the last run left. */
static wob_status read_state(batch_output *output, wob_error *error)
{
    char run[WOB_SHA256_SIZE];
    wob_buffer state = {0};
    wob_status status = wob_file_read(output->unfinished.data, STATE_ROOM, &state, error);
    if (status == WOB_OK &&
        (!state.data || sscanf(state.data, state_format, run, &output->lines, &output->bytes) != 3))
        status =
            wob_fail(error, WOB_USAGE,
                     _("%s: is not by this version of wobquery batch: remove it and %s to begin "
                       "again"),
                     output->unfinished.data, output->path);
    if (status == WOB_OK && strcmp(run, output->run) != 0)
        status =
            wob_fail(error, WOB_USAGE,
                     _("%s: was begun with other options, queries or index: run it with those, "
                       "or remove it to begin again"),
                     output->path);
    wob_buffer_release(&state);
    return status;
}

static wob_status go_on(batch_output *output, wob_error *error)
{
    wob_status status = read_state(output, error);
    if (status)
        return status;
    output->file = fopen(output->path, "r+e");
    if (!output->file)
        return fail(output, _("go on with it"), error);
    off_t size = lseek(fileno(output->file), 0, SEEK_END);
    if (size < 0 || (uint64_t)size < output->bytes)
        return wob_fail(error, WOB_USAGE,
                        _("%s: is shorter than %s says: remove both to begin again"), output->path,
                        output->unfinished.data);
    if (ftruncate(fileno(output->file), (off_t)output->bytes) != 0 ||
        fseeko(output->file, 0, SEEK_END) != 0)
        return fail(output, _("go on with it"), error);
    return WOB_OK;
}

static wob_status begin(batch_output *output, wob_error *error)
{
    int file = open(output->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST)
        return wob_fail(error, WOB_USAGE,
                        _("%s: is there already; --resume goes on with it, or remove it"),
                        output->path);
    if (file < 0 || !(output->file = fdopen(file, "w")))
        return fail(output, _("write"), error);
    return WOB_OK;
}

wob_status batch_output_open(batch_output *output, const query_options *options, bool *ret_complete,
                             wob_error *error)
{
    *output = (batch_output){.file = stdout, .path = options->output, .state = -1};
    *ret_complete = false;
    if (!output->path)
        return WOB_OK;
    output->file = NULL;
    tell_run(options, output->run);
    wob_buffer_print(&output->unfinished, "%s.unfinished", output->path);
    bool begun = access(output->unfinished.data, F_OK) == 0,
         there = access(output->path, F_OK) == 0;
    *ret_complete = options->resume && there && !begun;
    if (*ret_complete)
        return WOB_OK;
    wob_status status = options->resume && begun ? go_on(output, error) : begin(output, error);
    if (status)
        return status;
    output->state = open(output->unfinished.data, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    return output->state < 0 ? fail(output, _("note how far it is"), error) : note(output, error);
}

wob_status batch_output_head(batch_output *output, wob_slice head, wob_error *error)
{
    if (head.size && fwrite(head.data, 1, head.size, output->file) != head.size)
        return wob_fail(error, WOB_IO, _("%s%scannot write the output: %s"),
                        output->path ? output->path : "", output->path ? ": " : "",
                        strerror(errno));
    output->bytes += head.size;
    return WOB_OK;
}

wob_status batch_output_add(batch_output *output, wob_slice rows, wob_error *error)
{
    wob_status status = batch_output_head(output, rows, error);
    output->lines++;
    if (status)
        return status;
    return output->path && now() - output->noted >= NOTE_EVERY ? note(output, error) : WOB_OK;
}

wob_status batch_output_close(batch_output *output, bool complete, wob_error *error)
{
    wob_status status = WOB_OK;
    if (output->path && output->file) {
        if (output->state >= 0)
            status = note(output, error);
        if (fclose(output->file) != 0 && status == WOB_OK)
            status = fail(output, _("write"), error);
    }
    if (output->state >= 0)
        (void)close(output->state);
    if (complete && status == WOB_OK && output->state >= 0)
        (void)unlink(output->unfinished.data);
    wob_buffer_release(&output->unfinished);
    return status;
}
