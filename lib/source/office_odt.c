/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of an OpenDocument, as it stands on its pages (OpenDocument 1.2, part 1, chapters 4 to
 * 9). The header of the first page stands above its text; other headers and footers are left out.
 * So are remarks, what is hidden, and what was deleted while changes were tracked, which stands in
 * a place of its own.
 */
#include "lib/source/office_odt.h"

typedef struct odt_reader {
    wob_office office;
    wob_odt_styles styles;
    wob_odt_list *newest, *outline;
    wob_odt_list *list; /* that is open, the innermost */
    unsigned level;     /* of lists that are open */
    bool marked;        /* the next paragraph is the first of its entry */
} odt_reader;

static void read_children(odt_reader *reader, const xmlNode *parent, const wob_odt_form *form);

/* Text ----------------------------------------------------------------------------------------- */

static void add_spaces(odt_reader *reader, const xmlNode *spaces)
{
    enum { MOST = 200 };
    unsigned count = wob_xml_number(spaces, "c", 1);
    reader->office.markup.collapse = false;
    for (unsigned i = 0; i < count && i < MOST; i++)
        wob_markup_add_text(&reader->office.markup, WOB_SLICE(" "), false);
    reader->office.markup.collapse = true;
}

static void read_span(odt_reader *reader, const xmlNode *span, const wob_odt_form *form)
{
    wob_odt_form inner =
        wob_odt_form_of(&reader->styles, "text", wob_xml_attribute(span, "style-name"), *form);
    if (!inner.look.hidden)
        read_children(reader, span, &inner);
}

/* Paragraphs ----------------------------------------------------------------------------------- */

static void read_note(void *context, const xmlNode *note)
{
    odt_reader *reader = context;
    wob_odt_list *list = reader->list;
    unsigned level = reader->level;
    reader->list = NULL;
    reader->level = 0;
    read_children(reader, wob_xml_child(note, "note-body"), &(wob_odt_form){0});
    reader->list = list;
    reader->level = level;
}

static wob_slice mark_of(odt_reader *reader, const xmlNode *node, bool heading)
{
    wob_arena *arena = &reader->office.arena;
    if (reader->marked) {
        reader->marked = false;
        return reader->list ? wob_numbering_next(&reader->list->numbering, reader->level - 1, arena)
                            : (wob_slice){0};
    }
    if (!heading || reader->level ||
        wob_slice_equal(wob_xml_attribute(node, "is-list-header"), WOB_SLICE("true")))
        return (wob_slice){0};
    unsigned level = wob_xml_number(node, "outline-level", 1);
    return wob_numbering_next(&reader->outline->numbering, level ? level - 1 : 0, arena);
}

static void read_paragraph(odt_reader *reader, const xmlNode *node)
{
    wob_markup *markup = &reader->office.markup;
    bool heading = wob_xml_is(node, "h");
    wob_odt_form form = wob_odt_form_of(&reader->styles, "paragraph",
                                        wob_xml_attribute(node, "style-name"), (wob_odt_form){0});
    if (form.look.hidden)
        return;
    wob_slice mark = mark_of(reader, node, heading);
    wob_office_add_notes(&reader->office, mark.size > 0, read_note, reader);
    if (form.page_before || form.pages.size)
        wob_markup_end_page(markup);
    wob_markup_begin_paragraph(markup, (wob_paragraph){mark, heading, form.spaced});
    read_children(reader, node, &form);
    wob_markup_end_paragraph(markup);
}

/* Lists ---------------------------------------------------------------------------------------- */

/* The style that the first paragraph of the list names for it. */
static wob_slice style_of_paragraph(const odt_reader *reader, const xmlNode *list)
{
    const xmlNode *item = wob_xml_child(list, "list-item");
    const xmlNode *paragraph =
        wob_xml_child(item, "p") ? wob_xml_child(item, "p") : wob_xml_child(item, "h");
    return wob_odt_form_of(&reader->styles, "paragraph", wob_xml_attribute(paragraph, "style-name"),
                           (wob_odt_form){0})
        .list;
}

/* A list inside another goes on in its style, and counts with it, unless it has one of its own. */
static void read_list(odt_reader *reader, const xmlNode *node, const wob_odt_form *form)
{
    wob_odt_list *outer = reader->list;
    wob_slice style = wob_xml_attribute(node, "style-name");
    if (style.size == 0 && outer)
        style = outer->style;
    if (style.size == 0)
        style = style_of_paragraph(reader, node);
    if (!outer || !wob_slice_equal(style, outer->style))
        reader->list =
            wob_odt_list_of(&reader->styles, node, style, &reader->newest, &reader->office.arena);
    reader->level++;
    read_children(reader, node, form);
    reader->level--;
    reader->list = outer;
}

static void read_entry(odt_reader *reader, const xmlNode *entry, const wob_odt_form *form)
{
    reader->marked = wob_xml_is(entry, "list-item") && reader->list;
    if (reader->marked && wob_xml_has(entry, "start-value"))
        wob_numbering_set(&reader->list->numbering, reader->level - 1,
                          wob_xml_number(entry, "start-value", 1));
    read_children(reader, entry, form);
    reader->marked = false;
}

/* Tables and boxes ----------------------------------------------------------------------------- */

static void read_table(odt_reader *reader, const xmlNode *table, const wob_odt_form *form)
{
    wob_office_add_notes(&reader->office, false, read_note, reader);
    reader->office.inside++;
    wob_markup_begin_table(&reader->office.markup);
    read_children(reader, table, form);
    wob_markup_end_table(&reader->office.markup);
    reader->office.inside--;
}

/* A cell or a box: lists around it do not go on inside. */
static void read_inside(odt_reader *reader, const xmlNode *node, const wob_odt_form *form)
{
    odt_reader outer = *reader;
    bool cell = wob_xml_is(node, "table-cell");
    reader->list = NULL;
    reader->level = 0;
    reader->marked = false;
    reader->office.inside++;
    if (cell)
        wob_markup_begin_cell(&reader->office.markup);
    else
        wob_markup_begin_box(&reader->office.markup);
    read_children(reader, node, form);
    if (cell)
        wob_markup_end_cell(&reader->office.markup,
                            wob_xml_number(node, "number-columns-spanned", 1));
    else
        wob_markup_end_box(&reader->office.markup);
    reader->office.inside--;
    reader->list = outer.list;
    reader->level = outer.level;
    reader->marked = outer.marked;
}

/* All ------------------------------------------------------------------------------------------ */

/* What stands in the text and is no part of it. */
static bool is_left_out(const xmlNode *node)
{
    static const char *const names[] = {"tracked-changes",
                                        "annotation",
                                        "hidden-text",
                                        "hidden-paragraph",
                                        "note-citation",
                                        "title",
                                        "desc",
                                        "forms",
                                        "sequence-decls",
                                        "ruby-text",
                                        "covered-table-cell"};
    return wob_xml_is_one_of(node, names, sizeof names / sizeof *names) ||
           wob_slice_equal(wob_xml_attribute(node, "display"), WOB_SLICE("none"));
}

static void read_node(odt_reader *reader, const xmlNode *node, const wob_odt_form *form)
{
    wob_markup *markup = &reader->office.markup;
    bool in_table = wob_markup_in_table(markup);
    if (wob_xml_is(node, "p") || wob_xml_is(node, "h"))
        read_paragraph(reader, node);
    else if (wob_xml_is(node, "span"))
        read_span(reader, node, form);
    else if (wob_xml_is(node, "s"))
        add_spaces(reader, node);
    else if (wob_xml_is(node, "tab"))
        wob_markup_add_tab(markup);
    else if (wob_xml_is(node, "line-break"))
        wob_markup_end_line(markup);
    else if (wob_xml_is(node, "soft-page-break"))
        wob_markup_end_page(markup);
    else if (wob_xml_is(node, "note"))
        wob_office_note(&reader->office, node);
    else if (wob_xml_is(node, "list"))
        read_list(reader, node, form);
    else if (wob_xml_is(node, "list-item") || wob_xml_is(node, "list-header"))
        read_entry(reader, node, form);
    else if (wob_xml_is(node, "table"))
        read_table(reader, node, form);
    else if (wob_xml_is(node, "table-row") && in_table) {
        wob_markup_begin_row(markup);
        read_children(reader, node, form);
    } else if ((wob_xml_is(node, "table-cell") && in_table) || wob_xml_is(node, "text-box"))
        read_inside(reader, node, form);
    else if (!is_left_out(node))
        read_children(reader, node, form);
}

static void read_children(odt_reader *reader, const xmlNode *parent, const wob_odt_form *form)
{
    for (const xmlNode *at = parent ? parent->children : NULL; at; at = at->next) {
        bool text = at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE;
        if (at->type == XML_ELEMENT_NODE)
            read_node(reader, at, form);
        else if (text)
            wob_markup_add_text(&reader->office.markup, wob_slice_of((const char *)at->content),
                                form->look.bold);
    }
}

/* The master page of the first paragraph, which may stand in a list or a table. */
static wob_slice first_pages(const odt_reader *reader, const xmlNode *node)
{
    wob_slice pages = {0};
    for (const xmlNode *at = node->children; at && pages.size == 0; at = at->next) {
        if (at->type != XML_ELEMENT_NODE)
            continue;
        bool table = wob_xml_is(at, "table");
        wob_odt_form form = wob_odt_form_of(&reader->styles, table ? "table" : "paragraph",
                                            wob_xml_attribute(at, "style-name"), (wob_odt_form){0});
        pages = form.pages;
        if (table || wob_xml_is(at, "p") || wob_xml_is(at, "h"))
            break;
    }
    return pages;
}

int wob_odt_read_file(void *context, wob_child *child)
{
    const wob_office_file *file = context;
    odt_reader reader = {0};
    wob_arena *arena = &reader.office.arena;
    reader.styles.content = wob_office_part(file, WOB_SLICE("content.xml"));
    reader.styles.styles = wob_office_part(file, WOB_SLICE("styles.xml"));
    const xmlNode *text = wob_xml_child(wob_xml_child(reader.styles.content, "body"), "text");
    if (!text)
        return WOB_MARKUP_DAMAGED;
    reader.outline = wob_odt_outline(&reader.styles, arena);
    wob_markup_init(&reader.office.markup, arena, true);
    read_children(&reader, wob_odt_header(&reader.styles, first_pages(&reader, text)),
                  &(wob_odt_form){0});
    wob_markup_add_gap(&reader.office.markup);
    read_children(&reader, text, &(wob_odt_form){0});
    wob_office_add_notes(&reader.office, false, read_note, &reader);
    return wob_markup_give(&reader.office.markup, file->limits, child);
}
