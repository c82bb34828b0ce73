/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Canonical composition (NFC, UAX #15) of whole texts. PDFs give "e" and a combining diaeresis
 * where people type one character; nearly all the rest of a letter is composed already and is
 * copied as it is. Only the pieces around a character that could combine go through ICU.
 */
#include "lib/text/analyse.h"

#include "lib/base/utf8.h"
#include "lib/text/breaks.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum {
    /* Below U+0300 (0xCC 0x80 in UTF-8) every character is composed, and only one from there on
     * that follows can change it. */
    FIRST_MARK = 0x0300,
    FIRST_MARK_LEAD = 0xCC,
    GROWTH_MOST = 3,   /* of NFC, in UTF-8 as in UTF-16 (UAX #15) */
    PIECE_MOST = 1024, /* bytes; no letter has hundreds of marks over one character */
};

typedef struct composer {
    const UNormalizer2 *canonical;
    wob_slice text;
} composer;

/* Where the next piece that must go through ICU begins: the character that may combine, with the
 * one before it. text.size where there is none from `from` on. */
static size_t piece_begin(const composer *self, size_t from)
{
    for (size_t at = from; at < self->text.size;) {
        if ((unsigned char)self->text.data[at] < FIRST_MARK_LEAD) {
            at++;
            continue;
        }
        size_t begin = at;
        UChar32 c = (UChar32)wob_utf8_next(self->text, &at);
        if (unorm2_isInert(self->canonical, c))
            continue;
        bool alone = begin == from || unorm2_hasBoundaryBefore(self->canonical, c);
        return alone ? begin : wob_utf8_before(self->text, begin);
    }
    return self->text.size;
}

/* Where it ends: before the next character that combines with nothing before it. */
static size_t piece_end(const composer *self, size_t begin)
{
    size_t at = begin;
    wob_utf8_next(self->text, &at);
    while (at < self->text.size && at - begin < PIECE_MOST - 4) {
        size_t next = at;
        UChar32 c = (UChar32)wob_utf8_next(self->text, &next);
        if (c < FIRST_MARK || unorm2_hasBoundaryBefore(self->canonical, c))
            break;
        at = next;
    }
    return at;
}

static wob_status add_composed(const composer *self, wob_slice piece, wob_buffer *to,
                               wob_error *error)
{
    UChar units[PIECE_MOST], composed[PIECE_MOST * GROWTH_MOST];
    const int32_t room = PIECE_MOST * GROWTH_MOST + 1;
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = 0;
    u_strFromUTF8WithSub(units, PIECE_MOST, &size, piece.data, (int32_t)piece.size, WOB_REPLACEMENT,
                         NULL, &code);
    size =
        unorm2_normalize(self->canonical, units, size, composed, PIECE_MOST * GROWTH_MOST, &code);
    u_strToUTF8(wob_buffer_reserve(to, (size_t)room), room, &size, composed, size, &code);
    if (U_FAILURE(code))
        return wob_icu_fail(error, code, "compose a text");
    to->size += (size_t)size;
    return WOB_OK;
}

wob_status wob_compose(wob_slice text, wob_buffer *to, wob_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    const composer self = {.canonical = unorm2_getNFCInstance(&code), .text = text};
    if (U_FAILURE(code))
        return wob_icu_fail(error, code, "open its normaliser");
    for (size_t at = 0; at < text.size;) {
        size_t begin = piece_begin(&self, at);
        wob_buffer_add(to, wob_slice_cut(text, at, begin));
        if (begin == text.size)
            break;
        at = piece_end(&self, begin);
        wob_status status = add_composed(&self, wob_slice_cut(text, begin, at), to, error);
        if (status)
            return status;
    }
    return WOB_OK;
}
