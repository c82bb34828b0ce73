/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of reading by their names. See limits.h. */
#include "lib/source/limits.h"

#include "lib/base/buffer.h"

#include <pthread.h>

static const struct {
    const char *name;
    size_t at; /* in wob_limits */
    unsigned usual, most;
    const char *what;
} table[] = {
    {"memory", offsetof(wob_limits, memory), WOB_LIMIT_MEMORY, 1 << 20, "MiB that a reader takes"},
    {"cpu", offsetof(wob_limits, cpu), WOB_LIMIT_CPU, 86400, "seconds that a reader computes"},
    {"seconds", offsetof(wob_limits, seconds), WOB_LIMIT_SECONDS, 86400,
     "seconds that a reader is waited for"},
    {"text", offsetof(wob_limits, text), WOB_LIMIT_TEXT, 2048, "MiB of text in one document"},
    {"pages", offsetof(wob_limits, pages), WOB_LIMIT_PAGES, 1000000, "pages of one document"},
    {"line", offsetof(wob_limits, line), WOB_LIMIT_LINE, 1024,
     "KiB of a line; longer ones are cut"},
    {"file", offsetof(wob_limits, file), WOB_LIMIT_FILE, 1 << 20,
     "MiB of a file, or a member of an archive"},
    {"ratio", offsetof(wob_limits, ratio), WOB_LIMIT_RATIO, 100000,
     "times its size that a file may unpack to"},
    {"nesting", offsetof(wob_limits, nesting), WOB_LIMIT_NESTING, 100,
     "archives inside each other"},
    {"members", offsetof(wob_limits, members), WOB_LIMIT_MEMBERS, 1000000000,
     "members of one archive"},
};

enum { COUNT = sizeof table / sizeof *table };

wob_status wob_limits_set(wob_limits *limits, wob_slice setting, wob_error *error)
{
    wob_slice rest = setting, name = {0};
    unsigned number = 0;
    (void)wob_slice_next(&rest, '=', &name);
    for (size_t i = 0; i < COUNT; i++) {
        if (!wob_slice_equal(name, wob_slice_of(table[i].name)))
            continue;
        if (!wob_slice_number(rest, &number) || number == 0 || number > table[i].most)
            return wob_fail(error, WOB_USAGE, "--limit %.*s: the number of %s is from 1 to %u",
                            WOB_ARG(setting), table[i].what, table[i].most);
        *(unsigned *)((char *)limits + table[i].at) = number;
        return WOB_OK;
    }
    return wob_fail(error, WOB_USAGE,
                    "--limit %.*s: there is no such limit; wobindex --help lists them",
                    WOB_ARG(setting));
}

static wob_buffer help;

static void write_help(void)
{
    for (size_t i = 0; i < COUNT; i++)
        wob_buffer_print(&help, "    %-10s %8u  %s\n", table[i].name, table[i].usual,
                         table[i].what);
}

const char *wob_limits_help(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, write_help);
    return help.data;
}
