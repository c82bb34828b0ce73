/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_FUZZ_FUZZ_H
#define WOB_TESTS_FUZZ_FUZZ_H

#include "lib/source/source.h"

/*
 * What the fuzz targets share. A target is a file fuzz_*.c that makes something to read out of any
 * bytes, and asserts of what was read whatever always holds. `make fuzz` links it with libFuzzer,
 * which looks for bytes that break it; `make check` with replay.c, which gives it the kept ones.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads all that `source` holds, as indexing does, and checks it. */
void fuzz_read_letters(const wob_source *source, wob_arena *arena);

/* The bytes as valid UTF-8, as every reader of a format hands its text over. */
wob_slice fuzz_valid(wob_slice bytes, wob_arena *arena);

#endif
