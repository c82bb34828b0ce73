/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_LAW_H
#define WOB_LAW_LAW_H

#include "lib/base/date.h"
#include "lib/base/slice.h"

/*
 * The register of laws (data/laws.tsv) and of the grounds on which information may be refused
 * (data/grounds.tsv). (What became of provisions of the Wob: concordance.h.) Read once, at first
 * use, and shared: nothing in it changes afterwards.
 */
typedef enum wob_numbering {
    WOB_NUMBERING_PLAIN,   /* articles are whole numbers: Wob 10; 10.2 is article 10, lid 2 */
    WOB_NUMBERING_DOT,     /* Woo 5.1 is an article, so 5.1.2 is article 5.1, lid 2 */
    WOB_NUMBERING_COLON,   /* Awb 4:8 is an article */
    WOB_NUMBERING_SECTION, /* the act is itself a section: 5 USC 552, so 552.b.6 is its (b)(6) */
} wob_numbering;

typedef struct wob_law {
    wob_slice id;    /* BWB number, CELEX, legislation.gov.uk or U.S.C.; empty for by-laws */
    wob_slice label; /* "Wob", "Woo", "Awb", "5 USC 552": as citations are written */
    wob_slice kind;  /* "wet", "AMvB", "verdrag"; "act" and "regulations" where English is spoken */
    wob_slice title; /* in full */
    wob_numbering numbering;
    wob_date from, until; /* first and last day in force; unknown where the table does not say */
} wob_law;

/* By label, title or abbreviation, without regard to case; NULL where the register has none. Where
 * several laws share a name (Wpg) the first of the table. */
const wob_law *wob_law_find(wob_slice name);

typedef struct wob_ground {
    const wob_law *law;
    wob_slice label;      /* "Wob 10.2.e" */
    wob_slice weight;     /* "absolute", "relative", "discretionary", "other" or empty */
    wob_slice concept;    /* "privacy": shared by the acts */
    wob_slice meaning_nl; /* "persoonlijke levenssfeer" */
    wob_slice meaning_en; /* "privacy" */
} wob_ground;

/* The ground that `label` names or lies under ("Wob 10.2.e"; "FOIA 31.1.a" lies under "FOIA 31.1");
 * NULL where it is none. */
const wob_ground *wob_ground_find(wob_slice label);

/* The grounds that share a concept, or that are called so in Dutch or English ("privacy",
 * "persoonlijke levenssfeer"), in any case: the concept, or the empty slice where there is none. */
wob_slice wob_ground_concept(wob_slice name);

/* The concepts, each once, in the table's order: NULL behind the last. */
const char *wob_ground_concept_at(size_t index);

/* All grounds, in the table's order: NULL behind the last. */
const wob_ground *wob_ground_at(size_t index);

/* The act has grounds of refusal in the register: letters are decided under it. */
bool wob_law_has_grounds(const wob_law *law);

#endif
