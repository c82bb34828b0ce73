/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Styles, lists and headers of OpenDocument (OpenDocument 1.2, part 1, chapter 16). Only what tells
 * how text is read is looked at.
 */
#include "lib/source/office_odt.h"

#include "lib/base/buffer.h"

#include <stdlib.h>
#include <string.h>

/* The element with this name among those of all styles. */
static const xmlNode *find_style(const wob_odt_styles *styles, const char *element,
                                 const char *family, wob_slice name)
{
    const xmlNode *places[] = {wob_xml_child(styles->content, "automatic-styles"),
                               wob_xml_child(styles->styles, "styles"),
                               wob_xml_child(styles->styles, "automatic-styles")};
    for (size_t i = 0; i < sizeof places / sizeof *places && name.size; i++)
        for (const xmlNode *at = places[i] ? places[i]->children : NULL; at; at = at->next)
            if (wob_xml_is(at, element) && wob_slice_equal(wob_xml_attribute(at, "name"), name) &&
                (!family || wob_slice_equal(wob_xml_attribute(at, "family"), wob_slice_of(family))))
                return at;
    return NULL;
}

/* Is a length of more than a tenth of an inch, whatever its unit: "0.212cm", "8pt". */
static bool is_space(wob_slice length)
{
    char text[16] = "";
    char *unit = NULL;
    memcpy(text, length.data ? length.data : "",
           length.size < sizeof text ? length.size : sizeof text - 1);
    double number = strtod(text, &unit);
    double points = strcmp(unit, "cm") == 0   ? 28.35
                    : strcmp(unit, "mm") == 0 ? 2.835
                    : strcmp(unit, "in") == 0 ? 72
                                              : 1;
    return number * points > 4;
}

static void set_form(wob_odt_form *form, const xmlNode *style)
{
    const xmlNode *text = wob_xml_child(style, "text-properties");
    const xmlNode *paragraph = wob_xml_child(style, "paragraph-properties");
    wob_slice weight = wob_xml_attribute(text, "font-weight");
    unsigned number = 0;
    if (weight.size)
        form->look.bold = wob_slice_equal(weight, WOB_SLICE("bold")) ||
                          (wob_slice_number(weight, &number) && number > 500);
    if (wob_xml_has(text, "display"))
        form->look.hidden = wob_slice_equal(wob_xml_attribute(text, "display"), WOB_SLICE("none"));
    if (wob_xml_has(paragraph, "margin-top") || wob_xml_has(paragraph, "margin-bottom"))
        form->spaced = is_space(wob_xml_attribute(paragraph, "margin-top")) ||
                       is_space(wob_xml_attribute(paragraph, "margin-bottom"));
    if (wob_xml_has(paragraph, "break-before"))
        form->page_before =
            wob_slice_equal(wob_xml_attribute(paragraph, "break-before"), WOB_SLICE("page"));
    if (wob_xml_has(style, "list-style-name"))
        form->list = wob_xml_attribute(style, "list-style-name");
    if (wob_xml_has(style, "master-page-name"))
        form->pages = wob_xml_attribute(style, "master-page-name");
}

wob_odt_form wob_odt_form_of(const wob_odt_styles *styles, const char *family, wob_slice name,
                             wob_odt_form form)
{
    const xmlNode *chain[WOB_OFFICE_MOST_STYLES];
    size_t count = 0;
    const xmlNode *style = find_style(styles, "style", family, name);
    while (style && count < WOB_OFFICE_MOST_STYLES) {
        chain[count++] = style;
        style = find_style(styles, "style", family, wob_xml_attribute(style, "parent-style-name"));
    }
    while (count > 0)
        set_form(&form, chain[--count]);
    return form;
}

const xmlNode *wob_odt_header(const wob_odt_styles *styles, wob_slice pages)
{
    const xmlNode *masters = wob_xml_child(styles->styles, "master-styles");
    for (const xmlNode *at = masters ? masters->children : NULL; at; at = at->next) {
        bool wanted = pages.size == 0 || wob_slice_equal(wob_xml_attribute(at, "name"), pages);
        if (!wob_xml_is(at, "master-page") || !wanted)
            continue;
        const xmlNode *header = wob_xml_child(at, "header-first"); /* since OpenDocument 1.3 */
        if (!header)
            header = wob_xml_child(at, "header");
        return wob_slice_equal(wob_xml_attribute(header, "display"), WOB_SLICE("false")) ? NULL
                                                                                         : header;
    }
    return NULL;
}

/* Lists ---------------------------------------------------------------------------------------- */

/* "%1.%2" between what stands before and behind: as many levels as are shown. */
static wob_slice mark_text(const xmlNode *level, unsigned at, wob_arena *arena)
{
    wob_buffer text = {0};
    unsigned shown = wob_xml_number(level, "display-levels", 1);
    wob_buffer_add(&text, wob_xml_attribute(level, "num-prefix"));
    for (unsigned i = shown < at + 1 ? at + 1 - shown : 0; i <= at; i++)
        wob_buffer_print(&text, "%%%u%s", i + 1, i < at ? "." : "");
    wob_buffer_add(&text, wob_xml_attribute(level, "num-suffix"));
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(&text));
    wob_buffer_release(&text);
    return copy;
}

static wob_number_format format_of(wob_slice name)
{
    static const struct {
        const char *name;
        wob_number_format format;
    } formats[] = {{"1", WOB_NUMBER_DECIMAL},      {"a", WOB_NUMBER_LOWER_LETTER},
                   {"A", WOB_NUMBER_UPPER_LETTER}, {"i", WOB_NUMBER_LOWER_ROMAN},
                   {"I", WOB_NUMBER_UPPER_ROMAN},  {"", WOB_NUMBER_NONE}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (wob_slice_equal(name, wob_slice_of(formats[i].name)))
            return formats[i].format;
    return WOB_NUMBER_DECIMAL;
}

static void read_level(wob_numbering *numbering, const xmlNode *node, wob_arena *arena)
{
    unsigned at = wob_xml_number(node, "level", 0) - 1; /* from 1 */
    if (at >= WOB_LIST_LEVELS)
        return;
    wob_list_level *level = &numbering->level[at];
    level->start = wob_xml_number(node, "start-value", 1);
    level->format = WOB_NUMBER_BULLET;
    level->text = wob_xml_attribute(node, "bullet-char");
    if (wob_xml_is(node, "list-level-style-number") || wob_xml_is(node, "outline-level-style")) {
        level->format = format_of(wob_xml_attribute(node, "num-format"));
        level->text =
            level->format == WOB_NUMBER_NONE ? (wob_slice){0} : mark_text(node, at, arena);
    }
}

static void read_levels(wob_numbering *numbering, const xmlNode *style, wob_arena *arena)
{
    for (const xmlNode *at = style ? style->children : NULL; at; at = at->next)
        if (at->type == XML_ELEMENT_NODE)
            read_level(numbering, at, arena);
}

static wob_odt_list *find_continued(const xmlNode *list, wob_slice style, wob_odt_list *newest)
{
    wob_slice id = wob_xml_attribute(list, "continue-list");
    bool continued =
        wob_slice_equal(wob_xml_attribute(list, "continue-numbering"), WOB_SLICE("true"));
    for (wob_odt_list *at = newest; at && (id.size || continued); at = at->older)
        if (id.size ? wob_slice_equal(at->id, id) : wob_slice_equal(at->style, style))
            return at;
    return NULL;
}

wob_odt_list *wob_odt_list_of(const wob_odt_styles *styles, const xmlNode *list, wob_slice style,
                              wob_odt_list **newest, wob_arena *arena)
{
    wob_odt_list *continued = find_continued(list, style, *newest);
    wob_slice id = wob_xml_attribute(list, "id");
    if (continued) {
        continued->id = id.size ? id : continued->id;
        return continued;
    }
    wob_odt_list *new = wob_arena_take(arena, sizeof *new);
    *new = (wob_odt_list){.older = *newest, .style = style, .id = id};
    read_levels(&new->numbering, find_style(styles, "list-style", NULL, style), arena);
    return *newest = new;
}

wob_odt_list *wob_odt_outline(const wob_odt_styles *styles, wob_arena *arena)
{
    wob_odt_list *outline = wob_arena_take(arena, sizeof *outline);
    read_levels(&outline->numbering,
                wob_xml_child(wob_xml_child(styles->styles, "styles"), "outline-style"), arena);
    return outline;
}
