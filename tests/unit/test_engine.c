/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/engine/engine.h: databases, documents and stems. Searches are in
 * test_engine_search.c, what becomes of Xapian's errors in test_engine_errors.c. */
#include "tests/unit/engine.h"

/* Databases ------------------------------------------------------------------------------------ */

static void a_writer_that_is_freed_gives_up_what_is_not_committed(void **state)
{
    (void)state;
    wob_database *writer = open_to_write("given-up");
    assert_int_equal(add_words(writer, "vastgelegd"), 1);
    assert_ok(wob_database_commit(writer, NULL));
    assert_int_equal(add_words(writer, "niet vastgelegd"), 2);
    assert_ok(wob_database_set_metadata(writer, WOB_SLICE("key"), WOB_SLICE("value"), NULL));
    wob_database_free(writer);

    wob_database *reader = open_to_read("given-up");
    wob_buffer value = {0};
    assert_int_equal(count_documents(reader), 1);
    assert_ok(wob_database_metadata(reader, WOB_SLICE("key"), &value, NULL));
    assert_int_equal(value.size, 0);
    wob_buffer_release(&value);
    wob_database_free(reader);
}

/* Xapian by itself commits after each ten thousand documents. */
static void nothing_is_committed_before_it_is_asked_for(void **state)
{
    (void)state;
    enum { MANY = 10500 };
    wob_database *writer = open_to_write("many");
    wob_document *document = document_of("zaak", "", "");
    uint32_t docid = 0;
    for (int i = 0; i < MANY; i++)
        assert_ok(wob_database_add(writer, document, &docid, NULL));
    assert_int_equal(docid, MANY);
    wob_database *reader = open_to_read("many");
    assert_int_equal(count_documents(reader), 0);
    assert_int_equal(count_documents(writer), MANY);

    assert_ok(wob_database_commit(writer, NULL));
    assert_int_equal(count_documents(reader), 0);
    assert_ok(wob_database_reopen(reader, NULL));
    assert_int_equal(count_documents(reader), MANY);
    wob_document_free(document);
    wob_database_free(reader);
    wob_database_free(writer);
}

static void metadata_is_cleared_by_the_beginning_of_its_keys(void **state)
{
    (void)state;
    static const char *const keys[] = {"a:", "a:1", "a:2", "a", "b:1"};
    wob_database *database = open_to_write("cleared");
    wob_buffer left = {0};
    for (size_t i = 0; i < ROWS(keys); i++)
        assert_ok(wob_database_set_metadata(database, wob_slice_of(keys[i]), wob_slice_of(keys[i]),
                                            NULL));
    assert_ok(wob_database_commit(database, NULL));
    assert_ok(wob_database_clear_metadata(database, WOB_SLICE("a:"), NULL));
    assert_ok(wob_database_clear_metadata(database, WOB_SLICE("none"), NULL));
    for (size_t i = 0; i < ROWS(keys); i++)
        assert_ok(wob_database_metadata(database, wob_slice_of(keys[i]), &left, NULL));
    assert_text(wob_buffer_slice(&left), "ab:1");
    wob_buffer_release(&left);
    wob_database_free(database);
    database = open_to_read("cleared");
    assert_int_equal(wob_database_clear_metadata(database, WOB_SLICE("a"), NULL), WOB_USAGE);
    wob_database_free(database);
}

static void metadata_comes_back_byte_for_byte(void **state)
{
    (void)state;
    wob_database *database = open_to_write("metadata");
    wob_slice value = {"a\0\xFF z", 5};
    wob_buffer found = {0};
    wob_buffer_add(&found, WOB_SLICE("before "));
    assert_ok(wob_database_set_metadata(database, WOB_SLICE("key"), value, NULL));
    assert_ok(wob_database_metadata(database, WOB_SLICE("another"), &found, NULL));
    assert_slice(wob_buffer_slice(&found), WOB_SLICE("before "));
    assert_ok(wob_database_metadata(database, WOB_SLICE("key"), &found, NULL));
    assert_slice(wob_buffer_slice(&found), ((wob_slice){"before a\0\xFF z", 12}));
    wob_buffer_release(&found);
    wob_database_free(database);
}

static void documents_are_numbered_replaced_and_deleted(void **state)
{
    (void)state;
    wob_database *database = open_to_write("documents");
    static const char *const texts[] = {"een wob", "twee wob", "drie woo", "vier wob"};
    for (uint32_t i = 0; i < ROWS(texts); i++)
        assert_int_equal(add_words(database, texts[i]), i + 1);
    wob_document *document = document_of("anders woo", "", "");
    assert_ok(wob_database_replace(database, 2, document, NULL));
    assert_ok(wob_database_delete(database, WOB_SLICE("vier"), NULL));
    assert_ok(wob_database_delete(database, WOB_SLICE("nergens"), NULL));
    assert_int_equal(count_documents(database), 3);

    wob_buffer data = {0};
    assert_ok(wob_database_data(database, 2, &data, NULL));
    assert_slice(wob_buffer_slice(&data), WOB_SLICE("anders woo"));
    assert_int_equal(wob_database_data(database, 4, &data, NULL), WOB_NOT_FOUND);
    static const struct {
        const char *term, *docids;
    } lists[] = {{"wob", "1"}, {"woo", "2 3"}, {"twee", ""}, {"nergens", ""}};
    for (size_t i = 0; i < ROWS(lists); i++) {
        gathered found = {0};
        uint32_t frequency = 99;
        wob_slice term = wob_slice_of(lists[i].term);
        assert_ok(wob_database_each_docid(database, term, gather_docid, &found, NULL));
        assert_ok(wob_database_frequency(database, term, &frequency, NULL));
        assert_string_equal(found.text, lists[i].docids);
        assert_int_equal(frequency, found.count);
    }
    wob_buffer_release(&data);
    wob_document_free(document);
    wob_database_free(database);
}

static void terms_are_walked_in_byte_order_below_a_prefix(void **state)
{
    (void)state;
    wob_database *database = open_to_write("walked");
    add_words(database, "Sb Sa Sa T");
    add_words(database, "Sb R \xC3\xA9\xC3\xA9n");
    static const struct {
        const char *prefix, *terms;
    } walks[] = {
        {"S", "Sa:1 Sb:2"},
        {"Sb", "Sb:2"},
        {"Sbb", ""},
        {"", "R:1 Sa:1 Sb:2 T:1 \xC3\xA9\xC3\xA9n:1"},
    };
    for (size_t i = 0; i < ROWS(walks); i++) {
        gathered found = {0};
        assert_ok(wob_database_each_term(database, wob_slice_of(walks[i].prefix), gather_counted,
                                         &found, NULL));
        assert_string_equal(found.text, walks[i].terms);
    }
    wob_database_free(database);
}

static void a_walk_ends_with_the_status_of_the_call(void **state)
{
    (void)state;
    wob_database *database = open_to_write("ended");
    add_words(database, "a b c");
    add_words(database, "a b c");
    add_words(database, "a b c");
    gathered docids = {.most = 2}, terms = {.most = 2};
    wob_error error = {0};
    assert_int_equal(
        wob_database_each_docid(database, WOB_SLICE("a"), gather_docid, &docids, &error),
        WOB_LIMIT);
    assert_string_equal(docids.text, "1 2");
    assert_string_equal(error.message, "enough");
    assert_int_equal(
        wob_database_each_term(database, WOB_SLICE(""), gather_counted, &terms, &error), WOB_LIMIT);
    assert_string_equal(terms.text, "a:3 b:3");
    wob_database_free(database);
}

/* A database of this name with the texts "NAME" and "beide", and the metadata shard=NAME. */
static void make_shard(const char *name)
{
    wob_database *database = open_to_write(name);
    add_words(database, name);
    add_words(database, "beide");
    assert_ok(wob_database_set_metadata(database, WOB_SLICE("shard"), wob_slice_of(name), NULL));
    assert_ok(wob_database_commit(database, NULL));
    wob_database_free(database);
}

static void shards_that_a_stub_names_are_one_database(void **state)
{
    (void)state;
    static const char *const names[] = {"shard-a", "shard-b"};
    static const char *const texts[] = {"shard-a", "shard-b", "beide", "beide"};
    wob_buffer found = {0};
    make_shard(names[0]);
    make_shard(names[1]);
    write_file("both.stub", "# a comment\n\nauto shard-a\nauto shard-b\n");
    wob_database *database = open_to_read("both.stub");
    uint32_t frequency;
    assert_int_equal(count_documents(database), 4);
    assert_ok(wob_database_frequency(database, WOB_SLICE("beide"), &frequency, NULL));
    assert_int_equal(frequency, 2);
    for (uint32_t i = 0; i < ROWS(texts); i++) { /* neighbours are two apart */
        wob_buffer_clear(&found);
        assert_ok(wob_database_data(database, i + 1, &found, NULL));
        assert_text(wob_buffer_slice(&found), texts[i]);
    }

    assert_true(wob_database_lies_in_shards(database));
    assert_int_equal(wob_database_shard_count(database), 2);
    assert_null(wob_database_missing(database, 0));
    for (size_t i = 0; i < ROWS(names); i++) {
        wob_database *shard = wob_database_shard(database, i);
        assert_string_equal(wob_database_path(shard), path_of(names[i]));
        wob_buffer_clear(&found);
        assert_ok(wob_database_metadata(shard, WOB_SLICE("shard"), &found, NULL));
        assert_text(wob_buffer_slice(&found), names[i]);
    }
    wob_buffer_release(&found);
    wob_database_free(database);
}

static void a_database_in_one_piece_is_its_own_shard(void **state)
{
    (void)state;
    make_shard("piece");
    wob_database *database = open_to_read("piece");
    assert_false(wob_database_lies_in_shards(database));
    assert_int_equal(wob_database_shard_count(database), 1);
    assert_ptr_equal(wob_database_shard(database, 0), database);
    assert_null(wob_database_missing(database, 0));
    wob_database_free(database);
}

static void a_shard_that_is_away_is_told_until_it_is_back(void **state)
{
    (void)state;
    make_shard("here");
    write_file("partly.stub", "auto here\nauto later\nremote localhost:1\n");
    wob_database *database = open_to_read("partly.stub");
    assert_int_equal(wob_database_shard_count(database), 1);
    assert_int_equal(count_documents(database), 2);
    assert_non_null(strstr(wob_database_missing(database, 0), "partly.stub:2: auto later: "));
    assert_non_null(strstr(wob_database_missing(database, 1), "partly.stub:3: remote localhost:1"));
    assert_null(wob_database_missing(database, 2));
    make_shard("later");
    assert_ok(wob_database_reopen(database, NULL));
    assert_int_equal(wob_database_shard_count(database), 2);
    assert_int_equal(count_documents(database), 4);
    assert_null(wob_database_missing(database, 1));
    wob_database_free(database);
}

static void a_stub_that_names_no_shard_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"", "names no shard"},
        {"# auto here\n", "names no shard"},
        {"%PDF-1.7\n", ":1: no index, "},
        {"remote \n", ":1: no index, "},
        {"auto\n", ":1: no index, and no file that names shards"},
        {"auto here\nflint here\n", ":2: no index, "},
        {"remote localhost\n", "HOST:PORT should stand here"},
        {"remote :7000\n", "HOST:PORT should stand here"},
        {"remote localhost:0\n", "HOST:PORT should stand here"},
        {"remote localhost:70000\n", "HOST:PORT should stand here"},
        {"remote localhost:70x\n", "HOST:PORT should stand here"},
        {"auto refused.stub\n", "lies in shards itself"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_database *database = NULL;
        wob_error error = {0};
        make_shard("here");
        write_file("refused.stub", rows[i].text);
        assert_int_equal(wob_database_open(path_of("refused.stub"), &database, &error), WOB_USAGE);
        assert_non_null(strstr(error.message, rows[i].message));
        assert_null(database);
    }
    wob_database *database = NULL;
    assert_int_equal(wob_database_open_writable(path_of("refused.stub"), &database, NULL),
                     WOB_USAGE);
}

static void check_counts_faults_and_says_where(void **state)
{
    (void)state;
    wob_database *database = open_to_write("checked");
    add_words(database, "een twee drie");
    assert_ok(wob_database_commit(database, NULL));
    wob_database_free(database);
    wob_buffer report = {0};
    uint32_t faults = 99;
    assert_ok(wob_database_check(path_of("checked"), &faults, &report, NULL));
    assert_int_equal(faults, 0);
    assert_non_null(strstr(report.data, "postlist table structure checked OK"));

    wob_buffer_clear(&report);
    assert_int_equal(truncate(path_of("checked/postlist.glass"), 100), 0);
    assert_ok(wob_database_check(path_of("checked"), &faults, &report, NULL));
    assert_true(faults > 0);
    assert_true(wob_slice_ends(wob_buffer_slice(&report), WOB_SLICE("EOF reading block 0\n")));

    wob_error error = {0};
    faults = 99;
    assert_int_equal(wob_database_check(path_of("nowhere"), &faults, &report, &error),
                     WOB_NOT_FOUND);
    assert_int_equal(faults, 99);
    assert_non_null(strstr(error.message, path_of("nowhere")));
    wob_buffer_release(&report);
}

/* Two documents, the second of these words and of this kind. */
static void fill(const char *name, const char *words, const char *kind)
{
    wob_database *database = open_to_write(name);
    add_words(database, "appel kers");
    wob_document *document = document_of(words, "2021", kind);
    uint32_t docid;
    assert_ok(wob_database_add(database, document, &docid, NULL));
    assert_ok(wob_database_commit(database, NULL));
    wob_document_free(document);
    wob_database_free(database);
}

static wob_status append_docid(void *context, uint32_t docid, wob_error *error)
{
    (void)error;
    wob_buffer_print(context, "%u ", (unsigned)docid);
    return WOB_OK;
}

static void a_list_of_terms_is_held_against_what_leads_to_its_document(void **state)
{
    (void)state;
    const char *expected[] = {"", "2 "}; /* before and behind */
    fill("own", "appel peer", "letter");
    fill("foreign", "appel pruim", "letter");
    for (int turn = 0; turn < 2; turn++) {
        wob_buffer found = {0};
        wob_database *database = open_to_read("own");
        assert_ok(wob_database_each_disagreeing(database, append_docid, &found, NULL));
        assert_string_equal(found.size ? found.data : "", expected[turn]);
        wob_database_free(database);
        wob_buffer_release(&found);
        if (turn == 0)
            assert_int_equal(
                rename(path_of("foreign/termlist.glass"), path_of("own/termlist.glass")), 0);
    }
}

static uint32_t mark_of(wob_document *document)
{
    uint32_t mark = 0;
    assert_ok(wob_document_mark(document, &mark, NULL));
    wob_document_free(document);
    return mark;
}

static void a_mark_tells_terms_counts_and_values(void **state)
{
    (void)state;
    uint32_t mark = mark_of(document_of("appel peer", "2021", "letter")), written = 0;
    assert_int_equal(mark_of(document_of("peer appel", "2021", "letter")), mark);
    assert_int_not_equal(mark_of(document_of("appel pees", "2021", "letter")), mark);
    assert_int_not_equal(mark_of(document_of("appel peer peer", "2021", "letter")), mark);
    assert_int_not_equal(mark_of(document_of("appel peer", "2022", "letter")), mark);
    assert_int_not_equal(mark_of(document_of("appel peer", "2021", "")), mark);

    fill("marked", "appel peer", "letter");
    wob_database *database = open_to_read("marked");
    assert_ok(wob_database_document_mark(database, 2, &written, NULL));
    assert_int_equal(written, mark);
    wob_database_free(database);
}

static void the_version_is_that_of_the_library(void **state)
{
    (void)state;
    assert_int_equal(strncmp(wob_engine_version(), "xapian 1.4.", 11), 0);
    assert_ptr_equal(wob_engine_version(), wob_engine_version());
}

static void nothing_can_be_freed(void **state)
{
    (void)state;
    wob_database_free(NULL);
    wob_document_free(NULL);
    wob_query_free(NULL);
    wob_matches_free(NULL);
    wob_stemmer_free(NULL);
}

/* Stemming ------------------------------------------------------------------------------------- */

static void words_are_stemmed_by_each_algorithm(void **state)
{
    (void)state;
    static const struct {
        const char *algorithm, *word, *stem;
    } words[] = {
        {"dutch", "gegevens", "gegeven"},     {"dutch", "verstrekkingen", "verstrek"},
        {"dutch", "documenten", "document"},  {"kraaij_pohlmann", "gegevens", "geven"},
        {"kraaij_pohlmann", "zaken", "zaak"}, {"english", "decisions", "decis"},
        {"english", "requested", "request"},  {"dutch", "", ""},
    };
    for (size_t i = 0; i < ROWS(words); i++) {
        wob_stemmer *stemmer = NULL;
        wob_buffer stem = {0};
        wob_buffer_add(&stem, WOB_SLICE("Z"));
        assert_ok(wob_stemmer_new(words[i].algorithm, &stemmer, NULL));
        assert_ok(wob_stem(stemmer, wob_slice_of(words[i].word), &stem, NULL));
        assert_int_equal(stem.data[0], 'Z');
        assert_text(wob_slice_cut(wob_buffer_slice(&stem), 1, stem.size), words[i].stem);
        wob_stemmer_free(stemmer);
        wob_buffer_release(&stem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_writer_that_is_freed_gives_up_what_is_not_committed),
        cmocka_unit_test(nothing_is_committed_before_it_is_asked_for),
        cmocka_unit_test(metadata_is_cleared_by_the_beginning_of_its_keys),
        cmocka_unit_test(metadata_comes_back_byte_for_byte),
        cmocka_unit_test(documents_are_numbered_replaced_and_deleted),
        cmocka_unit_test(terms_are_walked_in_byte_order_below_a_prefix),
        cmocka_unit_test(a_walk_ends_with_the_status_of_the_call),
        cmocka_unit_test(shards_that_a_stub_names_are_one_database),
        cmocka_unit_test(a_database_in_one_piece_is_its_own_shard),
        cmocka_unit_test(a_shard_that_is_away_is_told_until_it_is_back),
        cmocka_unit_test(a_stub_that_names_no_shard_is_refused),
        cmocka_unit_test(check_counts_faults_and_says_where),
        cmocka_unit_test(a_list_of_terms_is_held_against_what_leads_to_its_document),
        cmocka_unit_test(a_mark_tells_terms_counts_and_values),
        cmocka_unit_test(the_version_is_that_of_the_library),
        cmocka_unit_test(nothing_can_be_freed),
        cmocka_unit_test(words_are_stemmed_by_each_algorithm),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
