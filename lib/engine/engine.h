/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_ENGINE_ENGINE_H
#define WOB_ENGINE_ENGINE_H

#include "lib/base/buffer.h"
#include "lib/base/slice.h"
#include "lib/base/status.h"

#include <stdint.h>

/*
 * All of Xapian (1.4), behind C: databases, documents, queries, searches and the Snowball stemmers.
 *
 * Nothing here knows letters. Each function catches whatever Xapian throws and turns it into a
 * status with a message that names the database; no C++ type or exception leaves. The mapping:
 *
 *   DatabaseLockError            WOB_LOCKED      DatabaseModifiedError          WOB_CHANGED
 *   DatabaseCorruptError         WOB_CORRUPT     DatabaseVersionError           WOB_VERSION
 *   DatabaseNotFoundError        WOB_NOT_FOUND   DocNotFoundError               WOB_NOT_FOUND
 *   DatabaseOpeningError         WOB_NOT_FOUND   DatabaseClosedError            WOB_IO
 *   NetworkError, ...TimeoutError WOB_NETWORK    InvalidArgumentError, ...      WOB_USAGE
 *   other DatabaseError          WOB_IO          std::bad_alloc                 WOB_NO_MEMORY
 *   anything else                WOB_IO
 *
 * (InvalidArgumentError, and with it InvalidOperationError, UnimplementedError, QueryParserError,
 * WildcardError: Xapian was asked for what it cannot do.)
 *
 * A handle is used by one thread at a time. Slices are bytes: terms may hold any of them, 1 to
 * WOB_TERM_LONGEST, a NUL counting for two. Document numbers (docid) count from 1 and are given in
 * ascending order to documents added one after another; compaction keeps the distances between
 * documents of one database.
 */
typedef struct wob_database wob_database;
typedef struct wob_document wob_document;
typedef struct wob_query wob_query;
typedef struct wob_matches wob_matches;
typedef struct wob_stemmer wob_stemmer;

enum { WOB_TERM_LONGEST = 245 }; /* bytes: the limit of Xapian's glass backend */

/* Databases -------------------------------------------------------------------------------------
 */

/*
 * A database may lie in shards, here and on other machines. `path` is then a file after Xapian's
 * format of stubs, or a folder with such a file, named XAPIANDB. Each of its lines names a shard:
 *
 *   auto FOLDER          on this machine; seen from the folder of the stub
 *   remote HOST:PORT     served by a xapian-tcpsrv of its own
 *   # what is skipped
 *
 * Shards on this machine are read by a process each (Xapian's xapian-progsrv), side by side.
 * For all that reads they are one database. With n shards, neighbours in one of them have numbers
 * that are n apart. Shards that cannot be opened are left out and told by wob_database_missing; it
 * fails where none can be opened, or a line names none (WOB_USAGE).
 */
enum { WOB_REMOTE_CONNECTS_IN = 3, WOB_REMOTE_ANSWERS_IN = 10 }; /* seconds; then WOB_NETWORK */
WOB_MUST_CHECK wob_status wob_database_open(const char *path, wob_database **ret_database,
                                            wob_error *error);
const char *wob_database_path(const wob_database *database); /* of a remote shard HOST:PORT */
/* How many shards were opened: 1 for a database in one piece, which is its own shard. They are
 * the database's, until it is reopened. */
size_t wob_database_shard_count(const wob_database *database);
wob_database *wob_database_shard(wob_database *database, size_t index);
/* Why a shard was left out, for each such shard; NULL behind the last. */
const char *wob_database_missing(const wob_database *database, size_t index);
bool wob_database_lies_in_shards(const wob_database *database);
/* Opens for writing, and makes the folder (not its parents) where there is none. WOB_USAGE where it
 * lies in shards: each is written by itself. */
WOB_MUST_CHECK wob_status wob_database_open_writable(const char *path, wob_database **ret_database,
                                                     wob_error *error);
void wob_database_free(wob_database *database); /* what is not committed is given up */

/* Makes additions and deletions durable, all or none; nothing is before. A change that fails may
 * take the uncommitted ones before it along: free the database then. */
WOB_MUST_CHECK wob_status wob_database_commit(wob_database *database, wob_error *error);
/* Moves a reader to the newest committed revision, also where another database was put in the place
 * of the one that was opened, and to the shards that answer now. */
WOB_MUST_CHECK wob_status wob_database_reopen(wob_database *database, wob_error *error);

WOB_MUST_CHECK wob_status wob_database_count(wob_database *database, uint32_t *ret_documents,
                                             wob_error *error);
/* How many documents have the term. */
WOB_MUST_CHECK wob_status wob_database_frequency(wob_database *database, wob_slice term,
                                                 uint32_t *ret_documents, wob_error *error);
/* Appends the value under `key` to `to`; nothing where the key is not set. Metadata are of one
 * shard: a database of several is not asked for any. */
WOB_MUST_CHECK wob_status wob_database_metadata(wob_database *database, wob_slice key,
                                                wob_buffer *to, wob_error *error);
WOB_MUST_CHECK wob_status wob_database_set_metadata(wob_database *database, wob_slice key,
                                                    wob_slice value, wob_error *error);
/* Takes away every key that begins with `prefix`. */
WOB_MUST_CHECK wob_status wob_database_clear_metadata(wob_database *database, wob_slice prefix,
                                                      wob_error *error);

/* Appends the document's data to `to`; WOB_NOT_FOUND where there is no such document. */
WOB_MUST_CHECK wob_status wob_database_data(wob_database *database, uint32_t docid, wob_buffer *to,
                                            wob_error *error);

/* Appends the document's value in `slot` to `to`: nothing where it is not set. */
WOB_MUST_CHECK wob_status wob_database_value(wob_database *database, uint32_t docid, uint32_t slot,
                                             wob_buffer *to, wob_error *error);
/* The document has the term, by its own list: that of the term is not asked. */
WOB_MUST_CHECK wob_status wob_database_document_has(wob_database *database, uint32_t docid,
                                                    wob_slice term, bool *ret_has,
                                                    wob_error *error);
/* Appends all that the document has to `to`, as wob_document_write does. */
WOB_MUST_CHECK wob_status wob_database_document(wob_database *database, uint32_t docid,
                                                wob_buffer *to, wob_error *error);
/* As wob_document_mark, of a document that was written. */
WOB_MUST_CHECK wob_status wob_database_document_mark(wob_database *database, uint32_t docid,
                                                     uint32_t *ret_mark, wob_error *error);
/* The highest number that a document has or had. */
WOB_MUST_CHECK wob_status wob_database_last(wob_database *database, uint32_t *ret_docid,
                                            wob_error *error);

/* Called for each thing of a list in order; any status but WOB_OK ends the walk and is returned. */
typedef wob_status (*wob_docid_fn)(void *context, uint32_t docid, wob_error *error);
typedef wob_status (*wob_term_fn)(void *context, wob_slice term, uint32_t frequency,
                                  wob_error *error);
typedef wob_status (*wob_key_fn)(void *context, wob_slice key, wob_error *error);
WOB_MUST_CHECK wob_status wob_database_each_docid(wob_database *database, wob_slice term,
                                                  wob_docid_fn call, void *context,
                                                  wob_error *error);
/* Each document whose own list of terms is not that of the terms that lead to it, which Xapian's
 * check does not see. Takes 8 bytes for each document. */
WOB_MUST_CHECK wob_status wob_database_each_disagreeing(wob_database *database, wob_docid_fn call,
                                                        void *context, wob_error *error);
/* Every term of the database that begins with `prefix`, in byte order, with its document frequency.
 */
WOB_MUST_CHECK wob_status wob_database_each_term(wob_database *database, wob_slice prefix,
                                                 wob_term_fn call, void *context, wob_error *error);
/* Every key of the metadata that begins with `prefix`, in byte order. */
WOB_MUST_CHECK wob_status wob_database_each_key(wob_database *database, wob_slice prefix,
                                                wob_key_fn call, void *context, wob_error *error);

WOB_MUST_CHECK wob_status wob_database_add(wob_database *database, const wob_document *document,
                                           uint32_t *ret_docid, wob_error *error);
/* Puts `document` in the place of the one at `docid`, which stays its number. */
WOB_MUST_CHECK wob_status wob_database_replace(wob_database *database, uint32_t docid,
                                               const wob_document *document, wob_error *error);
/* Deletes every document that has the term. */
WOB_MUST_CHECK wob_status wob_database_delete(wob_database *database, wob_slice term,
                                              wob_error *error);

/* The database at `path` has this table: "docdata", "postlist", "termlist". Xapian
 * makes some only when there is something to put in, and takes a table that was lost for one of
 * these. True where `path` is no folder of a database. */
bool wob_database_has_table(const char *path, const char *table);

/* What the tables of the database at `path` take on the disk. */
uint64_t wob_database_bytes(const char *path);

/* Writes what the last commit left of the database at `path` into the new folder `target`, in as
 * little room as it takes; documents keep their numbers. On the disk when it returns. */
WOB_MUST_CHECK wob_status wob_database_compact(const char *path, const char *target,
                                               wob_error *error);

/* Xapian's own check of the files of the database at `path`; appends its findings to `report`. */
WOB_MUST_CHECK wob_status wob_database_check(const char *path, uint32_t *ret_faults,
                                             wob_buffer *report, wob_error *error);

/* "xapian 1.4.22" */
const char *wob_engine_version(void);

/* Documents -------------------------------------------------------------------------------------
 */

wob_document *wob_document_new(void); /* NULL where memory ran out */
void wob_document_free(wob_document *document);
void wob_document_clear(wob_document *document); /* to use again */

/* Appends all that the document has as bytes, for another process with the same engine. */
WOB_MUST_CHECK wob_status wob_document_write(const wob_document *document, wob_buffer *to,
                                             wob_error *error);
/* Makes the document the one that was written; WOB_IO where `bytes` are none. */
WOB_MUST_CHECK wob_status wob_document_read(wob_document *document, wob_slice bytes,
                                            wob_error *error);

/* A checksum (CRC-32) of the terms with their counts and of the values, but not of the data, which
 * may keep it: so damage to one of them shows. */
WOB_MUST_CHECK wob_status wob_document_mark(const wob_document *document, uint32_t *ret_mark,
                                            wob_error *error);
WOB_MUST_CHECK wob_status wob_document_set_data(wob_document *document, wob_slice data,
                                                wob_error *error);
/* A term for filtering: nothing counted. */
WOB_MUST_CHECK wob_status wob_document_add_key(wob_document *document, wob_slice term,
                                               wob_error *error);
/* Counts the term `times` more, for ranking (its within-document frequency and the length). */
WOB_MUST_CHECK wob_status wob_document_add_term(wob_document *document, wob_slice term,
                                                uint32_t times, wob_error *error);
WOB_MUST_CHECK wob_status wob_document_set_value(wob_document *document, uint32_t slot,
                                                 wob_slice value, wob_error *error);

/* Queries ---------------------------------------------------------------------------------------
 */

/* How the parts of a query are joined. Each takes any number of parts. */
typedef enum wob_operator {
    WOB_AND,
    WOB_OR,
    WOB_AND_NOT,   /* the first without any other */
    WOB_AND_MAYBE, /* the first, weighed up by the others */
    WOB_FILTER,    /* the first, weighed alone, where all the others match too */
    WOB_MAX,       /* the weight of the best part, not the sum */
    WOB_SYNONYM,   /* terms that count as forms of one: a rare one no more than a common one */
} wob_operator;

/* Each of these hands over a new query. `parts` stay the caller's. */
WOB_MUST_CHECK wob_status wob_query_nothing(wob_query **ret_query, wob_error *error);
WOB_MUST_CHECK wob_status wob_query_everything(wob_query **ret_query, wob_error *error);
WOB_MUST_CHECK wob_status wob_query_term(wob_slice term, wob_query **ret_query, wob_error *error);
WOB_MUST_CHECK wob_status wob_query_join(wob_operator op, wob_query *const *parts, size_t count,
                                         wob_query **ret_query, wob_error *error);
/* What `query` finds and weighs, where `filter` matches too. */
WOB_MUST_CHECK wob_status wob_query_filter(const wob_query *query, const wob_query *filter,
                                           wob_query **ret_query, wob_error *error);
/* The part with its weight times `factor` (0: matches, counts nothing). */
WOB_MUST_CHECK wob_status wob_query_scale(const wob_query *part, double factor,
                                          wob_query **ret_query, wob_error *error);
/* Documents whose value in `slot` lies between `low` and `high` as bytes, both included; an empty
 * bound is open. */
WOB_MUST_CHECK wob_status wob_query_range(uint32_t slot, wob_slice low, wob_slice high,
                                          wob_query **ret_query, wob_error *error);
/* What `query` finds and weighs, of documents whose value in `slot` passes: `passes` is asked for
 * each of them, with the `asked` given here, which is copied. It must throw nothing and fail
 * nowhere. Not for databases of other machines: code does not travel. */
typedef bool (*wob_value_test_fn)(wob_slice asked, wob_slice value);
WOB_MUST_CHECK wob_status wob_query_test(const wob_query *query, uint32_t slot,
                                         wob_value_test_fn passes, wob_slice asked,
                                         wob_query **ret_query, wob_error *error);
void wob_query_free(wob_query *query);

/* "Query((a OR b))": Xapian's own description, for --explain and tests. */
WOB_MUST_CHECK wob_status wob_query_describe(const wob_query *query, wob_buffer *to,
                                             wob_error *error);

/* Searching -------------------------------------------------------------------------------------
 */

/* BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). */
typedef struct wob_search {
    const wob_query *query;
    uint32_t first, most;    /* which matches, by rank from 0 */
    uint32_t check_at_least; /* matches counted exactly up to here */
    double k1, b;            /* term saturation and length normalisation of BM25 */
    bool by_value;           /* sort by the value in `sort_slot`, latest first, then by weight */
    uint32_t sort_slot;
    bool collapse; /* keep only the best `collapse_most` with the same value in the slot */
    uint32_t collapse_slot, collapse_most;
    bool fetch; /* the documents' data, all at once: another machine is not asked for each */
    const uint32_t *count_slots; /* slots whose values are counted over the matches (facets) */
    size_t count_slot_count;
} wob_search;

typedef struct wob_match {
    uint32_t docid;
    double weight;
    uint32_t collapsed; /* at least so many more with the same value were left out */
} wob_match;

WOB_MUST_CHECK wob_status wob_database_search(wob_database *database, const wob_search *search,
                                              wob_matches **ret_matches, wob_error *error);
void wob_matches_free(wob_matches *matches);

size_t wob_matches_count(const wob_matches *matches);
wob_match wob_matches_at(const wob_matches *matches, size_t rank);
/* The values by which a search `by_value`, or one that collapses, put the match where it is. */
wob_slice wob_matches_sort_value(const wob_matches *matches, size_t rank);
wob_slice wob_matches_collapse_value(const wob_matches *matches, size_t rank);
wob_slice wob_matches_data(const wob_matches *matches, size_t rank); /* of a search that fetches */
/* How many documents match: exactly, or at best an estimate. */
uint32_t wob_matches_total(const wob_matches *matches, bool *ret_exact);

typedef wob_status (*wob_value_fn)(void *context, wob_slice value, uint32_t count,
                                   wob_error *error);
/* The values counted for count_slots[slot_index], in byte order. */
WOB_MUST_CHECK wob_status wob_matches_each_value(const wob_matches *matches, size_t slot_index,
                                                 wob_value_fn call, void *context,
                                                 wob_error *error);

/* Stemming --------------------------------------------------------------------------------------
 */

/* Snowball's `algorithm`: "dutch", "kraaij_pohlmann", "english" ... WOB_USAGE where there is none
 * such. */
WOB_MUST_CHECK wob_status wob_stemmer_new(const char *algorithm, wob_stemmer **ret_stemmer,
                                          wob_error *error);
void wob_stemmer_free(wob_stemmer *stemmer);
/* Appends the stem of a folded word to `to`. */
WOB_MUST_CHECK wob_status wob_stem(wob_stemmer *stemmer, wob_slice word, wob_buffer *to,
                                   wob_error *error);

#endif
