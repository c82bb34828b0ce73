/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of woo_dossiers: its facts and its text. See dossier_table.h. */
#include "lib/source/dossier_table.h"

#include "lib/base/utf8.h"

typedef enum dossier_column {
    ID,
    TITLE,
    SUMMARY,
    PUBLISHER,
    VALUATION,
    REQUEST_DATE,
    DECISION_DATE,
    REQUEST,
    DECISION,
    COLUMNS
} dossier_column;

static const char *const dossier_columns[COLUMNS] = {
    [ID] = "dc_identifier",
    [TITLE] = "dc_title",
    [SUMMARY] = "dc_description",
    [PUBLISHER] = "dc_publisher_name",
    [VALUATION] = "foi_valuation",
    [REQUEST_DATE] = "foi_requestDate",
    [DECISION_DATE] = "foi_decisionDate",
    [REQUEST] = "foi_requestText",
    [DECISION] = "foi_decisionText",
};

wob_status wob_dossier_table_open(wob_dump_table *table, const char *path, wob_error *error)
{
    return wob_dump_table_open(table, path, dossier_columns, COLUMNS, error);
}

void wob_dossier_facts(const wob_dump_table *table, wob_arena *arena, wob_source_facts *ret_facts)
{
    wob_source_facts facts = {
        .type = WOB_TYPE_DECISION,
        .organisation = wob_dump_table_value(table, PUBLISHER, arena),
        .subject = wob_dump_table_value(table, TITLE, arena),
        .outcome = wob_dump_table_value(table, VALUATION, arena),
        .date = wob_dump_table_date(table, DECISION_DATE),
        .request_date = wob_dump_table_date(table, REQUEST_DATE),
    };
    if (facts.subject.size == 0)
        facts.subject = wob_dump_table_value(table, SUMMARY, arena);
    *ret_facts = facts;
}

static void add_part(const wob_dump_table *table, size_t column, const char *heading,
                     wob_buffer *to)
{
    wob_slice text = wob_dump_table_field(table, column);
    if (text.size == 0)
        return;
    wob_buffer_print(to, "%s%s\n\n", to->size ? "\n\n" : "", heading);
    wob_utf8_add_repaired(to, wob_slice_trim(text));
}

void wob_dossier_text(const wob_dump_table *table, wob_buffer *to)
{
    size_t before = to->size;
    add_part(table, REQUEST, "Verzoek", to);
    add_part(table, DECISION, "Besluit", to);
    if (to->size == before)
        add_part(table, SUMMARY, "Samenvatting", to);
}
