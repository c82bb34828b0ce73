/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/counted.h: the values by which passages are counted. */
#include "tests/unit/unit.h"

#include "lib/index/counted.h"

static void facts_come_back_as_they_were(void **state)
{
    (void)state;
    static const wob_counted_facts rows[] = {
        {WOB_PART_ANSWER,
         WOB_OUTCOME_REFUSED,
         WOB_KIND_DECISION,
         WOB_DUTCH,
         2021,
         {"Gemeente Oosterwaard", 20}},
        {WOB_PART_OTHER, WOB_OUTCOME_UNKNOWN, WOB_KIND_OTHER, WOB_ENGLISH, 0, {0}},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer value = {0};
        wob_counted_facts facts;
        wob_counted_facts_write(&rows[i], &value);
        assert_true(wob_counted_facts_read(wob_buffer_slice(&value), &facts));
        assert_int_equal(facts.part, rows[i].part);
        assert_int_equal(facts.outcome, rows[i].outcome);
        assert_int_equal(facts.kind, rows[i].kind);
        assert_int_equal(facts.language, rows[i].language);
        assert_int_equal(facts.year, rows[i].year);
        assert_slice(facts.organisation, rows[i].organisation);
        wob_buffer_release(&value);
    }
}

static void damaged_facts_are_none(void **state)
{
    (void)state;
    wob_counted_facts facts;
    assert_false(wob_counted_facts_read((wob_slice){0}, &facts));
    assert_false(wob_counted_facts_read(WOB_SLICE("\1\1\1"), &facts));
    assert_false(wob_counted_facts_read(WOB_SLICE("\x7f\1\1\1\1"), &facts)); /* no such part */
}

static void citations_come_one_by_one(void **state)
{
    (void)state;
    wob_buffer value = {0};
    wob_counted_citation first, second, none;
    wob_counted_citation_add(&value, WOB_ROLE_APPLIED, WOB_SLICE("Wob 10.2.e"));
    wob_counted_citation_add(&value, WOB_ROLE_CONSIDERED, WOB_SLICE("Wob 10.2.e"));
    wob_record_reader reader = {.rest = wob_buffer_slice(&value)};
    assert_true(wob_counted_citation_next(&reader, &first));
    assert_true(wob_counted_citation_next(&reader, &second));
    assert_false(wob_counted_citation_next(&reader, &none));
    assert_int_equal(first.role, WOB_ROLE_APPLIED);
    assert_int_equal(second.role, WOB_ROLE_CONSIDERED);
    assert_slice(first.label, WOB_SLICE("Wob 10.2.e"));
    assert_false(wob_slice_equal(first.both, second.both));

    wob_record_reader cut = {.rest = wob_slice_cut(first.both, 0, first.both.size - 1)};
    assert_false(wob_counted_citation_next(&cut, &none));
    wob_buffer_release(&value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_come_back_as_they_were),
        cmocka_unit_test(damaged_facts_are_none),
        cmocka_unit_test(citations_come_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
