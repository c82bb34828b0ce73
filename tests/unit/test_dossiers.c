/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/dossiers.c and dossier_table.c: what a dump knows of its documents and
 * dossiers goes with them, and dossiers are documents by themselves. */
#include "tests/unit/sources.h"

#include "lib/source/dossiers.h"
#include "lib/source/readers.h"

#define DOSSIERS                                                                                   \
    "dc_identifier,dc_title,dc_description,dc_publisher_name,foi_valuation,foi_requestText,"       \
    "foi_decisionText,foi_requestDate,foi_decisionDate\n"
#define DOCUMENTS "dc_identifier,foi_dossierId,dc_title,dc_type\n"
#define PAGES     "foi_documentId,foi_pageNumber,foi_bodyText\n"

static const char *const names[] = {
    "woo_bodytext.csv",  "woo_bodytext_2i.csv",  "woo_dossiers.csv",  "woo_dossiers.csv.gz",
    "woo_documents.csv", "woo_documents.csv.gz", "woo_documents.txt",
};

static int remove_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(names); i++)
        unlink(path_of(names[i]));
    return 0;
}

/* Packed where its name says so. */
static void write_named(const char *name, const char *text)
{
    wob_buffer bytes = {0};
    if (strstr(name, ".gz"))
        add_gzip(&bytes, wob_slice_of(text));
    else
        wob_buffer_add(&bytes, wob_slice_of(text));
    FILE *file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
    wob_buffer_release(&bytes);
}

static void write_date(wob_buffer *to, wob_date date)
{
    char text[WOB_ISO_DATE_SIZE];
    wob_date_format_iso(date, text);
    wob_buffer_print(to, "|%s", wob_date_known(date) ? text : "");
}

/* "id type|organisation|subject|outcome|date|request_date" a line. */
static wob_status write_facts(void *context, const wob_source *source, wob_error *error)
{
    static const char *const types[] = {"?", "decision", "other"};
    const wob_source_facts *facts = &source->facts;
    wob_buffer *to = context;
    (void)error;
    wob_buffer_print(to, "%.*s %s|%.*s|%.*s|%.*s", WOB_ARG(source->id), types[facts->type],
                     WOB_ARG(facts->organisation), WOB_ARG(facts->subject),
                     WOB_ARG(facts->outcome));
    write_date(to, facts->date);
    write_date(to, facts->request_date);
    wob_buffer_add_char(to, '\n');
    return WOB_OK;
}

/* Reads a file of the folder; the message says `reason`, or there is none. */
static void expect_read(const char *name, wob_source_fn write, wob_status expected_status,
                        const char *reason, const char *expected)
{
    wob_arena arena = {0};
    wob_buffer read = {0};
    wob_error error = {0};
    wob_status status =
        wob_source_each(path_of(name), &WOB_SOURCE_OPTIONS, &arena, write, &read, &error);
    assert_int_equal(status, expected_status);
    if (reason ? !strstr(error.message, reason) : error.message[0])
        fail_msg("\"%s\" does not say \"%s\"", error.message, reason ? reason : "");
    assert_text(wob_buffer_slice(&read), expected);
    wob_arena_release(&arena);
    wob_buffer_release(&read);
}

static const char dossiers[] =
    DOSSIERS "nl.1,Verzoek brug,,Gemeente Zuiderdam,deels openbaar,,,2022-01-02,2022-03-04\n"
             "nl.2,,Over het zwembad,Provincie Veenrijk,openbaar,,,nan,2022-05-06 00:00:00\n";
static const char documents[] =
    DOCUMENTS "nl.1.a,nl.1,Besluit.pdf,besluit\nnl.1.b,nl.1,Brief van A,verzoek\n"
              "nl.1.c,nl.1,Lijst,inventaris\nnl.1.d,nl.1,Nota,Bijlage\nnl.1.e,nl.1,,bijlage\n"
              "nl.2.a,nl.2,nan,besluit\nnl.3.a,nl.3,Nota,besluit\nnl.2.b,nl.2,Nota,overig\n";
static const char pages[] = PAGES "nl.1.a,1,x\nnl.1.b,1,x\nnl.1.c,1,x\nnl.1.d,1,x\nnl.1.e,1,x\n"
                                  "nl.2.a,1,x\nnl.3.a,1,x\nnl.2.b,1,x\nnl.9,1,x\n";
static const char joined[] =
    "nl.1.a decision|Gemeente Zuiderdam|Verzoek brug|deels openbaar|2022-03-04|2022-01-02\n"
    "nl.1.b other|Gemeente Zuiderdam|Brief van A|||2022-01-02\n"
    "nl.1.c other|Gemeente Zuiderdam|Lijst|||\n"
    "nl.1.d other|Gemeente Zuiderdam|Nota|||\n"
    "nl.1.e other|Gemeente Zuiderdam|Verzoek brug|||\n"
    "nl.2.a decision|Provincie Veenrijk|Over het zwembad|openbaar|2022-05-06|\n"
    "nl.3.a decision||Nota|||\n"
    "nl.2.b ?|Provincie Veenrijk|Nota|||\n"
    "nl.9 ?|||||\n";

static void dossiers_are_joined_with_the_pages_beside_them(void **state)
{
    (void)state;
    static const struct {
        const char *pages, *dossiers, *documents;
    } rows[] = {
        {"woo_bodytext.csv", "woo_dossiers.csv", "woo_documents.csv"},
        {"woo_bodytext_2i.csv", "woo_dossiers.csv.gz", "woo_documents.csv.gz"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        write_named(rows[i].pages, pages);
        write_named(rows[i].dossiers, dossiers);
        write_named(rows[i].documents, documents);
        expect_read(rows[i].pages, write_facts, WOB_OK, NULL, joined);
        remove_files(NULL);
    }
}

static void dossiers_that_are_not_there_are_not_missed(void **state)
{
    (void)state;
    write_named("woo_bodytext.csv", PAGES "nl.1.a,1,x\n");
    expect_read("woo_bodytext.csv", write_facts, WOB_OK, NULL, "nl.1.a ?|||||\n");
    write_named("woo_documents.csv", documents);
    expect_read("woo_bodytext.csv", write_facts, WOB_OK, NULL, "nl.1.a decision||Besluit.pdf|||\n");
    unlink(path_of("woo_documents.csv"));
    write_named("woo_dossiers.csv", dossiers);
    write_named("woo_documents.txt", documents); /* not a table's name */
    expect_read("woo_bodytext.csv", write_facts, WOB_OK, NULL, "nl.1.a ?|||||\n");
}

static void dossiers_are_found_from_their_own_folder_too(void **state)
{
    char here[4096];
    (void)state;
    write_named("woo_bodytext.csv", PAGES "nl.1.d,1,x\n");
    write_named("woo_documents.csv", documents);
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(unit_folder), 0);
    bool beside = wob_dossiers_beside("woo_bodytext.csv", "woo_documents");
    bool other = wob_dossiers_beside("woo_bodytext.csv", "woo_dossiers");
    assert_int_equal(chdir(here), 0);
    assert_true(beside);
    assert_false(other);
}

static void dossiers_that_cannot_be_read_are_passed_over_and_reported(void **state)
{
    (void)state;
    static const struct {
        const char *dossiers, *documents, *reason, *expected;
    } rows[] = {
        {DOSSIERS "nl.1,x\nnl.1,Brug,,Zuiderdam,openbaar,,,,\n",
         DOCUMENTS "nl.1.a,nl.1,B,besluit\n", "woo_dossiers.csv: line 2: a row of 2 fields",
         "nl.1.a decision|Zuiderdam|Brug|openbaar||\n"},
        {"dc_title\nx\n", DOCUMENTS "nl.1.a,nl.1,B,besluit\n",
         "woo_dossiers.csv: no table of Woogle: it lacks the column dc_identifier",
         "nl.1.a decision||B|||\n"},
        {DOSSIERS, DOCUMENTS ",nl.1,B,besluit\n\"nl.1.a\"x\nnl.1.a,,B,bijlage\n",
         "woo_documents.csv: line 2: no identifier of a document (passed over 2 in all",
         "nl.1.a other||B|||\n"},
    };
    write_named("woo_bodytext.csv", PAGES "nl.1.a,1,x\n");
    for (size_t i = 0; i < ROWS(rows); i++) {
        write_named("woo_dossiers.csv", rows[i].dossiers);
        write_named("woo_documents.csv", rows[i].documents);
        expect_read("woo_bodytext.csv", write_facts, WOB_UNREADABLE, rows[i].reason,
                    rows[i].expected);
    }
}

static void dossiers_met_twice_count_as_they_were_first(void **state)
{
    (void)state;
    write_named("woo_bodytext.csv", PAGES "nl.1.a,1,x\n");
    write_named("woo_dossiers.csv", DOSSIERS "nl.1,een,,,,,,,\nnl.1,twee,,,,,,,\n");
    write_named("woo_documents.csv", DOCUMENTS "nl.1.a,nl.1,,besluit\nnl.1.a,nl.1,drie,bijlage\n");
    expect_read("woo_bodytext.csv", write_facts, WOB_OK, NULL, "nl.1.a decision||een|||\n");
}

static void dossiers_by_themselves_give_request_and_decision(void **state)
{
    (void)state;
    write_named("woo_dossiers.csv.gz", DOSSIERS
                "nl.1,Brug,Over de brug,Zuiderdam,openbaar,\"Alles over\nde brug\",Ik besluit,,\n"
                "nl.2,Brug,Over de brug,Zuiderdam,openbaar,NaN,\"Ik weiger caf\xE9\",,\n"
                "nl.3,Brug,Over de brug,Zuiderdam,openbaar,,,,\n"
                "nl.4,Brug,,Zuiderdam,openbaar,,,,\n");
    expect_read("woo_dossiers.csv.gz", write_down, WOB_OK, NULL,
                "woogle, 1 pages, 0 blank\n1|Verzoek\n1|\n1|Alles over\n1|de brug\n1|\n1|Besluit\n"
                "1|\n1|Ik besluit\n"
                "woogle, 1 pages, 0 blank\n1|Besluit\n1|\n1|Ik weiger caf\xEF\xBF\xBD\n"
                "woogle, 1 pages, 0 blank\n1|Samenvatting\n1|\n1|Over de brug\n");
    expect_read("woo_dossiers.csv.gz", write_facts, WOB_OK, NULL,
                "nl.1 decision|Zuiderdam|Brug|openbaar||\n"
                "nl.2 decision|Zuiderdam|Brug|openbaar||\n"
                "nl.3 decision|Zuiderdam|Brug|openbaar||\n");
}

static void documents_without_texts_are_named_only_where_they_lie_alone(void **state)
{
    (void)state;
    write_named("woo_documents.csv", documents);
    expect_read("woo_documents.csv", write_facts, WOB_UNREADABLE, "put woo_bodytext beside it", "");
    write_named("woo_dossiers.csv", dossiers);
    expect_read("woo_documents.csv", write_facts, WOB_OK, NULL, "");
    unlink(path_of("woo_dossiers.csv"));
    write_named("woo_bodytext_2i.csv", pages);
    expect_read("woo_documents.csv", write_facts, WOB_OK, NULL, "");
}

typedef struct fingerprints {
    char sha256[3][WOB_SHA256_SIZE];
    size_t count;
} fingerprints;

static wob_status note_sha256(void *context, const wob_source *source, wob_error *error)
{
    fingerprints *to = context;
    (void)error;
    assert_true(to->count < ROWS(to->sha256));
    memcpy(to->sha256[to->count++], source->sha256, WOB_SHA256_SIZE);
    return WOB_OK;
}

static void document_whose_facts_change_is_another(void **state)
{
    static const char *const titles[] = {DOCUMENTS "d,,een,bijlage\n", DOCUMENTS "d,,een,bijlage\n",
                                         DOCUMENTS "d,,twee,bijlage\n"};
    wob_arena arena = {0};
    fingerprints seen = {0};
    (void)state;
    write_named("woo_bodytext.csv", PAGES "d,1,x\n");
    for (size_t i = 0; i < ROWS(titles); i++) {
        write_named("woo_documents.csv", titles[i]);
        assert_int_equal(wob_source_each(path_of("woo_bodytext.csv"), &WOB_SOURCE_OPTIONS, &arena,
                                         note_sha256, &seen, NULL),
                         WOB_OK);
    }
    assert_int_equal(seen.count, ROWS(titles));
    assert_string_equal(seen.sha256[0], seen.sha256[1]);
    assert_string_not_equal(seen.sha256[1], seen.sha256[2]);
    wob_arena_release(&arena);
}

static void ignore(void *context, const wob_error *why)
{
    (void)context;
    (void)why;
}

static void dossiers_of_many_documents_are_found_one_by_one(void **state)
{
    (void)state;
    enum { MANY = 20000, STEP = 7919 };
    wob_buffer text = {0};
    wob_arena arena = {0};
    wob_dossiers *found = NULL;
    wob_buffer_print(&text, DOCUMENTS);
    for (int i = 0; i < MANY; i++)
        wob_buffer_print(&text, "doc.%d,,titel %d,bijlage\n", i, i);
    write_named("woo_documents.csv", text.data);
    assert_int_equal(wob_dossiers_open(path_of("woo_bodytext.csv"), ignore, NULL, &found, NULL),
                     WOB_OK);
    for (int i = 0; i < MANY; i++) {
        wob_source_facts facts;
        wob_arena_clear(&arena);
        wob_slice id = wob_arena_print(&arena, "doc.%d", i * STEP % MANY);
        assert_int_equal(wob_dossiers_facts(found, id, &arena, &facts, NULL), WOB_OK);
        assert_slice(facts.subject, wob_arena_print(&arena, "titel %d", i * STEP % MANY));
    }
    wob_dossiers_free(found);
    wob_dossiers_free(NULL);
    wob_arena_release(&arena);
    wob_buffer_release(&text);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_teardown(test, remove_files)
    const struct CMUnitTest tests[] = {
        CASE(dossiers_are_joined_with_the_pages_beside_them),
        CASE(dossiers_that_are_not_there_are_not_missed),
        CASE(dossiers_are_found_from_their_own_folder_too),
        CASE(dossiers_that_cannot_be_read_are_passed_over_and_reported),
        CASE(dossiers_met_twice_count_as_they_were_first),
        CASE(dossiers_by_themselves_give_request_and_decision),
        CASE(documents_without_texts_are_named_only_where_they_lie_alone),
        CASE(document_whose_facts_change_is_another),
        CASE(dossiers_of_many_documents_are_found_one_by_one),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
