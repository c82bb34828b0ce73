/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding words: ASCII by itself, anything else through ICU's normalisers. See fold.h. */
#include "lib/text/fold.h"

#include "lib/base/utf8.h"
#include "lib/text/analyse.h"
#include "lib/text/breaks.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum {
    READ_MOST = 4 * WOB_WORD_LONGEST, /* bytes of a word that are looked at: marks may vanish */
    GROWTH_MOST = 18,                 /* NFKC makes 18 units of U+FDFA, and never more (UAX #15) */
    PLAIN_MOST = READ_MOST * GROWTH_MOST,
    PIECES_MOST = 8, /* units of one character taken apart; 4 at most (UAX #15) */
};

static bool is_mark(uint32_t c)
{
    return c >= 0x0300 && c <= 0x036F;
}

/* Those that stand inside words: single quotation marks, and the apostrophe that is a letter. */
static bool is_apostrophe(uint32_t c)
{
    return c == 0x2018 || c == 0x2019 || c == 0x02BC;
}

/* The letter below the accents of `c`; `c` itself where it has none. */
static uint32_t without_accents(const UNormalizer2 *canonical, uint32_t c)
{
    UChar units[PIECES_MOST];
    UChar32 pieces[PIECES_MOST];
    UErrorCode code = U_ZERO_ERROR;
    int32_t count = unorm2_getDecomposition(canonical, (UChar32)c, units, PIECES_MOST, &code);
    if (count <= 0)
        return c;
    u_strToUTF32(pieces, PIECES_MOST, &count, units, count, &code);
    if (U_FAILURE(code))
        return c;
    for (int32_t i = 1; i < count; i++)
        if (!is_mark((uint32_t)pieces[i]))
            return c;
    return (uint32_t)pieces[0];
}

/* `plain` is in NFKC_Casefold. */
static void add_without_marks(const UNormalizer2 *canonical, wob_slice plain, wob_buffer *to)
{
    const size_t begin = to->size;
    for (size_t at = 0; at < plain.size;) {
        uint32_t c = wob_utf8_next(plain, &at);
        size_t before = to->size;
        if (is_apostrophe(c))
            wob_buffer_add_char(to, '\'');
        else if (!is_mark(c))
            wob_utf8_add(to, without_accents(canonical, c));
        if (to->size - begin > WOB_WORD_LONGEST) {
            to->size = before;
            return;
        }
    }
}

static wob_status fold_beyond_ascii(wob_slice word, wob_buffer *to, wob_error *error)
{
    UChar units[READ_MOST], folded[PLAIN_MOST];
    char plain[PLAIN_MOST * 3]; /* UTF-8 has 3 bytes at most for a unit of UTF-16 */
    int32_t size = 0;
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *compatible = unorm2_getNFKCCasefoldInstance(&code);
    const UNormalizer2 *canonical = unorm2_getNFCInstance(&code);
    u_strFromUTF8WithSub(units, READ_MOST, &size, word.data, (int32_t)word.size, WOB_REPLACEMENT,
                         NULL, &code);
    size = unorm2_normalize(compatible, units, size, folded, PLAIN_MOST, &code);
    u_strToUTF8(plain, sizeof plain, &size, folded, size, &code);
    if (U_FAILURE(code))
        return wob_icu_fail(error, code, "fold a word");
    add_without_marks(canonical, (wob_slice){plain, (size_t)size}, to);
    return WOB_OK;
}

static bool is_ascii(wob_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

wob_status wob_fold(wob_slice word, wob_buffer *to, wob_error *error)
{
    if (word.size > READ_MOST)
        word = wob_slice_cut(word, 0, wob_utf8_floor(word, READ_MOST));
    if (!is_ascii(word))
        return fold_beyond_ascii(word, to, error);
    size_t size = word.size < WOB_WORD_LONGEST ? word.size : WOB_WORD_LONGEST;
    char *end = wob_buffer_reserve(to, size);
    for (size_t i = 0; i < size; i++)
        end[i] = wob_lower(word.data[i]);
    to->size += size;
    return WOB_OK;
}
