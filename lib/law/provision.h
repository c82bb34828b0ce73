/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_PROVISION_H
#define WOB_LAW_PROVISION_H

#include "lib/law/law.h"
#include "lib/law/scan.h"

/*
 * Provisions as they stand in the text, before their law is known, and as labels once it is.
 * Private to the room.
 */
enum { WOB_STEPS_MOST = 6 }; /* of one number: "552(b)(7)(A)" has four */

typedef struct wob_step {
    char sign; /* before it: '.', ':', '('; 0 for the first */
    wob_slice text;
} wob_step;

typedef struct wob_provision {
    wob_meaning wording; /* how it is called: WOB_MEANS_ARTICLE, _SECTION, _REGULATION, _EXEMPTION;
                          * WOB_MEANS_NOTHING for a number alone */
    wob_step steps[WOB_STEPS_MOST]; /* its number: "10", "4:8", "10.2", "40(2)" */
    size_t step_count;
    wob_slice lid;     /* said in words or after "lid": "2" */
    wob_slice letter;  /* after "onder", or at the number's end: "e" */
    size_t begin, end; /* tokens: from where its article stands to its own last word */
} wob_provision;

typedef WOB_LIST(wob_provision) wob_provisions;

/* Reads the list of provisions that begins at token `at` ("artikel 10, tweede lid, onder e en g, en
 * artikel 11"; "10.2.e en 11.1") into `list`, which may be used again and again. Returns the token
 * behind it, or `at` where none begins. */
size_t wob_provisions_read(const wob_tokens *tokens, size_t at, wob_arena *arena,
                           wob_provisions *list);

/* Reads the subsections that follow the name of an act that is itself a section: "(b)(7)(A)",
 * ".b.6". False where there are none. */
bool wob_subsections_read(wob_cursor *cursor, wob_provision *ret_provision);

/* The parts of the above in number.c: the number at the cursor, of a provision whose wording is
 * set ("10.2.e", "40(2)"); and one more "(b)". False leaves the cursor anywhere, or where it was.
 */
bool wob_number_read(wob_cursor *cursor, wob_provision *provision);
bool wob_number_add_bracketed(wob_cursor *cursor, wob_provision *provision);

/* "10", "1a", "36A": the number at the cursor with the letters written onto it. */
wob_slice wob_number_take(wob_cursor *cursor);

/* One to three digits, no zero before them: no year, no amount. */
bool wob_number_is_part(const wob_token *token);

/* The article's own number has a colon, or a dot whatever its law ("19.1a, eerste lid"). */
bool wob_provision_has_colon(const wob_provision *provision);
bool wob_provision_has_dot(const wob_provision *provision);

/* It ends in a letter: "onder e", "10.2.e", "10.2e". */
bool wob_provision_has_letter(const wob_provision *provision);

/* "Wob 10.2.e", or for a law that the register does not have its name before the rest. */
wob_slice wob_provision_label(const wob_provision *provision, const wob_law *law, wob_slice name,
                              wob_arena *arena);

/* The identifier of the Dutch standard for references to law (Juriconnect 1.3); empty for laws
 * without a BWB number. */
wob_slice wob_provision_jci(const wob_provision *provision, const wob_law *law, wob_arena *arena);

#endif
