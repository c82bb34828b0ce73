/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of CSV. See csv.h. */
#include "query/csv.h"

static void begin_field(wob_buffer *row)
{
    if (row->size && row->data[row->size - 1] != '\n')
        wob_buffer_add_char(row, ',');
}

static void add_quoted(wob_buffer *row, wob_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"')
            wob_buffer_add_char(row, '"');
        wob_buffer_add_char(row, text.data[i]);
    }
}

void csv_text(wob_buffer *row, wob_slice text)
{
    begin_field(row);
    wob_buffer_add_char(row, '"');
    add_quoted(row, text);
    wob_buffer_add_char(row, '"');
}

void csv_texts(wob_buffer *row, const wob_slices *texts)
{
    begin_field(row);
    wob_buffer_add_char(row, '"');
    for (size_t i = 0; i < texts->count; i++) {
        if (i)
            wob_buffer_add_char(row, '\n');
        add_quoted(row, texts->at[i]);
    }
    wob_buffer_add_char(row, '"');
}

void csv_number(wob_buffer *row, double number, int decimals)
{
    begin_field(row);
    wob_buffer_print(row, "%.*f", decimals, number);
}

void csv_date(wob_buffer *row, wob_date date)
{
    char text[WOB_ISO_DATE_SIZE] = "";
    if (wob_date_known(date))
        wob_date_format_iso(date, text);
    csv_text(row, wob_slice_of(text));
}

void csv_end(wob_buffer *row)
{
    wob_buffer_add(row, WOB_SLICE("\r\n"));
}
