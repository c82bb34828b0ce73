/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/ocr.c and what it has done: pages that are pictures come back as lines in
 * their places, and no other page is touched. The pages are drawn here. */
#include "tests/unit/sources.h"

#ifdef WOB_WITH_OCR

#include <ftw.h>
#include <sys/wait.h>

#include <cairo-pdf.h>

enum { WIDTH = 595, HEIGHT = 842, SCAN_DPI = 200 };

#define FONT "DejaVu Sans"

/* What stands on a page: text at a place, in points. */
typedef struct mark {
    double left, base, size;
    const char *text;
} mark;

static const mark scanned[] = {
    {70, 150, 10, "Datum"},
    {120, 150, 10, "12 maart 2020"},
    {70, 200, 10, "Geachte heer Jansen,"},
    {70, 230, 10, "Bij brief van 3 februari 2020 hebt u met een beroep op de Wet"},
    {70, 243, 10, "openbaarheid van bestuur verzocht om alle stukken over de"},
    {70, 256, 10, "sluis bij Oostwoude."},
    {440, 230, 7, "Onze referentie"},
    {440, 240, 7, "2020-0017"},
};

static const char scanned_read[] =
    "1|Datum 12 maart 2020\n"
    "1|Geachte heer Jansen,\n"
    "1|Bij brief van 3 februari 2020 hebt u met een beroep op de Wet\n"
    "1|Onze referentie\n"
    "1|openbaarheid van bestuur verzocht om alle stukken over de\n"
    "1|2020-0017\n"
    "1|sluis bij Oostwoude.\n";

/* Drawing ---------------------------------------------------------------------------------------
 */

static void write_marks(cairo_t *cairo, const mark *marks, size_t count)
{
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_select_font_face(cairo, FONT, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    for (size_t i = 0; i < count; i++) {
        cairo_set_font_size(cairo, marks[i].size);
        cairo_move_to(cairo, marks[i].left, marks[i].base);
        cairo_show_text(cairo, marks[i].text);
    }
}

/* The marks as a scanner hands them back: a picture that covers the page. */
static void put_scan(cairo_t *page, const mark *marks, size_t count)
{
    const double scale = SCAN_DPI / 72.0;
    cairo_surface_t *picture =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(WIDTH * scale), (int)(HEIGHT * scale));
    cairo_t *cairo = cairo_create(picture);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    write_marks(cairo, marks, count);
    cairo_destroy(cairo);
    cairo_save(page);
    cairo_scale(page, 1 / scale, 1 / scale);
    cairo_set_source_surface(page, picture, 0, 0);
    cairo_paint(page);
    cairo_restore(page);
    cairo_surface_destroy(picture);
}

/* Text that is drawn as it should be, with characters of private use behind it. */
static void write_broken(cairo_t *cairo, const mark *text)
{
    cairo_glyph_t *glyphs = NULL;
    int count = 0;
    cairo_select_font_face(cairo, FONT, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, text->size);
    assert_int_equal(cairo_scaled_font_text_to_glyphs(cairo_get_scaled_font(cairo), text->left,
                                                      text->base, text->text, -1, &glyphs, &count,
                                                      NULL, NULL, NULL),
                     CAIRO_STATUS_SUCCESS);
    for (int i = 0; i < count; i++) {
        const char private_use[] = {(char)0xEE, (char)0x80, (char)(0x80 + text->text[i] % 0x40), 0};
        const cairo_text_cluster_t whole = {3, 1};
        cairo_show_text_glyphs(cairo, private_use, 3, &glyphs[i], 1, &whole, 1, 0);
    }
    cairo_glyph_free(glyphs);
}

typedef void (*draw_fn)(cairo_t *page);

static void draw_nothing(cairo_t *page)
{
    (void)page;
}

static void draw_scan(cairo_t *page)
{
    put_scan(page, scanned, ROWS(scanned));
}

static void draw_text(cairo_t *page)
{
    write_marks(page, scanned, ROWS(scanned));
}

/* A stamp of a signature and a mark of redaction, set upon the scan. */
static void draw_stamped_scan(cairo_t *page)
{
    static const mark stamp[] = {{70, 700, 8, "Digitaal ondertekend"}, {300, 800, 8, "Pagina 1"}};
    draw_scan(page);
    write_marks(page, stamp, ROWS(stamp));
}

/* A scan that its scanner read already; not as we would. */
static void draw_scan_with_text(cairo_t *page)
{
    static const mark layer[] = {
        {70, 230, 10, "Bij brief van 3 februari 2020 hebt u met een beroep op de Wot"},
        {70, 243, 10, "openbaarheid van bestuur verzocht om alle stukken over de"},
        {70, 256, 10, "sluis bij Oostwoude, en wel die van de jaren waarin er aan"},
        {70, 269, 10, "de sluis gewerkt werd door de provincie en het waterschap."},
        {70, 282, 10, "Op uw verzoek neem ik hierbij een besluit."},
    };
    write_marks(page, layer, ROWS(layer));
    draw_scan(page); /* on top of it */
}

static void draw_broken(cairo_t *page)
{
    for (size_t i = 0; i < ROWS(scanned); i++)
        write_broken(page, &scanned[i]);
}

/* A text of few words beside a logo: as much as there is. */
static void draw_short_text(cairo_t *page)
{
    static const mark title = {70, 150, 12, "Bijlage 2"};
    write_marks(page, &title, 1);
    cairo_rectangle(page, 300, 50, 60, 60);
    cairo_fill(page);
}

static bool draw_pages(const draw_fn *pages, size_t count)
{
    cairo_surface_t *file = cairo_pdf_surface_create(path_of("file"), WIDTH, HEIGHT);
    cairo_t *cairo = cairo_create(file);
    for (size_t i = 0; i < count; i++) {
        pages[i](cairo);
        cairo_show_page(cairo);
    }
    cairo_destroy(cairo);
    cairo_surface_finish(file);
    bool drawn = cairo_surface_status(file) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(file);
    return drawn;
}

/* In a process of its own: what fontconfig keeps to its end would count as a leak here. */
static void make_pages(const draw_fn *pages, size_t count)
{
    int how = -1;
    pid_t drawer = fork();
    if (drawer == 0)
        _exit(draw_pages(pages, count) ? 0 : 1);
    assert_int_equal(waitpid(drawer, &how, 0), drawer);
    assert_int_equal(how, 0);
}

#define MAKE_PAGES(...)                                                                            \
    make_pages((const draw_fn[]){__VA_ARGS__},                                                     \
               sizeof((const draw_fn[]){__VA_ARGS__}) / sizeof(draw_fn))

/* Reading ---------------------------------------------------------------------------------------
 */

typedef struct reading {
    wob_buffer text;
    unsigned recognised, told; /* pages; those that progress was told of */
    bool has_models;
} reading;

static wob_status write_reading(void *context, const wob_source *source, wob_error *error)
{
    reading *of = context;
    of->recognised = source->recognised_pages;
    of->has_models = source->unread.size == 0;
    assert_int_equal(source->ocr, source->recognised_pages > 0);
    return write_down(&of->text, source, error);
}

static void count_told(void *context, wob_slice path, uint32_t done, uint32_t count)
{
    reading *of = context;
    assert_text(path, unit_path);
    assert_int_equal(done, ++of->told);
    assert_in_range(done, 1, count);
}

static void read_pages(reading *ret_reading, bool ocr, const char *cache)
{
    wob_arena arena = {0};
    wob_error error = {0};
    wob_source_options options = WOB_SOURCE_OPTIONS;
    *ret_reading = (reading){0};
    options.ocr = ocr;
    options.cache = cache;
    options.progress = count_told;
    options.progress_context = ret_reading;
    assert_int_equal(
        wob_source_each(path_of("file"), &options, &arena, write_reading, ret_reading, &error),
        WOB_OK);
    wob_arena_release(&arena);
}

static void expect_pages(const char *head, unsigned recognised, const char *lines)
{
    char expected[2000];
    reading got;
    snprintf(expected, sizeof expected, "%s\n%s", head, lines);
    read_pages(&got, true, NULL);
    assert_text(wob_buffer_slice(&got.text), expected);
    assert_int_equal(got.recognised, recognised);
    wob_buffer_release(&got.text);
}

static void ocr_reads_pages_that_are_pictures(void **state)
{
    (void)state;
    MAKE_PAGES(draw_scan);
    expect_pages("pdf, 1 pages, 0 blank, ocr", 1, scanned_read);
    MAKE_PAGES(draw_stamped_scan);
    char expected[2000];
    snprintf(expected, sizeof expected, "%s1|Digitaal ondertekend\n1|Pagina 1\n", scanned_read);
    expect_pages("pdf, 1 pages, 0 blank, ocr", 1, expected);
}

static void ocr_reads_pages_whose_font_says_the_wrong_characters(void **state)
{
    (void)state;
    MAKE_PAGES(draw_broken);
    expect_pages("pdf, 1 pages, 0 blank, ocr", 1, scanned_read);
}

static void ocr_leaves_other_pages_as_they_are(void **state)
{
    reading with, without;
    (void)state;
    MAKE_PAGES(draw_text, draw_nothing, draw_short_text, draw_scan_with_text);
    read_pages(&with, true, NULL);
    read_pages(&without, false, NULL);
    assert_int_equal(with.told + with.recognised, 0);
    assert_slice(wob_buffer_slice(&with.text), wob_buffer_slice(&without.text));
    assert_non_null(strstr(with.text.data, "pdf, 4 pages, 1 blank\n"));
    assert_non_null(strstr(with.text.data, "beroep op de Wot"));
    wob_buffer_release(&with.text);
    wob_buffer_release(&without.text);
}

static void ocr_may_be_switched_off(void **state)
{
    reading got;
    (void)state;
    MAKE_PAGES(draw_scan);
    read_pages(&got, false, NULL);
    assert_text(wob_buffer_slice(&got.text), "pdf, 1 pages, 1 blank\n");
    assert_int_equal(got.told, 0);
    wob_buffer_release(&got.text);
}

static void ocr_puts_pages_in_their_order(void **state)
{
    reading got;
    (void)state;
    MAKE_PAGES(draw_short_text, draw_scan, draw_short_text, draw_scan);
    read_pages(&got, true, NULL);
    const char *text = got.text.data, *second = strstr(text, "\n2|Datum 12 maart 2020\n");
    const char *third = strstr(text, "\n3|Bijlage 2\n"),
               *last = strstr(text, "\n4|sluis bij Oostwoude.\n");
    assert_true(second && third && last && second < third && third < last);
    assert_int_equal(got.recognised, 2);
    assert_int_equal(got.told, 2);
    wob_buffer_release(&got.text);
}

/* Every line stands where it was drawn. */
static wob_status check_places(void *context, const wob_source *source, wob_error *error)
{
    (void)error;
    assert_float_equal(source->page_width, WIDTH, 1);
    for (size_t i = 0; i < source->lines.count; i++) {
        const wob_line *line = &source->lines.at[i];
        for (size_t k = 0; k < ROWS(scanned); k++)
            if (wob_slice_starts(line->text, wob_slice_of(scanned[k].text))) {
                assert_true(line->placed);
                assert_float_equal(line->box.left, scanned[k].left, 2);
                assert_true(line->box.top < scanned[k].base && line->box.bottom > scanned[k].base);
                assert_float_equal(line->size, scanned[k].size, 1);
                assert_true(line->confidence > 0.7f && line->confidence <= 1);
                ++*(size_t *)context;
            }
    }
    return WOB_OK;
}

static void ocr_lines_have_places_sizes_and_confidence(void **state)
{
    wob_arena arena = {0};
    size_t checked = 0;
    (void)state;
    MAKE_PAGES(draw_scan);
    assert_int_equal(
        wob_source_each(path_of("file"), &WOB_SOURCE_OPTIONS, &arena, check_places, &checked, NULL),
        WOB_OK);
    assert_int_equal(checked, ROWS(scanned) - 1); /* of "Datum 12 maart 2020" the first part */
    wob_arena_release(&arena);
}

static int remove_one(const char *path, const struct stat *file, int kind, struct FTW *place)
{
    (void)file, (void)kind, (void)place;
    return remove(path);
}

static void ocr_reads_no_page_twice(void **state)
{
    reading first, second;
    char cache[200];
    (void)state;
    MAKE_PAGES(draw_scan);
    snprintf(cache, sizeof cache, "%s/pages", unit_folder);
    read_pages(&first, true, cache);
    read_pages(&second, true, cache);
    assert_int_equal(first.told, 1);
    assert_int_equal(second.told, 0);
    assert_int_equal(second.recognised, 1);
    assert_slice(wob_buffer_slice(&second.text), wob_buffer_slice(&first.text));
    assert_int_equal(nftw(cache, remove_one, 4, FTW_DEPTH | FTW_PHYS), 0);
    wob_buffer_release(&first.text);
    wob_buffer_release(&second.text);
}

static void ocr_without_models_says_so_and_leaves_pages_blank(void **state)
{
    reading got;
    (void)state;
    MAKE_PAGES(draw_scan, draw_text);
    setenv("TESSDATA_PREFIX", unit_folder, 1);
    read_pages(&got, true, NULL);
    unsetenv("TESSDATA_PREFIX");
    assert_false(got.has_models);
    assert_int_equal(got.recognised, 0);
    assert_non_null(strstr(got.text.data, "pdf, 2 pages, 1 blank\n"));
    wob_buffer_release(&got.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ocr_reads_pages_that_are_pictures),
        cmocka_unit_test(ocr_reads_pages_whose_font_says_the_wrong_characters),
        cmocka_unit_test(ocr_leaves_other_pages_as_they_are),
        cmocka_unit_test(ocr_may_be_switched_off),
        cmocka_unit_test(ocr_puts_pages_in_their_order),
        cmocka_unit_test(ocr_lines_have_places_sizes_and_confidence),
        cmocka_unit_test(ocr_reads_no_page_twice),
        cmocka_unit_test(ocr_without_models_says_so_and_leaves_pages_blank),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#else

int main(void)
{
    return 0;
}

#endif
