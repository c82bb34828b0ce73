/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_ENCODING_H
#define WOB_SOURCE_ENCODING_H

#include "lib/base/arena.h"
#include "lib/base/status.h"

/*
 * Text in any encoding as valid UTF-8, without its byte order mark. It may borrow from `bytes`.
 *
 * `declared` is what the text says of itself (the charset of a web page), empty where it says
 * nothing; the bytes go before it where they tell. `path` is for messages. WOB_LIMIT where there is
 * too much of it, WOB_UNREADABLE where ICU cannot convert it.
 */
WOB_MUST_CHECK wob_status wob_encoding_decode(wob_slice bytes, wob_slice declared, wob_slice path,
                                              wob_arena *arena, wob_slice *ret_text,
                                              wob_error *error);

#endif
