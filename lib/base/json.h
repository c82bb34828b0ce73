/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_JSON_H
#define WOB_BASE_JSON_H

#include "lib/base/buffer.h"
#include "lib/base/date.h"

#include <stdint.h>

/*
 * Writing JSON (RFC 8259), without spaces, into a buffer. Commas place themselves. Text must be
 * valid UTF-8; controls are escaped. Values directly inside an object follow their wob_json_key.
 */
typedef struct wob_json {
    wob_buffer *to;
    bool comma; /* a value stands before the next one */
} wob_json;

void wob_json_open(wob_json *json, char bracket);  /* '{' or '[' */
void wob_json_close(wob_json *json, char bracket); /* '}' or ']' */
void wob_json_key(wob_json *json, const char *key);
void wob_json_name(wob_json *json, wob_slice key); /* a key that data gives */

void wob_json_null(wob_json *json);
void wob_json_bool(wob_json *json, bool value);
void wob_json_integer(wob_json *json, int64_t value);
void wob_json_number(wob_json *json, double value, int decimals); /* 0..6; null for NaN, infinity */
void wob_json_text(wob_json *json, wob_slice text);
void wob_json_text_or_null(wob_json *json, wob_slice text); /* null for the empty slice */
void wob_json_word(wob_json *json, const char *word);
void wob_json_date(wob_json *json, wob_date date); /* ISO 8601, or null where unknown */
void wob_json_span(wob_json *json, wob_span span); /* [begin,end] */
void wob_json_texts(wob_json *json, const wob_slice *texts, size_t count);

#endif
