/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Having a request read. See request.h: linked into wobquery itself, which knows no format. Loading
 * the libraries that do takes longer than most answers, so they are in a second program,
 * wobquery-reads, that does the same as this one and reads files too. It takes over.
 */
#include "query/request.h"

#include "query/tongue.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where it lies, seen from this program: side by side where both were built, and as installed. */
static const char *const places[] = {"wobquery-reads", "../libexec/wob/wobquery-reads"};

wob_status request_read_file(query_asker *asker, const char *name, wob_arena *arena,
                             query_request *ret_request, wob_error *error)
{
    char self[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", self, sizeof self);
    const char *slash = size > 0 ? memrchr(self, '/', (size_t)size) : NULL;
    int folder = slash ? (int)(slash - self) : 0;
    (void)ret_request;
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++)
        execv(wob_arena_print(arena, "%.*s/%s", folder, self, places[i]).data, asker->command);
    return wob_fail(error, WOB_IO,
                    _("%s: cannot be read: %.*s/%s does not start: %s; install wobquery again"),
                    name, folder, self, places[0], strerror(errno));
}
