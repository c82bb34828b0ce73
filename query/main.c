/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobquery: from the command line to its verb. */
#include "lib/base/version.h"
#include "lib/text/dictionary.h"
#include "query/tongue.h"
#include "query/verbs.h"

#include <stdio.h>

int complain(const wob_error *error)
{
    fprintf(stderr, "wobquery: %s\n", error->message);
    return error->status == WOB_USAGE ? EXIT_USAGE : EXIT_SOME_FAILED;
}

static int print_help(const query_options *options)
{
    (void)options;
    fputs(_(options_help), stdout);
    return EXIT_ANSWERED;
}

static int print_version(const query_options *options)
{
    const char *missing = wob_dictionaries_missing();
    (void)options;
    printf("wobquery %s\n%s, %s\n", WOB_PROGRAM_VERSION, wob_engine_version(), wob_text_version());
    printf("dictionaries: %s%s\n", *missing ? "not installed: " : "FreeDict eng-nld, nld-eng",
           missing);
    return EXIT_ANSWERED;
}

static int (*const run[VERB_COUNT])(const query_options *options) = {
    [VERB_SEARCH] = verb_search,     [VERB_LIKE] = verb_like,
    [VERB_BATCH] = verb_batch,       [VERB_STATUTES] = verb_statutes,
    [VERB_SHOW] = verb_show,         [VERB_CITE] = verb_cite,
    [VERB_SAVE] = verb_save,         [VERB_NEW] = verb_new,
    [VERB_SAVED] = verb_saved,       [VERB_FORGET] = verb_forget,
    [VERB_COMPLETE] = verb_complete, [VERB_VERSION] = print_version,
    [VERB_HELP] = print_help,
};

int main(int argc, char **argv)
{
    query_options options;
    wob_error error = {0};
    int exit_status;
    tongue_choose();
    if (options_read(argc, argv, &options, &error) == WOB_OK)
        exit_status = run[options.verb](&options);
    else
        exit_status = complain(&error);
    options_release(&options);
    if ((fflush(stdout) != 0 || ferror(stdout)) && exit_status == EXIT_ANSWERED) {
        perror("wobquery: cannot write the output");
        exit_status = EXIT_SOME_FAILED;
    }
    return exit_status;
}
