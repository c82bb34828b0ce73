/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of archives by way of lib/source/source.h: whatever is done to one, reading it ends with a
 * status that names it. */
#include "tests/unit/sources.h"

#ifdef WOB_WITH_ARCHIVE

#include <archive.h>
#include <archive_entry.h>

static const char *const texts[] = {"Ad 1. Openbaar.\n", "Ad 2. Geweigerd.\n"};

/* An archive with a member for each of the texts. */
static void make_archive(int (*set_format)(struct archive *archive), wob_buffer *to)
{
    enum { ROOM = 64 << 10 };
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    size_t used = 0;
    assert_int_equal(set_format(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_set_bytes_in_last_block(archive, 1), ARCHIVE_OK);
    char *bytes = wob_buffer_reserve(to, ROOM);
    assert_int_equal(archive_write_open_memory(archive, bytes, ROOM, &used), ARCHIVE_OK);
    for (size_t i = 0; i < ROWS(texts); i++) {
        char name[20];
        snprintf(name, sizeof name, "map/%zu.txt", i);
        archive_entry_clear(entry);
        archive_entry_set_pathname(entry, name);
        archive_entry_set_size(entry, (la_int64_t)strlen(texts[i]));
        archive_entry_set_filetype(entry, AE_IFREG);
        assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
        assert_int_equal(archive_write_data(archive, texts[i], strlen(texts[i])), strlen(texts[i]));
    }
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_entry_free(entry);
    archive_write_free(archive);
    to->size += used;
}

static int (*const formats[])(struct archive *) = {
    archive_write_set_format_zip, archive_write_set_format_ustar, archive_write_set_format_7zip};

static wob_status note_path(void *context, const wob_source *source, wob_error *error)
{
    (void)error;
    wob_slice path = source->path;
    wob_buffer_add(context, wob_slice_cut(path, strlen(unit_path), path.size));
    return WOB_OK;
}

static void note_failed(void *context, const char *path, const wob_error *why)
{
    (void)path;
    assert_ptr_equal(strstr(why->message, unit_path), why->message);
    assert_true(wob_status_concerns_file(why->status));
    ++*(unsigned *)context;
}

static wob_status read_archive(wob_slice bytes, wob_buffer *paths, wob_error *error)
{
    wob_arena arena = {0};
    unsigned failed = 0;
    wob_source_options options = WOB_SOURCE_OPTIONS;
    options.failed = note_failed;
    options.failed_context = &failed;
    write_file(bytes);
    wob_status status = wob_source_each(unit_path, &options, &arena, note_path, paths, error);
    wob_arena_release(&arena);
    return status;
}

static void archive_gives_its_members_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(formats); i++) {
        wob_buffer archive = {0}, paths = {0};
        make_archive(formats[i], &archive);
        assert_int_equal(read_archive(wob_buffer_slice(&archive), &paths, NULL), WOB_OK);
        assert_text(wob_buffer_slice(&paths), "!map/0.txt!map/1.txt");
        wob_buffer_release(&archive);
        wob_buffer_release(&paths);
    }
}

/* What was done to the archive costs some of its members, never more. */
static void expect_survived(wob_slice bytes)
{
    wob_buffer paths = {0};
    wob_error error = {0};
    wob_status status = read_archive(bytes, &paths, &error);
    if (status) {
        assert_true(wob_status_concerns_file(status));
        assert_ptr_equal(strstr(error.message, unit_path), error.message);
    }
    wob_buffer_release(&paths);
}

static void archive_cut_anywhere_is_survived(void **state)
{
    enum { STEP = 7 };
    (void)state;
    for (size_t i = 0; i < ROWS(formats); i++) {
        wob_buffer archive = {0};
        make_archive(formats[i], &archive);
        for (size_t size = 0; size < archive.size; size += STEP)
            expect_survived(wob_slice_cut(wob_buffer_slice(&archive), 0, size));
        wob_buffer_release(&archive);
    }
}

static void archive_damaged_anywhere_is_survived(void **state)
{
    enum { STEP = 5 };
    (void)state;
    for (size_t i = 0; i < ROWS(formats); i++) {
        wob_buffer archive = {0};
        make_archive(formats[i], &archive);
        for (size_t at = 0; at < archive.size; at += STEP) {
            archive.data[at] = (char)~archive.data[at];
            expect_survived(wob_buffer_slice(&archive));
            archive.data[at] = (char)~archive.data[at];
        }
        wob_buffer_release(&archive);
    }
}

static wob_status refuse(void *context, const wob_source *source, wob_error *error)
{
    ++*(unsigned *)context;
    return wob_fail(error, WOB_IO, "%.*s: the disk is full", WOB_ARG(source->path));
}

static void archive_ends_where_the_caller_says_so(void **state)
{
    (void)state;
    wob_buffer archive = {0};
    wob_arena arena = {0};
    wob_error error = {0};
    unsigned calls = 0;
    make_archive(archive_write_set_format_zip, &archive);
    write_file(wob_buffer_slice(&archive));
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, refuse, &calls, &error), WOB_IO);
    assert_int_equal(calls, 1);
    assert_non_null(strstr(error.message, "!map/0.txt: the disk is full"));
    wob_buffer_release(&archive);
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(archive_gives_its_members_in_order),
        cmocka_unit_test(archive_cut_anywhere_is_survived),
        cmocka_unit_test(archive_damaged_anywhere_is_survived),
        cmocka_unit_test(archive_ends_where_the_caller_says_so),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#else

static void archive_is_refused_by_name(void **state)
{
    (void)state;
    expect_refused(write_file(WOB_SLICE("PK\3\4")), WOB_UNREADABLE, "built without libarchive");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(archive_is_refused_by_name)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#endif
