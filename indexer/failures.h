/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_FAILURES_H
#define WOB_INDEXER_FAILURES_H

#include "lib/base/status.h"

/*
 * What failed, as a table for spreadsheets and scripts: CSV (RFC 4180) with a heading and a row for
 * each failure, path,reason,message. The reason is a word of wob_status_name. It is written beside
 * the file that was asked for, and takes its place when all is done.
 */
typedef struct failures failures;

/* WOB_USAGE where no such file can be made. NULL for `path` keeps none: *ret_list is NULL. */
WOB_MUST_CHECK wob_status failures_open(const char *path, failures **ret_list, wob_error *error);

void failures_add(failures *list, const char *path, const wob_error *why);

/* Puts the table in its place. WOB_IO. */
WOB_MUST_CHECK wob_status failures_close(failures *list, wob_error *error);

#endif
