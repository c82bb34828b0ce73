/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/law/citation.h: what is told of provisions, laws and judgments in running text.
 * Which forms are read, and which must not be, is in test_citation_forms.c. */
#include "tests/unit/unit.h"

#include "lib/law/citation.h"

#include <string.h>

static void citation_carries_span_jci_and_law(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_law_findings findings;
    wob_slice text =
        WOB_SLICE("Zie artikel 10, tweede lid, onder e en g, van de Wob en artikel 9 AVG.");
    wob_law_read(text, &arena, &findings);
    assert_int_equal(findings.citations.count, 3);
    const wob_citation *rows = findings.citations.at;
    assert_text(wob_slice_at(text, rows[0].span), "artikel 10, tweede lid, onder e");
    assert_text(wob_slice_at(text, rows[1].span),
                "artikel 10, tweede lid, onder e en g, van de Wob");
    assert_text(rows[1].jci, "jci1.3:c:BWBR0005252&artikel=10&lid=2&o=g");
    assert_text(rows[1].law->id, "BWBR0005252");
    assert_int_equal(rows[1].role, WOB_ROLE_UNKNOWN);
    assert_text(rows[2].jci, "");
    wob_arena_release(&arena);
}

static void citation_follows_the_numbering_of_its_law_in_the_jci(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"artikel 5.1.2.e Woo", "jci1.3:c:BWBR0045754&artikel=5.1&lid=2&o=e"},
        {"artikel 4:8 Awb", "jci1.3:c:BWBR0005537&artikel=4:8"},
        {"artikel 1 sub b Wob", "jci1.3:c:BWBR0005252&artikel=1&o=b"},
        {"artikel 11, eerste lid, Wob", "jci1.3:c:BWBR0005252&artikel=11&lid=1"},
        {"artikel 19.1a, eerste lid, onder b, Wet milieubeheer",
         "jci1.3:c:BWBR0003245&artikel=19.1a&lid=1&o=b"},
        {"artikel 2 Wet publieke gezondheid", "jci1.3:c:BWBR0024705&artikel=2"},
        {"section 12 FOIA", ""},
    };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_law_findings findings;
        wob_law_read(wob_slice_of(rows[i][0]), &arena, &findings);
        assert_int_equal(findings.citations.count, 1);
        assert_text(findings.citations.at[0].jci, rows[i][1]);
    }
    wob_arena_release(&arena);
}

/* What is named: "label=words of the text", with "; " between. */
static void mentions_name_every_law(void **state)
{
    (void)state;
    static const struct {
        const char *text, *found;
    } rows[] = {
        {"de Wet openbaarheid van bestuur (hierna: Wob)",
         "Wob=Wet openbaarheid van bestuur; Wob=Wob"},
        {"een Wob-verzoek en de Wob/Woo", "Wob=Wob; Wob=Wob; Woo=Woo"},
        {"artikel 4:8 van de Algemene wet bestuursrecht", "Awb=Algemene wet bestuursrecht"},
        {"artikel 29 Sv", "Sv=Sv"},
        {"de Sv 70 en de heer Sr", ""},
        {"who is the WHO", ""},
        {"Wet  politie-\ngegevens", "Wpg=Wet  politie-\ngegevens"},
        {"Wet publieke gezondheid; de Wpg", "Wpg=Wet publieke gezondheid; Wpg=Wpg"},
        {"het besluit politiegegevens te delen", ""},
        {"het Besluit politiegegevens", "Bpg=Besluit politiegegevens"},
        {"Freedom of Information Act (the “Act”); the Act",
         "FOIA=Freedom of Information Act; FOIA=Act; FOIA=Act"},
        {"Freedom of Information Act, 5 U.S.C. § 552",
         "5 USC 552=Freedom of Information Act; 5 USC 552=5 U.S.C. § 552"},
        {"wob@example.org www.overheid.nl/wob Wob/2020/1", ""},
    };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_law_findings findings;
        wob_slice text = wob_slice_of(rows[i].text), all = {0};
        wob_law_read(text, &arena, &findings);
        for (size_t k = 0; k < findings.mentions.count; k++)
            all = wob_arena_print(&arena, "%.*s%s%.*s=%.*s", WOB_ARG(all), k ? "; " : "",
                                  WOB_ARG(findings.mentions.at[k].label),
                                  WOB_ARG(wob_slice_at(text, findings.mentions.at[k].span)));
        assert_text(all, rows[i].found);
    }
    wob_arena_release(&arena);
}

static void a_letters_own_definition_decides_between_namesakes(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"artikel 7 Wpg", "BWBR0022463"},
        {"de Wet publieke gezondheid (hierna: Wpg) en artikel 7 Wpg", "BWBR0024705"},
        {"de Wet politiegegevens (Wpg) en artikel 7 Wpg", "BWBR0022463"},
        {"de Wet publieke gezondheid. Artikel 7 Wpg", "BWBR0024705"},
    };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_law_findings findings;
        wob_law_read(wob_slice_of(rows[i][0]), &arena, &findings);
        assert_int_equal(findings.citations.count, 1);
        assert_text(findings.citations.at[0].law->id, rows[i][1]);
    }
    wob_arena_release(&arena);
}

static void judgments_are_mended_where_scanning_broke_them(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"ECLI:NL:RVS:2014:3246", "ECLI:NL:RVS:2014:3246"},
        {"(ECLI:NL:RVS:2014:3246).", "ECLI:NL:RVS:2014:3246"},
        {"ECLI:NL•RVS:2014:3246", "ECLI:NL:RVS:2014:3246"},
        {"ECLI:NL:RVS:201 4:3246", "ECLI:NL:RVS:2014:3246"},
        {"ECLI:NL:RVS2009:BK0001", "ECLI:NL:RVS:2009:BK0001"},
        {"ECLI:NL:RVS.2010:BM1041", "ECLI:NL:RVS:2010:BM1041"},
        {"ECLI NL:RVS:2013:528", "ECLI:NL:RVS:2013:528"},
        {"ECLINL:RBAMS:2o12:BY4496", "ECLI:NL:RBAMS:2012:BY4496"},
        {"ECLI:NL:RVS:2oo8:8Do331", "ECLI:NL:RVS:2008:BD0331"},
        {"ECLI:RVS:2010:BO1165", "ECLI:NL:RVS:2010:BO1165"},
        {"ECLI:NL:RVS:\n2014:3246", "ECLI:NL:RVS:2014:3246"},
        {"ecli:nl:hr:2019:12", "ECLI:NL:HR:2019:12"},
        {"ECLI:EU:C:2008:91", "ECLI:EU:C:2008:91"},
        {"ECLI:NL:CRVB:2020:1.1 en", "ECLI:NL:CRVB:2020:1.1"},
        {"een ECLI-nummer", ""},
        {"ECLI:NL:RVS:14:3246", ""},
        {"ECLI", ""},
        {"ECLI:NL:RVS:2014:", ""},
    };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_law_findings findings;
        wob_law_read(wob_slice_of(rows[i][0]), &arena, &findings);
        assert_int_equal(findings.judgments.count, rows[i][1][0] != '\0');
        if (findings.judgments.count)
            assert_text(findings.judgments.at[0].ecli, rows[i][1]);
    }
    wob_arena_release(&arena);
}

static void a_typed_provision_gives_its_label(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Wob 10.2.g", "Wob 10.2.g"},
        {" wob 10.2.g ", "Wob 10.2.g"},
        {"10.2.g Wob", "Wob 10.2.g"},
        {"artikel 10 lid 2 onder g Wob", "Wob 10.2.g"},
        {"artikel 10, tweede lid, onder g, van de Wob", "Wob 10.2.g"},
        {"Wob artikel 10", "Wob 10"},
        {"Wob, artikel 10, tweede lid", "Wob 10.2"},
        {"Wob 10", "Wob 10"},
        {"artikel 11 lid 1", "Wob 11.1"},
        {"artikel 10(2)(E) Wob", "Wob 10.2.e"},
        {"Woo 5.1.2.e", "Woo 5.1.2.e"},
        {"5.1.2.e", "Woo 5.1.2.e"},
        {"5.1.2e", "Woo 5.1.2.e"},
        {"10.2.e", "Wob 10.2.e"},
        {"10.2e", "Wob 10.2.e"},
        {"Wpg", "Wpg"},
        {"wet openbaarheid van bestuur", "Wob"},
        {"sv 29", "Sv 29"},
        {"Awb 4:8", "Awb 4:8"},
        {"4:8", "Awb 4:8"},
        {"FOIA 40.2", "FOIA 40.2"},
        {"FOIA s.40(2)", "FOIA 40.2"},
        {"s.40(2)", "FOIA 40.2"},
        {"5 USC 552.b.6", "5 USC 552.b.6"},
        {"5 U.S.C. 552(b)(6)", "5 USC 552.b.6"},
        {"Exemption 6", "5 USC 552.b.6"},
        {"artikel 3 en 6 Wob", ""},
        {"Wob-verzoek", ""},
        {"Wob 10.2.g kenteken", ""},
        {"2.1", ""},
        {"2021", ""},
        {"artikel 10 van de fietser", ""},
        {"fiets", ""},
        {"", ""},
    };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(wob_citation_label(wob_slice_of(rows[i][0]), &arena), rows[i][1]);
    wob_arena_release(&arena);
}

static void a_label_has_a_level_for_each_of_its_parts(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Wob 10.2.e", "Wob|Wob 10|Wob 10.2|Wob 10.2.e"},
        {"Wob 10", "Wob|Wob 10"},
        {"Wob", "Wob"},
        {"Awb 4:8", "Awb|Awb 4:8"},
        {"Awb 3:4.2", "Awb|Awb 3:4|Awb 3:4.2"},
        {"Woo 5.1.2.e", "Woo|Woo 5.1|Woo 5.1.2|Woo 5.1.2.e"},
        {"Woo 5.1", "Woo|Woo 5.1"},
        {"Wm 19.1a.1.b", "Wm|Wm 19.1a|Wm 19.1a.1|Wm 19.1a.1.b"},
        {"Politiewet 2012", "Politiewet 2012"},
        {"Wiv 2017 3.1", "Wiv 2017|Wiv 2017 3|Wiv 2017 3.1"},
        {"5 USC 552", "5 USC 552"},
        {"5 USC 552.b.7.A", "5 USC 552|5 USC 552.b|5 USC 552.b.7|5 USC 552.b.7.A"},
        {"FOIA 40.3A.a", "FOIA|FOIA 40|FOIA 40.3A|FOIA 40.3A.a"},
        {"Verordening (EG) 852/2004 3.8",
         "Verordening (EG) 852/2004|Verordening (EG) 852/2004 3|Verordening (EG) 852/2004 3.8"},
        {"Verordening (EG) 852/2004", "Verordening (EG) 852/2004"},
        {"Wegenwet Oost 1990", "Wegenwet Oost 1990"},
        {"", ""},
    };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slices levels;
        wob_slice all = {0};
        wob_label_levels(wob_slice_of(rows[i][0]), &arena, &levels);
        for (size_t k = 0; k < levels.count; k++)
            all = wob_arena_print(&arena, "%.*s%s%.*s", WOB_ARG(all), k ? "|" : "",
                                  WOB_ARG(levels.at[k]));
        assert_text(all, rows[i][1]);
    }
    wob_arena_release(&arena);
}

static void every_role_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(wob_role_name(WOB_ROLE_UNKNOWN), "unknown");
    assert_string_equal(wob_role_name(WOB_ROLE_APPLIED), "applied");
    assert_string_equal(wob_role_name(WOB_ROLE_STAMP), "stamp");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(citation_carries_span_jci_and_law),
        cmocka_unit_test(citation_follows_the_numbering_of_its_law_in_the_jci),
        cmocka_unit_test(mentions_name_every_law),
        cmocka_unit_test(a_letters_own_definition_decides_between_namesakes),
        cmocka_unit_test(judgments_are_mended_where_scanning_broke_them),
        cmocka_unit_test(a_typed_provision_gives_its_label),
        cmocka_unit_test(a_label_has_a_level_for_each_of_its_parts),
        cmocka_unit_test(every_role_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
