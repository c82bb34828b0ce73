/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading dates. Names of months come from data/months.tsv; what a date says of the letter is for
 * dates.c to find out.
 *
 * A reader stands at a place in the text and moves on over what it takes. Every way of writing a
 * date is tried at every beginning of a word; each looks at a bounded number of bytes.
 */
#include "lib/letter/calendar.h"

#include "lib/base/table.h"

#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>

enum {
    FIRST_YEAR = 1900,
    LAST_YEAR = 2100,
    MOST_MONTH_NAMES = 64, /* one bit each */
    MOST_SPACE = 4,        /* bytes of white space between the parts of one date */
};

typedef struct reader {
    wob_slice text;
    size_t at;
    wob_date written; /* the day on which the text was written, where it is known */
} reader;

typedef struct number {
    int value;
    size_t digits;
    size_t real; /* of them true digits, not letters that look like one */
    char first;  /* as it stands there */
} number;

typedef struct month_name {
    wob_slice name;
    int month;
} month_name;

static struct {
    month_name names[MOST_MONTH_NAMES];
    size_t count;
    uint64_t begun[UCHAR_MAX + 1]; /* by each byte: the names that may begin with it */
} months;

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* A scan takes i, l and 1 for each other, and o and 0. */
static char blur(char c)
{
    c = wob_lower(c);
    return c == 'i' || c == '1' || c == '|' ? 'l' : c == '0' ? 'o' : c;
}

static void load_months(void)
{
    wob_table table = wob_table_open("months");
    wob_row row;
    unsigned month;
    for (; months.count < MOST_MONTH_NAMES && wob_table_next(&table, &row); months.count++) {
        if (!wob_slice_number(row.field[0], &month))
            continue;
        char first = row.field[1].data[0];
        months.names[months.count] = (month_name){row.field[1], (int)month};
        for (size_t c = 0; c <= UCHAR_MAX; c++)
            if (blur((char)c) == blur(first) || (first == 'm' && blur((char)c) == 'r'))
                months.begun[c] |= UINT64_C(1) << months.count;
    }
}

static char peek(const reader *in, size_t ahead)
{
    return in->at + ahead < in->text.size ? in->text.data[in->at + ahead] : '\0';
}

static bool take_char(reader *in, const char *any_of)
{
    char c = peek(in, 0);
    if (!c || !strchr(any_of, c))
        return false;
    in->at++;
    return true;
}

/* False where there is more white space than a date has inside. */
static bool skip_space(reader *in)
{
    size_t from = in->at;
    while (wob_is_space(peek(in, 0)) && in->at - from <= MOST_SPACE)
        in->at++;
    return in->at - from <= MOST_SPACE;
}

/* The digit that `c` is or looks like in a scan; -1 for others. */
static int digit_of(char c)
{
    switch (c) {
    case 'o':
    case 'O':
        return 0;
    case 'l':
    case 'I':
    case '|':
        return 1;
    case 'Z':
        return 2;
    case 'S':
        return 5;
    case 'B':
        return 8;
    default:
        return wob_is_digit(c) ? c - '0' : -1;
    }
}

/* One or more digits, `most` at the most. Of letters alone only those that begin with an l make a
 * number: "I" counts in Roman figures, "O" is a word. */
static bool take_number(reader *in, size_t most, number *ret_number)
{
    number found = {.first = peek(in, 0)};
    size_t from = in->at;
    while (found.digits < most && digit_of(peek(in, 0)) >= 0) {
        found.real += wob_is_digit(peek(in, 0));
        found.value = found.value * 10 + digit_of(peek(in, 0));
        found.digits++;
        in->at++;
    }
    *ret_number = found;
    if (found.digits && (found.real || found.first == 'l'))
        return true;
    in->at = from;
    return false;
}

/* Four digits of which two are true ones, and nothing that goes on behind them. */
static bool take_year(reader *in, int *ret_year)
{
    number year;
    size_t from = in->at;
    *ret_year = 0;
    if (take_number(in, 4, &year) && year.digits == 4 && year.real >= 2 &&
        !wob_is_word(peek(in, 0)))
        *ret_year = year.value;
    if (*ret_year >= FIRST_YEAR && *ret_year <= LAST_YEAR)
        return true;
    in->at = from;
    return false;
}

/* How many bytes `name` takes at the reader; 0 where it does not stand there, or a letter goes on
 * over it (a figure may: "09MRT2021"). A scan takes m for rn. */
static size_t name_size(const reader *in, wob_slice name)
{
    size_t at = 0;
    for (size_t i = 0; i < name.size; i++, at++) {
        char here = blur(peek(in, at));
        if (name.data[i] == 'm' && here == 'r' && blur(peek(in, at + 1)) == 'n')
            at++;
        else if (blur(name.data[i]) != here)
            return 0;
    }
    char behind = peek(in, at);
    return wob_is_digit(behind) || !wob_is_word(behind) ? at : 0;
}

/* The name of a month, or its abbreviation with or without a dot (a scan makes it a comma). */
static bool take_month(reader *in, int *ret_month)
{
    for (uint64_t left = months.begun[(unsigned char)peek(in, 0)]; left; left &= left - 1) {
        const month_name *month = &months.names[__builtin_ctzll(left)];
        size_t size = name_size(in, month->name);
        if (size == 0)
            continue;
        *ret_month = month->month;
        in->at += size;
        take_char(in, ".,");
        return true;
    }
    return false;
}

/* "24th", "1e", "24ste": what makes a number of a day an ordinal one. */
static void skip_ordinal(reader *in)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "ste", "de", "e"};
    wob_slice rest = wob_slice_cut(in->text, in->at, in->text.size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (wob_slice_starts_nocase(rest, wob_slice_of(endings[i])) &&
            !wob_is_word(peek(in, size))) {
            in->at += size;
            return;
        }
    }
}

static void skip_of(reader *in)
{
    wob_slice rest = wob_slice_cut(in->text, in->at, in->text.size);
    if (wob_slice_starts_nocase(rest, WOB_SLICE("of ")))
        in->at += 3;
}

/* A stamp sets its figures apart: "2 9 MEI 2019". Only where the month is in capitals. */
static void take_stamped_digit(reader *in, number *day)
{
    bool apart = day->digits == 1 && day->value <= 3 && day->real && peek(in, 0) == ' ' &&
                 wob_is_digit(peek(in, 1)) && peek(in, 2) == ' ';
    if (!apart || !wob_is_upper(peek(in, 3)) || !wob_is_upper(peek(in, 4)))
        return;
    day->value = day->value * 10 + (peek(in, 1) - '0');
    in->at += 2;
}

/* The year of a stamp: "AUG. 2 019". */
static bool take_stamped_year(reader *in, int *ret_year)
{
    reader apart = *in;
    size_t digits = 0;
    for (*ret_year = 0; digits < 4 && wob_is_digit(peek(&apart, 0)); digits++, apart.at++) {
        *ret_year = *ret_year * 10 + (peek(&apart, 0) - '0');
        if (digits < 3 && peek(&apart, 1) == ' ')
            apart.at++;
    }
    if (digits < 4 || wob_is_word(peek(&apart, 0)) || *ret_year < FIRST_YEAR ||
        *ret_year > LAST_YEAR)
        return false;
    in->at = apart.at;
    return true;
}

/* "jl." stands for a year: that of the last such day before the text was written. */
static bool take_last(reader *in, wob_date *date)
{
    static const char *const words[] = {"jongstleden", "jl", "j.l", "ll", "l.l", "laatstleden"};
    wob_slice rest = wob_slice_cut(in->text, in->at, in->text.size);
    for (size_t i = 0; wob_date_known(in->written) && i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (!wob_slice_starts_nocase(rest, wob_slice_of(words[i])) || wob_is_word(peek(in, size)))
            continue;
        in->at += size;
        date->year = in->written.year;
        if (wob_date_compare(*date, in->written) > 0)
            date->year--;
        return true;
    }
    return false;
}

/* "24 juni 2021" */
static bool read_day_first(reader in, wob_date *ret_date, size_t *ret_end)
{
    number day;
    if (!take_number(&in, 2, &day))
        return false;
    skip_ordinal(&in);
    take_stamped_digit(&in, &day);
    if (!skip_space(&in))
        return false;
    skip_of(&in);
    ret_date->day = day.value;
    bool stamp = wob_is_upper(peek(&in, 0)) && wob_is_upper(peek(&in, 1));
    bool read = take_month(&in, &ret_date->month) && skip_space(&in) &&
                (take_year(&in, &ret_date->year) || take_last(&in, ret_date) ||
                 (stamp && take_stamped_year(&in, &ret_date->year)));
    *ret_end = in.at;
    return read;
}

/* "June 24, 2021" */
static bool read_month_first(reader in, wob_date *ret_date, size_t *ret_end)
{
    number day;
    if (!take_month(&in, &ret_date->month) || !skip_space(&in) || !take_number(&in, 2, &day))
        return false;
    skip_ordinal(&in);
    take_char(&in, ",");
    ret_date->day = day.value;
    /* "mei 20 2021" is one; of "mei 2021" the year is not taken apart. */
    bool apart = wob_is_space(peek(&in, 0)) || in.text.data[in.at - 1] == ',';
    bool read = apart && skip_space(&in) && take_year(&in, &ret_date->year);
    *ret_end = in.at;
    return read;
}

/* The sign between two figures, with a space on either side perhaps. */
static char take_separator(reader *in)
{
    size_t from = in->at;
    if (peek(in, 0) == ' ')
        in->at++;
    char sign = peek(in, 0);
    if (!take_char(in, "-/.")) {
        in->at = from;
        return '\0';
    }
    if (peek(in, 0) == ' ')
        in->at++;
    return sign;
}

/* More figures behind a sign: no date but a number of something. */
static bool goes_on(const reader *in)
{
    char sign = peek(in, 0);
    return sign && strchr("-/.", sign) && wob_is_digit(peek(in, 1));
}

/* "24-06-2021" */
static bool read_figures(reader in, wob_date *ret_date, size_t *ret_end)
{
    number day, month;
    if (!take_number(&in, 2, &day))
        return false;
    char sign = take_separator(&in);
    if (!sign || !take_number(&in, 2, &month) || take_separator(&in) != sign ||
        !take_year(&in, &ret_date->year) || goes_on(&in))
        return false;
    bool month_first = month.value > 12 && day.value <= 12;
    ret_date->day = month_first ? month.value : day.value;
    ret_date->month = month_first ? day.value : month.value;
    *ret_end = in.at;
    return true;
}

/* "2021-06-24" */
static bool read_iso(reader in, wob_date *ret_date, size_t *ret_end)
{
    const size_t size = WOB_ISO_DATE_SIZE - 1;
    wob_slice rest = wob_slice_cut(in.text, in.at, in.text.size);
    if (rest.size < size || !wob_date_parse_iso(wob_slice_cut(rest, 0, size), ret_date))
        return false;
    in.at += size;
    *ret_end = in.at;
    return !wob_is_word(peek(&in, 0)) && !goes_on(&in) && ret_date->year >= FIRST_YEAR &&
           ret_date->year <= LAST_YEAR;
}

/* A date may begin here: no word goes on over it, and no number ("2021/24-06-2021"). */
static bool may_begin(wob_slice text, size_t at)
{
    char first = text.data[at], before = at ? text.data[at - 1] : ' ';
    if (wob_is_word(before) || !wob_is_word(first))
        return false;
    bool begins = digit_of(first) >= 0 || months.begun[(unsigned char)first];
    return begins &&
           !(at > 1 && wob_is_digit(text.data[at - 2]) && before && strchr("-/.,", before));
}

/* Most sentences have no figure, and no date. */
static bool has_figure(wob_slice text)
{
    size_t figures = 0;
    for (size_t i = 0; i < text.size; i++)
        figures += wob_is_digit(text.data[i]);
    return figures > 0;
}

/* The date that begins at `at`; false where none does. */
static bool read_date(wob_slice text, size_t at, wob_date written, wob_dated *ret_dated)
{
    typedef bool read_fn(reader in, wob_date * ret_date, size_t * ret_end);
    static read_fn *const ways[] = {read_iso, read_figures, read_day_first, read_month_first};
    const size_t count = sizeof ways / sizeof *ways;
    for (size_t i = digit_of(text.data[at]) >= 0 ? 0 : count - 1; i < count; i++) {
        *ret_dated = (wob_dated){.span = {at, at}};
        if (ways[i]((reader){text, at, written}, &ret_dated->date, &ret_dated->span.end) &&
            wob_date_valid(ret_dated->date))
            return true;
    }
    return false;
}

void wob_dates_in(wob_slice text, wob_arena *arena, wob_dates *ret_dates)
{
    wob_dates_told(text, (wob_date){0}, arena, ret_dates);
}

void wob_dates_told(wob_slice text, wob_date written, wob_arena *arena, wob_dates *ret_dates)
{
    wob_dated dated;
    if (!has_figure(text))
        return;
    pthread_once(&once, load_months);
    for (size_t at = 0; at < text.size;) {
        if (may_begin(text, at) && read_date(text, at, written, &dated)) {
            *wob_push(arena, ret_dates) = dated;
            at = dated.span.end;
        } else {
            at++;
        }
    }
}
