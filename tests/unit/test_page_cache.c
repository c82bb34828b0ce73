/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/page_cache.h: what was kept comes back, and nothing else does. */
#include "tests/unit/unit.h"

#include "lib/source/page_cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUM "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed"

static char folder[] = "/tmp/wob-test-cache-XXXXXX";
static char kept[200]; /* the file of page 7 */

static wob_page_cache cache = {.version = "page 1, engine 5", .sha256 = SUM};

static int make_folder(void **state)
{
    static char below[100];
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(below, sizeof below, "%s/wob/pages", folder);
    snprintf(kept, sizeof kept, "%s/3f/" SUM "-7", below);
    cache.folder = below;
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(kept);
    for (char *end = strrchr(kept, '/'); end > kept + strlen(folder); end = strrchr(kept, '/')) {
        *end = '\0';
        rmdir(kept);
    }
    return rmdir(folder);
}

static void expect_found(const wob_page_cache *in, uint32_t page, const char *expected)
{
    wob_buffer found = {0};
    bool there = wob_page_cache_find(in, page, &found);
    assert_int_equal(there, expected != NULL);
    assert_text(wob_buffer_slice(&found), expected);
    wob_buffer_release(&found);
}

static void page_cache_gives_back_what_it_kept(void **state)
{
    (void)state;
    expect_found(&cache, 7, NULL);
    wob_page_cache_keep(&cache, 7, WOB_SLICE("een\ntwee"));
    expect_found(&cache, 7, "een\ntwee");
    wob_page_cache_keep(&cache, 7, WOB_SLICE("drie"));
    expect_found(&cache, 7, "drie");
    wob_page_cache_keep(&cache, 7, WOB_SLICE(""));
    expect_found(&cache, 7, "");
}

static void page_cache_tells_pages_documents_and_versions_apart(void **state)
{
    wob_page_cache other = cache, newer = cache;
    (void)state;
    other.sha256[63] = '0';
    newer.version = "page 2, engine 5";
    wob_page_cache_keep(&cache, 7, WOB_SLICE("een"));
    expect_found(&cache, 8, NULL);
    expect_found(&other, 7, NULL);
    expect_found(&newer, 7, NULL);
    wob_page_cache_keep(&newer, 7, WOB_SLICE("nieuw")); /* in place of the old one */
    expect_found(&newer, 7, "nieuw");
    expect_found(&cache, 7, NULL);
}

static void page_cache_finds_nothing_where_a_file_was_damaged_anywhere(void **state)
{
    size_t changed = 0;
    long size = 1;
    (void)state;
    for (long at = 0; at < size; at++) {
        wob_page_cache_keep(&cache, 7, WOB_SLICE("een\ntwee"));
        FILE *file = fopen(kept, "r+b");
        assert_non_null(file);
        assert_int_equal(fseek(file, 0, SEEK_END), 0);
        size = ftell(file);
        assert_int_equal(fseek(file, at, SEEK_SET), 0);
        int was = fgetc(file);
        assert_int_equal(fseek(file, at, SEEK_SET), 0);
        assert_int_not_equal(fputc(was ^ 1, file), EOF);
        assert_int_equal(fclose(file), 0);
        expect_found(&cache, 7, NULL);
        assert_int_equal(truncate(kept, at), 0);
        expect_found(&cache, 7, NULL);
        changed++;
    }
    assert_true(changed > 80);
}

static void page_cache_that_cannot_be_written_keeps_nothing(void **state)
{
    wob_page_cache none = cache, file = cache;
    (void)state;
    none.folder = NULL;
    file.folder = "/dev/null/pages";
    wob_page_cache_keep(&none, 7, WOB_SLICE("een"));
    wob_page_cache_keep(&file, 7, WOB_SLICE("een"));
    expect_found(&none, 7, NULL);
    expect_found(&file, 7, NULL);
}

static void page_cache_is_its_owners_alone(void **state)
{
    struct stat file;
    (void)state;
    wob_page_cache_keep(&cache, 7, WOB_SLICE("een"));
    assert_int_equal(stat(kept, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
}

static void default_cache_stands_where_caches_stand(void **state)
{
    static const struct {
        const char *cache, *home, *expected;
    } rows[] = {
        {"/c", "/h", "/c/wob/pages"},
        {NULL, "/h", "/h/.cache/wob/pages"},
        {"", "/h", "/h/.cache/wob/pages"},
        {"c", "/h", "/h/.cache/wob/pages"}, /* a path that is not absolute is to be ignored */
        {NULL, NULL, NULL},
        {NULL, "", NULL},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer path = {0};
        unsetenv("XDG_CACHE_HOME");
        unsetenv("HOME");
        if (rows[i].cache)
            setenv("XDG_CACHE_HOME", rows[i].cache, 1);
        if (rows[i].home)
            setenv("HOME", rows[i].home, 1);
        assert_int_equal(wob_source_default_cache(&path), rows[i].expected != NULL);
        assert_text(wob_buffer_slice(&path), rows[i].expected);
        wob_buffer_release(&path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_cache_gives_back_what_it_kept),
        cmocka_unit_test(page_cache_tells_pages_documents_and_versions_apart),
        cmocka_unit_test(page_cache_finds_nothing_where_a_file_was_damaged_anywhere),
        cmocka_unit_test(page_cache_that_cannot_be_written_keeps_nothing),
        cmocka_unit_test(page_cache_is_its_owners_alone),
        cmocka_unit_test(default_cache_stands_where_caches_stand),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
