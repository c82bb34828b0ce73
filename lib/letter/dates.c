/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The date of the letter and that of the request it decides.
 *
 * A letter's own date stands in its letterhead: under "Datum", alone or behind a place, or in the
 * stamp of its dispatch; letters without one have it above or below the signature. What sentences
 * say of dates is another matter: see asking.c, for the request.
 */
#include "lib/letter/asking.h"
#include "lib/letter/calendar.h"
#include "lib/letter/letterhead.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

enum {
    MOST_PLACE = 40,   /* bytes before the date: "'s-Hertogenbosch, de dato " */
    LONGEST_DATE = 64, /* bytes: more than any takes */
    MOST_BEHIND = 2,   /* bytes behind it */
    LONG_DECIDED = 5,  /* years after the request: so late that a misread year is likelier */
};

/* The first date in `text`, and where it stands. */
static bool find_date(wob_slice text, wob_dated *ret_dated)
{
    wob_arena arena = {0};
    wob_dates dates = {0};
    wob_dates_in(text, &arena, &dates);
    bool found = dates.count > 0;
    if (found)
        *ret_dated = dates.at[0];
    wob_arena_release(&arena);
    return found;
}

static bool has_date(wob_slice value)
{
    wob_dated dated;
    return find_date(value, &dated);
}

/* "24 June 2021", nothing else; or the first cell of a line, "24 juni 2021 | Z-2021-12". */
static bool is_date(wob_slice text)
{
    wob_dated dated;
    wob_slice cell = wob_slice_cut(text, 0, wob_slice_find(text, WOB_SLICE(" | "), 0));
    return find_date(cell, &dated) && dated.span.begin == 0 &&
           cell.size - dated.span.end <= MOST_BEHIND;
}

/* "Amsterdam, 7 mei 2021": a name, a comma, a date. */
static bool is_place_and_date(wob_slice text)
{
    wob_dated dated;
    if (!find_date(text, &dated) || dated.span.begin == 0 || dated.span.begin > MOST_PLACE ||
        text.size - dated.span.end > MOST_BEHIND)
        return false;
    wob_slice place = wob_slice_trim(wob_slice_cut(text, 0, dated.span.begin));
    return wob_slice_find(place, WOB_SLICE(","), 0) < place.size &&
           !wob_is_digit(place.data[place.size - 1]);
}

/* Long text is none of these, and most of a letter is long. */
static bool is_long(wob_slice text)
{
    return text.size > MOST_PLACE + LONGEST_DATE + MOST_BEHIND;
}

static bool stands_alone(wob_slice text)
{
    return !is_long(text) && (is_date(text) || is_place_and_date(text));
}

static wob_date date_in(wob_slice text)
{
    wob_dated dated = {0};
    find_date(text, &dated);
    return dated.date;
}

static wob_date labelled(wob_letterhead *head, wob_field field)
{
    size_t at = 0;
    wob_cell *cell = wob_letterhead_value(head, field, has_date, &at);
    return cell ? date_in(cell->value) : (wob_date){0};
}

static wob_date alone(const wob_letterhead *head, bool in_margin)
{
    for (size_t i = 0; i < head->cells.count; i++) {
        const wob_cell *cell = &head->cells.at[i];
        if (cell->in_margin == in_margin && !cell->taken && !cell->field &&
            stands_alone(cell->text))
            return date_in(cell->text);
    }
    return (wob_date){0};
}

/* Above or below the signature, where the sections do not always tell: the one date that stands
 * alone (lists are full of them), else the last one behind a place. */
static wob_date at_signature(const wob_reading *reading)
{
    wob_date lone = {0}, placed = {0};
    size_t count = 0;
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        wob_slice text = wob_block_text(reading, block);
        if (wob_block_part(reading, block) == WOB_PART_ANNEX || is_long(text))
            continue;
        if (is_place_and_date(text)) {
            placed = date_in(text);
        } else if (is_date(text)) {
            lone = date_in(text);
            count++;
        }
    }
    return count == 1 ? lone : placed;
}

/* Among what closes the letter: "Hoogachtend, Hoogmeer, 24 juli 2020, namens ...". */
static wob_date in_closing(const wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    wob_date date = {0};
    for (size_t i = 0; i < letter->sections.count && !wob_date_known(date); i++)
        if (letter->sections.at[i].kind == WOB_PART_CLOSING)
            date = date_in(wob_slice_at(letter->text, letter->sections.at[i].span));
    return date;
}

/* The first that is known of the places where a letter has its date, the surest first. The dates
 * of letters that it answers are taken before, so that none stands for its own. */
static wob_date find_letter_date(const wob_reading *reading, wob_letterhead *head,
                                 const char **ret_where)
{
    wob_date date = labelled(head, WOB_FIELD_DATE);
    *ret_where = "under a label of the letterhead";
    if (!wob_date_known(date)) {
        date = alone(head, false);
        *ret_where = "alone in the letterhead";
    }
    if (!wob_date_known(date)) {
        date = labelled(head, WOB_FIELD_SENT);
        *ret_where = "under the letterhead's label of dispatch";
    }
    if (!wob_date_known(date)) {
        date = alone(head, true);
        *ret_where = "alone in the margin";
    }
    if (!wob_date_known(date)) {
        date = at_signature(reading);
        *ret_where = "at the signature";
    }
    if (!wob_date_known(date)) {
        date = in_closing(reading);
        *ret_where = "among what closes the letter";
    }
    return date;
}

/* What scanning takes for each other. */
static bool are_alike(char a, char b)
{
    static const char *const alike[] = {"08", "06", "09", "17", "27", "38", "56", "89"};
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if ((a == alike[i][0] && b == alike[i][1]) || (a == alike[i][1] && b == alike[i][0]))
            return true;
    return false;
}

/* The two years differ in one digit that is easily misread. */
static bool may_be_misread(int year, int for_year)
{
    size_t different = 0;
    for (; year || for_year; year /= 10, for_year /= 10)
        if (year % 10 != for_year % 10) {
            if (!are_alike((char)('0' + year % 10), (char)('0' + for_year % 10)))
                return false;
            different++;
        }
    return different == 1;
}

/* "04 SEP 2028" on the decision about a request of 2020: the stamp said 2020. */
static void mend_year(wob_date *date, wob_date request)
{
    const int years[] = {request.year, request.year + 1};
    if (!wob_date_known(*date) || !wob_date_known(request) ||
        date->year < request.year + LONG_DECIDED)
        return;
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        wob_date mended = {years[i], date->month, date->day};
        if (wob_date_valid(mended) && may_be_misread(date->year, mended.year) &&
            wob_date_compare(mended, request) >= 0) {
            *date = mended;
            return;
        }
    }
}

void wob_dates_find(wob_reading *reading)
{
    wob_letterhead head = {0};
    wob_letterhead_read(reading, &head);
    wob_date answered = labelled(&head, WOB_FIELD_ASKED);
    const char *where;
    reading->letter->date = find_letter_date(reading, &head, &where);
    if (wob_date_known(reading->letter->date))
        wob_reason_rule(reading, (wob_span){0}, "date", where);
    reading->letter->request_date = wob_asking_date(reading);
    if (!wob_date_known(reading->letter->request_date))
        reading->letter->request_date = answered;
    mend_year(&reading->letter->date, reading->letter->request_date);
}
