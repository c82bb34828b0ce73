/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting words for comparing texts. See plain_word.h. */
#include "lib/index/plain_word.h"

#include "lib/base/utf8.h"

/* Letters and digits; beyond ASCII, whatever is not in a block of signs. */
static bool is_of_word(uint32_t c)
{
    if (c < 0x80)
        return wob_is_alpha((char)c) || wob_is_digit((char)c);
    return (c >= 0xC0 && c < 0x2000) || (c >= 0xFB00 && c <= 0xFB06); /* ligatures: "ﬁ" */
}

wob_slice wob_plain_word_next(wob_slice text, size_t *at, bool *ret_ascii)
{
    size_t begin = *at, end = *at;
    *ret_ascii = true;
    while (*at < text.size) {
        uint32_t c = wob_utf8_next(text, at);
        if (is_of_word(c)) {
            *ret_ascii = *ret_ascii && c < 0x80;
            end = *at;
        } else if (end > begin) {
            break;
        } else {
            begin = end = *at;
        }
    }
    return wob_slice_cut(text, begin, end);
}
