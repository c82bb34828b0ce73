/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_CITATION_H
#define WOB_LAW_CITATION_H

#include "lib/base/arena.h"
#include "lib/law/law.h"

/*
 * Finds provisions, laws and judgments in running text.
 *
 * It works on raw text, before any tokenising, in time linear in its length. A provision is an
 * article (with its lid and letter as far as given) of a law; lists give one row for each provision
 * ("artikel 10, tweede lid, onder e en g, van de Wob" gives Wob 10.2.e and Wob 10.2.g). A provision
 * without a law at its side takes the one that the letter has in hand: the law that closes its
 * list, its own "(hierna: ...)" name, else the law cited before; where none is to be had it is left
 * out.
 */
typedef enum wob_role {
    WOB_ROLE_UNKNOWN,
    WOB_ROLE_APPLIED,    /* information is withheld, or an act done, on it, here */
    WOB_ROLE_CONSIDERED, /* weighed and not applied */
    WOB_ROLE_FRAMEWORK,  /* the law explained */
    WOB_ROLE_PROCEDURE,  /* terms, extension, views, objection, remedy */
    WOB_ROLE_ARGUED,     /* by the requester or a third party, or quoted from a judgment */
    WOB_ROLE_ANNEX,      /* a reprint of the law behind the letter, or its inventory list */
    WOB_ROLE_STAMP,      /* a redaction mark such as "10.2.e" in an address block */
} wob_role;

/* "applied", "considered" ...; "unknown". */
const char *wob_role_name(wob_role role);

typedef struct wob_citation {
    wob_span span;   /* where this provision stands; rows of one list may overlap */
    wob_slice label; /* law, article, lid and letter with dots: "Wob 10.2.e", "Awb 4:8" */
    wob_slice
        jci; /* "jci1.3:c:BWBR0005252&artikel=10&lid=2&o=e"; empty where the law has no BWB id */
    const wob_law
        *law;      /* NULL for one that the register does not have (label begins with its name) */
    wob_role role; /* as found: WOB_ROLE_STAMP or WOB_ROLE_UNKNOWN; the letter decides the others */
} wob_citation;

/* It begins within `span` and is of a ground of refusal, or of what lies under one. */
bool wob_cites_ground_within(const wob_citation *citation, wob_span span);

typedef struct wob_law_mention {
    wob_span span;
    wob_slice label;
    wob_slice id; /* empty where there is none */
} wob_law_mention;

typedef struct wob_judgment {
    wob_span span;
    wob_slice ecli; /* "ECLI:NL:RVS:2014:3246", mended where scanning broke it */
} wob_judgment;

typedef struct wob_law_findings {
    WOB_LIST(wob_citation) citations;   /* each by where it begins */
    WOB_LIST(wob_law_mention) mentions; /* every law named, with or without a provision */
    WOB_LIST(wob_judgment) judgments;
} wob_law_findings;

/* Reads `text`; slices of the findings lie in `arena` or in the register. */
void wob_law_read(wob_slice text, wob_arena *arena, wob_law_findings *ret_findings);

/* A provision as a person writes it alone ("Wob 10.2.g", "10.2.g Wob", "artikel 10 lid 2 Wob",
 * "Wpg"), for queries, or a label. False where `text` is not one provision or law; without a span
 * and role. */
bool wob_citation_read(wob_slice text, wob_arena *arena, wob_citation *ret_citation);

/* The label of the above; the empty slice where there is none. */
wob_slice wob_citation_label(wob_slice text, wob_arena *arena);

/* The levels of a label, outermost first: "Wob 10.2.e" gives "Wob", "Wob 10", "Wob 10.2",
 * "Wob 10.2.e". "Awb 4:8" has two: the colon belongs to the article; so does the first dot of a
 * dotted law. */
void wob_label_levels(wob_slice label, wob_arena *arena, wob_slices *ret_levels);

#endif
