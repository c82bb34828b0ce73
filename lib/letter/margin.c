/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The column beside the text, where ministries print their address, the date and the reference. See
 * furniture.h.
 *
 * Where lines have places, it is narrow lines right of all running text of their page, or at the
 * left edge that such lines have on other pages. Cells of a table stand there as well, but others
 * stand in the middle of that page. Text that was laid out with spaces has its margin behind a run
 * of them on the same line.
 */
#include "lib/base/memory.h"
#include "lib/letter/furniture.h"

#include <math.h>
#include <stdlib.h>

enum {
    WIDE_GAP = 3,       /* spaces between what stands side by side */
    LEAST_WIDTH = 40,   /* bytes of text left of a margin */
    LEAST_TEXT = 2,     /* lines of running text that show how far it reaches */
    MOST_CROSSING = 20, /* one line of text in so many may reach into the margin */
    EDGE_STEP = 4,      /* points: how finely left edges are told apart */
    EDGES = 512,
};

/* Shares of the page's width. */
static const float MARGIN_BEGINS = 0.6f;
static const float MARGIN_WIDEST = 0.3f; /* a wider line is text of a page with a broad margin */
static const float TEXT_BEGINS = 0.5f;
static const float TEXT_NARROWEST = 0.3f;

/* Placed lines -----------------------------------------------------------------------------------
 */

typedef struct column {
    const wob_source *source;
    wob_page_lines page;
    const bool *edges; /* left edges of margins on all pages, by EDGE_STEP */
} column;

static float width_of(const wob_line *line)
{
    return line->box.right - line->box.left;
}

static bool may_be_margin(const wob_source *source, const wob_line *line)
{
    return line->placed && line->box.left > MARGIN_BEGINS * source->page_width &&
           width_of(line) < MARGIN_WIDEST * source->page_width;
}

static bool is_running_text(const wob_source *source, const wob_line *line)
{
    return line->placed && line->box.left < TEXT_BEGINS * source->page_width &&
           width_of(line) > TEXT_NARROWEST * source->page_width;
}

/* No more than a stray line of the page's text reaches as far right as `line` begins. */
static bool is_beyond_text(const column *of, const wob_line *line)
{
    size_t lines = 0, crossing = 0;
    for (size_t i = of->page.begin; i < of->page.end; i++) {
        const wob_line *other = &of->source->lines.at[i];
        if (!is_running_text(of->source, other))
            continue;
        lines++;
        crossing += other->box.right > line->box.left;
    }
    return lines >= LEAST_TEXT && crossing * MOST_CROSSING <= lines;
}

/* A line left of it ends on its row within the margin: the two are text side by side. */
static bool is_run_into(const column *of, const wob_line *line)
{
    for (size_t i = of->page.begin; i < of->page.end; i++) {
        const wob_line *other = &of->source->lines.at[i];
        if (other->box.left < line->box.left && other->box.right > line->box.left &&
            other->box.top < line->box.bottom && other->box.bottom > line->box.top)
            return true;
    }
    return false;
}

static size_t edge_of(const wob_line *line)
{
    size_t edge = (size_t)(line->box.left > 0 ? line->box.left / EDGE_STEP : 0);
    return edge < EDGES ? edge : EDGES - 1;
}

static bool is_margin(const column *of, const wob_line *line)
{
    if (!may_be_margin(of->source, line) || is_run_into(of, line))
        return false;
    return of->edges ? of->edges[edge_of(line)] : is_beyond_text(of, line);
}

/* Marks the lines of a page that stand in its margin. */
static void mark_page(const column *of, size_t *ret_margin)
{
    for (size_t i = of->page.begin; i < of->page.end; i++)
        if (is_margin(of, &of->source->lines.at[i]))
            ret_margin[i] = 0;
}

static void note_edges(const column *of, const size_t *margin, bool *edges)
{
    for (size_t i = of->page.begin; i < of->page.end; i++) {
        const wob_line *line = &of->source->lines.at[i];
        edges[edge_of(line)] |= margin[i] < line->text.size;
    }
}

/* Pages with a table, or with little text, know their margin by the edges found on others. */
static void mark_placed(const wob_survey *survey, size_t *ret_margin)
{
    bool *edges = wob_new(EDGES * sizeof *edges);
    for (size_t page = 0; page < survey->pages.count; page++) {
        column of = {survey->source, survey->pages.at[page], NULL};
        if (of.page.table)
            continue;
        mark_page(&of, ret_margin);
        note_edges(&of, ret_margin, edges);
    }
    for (size_t page = 0; page < survey->pages.count; page++)
        mark_page(&(column){survey->source, survey->pages.at[page], edges}, ret_margin);
    free(edges);
}

/* Lines laid out with spaces ---------------------------------------------------------------------
 */

/* Where the text behind the last wide run of spaces of `line` begins; line.size where there is
 * none. */
static size_t behind_spaces(wob_slice line)
{
    size_t at = line.size, spaces = 0;
    /* A byte that is no space ends no run: from the one looked at, a whole gap is passed over. */
    while (at > WIDE_GAP && spaces < WIDE_GAP) {
        spaces = 0;
        while (spaces < WIDE_GAP && line.data[at - WIDE_GAP + spaces] == ' ')
            spaces++;
        at -= spaces < WIDE_GAP ? WIDE_GAP - spaces : 0;
    }
    return at > WIDE_GAP && at < line.size ? at : line.size;
}

/* How many bytes the lines of running text have: those without a wide run inside. */
static size_t width_of_text(const wob_source *source)
{
    enum { MOST = 200 };
    size_t *count = wob_new((MOST + 1) * sizeof *count), lines = 0, width = MOST, beyond = 0;
    for (size_t i = 0; i < source->lines.count; i++) {
        wob_slice text = source->lines.at[i].text;
        if (wob_slice_trim(text).size == 0 ||
            behind_spaces(wob_slice_trim(text)) < wob_slice_trim(text).size ||
            wob_is_space(text.data[0]))
            continue;
        count[text.size < MOST ? text.size : MOST]++;
        lines++;
    }
    /* One line in fifty may be longer. */
    while (width > 0 && (beyond + count[width]) * 50 <= lines)
        beyond += count[width--];
    free(count);
    return width;
}

/* Where what stands in the margin begins; the line's size where nothing does. */
static size_t margin_of(wob_slice line, size_t width)
{
    size_t at = behind_spaces(line);
    return at > width && at > LEAST_WIDTH ? at : line.size;
}

void wob_margin_find(const wob_survey *survey, size_t *ret_margin)
{
    const wob_lines *lines = &survey->source->lines;
    bool placed = survey->source->page_width > 0;
    size_t width = placed ? 0 : width_of_text(survey->source);
    for (size_t i = 0; i < lines->count; i++)
        ret_margin[i] = placed ? lines->at[i].text.size : margin_of(lines->at[i].text, width);
    if (placed)
        mark_placed(survey, ret_margin);
}
