/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statutes of a question as queries. See plan_law.h. */
#include "lib/search/plan_law.h"

/* What a provision counts for beside words, by their idf: measured in bench/quality's queries. */
static const double CITED = 1.0;

/* What the words count for that a provision is written with: "artikel", "10", "lid" stand in every
 * letter, and those of another provision are nearly the same. */
static const double COVERED = 0.2;

/* A counterpart in the other act is not what was asked. */
static const double CITED_COUNTERPART = 0.7;

bool wob_plan_is_role(const wob_node *node)
{
    if (node->kind == WOB_NODE_FILTER)
        return node->filter->kind == WOB_FILTER_ROLE;
    for (size_t i = 0; i < node->children.count; i++)
        if (!wob_plan_is_role(node->children.at[i]))
            return false;
    return node->kind == WOB_NODE_OR;
}

bool wob_plan_cites(const wob_node *node)
{
    if (node->kind == WOB_NODE_FILTER)
        return node->filter->kind == WOB_FILTER_STATUTE || node->filter->kind == WOB_FILTER_GROUND;
    for (size_t i = 0; i < node->children.count; i++)
        if (wob_plan_cites(node->children.at[i]))
            return true;
    return false;
}

void wob_plan_bind_role(wob_planner *to, const wob_node *node)
{
    if (node->kind == WOB_NODE_FILTER)
        wob_slices_add(to->arena, &to->roles, node->filter->value);
    for (size_t i = 0; i < node->children.count; i++)
        wob_plan_bind_role(to, node->children.at[i]);
}

/* A label, by role where there is one. */
static wob_status add_label(wob_planner *to, wob_slice label, wob_query_list *any)
{
    if (to->roles.count == 0)
        return wob_planner_add_term(to, WOB_FIELD_STATUTE, label, any);
    wob_status status = WOB_OK;
    for (size_t i = 0; i < to->roles.count && status == WOB_OK; i++)
        status = wob_planner_add_term(
            to, WOB_FIELD_STATUTE_ROLE,
            wob_arena_print(to->arena, "%.*s:%.*s", WOB_ARG(to->roles.at[i]), WOB_ARG(label)), any);
    return status;
}

/* What corresponds to the label in the other act, where that is wanted; the hits say so. */
static wob_counterparts counterparts_of(wob_planner *to, wob_slice label)
{
    wob_counterparts found = {0};
    if (to->successors)
        wob_counterparts_add(label, to->arena, &found);
    for (size_t i = 0; i < found.count && !to->excluding; i++)
        *wob_push(to->arena, &to->plan->counterparts) = found.at[i];
    return found;
}

static wob_status add_statute(wob_planner *to, wob_slice label, wob_query_list *any)
{
    wob_counterparts found = counterparts_of(to, label);
    wob_status status = add_label(to, label, any);
    for (size_t i = 0; i < found.count && status == WOB_OK; i++)
        status = add_label(to, found.at[i].label, any);
    return status;
}

static wob_status add_grounds(wob_planner *to, wob_slice concept, wob_query_list *any)
{
    const wob_ground *ground;
    wob_status status = WOB_OK;
    for (size_t i = 0; (ground = wob_ground_at(i)) && status == WOB_OK; i++)
        if (wob_slice_equal(ground->concept, concept))
            status = add_label(to, ground->label, any);
    return status;
}

wob_status wob_plan_law(wob_planner *to, const wob_filter *filter, wob_query **ret_query)
{
    wob_query_list any = {0};
    wob_status status = filter->kind == WOB_FILTER_STATUTE ? add_statute(to, filter->value, &any)
                        : filter->kind == WOB_FILTER_GROUND
                            ? add_grounds(to, filter->value, &any)
                            : wob_planner_add_term(to, WOB_FIELD_STATUTE_ROLE, filter->value, &any);
    return wob_planner_close(to, status, WOB_OR, &any, ret_query);
}

/* Words ---------------------------------------------------------------------------------------- */

/* Where each child's text lies in the words that are read for provisions. */
static void cover(const wob_span *places, size_t count, wob_span cited, bool *covered)
{
    for (size_t i = 0; i < count; i++)
        covered[i] |= places[i].begin < cited.end && places[i].end > cited.begin;
}

/* The provisions that the words cite together ("artikel 10 tweede lid onder g van de Wob") and each
 * by itself ("10.2.g"). */
wob_cited wob_plan_find_cited(wob_planner *to, const wob_node *node)
{
    size_t count = node->children.count;
    wob_cited cited = {.covered = wob_arena_take(to->arena, count * sizeof *cited.covered)};
    wob_span *places = wob_arena_take(to->arena, count * sizeof *places);
    wob_buffer words = {0};
    wob_law_findings found;
    for (size_t i = 0; i < count; i++) {
        const wob_node *child = node->children.at[i];
        bool is_word = child->kind == WOB_NODE_WORD;
        places[i] = (wob_span){words.size, words.size + (is_word ? child->text.size : 0)};
        wob_buffer_print(&words, "%.*s%s", WOB_ARG(is_word ? child->text : (wob_slice){0}),
                         is_word ? " " : "\n\n");
        wob_slice label = is_word && wob_is_digit(child->text.data[0])
                              ? wob_citation_label(child->text, to->arena)
                              : (wob_slice){0};
        cited.covered[i] = label.size > 0;
        if (label.size)
            wob_slices_add(to->arena, &cited.labels, label);
    }
    wob_law_read(wob_arena_copy(to->arena, wob_buffer_slice(&words)), to->arena, &found);
    for (size_t i = 0; i < found.citations.count; i++) {
        wob_slices_add(to->arena, &cited.labels, found.citations.at[i].label);
        cover(places, count, found.citations.at[i].span, cited.covered);
    }
    wob_buffer_release(&words);
    return cited;
}

static wob_status add_cited(wob_planner *to, wob_slice label, double worth, wob_query_list *list)
{
    wob_query_list one = {0};
    wob_status status = wob_planner_add_term(to, WOB_FIELD_STATUTE, label, &one);
    return status == WOB_OK ? wob_planner_add_scaled(to, one.at[0], worth, list) : status;
}

static wob_status plan_cited(wob_planner *to, wob_slice label, wob_query **ret_query)
{
    wob_query_list best = {0};
    wob_counterparts found = counterparts_of(to, label);
    wob_status status = add_cited(to, label, CITED, &best);
    for (size_t i = 0; i < found.count && status == WOB_OK; i++)
        status = add_cited(to, found.at[i].label, CITED_COUNTERPART, &best);
    return wob_planner_close(to, status, WOB_MAX, &best, ret_query);
}

wob_status wob_plan_cited(wob_planner *to, const wob_cited *cited, wob_query_list *list)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < cited->labels.count && status == WOB_OK; i++) {
        wob_query *query;
        status = plan_cited(to, cited->labels.at[i], &query);
        if (status == WOB_OK)
            *wob_push(to->arena, list) = query;
    }
    return status;
}

wob_status wob_plan_fade(wob_planner *to, wob_query *query, wob_query_list *list)
{
    return wob_planner_add_scaled(to, query, COVERED, list);
}
