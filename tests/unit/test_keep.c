/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/keep.h: files that are replaced as a whole. */
#include "lib/base/keep.h"
#include "tests/unit/index.h"

#include "lib/base/file.h"

#include <sys/stat.h>

static wob_slice content_of(const char *path, wob_buffer *bytes)
{
    wob_buffer_clear(bytes);
    assert_ok(wob_file_read(path, 1 << 20, bytes, NULL));
    return wob_buffer_slice(bytes);
}

static void a_file_takes_the_place_of_another(void **state)
{
    (void)state;
    wob_buffer bytes = {0};
    const char *path = path_of("kept");
    assert_ok(wob_file_replace(path, WOB_SLICE("one"), NULL));
    assert_text(content_of(path, &bytes), "one");
    assert_ok(wob_file_replace(path, WOB_SLICE(""), NULL));
    assert_int_equal(content_of(path, &bytes).size, 0);
    assert_ok(wob_file_replace(path, WOB_SLICE("another"), NULL));
    assert_text(content_of(path, &bytes), "another");
    wob_buffer_release(&bytes);
}

static void what_cannot_be_written_leaves_the_old_file(void **state)
{
    (void)state;
    wob_error error = {0};
    struct stat there;
    assert_int_equal(wob_file_replace(path_of("none/kept"), WOB_SLICE("x"), &error), WOB_IO);
    assert_true(strstr(error.message, "none/kept: cannot be written") != NULL);
    assert_int_equal(mkdir(path_of("folder"), 0777), 0);
    assert_int_equal(wob_file_replace(path_of("folder"), WOB_SLICE("x"), &error), WOB_IO);
    assert_int_equal(stat(path_of("folder"), &there), 0);
    assert_true(S_ISDIR(there.st_mode));
}

static void folders_above_a_file_are_made(void **state)
{
    (void)state;
    wob_error error = {0};
    assert_ok(wob_make_parents(path_of("a/b/c"), NULL));
    assert_ok(wob_make_parents(path_of("a/b/c"), NULL));
    assert_ok(wob_file_replace(path_of("a/b/c"), WOB_SLICE("x"), NULL));
    assert_int_equal(wob_make_parents(path_of("a/b/c/d/e"), &error), WOB_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_takes_the_place_of_another),
        cmocka_unit_test(what_cannot_be_written_leaves_the_old_file),
        cmocka_unit_test(folders_above_a_file_are_made),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
