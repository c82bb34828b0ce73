/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_OFFICE_ODT_H
#define WOB_SOURCE_OFFICE_ODT_H

#include "lib/source/office.h"

/* Between the parts of the reader of .odt (OpenDocument 1.2, part 1). */

/* Where styles stand: those that the text made by itself, and those with names. */
typedef struct wob_odt_styles {
    const xmlNode *content, *styles; /* the roots of content.xml and styles.xml (may be NULL) */
} wob_odt_styles;

typedef struct wob_odt_form {
    wob_office_look look;
    bool page_before;
    bool spaced;     /* white space above or below */
    wob_slice list;  /* the style of its list, where it names one */
    wob_slice pages; /* the master page that begins with it */
} wob_odt_form;

/* The form of what has the style of this name, in `form` where it says nothing. */
wob_odt_form wob_odt_form_of(const wob_odt_styles *styles, const char *family, wob_slice name,
                             wob_odt_form form);

/* The header of the first page; NULL where it has none. */
const xmlNode *wob_odt_header(const wob_odt_styles *styles, wob_slice pages);

/* A list that is counted, of one style. */
typedef struct wob_odt_list {
    struct wob_odt_list *older;
    wob_slice style, id;
    wob_numbering numbering;
} wob_odt_list;

/* The list with which `list` goes on, else a new one, which becomes *newest. `style` is its own or
 * that of the list around it. */
wob_odt_list *wob_odt_list_of(const wob_odt_styles *styles, const xmlNode *list, wob_slice style,
                              wob_odt_list **newest, wob_arena *arena);

/* The numbers of headings. */
wob_odt_list *wob_odt_outline(const wob_odt_styles *styles, wob_arena *arena);

#endif
