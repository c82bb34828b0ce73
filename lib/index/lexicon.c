/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the lexicon of an index. See lexicon.h. */
#include "lib/index/lexicon.h"

#include "lib/base/table.h"
#include "lib/index/forms.h"
#include "lib/index/kin.h"
#include "lib/index/schema.h"
#include "lib/index/vocabulary.h"
#include "lib/text/dictionary.h"

#include <string.h>

typedef struct maker {
    wob_database *database;
    wob_analyser *analyser;
    wob_arena arena;   /* of all that is put down */
    wob_arena scratch; /* of the word in hand */
    wob_vocabulary_entries stems;
    wob_kin_pairs kin;
    wob_buffer other; /* stem */
} maker;

/* The prefixes of other fields begin with that of stems, and go on in capitals. */
static wob_status note_stem(void *context, wob_slice term, uint32_t frequency, wob_error *error)
{
    maker *self = context;
    (void)error;
    wob_slice prefix = wob_slice_of(wob_field_prefix(WOB_FIELD_STEM));
    wob_slice stem = wob_slice_cut(term, prefix.size, term.size);
    if (stem.size && stem.data[0] >= 'A' && stem.data[0] <= 'Z')
        return WOB_OK;
    if (wob_vocabulary_takes(stem))
        *wob_push(&self->arena, &self->stems) =
            (wob_vocabulary_entry){wob_arena_copy(&self->arena, stem), frequency};
    return WOB_OK;
}

static void add_pair(maker *self, wob_kin_pairs *pairs, wob_slice word, wob_slice kin)
{
    *wob_push(&self->arena, pairs) =
        (wob_kin_pair){wob_arena_copy(&self->arena, word), wob_arena_copy(&self->arena, kin)};
}

/* What both stemmers of Dutch make of a word. */
static wob_status note_word(void *context, wob_slice word, wob_error *error)
{
    maker *self = context;
    wob_words words = {0};
    wob_arena_clear(&self->scratch);
    wob_buffer_clear(&self->other);
    wob_status status = wob_analyse(self->analyser, word, WOB_DUTCH, &self->scratch, &words, error);
    if (status == WOB_OK)
        status = wob_other_stem(self->analyser, word, &self->other, error);
    if (status == WOB_OK && words.count == 1 && self->other.size)
        add_pair(self, &self->kin, wob_buffer_slice(&self->other), words.at[0].stem);
    return status;
}

static wob_status write_stems(maker *self, wob_error *error)
{
    wob_status status = wob_database_each_term(
        self->database, wob_slice_of(wob_field_prefix(WOB_FIELD_STEM)), note_stem, self, error);
    return status ? status : wob_vocabulary_write(self->database, &self->stems, error);
}

static wob_status write_kin(maker *self, wob_error *error)
{
    wob_status status = wob_forms_each(self->database, (wob_slice){0}, note_word, self, error);
    return status ? status : wob_kin_write(self->database, WOB_KIN_STEMS, &self->kin, error);
}

/* Translations --------------------------------------------------------------------------------- */

typedef struct translator {
    maker *of;
    wob_kin_pairs to_dutch, to_english;
} translator;

/* The word that `text` is, where it is one that says something. Most that are none show it by a
 * space, and need not be analysed. */
static wob_status only_word(maker *self, wob_slice text, wob_language language, wob_words *words,
                            wob_error *error)
{
    if (memchr(text.data, ' ', text.size))
        return WOB_OK;
    wob_status status = wob_analyse(self->analyser, text, language, &self->scratch, words, error);
    if (status == WOB_OK && (words->count != 1 || words->at[0].stop))
        words->count = 0;
    return status;
}

static wob_status note_translation(void *context, wob_slice english, wob_slice dutch,
                                   wob_error *error)
{
    translator *to = context;
    maker *self = to->of;
    wob_words from = {0}, into = {0};
    wob_arena_clear(&self->scratch);
    wob_status status = only_word(self, english, WOB_ENGLISH, &from, error);
    if (status == WOB_OK)
        status = only_word(self, dutch, WOB_DUTCH, &into, error);
    if (status || from.count == 0 || into.count == 0)
        return status;
    add_pair(self, &to->to_dutch, from.at[0].stem, into.at[0].folded);
    add_pair(self, &to->to_english, into.at[0].stem, from.at[0].folded);
    return WOB_OK;
}

static wob_status write_translations(maker *self, wob_error *error)
{
    translator to = {.of = self};
    wob_table glossary = wob_table_open("glossary");
    wob_status status = WOB_OK;
    for (wob_row row; status == WOB_OK && wob_table_next(&glossary, &row);)
        status = note_translation(&to, row.field[0], row.field[1], error);
    if (status == WOB_OK)
        status = wob_dictionaries_each(note_translation, &to, error);
    if (status == WOB_OK)
        status = wob_kin_write(self->database, WOB_KIN_DUTCH, &to.to_dutch, error);
    return status ? status : wob_kin_write(self->database, WOB_KIN_ENGLISH, &to.to_english, error);
}

wob_status wob_lexicon_write(wob_database *database, wob_analyser *analyser, wob_error *error)
{
    maker self = {.database = database, .analyser = analyser};
    wob_status status = write_stems(&self, error);
    if (status == WOB_OK)
        status = wob_database_clear_metadata(database, WOB_SLICE(WOB_META_KIN), error);
    if (status == WOB_OK)
        status = write_kin(&self, error);
    if (status == WOB_OK)
        status = write_translations(&self, error);
    wob_buffer_release(&self.other);
    wob_arena_release(&self.scratch);
    wob_arena_release(&self.arena);
    return status;
}
