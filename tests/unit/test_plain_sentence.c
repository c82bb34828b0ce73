/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/text/plain_sentence.h against ICU, in texts of the pieces that the rules tell apart.
 */
#include "tests/unit/unit.h"

#include "lib/base/buffer.h"
#include "lib/text/breaks.h"
#include "lib/text/plain_sentence.h"

static wob_breaks icu;

static int set_up(void **state)
{
    (void)state;
    return wob_breaks_init(&icu, UBRK_SENTENCE, NULL) != WOB_OK;
}

static int tear_down(void **state)
{
    (void)state;
    wob_breaks_release(&icu);
    return 0;
}

/* The last ones end sentences, or may not stand alone: a line separator, a dot leader, an accent.
 */
static const char *const pieces[] = {
    "a",  "Z",  "om", "3",      ".",      ".",      ".",      "!",      "?",  ",",        "-",
    ":",  ";",  "\"", "'",      "(",      ")",      "[",      " ",      " ",  "\t",       "\n",
    "\r", "\v", "/",  "&",      "é",      "É",      "§",      "’",      "“",  "–",        "…",
    "€",  "•",  " ",  "\u2028", "\u2024", "\u0301", "\u00AD", "\u200D", "。", "\xC2\x85",
};

/* Numerical Recipes' generator: the same texts each time. */
static size_t draw(uint32_t *seed, size_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % below;
}

static void boundaries_are_those_of_icu(void **state)
{
    (void)state;
    enum { TEXTS = 200000, MOST_PIECES = 12 };
    uint32_t seed = 1;
    size_t decided = 0, left = 0;
    for (size_t n = 0; n < TEXTS; n++) {
        wob_buffer buffer = {0};
        for (size_t i = draw(&seed, MOST_PIECES) + 1; i > 0; i--)
            wob_buffer_add(&buffer, wob_slice_of(pieces[draw(&seed, ROWS(pieces))]));
        wob_slice text = wob_buffer_slice(&buffer);
        assert_int_equal(wob_breaks_set(&icu, text, NULL), WOB_OK);
        size_t begin = 0;
        for (int32_t end; (end = ubrk_next(icu.iterator)) != UBRK_DONE; begin = (size_t)end) {
            size_t told = wob_plain_sentence_end(text, begin);
            if (told && told != (size_t)end)
                fail_msg("\"%.*s\" from %zu on: ICU ends it at %d, not %zu", WOB_ARG(text), begin,
                         (int)end, told);
            decided += told > 0;
            left += told == 0;
        }
        wob_buffer_release(&buffer);
    }
    assert_true(decided > TEXTS / 2 && left > 0);
}

static void what_stands_at_an_end_must_be_ascii(void **state)
{
    (void)state;
    assert_int_equal(wob_plain_sentence_end(WOB_SLICE("Nee. Ja."), 0), 5);
    assert_int_equal(wob_plain_sentence_end(WOB_SLICE("Café – één. Ja."), 0), 17);
    assert_int_equal(wob_plain_sentence_end(WOB_SLICE("Zo. “Ja.”"), 0), 0);
    assert_int_equal(wob_plain_sentence_end(WOB_SLICE("Zo"), 0), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boundaries_are_those_of_icu),
        cmocka_unit_test(what_stands_at_an_end_must_be_ascii),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
