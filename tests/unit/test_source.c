/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/source.h over plain text: which reader a file gets, in which encoding text
 * is, where lines and pages end, and what is refused. */
#include "tests/unit/sources.h"

#include "lib/source/readers.h"

enum { LONGEST_LINE = WOB_LIMIT_LINE << 10 }; /* bytes */

static void text_has_its_lines_and_pages(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *expected;
    } rows[] = {
        {"een", "text, 1 pages, 0 blank\n1|een\n"},
        {"een\n", "text, 1 pages, 0 blank\n1|een\n"},
        {"een\n\n twee \n", "text, 1 pages, 0 blank\n1|een\n1|\n1| twee \n"},
        {"\neen", "text, 1 pages, 0 blank\n1|\n1|een\n"},
        {"een\ftwee", "text, 2 pages, 0 blank\n1|een\n2|twee\n"},
        {"een\n\ftwee\n\f", "text, 2 pages, 0 blank\n1|een\n2|twee\n"},
        {"een\n\f\f \n\fvier", "text, 4 pages, 2 blank\n1|een\n3| \n4|vier\n"},
        {"\feen", "text, 2 pages, 1 blank\n2|een\n"},
        {" ", "text, 1 pages, 1 blank\n1| \n"},
        {"\xEF\xBB\xBF"
         "een",
         "text, 1 pages, 0 blank\n1|een\n"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_bytes(wob_slice_of(rows[i].bytes), rows[i].expected);
}

static void text_lines_end_in_lf_cr_or_both(void **state)
{
    (void)state;
    static const char *const rows[] = {"een\ntwee\n\ndrie", "een\r\ntwee\r\n\r\ndrie\r\n",
                                       "een\rtwee\r\rdrie\r", "een\ntwee\r\rdrie\r\n",
                                       "een\r\ntwee\n\rdrie"};
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_bytes(wob_slice_of(rows[i]), "text, 1 pages, 0 blank\n1|een\n1|twee\n1|\n1|drie\n");
}

static void text_is_read_in_its_encoding(void **state)
{
    (void)state;
    static const struct {
        wob_slice bytes;
        const char *line;
    } rows[] = {
        {BYTES("caf\xC3\xA9 \xE2\x82\xAC 5"), "café € 5"},
        {BYTES("caf\xE9 \x80 5"), "café € 5"},                       /* Windows-1252 */
        {BYTES("\x93zienswijze\x94 \x96 \xEB"), "“zienswijze” – ë"}, /* its quotes and dash */
        {BYTES("\xFF\xFE"
               "e\0\xEB\0\xAC\x20"),
         "eë€"},
        {BYTES("\xFE\xFF\0e\0\xEB\x20\xAC"), "eë€"},
        {BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "😀"},
        /* UTF-8 in which single bytes are lost stays UTF-8 */
        {BYTES("\xC3\xA9\xC3\xA8\xC3\xAB \xC3 x"), "éèë \xEF\xBF\xBD x"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        char expected[100];
        snprintf(expected, sizeof expected, "text, 1 pages, 0 blank\n1|%s\n", rows[i].line);
        expect_bytes(rows[i].bytes, expected);
    }
}

static wob_status join_lines(void *context, const wob_source *source, wob_error *error)
{
    wob_buffer *to = context;
    (void)error;
    assert_true(source->lines.count > 1);
    for (size_t i = 0; i < source->lines.count; i++) {
        assert_in_range(source->lines.at[i].text.size, 1, LONGEST_LINE);
        wob_buffer_add(to, source->lines.at[i].text);
    }
    return WOB_OK;
}

static void text_lines_too_long_are_cut_between_characters(void **state)
{
    (void)state;
    static const char *const words[] = {"x", "ë", "€", "woord ", "een langer woord, met é "};
    for (size_t i = 0; i < ROWS(words); i++) {
        wob_buffer long_line = {0}, joined = {0};
        wob_arena arena = {0};
        while (long_line.size < 3 * LONGEST_LINE + 5)
            wob_buffer_add(&long_line, wob_slice_of(words[i]));
        write_file(wob_buffer_slice(&long_line));
        assert_int_equal(
            wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, join_lines, &joined, NULL),
            WOB_OK);
        assert_slice(wob_buffer_slice(&joined), wob_buffer_slice(&long_line));
        wob_buffer_release(&long_line);
        wob_buffer_release(&joined);
        wob_arena_release(&arena);
    }
}

static wob_status count_lines(void *context, const wob_source *source, wob_error *error)
{
    (void)error;
    *(size_t *)context += source->lines.count;
    return WOB_OK;
}

static void text_lines_are_cut_at_the_limit_that_is_set(void **state)
{
    enum { KIBS = 10 };
    (void)state;
    wob_source_options options = WOB_SOURCE_OPTIONS;
    wob_buffer line = {0};
    wob_arena arena = {0};
    size_t lines = 0;
    options.limits.line = 1;
    while (line.size < KIBS << 10)
        wob_buffer_add_char(&line, 'x');
    write_file(wob_buffer_slice(&line));
    assert_int_equal(wob_source_each(unit_path, &options, &arena, count_lines, &lines, NULL),
                     WOB_OK);
    assert_int_equal(lines, KIBS);
    wob_buffer_release(&line);
    wob_arena_release(&arena);
}

static wob_status count_characters(void *context, const wob_source *source, wob_error *error)
{
    (void)error;
    for (size_t i = 0; i < source->lines.count; i++) {
        wob_slice text = source->lines.at[i].text;
        assert_true(i == 0 || text.data[0] == ' '); /* cut before a blank, not inside a word */
        *(size_t *)context += text.size;
    }
    return WOB_OK;
}

static void text_lines_too_long_are_cut_at_a_blank_where_there_is_one(void **state)
{
    (void)state;
    wob_buffer long_line = {0};
    wob_arena arena = {0};
    size_t size = 0;
    while (long_line.size < 2 * LONGEST_LINE)
        wob_buffer_add(&long_line, WOB_SLICE("woorden "));
    wob_buffer_add(&long_line, WOB_SLICE("tot slot"));
    write_file(wob_buffer_slice(&long_line));
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, count_characters, &size, NULL),
        WOB_OK);
    assert_int_equal(size, long_line.size);
    wob_buffer_release(&long_line);
    wob_arena_release(&arena);
}

static void source_packed_with_gzip_reads_the_same(void **state)
{
    (void)state;
    wob_buffer packed = {0};
    add_gzip(&packed, WOB_SLICE("een\n\ftwee\n"));
    expect_bytes(wob_buffer_slice(&packed), "text, 2 pages, 0 blank\n1|een\n2|twee\n");
    wob_buffer_release(&packed);
}

typedef struct identity {
    char id[40], sha256[WOB_SHA256_SIZE], path[100];
} identity;

static wob_status note_identity(void *context, const wob_source *source, wob_error *error)
{
    identity *to = context;
    (void)error;
    snprintf(to->id, sizeof to->id, "%.*s", WOB_ARG(source->id));
    snprintf(to->path, sizeof to->path, "%.*s", WOB_ARG(source->path));
    memcpy(to->sha256, source->sha256, sizeof to->sha256);
    return WOB_OK;
}

static void source_id_is_that_of_the_bytes_on_disk(void **state)
{
    (void)state;
    identity plain, packed;
    wob_arena arena = {0};
    wob_buffer bytes = {0};
    write_file(WOB_SLICE("abc")); /* a vector of FIPS 180-4 */
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, note_identity, &plain, NULL),
        WOB_OK);
    assert_string_equal(plain.sha256,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(plain.id, "ba7816bf8f01cfea");
    assert_string_equal(plain.path, unit_path);

    add_gzip(&bytes, WOB_SLICE("abc"));
    write_file(wob_buffer_slice(&bytes));
    char sha256[WOB_SHA256_SIZE];
    wob_sha256(wob_buffer_slice(&bytes), sha256);
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, note_identity, &packed, NULL),
        WOB_OK);
    assert_string_equal(packed.sha256, sha256);
    wob_buffer_release(&bytes);
    wob_arena_release(&arena);
}

static wob_status refuse(void *context, const wob_source *source, wob_error *error)
{
    (void)context;
    (void)source;
    return wob_fail(error, WOB_CORRUPT, "no more");
}

static void source_gives_back_what_the_caller_says(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_error error = {0};
    write_file(WOB_SLICE("een"));
    assert_int_equal(wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, refuse, NULL, &error),
                     WOB_CORRUPT);
    assert_string_equal(error.message, "no more");
    wob_arena_release(&arena);
}

static void source_refuses_what_is_no_text_and_says_what_it_is(void **state)
{
    (void)state;
    static const struct {
        wob_slice bytes;
        const char *reason;
    } rows[] = {
        {BYTES(""), "is empty"},
        {BYTES("\xEF\xBB\xBF"), "is empty"},
        {BYTES("\0\0\0\0"), "it is not text"},
        {BYTES("abc\0def"), "it is not text"},
        {BYTES("\x01\x02\x03 abc \x7F\x80"), "it is not text"},
        {BYTES("\xFF\xFE\0\0\0\0"), "it is not text"},
        {BYTES("PK\x03\x04 word/document.xml"), "archive"},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "Word"},
        {BYTES("{\\rtf1 Geachte heer}"), "RTF"},
        {BYTES("<?xml version='1.0'?>"), "XML"},
        {BYTES("\x89PNG\r\n\x1A\n"), "image"},
        {BYTES("\xFF\xD8\xFF\xE0"), "image"},
        {BYTES("\xFD"
               "7zXZ\0"),
         "archive"},
        {BYTES("Rar!\x1A\x07"), "RAR"},
        {BYTES("\x7F"
               "ELF\x02"),
         "program"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        write_file(rows[i].bytes);
        expect_refused(unit_path, WOB_UNREADABLE, rows[i].reason);
    }
}

static void source_takes_a_stray_control_for_text(void **state)
{
    (void)state;
    expect_bytes(WOB_SLICE("Geachte heer, op uw verzoek besluit ik.\x1A"),
                 "text, 1 pages, 0 blank\n1|Geachte heer, op uw verzoek besluit ik.\x1A\n");
}

static void source_refuses_what_is_not_a_regular_file(void **state)
{
    (void)state;
    expect_refused(unit_folder, WOB_UNREADABLE, "not a regular file");
    expect_refused("/dev/null", WOB_UNREADABLE, "not a regular file");
    expect_refused("/dev/zero", WOB_UNREADABLE, "not a regular file");
    expect_refused(path_of("missing"), WOB_NOT_FOUND, "no such file");
    assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
    expect_refused(unit_path, WOB_UNREADABLE, "not a regular file"); /* and does not wait */
    unlink(unit_path);
}

static void source_refuses_gzip_that_is_cut_or_twice_or_a_bomb(void **state)
{
    (void)state;
    enum { ZEROS = 64 << 20 };
    wob_buffer packed = {0}, twice = {0}, zeros = {0};
    add_gzip(&packed, WOB_SLICE("Geachte heer, op uw verzoek besluit ik als volgt."));
    for (size_t size = 2; size < packed.size; size += 5) {
        write_file(wob_slice_cut(wob_buffer_slice(&packed), 0, size));
        expect_refused(unit_path, WOB_UNREADABLE, "gzip data");
    }
    add_gzip(&twice, wob_buffer_slice(&packed));
    write_file(wob_buffer_slice(&twice));
    expect_refused(unit_path, WOB_UNREADABLE, "gzip data inside gzip data");

    memset(wob_buffer_reserve(&zeros, ZEROS), 0, ZEROS);
    zeros.size = ZEROS;
    wob_buffer_clear(&packed);
    add_gzip(&packed, wob_buffer_slice(&zeros));
    write_file(wob_buffer_slice(&packed));
    expect_refused(unit_path, WOB_LIMIT, "--limit ratio=N");
    wob_buffer_release(&packed);
    wob_buffer_release(&twice);
    wob_buffer_release(&zeros);
}

static void source_names_its_readers_and_formats(void **state)
{
    (void)state;
    static const char *const names[] = {"text", "pdf", "html", "docx", "odt", "woogle"};
    for (size_t i = 0; i < ROWS(names); i++)
        assert_string_equal(wob_format_name((wob_format)i), names[i]);
    assert_non_null(strstr(wob_source_readers(), "text, gzip, woogle"));
#ifdef WOB_WITH_SANDBOX
    assert_non_null(strstr(wob_source_readers(), "sandbox (seccomp 2."));
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_has_its_lines_and_pages),
        cmocka_unit_test(text_lines_end_in_lf_cr_or_both),
        cmocka_unit_test(text_is_read_in_its_encoding),
        cmocka_unit_test(text_lines_too_long_are_cut_between_characters),
        cmocka_unit_test(text_lines_are_cut_at_the_limit_that_is_set),
        cmocka_unit_test(text_lines_too_long_are_cut_at_a_blank_where_there_is_one),
        cmocka_unit_test(source_packed_with_gzip_reads_the_same),
        cmocka_unit_test(source_id_is_that_of_the_bytes_on_disk),
        cmocka_unit_test(source_gives_back_what_the_caller_says),
        cmocka_unit_test(source_refuses_what_is_no_text_and_says_what_it_is),
        cmocka_unit_test(source_takes_a_stray_control_for_text),
        cmocka_unit_test(source_refuses_what_is_not_a_regular_file),
        cmocka_unit_test(source_refuses_gzip_that_is_cut_or_twice_or_a_bomb),
        cmocka_unit_test(source_names_its_readers_and_formats),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
