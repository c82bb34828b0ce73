/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of wob_sentences of lib/text/analyse.h. A stroke in the rows stands where a sentence ends.
 */
#include "tests/unit/unit.h"

#include "lib/base/table.h"
#include "lib/text/analyse.h"

static wob_analyser *analyser;
static wob_arena arena;

static int set_up(void **state)
{
    (void)state;
    return wob_analyser_new(&analyser, NULL) != WOB_OK;
}

static int tear_down(void **state)
{
    (void)state;
    wob_analyser_free(analyser);
    wob_arena_release(&arena);
    return 0;
}

static void assert_sentences(const char *marked)
{
    wob_buffer plain = {0}, shown = {0};
    wob_slice rest = wob_slice_of(marked), piece;
    while (wob_slice_next(&rest, '|', &piece))
        wob_buffer_add(&plain, piece);
    wob_slice text = wob_buffer_slice(&plain);
    wob_offsets ends = {0};
    assert_int_equal(wob_sentences(analyser, text, &arena, &ends, NULL), WOB_OK);
    for (size_t i = 0, begin = 0; i < ends.count; begin = ends.at[i++]) {
        if (i)
            wob_buffer_add_char(&shown, '|');
        wob_buffer_add(&shown, wob_slice_cut(text, begin, ends.at[i]));
    }
    assert_text(wob_buffer_slice(&shown), marked);
    wob_buffer_release(&plain);
    wob_buffer_release(&shown);
    wob_arena_clear(&arena);
}

static void sentences_end_where_the_next_begins(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "besluit",
        "Ik wijs uw verzoek af.",
        "Ik wijs uw verzoek af. |U kunt bezwaar maken. ",
        "Waarom? |Omdat het moet! |“Zo.” |Goed.",
        "Dit was in 2021. |De minister besloot.",
        "Zie artikel 10.2.e. |Daarom weiger ik.",
        "Zie punt 3. |Daarna punt 4.",
        "Zie lid e. |Daarna lid f.",
        "Het bedrag is 1.000,50 euro.",
        "Nee. |Ja.",
        "eerste regel\n|Tweede regel\n|derde",
        "Zie www.example.nl. |Of bel.",
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_sentences(rows[i]);
}

static void sentences_go_on_behind_abbreviations(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "Op grond van art. 10 Wob weiger ik. |Zie nr. 5.",
        "Uw brief d.d. 3 mei (nr. 12, blz. 4) is ontvangen.",
        "Aan dhr. Jansen en Mr. Pietersen t.a.v. Afdeling Juridisch.",
        "See s. 40 of the Act, e.g. Schedule 2. |It applies.",
        "Under 5 U.S.C. 552 it is exempt.",
        "In Smith v. Jones (“no. 5”) it was held. |The answer is no. |Why?",
        "Zie p. 12. |Daar staat het.",
        "Brieven, foto's etc. zijn gevonden. |Ook films, etc. |Meer niet.",
        "Uw brief van 3 mei jl. is ontvangen.",
        "Ik zocht o.a./m.n. Wob-stukken.",
        "De “dr. Schaepmanlaan” ligt in Stb. 2021.",
        "artikel 3, art.\n|Tien", /* a line's end ends it all the same */
        "Zie het art.",
        "De smart. |Dat was het.", /* no word but the whole word counts */
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_sentences(rows[i]);
}

static void sentences_go_on_behind_initials_and_marks(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "Aan J.P. Jansen en A. Pietersen. |Dank u.",
        "Shell Nederland B.V. |Het bedrijf is groot.",
        "It is in the U.S. |The bridge is not.",
        "Aan de heer . |Dank u.", /* a name was taken away */
        "Onder WO II. |Daarna niet meer.",
        "1. Het verzoek. |2. Het besluit.",
        "2a. Het verzoek.",
        "3.1. Het verzoek.",
        "II. Het besluit. |IV. De rest.",
        "iv. De rest.",
        "b. Het verzoek",
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_sentences(rows[i]);
}

static void sentences_are_appended_and_cover_the_text(void **state)
{
    (void)state;
    wob_slice text = WOB_SLICE("Een. Twee drie. Vier");
    wob_offsets ends = {0};
    *wob_push(&arena, &ends) = 7;
    assert_int_equal(wob_sentences(analyser, text, &arena, &ends, NULL), WOB_OK);
    assert_int_equal(ends.count, 4);
    assert_int_equal(ends.at[0], 7);
    assert_int_equal(ends.at[3], text.size);
    wob_arena_clear(&arena);
}

/* Each row of the table counts as the table says: none stands in vain, or twice. */
static void sentences_know_every_abbreviation(void **state)
{
    (void)state;
    size_t rows = 0;
    wob_slices seen = {0};
    wob_table table = wob_table_open("abbreviations");
    for (wob_row row; wob_table_next(&table, &row); rows++) {
        bool any = wob_slice_equal(row.field[1], WOB_SLICE("any"));
        bool none = wob_slice_equal(row.field[1], WOB_SLICE("none"));
        if (!any && !none)
            assert_slice(row.field[1], WOB_SLICE("number"));
        if (wob_slices_have(&seen, row.field[0]))
            fail_msg("data/abbreviations.tsv:%u: again", table.line);
        *wob_push(&arena, &seen) = row.field[0];
        for (int number = 0; number <= 1; number++) {
            wob_slice text =
                wob_arena_print(&arena, "Zie de %.*s. %s is er.", WOB_ARG(row.field[0]),
                                number ? "12 Brieven" : "Brief");
            wob_offsets ends = {0};
            assert_int_equal(wob_sentences(analyser, text, &arena, &ends, NULL), WOB_OK);
            bool goes_on = any || (number && !none);
            if (ends.count != (goes_on ? 1 : 2))
                fail_msg("data/abbreviations.tsv:%u: \"%.*s\" has %zu sentences", table.line,
                         WOB_ARG(text), ends.count);
        }
    }
    assert_true(rows > 50);
    wob_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_the_next_begins),
        cmocka_unit_test(sentences_go_on_behind_abbreviations),
        cmocka_unit_test(sentences_go_on_behind_initials_and_marks),
        cmocka_unit_test(sentences_are_appended_and_cover_the_text),
        cmocka_unit_test(sentences_know_every_abbreviation),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
