/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the query language: their names, their values, and what is said of values that
 * cannot be. See filter.h. The words for parts, outcomes and kinds are those of docs/letter.md. */
#include "lib/search/filter.h"

#include "lib/law/citation.h"
#include "lib/letter/letter.h"
#include "lib/search/complaint.h"
#include "lib/search/period.h"

enum {
    MOST_CHOICES = 64,
    QUOTED_MOST = 40,   /* characters of a bad value in its message */
    LETTER_DIGITS = 16, /* of an id, before its "-2" */
};

/* What is wrong with a value, as it goes on behind it: "is no year"; NULL where nothing is. */
typedef const char *value_reader(wob_slice value, wob_arena *arena, wob_filter *filter);

/* The choices of a filter that has few: NULL behind the last. */
typedef const char *choice_namer(size_t index);

static const char *name_part(size_t index)
{
    return index < WOB_PART_COUNT ? wob_part_name((wob_part)index) : NULL;
}

static const char *name_outcome(size_t index)
{
    return index < WOB_OUTCOME_COUNT ? wob_outcome_name((wob_outcome)index) : NULL;
}

static const char *name_kind(size_t index)
{
    return index < WOB_KIND_COUNT ? wob_kind_name((wob_kind)index) : NULL;
}

static const char *name_language(size_t index)
{
    return index <= WOB_ENGLISH ? wob_language_code((wob_language)index) : NULL;
}

static const char *read_item(wob_slice value, wob_arena *arena, wob_filter *filter)
{
    (void)arena;
    (void)filter;
    bool good = value.size <= WOB_FILTER_ITEM_LONGEST;
    for (size_t i = 0; good && i < value.size; i++)
        good = wob_is_alpha(value.data[i]) || wob_is_digit(value.data[i]);
    return good ? NULL : "is no item's number";
}

static const char *read_statute(wob_slice value, wob_arena *arena, wob_filter *filter)
{
    filter->value = wob_citation_label(value, arena);
    return filter->value.size ? NULL : "is no law or provision";
}

/* Roles that a passage can be found by; stamps are in none. */
static const char *name_role(size_t index)
{
    wob_role role = (wob_role)index + 1;
    return role < WOB_ROLE_STAMP ? wob_role_name(role) : NULL;
}

/* What grounds are called in Dutch and English is as good as their concept. */
static const char *read_ground(wob_slice value, wob_arena *arena, wob_filter *filter)
{
    (void)arena;
    wob_slice concept = wob_ground_concept(value);
    filter->value = concept.size ? concept : value;
    return NULL;
}

static const char *read_organisation(wob_slice value, wob_arena *arena, wob_filter *filter)
{
    (void)arena;
    (void)filter;
    for (size_t i = 0; i < value.size; i++)
        if (wob_is_word(value.data[i]))
            return NULL;
    return "names no organisation";
}

static const char *read_period(wob_slice value, wob_arena *arena, wob_filter *filter)
{
    (void)arena;
    bool is_year = filter->kind == WOB_FILTER_YEAR;
    wob_period period = {0};
    wob_period_fault fault = wob_period_read(value, is_year, &period);
    filter->from = period.from;
    filter->to = period.to;
    switch (fault) {
    case WOB_PERIOD_GOOD:
        return NULL;
    case WOB_PERIOD_BACKWARDS:
        return "ends before it begins";
    case WOB_PERIOD_NONE:
        break;
    }
    return is_year ? "is no year" : "is no date";
}

static bool is_hex_digit(char c)
{
    return wob_is_digit(c) || (wob_lower(c) >= 'a' && wob_lower(c) <= 'f');
}

/* "0123456789abcdef", "0123456789abcdef-2". */
static const char *read_letter(wob_slice value, wob_arena *arena, wob_filter *filter)
{
    static const char fault[] = "is no letter's id";
    unsigned number;
    if (value.size < LETTER_DIGITS)
        return fault;
    wob_slice behind = wob_slice_cut(value, LETTER_DIGITS, value.size);
    if (behind.size && (behind.data[0] != '-' ||
                        !wob_slice_number(wob_slice_cut(behind, 1, behind.size), &number)))
        return fault;

    wob_slice copy = wob_arena_copy(arena, value);
    char *bytes = (char *)copy.data; /* the copy is ours */
    for (size_t i = 0; i < LETTER_DIGITS; i++) {
        if (!is_hex_digit(bytes[i]))
            return fault;
        bytes[i] = wob_lower(bytes[i]);
    }
    filter->value = copy;
    return NULL;
}

/* A filter has choices, and the noun that they are; or a reader, and what may be written. A reader
 * of what has choices puts other words for them right. */
static const struct {
    const char *name;
    choice_namer *choice;
    value_reader *read;
    const char *text;
} filters[WOB_FILTER_COUNT] = {
    [WOB_FILTER_ITEM] = {"item", NULL, read_item,
                         "up to 8 letters and digits, as the letter numbers its items: item:5, "
                         "item:2a, item:iv (for several, item:5 item:10)"},
    [WOB_FILTER_STATUTE] = {"statute", NULL, read_statute,
                            "a law, with article, lid and letter as far as you want: statute:Wpg, "
                            "statute:\"Wob 10\", statute:\"Wob 10.2.g\""},
    [WOB_FILTER_ROLE] = {"role", name_role, NULL, "role of a citation"},
    [WOB_FILTER_GROUND] = {"ground", wob_ground_concept_at, read_ground, "ground of refusal"},
    [WOB_FILTER_PART] = {"part", name_part, NULL, "part of a letter"},
    [WOB_FILTER_OUTCOME] = {"outcome", name_outcome, NULL, "outcome"},
    [WOB_FILTER_KIND] = {"kind", name_kind, NULL, "kind of letter"},
    [WOB_FILTER_ORGANISATION] = {"org", NULL, read_organisation,
                                 "words of its name: org:politie, org:\"gemeente Amsterdam\""},
    [WOB_FILTER_YEAR] = {"year", NULL, read_period,
                         "a year from 1900 to 2100 or a range: year:2021, year:2019..2021, "
                         "year:2019.."},
    [WOB_FILTER_DATE] = {"date", NULL, read_period,
                         "a year, month or day from 1900 to 2100 or a range: date:2021, "
                         "date:2021-05, date:2021-05-24, date:2019..2021-06, date:..2020"},
    [WOB_FILTER_LANGUAGE] = {"lang", name_language, NULL, "language"},
    [WOB_FILTER_LETTER] = {"letter", NULL, read_letter,
                           "the 16 hex digits that a hit shows, with -2, -3 ... where it does: "
                           "letter:0123456789abcdef"},
};

static const struct {
    const char *name;
    wob_filter_kind kind;
} aliases[] = {
    {"wet", WOB_FILTER_STATUTE},
    {"law", WOB_FILTER_STATUTE},
    {"organisation", WOB_FILTER_ORGANISATION}, /* as the output calls these two */
    {"language", WOB_FILTER_LANGUAGE},
};

const char *wob_filter_name(wob_filter_kind kind)
{
    return filters[kind].name;
}

bool wob_filter_find(wob_slice name, wob_filter_kind *ret_kind)
{
    for (size_t kind = 0; kind < WOB_FILTER_COUNT; kind++)
        if (wob_slice_equal_nocase(wob_slice_of(filters[kind].name), name)) {
            *ret_kind = (wob_filter_kind)kind;
            return true;
        }
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (wob_slice_equal_nocase(wob_slice_of(aliases[i].name), name)) {
            *ret_kind = aliases[i].kind;
            return true;
        }
    return false;
}

static wob_slice complain_of_choice(wob_slice value, const char *noun, const char *const *choices,
                                    wob_arena *arena)
{
    const char *meant = wob_complaint_suggest(value, choices);
    wob_slice suggestion =
        meant ? wob_arena_print(arena, " (did you mean \"%s\"?)", meant) : (wob_slice){0};
    wob_slice list = {0};
    for (; *choices; choices++)
        list = wob_arena_print(arena, "%.*s%s%s", WOB_ARG(list), list.size ? ", " : "", *choices);
    return wob_arena_print(arena, "\"%.*s\" is no %s%.*s; write one of %.*s",
                           WOB_ARG(wob_complaint_quote(value, QUOTED_MOST, arena)), noun,
                           WOB_ARG(suggestion), WOB_ARG(list));
}

static bool read_choice(wob_slice value, wob_arena *arena, wob_filter *filter,
                        wob_slice *ret_complaint)
{
    const char *choices[MOST_CHOICES] = {NULL};
    for (size_t i = 0; i + 1 < MOST_CHOICES && (choices[i] = filters[filter->kind].choice(i)); i++)
        if (wob_slice_equal_nocase(wob_slice_of(choices[i]), value)) {
            filter->value = wob_slice_of(choices[i]);
            return true;
        }
    *ret_complaint = complain_of_choice(value, filters[filter->kind].text, choices, arena);
    return false;
}

bool wob_filter_read(wob_filter_kind kind, wob_slice value, wob_arena *arena,
                     wob_filter *ret_filter, wob_slice *ret_complaint)
{
    wob_filter filter = {.kind = kind, .value = value};
    const char *fault = filters[kind].read ? filters[kind].read(value, arena, &filter) : NULL;
    if (fault) {
        wob_slice quoted = wob_complaint_quote(value, QUOTED_MOST, arena);
        *ret_complaint = wob_arena_print(arena, "\"%.*s\" %s; write %s", WOB_ARG(quoted), fault,
                                         filters[kind].text);
        return false;
    }
    if (filters[kind].choice && !read_choice(filter.value, arena, &filter, ret_complaint))
        return false;
    *ret_filter = filter;
    return true;
}
