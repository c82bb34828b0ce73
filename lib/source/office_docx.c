/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a document of Word, as it stands on its pages (ISO/IEC 29500-1, chapter 17).
 *
 * Which part is the document, and which are its styles, lists and notes, is told by relationships,
 * not by names. The header of the first page stands above its text, since date and reference often
 * stand there; other headers and footers are left out. So is what was deleted while changes were
 * tracked, what is hidden, and the codes of fields.
 *
 * Pages end where the author or Word's layout ended them; what was never laid out has one.
 */
#include "lib/source/office_docx.h"

#include "lib/base/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct docx_reader {
    wob_office office;
    const wob_office_file *file;
    wob_slice folder;         /* of the main part, with its slash: "word/" */
    const xmlNode *relations; /* of the main part */
    const xmlNode *styles, *footnotes, *endnotes;
    wob_docx_lists lists;
    bool joined; /* the mark that ended the paragraph before was deleted: this one goes on in it */
} docx_reader;

static void read_children(docx_reader *reader, const xmlNode *parent, const wob_docx_form *form);

/* Parts ---------------------------------------------------------------------------------------- */

/* The target of the relationship whose `key` ends in `value`, as the name of a part. */
static wob_slice find_target(docx_reader *reader, const xmlNode *relations, wob_slice folder,
                             const char *key, wob_slice value)
{
    for (const xmlNode *at = relations ? relations->children : NULL; at; at = at->next) {
        wob_slice target = wob_xml_attribute(at, "Target");
        if (!wob_xml_is(at, "Relationship") || !wob_slice_ends(wob_xml_attribute(at, key), value))
            continue;
        bool absolute = wob_slice_starts(target, WOB_SLICE("/"));
        return absolute ? wob_slice_cut(target, 1, target.size)
                        : wob_arena_join(&reader->office.arena, folder, target);
    }
    return (wob_slice){0};
}

static const xmlNode *part_of_type(docx_reader *reader, const char *type)
{
    wob_slice name =
        find_target(reader, reader->relations, reader->folder, "Type", wob_slice_of(type));
    return wob_office_part(reader->file, name);
}

/* The main part; what belongs to it is read along. */
static const xmlNode *open_document(docx_reader *reader)
{
    const xmlNode *relations = wob_office_part(reader->file, WOB_SLICE("_rels/.rels"));
    wob_slice name = find_target(reader, relations, (wob_slice){0}, "Type",
                                 WOB_SLICE("/relationships/officeDocument"));
    if (name.size == 0)
        name = WOB_SLICE("word/document.xml");
    const xmlNode *document = wob_office_part(reader->file, name);
    size_t base = name.size;
    while (base > 0 && name.data[base - 1] != '/')
        base--;
    reader->folder = wob_slice_cut(name, 0, base);
    wob_slice file = wob_slice_cut(name, base, name.size);
    reader->relations =
        wob_office_part(reader->file, wob_arena_print(&reader->office.arena, "%.*s_rels/%.*s.rels",
                                                      WOB_ARG(reader->folder), WOB_ARG(file)));
    reader->styles = part_of_type(reader, "/styles");
    reader->footnotes = part_of_type(reader, "/footnotes");
    reader->endnotes = part_of_type(reader, "/endnotes");
    reader->lists = (wob_docx_lists){part_of_type(reader, "/numbering"), reader->styles, NULL, {0}};
    return document;
}

/* Runs ----------------------------------------------------------------------------------------- */

static void add_content(docx_reader *reader, const xmlNode *text, bool bold)
{
    for (const xmlNode *at = text->children; at; at = at->next)
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE)
            wob_markup_add_text(&reader->office.markup, wob_slice_of((const char *)at->content),
                                bold);
}

/* A character of a symbol font; those of its private codes are ornaments. */
static void add_symbol(docx_reader *reader, const xmlNode *symbol, bool bold)
{
    char digits[8] = "";
    wob_slice code = wob_xml_attribute(symbol, "char");
    wob_buffer text = {0};
    memcpy(digits, code.data ? code.data : "",
           code.size < sizeof digits ? code.size : sizeof digits - 1);
    unsigned long character = strtoul(digits, NULL, 16);
    if (character >= 0x20 && (character < 0xE000 || character > 0xF8FF)) {
        wob_utf8_add(&text, (uint32_t)character);
        wob_markup_add_text(&reader->office.markup, wob_buffer_slice(&text), bold);
    }
    wob_buffer_release(&text);
}

static const xmlNode *find_note(const xmlNode *notes, const xmlNode *reference)
{
    wob_slice id = wob_xml_attribute(reference, "id");
    for (const xmlNode *at = notes ? notes->children : NULL; at; at = at->next)
        if (at->type == XML_ELEMENT_NODE && wob_slice_equal(wob_xml_attribute(at, "id"), id))
            return at;
    return NULL;
}

static void read_break(docx_reader *reader, const xmlNode *at)
{
    if (wob_slice_equal(wob_xml_attribute(at, "type"), WOB_SLICE("page")))
        wob_markup_end_page(&reader->office.markup);
    else
        wob_markup_end_line(&reader->office.markup);
}

static void read_run(docx_reader *reader, const xmlNode *run, const wob_docx_form *form)
{
    wob_markup *markup = &reader->office.markup;
    wob_office_look look = wob_docx_run_look(reader->styles, form, wob_xml_child(run, "rPr"));
    for (const xmlNode *at = run->children; at && !look.hidden; at = at->next) {
        if (wob_xml_is(at, "t"))
            add_content(reader, at, look.bold);
        else if (wob_xml_is(at, "tab") || wob_xml_is(at, "ptab"))
            wob_markup_add_tab(markup);
        else if (wob_xml_is(at, "br"))
            read_break(reader, at);
        else if (wob_xml_is(at, "cr"))
            wob_markup_end_line(markup);
        else if (wob_xml_is(at, "lastRenderedPageBreak"))
            wob_markup_end_page(markup);
        else if (wob_xml_is(at, "noBreakHyphen"))
            wob_markup_add_text(markup, WOB_SLICE("-"), look.bold);
        else if (wob_xml_is(at, "sym"))
            add_symbol(reader, at, look.bold);
        else if (wob_xml_is(at, "footnoteReference"))
            wob_office_note(&reader->office, find_note(reader->footnotes, at));
        else if (wob_xml_is(at, "endnoteReference"))
            wob_office_note(&reader->office, find_note(reader->endnotes, at));
        else if (at->type == XML_ELEMENT_NODE) /* a drawing may hold a box with text */
            read_children(reader, at, form);
    }
}

/* Paragraphs and tables ------------------------------------------------------------------------ */

/* What was deleted or moved away, hidden codes, and properties, which have no text. */
static bool is_left_out(const xmlNode *node)
{
    static const char *const names[] = {
        "del",      "moveFrom", "instrText", "delText", "pPr",         "rPr",
        "tblPr",    "tblGrid",  "tcPr",      "trPr",    "sectPr",      "sdtPr",
        "sdtEndPr", "docPr",    "posOffset", "fldData", "delInstrText"};
    return wob_xml_is_one_of(node, names, sizeof names / sizeof *names);
}

/* There is text that was not deleted. */
static bool has_text(const xmlNode *node)
{
    for (const xmlNode *at = node->children; at; at = at->next)
        if (at->type == XML_ELEMENT_NODE && !is_left_out(at) &&
            (wob_xml_is(at, "t") || has_text(at)))
            return true;
    return false;
}

static void read_note(void *context, const xmlNode *note)
{
    docx_reader *reader = context;
    wob_docx_form form = {0};
    read_children(reader, note, &form);
}

/* A section begins a new page unless it says that it does not. */
static bool ends_page(const xmlNode *properties)
{
    const xmlNode *section = wob_xml_child(properties, "sectPr");
    wob_slice type = wob_xml_attribute(wob_xml_child(section, "type"), "val");
    return section && !wob_slice_equal(type, WOB_SLICE("continuous")) &&
           !wob_slice_equal(type, WOB_SLICE("nextColumn"));
}

static void read_paragraph(docx_reader *reader, const xmlNode *node)
{
    enum { LEAST_SPACE = 80 }; /* twentieths of a point that part paragraphs */
    wob_markup *markup = &reader->office.markup;
    const xmlNode *properties = wob_xml_child(node, "pPr");
    const xmlNode *end = wob_xml_child(properties, "rPr");
    bool goes_on = wob_xml_child(end, "del") || wob_xml_child(end, "moveFrom");
    if ((goes_on || wob_docx_is_on(end, "vanish")) && !has_text(node))
        return;
    wob_docx_form form = wob_docx_form_of(reader->styles, properties);
    if (!reader->joined) {
        wob_slice mark = wob_docx_mark(&reader->lists, &form, &reader->office.arena);
        wob_office_add_notes(&reader->office, mark.size > 0, read_note, reader);
        if (form.page_before)
            wob_markup_end_page(markup);
        bool spaced = form.space >= LEAST_SPACE && !form.contextual;
        wob_markup_begin_paragraph(markup, (wob_paragraph){mark, form.heading, spaced});
    }
    read_children(reader, node, &form);
    reader->joined = goes_on;
    if (!goes_on)
        wob_markup_end_paragraph(markup);
    if (ends_page(properties))
        wob_markup_end_page(markup);
}

static void read_cell(docx_reader *reader, const xmlNode *cell)
{
    const xmlNode *span = wob_xml_child(wob_xml_child(cell, "tcPr"), "gridSpan");
    reader->joined = false;
    wob_markup_begin_cell(&reader->office.markup);
    read_children(reader, cell, &(wob_docx_form){0});
    wob_markup_end_cell(&reader->office.markup, wob_xml_number(span, "val", 1));
}

/* A box beside the text. */
static void read_box(docx_reader *reader, const xmlNode *box)
{
    bool joined = reader->joined;
    reader->joined = false;
    reader->office.inside++;
    wob_markup_begin_box(&reader->office.markup);
    read_children(reader, box, &(wob_docx_form){0});
    wob_markup_end_box(&reader->office.markup);
    reader->office.inside--;
    reader->joined = joined;
}

static void read_table(docx_reader *reader, const xmlNode *table)
{
    reader->joined = false;
    wob_office_add_notes(&reader->office, false, read_note, reader);
    reader->office.inside++;
    wob_markup_begin_table(&reader->office.markup);
    read_children(reader, table, &(wob_docx_form){0});
    wob_markup_end_table(&reader->office.markup);
    reader->office.inside--;
}

static void read_row(docx_reader *reader, const xmlNode *row)
{
    const xmlNode *properties = wob_xml_child(row, "trPr");
    if (wob_xml_child(properties, "del") || wob_docx_is_on(properties, "hidden"))
        return;
    wob_markup_begin_row(&reader->office.markup);
    read_children(reader, row, &(wob_docx_form){0});
}

/* A field of a form that nobody filled in shows what to fill in. */
static bool is_placeholder(const xmlNode *content)
{
    return wob_xml_child(wob_xml_child(content, "sdtPr"), "showingPlcHdr") != NULL;
}

static void read_node(docx_reader *reader, const xmlNode *node, const wob_docx_form *form)
{
    bool in_table = wob_markup_in_table(&reader->office.markup);
    if (wob_xml_is(node, "p"))
        read_paragraph(reader, node);
    else if (wob_xml_is(node, "r"))
        read_run(reader, node, form);
    else if (wob_xml_is(node, "tbl"))
        read_table(reader, node);
    else if (wob_xml_is(node, "tr") && in_table)
        read_row(reader, node);
    else if (wob_xml_is(node, "tc") && in_table)
        read_cell(reader, node);
    else if (wob_xml_is(node, "txbxContent"))
        read_box(reader, node);
    else if (!is_left_out(node) && !(wob_xml_is(node, "sdt") && is_placeholder(node)))
        read_children(reader, node, form);
}

static void read_children(docx_reader *reader, const xmlNode *parent, const wob_docx_form *form)
{
    /* The same drawing, for newer and for older programs. */
    const xmlNode *choice =
        wob_xml_is(parent, "AlternateContent") ? wob_xml_child(parent, "Choice") : NULL;
    for (const xmlNode *at = parent->children; at; at = at->next)
        if (at->type == XML_ELEMENT_NODE && (!choice || at == choice))
            read_node(reader, at, form);
}

/* The document --------------------------------------------------------------------------------- */

/* The properties of the first section stand in its last paragraph, those of the last one behind
 * all. */
static const xmlNode *first_section(const xmlNode *body)
{
    for (const xmlNode *at = body ? body->children : NULL; at; at = at->next) {
        const xmlNode *section =
            wob_xml_is(at, "sectPr") ? at : wob_xml_child(wob_xml_child(at, "pPr"), "sectPr");
        if (section)
            return section;
    }
    return NULL;
}

static void read_first_header(docx_reader *reader, const xmlNode *section)
{
    bool own = wob_docx_is_on(section, "titlePg");
    wob_slice type = own ? WOB_SLICE("first") : WOB_SLICE("default");
    for (const xmlNode *at = section ? section->children : NULL; at; at = at->next) {
        if (!wob_xml_is(at, "headerReference") ||
            !wob_slice_equal(wob_xml_attribute(at, "type"), type))
            continue;
        wob_slice name = find_target(reader, reader->relations, reader->folder, "Id",
                                     wob_xml_attribute(at, "id"));
        const xmlNode *header = wob_office_part(reader->file, name);
        if (header)
            read_children(reader, header, &(wob_docx_form){0});
        wob_markup_add_gap(&reader->office.markup);
        return;
    }
}

int wob_docx_read_file(void *context, wob_child *child)
{
    const wob_office_file *file = context;
    docx_reader reader = {.file = file};
    const xmlNode *body = wob_xml_child(open_document(&reader), "body");
    if (!body)
        return WOB_MARKUP_DAMAGED;
    wob_markup_init(&reader.office.markup, &reader.office.arena, false);
    read_first_header(&reader, first_section(body));
    read_children(&reader, body, &(wob_docx_form){0});
    wob_office_add_notes(&reader.office, false, read_note, &reader);
    return wob_markup_give(&reader.office.markup, file->limits, child);
}
