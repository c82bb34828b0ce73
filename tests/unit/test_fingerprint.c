/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/fingerprint.h: which texts are the same but for names, numbers and dates. */
#include "lib/index/fingerprint.h"
#include "tests/unit/unit.h"

static uint64_t fingerprint_of(const char *text)
{
    wob_arena arena = {0};
    uint64_t fingerprint = 1;
    assert_int_equal(wob_fingerprint_make(wob_slice_of(text), &arena, &fingerprint, NULL), WOB_OK);
    wob_arena_release(&arena);
    return fingerprint;
}

static const char model[] =
    "Binnen zes weken na de dag waarop dit besluit is bekendgemaakt kan een belanghebbende "
    "daartegen "
    "bezwaar maken bij de Minister van Waterbeheer, postbus 90500, op uiterlijk 4 juni 2021.";

static void names_numbers_and_dates_make_no_difference(void **state)
{
    (void)state;
    static const char *const same[] = {
        "Binnen zes weken na de dag waarop dit besluit is bekendgemaakt kan een belanghebbende "
        "daartegen bezwaar maken bij de Burgemeester van Grachtveld, postbus 12, op uiterlijk "
        "31 december 2019.",
        "Binnen zes weken na de dag waarop\ndit besluit is bekendgemaakt\n\nkan een belanghebbende "
        "daartegen bezwaar maken bij de Minister van Waterbeheer postbus 90500 op uiterlijk "
        "24-06-2021",
        "Binnen zes weken na de dag waarop dit besluit is bekendgemaakt kan een belanghebbende "
        "daartegen bezwaar maken bij de Staatssecretaris van Élan, postbus 10.2.e, op uiterlijk "
        "1 mei 2020",
    };
    assert_true(fingerprint_of(model) != 0);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (fingerprint_of(same[i]) != fingerprint_of(model))
            fail_msg("differs: %s", same[i]);
}

static void other_words_or_another_order_are_another_text(void **state)
{
    (void)state;
    static const char *const others[] = {
        "Binnen acht weken na de dag waarop dit besluit is bekendgemaakt kan een belanghebbende "
        "daartegen bezwaar maken bij de Minister van Waterbeheer, postbus 90500, op uiterlijk "
        "4 juni 2021.",
        "Binnen zes weken na de dag waarop dit besluit is bekendgemaakt kan een belanghebbende "
        "daartegen geen bezwaar maken bij de Minister van Waterbeheer, postbus 90500, op uiterlijk "
        "4 juni 2021.",
        "Na de dag waarop dit besluit is bekendgemaakt kan een belanghebbende binnen zes weken "
        "daartegen bezwaar maken bij de Minister van Waterbeheer, postbus 90500, op uiterlijk "
        "4 juni 2021.",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_true(fingerprint_of(others[i]) != 0);
        if (fingerprint_of(others[i]) == fingerprint_of(model))
            fail_msg("is the same: %s", others[i]);
    }
}

static void short_texts_and_tables_have_none(void **state)
{
    (void)state;
    assert_int_equal(fingerprint_of(""), 0);
    assert_int_equal(fingerprint_of("Dit besluit wordt openbaar gemaakt."), 0);
    assert_int_equal(fingerprint_of("1 | 12-06-2017 | Rapport 3 | 10.2.e | Wob 11 | 2 | 13-06-2017 "
                                    "| Memo A | 10.2.e | Wob 10 | 4 | 1 januari 2018 | Nota B"),
                     0);
}

static void accents_fold(void **state)
{
    (void)state;
    static const char with[] = "wij één voor één alle geïnventariseerde stukken over de zaak na "
                               "lezing toch weer geheel of deels openbaar maken",
                      without[] = "wij een voor een alle geinventariseerde stukken over de zaak na "
                                  "lezing toch weer geheel of deels openbaar maken";
    assert_true(fingerprint_of(with) != 0 && fingerprint_of(with) == fingerprint_of(without));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_numbers_and_dates_make_no_difference),
        cmocka_unit_test(other_words_or_another_order_are_another_text),
        cmocka_unit_test(short_texts_and_tables_have_none),
        cmocka_unit_test(accents_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
