/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing bytes. See buffer.h. */
#include "lib/base/buffer.h"

#include "lib/base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void wob_buffer_clear(wob_buffer *buffer)
{
    buffer->size = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

void wob_buffer_release(wob_buffer *buffer)
{
    free(buffer->data);
    *buffer = (wob_buffer){0};
}

char *wob_buffer_reserve(wob_buffer *buffer, size_t size)
{
    assert(size < SIZE_MAX / 4 && buffer->size < SIZE_MAX / 4);
    size_t need = buffer->size + size + 1;
    if (need > buffer->room) {
        buffer->room = need > buffer->room * 2 ? need : buffer->room * 2;
        buffer->data = wob_resize(buffer->data, buffer->room);
        buffer->data[buffer->size] = '\0';
    }
    return buffer->data + buffer->size;
}

void wob_buffer_add(wob_buffer *buffer, wob_slice bytes)
{
    char *end = wob_buffer_reserve(buffer, bytes.size);
    if (bytes.size)
        memcpy(end, bytes.data, bytes.size);
    end[bytes.size] = '\0';
    buffer->size += bytes.size;
}

void wob_buffer_add_char(wob_buffer *buffer, char c)
{
    wob_buffer_add(buffer, (wob_slice){&c, 1});
}

void wob_buffer_print_list(wob_buffer *buffer, const char *format, va_list arguments)
{
    enum { USUAL = 128 }; /* bytes, printed once; what is longer is printed again */
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(wob_buffer_reserve(buffer, USUAL), USUAL + 1, format, arguments);
    assert(size >= 0);
    if (size > USUAL)
        vsnprintf(wob_buffer_reserve(buffer, (size_t)size), (size_t)size + 1, format, again);
    buffer->size += (size_t)size;
    va_end(again);
}

void wob_buffer_print(wob_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    wob_buffer_print_list(buffer, format, arguments);
    va_end(arguments);
}

wob_slice wob_buffer_slice(const wob_buffer *buffer)
{
    return (wob_slice){buffer->data, buffer->size};
}
