/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_SPACED_H
#define WOB_LETTER_SPACED_H

#include "lib/base/arena.h"

/* `line` with its letter-spaced words closed up, as letterheads have them: "P R O V I N C I E
 * W E S T E R G O U W" is "PROVINCIE WESTERGOUW" where two to four blanks part the words. Blanks
 * fill what becomes free, so that the columns behind stay where they are. The line itself where it
 * has no such word. */
wob_slice wob_spaced_close(wob_slice line, wob_arena *arena);

#endif
