/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_READING_SUPPORT_H
#define WOB_TESTS_UNIT_READING_SUPPORT_H

#include "lib/letter/reading.h"
#include "lib/letter/steps.h"

/*
 * Letters written down in a test, for the tests of the steps that read them: a line a line, a form
 * feed before each further page. The text is laid out, split into sentences and sections; the test
 * takes the step that it is about.
 */
typedef struct test_reading {
    wob_arena arena;
    wob_source source;
    wob_letter letter;
    wob_reading reading;
} test_reading;

/* Lives until test_reading_release; is not moved in between. */
void test_reading_init(test_reading *test, const char *text);
void test_reading_release(test_reading *test);

/* Places the source's lines on a page of A4, as a PDF has them, before the letter is laid out. A
 * line begins with where it stands, in points, and may say its type size: "83 120|Datum",
 * "83 780 7|1 Zie bijlage". */
void test_reading_init_placed(test_reading *test, const char *text);

/* Adds the answers as "1 2=text|3=text". */
void test_print_answers(const wob_letter *letter, wob_buffer *to);

#endif
