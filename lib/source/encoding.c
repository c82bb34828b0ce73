/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which encoding the bytes of a text are in, and the text in UTF-8; ICU converts.
 *
 * A byte order mark says it; so does valid UTF-8, which text in another encoding hardly ever is.
 * Then counts what the text declares. What is left is taken for Windows-1252, the encoding of old
 * Dutch and English files, unless something speaks for another: ICU's detector, which knows UTF-16
 * and other languages by the frequency of their letters, but cannot tell the western encodings
 * apart; those are told by the letters that stand inside words.
 */
#include "lib/source/encoding.h"

#include "lib/base/utf8.h"

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum {
    DETECTOR_REACH = 64 << 10, /* bytes that the detector looks at */
    LEAST_CONFIDENCE = 50,     /* of 100; text of a few words is guessed at with less */
    LONGEST_NAME = 40,         /* bytes of an encoding's name */
};

/* More of what is beyond ASCII is valid UTF-8 than is not. In Windows-1252 it hardly ever is. */
static bool is_damaged_utf8(wob_slice bytes)
{
    size_t valid = 0, invalid = 0;
    for (size_t at = 0; at < bytes.size;) {
        size_t begin = at;
        wob_utf8_next(bytes, &at);
        valid += at - begin > 1;
        invalid += at - begin == 1 && (unsigned char)bytes.data[begin] >= 0x80;
    }
    return valid > invalid;
}

static wob_slice repair(wob_slice bytes, wob_arena *arena)
{
    wob_buffer repaired = {0};
    wob_utf8_add_repaired(&repaired, bytes);
    wob_slice text = wob_arena_copy(arena, wob_buffer_slice(&repaired));
    wob_buffer_release(&repaired);
    return text;
}

static wob_status convert(wob_slice bytes, const char *encoding, wob_slice path, wob_arena *arena,
                          wob_slice *ret_text, wob_error *error)
{
    /* No byte of Windows-1252 and no two of UTF-16 take more in UTF-8. ICU counts in int32_t. */
    enum { MOST_GROWTH = 3 };
    if (bytes.size > INT32_MAX / MOST_GROWTH)
        return wob_fail(error, WOB_LIMIT, "%.*s: more than %d MiB of %s: convert it to UTF-8",
                        WOB_ARG(path), (INT32_MAX / MOST_GROWTH) >> 20, encoding);
    size_t room = bytes.size * MOST_GROWTH + 1;
    char *text = wob_arena_take(arena, room);
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = ucnv_convert("UTF-8", encoding, text, (int32_t)room, bytes.data,
                                (int32_t)bytes.size, &code);
    if (U_FAILURE(code))
        return wob_fail(error, WOB_UNREADABLE, "%.*s: cannot be converted from %s: %s",
                        WOB_ARG(path), encoding, u_errorName(code));
    *ret_text = (wob_slice){text, (size_t)size};
    return WOB_OK;
}

/* What ICU's detector takes the bytes for, written to `ret_name`; false where it is not sure. */
static bool detect(wob_slice bytes, char *ret_name)
{
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&code);
    ucsdet_setText(detector, bytes.data,
                   (int32_t)(bytes.size < DETECTOR_REACH ? bytes.size : DETECTOR_REACH), &code);
    const UCharsetMatch *match = ucsdet_detect(detector, &code);
    bool sure = U_SUCCESS(code) && match && ucsdet_getConfidence(match, &code) >= LEAST_CONFIDENCE;
    const char *name = sure ? ucsdet_getName(match, &code) : "";
    size_t size = strlen(name) + 1;
    sure = sure && U_SUCCESS(code) && size <= LONGEST_NAME;
    if (sure)
        memcpy(ret_name, name, size);
    ucsdet_close(detector);
    return sure;
}

/* A letter with letters on both sides, by the codes of one western encoding and not of another. */
static size_t count_inside_words(wob_slice bytes, const char *letters)
{
    size_t count = 0;
    for (size_t i = 1; i + 1 < bytes.size; i++)
        count += (unsigned char)bytes.data[i] >= 0x80 && wob_is_alpha(bytes.data[i - 1]) &&
                 wob_is_alpha(bytes.data[i + 1]) && strchr(letters, bytes.data[i]);
    return count;
}

/* Mac OS Roman has its letters where Windows-1252 has signs (é è ê ë ï ö ü), and signs where that
 * has letters. */
static bool is_macintosh(wob_slice bytes)
{
    static const char of_mac[] = "\x8E\x8F\x90\x91\x95\x9A\x9F";
    static const char of_windows[] = "\xE9\xE8\xEA\xEB\xEF\xF6\xFC";
    return count_inside_words(bytes, of_mac) > count_inside_words(bytes, of_windows);
}

/* ISO 8859-15 has the euro where Windows-1252 has the sign for any currency, which nobody writes,
 * and nothing where that has its quotation marks. */
static bool is_latin_9(wob_slice bytes)
{
    bool euro = false;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (byte >= 0x80 && byte < 0xA0)
            return false;
        euro |= byte == 0xA4;
    }
    return euro;
}

static const char *western(wob_slice bytes)
{
    return is_macintosh(bytes) ? "macintosh" : is_latin_9(bytes) ? "ISO-8859-15" : "windows-1252";
}

/* The name that ICU has for the encoding first, of all its names; NULL where it knows none such. */
static const char *canonical(const char *name)
{
    UErrorCode code = U_ZERO_ERROR;
    const char *known = ucnv_getAlias(name, 0, &code);
    return U_SUCCESS(code) ? known : NULL;
}

/* Latin-1 is what Windows-1252 is called by programs that know no better. (So does WHATWG's
 * Encoding Standard.) */
static bool is_western(const char *name)
{
    static const char *const names[] = {"ISO-8859-1", "windows-1252", "US-ASCII"};
    const char *known = canonical(name);
    for (size_t i = 0; known && i < sizeof names / sizeof *names; i++) {
        const char *western_name = canonical(names[i]);
        if (western_name && strcmp(known, western_name) == 0)
            return true;
    }
    return false;
}

/* The encoding that `declared` names, written to `ret_name`; false where ICU knows none such, or it
 * is one that the bytes would have shown. */
static bool is_known(wob_slice declared, char *ret_name)
{
    if (declared.size == 0 || declared.size >= LONGEST_NAME)
        return false;
    memcpy(ret_name, declared.data, declared.size);
    ret_name[declared.size] = '\0';
    const char *known = canonical(ret_name);
    return known && strncmp(known, "UTF", 3) != 0;
}

/* Text has no NULs, but in UTF-16 the spaces have one at the least, and in UTF-32 every letter two:
 * without that, the detector takes any few bytes with a NUL for UTF-32. */
static bool is_wide(wob_slice bytes, char *ret_name)
{
    size_t nuls = 0;
    if (!memchr(bytes.data, '\0', bytes.size) || !detect(bytes, ret_name))
        return false;
    for (size_t i = 0; i < bytes.size; i++)
        nuls += bytes.data[i] == '\0';
    if (strncmp(ret_name, "UTF-32", 6) == 0)
        return nuls >= bytes.size / 2;
    return strncmp(ret_name, "UTF-16", 6) == 0;
}

wob_status wob_encoding_decode(wob_slice bytes, wob_slice declared, wob_slice path,
                               wob_arena *arena, wob_slice *ret_text, wob_error *error)
{
    char name[LONGEST_NAME];
    if (wob_slice_starts(bytes, WOB_SLICE("\xFF\xFE")) ||
        wob_slice_starts(bytes, WOB_SLICE("\xFE\xFF")))
        return convert(bytes, "UTF-16", path, arena, ret_text, error);
    if (wob_slice_starts(bytes, WOB_SLICE("\xEF\xBB\xBF")))
        bytes = wob_slice_cut(bytes, 3, bytes.size);
    if (is_wide(bytes, name))
        return convert(bytes, name, path, arena, ret_text, error);
    if (wob_utf8_valid(bytes) == bytes.size) {
        *ret_text = bytes;
        return WOB_OK;
    }
    if (is_damaged_utf8(bytes)) {
        *ret_text = repair(bytes, arena);
        return WOB_OK;
    }
    bool told = is_known(declared, name) || detect(bytes, name);
    return convert(bytes, told && !is_western(name) ? name : western(bytes), path, arena, ret_text,
                   error);
}
