/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ANSWER_TOPIC_H
#define WOB_LETTER_ANSWER_TOPIC_H

#include "lib/letter/reading.h"

/* Adds the answers that stand at or behind `from` and name their items by nothing but what these
 * are about; for letters in which nothing else answers items. */
void wob_answer_topics_find(wob_reading *reading, size_t from);

/* The title has a word that tells what the item at this index is about. */
bool wob_answer_topic_is(const wob_reading *reading, wob_slice title, size_t item);

#endif
