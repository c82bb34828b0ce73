/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Chooses the reader of a file by its bytes, and gives each source its path and id. See source.h.
 *
 * What is packed is unpacked here, archives inside archives too, and each member is read as a file
 * of its own would be. What is known and not read is named, so that a folder of mixed files gives
 * messages that say what to do; what is not known is taken for plain text, whose reader refuses
 * what is none.
 */
#include "lib/source/source.h"

#include "lib/base/file.h"
#include "lib/source/archive.h"
#include "lib/source/kind.h"
#include "lib/source/readers.h"
#include "lib/source/recognise.h"
#include "lib/source/sandbox.h"

#include <stdio.h>
#include <sys/mman.h>
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
#ifdef WOB_WITH_ARCHIVE
#include <archive.h>
#endif

#include <zlib.h>

enum { ID_DIGITS = 16, MIB = 1 << 20 };

const char *wob_source_readers(void)
{
    static wob_buffer built;
    if (built.size == 0) {
        wob_buffer_print(&built, "text, gzip, woogle");
#ifdef WOB_WITH_PDF
        wob_buffer_print(&built, ", pdf (poppler %s)", poppler_get_version());
#endif
#ifdef WOB_WITH_OCR
        wob_buffer_print(&built, ", ocr (");
        wob_ocr_describe(&built);
        wob_buffer_print(&built, ")");
#endif
#ifdef WOB_WITH_HTML
        wob_buffer_print(&built, ", html (libxml2 %s)", LIBXML_DOTTED_VERSION);
#endif
#ifdef WOB_WITH_OFFICE
        wob_buffer_print(&built, ", docx, odt");
#endif
#ifdef WOB_WITH_ARCHIVE
        wob_buffer_print(&built, ", archives (%s)", ARCHIVE_VERSION_ONLY_STRING);
#endif
        wob_sandbox_describe(&built);
    }
    return built.data;
}

/* The readers, in the order in which they are asked whether a file is theirs. One that was not
 * built in has no function, and says which library it wants. What is nobody's is taken for text. */
typedef struct reader {
    bool (*recognise)(wob_slice bytes);
    wob_status (*read)(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                       wob_source *source, wob_error *error);
    const char *what, *library;
} reader;

static const reader readers[] = {
#ifdef WOB_WITH_PDF
    {wob_is_pdf, wob_pdf_read, "a PDF", "poppler-glib"},
#else
    {wob_is_pdf, NULL, "a PDF", "poppler-glib"},
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

/* NULL where it is nobody's. */
static const reader *find_reader(wob_slice bytes)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (readers[i].recognise(bytes))
            return &readers[i];
    return NULL;
}

/* A file that was named, while it and all that is packed in it are read. */
typedef struct opening {
    const wob_source_options *options;
    wob_arena *arena;
    wob_source_fn call;
    void *context;
    wob_allowance allowed;
    unsigned depth; /* archives around what is read now */
} opening;

static wob_status open_archive(opening *of, const char *path, wob_slice bytes, wob_error *error);

/* Reads what a file holds as it is, `source` being begun: a document, or an archive of them. */
static wob_status open_plain(opening *of, const char *path, wob_slice bytes, wob_source *source,
                             wob_error *error)
{
    const reader *own = find_reader(bytes);
    const char *foreign = own ? NULL : wob_foreign_kind(bytes);
    wob_status status;
    if (own && !own->read)
        return wob_fail(error, WOB_UNREADABLE, "%s: is %s, and this program was built without %s",
                        path, own->what, own->library);
    if (foreign)
        return wob_fail(error, WOB_UNREADABLE,
                        "%s: not a kind of file that is read here: %s; save it as PDF or text",
                        path, foreign);
    if (!own && wob_is_archive(bytes))
        return open_archive(of, path, bytes, error);
    status = (own ? own->read : wob_text_read)(bytes, of->options, of->arena, source, error);
    return status ? status : of->call(of->context, source, error);
}

/* The same of a file that may be packed with gzip. */
static wob_status open_bytes(opening *of, const char *path, wob_slice packed, wob_error *error)
{
    const wob_source_options *options = of->options;
    wob_buffer unpacked = {0};
    wob_slice bytes = packed;
    wob_status status = WOB_OK;
    wob_source *source = wob_arena_take(of->arena, sizeof *source);
    source->path = wob_arena_copy(of->arena, wob_slice_of(path));
    wob_sha256(packed, source->sha256);
    source->id = (wob_slice){source->sha256, ID_DIGITS};
    if (options->known && options->known(options->known_context, source->id, source->path))
        return WOB_OK;
    if (wob_is_gzip(packed)) {
        uint64_t most = (uint64_t)options->limits.file * MIB;
        status = wob_gunzip(path, packed, most < of->allowed.bytes ? most : of->allowed.bytes,
                            &unpacked, error);
        bytes = wob_buffer_slice(&unpacked);
    }
    if (status == WOB_OK)
        status = open_plain(of, path, bytes, source, error);
    wob_buffer_release(&unpacked);
    return status;
}

/* Archives ------------------------------------------------------------------------------------- */

#ifdef WOB_WITH_ARCHIVE
typedef struct member_taker {
    opening *of;
    const char *path; /* the archive's */
} member_taker;

/* A member that cannot be read is told of, and the next one is read. */
static wob_status take_member(void *context, wob_slice name, wob_slice bytes, const wob_error *why,
                              wob_error *error)
{
    member_taker *taker = context;
    opening *of = taker->of;
    wob_buffer path = {0};
    wob_error own = *why;
    wob_buffer_print(&path, "%s!%.*s", taker->path, WOB_ARG(name));
    if (why->status)
        wob_fail(&own, why->status, "%s: %s", path.data, why->message);
    else
        (void)open_bytes(of, path.data, bytes, &own);
    wob_arena_clear(of->arena);
    if (own.status && of->options->failed && wob_status_concerns_file(own.status)) {
        of->options->failed(of->options->failed_context, path.data, &own);
        own.status = WOB_OK;
    }
    if (own.status)
        *error = own;
    wob_buffer_release(&path);
    return own.status;
}

static wob_status open_archive(opening *of, const char *path, wob_slice bytes, wob_error *error)
{
    member_taker taker = {of, path};
    if (of->depth == of->options->limits.nesting)
        return wob_fail(error, WOB_LIMIT,
                        "%s: passed over, it stands inside %u archives (--limit nesting=N)", path,
                        of->depth);
    of->depth++;
    wob_status status = wob_archive_each(path, bytes, &of->allowed, take_member, &taker, error);
    of->depth--;
    return status;
}
#else
static wob_status open_archive(opening *of, const char *path, wob_slice bytes, wob_error *error)
{
    (void)of, (void)bytes;
    return wob_fail(error, WOB_UNREADABLE,
                    "%s: is an archive, and this program was built without libarchive: unpack it",
                    path);
}
#endif

/* Files ---------------------------------------------------------------------------------------- */

/* The file's first bytes, without gzip around them; none where it cannot be read, which whoever
 * reads the rest will say. */
static wob_slice read_head(const char *path, char head[WOB_KIND_HEAD])
{
    int descriptor = -1;
    if (wob_file_open(path, &descriptor, NULL) != WOB_OK)
        return (wob_slice){0};
    gzFile file = gzdopen(descriptor, "rb"); /* reads what is not packed as it is */
    if (!file) {
        close(descriptor);
        return (wob_slice){0};
    }
    int got = gzread(file, head, WOB_KIND_HEAD);
    gzclose(file);
    return (wob_slice){head, got > 0 ? (size_t)got : 0};
}

/* An archive is not read whole: it may be of any size. */
static wob_status open_mapped(opening *of, const char *path, wob_error *error)
{
    wob_slice bytes;
    wob_status status = wob_file_map(path, &bytes, error);
    if (status)
        return status;
    of->allowed.bytes = wob_limits_unpacked(&of->options->limits, bytes.size);
    status = open_archive(of, path, bytes, error);
    munmap((void *)bytes.data, bytes.size);
    return status;
}

static wob_status open_whole(opening *of, const char *path, wob_error *error)
{
    wob_buffer file = {0};
    size_t most = (size_t)of->options->limits.file * MIB;
    wob_status status = wob_file_read(path, most, &file, error);
    if (status == WOB_OK) {
        of->allowed.bytes = wob_limits_unpacked(&of->options->limits, file.size);
        status = open_bytes(of, path, wob_buffer_slice(&file), error);
    }
    wob_buffer_release(&file);
    return status;
}

wob_status wob_source_each(const char *path, const wob_source_options *options, wob_arena *arena,
                           wob_source_fn call, void *context, wob_error *error)
{
    char bytes[WOB_KIND_HEAD];
    opening of = {.options = options,
                  .arena = arena,
                  .call = call,
                  .context = context,
                  .allowed = {.limits = &options->limits}};
    wob_slice head = read_head(path, bytes);
    wob_status status;
    if (wob_woogle_recognise(head))
        status = wob_woogle_each(path, options, arena, call, context, error);
    else if (wob_is_archive(head) && !wob_begins_office(head))
        status = open_mapped(&of, path, error);
    else
        status = open_whole(&of, path, error);
    wob_arena_clear(arena);
    return status;
}
