/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the reader of web pages: what a reader of the page sees comes out as lines, and no page
 * does harm. */
#include "tests/unit/sources.h"

#ifdef WOB_WITH_HTML

#define HEAD "html, 1 pages, 0 blank\n"

typedef struct page_row {
    const char *page, *lines;
} page_row;

static void expect_pages(const page_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wob_buffer page = {0}, expected = {0};
        wob_buffer_print(&page, "<!DOCTYPE html><html><body>%s", rows[i].page);
        wob_buffer_print(&expected, "%s%s", HEAD, rows[i].lines);
        expect_bytes(wob_buffer_slice(&page), expected.data);
        wob_buffer_release(&page);
        wob_buffer_release(&expected);
    }
}

static void html_is_known_however_it_begins(void **state)
{
    (void)state;
    static const wob_slice rows[] = {
        BYTES("<!DOCTYPE html><p>\xC3\xA9"),
        BYTES("\n <HTML lang=nl><p>\xC3\xA9"),
        BYTES("\xEF\xBB\xBF<!-- saved from x --><!doctype HTML><p>\xC3\xA9"),
        BYTES(
            "<?xml version='1.0' encoding='UTF-8'?>\n<html xmlns='x'><body><p>\xC3\xA9</p></body>"),
        BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0\xE9\0"),
        BYTES("\xFE\xFF\0<\0h\0t\0m\0l\0>\0\xE9"),
        BYTES("<html>&eacute;"),
        BYTES("<html>&#xE9;"),
        BYTES("<html><p>\xE9"), /* Windows-1252 where nothing is said */
        BYTES("<html><meta charset=ISO-8859-1><p>\xE9"),
        BYTES("<html><meta http-equiv=Content-Type content='text/html; charset=IBM850'><p>\x82"),
        BYTES("<html><meta charset=utf-8><p>\xE9"), /* it is not */
        BYTES("<html><meta charset=windows-1252><p>\xC3\xA9"),
        BYTES("<html><p>\0\xC3\xA9\0"),
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_bytes(rows[i], HEAD "1|é\n");
}

static void html_has_the_lines_of_its_blocks(void **state)
{
    (void)state;
    static const page_row rows[] = {
        {"<p>een\n  twee<p>drie", "1|een twee\n1|\n1|drie\n"},
        {"<div>een<div>twee</div>drie</div>", "1|een\n1|twee\n1|drie\n"},
        {"een<br>twee<br><br>drie", "1|een\n1|twee\n1|\n1|drie\n"},
        {"<div>een</div><div>&nbsp;</div><div>twee</div>", "1|een\n1|\n1|twee\n"},
        {"<h2>Ad 1</h2>een", "1*|Ad 1\n1|\n1|een\n"},
        {"<p><b>Ad 1</b></p><p>een <b>twee</b>", "1*|Ad 1\n1|\n1|een twee\n"},
        {"<b style='font-weight: normal'>een</b>", "1|een\n"},
        {"<span style='color:red; FONT-WEIGHT:bold'>een</span>", "1*|een\n"},
        {"<pre>een\n  twee\n\ndrie</pre>vier", "1|een\n1|  twee\n1|\n1|drie\n1|vier\n"},
        {"een<hr>twee", "1|een\n1|\n1|twee\n"},
        {"Datum&nbsp;&nbsp;&nbsp;1 mei", "1|Datum   1 mei\n"},
        {"<p>een</div></b><i>twee", "1|eentwee\n"},
        {"a &lt;b&gt; &amp; &euro; &onbekend; &#8217;", "1|a <b> & € &onbekend; ’\n"},
    };
    expect_pages(rows, ROWS(rows));
}

static void html_lists_have_their_marks(void **state)
{
    (void)state;
    static const page_row rows[] = {
        {"<ol><li>een<li>twee</ol>", "1|1. een\n1|2. twee\n"},
        {"<ol start=9><li>een<li>twee</ol>", "1|9. een\n1|10. twee\n"},
        {"<ol type=a><li>een<li value=5>twee<li>drie</ol>", "1|a. een\n1|e. twee\n1|f. drie\n"},
        {"<ol type=I start=3><li>een<li>twee</ol>", "1|III. een\n1|IV. twee\n"},
        {"<ol style='list-style-type: lower-roman'><li>een<li>twee</ol>", "1|i. een\n1|ii. twee\n"},
        {"<ol reversed start=2><li>een<li>twee</ol>", "1|2. een\n1|1. twee\n"},
        {"<ul><li>een<ul><li>twee</ul><li>drie</ul>", "1|• een\n1|◦ twee\n1|• drie\n"},
        {"<ul style='list-style:none'><li>een</ul>", "1|een\n"},
        {"<ol><li>een<ol type=a><li>twee<li>drie</ol><li>vier</ol>",
         "1|1. een\n1|a. twee\n1|b. drie\n1|2. vier\n"},
        {"<ol><li><p>een</p><p>twee</p><li><div>drie</div></ol>",
         "1|1. een\n1|\n1|twee\n1|\n1|2. drie\n"},
        {"<ol><li><br></li><li>twee</ol>", "1|2. twee\n"},
        {"<li>los", "1|• los\n"},
    };
    expect_pages(rows, ROWS(rows));
}

static void html_tables_are_read_row_by_row(void **state)
{
    (void)state;
    static const page_row rows[] = {
        {"<table><tr><th>Nr<th>Titel<tr><td>12<td>Mail</table>", "1*|Nr   Titel\n1|12   Mail\n"},
        {"<table><tr><td>1<td>a<td>b<tr><td colspan=2>2<td>c</table>",
         "1|1   a   b\n1|2       c\n"},
        {"<table><tr><td>een<table><tr><td>twee<td>drie</table><td>vier</table>",
         "1|een           vier\n1|\n1|twee   drie\n"},
        {"een<tr><td>twee</table>drie", "1|een\n1|tweedrie\n"},
        {"<table><td>een</table>", "1|een\n"},
    };
    expect_pages(rows, ROWS(rows));
}

static void html_leaves_out_what_is_not_of_the_page(void **state)
{
    (void)state;
    static const page_row rows[] = {
        {"<script>var x = '<p>weg';</script><style>p {}</style>een", "1|een\n"},
        {"<noscript>weg</noscript><template><p>weg</template>een", "1|een\n"},
        {"<p hidden>weg<p style='display : none'>weg<p aria-hidden=true>weg<p>een", "1|een\n"},
        {"<nav><ul><li>weg</ul></nav><aside>weg</aside>een", "1|een\n"},
        {"<header role=banner>weg</header><header>een</header>", "1|een\n"},
        {"<div class='cookie-banner x'>weg</div><div id=CookieConsentDialog>weg</div>een",
         "1|een\n"},
        {"<div class=cookies-accepted>een</div>", "1|een\n"},
        {"weg<main>een<p>twee</main>weg", "1|een\n1|\n1|twee\n"},
        {"een<main></main>", "1|een\n"},
        {"<nav>een</nav>", "1|een\n"}, /* where nothing else is left */
        {"<select><option>weg</select><button>weg</button>een", "1|een\n"},
    };
    expect_pages(rows, ROWS(rows));
}

static void html_pages_end_where_the_page_says_so(void **state)
{
    (void)state;
    expect_bytes(WOB_SLICE("<html><p>een<br style='page-break-before:always'><p>twee"),
                 "html, 2 pages, 0 blank\n1|een\n2|\n2|twee\n");
}

static void html_without_text_is_blank(void **state)
{
    (void)state;
    expect_bytes(WOB_SLICE("<html><body><script>x</script>"), "html, 1 pages, 1 blank\n");
}

static void html_reads_no_entities_and_no_files(void **state)
{
    (void)state;
    expect_bytes(WOB_SLICE("<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>"
                           "<!ENTITY b '&a;&a;'>]><html><p>een &a; &b;"),
                 HEAD "1|!ENTITY b '&a;&a;'>]>\n1|\n1|een &a; &b;\n");
}

static wob_status count_lines(void *context, const wob_source *source, wob_error *error)
{
    (void)error;
    *(size_t *)context += source->lines.count;
    return WOB_OK;
}

static void html_of_any_depth_and_size_ends_well(void **state)
{
    (void)state;
    static const struct {
        const char *before, *again, *behind;
        size_t times;
    } rows[] = {
        {"<html>", "<div>", "een", 20000},
        {"<html>", "<b>", "een", 5000},
        {"<html>", "<table><tr><td>", "een", 2000},
        {"<html>", "<ul><li>", "een", 5000},
        {"<html>een", "</div>", "", 100000},
        {"<html><p>", "woord ", "", 200000},
        {"<html>", "<p>een", "", 20000},
        {"<html><p ", "x=1 ", ">een", 2000},
        {"<html>een", "&amp;", "", 50000},
        {"<html>een<!--", "<p>", "-->", 20000},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer page = {0};
        wob_arena arena = {0};
        wob_error error = {0};
        size_t lines = 0;
        wob_buffer_print(&page, "%s", rows[i].before);
        for (size_t k = 0; k < rows[i].times; k++)
            wob_buffer_add(&page, wob_slice_of(rows[i].again));
        wob_buffer_print(&page, "%s", rows[i].behind);
        write_file(wob_buffer_slice(&page));
        assert_int_equal(
            wob_source_each(unit_path, &WOB_SOURCE_OPTIONS, &arena, count_lines, &lines, &error),
            WOB_OK);
        assert_string_equal(error.message, "");
        assert_true(lines > 0);
        wob_buffer_release(&page);
        wob_arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_is_known_however_it_begins),
        cmocka_unit_test(html_has_the_lines_of_its_blocks),
        cmocka_unit_test(html_lists_have_their_marks),
        cmocka_unit_test(html_tables_are_read_row_by_row),
        cmocka_unit_test(html_leaves_out_what_is_not_of_the_page),
        cmocka_unit_test(html_pages_end_where_the_page_says_so),
        cmocka_unit_test(html_without_text_is_blank),
        cmocka_unit_test(html_reads_no_entities_and_no_files),
        cmocka_unit_test(html_of_any_depth_and_size_ends_well),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#else

static void html_is_refused_where_its_reader_was_left_out(void **state)
{
    (void)state;
    write_file(WOB_SLICE("<!DOCTYPE html><p>een"));
    expect_refused(unit_path, WOB_UNREADABLE, "built without libxml2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_is_refused_where_its_reader_was_left_out),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#endif
