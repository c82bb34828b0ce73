/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading list marks. See mark.h. Whether a mark heads a request item, a point of the decision or a
 * requirement for an objection is for others to say. */
#include "lib/letter/mark.h"

#include "lib/base/utf8.h"

#include <string.h>

enum { MOST_DIGITS = 2, LONGEST_ROMAN = 7 };

static const char question[] = "Qq"; /* "Q1." */

/* Bullets of real letters. The last three are private-use characters of Word's Symbol and
 * Wingdings. */
static const char *const bullets[] = {"•", "●", "▪", "■",      "◦",      "○",     "∙",
                                      "·", "➢", "►", "❖",      "□",      "✓",     "–",
                                      "—", "-", "*", "\uF0B7", "\uF0A7", "\uF0D8"};

unsigned wob_roman_value(wob_slice number)
{
    static const struct {
        char letter;
        unsigned value;
    } digits[] = {{'i', 1}, {'v', 5}, {'x', 10}};
    unsigned sum = 0, last = 0;
    if (number.size == 0 || number.size > LONGEST_ROMAN)
        return 0;
    for (size_t i = number.size; i-- > 0;) {
        unsigned value = 0;
        if (wob_is_upper(number.data[i]) != wob_is_upper(number.data[0]))
            return 0;
        for (size_t k = 0; k < sizeof digits / sizeof *digits; k++)
            if (wob_lower(number.data[i]) == digits[k].letter)
                value = digits[k].value;
        if (value == 0)
            return 0;
        sum = value < last ? sum - value : sum + value;
        last = value > last ? value : last;
    }
    return sum < 40 ? sum : 0;
}

static wob_mark read_bullet(wob_slice line)
{
    bool word = line.size && (wob_is_alpha(line.data[0]) || wob_is_digit(line.data[0]));
    for (size_t i = 0; !word && i < sizeof bullets / sizeof *bullets; i++) {
        wob_slice bullet = wob_slice_of(bullets[i]);
        if (!wob_slice_starts(line, bullet))
            continue;
        size_t size = bullet.size;
        while (size < line.size && wob_is_space(line.data[size]))
            size++;
        /* "-word" is no list; a typographic bullet needs no space. */
        if (size == bullet.size && size < line.size && bullet.size < 3)
            continue;
        return (wob_mark){.kind = WOB_MARK_BULLET, .number = bullet, .size = size};
    }
    if (wob_slice_starts(line, WOB_SLICE("o ")) && line.size > 2)
        return (wob_mark){.kind = WOB_MARK_BULLET, .number = wob_slice_cut(line, 0, 1), .size = 2};
    return (wob_mark){0};
}

/* The digit that `c` is, or that scanning takes for it; -1 for others. */
static int digit_of(char c)
{
    if (wob_is_digit(c))
        return c - '0';
    return c == 'l' || c == 'I' ? 1 : c == 'O' ? 0 : -1;
}

/* How many bytes a whole number takes, one of whose digits is a true one: "17", "l9", "2l". */
static size_t whole_size(wob_slice text)
{
    size_t size = 0, real = 0;
    while (size < text.size && digit_of(text.data[size]) >= 0)
        real += wob_is_digit(text.data[size++]);
    return real ? size : 0;
}

/* "A1", "b12": how many bytes a number below a letter takes; 0 for anything else. */
static size_t lettered_size(wob_slice text)
{
    size_t end = 1;
    if (text.size == 0 || !wob_is_alpha(text.data[0]) || digit_of(text.data[0]) >= 0)
        return 0;
    while (end < text.size && wob_is_digit(text.data[end]))
        end++;
    bool ends = end == text.size || !wob_is_word(text.data[end]);
    return ends && end > 1 && end <= 1 + MOST_DIGITS ? end : 0;
}

/* "2a", "2.a", "2.1", "A1": how many bytes a number of two parts takes; 0 for anything else. */
static size_t nested_size(wob_slice text)
{
    size_t lettered = lettered_size(text);
    if (lettered)
        return lettered;
    size_t digits = whole_size(text), part = 0;
    if (digits == 0 || digits > MOST_DIGITS || digits == text.size)
        return 0;
    size_t second = digits + (text.data[digits] == '.'), end = second;
    while (second > digits && end < text.size && wob_is_digit(text.data[end]))
        end++;
    if (end == second && end < text.size && wob_is_alpha(text.data[end]))
        end++;
    part = end - second;
    return part > 0 && part <= MOST_DIGITS && (end == text.size || !wob_is_word(text.data[end]))
               ? end
               : 0;
}

/* How many bytes of `text` are a number: "1", "12", "2a", "a", "iv", "II"; 0 for anything else. */
static size_t number_size(wob_slice text, wob_mark_kind *ret_kind)
{
    size_t digits = whole_size(text), letters = 0;
    *ret_kind = digits ? WOB_MARK_NUMBER : WOB_MARK_LETTER;
    while (digits + letters < text.size && wob_is_alpha(text.data[digits + letters]))
        letters++;
    if (digits)
        return digits <= MOST_DIGITS && letters <= 1 ? digits + letters : 0;
    if (letters == 1 || (letters > 1 && wob_roman_value(wob_slice_cut(text, 0, letters))))
        return letters;
    return 0;
}

/* "II Voor zover" and "2.1 de opdracht" need no sign behind the number: what follows says that it
 * marks something. "2e kwartaal" is an ordinal. */
static bool needs_no_sign(wob_slice line, size_t end, bool nested)
{
    if (end + 1 >= line.size || line.data[end] != ' ')
        return false;
    if (nested)
        return line.data[end - 1] != 'e' && wob_is_alpha(line.data[end + 1]);
    return wob_is_upper(line.data[0]) && wob_is_upper(line.data[end + 1]) &&
           wob_roman_value(wob_slice_cut(line, 0, end)) > 0;
}

static wob_mark read_unquoted(wob_slice line)
{
    wob_mark mark = read_bullet(line);
    if (mark.kind || line.size == 0)
        return mark;
    bool opened = line.data[0] == '(';
    size_t begin = opened || strchr(question, line.data[0]) ? 1 : 0;
    wob_slice inside = wob_slice_cut(line, begin, line.size);
    wob_mark_kind kind = WOB_MARK_NUMBER;
    size_t nested = nested_size(inside), size = nested ? nested : number_size(inside, &kind);
    size_t end = begin + size;
    if (size == 0 || end >= line.size || (begin && !opened && kind != WOB_MARK_NUMBER))
        return mark;
    char closed = line.data[end];
    bool bare = begin == 0 && needs_no_sign(line, end, nested > 0);
    if (!bare && (opened ? closed != ')' : !strchr(".):/", closed)))
        return mark;
    end++;
    if (opened && end < line.size && strchr(".:", line.data[end]))
        end++;
    if (!bare && end < line.size && !wob_is_space(line.data[end]))
        return mark;
    while (end < line.size && wob_is_space(line.data[end]))
        end++;
    return (wob_mark){.kind = kind,
                      .opened = opened,
                      .closed = closed,
                      .number = wob_slice_cut(inside, 0, size),
                      .size = end};
}

/* What is quoted may be a list, whose first mark stands behind the quotation mark. */
static size_t quote_size(wob_slice line)
{
    static const char *const quotes[] = {"“", "„", "\"", "‘", "'", "«"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (wob_slice_starts(line, wob_slice_of(quotes[i])))
            return wob_slice_of(quotes[i]).size;
    return 0;
}

wob_mark wob_mark_read(wob_slice line)
{
    size_t quote = quote_size(line);
    wob_mark mark = read_unquoted(wob_slice_cut(line, quote, line.size));
    if (mark.kind == WOB_MARK_NONE || mark.closed == ' ')
        return quote ? (wob_mark){0} : mark;
    mark.size += quote;
    return mark;
}

bool wob_mark_nested(const wob_mark *mark)
{
    return mark->kind == WOB_MARK_NUMBER && nested_size(mark->number) > 0;
}

bool wob_mark_alike(const wob_mark *a, const wob_mark *b)
{
    if (a->kind != b->kind)
        return false;
    if ((lettered_size(a->number) > 0) != (lettered_size(b->number) > 0))
        return false;
    /* "2a." goes on with "(2)", and "(3)" with "2c." */
    bool nested = wob_mark_nested(a) || wob_mark_nested(b);
    if (!nested && (a->opened != b->opened || a->closed != b->closed))
        return false;
    if (a->kind == WOB_MARK_BULLET)
        return wob_slice_equal(a->number, b->number);
    return a->kind != WOB_MARK_LETTER ||
           wob_is_upper(a->number.data[0]) == wob_is_upper(b->number.data[0]);
}

static unsigned letter_value(char letter)
{
    return (unsigned)(wob_lower(letter) - 'a' + 1);
}

/* "2a", "2.a", "2.1" and "B1" as 2 and 1, "2" as 2 and 0. */
static void split_number(wob_slice number, unsigned *ret_whole, unsigned *ret_letter)
{
    size_t digits = lettered_size(number) > 0;
    *ret_whole = digits ? letter_value(number.data[0]) : 0;
    for (size_t end = whole_size(number); digits < end; digits++)
        *ret_whole = *ret_whole * 10 + (unsigned)digit_of(number.data[digits]);
    *ret_letter = 0;
    digits += digits < number.size && number.data[digits] == '.';
    wob_slice rest = wob_slice_cut(number, digits, number.size);
    if (rest.size && !wob_slice_number(rest, ret_letter))
        *ret_letter = letter_value(rest.data[0]);
}

bool wob_mark_first(const wob_mark *mark)
{
    unsigned whole, letter;
    switch (mark->kind) {
    case WOB_MARK_NUMBER:
        split_number(mark->number, &whole, &letter);
        return whole == 1 && letter <= 1;
    case WOB_MARK_LETTER:
        return wob_roman_value(mark->number) == 1 ||
               (mark->number.size == 1 && wob_lower(mark->number.data[0]) == 'a');
    default:
        return mark->kind == WOB_MARK_BULLET;
    }
}

static bool letter_follows(const wob_mark *a, const wob_mark *b)
{
    unsigned first = wob_roman_value(a->number), second = wob_roman_value(b->number);
    bool alphabetic =
        a->number.size == 1 && b->number.size == 1 && b->number.data[0] == a->number.data[0] + 1;
    return alphabetic || (first && second == first + 1);
}

/* Scanning takes the "1." that a "2." follows for a letter that looks like it. */
static bool is_misread_one(const wob_mark *a, const wob_mark *b)
{
    return a->kind == WOB_MARK_LETTER && b->kind == WOB_MARK_NUMBER && a->number.size == 1 &&
           strchr("iIlJ", a->number.data[0]) && a->opened == b->opened && a->closed == b->closed &&
           wob_slice_equal(b->number, WOB_SLICE("2"));
}

wob_slice wob_mark_number(const wob_mark *mark, wob_arena *arena)
{
    size_t whole = mark->kind == WOB_MARK_NUMBER ? whole_size(mark->number) : 0;
    bool dotted = whole < mark->number.size && mark->number.data[whole] == '.' &&
                  wob_is_alpha(mark->number.data[mark->number.size - 1]);
    char *text = wob_arena_take(arena, mark->number.size);
    for (size_t i = 0; i < whole; i++)
        text[i] = (char)('0' + digit_of(mark->number.data[i]));
    wob_slice rest = wob_slice_cut(mark->number, whole + dotted, mark->number.size);
    for (size_t i = 0; i < rest.size; i++)
        text[whole + i] = rest.data[i];
    return (wob_slice){text, whole + rest.size};
}

/* How many bytes a roman number in capitals takes. */
static size_t roman_size(wob_slice text)
{
    size_t size = 0;
    while (size < text.size && strchr("IVX", text.data[size]))
        size++;
    return wob_roman_value(wob_slice_cut(text, 0, size)) ? size : 0;
}

wob_mark wob_mark_without_sign(wob_slice line, const wob_mark *before)
{
    bool opens = wob_slice_equal(before->number, WOB_ROMAN_NOUGHT);
    bool roman = before->kind == WOB_MARK_LETTER && (opens || wob_roman_value(before->number));
    size_t size = before->kind == WOB_MARK_NUMBER   ? whole_size(line)
                  : roman                           ? roman_size(line)
                  : before->kind == WOB_MARK_LETTER ? before->number.size
                                                    : 0;
    if (size == 0 || size > (roman ? LONGEST_ROMAN : MOST_DIGITS) || size + 1 >= line.size ||
        line.data[size] != ' ')
        return (wob_mark){0};
    wob_mark mark = {.kind = before->kind,
                     .opened = before->opened,
                     .closed = before->closed,
                     .number = wob_slice_cut(line, 0, size),
                     .size = size + 1};
    bool follows = opens ? wob_roman_value(mark.number) == 1 : wob_mark_follows(before, &mark);
    return follows ? mark : (wob_mark){0};
}

bool wob_mark_follows(const wob_mark *a, const wob_mark *b)
{
    if (is_misread_one(a, b))
        return true;
    if (!wob_mark_alike(a, b))
        return false;
    if (a->kind == WOB_MARK_LETTER)
        return letter_follows(a, b);
    if (a->kind != WOB_MARK_NUMBER)
        return a->kind == WOB_MARK_BULLET;
    unsigned whole_a, letter_a, whole_b, letter_b;
    split_number(a->number, &whole_a, &letter_a);
    split_number(b->number, &whole_b, &letter_b);
    return whole_b == whole_a ? letter_b == letter_a + 1 : whole_b == whole_a + 1 && letter_b <= 1;
}
