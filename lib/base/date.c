/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of the calendar. See date.h. */
#include "lib/base/date.h"

#include <assert.h>
#include <stdio.h>

bool wob_date_known(wob_date date)
{
    return date.year != 0;
}

int wob_date_days_in_month(int year, int month)
{
    assert(month >= 1 && month <= 12);
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool wob_date_valid(wob_date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= wob_date_days_in_month(date.year, date.month);
}

int wob_date_compare(wob_date a, wob_date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

bool wob_date_parse_iso(wob_slice text, wob_date *ret_date)
{
    unsigned year, month, day;
    if (text.size != WOB_ISO_DATE_SIZE - 1 || text.data[4] != '-' || text.data[7] != '-' ||
        !wob_slice_number(wob_slice_cut(text, 0, 4), &year) ||
        !wob_slice_number(wob_slice_cut(text, 5, 7), &month) ||
        !wob_slice_number(wob_slice_cut(text, 8, 10), &day))
        return false;
    wob_date date = {(int)year, (int)month, (int)day};
    if (!wob_date_valid(date))
        return false;
    *ret_date = date;
    return true;
}

void wob_date_format_iso(wob_date date, char text[static WOB_ISO_DATE_SIZE])
{
    snprintf(text, WOB_ISO_DATE_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000u,
             (unsigned)date.month % 100u, (unsigned)date.day % 100u);
}
