/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_BUFFER_H
#define WOB_BASE_BUFFER_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

#include <stdarg.h>
#include <stdint.h>

/*
 * Growing bytes. `data` is always ended by a NUL beyond `size` once anything was added; slices of
 * it are good until the next addition. {0} is an empty buffer.
 */
typedef struct wob_buffer {
    char *data;
    size_t size, room;
} wob_buffer;

void wob_buffer_clear(wob_buffer *buffer); /* empties, keeps the memory */
void wob_buffer_release(wob_buffer *buffer);

void wob_buffer_add(wob_buffer *buffer, wob_slice bytes);
void wob_buffer_add_char(wob_buffer *buffer, char c);
void wob_buffer_print(wob_buffer *buffer, const char *format, ...) WOB_PRINTF(2, 3);
void wob_buffer_print_list(wob_buffer *buffer, const char *format, va_list arguments)
    WOB_PRINTF(2, 0);

/* Room for `size` bytes more, to be written directly; then count them with `size +=`. */
char *wob_buffer_reserve(wob_buffer *buffer, size_t size);

wob_slice wob_buffer_slice(const wob_buffer *buffer);

#endif
