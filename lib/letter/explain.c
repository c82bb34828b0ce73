/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter with its parts in the margin. See explain.h. */
#include "lib/letter/explain.h"

#include "lib/base/utf8.h"

#include <stdlib.h>

enum { MARGIN = 18, MOST_NAMED = 4 }; /* columns; items named in the margin */

static void add_date(wob_buffer *to, const char *name, wob_date date)
{
    char text[WOB_ISO_DATE_SIZE];
    wob_date_format_iso(date, text);
    if (wob_date_known(date))
        wob_buffer_print(to, "%-*s %s\n", MARGIN, name, text);
}

static void add_text(wob_buffer *to, const char *name, wob_slice text)
{
    if (text.size)
        wob_buffer_print(to, "%-*s %.*s\n", MARGIN, name, WOB_ARG(text));
}

/* A letter's reasons in the order of its text, and how many have been printed. */
typedef struct reason_list {
    wob_reason *at;
    size_t count, done;
} reason_list;

static int by_place(const void *a, const void *b)
{
    const wob_reason *x = a, *y = b;
    return (x->span.begin > y->span.begin) - (x->span.begin < y->span.begin);
}

/* Those of parts that begin before `end`. */
static void add_reasons(reason_list *reasons, size_t end, wob_buffer *to)
{
    for (; reasons->done < reasons->count && reasons->at[reasons->done].span.begin < end;
         reasons->done++) {
        const wob_reason *reason = &reasons->at[reasons->done];
        wob_buffer_print(to, "%*s ^ %s: ", MARGIN, "", reason->part);
        if (reason->table)
            wob_buffer_print(to, "%.*s, as data/%s.tsv has \"%.*s\"\n", WOB_ARG(reason->value),
                             reason->table, WOB_ARG(reason->pattern));
        else
            wob_buffer_print(to, "%.*s\n", WOB_ARG(reason->value));
    }
}

static void add_numbers(wob_buffer *to, const char *name, const wob_slices *numbers)
{
    wob_buffer_print(to, "%s", name);
    for (size_t i = 0; i < numbers->count && i < MOST_NAMED; i++)
        wob_buffer_print(to, " %.*s", WOB_ARG(numbers->at[i]));
    if (numbers->count > MOST_NAMED)
        wob_buffer_print(to, " ...");
}

static bool holds(wob_span span, size_t at)
{
    return span.begin <= at && at < span.end;
}

/* The smallest part that the byte at `at` belongs to. */
static void name_part(const wob_letter *letter, size_t at, wob_buffer *to)
{
    wob_buffer_clear(to);
    for (size_t i = 0; i < letter->items.count; i++)
        if (holds(letter->items.at[i].at.span, at)) {
            wob_buffer_print(to, "item %.*s", WOB_ARG(letter->items.at[i].number));
            return;
        }
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_answer *answer = &letter->answers.at[i];
        if (holds((wob_span){answer->heading.begin, answer->at.span.end}, at)) {
            add_numbers(to, "answer", &answer->items);
            return;
        }
    }
    for (size_t i = 0; i < letter->sections.count; i++)
        if (holds(letter->sections.at[i].span, at))
            wob_buffer_print(to, "%s", wob_part_name(letter->sections.at[i].kind));
}

static void add_lines(const wob_letter *letter, reason_list *reasons, wob_arena *arena,
                      wob_buffer *to)
{
    wob_buffer part = {0};
    wob_slice last = {0};
    for (size_t begin = 0; begin < letter->text.size;) {
        size_t end = wob_slice_find(letter->text, WOB_SLICE("\n"), begin);
        /* An item or answer may begin inside a line, behind a mark or a heading. */
        size_t at = begin;
        while (at < end && !wob_is_space(letter->text.data[at]))
            at++;
        name_part(letter, at < end ? at + 1 : begin, &part);
        bool same = begin == end || wob_slice_equal(wob_buffer_slice(&part), last);
        wob_buffer_print(to, "%-*.*s |%s%.*s\n", MARGIN - 1, same ? 0 : (int)part.size, part.data,
                         begin < end ? " " : "", WOB_ARG(wob_slice_cut(letter->text, begin, end)));
        add_reasons(reasons, end + 1, to);
        if (!same)
            last = wob_arena_copy(arena, wob_buffer_slice(&part));
        begin = end + 1;
    }
    wob_buffer_release(&part);
}

static void add_answers(const wob_letter *letter, wob_buffer *to)
{
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_answer *answer = &letter->answers.at[i];
        wob_buffer name = {0};
        add_numbers(&name, "answer", &answer->items);
        wob_buffer_print(to, "%-*.*s %s", MARGIN, WOB_ARG(wob_buffer_slice(&name)),
                         wob_outcome_name(answer->outcome));
        for (size_t k = 0; k < answer->grounds.count; k++)
            wob_buffer_print(to, "%s %.*s", k ? "," : " on", WOB_ARG(answer->grounds.at[k]));
        if (answer->see.count)
            add_numbers(to, ", see", &answer->see);
        wob_buffer_add_char(to, '\n');
        wob_buffer_release(&name);
    }
}

void wob_letter_explain(const wob_letter *letter, wob_buffer *to)
{
    wob_buffer_print(to, "%.*s\n", WOB_ARG(letter->source->path));
    add_text(to, "id", letter->id);
    add_text(to, "kind", wob_slice_of(wob_kind_name(letter->kind)));
    add_text(to, "organisation", letter->organisation);
    add_text(to, "reference", letter->reference);
    add_text(to, "subject", letter->subject);
    add_date(to, "date", letter->date);
    add_date(to, "request date", letter->request_date);
    add_text(to, "outcome", wob_slice_of(wob_outcome_name(letter->decision.outcome)));
    add_answers(letter, to);
    wob_buffer_add_char(to, '\n');
    wob_arena arena = {0};
    reason_list reasons = {.count = letter->reasons.count};
    reasons.at = wob_arena_take(&arena, reasons.count * sizeof *reasons.at);
    for (size_t i = 0; i < reasons.count; i++)
        reasons.at[i] = letter->reasons.at[i];
    if (reasons.count)
        qsort(reasons.at, reasons.count, sizeof *reasons.at, by_place);
    add_lines(letter, &reasons, &arena, to);
    wob_arena_release(&arena);
}
