/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON. See json.h. */
#include "lib/base/json.h"

#include <assert.h>
#include <math.h>

static void before_value(wob_json *json)
{
    if (json->comma)
        wob_buffer_add_char(json->to, ',');
    json->comma = true;
}

static void raw(wob_json *json, wob_slice value)
{
    before_value(json);
    wob_buffer_add(json->to, value);
}

void wob_json_open(wob_json *json, char bracket)
{
    before_value(json);
    wob_buffer_add_char(json->to, bracket);
    json->comma = false;
}

void wob_json_close(wob_json *json, char bracket)
{
    wob_buffer_add_char(json->to, bracket);
    json->comma = true;
}

void wob_json_key(wob_json *json, const char *key)
{
    wob_json_name(json, wob_slice_of(key));
}

void wob_json_name(wob_json *json, wob_slice key)
{
    wob_json_text(json, key);
    wob_buffer_add_char(json->to, ':');
    json->comma = false;
}

void wob_json_null(wob_json *json)
{
    raw(json, WOB_SLICE("null"));
}

void wob_json_bool(wob_json *json, bool value)
{
    raw(json, value ? WOB_SLICE("true") : WOB_SLICE("false"));
}

void wob_json_integer(wob_json *json, int64_t value)
{
    enum { MOST_DIGITS = 20 }; /* with the sign */
    char digits[MOST_DIGITS];
    size_t begin = MOST_DIGITS;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        digits[--begin] = (char)('0' + left % 10);
    while (left /= 10);
    if (value < 0)
        digits[--begin] = '-';
    raw(json, (wob_slice){digits + begin, MOST_DIGITS - begin});
}

void wob_json_number(wob_json *json, double value, int decimals)
{
    static const double units[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    assert(decimals >= 0 && (size_t)decimals < sizeof units / sizeof *units);
    if (!isfinite(value)) {
        wob_json_null(json);
        return;
    }
    /* Not in one printf, which would write the decimal point of the user's locale. */
    double whole, part = round(modf(fabs(value), &whole) * units[decimals]);
    if (part >= units[decimals]) {
        whole += 1;
        part = 0;
    }
    before_value(json);
    wob_buffer_print(json->to, "%s%.0f", value < 0 && whole + part > 0 ? "-" : "", whole);
    if (decimals)
        wob_buffer_print(json->to, ".%0*.0f", decimals, part);
}

static void escape(wob_buffer *to, unsigned char c)
{
    static const char letters[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                   ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
    wob_buffer_add_char(to, '\\');
    if (c < sizeof letters && letters[c])
        wob_buffer_add_char(to, letters[c]);
    else
        wob_buffer_print(to, "u%04x", (unsigned)c);
}

void wob_json_text(wob_json *json, wob_slice text)
{
    before_value(json);
    wob_buffer_add_char(json->to, '"');
    size_t plain = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        wob_buffer_add(json->to, wob_slice_cut(text, plain, i));
        escape(json->to, c);
        plain = i + 1;
    }
    wob_buffer_add(json->to, wob_slice_cut(text, plain, text.size));
    wob_buffer_add_char(json->to, '"');
}

void wob_json_text_or_null(wob_json *json, wob_slice text)
{
    if (text.size)
        wob_json_text(json, text);
    else
        wob_json_null(json);
}

void wob_json_word(wob_json *json, const char *word)
{
    wob_json_text(json, wob_slice_of(word));
}

void wob_json_date(wob_json *json, wob_date date)
{
    char text[WOB_ISO_DATE_SIZE];
    if (!wob_date_known(date)) {
        wob_json_null(json);
        return;
    }
    wob_date_format_iso(date, text);
    wob_json_word(json, text);
}

void wob_json_span(wob_json *json, wob_span span)
{
    wob_json_open(json, '[');
    wob_json_integer(json, (int64_t)span.begin);
    wob_json_integer(json, (int64_t)span.end);
    wob_json_close(json, ']');
}

void wob_json_texts(wob_json *json, const wob_slice *texts, size_t count)
{
    wob_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        wob_json_text(json, texts[i]);
    wob_json_close(json, ']');
}
