/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for a terminal: its colours, its width, and how text is folded. See page.h. */
#include "query/page.h"

#include "lib/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_COLUMNS = 100, FEWEST_COLUMNS = 40 };

text_style style_of_output(const query_options *options)
{
    static const text_style plain = {"", "", "", "", USUAL_COLUMNS};
    static const text_style coloured = {"\033[1;33m", "\033[1m", "\033[2m", "\033[0m",
                                        USUAL_COLUMNS};
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    struct winsize size;
    bool terminal = isatty(STDOUT_FILENO);
    bool colours = terminal && !(no_color && no_color[0]) && !(term && strcmp(term, "dumb") == 0);
    if (options->colour != COLOUR_AUTO)
        colours = options->colour == COLOUR_ALWAYS;
    text_style style = colours ? coloured : plain;
    if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= FEWEST_COLUMNS)
        style.columns = size.ws_col;
    return style;
}

/* Columns that `text` takes: characters, near enough in Dutch and English. */
static size_t columns_of(wob_slice text)
{
    size_t columns = 0;
    for (size_t i = 0; i < text.size; i++)
        columns += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return columns;
}

/* One word with what of it is marked. */
static void add_word(wob_slice text, wob_span word, const wob_span *marks, size_t count,
                     const text_style *style, wob_buffer *to)
{
    for (size_t i = 0; i < count && word.begin < word.end; i++) {
        if (marks[i].end <= word.begin || marks[i].begin >= word.end)
            continue;
        size_t begin = marks[i].begin > word.begin ? marks[i].begin : word.begin;
        size_t end = marks[i].end < word.end ? marks[i].end : word.end;
        wob_buffer_add(to, wob_slice_cut(text, word.begin, begin));
        wob_buffer_print(to, "%s%.*s%s", style->mark, WOB_ARG(wob_slice_cut(text, begin, end)),
                         style->plain);
        word.begin = end;
    }
    wob_buffer_add(to, wob_slice_cut(text, word.begin, word.end));
}

void render_folded(wob_slice text, const wob_span *marks, size_t mark_count, size_t indent,
                   const text_style *style, wob_buffer *to)
{
    size_t column = 0;
    for (size_t at = 0; at < text.size;) {
        if (wob_is_space(text.data[at])) {
            at++;
            continue;
        }
        wob_span word = {at, at};
        while (word.end < text.size && !wob_is_space(text.data[word.end]))
            word.end++;
        size_t width = columns_of(wob_slice_at(text, word));
        if (column == 0 || column + 1 + width > style->columns) {
            wob_buffer_print(to, "%s%*s", column ? "\n" : "", (int)indent, "");
            column = indent;
        } else {
            wob_buffer_add_char(to, ' ');
            column++;
        }
        add_word(text, word, marks, mark_count, style, to);
        column += width;
        at = word.end;
    }
    if (column)
        wob_buffer_add_char(to, '\n');
}

void render_list(const char *before, const wob_slices *list, wob_buffer *to)
{
    for (size_t i = 0; i < list->count; i++)
        wob_buffer_print(to, "%s%.*s", i ? ", " : before, WOB_ARG(list->at[i]));
}

void render_cell(wob_slice text, size_t columns, wob_buffer *to)
{
    size_t width = columns_of(text), kept = 0, taken = 0;
    if (width <= columns) {
        wob_buffer_print(to, "%.*s%*s", WOB_ARG(text), (int)(columns - width), "");
        return;
    }
    while (taken + 1 < columns) {
        (void)wob_utf8_next(text, &kept);
        taken++;
    }
    wob_buffer_print(to, "%.*s…", WOB_ARG(wob_slice_cut(text, 0, kept)));
}
