/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_LAYOUT_H
#define WOB_TESTS_UNIT_LAYOUT_H

#include "tests/unit/reading_support.h"
#include "tests/unit/unit.h"

/* Lines of a source, and the text that the layout makes of them: rows of tables. */
typedef struct layout_row {
    const char *lines, *text;
} layout_row;

typedef void init_fn(test_reading *test, const char *text);

static inline void expect_texts(const layout_row *rows, size_t count, init_fn *init)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        test_reading test;
        init(&test, rows[i].lines);
        if (!wob_slice_equal(test.letter.text, wob_slice_of(rows[i].text))) {
            print_error("row %zu: got\n%.*s\nnot\n%s\n\n", i, WOB_ARG(test.letter.text),
                        rows[i].text);
            faults++;
        }
        test_reading_release(&test);
    }
    assert_int_equal(faults, 0);
}

#define EXPECT_TEXTS(rows)        expect_texts((rows), ROWS(rows), test_reading_init)
#define EXPECT_PLACED_TEXTS(rows) expect_texts((rows), ROWS(rows), test_reading_init_placed)

#endif
