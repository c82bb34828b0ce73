/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of what was shown. See reviewed.h. */
#include "query/reviewed.h"

#include "lib/base/file.h"
#include "lib/base/json.h"
#include "query/saved.h"
#include "query/tongue.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { LONGEST_LOG = 1 << 30, DAY = sizeof "2026-11-24" - 1 };

static const wob_slice opening = {"{\"at\":\"", sizeof "{\"at\":\"" - 1};

/* The value of a key, as rows are written here: ids have nothing that JSON escapes. */
static wob_slice value_of(wob_slice line, const char *key)
{
    size_t at = wob_slice_find(line, wob_slice_of(key), 0);
    if (at == line.size)
        return (wob_slice){0};
    wob_slice rest = wob_slice_cut(line, at + strlen(key), line.size);
    return wob_slice_cut(rest, 0, wob_slice_find(rest, WOB_SLICE("\""), 0));
}

static wob_status read_rows(reviewed *log, wob_error *error)
{
    wob_slice all = wob_buffer_slice(&log->log), rest = all, line;
    for (size_t number = 1; wob_slice_next(&rest, '\n', &line); number++) {
        wob_slice id = value_of(line, "\"id\":\"");
        if (!wob_slice_starts(line, opening) || line.size < opening.size + DAY || id.size == 0)
            return wob_fail(error, WOB_UNREADABLE,
                            _("%s, line %zu: is no row of a log of reviewed passages: name another "
                              "file"),
                            log->path, number);
        *wob_id_table_add(&log->seen, id) = 1 + (uint64_t)(line.data - all.data) + opening.size;
    }
    return WOB_OK;
}

wob_status reviewed_begin(reviewed *log, const query_options *options, const char *shown_by,
                          wob_error *error)
{
    *log = (reviewed){.path = options->reviewed, .shown_by = shown_by};
    if (!log->path)
        return WOB_OK;
    saved_time_now(log->now);
    if (access(log->path, F_OK) != 0 && errno == ENOENT)
        return WOB_OK;
    wob_status status = wob_file_read(log->path, LONGEST_LOG, &log->log, error);
    return status ? status : read_rows(log, error);
}

wob_slice reviewed_seen(const reviewed *log, wob_slice id)
{
    uint64_t at = log->path && log->seen.room ? wob_id_table_find(&log->seen, id) : 0;
    return at ? wob_slice_cut(wob_buffer_slice(&log->log), at - 1, at - 1 + DAY) : (wob_slice){0};
}

void reviewed_add(reviewed *log, wob_slice query, size_t rank, wob_slice id,
                  const wob_stored_letter *letter)
{
    wob_json json = {.to = &log->rows};
    if (!log->path)
        return;
    wob_json_open(&json, '{');
    wob_json_key(&json, "at");
    wob_json_word(&json, log->now);
    wob_json_key(&json, "verb");
    wob_json_word(&json, log->shown_by);
    wob_json_key(&json, "query");
    wob_json_text(&json, query);
    wob_json_key(&json, "rank");
    if (rank)
        wob_json_integer(&json, (int64_t)rank);
    else
        wob_json_null(&json);
    wob_json_key(&json, "id");
    wob_json_text(&json, id);
    wob_json_key(&json, "file");
    wob_json_text_or_null(&json, wob_stored_letter_path(letter));
    wob_json_key(&json, "sha256");
    wob_json_text(&json, letter->sha256);
    wob_json_close(&json, '}');
    wob_buffer_add_char(&log->rows, '\n');
}

wob_status reviewed_end(reviewed *log, wob_error *error)
{
    if (!log->path || log->rows.size == 0)
        return WOB_OK;
    if (fflush(stdout) != 0 || ferror(stdout))
        return wob_fail(error, WOB_IO,
                        _("cannot write the output, so %s does not note it as reviewed: %s"),
                        log->path, strerror(errno));
    int file = open(log->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    bool added = file >= 0 && flock(file, LOCK_EX) == 0 &&
                 write(file, log->rows.data, log->rows.size) == (ssize_t)log->rows.size;
    int why = errno;
    if (file >= 0 && close(file) != 0 && added) {
        added = false;
        why = errno;
    }
    return added ? WOB_OK
                 : wob_fail(error, WOB_IO, _("%s: cannot note what was shown: %s"), log->path,
                            strerror(why));
}

void reviewed_release(reviewed *log)
{
    wob_buffer_release(&log->log);
    wob_buffer_release(&log->rows);
    wob_id_table_release(&log->seen);
}
