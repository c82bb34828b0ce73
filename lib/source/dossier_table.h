/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_DOSSIER_TABLE_H
#define WOB_SOURCE_DOSSIER_TABLE_H

#include "lib/source/dump_table.h"
#include "lib/source/source.h"

/* The table of dossiers of a dump of Woogle (woo_dossiers), and what each of its rows says. */

WOB_MUST_CHECK wob_status wob_dossier_table_open(wob_dump_table *table, const char *path,
                                                 wob_error *error);

/* What the row in hand says, as of the letter that decides. */
void wob_dossier_facts(const wob_dump_table *table, wob_arena *arena, wob_source_facts *ret_facts);

/* Appends what was asked and what was decided, under headings that letters have; where the row has
 * neither, its summary; nothing where it has none of them. */
void wob_dossier_text(const wob_dump_table *table, wob_buffer *to);

#endif
