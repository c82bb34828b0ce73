/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeping recognised pages. See page_cache.h.
 *
 * A file is: a line with the version, a line with the SHA-256 of the rest, the rest. It is written
 * beside its place and renamed, so that whoever reads it sees all of it or nothing. Where the
 * version differs it is written anew, so that old pages do not pile up.
 */
#include "lib/source/page_cache.h"

#include "lib/base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FOLDER_DIGITS = 2,  /* of the name: so that no folder holds too many files */
    FOLDER_MODE = 0700, /* letters may be nobody else's business */
    FILE_MODE = 0600,
    LARGEST_FILE = 64 << 20, /* bytes; no page has so many words */
};

/* "/home/a/.cache/wob/pages/3f/3f78...-12" */
static void write_path(const wob_page_cache *cache, uint32_t page, wob_buffer *path)
{
    wob_buffer_print(path, "%s/%.*s/%s-%u", cache->folder, FOLDER_DIGITS, cache->sha256,
                     cache->sha256, page);
}

bool wob_page_cache_find(const wob_page_cache *cache, uint32_t page, wob_buffer *to)
{
    wob_buffer path = {0}, file = {0};
    wob_slice version, sum;
    bool found = false;
    if (!cache->folder)
        return false;
    write_path(cache, page, &path);
    if (wob_file_read(path.data, LARGEST_FILE, &file, NULL) == WOB_OK) {
        char sha256[WOB_SHA256_SIZE];
        wob_slice rest = wob_buffer_slice(&file);
        found = wob_slice_next(&rest, '\n', &version) &&
                wob_slice_equal(version, wob_slice_of(cache->version)) &&
                wob_slice_next(&rest, '\n', &sum);
        wob_sha256(rest, sha256);
        found = found && wob_slice_equal(sum, wob_slice_of(sha256));
        if (found)
            wob_buffer_add(to, rest);
    }
    wob_buffer_release(&path);
    wob_buffer_release(&file);
    return found;
}

/* Makes the folders above the file at `path`. */
static void make_folders(char *path)
{
    for (char *end = strchr(path + 1, '/'); end; end = strchr(end + 1, '/')) {
        *end = '\0';
        (void)mkdir(path, FOLDER_MODE); /* what fails here fails again when the file is made */
        *end = '/';
    }
}

static bool write_all(int file, wob_slice bytes)
{
    while (bytes.size) {
        ssize_t written = write(file, bytes.data, bytes.size);
        if (written <= 0)
            return false;
        bytes = wob_slice_cut(bytes, (size_t)written, bytes.size);
    }
    return true;
}

void wob_page_cache_keep(const wob_page_cache *cache, uint32_t page, wob_slice bytes)
{
    wob_buffer path = {0}, beside = {0}, content = {0};
    char sha256[WOB_SHA256_SIZE];
    if (!cache->folder)
        return;
    wob_sha256(bytes, sha256);
    wob_buffer_print(&content, "%s\n%s\n", cache->version, sha256);
    wob_buffer_add(&content, bytes);
    write_path(cache, page, &path);
    wob_buffer_print(&beside, "%s.%d", path.data, (int)getpid());
    make_folders(beside.data);
    int file = open(beside.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
    if (file >= 0) {
        bool whole = write_all(file, wob_buffer_slice(&content));
        if (close(file) < 0 || !whole || rename(beside.data, path.data) < 0)
            (void)unlink(beside.data);
    }
    wob_buffer_release(&path);
    wob_buffer_release(&beside);
    wob_buffer_release(&content);
}

bool wob_source_default_cache(wob_buffer *path)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && cache[0] == '/') /* others are to be ignored (XDG base directories, 0.8) */
        wob_buffer_print(path, "%s/wob/pages", cache);
    else if (home && home[0] == '/')
        wob_buffer_print(path, "%s/.cache/wob/pages", home);
    else
        return false;
    return true;
}
