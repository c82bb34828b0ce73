/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobquery statutes: the citator. Which provisions letters cite, and in how many. */
#include "lib/search/statutes.h"
#include "lib/base/json.h"
#include "lib/law/link.h"
#include "query/csv.h"
#include "query/render.h"
#include "query/tongue.h"

#include <stdio.h>

enum { STATUTES_SCHEMA = 1 }; /* of the object in docs/hits.md */

typedef struct statute_list {
    const query_options *options;
    wob_slice query, understood;
    wob_statutes found;
    size_t end; /* of the rows that are shown */
} statute_list;

static wob_status count(query_asker *asker, statute_list *list, wob_error *error)
{
    const wob_node *root;
    wob_plan plan = {0};
    wob_status status =
        asker_plan(asker, list->query, false, list->options->successors, &root, &plan, error);
    if (status == WOB_OK) {
        list->understood = describe_question(root, &asker->arena);
        status = wob_statutes_count(asker->index, &plan, list->options->role, &asker->arena,
                                    &list->found, error);
    }
    wob_plan_release(&plan);
    size_t shown = (size_t)list->options->offset + list->options->limit;
    list->end = shown < list->found.at.count ? shown : list->found.at.count;
    return status;
}

static void write_text(const statute_list *list, const text_style *style, wob_buffer *to)
{
    const query_options *options = list->options;
    if (options->offset < list->end)
        wob_buffer_print(to, "%s%8s%10s%s\n", style->dim, _("letters"), _("passages"),
                         style->plain);
    for (size_t i = options->offset; i < list->end; i++) {
        const wob_statute_count *row = &list->found.at.at[i];
        const wob_ground *ground = wob_ground_find(row->label);
        wob_buffer_print(to, "%8u%10u  %s%.*s%s", (unsigned)row->letters, (unsigned)row->passages,
                         style->strong, WOB_ARG(row->label), style->plain);
        if (ground)
            wob_buffer_print(to, "  %.*s",
                             WOB_ARG(tongue_is_dutch() ? ground->meaning_nl : ground->meaning_en));
        wob_buffer_add_char(to, '\n');
    }
    wob_buffer_print(to, "%s", style->dim);
    wob_buffer_print(to, ngettext("%zu provision", "%zu provisions", list->found.at.count),
                     list->found.at.count);
    if (options->role)
        wob_buffer_print(to, _(" in the role \"%s\""), wob_role_name(options->role));
    else
        wob_buffer_print(to, "%s", _(" cited"));
    wob_buffer_print(to, ngettext(" in %u letter", " in %u letters", list->found.letters),
                     (unsigned)list->found.letters);
    if (list->understood.size)
        wob_buffer_print(to, _(", for: %.*s"), WOB_ARG(list->understood));
    wob_buffer_print(to, " (index %s)%s\n", options->index.data, style->plain);
}

/* Where it can be read, in the version of today. */
static void add_url(const wob_statute_count *row, wob_buffer *url)
{
    wob_arena arena = {0};
    wob_citation citation;
    if (wob_citation_read(row->label, &arena, &citation))
        wob_citation_url(&citation, (wob_date){0}, url);
    wob_arena_release(&arena);
}

static wob_slice ground_of(const wob_statute_count *row)
{
    const wob_ground *ground = wob_ground_find(row->label);
    return ground ? ground->concept : (wob_slice){0};
}

static void write_row(wob_json *json, const wob_statute_count *row)
{
    wob_buffer url = {0};
    add_url(row, &url);
    wob_json_open(json, '{');
    wob_json_key(json, "label");
    wob_json_text(json, row->label);
    wob_json_key(json, "letters");
    wob_json_integer(json, row->letters);
    wob_json_key(json, "passages");
    wob_json_integer(json, row->passages);
    wob_json_key(json, "ground");
    wob_json_text_or_null(json, ground_of(row));
    wob_json_key(json, "url");
    wob_json_text_or_null(json, wob_buffer_slice(&url));
    wob_json_close(json, '}');
    wob_buffer_release(&url);
}

static void write_csv(const statute_list *list, wob_buffer *to)
{
    wob_buffer url = {0};
    wob_buffer_print(to, "label,letters,passages,ground,url\r\n");
    for (size_t i = list->options->offset; i < list->end; i++) {
        const wob_statute_count *row = &list->found.at.at[i];
        wob_buffer_clear(&url);
        add_url(row, &url);
        csv_text(to, row->label);
        csv_number(to, row->letters, 0);
        csv_number(to, row->passages, 0);
        csv_text(to, ground_of(row));
        csv_text(to, wob_buffer_slice(&url));
        csv_end(to);
    }
    wob_buffer_release(&url);
}

static void write_json(const statute_list *list, wob_buffer *to)
{
    wob_json json = {.to = to};
    wob_json_open(&json, '{');
    wob_json_key(&json, "schema");
    wob_json_integer(&json, STATUTES_SCHEMA);
    wob_json_key(&json, "query");
    wob_json_text(&json, list->query);
    wob_json_key(&json, "understood");
    wob_json_text(&json, list->understood);
    wob_json_key(&json, "role");
    if (list->options->role)
        wob_json_word(&json, wob_role_name(list->options->role));
    else
        wob_json_null(&json);
    wob_json_key(&json, "letters");
    wob_json_integer(&json, list->found.letters);
    wob_json_key(&json, "passages");
    wob_json_integer(&json, list->found.passages);
    wob_json_key(&json, "total");
    wob_json_integer(&json, (int64_t)list->found.at.count);
    wob_json_key(&json, "statutes");
    wob_json_open(&json, '[');
    for (size_t i = list->options->offset; i < list->end; i++)
        write_row(&json, &list->found.at.at[i]);
    wob_json_close(&json, ']');
    wob_json_close(&json, '}');
    wob_buffer_add_char(to, '\n');
}

int verb_statutes(const query_options *options)
{
    query_asker asker = {0};
    wob_buffer query = {0}, out = {0};
    wob_error error = {0};
    text_style style = style_of_output(options);
    statute_list list = {.options = options};
    join_question(options, &query);
    list.query = wob_buffer_slice(&query);
    wob_status status = asker_init(&asker, options, &error);
    if (status == WOB_OK)
        status = count(&asker, &list, &error);
    if (status == WOB_OK && options->format == AS_JSON)
        write_json(&list, &out);
    else if (status == WOB_OK && options->format == AS_CSV)
        write_csv(&list, &out);
    else if (status == WOB_OK)
        write_text(&list, &style, &out);
    output_print(&out, options);
    wob_buffer_release(&query);
    wob_buffer_release(&out);
    return asker_end(&asker, status ? complain(&error) : EXIT_ANSWERED);
}
