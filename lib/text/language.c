/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language a text is in. See language.h; the words counted are those of stop_word.h. */
#include "lib/text/language.h"

#include "lib/text/stop_word.h"

static const char *const codes[] = {[WOB_DUTCH] = "nl", [WOB_ENGLISH] = "en"};

const char *wob_language_code(wob_language language)
{
    return codes[language];
}

bool wob_language_parse(wob_slice code, wob_language *ret_language)
{
    for (wob_language language = WOB_DUTCH; language <= WOB_ENGLISH; language++)
        if (wob_slice_equal(code, wob_slice_of(codes[language]))) {
            *ret_language = language;
            return true;
        }
    return false;
}

/* Stop words are ASCII, so that runs of letters are words enough. The few with an apostrophe
 * ("zo'n") are not counted. */
wob_language wob_language_detect(wob_slice text, wob_language otherwise)
{
    size_t counts[] = {[WOB_DUTCH] = 0, [WOB_ENGLISH] = 0};
    for (size_t at = 0, end; at < text.size; at = end + 1) {
        end = at;
        while (end < text.size && wob_is_word(text.data[end]))
            end++;
        wob_language language;
        if (end > at && wob_stop_word_tells(wob_slice_cut(text, at, end), &language))
            counts[language]++;
    }
    if (counts[WOB_DUTCH] == counts[WOB_ENGLISH])
        return otherwise;
    return counts[WOB_DUTCH] > counts[WOB_ENGLISH] ? WOB_DUTCH : WOB_ENGLISH;
}
