/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a page as pieces that stand somewhere. See inventory.h.
 *
 * Plain text that was laid out with spaces has several cells on one line, with two spaces or more
 * between them; its places are counted in characters and lines.
 */
#include "lib/base/buffer.h"
#include "lib/base/utf8.h"
#include "lib/letter/inventory.h"

#include <math.h>
#include <stdlib.h>

/* Two spaces, or a tab, or a space at the line's end. */
static bool parts_pieces(wob_slice line, size_t at)
{
    return wob_is_space(line.data[at]) &&
           (line.data[at] == '\t' || at + 1 == line.size || wob_is_space(line.data[at + 1]));
}

static size_t end_of_piece(wob_slice line, size_t at)
{
    while (at < line.size && ((unsigned char)line.data[at] > ' ' || !parts_pieces(line, at)))
        at++;
    return at;
}

static void cut_plain(wob_slice line, wob_piece piece, wob_arena *arena, wob_pieces *pieces)
{
    size_t column = 0, before = 0; /* of the piece before */
    for (size_t at = 0; at < line.size;) {
        if (wob_is_space(line.data[at])) {
            at++;
            continue;
        }
        size_t end = end_of_piece(line, at);
        piece.text = wob_slice_cut(line, at, end);
        piece.characters = wob_utf8_count(piece.text);
        column += wob_utf8_count(wob_slice_cut(line, before, at));
        piece.left = (float)column;
        piece.right = piece.left + (float)piece.characters;
        *wob_push(arena, pieces) = piece;
        before = at;
        at = end;
    }
}

/* Dates and numbers are written with any of the hyphens that Unicode has. */
static wob_slice with_plain_hyphens(wob_slice text, wob_arena *arena)
{
    static const char *const hyphens[] = {"\u2010", "\u2011"};
    if (wob_utf8_is_ascii(text))
        return text;
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
        wob_slice hyphen = wob_slice_of(hyphens[i]);
        size_t from = 0, at = wob_slice_find(text, hyphen, 0);
        wob_buffer plain = {0};
        if (at == text.size)
            continue;
        for (; at < text.size; at = wob_slice_find(text, hyphen, from)) {
            wob_buffer_add(&plain, wob_slice_cut(text, from, at));
            wob_buffer_add_char(&plain, '-');
            from = at + hyphen.size;
        }
        wob_buffer_add(&plain, wob_slice_cut(text, from, text.size));
        text = wob_arena_copy(arena, wob_buffer_slice(&plain));
        wob_buffer_release(&plain);
    }
    return text;
}

static int compare_pieces(const void *first, const void *second)
{
    const wob_piece *a = first, *b = second;
    if (a->top < b->top || a->top > b->top)
        return a->top < b->top ? -1 : 1;
    if (a->left < b->left || a->left > b->left)
        return a->left < b->left ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

/* Mostly they are in order as they come. */
static void sort_pieces(wob_pieces *pieces)
{
    size_t sorted = 1;
    while (sorted < pieces->count &&
           compare_pieces(&pieces->at[sorted - 1], &pieces->at[sorted]) <= 0)
        sorted++;
    if (sorted < pieces->count)
        qsort(pieces->at, pieces->count, sizeof *pieces->at, compare_pieces);
}

/* The mean size of type on a page; 0 where lines have none. */
static float mean_size(const wob_source *source, size_t begin, size_t end)
{
    float sum = 0, count = 0;
    for (size_t i = begin; i < end; i++) {
        sum += source->lines.at[i].size;
        count++;
    }
    return count > 0 ? sum / count : 0;
}

/* Ministries print date and reference small in the margin at the right, beside tables too. */
static bool in_margin(const wob_source *source, const wob_line *line, float usual_size)
{
    const float far = 0.75f, small = 0.88f;
    return line->placed && line->box.left > far * source->page_width &&
           line->size < small * usual_size;
}

/* Where a place is nonsense, of a bottom above its top, nothing is known of what stands beside. */
static float tallest_of(const wob_pieces *pieces)
{
    float tallest = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        float height = pieces->at[i].bottom - pieces->at[i].top;
        tallest = height < 0 ? INFINITY : height > tallest ? height : tallest;
    }
    return tallest;
}

void wob_pieces_read(const wob_source *source, size_t begin, size_t end, wob_arena *arena,
                     wob_pieces *ret_pieces)
{
    const float usual_em = 10, usual_size = mean_size(source, begin, end);
    *ret_pieces = (wob_pieces){0};
    for (size_t i = begin; i < end; i++) {
        const wob_line *line = &source->lines.at[i];
        wob_piece piece = {.text = with_plain_hyphens(wob_slice_trim(line->text), arena),
                           .page = line->page,
                           .line = i};
        if (in_margin(source, line, usual_size))
            continue;
        if (line->placed && piece.text.size) {
            piece.left = line->box.left;
            piece.right = line->box.right;
            piece.top = line->box.top;
            piece.bottom = line->box.bottom;
            piece.em = line->size > 1 ? line->size : usual_em;
            piece.characters = wob_utf8_count(piece.text);
            *wob_push(arena, ret_pieces) = piece;
        } else if (piece.text.size) {
            piece.top = (float)(i - begin);
            piece.bottom = piece.top + 1;
            piece.em = 1;
            cut_plain(line->text, piece, arena, ret_pieces);
        }
    }
    sort_pieces(ret_pieces);
    ret_pieces->tallest = tallest_of(ret_pieces);
}

float wob_piece_place(const wob_piece *piece, size_t at)
{
    return wob_piece_place_of(piece, wob_utf8_count(wob_slice_cut(piece->text, 0, at)));
}

static bool middle_beside(const wob_piece *a, const wob_piece *b)
{
    float middle = (a->top + a->bottom) / 2;
    return middle > b->top && middle < b->bottom;
}

bool wob_pieces_overlap(const wob_piece *a, const wob_piece *b)
{
    const float share = 0.25f; /* of the lower one */
    float top = a->top > b->top ? a->top : b->top;
    float bottom = a->bottom < b->bottom ? a->bottom : b->bottom;
    float height = a->bottom - a->top, other = b->bottom - b->top;
    return bottom - top > share * (height < other ? height : other);
}

wob_span wob_pieces_beside(const wob_pieces *pieces, size_t at)
{
    const float slack = 1; /* more than sums of floats are off */
    const wob_piece *piece = &pieces->at[at];
    wob_span beside = {at, at + 1};
    while (beside.begin > 0 &&
           pieces->at[beside.begin - 1].top + pieces->tallest + slack >= piece->top)
        beside.begin--;
    while (beside.end < pieces->count &&
           pieces->at[beside.end].top <= piece->top + pieces->tallest + slack)
        beside.end++;
    return beside;
}

bool wob_pieces_level(const wob_piece *a, const wob_piece *b)
{
    return middle_beside(a, b) || middle_beside(b, a);
}
