/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/filter.h: which values filters take, and what is said of others. */
#include "tests/unit/unit.h"

#include "lib/base/arena.h"
#include "lib/letter/letter.h"
#include "lib/search/complaint.h"
#include "lib/search/filter.h"
#include "lib/search/syntax.h"

#include <string.h>

/* What is read of `name:value`; dates where the kind has them. */
static const struct {
    const char *name, *value, *kept, *from, *to;
} good[] = {
    {"item", "5", "5", "", ""},
    {"item", "2a", "2a", "", ""},
    {"ITEM", "XXXVIII", "XXXVIII", "", ""},
    {"item", "12345678", "12345678", "", ""},
    {"statute", "Wob", "Wob", "", ""},
    {"statute", "wob", "Wob", "", ""},
    {"statute", "Wob 10.2.g", "Wob 10.2.g", "", ""},
    {"statute", "10.2.g Wob", "Wob 10.2.g", "", ""},
    {"wet", "Wpg", "Wpg", "", ""},
    {"statute", "5.1.2.e", "Woo 5.1.2.e", "", ""},
    {"statute", "10.2.e", "Wob 10.2.e", "", ""},
    {"role", "Applied", "applied", "", ""},
    {"ground", "privacy", "privacy", "", ""},
    {"ground", "persoonlijke levenssfeer", "privacy", "", ""},
    {"ground", "Legal professional privilege", "legal-privilege", "", ""},
    {"law", "FOIA 31.1.a", "FOIA 31.1.a", "", ""},
    {"part", "answer", "answer", "", ""},
    {"part", "Consideration", "consideration", "", ""},
    {"outcome", "PARTLY-released", "partly-released", "", ""},
    {"outcome", "unknown", "unknown", "", ""},
    {"kind", "decision-on-objection", "decision-on-objection", "", ""},
    {"org", "politie", "politie", "", ""},
    {"organisation", "gemeente 's-Gravenhage", "gemeente 's-Gravenhage", "", ""},
    {"org", "'s-Gravenhage", "'s-Gravenhage", "", ""},
    {"org", "\xC3\xA9", "\xC3\xA9", "", ""},
    {"year", "2021", "2021", "2021-01-01", "2021-12-31"},
    {"year", "1900", "1900", "1900-01-01", "1900-12-31"},
    {"year", "2100", "2100", "2100-01-01", "2100-12-31"},
    {"year", "2019..2021", "2019..2021", "2019-01-01", "2021-12-31"},
    {"year", "2019..2019", "2019..2019", "2019-01-01", "2019-12-31"},
    {"year", "2019 .. 2021", "2019 .. 2021", "2019-01-01", "2021-12-31"},
    {"year", "2019..", "2019..", "2019-01-01", ""},
    {"year", "..2021", "..2021", "", "2021-12-31"},
    {"date", "2021", "2021", "2021-01-01", "2021-12-31"},
    {"date", "2021-05", "2021-05", "2021-05-01", "2021-05-31"},
    {"date", "2021-01", "2021-01", "2021-01-01", "2021-01-31"},
    {"date", "2020-02", "2020-02", "2020-02-01", "2020-02-29"},
    {"date", "2021-12", "2021-12", "2021-12-01", "2021-12-31"},
    {"date", "2021-05-24", "2021-05-24", "2021-05-24", "2021-05-24"},
    {"date", "2019..2021", "2019..2021", "2019-01-01", "2021-12-31"},
    {"date", "2019..2021-02", "2019..2021-02", "2019-01-01", "2021-02-28"},
    {"date", "2021-05-24..2021-05", "2021-05-24..2021-05", "2021-05-24", "2021-05-31"},
    {"date", "2021-05-24..2021-05-24", "2021-05-24..2021-05-24", "2021-05-24", "2021-05-24"},
    {"date", "2021-05..", "2021-05..", "2021-05-01", ""},
    {"date", "..2021-05-24", "..2021-05-24", "", "2021-05-24"},
    {"lang", "nl", "nl", "", ""},
    {"language", "EN", "en", "", ""},
    {"letter", "0123456789abcdef", "0123456789abcdef", "", ""},
    {"letter", "0123456789ABCDEF-12", "0123456789abcdef-12", "", ""},
};

static const struct {
    const char *name, *value;
} bad[] = {
    {"item", "123456789"},
    {"item", "5,10"},
    {"item", "5-10"},
    {"item", "\xC3\xA9"},
    {"statute", "foo"},
    {"statute", "Wob 10.2.zz"},
    {"statute", "..."},
    {"role", "stamp"},
    {"role", "toegepast"},
    {"ground", "curiosity"},
    {"part", "answers"},
    {"part", "ans"},
    {"outcome", "geweigerd"},
    {"kind", "besluit"},
    {"org", "..."},
    {"year", "abc"},
    {"year", "21"},
    {"year", "1899"},
    {"year", "2101"},
    {"year", "20210"},
    {"year", "2021-05"},
    {"year", ".."},
    {"year", "2019...2021"},
    {"year", "2021..2020"},
    {"year", "2019..2101"},
    {"year", "2019..2020..2021"},
    {"date", "24-06-2021"},
    {"date", "2021-"},
    {"date", "2021-5"},
    {"date", "2021-13"},
    {"date", "2021-00"},
    {"date", "2021-02-29"},
    {"date", "2021/05/24"},
    {"date", "2021-05-240"},
    {"date", "1899-12-31"},
    {"date", ".."},
    {"date", "2021-06..2021-05"},
    {"date", "2021-06-02..2021-06-01"},
    {"lang", "de"},
    {"lang", "n"},
    {"letter", "0123456789abcde"},
    {"letter", "0123456789abcdeg"},
    {"letter", "0123456789abcdef0"},
    {"letter", "0123456789abcdef-"},
    {"letter", "0123456789abcdef-x"},
};

static void assert_date(wob_date date, const char *expected)
{
    char text[WOB_ISO_DATE_SIZE] = "";
    if (wob_date_known(date))
        wob_date_format_iso(date, text);
    assert_string_equal(text, expected);
}

static void filter_keeps_a_value_as_the_index_has_it(void **state)
{
    (void)state;
    wob_arena arena = {0};
    bool seen[WOB_FILTER_COUNT] = {false};
    for (size_t i = 0; i < ROWS(good); i++) {
        wob_filter filter = {0};
        wob_filter_kind kind;
        wob_slice complaint = {0};
        assert_true(wob_filter_find(wob_slice_of(good[i].name), &kind));
        if (!wob_filter_read(kind, wob_slice_of(good[i].value), &arena, &filter, &complaint))
            fail_msg("%s:%s: %.*s", good[i].name, good[i].value, WOB_ARG(complaint));
        assert_int_equal(filter.kind, kind);
        assert_text(filter.value, good[i].kept);
        assert_date(filter.from, good[i].from);
        assert_date(filter.to, good[i].to);
        seen[kind] = true;
    }
    for (size_t kind = 0; kind < WOB_FILTER_COUNT; kind++)
        assert_true(seen[kind]);
    wob_arena_release(&arena);
}

static void filter_refuses_what_cannot_be(void **state)
{
    (void)state;
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(bad); i++) {
        wob_filter filter;
        wob_filter_kind kind;
        wob_slice complaint = {0};
        assert_true(wob_filter_find(wob_slice_of(bad[i].name), &kind));
        if (wob_filter_read(kind, wob_slice_of(bad[i].value), &arena, &filter, &complaint))
            fail_msg("%s:%s was read as %.*s", bad[i].name, bad[i].value, WOB_ARG(filter.value));
        /* "VALUE" what is wrong; write what may stand there */
        wob_slice quoted = wob_arena_print(&arena, "\"%s\" ", bad[i].value);
        assert_true(wob_slice_starts(complaint, quoted));
        assert_true(wob_slice_find(complaint, WOB_SLICE("; write "), 0) < complaint.size);
    }
    wob_arena_release(&arena);
}

static void filter_knows_its_names_and_no_others(void **state)
{
    (void)state;
    static const char *const others[] = {"", "it", "items", "KLM", "https", "unknown", "outcom"};
    wob_filter_kind kind;
    for (size_t i = 0; i < WOB_FILTER_COUNT; i++) {
        assert_true(wob_filter_find(wob_slice_of(wob_filter_name((wob_filter_kind)i)), &kind));
        assert_int_equal(kind, i);
    }
    for (size_t i = 0; i < ROWS(others); i++)
        assert_false(wob_filter_find(wob_slice_of(others[i]), &kind));
}

static void every_part_outcome_and_kind_is_a_value(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_filter filter;
    wob_slice complaint;
    for (size_t i = 0; i < WOB_PART_COUNT; i++)
        assert_true(wob_filter_read(WOB_FILTER_PART, wob_slice_of(wob_part_name((wob_part)i)),
                                    &arena, &filter, &complaint));
    for (size_t i = 0; i < WOB_OUTCOME_COUNT; i++)
        assert_true(wob_filter_read(WOB_FILTER_OUTCOME,
                                    wob_slice_of(wob_outcome_name((wob_outcome)i)), &arena, &filter,
                                    &complaint));
    for (size_t i = 0; i < WOB_KIND_COUNT; i++)
        assert_true(wob_filter_read(WOB_FILTER_KIND, wob_slice_of(wob_kind_name((wob_kind)i)),
                                    &arena, &filter, &complaint));
    wob_arena_release(&arena);
}

/* What is wrong, the question, a caret ----------------------------------------------------------
 */

#define OUTCOMES                                                                                   \
    "unknown, released, partly-released, refused, already-public, not-held, out-of-scope, "        \
    "transferred, withdrawn"
#define KINDS "decision, partial-decision, decision-on-objection, other"
#define YEARS "write a year from 1900 to 2100 or a range: year:2021, year:2019..2021, year:2019.."

static const struct {
    const char *question, *message;
} complaints[] = {
    {"sensing outcome:refuse kentekens",
     "\"refuse\" is no outcome (did you mean \"refused\"?); write one of " OUTCOMES "\n"
     "  sensing outcome:refuse kentekens\n"
     "                  ^"},
    {"outcome:public",
     "\"public\" is no outcome (did you mean \"already-public\"?); write one of " OUTCOMES "\n"
     "  outcome:public\n"
     "          ^"},
    {"outcome:geweigerd", "\"geweigerd\" is no outcome; write one of " OUTCOMES "\n"
                          "  outcome:geweigerd\n"
                          "          ^"},
    {"kind:\"dceision\"",
     "\"dceision\" is no kind of letter (did you mean \"decision\"?); write one of " KINDS "\n"
     "  kind:\"dceision\"\n"
     "        ^"},
    {"lang:de", "\"de\" is no language; write one of nl, en\n"
                "  lang:de\n"
                "       ^"},
    {"year:abc", "\"abc\" is no year; " YEARS "\n"
                 "  year:abc\n"
                 "       ^"},
    {"-(x year:2021..2020)", "\"2021..2020\" ends before it begins; " YEARS "\n"
                             "  -(x year:2021..2020)\n"
                             "           ^"},
    /* columns are characters, and a line of the question is a line of the message */
    {"caf\xC3\xA9\t\xE2\x80\x9Crode\nloper\xE2\x80\x9D year:\"\xC3\xA9\r\" y",
     "\"\xC3\xA9\" is no year; " YEARS "\n"
     "  caf\xC3\xA9 \xE2\x80\x9Crode loper\xE2\x80\x9D year:\"\xC3\xA9 \" y\n"
     "                          ^"},
    /* of a long question, what stands around the place */
    {"alle correspondentie over het verkeersbesluit van de gemeente year:x en de bezwaren van alle "
     "omwonenden",
     "\"x\" is no year; " YEARS "\n"
     "  ...et verkeersbesluit van de gemeente year:x en de bezwaren van alle omwo...\n"
     "                                             ^"},
    {"letter:0123456789012345678901234567890123456789012345678901234567890",
     "\"0123456789012345678901234567890123456789...\" is no letter's id; write the 16 hex digits "
     "that a hit shows, with -2, -3 ... where it does: letter:0123456789abcdef\n"
     "  letter:012345678901234567890123456789...\n"
     "         ^"},
};

static void complaint_shows_the_place_with_a_caret(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(complaints); i++) {
        wob_arena arena = {0};
        wob_error error = {0};
        const wob_node *root = NULL;
        wob_slice question = wob_slice_of(complaints[i].question);
        assert_int_equal(wob_syntax_parse(question, false, &arena, &root, &error), WOB_USAGE);
        assert_string_equal(error.message, complaints[i].message);
        assert_int_equal(error.status, WOB_USAGE);
        assert_null(root);
        wob_arena_release(&arena);
    }
}

static void suggestion_is_the_nearest_choice(void **state)
{
    (void)state;
    static const char *const choices[] = {
        "refused", "released", "partly-released", "not-held", "bat", "cat", NULL};
    static const struct {
        const char *text, *suggested;
    } words[] = {
        {"refuse", "refused"},
        {"REFUSED.", "refused"},
        {"rfused", "refused"},
        {"refussed", "refused"},
        {"rafuzed", "refused"},
        {"refxsxd", "refused"},
        {"rexxxxd", NULL},
        {"releasd", "released"},
        {"realesed", "released"},
        {"xxleased", "released"},
        {"partly", "partly-released"},
        {"leased", "released"},
        {"held", "not-held"},
        {"no", NULL},
        {"ld", NULL},
        {"rat", "bat"},
        {"at", NULL},
        {"", NULL},
        {"xyz", NULL},
        {"not-heldnot-heldnot-heldnot-heldx", NULL},
    };
    for (size_t i = 0; i < ROWS(words); i++) {
        const char *suggested = wob_complaint_suggest(wob_slice_of(words[i].text), choices);
        if (!wob_slice_equal(wob_slice_of(suggested), wob_slice_of(words[i].suggested)))
            fail_msg("\"%s\" suggests %s", words[i].text, suggested ? suggested : "nothing");
    }
}

static void complaint_of_wide_text_keeps_its_caret(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_error error = {0};
    const wob_node *root;
    wob_slice wide = {0};
    for (int i = 0; i < 100; i++) /* four bytes each, U+10400 */
        wide = wob_arena_join(&arena, wide, WOB_SLICE("\xF0\x90\x90\x80"));
    wob_slice question = wob_arena_print(&arena, "%.*s part:%.*s", WOB_ARG(wide), WOB_ARG(wide));
    assert_int_equal(wob_syntax_parse(question, false, &arena, &root, &error), WOB_USAGE);
    assert_true(strlen(error.message) < WOB_MESSAGE_SIZE - 1);
    wob_slice message = wob_slice_of(error.message);
    assert_true(
        wob_slice_ends(message, WOB_SLICE("\n"
                                          "                                             ^")));
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filter_keeps_a_value_as_the_index_has_it),
        cmocka_unit_test(filter_refuses_what_cannot_be),
        cmocka_unit_test(filter_knows_its_names_and_no_others),
        cmocka_unit_test(every_part_outcome_and_kind_is_a_value),
        cmocka_unit_test(complaint_shows_the_place_with_a_caret),
        cmocka_unit_test(suggestion_is_the_nearest_choice),
        cmocka_unit_test(complaint_of_wide_text_keeps_its_caret),
    };
    return cmocka_run_group_tests_name("filter", tests, NULL, NULL);
}
