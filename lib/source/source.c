/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Chooses the reader of a file by its bytes, and gives each source its path and id. See source.h.
 *
 * What is known and not read is named, so that a folder of mixed files gives messages that say what
 * to do; what is not known is taken for plain text, whose reader refuses what is none.
 */
#include "lib/source/source.h"

#include "lib/base/file.h"
#include "lib/source/readers.h"
#include "lib/source/recognise.h"
#include "lib/source/sandbox.h"

#include <stdio.h>
#include <unistd.h>

#ifdef WOB_WITH_PDF
#include <poppler.h>
#endif
#ifdef WOB_WITH_OCR
#include "lib/source/ocr.h"
#endif
#ifdef WOB_WITH_HTML
#include <libxml/xmlversion.h>
#endif

#include <zlib.h>

enum {
    HEAD = 4096,          /* bytes that tell a dump */
    PDF_MARK_REACH = 1024 /* "%PDF-" stands within so many (PDF 1.7, annex H, note 13) */
};

/* Kinds of files that people have beside letters. */
static const struct {
    const char *magic, *what;
} foreign[] = {
    {"PK\x03\x04", "a ZIP archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old document of Word or Excel, or a mail"},
    {"{\\rtf", "rich text (RTF)"},
    {"<?xml", "XML"},
    {"\x89PNG", "an image"},
    {"GIF8", "an image"},
    {"\xFF\xD8\xFF", "an image"},
    {"\x1F\x8B", "gzip data inside gzip data"},
    {"BZh", "packed with bzip2"},
    {"\3757zXZ", "packed with xz"},
    {"7z\xBC\xAF", "packed with 7-Zip"},
    {"Rar!", "packed with RAR"},
    {"SQLite format 3", "a database"},
    {"\177ELF", "a program"},
};

const char *wob_format_name(wob_format format)
{
    static const char *const names[] = {
        [WOB_FORMAT_TEXT] = "text", [WOB_FORMAT_PDF] = "pdf", [WOB_FORMAT_HTML] = "html",
        [WOB_FORMAT_DOCX] = "docx", [WOB_FORMAT_ODT] = "odt", [WOB_FORMAT_WOOGLE] = "woogle",
    };
    return names[format];
}

const char *wob_source_readers(void)
{
    static wob_buffer readers;
    if (readers.size == 0) {
        wob_buffer_print(&readers, "text, gzip, woogle");
#ifdef WOB_WITH_PDF
        wob_buffer_print(&readers, ", pdf (poppler %s)", poppler_get_version());
#endif
#ifdef WOB_WITH_OCR
        wob_buffer_print(&readers, ", ocr (");
        wob_ocr_describe(&readers);
        wob_buffer_print(&readers, ")");
#endif
#ifdef WOB_WITH_HTML
        wob_buffer_print(&readers, ", html (libxml2 %s)", LIBXML_DOTTED_VERSION);
#endif
#ifdef WOB_WITH_OFFICE
        wob_buffer_print(&readers, ", docx, odt");
#endif
        wob_sandbox_describe(&readers);
    }
    return readers.data;
}

static bool is_pdf(wob_slice bytes)
{
    wob_slice head =
        wob_slice_cut(bytes, 0, bytes.size < PDF_MARK_REACH ? bytes.size : PDF_MARK_REACH);
    return wob_slice_find(head, WOB_SLICE("%PDF-"), 0) < head.size;
}

/* The readers, in the order in which they are asked whether a file is theirs. One that was not
 * built in has no function, and says which library it wants. What is nobody's is taken for text. */
static const struct {
    bool (*recognise)(wob_slice bytes);
    wob_status (*read)(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                       wob_source *source, wob_error *error);
    const char *what, *library;
} readers[] = {
#ifdef WOB_WITH_PDF
    {is_pdf, wob_pdf_read, "a PDF", "poppler-glib"},
#else
    {is_pdf, NULL, "a PDF", "poppler-glib"},
#endif
#ifdef WOB_WITH_HTML
    {wob_is_html, wob_html_read, "a web page (HTML)", "libxml2"},
#else
    {wob_is_html, NULL, "a web page (HTML)", "libxml2"},
#endif
#ifdef WOB_WITH_OFFICE
    {wob_is_docx, wob_docx_read, "a document of Word", "libarchive and libxml2"},
    {wob_is_odt, wob_odt_read, "a document of OpenDocument", "libarchive and libxml2"},
#else
    {wob_is_docx, NULL, "a document of Word", "libarchive and libxml2"},
    {wob_is_odt, NULL, "a document of OpenDocument", "libarchive and libxml2"},
#endif
};

/* What kind of file it is that is not read here; NULL of any other. */
static const char *name_foreign(wob_slice bytes)
{
    const char *package = wob_foreign_package(bytes);
    if (package)
        return package;
    while (bytes.size && wob_is_space(bytes.data[0]))
        bytes = wob_slice_cut(bytes, 1, bytes.size);
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (wob_slice_starts_nocase(bytes, wob_slice_of(foreign[i].magic)))
            return foreign[i].what;
    return NULL;
}

static wob_status read_bytes(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                             wob_source *source, wob_error *error)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (!readers[i].recognise(bytes))
            continue;
        if (readers[i].read)
            return readers[i].read(bytes, options, arena, source, error);
        return wob_fail(error, WOB_UNREADABLE, "%.*s: is %s, and this program was built without %s",
                        WOB_ARG(source->path), readers[i].what, readers[i].library);
    }
    const char *what = name_foreign(bytes);
    if (what)
        return wob_fail(error, WOB_UNREADABLE,
                        "%.*s: not a kind of file that is read here: %s; save it as PDF or text",
                        WOB_ARG(source->path), what);
    return wob_text_read(bytes, options, arena, source, error);
}

/* A file that is one document, read into memory whole. */
static wob_status read_whole(const char *path, const wob_source_options *options, wob_arena *arena,
                             wob_source_fn call, void *context, wob_error *error)
{
    enum { ID_DIGITS = 16 };
    wob_buffer file = {0}, unpacked = {0};
    wob_source *source = wob_arena_take(arena, sizeof *source);
    wob_status status = wob_file_read(path, &file, error);
    if (status)
        goto done;
    wob_slice bytes = wob_buffer_slice(&file);
    source->path = wob_arena_copy(arena, wob_slice_of(path));
    wob_sha256(bytes, source->sha256);
    source->id = (wob_slice){source->sha256, ID_DIGITS};
    if (options->known && options->known(options->known_context, source->id, source->path))
        goto done;
    if (wob_is_gzip(bytes)) {
        status = wob_gunzip(path, bytes, &unpacked, error);
        bytes = wob_buffer_slice(&unpacked);
    }
    if (status == WOB_OK)
        status = read_bytes(bytes, options, arena, source, error);
    if (status == WOB_OK)
        status = call(context, source, error);
done:
    wob_buffer_release(&file);
    wob_buffer_release(&unpacked);
    return status;
}

/* Whether the file begins as a dump does. One that cannot be read is left to read_whole, which says
 * why. */
static bool is_dump(const char *path)
{
    char head[HEAD];
    int descriptor = -1;
    if (wob_file_open(path, &descriptor, NULL) != WOB_OK)
        return false;
    gzFile file = gzdopen(descriptor, "rb"); /* reads what is not packed as it is */
    if (!file) {
        close(descriptor);
        return false;
    }
    int got = gzread(file, head, sizeof head);
    gzclose(file);
    return got > 0 && wob_woogle_recognise((wob_slice){head, (size_t)got});
}

wob_status wob_source_each(const char *path, const wob_source_options *options, wob_arena *arena,
                           wob_source_fn call, void *context, wob_error *error)
{
    wob_status status = is_dump(path) ? wob_woogle_each(path, options, arena, call, context, error)
                                      : read_whole(path, options, arena, call, context, error);
    wob_arena_clear(arena);
    return status;
}
