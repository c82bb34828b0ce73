/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of files by their marks. See kind.h. */
#include "lib/source/kind.h"

#include "lib/source/recognise.h"

enum {
    PDF_MARK_REACH = 1024, /* "%PDF-" stands within so many (PDF 1.7, annex H, note 13) */
    TAR_MARK = 257,        /* where a tar archive has its own (POSIX.1-1988, ustar) */
    ZIP_NAME = 30,         /* where the name of a zip archive's first member stands */
};

/* Files that people have beside letters. */
static const struct {
    const char *mark, *what;
} foreign[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old document of Word or Excel, or a mail"},
    {"{\\rtf", "rich text (RTF)"},
    {"<?xml", "XML"},
    {"\x89PNG", "an image"},
    {"GIF8", "an image"},
    {"\xFF\xD8\xFF", "an image"},
    {"II*", "an image"},
    {"\x1F\x8B", "gzip data inside gzip data"},
    {"Rar!", "packed with RAR"},
    {"SQLite format 3", "a database"},
    {"\177ELF", "a program"},
};

static const char *const archives[] = {
    "PK\x03\x04", /* zip */
    "PK\x05\x06", /* one without members */
    "7z\xBC\xAF",
};

static const char *const packers[] = {
    "BZh",              /* bzip2 */
    "\3757zXZ",         /* xz */
    "\x28\xB5\x2F\xFD", /* zstd */
};

/* What an office file has as its first member. */
static const char *const office_parts[] = {"[Content_Types].xml", "_rels/", "docProps/", "word/",
                                           "mimetype"};

bool wob_is_pdf(wob_slice bytes)
{
    wob_slice head =
        wob_slice_cut(bytes, 0, bytes.size < PDF_MARK_REACH ? bytes.size : PDF_MARK_REACH);
    return wob_slice_find(head, WOB_SLICE("%PDF-"), 0) < head.size;
}

static bool has_mark_at(wob_slice bytes, size_t at, wob_slice mark)
{
    return bytes.size > at && wob_slice_starts(wob_slice_cut(bytes, at, bytes.size), mark);
}

static bool begins_with_one_of(wob_slice bytes, const char *const *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (wob_slice_starts(bytes, wob_slice_of(marks[i])))
            return true;
    return false;
}

bool wob_is_packed(wob_slice bytes)
{
    return begins_with_one_of(bytes, packers, sizeof packers / sizeof *packers);
}

bool wob_is_archive(wob_slice bytes)
{
    return begins_with_one_of(bytes, archives, sizeof archives / sizeof *archives) ||
           wob_is_packed(bytes) || has_mark_at(bytes, TAR_MARK, WOB_SLICE("ustar"));
}

bool wob_begins_office(wob_slice head)
{
    for (size_t i = 0; i < sizeof office_parts / sizeof *office_parts; i++)
        if (has_mark_at(head, ZIP_NAME, wob_slice_of(office_parts[i])))
            return true;
    return false;
}

const char *wob_foreign_kind(wob_slice bytes)
{
    const char *package = wob_foreign_package(bytes);
    if (package)
        return package;
    while (bytes.size && wob_is_space(bytes.data[0]))
        bytes = wob_slice_cut(bytes, 1, bytes.size);
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (wob_slice_starts_nocase(bytes, wob_slice_of(foreign[i].mark)))
            return foreign[i].what;
    return NULL;
}
