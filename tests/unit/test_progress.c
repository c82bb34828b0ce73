/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of indexer/progress.h: what the line says. */
#include "indexer/progress.h"
#include "tests/unit/unit.h"

static void the_line_says_what_is_done_and_what_is_left(void **state)
{
    static const struct {
        progress at;
        double seconds;
        size_t width;
        const char *line;
    } rows[] = {
        {{0}, 0, 80, "0 files, 0 pages"},
        {{.files = 3, .bytes = 5000000, .pages = 41}, 10, 80, "3 files, 41 pages, 0.5 MB/s"},
        {{.files = 1, .bytes = 50, .pages = 2, .all_files = 4, .all_bytes = 100},
         1,
         80,
         "[##########..........] 1 of 4 files, 2 pages"},
        {{.files = 1, .bytes = 10000000, .pages = 2, .all_files = 4, .all_bytes = 40000000},
         100,
         80,
         "[#####...............] 1 of 4 files, 2 pages, 0.1 MB/s, 5:01 left"},
        {{.files = 1, .bytes = 10000000, .all_files = 9, .all_bytes = 730000000},
         100,
         80,
         "[#...................] 1 of 9 files, 0 pages, 0.1 MB/s, 2:00:01 left"},
        {{.files = 4, .bytes = 200, .all_files = 4, .all_bytes = 100},
         1,
         80,
         "[####################] 4 of 4 files, 0 pages"},
        {{.files = 1, .bytes = 50, .all_files = 4, .all_bytes = 100},
         1,
         59,
         "1 of 4 files, 0 pages"},
        {{.recognising = "OCR page 3 of 12 of één.pdf"},
         0,
         80,
         "0 files, 0 pages, OCR page 3 of 12 of één.pdf"},
        {{.recognising = "OCR page 3 of 12 of één.pdf"},
         0,
         39,
         "0 files, 0 pages, OCR page 3 of 12 of é"},
        {{0}, 0, 7, "0 files"},
    };
    wob_buffer line = {0};
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer_clear(&line);
        progress_write(&rows[i].at, rows[i].seconds, rows[i].width, &line);
        if (!wob_slice_equal(wob_buffer_slice(&line), wob_slice_of(rows[i].line)))
            fail_msg("row %zu: \"%s\", not \"%s\"", i, line.data, rows[i].line);
    }
    wob_buffer_release(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_says_what_is_done_and_what_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
