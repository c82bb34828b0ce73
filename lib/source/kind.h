/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_KIND_H
#define WOB_SOURCE_KIND_H

#include "lib/base/slice.h"

/* What kind a file is, by marks in its bytes; recognise.h has the kinds that take a closer look. */

enum { WOB_KIND_HEAD = 4096 }; /* bytes from a file's beginning that hold its mark */

bool wob_is_pdf(wob_slice bytes);

/* Packed by bzip2, xz or zstd: one file alone, or an archive of tar. */
bool wob_is_packed(wob_slice bytes);

/* An archive, or packed with something other than gzip. What is packed with gzip is to be unpacked
 * first. An office file is one too. */
bool wob_is_archive(wob_slice bytes);

/* The beginning of an archive that may be an office file, which its end would tell. */
bool wob_begins_office(wob_slice head);

/* What a file is that is none of letters: "an image". NULL of any other. */
const char *wob_foreign_kind(wob_slice bytes);

#endif
