/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_ENGINE_H
#define WOB_TESTS_UNIT_ENGINE_H

/* What the tests of the engine share: a folder of their own, and documents made of words. */

#include "tests/unit/unit.h"

#include "lib/engine/engine.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLOT_YEAR, SLOT_KIND };

static char folder[] = "/tmp/wob-test-engine-XXXXXX";

static inline int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static inline int remove_one(const char *path, const struct stat *about, int type,
                             struct FTW *place)
{
    (void)about, (void)type, (void)place;
    return remove(path);
}

static inline int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A path in the folder; good until the fourth next call. */
static inline const char *path_of(const char *name)
{
    static char paths[4][128];
    static size_t next;
    char *path = paths[next++ % ROWS(paths)];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static inline void write_file(const char *name, const char *text)
{
    FILE *file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

#define assert_ok(call) assert_int_equal((call), WOB_OK)

static inline wob_database *open_to_write(const char *name)
{
    wob_database *database = NULL;
    assert_ok(wob_database_open_writable(path_of(name), &database, NULL));
    return database;
}

static inline wob_database *open_to_read(const char *name)
{
    wob_database *database = NULL;
    assert_ok(wob_database_open(path_of(name), &database, NULL));
    return database;
}

/* A document of the words of `text`; the empty ones of year and kind are not
 * set. */
static inline wob_document *document_of(const char *text, const char *year, const char *kind)
{
    wob_document *document = wob_document_new();
    wob_slice rest = wob_slice_of(text), word;
    assert_non_null(document);
    assert_ok(wob_document_set_data(document, rest, NULL));
    while (wob_slice_next(&rest, ' ', &word))
        assert_ok(wob_document_add_term(document, word, 1, NULL));
    if (*year)
        assert_ok(wob_document_set_value(document, SLOT_YEAR, wob_slice_of(year), NULL));
    if (*kind)
        assert_ok(wob_document_set_value(document, SLOT_KIND, wob_slice_of(kind), NULL));
    return document;
}

static inline uint32_t add_words(wob_database *database, const char *text)
{
    uint32_t docid = 0;
    wob_document *document = document_of(text, "", "");
    assert_ok(wob_database_add(database, document, &docid, NULL));
    wob_document_free(document);
    return docid;
}

static inline uint32_t count_documents(wob_database *database)
{
    uint32_t count = 0;
    assert_ok(wob_database_count(database, &count, NULL));
    return count;
}

/* Lists gathered by callbacks, as text: "1 2 5", "2020:3 2021:1". The walk ends after `most`. */
typedef struct gathered {
    char text[256];
    int count, most;
} gathered;

static inline wob_status gather_docid(void *context, uint32_t docid, wob_error *error)
{
    gathered *to = context;
    size_t size = strlen(to->text);
    snprintf(to->text + size, sizeof to->text - size, "%s%u", size ? " " : "", (unsigned)docid);
    return ++to->count == to->most ? wob_fail(error, WOB_LIMIT, "enough") : WOB_OK;
}

static inline wob_status gather_counted(void *context, wob_slice word, uint32_t count,
                                        wob_error *error)
{
    gathered *to = context;
    size_t size = strlen(to->text);
    snprintf(to->text + size, sizeof to->text - size, "%s%.*s:%u", size ? " " : "", WOB_ARG(word),
             (unsigned)count);
    return ++to->count == to->most ? wob_fail(error, WOB_LIMIT, "enough") : WOB_OK;
}

#endif
