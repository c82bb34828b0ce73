/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A short text over and over, as a plain text file: what takes more time than its length allows
 * shows only where there is much of it. The text between the first two "~" is repeated, what stands
 * before and behind it is not; without them, all of it.
 */
#include "tests/fuzz/fuzz.h"

#include "lib/base/buffer.h"
#include "lib/source/readers.h"

enum { LENGTH = 100 << 10 }; /* bytes, of all together */

static wob_slice repeat(wob_slice pattern, wob_buffer *to)
{
    wob_slice head = {0}, body = {0}, rest = pattern;
    wob_slice_next(&rest, '~', &head);
    if (!wob_slice_next(&rest, '~', &body)) {
        body = head;
        head = (wob_slice){0};
    }
    wob_buffer_add(to, head);
    while (body.size && to->size < LENGTH)
        wob_buffer_add(to, body);
    wob_buffer_add(to, rest);
    return wob_buffer_slice(to);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static wob_arena arena;
    wob_error error = {0};
    wob_source source = {.path = WOB_SLICE("repeat"), .id = WOB_SLICE("0000000000000000")};
    wob_buffer text = {0};
    wob_slice bytes = repeat((wob_slice){(const char *)data, size}, &text);
    if (wob_text_read(bytes, &WOB_SOURCE_OPTIONS, &arena, &source, &error) == WOB_OK)
        fuzz_read_letters(&source, &arena);
    wob_arena_clear(&arena);
    wob_buffer_release(&text);
    return 0;
}
