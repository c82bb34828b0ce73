/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How answers begin. See answer_opening.h. */
#include "lib/letter/answer_opening.h"

#include "lib/letter/item_word.h"

#include <stdint.h>
#include <string.h>

enum {
    LONGEST_TITLE = 160, /* bytes of a heading that goes on behind its numbers */
    MOST_FILLERS = 6,
    LEAST_EXACT = 4,     /* bytes of a whole item that is known again */
    LEAST_REPEATED = 24, /* bytes by which an item is known again */
};

bool wob_asks(const wob_letter *letter, const wob_block *block)
{
    for (size_t i = 0; i < letter->items.count; i++)
        if (block->span.end > letter->items.at[i].at.span.begin &&
            block->span.begin < letter->items.at[i].at.span.end)
            return true;
    return false;
}

bool wob_may_answer(const wob_reading *reading, const wob_block *block, size_t from)
{
    wob_part part = wob_block_part(reading, block);
    return block->span.begin >= from && part != WOB_PART_ANNEX && part != WOB_PART_REMEDY &&
           part != WOB_PART_CLOSING && part != WOB_PART_HEADER && part != WOB_PART_PUBLICATION &&
           !wob_asks(reading->letter, block);
}

/* "Geur", of an item that asks no more than that: ";" behind it is the list's. */
static bool is_exactly(wob_slice text, wob_slice item)
{
    while (item.size && strchr(".;,", item.data[item.size - 1]))
        item.size--;
    return wob_slice_equal_nocase(wob_slice_trim(text), item);
}

size_t wob_item_repeated(const wob_letter *letter, wob_slice text)
{
    static const char *const quotes[] = {"“", "‘", "\"", "'", "„"};
    for (size_t q = 0; q < sizeof quotes / sizeof *quotes; q++)
        if (wob_slice_starts(text, wob_slice_of(quotes[q])))
            text = wob_slice_cut(text, wob_slice_of(quotes[q]).size, text.size);
    for (size_t i = 0; i < letter->items.count; i++) {
        wob_slice item = letter->items.at[i].at.text;
        size_t size = item.size < LEAST_REPEATED ? item.size : LEAST_REPEATED;
        if (size >= LEAST_EXACT && is_exactly(text, item))
            return i;
        if (size >= LEAST_REPEATED / 2 &&
            wob_slice_starts_nocase(text, wob_slice_cut(item, 0, size)))
            return i;
    }
    return letter->items.count;
}

/* Behind the words of this use at `at`, and the space after them; `at` where there are none. */
static size_t skip_word(wob_item_word use, wob_slice text, size_t at)
{
    size_t end = at + wob_item_word_at(use, text, at);
    if (end == at)
        return at;
    if (end < text.size && text.data[end] == ',')
        end++;
    while (end < text.size && text.data[end] == ' ')
        end++;
    return end;
}

/* Behind the punctuation that closes a heading. */
static size_t skip_punctuation(wob_slice text, size_t at)
{
    while (at < text.size) {
        wob_slice rest = wob_slice_cut(text, at, text.size);
        if (wob_slice_starts(rest, WOB_SLICE("–")) || wob_slice_starts(rest, WOB_SLICE("—")))
            at += 3;
        else if (strchr(" :.)-\n", text.data[at]))
            at++;
        else
            break;
    }
    return at;
}

/* How the words before the numbers go. */
typedef struct lead {
    size_t end;
    bool answer; /* "antwoord op": what follows is an answer, with or without a noun */
    bool before; /* "ten aanzien van": a sentence goes on with what is said of the item */
} lead;

static size_t skip_answer(wob_slice text, size_t at)
{
    size_t end = skip_word(WOB_WORD_ANSWER, text, at);
    return end > at ? end : at + wob_item_word_at(WOB_WORD_GLUED_ANSWER, text, at);
}

static lead read_lead(wob_slice text)
{
    lead found = {.end = text.size && text.data[0] == '('};
    size_t at = found.end;
    for (size_t words = 0, from = SIZE_MAX; words < MOST_FILLERS && at != from; words++) {
        from = at;
        size_t before = skip_word(WOB_WORD_BEFORE, text, at);
        size_t answer = before == at ? skip_answer(text, at) : at;
        found.before |= before > at;
        found.answer |= answer > at;
        if (before > at || answer > at)
            at = found.end = before > at ? before : answer;
        else
            at = skip_word(WOB_WORD_FILLER, text, at);
    }
    return found;
}

/* "Verzoek II, punten 2 en 3", where the letter decides on several requests: behind which of them
 * is meant. */
static size_t skip_request(const wob_reading *reading, wob_slice text, size_t at)
{
    size_t end = skip_word(WOB_WORD_LOOSE, text, at);
    if (reading->requests < 2 || end == at)
        return at;
    while (end < text.size && wob_is_word(text.data[end]))
        end++;
    bool comma = end + 1 < text.size && text.data[end] == ',' && text.data[end + 1] == ' ';
    return comma ? end + 2 : at;
}

/* The reference behind its lead. "Over verzoek 2" has the noun that could also be a filler. */
static bool read_behind(const wob_reading *reading, wob_slice text, const lead *behind,
                        wob_item_reference *ret_reference)
{
    const wob_letter *letter = reading->letter;
    size_t at = skip_request(reading, text, behind->end);
    for (size_t fillers = 0; fillers <= MOST_FILLERS; fillers++) {
        if (wob_item_reference_read(text, at, letter, reading->arena, ret_reference))
            return true;
        size_t end = skip_word(WOB_WORD_FILLER, text, at);
        if (end == at)
            break;
        at = end;
    }
    /* "Met betrekking tot (II):" */
    bool bracketed = behind->before && behind->end < text.size && text.data[behind->end] == '(';
    return (behind->answer || bracketed) &&
           wob_item_numbers_read(text, behind->end, letter, reading->arena, ret_reference);
}

/* What stands behind the numbers. */
typedef struct tail {
    size_t end;  /* behind the punctuation: where the answer's own words may begin */
    bool whole;  /* nothing more */
    bool closed; /* by a colon, dot or bracket */
    bool dashed; /* by a dash or the like */
} tail;

static tail read_tail(wob_slice text, size_t at)
{
    size_t space = at < text.size && text.data[at] == ' ' ? at + 1 : at;
    size_t behind = skip_word(WOB_WORD_BEHIND, text, space);
    bool spaced = behind > space && text.data[behind - 1] == ' ';
    size_t begin = behind > space ? behind - spaced : at;
    tail found = {.end = skip_punctuation(text, begin)};
    /* "Vraag 1 (concessieovereenkomst)" */
    bool remark = begin + 1 < text.size && text.data[begin] == ' ' && text.data[begin + 1] == '(' &&
                  wob_slice_find(text, WOB_SLICE(")"), begin) + 1 == text.size;
    if (remark)
        found.end = text.size;
    found.whole = found.end == text.size;
    found.closed = begin < text.size && strchr(":.)", text.data[begin]);
    found.dashed = found.end > begin + 1;
    /* "Onderdeel (v) Van de zes ..." runs on without a sign. */
    found.closed = found.closed || (begin > 0 && text.data[begin - 1] == ')' &&
                                    begin + 1 < text.size && text.data[begin] == ' ' &&
                                    text.data[begin + 1] >= 'A' && text.data[begin + 1] <= 'Z');
    return found;
}

/* "Verslagen van de werkgroep (ad 2)", "Niet onder de Woo: vragen 2 en 4": the numbers end a
 * heading. */
static bool read_ending(const wob_reading *reading, wob_slice text,
                        wob_item_reference *ret_reference)
{
    bool bracketed = wob_slice_ends(text, WOB_SLICE(")"));
    for (size_t from = 0;
         wob_item_reference_find(text, from, reading->letter, reading->arena, ret_reference);
         from = ret_reference->span.end)
        if (ret_reference->span.end + bracketed >= text.size)
            return true;
    return false;
}

/* "Wat de vergunning onder g aangaat" */
static bool read_inside(const wob_reading *reading, wob_slice text,
                        wob_item_reference *ret_reference)
{
    return wob_item_reference_find(text, 0, reading->letter, reading->arena, ret_reference) &&
           ret_reference->certainty >= WOB_LOOSE;
}

/* "2, 4 en 5." alone above an answer. */
static bool read_bare(const wob_reading *reading, wob_slice text, wob_item_reference *ret_reference)
{
    return wob_item_numbers_read(text, 0, reading->letter, reading->arena, ret_reference) &&
           ret_reference->numbers.count > 1 &&
           skip_punctuation(text, ret_reference->span.end) == text.size;
}

/* "1b en 1c. De nota's ...": numbers of two parts name items by themselves. Returns where the
 * answer's own words begin; 0 where there are none. */
static size_t read_nested(const wob_reading *reading, wob_slice text,
                          wob_item_reference *ret_reference)
{
    if (!wob_item_numbers_read(text, 0, reading->letter, reading->arena, ret_reference))
        return 0;
    for (size_t i = 0; i < ret_reference->numbers.count; i++) {
        wob_slice number = ret_reference->numbers.at[i];
        if (number.size < 2 || !wob_is_digit(number.data[0]) ||
            !wob_is_alpha(number.data[number.size - 1]))
            return 0;
    }
    size_t end = ret_reference->span.end;
    bool closed = text.data[end - 1] == ')' || (end < text.size && strchr(":.", text.data[end]));
    return closed ? skip_punctuation(text, end) : 0;
}

static bool is_title(const wob_block *block, wob_slice text)
{
    return block->heading && text.size <= LONGEST_TITLE;
}

/* The text is the item that was named, and not much more: the words of that item, or none. */
static wob_slice read_repeated(const wob_letter *letter, const wob_item_reference *reference,
                               wob_slice text)
{
    size_t item = wob_item_repeated(letter, text);
    if (item == letter->items.count || reference->numbers.count != 1 ||
        !wob_slice_equal(letter->items.at[item].number, reference->numbers.at[0]))
        return (wob_slice){0};
    wob_slice words = letter->items.at[item].at.text;
    return text.size < words.size + LEAST_REPEATED ? words : (wob_slice){0};
}

/* Where a title ends whose words begin at `at` in the block's text: with its sentence, and behind
 * what it has of the words of an item. "Verzoek 2: het beleid voor parkeren. Dat is er niet." */
static size_t end_of_title(const wob_reading *reading, const wob_block *block, size_t at,
                           wob_slice repeated)
{
    wob_slice text = wob_block_body(reading, block);
    for (size_t i = 0; i < repeated.size && at < text.size &&
                       wob_lower(text.data[at]) == wob_lower(repeated.data[i]);
         i++)
        at++;
    if (at >= text.size)
        return text.size;
    size_t sentence = wob_sentence_at(reading, block->body + at);
    if (sentence == reading->sentences.count)
        return text.size;
    size_t end = reading->sentences.at[sentence].span.end - block->body;
    while (end < text.size && text.data[end] == ' ')
        end++;
    return end < text.size ? end : text.size;
}

bool wob_answer_opening_read(const wob_reading *reading, const wob_block *block,
                             wob_answer_opening *ret_opening)
{
    wob_slice text = wob_block_body(reading, block);
    wob_item_reference reference;
    lead before = read_lead(text);
    if (!read_behind(reading, text, &before, &reference)) {
        wob_slice whole = wob_block_text(reading, block);
        size_t nested = read_nested(reading, whole, &reference);
        if (nested && nested < whole.size) {
            size_t begin = block->span.begin + nested;
            *ret_opening = (wob_answer_opening){.items = reference.numbers,
                                                .heading = {block->span.begin, begin},
                                                .begin = begin,
                                                .how = "begins with numbers of two parts"};
            return true;
        }
        bool title =
            is_title(block, text) && (read_ending(reading, text, &reference) ||
                                      (before.before && read_inside(reading, text, &reference)));
        if (!title && !read_bare(reading, whole, &reference))
            return false;
        *ret_opening = (wob_answer_opening){.items = reference.numbers,
                                            .heading = block->span,
                                            .begin = block->span.end,
                                            .how = "a heading that names items",
                                            .sure = reference.certainty == WOB_SURE};
        return true;
    }
    tail behind = read_tail(text, reference.span.end);
    bool sure = reference.certainty == WOB_SURE, title = is_title(block, text) && !behind.whole;
    behind.closed = behind.closed || (before.end == 0 && wob_item_words_begin(text));
    wob_slice repeated =
        read_repeated(reading->letter, &reference, wob_slice_cut(text, behind.end, text.size));
    bool repeats = repeated.size > 0;
    /* "Vraag 3 gaat over ..." is a sentence about an item, "Vraag 3:" heads its answer, and so does
     * "Vraag 3" with the words of that item, and "Uw derde verzoek gaat over ..." where the request
     * counts so. */
    bool counted = reference.by_order && reading->letter->items_by_order;
    if (!before.before && !counted && !repeats && !behind.whole && !behind.closed &&
        !behind.dashed && !sure && !title)
        return false;
    /* "Het tweede verzoek" is this one's second item only where it is all that is said, and there
     * is no other request. */
    if (reference.certainty == WOB_DOUBTFUL &&
        (reading->requests > 1 || (!before.before && !behind.whole)))
        return false;
    size_t begin = behind.whole       ? text.size
                   : title || repeats ? end_of_title(reading, block, behind.end, repeated)
                   : (before.before || counted) && !behind.closed ? 0
                                                                  : behind.end;
    *ret_opening = (wob_answer_opening){.items = reference.numbers,
                                        .heading = {block->span.begin, block->body + begin},
                                        .begin = block->body + begin,
                                        .how = "begins by naming items",
                                        .sure = sure,
                                        .answer = before.answer,
                                        .by_order = reference.by_order};
    return true;
}

bool wob_tells_number(const wob_reading *reading, const wob_block *block, size_t item)
{
    wob_slice text = wob_block_body(reading, block);
    size_t i = 0;
    while (i < text.size && !wob_is_digit(text.data[i]))
        i++;
    return i < text.size && wob_item_asks_to_be_told(reading->letter->items.at[item].at.text);
}

bool wob_answer_word_read(wob_slice text, bool heading, size_t *ret_behind)
{
    size_t size = wob_item_word_at(WOB_WORD_ALONE, text, 0);
    if (size == 0)
        return false;
    size_t behind = skip_punctuation(text, size);
    bool closed = size < text.size && (text.data[size] == ':' || text.data[size] == '.');
    if (behind < text.size && !closed && !(heading && text.size < 2 * size))
        return false;
    *ret_behind = heading ? text.size : behind;
    return true;
}

bool wob_heads_answers(const wob_reading *reading)
{
    size_t count = 0, behind;
    for (size_t i = 0; i < reading->blocks.count && count < 2; i++)
        count += wob_answer_word_read(wob_block_body(reading, &reading->blocks.at[i]),
                                      reading->blocks.at[i].heading, &behind);
    return count > 1;
}
