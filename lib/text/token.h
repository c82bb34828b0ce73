/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_TOKEN_H
#define WOB_TEXT_TOKEN_H

#include "lib/base/arena.h"
#include "lib/text/breaks.h"

/*
 * Where the words of a text stand: UAX #29 as ICU has it, with three rules of this house.
 *
 *   - '@' and ':' always part words. ICU 72 lets a word run through '@', as releases before and
 *     after it do not, and they differ about ':' between letters. So "info@example.nl" is "info"
 *     and "example.nl" under each of them, and mail domains can be asked for.
 *   - Provisions and numbers with dots or colons are one word: "10.2.e", "5.1.2.e", "4:8", "12:30".
 *     ICU parts a digit from a letter behind a dot. The first piece begins with a digit, each
 *     further one is digits, digits and a letter, or one letter, so that "art.10" stays two words
 *     and "in 2021.De" three.
 *   - What has no letter or digit is no word: "____" on a form.
 *
 * So "24-06-2021" is three words and "24.06.2021" one; "e-mail" and "Sensing-project" are two, and
 * "foto's", "1.000,50", "d.d", "www.example.nl" and "nota_def.pdf" are one; the path of an address
 * comes apart at its strokes and hyphens.
 */
typedef WOB_LIST(wob_span) wob_spans;

enum { WOB_PROVISION_LONGEST = 32 }; /* bytes that dots and colons may join to one word */

/* The words of `text`, in order; the list lies in `arena`. `breaks` are of UBRK_WORD. */
WOB_MUST_CHECK wob_status wob_tokenise(wob_breaks *breaks, wob_slice text, wob_arena *arena,
                                       wob_spans *ret_words, wob_error *error);

#endif
