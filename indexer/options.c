/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the command line of wobindex. See options.h. */
#include "indexer/options.h"

#include "lib/base/crew.h"
#include "lib/base/option.h"
#include "lib/index/location.h"
#include "lib/index/shard.h"
#include "lib/source/page_cache.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help_begin[] =
    "wobindex makes and keeps an index of freedom-of-information letters.\n"
    "\n"
    "  wobindex add [OPTION...] PATH...       read letters from files and folders into the index\n"
    "  wobindex parse [OPTION...] FILE...     print what is read from letters as JSON, a line "
    "each\n"
    "  wobindex cite FILE...                  print the statutes that any text cites (- reads from "
    "a pipe)\n"
    "  wobindex status [-d INDEX]             say what is in the index\n"
    "  wobindex remove [-d INDEX] ID|PATH...  take letters out\n"
    "  wobindex compact [-d INDEX]            make the index as small as it can be\n"
    "  wobindex check [-d INDEX] [--repair]   verify the index, and mend it\n"
    "  wobindex shard [-d INDEX] N FOLDER     lay the index over N new ones, for several machines\n"
    "\n"
    "  -d, --index INDEX      the folder of the index (else $WOB_INDEX, else "
    "~/.local/share/wob/index)\n"
    "  -q, --quiet            no progress and no summary\n"
    "  -h, --help             this text\n"
    "      --version          versions of this program, its libraries and its readers\n"
    "\n"
    "add and parse:\n"
    "  -j, --jobs N           read N files at once (else as many as there are processors)\n"
    "      --files-from FILE  read paths from FILE, one a line; - is standard input, as is the "
    "path -\n"
    "  -0, --null             a NUL stands behind each of these paths, as find -print0 puts it\n"
    "      --failures FILE    write what failed to FILE, as CSV: path,reason,message\n"
    "      --no-ocr           do not recognise the text of pages that are pictures\n"
    "      --ocr-cache DIR    keep recognised pages in DIR (else in ~/.cache/wob/pages), so that "
    "none\n"
    "                         is recognised twice; '' keeps none\n"
    "      --limit NAME=N     what reading one file may cost; may be repeated:\n";

static const char help_end[] =
    "add:\n"
    "      --prune            take out letters whose files lie no more in the folders PATH\n"
    "\n"
    "check:\n"
    "      --repair           where faults are found, make the index anew of all letters that are "
    "sound\n"
    "\n"
    "parse:\n"
    "      --stamps           also redaction stamps among the citations\n"
    "      --explain          the letter as text, its parts in the margin, with the rules that "
    "made them\n"
    "\n"
    "Exit status: 0 done, 1 something failed and was named, 2 wrong usage.\n"
    "See wobindex(1), and wobquery(1) to ask the index.\n";

void options_print_help(void)
{
    fputs(help_begin, stdout);
    fputs(wob_limits_help(), stdout);
    fputs(help_end, stdout);
}

/* Verbs that an option is for, one bit each. */
enum {
    READING = 1 << VERB_ADD | 1 << VERB_PARSE,
    INDEXED = 1 << VERB_ADD | 1 << VERB_STATUS | 1 << VERB_REMOVE | 1 << VERB_COMPACT |
              1 << VERB_CHECK | 1 << VERB_SHARD,
    ANY = READING | INDEXED | 1 << VERB_CITE,
};

enum {
    OPTION_FILES_FROM = 256,
    OPTION_FAILURES,
    OPTION_NO_OCR,
    OPTION_OCR_CACHE,
    OPTION_LIMIT,
    OPTION_PRUNE,
    OPTION_REPAIR,
    OPTION_STAMPS,
    OPTION_EXPLAIN,
    OPTION_VERSION,
};

static const struct {
    struct option option;
    unsigned verbs; /* that take it */
} table[] = {
    {{"index", required_argument, NULL, 'd'}, INDEXED},
    {{"quiet", no_argument, NULL, 'q'}, ANY},
    {{"jobs", required_argument, NULL, 'j'}, READING},
    {{"files-from", required_argument, NULL, OPTION_FILES_FROM}, READING},
    {{"null", no_argument, NULL, '0'}, READING},
    {{"failures", required_argument, NULL, OPTION_FAILURES}, READING},
    {{"no-ocr", no_argument, NULL, OPTION_NO_OCR}, READING},
    {{"ocr-cache", required_argument, NULL, OPTION_OCR_CACHE}, READING},
    {{"limit", required_argument, NULL, OPTION_LIMIT}, READING | 1 << VERB_CITE},
    {{"prune", no_argument, NULL, OPTION_PRUNE}, 1 << VERB_ADD},
    {{"repair", no_argument, NULL, OPTION_REPAIR}, 1 << VERB_CHECK},
    {{"stamps", no_argument, NULL, OPTION_STAMPS}, 1 << VERB_PARSE},
    {{"explain", no_argument, NULL, OPTION_EXPLAIN}, 1 << VERB_PARSE},
    {{"help", no_argument, NULL, 'h'}, ANY},
    {{"version", no_argument, NULL, OPTION_VERSION}, ANY},
};

enum { OPTION_COUNT = sizeof table / sizeof *table };

static const struct {
    const char *name;
    verb verb;
    const char *needs; /* what must stand behind it; NULL for nothing at all */
} verbs[] = {
    {"add", VERB_ADD, "files or folders"},
    {"parse", VERB_PARSE, "files"},
    {"cite", VERB_CITE, "files of plain text, or - for standard input"},
    {"status", VERB_STATUS, NULL},
    {"remove", VERB_REMOVE, "ids or paths of letters"},
    {"compact", VERB_COMPACT, NULL},
    {"check", VERB_CHECK, NULL},
    {"shard", VERB_SHARD, "a number of shards, and a new folder for them"},
    {"help", VERB_HELP, NULL},
    {"version", VERB_VERSION, NULL},
};

enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

static wob_status read_jobs(const char *text, unsigned *jobs, wob_error *error)
{
    if (wob_slice_number(wob_slice_of(text), jobs) && *jobs > 0 && *jobs <= WOB_CREW_MOST_WORKERS)
        return WOB_OK;
    return wob_fail(error, WOB_USAGE, "--jobs takes a whole number from 1 to %d, not %s",
                    WOB_CREW_MOST_WORKERS, text);
}

/* One option, by its code. */
static wob_status take_option(index_options *to, int code, wob_error *error)
{
    switch (code) {
    case 'd':
        wob_buffer_clear(&to->index);
        wob_buffer_print(&to->index, "%s", optarg);
        return WOB_OK;
    case 'q':
        to->quiet = true;
        return WOB_OK;
    case 'j':
        return read_jobs(optarg, &to->jobs, error);
    case OPTION_FILES_FROM:
        to->files_from = optarg;
        return WOB_OK;
    case '0':
        to->nul = true;
        return WOB_OK;
    case OPTION_FAILURES:
        to->failures = optarg;
        return WOB_OK;
    case OPTION_NO_OCR:
        to->source.ocr = false;
        return WOB_OK;
    case OPTION_OCR_CACHE:
        wob_buffer_clear(&to->cache);
        wob_buffer_print(&to->cache, "%s", optarg);
        return WOB_OK;
    case OPTION_LIMIT:
        return wob_limits_set(&to->source.limits, wob_slice_of(optarg), error);
    case OPTION_PRUNE:
        to->prune = true;
        return WOB_OK;
    case OPTION_REPAIR:
        to->repair = true;
        return WOB_OK;
    case OPTION_STAMPS:
        to->stamps = true;
        return WOB_OK;
    case OPTION_EXPLAIN:
        to->explain = true;
        return WOB_OK;
    case 'h':
        to->verb = VERB_HELP;
        return WOB_OK;
    default:
        to->verb = VERB_VERSION;
        return WOB_OK;
    }
}

/* Which of the options this is: its bit among those given, by its place in the table. */
static unsigned bit_of(int code)
{
    size_t place = 0;
    while (table[place].option.val != code)
        place++;
    return 1U << place;
}

static wob_status read_options(int argc, char **argv, index_options *to, unsigned *given,
                               wob_error *error)
{
    struct option options[OPTION_COUNT + 1] = {0};
    wob_status status = WOB_OK;
    int code;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        options[i] = table[i].option;
    opterr = 0;
    while (status == WOB_OK && to->verb == VERB_NONE &&
           (code = getopt_long(argc, argv, ":d:qj:0h", options, NULL)) != -1) {
        if (code == '?' || code == ':')
            return wob_option_refuse(code, argv, "wobindex", error);
        *given |= bit_of(code);
        status = take_option(to, code, error);
    }
    return status;
}

/* The path - alone is the list of standard input. */
static void read_list(index_options *to)
{
    if (to->name_count == 1 && strcmp(to->names[0], "-") == 0) {
        to->files_from = "-";
        to->name_count = 0;
    }
}

static wob_status check_given(const char *name, unsigned bit, unsigned given, wob_error *error)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (given & 1U << i && !(table[i].verbs & bit))
            return wob_fail(error, WOB_USAGE, "wobindex %s takes no --%s", name,
                            table[i].option.name);
    return WOB_OK;
}

/* "4 FOLDER": the number is read, and the folder left. */
static wob_status read_shards(index_options *to, wob_error *error)
{
    const unsigned most = WOB_MOST_SHARDS;
    if (to->name_count != 2)
        return wob_fail(error, WOB_USAGE,
                        "wobindex shard needs a number of shards, and a new folder for them");
    if (!wob_slice_number(wob_slice_of(to->names[0]), &to->shards) || to->shards == 0 ||
        to->shards > most)
        return wob_fail(error, WOB_USAGE,
                        "wobindex shard takes a whole number from 1 to %u, not %s", most,
                        to->names[0]);
    to->names++;
    to->name_count--;
    return WOB_OK;
}

static wob_status read_verb(index_options *to, const char *name, unsigned given, wob_error *error)
{
    size_t i = 0;
    while (i < VERB_COUNT && strcmp(verbs[i].name, name) != 0)
        i++;
    if (i == VERB_COUNT)
        return wob_fail(error, WOB_USAGE,
                        "%s: no such verb; they are add, parse, cite, status, remove, compact, "
                        "check and shard",
                        name);
    to->verb = verbs[i].verb;
    unsigned bit = 1U << to->verb;
    if (check_given(name, bit, given, error) != WOB_OK)
        return error->status;
    if (bit & READING)
        read_list(to);
    if (to->nul && !to->files_from)
        return wob_fail(error, WOB_USAGE, "--null needs --files-from, or the path -");
    if (to->prune && to->files_from)
        return wob_fail(error, WOB_USAGE,
                        "--prune needs folders to look through, and takes no list of files");
    if (verbs[i].needs && to->name_count == 0 && !to->files_from)
        return wob_fail(error, WOB_USAGE, "wobindex %s needs %s", name, verbs[i].needs);
    if (!verbs[i].needs && to->name_count > 0)
        return wob_fail(error, WOB_USAGE, "wobindex %s takes no %s", name, to->names[0]);
    if (to->verb == VERB_SHARD && read_shards(to, error) != WOB_OK)
        return error->status;
    return bit & INDEXED && to->index.size == 0 ? wob_index_default_path(&to->index, error)
                                                : WOB_OK;
}

/* Recognised pages are kept unless nobody wants it. */
static void find_cache(index_options *to)
{
    bool named = to->cache.data != NULL;
    if ((named && to->cache.size) || (!named && wob_source_default_cache(&to->cache)))
        to->source.cache = to->cache.data;
}

static unsigned processors(void)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online < 1                       ? 1
           : online > WOB_CREW_MOST_WORKERS ? WOB_CREW_MOST_WORKERS
                                            : (unsigned)online;
}

wob_status options_read(int argc, char **argv, index_options *ret_options, wob_error *error)
{
    index_options read = {.jobs = processors(), .source = WOB_SOURCE_OPTIONS};
    unsigned given = 0;
    wob_status status = read_options(argc, argv, &read, &given, error);
    if (status == WOB_OK && read.verb == VERB_NONE) {
        if (optind == argc) {
            status = wob_fail(error, WOB_USAGE, "what shall be done? wobindex --help lists it");
        } else {
            read.names = argv + optind + 1;
            read.name_count = (size_t)(argc - optind - 1);
            status = read_verb(&read, argv[optind], given, error);
        }
    }
    find_cache(&read);
    *ret_options = read;
    return status;
}

void options_release(index_options *options)
{
    wob_buffer_release(&options->index);
    wob_buffer_release(&options->cache);
}
