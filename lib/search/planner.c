/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of queries, and joining them. See planner.h. */
#include "lib/search/planner.h"

void wob_query_list_release(wob_query_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        wob_query_free(list->at[i]);
    list->count = 0;
}

wob_status wob_planner_join(wob_planner *to, wob_operator op, wob_query_list *list, uint32_t window,
                            wob_query **ret_query)
{
    wob_status status = WOB_OK;
    if (list->count == 1) {
        *ret_query = list->at[0];
        list->count = 0;
    } else {
        status = wob_query_join(op, list->at, list->count, window, ret_query, to->error);
    }
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
