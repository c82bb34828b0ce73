/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_LETTER_H
#define WOB_LETTER_LETTER_H

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/law/citation.h"
#include "lib/source/source.h"
#include "lib/text/analyse.h"

/*
 * What a letter says: the structure that docs/letter.md describes, found once, when it is read.
 *
 * All spans are byte ranges of `text`, the letter's normalised text; all `page` count from 1. Every
 * slice and list lies in the arena given to wob_letter_read, or in its source.
 */
typedef enum wob_kind {
    WOB_KIND_DECISION,
    WOB_KIND_PARTIAL_DECISION,
    WOB_KIND_DECISION_ON_OBJECTION,
    WOB_KIND_OTHER,
} wob_kind;

typedef enum wob_outcome {
    WOB_OUTCOME_UNKNOWN,
    WOB_OUTCOME_RELEASED,
    WOB_OUTCOME_PARTLY_RELEASED,
    WOB_OUTCOME_REFUSED,
    WOB_OUTCOME_ALREADY_PUBLIC,
    WOB_OUTCOME_NOT_HELD,
    WOB_OUTCOME_OUT_OF_SCOPE,
    WOB_OUTCOME_TRANSFERRED,
    WOB_OUTCOME_WITHDRAWN,
} wob_outcome;

/* The parts of a letter: kinds of section, and `item`, a request item inside a request. */
typedef enum wob_part {
    WOB_PART_HEADER,
    WOB_PART_REQUEST,
    WOB_PART_ITEM,
    WOB_PART_PROCEDURE,
    WOB_PART_FRAMEWORK,
    WOB_PART_INVENTORY,
    WOB_PART_VIEW,
    WOB_PART_OBJECTION,
    WOB_PART_CONSIDERATION,
    WOB_PART_ANSWER,
    WOB_PART_DECISION,
    WOB_PART_PUBLICATION,
    WOB_PART_REMEDY,
    WOB_PART_CLOSING,
    WOB_PART_ANNEX,
    WOB_PART_OTHER,
} wob_part;

enum {
    WOB_KIND_COUNT = WOB_KIND_OTHER + 1,
    WOB_OUTCOME_COUNT = WOB_OUTCOME_WITHDRAWN + 1,
    WOB_PART_COUNT = WOB_PART_OTHER + 1,
};

/* The words of docs/letter.md: "partial-decision", "already-public", "consideration" ... */
const char *wob_kind_name(wob_kind kind);
const char *wob_outcome_name(wob_outcome outcome);
const char *wob_part_name(wob_part part);
bool wob_kind_parse(wob_slice name, wob_kind *ret_kind);
bool wob_outcome_parse(wob_slice name, wob_outcome *ret_outcome);
bool wob_part_parse(wob_slice name, wob_part *ret_part);

typedef struct wob_passage_of_letter {
    wob_slice text;
    wob_span span;
    uint32_t page; /* where it begins; 0 in a passage that the letter does not have */
} wob_passage_of_letter;

typedef struct wob_item {
    wob_slice number; /* as printed, without its punctuation: "1", "2a", "IV" */
    wob_passage_of_letter at;
} wob_item;

typedef struct wob_answer {
    wob_slices items; /* the numbers that it answers */
    wob_span heading; /* "Ad 5 en 10", where it has one: not part of the passage */
    wob_passage_of_letter at;
    wob_outcome outcome;
    wob_slices grounds;  /* labels: "Wob 10.2.e" */
    wob_slices see;      /* items whose answer it points to */
    wob_slices resolved; /* items under which its substance stands */
} wob_answer;

typedef struct wob_point {
    wob_slice number; /* "I", "2" */
    wob_passage_of_letter at;
} wob_point;

typedef struct wob_section {
    wob_slice heading; /* empty where it has none */
    wob_part kind;
    wob_span span;
    uint32_t page;
} wob_section;

typedef struct wob_listed_document {
    wob_slice number, title;
    wob_date date;
    wob_outcome outcome;
    wob_slices grounds;
    uint32_t page;
} wob_listed_document;

typedef struct wob_link {
    wob_slice url;
    wob_span span;
} wob_link;

/* Another decision that belongs to this one. */
typedef struct wob_related {
    enum { WOB_REVIEWS, WOB_FELLOW } relation; /* reviewed here; partial like this one */
    wob_slice reference;                       /* empty where the letter does not say it */
    wob_date date;
    wob_span span; /* of the date, in the text */
} wob_related;

/* Why something was taken for what it is: a row of a table in data/, or a rule in words. */
typedef struct wob_reason {
    wob_span span;     /* of what was read */
    const char *part;  /* "section", "item", "outcome" ... */
    const char *table; /* NULL for a rule in words */
    wob_slice value;   /* of the row; else the rule */
    wob_slice pattern; /* of the row */
} wob_reason;

/* Where each page begins in the text. */
typedef struct wob_page_start {
    size_t at;
    uint32_t page;
} wob_page_start;

typedef WOB_LIST(wob_answer) wob_answers;

typedef struct wob_letter {
    const wob_source *source;
    wob_slice id;
    wob_language language;
    wob_kind kind;
    wob_slice organisation, reference, subject;
    wob_date date, request_date;
    wob_passage_of_letter request;
    WOB_LIST(wob_item) items;
    wob_slice item_noun; /* what the request calls them: "adressen"; empty where it does not say */
    bool items_by_order; /* the request or the answers count them: "ten eerste", "uw tweede verzoek"
                          */
    wob_answers answers;
    struct {
        wob_passage_of_letter at;
        wob_outcome outcome;
        WOB_LIST(wob_point) points;
    } decision;
    WOB_LIST(wob_section) sections; /* together they cover the text, in order */
    wob_law_findings law;
    WOB_LIST(wob_listed_document) documents;
    WOB_LIST(wob_link) links;
    wob_slice text;
    WOB_LIST(wob_page_start) pages;
    WOB_LIST(wob_related) related;
    wob_slices grounds;           /* of refusal, applied anywhere in the letter: each label once */
    WOB_LIST(wob_reason) reasons; /* in the order in which they were found */
} wob_letter;

/* Reads the letter out of `source`, which must outlive it, with the help of a thread's `analyser`.
 * Whatever the text is, there is a letter: what is not found is empty or unknown. Fails only where
 * ICU does. */
WOB_MUST_CHECK wob_status wob_letter_read(const wob_source *source, wob_analyser *analyser,
                                          wob_arena *arena, wob_letter *ret_letter,
                                          wob_error *error);

typedef wob_status (*wob_letter_fn)(void *context, const wob_letter *letter, wob_error *error);

/* Reads all that a source holds and calls `call` for each: the letter, then what was released with
 * it and stands behind it in the same file (`kind` other), whose id is the source's with "-2",
 * "-3" ... behind it. A status other than WOB_OK from `call` ends it and is returned. */
WOB_MUST_CHECK wob_status wob_letters_each(const wob_source *source, wob_analyser *analyser,
                                           wob_arena *arena, wob_letter_fn call, void *context,
                                           wob_error *error);

/* The page on which the byte at `at` of the text stands. */
uint32_t wob_letter_page(const wob_letter *letter, size_t at);

#endif
