/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobquery cite: a reference to a letter or passage, to be cited elsewhere: as a line of text in
 * the letter's language, as BibTeX, or as CSL-JSON
 * (https://docs.citationstyles.org/en/stable/specification.html). What the letter does not say is
 * left out.
 *
 * CSL has no type for a decision of a public body that is not a court; `document` is the one that
 * says nothing wrong.
 */
#include "query/show.h"

#include <stdio.h>

/* By the number of the month. */
static const char *const months_nl[] = {"",        "januari",  "februari", "maart",    "april",
                                        "mei",     "juni",     "juli",     "augustus", "september",
                                        "oktober", "november", "december"};
static const char *const months_en[] = {"",        "January",  "February", "March",  "April",
                                        "May",     "June",     "July",     "August", "September",
                                        "October", "November", "December"};

static const char *const kinds_nl[WOB_KIND_COUNT] = {
    [WOB_KIND_DECISION] = "besluit",
    [WOB_KIND_PARTIAL_DECISION] = "deelbesluit",
    [WOB_KIND_DECISION_ON_OBJECTION] = "beslissing op bezwaar",
    [WOB_KIND_OTHER] = "document",
};
static const char *const kinds_en[WOB_KIND_COUNT] = {
    [WOB_KIND_DECISION] = "decision",
    [WOB_KIND_PARTIAL_DECISION] = "partial decision",
    [WOB_KIND_DECISION_ON_OBJECTION] = "decision on objection",
    [WOB_KIND_OTHER] = "document",
};

/* The pieces of a reference that the formats share. */
typedef struct reference {
    const exhibit *of;
    bool dutch;
    wob_slice id;    /* "3f2a...#answer-5" */
    wob_slice kind;  /* in the letter's language */
    wob_slice place; /* "antwoord op punt 5" */
    wob_slice page;  /* empty for a letter */
} reference;

static wob_slice place_of(const wob_stored_passage *passage, bool dutch, wob_arena *arena)
{
    wob_slice items = {0};
    for (size_t i = 0; i < passage->items.count; i++)
        items = wob_arena_print(arena, "%.*s%s%.*s", WOB_ARG(items), i ? ", " : "",
                                WOB_ARG(passage->items.at[i]));
    if (items.size == 0)
        return (wob_slice){0};
    if (passage->part == WOB_PART_ANSWER)
        return wob_arena_print(arena, "%s %.*s", dutch ? "antwoord op punt" : "answer to item",
                               WOB_ARG(items));
    return wob_arena_print(arena, "%s %.*s", dutch ? "punt" : "item", WOB_ARG(items));
}

static reference refer(const exhibit *of, wob_arena *arena)
{
    const wob_stored_letter *letter = &of->hit.letter;
    reference made = {.of = of, .dutch = letter->language == WOB_DUTCH, .id = letter->id};
    made.kind = wob_slice_of((made.dutch ? kinds_nl : kinds_en)[letter->kind]);
    if (!of->is_passage)
        return made;
    made.id = of->hit.id;
    made.place = place_of(&of->hit.passage, made.dutch, arena);
    made.page = wob_arena_print(arena, "%u", (unsigned)of->hit.passage.page);
    return made;
}

/* Text ----------------------------------------------------------------------------------------- */

static void add_date(const reference *made, wob_buffer *to)
{
    wob_date date = made->of->hit.letter.date;
    if (!wob_date_known(date))
        return;
    wob_buffer_print(to, " %s %d %s %d", made->dutch ? "van" : "of", date.day,
                     (made->dutch ? months_nl : months_en)[date.month], date.year);
}

static void add_text(const reference *made, wob_buffer *to)
{
    const wob_stored_letter *letter = &made->of->hit.letter;
    wob_buffer_print(to, "%.*s%s%.*s", WOB_ARG(letter->organisation),
                     letter->organisation.size ? ", " : "", WOB_ARG(made->kind));
    add_date(made, to);
    if (letter->reference.size)
        wob_buffer_print(to, ", %s %.*s", made->dutch ? "kenmerk" : "ref.",
                         WOB_ARG(letter->reference));
    if (letter->subject.size)
        wob_buffer_print(to, ", ‘%.*s’", WOB_ARG(letter->subject));
    if (made->place.size)
        wob_buffer_print(to, ", %.*s", WOB_ARG(made->place));
    if (made->page.size)
        wob_buffer_print(to, ", p. %.*s", WOB_ARG(made->page));
    wob_buffer_print(to, " (wob:%.*s, sha256 %.*s)\n", WOB_ARG(made->id), WOB_ARG(letter->sha256));
}

/* BibTeX --------------------------------------------------------------------------------------- */

static void add_latex(wob_buffer *to, wob_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c && strchr("&%$#_{}", c))
            wob_buffer_print(to, "\\%c", c);
        else if (c == '~' || c == '^' || c == '\\')
            wob_buffer_print(to, "%s",
                             c == '~'   ? "\\textasciitilde{}"
                             : c == '^' ? "\\textasciicircum{}"
                                        : "\\textbackslash{}");
        else
            wob_buffer_add_char(to, wob_is_space(c) ? ' ' : c);
    }
}

static void add_field(wob_buffer *to, const char *name, wob_slice value)
{
    if (value.size == 0)
        return;
    wob_buffer_print(to, ",\n  %s = {", name);
    add_latex(to, value);
    wob_buffer_print(to, "}");
}

/* The braces keep a body's name together. */
static void add_bibtex(const reference *made, wob_arena *arena, wob_buffer *to)
{
    const wob_stored_letter *letter = &made->of->hit.letter;
    wob_date date = letter->date;
    wob_buffer_print(to, "@misc{wob:%.*s", WOB_ARG(letter->id));
    if (made->of->is_passage)
        wob_buffer_print(to, ":%s-%u", wob_part_name(made->of->hit.passage.part),
                         (unsigned)made->of->hit.passage.number);
    if (letter->organisation.size) {
        wob_buffer_print(to, ",\n  author = {{");
        add_latex(to, letter->organisation);
        wob_buffer_print(to, "}}");
    }
    add_field(to, "title", letter->subject.size ? letter->subject : made->kind);
    add_field(to, "howpublished", made->kind);
    if (wob_date_known(date)) {
        wob_buffer_print(to, ",\n  year = {%d},\n  month = {%d},\n  day = {%d}", date.year,
                         date.month, date.day);
    }
    add_field(to, "number", letter->reference);
    add_field(to, "pages", made->page);
    add_field(to, "note",
              wob_arena_print(arena, "%.*s%swob:%.*s, sha256 %.*s", WOB_ARG(made->place),
                              made->place.size ? ", " : "", WOB_ARG(made->id),
                              WOB_ARG(letter->sha256)));
    wob_buffer_print(to, "\n}\n");
}

/* CSL-JSON ------------------------------------------------------------------------------------- */

static void add_member(wob_json *json, const char *key, wob_slice value)
{
    if (value.size == 0)
        return;
    wob_json_key(json, key);
    wob_json_text(json, value);
}

static void add_issued(wob_json *json, wob_date date)
{
    const int parts[] = {date.year, date.month, date.day};
    if (!wob_date_known(date))
        return;
    wob_json_key(json, "issued");
    wob_json_open(json, '{');
    wob_json_key(json, "date-parts");
    wob_json_open(json, '[');
    wob_json_open(json, '[');
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        wob_json_integer(json, parts[i]);
    wob_json_close(json, ']');
    wob_json_close(json, ']');
    wob_json_close(json, '}');
}

static void add_author(wob_json *json, wob_slice organisation)
{
    if (organisation.size == 0)
        return;
    wob_json_key(json, "author");
    wob_json_open(json, '[');
    wob_json_open(json, '{');
    add_member(json, "literal", organisation);
    wob_json_close(json, '}');
    wob_json_close(json, ']');
}

static void add_csl(const reference *made, wob_arena *arena, wob_json *json)
{
    const wob_stored_letter *letter = &made->of->hit.letter;
    wob_json_open(json, '{');
    add_member(json, "id", wob_arena_print(arena, "wob:%.*s", WOB_ARG(made->id)));
    add_member(json, "type", WOB_SLICE("document"));
    add_member(json, "genre", made->kind);
    add_member(json, "title", letter->subject);
    add_author(json, letter->organisation);
    add_issued(json, letter->date);
    add_member(json, "number", letter->reference);
    add_member(json, "section", made->place);
    add_member(json, "page", made->page);
    add_member(json, "language", wob_slice_of(wob_language_code(letter->language)));
    add_member(json, "archive_location", wob_stored_letter_path(letter));
    add_member(json, "note", wob_arena_print(arena, "sha256: %.*s", WOB_ARG(letter->sha256)));
    wob_json_close(json, '}');
}

/* All ------------------------------------------------------------------------------------------ */

static wob_status cite_one(query_asker *asker, output_format format, wob_slice id, wob_json *json,
                           wob_error *error)
{
    exhibit of;
    wob_arena_clear(&asker->arena);
    wob_status status = show_read(asker, id, &of, error);
    if (status)
        return status;
    reference made = refer(&of, &asker->arena);
    if (format == AS_CSL_JSON)
        add_csl(&made, &asker->arena, json);
    else if (format == AS_BIBTEX)
        add_bibtex(&made, &asker->arena, json->to);
    else
        add_text(&made, json->to);
    return WOB_OK;
}

int verb_cite(const query_options *options)
{
    query_asker asker = {0};
    wob_buffer out = {0};
    wob_json json = {.to = &out};
    wob_error error = {0};
    int exit_status = EXIT_ANSWERED;
    bool csl = options->format == AS_CSL_JSON;
    if (asker_init(&asker, options, &error) != WOB_OK)
        exit_status = complain(&error);
    if (csl)
        wob_json_open(&json, '[');
    for (size_t i = 0; i < options->name_count && asker.analyser; i++)
        if (cite_one(&asker, options->format, wob_slice_of(options->names[i]), &json, &error) !=
            WOB_OK)
            exit_status = complain(&error);
    if (csl) {
        wob_json_close(&json, ']');
        wob_buffer_add_char(&out, '\n');
    }
    if (asker.analyser)
        output_print(&out, options);
    wob_buffer_release(&out);
    return asker_end(&asker, exit_status);
}
