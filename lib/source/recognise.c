/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Knowing web pages and office files by their bytes. See recognise.h.
 *
 * Office files are ZIP archives. What such an archive is stands in the names of its directory,
 * which lies at its end (APPNOTE.TXT of PKWARE, sections 4.3.12 and 4.3.16); nothing is unpacked
 * here.
 */
#include "lib/source/recognise.h"

#include <stdint.h>
#include <string.h>

enum {
    HEAD = 16 << 10, /* bytes within which a page shows that it is one */
    END_SIZE = 22,   /* of the record that ends a ZIP archive, without its comment */
    ENTRY_SIZE = 46, /* of an entry of its directory, without its name */
    LOCAL_SIZE = 30, /* of what stands before a file, without its name */
    MOST_COMMENT = 65535,
};

/* Web pages ------------------------------------------------------------------------------------ */

/* The beginning of the file without the marks and NULs of UTF-16, so that it reads as ASCII. */
static wob_slice narrow(wob_slice bytes, char head[HEAD])
{
    size_t size = 0;
    for (size_t i = 0; i < bytes.size && i < HEAD; i++)
        if (bytes.data[i] && !(size == 0 && (unsigned char)bytes.data[i] >= 0x80))
            head[size++] = bytes.data[i];
    return (wob_slice){head, size};
}

/* Behind white space, comments and an XML declaration. */
static wob_slice skip_prolog(wob_slice text)
{
    static const struct {
        const char *begin, *end;
    } prologs[] = {{"<!--", "-->"}, {"<?xml", "?>"}};
    for (bool more = true; more;) {
        text = wob_slice_trim(text);
        more = false;
        for (size_t i = 0; i < sizeof prologs / sizeof *prologs; i++) {
            if (!wob_slice_starts_nocase(text, wob_slice_of(prologs[i].begin)))
                continue;
            size_t end = wob_slice_find(text, wob_slice_of(prologs[i].end), 0);
            size_t behind = end + strlen(prologs[i].end);
            text = wob_slice_cut(text, behind < text.size ? behind : text.size, text.size);
            more = true;
        }
    }
    return text;
}

/* The first sign of a page is "<", before or behind a declaration. */
static bool begins_with_tag(wob_slice bytes)
{
    for (size_t i = 0; i < bytes.size && i < HEAD; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        if (c && c < 0x80 && !wob_is_space((char)c))
            return c == '<';
    }
    return false;
}

bool wob_is_html(wob_slice bytes)
{
    static const char *const openings[] = {"<!doctype html", "<html", "<head>", "<body", "<meta "};
    char head[HEAD];
    if (!begins_with_tag(bytes))
        return false;
    wob_slice text = skip_prolog(narrow(bytes, head));
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (wob_slice_starts_nocase(text, wob_slice_of(openings[i])))
            return true;
    return false;
}

/* ZIP archives --------------------------------------------------------------------------------- */

static uint32_t number_at(wob_slice bytes, size_t at, size_t size)
{
    uint32_t number = 0;
    while (size-- > 0)
        number = number << 8 | (unsigned char)bytes.data[at + size];
    return number;
}

/* The entries of the directory; empty where there is none. */
static wob_slice find_directory(wob_slice zip)
{
    size_t least = zip.size > MOST_COMMENT + END_SIZE ? zip.size - MOST_COMMENT - END_SIZE : 0;
    for (size_t at = zip.size > END_SIZE ? zip.size - END_SIZE : 0; at > least; at--) {
        wob_slice end = wob_slice_cut(zip, at, zip.size);
        if (!wob_slice_starts(end, WOB_SLICE("PK\5\6")))
            continue;
        uint64_t size = number_at(end, 12, 4), begin = number_at(end, 16, 4);
        return begin + size <= at ? wob_slice_cut(zip, begin, begin + size) : (wob_slice){0};
    }
    return (wob_slice){0};
}

/* Cuts off the first entry; false behind the last one, and where it is none. */
static bool next_name(wob_slice *directory, wob_slice *ret_name)
{
    if (directory->size < ENTRY_SIZE || !wob_slice_starts(*directory, WOB_SLICE("PK\1\2")))
        return false;
    size_t name = number_at(*directory, 28, 2);
    size_t whole = ENTRY_SIZE + name + number_at(*directory, 30, 2) + number_at(*directory, 32, 2);
    if (whole > directory->size)
        return false;
    *ret_name = wob_slice_cut(*directory, ENTRY_SIZE, ENTRY_SIZE + name);
    *directory = wob_slice_cut(*directory, whole, directory->size);
    return true;
}

/* Files of Microsoft Office have a list of types, and their main part in a folder of its own.
 * (Word's is document.xml, or document2.xml where its web version wrote it.) */
static bool is_package(wob_slice bytes, wob_slice main_part)
{
    bool types = false, found = false;
    wob_slice name, directory = {0};
    if (wob_slice_starts(bytes, WOB_SLICE("PK\3\4")))
        directory = find_directory(bytes);
    while (next_name(&directory, &name)) {
        types |= wob_slice_equal(name, WOB_SLICE("[Content_Types].xml"));
        found |= wob_slice_starts(name, main_part);
    }
    return types && found;
}

/* What the first file of the archive, named "mimetype" and not packed, says that it is
 * (OpenDocument 1.2, part 3, section 3.3). */
static wob_slice mime_type(wob_slice bytes)
{
    static const char name[] = "mimetype";
    size_t begin = LOCAL_SIZE + sizeof name - 1;
    if (bytes.size < begin || !wob_slice_starts(bytes, WOB_SLICE("PK\3\4")) ||
        number_at(bytes, 26, 2) != sizeof name - 1 ||
        memcmp(bytes.data + LOCAL_SIZE, name, sizeof name - 1) != 0)
        return (wob_slice){0};
    begin += number_at(bytes, 28, 2);
    size_t end = begin + number_at(bytes, 18, 4);
    return begin <= end && end <= bytes.size ? wob_slice_cut(bytes, begin, end) : (wob_slice){0};
}

bool wob_is_docx(wob_slice bytes)
{
    return is_package(bytes, WOB_SLICE("word/document"));
}

bool wob_is_odt(wob_slice bytes)
{
    return wob_slice_starts(mime_type(bytes), WOB_SLICE("application/vnd.oasis.opendocument.text"));
}

/* Of a file that was cut short the directory is missing; its first part tells what it was. What is
 * left of it is no archive of letters. */
static bool is_cut_package(wob_slice bytes)
{
    static const char name[] = "[Content_Types].xml";
    return bytes.size > LOCAL_SIZE + sizeof name && wob_slice_starts(bytes, WOB_SLICE("PK\3\4")) &&
           number_at(bytes, 26, 2) == sizeof name - 1 &&
           memcmp(bytes.data + LOCAL_SIZE, name, sizeof name - 1) == 0 &&
           find_directory(bytes).size == 0;
}

const char *wob_foreign_package(wob_slice bytes)
{
    static const struct {
        const char *main_part, *what;
    } packages[] = {
        {"xl/", "a spreadsheet of Excel"},
        {"ppt/", "a presentation of PowerPoint"},
        {"visio/", "a drawing of Visio"},
    };
    static const struct {
        const char *type, *what;
    } types[] = {
        {"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet of OpenDocument"},
        {"application/vnd.oasis.opendocument.presentation", "a presentation of OpenDocument"},
        {"application/vnd.oasis.opendocument.", "a file of OpenDocument that is no text"},
        {"application/epub", "an electronic book (EPUB)"},
    };
    wob_slice type = mime_type(bytes);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (wob_slice_starts(type, wob_slice_of(types[i].type)))
            return types[i].what;
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (is_package(bytes, wob_slice_of(packages[i].main_part)))
            return packages[i].what;
    return is_cut_package(bytes) ? "an office file whose end is missing" : NULL;
}
