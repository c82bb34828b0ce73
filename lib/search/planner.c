/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of queries, and joining them. See planner.h. */
#include "lib/search/planner.h"

enum { COMMON_FROM = 1000 }; /* documents */

void wob_query_list_release(wob_query_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        wob_query_free(list->at[i]);
    list->count = 0;
}

wob_status wob_planner_join(wob_planner *to, wob_operator op, wob_query_list *list,
                            wob_query **ret_query)
{
    wob_status status = WOB_OK;
    if (list->count == 1) {
        *ret_query = list->at[0];
        list->count = 0;
    } else {
        status = wob_query_join(op, list->at, list->count, ret_query, to->error);
    }
    wob_query_list_release(list);
    return status;
}

wob_status wob_planner_close(wob_planner *to, wob_status status, wob_operator op,
                             wob_query_list *list, wob_query **ret_query)
{
    if (status == WOB_OK)
        return wob_planner_join(to, op, list, ret_query);
    wob_query_list_release(list);
    return status;
}

wob_status wob_planner_add_scaled(wob_planner *to, wob_query *query, double worth,
                                  wob_query_list *list)
{
    wob_query *scaled;
    wob_status status = wob_query_scale(query, worth, &scaled, to->error);
    wob_query_free(query);
    if (status == WOB_OK)
        *wob_push(to->arena, list) = scaled;
    return status;
}

wob_status wob_planner_add_term(wob_planner *to, wob_field field, wob_slice text,
                                wob_query_list *list)
{
    wob_query *term;
    wob_status status = wob_query_term(wob_term(field, text, to->arena), &term, to->error);
    if (status == WOB_OK)
        *wob_push(to->arena, list) = term;
    return status;
}

wob_status wob_planner_is_common(wob_planner *to, wob_field field, wob_slice text, uint32_t one_in,
                                 bool *ret_common)
{
    uint32_t documents = 0, frequency = 0;
    wob_status status = wob_database_count(wob_index_database(to->index), &documents, to->error);
    if (status == WOB_OK)
        status = wob_index_frequency(to->index, field, text, to->arena, &frequency, to->error);
    *ret_common = frequency > COMMON_FROM && frequency > documents / one_in;
    return status;
}
