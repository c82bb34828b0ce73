/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_DOCUMENT_H
#define WOB_INDEX_DOCUMENT_H

#include "lib/engine/engine.h"
#include "lib/index/passage.h"
#include "lib/index/stored.h"

/*
 * From a letter to the documents of the index: which terms, values and records they have. Knows the
 * schema and nothing of databases.
 */

/* The letter's record, without its paths, copies and sketch, and the places of its documents. */
void wob_document_letter_record(const wob_letter *letter, wob_arena *arena,
                                wob_stored_letter *ret_record);

/* The passage's record, without the places of its documents, its fingerprint and its mark. */
void wob_document_passage_record(const wob_letter *letter, const wob_passage *passage,
                                 wob_arena *arena, wob_stored_passage *ret_record);

/* The terms of the letter's own document by which this letter is found: ids, paths, sketch. */
void wob_document_letter_terms(const wob_stored_letter *record, wob_arena *arena,
                               wob_slices *ret_terms);

/* The term for a path. */
wob_slice wob_document_path_term(wob_slice path, wob_arena *arena);

/* What a letter is about: the terms that each of its passages has for it, each one once. */
typedef struct wob_context_term {
    wob_slice term;
    uint32_t times;
} wob_context_term;

typedef WOB_LIST(wob_context_term) wob_context;

WOB_MUST_CHECK wob_status wob_document_context(const wob_letter *letter, wob_analyser *analyser,
                                               wob_arena *arena, wob_context *ret_context,
                                               wob_error *error);

/* Fills `document` for the letter itself, a pack of it, or one of its passages, whose words, as
 * they are written, are appended to `ret_forms`. */
WOB_MUST_CHECK wob_status wob_document_fill_letter(wob_document *document,
                                                   const wob_stored_letter *record,
                                                   wob_arena *arena, wob_error *error);
WOB_MUST_CHECK wob_status wob_document_fill_pack(wob_document *document, wob_slice letter_id,
                                                 wob_slice pack, wob_arena *arena,
                                                 wob_error *error);
WOB_MUST_CHECK wob_status wob_document_fill_passage(
    wob_document *document, const wob_letter *letter, const wob_passage *passage,
    const wob_stored_passage *record, const wob_context *context, wob_analyser *analyser,
    wob_arena *arena, wob_slices *ret_forms, wob_error *error);

/* The folded words of an organisation's name, as its terms have them and queries ask for them. */
WOB_MUST_CHECK wob_status wob_document_organisation_words(wob_analyser *analyser, wob_slice name,
                                                          wob_arena *arena, wob_slices *ret_words,
                                                          wob_error *error);

#endif
