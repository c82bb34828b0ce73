/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Break iterators over UTF-8, and what ICU's errors are called here. See breaks.h. */
#include "lib/text/breaks.h"

#include "lib/base/memory.h"
#include "lib/base/utf8.h"

#include <stdint.h>
#include <stdlib.h>

wob_status wob_icu_fail(wob_error *error, UErrorCode code, const char *doing)
{
    switch (code) {
    case U_MEMORY_ALLOCATION_ERROR:
        return wob_fail(error, WOB_NO_MEMORY, "ICU cannot %s: memory ran out", doing);
    case U_FILE_ACCESS_ERROR:
    case U_MISSING_RESOURCE_ERROR:
        return wob_fail(error, WOB_IO,
                        "ICU cannot %s: its data is missing (%s); install ICU %s again, or unset "
                        "ICU_DATA",
                        doing, u_errorName(code), U_ICU_VERSION);
    default:
        return wob_fail(error, WOB_IO, "ICU cannot %s: %s", doing, u_errorName(code));
    }
}

wob_status wob_breaks_init(wob_breaks *breaks, UBreakIteratorType type, wob_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    *breaks = (wob_breaks){.text = UTEXT_INITIALIZER};
    breaks->iterator = ubrk_open(type, "", NULL, 0, &code);
    if (U_SUCCESS(code))
        return WOB_OK;
    wob_breaks_release(breaks);
    return wob_icu_fail(error, code, "open a break iterator");
}

void wob_breaks_release(wob_breaks *breaks)
{
    if (breaks->iterator) {
        ubrk_close(breaks->iterator);
        utext_close(&breaks->text);
    }
    free(breaks->units);
    *breaks = (wob_breaks){0};
}

static void set_ascii(wob_breaks *breaks, wob_slice text, UErrorCode *code)
{
    if (text.size > breaks->room) {
        breaks->room = text.size * 2;
        breaks->units = wob_resize(breaks->units, breaks->room * sizeof *breaks->units);
    }
    for (size_t i = 0; i < text.size; i++)
        breaks->units[i] = (UChar)text.data[i];
    ubrk_setText(breaks->iterator, breaks->units, (int32_t)text.size, code);
}

wob_status wob_breaks_set(wob_breaks *breaks, wob_slice text, wob_error *error)
{
    if (text.size > INT32_MAX)
        return wob_fail(error, WOB_LIMIT,
                        "a text of %zu bytes is too long to be split: the most "
                        "is %d; give it in parts",
                        text.size, INT32_MAX);
    UErrorCode code = U_ZERO_ERROR;
    if (wob_utf8_is_ascii(text)) {
        set_ascii(breaks, text, &code);
    } else {
        utext_openUTF8(&breaks->text, text.data, (int64_t)text.size, &code);
        ubrk_setUText(breaks->iterator, &breaks->text, &code);
    }
    return U_SUCCESS(code) ? WOB_OK : wob_icu_fail(error, code, "read a text");
}
