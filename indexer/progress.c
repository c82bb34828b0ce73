/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of progress. See progress.h. */
#include "indexer/progress.h"

#include "lib/base/utf8.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    INTERVAL = 100, /* milliseconds from one drawing to the next, at least */
    BAR = 20,       /* characters */
    NARROW = 60,    /* columns below which there is no bar */
    USUAL = 80,     /* columns of a terminal that does not say */
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_begin(progress *state, bool shown)
{
    state->shown = shown && isatty(STDERR_FILENO);
    state->started = now();
}

static size_t terminal_width(void)
{
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : USUAL;
}

/* How much is done, from 0 to 1: by bytes, which files differ in. */
static double share(const progress *state)
{
    if (state->all_bytes == 0)
        return 0;
    double done = (double)state->bytes / (double)state->all_bytes;
    return done < 1 ? done : 1;
}

static void write_bar(double done, wob_buffer *to)
{
    wob_buffer_add_char(to, '[');
    for (int i = 0; i < BAR; i++)
        wob_buffer_add_char(to, i < done * BAR ? '#' : '.');
    wob_buffer_print(to, "] ");
}

static void write_time(uint64_t seconds, wob_buffer *to)
{
    unsigned long long hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
    if (hours)
        wob_buffer_print(to, "%llu:%02llu:%02llu", hours, minutes, rest);
    else
        wob_buffer_print(to, "%llu:%02llu", minutes, rest);
}

/* Cuts the text to so many characters; what is no character counts by its bytes. */
static void cut(wob_buffer *text, size_t width)
{
    size_t at = 0;
    while (width-- > 0 && at < text->size)
        (void)wob_utf8_next(wob_buffer_slice(text), &at);
    text->size = at;
    text->data[at] = '\0';
}

void progress_write(const progress *state, double seconds, size_t width, wob_buffer *to)
{
    const double enough = 2; /* seconds, before which speeds mean little */
    const double mega = 1e6;
    double done = share(state);
    if (state->all_bytes && width >= NARROW)
        write_bar(done, to);
    wob_buffer_print(to, "%llu", (unsigned long long)state->files);
    if (state->all_files)
        wob_buffer_print(to, " of %llu", (unsigned long long)state->all_files);
    wob_buffer_print(to, " files, %llu pages", (unsigned long long)state->pages);
    if (seconds >= enough)
        wob_buffer_print(to, ", %.1f MB/s", (double)state->bytes / mega / seconds);
    if (seconds >= enough && done > 0) {
        wob_buffer_print(to, ", ");
        write_time((uint64_t)(seconds / done - seconds + 1), to);
        wob_buffer_print(to, " left");
    }
    if (state->recognising[0])
        wob_buffer_print(to, ", %s", state->recognising);
    wob_utf8_hide_controls(to->data);
    cut(to, width);
}

void progress_draw(progress *state)
{
    int64_t moment = state->shown ? now() : 0;
    if (!state->shown || moment - state->drawn < INTERVAL)
        return;
    wob_buffer line = {0};
    progress_write(state, (double)(moment - state->started) / 1000, terminal_width() - 1, &line);
    fprintf(stderr, "\r%s\033[K", line.data);
    (void)fflush(stderr);
    wob_buffer_release(&line);
    state->drawn = moment;
    state->visible = true;
}

void progress_clear(progress *state)
{
    if (state->visible)
        fputs("\r\033[K", stderr);
    state->visible = false;
    state->drawn = 0;
}
