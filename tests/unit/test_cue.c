/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cue phrases: what patterns match, and that each row of each table finds its example and not its
 * counter-example. */
#include "lib/letter/cue.h"
#include "tests/unit/unit.h"

static bool found_in(const wob_cue *cue, wob_slice text)
{
    wob_arena arena = {0};
    wob_cue_words words;
    size_t begin, end;
    wob_cue_split(text, &arena, &words);
    bool found = wob_cue_find(cue, &words, 0, &begin, &end);
    wob_arena_release(&arena);
    return found;
}

static bool pattern_in(wob_slice pattern, wob_slice text)
{
    wob_arena arena = {0};
    wob_cue cue = {.pattern = pattern};
    wob_cue_prepare(&cue, &arena);
    bool found = found_in(&cue, text);
    wob_arena_release(&arena);
    return found;
}

static void pattern_matches_as_its_signs_say(void **state)
{
    static const struct {
        const char *pattern, *text;
        bool found;
    } rows[] = {
        {"verzoek", "Uw verzoek is ontvangen", true},
        {"verzoek", "Uw verzoeken zijn ontvangen", false},
        {"VERZOEK", "uw verzoek", true},
        {"verzoek*", "Uw verzoeken", true},
        {"*verzoek", "Uw Wob-verzoek", true},
        {"*verzoek", "Uw verzoeken", false},
        {"ik|wij besluit*", "Wij besluiten", true},
        {"ik|wij besluit*", "U besluit", false},
        {"< besluit", "Besluit", true},
        {"< besluit", "Het besluit", false},
        {"besluit >", "Het besluit.", true},
        {"besluit >", "Het besluit luidt", false},
        {"heeft .. verzocht", "heeft u mij verzocht", true},
        {"heeft .. verzocht", "heeft een twee drie vier vijf zes verzocht", true},
        {"heeft .. verzocht", "heeft een twee drie vier vijf zes zeven verzocht", false},
        {"heeft ... verzocht", "heeft een twee drie vier vijf zes zeven verzocht", true},
        {"maken .. openbaar", "maken de stukken 1, 2, 3, 4a, 5, 6, 7 en 8 openbaar", true},
        {"maken .. openbaar", "maken de een, de twee, de drie en de vier openbaar", false},
        {"a .. b .. c", "a x b y c", true},
        {"a .. b .. c", "a x c y b", false},
        {"10.2.e", "artikel 10.2.e, Wob", true},
        {"wob", "de “Wob”", true},
        {"wob", "", false},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        if (pattern_in(wob_slice_of(rows[i].pattern), wob_slice_of(rows[i].text)) != rows[i].found)
            fail_msg("%s in %s", rows[i].pattern, rows[i].text);
}

static void each_row_finds_its_example_and_not_its_counter(void **state)
{
    static const char *const tables[] = {
        "headings",   "openings", "outcomes",    "hints",      "dictum",  "asking",
        "requesting", "lead_ins", "referring",   "scope",      "roles",   "organisations",
        "kinds",      "columns",  "assessments", "mail_heads", "related", "concluding"};
    size_t faults = 0, rows = 0;
    (void)state;
    for (size_t t = 0; t < ROWS(tables); t++) {
        const wob_cues *cues = wob_cues_of(tables[t]);
        for (size_t i = 0; i < cues->count; i++, rows++) {
            const wob_cue *cue = &cues->at[i];
            bool example = found_in(cue, cue->example);
            bool counter = found_in(cue, cue->counter);
            if (!example || counter || cue->counter.size == 0)
                print_error("%s.tsv: %.*s: %s\n", tables[t], WOB_ARG(cue->pattern),
                            example ? "finds its counter-example" : "does not find its example");
            faults += !example || counter || cue->counter.size == 0;
        }
    }
    assert_true(rows > 200);
    assert_int_equal(faults, 0);
}

/* That no text is tried which lacks a cue's words must change nothing: a cue of a table finds what
 * the same pattern finds alone. */
static void cue_of_a_table_stands_where_its_pattern_does(void **state)
{
    const wob_cues *cues = wob_cues_of("outcomes");
    size_t found = 0;
    (void)state;
    for (size_t i = 0; i < cues->count; i++)
        for (size_t k = 0; k < cues->count; k++) {
            bool alone = pattern_in(cues->at[i].pattern, cues->at[k].example);
            assert_int_equal(found_in(&cues->at[i], cues->at[k].example), alone);
            found += alone;
        }
    assert_true(found > cues->count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pattern_matches_as_its_signs_say),
        cmocka_unit_test(each_row_finds_its_example_and_not_its_counter),
        cmocka_unit_test(cue_of_a_table_stands_where_its_pattern_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
