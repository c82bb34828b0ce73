/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_MISREAD_H
#define WOB_LAW_MISREAD_H

#include "lib/base/arena.h"

/*
 * Citations as a scanner reads them: "artikel lO", "artlkel 1l, vljfde lid", "I0.2.e". Private to
 * the room.
 */

/* The text with the figures and words that must stand there, byte for byte as long; the text itself
 * where nothing is to be mended. */
wob_slice wob_misread_mend(wob_slice text, wob_arena *arena);

#endif
