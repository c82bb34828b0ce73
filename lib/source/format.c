/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What formats are called. See source.h; apart from the readers, for those who read nothing. */
#include "lib/source/source.h"

const char *wob_format_name(wob_format format)
{
    static const char *const names[] = {
        [WOB_FORMAT_TEXT] = "text", [WOB_FORMAT_PDF] = "pdf", [WOB_FORMAT_HTML] = "html",
        [WOB_FORMAT_DOCX] = "docx", [WOB_FORMAT_ODT] = "odt", [WOB_FORMAT_WOOGLE] = "woogle",
    };
    return names[format];
}
