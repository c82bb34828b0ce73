/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_CALENDAR_H
#define WOB_LETTER_CALENDAR_H

#include "lib/base/arena.h"
#include "lib/base/date.h"

/* A date as it stands in running text. */
typedef struct wob_dated {
    wob_span span;
    wob_date date; /* a day that exists, of a year from 1900 to 2100 */
} wob_dated;

typedef WOB_LIST(wob_dated) wob_dates;

/* Appends the dates in `text`, in order, in time linear in its length:
 *
 *   24 juni 2021    7 MEI 2021    10 JAN. 2020    24th of June 2021    2 9 MEI 2019 (a stamp)
 *   June 24, 2021   24-06-2021    24/6/2021       24.06.2021           2021-06-24
 *
 * White space may stand between the parts, line ends too. Scanned letters and digits that look
 * alike count as what they must be: "l0 januari 2o18", "3 rnei 202l". In figures the day comes
 * first, unless only the month can ("6/24/2021"). */
void wob_dates_in(wob_slice text, wob_arena *arena, wob_dates *ret_dates);

/* The same in a text that was written on a day: "6 februari jl." and "6 februari jongstleden" are
 * the last such day before that. */
void wob_dates_told(wob_slice text, wob_date written, wob_arena *arena, wob_dates *ret_dates);

#endif
