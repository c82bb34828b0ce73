/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells, labels (data/labels.tsv) and values. See letterhead.h. */
#include "lib/letter/letterhead.h"

#include "lib/base/table.h"
#include "lib/base/utf8.h"
#include "lib/letter/flow.h"
#include "lib/letter/spaced.h"

#include <assert.h>
#include <pthread.h>

enum {
    MOST_LABELS = 256,
    MOST_HEAD_LINES = 90, /* lines with text of one letterhead */
    HEADLESS_LINES = 30,  /* that are read as one where no letterhead was found */
    MOST_MARGIN_LINES = 200,
    MOST_CELLS = 512,   /* of a letterhead: the value of each label is looked for among all */
    LINE_POINTS = 12,   /* of a page count as one line */
    MOST_BELOW = 9,     /* lines from a label to its value: below a stack of labels */
    NEAR_BELOW = 3,     /* the same where the value stands in another column */
    TOLERANCE = 4,      /* points or characters by which a column is not straight */
    OPENING_BYTES = 24, /* of the body that tell its first line */
};

static const char *const field_names[WOB_FIELD_COUNT] = {
    [WOB_FIELD_DATE] = "date",       [WOB_FIELD_SENT] = "sent",
    [WOB_FIELD_ASKED] = "asked",     [WOB_FIELD_REFERENCE] = "reference",
    [WOB_FIELD_SUBJECT] = "subject", [WOB_FIELD_OTHER] = "other",
};

static struct {
    struct {
        wob_slice name;
        wob_field field;
    } at[MOST_LABELS];
    size_t count;
} labels;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static wob_field field_of_name(wob_slice name)
{
    for (wob_field field = WOB_FIELD_DATE; field < WOB_FIELD_COUNT; field++)
        if (wob_slice_equal(name, wob_slice_of(field_names[field])))
            return field;
    return WOB_FIELD_NONE;
}

static void load_labels(void)
{
    wob_table table = wob_table_open("labels");
    wob_row row;
    while (wob_table_next(&table, &row)) {
        wob_field field = field_of_name(row.field[0]);
        assert(labels.count < MOST_LABELS && field);
        labels.at[labels.count].field = field;
        labels.at[labels.count++].name = row.field[1];
    }
}

/* "Kenmerk en datum vermelden" only begins like a label: its value would have a capital or figure.
 * Subjects and remarks on dispatch may go on small ("Betreft: uw verzoek"). */
static bool is_running_text(wob_field field, wob_slice behind)
{
    bool small =
        behind.size > 1 && behind.data[0] == ' ' && behind.data[1] >= 'a' && behind.data[1] <= 'z';
    return small && field != WOB_FIELD_SUBJECT && field != WOB_FIELD_DATE &&
           field != WOB_FIELD_SENT && field != WOB_FIELD_ASKED;
}

/* Reads the longest label that `cell` begins with. A label is not part of a longer word. */
static void read_label(wob_cell *cell)
{
    size_t longest = 0;
    for (size_t i = 0; i < labels.count; i++) {
        wob_slice name = labels.at[i].name;
        if (name.size <= longest || !wob_slice_starts_nocase(cell->text, name))
            continue;
        wob_slice behind = wob_slice_cut(cell->text, name.size, cell->text.size);
        if ((behind.size == 0 || !wob_is_word(behind.data[0])) &&
            !is_running_text(labels.at[i].field, behind)) {
            longest = name.size;
            cell->field = labels.at[i].field;
        }
    }
    size_t from = longest;
    while (longest && from < cell->text.size &&
           (wob_is_space(cell->text.data[from]) || cell->text.data[from] == ':' ||
            cell->text.data[from] == '.'))
        from++;
    cell->value = wob_slice_cut(cell->text, from, cell->text.size);
}

static void add_cell(wob_reading *reading, wob_letterhead *head, wob_cell cell)
{
    wob_slice text = {0};
    if (head->cells.count >= MOST_CELLS || wob_flow_clean(cell.text, reading->arena, &text, NULL) ||
        text.size == 0)
        return;
    cell.text = text;
    read_label(&cell);
    *wob_push(reading->arena, &head->cells) = cell;
    if (!cell.field)
        return;
    /* "Re: FOIA Request No. 2021-417": the value has a label of its own. */
    wob_cell inner = {.text = cell.value,
                      .in_margin = cell.in_margin,
                      .left = cell.left,
                      .right = cell.right,
                      .top = cell.top};
    read_label(&inner);
    if (inner.field)
        *wob_push(reading->arena, &head->cells) = inner;
}

/* Two blanks part the columns of a line that has no place: each is a cell. */
static void add_columns(wob_reading *reading, wob_letterhead *head, wob_slice line, float top,
                        bool in_margin)
{
    line = wob_spaced_close(line, reading->arena);
    for (size_t at = 0; at < line.size;) {
        size_t end = at;
        while (end < line.size && line.data[end] != '\t' &&
               !(line.data[end] == ' ' && end + 1 < line.size && line.data[end + 1] == ' '))
            end++;
        add_cell(reading, head,
                 (wob_cell){.text = wob_slice_cut(line, at, end),
                            .in_margin = in_margin,
                            .left = in_margin ? 0 : (float)at,
                            .right = (float)end,
                            .top = top});
        while (end < line.size && wob_is_space(line.data[end]))
            end++;
        at = end;
    }
}

static void add_placed(wob_reading *reading, wob_letterhead *head, const wob_line *line)
{
    float top = ((float)line->page * reading->source->page_height + line->box.top) / LINE_POINTS;
    wob_slice text = wob_spaced_close(line->text, reading->arena);
    add_cell(
        reading, head,
        (wob_cell){.text = text, .left = line->box.left, .right = line->box.right, .top = top});
}

/* How the body begins: what stands behind the letterhead in the text. */
static wob_slice opening_of_body(const wob_letter *letter)
{
    if (letter->sections.count < 2)
        return (wob_slice){0};
    size_t begin = letter->sections.at[1].span.begin, end = begin;
    while (end < letter->text.size && letter->text.data[end] != '\n')
        end++;
    wob_slice opening = wob_slice_cut(letter->text, begin, end);
    if (opening.size > OPENING_BYTES)
        opening.size = wob_utf8_floor(opening, OPENING_BYTES);
    return wob_slice_trim(opening);
}

static bool begins_body(wob_reading *reading, const wob_line *line, wob_slice opening)
{
    wob_slice text = {0};
    return opening.size && !wob_flow_clean(line->text, reading->arena, &text, NULL) && text.size &&
           (wob_slice_starts(text, opening) || (wob_slice_starts(opening, text) && text.size > 6));
}

/* Column by column, lines above the body may come behind its first one. */
static void add_rest_of_page(wob_reading *reading, wob_letterhead *head, size_t body)
{
    const wob_lines *lines = &reading->source->lines;
    const wob_line *first = &lines->at[body];
    for (size_t i = body + 1; i < lines->count && lines->at[i].page == first->page; i++)
        if (lines->at[i].placed && first->placed && lines->at[i].box.bottom < first->box.top + 1)
            add_placed(reading, head, &lines->at[i]);
}

static void add_head(wob_reading *reading, wob_letterhead *head)
{
    const wob_source *source = reading->source;
    wob_slice opening = opening_of_body(reading->letter);
    size_t most = opening.size ? MOST_HEAD_LINES : HEADLESS_LINES, taken = 0;
    float top = 0;
    bool blank = false;
    for (size_t i = 0; i < source->lines.count && taken < most; i++) {
        const wob_line *line = &source->lines.at[i];
        if (wob_slice_trim(line->text).size == 0) {
            blank = true;
            continue;
        }
        if (begins_body(reading, line, opening)) {
            add_rest_of_page(reading, head, i);
            return;
        }
        top += blank ? 2 : 1;
        blank = false;
        taken++;
        if (line->placed)
            add_placed(reading, head, line);
        else
            add_columns(reading, head, line->text, top, false);
    }
}

void wob_letterhead_read(wob_reading *reading, wob_letterhead *ret_head)
{
    pthread_once(&once, load_labels);
    add_head(reading, ret_head);
    for (size_t i = 0; i < reading->margin.count && i < MOST_MARGIN_LINES; i++)
        add_columns(reading, ret_head, reading->margin.at[i], (float)i, true);
}

static bool near(float a, float b, float most)
{
    return a - b <= most && b - a <= most;
}

/* "Uw verzoek van 3 mei" may be a subject as well as a label. */
static bool is_free(const wob_cell *label, const wob_cell *cell, wob_value_fn *fits)
{
    bool subject =
        label->field == WOB_FIELD_SUBJECT && cell->field == WOB_FIELD_ASKED && cell->value.size;
    return !cell->taken && (!cell->field || subject) && fits(cell->text);
}

/* Right of the label, with no other label between, at most `askew` lines higher or lower. */
static wob_cell *find_beside(wob_letterhead *head, size_t label, wob_value_fn *fits, float askew)
{
    const wob_cell *from = &head->cells.at[label];
    for (size_t i = 0; i < head->cells.count; i++) {
        wob_cell *cell = &head->cells.at[i];
        if (cell->in_margin != from->in_margin || !near(cell->top, from->top, askew))
            continue;
        if (cell->left > from->left && is_free(from, cell, fits))
            return cell;
        if (cell->field && cell->left > from->left)
            return NULL;
    }
    return NULL;
}

/* Below the label, in its column or in any. Labels in between are passed over: they stand in a
 * stack, with the stack of their values below; but not in the margin, where values may be blacked
 * out and labels are not. */
static wob_cell *find_below(wob_letterhead *head, size_t label, wob_value_fn *fits, float most,
                            bool any_column)
{
    const wob_cell *from = &head->cells.at[label];
    wob_cell *nearest = NULL;
    for (size_t i = 0; i < head->cells.count; i++) {
        wob_cell *cell = &head->cells.at[i];
        bool below = cell->in_margin == from->in_margin && cell->top > from->top + 0.5f &&
                     cell->top <= from->top + most;
        bool in_column = any_column || near(cell->left, from->left, TOLERANCE);
        if (below && from->in_margin && cell->field)
            break;
        if (below && in_column && (!nearest || cell->top < nearest->top) &&
            is_free(from, cell, fits))
            nearest = cell;
    }
    return nearest;
}

/* Where the value of the label at `label` stands, the likeliest place first. */
static wob_cell *find_value(wob_letterhead *head, size_t label, wob_value_fn *fits)
{
    const float on_row = 0.5f, stamped = 1.2f;
    wob_cell *cell = &head->cells.at[label], *found = NULL;
    bool dated = cell->field == WOB_FIELD_DATE || cell->field == WOB_FIELD_SENT;
    if (cell->value.size && fits(cell->value))
        return cell;
    if (!cell->value.size)
        found = find_beside(head, label, fits, on_row);
    if (!found && dated && !cell->in_margin)
        found = find_beside(head, label, fits, stamped);
    if (!found && !cell->value.size)
        found = find_below(head, label, fits, MOST_BELOW, false);
    if (!found && dated && !cell->in_margin)
        found = find_below(head, label, fits, NEAR_BELOW, true);
    return found;
}

wob_cell *wob_letterhead_value(wob_letterhead *head, wob_field field, wob_value_fn *fits,
                               size_t *at)
{
    while (*at < head->cells.count) {
        size_t label = (*at)++;
        wob_cell *cell = &head->cells.at[label];
        wob_cell *found =
            cell->field == field && !cell->taken ? find_value(head, label, fits) : NULL;
        if (!found)
            continue;
        found->taken = true;
        if (found != cell)
            found->value = found->text;
        return found;
    }
    return NULL;
}

/* A label stands on the cell's row, left of it. */
static bool is_labelled(const wob_letterhead *head, const wob_cell *cell)
{
    for (size_t i = 0; i < head->cells.count; i++) {
        const wob_cell *other = &head->cells.at[i];
        if (other->field && other->in_margin == cell->in_margin && other->left < cell->left &&
            near(other->top, cell->top, 0.5f))
            return true;
    }
    return false;
}

/* The line right below `above` that belongs to the same value: no label, under its text. */
static wob_cell *find_next_line(wob_letterhead *head, const wob_cell *above, float left)
{
    const float one_line = 1.6f;
    for (size_t i = 0; i < head->cells.count; i++) {
        wob_cell *cell = &head->cells.at[i];
        if (cell->in_margin == above->in_margin && cell->top > above->top + 0.5f &&
            cell->top <= above->top + one_line && cell->left >= left - TOLERANCE &&
            cell->left < above->right && !cell->taken && !cell->field && !is_labelled(head, cell))
            return cell;
    }
    return NULL;
}

wob_slice wob_letterhead_whole_value(wob_letterhead *head, wob_cell *cell, wob_arena *arena)
{
    wob_slice value = cell->value;
    const wob_cell *above = cell;
    for (wob_cell *next; (next = find_next_line(head, above, cell->left)); above = next) {
        next->taken = true;
        value = wob_arena_print(arena, "%.*s %.*s", WOB_ARG(value), WOB_ARG(next->text));
    }
    return value;
}
