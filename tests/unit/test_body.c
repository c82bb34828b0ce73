/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/letter/body.h, and of its tables data/bodies.tsv and data/body_forms.tsv. */
#include "tests/unit/unit.h"

#include "lib/base/table.h"
#include "lib/letter/body.h"

static wob_slice read(const char *text, size_t *ret_end)
{
    *ret_end = 0;
    return wob_body_read(wob_slice_of(text), ret_end);
}

static void body_is_read_whatever_a_scan_made_of_it(void **state)
{
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"Minister van Financ Ien", "Minister van Financiën"},
        {"MINISTERIE VAN FINANCIEN", "Ministerie van Financiën"},
        {"M1nlsterie van Flnanciën", "Ministerie van Financiën"},
        {"G emeen te Am ste rd am", "Gemeente Amsterdam"},
        {"P R O V I N C I E U T R E C H T", "Provincie Utrecht"},
        {"Gemeente Hoom", "Gemeente Hoorn"},
        {"Gerneente Rotterdarn", "Gemeente Rotterdam"},
        {"gemeente 's Gravenhage", "Gemeente 's-Gravenhage"},
        {"Provincie Fryslan", "Provincie Fryslân"},
        {"burgemeester en wethouders van Nymegen", "Burgemeester en wethouders van Nijmegen"},
        {"Staatssecretaris van Volksgezondheid Welzijn en Sport",
         "Staatssecretaris van Volksgezondheid, Welzijn en Sport"},
        {"Waterschap Hunze en Aa’s", "Waterschap Hunze en Aa's"},
        {"Autoriteit Consument & Markt", "Autoriteit Consument en Markt"},
        {"Autoriteit Consument: Markt", ""},
        {"Gemeente", ""},
        {"Gemeente Nergenshuizen", ""},
        {"Gemeente Edelveen", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        size_t end;
        wob_slice name = read(rows[i].text, &end);
        if (!wob_slice_equal(name, wob_slice_of(rows[i].expected)))
            fail_msg("\"%.*s\" in \"%s\"", WOB_ARG(name), rows[i].text);
        if (name.size)
            assert_int_equal(end, strlen(rows[i].text));
    }
}

static void longest_name_counts_and_ends_with_its_word(void **state)
{
    static const struct {
        const char *text, *expected;
        size_t end;
    } rows[] = {
        {"Gemeente Bergen", "Gemeente Bergen", 15},
        {"Gemeente Bergen op Zoom", "Gemeente Bergen op Zoom", 23},
        {"Gemeente Bergen op de hei", "Gemeente Bergen", 15},
        {"Minister van Economische Zaken en Kunst", "Minister van Economische Zaken", 30},
        {"Minister van Financiën – Toeslagen", "Minister van Financiën", 23},
        {"Gemeente Utrecht: Stadhuis", "Gemeente Utrecht", 16},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        size_t end;
        assert_text(read(rows[i].text, &end), rows[i].expected);
        assert_int_equal(end, rows[i].end);
    }
}

static void short_form_counts_in_its_capitals_alone(void **state)
{
    (void)state;
    assert_text(wob_body_of_short(WOB_SLICE("UWV")),
                "Uitvoeringsinstituut Werknemersverzekeringen");
    assert_text(wob_body_of_short(WOB_SLICE("HHNK")), "Hoogheemraadschap Hollands Noorderkwartier");
    assert_text(wob_body_of_short(WOB_SLICE("uwv")), "");
    assert_text(wob_body_of_short(WOB_SLICE("UWV Utrecht")), "");
    assert_text(wob_body_of_short(WOB_SLICE("")), "");
}

static size_t count_forms(wob_slice kind)
{
    wob_table forms = wob_table_open("body_forms");
    size_t count = 0;
    for (wob_row row; wob_table_next(&forms, &row);)
        count += wob_slice_equal(row.field[0], kind);
    return count;
}

static void forms_have_one_place_for_the_name(void **state)
{
    wob_table forms = wob_table_open("body_forms");
    (void)state;
    for (wob_row row; wob_table_next(&forms, &row);) {
        size_t at = wob_slice_find(row.field[1], WOB_SLICE("%"), 0);
        assert_in_range(at, 0, row.field[1].size - 1);
        assert_int_equal(wob_slice_find(row.field[1], WOB_SLICE("%"), at + 1), row.field[1].size);
    }
}

static void check_name(const wob_table *table, wob_slice name)
{
    bool odd = name.size < 3 || wob_slice_find(name, WOB_SLICE("  "), 0) < name.size ||
               wob_slice_find(name, WOB_SLICE("%"), 0) < name.size ||
               !(wob_is_word(name.data[0]) || name.data[0] == '\'');
    if (odd || !wob_slice_equal(name, wob_slice_trim(name)))
        fail_msg("data/bodies.tsv:%u: \"%.*s\" is no name", table->line, WOB_ARG(name));
}

/* Neither in the letters nor in the keys: two names with one key could not be told apart. */
static void no_body_stands_twice_in_the_table(void **state)
{
    wob_arena arena = {0};
    wob_slices keys = {0}, shorts = {0};
    wob_table table = wob_table_open("bodies");
    (void)state;
    for (wob_row row; wob_table_next(&table, &row);) {
        wob_slice kind_and_name =
            wob_arena_print(&arena, "%.*s %.*s", WOB_ARG(row.field[0]), WOB_ARG(row.field[1]));
        wob_slice key = wob_body_key(kind_and_name, &arena);
        check_name(&table, row.field[1]);
        if (count_forms(row.field[0]) == 0)
            fail_msg("data/bodies.tsv:%u: a kind without forms", table.line);
        if (wob_slices_have(&keys, key) || wob_slices_have(&shorts, row.field[2]))
            fail_msg("data/bodies.tsv:%u: stands there twice", table.line);
        *wob_push(&arena, &keys) = key;
        if (row.field[2].size)
            *wob_push(&arena, &shorts) = row.field[2];
    }
    assert_true(keys.count > 600);
    wob_arena_release(&arena);
}

/* Each in each of its forms, which also tells that no form of another kind has its key. */
static void every_body_is_read_as_the_table_spells_it(void **state)
{
    wob_arena arena = {0};
    wob_table table = wob_table_open("bodies");
    size_t count = 0;
    (void)state;
    for (wob_row row; wob_table_next(&table, &row);) {
        wob_table forms = wob_table_open("body_forms");
        for (wob_row form; wob_table_next(&forms, &form);) {
            size_t end = 0, at = wob_slice_find(form.field[1], WOB_SLICE("%"), 0);
            if (!wob_slice_equal(form.field[0], row.field[0]))
                continue;
            wob_slice name = wob_arena_print(&arena, "%.*s%.*s", (int)at, form.field[1].data,
                                             WOB_ARG(row.field[1]));
            if (!wob_slice_equal(wob_body_read(name, &end), name))
                fail_msg("data/bodies.tsv:%u: not read: %.*s", table.line, WOB_ARG(name));
            count++;
        }
    }
    assert_true(count > 2000);
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(body_is_read_whatever_a_scan_made_of_it),
        cmocka_unit_test(longest_name_counts_and_ends_with_its_word),
        cmocka_unit_test(short_form_counts_in_its_capitals_alone),
        cmocka_unit_test(forms_have_one_place_for_the_name),
        cmocka_unit_test(no_body_stands_twice_in_the_table),
        cmocka_unit_test(every_body_is_read_as_the_table_spells_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
