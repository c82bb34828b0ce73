/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checksums, by zlib. See checksum.h. */
#include "lib/base/checksum.h"

#include <zlib.h>

uint32_t wob_checksum(uint32_t checksum, wob_slice bytes)
{
    if (bytes.size == 0) /* for which there may be no address, and zlib begins anew at none */
        return checksum;
    return (uint32_t)crc32_z(checksum, (const Bytef *)bytes.data, bytes.size);
}
