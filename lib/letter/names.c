/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that docs/letter.md has for kinds, outcomes and parts. */
#include "lib/letter/letter.h"

static const char *const kinds[WOB_KIND_COUNT] = {
    [WOB_KIND_DECISION] = "decision",
    [WOB_KIND_PARTIAL_DECISION] = "partial-decision",
    [WOB_KIND_DECISION_ON_OBJECTION] = "decision-on-objection",
    [WOB_KIND_OTHER] = "other",
};

static const char *const outcomes[WOB_OUTCOME_COUNT] = {
    [WOB_OUTCOME_UNKNOWN] = "unknown",
    [WOB_OUTCOME_RELEASED] = "released",
    [WOB_OUTCOME_PARTLY_RELEASED] = "partly-released",
    [WOB_OUTCOME_REFUSED] = "refused",
    [WOB_OUTCOME_ALREADY_PUBLIC] = "already-public",
    [WOB_OUTCOME_NOT_HELD] = "not-held",
    [WOB_OUTCOME_OUT_OF_SCOPE] = "out-of-scope",
    [WOB_OUTCOME_TRANSFERRED] = "transferred",
    [WOB_OUTCOME_WITHDRAWN] = "withdrawn",
};

static const char *const parts[WOB_PART_COUNT] = {
    [WOB_PART_HEADER] = "header",
    [WOB_PART_REQUEST] = "request",
    [WOB_PART_ITEM] = "item",
    [WOB_PART_PROCEDURE] = "procedure",
    [WOB_PART_FRAMEWORK] = "framework",
    [WOB_PART_INVENTORY] = "inventory",
    [WOB_PART_VIEW] = "view",
    [WOB_PART_OBJECTION] = "objection",
    [WOB_PART_CONSIDERATION] = "consideration",
    [WOB_PART_ANSWER] = "answer",
    [WOB_PART_DECISION] = "decision",
    [WOB_PART_PUBLICATION] = "publication",
    [WOB_PART_REMEDY] = "remedy",
    [WOB_PART_CLOSING] = "closing",
    [WOB_PART_ANNEX] = "annex",
    [WOB_PART_OTHER] = "other",
};

/* The index of `name` among `count` names; `count` where it is none of them. */
static size_t find(const char *const *names, size_t count, wob_slice name)
{
    size_t i = 0;
    while (i < count && !wob_slice_equal_nocase(wob_slice_of(names[i]), name))
        i++;
    return i;
}

const char *wob_kind_name(wob_kind kind)
{
    return kinds[kind];
}

const char *wob_outcome_name(wob_outcome outcome)
{
    return outcomes[outcome];
}

const char *wob_part_name(wob_part part)
{
    return parts[part];
}

bool wob_kind_parse(wob_slice name, wob_kind *ret_kind)
{
    size_t i = find(kinds, WOB_KIND_COUNT, name);
    if (i < WOB_KIND_COUNT)
        *ret_kind = (wob_kind)i;
    return i < WOB_KIND_COUNT;
}

bool wob_outcome_parse(wob_slice name, wob_outcome *ret_outcome)
{
    size_t i = find(outcomes, WOB_OUTCOME_COUNT, name);
    if (i < WOB_OUTCOME_COUNT)
        *ret_outcome = (wob_outcome)i;
    return i < WOB_OUTCOME_COUNT;
}

bool wob_part_parse(wob_slice name, wob_part *ret_part)
{
    size_t i = find(parts, WOB_PART_COUNT, name);
    if (i < WOB_PART_COUNT)
        *ret_part = (wob_part)i;
    return i < WOB_PART_COUNT;
}
