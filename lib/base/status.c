/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing down how something failed. See status.h. */
#include "lib/base/status.h"

#include "lib/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* A message that was cut may end in the middle of a character. */
static void drop_broken_end(char *message)
{
    wob_slice text = wob_slice_of(message);
    size_t last = wob_utf8_before(text, text.size);
    if (wob_utf8_valid(wob_slice_cut(text, last, text.size)) == 0)
        message[last] = '\0';
}

wob_status wob_fail(wob_error *error, wob_status status, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        error->status = status;
        int size = vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        if (size >= WOB_MESSAGE_SIZE)
            drop_broken_end(error->message);
    }
    return status;
}

const char *wob_status_name(wob_status status)
{
    static const char *const names[] = {
        [WOB_OK] = "ok",
        [WOB_USAGE] = "usage",
        [WOB_NOT_FOUND] = "not-found",
        [WOB_UNREADABLE] = "unreadable",
        [WOB_LIMIT] = "limit",
        [WOB_LOCKED] = "locked",
        [WOB_CHANGED] = "changed",
        [WOB_CORRUPT] = "corrupt",
        [WOB_VERSION] = "version",
        [WOB_NETWORK] = "network",
        [WOB_IO] = "io",
        [WOB_NO_MEMORY] = "no-memory",
    };
    return names[status];
}
