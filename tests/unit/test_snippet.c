/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/snippet.h: which piece of a passage is shown, and what is marked in it. */
#include "tests/unit/search.h"

/* "...for [cameras] and..." */
static wob_slice show(wob_slice text, const wob_snippet *snippet)
{
    wob_slice shown = wob_slice_of(snippet->cut_before ? "..." : "");
    size_t at = snippet->span.begin;
    for (size_t i = 0; i < snippet->marks.count; i++) {
        wob_span mark = snippet->marks.at[i];
        assert_true(mark.begin < mark.end && mark.end <= text.size);
        if (mark.begin < at || mark.end > snippet->span.end)
            continue;
        shown = wob_arena_print(&arena, "%.*s%.*s[%.*s]", WOB_ARG(shown),
                                WOB_ARG(wob_slice_cut(text, at, mark.begin)),
                                WOB_ARG(wob_slice_at(text, mark)));
        at = mark.end;
    }
    return wob_arena_print(&arena, "%.*s%.*s%s", WOB_ARG(shown),
                           WOB_ARG(wob_slice_cut(text, at, snippet->span.end)),
                           snippet->cut_after ? "..." : "");
}

static wob_slice snippet_of(const char *text, const char *question, size_t bytes)
{
    wob_snippet snippet;
    wob_plan plan = plan_of(question);
    assert_ok(wob_snippet_make(wob_slice_of(text), &plan, bytes, analyser, &arena, &snippet, NULL));
    wob_plan_release(&plan);
    return show(wob_slice_of(text), &snippet);
}

#define FILLER "een twee drie vier vijf zes zeven acht negen tien elf twaalf "
#define LINK                                                                                       \
    "https://www.example.org/a/very/long/path/that/goes/on/and/on/and/on/and/on/and/on/and/on/for" \
    "/longer/than/any/lead/in "

static void a_snippet_shows_and_marks_why_its_passage_was_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *question;
        size_t bytes;
        const char *snippet;
    } rows[] = {
        /* whole where it fits */
        {"De kentekens, zegt men.", "kenteken", 100, "De [kentekens], zegt men."},
        {"De kentekens, zegt men.", "zulu", 100, "De kentekens, zegt men."},
        {"The cameras' recordings", "camera recording", 100, "The [cameras]' [recordings]"},
        {"Caf\xC3\xA9 en cafe\xCC\x81", "cafe", 100, "[Caf\xC3\xA9] en [cafe\xCC\x81]"},
        {"De Wob en de wet", "de Wob", 100, "De [Wob] en de wet"},
        {"waarde waardering onwaarde", "waard*", 100, "[waarde] [waardering] onwaarde"},
        {"kentekens en camera's", "kenteken -camera", 100, "[kentekens] en camera's"},
        /* the stretch with most different words */
        {FILLER "camera " FILLER FILLER "camera camera kenteken " FILLER FILLER, "camera kenteken",
         80,
         "...tien elf twaalf [camera] [camera] [kenteken] een twee drie vier vijf zes zeven acht "
         "negen..."},
        {FILLER FILLER FILLER, "zulu", 20, "een twee drie vier vijf..."},
        {FILLER FILLER "kenteken", "kenteken", 30, "...negen tien elf twaalf [kenteken]"},
        {"kenteken " FILLER FILLER, "kenteken", 20, "[kenteken] een twee drie..."},
        /* short ones, and words longer than a snippet, still show the match */
        {FILLER FILLER "kenteken " FILLER, "kenteken", 8, "...[kenteken]..."},
        {FILLER LINK "kenteken " FILLER FILLER, "kenteken", 60,
         "...[kenteken] een twee drie vier vijf zes zeven acht negen tien elf..."},
        {FILLER "https://www.example.org/a/very/long/path/kenteken/verder " FILLER, "kenteken", 40,
         "...[kenteken]/verder een twee drie vier vijf zes..."},
        {FILLER LINK "(kenteken) " FILLER FILLER, "kenteken", 60,
         "...([kenteken]) een twee drie vier vijf zes zeven acht negen tien..."},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(snippet_of(rows[i].text, rows[i].question, rows[i].bytes), rows[i].snippet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_snippet_shows_and_marks_why_its_passage_was_found, clear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
