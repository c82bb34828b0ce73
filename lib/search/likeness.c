/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors between words. See likeness.h. */
#include "lib/search/likeness.h"

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Rows of the table of distances between beginnings of both words: of this letter of `a`, of the
 * one before it, and of the one before that. */
unsigned wob_likeness_errors(wob_slice a, wob_slice b, unsigned most)
{
    unsigned rows[3][WOB_LIKENESS_LONGEST + 1];
    unsigned *here = rows[0], *before = rows[1], *earlier = rows[2];
    size_t apart = a.size > b.size ? a.size - b.size : b.size - a.size;
    if (apart > most || a.size > WOB_LIKENESS_LONGEST || b.size > WOB_LIKENESS_LONGEST)
        return most + 1;
    for (size_t k = 0; k <= b.size; k++)
        here[k] = (unsigned)k;
    for (size_t i = 1; i <= a.size; i++) {
        unsigned *free_row = earlier;
        earlier = before;
        before = here;
        here = free_row;
        here[0] = (unsigned)i;
        for (size_t k = 1; k <= b.size; k++) {
            bool same = a.data[i - 1] == b.data[k - 1];
            here[k] = least(before[k - 1] + !same, least(before[k], here[k - 1]) + 1);
            if (i > 1 && k > 1 && a.data[i - 1] == b.data[k - 2] && a.data[i - 2] == b.data[k - 1])
                here[k] = least(here[k], earlier[k - 2] + 1);
        }
    }
    return here[b.size];
}

unsigned wob_likeness_most_errors(wob_slice word)
{
    enum { ONE_ERROR_FROM = 5, TWO_ERRORS_FROM = 8 }; /* bytes */
    return word.size >= TWO_ERRORS_FROM ? 2 : word.size >= ONE_ERROR_FROM ? 1 : 0;
}
