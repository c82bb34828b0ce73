/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_FOLD_H
#define WOB_TEXT_FOLD_H

#include "lib/base/buffer.h"

/*
 * Folding: what is left of a word when its case, its accents and its typography are taken away.
 *
 *   NFKC_Casefold (UAX #31)   "Besluit" besluit, "Ĳssel" ijssel, "straße" strasse, "ﬁets" fiets; a
 *                             soft hyphen inside a word is gone
 *   accents                   marks of U+0300..U+036F off their letters: "geïnd" geind, "één" een.
 *                             Letters that Unicode does not take apart ("ø", "ł") stay
 *   apostrophes               the typographic ones as ': "foto’s" foto's
 *
 * Folding what is folded changes nothing. Appends at most WOB_WORD_LONGEST bytes (analyse.h), and
 * nothing for a word of soft hyphens and the like alone.
 */
WOB_MUST_CHECK wob_status wob_fold(wob_slice word, wob_buffer *to, wob_error *error);

#endif
