/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes libFuzzer's place where nothing new is looked for: gives a target the files that are named,
 * one after the other, and prints each name first. The last one printed is the one that broke it.
 */
#include "tests/fuzz/fuzz.h"

#include "lib/base/buffer.h"
#include "lib/base/file.h"

#include <stdio.h>
#include <unistd.h>

enum {
    MOST_BYTES = 1 << 20, /* of an input */
    MOST_SECONDS = 10,    /* that it may take; a fraction of one is usual */
};

static bool replay(const char *path)
{
    wob_error error = {0};
    wob_buffer input = {0};
    wob_status status = wob_file_read(path, MOST_BYTES, &input, &error);
    if (status == WOB_OK)
        LLVMFuzzerTestOneInput((const uint8_t *)input.data, input.size);
    else
        fprintf(stderr, "%s\n", error.message);
    wob_buffer_release(&input);
    return status == WOB_OK;
}

int main(int count, char **paths)
{
    bool good = count > 1;
    for (int i = 1; i < count; i++) {
        puts(paths[i]);
        (void)fflush(stdout);
        alarm(MOST_SECONDS);
        good &= replay(paths[i]);
    }
    return good ? 0 : 1;
}
