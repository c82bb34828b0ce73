/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_OPTION_H
#define WOB_BASE_OPTION_H

#include "lib/base/status.h"

/*
 * Complaining of a command line, as getopt_long(3) with opterr = 0 leaves it: `code` is what it
 * returned, '?' for an option that is not known and ':' for one that lacks its value.
 */
WOB_MUST_CHECK wob_status wob_option_refuse(int code, char *const *argv, const char *program,
                                            wob_error *error);

#endif
