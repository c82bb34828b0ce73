/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_OFFICE_DOCX_H
#define WOB_SOURCE_OFFICE_DOCX_H

#include "lib/source/office.h"

/* Between the parts of the reader of .docx (ISO/IEC 29500-1, chapter 17). */

/* What styles and direct settings say of a paragraph and its runs together. */
typedef struct wob_docx_form {
    wob_office_look look;
    wob_slice style;     /* of the paragraph */
    bool heading;        /* it has a place in the outline */
    bool page_before;    /* it begins a page */
    bool contextual;     /* no space between paragraphs of one style */
    unsigned space;      /* above and below, in twentieths of a point */
    wob_slice list;      /* its w:num; "0" is none */
    unsigned list_level; /* from 0 */
    bool level_set;      /* by the paragraph itself, not by where the list names its style */
} wob_docx_form;

/* The form of a paragraph with these properties (NULL: none), by styles.xml (NULL: none). */
wob_docx_form wob_docx_form_of(const xmlNode *styles, const xmlNode *properties);

/* How a run with these properties looks in the paragraph. */
wob_office_look wob_docx_run_look(const xmlNode *styles, const wob_docx_form *form,
                                  const xmlNode *properties);

/* A setting that is on unless it says otherwise: <w:b/>, <w:b w:val="0"/>. False where missing. */
bool wob_docx_is_on(const xmlNode *properties, const char *name);

/* The style of this id; NULL where there is none. */
const xmlNode *wob_docx_style(const xmlNode *styles, wob_slice id);

/* The lists of numbering.xml as far as they have been counted. */
typedef struct wob_docx_lists {
    const xmlNode *root, *styles; /* numbering.xml, styles.xml; may be NULL */
    struct wob_docx_abstract *first;
    wob_slices restarted; /* ids of lists that begin anew, once they have */
} wob_docx_lists;

/* The mark of the paragraph, which is counted; empty where it is in no list. */
wob_slice wob_docx_mark(wob_docx_lists *lists, const wob_docx_form *form, wob_arena *arena);

#endif
