/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_TRANSFER_H
#define WOB_SOURCE_TRANSFER_H

#include "lib/base/buffer.h"
#include "lib/source/source.h"

/*
 * A source on its way from the process that read it to another of the same program: everything that
 * is in it, so that the other goes on as if it had read the file. (What a confined child says of a
 * foreign format goes by wire.h, which trusts nothing.)
 */
void wob_source_pack(const wob_source *source, wob_buffer *to);

/* Texts are slices of `bytes`; the lines lie in `arena`. False where `bytes` is no source. */
bool wob_source_unpack(wob_slice bytes, wob_arena *arena, wob_source *ret_source);

#endif
