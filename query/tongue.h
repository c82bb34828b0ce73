/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_TONGUE_H
#define WOB_QUERY_TONGUE_H

#include <libintl.h>
#include <stdbool.h>

/*
 * The language in which wobquery speaks to people: English, or what the environment asks for
 * (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) and po/ has. Names that are part of the query language
 * ("refused", "part:answer"), JSON and CSV are the same in every language.
 */
#define _(text)  gettext(text)
#define N_(text) text /* translated where it is used */

/* Laws and grounds are told in Dutch. */
bool tongue_is_dutch(void);

/* To be called once, before anything is said. */
void tongue_choose(void);

#endif
