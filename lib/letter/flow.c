/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning and measuring lines. See flow.h. */
#include "lib/letter/flow.h"

#include "lib/base/buffer.h"
#include "lib/base/memory.h"
#include "lib/base/utf8.h"
#include "lib/text/analyse.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_BLANKS = 8, /* empty lines in a row that are told apart */
    LEAST_PAIRS = 3, /* lines that go on over them, before empty lines count as usual */
};

/* One line of the source that stays. */
typedef struct kept_line {
    const wob_line *line;
    wob_slice text; /* what of it is no furniture */
    size_t blanks;  /* empty lines above it */
    bool note;      /* at the foot of its page */
    bool row;       /* of an inventory list */
} kept_line;

typedef WOB_LIST(kept_line) kept_list;

static bool is_dropped_character(uint32_t c)
{
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == WOB_REPLACEMENT;
}

static bool is_blank_character(uint32_t c)
{
    return c <= 0x20 || c == 0x7F || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x3000 || (c >= 0x80 && c < 0xA0);
}

static bool is_visible(char c)
{
    return c > 0x20 && c < 0x7F;
}

/* Where what is kept as it stands ends that begins at `at`: visible characters, and single spaces
 * between them. */
static size_t end_of_plain(wob_slice line, size_t at)
{
    while (at < line.size && line.data[at] != ' ') {
        size_t next = at;
        while (next < line.size && is_visible(line.data[next]))
            next++;
        if (next == at) {
            uint32_t c = wob_utf8_next(line, &next);
            if (is_blank_character(c) || is_dropped_character(c))
                return at;
        }
        at = next;
        if (at + 1 < line.size && line.data[at] == ' ' && is_visible(line.data[at + 1]))
            at++;
    }
    return at;
}

/* Appends the line as it is read: without what shows nothing, with single spaces between. */
static void add_plain(wob_slice line, wob_buffer *to)
{
    bool space = false;
    for (size_t at = 0; at < line.size;) {
        size_t end = end_of_plain(line, at);
        if (end == at) {
            bool blank = is_blank_character(wob_utf8_next(line, &at));
            space = space || (blank && to->size > 0);
            continue;
        }
        if (space)
            wob_buffer_add_char(to, ' ');
        space = false;
        wob_buffer_add(to, wob_slice_cut(line, at, end));
        at = end;
    }
}

wob_status wob_flow_clean(wob_slice line, wob_arena *arena, wob_slice *ret_text, wob_error *error)
{
    wob_buffer plain = {0}, composed = {0};
    wob_slice whole = wob_slice_trim(line);
    if (wob_utf8_is_ascii(whole) && end_of_plain(whole, 0) == whole.size) {
        *ret_text = whole;
        return WOB_OK;
    }
    add_plain(line, &plain);
    wob_status status = wob_compose(wob_buffer_slice(&plain), &composed, error);
    if (status == WOB_OK)
        *ret_text = wob_arena_copy(arena, wob_buffer_slice(&composed));
    wob_buffer_release(&plain);
    wob_buffer_release(&composed);
    return status;
}

static kept_list keep_lines(const wob_reading *reading, const wob_slice *left)
{
    kept_list kept = {0};
    const wob_lines *lines = &reading->source->lines;
    bool *note = wob_arena_take(reading->arena, lines->count);
    size_t blanks = 0;
    wob_footnotes_find((wob_flow_source){lines->at, left, lines->count}, note);
    for (size_t i = 0; i < lines->count; i++) {
        const wob_line *line = &lines->at[i];
        if (wob_slice_trim(left[i]).size == 0) {
            /* A line that was all furniture leaves no gap. */
            blanks += wob_slice_trim(line->text).size == 0;
            continue;
        }
        *wob_push(reading->arena, &kept) =
            (kept_line){line, left[i], blanks, note[i], wob_is_row(reading, i)};
        blanks = 0;
    }
    return kept;
}

/* The sentence at the end of `above` plainly goes on in `line`: with a small letter, that marks no
 * entry of a list. A comma ends lines of a signature as well. */
static bool goes_on(wob_slice above, wob_slice line)
{
    above = wob_slice_trim(above);
    line = wob_slice_trim(line);
    return !strchr(".:;,?!", above.data[above.size - 1]) && line.data[0] >= 'a' &&
           line.data[0] <= 'z' && wob_mark_read(line).kind == WOB_MARK_NONE;
}

/* How many empty lines usually stand between two lines of one paragraph: more than these are a gap.
 * (Lines that go on tell it. Of all lines most may have an empty one above them where each
 * paragraph is one long line.) */
static size_t usual_blanks(const kept_list *kept)
{
    size_t count[MOST_BLANKS + 1] = {0}, usual = 0;
    for (size_t i = 1; i < kept->count; i++)
        if (goes_on(kept->at[i - 1].text, kept->at[i].text))
            count[kept->at[i].blanks < MOST_BLANKS ? kept->at[i].blanks : MOST_BLANKS]++;
    for (size_t n = 1; n <= MOST_BLANKS; n++)
        if (count[n] >= LEAST_PAIRS && count[n] > count[usual])
            usual = n;
    return usual;
}

static int compare_floats(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* The value below which `share` of the values lie; 0 of none. */
static float quantile(float *values, size_t count, float share)
{
    if (count == 0)
        return 0;
    qsort(values, count, sizeof *values, compare_floats);
    return values[(size_t)((float)(count - 1) * share)];
}

/* White space between a line and the one above it, in units of its type size. */
static float space_above(const wob_line *above, const wob_line *line)
{
    float size = line->size > 1 ? line->size : 10;
    return (line->box.top - above->box.bottom) / size;
}

static bool on_one_row(const wob_line *a, const wob_line *b)
{
    float apart = a->box.top > b->box.top ? a->box.top - b->box.top : b->box.top - a->box.top;
    return a->page == b->page && a->placed && b->placed && apart < 0.4f * b->size &&
           b->box.left >= a->box.right;
}

typedef struct measures {
    size_t blanks;     /* usual empty lines */
    float space;       /* usual space between lines, in type sizes */
    float left, right; /* of the text column: points, or characters */
} measures;

static float right_edge(const kept_line *kept)
{
    return kept->line->placed ? kept->line->box.right : (float)kept->text.size;
}

static measures measure(const kept_list *kept)
{
    const float most_lines = 0.92f;
    float *values = wob_new((kept->count + 1) * sizeof *values);
    measures usual = {.blanks = usual_blanks(kept)};
    size_t spaces = 0, edges = 0;
    for (size_t i = 1; i < kept->count; i++) {
        const wob_line *above = kept->at[i - 1].line, *line = kept->at[i].line;
        float space = space_above(above, line);
        if (!kept->at[i].row && line->placed && above->page == line->page && space > -1 &&
            space < 1.2f)
            values[spaces++] = space;
    }
    usual.space = quantile(values, spaces, 0.5f);
    for (size_t i = 0; i < kept->count; i++)
        if (!kept->at[i].row)
            values[edges++] = right_edge(&kept->at[i]);
    usual.right = quantile(values, edges, most_lines);
    edges = 0;
    for (size_t i = 0; i < kept->count; i++)
        if (!kept->at[i].row)
            values[edges++] = kept->at[i].line->placed ? kept->at[i].line->box.left : 0;
    usual.left = quantile(values, edges, 0.2f);
    free(values);
    return usual;
}

static float reach(const measures *usual, const kept_line *line)
{
    float whole = usual->right - usual->left;
    float width = whole > 0 ? (right_edge(line) - usual->left) / whole : 0;
    return width < 0 ? 0 : width > 1 ? 1 : width;
}

static bool has_gap(const measures *usual, const kept_line *above, const kept_line *kept)
{
    const float extra = 0.45f; /* type sizes more than usual */
    if (!kept->line->placed)
        return kept->blanks > usual->blanks;
    float space = space_above(above->line, kept->line);
    return space > usual->space + extra || space < -2;
}

static bool ends_sentence(wob_slice text)
{
    text = wob_slice_trim(text);
    return strchr(".:;?!", text.data[text.size - 1]);
}

/* Text and notes never go on in each other, nor does a note in the next one. */
static bool begins_apart(const kept_line *above, const kept_line *kept)
{
    return above->note != kept->note || (kept->note && wob_is_digit(kept->text.data[0]));
}

/* Behind the line at `at` ends its paragraph: what follows begins another, or is a note. */
static bool ends_paragraph(const measures *usual, const kept_list *kept, size_t at)
{
    const kept_line *line = &kept->at[at], *next = &kept->at[at + 1];
    return at + 1 == kept->count || next->note || next->line->page != line->line->page ||
           has_gap(usual, line, next) || wob_mark_read(next->text).kind != WOB_MARK_NONE;
}

/* Puts the notes at the foot of a page behind the paragraph that goes on over them. */
static void move_notes(const measures *usual, kept_list *kept, wob_arena *arena)
{
    for (size_t begin = 1, end; begin < kept->count; begin = end + 1) {
        end = begin;
        while (end < kept->count && kept->at[end].note)
            end++;
        if (end == begin || end == kept->count || ends_sentence(kept->at[begin - 1].text))
            continue;
        size_t last = end;
        while (!ends_paragraph(usual, kept, last))
            last++;
        size_t notes = end - begin, rest = last + 1 - end;
        kept_line *held = wob_arena_take(arena, notes * sizeof *held);
        memcpy(held, &kept->at[begin], notes * sizeof *held);
        memmove(&kept->at[begin], &kept->at[end], rest * sizeof *held);
        memcpy(&kept->at[begin + rest], held, notes * sizeof *held);
        end = last;
    }
}

wob_status wob_flow_read(wob_reading *reading, wob_flow *ret_flow, wob_error *error)
{
    wob_slice *left = wob_arena_take(reading->arena, reading->source->lines.count * sizeof *left);
    wob_furniture_find(reading, left);
    kept_list kept = keep_lines(reading, left);
    measures usual = measure(&kept);
    uint32_t page = 0; /* a note that was moved stands on the page on which it stands now */
    move_notes(&usual, &kept, reading->arena);
    for (size_t i = 0; i < kept.count; i++) {
        const wob_line *line = kept.at[i].line;
        page = line->page > page ? line->page : page;
        wob_slice text;
        wob_status status = wob_flow_clean(kept.at[i].text, reading->arena, &text, error);
        if (status)
            return status;
        if (text.size == 0)
            continue;
        const kept_line *above = i ? &kept.at[i - 1] : NULL;
        bool apart = above && begins_apart(above, &kept.at[i]);
        bool new_page = above && !apart && above->line->page != line->page;
        bool gap = apart || (above && has_gap(&usual, above, &kept.at[i]));
        *wob_push(reading->arena, ret_flow) =
            (wob_flow_line){.text = text,
                            .mark = kept.at[i].row ? (wob_mark){0} : wob_mark_read(text),
                            .page = page,
                            .width = reach(&usual, &kept.at[i]),
                            .gap = gap && !new_page,
                            .gap_on_page = gap && !line->placed,
                            .new_page = new_page,
                            .same_row = above && on_one_row(above->line, line),
                            .bold = line->bold,
                            .row = kept.at[i].row};
    }
    return WOB_OK;
}
