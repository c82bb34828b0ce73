/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/letter/letter_json.h: the keys, their order and their values are those of
 * docs/letter.md. */
#include "tests/unit/unit.h"

#include "lib/letter/letter_json.h"

static const wob_source source = {
    .path = {"a/b \"c\".pdf", 11},
    .format = WOB_FORMAT_PDF,
    .sha256 = "00ff",
    .page_count = 2,
};

static void expect_json(const wob_letter *letter, bool with_stamps, const char *expected)
{
    wob_buffer json = {0};
    wob_letter_write_json(letter, with_stamps, &json);
    assert_text(wob_buffer_slice(&json), expected);
    wob_buffer_release(&json);
}

static void letter_without_anything_has_every_key(void **state)
{
    (void)state;
    const wob_letter letter = {.source = &source, .kind = WOB_KIND_OTHER};
    expect_json(
        &letter, false,
        "{\"schema\":1,\"id\":\"\",\"source\":{\"path\":\"a/b \\\"c\\\".pdf\","
        "\"format\":\"pdf\",\"sha256\":\"00ff\",\"pages\":2,\"ocr\":false},"
        "\"language\":\"nl\",\"kind\":\"other\",\"organisation\":null,\"reference\":null,"
        "\"subject\":null,\"date\":null,\"request_date\":null,\"request\":null,"
        "\"items\":[],\"answers\":[],\"decision\":null,\"sections\":[],\"citations\":[],"
        "\"laws\":[],\"documents\":[],\"case_law\":[],\"links\":[],\"text\":\"\",\"related\":[],"
        "\"grounds\":[]}");
}

/* A passage of the text below. */
static wob_passage_of_letter passage(wob_slice text, size_t begin, size_t end, uint32_t page)
{
    return (wob_passage_of_letter){wob_slice_cut(text, begin, end), {begin, end}, page};
}

/* A letter with one of everything, of which the second page begins at "Ad 1". */
static wob_letter make_full_letter(wob_arena *arena)
{
    wob_slice text = WOB_SLICE("Kop U vraagt: 1. de brug Ad 1 Nee. Ik weiger: I alles 10.2.e "
                               "Wob 11 www.a.nl ECLI:NL:X");
    wob_letter letter = {.source = &source,
                         .id = WOB_SLICE("0123456789abcdef"),
                         .language = WOB_ENGLISH,
                         .kind = WOB_KIND_PARTIAL_DECISION,
                         .organisation = WOB_SLICE("Gemeente A"),
                         .reference = WOB_SLICE("Z1"),
                         .subject = WOB_SLICE("de brug"),
                         .date = {2021, 6, 24},
                         .request_date = {2021, 5, 7},
                         .text = text};
    *wob_push(arena, &letter.pages) = (wob_page_start){0, 1};
    *wob_push(arena, &letter.pages) = (wob_page_start){25, 2};
    letter.request = passage(text, 4, 24, 1);
    *wob_push(arena, &letter.items) = (wob_item){WOB_SLICE("1"), passage(text, 17, 24, 1)};
    wob_answer *answer = wob_push(arena, &letter.answers);
    *answer = (wob_answer){.at = passage(text, 30, 34, 2), .outcome = WOB_OUTCOME_REFUSED};
    wob_slices_add(arena, &answer->items, WOB_SLICE("1"));
    wob_slices_add(arena, &answer->grounds, WOB_SLICE("Wob 10.2.e"));
    wob_slices_add(arena, &answer->see, WOB_SLICE("2"));
    wob_slices_add(arena, &answer->resolved, WOB_SLICE("2"));
    letter.decision.at = passage(text, 35, 53, 2);
    letter.decision.outcome = WOB_OUTCOME_PARTLY_RELEASED;
    *wob_push(arena, &letter.decision.points) =
        (wob_point){WOB_SLICE("I"), passage(text, 48, 53, 2)};
    *wob_push(arena, &letter.sections) = (wob_section){{0}, WOB_PART_HEADER, {0, 25}, 1};
    *wob_push(arena, &letter.sections) =
        (wob_section){WOB_SLICE("Ad 1"), WOB_PART_ANSWER, {25, text.size}, 2};
    *wob_push(arena, &letter.law.citations) =
        (wob_citation){.span = {54, 60}, .label = WOB_SLICE("Wob 10.2.e"), .role = WOB_ROLE_STAMP};
    *wob_push(arena, &letter.law.citations) =
        (wob_citation){.span = {61, 67},
                       .label = WOB_SLICE("Wob 11"),
                       .jci = WOB_SLICE("jci1.3:c:B&artikel=11"),
                       .law = wob_law_find(WOB_SLICE("Wob")),
                       .role = WOB_ROLE_APPLIED};
    *wob_push(arena, &letter.law.mentions) =
        (wob_law_mention){{61, 64}, WOB_SLICE("Wob"), WOB_SLICE("BWBR0005252")};
    *wob_push(arena, &letter.law.judgments) = (wob_judgment){{77, 86}, WOB_SLICE("ECLI:NL:X")};
    *wob_push(arena, &letter.documents) = (wob_listed_document){
        .number = WOB_SLICE("1a"), .outcome = WOB_OUTCOME_RELEASED, .page = 2};
    *wob_push(arena, &letter.links) = (wob_link){WOB_SLICE("www.a.nl"), {68, 76}};
    *wob_push(arena, &letter.related) = (wob_related){
        .relation = WOB_FELLOW, .reference = WOB_SLICE("Z0"), .date = {2021, 3, 1}, .span = {0, 3}};
    wob_slices_add(arena, &letter.grounds, WOB_SLICE("Wob 11"));
    return letter;
}

#define BEFORE_CITATIONS                                                                           \
    "{\"schema\":1,\"id\":\"0123456789abcdef\",\"source\":{\"path\":\"a/b \\\"c\\\".pdf\","        \
    "\"format\":\"pdf\",\"sha256\":\"00ff\",\"pages\":2,\"ocr\":false},\"language\":\"en\","       \
    "\"kind\":\"partial-decision\",\"organisation\":\"Gemeente A\",\"reference\":\"Z1\","          \
    "\"subject\":\"de brug\",\"date\":\"2021-06-24\",\"request_date\":\"2021-05-07\","             \
    "\"request\":{\"text\":\"U vraagt: 1. de brug\",\"span\":[4,24],\"page\":1},"                  \
    "\"items\":[{\"number\":\"1\",\"text\":\"de brug\",\"span\":[17,24],\"page\":1}],"             \
    "\"answers\":[{\"items\":[\"1\"],\"text\":\"Nee.\",\"span\":[30,34],\"page\":2,"               \
    "\"outcome\":\"refused\",\"grounds\":[\"Wob 10.2.e\"],\"see\":[\"2\"],\"resolved\":[\"2\"]}]," \
    "\"decision\":{\"text\":\"Ik weiger: I alles\",\"span\":[35,53],\"page\":2,"                   \
    "\"outcome\":\"partly-released\",\"points\":[{\"number\":\"I\",\"text\":\"alles\","            \
    "\"span\":[48,53]}]},"                                                                         \
    "\"sections\":[{\"heading\":null,\"kind\":\"header\",\"span\":[0,25],\"page\":1},"             \
    "{\"heading\":\"Ad 1\",\"kind\":\"answer\",\"span\":[25,86],\"page\":2}],\"citations\":["
#define STAMP                                                                                      \
    "{\"text\":\"10.2.e\",\"span\":[54,60],\"page\":2,\"label\":\"Wob 10.2.e\",\"jci\":null,"      \
    "\"role\":\"stamp\",\"url\":null},"
#define FROM_CITATIONS                                                                             \
    "{\"text\":\"Wob 11\",\"span\":[61,67],\"page\":2,\"label\":\"Wob 11\","                       \
    "\"jci\":\"jci1.3:c:B&artikel=11\",\"role\":\"applied\","                                      \
    "\"url\":\"https://wetten.overheid.nl/jci1.3:c:B&artikel=11&z=2021-06-24\"}],"                 \
    "\"laws\":[{\"label\":\"Wob\",\"id\":\"BWBR0005252\",\"span\":[61,64],\"page\":2}],"           \
    "\"documents\":[{\"number\":\"1a\",\"title\":null,\"date\":null,\"outcome\":\"released\","     \
    "\"grounds\":[],\"page\":2}],"                                                                 \
    "\"case_law\":[{\"ecli\":\"ECLI:NL:X\",\"span\":[77,86],\"page\":2,"                           \
    "\"url\":\"https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:X\"}],"                        \
    "\"links\":[{\"url\":\"www.a.nl\",\"span\":[68,76],\"page\":2}],"                              \
    "\"text\":\"Kop U vraagt: 1. de brug Ad 1 Nee. Ik weiger: I alles 10.2.e Wob 11 www.a.nl "     \
    "ECLI:NL:X\",\"related\":[{\"relation\":\"fellow\",\"reference\":\"Z0\","                      \
    "\"date\":\"2021-03-01\",\"span\":[0,3],\"page\":1}],"                                         \
    "\"grounds\":[\"Wob 11\"]}"

static void letter_with_everything_has_its_keys_in_order(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_letter letter = make_full_letter(&arena);
    expect_json(&letter, false, BEFORE_CITATIONS FROM_CITATIONS);
    wob_arena_release(&arena);
}

static void stamps_are_written_where_they_are_asked_for(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_letter letter = make_full_letter(&arena);
    expect_json(&letter, true, BEFORE_CITATIONS STAMP FROM_CITATIONS);
    wob_arena_release(&arena);
}

static void source_says_whether_it_was_recognised(void **state)
{
    (void)state;
    wob_buffer json = {0};
    wob_source scanned = source;
    wob_letter letter = {.source = &scanned};
    scanned.ocr = true;
    wob_letter_write_json(&letter, false, &json);
    wob_slice text = wob_buffer_slice(&json);
    assert_true(wob_slice_find(text, WOB_SLICE("\"ocr\":true"), 0) < text.size);
    wob_buffer_release(&json);
}

static void outcome_is_written_without_a_sentence_that_decides(void **state)
{
    (void)state;
    wob_buffer json = {0};
    wob_letter letter = {.source = &source};
    letter.decision.outcome = WOB_OUTCOME_REFUSED;
    wob_letter_write_json(&letter, false, &json);
    wob_slice text = wob_buffer_slice(&json);
    assert_true(wob_slice_find(text,
                               WOB_SLICE("\"decision\":{\"text\":null,\"span\":null,\"page\":null,"
                                         "\"outcome\":\"refused\",\"points\":[]}"),
                               0) < text.size);
    wob_buffer_release(&json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letter_without_anything_has_every_key),
        cmocka_unit_test(letter_with_everything_has_its_keys_in_order),
        cmocka_unit_test(stamps_are_written_where_they_are_asked_for),
        cmocka_unit_test(source_says_whether_it_was_recognised),
        cmocka_unit_test(outcome_is_written_without_a_sentence_that_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
