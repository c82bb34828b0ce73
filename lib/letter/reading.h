/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_READING_H
#define WOB_LETTER_READING_H

#include "lib/letter/cue.h"
#include "lib/letter/letter.h"
#include "lib/letter/mark.h"
#include "lib/text/analyse.h"

/*
 * A letter while it is being read: what the steps of lib/letter hand to each other. Private to the
 * room.
 *
 *   inventory  tables of documents -> one line a row, and the letter's documents
 *   furniture  which lines of the source are no text of the letter
 *   layout     lines -> the normalised text and its blocks (headings, paragraphs, list entries)
 *   sentences  blocks -> sentences, and their words
 *   outline    blocks -> sections
 *   then       facts, request and items, answers, decision, outcomes, references, roles: each fills
 * its part of the letter from text, blocks and sections, and changes nothing before it
 */
typedef struct wob_block {
    wob_span span; /* in the letter's text */
    size_t body;   /* where its text begins, behind its mark */
    wob_mark mark;
    bool heading; /* looks like a heading: short, alone, no sentence */
    bool known;   /* a heading that data/headings.tsv knows */
    bool bold;
    bool row; /* of an inventory list */
    uint32_t page;
    size_t section; /* index into the letter's sections */
} wob_block;

/* A sentence of a block, with its words as cues see them. */
typedef struct wob_sentence {
    wob_span span; /* in the letter's text */
    size_t block;  /* index into the blocks */
    wob_cue_words words;
} wob_sentence;

typedef struct wob_reading {
    const wob_source *source;
    const bool *is_row; /* of each of its lines: a row of an inventory list; NULL where none is */
    wob_arena *arena;
    wob_letter *letter;
    wob_slices
        margin;       /* lines taken out of the text: running headers, marginal columns, in order */
    size_t requests;  /* lists of items: several where the letter decides on several requests */
    bool interleaved; /* below each item of the request stands its answer */
    WOB_LIST(wob_block) blocks;
    WOB_LIST(wob_sentence) sentences; /* each block has one or more, in order */
} wob_reading;

static inline wob_slice wob_block_text(const wob_reading *reading, const wob_block *block)
{
    return wob_slice_at(reading->letter->text, block->span);
}

/* What stands at `span`, without white space at its ends, and its page. */
wob_passage_of_letter wob_letter_passage(const wob_letter *letter, wob_span span);

/* The section that has the byte at `at` of the letter's text; the last one behind its end. Of a
 * letter that has sections. */
const wob_section *wob_section_at(const wob_letter *letter, size_t at);

/* Behind its mark. */
static inline wob_slice wob_block_body(const wob_reading *reading, const wob_block *block)
{
    return wob_slice_cut(reading->letter->text, block->body, block->span.end);
}

static inline wob_part wob_block_part(const wob_reading *reading, const wob_block *block)
{
    return reading->letter->sections.at[block->section].kind;
}

static inline bool wob_is_row(const wob_reading *reading, size_t line)
{
    return reading->is_row && reading->is_row[line];
}

/* Takes furniture out: ret_left[i] is what of line i is text of the letter, empty where nothing is.
 * Adds what it takes out to reading->margin. */
void wob_furniture_find(wob_reading *reading, wob_slice *ret_left);

/* Fills the letter's text and pages, and the blocks. */
WOB_MUST_CHECK wob_status wob_layout(wob_reading *reading, wob_error *error);

/* Splits the blocks into sentences. */
WOB_MUST_CHECK wob_status wob_sentences_split(wob_reading *reading, wob_analyser *analyser,
                                              wob_error *error);

/* The index of the first sentence that ends behind `at`; sentences.count where none does. */
size_t wob_sentence_at(const wob_reading *reading, size_t at);

#endif
