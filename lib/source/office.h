/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_OFFICE_H
#define WOB_SOURCE_OFFICE_H

#include "lib/source/markup.h"
#include "lib/source/markup_mark.h"

#include <libxml/tree.h>

/*
 * Between the parts of the readers of office files: office.c starts the child and builds the
 * source; office_part.c unpacks a part of the file and has libxml2 parse it; the rest knows what
 * the elements of .docx and .odt mean. All but office.c runs in the child.
 *
 * Elements and attributes are known by their local names: prefixes are the writer's choice, and in
 * what is read here no two vocabularies use one name for different things.
 */
enum {
    WOB_OFFICE_MOST_STYLES = 20, /* that are based on each other in a row */
};

/* What the child is to read: its context. */
typedef struct wob_office_file {
    wob_slice bytes;
    const wob_limits *limits;
} wob_office_file;

/* wob_child_fns; `context` is a wob_office_file. */
int wob_docx_read_file(void *context, wob_child *child);
int wob_odt_read_file(void *context, wob_child *child);

/* A part of the file as a tree, which is never freed: the child soon ends. What cannot be read ends
 * the child with its answer; NULL where there is no such part. */
const xmlNode *wob_office_part(const wob_office_file *file, wob_slice name);

/* Trees ---------------------------------------------------------------------------------------- */

bool wob_xml_is(const xmlNode *node, const char *name);              /* an element of this name */
const xmlNode *wob_xml_child(const xmlNode *node, const char *name); /* NULL of NULL too */
wob_slice wob_xml_attribute(const xmlNode *node, const char *name);  /* empty where none */
bool wob_xml_has(const xmlNode *node, const char *name);             /* such an attribute */
unsigned wob_xml_number(const xmlNode *node, const char *name, unsigned otherwise);

/* Is one of these elements. */
bool wob_xml_is_one_of(const xmlNode *node, const char *const *names, size_t count);

/* A document while it is read -------------------------------------------------------------------*/

/* How a run of text looks, or a paragraph. */
typedef struct wob_office_look {
    bool bold, hidden;
} wob_office_look;

typedef struct wob_office {
    wob_arena arena;
    wob_markup markup;
    WOB_LIST(const xmlNode *) notes; /* whose text is still to come */
    bool in_note;
    unsigned inside; /* tables and boxes that are open */
} wob_office;

/* Footnotes stand behind the paragraph that refers to them; where that is an entry of a list, or
 * inside a table, behind the whole. `read` reads the content of one. To be called before each
 * paragraph (`entry`: it has a mark), and at the end. */
void wob_office_add_notes(wob_office *office, bool entry,
                          void (*read)(void *reader, const xmlNode *note), void *reader);
void wob_office_note(wob_office *office, const xmlNode *note);

#endif
