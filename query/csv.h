/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_CSV_H
#define WOB_QUERY_CSV_H

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/date.h"

/* Rows of CSV as RFC 4180 has them: every text quoted, lines ended by CR LF. A field that is added
 * is set apart from the one before it. */
void csv_text(wob_buffer *row, wob_slice text);
void csv_texts(wob_buffer *row, const wob_slices *texts); /* in one field, a line each */
void csv_number(wob_buffer *row, double number, int decimals);
void csv_date(wob_buffer *row, wob_date date); /* empty where it is not known */
void csv_end(wob_buffer *row);

#endif
