/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/woogle.c: rows of a dump become documents, and nothing of it is lost in
 * silence. */
#include "tests/unit/sources.h"

#include "lib/source/readers.h"

#include <sys/resource.h>

#define HEADING "foi_documentId,foi_pageNumber,foi_bodyText,foi_bodyTextOCR,foi_hasOCR\n"

/* Ids and paths, then the pages. */
static wob_status write_down_named(void *context, const wob_source *source, wob_error *error)
{
    wob_buffer *to = context;
    wob_slice path = source->path;
    size_t mark = wob_slice_find(path, WOB_SLICE("!"), 0);
    assert_slice(wob_slice_cut(path, 0, mark), wob_slice_of(unit_path));
    assert_slice(wob_slice_cut(path, mark + 1, path.size), source->id);
    wob_buffer_print(to, "%.*s: ", WOB_ARG(source->id));
    return write_down(context, source, error);
}

static wob_status read_dump(wob_slice bytes, wob_buffer *read, wob_error *error)
{
    wob_arena arena = {0};
    write_file(bytes);
    wob_status status =
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, write_down_named, read, error);
    wob_arena_release(&arena);
    return status;
}

static void expect_dump(const char *bytes, const char *expected)
{
    wob_buffer packed = {0}, read = {0};
    wob_error error = {0};
    wob_status status = read_dump(wob_slice_of(bytes), &read, &error);
    assert_string_equal(error.message, "");
    assert_int_equal(status, WOB_OK);
    assert_text(wob_buffer_slice(&read), expected);

    wob_buffer_clear(&read);
    add_gzip(&packed, wob_slice_of(bytes));
    assert_int_equal(read_dump(wob_buffer_slice(&packed), &read, &error), WOB_OK);
    assert_text(wob_buffer_slice(&read), expected);
    wob_buffer_release(&packed);
    wob_buffer_release(&read);
}

static void dump_gives_its_documents_with_a_page_a_row(void **state)
{
    (void)state;
    expect_dump(HEADING
                "nl.mnre1045.2i.2023.1.doc.1,1,\"Geachte heer,\n\nhet \"\"besluit\"\"\",,False\n"
                "nl.mnre1045.2i.2023.1.doc.1,2,Hoogachtend,,False\n"
                "nl.gm0867.2i.2023.2.doc.1,1,Besluit,,False\n",
                "nl.mnre1045.2i.2023.1.doc.1: woogle, 2 pages, 0 blank\n"
                "1|Geachte heer,\n1|\n1|het \"besluit\"\n2|Hoogachtend\n"
                "nl.gm0867.2i.2023.2.doc.1: woogle, 1 pages, 0 blank\n1|Besluit\n");
}

static void dump_columns_are_found_by_name(void **state)
{
    (void)state;
    static const char expected[] = "d1: woogle, 1 pages, 0 blank\n1|tekst\n";
    expect_dump("foi_bodyText,foi_pageNumber,foi_documentId\ntekst,1,d1\n", expected);
    expect_dump("dc_publisher_name,dc_publisher,foi_documentId,foi_pageNumber,foi_bodyText,"
                "foi_bodyTextOCR,foi_hasOCR,foi_nrWordsOCR \nPolitie,x,d1,1,tekst,,,0\n",
                expected);
    expect_dump("\"foi_documentId\",\"foi_pageNumber\",\"foi_bodyText\"\r\nd1,1,tekst\r\n",
                expected);
    expect_dump("\xEF\xBB\xBF"
                "foi_documentId,foi_pageNumber,foi_bodyText\nd1,1,tekst",
                expected);
    expect_dump("foi_documentId,foi_pageNumber,foi_bodyTextOCR\nd1,1,tekst\n",
                "d1: woogle, 1 pages, 0 blank, ocr\n1|tekst\n");
}

static void dump_takes_recognised_text_where_there_is_no_other(void **state)
{
    (void)state;
    expect_dump(HEADING "d1,1,eigen,herkend,True\nd1,2,,herkend,True\nd1,3,\" \n\",herkend,True\n"
                        "d1,4,,,True\n",
                "d1: woogle, 4 pages, 1 blank, ocr\n1|eigen\n2|herkend\n3|herkend\n");
    expect_dump(HEADING "d1,1,eigen,herkend,True\nd1,2,,,\n",
                "d1: woogle, 2 pages, 1 blank\n1|eigen\n");
}

static void dump_pages_come_in_order_of_their_numbers(void **state)
{
    (void)state;
    expect_dump(HEADING "d1,3,drie,,\nd1,1,een,,\nd1,2.0,twee,,\n",
                "d1: woogle, 3 pages, 0 blank\n1|een\n2|twee\n3|drie\n");
    expect_dump(HEADING "d1,,een,,\nd1,x,twee,,\nd1,7,zeven,,\nd1,-1,acht,,\n",
                "d1: woogle, 4 pages, 0 blank\n1|een\n2|twee\n7|zeven\n8|acht\n");
}

static void dump_document_met_again_gets_a_number(void **state)
{
    (void)state;
    expect_dump(HEADING "d1,1,een,,\nd2,1,ander,,\nd1,2,twee,,\nd2,2,nog,,\nd1,3,drie,,\n",
                "d1: woogle, 1 pages, 0 blank\n1|een\nd2: woogle, 1 pages, 0 blank\n1|ander\n"
                "d1-2: woogle, 1 pages, 0 blank\n2|twee\nd2-2: woogle, 1 pages, 0 blank\n2|nog\n"
                "d1-3: woogle, 1 pages, 0 blank\n3|drie\n");
}

static void dump_of_many_documents_tells_each_from_every_other(void **state)
{
    (void)state;
    enum { DOCUMENTS = 5000 };
    wob_buffer dump = {0}, expected = {0}, read = {0};
    wob_buffer_print(&dump, HEADING);
    for (int round = 1; round <= 2; round++)
        for (int i = 0; i < DOCUMENTS; i++) {
            wob_buffer_print(&dump, "doc.%d,1,tekst,,\n", i);
            wob_buffer_print(&expected, "doc.%d%s: woogle, 1 pages, 0 blank\n1|tekst\n", i,
                             round == 2 ? "-2" : "");
        }
    assert_int_equal(read_dump(wob_buffer_slice(&dump), &read, NULL), WOB_OK);
    assert_true(wob_slice_equal(wob_buffer_slice(&read), wob_buffer_slice(&expected)));
    wob_buffer_release(&dump);
    wob_buffer_release(&expected);
    wob_buffer_release(&read);
}

static void dump_rows_that_are_none_are_passed_over_and_reported(void **state)
{
    (void)state;
    static const struct {
        const char *rows, *reason;
    } rows[] = {
        {"d1,2\n", ": line 3: a row of 2 fields where the heading has 5 (passed over 1 in all"},
        {"d1,2,x,,,,\n", ": line 3: a row of 7 fields"},
        {"\"d\n1\",2,x,,\n", ": line 3: no identifier of a document"},
        {",2,x,,\n", ": line 3: no identifier of a document"},
        {"\xE9,2,x,,\n", ": line 3: no identifier of a document"},
        {"d1,2,\"x\"y,,\n", ": line 3: no valid CSV"},
        {"d1,2,\"x\"y,,\nrest of\nit\n", "(passed over 3 in all, the rest was read)"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer dump = {0}, read = {0};
        wob_error error = {0};
        wob_buffer_print(&dump, HEADING "d1,1,een,,\n%sd1,3,drie,,\nd2,1,een,,\n", rows[i].rows);
        assert_int_equal(read_dump(wob_buffer_slice(&dump), &read, &error), WOB_UNREADABLE);
        assert_text(wob_buffer_slice(&read), "d1: woogle, 2 pages, 0 blank\n1|een\n3|drie\n"
                                             "d2: woogle, 1 pages, 0 blank\n1|een\n");
        if (!strstr(error.message, unit_path) || !strstr(error.message, rows[i].reason))
            fail_msg("\"%s\" does not say \"%s\"", error.message, rows[i].reason);
        wob_buffer_release(&dump);
        wob_buffer_release(&read);
    }
}

static void dump_text_that_is_no_utf8_is_repaired(void **state)
{
    (void)state;
    expect_dump(HEADING "d1,1,caf\xE9 caf\xC3\xA9,,\n",
                "d1: woogle, 1 pages, 0 blank\n1|caf\xEF\xBF\xBD café\n");
}

static void dump_that_is_cut_gives_what_was_read_and_says_so(void **state)
{
    (void)state;
    wob_buffer dump = {0}, packed = {0}, read = {0};
    wob_error error = {0};
    wob_buffer_print(&dump, HEADING);
    for (int i = 0; i < 3000; i++)
        wob_buffer_print(&dump, "d%d,1,tekst %d,,\n", i, i * 7919 % 10007);
    add_gzip(&packed, wob_buffer_slice(&dump));
    packed.size /= 2;
    assert_int_equal(read_dump(wob_buffer_slice(&packed), &read, &error), WOB_UNREADABLE);
    assert_non_null(strstr(error.message, "damaged or cut gzip data"));
    wob_slice first = WOB_SLICE("d0: woogle, 1 pages, 0 blank\n1|tekst 0\nd1: woogle");
    assert_true(wob_slice_starts(wob_buffer_slice(&read), first));
    wob_buffer_release(&dump);
    wob_buffer_release(&packed);
    wob_buffer_release(&read);
}

static void dump_document_that_is_too_large_is_passed_over_alone(void **state)
{
    (void)state;
    enum { PAGE = 33 << 20 };
    wob_buffer dump = {0}, read = {0};
    wob_error error = {0};
    wob_buffer_print(&dump, HEADING "d1,1,een,,\n");
    for (int page = 1; page <= 3; page++) {
        wob_buffer_print(&dump, "d2,%d,", page);
        memset(wob_buffer_reserve(&dump, PAGE), 'x', PAGE);
        dump.size += PAGE;
        wob_buffer_print(&dump, ",,\n");
    }
    wob_buffer_print(&dump, "d3,1,drie,,\n");
    assert_int_equal(read_dump(wob_buffer_slice(&dump), &read, &error), WOB_LIMIT);
    assert_text(wob_buffer_slice(&read), "d1: woogle, 1 pages, 0 blank\n1|een\n"
                                         "d3: woogle, 1 pages, 0 blank\n1|drie\n");
    assert_non_null(strstr(error.message, "document d2 has more than 64 MiB"));
    wob_buffer_release(&dump);
    wob_buffer_release(&read);
}

static wob_status stop_at_second(void *context, const wob_source *source, wob_error *error)
{
    (void)source;
    return ++*(int *)context == 2 ? wob_fail(error, WOB_IO, "stopped") : WOB_OK;
}

static void dump_stops_where_the_caller_says(void **state)
{
    (void)state;
    wob_arena arena = {0};
    int calls = 0;
    write_file(WOB_SLICE(HEADING "d1,1,x,,\nd2,1,x,,\nd3,1,x,,\nd4,1\n"));
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, stop_at_second, &calls, NULL),
        WOB_IO);
    assert_int_equal(calls, 2);
    wob_arena_release(&arena);
}

typedef struct fingerprint {
    char sha256[2][WOB_SHA256_SIZE];
    int calls;
} fingerprint;

static wob_status note_sha256(void *context, const wob_source *source, wob_error *error)
{
    fingerprint *to = context;
    (void)error;
    memcpy(to->sha256[to->calls++ % 2], source->sha256, WOB_SHA256_SIZE);
    return WOB_OK;
}

static void dump_document_has_the_digest_of_its_text(void **state)
{
    (void)state;
    wob_arena arena = {0};
    fingerprint seen = {0};
    write_file(WOB_SLICE(HEADING "d1,1,a,,\nd1,2,bc,,\nd2,1,x,,\n")); /* of FIPS 180-4: "abc" */
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, note_sha256, &seen, NULL), WOB_OK);
    assert_int_equal(seen.calls, 2);
    assert_string_equal(seen.sha256[0],
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_not_equal(seen.sha256[0], seen.sha256[1]);
    wob_arena_release(&arena);
}

static wob_status take_memory(void *context, const wob_source *source, wob_error *error)
{
    (void)error;
    assert_int_equal(source->page_count, 1);
    wob_arena_take(context, 1 << 20); /* as reading a letter does */
    return WOB_OK;
}

static void dump_takes_the_memory_of_one_document(void **state)
{
    (void)state;
    enum { DOCUMENTS = 200, LINES = 5000, MOST_GROWTH = 64 << 10 /* KiB */ };
    wob_arena arena = {0};
    struct rusage before, after;
    FILE *file = fopen(path_of("file"), "wb");
    assert_non_null(file);
    fputs(HEADING, file);
    for (int i = 0; i < DOCUMENTS; i++) {
        fprintf(file, "d%d,1,\"", i);
        for (int line = 0; line < LINES; line++)
            fprintf(file, "regel %d van %d en nog wat woorden erbij\n", line, i);
        fputs("\",,\n", file);
    }
    assert_int_equal(fclose(file), 0);
    getrusage(RUSAGE_SELF, &before);
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, take_memory, &arena, NULL), WOB_OK);
    getrusage(RUSAGE_SELF, &after);
    assert_in_range(after.ru_maxrss - before.ru_maxrss, 0, MOST_GROWTH); /* of 240 MiB and more */
    wob_arena_release(&arena);
}

static void dump_is_known_by_its_heading(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        bool expected;
    } rows[] = {
        {HEADING, true},
        {"foi_documentId,foi_pageNumber", true},
        {"x,foi_pageNumber,\"foi_documentId\"\r\n", true},
        {"", false},
        {"foi_documentId,dc_title\nfoi_pageNumber", false},
        {"Geachte heer,\nfoi_documentId,foi_pageNumber\n", false},
        {"dc_identifier,foi_dossierId,dc_title\n", true},
        {"dc_identifier,dc_title,foi_decisionText\n", true},
        {"dc_identifier,dc_title\n", false},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_int_equal(wob_woogle_recognise(wob_slice_of(rows[i].head)), rows[i].expected);
    write_file(WOB_SLICE("foi_documentId,foi_pageNumber,foi_redacted\nd1,1,0\n"));
    expect_refused(unit_path, WOB_UNREADABLE, "without the texts of pages");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dump_takes_the_memory_of_one_document), /* before others took any */
        cmocka_unit_test(dump_gives_its_documents_with_a_page_a_row),
        cmocka_unit_test(dump_columns_are_found_by_name),
        cmocka_unit_test(dump_takes_recognised_text_where_there_is_no_other),
        cmocka_unit_test(dump_pages_come_in_order_of_their_numbers),
        cmocka_unit_test(dump_document_met_again_gets_a_number),
        cmocka_unit_test(dump_of_many_documents_tells_each_from_every_other),
        cmocka_unit_test(dump_rows_that_are_none_are_passed_over_and_reported),
        cmocka_unit_test(dump_text_that_is_no_utf8_is_repaired),
        cmocka_unit_test(dump_that_is_cut_gives_what_was_read_and_says_so),
        cmocka_unit_test(dump_document_that_is_too_large_is_passed_over_alone),
        cmocka_unit_test(dump_stops_where_the_caller_says),
        cmocka_unit_test(dump_document_has_the_digest_of_its_text),
        cmocka_unit_test(dump_is_known_by_its_heading),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
