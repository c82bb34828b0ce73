/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_OUTPUT_H
#define WOB_QUERY_OUTPUT_H

#include "query/options.h"

/*
 * Prints what a verb has for standard output. What is for people and longer than their terminal
 * goes through a pager: $WOB_PAGER, else $PAGER, else less; an empty one is none. That a pager was
 * left before its end is no failure. Whether writing failed is in ferror(stdout).
 */
void output_print(const wob_buffer *out, const query_options *options);

#endif
