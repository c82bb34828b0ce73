/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deflating and inflating packs. See pack.h: a pack begins with the size of its text as four bytes,
 * the lowest first, so that it is inflated into room of the right size. */
#include "lib/index/pack.h"

#include <stdint.h>
#include <zlib.h>

enum {
    SIZE_BYTES = 4,
    /* A pack is closed behind the passage that fills it, and a passage is at most a sentence more
     * than its 200 words: nothing that was packed here comes near. */
    TEXT_LARGEST = 16 << 20,
};

wob_status wob_pack(wob_slice text, wob_buffer *to, wob_error *error)
{
    if (text.size > TEXT_LARGEST)
        return wob_fail(error, WOB_LIMIT, "a passage of %zu bytes is too large for a pack",
                        text.size);
    uLong size = compressBound((uLong)text.size);
    for (unsigned i = 0; i < SIZE_BYTES; i++)
        wob_buffer_add_char(to, (char)(unsigned char)(text.size >> (8 * i)));
    Bytef *bytes = (Bytef *)wob_buffer_reserve(to, size);
    if (compress2(bytes, &size, (const Bytef *)text.data, (uLong)text.size,
                  Z_DEFAULT_COMPRESSION) != Z_OK)
        return wob_fail(error, WOB_NO_MEMORY, "zlib cannot deflate %zu bytes", text.size);
    to->size += size;
    return WOB_OK;
}

wob_status wob_unpack(wob_slice pack, wob_buffer *to, wob_error *error)
{
    const char *broken = "a pack of passages is damaged: run wobindex check --repair";
    if (pack.size < SIZE_BYTES)
        return wob_fail(error, WOB_CORRUPT, "%s", broken);
    size_t size = 0;
    for (unsigned i = 0; i < SIZE_BYTES; i++)
        size |= (size_t)(unsigned char)pack.data[i] << (8 * i);
    if (size > TEXT_LARGEST)
        return wob_fail(error, WOB_CORRUPT, "%s", broken);
    uLongf got = (uLongf)size;
    wob_slice deflated = wob_slice_cut(pack, SIZE_BYTES, pack.size);
    Bytef *bytes = (Bytef *)wob_buffer_reserve(to, size);
    if (uncompress(bytes, &got, (const Bytef *)deflated.data, (uLong)deflated.size) != Z_OK ||
        got != size)
        return wob_fail(error, WOB_CORRUPT, "%s", broken);
    to->size += size;
    wob_buffer_reserve(to, 0)[0] = '\0';
    return WOB_OK;
}
