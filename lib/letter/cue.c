/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching cue phrases. See cue.h for what a pattern may say. */
#include "lib/letter/cue.h"

#include "lib/base/table.h"

#include <assert.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>

enum { SHORT_GAP = 6, LONG_GAP = 20 }; /* words that ".." and "..." may stand for */

/* One of the words that may stand at a place. */
typedef struct cue_word {
    enum { WHOLE, BEGINS, ENDS, ANY } how;
    wob_slice text;
} cue_word;

/* What must come next. */
typedef struct wob_cue_step {
    enum { WORD, GAP, FIRST, LAST } kind;
    size_t gap; /* words that may be passed over */
    WOB_LIST(cue_word) words;
    uint32_t initials; /* of these words, one bit each: most words of a text are refused by it */
} wob_cue_step;

typedef WOB_LIST(wob_cue_step) wob_cue_steps;

static const char *const table_names[] = {
    "headings",  "openings", "outcomes",      "dictum", "asking",  "requesting",  "lead_ins",
    "referring", "roles",    "organisations", "kinds",  "columns", "assessments", "mail_heads"};

enum { TABLE_COUNT = sizeof table_names / sizeof *table_names };

static struct {
    wob_arena arena; /* never released: the cues live as long as the program */
    wob_cues tables[TABLE_COUNT];
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load_all(void)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        wob_table table = wob_table_open(table_names[i]);
        wob_row row;
        while (wob_table_next(&table, &row)) {
            wob_cue *cue = wob_push(&all.arena, &all.tables[i]);
            *cue = (wob_cue){.value = row.field[0],
                             .pattern = row.field[1],
                             .example = row.field[2],
                             .counter = row.field[3]};
            wob_cue_prepare(cue, &all.arena);
        }
    }
}

const wob_cues *wob_cues_of(const char *name)
{
    pthread_once(&once, load_all);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (strcmp(table_names[i], name) == 0)
            return &all.tables[i];
    assert(false && "a table of cues that is not loaded");
    return NULL;
}

static bool joins_words(char c)
{
    return c == '-' || c == '\'' || c == '.';
}

void wob_cue_split(wob_slice text, wob_arena *arena, wob_cue_words *ret_words)
{
    for (size_t at = 0; at < text.size;) {
        if (!wob_is_word(text.data[at])) {
            at++;
            continue;
        }
        size_t end = at;
        while (end < text.size && (wob_is_word(text.data[end]) ||
                                   (joins_words(text.data[end]) && end + 1 < text.size &&
                                    wob_is_word(text.data[end + 1]))))
            end++;
        /* Typographic quotes are bytes beyond ASCII too: they stand at a word's ends, not inside.
         */
        static const char *const quotes[] = {"“", "”", "‘", "’", "„", "–", "—", "…", "•"};
        wob_slice word = wob_slice_cut(text, at, end);
        for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
            wob_slice quote = wob_slice_of(quotes[i]);
            if (wob_slice_starts(word, quote))
                word = wob_slice_cut(word, quote.size, word.size);
            if (wob_slice_ends(word, quote))
                word.size -= quote.size;
        }
        if (word.size)
            *wob_push(arena, ret_words) = word;
        at = end;
    }
}

/* Letters of both cases have the same bit; others share one. */
static uint32_t initial(char c)
{
    return UINT32_C(1) << ((unsigned char)c & 31);
}

static cue_word word_of(wob_slice pattern)
{
    size_t size = pattern.size;
    if (wob_slice_equal(pattern, WOB_SLICE("*")))
        return (cue_word){.how = ANY};
    if (size > 1 && pattern.data[size - 1] == '*')
        return (cue_word){BEGINS, wob_slice_cut(pattern, 0, size - 1)};
    if (size > 1 && pattern.data[0] == '*')
        return (cue_word){ENDS, wob_slice_cut(pattern, 1, size)};
    return (cue_word){WHOLE, pattern};
}

static wob_cue_step step_of(wob_slice pattern, wob_arena *arena)
{
    wob_cue_step step = {.kind = WORD};
    wob_slice wanted;
    if (wob_slice_equal(pattern, WOB_SLICE("...")))
        return (wob_cue_step){.kind = GAP, .gap = LONG_GAP};
    if (wob_slice_equal(pattern, WOB_SLICE("..")))
        return (wob_cue_step){.kind = GAP, .gap = SHORT_GAP};
    if (wob_slice_equal(pattern, WOB_SLICE("<")))
        return (wob_cue_step){.kind = FIRST};
    if (wob_slice_equal(pattern, WOB_SLICE(">")))
        return (wob_cue_step){.kind = LAST};
    while (wob_slice_next(&pattern, '|', &wanted)) {
        cue_word word = word_of(wanted);
        bool begins = word.text.size && (word.how == WHOLE || word.how == BEGINS);
        step.initials |= begins ? initial(word.text.data[0]) : UINT32_MAX;
        *wob_push(arena, &step.words) = word;
    }
    return step;
}

void wob_cue_prepare(wob_cue *cue, wob_arena *arena)
{
    wob_cue_steps steps = {0};
    wob_slice rest = cue->pattern, pattern;
    while (wob_slice_next(&rest, ' ', &pattern))
        *wob_push(arena, &steps) = step_of(pattern, arena);
    cue->steps = steps.at;
    cue->step_count = steps.count;
}

static bool is_word(const cue_word *wanted, wob_slice word)
{
    wob_slice text = wanted->text;
    switch (wanted->how) {
    case WHOLE:
        return wob_slice_equal_nocase(text, word);
    case BEGINS:
        return wob_slice_starts_nocase(word, text);
    case ENDS:
        return word.size >= text.size &&
               wob_slice_equal_nocase(wob_slice_cut(word, word.size - text.size, word.size), text);
    default:
        return true;
    }
}

static bool is_one_of(const wob_cue_step *step, wob_slice word)
{
    if (!(step->initials & initial(word.data[0])))
        return false;
    for (size_t i = 0; i < step->words.count; i++)
        if (is_word(&step->words.at[i], word))
            return true;
    return false;
}

/* Of any step but a gap. */
static bool stands_at(const wob_cue_step *step, const wob_cue_words *words, size_t at)
{
    if (step->kind == FIRST)
        return at == 0;
    if (step->kind == LAST)
        return at == words->count;
    return at < words->count && is_one_of(step, words->at[at]);
}

/* The steps from `step` on stand at word `at`; where they end is set. Tries the nearest place first
 * at each gap; a pattern has two gaps at most, so this stays short. */
static bool matches_at(const wob_cue *cue, size_t step, const wob_cue_words *words, size_t at,
                       size_t *ret_end)
{
    for (; step < cue->step_count; step++) {
        const wob_cue_step *wanted = &cue->steps[step];
        if (wanted->kind == GAP) {
            for (size_t skip = 0; skip <= wanted->gap && at + skip <= words->count; skip++)
                if (matches_at(cue, step + 1, words, at + skip, ret_end))
                    return true;
            return false;
        }
        if (!stands_at(wanted, words, at))
            return false;
        at += wanted->kind == WORD;
    }
    *ret_end = at;
    return true;
}

bool wob_cue_find(const wob_cue *cue, const wob_cue_words *words, size_t from, size_t *ret_begin,
                  size_t *ret_end)
{
    bool at_first = cue->step_count && cue->steps[0].kind == FIRST;
    size_t last = at_first ? 1 : words->count;
    for (size_t at = from; at < last && at < words->count; at++)
        if (matches_at(cue, 0, words, at, ret_end)) {
            *ret_begin = at;
            return true;
        }
    return false;
}

const wob_cue *wob_cues_find(const char *name, const wob_cue_words *words)
{
    const wob_cues *cues = wob_cues_of(name);
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++)
        if (wob_cue_find(&cues->at[i], words, 0, &begin, &end))
            return &cues->at[i];
    return NULL;
}
