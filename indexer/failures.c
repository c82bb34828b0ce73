/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of failures. See failures.h. */
#include "indexer/failures.h"

#include "lib/base/buffer.h"
#include "lib/base/memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct failures {
    wob_buffer path, beside; /* where it is to be, and where it is written */
    FILE *file;
};

static void release(failures *list)
{
    if (list->file)
        (void)fclose(list->file);
    wob_buffer_release(&list->path);
    wob_buffer_release(&list->beside);
    free(list);
}

wob_status failures_open(const char *path, failures **ret_list, wob_error *error)
{
    struct stat there;
    *ret_list = NULL;
    if (!path)
        return WOB_OK;
    /* A device or a pipe would be replaced by the file. */
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        return wob_fail(error, WOB_USAGE, "--failures %s: is no file; name one", path);
    failures *list = wob_new(sizeof *list);
    wob_buffer_print(&list->path, "%s", path);
    wob_buffer_print(&list->beside, "%s.new", path);
    list->file = fopen(list->beside.data, "w");
    if (!list->file) {
        wob_status status = wob_fail(error, WOB_USAGE, "--failures %s: cannot be written: %s", path,
                                     strerror(errno));
        release(list);
        return status;
    }
    fputs("path,reason,message\r\n", list->file);
    *ret_list = list;
    return WOB_OK;
}

static void write_field(FILE *file, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, file);
        return;
    }
    putc('"', file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc(*text, file);
    }
    putc('"', file);
}

/* The message without the path before it, which has a column of its own. */
static const char *without_path(const char *message, const char *path)
{
    size_t size = strlen(path);
    bool before = strncmp(message, path, size) == 0 && strncmp(message + size, ": ", 2) == 0;
    return before ? message + size + 2 : message;
}

void failures_add(failures *list, const char *path, const wob_error *why)
{
    if (!list)
        return;
    write_field(list->file, path);
    fprintf(list->file, ",%s,", wob_status_name(why->status));
    write_field(list->file, without_path(why->message, path));
    fputs("\r\n", list->file);
}

wob_status failures_close(failures *list, wob_error *error)
{
    if (!list)
        return WOB_OK;
    bool written = fflush(list->file) == 0 && !ferror(list->file) &&
                   rename(list->beside.data, list->path.data) == 0;
    wob_status status = written ? WOB_OK
                                : wob_fail(error, WOB_IO, "--failures %s: cannot be written: %s",
                                           list->path.data, strerror(errno));
    if (status)
        (void)remove(list->beside.data);
    release(list);
    return status;
}
