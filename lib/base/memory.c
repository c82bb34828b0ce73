/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heap, and what happens when it is empty. See memory.h. */
#include "lib/base/memory.h"

#include <stdlib.h>
#include <unistd.h>

enum { EXIT_NO_MEMORY = 70 };

static void *or_end(void *memory)
{
    static const char message[] =
        "out of memory: close other programs or index fewer files at once\n";
    if (!memory) {
        if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {
            /* Nobody listens; the exit status says it alone. */
        }
        _exit(EXIT_NO_MEMORY);
    }
    return memory;
}

void *wob_new(size_t size)
{
    return or_end(calloc(1, size ? size : 1));
}

void *wob_resize(void *memory, size_t size)
{
    return or_end(realloc(memory, size ? size : 1));
}
