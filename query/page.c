/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as text, Markdown and HTML. See page.h; fold.c folds the text. */
#include "query/page.h"

#include <stdarg.h>

enum {
    INDENT = 5,
    NAME_WIDTH = 14,
    GUTTER = 2, /* columns between two lists */
    BAR = 24,   /* columns of the longest bar */
};

static const char head[] =
    "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<style>\n"
    "body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff;\n"
    "  max-width: 48rem; margin: 2rem auto; padding: 0 1rem }\n"
    "h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem;\n"
    "  border-top: 1px solid #bbb; padding-top: 1rem }\n"
    "h3 { font-size: 1rem; font-weight: normal; margin: 1.5rem 0 0 }\n"
    "p { margin: .25rem 0 }\n"
    ".facts, footer { color: #555; font-size: .875rem }\n"
    "blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid #ccc;\n"
    "  white-space: pre-line }\n"
    "mark { background: #ffe9a8 }\n"
    "td { padding-right: 1rem }\n"
    "td:first-child, th { text-align: right }\n"
    ".sides td, .sides th { text-align: left; vertical-align: top; width: 50% }\n"
    "meter { width: 10rem }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  body { color: #e6e6e6; background: #161616 }\n"
    "  .facts, footer { color: #aaa }\n"
    "  a { color: #9cc4ff }\n"
    "  mark { background: #6b5400; color: inherit }\n"
    "}\n"
    "</style>\n";

/* How each kind of line begins and ends. */
static const struct {
    const char *text[2], *markdown[2], *html[2];
} lines[] = {
    [LINE_TITLE] = {{"", "\n"}, {"## ", "\n\n"}, {"<h2>", "</h2>\n"}},
    [LINE_ENTRY] = {{"", "\n"}, {"### ", "\n\n"}, {"<h3>", "</h3>\n"}},
    [LINE_FACTS] = {{"", "\n"}, {"", "  \n"}, {"<p class=\"facts\">", "</p>\n"}},
    [LINE_PLAIN] = {{"", "\n"}, {"", "  \n"}, {"<p>", "</p>\n"}},
    [LINE_CLOSING] = {{"", "\n"}, {"", "  \n"}, {"<footer>", "</footer>\n"}},
};

void html_add(wob_buffer *to, wob_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        const char *entity = text.data[i] == '&'   ? "&amp;"
                             : text.data[i] == '<' ? "&lt;"
                             : text.data[i] == '>' ? "&gt;"
                                                   : NULL;
        if (entity)
            wob_buffer_print(to, "%s", entity);
        else
            wob_buffer_add_char(to, text.data[i]);
    }
}

/* What CommonMark gives a meaning to inside a line, and what would begin a list or a heading. */
static void markdown_add(wob_buffer *to, wob_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (strchr("\\`*_[]<>#|~", text.data[i]) && text.data[i])
            wob_buffer_add_char(to, '\\');
        wob_buffer_add_char(to, text.data[i]);
    }
}

void page_begin(page *on, wob_slice title)
{
    if (on->format == AS_HTML) {
        wob_buffer_print(on->to, "%s<title>", head);
        html_add(on->to, title);
        wob_buffer_print(on->to, "</title>\n</head>\n<body>\n<h1>");
        html_add(on->to, title);
        wob_buffer_print(on->to, "</h1>\n");
    } else if (on->format == AS_MARKDOWN) {
        wob_buffer_print(on->to, "# ");
        markdown_add(on->to, title);
        wob_buffer_print(on->to, "\n\n");
    }
}

void page_end(page *on)
{
    if (on->format == AS_HTML)
        wob_buffer_print(on->to, "</body>\n</html>\n");
}

static const char *edge_of(const page *on, page_line line, int end)
{
    return on->format == AS_HTML       ? lines[line].html[end]
           : on->format == AS_MARKDOWN ? lines[line].markdown[end]
                                       : lines[line].text[end];
}

void page_line_begin(page *on, page_line line)
{
    bool text = on->format == AS_TEXT;
    bool dim = line == LINE_FACTS || line == LINE_CLOSING;
    wob_buffer_print(on->to, "%s", edge_of(on, line, 0));
    if (text && (line == LINE_FACTS || line == LINE_PLAIN))
        wob_buffer_print(on->to, "%*s", INDENT, "");
    if (text)
        wob_buffer_print(on->to, "%s",
                         dim                  ? on->style.dim
                         : line == LINE_TITLE ? on->style.strong
                                              : "");
}

void page_line_end(page *on, page_line line)
{
    if (on->format == AS_TEXT && (line == LINE_FACTS || line == LINE_CLOSING || line == LINE_TITLE))
        wob_buffer_print(on->to, "%s", on->style.plain);
    wob_buffer_print(on->to, "%s", edge_of(on, line, 1));
}

void page_add(page *on, wob_slice text)
{
    if (on->format == AS_HTML)
        html_add(on->to, text);
    else if (on->format == AS_MARKDOWN)
        markdown_add(on->to, text);
    else
        wob_buffer_add(on->to, text);
}

void page_print(page *on, const char *format, ...)
{
    wob_buffer piece = {0};
    va_list arguments;
    va_start(arguments, format);
    wob_buffer_print_list(&piece, format, arguments);
    va_end(arguments);
    page_add(on, wob_buffer_slice(&piece));
    wob_buffer_release(&piece);
}

void page_strong(page *on, wob_slice text)
{
    const char *begin = on->format == AS_HTML       ? "<b>"
                        : on->format == AS_MARKDOWN ? "**"
                                                    : on->style.strong;
    const char *end = on->format == AS_HTML       ? "</b>"
                      : on->format == AS_MARKDOWN ? "**"
                                                  : on->style.plain;
    wob_buffer_print(on->to, "%s", begin);
    page_add(on, text);
    wob_buffer_print(on->to, "%s", end);
}

void page_link(page *on, wob_slice text, wob_slice url)
{
    if (url.size == 0 || on->format == AS_TEXT) {
        page_add(on, text);
    } else if (on->format == AS_HTML) {
        wob_buffer_print(on->to, "<a href=\"");
        html_add(on->to, url);
        wob_buffer_print(on->to, "\">");
        html_add(on->to, text);
        wob_buffer_print(on->to, "</a>");
    } else {
        wob_buffer_add_char(on->to, '[');
        markdown_add(on->to, text);
        wob_buffer_print(on->to, "](<%.*s>)", WOB_ARG(url));
    }
}

void page_list(page *on, const char *before, const wob_slices *list)
{
    for (size_t i = 0; i < list->count; i++) {
        page_add(on, i ? WOB_SLICE(", ") : wob_slice_of(before));
        page_add(on, list->at[i]);
    }
}

void page_fact(page *on, const char *name, wob_slice value)
{
    if (value.size == 0)
        return;
    if (on->format == AS_TEXT) {
        wob_buffer_print(on->to, "%-*s%.*s\n", NAME_WIDTH, name, WOB_ARG(value));
        return;
    }
    page_line_begin(on, LINE_PLAIN);
    if (name[0]) {
        page_strong(on, wob_slice_of(name));
        page_add(on, WOB_SLICE(" "));
    }
    page_add(on, value);
    page_line_end(on, LINE_PLAIN);
}

/* Each line of a quotation of Markdown begins with its sign. */
static void quote(page *on, wob_slice text, const wob_span *marks, size_t mark_count)
{
    bool html = on->format == AS_HTML;
    wob_slice rest = text, line;
    wob_buffer_print(on->to, "%s", html ? "<blockquote>" : "\n");
    while (wob_slice_next(&rest, '\n', &line)) {
        size_t begin = (size_t)(line.data - text.data), end = begin + line.size;
        wob_buffer_print(on->to, "%s", html ? "" : "> ");
        size_t at = begin;
        for (; mark_count && marks->begin < end; marks++, mark_count--) {
            if (marks->begin < at || marks->end > end)
                continue;
            page_add(on, wob_slice_cut(text, at, marks->begin));
            wob_buffer_print(on->to, "%s", html ? "<mark>" : "**");
            page_add(on, wob_slice_at(text, *marks));
            wob_buffer_print(on->to, "%s", html ? "</mark>" : "**");
            at = marks->end;
        }
        page_add(on, wob_slice_cut(text, at, end));
        wob_buffer_add_char(on->to, '\n');
    }
    wob_buffer_print(on->to, "%s\n", html ? "</blockquote>" : "");
}

void page_prose(page *on, wob_slice text, const wob_span *marks, size_t mark_count)
{
    if (on->format == AS_TEXT)
        render_folded(text, marks, mark_count, INDENT, &on->style, on->to);
    else if (text.size)
        quote(on, text, marks, mark_count);
}

void page_sentence(page *on, wob_slice text)
{
    if (on->format == AS_TEXT) {
        render_folded(text, NULL, 0, INDENT, &on->style, on->to);
        return;
    }
    page_line_begin(on, LINE_PLAIN);
    page_add(on, text);
    page_line_end(on, LINE_PLAIN);
}

void page_bars_begin(page *on, wob_slice title)
{
    page_line_begin(on, LINE_PLAIN);
    page_strong(on, title);
    page_line_end(on, LINE_PLAIN);
    wob_buffer_print(on->to, "%s",
                     on->format == AS_HTML       ? "<table>\n"
                     : on->format == AS_MARKDOWN ? "\n| | |\n|---:|:---|\n"
                                                 : "");
}

void page_bar(page *on, uint32_t count, uint32_t most, wob_slice label)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (on->format == AS_HTML) {
        wob_buffer_print(on->to,
                         "<tr><td>%u</td><td><meter max=\"%u\" value=\"%u\"></meter></td><td>",
                         (unsigned)count, (unsigned)most, (unsigned)count);
        html_add(on->to, label);
        wob_buffer_print(on->to, "</td></tr>\n");
    } else if (on->format == AS_MARKDOWN) {
        wob_buffer_print(on->to, "| %u | ", (unsigned)count);
        markdown_add(on->to, label);
        wob_buffer_print(on->to, " |\n");
    } else {
        size_t length = most ? (size_t)count * BAR * 8 / most : 0;
        wob_buffer_print(on->to, "%*s%6u  ", INDENT, "", (unsigned)count);
        for (size_t i = 0; i < length / 8; i++)
            wob_buffer_print(on->to, "█");
        wob_buffer_print(on->to, "%s%*s%.*s\n", eighths[length % 8],
                         (int)(BAR + 1 - length / 8 - (length % 8 != 0)), "", WOB_ARG(label));
    }
}

void page_bars_end(page *on)
{
    if (on->format == AS_HTML)
        wob_buffer_print(on->to, "</table>\n");
    else
        page_gap(on);
}

void page_gap(page *on)
{
    if (on->format != AS_HTML)
        wob_buffer_add_char(on->to, '\n');
}

static void add_row(page *on, wob_slice left, wob_slice right, bool titles)
{
    if (on->format == AS_HTML) {
        wob_buffer_print(on->to, titles ? "<tr><th>" : "<tr><td>");
        html_add(on->to, left);
        wob_buffer_print(on->to, titles ? "</th><th>" : "</td><td>");
        html_add(on->to, right);
        wob_buffer_print(on->to, titles ? "</th></tr>\n" : "</td></tr>\n");
    } else if (on->format == AS_MARKDOWN) {
        wob_buffer_print(on->to, "| ");
        markdown_add(on->to, left);
        wob_buffer_print(on->to, " | ");
        markdown_add(on->to, right);
        wob_buffer_print(on->to, titles ? " |\n|---|---|\n" : " |\n");
    } else {
        size_t width = (on->style.columns - INDENT - GUTTER) / 2;
        wob_buffer_print(on->to, "%*s%s", INDENT, "", titles ? on->style.strong : "");
        render_cell(left, width, on->to);
        wob_buffer_print(on->to, "%*s", GUTTER, "");
        render_cell(right, width, on->to);
        while (on->to->data[on->to->size - 1] == ' ')
            on->to->size--;
        wob_buffer_print(on->to, "%s\n", titles ? on->style.plain : "");
    }
}

void page_columns(page *on, wob_slice left_title, const wob_slices *left, wob_slice right_title,
                  const wob_slices *right)
{
    size_t rows = left->count > right->count ? left->count : right->count;
    wob_buffer_print(on->to, "%s", on->format == AS_HTML ? "<table class=\"sides\">\n" : "");
    add_row(on, left_title, right_title, true);
    for (size_t i = 0; i < rows; i++)
        add_row(on, i < left->count ? left->at[i] : (wob_slice){0},
                i < right->count ? right->at[i] : (wob_slice){0}, false);
    wob_buffer_print(on->to, "%s", on->format == AS_HTML ? "</table>\n" : "\n");
}
