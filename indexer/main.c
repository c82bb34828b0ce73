/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobindex: from the command line to its verb. */
#include "indexer/verbs.h"
#include "lib/base/file.h"
#include "lib/base/utf8.h"
#include "lib/base/version.h"
#include "lib/engine/engine.h"
#include "lib/source/source.h"
#include "lib/text/analyse.h"

#include <stdio.h>

void complain(const wob_error *error)
{
    wob_error shown = *error;
    wob_utf8_hide_controls(shown.message);
    fprintf(stderr, "wobindex: %s\n", shown.message);
}

static int print_version(void)
{
    printf("wobindex %s\n%s, %s, %s\nreads: %s\n", WOB_PROGRAM_VERSION, wob_engine_version(),
           wob_text_version(), wob_gunzip_version(), wob_source_readers());
    return EXIT_DONE;
}

static int run(const index_options *options)
{
    switch (options->verb) {
    case VERB_ADD:
        return verb_add(options);
    case VERB_PARSE:
        return verb_parse(options);
    case VERB_CITE:
        return verb_cite(options);
    case VERB_STATUS:
        return verb_status(options);
    case VERB_REMOVE:
        return verb_remove(options);
    case VERB_COMPACT:
        return verb_compact(options);
    case VERB_CHECK:
        return verb_check(options);
    case VERB_SHARD:
        return verb_shard(options);
    case VERB_VERSION:
        return print_version();
    default:
        options_print_help();
        return EXIT_DONE;
    }
}

int main(int argc, char **argv)
{
    index_options options;
    wob_error error = {0};
    int exit_status = EXIT_USAGE;
    if (options_read(argc, argv, &options, &error) == WOB_OK)
        exit_status = run(&options);
    else
        complain(&error);
    options_release(&options);
    if ((fflush(stdout) != 0 || ferror(stdout)) && exit_status == EXIT_DONE) {
        perror("wobindex: cannot write the output");
        exit_status = EXIT_SOME_FAILED;
    }
    return exit_status;
}
