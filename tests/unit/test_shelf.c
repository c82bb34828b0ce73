/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/shelf.h, by way of writers: letters that came twice, and several letters of
 * one file. That an index is sound is asked after each of them. */
#include "tests/unit/index.h"
#include "tests/unit/texts.h"

#include "lib/index/verify.h"

static wob_arena arena; /* of the texts */

/* What is added, removed or asked, and what is expected of it. */
typedef enum deed { ADD, REMOVE, HAS } deed;

typedef struct step {
    deed deed;
    const char *id, *path;
    unsigned every; /* of the text: one word in so many is another; 0: none */
    const char *reference;
    int expected; /* a wob_added; else true or false */
} step;

/* A decision of which the text is nearly the same for each `every`, apart from `seed`. */
static made_letter made_decision(const step *what, wob_kind kind)
{
    uint32_t seed = kind == WOB_KIND_OTHER ? (uint32_t)what->id[17] : 7;
    return (made_letter){
        .id = what->id,
        .path = what->path,
        .date = "2021-06-24",
        .reference = what->reference,
        .parts = {{WOB_PART_DECISION, made_text(seed, 400, what->every, &arena).data, 0, 0, 0}}};
}

/* The bytes of a source are told by the digits of its id: "000a", and "000a-2" behind it. */
static wob_added add_step(wob_index_writer *writer, const step *what)
{
    wob_arena of_letter = {0};
    wob_letter letter;
    wob_added added = WOB_ADDED_NOTHING;
    wob_slice id = wob_slice_of(what->id);
    wob_slice source = wob_slice_cut(id, 0, wob_slice_find(id, WOB_SLICE("-"), 0));
    wob_kind kind = source.size < id.size ? WOB_KIND_OTHER : WOB_KIND_DECISION;
    made_letter made = made_decision(what, kind);
    make_letter(&made, &of_letter, &letter);
    wob_source of = *letter.source;
    wob_sha256(source, of.sha256);
    letter.source = &of;
    letter.kind = kind;
    assert_ok(wob_index_writer_add(writer, &letter, &added, NULL));
    wob_arena_release(&of_letter);
    return added;
}

static int do_step(wob_index_writer *writer, const step *what, wob_buffer *again)
{
    wob_removed removed;
    bool has = false;
    switch (what->deed) {
    case ADD:
        return (int)add_step(writer, what);
    case HAS:
        assert_ok(wob_index_writer_has(writer, wob_slice_of(what->id), wob_slice_of(what->path),
                                       &has, NULL));
        return has;
    case REMOVE:
        assert_ok(wob_index_writer_remove(writer, wob_slice_of(what->id ? what->id : what->path),
                                          &removed, NULL));
        for (size_t i = 0; i < removed.again.count; i++)
            wob_buffer_print(again, "again %.*s ", WOB_ARG(removed.again.at[i]));
        return removed.found;
    }
    return -1;
}

static void assert_sound(const char *name)
{
    wob_buffer report = {0};
    uint32_t faults = 99;
    assert_ok(wob_index_verify(path_of(name), &faults, &report, NULL));
    if (faults)
        print_error("%s", report.data);
    assert_int_equal(faults, 0);
    wob_buffer_release(&report);
}

static wob_status describe_letter(void *context, uint32_t docid, wob_error *error)
{
    void **both = context;
    wob_buffer *to = both[1];
    wob_stored_letter letter;
    assert_ok(wob_index_letter(both[0], docid, &arena, &letter, error));
    wob_buffer_print(to, "%s%.*s:", to->size ? "; " : "",
                     WOB_ARG(wob_slice_cut(letter.id, 15, letter.id.size)));
    for (size_t i = 0; i < letter.paths.count; i++)
        wob_buffer_print(to, " %.*s", WOB_ARG(letter.paths.at[i]));
    for (size_t i = 0; i < letter.copies.count; i++)
        wob_buffer_print(
            to, " (%.*s %.*s)",
            WOB_ARG(wob_slice_cut(letter.copies.at[i].id, 15, letter.copies.at[i].id.size)),
            WOB_ARG(letter.copies.at[i].path));
    return WOB_OK;
}

/* Does the steps, and compares what is there then: "a: /1 (b /2); c: /3", the letter a at path 1
 * with its copy b at path 2, and another letter. */
static void assert_steps(const char *name, const char *sentence, const step *steps,
                         const char *expected)
{
    wob_buffer found = {0}, again = {0};
    wob_index_writer *writer = open_writer(name);
    size_t done = 0;
    for (; steps[done].path || steps[done].id; done++) {
        int got = do_step(writer, &steps[done], &again);
        if (got != steps[done].expected)
            fail_msg("%s: step %zu gives %d, not %d", sentence, done, got, steps[done].expected);
        assert_ok(wob_index_writer_commit(writer, NULL));
        assert_sound(name);
    }
    assert_true(done > 1);
    wob_index_writer_free(writer);
    wob_index *index = open_index(name);
    void *both[] = {index, &found};
    assert_ok(wob_index_each_letter(index, describe_letter, both, NULL));
    wob_buffer_print(&found, "%s%s", again.size ? " | " : "", again.size ? again.data : "");
    if (!wob_slice_equal(wob_slice_trim(wob_buffer_slice(&found)), wob_slice_of(expected)))
        fail_msg("%s: \"%s\", not \"%s\"", sentence, found.data, expected);
    wob_index_free(index);
    wob_buffer_release(&found);
    wob_buffer_release(&again);
    wob_arena_clear(&arena);
}

#define A  "000000000000000a"
#define B  "000000000000000b"
#define C  "000000000000000c"
#define A2 A "-2"
#define A3 A "-3"
#define B2 B "-2"

static const struct {
    const char *name, *expected;
    step steps[10];
} cases[] = {
    {"nearly the same text and the same facts are one letter",
     "a: /1 (b /2) (c /3)",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, C, "/3", 30, "R1", WOB_ADDED_COPY},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_NOTHING},
      {HAS, B, "/2", 0, 0, true},
      {HAS, A, "/1", 0, 0, true},
      {HAS, B, "/1", 0, 0, false},
      {HAS, A, "/2", 0, 0, false}}},
    {"two decisions in the same words are two letters",
     "a: /1; b: /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW}, {ADD, B, "/2", 0, "R2", WOB_ADDED_NEW}}},
    {"of two letters that are the same the one that came first is taken",
     "a: /1 (c /3); b: /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 0, "R2", WOB_ADDED_NEW},
      {ADD, C, "/3", 0, NULL, WOB_ADDED_COPY}}},
    {"of two letters that are the same the more alike is taken",
     "a: /1; b: /2 (c /3)",
     {{ADD, A, "/1", 60, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 0, "R2", WOB_ADDED_NEW},
      {ADD, C, "/3", 0, NULL, WOB_ADDED_COPY}}},
    {"a copy may lie at two paths, and one of them change",
     "a: /1 (b /3); c: /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, B, "/3", 20, "R1", WOB_ADDED_PATH},
      {ADD, C, "/2", 0, "R2", WOB_ADDED_CHANGED}}},
    {"a copy is removed by its path or by its id",
     "a: /1",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {REMOVE, NULL, "/2", 0, 0, true},
      {HAS, B, "/2", 0, 0, false},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {REMOVE, B, NULL, 0, 0, true},
      {REMOVE, B, NULL, 0, 0, false}}},
    {"an id removes the letter with its copies",
     "c: /3",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, C, "/3", 0, "R3", WOB_ADDED_NEW},
      {REMOVE, A, NULL, 0, 0, true},
      {HAS, B, "/2", 0, 0, false}}},
    {"a letter that lies nowhere any more stays while it has a copy, which is to be read again",
     "a: (b /2) | again /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {REMOVE, NULL, "/1", 0, 0, true},
      {HAS, A, "/1", 0, 0, false},
      {HAS, B, "/2", 0, 0, false}}},
    {"the copy that is read next takes the letter's place, with all its paths",
     "b: /2 /4 (c /3) | again /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, C, "/3", 30, "R1", WOB_ADDED_COPY},
      {ADD, B, "/4", 20, "R1", WOB_ADDED_PATH},
      {REMOVE, NULL, "/1", 0, 0, true},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_CHANGED},
      {HAS, B, "/4", 0, 0, true},
      {HAS, C, "/3", 0, 0, true}}},
    {"a letter that comes back to where only its copies are left is itself again",
     "a: /4 (b /2) | again /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {REMOVE, NULL, "/1", 0, 0, true},
      {ADD, A, "/4", 0, "R1", WOB_ADDED_PATH},
      {HAS, B, "/2", 0, 0, true}}},
    {"another copy takes the place of a letter of which only copies are left",
     "c: /3 (b /2) | again /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {REMOVE, NULL, "/1", 0, 0, true},
      {ADD, C, "/3", 30, "R1", WOB_ADDED_CHANGED}}},
    {"the last copy takes the letter along",
     "c: /3 | again /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, C, "/3", 0, "R3", WOB_ADDED_NEW},
      {REMOVE, NULL, "/1", 0, 0, true},
      {REMOVE, NULL, "/2", 0, 0, true},
      {REMOVE, A, NULL, 0, 0, false}}},
    {"a letter that is saved again in its place is a changed one",
     "b: /1",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW}, {ADD, B, "/1", 20, "R1", WOB_ADDED_CHANGED}}},
    {"a letter that becomes the copy of another leaves its path to it",
     "a: /1 (c /2)",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 0, "R2", WOB_ADDED_NEW},
      {ADD, C, "/2", 20, "R1", WOB_ADDED_COPY}}},
    {"where the letter's file gets the bytes of its copy, that takes its place",
     "b: /1 /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, B, "/1", 20, "R1", WOB_ADDED_CHANGED}}},
    {"where a copy's file gets the bytes of the letter, it is one letter at two paths",
     "a: /1 /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, A, "/2", 0, "R1", WOB_ADDED_PATH}}},

    /* Several letters of one file. */
    {"what stands behind a letter stays beside it",
     "a: /1 /2; a-2: /1 /2; a-3: /1",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, A2, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, A3, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, A, "/2", 0, "R1", WOB_ADDED_PATH},
      {ADD, A2, "/2", 0, 0, WOB_ADDED_PATH},
      {HAS, A2, "/1", 0, 0, true}}},
    {"a file that changes takes all of its letters along, also where it holds fewer then",
     "b: /1",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, A2, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, A3, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, B, "/1", 0, "R2", WOB_ADDED_CHANGED}}},
    {"a path removes all that was read from it",
     "a: /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, A2, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, A, "/2", 0, "R1", WOB_ADDED_PATH},
      {REMOVE, NULL, "/1", 0, 0, true},
      {REMOVE, NULL, "/1", 0, 0, false}}},
    {"the letter's id removes what stands behind it as well, and each other id itself alone",
     "b: /2",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, A2, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, A3, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, B, "/2", 0, "R2", WOB_ADDED_NEW},
      {REMOVE, A3, NULL, 0, 0, true},
      {HAS, A2, "/1", 0, 0, true},
      {REMOVE, A, NULL, 0, 0, true},
      {HAS, A2, "/1", 0, 0, false}}},
    {"what stands behind a copy is compared as well, and goes with it",
     "a: /1; a-2: /1",
     {{ADD, A, "/1", 0, "R1", WOB_ADDED_NEW},
      {ADD, A2, "/1", 0, 0, WOB_ADDED_NEW},
      {ADD, B, "/2", 20, "R1", WOB_ADDED_COPY},
      {ADD, B2, "/2", 0, 0, WOB_ADDED_COPY},
      {HAS, B2, "/2", 0, 0, true},
      {REMOVE, B, NULL, 0, 0, true},
      {HAS, B2, "/2", 0, 0, false}}},
};

static void letters_lie_where_they_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(cases); i++) {
        char name[16];
        snprintf(name, sizeof name, "case-%zu", i);
        assert_steps(name, cases[i].name, cases[i].steps, cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_lie_where_they_should),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
