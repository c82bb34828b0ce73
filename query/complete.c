/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobquery complete: what may stand behind a filter, a value a line, for the completion of shells
 * (completions/). Statutes and words of organisations are those of the index; what cannot be known,
 * as without an index, is not told, and is no failure: nobody asked for it.
 */
#include "lib/law/law.h"
#include "lib/search/statutes.h"
#include "query/saved.h"
#include "query/verbs.h"

#include <stdio.h>
#include <string.h>

typedef struct completer {
    const query_options *options;
    wob_slice begins;
    uint32_t told;
} completer;

static void tell(completer *to, wob_slice value)
{
    bool fits = value.size >= to->begins.size &&
                wob_slice_find_nocase(wob_slice_cut(value, 0, to->begins.size), to->begins, 0) == 0;
    if (fits && value.size && to->told < to->options->limit) {
        printf("%.*s\n", WOB_ARG(value));
        to->told++;
    }
}

/* Tables ----------------------------------------------------------------------------------------
 */

static void tell_outcomes(completer *to)
{
    for (int i = 0; i < WOB_OUTCOME_COUNT; i++)
        tell(to, wob_slice_of(wob_outcome_name((wob_outcome)i)));
}

static void tell_parts(completer *to)
{
    for (int i = 0; i < WOB_PART_COUNT; i++)
        tell(to, wob_slice_of(wob_part_name((wob_part)i)));
}

static void tell_kinds(completer *to)
{
    for (int i = 0; i < WOB_KIND_COUNT; i++)
        tell(to, wob_slice_of(wob_kind_name((wob_kind)i)));
}

static void tell_languages(completer *to)
{
    tell(to, wob_slice_of(wob_language_code(WOB_DUTCH)));
    tell(to, wob_slice_of(wob_language_code(WOB_ENGLISH)));
}

static void tell_roles(completer *to)
{
    for (wob_role i = WOB_ROLE_APPLIED; i < WOB_ROLE_STAMP; i++)
        tell(to, wob_slice_of(wob_role_name(i)));
}

static void tell_grounds(completer *to)
{
    for (size_t i = 0; wob_ground_concept_at(i); i++)
        tell(to, wob_slice_of(wob_ground_concept_at(i)));
}

static void tell_saved(completer *to)
{
    wob_arena arena = {0};
    wob_slices names = {0};
    if (saved_names(&arena, &names, NULL) == WOB_OK)
        for (size_t i = 0; i < names.count; i++)
            tell(to, names.at[i]);
    wob_arena_release(&arena);
}

/* The index -------------------------------------------------------------------------------------
 */

static void tell_statutes(completer *to, query_asker *asker)
{
    const wob_node *root;
    wob_plan plan = {0};
    wob_statutes found = {0};
    wob_status status = asker_plan(asker, (wob_slice){0}, true, false, &root, &plan, NULL);
    if (status == WOB_OK)
        status =
            wob_statutes_count(asker->index, &plan, WOB_ROLE_UNKNOWN, &asker->arena, &found, NULL);
    for (size_t i = 0; i < found.at.count && status == WOB_OK; i++)
        tell(to, found.at.at[i].label);
    wob_plan_release(&plan);
}

static wob_status take_word(void *context, wob_slice term, uint32_t frequency, wob_error *error)
{
    size_t prefix = strlen(wob_field_prefix(WOB_FIELD_ORGANISATION));
    (void)frequency;
    (void)error;
    tell(context, wob_slice_cut(term, prefix, term.size));
    return WOB_OK;
}

static void tell_organisations(completer *to, query_asker *asker)
{
    wob_slice prefix = wob_slice_of(wob_field_prefix(WOB_FIELD_ORGANISATION));
    (void)!wob_database_each_term(wob_index_database(asker->index), prefix, take_word, to, NULL);
}

static const struct {
    const char *name;
    void (*tell)(completer *to);
    void (*ask)(completer *to, query_asker *asker);
} kinds[] = {
    {"outcome", tell_outcomes, NULL},  {"part", tell_parts, NULL},
    {"kind", tell_kinds, NULL},        {"lang", tell_languages, NULL},
    {"role", tell_roles, NULL},        {"ground", tell_grounds, NULL},
    {"saved", tell_saved, NULL},       {"statute", NULL, tell_statutes},
    {"org", NULL, tell_organisations},
};

int verb_complete(const query_options *options)
{
    query_asker asker = {0};
    completer to = {options, {0}, 0};
    if (options->name_count > 1)
        to.begins = wob_slice_of(options->names[1]);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, options->names[0]) != 0)
            continue;
        if (kinds[i].tell)
            kinds[i].tell(&to);
        else if (asker_init(&asker, options, NULL) == WOB_OK)
            kinds[i].ask(&to, &asker);
    }
    asker_release(&asker);
    return EXIT_ANSWERED;
}
