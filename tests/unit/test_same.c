/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/same.h: the more the facts of two letters agree, the less their texts must. */
#include "tests/unit/texts.h"
#include "tests/unit/unit.h"

#include "lib/index/same.h"
#include "lib/index/sketch.h"

static wob_arena arena;

static int release(void **state)
{
    (void)state;
    wob_arena_release(&arena);
    return 0;
}

/* A letter of which one word in `every` is changed: resemblance of 1 (0), .97 (200), .89 (50),
 * .77 (24), .6 (12), .25 (5). */
static wob_stored_letter letter_with(const char *date, const char *reference, const char *request,
                                     wob_kind kind, size_t every)
{
    wob_stored_letter letter = {.reference = wob_slice_of(reference), .kind = kind};
    (void)wob_date_parse_iso(wob_slice_of(date), &letter.date);
    (void)wob_date_parse_iso(wob_slice_of(request), &letter.request_date);
    assert_int_equal(
        wob_sketch_make(made_text(7, 3000, every, &arena), &arena, &letter.sketch, NULL), WOB_OK);
    return letter;
}

static void assert_same(const wob_stored_letter *a, const wob_stored_letter *b, bool same,
                        size_t row)
{
    if (wob_same_letter(a, b) != same || wob_same_letter(b, a) != same)
        fail_msg("row %zu: they are %s", row, same ? "one letter" : "two letters");
}

static void facts_decide_how_alike_two_letters_must_be(void **state)
{
    (void)state;
    static const char date[] = "2021-06-24", ref[] = "DGA / 2021-0001", asked[] = "2021-05-07";
    static const struct {
        const char *date, *reference, *request;
        size_t every;
        wob_kind kind;
        bool same;
    } rows[] = {
        {date, ref, asked, 12, WOB_KIND_DECISION, true},
        {date, ref, asked, 5, WOB_KIND_DECISION, false},
        {date, ref, NULL, 12, WOB_KIND_PARTIAL_DECISION, true},
        {date, ref, "2021-05-08", 12, WOB_KIND_DECISION, true}, /* misread */
        {date, NULL, asked, 24, WOB_KIND_DECISION, true},
        {date, NULL, asked, 12, WOB_KIND_DECISION, false},
        {NULL, ref, asked, 24, WOB_KIND_DECISION, true},
        {date, NULL, NULL, 50, WOB_KIND_DECISION, true},
        {date, NULL, NULL, 24, WOB_KIND_DECISION, false},
        {NULL, NULL, asked, 50, WOB_KIND_DECISION, true},
        {NULL, NULL, NULL, 200, WOB_KIND_DECISION, true},
        {NULL, NULL, NULL, 24, WOB_KIND_DECISION, false},
        /* Other facts: never, however alike. */
        {"2021-06-25", ref, asked, 0, WOB_KIND_DECISION, false},
        {date, "DGA / 2021-0002", asked, 0, WOB_KIND_DECISION, false},
        {date, NULL, "2021-05-08", 0, WOB_KIND_DECISION, false},
        {NULL, ref, "2021-05-08", 0, WOB_KIND_DECISION, false},
        /* What is no decision. */
        {date, ref, asked, 200, WOB_KIND_OTHER, true},
        {date, ref, asked, 24, WOB_KIND_OTHER, false},
        {"2021-06-25", ref, asked, 0, WOB_KIND_OTHER, false},
    };
    wob_stored_letter first = letter_with(date, ref, asked, WOB_KIND_DECISION, 0);
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_stored_letter other = letter_with(rows[i].date, rows[i].reference, rows[i].request,
                                              rows[i].kind, rows[i].every);
        assert_same(&first, &other, rows[i].same, i);
    }
}

static void references_are_compared_as_recognised_pages_give_them(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"DGA-SKI / 21165506", "dga ski/21165506", true},
        {"2021-0001", "2O21-OOO1", true},
        {"WJZ/18B", "WJ2 / l88", true},
        {"2021-0001", "2021-00011", false},
        {"2021-0001", "2021-0010", false},
        {"2021-0001", "", true}, /* one is not known */
        {"--", "2021", false},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_stored_letter a = letter_with("2021-06-24", rows[i].a, NULL, WOB_KIND_DECISION, 0),
                          b = letter_with("2021-06-24", rows[i].b, NULL, WOB_KIND_DECISION, 0);
        assert_same(&a, &b, rows[i].same, i);
    }
}

static void letters_too_short_to_compare_are_never_one(void **state)
{
    (void)state;
    wob_stored_letter a = letter_with("2021-06-24", "1", "2021-05-07", WOB_KIND_DECISION, 0);
    a.sketch = (wob_slice){0};
    wob_stored_letter b = a;
    assert_same(&a, &b, false, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_decide_how_alike_two_letters_must_be),
        cmocka_unit_test(references_are_compared_as_recognised_pages_give_them),
        cmocka_unit_test(letters_too_short_to_compare_are_never_one),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
