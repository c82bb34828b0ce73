/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values to count by. See counted.h. */
#include "lib/index/counted.h"

void wob_counted_facts_write(const wob_counted_facts *facts, wob_buffer *to)
{
    wob_record_add_number(to, facts->part);
    wob_record_add_number(to, facts->outcome);
    wob_record_add_number(to, facts->kind);
    wob_record_add_number(to, facts->language);
    wob_record_add_number(to, facts->year);
    wob_buffer_add(to, facts->organisation);
}

bool wob_counted_facts_read(wob_slice value, wob_counted_facts *ret_facts)
{
    wob_record_reader reader = {.rest = value};
    ret_facts->part = (wob_part)wob_record_below(&reader, WOB_PART_COUNT);
    ret_facts->outcome = (wob_outcome)wob_record_below(&reader, WOB_OUTCOME_COUNT);
    ret_facts->kind = (wob_kind)wob_record_below(&reader, WOB_KIND_COUNT);
    ret_facts->language = (wob_language)wob_record_below(&reader, WOB_ENGLISH + 1);
    ret_facts->year = wob_record_below(&reader, UINT32_MAX);
    ret_facts->organisation = reader.rest;
    return !reader.broken;
}

void wob_counted_citation_add(wob_buffer *to, wob_role role, wob_slice label)
{
    wob_record_add_number(to, role);
    wob_record_add_text(to, label);
}

bool wob_counted_citation_next(wob_record_reader *cited, wob_counted_citation *ret_citation)
{
    wob_slice before = cited->rest;
    if (before.size == 0)
        return false;
    ret_citation->role = (wob_role)wob_record_below(cited, WOB_ROLE_STAMP + 1);
    ret_citation->label = wob_record_text(cited);
    ret_citation->both = wob_slice_cut(before, 0, before.size - cited->rest.size);
    return !cited->broken;
}
