/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters and passages for people. See show.h. */
#include "query/show.h"
#include "query/tongue.h"

static void add_date(page *on, const char *name, wob_date date)
{
    char text[WOB_ISO_DATE_SIZE];
    if (!wob_date_known(date))
        return;
    wob_date_format_iso(date, text);
    page_fact(on, name, wob_slice_of(text));
}

static void add_facts(page *on, const exhibit *shown)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    wob_arena arena = {0};
    page_fact(on, _("letter"), letter->id);
    if (!wob_slice_equal(shown->asked, letter->id))
        page_fact(
            on, "",
            wob_arena_print(&arena, _("%.*s is a copy of this letter"), WOB_ARG(shown->asked)));
    page_fact(on, _("organisation"), letter->organisation);
    page_fact(on, _("subject"), letter->subject);
    page_fact(on, _("reference"), letter->reference);
    page_fact(on, _("kind"), wob_slice_of(_(wob_kind_name(letter->kind))));
    add_date(on, _("date"), letter->date);
    add_date(on, _("request date"), letter->request_date);
    page_fact(on, _("outcome"), wob_slice_of(_(wob_outcome_name(letter->outcome))));
    for (size_t i = 0; i < letter->paths.count; i++)
        page_fact(on, i ? "" : _("file"), letter->paths.at[i]);
    for (size_t i = 0; i < letter->copies.count; i++)
        page_fact(on, i ? "" : _("also at"),
                  wob_arena_print(&arena, "%.*s (%.*s)", WOB_ARG(letter->copies.at[i].path),
                                  WOB_ARG(letter->copies.at[i].id)));
    wob_arena_release(&arena);
}

static void add_title(page *on, const char *title)
{
    page_gap(on);
    page_line_begin(on, LINE_TITLE);
    page_add(on, wob_slice_of(title));
    page_line_end(on, LINE_TITLE);
}

static void add_section(page *on, const char *title, wob_slice text)
{
    if (text.size == 0)
        return;
    add_title(on, title);
    page_prose(on, text, NULL, 0);
}

static void add_items(page *on, const wob_stored_letter *letter)
{
    wob_buffer line = {0};
    if (letter->items.count)
        add_title(on, _("asked"));
    for (size_t i = 0; i < letter->items.count; i++) {
        wob_buffer_clear(&line);
        wob_buffer_print(&line, "%.*s: %.*s", WOB_ARG(letter->items.at[i].number),
                         WOB_ARG(letter->items.at[i].text));
        page_prose(on, wob_buffer_slice(&line), NULL, 0);
    }
    wob_buffer_release(&line);
}

/* What became of the items, on which grounds, where the answer points. */
static void add_answer(page *on, const wob_stored_letter *letter, const wob_stored_answer *answer,
                       wob_slice text)
{
    page_line_begin(on, LINE_PLAIN);
    page_list(on, "", &answer->items);
    page_line_end(on, LINE_PLAIN);
    page_line_begin(on, LINE_PLAIN);
    page_print(on, "-> %s", _(wob_outcome_name(answer->outcome)));
    render_statutes(on, _(" on "), &answer->grounds, letter->date);
    if (answer->see.count) {
        page_add(on, WOB_SLICE(" · "));
        page_list(on, _("see "), &answer->see);
        page_add(on, WOB_SLICE(" · "));
        page_list(on, _("stands under "), &answer->resolved);
    }
    page_add(on, WOB_SLICE(" · "));
    page_print(on, _("page %u"), (unsigned)answer->page);
    page_line_end(on, LINE_PLAIN);
    page_prose(on, text, NULL, 0);
}

/* The widest cell of a column of the list of documents. */
enum { NUMBER_WIDTH = 7, DATE_WIDTH = 12, OUTCOME_WIDTH = 17 };

/* number, date, outcome and grounds on one line, the title below it. */
static void add_document(page *on, const wob_stored_document *document)
{
    char date[WOB_ISO_DATE_SIZE] = "";
    wob_buffer line = {0};
    if (wob_date_known(document->date))
        wob_date_format_iso(document->date, date);
    wob_buffer_print(&line, "%-*.*s%-*s%-*s", NUMBER_WIDTH, WOB_ARG(document->number), DATE_WIDTH,
                     date, OUTCOME_WIDTH, _(wob_outcome_name(document->outcome)));
    for (size_t i = 0; i < document->grounds.count; i++)
        wob_buffer_print(&line, "%s%.*s", i ? ", " : "", WOB_ARG(document->grounds.at[i]));
    page_line_begin(on, LINE_PLAIN);
    page_add(on, wob_slice_trim(wob_buffer_slice(&line)));
    page_line_end(on, LINE_PLAIN);
    page_prose(on, document->title, NULL, 0);
    wob_buffer_release(&line);
}

static void show_letter(const exhibit *shown, page *on)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    add_facts(on, shown);
    if (letter->items.count == 0)
        add_section(on, _("asked"), letter->request);
    add_items(on, letter);
    if (letter->answers.count)
        add_title(on, _("answered"));
    for (size_t i = 0; i < letter->answers.count; i++)
        add_answer(on, letter, &letter->answers.at[i], shown->answers.at[i].text);
    if (letter->documents.count)
        add_title(on, _("documents"));
    for (size_t i = 0; i < letter->documents.count; i++)
        add_document(on, &letter->documents.at[i]);
    add_section(on, _("decision"), letter->decision);
}

static void add_other(page *on, const char *what, const shown_passage *other)
{
    if (other->id.size == 0)
        return;
    page_gap(on);
    page_line_begin(on, LINE_FACTS);
    page_print(on, "%s · %.*s", what, WOB_ARG(other->id));
    page_line_end(on, LINE_FACTS);
    page_prose(on, other->text, NULL, 0);
}

static void show_passage(const exhibit *shown, page *on)
{
    const wob_stored_passage *passage = &shown->hit.passage;
    wob_buffer place = {0};
    add_facts(on, shown);
    wob_buffer_print(&place, "%s", _(wob_part_name(passage->part)));
    render_list(" ", &passage->items, &place);
    render_list(_(", where point "), &passage->stands_for, &place);
    wob_buffer_print(&place, _(", page %u"), (unsigned)passage->page);
    page_fact(on, _("passage"), wob_buffer_slice(&place));
    wob_buffer_clear(&place);
    render_list("", &passage->statutes, &place);
    page_fact(on, _("cites"), wob_buffer_slice(&place));
    wob_buffer_release(&place);
    add_other(on, _("before it"), &shown->before);
    page_gap(on);
    page_line_begin(on, LINE_FACTS);
    page_strong(on, shown->hit.id);
    page_line_end(on, LINE_FACTS);
    page_prose(on, shown->hit.text, NULL, 0);
    add_other(on, _("the answer that it points to"), &shown->stands);
    add_other(on, _("behind it"), &shown->after);
}

void show_on_page(const exhibit *shown, page *on)
{
    if (shown->is_passage)
        show_passage(shown, on);
    else
        show_letter(shown, on);
}
