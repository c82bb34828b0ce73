/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_SHA256_H
#define WOB_BASE_SHA256_H

#include "lib/base/slice.h"

enum { WOB_SHA256_SIZE = 65 }; /* 64 hex digits and a NUL */

/* SHA-256 (FIPS 180-4) of `bytes` as lower-case hex. Written out here because none of the four
 * libraries that the project is built on has it; tested with the vectors of the standard. */
void wob_sha256(wob_slice bytes, char hex[static WOB_SHA256_SIZE]);

#endif
