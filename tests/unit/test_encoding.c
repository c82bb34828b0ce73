/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/encoding.h: in which encoding text is. */
#include "tests/unit/unit.h"

#include "lib/source/encoding.h"

#include <string.h>

#include <unicode/ucnv.h>

static const char dutch[] =
    "De coördinatie van één zaak: “zoëven” kostte het college zo’n € 5 extra, "
    "en de reünie is geëindigd in het café waar wij hèm zagen.";

/* Decodes what ICU makes of the text in an encoding; the characters that it does not have are left
 * out of it first. */
static void expect_decoded(const char *text, const char *encoding, const char *declared)
{
    char encoded[1024], back[1024];
    UErrorCode code = U_ZERO_ERROR;
    wob_arena arena = {0};
    wob_slice decoded = {0};
    int32_t size = ucnv_convert(encoding, "UTF-8", encoded, sizeof encoded, text,
                                (int32_t)strlen(text), &code);
    assert_true(U_SUCCESS(code));
    int32_t expected = ucnv_convert("UTF-8", encoding, back, sizeof back, encoded, size, &code);
    assert_true(U_SUCCESS(code));
    assert_int_equal(wob_encoding_decode((wob_slice){encoded, (size_t)size}, wob_slice_of(declared),
                                         WOB_SLICE("x"), &arena, &decoded, NULL),
                     WOB_OK);
    assert_slice(decoded, ((wob_slice){back, (size_t)expected}));
    wob_arena_release(&arena);
}

static void text_is_known_by_its_bytes(void **state)
{
    (void)state;
    static const char *const rows[] = {"UTF-8",    "windows-1252", "UTF-16LE",
                                       "UTF-16BE", "macintosh",    "UTF-32LE"};
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_decoded(dutch, rows[i], "");
    expect_decoded("Het café vraagt € 5 per coördinator.", "ISO-8859-15", "");
    expect_decoded("В ответ на ваш запрос сообщаем, что документы не могут быть предоставлены, "
                   "поскольку они содержат персональные данные третьих лиц.",
                   "windows-1251", "");
}

static void bytes_of_no_text_are_not_taken_for_utf_32(void **state)
{
    (void)state;
    static const char rubbish[] = {0, 1, 2, 3, 0, 9, 'a', 'b'};
    wob_arena arena = {0};
    wob_slice bytes = {rubbish, sizeof rubbish}, decoded = {0};
    assert_int_equal(
        wob_encoding_decode(bytes, (wob_slice){0}, WOB_SLICE("x"), &arena, &decoded, NULL), WOB_OK);
    assert_slice(decoded, bytes);
    wob_arena_release(&arena);
}

static void text_of_few_words_is_windows_1252(void **state)
{
    (void)state;
    static const char *const rows[] = {"é", "privé", "Zoë vraagt", "café € 5", "€", "25 °C"};
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_decoded(rows[i], "windows-1252", "");
}

static void text_is_what_it_declares_unless_its_bytes_tell(void **state)
{
    (void)state;
    static const struct {
        const char *text, *encoding, *declared;
    } rows[] = {
        {"één", "IBM850", "IBM850"},
        {"één", "windows-1252", "ISO-8859-1"},
        {"“één”", "windows-1252", "latin1"},
        {"één", "windows-1252", "UTF-8"},
        {"één", "UTF-8", "windows-1252"},
        {"één", "windows-1252", "no-such-thing"},
        {"één", "windows-1252", "a-name-of-an-encoding-that-is-longer-than-any-name"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_decoded(rows[i].text, rows[i].encoding, rows[i].declared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_known_by_its_bytes),
        cmocka_unit_test(bytes_of_no_text_are_not_taken_for_utf_32),
        cmocka_unit_test(text_of_few_words_is_windows_1252),
        cmocka_unit_test(text_is_what_it_declares_unless_its_bytes_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
