/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers that name their items by what these are about: "De aanmaningen krijgt u, zonder namen."
 *
 * A paragraph answers an item where it says what becomes of something, and its heading or its first
 * sentence has words that this item alone has. Any paragraph may share a word with an item, so it
 * counts only where two thirds of the items and two at least are answered so, in their order. Where
 * one section has as many headings as there are items, half of which are about the item in their
 * place, each heads its answer.
 */
#include "lib/letter/answer_topic.h"

#include "lib/base/id_table.h"
#include "lib/letter/answer_opening.h"
#include "lib/letter/decision.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"
#include "lib/text/stop_word.h"

enum {
    LEAST_ACRONYM = 3, /* letters */
    LEAST_WORD = 5,    /* letters of a word that tells what an item is about: akin from there on */
    MOST_LED_BY = 10,  /* words of a sentence that say what it is about */
};

/* What any item or answer may speak of. */
static const char *const general[] = {"docum", "stukk", "infor", "gegev", "verzo", "openb", "betre",
                                      "recor", "reque", "vraag", "gevra", "verst", "betro", "perio",
                                      "jaren", "copie", "kopie", "afsch", "besch", "regar", "relat",
                                      "basis", "toepa", "aange", "gevon", "beslu"};

static wob_slice beginning(wob_slice word)
{
    return wob_slice_cut(word, 0, word.size < LEAST_WORD ? word.size : LEAST_WORD);
}

/* "DPIA" */
static bool is_acronym(wob_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] < 'A' || word.data[i] > 'Z')
            return false;
    return word.size >= LEAST_ACRONYM;
}

static bool tells(wob_slice word)
{
    if (word.size < LEAST_WORD)
        return is_acronym(word);
    if (wob_is_digit(word.data[0]) || wob_is_stop_word(word, WOB_DUTCH) ||
        wob_is_stop_word(word, WOB_ENGLISH))
        return false;
    for (size_t i = 0; i < sizeof general / sizeof *general; i++)
        if (wob_slice_equal_nocase(beginning(word), wob_slice_of(general[i])))
            return false;
    return true;
}

/* In a table of topics: of the beginning of each word that tells the item that alone has it, from
 * 1, or SHARED. */
static const uint64_t SHARED = UINT64_MAX;

static wob_slice key_of(wob_slice word, char key[LEAST_WORD])
{
    word = beginning(word);
    for (size_t i = 0; i < word.size; i++)
        key[i] = wob_lower(word.data[i]);
    return (wob_slice){key, word.size};
}

static void note_topics(wob_id_table *to, wob_slice text, uint64_t item, wob_arena *arena)
{
    wob_cue_words words = {0};
    char key[LEAST_WORD];
    wob_cue_split(text, arena, &words);
    for (size_t i = 0; i < words.count; i++) {
        if (!tells(words.at[i]))
            continue;
        uint64_t *known = wob_id_table_add(to, key_of(words.at[i], key));
        *known = *known == 0 || *known == item ? item : SHARED;
    }
}

static wob_id_table read_topics(const wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    wob_id_table found = {0};
    for (size_t i = 0; i < letter->items.count; i++)
        note_topics(&found, letter->items.at[i].at.text, i + 1, reading->arena);
    return found;
}

/* The one item that some of the words are about; items.count where none is, or several are. */
static size_t item_about(const wob_reading *reading, const wob_id_table *topics,
                         const wob_cue_words *words)
{
    uint64_t found = 0;
    char key[LEAST_WORD];
    for (size_t i = 0; i < words->count && i < MOST_LED_BY; i++) {
        uint64_t item =
            tells(words->at[i]) ? wob_id_table_find(topics, key_of(words->at[i], key)) : 0;
        if (item == 0 || item == SHARED)
            continue;
        if (found && found != item)
            return reading->letter->items.count;
        found = item;
    }
    return found ? (size_t)(found - 1) : reading->letter->items.count;
}

bool wob_answer_topic_is(const wob_reading *reading, wob_slice title, size_t item)
{
    wob_cue_words words = {0}, asked = {0};
    wob_cue_split(title, reading->arena, &words);
    wob_cue_split(reading->letter->items.at[item].at.text, reading->arena, &asked);
    for (size_t i = 0; i < words.count; i++) {
        if (!tells(words.at[i]))
            continue;
        for (size_t k = 0; k < asked.count; k++)
            if (tells(asked.at[k]) &&
                wob_slice_equal_nocase(beginning(words.at[i]), beginning(asked.at[k])))
                return true;
    }
    return false;
}

/* A paragraph that answers an item by its topic. */
typedef struct topical {
    size_t item, head, block; /* `head`: of its heading, or its own */
} topical;

typedef WOB_LIST(topical) topical_list;

static bool is_heading_of(const wob_reading *reading, size_t heading)
{
    const wob_block *block = &reading->blocks.at[heading];
    return block->heading && !block->known;
}

/* item_about the words of the heading. */
static size_t item_headed(const wob_reading *reading, const wob_id_table *topics, size_t heading)
{
    wob_cue_words words = {0};
    wob_cue_split(wob_block_body(reading, &reading->blocks.at[heading]), reading->arena, &words);
    return item_about(reading, topics, &words);
}

static bool read_block(const wob_reading *reading, const wob_id_table *topics, size_t index,
                       topical *ret_found)
{
    const wob_block *block = &reading->blocks.at[index];
    size_t count = reading->letter->items.count, item = count, head = index;
    if (block->heading || block->row)
        return false;
    if (index > 0 && is_heading_of(reading, index - 1)) {
        item = item_headed(reading, topics, index - 1);
        head = item < count ? index - 1 : index;
    }
    size_t sentence = wob_sentence_at(reading, block->body);
    if (item == count && sentence < reading->sentences.count)
        item = item_about(reading, topics, &reading->sentences.at[sentence].words);
    *ret_found = (topical){item, head, index};
    return item < count &&
           (wob_block_disposes(reading, block) || wob_tells_number(reading, block, item));
}

/* In the order of the items; what goes back to an earlier one belongs to the answer before it. */
static topical_list find_topical(const wob_reading *reading, const wob_id_table *topics,
                                 size_t from)
{
    topical_list list = {0};
    topical found;
    for (size_t i = 0; i < reading->blocks.count; i++)
        if (wob_may_answer(reading, &reading->blocks.at[i], from) &&
            wob_block_part(reading, &reading->blocks.at[i]) != WOB_PART_DECISION &&
            read_block(reading, topics, i, &found) &&
            (list.count == 0 || found.item > list.at[list.count - 1].item))
            *wob_push(reading->arena, &list) = found;
    return list;
}

/* The block behind the answer: the next one's, or that of another section. */
static size_t end_of(const wob_reading *reading, const topical *answer, size_t next)
{
    size_t end = answer->block + 1;
    wob_slices own = {0};
    wob_slices_add(reading->arena, &own, reading->letter->items.at[answer->item].number);
    while (end < next && !reading->blocks.at[end].known &&
           wob_may_answer(reading, &reading->blocks.at[end], 0) &&
           !wob_decides_beyond(reading, &reading->blocks.at[end], &own))
        end++;
    while (end > answer->block + 1 && reading->blocks.at[end - 1].heading)
        end--;
    return end;
}

/* The headings from `*begin` to the next one that a table knows, each over a paragraph; `*begin` is
 * then behind them. */
static topical_list read_headings(const wob_reading *reading, size_t from, size_t *begin)
{
    topical_list list = {0};
    size_t i = *begin, item = 0;
    for (; i + 1 < reading->blocks.count && !reading->blocks.at[i].known; i++)
        if (is_heading_of(reading, i) && !reading->blocks.at[i + 1].heading &&
            wob_may_answer(reading, &reading->blocks.at[i], from))
            *wob_push(reading->arena, &list) = (topical){item++, i, i + 1};
    *begin = i + 1;
    return list;
}

/* Half of the headings are about the item in their place, and none is about another. */
static bool are_about_items(const wob_reading *reading, const wob_id_table *topics,
                            const topical_list *headings)
{
    size_t count = reading->letter->items.count, own = 0;
    for (size_t i = 0; i < headings->count; i++) {
        size_t item = item_headed(reading, topics, headings->at[i].head);
        if (item < count && item != i)
            return false;
        own += item == i;
    }
    return own > 1 && 2 * own >= count;
}

/* The headings of a section, one for each item in their order; none where no section has such. */
static topical_list find_headed(const wob_reading *reading, const wob_id_table *topics, size_t from)
{
    topical_list found = {0};
    for (size_t i = 0; i < reading->blocks.count && found.count == 0;) {
        topical_list headings = read_headings(reading, from, &i);
        if (headings.count == reading->letter->items.count &&
            are_about_items(reading, topics, &headings))
            found = headings;
    }
    return found;
}

void wob_answer_topics_find(wob_reading *reading, size_t from)
{
    wob_letter *letter = reading->letter;
    wob_id_table topics = read_topics(reading);
    topical_list list = find_headed(reading, &topics, from);
    if (list.count == 0)
        list = find_topical(reading, &topics, from);
    wob_id_table_release(&topics);
    if (list.count < 2 || 3 * list.count < 2 * letter->items.count)
        return;
    for (size_t i = 0; i < list.count; i++) {
        const topical *found = &list.at[i];
        size_t next = i + 1 < list.count ? list.at[i + 1].head : reading->blocks.count;
        const wob_block *block = &reading->blocks.at[found->block];
        size_t end = reading->blocks.at[end_of(reading, found, next) - 1].span.end;
        wob_answer answer = {
            .heading = {reading->blocks.at[found->head].span.begin, block->span.begin}};
        wob_slices_add(reading->arena, &answer.items, letter->items.at[found->item].number);
        answer.at = wob_letter_passage(letter, (wob_span){block->span.begin, end});
        *wob_push(reading->arena, &letter->answers) = answer;
        wob_reason_rule(reading, answer.at.span, "answer", "has words that only this item has");
    }
}
