/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_RECOGNISE_H
#define WOB_SOURCE_RECOGNISE_H

#include "lib/base/slice.h"

/* Which files are web pages and office files, by their bytes, whether or not their readers are
 * built in. Bytes are believed nothing: what is cut short or damaged is none of these. */
bool wob_is_html(wob_slice bytes); /* in any encoding, XHTML too */
bool wob_is_docx(wob_slice bytes); /* with macros too (.docm) */
bool wob_is_odt(wob_slice bytes);

/* What the office file is that is not read: "a spreadsheet of Excel". NULL of any other file. */
const char *wob_foreign_package(wob_slice bytes);

#endif
