/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing, by a pager where it is long. See output.h. */
#include "query/output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the pager is, a command for the shell; NULL where there is to be none. */
static const char *choose_pager(void)
{
    const char *own = getenv("WOB_PAGER"), *usual = getenv("PAGER");
    const char *pager = own ? own : usual ? usual : "less";
    return pager[0] ? pager : NULL;
}

/* It takes more lines than the terminal has; folding makes more of long ones. */
static bool is_long(const wob_buffer *out)
{
    struct winsize screen;
    size_t lines = 0, column = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &screen) != 0 || screen.ws_row == 0 || screen.ws_col == 0)
        return false;
    for (size_t i = 0; i < out->size; i++) {
        column = out->data[i] == '\n' ? 0 : column + 1;
        lines += out->data[i] == '\n' || column % screen.ws_col == 0;
    }
    return lines >= screen.ws_row;
}

static bool wants_pager(const wob_buffer *out, const query_options *options)
{
    bool readable = options->format == AS_TEXT || options->format == AS_MARKDOWN;
    return readable && !options->no_pager && isatty(STDOUT_FILENO) && choose_pager() &&
           is_long(out);
}

/* False where it cannot be started, so that nothing was printed. less keeps colours, ends by itself
 * on what fits, and leaves it on the screen, as git has it. */
static bool page(const wob_buffer *out)
{
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    (void)setenv("LESS", "FRX", 0);
    FILE *pager = popen(choose_pager(), "we");
    if (pager)
        (void)fwrite(out->data, 1, out->size, pager);
    int status = pager ? pclose(pager) : -1;
    (void)signal(SIGPIPE, before);
    enum { NOT_FOUND = 127, NOT_EXECUTABLE = 126 };
    return status >= 0 && !(WIFEXITED(status) && (WEXITSTATUS(status) == NOT_FOUND ||
                                                  WEXITSTATUS(status) == NOT_EXECUTABLE));
}

void output_print(const wob_buffer *out, const query_options *options)
{
    if (out->size == 0 || (wants_pager(out, options) && page(out)))
        return;
    (void)fwrite(out->data, 1, out->size, stdout);
}
