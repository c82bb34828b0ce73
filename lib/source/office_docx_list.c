/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers that Word counts itself (ISO/IEC 29500-1, section 17.9).
 *
 * A paragraph names a list (w:num), which is a use of a form of lists (w:abstractNum): lists of one
 * form go on counting together, but where one of them sets its first number, it begins anew there.
 * A form may leave its levels to a style, whose list has another form. Forms are read when they are
 * first used.
 */
#include "lib/source/office_docx.h"

/* A form of lists, and how far it has been counted. */
typedef struct wob_docx_abstract {
    struct wob_docx_abstract *next;
    const xmlNode *node;
    wob_numbering numbering;
    wob_slice style[WOB_LIST_LEVELS]; /* paragraphs of this style stand at the level */
} wob_docx_abstract;

static const xmlNode *find(const xmlNode *root, const char *element, const char *key, wob_slice id)
{
    for (const xmlNode *at = root ? root->children : NULL; at; at = at->next)
        if (wob_xml_is(at, element) && wob_slice_equal(wob_xml_attribute(at, key), id))
            return at;
    return NULL;
}

static const xmlNode *abstract_of(const wob_docx_lists *lists, const xmlNode *num)
{
    wob_slice id = wob_xml_attribute(wob_xml_child(num, "abstractNumId"), "val");
    return find(lists->root, "abstractNum", "abstractNumId", id);
}

/* The form that the list uses, behind the styles that stand in between. */
static const xmlNode *find_abstract(const wob_docx_lists *lists, const xmlNode *num)
{
    const xmlNode *abstract = abstract_of(lists, num), *link = NULL;
    for (size_t i = 0; i < WOB_OFFICE_MOST_STYLES && abstract; i++) {
        link = wob_xml_child(abstract, "numStyleLink");
        if (!link)
            return abstract;
        wob_docx_form form = {0};
        const xmlNode *style = wob_docx_style(lists->styles, wob_xml_attribute(link, "val"));
        const xmlNode *numbering = wob_xml_child(wob_xml_child(style, "pPr"), "numPr");
        form.list = wob_xml_attribute(wob_xml_child(numbering, "numId"), "val");
        abstract = abstract_of(lists, find(lists->root, "num", "numId", form.list));
    }
    return abstract;
}

static wob_number_format format_of(wob_slice name)
{
    static const struct {
        const char *name;
        wob_number_format format;
    } formats[] = {
        {"decimalZero", WOB_NUMBER_DECIMAL_ZERO},
        {"lowerLetter", WOB_NUMBER_LOWER_LETTER},
        {"upperLetter", WOB_NUMBER_UPPER_LETTER},
        {"lowerRoman", WOB_NUMBER_LOWER_ROMAN},
        {"upperRoman", WOB_NUMBER_UPPER_ROMAN},
        {"bullet", WOB_NUMBER_BULLET},
        {"none", WOB_NUMBER_NONE},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (wob_slice_equal(name, wob_slice_of(formats[i].name)))
            return formats[i].format;
    return WOB_NUMBER_DECIMAL;
}

/* Reads a w:lvl into the level that it names. */
static void read_level(wob_docx_abstract *abstract, const xmlNode *level)
{
    unsigned at = wob_xml_number(level, "ilvl", WOB_LIST_LEVELS);
    if (at >= WOB_LIST_LEVELS)
        return;
    abstract->style[at] = wob_xml_attribute(wob_xml_child(level, "pStyle"), "val");
    abstract->numbering.level[at] = (wob_list_level){
        .format = format_of(wob_xml_attribute(wob_xml_child(level, "numFmt"), "val")),
        .text = wob_xml_attribute(wob_xml_child(level, "lvlText"), "val"),
        .start = wob_xml_number(wob_xml_child(level, "start"), "val", 0),
        .decimal = wob_docx_is_on(level, "isLgl"),
    };
}

static wob_docx_abstract *open_abstract(wob_docx_lists *lists, const xmlNode *node,
                                        wob_arena *arena)
{
    for (wob_docx_abstract *at = lists->first; at; at = at->next)
        if (at->node == node)
            return at;
    wob_docx_abstract *abstract = wob_arena_take(arena, sizeof *abstract);
    *abstract = (wob_docx_abstract){.next = lists->first, .node = node};
    for (const xmlNode *at = node->children; at; at = at->next)
        if (wob_xml_is(at, "lvl"))
            read_level(abstract, at);
    return lists->first = abstract;
}

/* What the list changes of its form, where it is first used. */
static void override(wob_docx_abstract *abstract, const xmlNode *num)
{
    for (const xmlNode *at = num->children; at; at = at->next) {
        unsigned level = wob_xml_number(at, "ilvl", WOB_LIST_LEVELS);
        if (!wob_xml_is(at, "lvlOverride") || level >= WOB_LIST_LEVELS)
            continue;
        const xmlNode *start = wob_xml_child(at, "startOverride");
        if (wob_xml_child(at, "lvl"))
            read_level(abstract, wob_xml_child(at, "lvl"));
        if (start)
            wob_numbering_set(&abstract->numbering, level, wob_xml_number(start, "val", 1));
    }
}

/* A style that names a list stands at the level that names the style. */
static unsigned level_of(const wob_docx_abstract *abstract, const wob_docx_form *form)
{
    for (unsigned i = 0; i < WOB_LIST_LEVELS && !form->level_set && form->style.size; i++)
        if (wob_slice_equal(abstract->style[i], form->style))
            return i;
    return form->list_level;
}

wob_slice wob_docx_mark(wob_docx_lists *lists, const wob_docx_form *form, wob_arena *arena)
{
    const xmlNode *num = form->list.size ? find(lists->root, "num", "numId", form->list) : NULL;
    const xmlNode *node = num ? find_abstract(lists, num) : NULL;
    if (!node)
        return (wob_slice){0};
    wob_docx_abstract *abstract = open_abstract(lists, node, arena);
    if (!wob_slices_have(&lists->restarted, form->list)) {
        override(abstract, num);
        wob_slices_add(arena, &lists->restarted, form->list);
    }
    return wob_numbering_next(&abstract->numbering, level_of(abstract, form), arena);
}
