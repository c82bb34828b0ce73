/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hashing words, eight bytes at once. See hash.h. */
#include "lib/base/hash.h"

#include <string.h>

/* Of Knuth's multiplicative hashing: 2^64 over the golden ratio. */
static const uint64_t golden = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t load(const char *from, size_t size)
{
    uint64_t bytes = 0;
    memcpy(&bytes, from, size);
    return bytes;
}

/* Fewer than eight bytes. The pieces overlap, which the size, hashed too, makes plain. */
static uint64_t load_few(wob_slice text)
{
    if (text.size >= 4)
        return load(text.data, 4) | load(text.data + text.size - 4, 4) << 32;
    if (text.size == 0)
        return 0;
    return load(text.data, 1) | load(text.data + text.size / 2, 1) << 8 |
           load(text.data + text.size - 1, 1) << 16;
}

/* Capitals become small letters: bytes from 'A' to 'Z', told apart in the high bit of each. */
static uint64_t lower(uint64_t bytes)
{
    const uint64_t each = UINT64_C(0x0101010101010101), high = each * 0x80;
    uint64_t low = bytes & ~high;
    uint64_t from_a = low + each * (0x80 - 'A'), beyond_z = low + each * (0x7F - 'Z');
    return bytes | ((from_a & ~beyond_z & ~bytes & high) >> 2);
}

static uint64_t mix(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ lower(bytes)) * golden;
    return hash ^ hash >> 32;
}

uint64_t wob_hash_nocase(wob_slice text)
{
    uint64_t hash = text.size * golden;
    if (text.size < sizeof hash)
        return mix(hash, load_few(text));
    for (size_t at = 0; at + sizeof hash < text.size; at += sizeof hash)
        hash = mix(hash, load(text.data + at, sizeof hash));
    return mix(hash, load(text.data + text.size - sizeof hash, sizeof hash));
}
