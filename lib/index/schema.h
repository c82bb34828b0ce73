/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_SCHEMA_H
#define WOB_INDEX_SCHEMA_H

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/law/citation.h"

#include <stdint.h>

/*
 * What lies in an index: its terms, values and versions, in one place (docs/index-format.md says it
 * in words). Three types of document:
 *
 *   letter   one a letter: its record (record.h), found by its id
 *   pack     up to 16 KiB of passage text, deflated (pack.h)
 *   passage  one a passage: terms to find it, a record that says where its text and its letter are
 *
 * The documents of a letter are added together: the letter, its packs, its passages. So a passage
 * finds its letter and its pack by distance, which compaction does not change.
 */
enum { WOB_SCHEMA_VERSION = 10 };

typedef enum wob_field {
    WOB_FIELD_LETTER, /* letter documents: the letter's id, and those of its copies */
    WOB_FIELD_OF,     /* every document of a letter: the letter's id */
    WOB_FIELD_PATH,   /* letter documents: hash of a path that it or a copy was read from, and of
                         archives around it */
    WOB_FIELD_SKETCH, /* letter documents: the smallest hashes of its text (sketch.h) */
    WOB_FIELD_TYPE,   /* "letter", "pack", "passage" */
    WOB_FIELD_ITEM,   /* the items a passage answers, or is: "5" */
    WOB_FIELD_ITEM_STANDS, /* the items whose answer's substance stands here, though others point to
                              it */
    WOB_FIELD_PART,        /* "answer" */
    WOB_FIELD_OUTCOME,  /* "refused": of an answer, of what became of an item, else of the letter */
    WOB_FIELD_KIND,     /* of the letter: "decision" */
    WOB_FIELD_LANGUAGE, /* "nl" */
    WOB_FIELD_YEAR,     /* "2021" */
    WOB_FIELD_ORGANISATION, /* each folded word of the organisation's name */
    WOB_FIELD_STATUTE,      /* each level of each provision or law: "wob", "wob 10", "wob 10.2";
                               counted, since a question may cite it among its words */
    WOB_FIELD_STATUTE_ROLE, /* the same behind its role, "applied:wob 10.2", and "applied" alone */
    WOB_FIELD_FINGERPRINT,  /* of the passage's text: that of standard text in other letters */
    WOB_FIELD_WORDING, /* a short name of the passage's wording, to tell it among its letter's */
    WOB_FIELD_STEM,    /* stems of the passage's own words */
    WOB_FIELD_ASKED,   /* stems of the items that an answer answers */
    WOB_FIELD_CONTEXT, /* stems of the letter's subject and request */
    WOB_FIELD_COUNT,
} wob_field;

/* "XI:", "Z" ... */
const char *wob_field_prefix(wob_field field);

/* The term for `text` in `field`: prefix and text, keys in lower case (ASCII), cut to what Xapian
 * takes. */
wob_slice wob_term(wob_field field, wob_slice text, wob_arena *arena);

typedef enum wob_slot {
    WOB_SLOT_DATE,    /* "20210624"; empty where unknown */
    WOB_SLOT_LETTER,  /* the letter's id: to collapse */
    WOB_SLOT_FACTS,   /* what it is and of which letter, to be counted (counted.h) */
    WOB_SLOT_CITED,   /* the letter's id and what the passage cites (counted.h) */
    WOB_SLOT_WORDING, /* its words in their order (wording.h): for phrases, NEAR and beginnings */
    WOB_SLOT_COUNT,
} wob_slot;

/* A date as WOB_SLOT_DATE has it. */
wob_slice wob_slot_date(wob_date date, wob_arena *arena);

/* Keys of the index's metadata. */
#define WOB_META_SCHEMA   "wob:schema"   /* WOB_SCHEMA_VERSION */
#define WOB_META_ANALYSIS "wob:analysis" /* WOB_ANALYSIS_VERSION */
#define WOB_META_COMPACT  "wob:compact"  /* how many documents there were when it was compacted */
#define WOB_META_STALE    "wob:stale"    /* documents that came or went since the tables of words */
#define WOB_META_WORDS    "wob:words:"   /* before the keys of the vocabulary (vocabulary.h) */
#define WOB_META_KIN      "wob:kin:"     /* before the keys of tables of words (kin.h) */
#define WOB_META_FORMS    "wob:forms:"   /* before each word as it is written (forms.h) */

#endif
