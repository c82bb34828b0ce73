/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two letters are one. See same.h. */
#include "lib/index/same.h"

#include "lib/index/sketch.h"

/*
 * How much two texts must resemble each other. Measured on 79 decisions of many public bodies, each
 * against all others and against itself in another form: different decisions of one body reach
 * 0.59. The same one read from PDF and from plain text keeps 0.8 to 1, with all lines anew; with
 * one character in a hundred misread 0.55 to 0.8, with one in fifty 0.4 to 0.6.
 */
static const double least_resemblance[] = {
    0.95, /* no fact is known of both */
    0.85, /* one agrees */
    0.70, /* two agree, not the two below */
    0.50, /* date and reference agree */
};

enum { NO_FACT, ONE_FACT, TWO_FACTS, DATE_AND_REFERENCE };

typedef enum agreement { UNKNOWN, AGREE, DIFFER } agreement;

static agreement compare_dates(wob_date a, wob_date b)
{
    if (!wob_date_known(a) || !wob_date_known(b))
        return UNKNOWN;
    return wob_date_compare(a, b) == 0 ? AGREE : DIFFER;
}

/* Without the letters that are taken for digits, or digits for letters, where pages are recognised.
 */
static char plain_character(char c)
{
    static const char taken[] = "oilszb", meant[] = "011528";
    c = wob_lower(c);
    for (size_t i = 0; taken[i]; i++)
        if (c == taken[i])
            return meant[i];
    return c;
}

/* The next letter or digit from `*at` on; NUL at the end. */
static char next_character(wob_slice text, size_t *at)
{
    while (*at < text.size) {
        char c = text.data[(*at)++];
        if (wob_is_word(c))
            return plain_character(c);
    }
    return '\0';
}

/* "DGA-SKI / 21165506" is "DGA SKI/21165506". */
static agreement compare_references(wob_slice a, wob_slice b)
{
    size_t in_a = 0, in_b = 0;
    char c;
    if (a.size == 0 || b.size == 0)
        return UNKNOWN;
    do {
        c = next_character(a, &in_a);
        if (c != next_character(b, &in_b))
            return DIFFER;
    } while (c);
    return AGREE;
}

bool wob_same_letter(const wob_stored_letter *a, const wob_stored_letter *b)
{
    agreement date = compare_dates(a->date, b->date),
              reference = compare_references(a->reference, b->reference),
              request = compare_dates(a->request_date, b->request_date);
    size_t facts = (size_t)(date == AGREE) + (reference == AGREE) + (request == AGREE);
    if (date == AGREE && reference == AGREE)
        facts = DATE_AND_REFERENCE; /* whatever is read of the request's date */
    else if (date == DIFFER || reference == DIFFER || request == DIFFER)
        return false;
    if (a->kind == WOB_KIND_OTHER || b->kind == WOB_KIND_OTHER)
        facts = NO_FACT;
    return wob_sketch_resemblance(a->sketch, b->sketch) >= least_resemblance[facts];
}
