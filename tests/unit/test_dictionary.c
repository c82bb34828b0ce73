/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/text/dictionary.h: dictionaries of dictd, made here, are read; what is missing or
 * damaged has no words, or fewer. */
#include "tests/unit/engine.h"

#include "lib/base/arena.h"
#include "lib/text/dictionary.h"

#include <zlib.h>

static wob_arena arena;
static wob_slice told; /* "port=haven, port=poort" */

static wob_status tell(void *context, wob_slice english, wob_slice dutch, wob_error *error)
{
    (void)error;
    told = wob_arena_print(&arena, "%.*s%s%.*s=%.*s", WOB_ARG(told), told.size ? ", " : "",
                           WOB_ARG(english), WOB_ARG(dutch));
    const wob_status *answer = context;
    return answer ? *answer : WOB_OK;
}

static void write_dictionary(const char *name, const char *index, const char *text)
{
    write_file(wob_arena_print(&arena, "%s.index", name).data, index);
    gzFile packed = gzopen(path_of(wob_arena_print(&arena, "%s.dict.dz", name).data), "wb");
    assert_non_null(packed);
    assert_true(gzputs(packed, text) >= 0);
    assert_int_equal(gzclose(packed), Z_OK);
}

static wob_slice read_dictionary(const char *name, bool from_dutch)
{
    told = (wob_slice){0};
    assert_ok(wob_dictionary_each(folder, name, from_dutch, tell, NULL, NULL));
    return told;
}

/* Offsets and sizes in base 64: A is 0, Z is 25, q is 42. */
static void entries_are_told_sense_by_sense(void **state)
{
    (void)state;
    write_dictionary("en", "00databaseinfo\tA\tA\nport\tA\tq\nsuit\tq\tN\n",
                     "port /p/\n1. haven\n2. poort, aansluitpoort\nsuit\npak,,  \n");
    assert_text(read_dictionary("en", false),
                "port=haven, port=poort, port=aansluitpoort, suit=pak");
    assert_text(read_dictionary("en", true),
                "haven=port, poort=port, aansluitpoort=port, pak=suit");
}

static void an_entry_outside_the_text_is_passed_over(void **state)
{
    (void)state;
    write_dictionary("odd",
                     "far\tZZZ\tZ\nlong\tA\tZZZ\nno\n*\tA\t*\nbig\tAAAAAAZZZZZZ\tA\nok\tA\tL\n",
                     "ok\nin orde\n");
    assert_text(read_dictionary("odd", false), "ok=in orde");
}

static void what_is_not_there_or_damaged_has_no_words(void **state)
{
    (void)state;
    assert_text(read_dictionary("nowhere", false), "");
    write_file("torn.index", "ok\tA\tL\n");
    write_file("torn.dict.dz", "\x1F\x8B no gzip");
    assert_text(read_dictionary("torn", false), "");
}

static void a_caller_that_fails_ends_it(void **state)
{
    (void)state;
    write_dictionary("end", "a\tA\tE\nb\tE\tE\n", "a\nx\nb\ny\n");
    wob_status answer = WOB_LIMIT;
    told = (wob_slice){0};
    assert_int_equal(wob_dictionary_each(folder, "end", false, tell, &answer, NULL), WOB_LIMIT);
    assert_text(told, "a=x");
}

static int tear_down(void **state)
{
    wob_arena_release(&arena);
    return remove_folder(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_told_sense_by_sense),
        cmocka_unit_test(an_entry_outside_the_text_is_passed_over),
        cmocka_unit_test(what_is_not_there_or_damaged_has_no_words),
        cmocka_unit_test(a_caller_that_fails_ends_it),
    };
    return cmocka_run_group_tests(tests, make_folder, tear_down);
}
