/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PERIOD_H
#define WOB_SEARCH_PERIOD_H

#include "lib/base/date.h"

/* A stretch of days, both ends included; an end that is unknown is open. */
typedef struct wob_period {
    wob_date from, to;
} wob_period;

typedef enum wob_period_fault {
    WOB_PERIOD_GOOD,
    WOB_PERIOD_NONE,      /* no year, month or day that exists */
    WOB_PERIOD_BACKWARDS, /* the range ends before it begins */
} wob_period_fault;

/* Reads "2021", "2021-05", "2021-05-24", or a range of two of these, of which one may be left out:
 * "2019..2021-05", "2019..", "..2021". `years_only` takes whole years alone. Years run from
 * WOB_FILTER_FIRST_YEAR to WOB_FILTER_LAST_YEAR. */
wob_period_fault wob_period_read(wob_slice text, bool years_only, wob_period *ret_period);

#endif
