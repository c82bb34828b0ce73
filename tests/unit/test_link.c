/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/law/link.h: addresses of provisions, acts and judgments. */
#include "tests/unit/unit.h"

#include "lib/law/link.h"

static const wob_date unknown_day = {0}, day = {2021, 6, 24};

/* The address of the one provision in `text`. */
static void expect_url(const char *text, wob_date on, const char *expected)
{
    wob_arena arena = {0};
    wob_buffer url = {0};
    wob_law_findings found;
    wob_law_read(wob_slice_of(text), &arena, &found);
    assert_int_equal(found.citations.count, 1);
    wob_citation_url(&found.citations.at[0], on, &url);
    assert_text(wob_buffer_slice(&url), expected);
    wob_buffer_release(&url);
    wob_arena_release(&arena);
}

static void link_leads_to_the_version_of_a_day(void **state)
{
    (void)state;
    expect_url("artikel 10, tweede lid, onder e, van de Wob", day,
               "https://wetten.overheid.nl/"
               "jci1.3:c:BWBR0005252&artikel=10&lid=2&o=e&z=2021-06-24");
    expect_url("artikel 4:8 van de Awb", unknown_day,
               "https://wetten.overheid.nl/jci1.3:c:BWBR0005537&artikel=4:8");
}

static void link_leads_to_a_day_on_which_the_act_was_in_force(void **state)
{
    (void)state;
    expect_url("artikel 11 van de Wob", (wob_date){2023, 2, 1},
               "https://wetten.overheid.nl/jci1.3:c:BWBR0005252&artikel=11&z=2022-04-30");
    expect_url("artikel 5.1, tweede lid, van de Woo", day,
               "https://wetten.overheid.nl/jci1.3:c:BWBR0045754&artikel=5.1&lid=2&z=2022-05-01");
}

static void link_leads_abroad(void **state)
{
    (void)state;
    expect_url("artikel 6 van de AVG", day,
               "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679");
    expect_url("section 40(2) of the Freedom of Information Act 2000", day,
               "https://www.legislation.gov.uk/ukpga/2000/36/section/40");
    expect_url("regulation 12(5)(b) of the EIR", day,
               "https://www.legislation.gov.uk/uksi/2004/3391/regulation/12");
    expect_url("5 U.S.C. 552(b)(7)(A)", day, "https://www.govinfo.gov/link/uscode/5/552");
}

static void link_is_missing_where_the_register_has_no_such_law(void **state)
{
    (void)state;
    expect_url("artikel 3 van de Parkeerverordening Oudelande", day, "");
}

static void link_of_an_act_names_no_provision(void **state)
{
    (void)state;
    wob_buffer url = {0};
    wob_act_url(wob_law_find(WOB_SLICE("Wbp")), day, &url);
    assert_text(wob_buffer_slice(&url),
                "https://wetten.overheid.nl/jci1.3:c:BWBR0011468&z=2018-05-24");
    wob_buffer_clear(&url);
    wob_act_url(wob_law_find(WOB_SLICE("FOIA")), day, &url);
    assert_text(wob_buffer_slice(&url), "https://www.legislation.gov.uk/ukpga/2000/36");
    wob_buffer_release(&url);
}

static void link_of_a_judgment_leads_to_who_publishes_it(void **state)
{
    (void)state;
    wob_buffer url = {0};
    wob_judgment_url(&(wob_judgment){.ecli = WOB_SLICE("ECLI:NL:RVS:2014:3246")}, &url);
    assert_text(wob_buffer_slice(&url),
                "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RVS:2014:3246");
    wob_buffer_clear(&url);
    wob_judgment_url(&(wob_judgment){.ecli = WOB_SLICE("ECLI:EU:C:2010:363")}, &url);
    assert_text(wob_buffer_slice(&url), "https://e-justice.europa.eu/ecli/ECLI:EU:C:2010:363");
    wob_buffer_release(&url);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(link_leads_to_the_version_of_a_day),
        cmocka_unit_test(link_leads_to_a_day_on_which_the_act_was_in_force),
        cmocka_unit_test(link_leads_abroad),
        cmocka_unit_test(link_is_missing_where_the_register_has_no_such_law),
        cmocka_unit_test(link_of_an_act_names_no_provision),
        cmocka_unit_test(link_of_a_judgment_leads_to_who_publishes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
