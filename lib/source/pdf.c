/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PDF: has a child process read the file, and builds the source from what comes back. The child
 * may have been taken over by a hostile file, so all that it says is checked.
 */
#include "lib/source/pdf.h"

#include "lib/source/readers.h"

#ifdef WOB_WITH_OCR
#include "lib/source/ocr.h"
#endif

static wob_status judge(int answer, const char *name, const wob_limits *limits, wob_error *error)
{
    switch (answer) {
    case WOB_PDF_READ:
        return WOB_OK;
    case WOB_PDF_ENCRYPTED:
        return wob_fail(error, WOB_UNREADABLE, "%s: needs a password: save it without one", name);
    case WOB_PDF_TOO_MANY_PAGES:
        return wob_fail(error, WOB_LIMIT, "%s: passed over, it has more than %u pages: split it",
                        name, limits->pages);
    case WOB_PDF_DAMAGED:
        return wob_fail(error, WOB_UNREADABLE, "%s: is damaged, no page of it can be read", name);
    default:
        return wob_fail(error, WOB_UNREADABLE, "%s: its reader gave up with status %d", name,
                        answer);
    }
}

wob_status wob_pdf_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                        wob_source *source, wob_error *error)
{
    const char *name = wob_arena_copy(arena, source->path).data;
    const wob_limits *limits = &options->limits;
    wob_pdf_file file = {bytes, limits->pages};
    wob_buffer output = {0};
    int answer = 0;
    wob_status status =
        wob_child_run(name, limits, wob_pdf_read_pages, &file, &output, &answer, error);
    if (status == WOB_OK)
        status = judge(answer, name, limits, error);
    source->format = WOB_FORMAT_PDF;
    if (status == WOB_OK && !wob_wire_take(wob_buffer_slice(&output), limits->pages, arena, source))
        status =
            wob_fail(error, WOB_UNREADABLE, "%s: its reader went astray: it may be hostile", name);
    wob_buffer_release(&output);
#ifdef WOB_WITH_OCR
    if (status == WOB_OK && options->ocr)
        wob_ocr_read(bytes, options, arena, source);
#endif
    return status;
}
