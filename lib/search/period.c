/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods of year: and date:. See period.h. The forms of a day are those of ISO 8601; a range
 * is written with two dots, because people write dates with slashes and dashes. */
#include "lib/search/period.h"

#include "lib/search/filter.h"

enum { YEAR_SIZE = 4, MONTH_SIZE = 7 }; /* "2021", "2021-05" */

/* "2021-05": its first day. */
static bool read_month(wob_slice text, wob_date *ret_first)
{
    unsigned year, month;
    if (text.size != MONTH_SIZE || text.data[YEAR_SIZE] != '-' ||
        !wob_slice_number(wob_slice_cut(text, 0, YEAR_SIZE), &year) ||
        !wob_slice_number(wob_slice_cut(text, YEAR_SIZE + 1, MONTH_SIZE), &month) || month < 1 ||
        month > 12)
        return false;
    *ret_first = (wob_date){(int)year, (int)month, 1};
    return true;
}

/* A year, a month or a day: from its first day to its last. */
static bool read_end(wob_slice text, bool years_only, wob_period *ret_period)
{
    wob_date from, to;
    unsigned year;
    if (text.size == YEAR_SIZE && wob_slice_number(text, &year)) {
        from = (wob_date){(int)year, 1, 1};
        to = (wob_date){(int)year, 12, 31};
    } else if (!years_only && read_month(text, &from)) {
        to = from;
        to.day = wob_date_days_in_month(to.year, to.month);
    } else if (!years_only && wob_date_parse_iso(text, &from)) {
        to = from;
    } else {
        return false;
    }
    *ret_period = (wob_period){from, to};
    return from.year >= WOB_FILTER_FIRST_YEAR && from.year <= WOB_FILTER_LAST_YEAR;
}

wob_period_fault wob_period_read(wob_slice text, bool years_only, wob_period *ret_period)
{
    wob_slice dots = WOB_SLICE("..");
    size_t at = wob_slice_find(text, dots, 0);
    if (at == text.size)
        return read_end(text, years_only, ret_period) ? WOB_PERIOD_GOOD : WOB_PERIOD_NONE;

    wob_slice left = wob_slice_trim(wob_slice_cut(text, 0, at));
    wob_slice right = wob_slice_trim(wob_slice_cut(text, at + dots.size, text.size));
    wob_period first = {0}, last = {0};
    if ((left.size == 0 && right.size == 0) || (left.size && !read_end(left, years_only, &first)) ||
        (right.size && !read_end(right, years_only, &last)))
        return WOB_PERIOD_NONE;
    if (left.size && right.size && wob_date_compare(first.from, last.to) > 0)
        return WOB_PERIOD_BACKWARDS;
    *ret_period = (wob_period){first.from, last.to};
    return WOB_PERIOD_GOOD;
}
