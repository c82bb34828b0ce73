/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/engine/engine.h: what becomes of each error that Xapian throws. The table of all of
 * them is raised by name; those that can be brought about are met again as they happen. */
#include "tests/unit/engine.h"

#include "lib/engine/fault.h"

#include <sys/wait.h>

enum { DOCUMENTS = 300 }; /* of a database that build() made */

/* The call failed with `expected`; the message begins with `place` and holds `remedy`. */
static void expect_failure(wob_status status, wob_status expected, const wob_error *error,
                           const char *place, const char *remedy)
{
    if (!strstr(error->message, remedy) || strncmp(error->message, place, strlen(place)) != 0)
        print_error("got \"%s\"\nnot \"%s: ...%s\"\n", error->message, place, remedy);
    assert_string_equal(wob_status_name(status), wob_status_name(expected));
    assert_int_equal(error->status, expected);
    assert_int_equal(strncmp(error->message, place, strlen(place)), 0);
    assert_int_equal(error->message[strlen(place)], ':');
    assert_non_null(strstr(error->message, remedy));
}

static void expect_unopened(const char *name, wob_status expected, const char *remedy)
{
    wob_database *database = NULL;
    wob_error error = {0};
    wob_status status = wob_database_open(path_of(name), &database, &error);
    assert_null(database);
    expect_failure(status, expected, &error, path_of(name), remedy);
}

/* A database `name` of a few hundred documents, of many blocks, closed. */
static void build(const char *name)
{
    wob_database *database = open_to_write(name);
    for (int i = 0; i < DOCUMENTS; i++) {
        wob_buffer text = {0};
        wob_buffer_print(&text, "alle");
        for (int word = 0; word < 40; word++)
            wob_buffer_print(&text, " woord%d", (i * 40 + word) * 7919 % 100003);
        add_words(database, text.data);
        wob_buffer_release(&text);
    }
    assert_ok(wob_database_commit(database, NULL));
    wob_database_free(database);
}

/* Reads the data of all documents. */
static wob_status read_all(wob_database *database, wob_error *error)
{
    wob_status status = WOB_OK;
    for (uint32_t docid = 1; docid <= DOCUMENTS && status == WOB_OK; docid++) {
        wob_buffer data = {0};
        status = wob_database_data(database, docid, &data, error);
        wob_buffer_release(&data);
    }
    return status;
}

/* Writes `bytes` over those of a file of a database, at `offset`. */
static void damage(const char *file, long offset, wob_slice bytes)
{
    FILE *stream = fopen(path_of(file), "r+b");
    assert_non_null(stream);
    assert_int_equal(fseek(stream, offset, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes.data, 1, bytes.size, stream), bytes.size);
    assert_int_equal(fclose(stream), 0);
}

/* All of them, raised by name ------------------------------------------------------------------ */

static void every_error_has_the_status_of_the_table(void **state)
{
    (void)state;
    enum { XAPIAN_ERRORS = 22 }; /* the rest come from elsewhere */
    static const struct {
        const char *name;
        wob_status status;
        const char *remedy;
    } errors[] = {
        {"DatabaseLockError", WOB_LOCKED, "wait until it is done or stop it"},
        {"DatabaseModifiedError", WOB_CHANGED, "ask again"},
        {"DatabaseCorruptError", WOB_CORRUPT, "run wobindex check"},
        {"DatabaseVersionError", WOB_VERSION, "build it again"},
        {"DatabaseNotFoundError", WOB_NOT_FOUND, "make an index with wobindex add"},
        {"DatabaseOpeningError", WOB_NOT_FOUND, "name the folder of an index"},
        {"DocNotFoundError", WOB_NOT_FOUND, "no such document"},
        {"DatabaseClosedError", WOB_IO, "open it again"},
        {"DatabaseCreateError", WOB_IO, "see if you may write here"},
        {"DatabaseError", WOB_IO, "see if the disk is full"},
        {"NetworkError", WOB_NETWORK, "see if it runs"},
        {"NetworkTimeoutError", WOB_NETWORK, "see if it runs"},
        {"InvalidArgumentError", WOB_USAGE, "cannot do this as asked"},
        {"InvalidOperationError", WOB_USAGE, "cannot do this as asked"},
        {"UnimplementedError", WOB_USAGE, "cannot do this as asked"},
        {"QueryParserError", WOB_USAGE, "cannot do this as asked"},
        {"WildcardError", WOB_USAGE, "cannot do this as asked"},
        {"AssertionError", WOB_IO, "not foreseen"},
        {"FeatureUnavailableError", WOB_IO, "not foreseen"},
        {"InternalError", WOB_IO, "not foreseen"},
        {"RangeError", WOB_IO, "not foreseen"},
        {"SerialisationError", WOB_IO, "not foreseen"},
        [XAPIAN_ERRORS] = {"std::bad_alloc", WOB_NO_MEMORY,
                           "close other programs or index fewer files at once"},
        {"std::exception", WOB_IO, "not foreseen"},
        {"int", WOB_IO, "not foreseen"},
    };
    for (size_t i = 0; i < ROWS(errors); i++) {
        wob_error error = {0};
        wob_status status = wob_engine_raise(errors[i].name, &error);
        expect_failure(status, errors[i].status, &error, "raised", errors[i].remedy);
        if (i < XAPIAN_ERRORS) {
            char words[100];
            snprintf(words, sizeof words, "(%s: raised by name, as told)", errors[i].name);
            assert_non_null(strstr(error.message, words));
        }
        assert_int_equal(wob_engine_raise(errors[i].name, NULL), errors[i].status);
    }
}

static void a_name_of_no_error_raises_nothing(void **state)
{
    (void)state;
    wob_error error = {0};
    assert_ok(wob_engine_raise("NoSuchError", &error));
    assert_ok(wob_engine_raise("", &error));
    assert_int_equal(error.status, WOB_OK);
    assert_string_equal(error.message, "");
}

/* As they happen ------------------------------------------------------------------------------- */

static void a_path_without_database_is_not_found(void **state)
{
    (void)state;
    wob_database *database = open_to_write("beside");
    wob_database_free(database);
    write_file("beside/letter.txt", "no database");
    write_file("letter.txt", "no stub\n");
    assert_int_equal(mkdir(path_of("empty"), 0777), 0);
    expect_unopened("missing", WOB_NOT_FOUND, "make an index with wobindex add");
    expect_unopened("empty", WOB_NOT_FOUND, "make an index with wobindex add");
    expect_unopened("letter.txt", WOB_USAGE, "no index, and no file that names shards");
    expect_unopened("letter.txt/below", WOB_NOT_FOUND, "Not a directory");
}

static void a_database_without_parent_folder_is_not_made(void **state)
{
    (void)state;
    wob_database *database = NULL;
    wob_error error = {0};
    wob_status status = wob_database_open_writable(path_of("no/parent"), &database, &error);
    assert_null(database);
    expect_failure(status, WOB_IO, &error, path_of("no/parent"), "see if you may write here");
    assert_non_null(strstr(error.message, "No such file or directory"));
}

/* Holds the lock of the database until it is told to end; says a byte when it has it. */
static void hold_lock(const char *path, int say, int listen)
{
    wob_database *database = NULL;
    char byte = 0;
    if (wob_database_open_writable(path, &database, NULL) == WOB_OK && write(say, "x", 1) == 1 &&
        read(listen, &byte, 1) == 0)
        _exit(0);
    _exit(1);
}

static void a_database_that_another_process_writes_is_locked(void **state)
{
    (void)state;
    int from[2], to[2], ended = -1;
    char byte = 0;
    build("locked");
    assert_int_equal(pipe(from), 0);
    assert_int_equal(pipe(to), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(to[1]);
        hold_lock(path_of("locked"), from[1], to[0]);
    }
    close(to[0]);
    close(from[1]);
    assert_int_equal(read(from[0], &byte, 1), 1);

    wob_database *database = NULL;
    wob_error error = {0};
    wob_status status = wob_database_open_writable(path_of("locked"), &database, &error);
    assert_null(database);
    expect_failure(status, WOB_LOCKED, &error, path_of("locked"), "another process writes");
    wob_database *reader = open_to_read("locked"); /* reading goes on */
    assert_int_equal(count_documents(reader), DOCUMENTS);
    wob_database_free(reader);

    close(to[1]);
    close(from[0]);
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_int_equal(ended, 0);
    wob_database_free(open_to_write("locked"));
}

static void a_database_of_another_version_is_refused(void **state)
{
    (void)state;
    build("version");
    damage("version/iamglass", 14, WOB_SLICE("\x01\x01")); /* behind the magic: the version */
    expect_unopened("version", WOB_VERSION, "build it again with wobindex add");
}

static void a_damaged_database_is_corrupt(void **state)
{
    (void)state;
    build("magic");
    damage("magic/iamglass", 2, WOB_SLICE("???"));
    expect_unopened("magic", WOB_CORRUPT, "run wobindex check");

    wob_error error = {0};
    wob_buffer junk = {0};
    build("blocks");
    wob_database *database = open_to_read("blocks");
    wob_buffer_print(&junk, "%032768d", 0);
    damage("blocks/docdata.glass", 0, wob_buffer_slice(&junk));
    expect_failure(read_all(database, &error), WOB_CORRUPT, &error, path_of("blocks"),
                   "run wobindex check");
    wob_database_free(database);
    wob_buffer_release(&junk);
}

static void a_file_that_ends_early_is_a_failure_of_the_disk(void **state)
{
    (void)state;
    wob_error error = {0};
    build("short");
    wob_database *database = open_to_read("short");
    assert_int_equal(truncate(path_of("short/docdata.glass"), 0), 0);
    expect_failure(read_all(database, &error), WOB_IO, &error, path_of("short"),
                   "then run wobindex check");
    wob_database_free(database);
    expect_unopened("short", WOB_IO, "then run wobindex check");
}

static void a_reader_that_was_overtaken_twice_is_told_to_reopen(void **state)
{
    (void)state;
    enum { MOST_COMMITS = 20 };
    build("overtaken");
    wob_database *reader = open_to_read("overtaken");
    wob_database *writer = open_to_write("overtaken");
    wob_document *shorter = document_of("opnieuw", "", "");
    wob_status status = WOB_OK;
    wob_error error = {0};
    for (int commit = 0; commit < MOST_COMMITS && status == WOB_OK; commit++) {
        for (uint32_t docid = 1; docid <= DOCUMENTS; docid += 2)
            assert_ok(wob_database_replace(writer, docid, shorter, NULL));
        add_words(writer, "een erbij");
        assert_ok(wob_database_commit(writer, NULL));
        status = read_all(reader, &error);
    }
    wob_document_free(shorter);
    expect_failure(status, WOB_CHANGED, &error, path_of("overtaken"), "ask again");
    assert_ok(wob_database_reopen(reader, NULL));
    assert_int_equal(count_documents(reader), count_documents(writer));
    wob_database_free(reader);
    wob_database_free(writer);
}

static void a_dead_remote_shard_is_a_failure_of_the_network(void **state)
{
    (void)state;
    write_file("dead", "remote localhost:1\n"); /* where nobody listens */
    expect_unopened("dead", WOB_NETWORK, "see if it runs");
}

static void a_document_that_is_not_there_is_not_found(void **state)
{
    (void)state;
    build("documents");
    wob_database *database = open_to_read("documents");
    static const uint32_t missing[] = {0, DOCUMENTS + 1, UINT32_MAX};
    for (size_t i = 0; i < ROWS(missing); i++) {
        wob_buffer data = {0};
        wob_error error = {0};
        wob_status status = wob_database_data(database, missing[i], &data, &error);
        expect_failure(status, WOB_NOT_FOUND, &error, path_of("documents"), "no such document");
        assert_null(data.data);
    }
    wob_database_free(database);
}

static void a_reader_takes_no_changes(void **state)
{
    (void)state;
    build("reading");
    wob_database *reader = open_to_read("reading");
    wob_document *document = document_of("nieuw", "", "");
    wob_slice word = WOB_SLICE("alle");
    uint32_t docid;
    for (int i = 0; i < 5; i++) {
        wob_error error = {0};
        wob_status status = i == 0   ? wob_database_add(reader, document, &docid, &error)
                            : i == 1 ? wob_database_replace(reader, 1, document, &error)
                            : i == 2 ? wob_database_delete(reader, word, &error)
                            : i == 3 ? wob_database_set_metadata(reader, word, word, &error)
                                     : wob_database_commit(reader, &error);
        expect_failure(status, WOB_USAGE, &error, path_of("reading"), "opened for reading alone");
    }
    assert_int_equal(count_documents(reader), DOCUMENTS);
    wob_document_free(document);
    wob_database_free(reader);
}

/* Xapian would refuse such a term when its document is added, and forget the documents before it.
 */
static void a_term_that_is_too_long_takes_no_other_document_along(void **state)
{
    (void)state;
    char letters[WOB_TERM_LONGEST + 1], nuls[WOB_TERM_LONGEST] = "";
    memset(letters, 'q', sizeof letters);
    const struct {
        wob_slice term;
        bool fits;
    } terms[] = {
        {{letters, 1}, true},
        {{letters, WOB_TERM_LONGEST}, true},
        {{letters, 0}, false},
        {{letters, WOB_TERM_LONGEST + 1}, false},
        {{nuls, 1}, true},
        {{nuls, WOB_TERM_LONGEST / 2}, true},
        {{nuls, WOB_TERM_LONGEST / 2 + 1}, false},
    };
    wob_database *database = open_to_write("terms");
    wob_document *document = wob_document_new();
    uint32_t docid, taken = 0;
    add_words(database, "een document tevoren");
    for (size_t i = 0; i < ROWS(terms); i++) {
        wob_status expected = terms[i].fits ? WOB_OK : WOB_USAGE;
        wob_document_clear(document);
        assert_int_equal(wob_document_add_key(document, terms[i].term, NULL), expected);
        assert_int_equal(wob_document_add_term(document, terms[i].term, 1, NULL), expected);
        taken += terms[i].fits;
        if (terms[i].fits)
            assert_ok(wob_database_add(database, document, &docid, NULL));
    }
    assert_ok(wob_database_commit(database, NULL));
    assert_int_equal(taken, 4);
    assert_int_equal(count_documents(database), 1 + taken);

    wob_error error = {0};
    wob_status status =
        wob_document_add_key(document, (wob_slice){letters, sizeof letters}, &error);
    expect_failure(status, WOB_USAGE, &error, "a document of the index", "245 is the longest");
    wob_document_free(document);
    wob_database_free(database);
}

static void what_is_no_use_is_refused(void **state)
{
    (void)state;
    build("refusing");
    wob_database *database = open_to_read("refusing");
    wob_query *query = NULL, *all = NULL;
    wob_error error = {0};
    uint32_t count;
    assert_ok(wob_query_everything(&all, NULL));
    wob_status status = wob_query_scale(all, -1, &query, &error);
    expect_failure(status, WOB_USAGE, &error, "the query", "requires factor >= 0");
    status = wob_query_term(WOB_SLICE(""), &query, &error);
    expect_failure(status, WOB_USAGE, &error, "the query", "a term has one byte at least");
    assert_null(query);
    status = wob_database_frequency(database, WOB_SLICE(""), &count, &error);
    expect_failure(status, WOB_USAGE, &error, path_of("refusing"), "a term has one byte");
    wob_stemmer *stemmer = NULL;
    status = wob_stemmer_new("klingon", &stemmer, &error);
    expect_failure(status, WOB_USAGE, &error, "klingon", "Language code klingon unknown");
    assert_null(stemmer);
    wob_query_free(all);
    wob_database_free(database);
}

/* A slice of 2^61 bytes: the copy of it cannot be had, and not one of its bytes is read. */
static void memory_that_runs_out_is_said(void **state)
{
    (void)state;
#ifdef WOB_WITH_ASAN
    skip(); /* its allocator ends the process where a C++ allocation fails */
#endif
    wob_database *database = open_to_write("memory");
    wob_document *document = wob_document_new();
    wob_error error = {0};
    wob_slice endless = {"x", (size_t)1 << 61};
    wob_status status = wob_document_set_data(document, endless, &error);
    expect_failure(status, WOB_NO_MEMORY, &error, "a document of the index", "memory ran out");
    status = wob_database_set_metadata(database, WOB_SLICE("key"), endless, &error);
    expect_failure(status, WOB_NO_MEMORY, &error, path_of("memory"), "memory ran out");
    assert_int_equal(add_words(database, "daarna gaat het verder"), 1);
    wob_document_free(document);
    wob_database_free(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_error_has_the_status_of_the_table),
        cmocka_unit_test(a_name_of_no_error_raises_nothing),
        cmocka_unit_test(a_path_without_database_is_not_found),
        cmocka_unit_test(a_database_without_parent_folder_is_not_made),
        cmocka_unit_test(a_database_that_another_process_writes_is_locked),
        cmocka_unit_test(a_database_of_another_version_is_refused),
        cmocka_unit_test(a_damaged_database_is_corrupt),
        cmocka_unit_test(a_file_that_ends_early_is_a_failure_of_the_disk),
        cmocka_unit_test(a_reader_that_was_overtaken_twice_is_told_to_reopen),
        cmocka_unit_test(a_dead_remote_shard_is_a_failure_of_the_network),
        cmocka_unit_test(a_document_that_is_not_there_is_not_found),
        cmocka_unit_test(a_reader_takes_no_changes),
        cmocka_unit_test(a_term_that_is_too_long_takes_no_other_document_along),
        cmocka_unit_test(what_is_no_use_is_refused),
        cmocka_unit_test(memory_that_runs_out_is_said),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
