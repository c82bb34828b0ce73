/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of data/ that are built in, a line each: read with WOB_TABLE defined, by tables.S,
 * which takes in their bytes, and by table.c, which finds them by name. */
WOB_TABLE(laws)
WOB_TABLE(grounds)
WOB_TABLE(months)
WOB_TABLE(numbers)
WOB_TABLE(stopwords)
