/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Decides which pages of a PDF are recognised, has that done, and puts what was read in place of
 * what the pages had. See ocr.h.
 *
 * Pages are read by children, several at once; one that fails costs its page alone. What a child
 * gives is not to be trusted, and what a page had is kept where it says more.
 */
#include "lib/source/ocr.h"

#include "lib/source/page_cache.h"
#include "lib/source/readers.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <tesseract/capi.h>

enum { MOST_AT_ONCE = 64 };

static const char no_models[] =
    "the models of tesseract for Dutch and English are missing: on Debian, "
    "apt-get install tesseract-ocr-nld tesseract-ocr-eng";

/* A page that is to be recognised, and what came of it. */
typedef struct wanted_page {
    uint32_t page; /* from 1 */
    wob_child_process process;
    wob_ocr_job job;
    wob_buffer reply;
    bool read;
    wob_lines lines;
} wanted_page;

typedef struct recogniser {
    wob_slice bytes;
    const wob_source_options *options;
    wob_arena *arena;
    wob_source *source;
    const char *name;
    wob_page_cache cache;
    wanted_page *pages;
    size_t count;
} recogniser;

static const char *engine_version(wob_arena *arena)
{
    return wob_arena_print(arena, "page %d, tesseract %s, %s, %d dpi", WOB_OCR_VERSION,
                           TessVersion(), WOB_OCR_LANGUAGES, WOB_OCR_DPI)
        .data;
}

/* Choosing pages ------------------------------------------------------------------------------ */

/* The lines of the page; `*at` moves behind them. */
static wob_lines lines_of_page(const wob_source *source, uint32_t page, size_t *at)
{
    wob_lines lines = {.at = source->lines.at + *at};
    while (*at < source->lines.count && source->lines.at[*at].page == page)
        lines.count++, ++*at;
    return lines;
}

/* Pages whose text is wanting, though they may show nothing. */
static wob_ocr_survey find_candidates(const recogniser *of)
{
    wob_ocr_page *pages = wob_arena_take(of->arena, of->source->page_count * sizeof *pages);
    wob_ocr_survey survey = {.bytes = of->bytes, .pages = pages};
    size_t at = 0;
    for (uint32_t page = 1; page <= of->source->page_count; page++) {
        wob_lines lines = lines_of_page(of->source, page, &at);
        wob_page_text text = wob_page_judge(lines.at, lines.count);
        if (text != WOB_PAGE_READABLE)
            pages[survey.count++] = (wob_ocr_page){page, text};
    }
    return survey;
}

/* Those of them that a child finds to show something. None where it fails: then the file is such
 * that no page of it could be drawn. */
static void choose_pages(recogniser *of)
{
    wob_ocr_survey survey = find_candidates(of);
    wob_buffer shown = {0};
    int answer = 0;
    if (survey.count &&
        wob_child_run(of->name, &of->options->limits, wob_ocr_look, &survey, &shown, &answer,
                      NULL) == WOB_OK &&
        answer == WOB_OCR_READ && shown.size == survey.count) {
        of->pages = wob_arena_take(of->arena, survey.count * sizeof *of->pages);
        for (size_t i = 0; i < survey.count; i++)
            if (shown.data[i])
                of->pages[of->count++].page = survey.pages[i].page;
    }
    wob_buffer_release(&shown);
}

/* Reading them -------------------------------------------------------------------------------- */

/* `reply` is a document of one page. */
static bool take_reply(recogniser *of, wanted_page *page)
{
    wob_source alone = {0};
    page->read = wob_wire_take(wob_buffer_slice(&page->reply), 1, of->arena, &alone);
    page->lines = alone.lines;
    for (size_t i = 0; i < page->lines.count; i++)
        page->lines.at[i].page = page->page;
    return page->read;
}

static bool start(recogniser *of, wanted_page *page)
{
    page->job = (wob_ocr_job){of->bytes, page->page};
    return wob_child_start(of->name, &of->options->limits, wob_ocr_recognise, &page->job,
                           &page->process, NULL) == WOB_OK;
}

static void finish(recogniser *of, wanted_page *page)
{
    int answer = 0;
    wob_status status = WOB_OK;
    for (bool ended = false; !ended && status == WOB_OK;)
        status = wob_child_listen(&page->process, &page->reply, &ended, NULL);
    wob_status how = wob_child_end(&page->process, &answer, NULL);
    if (how == WOB_OK && answer == WOB_OCR_NO_MODELS)
        of->source->unread = wob_slice_of(no_models);
    if (status == WOB_OK && how == WOB_OK && answer == WOB_OCR_READ && take_reply(of, page))
        wob_page_cache_keep(&of->cache, page->page, wob_buffer_slice(&page->reply));
    wob_buffer_release(&page->reply);
}

static size_t count_at_once(const wob_source_options *options)
{
    long processors =
        options->ocr_at_once ? (long)options->ocr_at_once : sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > MOST_AT_ONCE ? MOST_AT_ONCE : (size_t)processors;
}

/* The pages, in order, each as soon as a child is free for it: the one that runs longest is waited
 * for first. Pages take about the same time. */
static void recognise(recogniser *of, wanted_page **pages, size_t count)
{
    size_t at_once = count_at_once(of->options), started = 0;
    for (size_t ended = 0; ended < count; ended++) {
        while (started < count && started < ended + at_once && of->source->unread.size == 0) {
            const wob_source_options *options = of->options;
            if (options->progress)
                options->progress(options->progress_context, of->source->path,
                                  (uint32_t)started + 1, (uint32_t)count);
            if (!start(of, pages[started]))
                count = started; /* no process is to be had */
            else
                started++;
        }
        if (ended < started)
            finish(of, pages[ended]);
    }
}

/* Those that were read before come from the cache, the rest from children. */
static void read_pages(recogniser *of)
{
    wanted_page **new = wob_arena_take(of->arena, of->count * sizeof *new);
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        wanted_page *page = &of->pages[i];
        if (!wob_page_cache_find(&of->cache, page->page, &page->reply) || !take_reply(of, page))
            new[count++] = page;
        wob_buffer_release(&page->reply);
    }
    recognise(of, new, count);
}

/* Putting them into the source ---------------------------------------------------------------- */

/* What a page had goes before what was recognised where it says as much. */
static bool is_better(const wanted_page *page, const wob_lines *had)
{
    return page->read && wob_page_letters(page->lines.at, page->lines.count) >
                             wob_page_letters(had->at, had->count);
}

static void put_pages(recogniser *of)
{
    wob_source *source = of->source;
    wob_lines all = {0};
    size_t at = 0;
    wanted_page *wanted = of->pages, *end = of->pages + of->count;
    for (uint32_t page = 1; page <= source->page_count; page++) {
        wob_lines lines = lines_of_page(source, page, &at);
        if (wanted < end && wanted->page == page) {
            if (is_better(wanted, &lines)) {
                source->blank_pages -= lines.count == 0;
                source->recognised_pages++;
                lines = wanted->lines;
            }
            wanted++;
        }
        for (size_t i = 0; i < lines.count; i++)
            *wob_push(of->arena, &all) = lines.at[i];
    }
    source->lines = all;
    source->ocr = source->recognised_pages > 0;
}

void wob_ocr_read(wob_slice bytes, const wob_source_options *options, wob_arena *arena,
                  wob_source *source)
{
    recogniser of = {
        .bytes = bytes,
        .options = options,
        .arena = arena,
        .source = source,
        .name = wob_arena_copy(arena, source->path).data,
        .cache = {.folder = options->cache, .version = engine_version(arena)},
    };
    choose_pages(&of);
    if (of.count == 0)
        return;
    wob_sha256(bytes, of.cache.sha256);
    read_pages(&of);
    put_pages(&of);
}

void wob_ocr_describe(wob_buffer *to)
{
    wob_buffer nothing = {0};
    int answer = 0;
    wob_buffer_print(to, "tesseract %s", TessVersion());
    if (wob_child_run("tesseract", &WOB_LIMITS, wob_ocr_find_models, NULL, &nothing, &answer,
                      NULL) != WOB_OK ||
        answer != WOB_OCR_READ)
        wob_buffer_print(to, ", not used: %s", no_models);
    wob_buffer_release(&nothing);
}
