/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobquery show: a letter with its table of items and answers, or one passage, by id. */
#include "query/render.h"

#include <stdio.h>

typedef struct shower {
    query_asker asker;
    text_style style;
    wob_buffer out;
} shower;

static void add_line(wob_buffer *to, const char *name, wob_slice value)
{
    if (value.size)
        wob_buffer_print(to, "%-14s%.*s\n", name, WOB_ARG(value));
}

static void add_date(wob_buffer *to, const char *name, wob_date date)
{
    char text[WOB_ISO_DATE_SIZE];
    if (!wob_date_known(date))
        return;
    wob_date_format_iso(date, text);
    add_line(to, name, wob_slice_of(text));
}

/* `asked`: the id under which the letter was asked for, perhaps that of a copy. */
static void add_facts(wob_buffer *to, const wob_stored_letter *letter, wob_slice asked)
{
    add_line(to, "letter", letter->id);
    if (!wob_slice_equal(asked, letter->id))
        wob_buffer_print(to, "%-14s%.*s is a copy of this letter\n", "", WOB_ARG(asked));
    add_line(to, "organisation", letter->organisation);
    add_line(to, "subject", letter->subject);
    add_line(to, "reference", letter->reference);
    add_line(to, "kind", wob_slice_of(wob_kind_name(letter->kind)));
    add_date(to, "date", letter->date);
    add_date(to, "request date", letter->request_date);
    add_line(to, "outcome", wob_slice_of(wob_outcome_name(letter->outcome)));
    for (size_t i = 0; i < letter->paths.count; i++)
        add_line(to, i ? "" : "file", letter->paths.at[i]);
    for (size_t i = 0; i < letter->copies.count; i++)
        wob_buffer_print(to, "%-14s%.*s (%.*s)\n", i ? "" : "also at",
                         WOB_ARG(letter->copies.at[i].path), WOB_ARG(letter->copies.at[i].id));
}

static void add_passage(shower *show, const char *name, wob_slice text)
{
    if (text.size == 0)
        return;
    wob_buffer_print(&show->out, "\n%s%s%s\n", show->style.strong, name, show->style.plain);
    render_folded(text, NULL, 0, 4, &show->style, &show->out);
}

/* The answer's own line of the table: what became of it, on which ground, where it points. */
static void add_answer_facts(wob_buffer *to, const wob_stored_answer *answer)
{
    wob_buffer_print(to, "    -> %s", wob_outcome_name(answer->outcome));
    render_list(" on ", &answer->grounds, to);
    render_list(" · see ", &answer->see, to);
    if (answer->see.count)
        render_list(" · stands under ", &answer->resolved, to);
    wob_buffer_print(to, " · page %u\n", (unsigned)answer->page);
}

/* The text of the answer's first passage. */
static wob_status add_answer_text(shower *show, uint32_t docid, wob_error *error)
{
    wob_stored_passage passage;
    wob_slice text;
    wob_arena *arena = &show->asker.arena;
    wob_status status = wob_index_passage(show->asker.index, docid, arena, &passage, error);
    if (status == WOB_OK)
        status = wob_index_text(show->asker.index, docid, &passage, arena, &text, error);
    if (status == WOB_OK)
        render_folded(text, NULL, 0, 7, &show->style, &show->out);
    return status;
}

static wob_status add_table(shower *show, const wob_stored_letter *letter, uint32_t docid,
                            wob_error *error)
{
    wob_buffer *to = &show->out;
    wob_status status = WOB_OK;
    if (letter->items.count)
        wob_buffer_print(to, "\n%sasked%s\n", show->style.strong, show->style.plain);
    for (size_t i = 0; i < letter->items.count; i++) {
        wob_buffer line = {0};
        wob_buffer_print(&line, "%.*s: %.*s", WOB_ARG(letter->items.at[i].number),
                         WOB_ARG(letter->items.at[i].text));
        render_folded(wob_buffer_slice(&line), NULL, 0, 4, &show->style, to);
        wob_buffer_release(&line);
    }
    if (letter->answers.count)
        wob_buffer_print(to, "\n%sanswered%s\n", show->style.strong, show->style.plain);
    for (size_t i = 0; i < letter->answers.count && status == WOB_OK; i++) {
        const wob_stored_answer *answer = &letter->answers.at[i];
        render_list("    ", &answer->items, to);
        wob_buffer_add_char(to, '\n');
        add_answer_facts(to, answer);
        if (answer->passage)
            status = add_answer_text(show, docid + answer->passage, error);
    }
    return status;
}

/* The widest cell of a column of the table of documents. */
enum { NUMBER_WIDTH = 7, DATE_WIDTH = 12, OUTCOME_WIDTH = 17 };

/* number, date, outcome and grounds on one line, the title below it. */
static void add_documents(shower *show, const wob_stored_letter *letter)
{
    wob_buffer *to = &show->out;
    if (letter->documents.count)
        wob_buffer_print(to, "\n%sdocuments%s\n", show->style.strong, show->style.plain);
    for (size_t i = 0; i < letter->documents.count; i++) {
        const wob_stored_document *document = &letter->documents.at[i];
        char date[WOB_ISO_DATE_SIZE] = "";
        if (wob_date_known(document->date))
            wob_date_format_iso(document->date, date);
        wob_buffer_print(to, "    %-*.*s%-*s%-*s", NUMBER_WIDTH, WOB_ARG(document->number),
                         DATE_WIDTH, date, OUTCOME_WIDTH, wob_outcome_name(document->outcome));
        render_list("", &document->grounds, to);
        while (to->size && to->data[to->size - 1] == ' ')
            to->size--;
        wob_buffer_add_char(to, '\n');
        if (document->title.size)
            render_folded(document->title, NULL, 0, 4 + NUMBER_WIDTH, &show->style, to);
    }
}

static wob_status show_letter(shower *show, wob_slice id, wob_error *error)
{
    uint32_t docid;
    wob_stored_letter letter;
    wob_status status = wob_index_find_letter(show->asker.index, id, &docid, error);
    if (status == WOB_OK)
        status = wob_index_letter(show->asker.index, docid, &show->asker.arena, &letter, error);
    if (status)
        return status;
    add_facts(&show->out, &letter, id);
    if (letter.items.count == 0)
        add_passage(show, "asked", letter.request);
    status = add_table(show, &letter, docid, error);
    add_documents(show, &letter);
    add_passage(show, "decision", letter.decision);
    return status;
}

static wob_status show_passage(shower *show, wob_slice id, wob_error *error)
{
    uint32_t docid;
    wob_stored_passage passage;
    wob_stored_letter letter;
    wob_slice text;
    wob_arena *arena = &show->asker.arena;
    wob_index *index = show->asker.index;
    wob_status status = wob_index_find_passage(index, id, arena, &docid, error);
    if (status == WOB_OK)
        status = wob_index_passage(index, docid, arena, &passage, error);
    if (status == WOB_OK)
        status = wob_index_letter(index, docid - passage.to_letter, arena, &letter, error);
    if (status == WOB_OK)
        status = wob_index_text(index, docid, &passage, arena, &text, error);
    if (status)
        return status;
    add_facts(&show->out, &letter, wob_slice_cut(id, 0, wob_slice_find(id, WOB_SLICE("#"), 0)));
    wob_buffer_print(&show->out, "%-14s%s", "passage", wob_part_name(passage.part));
    render_list(" ", &passage.items, &show->out);
    render_list(", where point ", &passage.stands_for, &show->out);
    wob_buffer_print(&show->out, ", page %u\n", (unsigned)passage.page);
    render_list("cites         ", &passage.statutes, &show->out);
    wob_buffer_add_char(&show->out, '\n');
    render_folded(text, NULL, 0, 4, &show->style, &show->out);
    return WOB_OK;
}

int verb_show(const query_options *options)
{
    shower show = {.style = style_of_output(options)};
    wob_error error = {0};
    int exit_status = EXIT_ANSWERED;
    if (asker_init(&show.asker, options, &error) != WOB_OK)
        exit_status = complain(&error);
    for (size_t i = 0; i < options->name_count && show.asker.analyser; i++) {
        wob_slice id = wob_slice_of(options->names[i]);
        bool passage = wob_slice_find(id, WOB_SLICE("#"), 0) < id.size;
        wob_arena_clear(&show.asker.arena);
        wob_buffer_clear(&show.out);
        if ((passage ? show_passage : show_letter)(&show, id, &error) != WOB_OK)
            exit_status = complain(&error);
        else
            printf("%s%s", i ? "\n" : "", show.out.data);
    }
    asker_release(&show.asker);
    wob_buffer_release(&show.out);
    return exit_status;
}
