/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_PACK_H
#define WOB_INDEX_PACK_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"

/*
 * Packs: the text of many passages, deflated as one block (zlib, RFC 1950). Blocks of this size
 * take 0.30 of the text, where a passage deflated alone takes 0.49.
 */
enum { WOB_PACK_LARGEST = 16 << 10 }; /* bytes of text after which a pack is closed */

/* Appends the deflated form of `text` to `to`. */
WOB_MUST_CHECK wob_status wob_pack(wob_slice text, wob_buffer *to, wob_error *error);

/* Appends the text of a pack to `to`; WOB_CORRUPT where it is none. */
WOB_MUST_CHECK wob_status wob_unpack(wob_slice pack, wob_buffer *to, wob_error *error);

#endif
