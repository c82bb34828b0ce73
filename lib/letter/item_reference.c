/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading words that name items of the request. See item_reference.h. */
#include "lib/letter/item_reference.h"

#include "lib/letter/item_word.h"
#include "lib/letter/mark.h"
#include "lib/letter/number_word.h"

enum {
    MOST_NUMBER_BYTES = 6,
    MOST_PLAIN_NUMBER = 99,
    MOST_NOUNS = 3,    /* of one expression: "vraag onder punt 2" */
    MOST_NAMED = 100,  /* items in one expression; a longer one ends there */
    MOST_ORDINALS = 8, /* of one expression: "het eerste en derde punt" */
};

typedef struct scanner {
    wob_slice text;
    size_t at;
    const wob_letter *letter;
    wob_arena *arena;
    bool sure; /* behind "ad" */
} scanner;

static void skip_spaces(scanner *scan)
{
    while (scan->at < scan->text.size && wob_is_space(scan->text.data[scan->at]))
        scan->at++;
}

static wob_slice peek_word(const scanner *scan)
{
    size_t end = scan->at;
    while (end < scan->text.size &&
           (wob_is_word(scan->text.data[end]) || scan->text.data[end] == '-'))
        end++;
    return wob_slice_cut(scan->text, scan->at, end);
}

static bool take(scanner *scan, const char *word)
{
    wob_slice wanted = wob_slice_of(word);
    wob_slice rest = wob_slice_cut(scan->text, scan->at, scan->text.size);
    if (!wob_slice_starts_nocase(rest, wanted))
        return false;
    bool ends_in_word = wob_is_word(wanted.data[wanted.size - 1]);
    if (ends_in_word && wanted.size < rest.size && wob_is_word(rest.data[wanted.size]))
        return false;
    scan->at += wanted.size;
    return true;
}

static void skip_article(scanner *scan)
{
    static const char *const articles[] = {"het", "de", "the"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (take(scan, articles[i]))
            skip_spaces(scan);
}

/* "adres" and "adressen", "verzoeken" and "verzoek": one is the other's plural. */
static bool is_own_noun(const scanner *scan, wob_slice word)
{
    enum { LONGEST_ENDING = 3, SHORTEST = 4 };
    wob_slice noun = scan->letter ? scan->letter->item_noun : (wob_slice){0};
    return word.size >= SHORTEST && word.size <= noun.size &&
           noun.size - word.size <= LONGEST_ENDING && wob_slice_starts_nocase(noun, word);
}

/* Moves behind a noun that items are named by. */
static bool take_noun(scanner *scan, wob_certainty *ret_certainty)
{
    static const struct {
        wob_item_word use;
        wob_certainty certainty;
    } nouns[] = {{WOB_WORD_SURE, WOB_SURE},
                 {WOB_WORD_NOUN, WOB_PLAIN},
                 {WOB_WORD_LOOSE, WOB_LOOSE},
                 {WOB_WORD_GLUED, WOB_PLAIN}};
    wob_slice peeked = peek_word(scan);
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        size_t size = wob_item_word_at(nouns[i].use, scan->text, scan->at);
        if (size == 0)
            continue;
        scan->at += size;
        *ret_certainty = nouns[i].certainty;
        if (nouns[i].certainty == WOB_LOOSE && is_own_noun(scan, peeked))
            *ret_certainty = WOB_PLAIN;
        return true;
    }
    if (!is_own_noun(scan, peeked))
        return false;
    scan->at += peeked.size;
    *ret_certainty = WOB_PLAIN;
    return true;
}

size_t wob_item_index(const wob_letter *letter, wob_slice number)
{
    size_t i = 0;
    while (i < letter->items.count && !wob_slice_equal_nocase(letter->items.at[i].number, number))
        i++;
    return i;
}

/* "A.1" is the item that is numbered "A1". */
static size_t dotted_index(const wob_letter *letter, wob_slice dotted)
{
    size_t i = wob_item_index(letter, dotted);
    for (size_t k = 0; i == letter->items.count && k < letter->items.count; k++) {
        wob_slice number = letter->items.at[k].number;
        size_t dot = wob_slice_find(dotted, WOB_SLICE("."), 0);
        if (number.size + 1 == dotted.size && dot == 1 && wob_is_alpha(dotted.data[0]) &&
            wob_lower(number.data[0]) == wob_lower(dotted.data[0]) &&
            wob_slice_equal(wob_slice_cut(number, 1, number.size),
                            wob_slice_cut(dotted, dot + 1, dotted.size)))
            return k;
    }
    return i;
}

/* The number that scanning misread as "l9", "2l", or as "l" alone. */
static wob_slice mended(const scanner *scan, wob_slice number)
{
    wob_mark mark = {.kind = WOB_MARK_NUMBER, .number = number};
    return wob_slice_equal(number, WOB_SLICE("l")) ? WOB_SLICE("1")
                                                   : wob_mark_number(&mark, scan->arena);
}

/* The number as the request has it; empty where it names no item. */
static wob_slice known_number(const scanner *scan, wob_slice number)
{
    const wob_letter *letter = scan->letter;
    size_t i = dotted_index(letter, number);
    if (i == letter->items.count && i > 0)
        i = wob_item_index(letter, mended(scan, number));
    unsigned value;
    if (i < letter->items.count)
        return letter->items.at[i].number;
    if (letter->items.count == 0)
        number = mended(scan, number);
    bool plain = wob_slice_number(number, &value) && value >= 1 && value <= MOST_PLAIN_NUMBER;
    /* Grounds of objection are lettered: "ad a". */
    bool lettered = scan->sure && number.size == 1 && wob_is_alpha(number.data[0]);
    return letter->items.count == 0 && (plain || lettered) ? number : (wob_slice){0};
}

/* The number of which "c" behind "2b" is short for: "2c". */
static wob_slice nested_number(const scanner *scan, wob_slice last, wob_slice letter)
{
    size_t digits = 0;
    while (digits < last.size && wob_is_digit(last.data[digits]))
        digits++;
    if (digits == 0 || digits == last.size || letter.size != 1 || !wob_is_alpha(letter.data[0]))
        return (wob_slice){0};
    wob_slice whole = wob_slice_cut(last, 0, digits);
    return known_number(scan, wob_arena_join(scan->arena, whole, letter));
}

/* The word that may be a number: of "2-4" only "2", of "2-jarig" and "10-05-2020" all. */
static wob_slice peek_number(const scanner *scan)
{
    wob_slice word = peek_word(scan);
    size_t hyphen = wob_slice_find(word, WOB_SLICE("-"), 0);
    if (hyphen == word.size)
        return word;
    wob_slice last = wob_slice_cut(word, hyphen + 1, word.size);
    return known_number(scan, last).size ? wob_slice_cut(word, 0, hyphen) : word;
}

/* "2.1" or "A.1", where there is such an item; else no more than `word`. */
static wob_slice peek_dotted(const scanner *scan, wob_slice word)
{
    size_t end = scan->at + word.size;
    if (end + 1 >= scan->text.size || scan->text.data[end] != '.' ||
        !wob_is_digit(scan->text.data[end + 1]))
        return word;
    for (end++; end < scan->text.size && wob_is_digit(scan->text.data[end]);)
        end++;
    wob_slice dotted = wob_slice_cut(scan->text, scan->at, end);
    return dotted_index(scan->letter, dotted) < scan->letter->items.count ? dotted : word;
}

/* Moves behind the sign of "1/", as some close their numbers with. */
static void skip_slash(scanner *scan)
{
    bool closes = scan->at + 1 < scan->text.size && scan->text.data[scan->at] == '/' &&
                  wob_is_space(scan->text.data[scan->at + 1]);
    scan->at += closes;
}

/* "3", "(b)", "2a", "2.1": moves behind it where it names an item. `last` was named before it. */
static wob_slice take_number(scanner *scan, wob_slice last)
{
    size_t start = scan->at;
    bool opened = take(scan, "(");
    wob_slice word = peek_dotted(scan, peek_number(scan)), number = {0};
    if (word.size && word.size <= MOST_NUMBER_BYTES)
        number = known_number(scan, word);
    if (number.size == 0 && last.size)
        number = nested_number(scan, last, word);
    bool dotted = false;
    if (number.size) {
        scan->at += word.size;
        if (opened && !take(scan, ")"))
            number = (wob_slice){0};
        if (!opened && !take(scan, ")"))
            skip_slash(scan);
        /* "10.2.e" and "5,000" are no item numbers. */
        dotted = scan->at + 1 < scan->text.size &&
                 (scan->text.data[scan->at] == '.' || scan->text.data[scan->at] == ':') &&
                 wob_is_word(scan->text.data[scan->at + 1]);
    }
    if (number.size == 0 || dotted) {
        scan->at = start;
        return (wob_slice){0};
    }
    return number;
}

/* The items from `first` to `last`, without `first`. */
static void add_range(scanner *scan, wob_slices *numbers, wob_slice first, wob_slice last)
{
    const wob_letter *letter = scan->letter;
    unsigned from, to;
    if (letter->items.count) {
        size_t end = wob_item_index(letter, last);
        size_t begin = wob_item_index(letter, first) + 1;
        for (size_t i = begin; i <= end && i < letter->items.count && numbers->count < MOST_NAMED;
             i++)
            wob_slices_add(scan->arena, numbers, letter->items.at[i].number);
    } else if (wob_slice_number(first, &from) && wob_slice_number(last, &to)) {
        for (unsigned n = from + 1; n <= to && numbers->count < MOST_NAMED; n++)
            wob_slices_add(scan->arena, numbers, wob_arena_print(scan->arena, "%u", n));
    }
}

typedef enum joint { NO_JOINT, LIST_JOINT, RANGE_JOINT } joint;

static joint take_joint(scanner *scan)
{
    static const char *const ranges[] = {"t/m", "tot en met", "through", "to", "-", "–"};
    static const char *const lists[] = {", en", ", and", ",",  "en",      "and",
                                        "&",    "of",    "or", "alsmede", "/"};
    skip_spaces(scan);
    /* "ad. 2. en 3.": a dot behind a number that a list goes on after. */
    if (take(scan, ". en") || take(scan, ". and") || take(scan, ".,"))
        return LIST_JOINT;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (take(scan, ranges[i]))
            return RANGE_JOINT;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (take(scan, lists[i]))
            return LIST_JOINT;
    return NO_JOINT;
}

/* Moves behind "(boetes)", a word that says what the number before it asks, where further numbers
 * follow. */
static void skip_remark(scanner *scan)
{
    size_t start = scan->at;
    if (!take(scan, " ("))
        return;
    bool worded = peek_word(scan).size > MOST_NUMBER_BYTES / 2;
    scan->at += peek_word(scan).size;
    bool closed = take(scan, ")");
    size_t behind = scan->at;
    if (worded && closed && take_joint(scan) != NO_JOINT)
        scan->at = behind;
    else
        scan->at = start;
}

/* "5 en 10", "2 t/m 4", "6, 7, 8, 12 en 14", "ad 2 en ad 3", "2 (boetes) en 4". */
static bool take_numbers(scanner *scan, wob_slices *numbers)
{
    wob_slice last = take_number(scan, (wob_slice){0});
    if (last.size == 0)
        return false;
    wob_slices_add(scan->arena, numbers, last);
    while (numbers->count < MOST_NAMED) {
        size_t before = scan->at;
        skip_remark(scan);
        joint between = take_joint(scan);
        skip_spaces(scan);
        wob_certainty again;
        if (between == LIST_JOINT && take_noun(scan, &again)) {
            (void)take(scan, ".");
            skip_spaces(scan);
        }
        wob_slice number = between ? take_number(scan, last) : (wob_slice){0};
        if (number.size == 0) {
            scan->at = before;
            break;
        }
        if (between == RANGE_JOINT)
            add_range(scan, numbers, last, number);
        else
            wob_slices_add(scan->arena, numbers, number);
        last = number;
    }
    return true;
}

/* "vraag 2", "vragen onder punt 2": the surest of the nouns counts; two that are not sure, "het
 * verzoek onder 2", are as good as a surer one. */
static bool read_numbered(scanner *scan, wob_item_reference *reference)
{
    wob_certainty certainty;
    size_t nouns = 0;
    while (nouns < MOST_NOUNS && take_noun(scan, &certainty)) {
        if (nouns == 1 && certainty == WOB_LOOSE && reference->certainty == WOB_LOOSE)
            reference->certainty = WOB_PLAIN;
        if (nouns++ == 0 || certainty > reference->certainty)
            reference->certainty = certainty;
        (void)take(scan, ".");
        skip_spaces(scan);
    }
    scan->sure = reference->certainty == WOB_SURE;
    if (nouns == 0 || !take_numbers(scan, &reference->numbers))
        return false;
    /* "De onder 1 en 2 gevraagde stukken", "Onder 3 vraagt u om": what counts is asked for. */
    bool spaced = scan->at < scan->text.size && scan->text.data[scan->at] == ' ';
    if (spaced && reference->certainty < WOB_PLAIN &&
        wob_item_word_at(WOB_WORD_ASKED, scan->text, scan->at + 1))
        reference->certainty = WOB_PLAIN;
    return true;
}

/* The number word at the scanner, which moves behind it; NULL where there is none. */
static const wob_number_word *take_number_word(scanner *scan)
{
    wob_slice word = peek_word(scan);
    const wob_number_word *found = wob_number_word_find(word);
    if (found) {
        scan->at += word.size;
        skip_spaces(scan);
    }
    return found;
}

unsigned wob_items_counted(wob_slice text)
{
    scanner scan = {.text = text};
    wob_certainty certainty;
    for (; scan.at < text.size; scan.at++) {
        bool starts = wob_is_word(text.data[scan.at]) &&
                      (scan.at == 0 || !wob_is_word(text.data[scan.at - 1]));
        const wob_number_word *word = starts ? take_number_word(&scan) : NULL;
        if (word && word->kind == WOB_CARDINAL && take_noun(&scan, &certainty))
            return word->value;
    }
    return 0;
}

/* Items by their order count without those inside others. */
static bool is_inside_other(wob_slice number)
{
    return number.size > 1 && wob_is_digit(number.data[0]) &&
           (wob_is_alpha(number.data[number.size - 1]) ||
            wob_slice_find(number, WOB_SLICE("."), 0) < number.size);
}

/* The nth item, counted from 1; from the last one on where `last`. items.count where there are
 * fewer. */
static size_t nth_item(const wob_letter *letter, unsigned nth, bool last)
{
    for (size_t i = 0; i < letter->items.count; i++) {
        size_t item = last ? letter->items.count - 1 - i : i;
        if (!is_inside_other(letter->items.at[item].number) && --nth == 0)
            return item;
    }
    return letter->items.count;
}

/* "derde", "laatste", "eerste twee": adds the items, false where there are none. */
static bool take_ordinal(scanner *scan, wob_slices *numbers)
{
    const wob_letter *letter = scan->letter;
    const wob_number_word *word = take_number_word(scan);
    if (!word || word->kind == WOB_CARDINAL)
        return false;
    unsigned first = word->kind == WOB_LAST ? 1 : word->value, count = 1;
    size_t before = scan->at;
    const wob_number_word *cardinal = take_number_word(scan);
    if (cardinal && cardinal->kind == WOB_CARDINAL && first == 1)
        count = cardinal->value;
    else
        scan->at = before;
    for (unsigned n = 0; n < count; n++) {
        bool last = word->kind == WOB_LAST;
        size_t item = nth_item(letter, last ? count - n : first + n, last);
        if (item == letter->items.count)
            return false;
        wob_slices_add(scan->arena, numbers, letter->items.at[item].number);
    }
    return true;
}

/* "Uw derde verzoek (c)": the number says more surely than its order which item is meant. */
static void take_bracketed(scanner *scan, wob_slices *numbers)
{
    size_t before = scan->at;
    skip_spaces(scan);
    bool opened = scan->at < scan->text.size && scan->text.data[scan->at] == '(';
    wob_slice number =
        opened && numbers->count == 1 ? take_number(scan, (wob_slice){0}) : (wob_slice){0};
    if (number.size)
        numbers->at[0] = number;
    else
        scan->at = before;
}

/* "derde punt", "het tweede en het derde onderdeel", "first part": by the items' order. */
static bool read_ordinal(scanner *scan, wob_item_reference *reference)
{
    size_t words = 0;
    do {
        skip_spaces(scan);
        if (words)
            skip_article(scan);
        if (!take_ordinal(scan, &reference->numbers))
            return false;
        skip_spaces(scan);
    } while (++words < MOST_ORDINALS && take_joint(scan) == LIST_JOINT);
    if (!take_noun(scan, &reference->certainty))
        return false;
    reference->by_order = true;
    take_bracketed(scan, &reference->numbers);
    if (reference->certainty == WOB_LOOSE)
        reference->certainty = scan->letter->items_by_order ? WOB_PLAIN : WOB_DOUBTFUL;
    return true;
}

bool wob_item_reference_read(wob_slice text, size_t at, const wob_letter *letter, wob_arena *arena,
                             wob_item_reference *ret_reference)
{
    scanner scan = {.text = text, .at = at, .letter = letter, .arena = arena};
    wob_item_reference reference = {0};
    if (!read_numbered(&scan, &reference)) {
        scan.at = at;
        reference = (wob_item_reference){0};
        if (letter->items.count == 0 || !read_ordinal(&scan, &reference))
            return false;
    }
    reference.span = (wob_span){at, scan.at};
    *ret_reference = reference;
    return true;
}

bool wob_item_numbers_read(wob_slice text, size_t at, const wob_letter *letter, wob_arena *arena,
                           wob_item_reference *ret_reference)
{
    scanner scan = {.text = text, .at = at, .letter = letter, .arena = arena};
    wob_item_reference reference = {.certainty = WOB_LOOSE};
    if (!take_numbers(&scan, &reference.numbers))
        return false;
    reference.span = (wob_span){at, scan.at};
    *ret_reference = reference;
    return true;
}

unsigned wob_item_ordinal(wob_slice text)
{
    scanner scan = {.text = text};
    wob_certainty certainty;
    skip_article(&scan);
    const wob_number_word *word = take_number_word(&scan);
    return word && word->kind == WOB_ORDINAL && take_noun(&scan, &certainty) ? word->value : 0;
}

bool wob_item_reference_find(wob_slice text, size_t from, const wob_letter *letter,
                             wob_arena *arena, wob_item_reference *ret_reference)
{
    for (size_t at = from; at < text.size; at++) {
        bool starts = wob_is_word(text.data[at]) && (at == 0 || !wob_is_word(text.data[at - 1]));
        if (starts && wob_item_reference_read(text, at, letter, arena, ret_reference))
            return true;
    }
    return false;
}

bool wob_item_asks_to_be_told(wob_slice item)
{
    static const char *const words[] = {
        "hoeveel",    "hoe ",          "het aantal", "aantal",    "wat ",      "welk",
        "wie ",       "wanneer",       "waar",       "how many",  "how much",  "the number",
        "what",       "who",           "when",       "which",     "where",     "how ",
        "het totaal", "de hoogte van", "het bedrag", "the total", "the amount"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_starts_nocase(item, wob_slice_of(words[i])))
            return true;
    return false;
}
