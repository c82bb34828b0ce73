/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parts of an office file: unpacked by libarchive within limits, parsed by libxml2 into a tree.
 *
 * No part has a document type: one that does is hostile (entities that grow, files that it wants to
 * have read), and is refused. libxml2 itself ends at 256 elements inside each other, so that what
 * walks through a tree may call itself.
 */
#include "lib/source/office.h"

#include "lib/base/memory.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>

enum { CHUNK = 64 << 10, MIB = 1 << 20 };

static uint64_t most_bytes(const wob_office_file *file)
{
    uint64_t largest = (uint64_t)file->limits->file * MIB;
    uint64_t most = wob_limits_unpacked(file->limits, file->bytes.size);
    return most < largest ? most : largest;
}

/* Unpacks the file that the archive stands at. */
static void unpack(struct archive *archive, uint64_t most, wob_buffer *to)
{
    for (la_ssize_t got = 1; got != 0;) {
        got = archive_read_data(archive, wob_buffer_reserve(to, CHUNK), CHUNK);
        if (got < 0)
            _exit(archive_read_has_encrypted_entries(archive) > 0 ? WOB_MARKUP_LOCKED
                                                                  : WOB_MARKUP_DAMAGED);
        to->size += (size_t)got;
        if (to->size > most)
            _exit(WOB_MARKUP_TOO_LARGE);
    }
}

/* False where there is no part of this name. The first of the name counts. */
static bool find_part(const wob_office_file *file, wob_slice name, wob_buffer *to)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry = NULL;
    int status = ARCHIVE_FATAL;
    bool found = false;
    if (archive && archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK)
        status = archive_read_open_memory(archive, file->bytes.data, file->bytes.size);
    while (status >= ARCHIVE_WARN && !found &&
           (status = archive_read_next_header(archive, &entry)) >= ARCHIVE_WARN &&
           status != ARCHIVE_EOF)
        found = wob_slice_equal(wob_slice_of(archive_entry_pathname(entry)), name);
    if (status < ARCHIVE_WARN)
        _exit(WOB_MARKUP_DAMAGED);
    if (found)
        unpack(archive, most_bytes(file), to);
    archive_read_free(archive);
    return found;
}

/* An OpenDocument with a password has parts of noise. */
static bool is_noise(wob_slice part)
{
    part = wob_slice_trim(part);
    return part.size && part.data[0] != '<' && !wob_slice_starts(part, WOB_SLICE("\xEF\xBB\xBF")) &&
           !wob_slice_starts(part, WOB_SLICE("\xFF\xFE")) &&
           !wob_slice_starts(part, WOB_SLICE("\xFE\xFF"));
}

const xmlNode *wob_office_part(const wob_office_file *file, wob_slice name)
{
    wob_buffer part = {0};
    if (name.size == 0 || !find_part(file, name, &part))
        return NULL;
    if (is_noise(wob_buffer_slice(&part)))
        _exit(WOB_MARKUP_LOCKED);
    xmlMemSetup(free, wob_new, wob_resize, strdup); /* exhausted memory ends the child */
    xmlDoc *document = xmlReadMemory(part.data, (int)part.size, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_COMPACT);
    wob_buffer_release(&part);
    const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    if (!root || document->intSubset)
        _exit(WOB_MARKUP_DAMAGED);
    return root;
}

/* Trees ---------------------------------------------------------------------------------------- */

bool wob_xml_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

bool wob_xml_is_one_of(const xmlNode *node, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (wob_xml_is(node, names[i]))
            return true;
    return false;
}

const xmlNode *wob_xml_child(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node ? node->children : NULL; child; child = child->next)
        if (wob_xml_is(child, name))
            return child;
    return NULL;
}

static const xmlAttr *find_attribute(const xmlNode *node, const char *name)
{
    bool element = node && node->type == XML_ELEMENT_NODE; /* others keep something else there */
    for (const xmlAttr *at = element ? node->properties : NULL; at; at = at->next)
        if (strcmp((const char *)at->name, name) == 0)
            return at;
    return NULL;
}

bool wob_xml_has(const xmlNode *node, const char *name)
{
    return find_attribute(node, name) != NULL;
}

wob_slice wob_xml_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *at = find_attribute(node, name);
    return at && at->children ? wob_slice_of((const char *)at->children->content) : (wob_slice){0};
}

unsigned wob_xml_number(const xmlNode *node, const char *name, unsigned otherwise)
{
    unsigned number = 0;
    return wob_slice_number(wob_xml_attribute(node, name), &number) ? number : otherwise;
}

/* Notes ---------------------------------------------------------------------------------------- */

void wob_office_note(wob_office *office, const xmlNode *note)
{
    if (note && !office->in_note)
        *wob_push(&office->arena, &office->notes) = note;
}

void wob_office_add_notes(wob_office *office, bool entry,
                          void (*read)(void *reader, const xmlNode *note), void *reader)
{
    if (entry || office->inside || office->in_note || office->notes.count == 0)
        return;
    office->in_note = true;
    wob_markup_add_gap(&office->markup);
    for (size_t i = 0; i < office->notes.count; i++)
        read(reader, office->notes.at[i]);
    wob_markup_add_gap(&office->markup);
    office->notes.count = 0;
    office->in_note = false;
}
