/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/pdf.h: how the characters of a page become lines, and PDFs made here, sound
 * and damaged, read through the whole way. */
#include "tests/unit/sources.h"

#ifdef WOB_WITH_PDF

#include "lib/source/pdf.h"

/* Lines --------------------------------------------------------------------------------------- */

enum { SIZE = 10, WIDTH = 5 }; /* of the type, and of each of its characters */

/* A word as poppler gives it: what it puts before it (a blank, a line's end, or 0 between the cells
 * of a table), where it stands, and its text, with a ^ before it where it is bold. */
typedef struct word {
    char before;
    float left, bottom;
    const char *text;
} word;

static const char *text_of(const word *from)
{
    return from->text + (from->text[0] == '^');
}

static void add_words(wob_buffer *text, const word *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (words[i].before)
            wob_buffer_add_char(text, words[i].before);
        wob_buffer_add(text, wob_slice_of(text_of(&words[i])));
    }
}

/* Sets the words' characters side by side, and returns how many there are. */
static size_t set_glyphs(wob_glyph *glyphs, wob_slice text, const word *words, size_t count)
{
    size_t set = 0, at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(text_of(&words[i]));
        if (words[i].before)
            glyphs[set++] = (wob_glyph){.text = wob_slice_cut(text, at, at + 1)};
        at += words[i].before != 0;
        for (size_t k = 0; k < size; k++, at++) {
            float left = words[i].left + (float)k * WIDTH;
            glyphs[set++] = (wob_glyph){
                .text = wob_slice_cut(text, at, at + 1),
                .box = {left, words[i].bottom - SIZE, left + WIDTH, words[i].bottom},
                .size = SIZE,
                .bold = words[i].text[0] == '^',
            };
        }
    }
    return set;
}

static void expect_lines(const word *words, size_t count, const char *expected)
{
    wob_buffer text = {0}, written = {0};
    wob_arena arena = {0};
    add_words(&text, words, count);
    wob_glyph *glyphs = wob_arena_take(&arena, (text.size + 1) * sizeof *glyphs);
    size_t glyph_count = set_glyphs(glyphs, wob_buffer_slice(&text), words, count);
    wob_lines lines = wob_pdf_lines(glyphs, glyph_count, 1, &arena);
    for (size_t i = 0; i < lines.count; i++) {
        const wob_line *line = &lines.at[i];
        assert_true(line->placed);
        assert_int_equal(line->page, 1);
        wob_buffer_print(&written, "%g-%g,%g%s: %.*s\n", (double)line->box.left,
                         (double)line->box.right, (double)line->box.bottom, line->bold ? "*" : "",
                         WOB_ARG(line->text));
    }
    assert_text(wob_buffer_slice(&written), expected);
    wob_buffer_release(&text);
    wob_buffer_release(&written);
    wob_arena_release(&arena);
}

#define EXPECT_LINES(expected, ...)                                                                \
    expect_lines((const word[]){__VA_ARGS__}, ROWS(((const word[]){__VA_ARGS__})), expected)

static void lines_are_those_of_poppler_where_they_are_right(void **state)
{
    (void)state;
    EXPECT_LINES("80-140,100: Geachte heer\n80-105,112: Bij e\n", {0, 80, 100, "Geachte"},
                 {' ', 120, 100, "heer"}, {'\n', 80, 112, "Bij"}, {' ', 100, 112, "e"});
    EXPECT_LINES("80-95,100: een\n", {'\n', 80, 100, "een"}, {'\n', 0, 0, ""}, {' ', 0, 0, ""});
    EXPECT_LINES("", {'\n', 0, 0, ""});
}

static void lines_keep_the_column_in_the_margin_apart(void **state)
{
    (void)state;
    EXPECT_LINES("80-130,100: Op uw best\n460-485,100: Datum\n80-100,112: niet\n",
                 {0, 80, 100, "Op"}, {' ', 95, 100, "uw"}, {' ', 110, 100, "best"},
                 {' ', 460, 100, "Datum"}, {'\n', 80, 112, "niet"});
    EXPECT_LINES("80-90,100: Op\n460-485,100: Datum\n", {0, 80, 100, "Op"},
                 {'\n', 460, 100, "Datum"});
}

static void lines_keep_the_cells_of_a_table_apart(void **state)
{
    (void)state;
    /* poppler puts nothing between cells, and comes to the next row without a line's end */
    EXPECT_LINES("60-65,100: 1\n80-130,100: 12-2-2019a\n145-165,100: deel\n60-65,114: 2\n",
                 {0, 60, 100, "1"}, {0, 80, 100, "12-2-2019a"}, {0, 145, 100, "deel"},
                 {0, 60, 114, "2"});
    EXPECT_LINES("60-65,114: 2\n80-90,100: ab\n", {0, 60, 114, "2"}, {0, 80, 100, "ab"});
}

static void lines_join_words_of_one_row_that_poppler_parted(void **state)
{
    (void)state;
    EXPECT_LINES("80-165,100: daarom In licht\n", {0, 80, 100, "daarom"}, {'\n', 125, 100, "In"},
                 {'\n', 140, 100, "licht"});
    EXPECT_LINES("80-110,100: daarom\n140-150,100: In\n", {0, 80, 100, "daarom"},
                 {'\n', 140, 100, "In"});
    EXPECT_LINES("80-110,100: daarom\n115-125,110: In\n", {0, 80, 100, "daarom"},
                 {'\n', 115, 110, "In"});
}

static void lines_keep_a_raised_number_of_a_note(void **state)
{
    (void)state;
    EXPECT_LINES("80-115,100: Wob1 en\n", {0, 80, 100, "Wob"}, {0, 95, 96, "1"},
                 {' ', 105, 100, "en"});
}

static void lines_keep_a_turned_word_whole(void **state)
{
    (void)state;
    EXPECT_LINES("500-505,118: 281\n", {0, 500, 100, "2"}, {0, 500, 109, "8"}, {0, 500, 118, "1"});
}

static void lines_join_a_list_mark_and_its_entry(void **state)
{
    (void)state;
    static const char *const marks[] = {"1.", "12.", "a.", "b)",   "(c)",   "iv.", "VIII.",
                                        "-",  "*",   "o",  "2.1.", "(iii)", "19a."};
    for (size_t i = 0; i < ROWS(marks); i++) {
        char expected[100];
        float end = 80 + (float)strlen(marks[i]) * WIDTH;
        snprintf(expected, sizeof expected, "80-%g,100: %s de veiligheid\n", (double)end + 40 + 65,
                 marks[i]);
        EXPECT_LINES(expected, {0, 80, 100, marks[i]}, {'\n', end + 40, 100, "de"},
                     {' ', end + 55, 100, "veiligheid"});
        /* also where poppler takes the list for a table */
        snprintf(expected, sizeof expected, "80-%g,100: %s de\n", (double)end + 40 + 10, marks[i]);
        EXPECT_LINES(expected, {0, 80, 100, marks[i]}, {0, end + 40, 100, "de"});
    }
}

static void lines_do_not_take_words_for_list_marks(void **state)
{
    (void)state;
    static const char *const words[] = {"Wob.", "en", "Nr.", "2020.", "Van:", "12", ",", "x"};
    for (size_t i = 0; i < ROWS(words); i++) {
        char expected[100];
        float end = 80 + (float)strlen(words[i]) * WIDTH;
        snprintf(expected, sizeof expected, "80-%g,100: %s\n%g-%g,100: de\n", (double)end, words[i],
                 (double)end + 40, (double)end + 50);
        EXPECT_LINES(expected, {0, 80, 100, words[i]}, {'\n', end + 40, 100, "de"});
    }
}

static void lines_put_marks_that_come_together_before_their_entries(void **state)
{
    (void)state;
    static const char expected[] = "80-115,100: 1. een\n80-120,112: 2. twee\n100-120,124: drie\n";
    EXPECT_LINES(expected, {0, 80, 100, "1."}, {'\n', 80, 112, "2."}, {'\n', 100, 100, "een"},
                 {'\n', 100, 112, "twee"}, {'\n', 100, 124, "drie"});
    EXPECT_LINES(expected, {0, 100, 100, "een"}, {'\n', 100, 112, "twee"}, {'\n', 100, 124, "drie"},
                 {'\n', 80, 100, "1."}, {'\n', 80, 112, "2."});
    /* nothing stands beside it: it stays */
    EXPECT_LINES("80-90,100: 1.\n100-115,140: een\n", {0, 80, 100, "1."}, {'\n', 100, 140, "een"});
}

static void lines_are_bold_where_most_of_them_is(void **state)
{
    (void)state;
    EXPECT_LINES("80-140,100*: Besluit heel\n", {0, 80, 100, "^Besluit"}, {' ', 120, 100, "heel"});
    EXPECT_LINES("80-140,100: Ik besluitt\n", {0, 80, 100, "^Ik"}, {' ', 100, 100, "besluitt"});
    EXPECT_LINES("80-150,100*: 1. Besluiten\n", {0, 80, 100, "1."}, {'\n', 105, 100, "^Besluiten"});
}

/* Files --------------------------------------------------------------------------------------- */

typedef struct pdf {
    wob_buffer bytes;
    size_t offset[WOB_LIMIT_PAGES + 40]; /* of the objects */
    size_t count;
} pdf;

static void open_object(pdf *file)
{
    assert_in_range(file->count, 0, ROWS(file->offset) - 1);
    file->offset[file->count++] = file->bytes.size;
    wob_buffer_print(&file->bytes, "%zu 0 obj\n", file->count);
}

static void add_stream(pdf *file, const char *content)
{
    open_object(file);
    wob_buffer_print(&file->bytes, "<</Length %zu>>stream\n%s\nendstream\nendobj\n",
                     strlen(content), content);
}

static void add_font(pdf *file, const char *name)
{
    open_object(file);
    wob_buffer_print(&file->bytes,
                     "<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>\nendobj\n",
                     name);
}

static void add_page(pdf *file)
{
    open_object(file);
    wob_buffer_print(&file->bytes,
                     "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %zu 0 R"
                     "/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>\nendobj\n",
                     file->count + 1);
}

static void close_pdf(pdf *file, const char *trailer)
{
    size_t table = file->bytes.size;
    wob_buffer_print(&file->bytes, "xref\n0 %zu\n0000000000 65535 f \n", file->count + 1);
    for (size_t i = 0; i < file->count; i++)
        wob_buffer_print(&file->bytes, "%010zu 00000 n \n", file->offset[i]);
    wob_buffer_print(&file->bytes, "trailer\n<</Size %zu/Root 1 0 R%s>>\nstartxref\n%zu\n%%%%EOF\n",
                     file->count + 1, trailer, table);
}

/* A PDF of the pages with these contents (PDF 1.7, section 9.4: Tf sets the type, Td the place from
 * the lower left corner, Tj shows text). */
static void make_pdf(wob_buffer *to, const char *const *contents, size_t count,
                     unsigned claimed_count, const char *trailer)
{
    pdf file = {.bytes = *to};
    wob_buffer_print(&file.bytes, "%%PDF-1.4\n");
    open_object(&file);
    wob_buffer_print(&file.bytes, "<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    open_object(&file);
    wob_buffer_print(&file.bytes, "<</Type/Pages/Count %u/Kids[", claimed_count);
    for (size_t i = 0; i < count; i++)
        wob_buffer_print(&file.bytes, "%zu 0 R ", 5 + 2 * i);
    wob_buffer_print(&file.bytes, "]>>\nendobj\n");
    add_font(&file, "Helvetica");
    add_font(&file, "Helvetica-Bold");
    for (size_t i = 0; i < count; i++) {
        add_page(&file);
        add_stream(&file, contents[i]);
    }
    while (file.count < claimed_count) { /* poppler believes no count beyond that of objects */
        open_object(&file);
        wob_buffer_print(&file.bytes, "0\nendobj\n");
    }
    close_pdf(&file, trailer);
    *to = file.bytes;
}

static const char first_page[] =
    "BT /B 12 Tf 80 700 Td (Besluit) Tj /F 10 Tf 0 -24 Td (Op uw verzoek besluit ik) Tj "
    "0 -12 Td (het volgende: caf\\351.) Tj ET "
    "BT /F 8 Tf 470 700 Td (Datum) Tj 0 -10 Td (1 juli 2021) Tj ET";
static const char last_page[] = "BT /F 10 Tf 80 700 Td (1.) Tj 20 0 Td (de stukken) Tj "
                                "-20 -12 Td (2.) Tj 20 0 Td (de mails) Tj ET";
static const char *const letter[] = {first_page, "", last_page};

static const char letter_read[] = "pdf, 3 pages, 1 blank\n"
                                  "1*|Besluit\n"
                                  "1|Op uw verzoek besluit ik\n"
                                  "1|het volgende: café.\n"
                                  "1|Datum\n"
                                  "1|1 juli 2021\n"
                                  "3|1. de stukken\n"
                                  "3|2. de mails\n";

static void pdf_gives_its_lines_page_by_page(void **state)
{
    (void)state;
    wob_buffer file = {0}, packed = {0}, behind = {0};
    make_pdf(&file, letter, ROWS(letter), ROWS(letter), "");
    expect_bytes(wob_buffer_slice(&file), letter_read);

    add_gzip(&packed, wob_buffer_slice(&file));
    expect_bytes(wob_buffer_slice(&packed), letter_read);

    wob_buffer_print(&behind, "HTTP/1.1 200 OK\r\n\r\n"); /* as careless downloads have it */
    wob_buffer_add(&behind, wob_buffer_slice(&file));
    expect_bytes(wob_buffer_slice(&behind), letter_read);
    wob_buffer_release(&file);
    wob_buffer_release(&packed);
    wob_buffer_release(&behind);
}

static wob_status check_places(void *context, const wob_source *source, wob_error *error)
{
    const wob_line *title = &source->lines.at[0], *date = &source->lines.at[3];
    (void)error;
    assert_float_equal(source->page_width, 595, 0.01);
    assert_float_equal(source->page_height, 842, 0.01);
    assert_true(title->placed && title->bold && !date->bold);
    assert_float_equal(title->size, 12, 0.5);
    assert_float_equal(date->size, 8, 0.5);
    assert_float_equal(title->box.left, 80, 1);
    assert_float_equal(date->box.left, 470, 1);
    /* the baseline stands at 842 - 700 from above */
    assert_true(title->box.top > 125 && title->box.top < 142);
    assert_true(title->box.bottom > 141 && title->box.bottom < 150);
    assert_true(title->box.right > 110 && title->box.right < 130);
    ++*(int *)context;
    return WOB_OK;
}

static void pdf_lines_have_places_from_the_upper_left_corner(void **state)
{
    (void)state;
    wob_buffer file = {0};
    wob_arena arena = {0};
    int calls = 0;
    make_pdf(&file, letter, ROWS(letter), ROWS(letter), "");
    write_file(wob_buffer_slice(&file));
    assert_int_equal(
        wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, check_places, &calls, NULL),
        WOB_OK);
    assert_int_equal(calls, 1);
    wob_buffer_release(&file);
    wob_arena_release(&arena);
}

static void pdf_with_a_password_is_refused(void **state)
{
    (void)state;
    /* an owner's and a user's key that no password gives; PDF 1.7, section 7.6.3 */
    static const char trailer[] = "/Encrypt<</Filter/Standard/V 1/R 2/P -4"
                                  "/O(01234567890123456789012345678901)"
                                  "/U(01234567890123456789012345678901)>>/ID[(0)(0)]";
    wob_buffer file = {0};
    make_pdf(&file, letter, ROWS(letter), ROWS(letter), trailer);
    write_file(wob_buffer_slice(&file));
    expect_refused(unit_path, WOB_UNREADABLE, "needs a password");
    wob_buffer_release(&file);
}

static void pdf_with_too_many_pages_is_passed_over(void **state)
{
    (void)state;
    wob_buffer file = {0};
    make_pdf(&file, letter, ROWS(letter), WOB_LIMIT_PAGES + 1, "");
    write_file(wob_buffer_slice(&file));
    expect_refused(unit_path, WOB_LIMIT, "more than 10000 pages");
    wob_buffer_release(&file);
}

static void pdf_that_is_no_pdf_is_damaged(void **state)
{
    (void)state;
    static const char *const rows[] = {"%PDF-", "%PDF-1.7\n", "%PDF-1.4\n1 0 obj\n<<",
                                       "%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"};
    for (size_t i = 0; i < ROWS(rows); i++) {
        write_file(wob_slice_of(rows[i]));
        expect_refused(unit_path, WOB_UNREADABLE, "is damaged");
    }
}

static wob_status count_calls(void *context, const wob_source *source, wob_error *error)
{
    (void)error;
    assert_int_equal(source->format, WOB_FORMAT_PDF);
    ++*(size_t *)context;
    return WOB_OK;
}

/* What is left of it is read, or it is refused with a message; nothing else happens. */
static void pdf_cut_or_changed_anywhere_is_read_or_refused(void **state)
{
    (void)state;
    wob_buffer file = {0};
    size_t read = 0, refused = 0;
    make_pdf(&file, letter, ROWS(letter), ROWS(letter), "");
    for (size_t at = 8; at < file.size; at += 29) {
        for (int cut = 0; cut < 2; cut++) {
            wob_arena arena = {0};
            wob_error error = {0};
            char kept = file.data[at];
            file.data[at] = cut ? kept : (char)(kept ^ 0x11);
            write_file(wob_slice_cut(wob_buffer_slice(&file), 0, cut ? at : file.size));
            file.data[at] = kept;
            wob_status status =
                wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, count_calls, &read, &error);
            assert_true(status == WOB_OK || status == WOB_UNREADABLE || status == WOB_LIMIT);
            assert_int_equal(status == WOB_OK, error.message[0] == '\0');
            refused += status != WOB_OK;
            wob_arena_release(&arena);
        }
    }
    assert_true(read > 20 && refused > 5);
    wob_buffer_release(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_those_of_poppler_where_they_are_right),
        cmocka_unit_test(lines_keep_the_column_in_the_margin_apart),
        cmocka_unit_test(lines_keep_the_cells_of_a_table_apart),
        cmocka_unit_test(lines_join_words_of_one_row_that_poppler_parted),
        cmocka_unit_test(lines_keep_a_raised_number_of_a_note),
        cmocka_unit_test(lines_keep_a_turned_word_whole),
        cmocka_unit_test(lines_join_a_list_mark_and_its_entry),
        cmocka_unit_test(lines_do_not_take_words_for_list_marks),
        cmocka_unit_test(lines_put_marks_that_come_together_before_their_entries),
        cmocka_unit_test(lines_are_bold_where_most_of_them_is),
        cmocka_unit_test(pdf_gives_its_lines_page_by_page),
        cmocka_unit_test(pdf_lines_have_places_from_the_upper_left_corner),
        cmocka_unit_test(pdf_with_a_password_is_refused),
        cmocka_unit_test(pdf_with_too_many_pages_is_passed_over),
        cmocka_unit_test(pdf_that_is_no_pdf_is_damaged),
        cmocka_unit_test(pdf_cut_or_changed_anywhere_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#else

static void pdf_is_refused_where_its_reader_was_left_out(void **state)
{
    (void)state;
    write_file(WOB_SLICE("%PDF-1.4\n"));
    expect_refused(unit_path, WOB_UNREADABLE, "built without poppler-glib");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pdf_is_refused_where_its_reader_was_left_out),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#endif
