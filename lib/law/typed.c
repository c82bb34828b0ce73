/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One provision or law as a person types it into a filter: "Wob 10.2.g", "artikel 10 lid 2 Wob",
 * "s.40(2)", "5.1.2.e". See wob_citation_read. Names are taken in any case, and a number that
 * stands alone names its law by its form. */
#include "lib/law/citation.h"

#include "lib/law/provision.h"
#include "lib/law/register.h"

/* The law at the cursor, which moves behind it; NULL where none stands. */
static const wob_law *read_law(wob_cursor *cursor)
{
    wob_name name = wob_register_match(cursor->tokens, cursor->at, WOB_NAME_TYPED);
    if (name.count == 0)
        return NULL;
    cursor->at = name.end;
    return name.laws[0];
}

static bool read_provision(wob_cursor *cursor, wob_arena *arena, wob_provision *ret_provision)
{
    wob_provisions list = {0};
    size_t end = wob_provisions_read(cursor->tokens, cursor->at, arena, &list);
    if (end == cursor->at || list.count != 1)
        return false;
    cursor->at = end;
    *ret_provision = list.at[0];
    return true;
}

static bool at_end(const wob_cursor *cursor)
{
    return wob_ahead(cursor, 0)->kind == WOB_TOKEN_END;
}

static void skip_joints(wob_cursor *cursor)
{
    while (wob_token_is_sign(wob_ahead(cursor, 0), ',') ||
           wob_ahead(cursor, 0)->meaning == WOB_MEANS_OF ||
           wob_ahead(cursor, 0)->meaning == WOB_MEANS_AND_OF ||
           wob_ahead(cursor, 0)->meaning == WOB_MEANS_THE)
        cursor->at++;
}

/* The act whose provisions look like this; NULL for a mere number. */
static const wob_law *guess(const wob_provision *provision, wob_arena *arena)
{
    static const char *const acts[] = {"Woo", "Wob"};
    if (provision->wording == WOB_MEANS_EXEMPTION)
        return wob_law_find(WOB_SLICE("5 USC 552"));
    if (provision->wording == WOB_MEANS_SECTION)
        return wob_law_find(WOB_SLICE("FOIA"));
    if (provision->wording == WOB_MEANS_REGULATION)
        return wob_law_find(WOB_SLICE("EIR"));
    if (wob_provision_has_colon(provision))
        return wob_law_find(WOB_SLICE("Awb"));
    bool sure = provision->wording == WOB_MEANS_ARTICLE || provision->step_count > 2 ||
                wob_provision_has_letter(provision);
    for (size_t i = 0; sure && i < sizeof acts / sizeof *acts; i++) {
        const wob_law *law = wob_law_find(wob_slice_of(acts[i]));
        wob_slice label = wob_provision_label(provision, law, (wob_slice){0}, arena);
        if (wob_ground_find(label))
            return law;
    }
    return NULL;
}

static wob_citation cite(const wob_provision *provision, const wob_law *law, wob_arena *arena)
{
    return (wob_citation){.label = wob_provision_label(provision, law, (wob_slice){0}, arena),
                          .jci = wob_provision_jci(provision, law, arena),
                          .law = law};
}

static bool law_first(wob_cursor *cursor, const wob_law *law, wob_arena *arena,
                      wob_citation *ret_citation)
{
    wob_provision provision;
    skip_joints(cursor);
    if (at_end(cursor)) {
        *ret_citation = (wob_citation){.label = law->label, .law = law};
        return true;
    }
    bool read = law->numbering == WOB_NUMBERING_SECTION ? wob_subsections_read(cursor, &provision)
                                                        : read_provision(cursor, arena, &provision);
    if (!read || !at_end(cursor))
        return false;
    *ret_citation = cite(&provision, law, arena);
    return true;
}

bool wob_citation_read(wob_slice text, wob_arena *arena, wob_citation *ret_citation)
{
    wob_tokens tokens = wob_scan(wob_slice_trim(text), arena);
    wob_cursor cursor = {&tokens, 0};
    wob_provision provision;
    const wob_law *law = read_law(&cursor);
    if (law)
        return law_first(&cursor, law, arena, ret_citation);
    if (!read_provision(&cursor, arena, &provision))
        return false;
    skip_joints(&cursor);
    law = at_end(&cursor) ? guess(&provision, arena) : read_law(&cursor);
    if (!law || !at_end(&cursor))
        return false;
    *ret_citation = cite(&provision, law, arena);
    return true;
}

wob_slice wob_citation_label(wob_slice text, wob_arena *arena)
{
    wob_citation citation = {.label = {0}};
    return wob_citation_read(text, arena, &citation) ? citation.label : (wob_slice){0};
}
