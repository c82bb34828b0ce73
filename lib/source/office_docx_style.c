/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a paragraph of Word looks like: its style, the styles that is based on, and what it sets
 * itself, the nearest last (ISO/IEC 29500-1, section 17.7.2). Only what tells how its text is read
 * is looked at.
 */
#include "lib/source/office_docx.h"

static bool is_off(wob_slice value)
{
    static const char *const words[] = {"0", "false", "off", "none"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_equal(value, wob_slice_of(words[i])))
            return true;
    return false;
}

bool wob_docx_is_on(const xmlNode *properties, const char *name)
{
    const xmlNode *setting = wob_xml_child(properties, name);
    return setting && !is_off(wob_xml_attribute(setting, "val"));
}

static void set_look(wob_office_look *look, const xmlNode *run)
{
    if (wob_xml_child(run, "b"))
        look->bold = wob_docx_is_on(run, "b");
    if (wob_xml_child(run, "vanish"))
        look->hidden = wob_docx_is_on(run, "vanish");
}

static void set_list(wob_docx_form *form, const xmlNode *numbering, bool direct)
{
    const xmlNode *list = wob_xml_child(numbering, "numId");
    const xmlNode *level = wob_xml_child(numbering, "ilvl");
    if (list)
        form->list = wob_xml_attribute(list, "val");
    if (level)
        form->list_level = wob_xml_number(level, "val", 0);
    form->level_set |= direct && (list || level);
}

static void set_form(wob_docx_form *form, const xmlNode *paragraph, bool direct)
{
    enum { BODY_TEXT = 9 }; /* the level of what is in no outline */
    const xmlNode *outline = wob_xml_child(paragraph, "outlineLvl");
    const xmlNode *spacing = wob_xml_child(paragraph, "spacing");
    if (outline)
        form->heading = wob_xml_number(outline, "val", BODY_TEXT) < BODY_TEXT;
    if (wob_xml_child(paragraph, "numPr"))
        set_list(form, wob_xml_child(paragraph, "numPr"), direct);
    if (wob_xml_child(paragraph, "pageBreakBefore"))
        form->page_before = wob_docx_is_on(paragraph, "pageBreakBefore");
    if (wob_xml_child(paragraph, "contextualSpacing"))
        form->contextual = wob_docx_is_on(paragraph, "contextualSpacing");
    if (wob_xml_has(spacing, "before") || wob_xml_has(spacing, "after"))
        form->space = wob_xml_number(spacing, "before", 0) + wob_xml_number(spacing, "after", 0);
}

const xmlNode *wob_docx_style(const xmlNode *styles, wob_slice id)
{
    for (const xmlNode *at = styles ? styles->children : NULL; at; at = at->next)
        if (wob_xml_is(at, "style") && wob_slice_equal(wob_xml_attribute(at, "styleId"), id))
            return at;
    return NULL;
}

static const xmlNode *default_style(const xmlNode *styles)
{
    for (const xmlNode *at = styles ? styles->children : NULL; at; at = at->next)
        if (wob_xml_is(at, "style") && wob_xml_has(at, "default") &&
            !is_off(wob_xml_attribute(at, "default")) &&
            wob_slice_equal(wob_xml_attribute(at, "type"), WOB_SLICE("paragraph")))
            return at;
    return NULL;
}

/* The style and what it is based on, the nearest first. */
static size_t chain_of(const xmlNode *styles, const xmlNode *style,
                       const xmlNode *chain[WOB_OFFICE_MOST_STYLES])
{
    size_t count = 0;
    while (style && count < WOB_OFFICE_MOST_STYLES) {
        chain[count++] = style;
        style = wob_docx_style(styles, wob_xml_attribute(wob_xml_child(style, "basedOn"), "val"));
    }
    return count;
}

wob_docx_form wob_docx_form_of(const xmlNode *styles, const xmlNode *properties)
{
    const xmlNode *chain[WOB_OFFICE_MOST_STYLES];
    const xmlNode *defaults = wob_xml_child(styles, "docDefaults");
    wob_docx_form form = {.style = wob_xml_attribute(wob_xml_child(properties, "pStyle"), "val")};
    const xmlNode *style = form.style.size ? wob_docx_style(styles, form.style) : NULL;
    set_form(&form, wob_xml_child(wob_xml_child(defaults, "pPrDefault"), "pPr"), false);
    set_look(&form.look, wob_xml_child(wob_xml_child(defaults, "rPrDefault"), "rPr"));
    for (size_t i = chain_of(styles, style ? style : default_style(styles), chain); i-- > 0;) {
        set_form(&form, wob_xml_child(chain[i], "pPr"), false);
        set_look(&form.look, wob_xml_child(chain[i], "rPr"));
    }
    set_form(&form, properties, true);
    return form;
}

wob_office_look wob_docx_run_look(const xmlNode *styles, const wob_docx_form *form,
                                  const xmlNode *properties)
{
    const xmlNode *chain[WOB_OFFICE_MOST_STYLES];
    wob_office_look look = form->look;
    wob_slice id = wob_xml_attribute(wob_xml_child(properties, "rStyle"), "val");
    if (id.size)
        for (size_t i = chain_of(styles, wob_docx_style(styles, id), chain); i-- > 0;)
            set_look(&look, wob_xml_child(chain[i], "rPr"));
    set_look(&look, properties);
    return look;
}
