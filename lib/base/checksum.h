/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_CHECKSUM_H
#define WOB_BASE_CHECKSUM_H

#include "lib/base/slice.h"

#include <stdint.h>

/* The CRC-32 (that of gzip, RFC 1952) of what `checksum` covers, 0 for nothing yet, followed by
 * `bytes`. It may be stored: it is the same everywhere. */
uint32_t wob_checksum(uint32_t checksum, wob_slice bytes);

#endif
