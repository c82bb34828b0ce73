/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/json.h: what is written is JSON (RFC 8259), byte for byte. */
#include "tests/unit/unit.h"

#include "lib/base/json.h"

#include <float.h>
#include <math.h>

static void expect_json(wob_buffer *buffer, const char *expected)
{
    assert_text(wob_buffer_slice(buffer), expected);
    wob_buffer_release(buffer);
}

static void json_commas_place_themselves(void **state)
{
    (void)state;
    wob_buffer buffer = {0};
    wob_json json = {.to = &buffer};
    wob_json_open(&json, '{');
    wob_json_key(&json, "empty");
    wob_json_open(&json, '[');
    wob_json_close(&json, ']');
    wob_json_key(&json, "list");
    wob_json_open(&json, '[');
    wob_json_integer(&json, 1);
    wob_json_open(&json, '{');
    wob_json_key(&json, "a");
    wob_json_null(&json);
    wob_json_key(&json, "b");
    wob_json_bool(&json, true);
    wob_json_close(&json, '}');
    wob_json_open(&json, '{');
    wob_json_close(&json, '}');
    wob_json_bool(&json, false);
    wob_json_close(&json, ']');
    wob_json_key(&json, "last");
    wob_json_word(&json, "x");
    wob_json_close(&json, '}');
    expect_json(&buffer, "{\"empty\":[],\"list\":[1,{\"a\":null,\"b\":true},{},false],"
                         "\"last\":\"x\"}");
}

static void json_text_escapes_what_must_be_escaped(void **state)
{
    (void)state;
    static const struct {
        wob_slice text;
        const char *written;
    } rows[] = {
        {{"", 0}, "\"\""},
        {{NULL, 0}, "\"\""},
        {{"Wob", 3}, "\"Wob\""},
        {{"a\"b", 3}, "\"a\\\"b\""},
        {{"a\\b", 3}, "\"a\\\\b\""},
        {{"/", 1}, "\"/\""},
        {{"\b\t\n\f\r", 5}, "\"\\b\\t\\n\\f\\r\""},
        {{"\0", 1}, "\"\\u0000\""},
        {{"\x01\x0B\x1F", 3}, "\"\\u0001\\u000b\\u001f\""},
        {{"\x7F", 1}, "\"\\u007f\""},
        {{"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", 14},
         "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\""},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer buffer = {0};
        wob_json json = {.to = &buffer};
        wob_json_text(&json, rows[i].text);
        expect_json(&buffer, rows[i].written);
    }
}

static void json_text_leaves_no_control_as_it_is(void **state)
{
    (void)state;
    for (int c = 0; c < 0x80; c++) {
        char byte = (char)c;
        wob_buffer buffer = {0};
        wob_json json = {.to = &buffer};
        wob_json_text(&json, (wob_slice){&byte, 1});
        bool plain = c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
        assert_int_equal(buffer.size == 3, plain);
        for (size_t i = 0; i < buffer.size; i++)
            assert_true(buffer.data[i] >= 0x20);
        wob_buffer_release(&buffer);
    }
}

static void json_integers_keep_all_their_digits(void **state)
{
    (void)state;
    wob_buffer buffer = {0};
    wob_json json = {.to = &buffer};
    wob_json_integer(&json, 0);
    wob_json_integer(&json, -17);
    wob_json_integer(&json, INT64_MAX);
    wob_json_integer(&json, INT64_MIN);
    expect_json(&buffer, "0,-17,9223372036854775807,-9223372036854775808");
}

static void json_numbers_are_rounded_and_keep_a_point(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *written;
    } rows[] = {
        {0, 0, "0"},
        {0, 2, "0.00"},
        {12.3, 1, "12.3"},
        {12.34, 1, "12.3"},
        {12.36, 1, "12.4"},
        {0.05, 2, "0.05"},
        {0.999, 2, "1.00"},
        {0.996, 2, "1.00"},
        {9.5, 0, "10"},
        {-1.5, 1, "-1.5"},
        {-0.001, 2, "0.00"},
        {-0.999, 2, "-1.00"},
        {1e15, 0, "1000000000000000"},
        {1.000001, 6, "1.000001"},
        {NAN, 2, "null"},
        {INFINITY, 2, "null"},
        {-INFINITY, 0, "null"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer buffer = {0};
        wob_json json = {.to = &buffer};
        wob_json_number(&json, rows[i].value, rows[i].decimals);
        expect_json(&buffer, rows[i].written);
    }
    wob_buffer buffer = {0};
    wob_json json = {.to = &buffer};
    wob_json_number(&json, DBL_MAX, 1);
    assert_int_equal(buffer.size, DBL_MAX_10_EXP + 1 + 2);
    wob_buffer_release(&buffer);
}

static void json_writes_null_for_what_is_unknown(void **state)
{
    (void)state;
    wob_buffer buffer = {0};
    wob_json json = {.to = &buffer};
    wob_json_open(&json, '[');
    wob_json_text_or_null(&json, (wob_slice){0});
    wob_json_text_or_null(&json, WOB_SLICE("Wpg"));
    wob_json_date(&json, (wob_date){0});
    wob_json_date(&json, (wob_date){2021, 5, 7});
    wob_json_word(&json, NULL);
    wob_json_close(&json, ']');
    expect_json(&buffer, "[null,\"Wpg\",null,\"2021-05-07\",\"\"]");
}

static void json_writes_spans_and_lists_of_texts(void **state)
{
    (void)state;
    static const wob_slice items[] = {{"5", 1}, {"10", 2}};
    wob_buffer buffer = {0};
    wob_json json = {.to = &buffer};
    wob_json_open(&json, '{');
    wob_json_key(&json, "span");
    wob_json_span(&json, (wob_span){12, 3456});
    wob_json_key(&json, "items");
    wob_json_texts(&json, items, ROWS(items));
    wob_json_key(&json, "see");
    wob_json_texts(&json, NULL, 0);
    wob_json_close(&json, '}');
    expect_json(&buffer, "{\"span\":[12,3456],\"items\":[\"5\",\"10\"],\"see\":[]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_commas_place_themselves),
        cmocka_unit_test(json_text_escapes_what_must_be_escaped),
        cmocka_unit_test(json_text_leaves_no_control_as_it_is),
        cmocka_unit_test(json_integers_keep_all_their_digits),
        cmocka_unit_test(json_numbers_are_rounded_and_keep_a_point),
        cmocka_unit_test(json_writes_null_for_what_is_unknown),
        cmocka_unit_test(json_writes_spans_and_lists_of_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
