/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_UNKNOWN_H
#define WOB_LAW_UNKNOWN_H

#include "lib/law/owner.h"

/* The law that is named at token `at` and that the register does not have, told by how it is
 * called: "Warenwetbesluit", "Verordening (EG) 178/2002", "Verordening rioolheffing 2020". Of the
 * kind WOB_OWNER_UNKNOWN, or WOB_OWNER_NONE. Private to the room. */
wob_owner wob_owner_unknown(const wob_context *context, size_t at);

/* Behind the words with a capital from token `at` on, four at most: "the Heat Act (Warmtewet)".
 * `at` itself where there are none. */
size_t wob_capitals_end(const wob_context *context, size_t at);

#endif
