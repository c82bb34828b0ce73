/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_DATE_H
#define WOB_BASE_DATE_H

#include "lib/base/slice.h"

/* A day of the Gregorian calendar; {0} is "unknown". */
typedef struct wob_date {
    int year, month, day; /* 1..9999, 1..12, 1..31 */
} wob_date;

enum { WOB_ISO_DATE_SIZE = 11 }; /* "2021-06-24" and a NUL */

bool wob_date_known(wob_date date);
bool wob_date_valid(wob_date date); /* such a day exists */
int wob_date_days_in_month(int year, int month);
int wob_date_compare(wob_date a, wob_date b);

/* All of `text` must be "YYYY-MM-DD" and a day that exists. */
bool wob_date_parse_iso(wob_slice text, wob_date *ret_date);
void wob_date_format_iso(wob_date date, char text[static WOB_ISO_DATE_SIZE]);

#endif
