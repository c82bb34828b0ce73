/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The headings of a table's columns. See inventory.h.
 *
 * A row of headings has names that data/columns.tsv knows, and few words beside them: a sentence
 * that speaks of a document, its number and its date is none. Neighbours may stand on one line of
 * the source ("Nummer Naam"): then their places are reckoned.
 */
#include "lib/letter/calendar.h"
#include "lib/letter/cue.h"
#include "lib/letter/inventory.h"

enum {
    LONGEST_HEADING = 60, /* bytes of a piece without a name that is known */
    FEWEST_COLUMNS = 2,
    MOST_PIECES = 3 * WOB_COLUMNS_MOST, /* of a row of headings, some of them of several lines */
};

static const char *const kind_names[WOB_COLUMN_KIND_COUNT] = {"other", "number",  "id",    "title",
                                                              "date",  "outcome", "ground"};

static wob_column_kind kind_of_name(wob_slice name)
{
    for (wob_column_kind kind = 0; kind < WOB_COLUMN_KIND_COUNT; kind++)
        if (wob_slice_equal(name, wob_slice_of(kind_names[kind])))
            return kind;
    return WOB_COLUMN_OTHER;
}

/* The name of a column that begins at word `at`; NULL where none does. */
static const wob_cue *name_at(const wob_cue_words *words, size_t at, size_t *ret_end)
{
    const wob_cues *cues = wob_cues_of("columns");
    for (size_t i = 0; i < cues->count; i++)
        if (wob_cue_stands(&cues->at[i], words, at, ret_end))
            return &cues->at[i];
    return NULL;
}

typedef struct heading_reader {
    wob_columns *columns;
    wob_arena *arena;
    size_t known_words, other_words;
} heading_reader;

static void add_column(heading_reader *to, const wob_piece *piece, size_t begin, size_t end,
                       wob_column_kind kind)
{
    wob_columns *columns = to->columns;
    if (columns->count == WOB_COLUMNS_MOST)
        return;
    wob_slice heading = wob_slice_trim(wob_slice_cut(piece->text, begin, end));
    wob_slices grounds = {0};
    if (kind == WOB_COLUMN_OTHER)
        wob_cell_grounds(heading, to->arena, &grounds);
    columns->at[columns->count++] = (wob_column){.kind = grounds.count ? WOB_COLUMN_GROUND : kind,
                                                 .heading = heading,
                                                 .left = wob_piece_place(piece, begin),
                                                 .right = wob_piece_place(piece, end)};
    if (piece->bottom > columns->bottom)
        columns->bottom = piece->bottom;
}

/* Cuts a piece at the names in it; words that are none go with the name before them. */
static void read_piece(heading_reader *to, const wob_piece *piece)
{
    wob_cue_words words = {0};
    size_t begin = 0;
    wob_column_kind kind = WOB_COLUMN_OTHER;
    bool named = false;
    wob_cue_split(piece->text, to->arena, &words);
    for (size_t at = 0; at < words.count;) {
        size_t end = at + 1;
        const wob_cue *cue = name_at(&words, at, &end);
        if (cue) {
            size_t place = (size_t)(words.at[at].data - piece->text.data);
            if (place > begin && at > 0)
                add_column(to, piece, begin, place, kind);
            begin = place;
            kind = kind_of_name(cue->value);
            named = true;
            to->known_words += end - at;
        } else if (named || at == 0) {
            to->other_words += named;
        }
        at = end;
    }
    if (words.count && (named || piece->text.size <= LONGEST_HEADING))
        add_column(to, piece, named ? begin : 0, piece->text.size, kind);
}

static bool has_date(wob_slice text, wob_arena *arena)
{
    wob_dates dates = {0};
    wob_dates_in(text, arena, &dates);
    return dates.count > 0;
}

static void sort_by_place(wob_columns *columns)
{
    for (size_t i = 1; i < columns->count; i++)
        for (size_t k = i; k > 0 && columns->at[k].left < columns->at[k - 1].left; k--) {
            wob_column column = columns->at[k];
            columns->at[k] = columns->at[k - 1];
            columns->at[k - 1] = column;
        }
}

void wob_columns_measure(wob_columns *columns, float em)
{
    const float before = 3, beyond = 1; /* ems that cells may stand out to the left, to the right */
    for (size_t i = 0; i < columns->count; i++) {
        wob_column *column = &columns->at[i];
        column->begin =
            i ? (columns->at[i - 1].right + column->left) / 2 : column->left - before * em;
        if (column->begin > column->left)
            column->begin = column->left;
        column->cells = column->left;
    }
    columns->end = columns->at[columns->count - 1].right + beyond * em;
    for (size_t i = 0; i < WOB_COLUMN_KIND_COUNT; i++)
        columns->counts[i] = 0;
    for (size_t i = 0; i < columns->count; i++)
        columns->counts[columns->at[i].kind]++;
    columns->number = 0;
    while (columns->number < columns->count &&
           columns->at[columns->number].kind != WOB_COLUMN_NUMBER)
        columns->number++;
}

/* Identifiers number the documents where nothing else does. */
static void settle_numbers(wob_columns *columns)
{
    bool numbered = false;
    for (size_t i = 0; i < columns->count; i++)
        numbered |= columns->at[i].kind == WOB_COLUMN_NUMBER;
    for (size_t i = 0; i < columns->count; i++)
        if (columns->at[i].kind == WOB_COLUMN_ID)
            columns->at[i].kind = numbered ? WOB_COLUMN_OTHER : WOB_COLUMN_NUMBER;
}

size_t wob_columns_find(const wob_columns *columns, float left, float em)
{
    const float askew = 0.3f;
    size_t found = columns->count;
    if (left >= columns->end)
        return found;
    for (size_t i = 0; i < columns->count; i++)
        if (left + askew * em >= columns->at[i].begin)
            found = i;
    return found;
}

/* What a list of documents has: numbers and what was decided, or at least which documents. */
static bool is_inventory(const wob_columns *columns)
{
    const size_t *counts = columns->counts;
    bool decided = counts[WOB_COLUMN_OUTCOME] || counts[WOB_COLUMN_GROUND];
    bool listed = counts[WOB_COLUMN_NUMBER] && counts[WOB_COLUMN_TITLE];
    return listed || (counts[WOB_COLUMN_NUMBER] && decided) ||
           (counts[WOB_COLUMN_TITLE] && decided && columns->count > FEWEST_COLUMNS);
}

/* Reads what stands beside piece `anchor`; false where that is too much for headings. */
static bool read_beside(heading_reader *to, const wob_pieces *pieces, size_t anchor)
{
    const wob_piece *first = &pieces->at[anchor];
    wob_span beside = wob_pieces_beside(pieces, anchor);
    size_t count = 0;
    for (size_t i = beside.begin; i < beside.end && count <= MOST_PIECES; i++)
        count += wob_pieces_overlap(first, &pieces->at[i]);
    for (size_t i = beside.begin; i < beside.end && count <= MOST_PIECES; i++)
        if (i == anchor ||
            (wob_pieces_overlap(first, &pieces->at[i]) && !has_date(pieces->at[i].text, to->arena)))
            read_piece(to, &pieces->at[i]);
    return count <= MOST_PIECES;
}

bool wob_columns_read(const wob_pieces *pieces, size_t anchor, wob_arena *arena,
                      wob_columns *ret_columns)
{
    wob_columns columns = {0};
    heading_reader to = {.columns = &columns, .arena = arena};
    const wob_piece *first = &pieces->at[anchor];
    wob_cue_words words;
    size_t end;
    if (first->text.data[0] >= 'a' || !wob_cues_may_begin("columns", first->text))
        return false;
    wob_cue_split(first->text, arena, &words);
    const wob_cue *cue = name_at(&words, 0, &end);
    wob_column_kind kind = cue ? kind_of_name(cue->value) : WOB_COLUMN_OTHER;
    if (kind != WOB_COLUMN_NUMBER && kind != WOB_COLUMN_ID && kind != WOB_COLUMN_TITLE)
        return false;
    if (!read_beside(&to, pieces, anchor) || columns.count < FEWEST_COLUMNS ||
        to.other_words > to.known_words)
        return false;
    sort_by_place(&columns);
    settle_numbers(&columns);
    wob_columns_measure(&columns, first->em);
    *ret_columns = columns;
    return is_inventory(&columns);
}
