/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_SAME_H
#define WOB_INDEX_SAME_H

#include "lib/index/stored.h"

/*
 * Whether two letters of other bytes are one: published on two sites, saved again, scanned and
 * digital, with and without a name blacked out.
 *
 * Two decisions of one ministry share most of their words, down to nearly all where many asked for
 * the same. So the more the facts of two letters agree, the less their texts must, and letters of
 * another date or reference are never one. What is no decision, such as what was released behind
 * one, must have nearly the same text: of e-mails and forms, date and sender say too little.
 */
bool wob_same_letter(const wob_stored_letter *a, const wob_stored_letter *b);

#endif
