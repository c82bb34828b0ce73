/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/utf8.h against RFC 3629: the sequences at every boundary of its table, every
 * character, and every short string of boundary bytes. */
#include "tests/unit/unit.h"

#include "lib/base/utf8.h"

#include <stdio.h>

static void utf8_accepts_exactly_what_the_rfc_allows(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t valid; /* bytes at the start */
    } rows[] = {
        /* the first and last of each length */
        {"", 0},
        {"\x01", 1},
        {"\x7F", 1},
        {"\xC2\x80", 2},
        {"\xDF\xBF", 2},
        {"\xE0\xA0\x80", 3},
        {"\xEF\xBF\xBF", 3},
        {"\xF0\x90\x80\x80", 4},
        {"\xF4\x8F\xBF\xBF", 4},
        /* on both sides of the surrogates, and they themselves */
        {"\xED\x9F\xBF", 3},
        {"\xEE\x80\x80", 3},
        {"\xED\xA0\x80", 0},
        {"\xED\xAF\xBF", 0},
        {"\xED\xB0\x80", 0},
        {"\xED\xBF\xBF", 0},
        /* overlong forms */
        {"\xC0\x80", 0},
        {"\xC1\xBF", 0},
        {"\xE0\x80\x80", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xF0\x80\x80\x80", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        /* above U+10FFFF, and lead bytes that never were */
        {"\xF4\x90\x80\x80", 0},
        {"\xF5\x80\x80\x80", 0},
        {"\xF8\x88\x80\x80\x80", 0},
        {"\xFC\x84\x80\x80\x80\x80", 0},
        {"\xFE", 0},
        {"\xFF", 0},
        /* tails alone, leads alone, cut and broken sequences */
        {"\x80", 0},
        {"\xBF", 0},
        {"\xC3", 0},
        {"\xC3\xC3\xA9", 0},
        {"\xC3(", 0},
        {"\xE2\x82", 0},
        {"\xE2\x82z", 0},
        {"\xE2(\xA1", 0},
        {"\xF0\x9F\x98", 0},
        {"\xF0\x9F\x98z", 0},
        {"\xF0\x9Fz\x80", 0},
        {"\xF0z\x98\x80", 0},
        /* where it goes wrong behind good text */
        {"re\xC3\xABle", 6},
        {"re\xEBle", 2},
        {"a\xE2\x82\xAC\xE2\x82", 4},
        {"a\xE2\x82\xAC\x80z", 4},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        if (wob_utf8_valid(wob_slice_of(rows[i].bytes)) != rows[i].valid)
            fail_msg("row %zu: %zu bytes, not %zu", i, wob_utf8_valid(wob_slice_of(rows[i].bytes)),
                     rows[i].valid);
    assert_int_equal(wob_utf8_valid(WOB_SLICE("a\0b")), 3);
}

static bool is_character(uint32_t c)
{
    return c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

static void utf8_writes_and_reads_every_character(void **state)
{
    (void)state;
    enum { CHARACTERS = 0x110000 - 0x800 };
    wob_buffer buffer = {0};
    size_t read = 0, at = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++)
        if (is_character(c))
            wob_utf8_add(&buffer, c);
    wob_slice text = wob_buffer_slice(&buffer);
    assert_int_equal(wob_utf8_valid(text), text.size);
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (!is_character(c))
            continue;
        size_t before = at;
        uint32_t got = wob_utf8_next(text, &at);
        if (got != c || wob_utf8_before(text, at) != before)
            fail_msg("U+%04X is read as U+%04X", (unsigned)c, (unsigned)got);
        read++;
    }
    assert_int_equal(at, text.size);
    assert_int_equal(read, CHARACTERS);
    wob_buffer_release(&buffer);
}

static void utf8_never_writes_what_is_no_character(void **state)
{
    (void)state;
    static const uint32_t none[] = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < ROWS(none); i++) {
        wob_buffer buffer = {0};
        wob_utf8_add(&buffer, none[i]);
        assert_text(wob_buffer_slice(&buffer), "\xEF\xBF\xBD");
        wob_buffer_release(&buffer);
    }
}

/* A second opinion, by arithmetic: decode by the lead's high bits, then ask whether the value may
 * be written so. */
static size_t length_by_arithmetic(const unsigned char *bytes, size_t size)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = bytes[0] < 0x80             ? 1
                    : (bytes[0] & 0xE0) == 0xC0 ? 2
                    : (bytes[0] & 0xF0) == 0xE0 ? 3
                    : (bytes[0] & 0xF8) == 0xF0 ? 4
                                                : 0;
    if (length == 0 || length > size)
        return 0;
    uint32_t value = length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (bytes[i] >> 6 != 2)
            return 0;
        value = value * 64 + bytes[i] % 64;
    }
    return is_character(value) && value >= least[length] ? length : 0;
}

static void utf8_agrees_with_arithmetic_on_every_short_string_of_boundary_bytes(void **state)
{
    (void)state;
    static const unsigned char bounds[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                           0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
                                           0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5};
    size_t examined = 0, valid_ones = 0;
    for (size_t i = 0; i < ROWS(bounds) * ROWS(bounds) * ROWS(bounds) * ROWS(bounds); i++) {
        unsigned char bytes[4];
        size_t digits = i;
        for (size_t at = 0; at < 4; at++, digits /= ROWS(bounds))
            bytes[at] = bounds[digits % ROWS(bounds)];
        for (size_t size = 1; size <= 4; size++) {
            wob_slice text = {(const char *)bytes, size};
            size_t expected = length_by_arithmetic(bytes, size), at = 0;
            uint32_t c = wob_utf8_next(text, &at);
            bool starts_well = wob_utf8_valid(text) > 0;
            if (starts_well != (expected > 0) || at != (expected ? expected : 1) ||
                (!expected && c != WOB_REPLACEMENT))
                fail_msg("%02X %02X %02X %02X, the first %zu", bytes[0], bytes[1], bytes[2],
                         bytes[3], size);
            examined++;
            valid_ones += starts_well;
        }
    }
    assert_int_equal(examined, 4 * 21 * 21 * 21 * 21);
    assert_in_range(valid_ones, 1, examined - 1);
}

static void utf8_finds_the_boundary_at_or_before_a_byte(void **state)
{
    (void)state;
    wob_slice text = WOB_SLICE("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    static const size_t floors[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    for (size_t at = 0; at <= text.size; at++)
        assert_int_equal(wob_utf8_floor(text, at), floors[at]);
    assert_int_equal(wob_utf8_before(text, 10), 6);
    assert_int_equal(wob_utf8_before(text, 6), 3);
    assert_int_equal(wob_utf8_before(text, 3), 1);
    assert_int_equal(wob_utf8_before(text, 1), 0);
}

static void utf8_repairs_each_wrong_byte_and_drops_nuls(void **state)
{
    (void)state;
#define R "\xEF\xBF\xBD"
    static const struct {
        wob_slice bytes;
        const char *repaired;
    } rows[] = {
        {{"", 0}, ""},
        {{"Wob", 3}, "Wob"},
        {{"re\xC3\xABle", 6}, "re\xC3\xABle"},
        {{"re\xEBle", 5}, "re" R "le"},            /* Latin-1 */
        {{"\xFF\xFE", 2}, R R},                    /* a UTF-16 mark */
        {{"a\xE2\x82", 3}, "a" R R},               /* cut */
        {{"\xED\xA0\x80", 3}, R R R},              /* a surrogate */
        {{"\xE2\x82\xC3\xA9", 4}, R R "\xC3\xA9"}, /* cut, then good */
        {{"a\0b\0", 4}, "ab"},
        {{"\0", 1}, ""},
        {{"\0\xFF\0", 3}, R},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer buffer = {0};
        wob_utf8_add_repaired(&buffer, rows[i].bytes);
        assert_text(wob_buffer_slice(&buffer), rows[i].repaired);
        wob_buffer_release(&buffer);
    }
#undef R
}

static void utf8_hides_control_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
    } rows[] = {
        {"", ""},
        {"één brief.pdf", "één brief.pdf"},
        {"two\nlines\r\t", "two?lines??"},
        {"\033[31mred\177", "?[31mred?"},
        {"\xC2\x9B"
         "31m",
         "??31m"}, /* what some terminals take for ESC [ */
        {"\xC2\xA0 \xC2", "\xC2\xA0 \xC2"},
        {"\x9B\xFF", "\x9B\xFF"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        char text[32];
        snprintf(text, sizeof text, "%s", rows[i].text);
        wob_utf8_hide_controls(text);
        assert_string_equal(text, rows[i].shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_accepts_exactly_what_the_rfc_allows),
        cmocka_unit_test(utf8_writes_and_reads_every_character),
        cmocka_unit_test(utf8_never_writes_what_is_no_character),
        cmocka_unit_test(utf8_agrees_with_arithmetic_on_every_short_string_of_boundary_bytes),
        cmocka_unit_test(utf8_finds_the_boundary_at_or_before_a_byte),
        cmocka_unit_test(utf8_repairs_each_wrong_byte_and_drops_nuls),
        cmocka_unit_test(utf8_hides_control_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
