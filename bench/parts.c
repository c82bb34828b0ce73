/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of an index hold, before the database packs them: prints a line for each, its
 * name, a tab, and bytes.
 *
 * usage: parts INDEX
 */
#include "lib/index/reader.h"
#include "lib/index/schema.h"

#include <inttypes.h>
#include <stdio.h>

typedef struct part_sizes {
    wob_index *index;
    uint64_t packs, records, letters, wordings, facts, cited, ids;
    uint64_t words, forms, kin;
    uint64_t *into; /* where the next sizes go */
} part_sizes;

static wob_status add_data(void *context, uint32_t docid, wob_error *error)
{
    part_sizes *all = context;
    wob_buffer data = {0};
    wob_status status = wob_database_data(wob_index_database(all->index), docid, &data, error);
    *all->into += data.size;
    wob_buffer_release(&data);
    return status;
}

static wob_status add_value(const part_sizes *all, uint32_t docid, wob_slot slot, uint64_t *into,
                            wob_error *error)
{
    wob_buffer value = {0};
    wob_status status =
        wob_database_value(wob_index_database(all->index), docid, (uint32_t)slot, &value, error);
    *into += value.size;
    wob_buffer_release(&value);
    return status;
}

static wob_status add_passage(void *context, uint32_t docid, wob_error *error)
{
    part_sizes *all = context;
    wob_status status = add_data(all, docid, error);
    if (status == WOB_OK)
        status = add_value(all, docid, WOB_SLOT_WORDING, &all->wordings, error);
    if (status == WOB_OK)
        status = add_value(all, docid, WOB_SLOT_FACTS, &all->facts, error);
    if (status == WOB_OK)
        status = add_value(all, docid, WOB_SLOT_CITED, &all->cited, error);
    if (status == WOB_OK)
        status = add_value(all, docid, WOB_SLOT_LETTER, &all->ids, error);
    return status;
}

static wob_status add_key(void *context, wob_slice key, wob_error *error)
{
    part_sizes *all = context;
    wob_buffer value = {0};
    wob_status status = wob_database_metadata(wob_index_database(all->index), key, &value, error);
    *all->into += key.size + value.size;
    wob_buffer_release(&value);
    return status;
}

static wob_status add_type(part_sizes *all, const char *type, wob_docid_fn call, uint64_t *into,
                           wob_error *error)
{
    wob_arena arena = {0};
    all->into = into;
    wob_status status = wob_database_each_docid(
        wob_index_database(all->index), wob_term(WOB_FIELD_TYPE, wob_slice_of(type), &arena), call,
        all, error);
    wob_arena_release(&arena);
    return status;
}

static wob_status add_keys(part_sizes *all, const char *prefix, uint64_t *into, wob_error *error)
{
    all->into = into;
    return wob_database_each_key(wob_index_database(all->index), wob_slice_of(prefix), add_key, all,
                                 error);
}

int main(int argc, char **argv)
{
    part_sizes all = {0};
    wob_error error = {0};
    if (argc != 2) {
        fputs("usage: parts INDEX\n", stderr);
        return 2;
    }
    wob_status status = wob_index_open(argv[1], &all.index, &error);
    if (status == WOB_OK)
        status = add_type(&all, "pack", add_data, &all.packs, &error);
    if (status == WOB_OK)
        status = add_type(&all, "letter", add_data, &all.letters, &error);
    if (status == WOB_OK)
        status = add_type(&all, "passage", add_passage, &all.records, &error);
    if (status == WOB_OK)
        status = add_keys(&all, WOB_META_WORDS, &all.words, &error);
    if (status == WOB_OK)
        status = add_keys(&all, WOB_META_FORMS, &all.forms, &error);
    if (status == WOB_OK)
        status = add_keys(&all, WOB_META_KIN, &all.kin, &error);
    wob_index_free(all.index);
    if (status) {
        fprintf(stderr, "parts: %s\n", error.message);
        return 1;
    }
    const struct {
        const char *name;
        uint64_t bytes;
    } rows[] = {
        {"texts, deflated", all.packs},
        {"records of letters", all.letters},
        {"records of passages", all.records},
        {"wordings (phrases, NEAR, beginnings)", all.wordings},
        {"facts (facets)", all.facts},
        {"citations (statutes, facets)", all.cited},
        {"ids of letters", all.ids},
        {"alike words", all.words},
        {"written words (beginnings)", all.forms},
        {"other stems and translations", all.kin},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        printf("%s\t%" PRIu64 "\n", rows[i].name, rows[i].bytes);
    return 0;
}
