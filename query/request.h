/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_REQUEST_H
#define WOB_QUERY_REQUEST_H

#include "lib/search/precedent.h"
#include "query/verbs.h"

/*
 * What is asked in a request, to look for precedents: its items, one by one, or the whole where it
 * has none. It is a file of any format that wobindex reads, a draft of one's own or a letter that
 * decides, or a letter of the index.
 */
typedef struct query_request {
    wob_slice letter;  /* id of the letter; empty for a draft */
    wob_slice subject; /* what it is about */
    wob_language language;
    WOB_LIST(wob_stored_item) items; /* with an empty number where the whole is the item */
} query_request;

/* `name`: a file, "-" for standard input, or the id of a letter of the index, or of one of its
 * items ("3f2a...#item-5"). All lies in `arena`. */
WOB_MUST_CHECK wob_status request_read(query_asker *asker, wob_slice name, wob_arena *arena,
                                       query_request *ret_request, wob_error *error);

/* What request_read does for a file and for standard input. In wobquery it has another program go
 * on with all that was asked, and returns only where there is none (request_elsewhere.c); that
 * program is the same but for this, and reads it (request_file.c). */
WOB_MUST_CHECK wob_status request_read_file(query_asker *asker, const char *name, wob_arena *arena,
                                            query_request *ret_request, wob_error *error);

/* Makes the whole text one item. */
void request_take_whole(wob_slice text, uint32_t page, wob_arena *arena, query_request *to);

/* What is compared as the subject of a request: that of its letter, and how it begins. */
wob_slice request_subject(wob_slice subject, wob_slice request, wob_arena *arena);

#endif
