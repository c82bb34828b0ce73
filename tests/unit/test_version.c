/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/version.h: what is no index of this version is refused, with what to do. */
#include "tests/unit/index.h"

#include "lib/index/schema.h"
#include "lib/index/verify.h"

static void assert_refused(const char *name, wob_status expected, const char *why)
{
    wob_index *index = NULL;
    wob_index_writer *writer = NULL;
    wob_buffer report = {0};
    wob_error error = {0};
    uint32_t faults;
    assert_int_equal(wob_index_open(path_of(name), &index, &error), expected);
    assert_null(index);
    assert_has(error.message, path_of(name));
    assert_has(error.message, why);
    assert_int_equal(wob_index_verify(path_of(name), &faults, &report, &error), expected);
    assert_int_equal(faults, 0);
    assert_int_equal(report.size, 0);
    if (expected != WOB_VERSION)
        return;
    error = (wob_error){0};
    assert_int_equal(wob_index_writer_new(path_of(name), &writer, &error), expected);
    assert_null(writer);
    assert_has(error.message, why);
}

static void where_there_is_no_index_it_is_said_how_to_make_one(void **state)
{
    (void)state;
    assert_refused("nowhere", WOB_NOT_FOUND, "wobindex add");
}

static void a_database_that_is_no_index_is_refused_and_left_alone(void **state)
{
    (void)state;
    wob_database *database = open_to_write("foreign");
    add_words(database, "a database of something else");
    assert_ok(wob_database_commit(database, NULL));
    wob_database_free(database);
    assert_refused("foreign", WOB_VERSION, "no index of letters");

    wob_buffer schema = {0};
    database = open_to_read("foreign");
    assert_int_equal(count_documents(database), 1);
    assert_ok(wob_database_metadata(database, WOB_SLICE(WOB_META_SCHEMA), &schema, NULL));
    assert_int_equal(schema.size, 0);
    wob_buffer_release(&schema);
    wob_database_free(database);
}

/* As a writer makes it that is killed before its first letter. */
static void an_empty_database_becomes_an_index(void **state)
{
    (void)state;
    wob_database_free(open_to_write("fresh"));
    wob_index_writer_free(open_writer("fresh"));
    wob_index *index = open_index("fresh");
    uint32_t count = 99, passages = 99;
    assert_ok(wob_index_count(index, &count, &passages, NULL));
    assert_int_equal(count + passages, 0);
    wob_index_free(index);
}

static void another_version_is_refused_with_what_to_do(void **state)
{
    (void)state;
    static const struct {
        const char *name, *key, *value, *why;
    } rows[] = {
        {"schema-newer", WOB_META_SCHEMA, "99", "layout is of version 99"},
        {"schema-older", WOB_META_SCHEMA, "1", "layout is of version 1"},
        {"analysis", WOB_META_ANALYSIS, "4711", "word analysis is of version 4711"},
        {"no-number", WOB_META_SCHEMA, "1.0", "no index of letters"},
        {"half", WOB_META_ANALYSIS, "", "no index of letters"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        make_index(rows[i].name, &made_dutch, 1);
        wob_database *database = open_to_write(rows[i].name);
        assert_ok(wob_database_set_metadata(database, wob_slice_of(rows[i].key),
                                            wob_slice_of(rows[i].value), NULL));
        assert_ok(wob_database_commit(database, NULL));
        wob_database_free(database);
        assert_refused(rows[i].name, WOB_VERSION, rows[i].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_there_is_no_index_it_is_said_how_to_make_one),
        cmocka_unit_test(a_database_that_is_no_index_is_refused_and_left_alone),
        cmocka_unit_test(an_empty_database_becomes_an_index),
        cmocka_unit_test(another_version_is_refused_with_what_to_do),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
