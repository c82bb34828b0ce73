/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the cells of an inventory list say. See inventory.h.
 *
 * Grounds stand there in short, in ways that no running text has: "10.2. e", "(10)(2e)", "10 lid 2
 * e". They are read by their parts, and are what the register of grounds says they are; written out
 * in words they are read as in running text.
 */
#include "lib/letter/calendar.h"
#include "lib/letter/cue.h"
#include "lib/letter/inventory.h"

#include <string.h>

enum {
    LONGEST_NUMBER = 12, /* bytes of a document's number */
    LONGEST_MARK = 3,    /* and of a tick, in UTF-8 */
    MOST_PARTS = 5,      /* of a ground: 5.1.2.e has four */
};

/* A tick in a column that has its meaning in its heading. */
static bool is_tick(wob_slice cell)
{
    static const char *const ticks[] = {"x", "v", "✓", "✔", "√", "☒", "☑", "■", "●", "•"};
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++)
        if (cell.size <= LONGEST_MARK && wob_slice_is_nocase(cell, ticks[i]))
            return true;
    return false;
}

size_t wob_document_number_size(wob_slice text)
{
    size_t end = 0;
    while (end < text.size && !wob_is_space(text.data[end]))
        end++;
    if (end == 0 || end > LONGEST_NUMBER)
        return 0;
    /* Scanning takes "1a" for "la". */
    bool scanned = end > 1 && end <= 3 && (text.data[0] == 'l' || text.data[0] == 'I');
    size_t digits = scanned, points = 0;
    for (size_t i = scanned; i < end; i++) {
        digits += wob_is_digit(text.data[i]);
        points += text.data[i] == '.' || text.data[i] == '-';
        if (!wob_is_digit(text.data[i]) && !wob_is_alpha(text.data[i]) &&
            !strchr(".-)", text.data[i]))
            return 0;
    }
    bool digit_first = scanned || wob_is_digit(text.data[0]);
    size_t letters = end - digits - points;
    bool day = points >= 2 && digits >= 6;
    return digit_first && letters <= 2 && !day ? end : 0;
}

/* The outcome that a cell states, and at which of its words; at words->count where none. */
static wob_outcome assess(wob_slice cell, wob_arena *arena, size_t *ret_at)
{
    const wob_cues *cues = wob_cues_of("assessments");
    wob_cue_words words = {0};
    wob_outcome outcome = WOB_OUTCOME_UNKNOWN;
    wob_cue_split(cell, arena, &words);
    *ret_at = words.count;
    for (size_t i = 0; i < cues->count; i++) {
        size_t begin, end;
        if (wob_cue_find(&cues->at[i], &words, 0, &begin, &end) && begin < *ret_at) {
            *ret_at = begin;
            wob_outcome_parse(cues->at[i].value, &outcome);
        }
    }
    return outcome;
}

/* Grounds -------------------------------------------------------------------------------------- */

typedef struct ground_reader {
    wob_arena *arena;
    wob_slices *labels;
    wob_slice parts[MOST_PARTS];
    size_t count;
} ground_reader;

/* What the parts read so far are in one of the acts, if anything. */
static void end_ground(ground_reader *to)
{
    static const char *const acts[] = {"Wob ", "Woo ", "FOIA ", "5 USC 552."};
    wob_slice number = {0};
    for (size_t i = 0; i < to->count; i++)
        number = wob_arena_print(to->arena, "%.*s%s%.*s", WOB_ARG(number), i ? "." : "",
                                 WOB_ARG(to->parts[i]));
    for (size_t i = 0; number.size && i < sizeof acts / sizeof *acts; i++) {
        wob_slice label = wob_arena_join(to->arena, wob_slice_of(acts[i]), number);
        if (!wob_ground_find(label))
            continue;
        wob_slices_add(to->arena, to->labels, label);
        break;
    }
    to->count = 0;
}

static void add_part(ground_reader *to, wob_slice part)
{
    size_t count = to->count;
    /* "10.2.a.e", "10.2.e en g": two letters of one paragraph. */
    bool second =
        count > 1 && wob_is_alpha(part.data[0]) && wob_is_alpha(to->parts[count - 1].data[0]);
    if (second) {
        wob_slice kept[MOST_PARTS];
        memcpy(kept, to->parts, sizeof kept);
        end_ground(to);
        memcpy(to->parts, kept, sizeof kept);
        to->count = count - 1;
    }
    if (to->count < MOST_PARTS)
        to->parts[to->count++] = part;
}

static bool is_part(wob_slice text)
{
    return text.size == 1 ||
           (text.size == 2 && wob_is_digit(text.data[0]) && wob_is_alpha(text.data[1]));
}

/* One word of the cell, "10.2.e" or "(10)(2e)" or "e", by its parts: digits, and single letters. */
static void read_ground_word(ground_reader *to, wob_slice word)
{
    if (!(to->count && is_part(word)))
        end_ground(to);
    size_t begin = wob_slice_starts_nocase(word, WOB_SLICE("s.")) ? 2 : 0; /* section */
    for (size_t at = begin; at < word.size;) {
        size_t end = at + 1;
        while (end < word.size && wob_is_digit(word.data[at]) && wob_is_digit(word.data[end]))
            end++;
        if (wob_is_digit(word.data[at]) || wob_is_alpha(word.data[at]))
            add_part(to, wob_slice_cut(word, at, end));
        at = end;
    }
}

static bool is_separator(char c)
{
    return wob_is_space(c) || strchr(",;/|&+", c);
}

static bool has_letters(wob_slice word)
{
    for (size_t i = 0; i + 1 < word.size; i++)
        if (wob_is_alpha(word.data[i]) && wob_is_alpha(word.data[i + 1]))
            return true;
    return false;
}

/* Between the parts of one ground, or of two of one paragraph. */
static bool goes_on_ground(wob_slice word)
{
    static const char *const words[] = {"lid", "sub", "onder", "aanhef", "en", "and"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_is_nocase(word, words[i]))
            return true;
    return false;
}

/* "Artikel 10, tweede lid, aanhef en onder e": the act stands in the heading, or nowhere. */
static void read_wording(wob_slice cell, wob_arena *arena, wob_slices *labels)
{
    bool woo = wob_slice_find(cell, WOB_SLICE("5.1"), 0) < cell.size;
    wob_law_findings findings = {0};
    wob_law_read(
        wob_arena_join(arena, cell, woo ? WOB_SLICE(" van de Woo") : WOB_SLICE(" van de Wob")),
        arena, &findings);
    for (size_t i = 0; i < findings.citations.count; i++)
        if (wob_ground_find(findings.citations.at[i].label))
            wob_slices_add(arena, labels, findings.citations.at[i].label);
}

void wob_cell_grounds(wob_slice cell, wob_arena *arena, wob_slices *ret_labels)
{
    ground_reader to = {.arena = arena, .labels = ret_labels};
    for (size_t at = 0; at < cell.size;) {
        size_t end = at;
        while (end < cell.size && !is_separator(cell.data[end]))
            end++;
        wob_slice word = wob_slice_cut(cell, at, end);
        while (word.size && strchr(".:-", word.data[word.size - 1]))
            word.size--;
        if (word.size && !has_letters(word))
            read_ground_word(&to, word);
        else if (word.size && !goes_on_ground(word))
            end_ground(&to);
        at = end + 1;
    }
    end_ground(&to);
    if (ret_labels->count == 0 && has_letters(cell))
        read_wording(cell, arena, ret_labels);
}

/* Cells and rows ------------------------------------------------------------------------------- */

static wob_dates dates_in(wob_slice text, wob_arena *arena)
{
    wob_dates dates = {0};
    wob_dates_in(text, arena, &dates);
    return dates;
}

size_t wob_cell_date_size(wob_slice text)
{
    wob_arena arena = {0};
    wob_dates dates = dates_in(text, &arena);
    size_t size = dates.count && dates.at[0].span.begin == 0 ? dates.at[0].span.end : 0;
    wob_arena_release(&arena);
    return size;
}

bool wob_cell_fits(wob_column_kind kind, wob_slice text)
{
    wob_arena arena = {0};
    wob_slices grounds = {0};
    size_t at = 1;
    bool fits = true;
    if (kind == WOB_COLUMN_NUMBER) {
        fits = wob_document_number_size(text) > 0;
    } else if (kind == WOB_COLUMN_DATE) {
        fits = wob_cell_date_size(text) > 0;
    } else if (kind == WOB_COLUMN_OUTCOME) {
        wob_outcome outcome = assess(text, &arena, &at);
        fits = is_tick(text) || (outcome && at == 0);
    } else if (kind == WOB_COLUMN_GROUND) {
        bool begins = wob_is_digit(text.data[0]) || strchr("(aAs", text.data[0]);
        if (begins)
            wob_cell_grounds(text, &arena, &grounds);
        fits = is_tick(text) || grounds.count;
    }
    wob_arena_release(&arena);
    return fits;
}

/* "1a" of "1a.", and of "la." */
static wob_slice number_of(wob_slice cell, wob_arena *arena)
{
    size_t size = wob_document_number_size(cell);
    wob_slice number = wob_slice_cut(cell, 0, size);
    while (number.size && strchr(".)-", number.data[number.size - 1]))
        number.size--;
    if (number.size && !wob_is_digit(number.data[0]))
        return wob_arena_join(arena, WOB_SLICE("1"), wob_slice_cut(number, 1, number.size));
    return number;
}

static void read_cell(const wob_column *column, wob_slice cell, wob_arena *arena,
                      wob_listed_document *document)
{
    size_t at;
    wob_outcome outcome;
    wob_dates dates;
    switch (column->kind) {
    case WOB_COLUMN_NUMBER:
        if (document->number.size == 0)
            document->number = number_of(cell, arena);
        break;
    case WOB_COLUMN_TITLE:
        if (document->title.size == 0)
            document->title = cell;
        break;
    case WOB_COLUMN_DATE:
        dates = dates_in(cell, arena);
        if (dates.count && !wob_date_known(document->date))
            document->date = dates.at[0].date;
        break;
    case WOB_COLUMN_OUTCOME:
        outcome = assess(is_tick(cell) ? column->heading : cell, arena, &at);
        if (outcome && !document->outcome)
            document->outcome = outcome;
        if (!is_tick(cell)) /* "Niet openbaar 10.2.g" */
            wob_cell_grounds(cell, arena, &document->grounds);
        break;
    case WOB_COLUMN_GROUND:
        wob_cell_grounds(is_tick(cell) ? column->heading : cell, arena, &document->grounds);
        break;
    default:
        break;
    }
}

wob_listed_document wob_row_document(const wob_table_row *row, const wob_columns *columns,
                                     wob_arena *arena)
{
    wob_listed_document document = {.page = row->page};
    for (size_t i = 0; i < columns->count; i++)
        if (row->cells[i].size)
            read_cell(&columns->at[i], row->cells[i], arena, &document);
    /* Where dates have no column, the one that the title names is the document's. */
    if (columns->counts[WOB_COLUMN_DATE] == 0) {
        wob_dates dates = dates_in(document.title, arena);
        if (dates.count == 1)
            document.date = dates.at[0].date;
    }
    return document;
}
