/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the characters of a page to lines.
 *
 * poppler's order of characters is right nearly everywhere, its ends of lines are not: the cells of
 * a table follow each other without one, and a list mark or the words of a justified line stand on
 * lines of their own. So a line is cut here wherever the next character does not go on beside the
 * last one, and then pieces that stand on one row, near each other, are joined again. Pieces that
 * stand far apart on a row (a column in the margin, a hole where a name was taken out) stay lines
 * of their own.
 *
 * All distances are in ems, the size of the type. They were set on some eighty letters of Dutch
 * ministries and municipalities.
 */
#include "lib/base/utf8.h"
#include "lib/source/pdf.h"

#include <math.h>
#include <string.h>

static const float FAR = 2.5f;       /* beyond it begins another column */
static const float MARK_FAR = 4.5f;  /* a list mark stands so far from its entry */
static const float CELL_GAP = 0.25f; /* so near stand the letters of a word */
static const float ROW_STEP = 0.5f;  /* a smaller step up or down is a note's number */
static const float BACK = 1.0f;      /* a step back of less is kerning or an accent */

enum {
    LONGEST_MARK = 8, /* bytes of a list mark: "(VIII)." */
    MOST_LINES =
        2000 /* of a page on which marks are looked for: every mark is held to every line */
};

/* A line being built. */
typedef struct piece {
    wob_line line;
    const wob_glyph *last;
    float size_sum, confidence_sum;
    size_t count, bold_count;
    bool cell; /* of a table: poppler puts no blank before it */
} piece;

typedef struct setter {
    wob_arena *arena;
    uint32_t page;
    wob_lines lines;
    piece open; /* count is 0 where none is */
} setter;

static float em_of(float size)
{
    const float usual = 10;
    return size > 1 ? size : usual;
}

static bool is_blank(const wob_glyph *glyph)
{
    return glyph->text.size == 1 && (unsigned char)glyph->text.data[0] <= ' ';
}

/* How far apart two ranges are; 0 where they overlap. */
static float distance(float a_begin, float a_end, float b_begin, float b_end)
{
    return fmaxf(0, fmaxf(b_begin - a_end, a_begin - b_end));
}

/* The boxes touch or overlap: letters of one word, though it be turned. */
static bool touches(const wob_box *a, const wob_box *b, float em)
{
    return distance(a->left, a->right, b->left, b->right) <= CELL_GAP * em &&
           distance(a->top, a->bottom, b->top, b->bottom) <= CELL_GAP * em;
}

static bool on_one_row(const wob_box *a, const wob_box *b, float em)
{
    return fabsf(a->bottom - b->bottom) <= ROW_STEP * em;
}

/* `next` does not go on where `last` ends, though poppler ends no line there. */
static bool breaks_off(const wob_glyph *last, const wob_glyph *next, bool spaced)
{
    float em = em_of(fmaxf(last->size, next->size));
    float gap = next->box.left - last->box.right;
    if (!spaced && touches(&last->box, &next->box, em))
        return false;
    return gap > (spaced ? FAR : CELL_GAP) * em || gap < -BACK * em ||
           !on_one_row(&last->box, &next->box, em);
}

static wob_box around(const wob_box *a, const wob_box *b)
{
    return (wob_box){fminf(a->left, b->left), fminf(a->top, b->top), fmaxf(a->right, b->right),
                     fmaxf(a->bottom, b->bottom)};
}

static size_t skip_all(wob_slice text, const char *characters)
{
    size_t at = 0;
    while (at < text.size && strchr(characters, text.data[at]))
        at++;
    return at;
}

/* "3", "2.1", "12a", "c", "IV"; four digits are a year. */
static bool is_number(wob_slice text)
{
    size_t digits = skip_all(text, "0123456789."), roman = skip_all(text, "ivxIVX");
    bool year = skip_all(text, "0123456789") > 3;
    bool letter = digits < text.size && wob_is_alpha(text.data[digits]);
    return text.size && !year && (roman == text.size || digits + letter == text.size);
}

/* "1.", "a)", "(ii)", "•", "-": what may stand alone before the entry of a list. */
static bool is_mark(wob_slice text)
{
    if (text.size == 0 || text.size > LONGEST_MARK)
        return false;
    size_t first = 0, begin = text.data[0] == '(', end = text.size;
    if (text.size == 1)
        return strchr("-*o", text.data[0]);
    if ((unsigned char)text.data[0] >= 0x80 && (wob_utf8_next(text, &first), first == text.size))
        return true;
    while (end > begin && strchr(".)", text.data[end - 1]))
        end--;
    return end < text.size && is_number(wob_slice_cut(text, begin, end));
}

/* The piece goes on the line before it. */
static bool continues(const wob_line *before, const piece *next)
{
    float em = em_of(next->line.size);
    float gap = next->line.box.left - before->box.right;
    if (!on_one_row(&before->box, &next->line.box, em) || gap < -CELL_GAP * em)
        return false;
    return is_mark(before->text) ? gap <= MARK_FAR * em : !next->cell && gap <= FAR * em;
}

/* Joins two lines; the longer one says which type they are in. */
static wob_line join(wob_arena *arena, const wob_line *a, const wob_line *b)
{
    wob_line line = a->text.size > b->text.size ? *a : *b;
    line.text = wob_arena_print(arena, "%.*s %.*s", WOB_ARG(a->text), WOB_ARG(b->text));
    line.box = around(&a->box, &b->box);
    return line;
}

static void close_piece(setter *set)
{
    piece *done = &set->open;
    if (done->count == 0)
        return;
    done->line.size = done->size_sum / (float)done->count;
    done->line.confidence = done->confidence_sum / (float)done->count;
    done->line.bold = done->bold_count * 2 > done->count;
    wob_line *before = set->lines.count ? &set->lines.at[set->lines.count - 1] : NULL;
    if (before && continues(before, done))
        *before = join(set->arena, before, &done->line);
    else
        *wob_push(set->arena, &set->lines) = done->line;
    done->count = 0;
}

static void open_piece(setter *set, const wob_glyph *first, bool cell)
{
    set->open = (piece){
        .line = {.text = {first->text.data, 0},
                 .page = set->page,
                 .placed = true,
                 .box = first->box},
        .cell = cell,
    };
}

static void add_glyph(piece *open, const wob_glyph *glyph)
{
    wob_line *line = &open->line;
    line->text.size = (size_t)(glyph->text.data - line->text.data) + glyph->text.size;
    line->box = around(&line->box, &glyph->box);
    open->size_sum += glyph->size;
    open->confidence_sum += glyph->confidence;
    open->bold_count += glyph->bold;
    open->count++;
    open->last = glyph;
}

/* The entry stands on the row of the mark, right of it. (A mark's own box may be a small one in the
 * middle of the row: text recognition makes such dashes.) */
static bool is_entry_of(const wob_line *mark, const wob_line *line)
{
    const float one_row = 2; /* ems; what is higher is turned text */
    float em = em_of(line->size), middle = (mark->box.top + mark->box.bottom) / 2;
    float gap = line->box.left - mark->box.right;
    return middle > line->box.top && middle < line->box.bottom && gap >= 0 &&
           gap <= MARK_FAR * em && line->box.bottom - line->box.top <= one_row * em;
}

/* Puts the mark before the nearest entry of its row. */
static bool place_mark(setter *set, const wob_line *mark)
{
    wob_line *nearest = NULL;
    for (size_t i = 0; i < set->lines.count; i++) {
        wob_line *line = &set->lines.at[i];
        if (is_entry_of(mark, line) && (!nearest || line->box.left < nearest->box.left))
            nearest = line;
    }
    if (!nearest || is_mark(nearest->text))
        return false;
    *nearest = join(set->arena, mark, nearest);
    return true;
}

/* Where all marks of a list come before or behind all its entries. */
static void place_marks(setter *set)
{
    size_t kept = 0;
    if (set->lines.count > MOST_LINES)
        return;
    for (size_t i = 0; i < set->lines.count; i++) {
        wob_line *line = &set->lines.at[i];
        if (is_mark(line->text) && place_mark(set, line))
            line->text.size = 0;
    }
    for (size_t i = 0; i < set->lines.count; i++)
        if (set->lines.at[i].text.size)
            set->lines.at[kept++] = set->lines.at[i];
    set->lines.count = kept;
}

wob_lines wob_pdf_lines(const wob_glyph *glyphs, size_t count, uint32_t page, wob_arena *arena)
{
    setter set = {.arena = arena, .page = page};
    bool spaced = false, line_end = false; /* between the last character and this one */
    for (size_t i = 0; i < count; i++) {
        const wob_glyph *glyph = &glyphs[i];
        if (is_blank(glyph)) {
            spaced = true;
            line_end |= glyph->text.data[0] == '\n';
            continue;
        }
        if (set.open.count && (line_end || breaks_off(set.open.last, glyph, spaced)))
            close_piece(&set);
        if (set.open.count == 0)
            open_piece(&set, glyph, !spaced);
        add_glyph(&set.open, glyph);
        spaced = line_end = false;
    }
    close_piece(&set);
    place_marks(&set);
    return set.lines;
}
