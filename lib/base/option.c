/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complaining of a command line. See option.h. */
#include "lib/base/option.h"

#include <getopt.h>
#include <stdbool.h>
#include <string.h>

wob_status wob_option_refuse(int code, char *const *argv, const char *program, wob_error *error)
{
    /* A letter is named by optopt, for it may stand within others: "-xq"; a word by itself. */
    enum { LETTERS = 128 };
    char letter[] = {'-', (char)optopt, '\0'};
    bool word = optind > 0 && strncmp(argv[optind - 1], "--", 2) == 0;
    const char *name = !word && optopt > 0 && optopt < LETTERS ? letter : argv[optind - 1];
    if (code == ':')
        return wob_fail(error, WOB_USAGE, "%s needs a value; %s --help says which", name, program);
    return wob_fail(error, WOB_USAGE,
                    "%s: no such option; %s --help lists them (what begins with - and is none goes "
                    "behind --)",
                    name, program);
}
