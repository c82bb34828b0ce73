/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing down how something failed. See status.h. */
#include "lib/base/status.h"

#include <stdarg.h>
#include <stdio.h>

wob_status wob_fail(wob_error *error, wob_status status, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        error->status = status;
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
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
