/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of data/ that are built in, a line each: read with WOB_TABLE defined, by tables.S,
 * which takes in their bytes, and by table.c, which finds them by name. */
WOB_TABLE(laws)
WOB_TABLE(grounds)
WOB_TABLE(months)
WOB_TABLE(numbers)
WOB_TABLE(stopwords)
WOB_TABLE(abbreviations)
WOB_TABLE(headings)
WOB_TABLE(openings)
WOB_TABLE(outcomes)
WOB_TABLE(dictum)
WOB_TABLE(labels)
WOB_TABLE(asking)
WOB_TABLE(requesting)
WOB_TABLE(lead_ins)
WOB_TABLE(referring)
WOB_TABLE(roles)
