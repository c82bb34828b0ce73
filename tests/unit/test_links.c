/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the addresses in a letter (lib/letter/links.c). */
#include "tests/unit/unit.h"

#include "lib/letter/steps.h"

static void links_are_found_without_the_marks_around_them(void **state)
{
    static const struct {
        const char *text, *expected; /* with a space between */
    } rows[] = {
        {"Zie https://www.breda.example/brug.", "https://www.breda.example/brug"},
        {"(zie www.breda.example/brug), en verder", "www.breda.example/brug"},
        {"<http://breda.example/a?b=c&d=%20e#f>", "http://breda.example/a?b=c&d=%20e#f"},
        {"https://nl.example/wiki/Brug_(Breda)", "https://nl.example/wiki/Brug_(Breda)"},
        {"(https://nl.example/wiki/Brug_(Breda)).", "https://nl.example/wiki/Brug_(Breda)"},
        {"[www.breda.example]", "www.breda.example"},
        {"“https://breda.example/brug”", "https://breda.example/brug"},
        {"‘www.breda.example’ – of niet", "www.breda.example"},
        {"https://breda.example/cafés", "https://breda.example/cafés"},
        {"www.breda.example/een twee", "www.breda.example/een"},
        {"www.a.example, www.b.example; HTTP://C.example", //
         "www.a.example www.b.example HTTP://C.example"},
        {"https://web.archive.example/https://breda.example/", //
         "https://web.archive.example/https://breda.example/"},
        {"info@www.breda.example", ""},
        {"www. breda", ""},
        {"http:// breda", ""},
        {"https://", ""},
        {"www.", ""},
        {"breda.example", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_letter letter = {.text = wob_slice_of(rows[i].text)};
        wob_reading reading = {.arena = &arena, .letter = &letter};
        wob_slice found = {0};
        wob_links_find(&reading);
        for (size_t k = 0; k < letter.links.count; k++) {
            wob_link link = letter.links.at[k];
            assert_slice(wob_slice_at(letter.text, link.span), link.url);
            found = wob_arena_print(&arena, "%.*s%s%.*s", WOB_ARG(found), k ? " " : "",
                                    WOB_ARG(link.url));
        }
        assert_text(found, rows[i].expected);
        wob_arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_found_without_the_marks_around_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
