/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_HTML_H
#define WOB_SOURCE_HTML_H

#include "lib/source/markup.h"

/* Between the parts of the HTML reader: html.c finds the encoding, starts the child and builds the
 * source; html_page.c runs in the child; html_element.c knows the elements. */

/* What the child is to read: its context. */
typedef struct wob_html_file {
    wob_slice text; /* UTF-8 without NULs */
    const wob_limits *limits;
} wob_html_file;

/* A wob_child_fn; `context` is a wob_html_file. */
int wob_html_read_page(void *context, wob_child *child);

typedef enum wob_html_kind {
    WOB_HTML_INLINE,
    WOB_HTML_BLOCK,     /* begins a line and ends one */
    WOB_HTML_PARAGRAPH, /* and stands apart */
    WOB_HTML_HEADING,
    WOB_HTML_PRE,
    WOB_HTML_ORDERED,
    WOB_HTML_UNORDERED,
    WOB_HTML_ENTRY,
    WOB_HTML_BREAK,
    WOB_HTML_RULE,
    WOB_HTML_TABLE,
    WOB_HTML_ROW,
    WOB_HTML_CELL,
    WOB_HTML_MAIN,
    WOB_HTML_BOLD,
    WOB_HTML_UNSEEN,    /* what no reader sees, or nobody reads: scripts, fields, menus to choose */
    WOB_HTML_FURNITURE, /* of the site, not of the page: menus, what stands aside, bars of cookies
                         */
} wob_html_kind;

/* `attributes` are names and values in turn, ended by NULL, as libxml2 gives them; or NULL. */
wob_html_kind wob_html_kind_of(const char *name, const char **attributes);
wob_slice wob_html_attribute(const char **attributes, const char *name); /* empty where none */
bool wob_html_has_attribute(const char **attributes, const char *name);

/* The style attribute sets this property to a value that begins so: "font-weight", "bold". */
bool wob_html_has_style(const char **attributes, const char *property, const char *value);

#endif
