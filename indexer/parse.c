/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobindex parse: prints what is read from letters, and indexes nothing. */
#include "indexer/verbs.h"
#include "lib/letter/letter_json.h"

#include <stdio.h>

typedef struct letter_printer {
    wob_analyser *analyser;
    wob_arena arena;
    wob_buffer line;
    bool stamps;
} letter_printer;

static wob_status print_letter(void *context, const wob_letter *letter, wob_error *error)
{
    letter_printer *to = context;
    wob_buffer_clear(&to->line);
    wob_letter_write_json(letter, to->stamps, &to->line);
    wob_buffer_add_char(&to->line, '\n');
    (void)fwrite(to->line.data, 1, to->line.size, stdout);
    return ferror(stdout) ? wob_fail(error, WOB_IO, "cannot write the output") : WOB_OK;
}

static wob_status print_source(void *context, const wob_source *source, wob_error *error)
{
    letter_printer *to = context;
    return wob_letters_each(source, to->analyser, &to->arena, print_letter, to, error);
}

int verb_parse(const index_options *options)
{
    letter_printer to = {.stamps = options->stamps};
    wob_error error = {0};
    int exit_status = EXIT_DONE;
    if (wob_analyser_new(&to.analyser, &error) != WOB_OK) {
        complain(&error);
        return EXIT_SOME_FAILED;
    }
    for (size_t i = 0; i < options->name_count && error.status != WOB_IO; i++) {
        if (wob_source_each(options->names[i], &WOB_SOURCE_OPTIONS, &to.arena, print_source, &to,
                            &error) != WOB_OK) {
            complain(&error);
            exit_status = EXIT_SOME_FAILED;
        }
        wob_arena_clear(&to.arena);
    }
    wob_analyser_free(to.analyser);
    wob_arena_release(&to.arena);
    wob_buffer_release(&to.line);
    return exit_status;
}
