/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a picture of a page to lines, by Tesseract.
 *
 * Tesseract finds columns and says words with their places and how sure it is of each, in reading
 * order. Its lines are set anew by the code that sets those of other pages (pdf_lines.c), so that a
 * column in the margin, a table or a list comes out as it does there. For that each word gets a box
 * as poppler would give it: of its line, above and below the base line by the size of the type.
 *
 * Two models at once, of Dutch and of English, cost a fifth more time than one, and read what the
 * Dutch one alone does not: the dashes of lists, poor pictures, and letters in English.
 */
#include "lib/base/memory.h"
#include "lib/source/ocr.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <tesseract/capi.h>

/* Parts of the size of the type, as in the fonts of letters (Verdana, Arial, Rijksoverheid).
 * Heights have the blur of a scan in them, a tenth. */
static const float TALL = 0.8f;     /* from the base line to the top of a capital or a "b" */
static const float SMALL = 0.58f;   /* to the top of an "x" */
static const float ASCENT = 0.95f;  /* to the top of a line's box */
static const float DESCENT = 0.22f; /* to its bottom */

/* Confidence, from 0 to 1. Pictures, signatures and stamps are read as words of one or two
 * characters, with little of it; words that are hard to read have more letters. */
static const float LEAST_SURE = 0.2f; /* a line with less is none */
static const float SURE = 0.5f;       /* and with less than this, one only with a whole word */

enum {
    WHOLE_WORD = 4,  /* letters in a row */
    COLUMN_LINES = 3 /* that begin at one place: a column begins there */
};

/* Points. Tesseract takes what stands on one row for one line where columns are near. */
static const float FAR = 20;        /* so far apart words stand in two columns */
static const float COLUMN_GAP = 8;  /* and so far where a column begins */
static const float COLUMN_STEP = 2; /* by which the lines of a column begin apart */
static const float BULLET_GAP = 5;  /* between a bullet and its entry */

struct wob_ocr_engine {
    TessBaseAPI *tesseract;
};

typedef struct word {
    wob_slice text;
    wob_box box;
    float base; /* where the base line is under it */
    float confidence;
    bool begins_line, ends_line;
    bool ends_run; /* what comes behind it stands in another column */
} word;

typedef struct page_words {
    WOB_LIST(word) words;
    wob_arena *arena;
    float scale; /* points a pixel */
} page_words;

/* OpenMP would start threads that a confined process may not have; no variable of the environment
 * is heeded any more when the library is loaded. Where Tesseract was built without it this is
 * missing. */
void omp_set_max_active_levels(int levels) __attribute__((weak));

static bool has_all_languages(const TessBaseAPI *tesseract)
{
    char **loaded = TessBaseAPIGetLoadedLanguagesAsVector(tesseract);
    size_t count = 0, wanted = 1;
    while (loaded && loaded[count])
        count++;
    for (const char *at = WOB_OCR_LANGUAGES; *at; at++)
        wanted += *at == '+';
    TessDeleteTextArray(loaded);
    return count == wanted;
}

wob_ocr_engine *wob_ocr_engine_new(void)
{
    wob_ocr_engine *engine = wob_new(sizeof *engine);
    if (omp_set_max_active_levels)
        omp_set_max_active_levels(0);
    engine->tesseract = TessBaseAPICreate();
    if (TessBaseAPIInit3(engine->tesseract, NULL, WOB_OCR_LANGUAGES) == 0 &&
        has_all_languages(engine->tesseract))
        return engine;
    wob_ocr_engine_free(engine);
    return NULL;
}

void wob_ocr_engine_free(wob_ocr_engine *engine)
{
    if (engine)
        TessBaseAPIDelete(engine->tesseract);
    free(engine);
}

/* Recognition ---------------------------------------------------------------------------------- */

/* Where the type stands: at the bottom of the word, unless a letter hangs below. The base line of
 * the whole line is not to be trusted where columns were taken for one line. */
static float base_of(const word *of, float line)
{
    bool hangs = false;
    for (size_t i = 0; i < of->text.size && !hangs; i++)
        hangs = of->text.data[i] && strchr("gjpqyQ,;()[]{}|/_@$", of->text.data[i]);
    return hangs && line > of->box.top && line < of->box.bottom ? line : of->box.bottom;
}

/* The word at the iterator. */
static void take_word(page_words *page, TessResultIterator *at)
{
    const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(at);
    int left, top, right, bottom, x1, y1, x2, y2;
    char *text = TessResultIteratorGetUTF8Text(at, RIL_WORD);
    wob_slice said = wob_slice_trim(wob_slice_of(text));
    if (said.size && TessPageIteratorBoundingBox(place, RIL_WORD, &left, &top, &right, &bottom)) {
        if (!TessPageIteratorBaseline(place, RIL_WORD, &x1, &y1, &x2, &y2))
            y1 = y2 = bottom;
        bool first = page->words.count == 0 || page->words.at[page->words.count - 1].ends_line;
        word found = {
            .text = wob_arena_copy(page->arena, said),
            .box = {(float)left * page->scale, (float)top * page->scale, (float)right * page->scale,
                    (float)bottom * page->scale},
            .confidence = TessResultIteratorConfidence(at, RIL_WORD) / 100,
            .begins_line = first,
        };
        found.base = base_of(&found, (float)(y1 + y2) / 2 * page->scale);
        *wob_push(page->arena, &page->words) = found;
    }
    TessDeleteText(text);
}

static void take_words(page_words *page, TessResultIterator *at)
{
    const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(at);
    do {
        take_word(page, at);
        if (page->words.count && TessPageIteratorIsAtFinalElement(place, RIL_TEXTLINE, RIL_WORD))
            page->words.at[page->words.count - 1].ends_line = true;
    } while (TessResultIteratorNext(at, RIL_WORD));
    if (page->words.count)
        page->words.at[page->words.count - 1].ends_line = true;
}

static void recognise(TessBaseAPI *tesseract, const wob_picture *picture, page_words *page)
{
    TessBaseAPISetPageSegMode(tesseract, PSM_AUTO);
    TessBaseAPISetImage(tesseract, picture->pixels, picture->width, picture->height, 1,
                        picture->width);
    TessBaseAPISetSourceResolution(tesseract, (int)picture->dpi);
    if (TessBaseAPIRecognize(tesseract, NULL) == 0) {
        TessResultIterator *at = TessBaseAPIGetIterator(tesseract);
        if (at)
            take_words(page, at);
        TessResultIteratorDelete(at);
    }
}

/* Lines -----------------------------------------------------------------------------------------
 */

/* A column begins at this left edge: other lines do. */
static bool begins_column(const page_words *page, float left)
{
    size_t lines = 0;
    for (size_t i = 0; i < page->words.count && lines < COLUMN_LINES; i++) {
        const word *of = &page->words.at[i];
        lines += of->begins_line && fabsf(of->box.left - left) <= COLUMN_STEP;
    }
    return lines == COLUMN_LINES;
}

/* Cuts the lines where one column ends and the next begins. */
static void find_runs(page_words *page)
{
    for (size_t i = 0; i < page->words.count; i++) {
        word *of = &page->words.at[i], *next = of + 1;
        float gap = of->ends_line ? 0 : next->box.left - of->box.right;
        of->ends_run =
            of->ends_line || gap > FAR || (gap > COLUMN_GAP && begins_column(page, next->box.left));
    }
}

/* A bullet is no sign that Tesseract knows: it reads one that looks like it. */
static bool is_bullet(const word *of)
{
    static const char *const signs[] = {"e", "o", "*", "+", "«", "»", "¢", "©", "®", "°", "¤", "="};
    float gap = of->ends_line ? BULLET_GAP : of[1].box.left - of->box.right;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (of->begins_line && gap >= BULLET_GAP &&
            wob_slice_equal(of->text, wob_slice_of(signs[i])))
            return true;
    return false;
}

/* The size of its type that a word tells by its height above the base line; 0 where it has no
 * letters that stand on it. */
static float size_by(const word *of)
{
    bool tall = false, any = false;
    for (size_t i = 0; i < of->text.size; i++) {
        char c = of->text.data[i];
        any |= wob_is_alpha(c) || wob_is_digit(c);
        tall |= wob_is_digit(c) || c != wob_lower(c) || (c && strchr("bdfhijklt", c));
    }
    return any ? (of->base - of->box.top) / (tall ? TALL : SMALL) : 0;
}

static int compare_floats(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* Of the type of a run of words: the middle of what they tell. */
static float size_of_run(const word *words, size_t count, wob_arena *arena)
{
    float *sizes = wob_arena_take(arena, count * sizeof *sizes);
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        sizes[known] = size_by(&words[i]);
        known += sizes[known] > 0;
    }
    qsort(sizes, known, sizeof *sizes, compare_floats);
    return known ? sizes[known / 2] : words[0].box.bottom - words[0].box.top;
}

/* The glyphs of a page are words here, each with what parts it from the next: a blank, a line's
 * end, or nothing, as between the cells of a table. */
typedef struct glyph_list {
    wob_glyph *at;
    size_t count;
    char *text; /* behind what is written of it */
} glyph_list;

static void add_glyph(glyph_list *to, wob_slice text, wob_glyph glyph)
{
    memcpy(to->text, text.data, text.size);
    glyph.text = (wob_slice){to->text, text.size};
    to->text += text.size;
    to->at[to->count++] = glyph;
}

static void add_word(glyph_list *to, const word *of, float size)
{
    wob_glyph glyph = {
        .box = {of->box.left, of->base - ASCENT * size, of->box.right, of->base + DESCENT * size},
        .size = size,
        .confidence = of->confidence,
    };
    add_glyph(to, is_bullet(of) ? WOB_SLICE("•") : of->text, glyph);
    if (of->ends_line)
        add_glyph(to, WOB_SLICE("\n"), glyph);
    else if (!of->ends_run)
        add_glyph(to, WOB_SLICE(" "), glyph);
}

static glyph_list set_words(page_words *page)
{
    const size_t bullet = sizeof "•" - 1; /* longer than what it stands for */
    size_t count = page->words.count, size = 1;
    for (size_t i = 0; i < count; i++)
        size += page->words.at[i].text.size + bullet + 1;
    glyph_list glyphs = {.at = wob_arena_take(page->arena, (2 * count + 1) * sizeof *glyphs.at),
                         .text = wob_arena_take(page->arena, size)};
    for (size_t begin = 0, end; begin < count; begin = end) {
        const word *first = &page->words.at[begin];
        for (end = begin + 1; end < count && !page->words.at[end - 1].ends_run;)
            end++;
        float type_size = size_of_run(first, end - begin, page->arena);
        for (size_t i = begin; i < end; i++)
            add_word(&glyphs, &page->words.at[i], type_size);
    }
    return glyphs;
}

static bool has_whole_word(wob_slice text)
{
    size_t row = 0;
    for (size_t i = 0; i < text.size && row < WHOLE_WORD; i++)
        row = wob_is_alpha(text.data[i]) || (unsigned char)text.data[i] >= 0x80 ? row + 1 : 0;
    return row == WHOLE_WORD;
}

static bool is_text(const wob_line *line)
{
    bool any = false;
    for (size_t i = 0; i < line->text.size && !any; i++)
        any = wob_is_alpha(line->text.data[i]) || wob_is_digit(line->text.data[i]);
    return any && line->confidence >= LEAST_SURE &&
           (line->confidence >= SURE || has_whole_word(line->text));
}

wob_lines wob_ocr_lines(wob_ocr_engine *engine, const wob_picture *picture, wob_arena *arena)
{
    const float points = 72; /* an inch */
    size_t kept = 0;
    page_words page = {.arena = arena, .scale = points / (float)picture->dpi};
    recognise(engine->tesseract, picture, &page);
    find_runs(&page);
    glyph_list glyphs = set_words(&page);
    wob_lines lines = wob_pdf_lines(glyphs.at, glyphs.count, 1, arena);
    for (size_t i = 0; i < lines.count; i++)
        if (is_text(&lines.at[i]))
            lines.at[kept++] = lines.at[i];
    lines.count = kept;
    return lines;
}
