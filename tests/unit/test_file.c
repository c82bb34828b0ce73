/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/file.h: reading whole files and gzip data, bounded, whatever lies there. */
#include "tests/unit/unit.h"

#include "lib/base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define ZLIB_CONST
#include <zlib.h>

enum {
    PATIENCE = 60, /* seconds; a read that waits for a FIFO's writer would wait for ever */
    LARGEST = 64 << 20,
    MOST = 3 << 20,
};

static char folder[] = "/tmp/wob-test-file-XXXXXX";
static char path[100]; /* of the file made last; short enough for a socket */

static int make_folder(void **state)
{
    (void)state;
    alarm(PATIENCE);
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static const char *path_of(const char *name)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, wob_slice bytes)
{
    FILE *file = fopen(path_of(name), "wb");
    assert_non_null(file);
    if (bytes.size)
        assert_int_equal(fwrite(bytes.data, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
}

/* The file at `path` cannot be read: the message names it, says `reason`, and nothing is added. */
static void expect_unread(const char *at, wob_status expected, const char *reason)
{
    wob_buffer buffer = {0};
    wob_error error = {0};
    wob_buffer_add(&buffer, WOB_SLICE("before"));
    assert_int_equal(wob_file_read(at, LARGEST, &buffer, &error), expected);
    assert_int_equal(error.status, expected);
    assert_non_null(strstr(error.message, at));
    assert_non_null(strstr(error.message, reason));
    assert_string_equal(buffer.data, "before");
    wob_buffer_release(&buffer);
}

static void file_regular_is_appended_whole(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 1000, 256 << 10, (256 << 10) + 1, 3 << 20};
    for (size_t i = 0; i < ROWS(sizes); i++) {
        wob_buffer written = {0}, read = {0};
        for (size_t at = 0; at < sizes[i]; at++)
            wob_buffer_add_char(&written, (char)(at * 31 % 251));
        write_file("regular", wob_buffer_slice(&written));
        wob_buffer_add(&read, WOB_SLICE("before "));
        assert_int_equal(wob_file_read(path, LARGEST, &read, NULL), WOB_OK);
        assert_int_equal(read.size, sizes[i] + 7);
        assert_memory_equal(read.data, "before ", 7);
        if (sizes[i])
            assert_memory_equal(read.data + 7, written.data, sizes[i]);
        assert_int_equal(read.data[read.size], '\0');
        wob_buffer_release(&written);
        wob_buffer_release(&read);
        unlink(path);
    }
}

static void file_is_read_without_taking_twice_its_size(void **state)
{
    (void)state;
    enum { SIZE = 32 << 20 };
    wob_buffer read = {0};
    write_file("large", (wob_slice){0});
    assert_int_equal(truncate(path, SIZE), 0);
    assert_int_equal(wob_file_read(path, LARGEST, &read, NULL), WOB_OK);
    assert_int_equal(read.size, SIZE);
    assert_in_range(read.room, SIZE, SIZE + (1 << 20));
    wob_buffer_release(&read);
    unlink(path);
}

static void file_missing_is_not_found(void **state)
{
    (void)state;
    expect_unread(path_of("missing"), WOB_NOT_FOUND, "no such file");
    expect_unread(path_of("no/such/folder"), WOB_NOT_FOUND, "no such file");
    expect_unread("", WOB_NOT_FOUND, "no such file");
    write_file("plain", WOB_SLICE("x"));
    expect_unread(path_of("plain/below"), WOB_NOT_FOUND, "no such file");
    unlink(path_of("plain"));
}

static void file_that_is_not_regular_is_passed_over(void **state)
{
    (void)state;
    expect_unread(folder, WOB_UNREADABLE, "not a regular file");
    expect_unread("/dev/null", WOB_UNREADABLE, "not a regular file");
    expect_unread("/dev/zero", WOB_UNREADABLE, "not a regular file");

    assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
    expect_unread(path, WOB_UNREADABLE, "not a regular file"); /* and does not wait */
    unlink(path);

    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path_of("socket"));
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_true(server >= 0);
    assert_int_equal(bind(server, (const struct sockaddr *)&address, sizeof address), 0);
    expect_unread(path, WOB_UNREADABLE, "cannot open");
    close(server);
    unlink(path);
}

static void file_behind_a_link_is_read_and_a_circle_of_links_is_not(void **state)
{
    (void)state;
    char link_path[sizeof path];
    wob_buffer read = {0};
    snprintf(link_path, sizeof link_path, "%s", path_of("link"));
    write_file("target", WOB_SLICE("Wob"));
    assert_int_equal(symlink(path, link_path), 0);
    assert_int_equal(wob_file_read(link_path, LARGEST, &read, NULL), WOB_OK);
    assert_text(wob_buffer_slice(&read), "Wob");
    wob_buffer_release(&read);
    unlink(path);
    expect_unread(link_path, WOB_NOT_FOUND, "no such file");
    unlink(link_path);
    assert_int_equal(symlink(link_path, link_path), 0);
    expect_unread(link_path, WOB_UNREADABLE, "cannot open");
    unlink(link_path);
}

static void file_beyond_the_limit_is_not_read(void **state)
{
    (void)state;
    write_file("huge", (wob_slice){0});
    assert_int_equal(truncate(path, LARGEST + 1), 0); /* a hole: no disk is used */
    expect_unread(path, WOB_LIMIT, "larger than the 64 MiB");
    unlink(path);
}

/* Appends `bytes` as one gzip member. */
static void add_gzip(wob_buffer *to, wob_slice bytes)
{
    enum { GZIP_WINDOW = 16 + MAX_WBITS };
    z_stream stream = {0};
    assert_int_equal(
        deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY),
        Z_OK);
    size_t room = deflateBound(&stream, bytes.size);
    stream.next_in = (const Bytef *)bytes.data;
    stream.avail_in = (uInt)bytes.size;
    stream.next_out = (Bytef *)wob_buffer_reserve(to, room);
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    to->size += room - stream.avail_out;
    deflateEnd(&stream);
}

/* `bytes` do not unpack: the status is `expected`, and nothing is added. */
static void expect_packed(wob_slice bytes, wob_status expected)
{
    wob_buffer buffer = {0};
    wob_error error = {0};
    wob_buffer_add(&buffer, WOB_SLICE("before"));
    wob_status status = wob_gunzip("letter.gz", bytes, MOST, &buffer, &error);
    if (status != expected)
        fail_msg("%s, not %s: %s", wob_status_name(status), wob_status_name(expected),
                 error.message);
    assert_ptr_equal(strstr(error.message, "letter.gz: "), error.message);
    assert_string_equal(buffer.data, "before");
    wob_buffer_release(&buffer);
}

static void gzip_is_known_by_its_magic_number(void **state)
{
    (void)state;
    wob_buffer packed = {0};
    add_gzip(&packed, WOB_SLICE("Wob"));
    assert_true(wob_is_gzip(wob_buffer_slice(&packed)));
    wob_buffer_release(&packed);
    assert_false(wob_is_gzip(WOB_SLICE("\x1f")));
    assert_false(wob_is_gzip(WOB_SLICE("")));
    assert_false(wob_is_gzip(WOB_SLICE("PK\x03\x04")));
}

static void gzip_gives_back_what_was_packed(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 1000, (256 << 10) - 1, 256 << 10, 512 << 10, 3 << 20};
    for (size_t i = 0; i < ROWS(sizes); i++) {
        wob_buffer plain = {0}, packed = {0}, unpacked = {0};
        uint32_t random = 1;
        for (size_t at = 0; at < sizes[i]; at++) {
            random = random * 1664525 + 1013904223; /* Numerical Recipes, section 7.1 */
            wob_buffer_add_char(&plain, (char)('a' + (random >> 24) % 16));
        }
        add_gzip(&packed, wob_buffer_slice(&plain));
        assert_int_equal(wob_gunzip("x", wob_buffer_slice(&packed), MOST, &unpacked, NULL), WOB_OK);
        assert_slice(wob_buffer_slice(&unpacked), wob_buffer_slice(&plain));
        assert_int_equal(unpacked.data[unpacked.size], '\0');
        wob_buffer_release(&plain);
        wob_buffer_release(&packed);
        wob_buffer_release(&unpacked);
    }
}

static void gzip_members_follow_each_other(void **state)
{
    (void)state;
    wob_buffer packed = {0}, unpacked = {0};
    add_gzip(&packed, WOB_SLICE("Ad 1 "));
    add_gzip(&packed, WOB_SLICE(""));
    add_gzip(&packed, WOB_SLICE("Ad 2"));
    assert_int_equal(wob_gunzip("x", wob_buffer_slice(&packed), MOST, &unpacked, NULL), WOB_OK);
    assert_text(wob_buffer_slice(&unpacked), "Ad 1 Ad 2");
    wob_buffer_add(&packed, WOB_SLICE("rubbish behind"));
    expect_packed(wob_buffer_slice(&packed), WOB_UNREADABLE);
    wob_buffer_release(&packed);
    wob_buffer_release(&unpacked);
}

static void gzip_cut_at_any_byte_is_unreadable(void **state)
{
    (void)state;
    wob_buffer packed = {0};
    add_gzip(&packed, WOB_SLICE("Geachte heer, op uw verzoek besluit ik als volgt."));
    for (size_t size = 0; size < packed.size; size++)
        expect_packed(wob_slice_cut(wob_buffer_slice(&packed), 0, size), WOB_UNREADABLE);
    wob_buffer_release(&packed);
}

static void gzip_damaged_at_any_byte_is_unreadable_or_the_same(void **state)
{
    (void)state;
    wob_slice plain = WOB_SLICE("Geachte heer, op uw verzoek besluit ik als volgt.");
    wob_buffer packed = {0};
    size_t refused = 0;
    add_gzip(&packed, plain);
    for (size_t at = 0; at < packed.size; at++) {
        wob_buffer unpacked = {0};
        packed.data[at] = (char)(packed.data[at] ^ 0x20);
        wob_status status = wob_gunzip("x", wob_buffer_slice(&packed), MOST, &unpacked, NULL);
        packed.data[at] = (char)(packed.data[at] ^ 0x20);
        if (status == WOB_OK) /* a byte of the header that says nothing about the text */
            assert_slice(wob_buffer_slice(&unpacked), plain);
        else
            assert_int_equal(status, WOB_UNREADABLE);
        refused += status != WOB_OK;
        wob_buffer_release(&unpacked);
    }
    assert_true(refused > packed.size / 2);
    wob_buffer_release(&packed);
}

static void gzip_with_more_than_is_allowed_is_refused(void **state)
{
    (void)state;
    static const struct {
        size_t zeros;
        wob_status expected;
    } rows[] = {{MOST, WOB_OK}, {MOST + 1, WOB_LIMIT}, {64 << 20, WOB_LIMIT}};
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer plain = {0}, packed = {0}, unpacked = {0};
        memset(wob_buffer_reserve(&plain, rows[i].zeros), 0, rows[i].zeros);
        plain.size = rows[i].zeros;
        add_gzip(&packed, wob_buffer_slice(&plain));
        if (rows[i].expected == WOB_OK)
            assert_int_equal(wob_gunzip("x", wob_buffer_slice(&packed), MOST, &unpacked, NULL),
                             WOB_OK);
        else
            expect_packed(wob_buffer_slice(&packed), rows[i].expected);
        assert_true(unpacked.room < 8 << 20);
        wob_buffer_release(&plain);
        wob_buffer_release(&packed);
        wob_buffer_release(&unpacked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file_regular_is_appended_whole),
        cmocka_unit_test(file_is_read_without_taking_twice_its_size),
        cmocka_unit_test(file_missing_is_not_found),
        cmocka_unit_test(file_that_is_not_regular_is_passed_over),
        cmocka_unit_test(file_behind_a_link_is_read_and_a_circle_of_links_is_not),
        cmocka_unit_test(file_beyond_the_limit_is_not_read),
        cmocka_unit_test(gzip_is_known_by_its_magic_number),
        cmocka_unit_test(gzip_gives_back_what_was_packed),
        cmocka_unit_test(gzip_members_follow_each_other),
        cmocka_unit_test(gzip_cut_at_any_byte_is_unreadable),
        cmocka_unit_test(gzip_damaged_at_any_byte_is_unreadable_or_the_same),
        cmocka_unit_test(gzip_with_more_than_is_allowed_is_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
