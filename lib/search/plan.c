/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a question's tree to a query of the engine. See plan.h. */
#include "lib/search/plan.h"

#include "lib/index/document.h"
#include "lib/index/schema.h"

enum { MOST_EXPANSIONS = 200 }; /* terms that one word* may stand for: the most frequent ones */

/* What a match in each field is worth beside one in the passage's own words. */
static const struct {
    wob_field field;
    double worth;
} fields[] = {{WOB_FIELD_STEM, 1.0}, {WOB_FIELD_ASKED, 0.5}, {WOB_FIELD_CONTEXT, 0.3}};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

typedef WOB_LIST(wob_query *) query_list;

typedef struct planner {
    wob_analyser *analyser;
    wob_arena *arena;
    wob_plan *plan;
    wob_error *error;
} planner;

/* Joining: each takes what it is given, and lets go of it, whether it succeeds or not. -----------
 */

static void free_all(query_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        wob_query_free(list->at[i]);
    list->count = 0;
}

/* One query of a list; a list of one is that one. */
static wob_status join(planner *to, wob_operator op, query_list *list, uint32_t window,
                       wob_query **ret_query)
{
    wob_status status = WOB_OK;
    if (list->count == 1) {
        *ret_query = list->at[0];
        list->count = 0;
    } else {
        status = wob_query_join(op, list->at, list->count, window, ret_query, to->error);
    }
    free_all(list);
    return status;
}

static wob_status add_scaled(planner *to, wob_query *query, double worth, query_list *list)
{
    wob_query *scaled;
    wob_status status = wob_query_scale(query, worth, &scaled, to->error);
    wob_query_free(query);
    if (status == WOB_OK)
        *wob_push(to->arena, list) = scaled;
    return status;
}

static wob_status add_term(planner *to, wob_field field, wob_slice text, query_list *list)
{
    wob_query *term;
    wob_status status = wob_query_term(wob_term(field, text, to->arena), &term, to->error);
    if (status == WOB_OK)
        *wob_push(to->arena, list) = term;
    return status;
}

/* All passages, weighed as nothing. */
static wob_status everything(planner *to, wob_query **ret_query)
{
    query_list one = {0}, scaled = {0};
    wob_status status = add_term(to, WOB_FIELD_TYPE, WOB_SLICE("passage"), &one);
    if (status == WOB_OK)
        status = add_scaled(to, one.at[0], 0, &scaled);
    if (status == WOB_OK)
        *ret_query = scaled.at[0];
    return status;
}

/* Words --------------------------------------------------------------------------------------- */

/* A word of the question, as letters of each language have it. */
typedef struct variants {
    wob_slice folded;
    wob_slices stems;
    bool stop;
} variants;

typedef WOB_LIST(variants) variants_list;

static wob_status analyse(planner *to, wob_slice text, variants_list *ret_words)
{
    wob_words dutch = {0}, english = {0};
    wob_status status = wob_analyse(to->analyser, text, WOB_DUTCH, to->arena, &dutch, to->error);
    if (status == WOB_OK)
        status = wob_analyse(to->analyser, text, WOB_ENGLISH, to->arena, &english, to->error);
    for (size_t i = 0; i < dutch.count && status == WOB_OK; i++) {
        const wob_word *mine = to->plan->language == WOB_DUTCH ? &dutch.at[i] : &english.at[i];
        variants *word = wob_push(to->arena, ret_words);
        *word = (variants){.folded = mine->folded, .stop = mine->stop};
        wob_slices_add(to->arena, &word->stems, dutch.at[i].stem);
        wob_slices_add(to->arena, &word->stems, english.at[i].stem);
    }
    return status;
}

/* The best of the word's stems, in each field. */
static wob_status weigh_word(planner *to, const variants *word, wob_query **ret_query)
{
    query_list in_fields = {0};
    wob_status status = WOB_OK;
    for (size_t f = 0; f < FIELD_COUNT && status == WOB_OK; f++) {
        query_list stems = {0};
        wob_query *best;
        for (size_t i = 0; i < word->stems.count && status == WOB_OK; i++)
            status = add_term(to, fields[f].field, word->stems.at[i], &stems);
        if (status == WOB_OK)
            status = join(to, WOB_MAX, &stems, 0, &best);
        if (status == WOB_OK)
            status = add_scaled(to, best, fields[f].worth, &in_fields);
        free_all(&stems);
    }
    for (size_t i = 0; i < word->stems.count && !word->stop; i++)
        wob_slices_add(to->arena, &to->plan->stems, word->stems.at[i]);
    if (status == WOB_OK)
        return join(to, WOB_OR, &in_fields, 0, ret_query);
    free_all(&in_fields);
    return status;
}

/* The words of `list` that say something; all of them where none does. */
static wob_status weigh_words(planner *to, const variants_list *list, wob_query **ret_query)
{
    query_list words = {0};
    wob_status status = WOB_OK;
    bool telling = false;
    for (size_t i = 0; i < list->count; i++)
        telling |= !list->at[i].stop;
    for (size_t i = 0; i < list->count && status == WOB_OK; i++) {
        wob_query *word;
        if (telling && list->at[i].stop)
            continue;
        status = weigh_word(to, &list->at[i], &word);
        if (status == WOB_OK)
            *wob_push(to->arena, &words) = word;
    }
    if (status == WOB_OK && words.count == 0)
        return wob_query_nothing(ret_query, to->error);
    if (status == WOB_OK)
        return join(to, WOB_OR, &words, 0, ret_query);
    free_all(&words);
    return status;
}

/* The words exactly, weighed by their stems. */
static wob_status plan_exact(planner *to, const variants_list *words, wob_operator op,
                             uint32_t window, wob_query **ret_query)
{
    query_list exact = {0}, both = {0};
    wob_query *weighed, *placed;
    wob_status status = weigh_words(to, words, &weighed);
    if (status)
        return status;
    *wob_push(to->arena, &both) = weighed;
    for (size_t i = 0; i < words->count && status == WOB_OK; i++)
        status = add_term(to, WOB_FIELD_WORD, words->at[i].folded, &exact);
    if (status == WOB_OK && words->count) {
        status = join(to, op, &exact, window, &placed);
        if (status == WOB_OK)
            *wob_push(to->arena, &both) = placed;
    }
    if (status == WOB_OK)
        return join(to, WOB_FILTER, &both, 0, ret_query);
    free_all(&exact);
    free_all(&both);
    return status;
}

static wob_status plan_word(planner *to, const wob_node *node, wob_query **ret_query)
{
    variants_list words = {0};
    wob_status status = analyse(to, node->text, &words);
    if (status)
        return status;
    return words.count > 1 ? plan_exact(to, &words, WOB_PHRASE, 0, ret_query)
                           : weigh_words(to, &words, ret_query);
}

static wob_status plan_phrase(planner *to, const wob_node *node, wob_query **ret_query)
{
    variants_list words = {0};
    wob_status status = analyse(to, node->text, &words);
    return status == WOB_OK ? plan_exact(to, &words, WOB_PHRASE, 0, ret_query) : status;
}

/* Words that begin so, and stems that do: only these are counted, so only they weigh. */
static wob_status plan_prefix(planner *to, const wob_node *node, wob_query **ret_query)
{
    static const wob_field in[] = {WOB_FIELD_WORD, WOB_FIELD_STEM};
    variants_list words = {0};
    query_list both = {0};
    wob_status status = analyse(to, node->text, &words);
    if (status == WOB_OK && words.count != 1)
        return plan_exact(to, &words, WOB_PHRASE, 0, ret_query);
    for (size_t i = 0; i < 2 && status == WOB_OK; i++) {
        wob_query *query;
        wob_slice prefix = wob_term(in[i], words.at[0].folded, to->arena);
        status = wob_query_prefix(prefix, MOST_EXPANSIONS, &query, to->error);
        if (status == WOB_OK)
            *wob_push(to->arena, &both) = query;
    }
    if (status == WOB_OK) {
        wob_slices_add(to->arena, &to->plan->prefixes, words.at[0].folded);
        return join(to, WOB_OR, &both, 0, ret_query);
    }
    free_all(&both);
    return status;
}

static wob_status plan_node(planner *to, const wob_node *node, wob_query **ret_query);

/* NEAR knows words: a phrase in it counts by its words, and a prefix must stand in the passage. */
static wob_status plan_near(planner *to, const wob_node *node, wob_query **ret_query)
{
    variants_list words = {0};
    query_list all = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        const wob_node *child = node->children.at[i];
        wob_query *query;
        if (child->kind != WOB_NODE_PREFIX) {
            status = analyse(to, child->text, &words);
        } else {
            status = plan_prefix(to, child, &query);
            if (status == WOB_OK)
                *wob_push(to->arena, &all) = query;
        }
    }
    if (status == WOB_OK && words.count) {
        wob_query *near;
        /* Xapian's window counts the places from the first word to the last. */
        uint32_t window = node->window + (uint32_t)words.count - 1;
        status = plan_exact(to, &words, WOB_NEAR, window, &near);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = near;
    }
    if (status == WOB_OK)
        return join(to, WOB_AND, &all, 0, ret_query);
    free_all(&all);
    return status;
}

/* Filters -------------------------------------------------------------------------------------- */

static wob_status plan_range(planner *to, const wob_filter *filter, wob_query **ret_query)
{
    /* An open end still wants a date: letters without one have an empty value, below "0". */
    wob_slice low = wob_slot_date(filter->from, to->arena),
              high = wob_slot_date(filter->to, to->arena);
    return wob_query_range(WOB_SLOT_DATE, low.size ? low : WOB_SLICE("0"),
                           high.size ? high : WOB_SLICE("9"), ret_query, to->error);
}

static wob_status plan_organisation(planner *to, const wob_filter *filter, wob_query **ret_query)
{
    wob_slices words = {0};
    query_list all = {0};
    wob_status status =
        wob_document_organisation_words(to->analyser, filter->value, to->arena, &words, to->error);
    for (size_t i = 0; i < words.count && status == WOB_OK; i++)
        status = add_term(to, WOB_FIELD_ORGANISATION, words.at[i], &all);
    if (status == WOB_OK)
        return join(to, WOB_AND, &all, 0, ret_query);
    free_all(&all);
    return status;
}

static wob_status plan_filter(planner *to, const wob_filter *filter, wob_query **ret_query)
{
    static const wob_field keys[WOB_FILTER_COUNT] = {
        [WOB_FILTER_ITEM] = WOB_FIELD_ITEM, [WOB_FILTER_STATUTE] = WOB_FIELD_STATUTE,
        [WOB_FILTER_PART] = WOB_FIELD_PART, [WOB_FILTER_OUTCOME] = WOB_FIELD_OUTCOME,
        [WOB_FILTER_KIND] = WOB_FIELD_KIND, [WOB_FILTER_LANGUAGE] = WOB_FIELD_LANGUAGE,
        [WOB_FILTER_LETTER] = WOB_FIELD_OF,
    };
    query_list any = {0};
    if (filter->kind == WOB_FILTER_YEAR || filter->kind == WOB_FILTER_DATE)
        return plan_range(to, filter, ret_query);
    if (filter->kind == WOB_FILTER_ORGANISATION)
        return plan_organisation(to, filter, ret_query);
    wob_status status = add_term(to, keys[filter->kind], filter->value, &any);
    if (status == WOB_OK && filter->kind == WOB_FILTER_ITEM)
        status = add_term(to, WOB_FIELD_ITEM_STANDS, filter->value, &any);
    if (status == WOB_OK)
        return join(to, WOB_OR, &any, 0, ret_query);
    free_all(&any);
    return status;
}

/* Joints --------------------------------------------------------------------------------------- */

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

/* A word that says nothing beside others that do. */
static wob_status is_idle(planner *to, const wob_node *node, bool *ret_idle)
{
    variants_list words = {0};
    *ret_idle = false;
    if (node->kind != WOB_NODE_WORD)
        return WOB_OK;
    wob_status status = analyse(to, node->text, &words);
    *ret_idle = status == WOB_OK;
    for (size_t i = 0; i < words.count; i++)
        *ret_idle &= words.at[i].stop;
    return status;
}

static wob_status plan_any(planner *to, const wob_node *node, wob_query **ret_query)
{
    query_list telling = {0}, idle = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        bool is_stop;
        wob_query *child;
        status = is_idle(to, node->children.at[i], &is_stop);
        if (status == WOB_OK)
            status = plan_node(to, node->children.at[i], &child);
        if (status == WOB_OK)
            *wob_push(to->arena, is_stop ? &idle : &telling) = child;
    }
    if (status == WOB_OK && telling.count == 0 && idle.count == 0)
        return everything(to, ret_query);
    if (status == WOB_OK)
        status = join(to, WOB_OR, telling.count ? &telling : &idle, 0, ret_query);
    free_all(&telling);
    free_all(&idle);
    return status;
}

static wob_status plan_or(planner *to, const wob_node *node, wob_query **ret_query)
{
    query_list all = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        wob_query *child;
        status = plan_node(to, node->children.at[i], &child);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = child;
    }
    if (status == WOB_OK)
        return join(to, WOB_OR, &all, 0, ret_query);
    free_all(&all);
    return status;
}

/* Puts the children where they belong: what weighs, what restricts, what excludes. */
static wob_status sort_children(planner *to, const wob_node *node, query_list *weighs,
                                query_list *restricts, query_list *excludes)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        const wob_node *child = node->children.at[i];
        bool excluded = child->kind == WOB_NODE_NOT;
        query_list *list = excluded ? excludes : is_restriction(child) ? restricts : weighs;
        wob_query *query;
        status = plan_node(to, excluded ? child->children.at[0] : child, &query);
        if (status == WOB_OK)
            *wob_push(to->arena, list) = query;
    }
    return status;
}

static wob_status plan_and(planner *to, const wob_node *node, wob_query **ret_query)
{
    query_list weighs = {0}, restricts = {0}, excludes = {0}, kept = {0}, left = {0};
    wob_query *query;
    wob_status status = sort_children(to, node, &weighs, &restricts, &excludes);
    if (status == WOB_OK)
        status = weighs.count ? join(to, WOB_AND, &weighs, 0, &query) : everything(to, &query);
    if (status == WOB_OK) {
        *wob_push(to->arena, &kept) = query;
        for (size_t i = 0; i < restricts.count; i++)
            *wob_push(to->arena, &kept) = restricts.at[i];
        restricts.count = 0;
        status = join(to, WOB_FILTER, &kept, 0, &query);
    }
    if (status == WOB_OK) {
        *wob_push(to->arena, &left) = query;
        for (size_t i = 0; i < excludes.count; i++)
            *wob_push(to->arena, &left) = excludes.at[i];
        excludes.count = 0;
        status = join(to, WOB_AND_NOT, &left, 0, ret_query);
    }
    free_all(&weighs);
    free_all(&restricts);
    free_all(&excludes);
    return status;
}

/* A question that only excludes, or only restricts: of all passages. */
static wob_status plan_alone(planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_node all = {.kind = WOB_NODE_AND};
    *wob_push(to->arena, &all.children) = node;
    return plan_and(to, &all, ret_query);
}

static wob_status plan_node(planner *to, const wob_node *node, wob_query **ret_query)
{
    switch (node->kind) {
    case WOB_NODE_WORD:
        return plan_word(to, node, ret_query);
    case WOB_NODE_PREFIX:
        return plan_prefix(to, node, ret_query);
    case WOB_NODE_PHRASE:
        return plan_phrase(to, node, ret_query);
    case WOB_NODE_FILTER:
        return plan_filter(to, node->filter, ret_query);
    case WOB_NODE_NEAR:
        return plan_near(to, node, ret_query);
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

wob_status wob_plan_make(const wob_node *root, wob_analyser *analyser, wob_arena *arena,
                         wob_plan *ret_plan, wob_error *error)
{
    wob_buffer words = {0};
    wob_plan plan = {.has_words = weighs_words(root)};
    planner to = {analyser, arena, &plan, error};
    wob_syntax_describe(root, &words);
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
