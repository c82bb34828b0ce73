/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/law/citation.h: provisions, laws and judgments in running text. */
#include "tests/unit/unit.h"

#include "lib/law/citation.h"

#include <string.h>

/* What is found in a text: labels with "; " between them, a redaction stamp with "!" before it. */
typedef struct reading {
    const char *text, *found;
} reading;

static wob_slice labels_of(const wob_law_findings *findings, wob_arena *arena)
{
    wob_slice all = {0};
    for (size_t i = 0; i < findings->citations.count; i++) {
        const wob_citation *citation = &findings->citations.at[i];
        all =
            wob_arena_print(arena, "%.*s%s%s%.*s", WOB_ARG(all), i ? "; " : "",
                            citation->role == WOB_ROLE_STAMP ? "!" : "", WOB_ARG(citation->label));
    }
    return all;
}

/* Spans stand in order, on the text, and each row says something. */
static void check_rows(const wob_law_findings *findings, wob_slice text)
{
    size_t before = 0;
    for (size_t i = 0; i < findings->citations.count; i++) {
        wob_span span = findings->citations.at[i].span;
        assert_true(span.begin < span.end && span.end <= text.size);
        assert_true(span.begin >= before);
        assert_true(findings->citations.at[i].label.size > 0);
        before = span.begin;
    }
}

static void check_readings(const reading *readings, size_t count)
{
    wob_arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        wob_law_findings findings;
        wob_slice text = wob_slice_of(readings[i].text);
        wob_law_read(text, &arena, &findings);
        check_rows(&findings, text);
        wob_slice found = labels_of(&findings, &arena);
        if (!wob_slice_equal(found, wob_slice_of(readings[i].found)))
            print_error("in \"%s\"\n", readings[i].text);
        assert_text(found, readings[i].found);
        wob_arena_clear(&arena);
    }
    wob_arena_release(&arena);
}

static void citation_reads_lid_and_letter_in_words(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"artikel 10, tweede lid, aanhef en onder e, van de Wob", "Wob 10.2.e"},
        {"artikel 10, tweede lid, onder e, van de Wob", "Wob 10.2.e"},
        {"artikel 10, tweede lid, onderdeel e, van de Wob", "Wob 10.2.e"},
        {"artikel 10, tweede lid, sub g van de Wob", "Wob 10.2.g"},
        {"artikel 10 lid 2 sub g Wob", "Wob 10.2.g"},
        {"artikel 10,lid 1, sub c van de Wob", "Wob 10.1.c"},
        {"art. 6, 5e lid, Wob", "Wob 6.5"},
        {"art 6 lid 5 van de WOB", "Wob 6.5"},
        {"artikel 3, vijfde lid, van de wob", "Wob 3.5"},
        {"artikel 11, onder c, Wob", "Wob 11.c"},
        {"artikel 1 sub b Wob", "Wob 1.b"},
        {"artikel 10, tweede lid, onder \"e\", van de Wob", "Wob 10.2.e"},
        {"artikel 10, tweede lid, onder E, van de Wob", "Wob 10.2.e"},
        {"Artikel, 10, tweede lid, onder g, van de Wob", "Wob 10.2.g"},
        {"Artikel 11 ‘ eerste lid ‘ van de Wob", "Wob 11.1"},
        {"artikel 1a van de Wob", "Wob 1a"},
        {"artikel 15b, eerste lid, van de Wob", "Wob 15b.1"},
        {"artikel 3:4, tweede lid, tweede volzin, van de Awb", "Awb 3:4.2"},
        {"artikel 6, tweede zin, van de Wob", "Wob 6"},
        {"artikel 15 (oud) van de Gemeentewet", "Gemeentewet 15"},
        {"artikel 1, onder a, onder 2°, van de Wob", "Wob 1.a"},
        {"het tweede lid van artikel 10 van de Wob", "Wob 10.2"},
        {"artikel 11, eerste lid, onder de Wob", "Wob 11.1"},
        {"artikel 10 in de Wob", "Wob 10"},
        {"artikel 120 der Grondwet", "Grondwet 120"},
    };
    check_readings(rows, ROWS(rows));
}

static void citation_reads_numbers_with_dots_colons_and_brackets(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"art. 10.2.e Wob", "Wob 10.2.e"},
        {"artikel 10.2.e van de Wob", "Wob 10.2.e"},
        {"artikel 10.2e Wob", "Wob 10.2.e"},
        {"artikel 10.2. e Wob", "Wob 10.2.e"},
        {"artikel 11.1 Wob", "Wob 11.1"},
        {"artikel 10.2 lid g Wob", "Wob 10.2.g"},
        {"art. 10.2.q Wob wegens 10.2.q", "Wob 10.2.q; !Wob 10.2.g"},
        {"10.I.c Wob", "Wob 10.1.c"},
        {"10.1.c, 10.2.e en 10.2.9 Wob", "Wob 10.1.c; Wob 10.2.e; Wob 10.2.g"},
        {"Wob 10.2.e", "Wob 10.2.e"},
        {"Wob 10, tweede lid", "Wob 10.2"},
        {"Awb 4:8", "Awb 4:8"},
        {"artikel 4:8 van de Awb", "Awb 4:8"},
        {"artikel 4: 15 van de Algemene wet bestuursrecht", "Awb 4:15"},
        {"artikel\n3:4 van de Awb", "Awb 3:4"},
        {"artikel 8:12a Awb", "Awb 8:12a"},
        {"artikel 5.1, eerste lid, onder c, van de Woo", "Woo 5.1.1.c"},
        {"artikel 5.1.2.e Woo", "Woo 5.1.2.e"},
        {"artikel 5.1.2e van de Wet open overheid", "Woo 5.1.2.e"},
        {"artikel 5.1 lid 2 sub e Woo", "Woo 5.1.2.e"},
        {"Woo 5.2.1", "Woo 5.2.1"},
        {"artikel 19.1a, eerste lid, onder b, van de Wet milieubeheer", "Wm 19.1a.1.b"},
        {"artikel 2.57 Aanbestedingswet 2012", "Aanbestedingswet 2012 2.57"},
        {"artikel 6:162 BW", "BW 6:162"},
        {"artikel 6.1.f AVG", "AVG 6.1.f"},
        {"artikel 1:25 Wft", "Wft 1:25"},
    };
    check_readings(rows, ROWS(rows));
}

static void citation_gives_a_row_for_each_provision_of_a_list(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"artikelen 3 en 6 van de Wob", "Wob 3; Wob 6"},
        {"de artikelen 10, tweede lid, onder g, en 11 van de Wob", "Wob 10.2.g; Wob 11"},
        {"artikel 10, tweede lid, onder e en onder g en artikel 11, eerste lid, van de Wob",
         "Wob 10.2.e; Wob 10.2.g; Wob 11.1"},
        {"artikel 10, tweede lid, onder e en g, van de Wob", "Wob 10.2.e; Wob 10.2.g"},
        {"artikel 10, tweede lid, onder a, b en g, van de Wob",
         "Wob 10.2.a; Wob 10.2.b; Wob 10.2.g"},
        {"artikel 10, eerste lid, onder c, en tweede lid, onder e en g, van de Wob",
         "Wob 10.1.c; Wob 10.2.e; Wob 10.2.g"},
        {"artikel 7, eerste, tweede en vijfde lid, van de Wob", "Wob 7.1; Wob 7.2; Wob 7.5"},
        {"artikel 6, leden 1 en 2 Wob", "Wob 6.1; Wob 6.2"},
        {"artikel 6 lid 1 en 5 Wob", "Wob 6.1; Wob 6.5"},
        {"de artikelen 10, lid 2, en 11 Wob", "Wob 10.2; Wob 11"},
        {"artikel 4:8 en 4:15 Awb", "Awb 4:8; Awb 4:15"},
        {"artikel 3:4, 4:8 en 6:5 van de Awb", "Awb 3:4; Awb 4:8; Awb 6:5"},
        {"artikel 10, eerste lid, juncto tweede lid, van de Wob", "Wob 10.1; Wob 10.2"},
        {"art. 11, lid 1 jo. art. 10, lid 2, onder g Wob", "Wob 11.1; Wob 10.2.g"},
        {"artikel 3 j° artikel 6 Wob", "Wob 3; Wob 6"},
        {"artikel 7, in samenhang met artikel 8, van de Meststoffenwet",
         "Meststoffenwet 7; Meststoffenwet 8"},
        {"artikel 10 of 11 Wob", "Wob 10; Wob 11"},
        {"artikel 10, dan wel artikel 11 van de Wob", "Wob 10; Wob 11"},
        {"artikel 6, eerste tot en met derde lid, van de Wob", "Wob 6.1; Wob 6.2; Wob 6.3"},
        {"artikel 10, tweede lid, onder a tot en met d, van de Wob",
         "Wob 10.2.a; Wob 10.2.b; Wob 10.2.c; Wob 10.2.d"},
        {"artikelen 6:4 tot en met 6:7 van de Awb", "Awb 6:4; Awb 6:5; Awb 6:6; Awb 6:7"},
        {"artikelen 57 t/m 59 WED", "WED 57; WED 58; WED 59"},
        {"artikelen 9, 10 en 87 AVG", "AVG 9; AVG 10; AVG 87"},
        {"artikel 3 van de Wob en artikel 4:8 van de Awb", "Wob 3; Awb 4:8"},
        {"artikel 8 EVRM, artikel 10 van de Grondwet", "EVRM 8; Grondwet 10"},
        {"10.2.e en 11.1 Wob", "Wob 10.2.e; Wob 11.1"},
        {"artikel 10, tweede lid, onder e, en u krijgt bericht. De Wob", "Wob 10.2.e"},
        {"artikel 10 Wob en 3 documenten", "Wob 10"},
        {"volgens de Wob zijn op grond van artikel 10 en 11 documenten geweigerd", "Wob 10"},
    };
    check_readings(rows, ROWS(rows));
}

static void citation_takes_the_law_that_the_letter_has_in_hand(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"De Wob. Ik pas artikel 11, eerste lid, toe.", "Wob 11.1"},
        {"de Wob en artikel 4:8 van de Awb. Gelet op artikel 10, tweede lid, onder e",
         "Awb 4:8; Wob 10.2.e"},
        {"Volgens artikel 7 van de Meststoffenwet mag dat niet. Artikel 8 geeft een uitzondering.",
         "Meststoffenwet 7; Meststoffenwet 8"},
        {"De Wob. Artikel 10 AVG geldt. Artikel 10, tweede lid, onder e, ook.",
         "AVG 10; Wob 10.2.e"},
        {"De Woo. Artikel 5.1, tweede lid, onder e", "Woo 5.1.2.e"},
        {"De Woo en de Awb. Zie artikel 4:15.", "Awb 4:15"},
        {"artikel 10 van de Wob, en artikel 3 van die wet", "Wob 10; Wob 3"},
        {"de Wet openbaarheid van bestuur. De artikelen 10 en 11 van de wet", "Wob 10; Wob 11"},
        {"de Wet openbaarheid van bestuur (hierna: de Wet). Op grond van artikel 3 van de Wet",
         "Wob 3"},
        {"Wet publieke gezondheid (hierna: Wpg). Artikel 6 van de Wpg", "Wpg 6"},
        {"de APV, artikel 5", "APV 5"},
        {"de Algemene Plaatselijke Verordening (artikel 5)", "APV 5"},
        {"Wpg\nArt. 10.2.e\nde Wob", "Wob 10.2.e"},
        {"reglement van orde voor de ministerraad. Artikel 26, eerste lid, van dat reglement",
         "Reglement van orde voor de ministerraad 26.1"},
        {"artikel 10 van de destijds geldende Wob", "Wob 10"},
        {"artikel 162 Sv en artikel 225 Sr", "Sv 162; Sr 225"},
        {"artikel 365, vijfde lid, Wetboek van Strafvordering (Sv). Artikel 365 Sv",
         "Sv 365.5; Sv 365"},
        {"artikel 3, achtste lid, van de Verordening (EG) nr. 852/2004",
         "Verordening (EG) 852/2004 3.8"},
        {"artikel 1 van richtlijn 2003/98/EG", "Richtlijn 2003/98/EG 1"},
        {"artikel 2 van Verordening (EU) 2016/679", "AVG 2"},
        {"artikel 4 van de Modelverordening", "Modelverordening 4"},
        {"artikel 10, tweede\nlid, onder g, van de\nWet openbaarheid van\nbestuur", "Wob 10.2.g"},
        {"artikel 4:8 van de Algemene wet bestuurs-\nrecht", "Awb 4:8"},
        {"artikel 1 van de Wet op de inlichtingen-\nen veiligheidsdiensten 2017", "Wiv 2017 1"},
        {"ARTIKEL 10 VAN DE WET OPENBAARHEID VAN BESTUUR", "Wob 10"},
    };
    check_readings(rows, ROWS(rows));
}

static void citation_reads_english_acts(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"Section 31(1)(a) of the Freedom of Information Act 2000", "FOIA 31.1.a"},
        {"section 12 of the Freedom of Information Act 2000", "FOIA 12"},
        {"exempt under s.40(2) FOIA", "FOIA 40.2"},
        {"exempt under s40(2) of the FOIA", "FOIA 40.2"},
        {"the Freedom of Information Act 2000 (the Act). Section 1(1) of the Act", "FOIA 1.1"},
        {"the Freedom of Information Act 2000. Under section 43 (2) it is exempt", "FOIA 43.2"},
        {"sections 40(2) and (3A)(a) of FOIA", "FOIA 40.2; FOIA 40.3A.a"},
        {"section 31(1)(a), (b) and (g) of FOIA", "FOIA 31.1.a; FOIA 31.1.b; FOIA 31.1.g"},
        {"sections 21 and 40(2) of the FOIA", "FOIA 21; FOIA 40.2"},
        {"FOIA section 36(2)(b)(ii)", "FOIA 36.2.b.ii"},
        {"Regulation 12(5)(b) of the Environmental Information Regulations 2004", "EIR 12.5.b"},
        {"regulation 12(4)(a) EIR", "EIR 12.4.a"},
        {"section 35 of the Freedom of Information (Scotland) Act 2002", "FOISA 35"},
        {"section 10 of the Data Protection Act 2018", "DPA 2018 10"},
        {"5 U.S.C. § 552(b)(7)(A)", "5 USC 552.b.7.A"},
        {"5 USC 552(b)(6)", "5 USC 552.b.6"},
        {"FOIA Exemption 6", "5 USC 552.b.6"},
        {"Exemptions 6 and 7(C)", "5 USC 552.b.6; 5 USC 552.b.7.C"},
        {"under Exemption (b)(5), 5 U.S.C. § 552(b)(5)", "5 USC 552.b.5; 5 USC 552.b.5"},
        {"5 U.S.C. § 552a(k)(2)", "5 USC 552a.k.2"},
    };
    check_readings(rows, ROWS(rows));
}

static void citation_tells_a_ground_from_a_redaction_stamp(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"De Wob. Dit staat in de stukken onder vermelding van 10.2.e.", "Wob 10.2.e"},
        {"De Wob. Weggelakt onder vermelding van: 11.1.", "Wob 11.1"},
        {"De Wob, aangeduid met de afkorting 10.2.g", "Wob 10.2.g"},
        {"De Woo. Gelakt met de code '5.1.2.e'", "Woo 5.1.2.e"},
        {"Wob: 10.2 lid g is hier van toepassing", "Wob 10.2.g"},
        {"De Wob. Deels openbaar 10.2.e, 11.1", "Wob 10.2.e; Wob 11.1"},
        {"Geachte heer 10.2.e ,\n\nop grond van de Wob", "!Wob 10.2.e"},
        {"Postbus 1\n10.2.e\nDen Haag\nBesluit op grond van de Wob", "!Wob 10.2.e"},
        {"10.2.e@example.nl schreef over de Wob", "!Wob 10.2.e"},
        {"T 070 10.2.e, de Wob", "!Wob 10.2.e"},
        {"5.1.2e\n\nBesluit op grond van de Woo", "!Woo 5.1.2.e"},
    };
    check_readings(rows, ROWS(rows));
}

static void citation_leaves_other_numbers_alone(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"", ""},
        {"Ik heb een artikel over de Wob gelezen.", ""},
        {"Op 10.2.2021 kwam uw verzoek op grond van de Wob.", ""},
        {"De Wob. 2.1 Procedure", ""},
        {"De Wob\n\n2.1 Procedure", ""},
        {"De Wob kost 10.2 miljoen", ""},
        {"De Wob 2021 en verder", ""},
        {"Kenmerk Wob/2019/196", ""},
        {"WOB-2021-30 is uw kenmerk", ""},
        {"Om 10:30 kwam de Awb aan de orde", ""},
        {"de Wob en artikel 5 van de overeenkomst", ""},
        {"de Wob en artikel 3 van het contract", ""},
        {"de Wob; section 3 of this letter", ""},
        {"Artikel 4:8 zonder wet", ""},
        {"artikel 10", ""},
        {"10.2.e", ""},
        {"foto's 12 en 13 over FOIA", ""},
        {"the exemption is explained in the FOIA", ""},
        {"bestand 3.1.a bij de Wob", ""},
        {"who wrote article 5", ""},
        {"wob@example.org of www.wob.nl, artikel 5", ""},
        {"artikel 0 van de Wob", ""},
        {"artikel 12345 van de Wob", ""},
        {"artikel\n\n10 van de Wob", ""},
        {"versie 1.2.3 van de Wob-handleiding", ""},
    };
    check_readings(rows, ROWS(rows));
}

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
    static const reading rows[] = {
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

/* Text made to be hard: each piece repeated far beyond every limit of the grammar. */
static void hostile_text_is_read_to_its_end(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "artikel 10, ",
        "artikel 10 en ",
        "10.2.e en ",
        "(",
        "(b)",
        "eerste, ",
        "Wet op de ",
        "ECLI:",
        "onder a, ",
        "lid 1, ",
        "5 U.S.C. 552(b)",
        "artikelen 1 t/m ",
        "de Wob (hierna: Xyz) ",
        "\xC2\xA7",
        "van de wet ",
    };
    enum { TIMES = 2000 };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(pieces); i++) {
        size_t size = strlen(pieces[i]);
        char *text = wob_arena_take(&arena, size * TIMES);
        for (size_t k = 0; k < TIMES; k++)
            memcpy(text + k * size, pieces[i], size);
        wob_law_findings findings;
        wob_law_read((wob_slice){text, size * TIMES}, &arena, &findings);
        check_rows(&findings, (wob_slice){text, size * TIMES});
        wob_citation_label((wob_slice){text, size * TIMES}, &arena);
        wob_arena_clear(&arena);
    }
    wob_arena_release(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(citation_reads_lid_and_letter_in_words),
        cmocka_unit_test(citation_reads_numbers_with_dots_colons_and_brackets),
        cmocka_unit_test(citation_gives_a_row_for_each_provision_of_a_list),
        cmocka_unit_test(citation_takes_the_law_that_the_letter_has_in_hand),
        cmocka_unit_test(citation_reads_english_acts),
        cmocka_unit_test(citation_tells_a_ground_from_a_redaction_stamp),
        cmocka_unit_test(citation_leaves_other_numbers_alone),
        cmocka_unit_test(citation_carries_span_jci_and_law),
        cmocka_unit_test(citation_follows_the_numbering_of_its_law_in_the_jci),
        cmocka_unit_test(mentions_name_every_law),
        cmocka_unit_test(a_letters_own_definition_decides_between_namesakes),
        cmocka_unit_test(judgments_are_mended_where_scanning_broke_them),
        cmocka_unit_test(a_typed_provision_gives_its_label),
        cmocka_unit_test(a_label_has_a_level_for_each_of_its_parts),
        cmocka_unit_test(every_role_has_a_name),
        cmocka_unit_test(hostile_text_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
