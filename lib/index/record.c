/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing and reading records. See record.h. */
#include "lib/index/record.h"

void wob_record_add_number(wob_buffer *record, uint64_t number)
{
    while (number >= 0x80) {
        wob_buffer_add_char(record, (char)(unsigned char)(number | 0x80));
        number >>= 7;
    }
    wob_buffer_add_char(record, (char)number);
}

void wob_record_add_text(wob_buffer *record, wob_slice text)
{
    wob_record_add_number(record, text.size);
    wob_buffer_add(record, text);
}

void wob_record_add_list(wob_buffer *record, const wob_slices *list)
{
    wob_record_add_number(record, list->count);
    for (size_t i = 0; i < list->count; i++)
        wob_record_add_text(record, list->at[i]);
}

void wob_record_add_date(wob_buffer *record, wob_date date)
{
    wob_record_add_number(record, (uint64_t)(date.year * 10000 + date.month * 100 + date.day));
}

uint64_t wob_record_number(wob_record_reader *reader)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (reader->broken || reader->rest.size == 0)
            break;
        unsigned char byte = (unsigned char)reader->rest.data[0];
        reader->rest = wob_slice_cut(reader->rest, 1, reader->rest.size);
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
    reader->broken = true;
    return 0;
}

wob_slice wob_record_text(wob_record_reader *reader)
{
    uint64_t size = wob_record_number(reader);
    if (reader->broken || size > reader->rest.size) {
        reader->broken = true;
        return (wob_slice){0};
    }
    wob_slice text = wob_slice_cut(reader->rest, 0, (size_t)size);
    reader->rest = wob_slice_cut(reader->rest, (size_t)size, reader->rest.size);
    return text;
}

void wob_record_list(wob_record_reader *reader, wob_arena *arena, wob_slices *ret_list)
{
    *ret_list = (wob_slices){0};
    uint64_t count = wob_record_number(reader);
    for (uint64_t i = 0; i < count && !reader->broken; i++)
        *wob_push(arena, ret_list) = wob_record_text(reader);
}

wob_date wob_record_date(wob_record_reader *reader)
{
    int number = (int)wob_record_below(reader, 99991232);
    wob_date date = {number / 10000, number / 100 % 100, number % 100};
    if (number && !wob_date_valid(date))
        reader->broken = true;
    return reader->broken ? (wob_date){0} : date;
}

uint32_t wob_record_below(wob_record_reader *reader, uint32_t limit)
{
    uint64_t number = wob_record_number(reader);
    if (number >= limit)
        reader->broken = true;
    return reader->broken ? 0 : (uint32_t)number;
}
