/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the command line of wobquery. See options.h.
 *
 * Two tables say what there is: the verbs, with what each can print and how many names it takes,
 * and the options, with the verbs that they belong to. What belongs to no verb is refused.
 */
#include "query/options.h"

#include "lib/base/option.h"
#include "lib/index/location.h"
#include "lib/search/hits.h"
#include "query/tongue.h"

#include <getopt.h>
#include <string.h>

/* Verbs ---------------------------------------------------------------------------------------- */

#define ONE_OF(n) (1U << (n))

enum {
    LISTS = ONE_OF(AS_TEXT) | ONE_OF(AS_JSON) | ONE_OF(AS_JSONL) | ONE_OF(AS_CSV) |
            ONE_OF(AS_MARKDOWN) | ONE_OF(AS_HTML),
    PAGES = ONE_OF(AS_TEXT) | ONE_OF(AS_JSON) | ONE_OF(AS_MARKDOWN) | ONE_OF(AS_HTML),
    ANY_NUMBER = -1,
};

static const char *const format_names[AS_COUNT] = {
    [AS_TEXT] = "text", [AS_JSON] = "json",         [AS_JSONL] = "jsonl",       [AS_CSV] = "csv",
    [AS_HTML] = "html", [AS_BIBTEX] = "bibtex",     [AS_CSL_JSON] = "csl-json", [AS_ATOM] = "atom",
    [AS_TREC] = "trec", [AS_MARKDOWN] = "markdown",
};

static const struct {
    const char *name;
    unsigned formats;
    output_format usual;
    uint32_t limit, per_letter; /* unless told */
    int least, most;            /* names */
    const char *needs;          /* what is said where there are fewer or more */
} verbs[VERB_COUNT] = {
    [VERB_SEARCH] = {"search", LISTS, AS_TEXT, 10, 2, 1, ANY_NUMBER, N_("needs a query")},
    [VERB_LIKE] = {"like", LISTS, AS_TEXT, 5, 0, 1, 1,
                   N_("needs one request: a file, - or the id of a letter")},
    [VERB_BATCH] = {"batch", ONE_OF(AS_JSONL) | ONE_OF(AS_CSV) | ONE_OF(AS_TREC), AS_JSONL,
                    WOB_MOST_HITS, 0, 1, 1, N_("needs one file of queries, qid<TAB>query a line")},
    [VERB_STATUTES] = {"statutes", ONE_OF(AS_TEXT) | ONE_OF(AS_JSON) | ONE_OF(AS_CSV), AS_TEXT, 25,
                       0, 0, ANY_NUMBER, ""},
    [VERB_SHOW] = {"show", PAGES, AS_TEXT, 0, 0, 1, ANY_NUMBER,
                   N_("needs the id of a letter or passage")},
    [VERB_CITE] = {"cite", ONE_OF(AS_TEXT) | ONE_OF(AS_BIBTEX) | ONE_OF(AS_CSL_JSON), AS_TEXT, 0, 0,
                   1, ANY_NUMBER, N_("needs the id of a letter or passage")},
    [VERB_SAVE] = {"save", ONE_OF(AS_TEXT), AS_TEXT, 0, 0, 2, ANY_NUMBER,
                   N_("needs a name and a query")},
    [VERB_NEW] = {"new", LISTS | ONE_OF(AS_ATOM), AS_TEXT, 100, 0, 1, 1,
                  N_("needs the name of a saved query")},
    [VERB_SAVED] = {"saved", ONE_OF(AS_TEXT) | ONE_OF(AS_JSON), AS_TEXT, 0, 0, 0, 0,
                    N_("takes no names")},
    [VERB_FORGET] = {"forget", ONE_OF(AS_TEXT), AS_TEXT, 0, 0, 1, ANY_NUMBER,
                     N_("needs names of saved queries")},
    [VERB_COMPLETE] = {"complete", ONE_OF(AS_TEXT), AS_TEXT, 200, 0, 1, 2,
                       N_("needs the name of a filter, and how its value begins")},
    [VERB_HELP] = {"help", ONE_OF(AS_TEXT), AS_TEXT, 0, 0, 0, ANY_NUMBER, ""},
    [VERB_VERSION] = {"version", ONE_OF(AS_TEXT), AS_TEXT, 0, 0, 0, ANY_NUMBER, ""},
};

/* Options -------------------------------------------------------------------------------------- */

#define FINDING (ONE_OF(VERB_SEARCH) | ONE_OF(VERB_NEW))
#define ALL     (~0U)

typedef wob_status option_fn(const char *value, query_options *to, wob_error *error);

static wob_status read_number(const char *option, const char *value, uint32_t most, uint32_t *ret,
                              wob_error *error)
{
    unsigned count;
    if (!wob_slice_number(wob_slice_of(value), &count) || count > most)
        return wob_fail(error, WOB_USAGE, _("%s takes a whole number up to %u, not %s"), option,
                        most, value);
    *ret = count;
    return WOB_OK;
}

static wob_status read_index(const char *value, query_options *to, wob_error *error)
{
    (void)error;
    wob_buffer_clear(&to->index);
    wob_buffer_print(&to->index, "%s", value);
    return WOB_OK;
}

static wob_status read_limit(const char *value, query_options *to, wob_error *error)
{
    return read_number("--limit", value, WOB_MOST_HITS, &to->limit, error);
}

static wob_status read_offset(const char *value, query_options *to, wob_error *error)
{
    return read_number("--offset", value, WOB_MOST_HITS, &to->offset, error);
}

static wob_status read_per_letter(const char *value, query_options *to, wob_error *error)
{
    return read_number("--per-letter", value, WOB_MOST_HITS, &to->per_letter, error);
}

static wob_status read_jobs(const char *value, query_options *to, wob_error *error)
{
    enum { MOST_JOBS = 256 };
    return read_number("--jobs", value, MOST_JOBS, &to->jobs, error);
}

static wob_status read_collapse(const char *value, query_options *to, wob_error *error)
{
    to->most_of_letter = strcmp(value, "letter") == 0;
    to->same_once = strcmp(value, "none") != 0;
    if (!to->same_once)
        to->per_letter = 0;
    else if (!to->most_of_letter && strcmp(value, "passage") != 0)
        return wob_fail(error, WOB_USAGE, _("--collapse takes letter, passage or none, not %s"),
                        value);
    return WOB_OK;
}

static wob_status read_sort(const char *value, query_options *to, wob_error *error)
{
    to->by_date = strcmp(value, "date") == 0;
    if (!to->by_date && strcmp(value, "relevance") != 0)
        return wob_fail(error, WOB_USAGE, _("--sort takes relevance or date, not %s"), value);
    return WOB_OK;
}

static wob_status read_role(const char *value, query_options *to, wob_error *error)
{
    for (wob_role role = WOB_ROLE_APPLIED; role < WOB_ROLE_STAMP; role++)
        if (strcmp(wob_role_name(role), value) == 0) {
            to->role = role;
            return WOB_OK;
        }
    return wob_fail(
        error, WOB_USAGE,
        _("--role takes applied, considered, framework, procedure, argued or annex, not "
          "%s"),
        value);
}

static wob_status read_format(const char *value, query_options *to, wob_error *error)
{
    for (output_format format = AS_TEXT; format < AS_COUNT; format++)
        if (strcmp(format_names[format], value) == 0) {
            to->format = format;
            return WOB_OK;
        }
    return wob_fail(
        error, WOB_USAGE,
        _("--as takes text, json, jsonl, csv, markdown, html, trec, bibtex, csl-json or "
          "atom, not %s"),
        value);
}

static wob_status read_colour(const char *value, query_options *to, wob_error *error)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++)
        if (strcmp(names[i], value) == 0) {
            to->colour = (colour_choice)i;
            return WOB_OK;
        }
    return wob_fail(error, WOB_USAGE, _("--colour takes auto, always or never, not %s"), value);
}

static wob_status read_reviewed(const char *value, query_options *to, wob_error *error)
{
    (void)error;
    to->reviewed = value;
    return WOB_OK;
}

static wob_status read_output(const char *value, query_options *to, wob_error *error)
{
    (void)error;
    to->output = value;
    return WOB_OK;
}

static const struct {
    const char *name;
    int letter;      /* of its short form; 0: none */
    unsigned verbs;  /* that it belongs to */
    option_fn *read; /* its value; NULL: it takes none, */
    size_t flag;     /* and sets the bool that lies there in query_options */
} known[] = {
    {"index", 'd', ALL, read_index, 0},
    {"limit", 'n',
     FINDING | ONE_OF(VERB_LIKE) | ONE_OF(VERB_BATCH) | ONE_OF(VERB_STATUTES) |
         ONE_OF(VERB_COMPLETE),
     read_limit, 0},
    {"offset", 0, ONE_OF(VERB_SEARCH) | ONE_OF(VERB_BATCH) | ONE_OF(VERB_STATUTES), read_offset, 0},
    {"sort", 0, ONE_OF(VERB_SEARCH), read_sort, 0},
    {"per-letter", 0, ONE_OF(VERB_SEARCH) | ONE_OF(VERB_BATCH), read_per_letter, 0},
    {"collapse", 0, ONE_OF(VERB_SEARCH), read_collapse, 0},
    {"facets", 0, ONE_OF(VERB_SEARCH), NULL, offsetof(query_options, facets)},
    {"explain", 0, ONE_OF(VERB_SEARCH), NULL, offsetof(query_options, explain)},
    {"successors", 0,
     ONE_OF(VERB_SEARCH) | ONE_OF(VERB_SAVE) | ONE_OF(VERB_BATCH) | ONE_OF(VERB_STATUTES), NULL,
     offsetof(query_options, successors)},
    {"role", 0, ONE_OF(VERB_STATUTES), read_role, 0},
    {"as", 0, ALL, read_format, 0},
    {"format", 0, ALL, read_format, 0},
    {"json", 0, ALL, NULL, 0},
    {"reviewed", 0, FINDING | ONE_OF(VERB_SHOW) | ONE_OF(VERB_LIKE), read_reviewed, 0},
    {"open", 0, ONE_OF(VERB_SHOW), NULL, offsetof(query_options, open)},
    {"jobs", 'j', ONE_OF(VERB_BATCH), read_jobs, 0},
    {"output", 'o', ONE_OF(VERB_BATCH), read_output, 0},
    {"resume", 0, ONE_OF(VERB_BATCH), NULL, offsetof(query_options, resume)},
    {"colour", 0, ALL, read_colour, 0},
    {"color", 0, ALL, read_colour, 0},
    {"no-pager", 0, ALL, NULL, offsetof(query_options, no_pager)},
    {"help", 'h', ALL, NULL, 0},
    {"version", 0, ALL, NULL, 0},
};

enum { OPTION_COUNT = sizeof known / sizeof *known, FIRST_LONG = 256 };

/* The option that getopt_long() returned: by its short form, or by its place. */
static size_t option_of(int code)
{
    size_t i = 0;
    if (code >= FIRST_LONG)
        return (size_t)(code - FIRST_LONG);
    while (known[i].letter != code)
        i++;
    return i;
}

static wob_status take_option(size_t i, query_options *to, wob_error *error)
{
    if (known[i].read)
        return known[i].read(optarg, to, error);
    if (strcmp(known[i].name, "json") == 0)
        to->format = AS_JSON;
    else if (strcmp(known[i].name, "help") == 0)
        to->verb = VERB_HELP;
    else if (strcmp(known[i].name, "version") == 0)
        to->verb = VERB_VERSION;
    else
        *(bool *)((char *)to + known[i].flag) = true;
    return WOB_OK;
}

/* `given`: a bit for each option that is there. */
static wob_status read_options(int argc, char **argv, query_options *to, uint32_t *given,
                               wob_error *error)
{
    struct option long_options[OPTION_COUNT + 1] = {{0}};
    wob_status status = WOB_OK;
    int code;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        long_options[i] =
            (struct option){known[i].name, known[i].read ? required_argument : no_argument, NULL,
                            FIRST_LONG + (int)i};
    opterr = 0;
    while (status == WOB_OK && to->verb == VERB_NONE &&
           (code = getopt_long(argc, argv, ":d:n:j:o:h", long_options, NULL)) != -1) {
        if (code == ':' || code == '?')
            return wob_option_refuse(code, argv, "wobquery", error);
        *given |= ONE_OF(option_of(code));
        status = take_option(option_of(code), to, error);
    }
    return status;
}

/* The whole ------------------------------------------------------------------------------------ */

/* The verb, and the names behind it; a first word that is no verb is a word of a query. */
static void read_verb(query_options *to)
{
    to->verb = VERB_SEARCH;
    for (verb i = VERB_SEARCH; i < VERB_COUNT; i++)
        if (strcmp(verbs[i].name, to->names[0]) == 0) {
            to->verb = i;
            to->names++;
            to->name_count--;
            return;
        }
}

static wob_status check_options(const query_options *to, uint32_t given, wob_error *error)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if ((given & ONE_OF(i)) && !(known[i].verbs & ONE_OF(to->verb))) {
            if (strcmp(known[i].name, "role") == 0)
                return wob_fail(error, WOB_USAGE,
                                _("--role is for wobquery statutes; in a question write role:%s"),
                                wob_role_name(to->role));
            return wob_fail(error, WOB_USAGE,
                            _("wobquery %s knows no --%s; wobquery --help says which it does"),
                            verbs[to->verb].name, known[i].name);
        }
    if (to->resume && !to->output)
        return wob_fail(error, WOB_USAGE,
                        _("--resume needs --output FILE, the file to go on with"));
    return WOB_OK;
}

static wob_status check_format(const query_options *to, wob_error *error)
{
    wob_buffer can = {0};
    unsigned formats = verbs[to->verb].formats;
    if (formats & ONE_OF(to->format))
        return WOB_OK;
    for (output_format i = AS_TEXT; i < AS_COUNT; i++)
        if (formats & ONE_OF(i))
            wob_buffer_print(&can, "%s%s", can.size ? ", " : "", format_names[i]);
    wob_status status = wob_fail(error, WOB_USAGE, _("wobquery %s prints %s, not %s"),
                                 verbs[to->verb].name, can.data, format_names[to->format]);
    wob_buffer_release(&can);
    return status;
}

/* What was not told is as the verb has it. */
static wob_status complete(query_options *to, uint32_t given, wob_error *error)
{
    int count = (int)to->name_count;
    if (count < verbs[to->verb].least ||
        (verbs[to->verb].most != ANY_NUMBER && count > verbs[to->verb].most))
        return wob_fail(error, WOB_USAGE, _("wobquery %s %s"), verbs[to->verb].name,
                        _(verbs[to->verb].needs));
    wob_status status = check_options(to, given, error);
    if (to->format == AS_COUNT)
        to->format = verbs[to->verb].usual;
    if (to->per_letter == UINT32_MAX)
        to->per_letter = verbs[to->verb].per_letter;
    if (to->limit == UINT32_MAX)
        to->limit = verbs[to->verb].limit;
    if (status == WOB_OK)
        status = check_format(to, error);
    if (status == WOB_OK && to->offset + to->limit > WOB_MOST_HITS)
        status = wob_fail(error, WOB_USAGE, _("--offset and --limit together go up to %d"),
                          WOB_MOST_HITS);
    if (status == WOB_OK && to->verb != VERB_HELP && to->verb != VERB_VERSION &&
        to->index.size == 0)
        status = wob_index_default_path(&to->index, error);
    return status;
}

wob_status options_read(int argc, char **argv, query_options *ret_options, wob_error *error)
{
    query_options read = {.command = argv,
                          .limit = UINT32_MAX,
                          .per_letter = UINT32_MAX,
                          .format = AS_COUNT,
                          .same_once = true};
    uint32_t given = 0;
    wob_status status = read_options(argc, argv, &read, &given, error);
    if (status == WOB_OK && read.verb == VERB_NONE) {
        read.names = argv + optind;
        read.name_count = (size_t)(argc - optind);
        if (read.name_count == 0) {
            status = wob_fail(error, WOB_USAGE, _("what shall be asked? wobquery --help says how"));
        } else {
            read_verb(&read);
            status = complete(&read, given, error);
        }
    }
    *ret_options = read;
    return status;
}

void options_release(query_options *options)
{
    wob_buffer_release(&options->index);
}
