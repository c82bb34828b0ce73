/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints of passages. See fingerprint.h. */
#include "lib/index/fingerprint.h"

#include "lib/base/utf8.h"
#include "lib/index/plain_word.h"
#include "lib/letter/calendar.h"
#include "lib/text/fold.h"

#include <inttypes.h>
#include <stdio.h>

/* A capital of ASCII or Latin-1, or a digit, stands in it. */
static bool is_name_or_number(wob_slice word)
{
    for (size_t at = 0; at < word.size;) {
        uint32_t c = wob_utf8_next(word, &at);
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c <= 0xDE))
            return true;
    }
    return false;
}

/* FNV-1a (64 bits), a word ended by a space. */
static uint64_t add_word(uint64_t hash, wob_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * 1099511628211u;
    return (hash ^ ' ') * 1099511628211u;
}

static bool lies_in_date(const wob_dates *dates, size_t at, size_t *next)
{
    while (*next < dates->count && dates->at[*next].span.end <= at)
        ++*next;
    return *next < dates->count && dates->at[*next].span.begin <= at;
}

wob_status wob_fingerprint_make(wob_slice text, wob_arena *arena, uint64_t *ret_fingerprint,
                                wob_error *error)
{
    uint64_t hash = 14695981039346656037u;
    size_t count = 0, at = 0, next = 0;
    wob_dates dates = {0};
    wob_buffer folded = {0};
    wob_status status = WOB_OK;
    bool ascii;
    wob_dates_in(text, arena, &dates);
    for (wob_slice word;
         status == WOB_OK && (word = wob_plain_word_next(text, &at, &ascii)).size;) {
        size_t begin = (size_t)(word.data - text.data);
        if (word.size < 2 || is_name_or_number(word) || lies_in_date(&dates, begin, &next))
            continue;
        if (!ascii) {
            wob_buffer_clear(&folded);
            status = wob_fold(word, &folded, error);
            word = wob_buffer_slice(&folded);
        }
        hash = add_word(hash, word);
        count++;
    }
    wob_buffer_release(&folded);
    *ret_fingerprint = count < WOB_FINGERPRINT_FEWEST ? 0 : hash ? hash : 1;
    return status;
}

void wob_fingerprint_write(uint64_t fingerprint, char to[static WOB_FINGERPRINT_ROOM])
{
    snprintf(to, WOB_FINGERPRINT_ROOM, "%016" PRIx64, fingerprint);
}
