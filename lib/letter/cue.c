/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching cue phrases. See cue.h for what a pattern may say. */
#include "lib/letter/cue.h"

#include "lib/base/table.h"
#include "lib/letter/cue_choice.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

enum { SHORT_GAP = 6, LONG_GAP = 20 }; /* words that ".." and "..." may stand for */

/* What must come next. */
typedef struct wob_cue_step {
    enum { WORD, GAP, FIRST, LAST } kind;
    size_t gap;       /* words that may be passed over */
    wob_choice words; /* of which one must stand here */
} wob_cue_step;

typedef WOB_LIST(wob_cue_step) wob_cue_steps;

static const char *const table_names[] = {
    "headings",   "openings", "outcomes",    "hints",      "dictum",  "asking",
    "requesting", "lead_ins", "referring",   "scope",      "roles",   "organisations",
    "kinds",      "columns",  "assessments", "mail_heads", "related", "concluding"};

enum { TABLE_COUNT = sizeof table_names / sizeof *table_names };

typedef struct cue_table {
    wob_cues cues;
    WOB_LIST(uint16_t) rarest; /* choice of each cue */
    wob_choice_set rarests;    /* the same as a set */
    wob_choice_set begins;     /* the choices that cues begin with */
    bool any_rarest;           /* a cue has no choice of words */
    bool begins_anyhow;        /* a cue begins with none */
    bool at_first;             /* all stand where the text begins ("<") */
} cue_table;

static struct {
    wob_arena arena; /* never released: the cues live as long as the program */
    cue_table tables[TABLE_COUNT];
    wob_choices choices;
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* The shortest of its words: short ones are common. */
static size_t shortest_word(const wob_choice *choice)
{
    size_t size = SIZE_MAX;
    for (size_t i = 0; i < choice->words.count; i++)
        if (choice->words.at[i].text.size < size)
            size = choice->words.at[i].text.size;
    return size;
}

static void number_choices(wob_cue *cue)
{
    size_t longest = 0;
    for (size_t i = 0; i < cue->step_count; i++) {
        if (cue->steps[i].kind != WORD)
            continue;
        wob_choice *choice = &cue->steps[i].words;
        wob_choices_add(&all.choices, choice, &all.arena);
        if (shortest_word(choice) > longest) {
            longest = shortest_word(choice);
            cue->rarest = choice->number;
        }
    }
}

/* How a cue of the table begins, and how far it may reach. */
static void note_place(cue_table *table, wob_cue *cue)
{
    bool at_first = cue->step_count && cue->steps[0].kind == FIRST;
    const wob_cue_step *step = &cue->steps[at_first];
    if (cue->step_count > at_first && step->kind == WORD)
        cue->first = step->words.number;
    if (cue->first < WOB_CHOICES_MOST)
        wob_choice_set_add(&table->begins, cue->first);
    table->begins_anyhow |= cue->first == WOB_CHOICES_MOST;
    table->at_first &= at_first;
    for (size_t i = 0; i < cue->step_count; i++)
        cue->reach += cue->steps[i].kind == WORD ? 1 : cue->steps[i].gap;
}

static void load_table(const char *name, cue_table *to)
{
    wob_table table = wob_table_open(name);
    wob_row row;
    to->at_first = true;
    while (wob_table_next(&table, &row)) {
        wob_cue *cue = wob_push(&all.arena, &to->cues);
        *cue = (wob_cue){.value = row.field[0],
                         .pattern = row.field[1],
                         .example = row.field[2],
                         .counter = row.field[3]};
        wob_cue_prepare(cue, &all.arena);
        number_choices(cue);
        note_place(to, cue);
        *wob_push(&all.arena, &to->rarest) = (uint16_t)cue->rarest;
        if (cue->rarest < WOB_CHOICES_MOST)
            wob_choice_set_add(&to->rarests, cue->rarest);
        to->any_rarest |= cue->rarest == WOB_CHOICES_MOST;
    }
}

static void load_all(void)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        load_table(table_names[i], &all.tables[i]);
}

static const cue_table *table_of(const char *name)
{
    pthread_once(&once, load_all);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (*table_names[i] == *name && strcmp(table_names[i], name) == 0)
            return &all.tables[i];
    assert(false && "a table of cues that is not loaded");
    return NULL;
}

const wob_cues *wob_cues_of(const char *name)
{
    return &table_of(name)->cues;
}

static bool joins_words(char c)
{
    return c == '-' || c == '\'' || c == '.';
}

static size_t end_of_word(wob_slice text, size_t at)
{
    for (;; at++) {
        while (at < text.size && wob_is_word(text.data[at]))
            at++;
        if (at + 1 >= text.size || !joins_words(text.data[at]) || !wob_is_word(text.data[at + 1]))
            return at;
    }
}

/* Typographic quotes are bytes beyond ASCII too: they stand at a word's ends, not inside. */
static wob_slice without_quotes(wob_slice word)
{
    static const char *const quotes[] = {"“", "”", "‘", "’", "„", "–", "—", "…", "•"};
    if (!((word.data[0] | word.data[word.size - 1]) & 0x80))
        return word;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        wob_slice quote = wob_slice_of(quotes[i]);
        if (wob_slice_starts(word, quote))
            word = wob_slice_cut(word, quote.size, word.size);
        if (wob_slice_ends(word, quote))
            word.size -= quote.size;
    }
    return word;
}

/* The next word from `*at` on, which moves behind it; false at the end. */
static bool next_word(wob_slice text, size_t *at, wob_slice *ret_word)
{
    while (*at < text.size) {
        size_t begin = *at;
        if (!wob_is_word(text.data[begin])) {
            ++*at;
            continue;
        }
        *at = end_of_word(text, begin);
        *ret_word = without_quotes(wob_slice_cut(text, begin, *at));
        if (ret_word->size)
            return true;
    }
    return false;
}

/* The first `most` words of `text`. */
static wob_cue_words split(wob_slice text, size_t most, wob_arena *arena)
{
    wob_cue_words words = {.choices = wob_arena_take(arena, sizeof *words.choices)};
    wob_slice word;
    pthread_once(&once, load_all);
    for (size_t at = 0; words.count < most && next_word(text, &at, &word);) {
        *wob_push(arena, &words) = word;
        wob_choices_look_up(&all.choices, word, words.choices);
    }
    return words;
}

void wob_cue_split(wob_slice text, wob_arena *arena, wob_cue_words *ret_words)
{
    *ret_words = split(text, SIZE_MAX, arena);
}

static wob_cue_step step_of(wob_slice pattern, wob_arena *arena)
{
    if (wob_slice_equal(pattern, WOB_SLICE("...")))
        return (wob_cue_step){.kind = GAP, .gap = LONG_GAP};
    if (wob_slice_equal(pattern, WOB_SLICE("..")))
        return (wob_cue_step){.kind = GAP, .gap = SHORT_GAP};
    if (wob_slice_equal(pattern, WOB_SLICE("<")))
        return (wob_cue_step){.kind = FIRST};
    if (wob_slice_equal(pattern, WOB_SLICE(">")))
        return (wob_cue_step){.kind = LAST};
    return (wob_cue_step){.kind = WORD, .words = wob_choice_read(pattern, arena)};
}

void wob_cue_prepare(wob_cue *cue, wob_arena *arena)
{
    wob_cue_steps steps = {0};
    wob_slice rest = cue->pattern, pattern;
    while (wob_slice_next(&rest, ' ', &pattern))
        *wob_push(arena, &steps) = step_of(pattern, arena);
    cue->steps = steps.at;
    cue->step_count = steps.count;
    cue->rarest = cue->first = WOB_CHOICES_MOST;
}

/* Of any step but a gap. */
static bool stands_at(const wob_cue_step *step, const wob_cue_words *words, size_t at)
{
    if (step->kind == FIRST)
        return at == 0;
    if (step->kind == LAST)
        return at == words->count;
    return at < words->count && wob_choice_has(&step->words, words->at[at]);
}

/* The steps from `step` on stand at word `at`; where they end is set. Tries the nearest place first
 * at each gap; a pattern has two gaps at most, so this stays short. */
static bool matches_at(const wob_cue *cue, size_t step, const wob_cue_words *words, size_t at,
                       size_t *ret_end)
{
    for (; step < cue->step_count; step++) {
        const wob_cue_step *wanted = &cue->steps[step];
        if (wanted->kind == GAP) {
            for (size_t skipped = 0; skipped <= wanted->gap && at <= words->count; at++) {
                if (matches_at(cue, step + 1, words, at, ret_end))
                    return true;
                skipped += at < words->count && !wob_is_digit(words->at[at].data[0]);
            }
            return false;
        }
        if (!stands_at(wanted, words, at))
            return false;
        at += wanted->kind == WORD;
    }
    *ret_end = at;
    return true;
}

/* Each choice of its words is satisfied somewhere. */
static bool may_stand(const wob_cue *cue, const wob_cue_words *words)
{
    if (words->count == 0 || !wob_choice_set_has(words->choices, cue->rarest))
        return false;
    for (size_t i = 0; i < cue->step_count; i++)
        if (cue->steps[i].kind == WORD &&
            !wob_choice_set_has(words->choices, cue->steps[i].words.number))
            return false;
    return true;
}

bool wob_cue_stands(const wob_cue *cue, const wob_cue_words *words, size_t at, size_t *ret_end)
{
    return may_stand(cue, words) && matches_at(cue, 0, words, at, ret_end);
}

bool wob_cue_find(const wob_cue *cue, const wob_cue_words *words, size_t from, size_t *ret_begin,
                  size_t *ret_end)
{
    if (!may_stand(cue, words))
        return false;
    bool at_first = cue->step_count && cue->steps[0].kind == FIRST;
    size_t last = at_first ? 1 : words->count;
    for (size_t at = from; at < last && at < words->count; at++)
        if (matches_at(cue, 0, words, at, ret_end)) {
            *ret_begin = at;
            return true;
        }
    return false;
}

/* The first that stands in `words`. Most are refused by their rarest choice, of which the table has
 * a list: going through the cues themselves would be going through memory. */
static const wob_cue *find_cue(const cue_table *table, const wob_cue_words *words)
{
    size_t begin, end;
    if (words->count == 0 ||
        !(table->any_rarest || wob_choice_sets_meet(words->choices, &table->rarests)))
        return NULL;
    for (size_t i = 0; i < table->cues.count; i++)
        if (wob_choice_set_has(words->choices, table->rarest.at[i]) &&
            wob_cue_find(&table->cues.at[i], words, 0, &begin, &end))
            return &table->cues.at[i];
    return NULL;
}

const wob_cue *wob_cues_find(const char *name, const wob_cue_words *words)
{
    return find_cue(table_of(name), words);
}

/* Some cue of the table begins with the first word of `text`, which has these choices. */
static bool may_begin(const cue_table *table, wob_slice text, wob_choice_set *ret_choices)
{
    wob_slice word;
    size_t at = 0;
    *ret_choices = (wob_choice_set){0};
    if (!next_word(text, &at, &word))
        return false;
    wob_choices_look_up(&all.choices, word, ret_choices);
    return table->begins_anyhow || wob_choice_sets_meet(ret_choices, &table->begins);
}

bool wob_cues_may_begin(const char *name, wob_slice text)
{
    wob_choice_set choices;
    return may_begin(table_of(name), text, &choices);
}

/* Words that the cues may take which begin with such a word. */
static size_t reach_of(const cue_table *table, const wob_choice_set *choices)
{
    size_t reach = 0;
    for (size_t i = 0; i < table->cues.count; i++) {
        const wob_cue *cue = &table->cues.at[i];
        if (cue->reach > reach && wob_choice_set_has(choices, cue->first))
            reach = cue->reach;
    }
    return reach;
}

const wob_cue *wob_cues_find_in(const char *name, wob_slice text, wob_arena *arena)
{
    const cue_table *table = table_of(name);
    wob_choice_set choices;
    if (table->at_first && !may_begin(table, text, &choices))
        return NULL;
    /* One word more than cues can take tells whether the text ends behind them. */
    size_t most = table->at_first ? reach_of(table, &choices) + 1 : SIZE_MAX;
    wob_cue_words words = split(text, most, arena);
    return find_cue(table, &words);
}
