/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/law/misread.h: letters become figures where nothing but a number can stand, and the
 * words of citations what was meant. */
#include "tests/unit/unit.h"

#include "lib/law/citation.h"
#include "lib/law/misread.h"

typedef struct row {
    const char *text, *mended;
} row;

static void expect_rows(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wob_arena arena = {0};
        assert_text(wob_misread_mend(wob_slice_of(rows[i].text), &arena), rows[i].mended);
        wob_arena_release(&arena);
    }
}

static void numbers_of_articles_are_mended(void **state)
{
    static const row rows[] = {
        {"artikel lO, tweede lid", "artikel 10, tweede lid"},
        {"Artikel I0 van de Wob", "Artikel 10 van de Wob"},
        {"art. 1O Wob", "art. 10 Wob"},
        {"artikel ao, eerste lid", "artikel 10, eerste lid"},
        {"artikelen io en 11", "artikelen 10 en 11"},
        {"artikel\nzo.", "artikel\n10."},
        {"artikel 1l, eerste lid", "artikel 11, eerste lid"},
        {"artikel ii van", "artikel 11 van"},
        {"artikel l van de Wob", "artikel 1 van de Wob"},
        {"artikel la, eerste lid", "artikel 1a, eerste lid"},
        {"artikel l0.2.e", "artikel 10.2.e"},
        {"lO.2.e", "10.2.e"},
        {"(I0.2.g)", "(10.2.g)"},
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void words_of_citations_are_mended(void **state)
{
    static const row rows[] = {
        {"artlkel 10, tweede lld", "artikel 10, tweede lid"},
        {"Ingevolge artlkel 3, vljfde lid", "Ingevolge artikel 3, vijfde lid"},
        {"de artlkelen lO en 11", "de artikelen 10 en 11"},
        {"Artlkel 11, vlerde IId", "artikel 11, vierde lid"},
    };
    (void)state;
    expect_rows(rows, ROWS(rows));
}

static void other_words_stay_as_they_are(void **state)
{
    static const char *const rows[] = {
        "",
        "artikel",
        "artikel 10, tweede lid",
        "artikel II van de Wijzigingswet", /* Roman */
        "artikel I",
        "artikel i",
        "artikel a",
        "artikel in de krant",
        "artikel al eerder",
        "artikel zo'n",
        "artikel zo lezen",
        "artikel van lO",
        "artikel over, zo",
        "kunst. lO",
        "zo.2.e",
        "A.lO.2.e",
        "lO.2.en",
        "ao",
        "artikel lOO1",
        "artikel ió",
        "Artikelen, Lid, VIJFDE",
        "attikel 3, ltd",
        "lijd de artikels",
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_rows(&(const row){rows[i], rows[i]}, 1);
}

static void citations_are_read_from_mended_numbers(void **state)
{
    static const row rows[] = {
        {"op grond van artikel lO, tweede lid, aanhef en onder e, van de Wob", "Wob 10.2.e"},
        {"artikel la van de Wob", "Wob 1a"},
        {"met toepassing van I0.2.g Wob~", "Wob 10.2.g"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_law_findings findings;
        wob_law_read(wob_slice_of(rows[i].text), &arena, &findings);
        assert_int_equal(findings.citations.count, 1);
        assert_text(findings.citations.at[0].label, rows[i].mended);
        wob_arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_articles_are_mended),
        cmocka_unit_test(words_of_citations_are_mended),
        cmocka_unit_test(other_words_stay_as_they_are),
        cmocka_unit_test(citations_are_read_from_mended_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
