/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words as they are written. See forms.h. */
#include "lib/index/forms.h"

#include "lib/index/schema.h"
#include "lib/index/vocabulary.h"

static const wob_slice before = {WOB_META_FORMS, sizeof WOB_META_FORMS - 1};

void wob_forms_release(wob_forms *forms)
{
    wob_id_table_release(&forms->noted);
    wob_buffer_release(&forms->key);
}

/* What is there already is left alone: writing it again would touch blocks all over the table. */
static wob_status put_down(wob_database *database, wob_slice key, wob_error *error)
{
    wob_buffer there = {0};
    wob_status status = wob_database_metadata(database, key, &there, error);
    if (status == WOB_OK && there.size == 0)
        status = wob_database_set_metadata(database, key, WOB_SLICE("1"), error);
    wob_buffer_release(&there);
    return status;
}

wob_status wob_forms_note(wob_forms *forms, wob_database *database, wob_slice word,
                          wob_error *error)
{
    uint64_t *noted = wob_vocabulary_takes(word) ? wob_id_table_add(&forms->noted, word) : NULL;
    if (!noted || *noted)
        return WOB_OK;
    *noted = 1;
    wob_buffer_clear(&forms->key);
    wob_buffer_add(&forms->key, before);
    wob_buffer_add(&forms->key, word);
    return put_down(database, wob_buffer_slice(&forms->key), error);
}

typedef struct walk {
    wob_key_fn call;
    void *context;
} walk;

static wob_status pass_word(void *context, wob_slice key, wob_error *error)
{
    const walk *of = context;
    return of->call(of->context, wob_slice_cut(key, before.size, key.size), error);
}

wob_status wob_forms_each(wob_database *database, wob_slice prefix, wob_key_fn call, void *context,
                          wob_error *error)
{
    walk of = {call, context};
    wob_buffer key = {0};
    wob_buffer_add(&key, before);
    wob_buffer_add(&key, prefix);
    wob_status status =
        wob_database_each_key(database, wob_buffer_slice(&key), pass_word, &of, error);
    wob_buffer_release(&key);
    return status;
}
