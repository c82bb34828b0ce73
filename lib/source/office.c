/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of Word and OpenDocument: has a child process read them, and builds the source. */
#include "lib/source/office.h"

#include "lib/source/readers.h"

static wob_status read_by(wob_child_fn read, wob_format format, wob_slice bytes,
                          const wob_source_options *options, wob_arena *arena, wob_source *source,
                          wob_error *error)
{
    wob_office_file file = {bytes, &options->limits};
    source->format = format;
    return wob_markup_read(read, &file, &options->limits, arena, source, error);
}

wob_status wob_docx_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                         wob_source *source, wob_error *error)
{
    return read_by(wob_docx_read_file, WOB_FORMAT_DOCX, bytes, options, arena, source, error);
}

wob_status wob_odt_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                        wob_source *source, wob_error *error)
{
    return read_by(wob_odt_read_file, WOB_FORMAT_ODT, bytes, options, arena, source, error);
}
