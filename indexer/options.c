/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the command line of wobindex. See options.h. */
#include "indexer/options.h"

#include "lib/base/option.h"
#include "lib/index/location.h"

#include <getopt.h>
#include <string.h>

const char options_help[] =
    "wobindex makes and keeps an index of freedom-of-information letters.\n"
    "\n"
    "  wobindex add [-d INDEX] PATH...        read letters from files and folders into the index\n"
    "  wobindex parse [--stamps] FILE...      print what is read from letters as JSON, a line "
    "each\n"
    "  wobindex status [-d INDEX]             say what is in the index\n"
    "  wobindex remove [-d INDEX] ID|PATH...  take letters out\n"
    "  wobindex check [-d INDEX]              verify the index\n"
    "\n"
    "  -d, --index INDEX   the folder of the index (else $WOB_INDEX, else "
    "~/.local/share/wob/index)\n"
    "  -q, --quiet         no progress and no summary\n"
    "  -h, --help          this text\n"
    "      --version       versions of this program, its libraries and its readers\n"
    "\n"
    "Exit status: 0 done, 1 something failed and was named, 2 wrong usage.\n"
    "See wobindex(1), and wobquery(1) to ask the index.\n";

enum { OPTION_STAMPS = 256, OPTION_VERSION };

static const struct option long_options[] = {
    {"index", required_argument, NULL, 'd'},        {"quiet", no_argument, NULL, 'q'},
    {"stamps", no_argument, NULL, OPTION_STAMPS},   {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, OPTION_VERSION}, {0},
};

static const struct {
    const char *name;
    verb verb;
    bool uses_index;
    const char *needs; /* what must stand behind it; NULL for nothing at all */
} verbs[] = {
    {"add", VERB_ADD, true, "files or folders"},
    {"parse", VERB_PARSE, false, "files"},
    {"status", VERB_STATUS, true, NULL},
    {"remove", VERB_REMOVE, true, "ids or paths of letters"},
    {"check", VERB_CHECK, true, NULL},
    {"help", VERB_HELP, false, NULL},
    {"version", VERB_VERSION, false, NULL},
};

enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

static wob_status read_options(int argc, char **argv, index_options *to, wob_error *error)
{
    int code;
    opterr = 0;
    while ((code = getopt_long(argc, argv, ":d:qh", long_options, NULL)) != -1)
        switch (code) {
        case 'd':
            wob_buffer_clear(&to->index);
            wob_buffer_print(&to->index, "%s", optarg);
            break;
        case 'q':
            to->quiet = true;
            break;
        case OPTION_STAMPS:
            to->stamps = true;
            break;
        case 'h':
            to->verb = VERB_HELP;
            return WOB_OK;
        case OPTION_VERSION:
            to->verb = VERB_VERSION;
            return WOB_OK;
        default:
            return wob_option_refuse(code, argv, "wobindex", error);
        }
    return WOB_OK;
}

static wob_status read_verb(index_options *to, const char *name, wob_error *error)
{
    for (size_t i = 0; i < VERB_COUNT; i++) {
        if (strcmp(verbs[i].name, name) != 0)
            continue;
        to->verb = verbs[i].verb;
        if (verbs[i].needs && to->name_count == 0)
            return wob_fail(error, WOB_USAGE, "wobindex %s needs %s", name, verbs[i].needs);
        if (!verbs[i].needs && to->name_count > 0)
            return wob_fail(error, WOB_USAGE, "wobindex %s takes no %s", name, to->names[0]);
        if (verbs[i].uses_index && to->index.size == 0)
            return wob_index_default_path(&to->index, error);
        return WOB_OK;
    }
    return wob_fail(error, WOB_USAGE,
                    "%s: no such verb; they are add, parse, status, remove and check", name);
}

wob_status options_read(int argc, char **argv, index_options *ret_options, wob_error *error)
{
    index_options read = {0};
    wob_status status = read_options(argc, argv, &read, error);
    if (status == WOB_OK && read.verb == VERB_NONE) {
        if (optind == argc) {
            status = wob_fail(error, WOB_USAGE, "what shall be done? wobindex --help lists it");
        } else {
            read.names = argv + optind + 1;
            read.name_count = (size_t)(argc - optind - 1);
            status = read_verb(&read, argv[optind], error);
        }
    }
    *ret_options = read;
    return status;
}

void options_release(index_options *options)
{
    wob_buffer_release(&options->index);
}
