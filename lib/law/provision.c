/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grammar of lists of provisions, by recursive descent over tokens. See provision.h.
 *
 *   list      = article { separator ( article | qualifier | groups ) }
 *   article   = [ "artikel" | "section" ... ] number { [","] qualifier }
 *   number    = 10, 4:8, 10.2.e, 40(2) ... (number.c)
 *   qualifier = lid | letter | "aanhef" | "tweede volzin" | "(oud)"
 *   lid       = [ "het" ] ordinal { separator ordinal } "lid"  |  "lid" 2 { separator 3 }
 *   letter    = ( "onder" | "sub" | "onderdeel" ) e { separator g }  |  "(e)"  |  "under e"
 *   separator = ","  |  [","] ( "en" | "jo." | "tot en met" | "in samenhang met" ... )
 *
 * Qualifiers are read in qualifier.c. Which law closes the list is for others to say.
 */
#include "lib/law/list.h"

#include <string.h>

enum { YEAR_DIGITS = 4 }; /* "artikel 10 en 2021", "Regulations 2004" */

static bool read_row_of_qualifiers(wob_list_reader *reader)
{
    bool found = false;
    for (; wob_qualifier_read(reader); found = true)
        wob_last_provision(reader)->end = reader->cursor.at;
    return found;
}

/* Also "artikel 10 (tweede lid, onder e)". */
static void read_qualifiers(wob_list_reader *reader)
{
    wob_cursor *cursor = &reader->cursor;
    if (read_row_of_qualifiers(reader) || !wob_next_is(cursor, '('))
        return;
    size_t before = cursor->at++;
    if (!read_row_of_qualifiers(reader))
        cursor->at = before;
    else
        cursor->at += wob_next_is(cursor, ')');
}

/* "artikel", "art.", "s."; sets the wording. False where none stands. */
static bool read_keyword(wob_list_reader *reader)
{
    wob_cursor *cursor = &reader->cursor;
    const wob_token *word = wob_ahead(cursor, 0);
    if (word->meaning < WOB_MEANS_ARTICLE || word->meaning > WOB_MEANS_EXEMPTION)
        return false;
    reader->wording = word->meaning;
    reader->several = word->value > 1;
    cursor->at++;
    bool dot = wob_next_is(cursor, '.') && wob_token_glued(wob_ahead(cursor, 0));
    cursor->at += dot;
    cursor->at += wob_next_is(cursor, ','); /* "Artikel, 10, tweede lid" is found in letters */
    /* A lone s is a section only in "s.40" and "s40(2)", not in "foto's 12". */
    bool lone = word->text.size == 1 && wob_is_alpha(word->text.data[0]);
    return !lone || dot || wob_token_is_sign(wob_ahead(cursor, 1), '(');
}

static bool read_article(wob_list_reader *reader, size_t begin)
{
    wob_provision provision = {.wording = reader->wording, .begin = begin};
    const wob_token *first = wob_ahead(&reader->cursor, 0);
    bool year = reader->wording == WOB_MEANS_REGULATION && first->text.size >= YEAR_DIGITS;
    if ((first->gap == WOB_GAP_PARAGRAPH && reader->cursor.at > begin) || year ||
        !wob_number_read(&reader->cursor, &provision))
        return false;
    provision.end = reader->cursor.at;
    if (reader->list->count < WOB_LIST_MOST)
        *wob_push(reader->arena, reader->list) = provision;
    return true;
}

/* A number goes on a list of articles. Behind one article it does so only where what follows is no
 * noun that it counts ("artikel 10 en 3 documenten"). */
static bool is_further_article(const wob_list_reader *reader, wob_joint before)
{
    const wob_provision *provision = wob_last_provision(reader);
    const wob_token *next = wob_ahead(&reader->cursor, 0);
    bool structured = provision->step_count > 1 || provision->letter.size;
    if (wob_token_is_sign(next, '%') || (wob_token_is_sign(next, '-') && wob_token_glued(next)))
        return false;
    if (provision->wording == WOB_MEANS_NOTHING || (before == WOB_JOINT_COMMA && !reader->several))
        return structured;
    if (provision->steps[0].text.size >= YEAR_DIGITS)
        return false;
    return reader->several || next->kind != WOB_TOKEN_WORD || next->meaning ||
           wob_token_is_capital(next);
}

/* Articles between the last two, where "tot en met" joins them: 5:11 to 5:20. */
static void fill_range(wob_list_reader *reader)
{
    wob_provision last = *wob_last_provision(reader),
                  between = reader->list->at[reader->list->count - 2];
    size_t step = last.step_count - 1;
    unsigned from, to;
    if (last.letter.size || between.letter.size || between.lid.size ||
        between.step_count != last.step_count ||
        !wob_slice_number(between.steps[step].text, &from) ||
        !wob_slice_number(last.steps[step].text, &to) || to <= from || to - from > WOB_RANGE_MOST ||
        (step && !wob_slice_equal(between.steps[0].text, last.steps[0].text)))
        return;
    reader->list->count--;
    between.end = last.end;
    for (unsigned number = from + 1; number < to && reader->list->count < WOB_LIST_MOST; number++) {
        between.steps[step].text = wob_arena_print(reader->arena, "%u", number);
        *wob_push(reader->arena, reader->list) = between;
    }
    *wob_push(reader->arena, reader->list) = last;
}

static bool read_further_article(wob_list_reader *reader, wob_joint before)
{
    size_t rows = reader->list->count, begin = reader->cursor.at;
    bool keyword = read_keyword(reader);
    if (!keyword)
        reader->cursor.at = begin;
    if (rows == WOB_LIST_MOST || !read_article(reader, begin))
        return false;
    if (!keyword && !is_further_article(reader, before)) {
        reader->list->count = rows;
        return false;
    }
    if (before == WOB_JOINT_TO)
        fill_range(reader);
    return true;
}

static bool is_roman(wob_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!strchr("ivx", text.data[i]))
            return false;
    return true;
}

/* The step that "(b)" or "(3A)" stands in the place of: the first that is written alike. "(ii)"
 * stands in that of "(i)", where a letter goes before it. */
static size_t step_like(const wob_provision *provision, wob_slice text)
{
    const wob_step *last = &provision->steps[provision->step_count - 1];
    bool digit = wob_is_digit(text.data[0]);
    if (is_roman(text) && is_roman(last->text) && provision->step_count > 2 &&
        wob_is_alpha(last[-1].text.data[0]))
        return provision->step_count - 1;
    for (size_t i = 1; i < provision->step_count; i++)
        if (wob_is_digit(provision->steps[i].text.data[0]) == digit)
            return i;
    return provision->step_count;
}

/* "and (3A)", "(b) and (g)", "(b)(i) and (ii)": replaces the steps from one that is written alike.
 */
static bool read_further_groups(wob_list_reader *reader)
{
    wob_provision copy = *wob_last_provision(reader), groups = {.wording = reader->wording};
    if (reader->wording == WOB_MEANS_ARTICLE || reader->wording == WOB_MEANS_NOTHING)
        return false;
    while (wob_number_add_bracketed(&reader->cursor, &groups))
        ;
    if (groups.step_count == 0)
        return false;
    size_t at = step_like(&copy, groups.steps[0].text);
    if (at == copy.step_count || at + groups.step_count > WOB_STEPS_MOST)
        return false;
    memcpy(copy.steps + at, groups.steps, groups.step_count * sizeof *groups.steps);
    copy.step_count = at + groups.step_count;
    copy.end = reader->cursor.at;
    *wob_push(reader->arena, reader->list) = copy;
    return true;
}

/* What a joint leads on to. */
static bool read_further(wob_list_reader *reader)
{
    size_t before = reader->cursor.at, rows = reader->list->count;
    wob_joint how = wob_joint_read(&reader->cursor);
    if (how != WOB_JOINT_NONE && rows < WOB_LIST_MOST &&
        (wob_qualifier_read(reader) || wob_letter_read_further(reader, how) ||
         read_further_groups(reader) || read_further_article(reader, how)))
        return true;
    reader->cursor.at = before;
    reader->list->count = rows;
    return false;
}

size_t wob_provisions_read(const wob_tokens *tokens, size_t at, wob_arena *arena,
                           wob_provisions *list)
{
    wob_list_reader reader = {.cursor = {tokens, at}, .arena = arena, .list = list};
    list->count = 0;
    if (wob_ahead(&reader.cursor, 0)->kind == WOB_TOKEN_NUMBER)
        reader.several = true;
    else if (!read_keyword(&reader))
        return at;
    if (!read_article(&reader, at))
        return at;
    do
        read_qualifiers(&reader);
    while (read_further(&reader));
    return reader.cursor.at;
}
