/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose letter it is. See organisation.h; data/organisations.tsv has the kinds of public bodies,
 * data/bodies.tsv those that are known, organisation_name.h reads their names.
 *
 * A name is read from lines: of the letterhead first, then of the signature, of the margin, and at
 * last of the clause that says where an objection goes. Within each the row of the table decides,
 * not the place: a ministry stands above the department named over it. Rows for what may be a part
 * of a body ("else-...") count where none of these places names a body.
 */
#include "lib/letter/organisation.h"

#include "lib/base/utf8.h"
#include "lib/letter/body.h"
#include "lib/letter/organisation_name.h"

enum {
    MOST_LINES = 400,
    MOST_LINE = 110,   /* bytes: a longer one is no line of a letterhead or signature */
    COLUMN_REACH = 16, /* cells among which the next line of a column is looked for */
    SIGNATURE_BLOCKS = 8,
};

/* Lines that may hold a name, all of one place in the letter. */
typedef struct place_line {
    wob_name_line line;
    const wob_cell *cell; /* NULL where it is none of the letterhead */
    wob_cue_words words;
} place_line;

typedef WOB_LIST(place_line) place_lines;

/* Which rows of the table are looked for. */
typedef enum name_tier { BODIES, PARTS_OF_BODIES } name_tier;

static bool is_of_tier(const wob_cue *cue, name_tier tier)
{
    return wob_slice_starts(cue->value, WOB_SLICE("else-")) == (tier == PARTS_OF_BODIES);
}

/* The name that the row finds in the line, not only in those below it. Where it finds words that
 * are part of no name, it may find others behind them ("University Hospitals Trust"). */
static wob_organisation_name name_by_cue(const place_line *at, const wob_cue *cue, wob_arena *arena)
{
    wob_organisation_name name = {0};
    size_t begin, end;
    for (size_t from = 0; name.text.size == 0; from = begin + 1) {
        if (!wob_cue_find(cue, &at->words, from, &begin, &end) ||
            (size_t)(at->words.at[begin].data - at->line.text.data) >= at->line.ends[0])
            break;
        name = wob_name_by_cue(&at->line, cue, &at->words, begin, end, arena);
    }
    return name;
}

static wob_organisation_name find_by_cues(const place_lines *lines, name_tier tier,
                                          wob_arena *arena)
{
    const wob_cues *cues = wob_cues_of("organisations");
    wob_organisation_name name = {0};
    for (size_t i = 0; i < cues->count && name.text.size == 0; i++)
        for (size_t k = 0; is_of_tier(&cues->at[i], tier) && k < lines->count; k++) {
            name = name_by_cue(&lines->at[k], &cues->at[i], arena);
            if (name.text.size)
                break;
        }
    return name;
}

static wob_organisation_name find_known(const place_lines *lines)
{
    wob_organisation_name name = {0};
    for (size_t i = 0; i < lines->count && name.text.size == 0; i++)
        name = wob_name_by_table(&lines->at[i].line);
    return name;
}

static wob_organisation_name find_name(const place_lines *lines, name_tier tier, wob_arena *arena)
{
    wob_organisation_name name = find_by_cues(lines, tier, arena);
    return name.text.size || tier == PARTS_OF_BODIES ? name : find_known(lines);
}

/* Adds a line; those after it are joined to it later. */
static void add_line(wob_arena *arena, place_lines *lines, wob_slice text, const wob_cell *cell)
{
    if (text.size && text.size <= MOST_LINE && lines->count < MOST_LINES)
        *wob_push(arena, lines) =
            (place_line){.line = {.text = text, .ends = {text.size}, .count = 1}, .cell = cell};
}

static bool is_below(const wob_cell *cell, const wob_cell *above)
{
    const float one_row = 0.5f, most = 2.1f; /* lines: large type, or a blank line between */
    return cell->top > above->top + one_row && cell->top <= above->top + most &&
           cell->left < above->right && cell->right > above->left;
}

/* The line that goes on with line `i`: of a letterhead the next in its column, which may stand
 * behind lines of other columns. lines->count where there is none. */
static size_t next_line(const place_lines *lines, size_t i)
{
    const wob_cell *cell = lines->at[i].cell;
    for (size_t k = i + 1; cell && k < lines->count && k <= i + COLUMN_REACH; k++)
        if (is_below(lines->at[k].cell, cell))
            return k;
    return i + 1;
}

static void join_lines(wob_arena *arena, place_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        wob_name_line *line = &lines->at[i].line;
        for (size_t k = next_line(lines, i); k < lines->count && line->count < WOB_NAME_LINES;
             k = next_line(lines, k)) {
            const wob_name_line *next = &lines->at[k].line;
            line->text = wob_arena_print(arena, "%.*s %.*s", WOB_ARG(line->text),
                                         (int)next->ends[0], next->text.data);
            line->ends[line->count++] = line->text.size;
        }
    }
    for (size_t i = 0; i < lines->count; i++)
        wob_cue_split(lines->at[i].line.text, arena, &lines->at[i].words);
}

static place_lines lines_of_head(const wob_letterhead *head, bool in_margin, wob_arena *arena)
{
    place_lines lines = {0};
    for (size_t i = 0; i < head->cells.count; i++) {
        const wob_cell *cell = &head->cells.at[i];
        if (cell->in_margin == in_margin && !cell->taken)
            add_line(arena, &lines, cell->text, cell);
    }
    join_lines(arena, &lines);
    return lines;
}

static bool is_signed(const wob_reading *reading, const wob_block *block)
{
    wob_slice text = wob_block_text(reading, block);
    return wob_block_part(reading, block) == WOB_PART_CLOSING ||
           wob_slice_find_nocase(text, WOB_SLICE("namens deze"), 0) < text.size ||
           wob_slice_find_nocase(text, WOB_SLICE("hoogachtend"), 0) < text.size;
}

/* "De minister van Buitenlandse Zaken, namens deze, de coördinator ..." all in one. */
static wob_slice start_of(wob_slice text)
{
    return text.size > MOST_LINE ? wob_slice_cut(text, 0, wob_utf8_floor(text, MOST_LINE)) : text;
}

/* What stands around the words that close the letter, a line each. Of several places that look like
 * a signature the first with a name is the letter's: behind it stand documents with their own. */
static wob_organisation_name find_in_signature(const wob_reading *reading, name_tier tier,
                                               wob_arena *arena)
{
    wob_organisation_name name = {0};
    for (size_t i = 0; i < reading->blocks.count && name.text.size == 0; i++) {
        if (!is_signed(reading, &reading->blocks.at[i]))
            continue;
        place_lines lines = {0};
        for (size_t k = i > 2 ? i - 2 : 0; k < i + SIGNATURE_BLOCKS && k < reading->blocks.count;
             k++)
            add_line(arena, &lines, start_of(wob_block_text(reading, &reading->blocks.at[k])),
                     NULL);
        join_lines(arena, &lines);
        name = find_name(&lines, tier, arena);
    }
    return name;
}

/* An objection goes to whom it is that decided. */
static wob_organisation_name find_in_remedy(const wob_reading *reading, wob_arena *arena)
{
    wob_organisation_name name = {0};
    for (size_t i = 0; i < reading->sentences.count && name.text.size == 0; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        if (wob_block_part(reading, &reading->blocks.at[sentence->block]) != WOB_PART_REMEDY)
            continue;
        place_lines lines = {0};
        wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
        *wob_push(arena, &lines) = (place_line){
            .line = {.text = text, .ends = {text.size}, .count = 1}, .words = sentence->words};
        name = find_by_cues(&lines, BODIES, arena);
    }
    return name;
}

/* A letterhead of nothing but "UWV". */
static wob_organisation_name find_short(const place_lines *head)
{
    wob_organisation_name name = {.known = true};
    for (size_t i = 0; i < head->count && name.text.size == 0; i++)
        name.text =
            wob_body_of_short(wob_slice_cut(head->at[i].line.text, 0, head->at[i].line.ends[0]));
    return name;
}

/* In the letter's places, the likeliest first. A known name that its pages repeat is worth more
 * than what looks like a name in the letterhead, where the one who asked stands too. */
static wob_organisation_name find_in_letter(const wob_reading *reading, const place_lines *head,
                                            const place_lines *margin, wob_arena *arena)
{
    wob_organisation_name name = find_name(head, BODIES, arena);
    if (name.text.size && !name.known) {
        wob_organisation_name repeated = find_known(margin);
        return repeated.known ? repeated : name;
    }
    if (name.text.size == 0)
        name = find_in_signature(reading, BODIES, arena);
    if (name.text.size == 0)
        name = find_name(margin, BODIES, arena);
    if (name.text.size == 0)
        name = find_short(head);
    if (name.text.size == 0)
        name = find_in_remedy(reading, arena);
    if (name.text.size == 0)
        name = find_name(head, PARTS_OF_BODIES, arena);
    if (name.text.size == 0)
        name = find_in_signature(reading, PARTS_OF_BODIES, arena);
    return name.text.size ? name : find_name(margin, PARTS_OF_BODIES, arena);
}

wob_slice wob_organisation_find(const wob_reading *reading, const wob_letterhead *head)
{
    wob_arena scratch = {0};
    place_lines above = lines_of_head(head, false, &scratch);
    place_lines margin = lines_of_head(head, true, &scratch);
    wob_slice name = find_in_letter(reading, &above, &margin, &scratch).text;
    if (name.size)
        name = wob_arena_copy(reading->arena, name);
    wob_arena_release(&scratch);
    return name;
}
