/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which choices of the cue tables a word satisfies. See cue_choice.h. Whole words stand in a hash
 * table, in small letters; the few of which only the beginning or the end is given are tried one by
 * one. */
#include "lib/letter/cue_choice.h"

#include "lib/base/hash.h"

#include <assert.h>

/* Letters of both cases are the same; others share a number. */
static unsigned letter_of(char c)
{
    return (unsigned char)c % WOB_LETTERS;
}

static uint32_t letter_bit(char c)
{
    return UINT32_C(1) << letter_of(c);
}

static size_t first_pair(wob_slice word)
{
    return letter_of(word.data[0]) * WOB_LETTERS + letter_of(word.data[1]);
}

static size_t last_pair(wob_slice word)
{
    return first_pair(wob_slice_cut(word, word.size - 2, word.size));
}

static wob_choice_word word_of(wob_slice pattern)
{
    size_t size = pattern.size;
    if (wob_slice_equal(pattern, WOB_SLICE("*")))
        return (wob_choice_word){.how = WOB_WORD_ANY};
    if (size > 1 && pattern.data[size - 1] == '*')
        return (wob_choice_word){WOB_WORD_BEGINS, wob_slice_cut(pattern, 0, size - 1)};
    if (size > 1 && pattern.data[0] == '*')
        return (wob_choice_word){WOB_WORD_ENDS, wob_slice_cut(pattern, 1, size)};
    return (wob_choice_word){WOB_WORD_WHOLE, pattern};
}

wob_choice wob_choice_read(wob_slice pattern, wob_arena *arena)
{
    wob_choice choice = {.pattern = pattern, .number = WOB_CHOICES_MOST};
    wob_slice wanted;
    while (wob_slice_next(&pattern, '|', &wanted)) {
        wob_choice_word word = word_of(wanted);
        bool begins = word.text.size && (word.how == WOB_WORD_WHOLE || word.how == WOB_WORD_BEGINS);
        choice.initials |= begins ? letter_bit(word.text.data[0]) : UINT32_MAX;
        *wob_push(arena, &choice.words) = word;
    }
    return choice;
}

static bool is_word(const wob_choice_word *wanted, wob_slice word)
{
    wob_slice text = wanted->text;
    switch (wanted->how) {
    case WOB_WORD_WHOLE:
        return wob_slice_equal_nocase(text, word);
    case WOB_WORD_BEGINS:
        return wob_slice_starts_nocase(word, text);
    case WOB_WORD_ENDS:
        return word.size >= text.size &&
               wob_slice_equal_nocase(wob_slice_cut(word, word.size - text.size, word.size), text);
    default:
        return true;
    }
}

bool wob_choice_has(const wob_choice *choice, wob_slice word)
{
    if (!(choice->initials & letter_bit(word.data[0])))
        return false;
    for (size_t i = 0; i < choice->words.count; i++)
        if (is_word(&choice->words.at[i], word))
            return true;
    return false;
}

/* The slot of a hash, or the free one where it goes. */
static size_t slot_of(const wob_choices *all, uint64_t hash)
{
    size_t at = hash & (WOB_CHOICE_SLOTS - 1);
    while (all->slots[at] && all->whole.at[all->slots[at] - 1].hash != hash)
        at = (at + 1) & (WOB_CHOICE_SLOTS - 1);
    return at;
}

static wob_choice_entry *whole_entry(wob_choices *all, const wob_choice_word *word,
                                     wob_arena *arena)
{
    uint64_t hash = wob_hash_nocase(word->text);
    size_t slot = slot_of(all, hash);
    if (!all->slots[slot]) {
        *wob_push(arena, &all->whole) = (wob_choice_entry){.word = *word, .hash = hash};
        assert(all->whole.count < WOB_CHOICE_SLOTS / 2);
        all->slots[slot] = (uint16_t)all->whole.count;
    }
    return &all->whole.at[all->slots[slot] - 1];
}

static wob_choice_entry *entry_of(wob_choices *all, const wob_choice_word *word, wob_arena *arena)
{
    if (word->how == WOB_WORD_WHOLE)
        return whole_entry(all, word, arena);
    wob_slice text = word->text;
    assert(text.size > 1 && "a word left open has two letters at least");
    wob_choice_entries *list =
        word->how == WOB_WORD_BEGINS ? &all->begins[first_pair(text)] : &all->ends[last_pair(text)];
    size_t i = 0;
    while (i < list->count &&
           !(list->at[i].word.how == word->how && wob_slice_equal(list->at[i].word.text, text)))
        i++;
    if (i == list->count)
        *wob_push(arena, list) = (wob_choice_entry){.word = *word};
    return &list->at[i];
}

static bool leaves_open(const wob_choice *choice)
{
    for (size_t i = 0; i < choice->words.count; i++)
        if (choice->words.at[i].how == WOB_WORD_ANY)
            return true;
    return false;
}

void wob_choices_add(wob_choices *all, wob_choice *choice, wob_arena *arena)
{
    size_t number = 0;
    while (number < all->patterns.count &&
           !wob_slice_equal(all->patterns.at[number], choice->pattern))
        number++;
    if (leaves_open(choice))
        return;
    assert(number < WOB_CHOICES_MOST && "more choices than a set has bits");
    choice->number = number;
    if (number < all->patterns.count)
        return;
    *wob_push(arena, &all->patterns) = choice->pattern;
    for (size_t i = 0; i < choice->words.count; i++) {
        wob_choice_entry *entry = entry_of(all, &choice->words.at[i], arena);
        *wob_push(arena, &entry->choices) = (uint16_t)number;
    }
}

static void add_choices(wob_choice_set *set, const wob_choice_entry *entry)
{
    for (size_t i = 0; i < entry->choices.count; i++)
        wob_choice_set_add(set, entry->choices.at[i]);
}

static void try_each(const wob_choice_entries *list, wob_slice word, wob_choice_set *set)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_word(&list->at[i].word, word))
            add_choices(set, &list->at[i]);
}

void wob_choices_look_up(const wob_choices *all, wob_slice word, wob_choice_set *set)
{
    size_t slot = slot_of(all, wob_hash_nocase(word));
    if (all->slots[slot])
        add_choices(set, &all->whole.at[all->slots[slot] - 1]);
    if (word.size > 1) {
        try_each(&all->begins[first_pair(word)], word, set);
        try_each(&all->ends[last_pair(word)], word, set);
    }
}

bool wob_choice_sets_meet(const wob_choice_set *a, const wob_choice_set *b)
{
    uint64_t common = 0;
    for (size_t i = 0; i < WOB_CHOICES_MOST / 64; i++)
        common |= a->bits[i] & b->bits[i];
    return common != 0;
}
