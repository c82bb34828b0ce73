/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What runs in the child: has libxml2 take a web page apart, and makes lines of it.
 *
 * The parser calls for each element that begins or ends, and for text; it mends broken markup by
 * calling for the elements that are missing. No tree is built, so nothing depends on how deep
 * elements lie in each other. Nothing is fetched, and entities are those of HTML alone.
 *
 * What belongs to the site and not to the page is left out (html_element.c); where that leaves
 * nothing, the page is read again with it.
 */
#include "lib/base/memory.h"
#include "lib/source/html.h"
#include "lib/source/markup_mark.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

enum { MOST_COLUMNS = 1000 }; /* that a cell may span, as in browsers */

/* An element that is open. What is inside of it begins as a copy. */
typedef struct element {
    const char *name; /* of the parser's dictionary */
    wob_html_kind kind;
    bool unseen;                      /* it is left out */
    bool bold, heading, spaced, kept; /* of the text in it; kept: with its white space */
    bool acts;                        /* the table or cell was begun as one */
    unsigned columns;                 /* that a cell spans */
    wob_number_format format;         /* of a list */
    int next, step;                   /* the number of its next entry, and of the one behind that */
    size_t list;                      /* the innermost one, itself or around it: its place from 1 */
    size_t bullets;                   /* lists with bullets, likewise; a walk over all that is open
                                         would take minutes where a page nests 100,000 lists */
} element;

typedef struct page_reader {
    wob_arena arena;
    wob_markup markup;
    WOB_LIST(element) open;
    bool whole;     /* furniture is read too */
    bool done;      /* the main part of the page has ended */
    bool fresh;     /* text that comes next begins a paragraph */
    wob_slice mark; /* of the entry in which there was no text yet */
} page_reader;

/* Lists ---------------------------------------------------------------------------------------- */

/* The type attribute and the property list-style-type call the same forms by different names. */
static wob_number_format list_format(const char **attributes, bool ordered)
{
    static const struct {
        const char *type, *style;
        wob_number_format format;
    } forms[] = {
        {"a", "lower-alpha", WOB_NUMBER_LOWER_LETTER},
        {"A", "upper-alpha", WOB_NUMBER_UPPER_LETTER},
        {"i", "lower-roman", WOB_NUMBER_LOWER_ROMAN},
        {"I", "upper-roman", WOB_NUMBER_UPPER_ROMAN},
        {"1", "decimal", WOB_NUMBER_DECIMAL},
        {"a", "lower-latin", WOB_NUMBER_LOWER_LETTER},
        {"A", "upper-latin", WOB_NUMBER_UPPER_LETTER},
        {"", "none", WOB_NUMBER_NONE},
        {"disc", "disc", WOB_NUMBER_BULLET},
        {"circle", "circle", WOB_NUMBER_BULLET},
        {"square", "square", WOB_NUMBER_BULLET},
    };
    wob_slice type = wob_html_attribute(attributes, "type");
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if ((type.size && wob_slice_equal(type, wob_slice_of(forms[i].type))) ||
            wob_html_has_style(attributes, "list-style-type", forms[i].style) ||
            wob_html_has_style(attributes, "list-style", forms[i].style))
            return forms[i].format;
    return ordered ? WOB_NUMBER_DECIMAL : WOB_NUMBER_BULLET;
}

/* A whole number, perhaps negative, within reason. */
static bool read_number(wob_slice text, int *ret_number)
{
    enum { MOST = 1000000 };
    unsigned number = 0;
    bool negative = wob_slice_starts(text, WOB_SLICE("-"));
    if (!wob_slice_number(wob_slice_cut(text, negative, text.size), &number) || number > MOST)
        return false;
    *ret_number = negative ? -(int)number : (int)number;
    return true;
}

/* It is not on the stack yet. */
static void begin_list(const page_reader *reader, element *list, const char **attributes)
{
    bool ordered = list->kind == WOB_HTML_ORDERED;
    list->format = list_format(attributes, ordered);
    list->next = 1;
    list->step = wob_html_has_attribute(attributes, "reversed") ? -1 : 1;
    list->list = reader->open.count + 1;
    list->bullets += list->format == WOB_NUMBER_BULLET;
    (void)read_number(wob_html_attribute(attributes, "start"), &list->next);
}

/* Belongs to the innermost list. */
static void begin_entry(page_reader *reader, const element *entry, const char **attributes)
{
    element *list = entry->list ? &reader->open.at[entry->list - 1] : NULL;
    reader->mark = (wob_slice){0};
    if (!list || list->format == WOB_NUMBER_BULLET) {
        reader->mark = wob_bullet((wob_slice){0}, list ? entry->bullets - 1 : 0);
    } else if (list->format != WOB_NUMBER_NONE) {
        wob_buffer mark = {0};
        (void)read_number(wob_html_attribute(attributes, "value"), &list->next);
        wob_number_add(&mark, list->next > 0 ? list->format : WOB_NUMBER_DECIMAL,
                       list->next > 0 ? (unsigned)list->next : 0);
        wob_buffer_add_char(&mark, '.');
        reader->mark = wob_arena_copy(&reader->arena, wob_buffer_slice(&mark));
        wob_buffer_release(&mark);
        list->next += list->step;
    }
}

/* Elements ------------------------------------------------------------------------------------- */

static void end_block(page_reader *reader)
{
    wob_markup_end_paragraph(&reader->markup);
    reader->fresh = true;
}

static void begin_cell(page_reader *reader, element *cell, const char **attributes)
{
    int columns = 1;
    (void)read_number(wob_html_attribute(attributes, "colspan"), &columns);
    cell->columns = columns > 0 && columns <= MOST_COLUMNS ? (unsigned)columns : 1;
    cell->bold = strcmp(cell->name, "th") == 0;
    cell->heading = cell->spaced = false;
    cell->acts = wob_markup_in_table(&reader->markup);
    if (cell->acts)
        wob_markup_begin_cell(&reader->markup);
}

/* Does what the element does where it begins; it is not on the stack yet. */
static void act(page_reader *reader, element *new, const char **attributes)
{
    wob_markup *markup = &reader->markup;
    bool block =
        new->kind != WOB_HTML_INLINE &&new->kind != WOB_HTML_BOLD &&new->kind != WOB_HTML_BREAK;
    if (block) {
        end_block(reader);
        new->spaced = new->kind == WOB_HTML_PARAGRAPH || new->kind == WOB_HTML_HEADING;
    }
    if (wob_html_has_style(attributes, "page-break-before", "always") ||
        wob_html_has_style(attributes, "break-before", "page"))
        wob_markup_end_page(markup);
    new->heading |= new->kind == WOB_HTML_HEADING;
    new->bold |= new->kind == WOB_HTML_BOLD ||
                 wob_html_has_style(attributes, "font-weight", "bold") ||
                 wob_html_has_style(attributes, "font-weight", "700");
    new->bold &= !wob_html_has_style(attributes, "font-weight", "normal") &&
                 !wob_html_has_style(attributes, "font-weight", "400");
    switch (new->kind) {
    case WOB_HTML_PRE:
        new->kept = true;
        break;
    case WOB_HTML_ORDERED:
    case WOB_HTML_UNORDERED:
        begin_list(reader, new, attributes);
        break;
    case WOB_HTML_ENTRY:
        begin_entry(reader, new, attributes);
        break;
    case WOB_HTML_BREAK:
        wob_markup_end_line(markup);
        break;
    case WOB_HTML_RULE:
        wob_markup_add_gap(markup);
        break;
    case WOB_HTML_TABLE:
        new->acts = true;
        wob_markup_begin_table(markup);
        break;
    case WOB_HTML_ROW:
        if (wob_markup_in_table(markup))
            wob_markup_begin_row(markup);
        break;
    case WOB_HTML_CELL:
        begin_cell(reader, new, attributes);
        break;
    case WOB_HTML_MAIN:
        if (!reader->whole && !markup->depth)
            wob_markup_clear(markup);
        break;
    default:
        break;
    }
}

/* Does what the element does where it ends; it is off the stack. */
static void undo(page_reader *reader, const element *old)
{
    wob_markup *markup = &reader->markup;
    if (old->unseen || old->kind == WOB_HTML_INLINE || old->kind == WOB_HTML_BOLD ||
        old->kind == WOB_HTML_BREAK)
        return;
    end_block(reader);
    if (old->kind == WOB_HTML_CELL && old->acts)
        wob_markup_end_cell(markup, old->columns);
    else if (old->kind == WOB_HTML_TABLE)
        wob_markup_end_table(markup);
    else if (old->kind == WOB_HTML_ENTRY)
        reader->mark = (wob_slice){0};
    else if (old->kind == WOB_HTML_MAIN)
        reader->done = !reader->whole && !markup->depth && !wob_markup_is_empty(markup);
}

static void pop(page_reader *reader)
{
    element old = reader->open.at[--reader->open.count];
    undo(reader, &old);
}

static void begin_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
    page_reader *reader = context;
    const char **pairs = (const char **)attributes;
    element new = {0};
    if (reader->open.count)
        new = reader->open.at[reader->open.count - 1];
    new.name = (const char *)name;
    new.acts = false;
    new.kind = wob_html_kind_of(new.name, pairs);
    new.unseen = new.unseen || reader->done || new.kind == WOB_HTML_UNSEEN ||
                 (new.kind == WOB_HTML_FURNITURE && !reader->whole);
    if (!new.unseen)
        act(reader, &new, pairs);
    *wob_push(&reader->arena, &reader->open) = new;
}

static void end_element(void *context, const xmlChar *name)
{
    page_reader *reader = context;
    size_t at = reader->open.count;
    while (at > 0 && strcmp(reader->open.at[at - 1].name, (const char *)name) != 0)
        at--;
    while (at > 0 && reader->open.count >= at)
        pop(reader);
}

/* Text ----------------------------------------------------------------------------------------- */

static void add_text(page_reader *reader, wob_slice text)
{
    const element *in = &reader->open.at[reader->open.count - 1];
    if (reader->fresh) {
        if (wob_slice_trim(text).size == 0)
            return;
        wob_markup_begin_paragraph(&reader->markup,
                                   (wob_paragraph){reader->mark, in->heading, in->spaced});
        reader->mark = (wob_slice){0};
        reader->fresh = false;
    }
    wob_markup_add_text(&reader->markup, text, in->bold);
}

/* Text whose lines stand as they are. */
static void add_lines(page_reader *reader, wob_slice text)
{
    reader->markup.collapse = false;
    while (text.size) {
        size_t end = wob_slice_find(text, WOB_SLICE("\n"), 0);
        add_text(reader, wob_slice_cut(text, 0, end));
        if (end < text.size)
            wob_markup_end_line(&reader->markup);
        text = wob_slice_cut(text, end < text.size ? end + 1 : end, text.size);
    }
    reader->markup.collapse = true;
}

static void take_text(void *context, const xmlChar *bytes, int size)
{
    page_reader *reader = context;
    wob_slice text = {(const char *)bytes, (size_t)size};
    if (reader->open.count == 0 || reader->open.at[reader->open.count - 1].unseen || reader->done)
        return;
    if (reader->open.at[reader->open.count - 1].kept)
        add_lines(reader, text);
    else
        add_text(reader, text);
}

/* The page ------------------------------------------------------------------------------------- */

static void parse(page_reader *reader, wob_slice text)
{
    wob_markup_init(&reader->markup, &reader->arena, true);
    reader->fresh = true;
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text.data, (int)text.size);
    if (!parser)
        return;
    *parser->sax = (xmlSAXHandler){.startElement = begin_element,
                                   .endElement = end_element,
                                   .characters = take_text,
                                   .ignorableWhitespace = take_text,
                                   .initialized = 1};
    parser->userData = reader;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    while (reader->open.count)
        pop(reader);
    htmlFreeParserCtxt(parser);
}

int wob_html_read_page(void *context, wob_child *child)
{
    const wob_html_file *file = context;
    page_reader reader = {.whole = false};
    if (file->text.size > INT_MAX)
        return WOB_MARKUP_TOO_LARGE;
    xmlMemSetup(free, wob_new, wob_resize, strdup); /* exhausted memory ends the child */
    parse(&reader, file->text);
    if (wob_markup_is_empty(&reader.markup)) {
        reader = (page_reader){.arena = reader.arena, .whole = true};
        parse(&reader, file->text);
    }
    return wob_markup_give(&reader.markup, file->limits, child);
}
