/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_STORED_H
#define WOB_INDEX_STORED_H

#include "lib/index/passage.h"
#include "lib/index/record.h"

/*
 * What an index keeps of a letter and of a passage beside the terms: the records in the data of
 * their documents. A reader needs nothing else to show a hit, or a letter with its table of
 * answers.
 */
typedef struct wob_stored_item {
    wob_slice number, text;
    uint32_t page;
} wob_stored_item;

typedef struct wob_stored_answer {
    wob_slices items, grounds, see, resolved;
    wob_outcome outcome;
    uint32_t page;
    uint32_t
        passage; /* the first passage of it, as a distance behind the letter's document; 0: none */
} wob_stored_answer;

/* A row of the letter's inventory list. */
typedef struct wob_stored_document {
    wob_slice number, title;
    wob_date date;
    wob_outcome outcome;
    wob_slices grounds;
    uint32_t page;
} wob_stored_document;

/* Where other bytes lie that are the same letter (same.h). */
typedef struct wob_stored_copy {
    wob_slice id, sha256, path;
} wob_stored_copy;

typedef struct wob_stored_letter {
    wob_slice id, sha256, format;
    wob_slices paths; /* the same bytes may lie at several; at none, where only copies are left */
    WOB_LIST(wob_stored_copy) copies; /* in the order in which they came */
    wob_slice sketch;                 /* of its text (sketch.h) */
    uint32_t page_count, passage_count;
    uint32_t document_count; /* documents of the index it takes: itself, its packs, its passages */
    wob_language language;
    wob_kind kind;
    wob_slice organisation, reference, subject;
    wob_date date, request_date;
    wob_slice request;
    wob_outcome outcome;
    wob_slice decision;
    wob_slices grounds; /* of refusal, applied anywhere in it */
    WOB_LIST(wob_stored_item) items;
    WOB_LIST(wob_stored_answer) answers;
    WOB_LIST(wob_stored_document) documents;
} wob_stored_letter;

typedef struct wob_stored_passage {
    uint32_t to_letter, to_pack; /* distances back to their documents */
    uint32_t pack_offset, size;  /* where its text lies in the pack, bytes */
    wob_part part;
    uint32_t number;
    wob_span span;
    uint32_t page;
    uint32_t answer; /* WOB_NO_ANSWER where it belongs to none */
    wob_outcome outcome;
    uint64_t fingerprint; /* of its text (fingerprint.h); 0: it has none */
    bool repeats;         /* an earlier passage of the letter has the same one; not kept */
    wob_slices items;
    wob_slices stands_for;        /* items that point to it from elsewhere */
    wob_slices statutes, applied; /* labels of what it cites, and of what it applies */
    uint32_t mark;                /* of its document (wob_document_mark) */
} wob_stored_passage;

/* A path to show: the first of its own, else of its copies; empty where there is none. */
wob_slice wob_stored_letter_path(const wob_stored_letter *letter);

/* What has this id and lies at `path` is the letter, or a copy of it, and need not be read again.
 * Once the letter itself lies nowhere any more, its copies must: the text is still the letter's. */
bool wob_stored_letter_lies_at(const wob_stored_letter *letter, wob_slice id, wob_slice path);

/* The answer of the letter to any of these items; of several the first that has a passage. NULL
 * where there is none. */
const wob_stored_answer *wob_answer_to(const wob_stored_letter *letter, const wob_slices *items);

/* Where the substance of an answer stands: itself, unless it points elsewhere. */
const wob_stored_answer *wob_answer_substance(const wob_stored_letter *letter,
                                              const wob_stored_answer *answer);

void wob_stored_letter_write(const wob_stored_letter *letter, wob_buffer *record);
void wob_stored_passage_write(const wob_stored_passage *passage, wob_buffer *record);

/* Texts are slices of `record`. WOB_CORRUPT where it cannot have been written by the above. */
WOB_MUST_CHECK wob_status wob_stored_letter_read(wob_slice record, wob_arena *arena,
                                                 wob_stored_letter *ret_letter, wob_error *error);
WOB_MUST_CHECK wob_status wob_stored_passage_read(wob_slice record, wob_arena *arena,
                                                  wob_stored_passage *ret_passage,
                                                  wob_error *error);

#endif
