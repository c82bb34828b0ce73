/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/law/citation.h by a table of forms, citation_forms.tsv: what must be found in each,
 * and where nothing must be. */
#include "tests/unit/unit.h"

#include "lib/base/file.h"
#include "lib/law/citation.h"

#include <string.h>

enum { FORMS_LEAST = 330, NONE_LEAST = 60, SPAN_ROOM = 64 };

static const char table[] = "tests/unit/citation_forms.tsv";

/* "\n" of the table as a line break. */
static wob_slice unfold(wob_slice text, wob_arena *arena)
{
    wob_buffer unfolded = {0};
    for (size_t i = 0; i < text.size; i++) {
        bool line = text.data[i] == '\\' && i + 1 < text.size && text.data[i + 1] == 'n';
        wob_buffer_add_char(&unfolded, line ? '\n' : text.data[i]);
        i += line;
    }
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(&unfolded));
    wob_buffer_release(&unfolded);
    return copy;
}

static wob_slice labels_of(const wob_law_findings *findings, wob_arena *arena)
{
    wob_slice all = {0};
    for (size_t i = 0; i < findings->citations.count; i++) {
        const wob_citation *citation = &findings->citations.at[i];
        all =
            wob_arena_print(arena, "%.*s%s%s%.*s", WOB_ARG(all), i ? "; " : "",
                            citation->role == WOB_ROLE_STAMP ? "!" : "", WOB_ARG(citation->label));
    }
    return all;
}

/* Spans stand in order, on the text, and each row says something. */
static void check_rows(const wob_law_findings *findings, wob_slice text)
{
    size_t before = 0;
    for (size_t i = 0; i < findings->citations.count; i++) {
        wob_span span = findings->citations.at[i].span;
        assert_true(span.begin < span.end && span.end <= text.size);
        assert_true(span.begin >= before);
        assert_true(findings->citations.at[i].label.size > 0);
        before = span.begin;
    }
}

static void check_form(wob_slice form, wob_slice text, wob_slice expected, size_t *failures)
{
    wob_arena arena = {0};
    wob_law_findings findings;
    text = unfold(text, &arena);
    wob_law_read(text, &arena, &findings);
    check_rows(&findings, text);
    wob_slice found = labels_of(&findings, &arena);
    if (!wob_slice_equal(found, expected)) {
        print_error("%.*s: in \"%.*s\"\n  got \"%.*s\"\n  not \"%.*s\"\n", WOB_ARG(form),
                    WOB_ARG(text), WOB_ARG(found), WOB_ARG(expected));
        (*failures)++;
    }
    wob_arena_release(&arena);
}

static void every_form_is_read_as_the_table_says(void **state)
{
    (void)state;
    wob_buffer bytes = {0};
    size_t forms = 0, none = 0, failures = 0;
    assert_int_equal(wob_file_read(table, SIZE_MAX / 2, &bytes, NULL), WOB_OK);
    wob_slice rest = wob_buffer_slice(&bytes), line;
    while (wob_slice_next(&rest, '\n', &line)) {
        wob_slice form = {0}, text = {0}, found = {0};
        if (line.size == 0 || line.data[0] == '#' || wob_slice_starts(line, WOB_SLICE("form\t")))
            continue;
        assert_true(wob_slice_next(&line, '\t', &form) && wob_slice_next(&line, '\t', &text));
        (void)wob_slice_next(&line, '\t', &found);
        check_form(form, text, found, &failures);
        forms++;
        none += found.size == 0;
    }
    wob_buffer_release(&bytes);
    assert_int_equal(failures, 0);
    assert_true(forms >= FORMS_LEAST);
    assert_true(none >= NONE_LEAST);
}

/* Text made to be hard: each piece repeated far beyond every limit of the grammar. */
static void hostile_text_is_read_to_its_end(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "10.2.e, ",
        "4:8, ",
        "1.2.3 en ",
        "van die wet ",
        "artikel 1 tot en met 9 ",
        "(hierna: Wet) ",
        "artikel 10, ",
        "artikel 10 en ",
        "10.2.e en ",
        "(",
        "(b)",
        "eerste, ",
        "Wet op de ",
        "ECLI:",
        "onder a, ",
        "lid 1, ",
        "5 U.S.C. 552(b)",
        "artikelen 1 t/m ",
        "de Wob (hierna: Xyz) ",
        "\xC2\xA7",
        "van de wet ",
    };
    enum { TIMES = 2000 };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(pieces); i++) {
        size_t size = strlen(pieces[i]);
        char *text = wob_arena_take(&arena, size * TIMES);
        for (size_t k = 0; k < TIMES; k++)
            memcpy(text + k * size, pieces[i], size);
        wob_law_findings findings;
        wob_law_read((wob_slice){text, size * TIMES}, &arena, &findings);
        check_rows(&findings, (wob_slice){text, size * TIMES});
        wob_citation_label((wob_slice){text, size * TIMES}, &arena);
        wob_arena_clear(&arena);
    }
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_read_as_the_table_says),
        cmocka_unit_test(hostile_text_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
