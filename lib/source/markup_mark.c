/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting lists and writing their numbers. See markup_mark.h. */
#include "lib/source/markup_mark.h"

#include <string.h>

enum {
    LETTERS = 26,
    MOST_LETTERS = 5, /* "eeeee": what counts further is written in digits */
    MOST_ROMAN = 3999,
};

static void add_letters(wob_buffer *to, unsigned number, char first)
{
    unsigned times = (number - 1) / LETTERS + 1;
    for (unsigned i = 0; i < times; i++)
        wob_buffer_add_char(to, (char)(first + (int)((number - 1) % LETTERS)));
}

static void add_roman(wob_buffer *to, unsigned number, bool upper)
{
    static const struct {
        unsigned value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            for (const char *digit = steps[i].digits; *digit; digit++)
                wob_buffer_add_char(to, upper ? (char)(*digit - ('a' - 'A')) : *digit);
}

void wob_number_add(wob_buffer *to, wob_number_format format, unsigned number)
{
    bool letters = format == WOB_NUMBER_LOWER_LETTER || format == WOB_NUMBER_UPPER_LETTER;
    bool roman = format == WOB_NUMBER_LOWER_ROMAN || format == WOB_NUMBER_UPPER_ROMAN;
    if (format == WOB_NUMBER_NONE || format == WOB_NUMBER_BULLET)
        return;
    if (letters && number > 0 && number <= MOST_LETTERS * LETTERS)
        add_letters(to, number, format == WOB_NUMBER_LOWER_LETTER ? 'a' : 'A');
    else if (roman && number > 0 && number <= MOST_ROMAN)
        add_roman(to, number, format == WOB_NUMBER_UPPER_ROMAN);
    else
        wob_buffer_print(to, format == WOB_NUMBER_DECIMAL_ZERO ? "%02u" : "%u", number);
}

wob_slice wob_bullet(wob_slice character, size_t level)
{
    static const char *const kept[] = {"•", "◦", "▪", "■", "○", "●", "–", "-", "*", "➢", "✓", "o"};
    static const char *const by_level[] = {"•", "◦", "▪"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (wob_slice_equal(character, wob_slice_of(kept[i])))
            return character;
    return wob_slice_of(by_level[level % (sizeof by_level / sizeof *by_level)]);
}

/* Counts the level on; those above it that were never counted stand at their first number. */
static void count_on(wob_numbering *numbering, size_t level)
{
    for (size_t i = 0; i <= level; i++) {
        if (!numbering->begun[i])
            numbering->at[i] = numbering->level[i].start;
        else if (i == level)
            numbering->at[i]++;
        numbering->begun[i] = true;
    }
    for (size_t i = level + 1; i < WOB_LIST_LEVELS; i++)
        numbering->begun[i] = false;
}

wob_slice wob_numbering_next(wob_numbering *numbering, size_t level, wob_arena *arena)
{
    level = level < WOB_LIST_LEVELS ? level : WOB_LIST_LEVELS - 1;
    const wob_list_level *form = &numbering->level[level];
    count_on(numbering, level);
    if (form->format == WOB_NUMBER_BULLET)
        return wob_bullet(wob_slice_trim(form->text), level);
    wob_buffer mark = {0};
    for (size_t i = 0; i < form->text.size; i++) {
        char c = form->text.data[i], next = i + 1 < form->text.size ? form->text.data[i + 1] : 0;
        if (c != '%' || next < '1' || next > '0' + WOB_LIST_LEVELS) {
            wob_buffer_add_char(&mark, c);
            continue;
        }
        size_t of = (size_t)(next - '1');
        wob_number_format format = numbering->level[of].format;
        wob_number_add(&mark, form->decimal ? WOB_NUMBER_DECIMAL : format, numbering->at[of]);
        i++;
    }
    wob_slice text = wob_arena_copy(arena, wob_slice_trim(wob_buffer_slice(&mark)));
    wob_buffer_release(&mark);
    return text;
}

void wob_numbering_set(wob_numbering *numbering, size_t level, unsigned number)
{
    level = level < WOB_LIST_LEVELS ? level : WOB_LIST_LEVELS - 1;
    numbering->at[level] = number - 1; /* counted on before it is shown */
    numbering->begun[level] = true;
}
