/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_LAW_H
#define WOB_LAW_LAW_H

#include "lib/base/slice.h"

/*
 * The register of laws (data/laws.tsv) and of the grounds on which information may be refused
 * (data/grounds.tsv). Read once, at first use, and shared: nothing in it changes afterwards.
 */
typedef struct wob_law {
    wob_slice id;    /* BWB number, CELEX, legislation.gov.uk or U.S.C.; empty for by-laws */
    wob_slice label; /* "Wob", "Woo", "Awb", "5 USC 552": as citations are written */
    wob_slice title; /* in full */
    bool dotted; /* articles are numbered with a dot (Woo 5.1), so 5.1.2 is article 5.1, lid 2 */
} wob_law;

/* By label or abbreviation, without regard to case; NULL where the register has none. Where several
 * laws share a name (Wpg) the first of the table. */
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

#endif
