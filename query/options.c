/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the command line of wobquery. See options.h. */
#include "query/options.h"

#include "lib/base/option.h"
#include "lib/index/location.h"
#include "lib/search/hits.h"

#include <getopt.h>
#include <string.h>

const char options_help[] =
    "wobquery asks an index of freedom-of-information letters: what was answered, on which "
    "ground?\n"
    "\n"
    "  wobquery [search] [-d INDEX] [options] QUERY...   print the passages that answer best\n"
    "  wobquery batch [-d INDEX] [options] FILE          answer a file of queries (- reads from a "
    "pipe)\n"
    "  wobquery statutes [-d INDEX] [--role ROLE] [QUERY...]  count the statutes that letters "
    "cite\n"
    "  wobquery show [-d INDEX] ID...                    print a letter, or a passage, by its id\n"
    "\n"
    "  -d, --index INDEX    the folder of the index (else $WOB_INDEX, else "
    "~/.local/share/wob/index)\n"
    "  -n, --limit N        how many passages (10; of batch 1000 for each query; of statutes 25)\n"
    "      --offset N       leave out the first N\n"
    "      --per-letter N   passages of one letter before others answer too (search: 2; 0: any "
    "number)\n"
    "      --sort ORDER     relevance (default) or date, the latest first\n"
    "      --facets         also count organisations, years, outcomes and statutes\n"
    "      --successors     a provision of Wob or Woo finds what corresponds in the other act too\n"
    "      --role ROLE      count only citations that are applied, considered, framework, "
    "procedure,\n"
    "                       argued or annex (statutes)\n"
    "      --json           print one JSON object (search, statutes)\n"
    "      --format FORMAT  jsonl (default), trec or csv (batch)\n"
    "  -h, --help           this text\n"
    "      --version        versions of this program and its libraries\n"
    "\n"
    "In a query: words, \"a phrase\", -without, begin*, AND OR NOT, NEAR/5, ( ), and filters:\n"
    "  item:5  statute:\"Wob 10.2.g\"  wet:Wpg  role:applied  ground:privacy  part:answer\n"
    "  outcome:refused  kind:decision  org:politie  year:2021  date:2019..2021  lang:nl  "
    "letter:ID\n"
    "\n"
    "Exit status: 0 answered, 1 something failed and was named, 2 wrong usage.\n"
    "See wobquery(1), and wobindex(1) to make an index.\n";

enum {
    OPTION_OFFSET = 256,
    OPTION_PER_LETTER,
    OPTION_SORT,
    OPTION_FACETS,
    OPTION_SUCCESSORS,
    OPTION_ROLE,
    OPTION_JSON,
    OPTION_FORMAT,
    OPTION_VERSION
};

enum {
    DEFAULT_HITS = 10,
    DEFAULT_BATCH_HITS = WOB_MOST_HITS,
    DEFAULT_PER_LETTER = 2,
    DEFAULT_STATUTES = 25
};

static const struct option long_options[] = {
    {"index", required_argument, NULL, 'd'},
    {"limit", required_argument, NULL, 'n'},
    {"offset", required_argument, NULL, OPTION_OFFSET},
    {"per-letter", required_argument, NULL, OPTION_PER_LETTER},
    {"sort", required_argument, NULL, OPTION_SORT},
    {"facets", no_argument, NULL, OPTION_FACETS},
    {"successors", no_argument, NULL, OPTION_SUCCESSORS},
    {"role", required_argument, NULL, OPTION_ROLE},
    {"json", no_argument, NULL, OPTION_JSON},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, OPTION_VERSION},
    {0},
};

static wob_status read_count(const char *option, const char *text, uint32_t *ret_count,
                             wob_error *error)
{
    unsigned count;
    if (!wob_slice_number(wob_slice_of(text), &count) || count > WOB_MOST_HITS)
        return wob_fail(error, WOB_USAGE, "%s takes a whole number up to %d, not %s", option,
                        WOB_MOST_HITS, text);
    *ret_count = count;
    return WOB_OK;
}

static wob_status read_format(const char *text, batch_format *ret_format, wob_error *error)
{
    static const char *const names[] = {"jsonl", "trec", "csv"};
    for (int i = 0; i < 3; i++)
        if (strcmp(names[i], text) == 0) {
            *ret_format = (batch_format)i;
            return WOB_OK;
        }
    return wob_fail(error, WOB_USAGE, "--format takes jsonl, trec or csv, not %s", text);
}

static wob_status read_sort(const char *text, bool *ret_by_date, wob_error *error)
{
    *ret_by_date = strcmp(text, "date") == 0;
    if (!*ret_by_date && strcmp(text, "relevance") != 0)
        return wob_fail(error, WOB_USAGE, "--sort takes relevance or date, not %s", text);
    return WOB_OK;
}

static wob_status read_role(const char *text, wob_role *ret_role, wob_error *error)
{
    for (wob_role role = WOB_ROLE_APPLIED; role < WOB_ROLE_STAMP; role++)
        if (strcmp(wob_role_name(role), text) == 0) {
            *ret_role = role;
            return WOB_OK;
        }
    return wob_fail(error, WOB_USAGE,
                    "--role takes applied, considered, framework, procedure, argued or annex, not "
                    "%s",
                    text);
}

static wob_status read_option(int code, query_options *to, wob_error *error)
{
    switch (code) {
    case 'd':
        wob_buffer_clear(&to->index);
        wob_buffer_print(&to->index, "%s", optarg);
        return WOB_OK;
    case 'n':
        return read_count("--limit", optarg, &to->limit, error);
    case OPTION_OFFSET:
        return read_count("--offset", optarg, &to->offset, error);
    case OPTION_PER_LETTER:
        return read_count("--per-letter", optarg, &to->per_letter, error);
    case OPTION_SORT:
        return read_sort(optarg, &to->by_date, error);
    case OPTION_FORMAT:
        return read_format(optarg, &to->format, error);
    case OPTION_ROLE:
        return read_role(optarg, &to->role, error);
    case OPTION_SUCCESSORS:
        to->successors = true;
        return WOB_OK;
    case OPTION_FACETS:
        to->facets = true;
        return WOB_OK;
    default:
        to->json = true;
        return WOB_OK;
    }
}

static wob_status read_options(int argc, char **argv, query_options *to, wob_error *error)
{
    wob_status status = WOB_OK;
    int code;
    opterr = 0;
    while (status == WOB_OK &&
           (code = getopt_long(argc, argv, ":d:n:h", long_options, NULL)) != -1) {
        if (code == ':' || code == '?')
            return wob_option_refuse(code, argv, "wobquery", error);
        if (code == 'h' || code == OPTION_VERSION) {
            to->verb = code == 'h' ? VERB_HELP : VERB_VERSION;
            return WOB_OK;
        }
        status = read_option(code, to, error);
    }
    return status;
}

/* The verb, and the names behind it; a first word that is no verb is a word of a query. */
static void read_verb(query_options *to)
{
    static const struct {
        const char *name;
        verb verb;
    } verbs[] = {{"search", VERB_SEARCH}, {"batch", VERB_BATCH}, {"statutes", VERB_STATUTES},
                 {"show", VERB_SHOW},     {"help", VERB_HELP},   {"version", VERB_VERSION}};
    to->verb = VERB_SEARCH;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, to->names[0]) == 0) {
            to->verb = verbs[i].verb;
            to->names++;
            to->name_count--;
            return;
        }
}

static wob_status check_names(const query_options *to, wob_error *error)
{
    if (to->verb == VERB_SEARCH && to->name_count == 0)
        return wob_fail(error, WOB_USAGE, "wobquery search needs a query");
    if (to->verb == VERB_BATCH && to->name_count != 1)
        return wob_fail(error, WOB_USAGE,
                        "wobquery batch needs one file of queries, qid<TAB>query a line");
    if (to->verb == VERB_SHOW && to->name_count == 0)
        return wob_fail(error, WOB_USAGE, "wobquery show needs the id of a letter or passage");
    if (to->role && to->verb != VERB_STATUTES)
        return wob_fail(error, WOB_USAGE,
                        "--role is for wobquery statutes; in a question write role:%s",
                        wob_role_name(to->role));
    return WOB_OK;
}

wob_status options_read(int argc, char **argv, query_options *ret_options, wob_error *error)
{
    query_options read = {.limit = UINT32_MAX, .per_letter = UINT32_MAX};
    wob_status status = read_options(argc, argv, &read, error);
    if (status == WOB_OK && read.verb == VERB_NONE) {
        read.names = argv + optind;
        read.name_count = (size_t)(argc - optind);
        if (read.name_count == 0)
            status = wob_fail(error, WOB_USAGE, "what shall be asked? wobquery --help says how");
        else
            read_verb(&read);
        if (status == WOB_OK)
            status = check_names(&read, error);
        if (read.per_letter == UINT32_MAX)
            read.per_letter = read.verb == VERB_BATCH ? 0 : DEFAULT_PER_LETTER;
        if (read.limit == UINT32_MAX)
            read.limit = read.verb == VERB_BATCH      ? DEFAULT_BATCH_HITS
                         : read.verb == VERB_STATUTES ? DEFAULT_STATUTES
                                                      : DEFAULT_HITS;
        if (status == WOB_OK && read.offset + read.limit > WOB_MOST_HITS)
            status = wob_fail(error, WOB_USAGE, "--offset and --limit together go up to %d",
                              WOB_MOST_HITS);
        if (status == WOB_OK && read.verb != VERB_HELP && read.verb != VERB_VERSION &&
            read.index.size == 0)
            status = wob_index_default_path(&read.index, error);
    }
    *ret_options = read;
    return status;
}

void options_release(query_options *options)
{
    wob_buffer_release(&options->index);
}
