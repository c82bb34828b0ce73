/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_INDEX_H
#define WOB_TESTS_UNIT_INDEX_H

/* What the tests of indexes share: made letters go into an index in the folder of engine.h. */

#include "tests/unit/engine.h"
#include "tests/unit/letters.h"

#include "lib/index/reader.h"
#include "lib/index/writer.h"

static inline wob_index_writer *open_writer(const char *name)
{
    wob_index_writer *writer = NULL;
    assert_ok(wob_index_writer_new(path_of(name), &writer, NULL));
    return writer;
}

static inline wob_index *open_index(const char *name)
{
    wob_index *index = NULL;
    assert_ok(wob_index_open(path_of(name), &index, NULL));
    return index;
}

static inline wob_added add_made(wob_index_writer *writer, const made_letter *made)
{
    wob_arena of_letter = {0};
    wob_letter letter;
    wob_added added = WOB_ADDED_NOTHING;
    make_letter(made, &of_letter, &letter);
    assert_ok(wob_index_writer_add(writer, &letter, &added, NULL));
    wob_arena_release(&of_letter);
    return added;
}

/* Makes the index of that name with these letters in it. */
static inline void make_index(const char *name, const made_letter *letters, size_t count)
{
    wob_index_writer *writer = open_writer(name);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(add_made(writer, &letters[i]), WOB_ADDED_NEW);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
}

#define assert_has(haystack, needle)                                                               \
    unit_assert_has(wob_slice_of(haystack), (needle), __FILE__, __LINE__)

static inline void unit_assert_has(wob_slice text, const char *part, const char *file, int line)
{
    if (wob_slice_find(text, wob_slice_of(part), 0) < text.size)
        return;
    print_error("\"%.*s\"\nholds no \"%s\"\n", WOB_ARG(text), part);
    _fail(file, line);
}

#endif
