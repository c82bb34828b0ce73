/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading dictionaries. See dictionary.h.
 *
 * One of dictd (dictd(8), dictfmt(1)) is an index, a line for each head,
 *
 *   head TAB offset TAB size      in digits of base 64
 *
 * and a text that gzip has packed, in which an entry of FreeDict stands as
 *
 *   head /sounds/
 *   1. translation, translation
 *   2. translation
 */
#include "lib/text/dictionary.h"

#include "lib/base/file.h"

#include <string.h>
#include <unistd.h>

#define DICTIONARY_FOLDER "/usr/share/dictd"

static const struct {
    const char *name;
    bool from_dutch;
} dictionaries[] = {
    {"freedict-eng-nld", false},
    {"freedict-nld-eng", true},
};

enum {
    DICTIONARY_COUNT = sizeof dictionaries / sizeof *dictionaries,
    LARGEST = 64 << 20, /* bytes of a file, packed or not */
};

static bool read_base64(wob_slice digits, size_t *ret_number)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t number = 0;
    for (size_t i = 0; i < digits.size; i++) {
        const char *digit = memchr(alphabet, digits.data[i], sizeof alphabet - 1);
        if (!digit || number > LARGEST)
            return false;
        number = number * 64 + (size_t)(digit - alphabet);
    }
    *ret_number = number;
    return digits.size > 0;
}

/* Without the number of its sense: "2. " */
static wob_slice without_number(wob_slice line)
{
    size_t at = 0;
    while (at < line.size && wob_is_digit(line.data[at]))
        at++;
    if (at > 0 && at < line.size && line.data[at] == '.')
        line = wob_slice_cut(line, at + 1, line.size);
    return wob_slice_trim(line);
}

/* Tells the translations of one entry, whose first line is the head again. */
static wob_status tell_entry(wob_slice head, wob_slice entry, bool from_dutch,
                             wob_translation_fn call, void *context, wob_error *error)
{
    wob_status status = WOB_OK;
    wob_slice line, one;
    (void)wob_slice_next(&entry, '\n', &line);
    while (status == WOB_OK && wob_slice_next(&entry, '\n', &line)) {
        wob_slice rest = without_number(line);
        while (status == WOB_OK && wob_slice_next(&rest, ',', &one)) {
            one = wob_slice_trim(one);
            if (one.size)
                status = call(context, from_dutch ? one : head, from_dutch ? head : one, error);
        }
    }
    return status;
}

static wob_status tell_all(wob_slice index, wob_slice text, bool from_dutch,
                           wob_translation_fn call, void *context, wob_error *error)
{
    wob_status status = WOB_OK;
    for (wob_slice line; status == WOB_OK && wob_slice_next(&index, '\n', &line);) {
        wob_slice head = {0}, offset = {0}, size = {0};
        size_t begin, length;
        bool whole = wob_slice_next(&line, '\t', &head) && wob_slice_next(&line, '\t', &offset) &&
                     wob_slice_next(&line, '\t', &size);
        if (!whole || wob_slice_starts(head, WOB_SLICE("00database")) ||
            !read_base64(offset, &begin) || !read_base64(size, &length) || begin > text.size ||
            length > text.size - begin)
            continue;
        status = tell_entry(head, wob_slice_cut(text, begin, begin + length), from_dutch, call,
                            context, error);
    }
    return status;
}

wob_status wob_dictionary_each(const char *folder, const char *name, bool from_dutch,
                               wob_translation_fn call, void *context, wob_error *error)
{
    wob_buffer path = {0}, index = {0}, packed = {0}, text = {0};
    wob_error unread = {0};
    wob_buffer_print(&path, "%s/%s.index", folder, name);
    wob_status read = wob_file_read(path.data, LARGEST, &index, &unread);
    wob_buffer_clear(&path);
    wob_buffer_print(&path, "%s/%s.dict.dz", folder, name);
    if (read == WOB_OK)
        read = wob_file_read(path.data, LARGEST, &packed, &unread);
    if (read == WOB_OK)
        read = wob_gunzip(path.data, wob_buffer_slice(&packed), LARGEST, &text, &unread);
    wob_status status = WOB_OK;
    if (read == WOB_OK)
        status = tell_all(wob_buffer_slice(&index), wob_buffer_slice(&text), from_dutch, call,
                          context, error);
    wob_buffer_release(&path);
    wob_buffer_release(&index);
    wob_buffer_release(&packed);
    wob_buffer_release(&text);
    return status;
}

wob_status wob_dictionaries_each(wob_translation_fn call, void *context, wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < DICTIONARY_COUNT && status == WOB_OK; i++)
        status = wob_dictionary_each(DICTIONARY_FOLDER, dictionaries[i].name,
                                     dictionaries[i].from_dutch, call, context, error);
    return status;
}

const char *wob_dictionaries_missing(void)
{
    static const char *const by_missing[] = {"", "dict-freedict-eng-nld", "dict-freedict-nld-eng",
                                             "dict-freedict-eng-nld dict-freedict-nld-eng"};
    bool no_english = access(DICTIONARY_FOLDER "/freedict-eng-nld.index", R_OK) != 0;
    bool no_dutch = access(DICTIONARY_FOLDER "/freedict-nld-eng.index", R_OK) != 0;
    return by_missing[(no_english ? 1 : 0) + (no_dutch ? 2 : 0)];
}
