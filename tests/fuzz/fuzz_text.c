/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a plain text file. */
#include "tests/fuzz/fuzz.h"

#include "lib/source/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static wob_arena arena;
    wob_error error = {0};
    wob_source source = {.path = WOB_SLICE("text"), .id = WOB_SLICE("0000000000000000")};
    wob_slice bytes = {(const char *)data, size};
    if (wob_text_read(bytes, &WOB_SOURCE_OPTIONS, &arena, &source, &error) == WOB_OK)
        fuzz_read_letters(&source, &arena);
    wob_arena_clear(&arena);
    return 0;
}
