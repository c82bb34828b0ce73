/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/sketch.h: what texts have in common is told from their sketches. */
#include "tests/unit/texts.h"
#include "tests/unit/unit.h"

#include "lib/index/sketch.h"

static wob_arena arena;

static int release(void **state)
{
    (void)state;
    wob_arena_release(&arena);
    return 0;
}

static wob_slice sketch_of(wob_slice text)
{
    wob_slice sketch;
    assert_int_equal(wob_sketch_make(text, &arena, &sketch, NULL), WOB_OK);
    assert_true(wob_sketch_sound(sketch));
    return sketch;
}

/* The text with each `from` written as `to`. */
static wob_slice replaced(wob_slice text, const char *from, const char *to)
{
    wob_buffer out = {0};
    size_t size = wob_slice_of(from).size;
    for (size_t at = 0; at < text.size;) {
        size_t next = wob_slice_find(text, wob_slice_of(from), at);
        wob_buffer_add(&out, wob_slice_cut(text, at, next));
        if (next < text.size)
            wob_buffer_add(&out, wob_slice_of(to));
        at = next + (next < text.size ? size : 0);
    }
    wob_slice copy = wob_arena_copy(&arena, wob_buffer_slice(&out));
    wob_buffer_release(&out);
    return copy;
}

static void a_text_with_too_few_words_has_no_sketch(void **state)
{
    (void)state;
    assert_int_equal(sketch_of((wob_slice){0}).size, 0);
    assert_int_equal(sketch_of(WOB_SLICE("Wij wijzen uw verzoek af.")).size, 0);
    assert_int_equal(sketch_of(made_text(1, WOB_SKETCH_MINIMA + 1, 0, &arena)).size, 0);
    assert_int_equal(sketch_of(made_text(1, WOB_SKETCH_MINIMA + 40, 0, &arena)).size,
                     WOB_SKETCH_SIZE);
    wob_buffer same = {0};
    for (size_t i = 0; i < 1000; i++)
        wob_buffer_print(&same, "steeds dezelfde woorden ");
    assert_int_equal(sketch_of(wob_buffer_slice(&same)).size, 0);
    wob_buffer_release(&same);
}

static void how_words_are_written_and_parted_makes_no_difference(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"\n", " "}, {" ", "\n\n"}, {" ", ", "},  {" ", " — "},    {"be", "BE"},
        {"e", "é"},  {"sl", "ſl"},  {" ", " █ "}, {"\n", " “ \n"},
    };
    wob_slice text = made_text(3, 600, 0, &arena), first = sketch_of(text);
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice other = replaced(text, rows[i].from, rows[i].to);
        assert_false(wob_slice_equal(text, other));
        if (wob_sketch_resemblance(first, sketch_of(other)) < 1)
            fail_msg("\"%s\" for \"%s\" makes another sketch", rows[i].to, rows[i].from);
    }
}

/* Of every so many words one is another: each takes three of as many runs along. */
static void resemblance_is_told_within_its_error(void **state)
{
    (void)state;
    static const struct {
        size_t every;
        double expected;
    } rows[] = {{0, 1}, {200, .97}, {50, .89}, {20, .74}, {12, .6}, {9, .5}, {5, .25}, {3, 0}};
    for (size_t i = 0; i < ROWS(rows); i++)
        for (uint32_t seed = 1; seed <= 10; seed++) {
            double found =
                wob_sketch_resemblance(sketch_of(made_text(seed, 3000, 0, &arena)),
                                       sketch_of(made_text(seed, 3000, rows[i].every, &arena)));
            if (found < rows[i].expected - .15 || found > rows[i].expected + .15)
                fail_msg("one in %zu changed: %.2f, not %.2f", rows[i].every, found,
                         rows[i].expected);
        }
}

static void other_texts_have_nothing_in_common(void **state)
{
    (void)state;
    for (uint32_t seed = 2; seed < 50; seed++) {
        wob_slice a = sketch_of(made_text(1, 1000, 0, &arena)),
                  b = sketch_of(made_text(seed, 1000, 0, &arena));
        assert_true(wob_sketch_resemblance(a, b) < .05);
    }
    wob_slice a = sketch_of(made_text(1, 1000, 0, &arena));
    assert_true(wob_sketch_resemblance(a, (wob_slice){0}) == 0);
    assert_true(wob_sketch_resemblance((wob_slice){0}, (wob_slice){0}) == 0);
}

static void texts_that_resemble_each_other_share_keys(void **state)
{
    (void)state;
    size_t pairs = 0, found = 0;
    for (uint32_t seed = 1; seed <= 100; seed++, pairs++) {
        wob_slices a = {0}, b = {0};
        bool shared = false;
        wob_sketch_keys(sketch_of(made_text(seed, 1000, 0, &arena)), &arena, &a);
        wob_sketch_keys(sketch_of(made_text(seed, 1000, 10, &arena)), &arena, &b);
        assert_int_equal(a.count, WOB_SKETCH_KEYS);
        for (size_t i = 0; i < a.count; i++)
            shared |= wob_slices_have(&b, a.at[i]);
        found += shared;
    }
    assert_int_equal(pairs, 100);
    assert_in_range(found, 97, 100);
    wob_slices none = {0};
    wob_sketch_keys((wob_slice){0}, &arena, &none);
    assert_int_equal(none.count, 0);
}

static void a_damaged_sketch_is_not_sound(void **state)
{
    (void)state;
    wob_slice sketch = sketch_of(made_text(1, 1000, 0, &arena));
    char *bytes = wob_arena_take(&arena, WOB_SKETCH_SIZE);
    assert_true(wob_sketch_sound((wob_slice){0}));
    assert_false(wob_sketch_sound(wob_slice_cut(sketch, 0, WOB_SKETCH_SIZE - 1)));
    assert_false(wob_sketch_sound(wob_slice_cut(sketch, 0, WOB_SKETCH_HASH)));
    assert_false(wob_sketch_sound((wob_slice){bytes, WOB_SKETCH_SIZE})); /* all alike */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_with_too_few_words_has_no_sketch),
        cmocka_unit_test(how_words_are_written_and_parted_makes_no_difference),
        cmocka_unit_test(resemblance_is_told_within_its_error),
        cmocka_unit_test(other_texts_have_nothing_in_common),
        cmocka_unit_test(texts_that_resemble_each_other_share_keys),
        cmocka_unit_test(a_damaged_sketch_is_not_sound),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
