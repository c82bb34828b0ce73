/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a question's tree to a query of the engine: filters and joints. See plan.h. */
#include "lib/search/plan.h"

#include "lib/index/document.h"
#include "lib/search/plan_law.h"
#include "lib/search/plan_words.h"

/* Filters -------------------------------------------------------------------------------------- */

static wob_status plan_range(wob_planner *to, const wob_filter *filter, wob_query **ret_query)
{
    /* An open end still wants a date: letters without one have an empty value, below "0". */
    wob_slice low = wob_slot_date(filter->from, to->arena),
              high = wob_slot_date(filter->to, to->arena);
    return wob_query_range(WOB_SLOT_DATE, low.size ? low : WOB_SLICE("0"),
                           high.size ? high : WOB_SLICE("9"), ret_query, to->error);
}

static wob_status plan_organisation(wob_planner *to, const wob_filter *filter,
                                    wob_query **ret_query)
{
    wob_slices words = {0};
    wob_query_list all = {0};
    wob_status status =
        wob_document_organisation_words(to->analyser, filter->value, to->arena, &words, to->error);
    for (size_t i = 0; i < words.count && status == WOB_OK; i++)
        status = wob_planner_add_term(to, WOB_FIELD_ORGANISATION, words.at[i], &all);
    return wob_planner_close(to, status, WOB_AND, &all, ret_query);
}

static wob_status plan_filter(wob_planner *to, const wob_filter *filter, wob_query **ret_query)
{
    static const wob_field keys[WOB_FILTER_COUNT] = {
        [WOB_FILTER_ITEM] = WOB_FIELD_ITEM,         [WOB_FILTER_PART] = WOB_FIELD_PART,
        [WOB_FILTER_OUTCOME] = WOB_FIELD_OUTCOME,   [WOB_FILTER_KIND] = WOB_FIELD_KIND,
        [WOB_FILTER_LANGUAGE] = WOB_FIELD_LANGUAGE, [WOB_FILTER_LETTER] = WOB_FIELD_OF,
    };
    wob_query_list any = {0};
    if (filter->kind == WOB_FILTER_YEAR || filter->kind == WOB_FILTER_DATE)
        return plan_range(to, filter, ret_query);
    if (filter->kind == WOB_FILTER_ORGANISATION)
        return plan_organisation(to, filter, ret_query);
    if (filter->kind == WOB_FILTER_STATUTE || filter->kind == WOB_FILTER_GROUND ||
        filter->kind == WOB_FILTER_ROLE)
        return wob_plan_law(to, filter, ret_query);
    wob_slice value = filter->value;
    wob_status status = WOB_OK;
    if (filter->kind == WOB_FILTER_LETTER && to->index)
        status = wob_index_resolve(to->index, filter->value, to->arena, &value, to->error);
    if (status == WOB_OK)
        status = wob_planner_add_term(to, keys[filter->kind], value, &any);
    if (status == WOB_OK && filter->kind == WOB_FILTER_ITEM)
        status = wob_planner_add_term(to, WOB_FIELD_ITEM_STANDS, value, &any);
    return wob_planner_close(to, status, WOB_OR, &any, ret_query);
}

/* Joints --------------------------------------------------------------------------------------- */

static wob_status plan_node(wob_planner *to, const wob_node *node, wob_query **ret_query);

/* All passages, weighed as nothing. */
static wob_status everything(wob_planner *to, wob_query **ret_query)
{
    wob_query_list one = {0}, scaled = {0};
    wob_status status = wob_planner_add_term(to, WOB_FIELD_TYPE, WOB_SLICE("passage"), &one);
    if (status == WOB_OK)
        status = wob_planner_add_scaled(to, one.at[0], 0, &scaled);
    if (status == WOB_OK)
        *ret_query = scaled.at[0];
    return status;
}

/* Only restricts: filters, and what is made of nothing else. */
static bool is_restriction(const wob_node *node)
{
    if (node->kind == WOB_NODE_FILTER)
        return true;
    for (size_t i = 0; i < node->children.count; i++)
        if (!is_restriction(node->children.at[i]))
            return false;
    return node->children.count > 0;
}

/* A word in a bag, or by itself. */
static wob_status add_word(wob_planner *to, const wob_node *word, bool covered,
                           wob_query_list *list)
{
    wob_query *query;
    wob_status status = wob_plan_word(to, word, &query);
    if (status == WOB_OK && covered)
        return wob_plan_fade(to, query, list);
    if (status == WOB_OK)
        *wob_push(to->arena, list) = query;
    return status;
}

static wob_status add_node(wob_planner *to, const wob_node *node, wob_query_list *list)
{
    wob_query *query;
    wob_status status = plan_node(to, node, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, list) = query;
    return status;
}

static wob_status plan_any(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_query_list telling = {0}, idle = {0};
    wob_cited cited = wob_plan_find_cited(to, node);
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        const wob_node *child = node->children.at[i];
        bool is_idle;
        status = wob_plan_is_idle(to, child, &is_idle);
        wob_query_list *list = is_idle ? &idle : &telling;
        if (status == WOB_OK)
            status = child->kind == WOB_NODE_WORD ? add_word(to, child, cited.covered[i], list)
                                                  : add_node(to, child, list);
    }
    if (status == WOB_OK)
        status = wob_plan_cited(to, &cited, &telling);
    if (status == WOB_OK && telling.count == 0 && idle.count == 0)
        return everything(to, ret_query);
    if (status == WOB_OK)
        status = wob_planner_join(to, WOB_OR, telling.count ? &telling : &idle, ret_query);
    wob_query_list_release(&telling);
    wob_query_list_release(&idle);
    return status;
}

/* A word that stands by itself may be a provision as well: "10.2.g". */
static wob_status plan_lone_word(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_node bag = {.kind = WOB_NODE_ANY};
    *wob_push(to->arena, &bag.children) = node;
    return plan_any(to, &bag, ret_query);
}

static wob_status plan_or(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_query_list all = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        wob_query *child;
        status = plan_node(to, node->children.at[i], &child);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = child;
    }
    return wob_planner_close(to, status, WOB_OR, &all, ret_query);
}

/* A role among the children is that of the statutes and grounds beside it. True where there are
 * such, so that it restricts no more by itself. */
static bool bind_roles(wob_planner *to, const wob_node *node)
{
    bool bound = false;
    for (size_t i = 0; i < node->children.count; i++) {
        const wob_node *child = node->children.at[i];
        if (wob_plan_is_role(child))
            wob_plan_bind_role(to, child);
        bound |= child->kind != WOB_NODE_NOT && wob_plan_cites(child);
    }
    return bound;
}

/* Puts the children where they belong: what weighs, what restricts, what excludes. */
static wob_status sort_children(wob_planner *to, const wob_node *node, wob_query_list *weighs,
                                wob_query_list *restricts, wob_query_list *excludes)
{
    wob_status status = WOB_OK;
    wob_slices roles = to->roles;
    bool bound = bind_roles(to, node);
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        const wob_node *child = node->children.at[i];
        bool excluded = child->kind == WOB_NODE_NOT;
        if (bound && wob_plan_is_role(child))
            continue;
        wob_query_list *list = excluded ? excludes : is_restriction(child) ? restricts : weighs;
        wob_query *query;
        bool outside = to->excluding;
        to->excluding |= excluded;
        status = plan_node(to, excluded ? child->children.at[0] : child, &query);
        to->excluding = outside;
        if (status == WOB_OK)
            *wob_push(to->arena, list) = query;
    }
    to->roles = roles;
    return status;
}

static wob_status plan_and(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_query_list weighs = {0}, restricts = {0}, excludes = {0}, kept = {0}, left = {0};
    wob_query *query;
    wob_status status = sort_children(to, node, &weighs, &restricts, &excludes);
    if (status == WOB_OK)
        status =
            weighs.count ? wob_planner_join(to, WOB_AND, &weighs, &query) : everything(to, &query);
    if (status == WOB_OK) {
        *wob_push(to->arena, &kept) = query;
        for (size_t i = 0; i < restricts.count; i++)
            *wob_push(to->arena, &kept) = restricts.at[i];
        restricts.count = 0;
        status = wob_planner_join(to, WOB_FILTER, &kept, &query);
    }
    if (status == WOB_OK) {
        *wob_push(to->arena, &left) = query;
        for (size_t i = 0; i < excludes.count; i++)
            *wob_push(to->arena, &left) = excludes.at[i];
        excludes.count = 0;
        status = wob_planner_join(to, WOB_AND_NOT, &left, ret_query);
    }
    wob_query_list_release(&weighs);
    wob_query_list_release(&restricts);
    wob_query_list_release(&excludes);
    return status;
}

/* A question that only excludes, or only restricts: of all passages. */
static wob_status plan_alone(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_node all = {.kind = WOB_NODE_AND};
    *wob_push(to->arena, &all.children) = node;
    return plan_and(to, &all, ret_query);
}

static wob_status plan_node(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    switch (node->kind) {
    case WOB_NODE_WORD:
        return plan_lone_word(to, node, ret_query);
    case WOB_NODE_PREFIX:
        return wob_plan_prefix(to, node, ret_query);
    case WOB_NODE_PHRASE:
        return wob_plan_phrase(to, node, ret_query);
    case WOB_NODE_FILTER:
        return plan_filter(to, node->filter, ret_query);
    case WOB_NODE_NEAR:
        return wob_plan_near(to, node, ret_query);
    case WOB_NODE_ANY:
        return plan_any(to, node, ret_query);
    case WOB_NODE_OR:
        return plan_or(to, node, ret_query);
    case WOB_NODE_AND:
        return plan_and(to, node, ret_query);
    case WOB_NODE_NOT:
        return plan_alone(to, node, ret_query);
    }
    return wob_query_nothing(ret_query, to->error);
}

/* Some word of the question is weighed, so there is a best match. */
static bool weighs_words(const wob_node *node)
{
    if (node->kind == WOB_NODE_FILTER || node->kind == WOB_NODE_NOT)
        return false;
    if (node->children.count == 0)
        return node->kind != WOB_NODE_ANY;
    for (size_t i = 0; i < node->children.count; i++)
        if (weighs_words(node->children.at[i]))
            return true;
    return false;
}

/* The words of the question, without its operators (AND, OR and NOT are English) and filters. */
static void gather_words(const wob_node *node, wob_buffer *words)
{
    if (node->kind != WOB_NODE_FILTER)
        wob_buffer_add(words, node->text);
    wob_buffer_add_char(words, '\n');
    for (size_t i = 0; i < node->children.count; i++)
        gather_words(node->children.at[i], words);
}

wob_status wob_plan_make(const wob_node *root, bool successors, wob_index *index,
                         wob_analyser *analyser, wob_arena *arena, wob_plan *ret_plan,
                         wob_error *error)
{
    wob_buffer words = {0};
    wob_plan plan = {.has_words = weighs_words(root)};
    wob_planner to = {.index = index,
                      .analyser = analyser,
                      .arena = arena,
                      .plan = &plan,
                      .error = error,
                      .successors = successors};
    gather_words(root, &words);
    plan.language = wob_language_detect(wob_buffer_slice(&words), WOB_DUTCH);
    wob_buffer_release(&words);
    wob_status status = is_restriction(root) ? plan_alone(&to, root, &plan.query)
                                             : plan_node(&to, root, &plan.query);
    if (status == WOB_OK)
        *ret_plan = plan;
    return status;
}

void wob_plan_release(wob_plan *plan)
{
    wob_query_free(plan->query);
    *plan = (wob_plan){0};
}
