/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose letter it is. See organisation.h; data/organisations.tsv has the kinds of public bodies.
 *
 * A name is read from lines: of the letterhead first, then of the signature, of the margin, and at
 * last of the clause that says where an objection goes. Within each the row of the table decides,
 * not the place: a ministry stands above the department named over it. A name goes on over words
 * with a capital and the small words between them, and over a line's end only where it cannot end.
 */
#include "lib/letter/organisation.h"

#include "lib/base/utf8.h"

enum {
    MOST_LINES = 400,
    MOST_LINE = 110, /* bytes: a longer one is no line of a letterhead or signature */
    MOST_JOINED = 3, /* lines that one name stands on */
    MOST_LISTED = 4, /* words between the commas of a name: "Volksgezondheid, Welzijn en Sport" */
    SIGNATURE_BLOCKS = 8,
};

/* Lines that may hold a name, and where each stands in `text`, all of them. */
typedef struct name_line {
    wob_slice text; /* of this line and those that go on with it */
    size_t ends[MOST_JOINED];
    size_t count; /* of ends */
} name_line;

typedef WOB_LIST(name_line) name_lines;

static bool is_upper(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_small_word(wob_slice word)
{
    static const char *const words[] = {"van", "de",  "der", "den", "het", "en",  "voor",
                                        "in",  "aan", "of",  "the", "and", "for", "op"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_is_nocase(word, words[i]))
            return true;
    return false;
}

static bool is_name_word(wob_slice word)
{
    return is_upper(word.data[0]) && !is_small_word(word);
}

static wob_slice between(const wob_cue_words *words, size_t k)
{
    const char *end = words->at[k - 1].data + words->at[k - 1].size;
    return (wob_slice){end, (size_t)(words->at[k].data - end)};
}

static bool is_blank(wob_slice text)
{
    return wob_slice_trim(text).size == 0;
}

/* Behind the comma before word `k` the name's list goes on to its "and". */
static bool goes_on_behind_comma(const wob_cue_words *words, size_t k)
{
    for (size_t i = k; i + 1 < words->count && i <= k + MOST_LISTED; i++) {
        if (i > k && !is_blank(between(words, i)))
            return false;
        bool joins = wob_slice_equal_nocase(words->at[i], WOB_SLICE("en")) ||
                     wob_slice_equal_nocase(words->at[i], WOB_SLICE("and"));
        if (joins && i > k)
            return is_name_word(words->at[i + 1]);
        if (!is_name_word(words->at[i]))
            return false;
    }
    return false;
}

/* Word `k` begins another line than the word before it. */
static bool begins_line(const name_line *line, const wob_cue_words *words, size_t k)
{
    size_t at = (size_t)(words->at[k].data - line->text.data);
    size_t before = (size_t)(words->at[k - 1].data - line->text.data);
    for (size_t i = 0; i < line->count; i++)
        if (before < line->ends[i] && at > line->ends[i])
            return true;
    return false;
}

/* The word behind the name that ends before word `k`, and small words before a name word, belong to
 * it. `first`: nothing of the name's own has been read. */
static bool goes_on(const name_line *line, const wob_cue_words *words, size_t k, bool first)
{
    if (k >= words->count)
        return false;
    wob_slice gap = between(words, k), sign = wob_slice_trim(gap);
    bool comma = wob_slice_equal(sign, WOB_SLICE(","));
    bool dash = wob_slice_equal(sign, WOB_SLICE("-")) || wob_slice_equal(sign, WOB_SLICE("–"));
    if (comma && !goes_on_behind_comma(words, k))
        return false;
    if (!comma && !dash && sign.size)
        return false;
    if (begins_line(line, words, k) && !first && !comma && !is_small_word(words->at[k - 1]))
        return false;
    while (k < words->count && is_small_word(words->at[k]) &&
           (k + 1 == words->count || is_blank(between(words, k + 1))))
        k++;
    return k < words->count && is_name_word(words->at[k]);
}

/* The name around words [begin, end), which a row of the table was found in; false where the row
 * wants a name and none is there. */
static bool capture(const name_line *line, const wob_cue *cue, const wob_cue_words *words,
                    size_t begin, size_t end, wob_slice *ret_name)
{
    size_t from = begin, to = end;
    if (wob_slice_equal(cue->value, WOB_SLICE("after"))) {
        while (goes_on(line, words, to, to == end))
            to++;
        while (to > end && is_small_word(words->at[to - 1]))
            to--;
    } else if (wob_slice_equal(cue->value, WOB_SLICE("before"))) {
        while (from > 0 && is_blank(between(words, from)) && !begins_line(line, words, from) &&
               (is_name_word(words->at[from - 1]) || is_small_word(words->at[from - 1])))
            from--;
        while (from < begin && is_small_word(words->at[from]))
            from++;
    }
    const char *first = words->at[from].data;
    *ret_name =
        (wob_slice){first, (size_t)(words->at[to - 1].data - first) + words->at[to - 1].size};
    return wob_slice_equal(cue->value, WOB_SLICE("alone")) || to - from > end - begin;
}

static bool has_small_letter(wob_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= 'a' && text.data[i] <= 'z')
            return true;
    return false;
}

/* A capital first; of names in capitals throughout, only at the words' beginnings. A single word in
 * capitals is made small too where it is too long for an abbreviation ("gemeente ZUIDERWAARD"). */
static wob_slice tidy(wob_slice name, wob_arena *arena)
{
    enum { LONGEST_ABBREVIATION = 5 };
    wob_slice copy = wob_arena_copy(arena, name);
    char *text = (char *)copy.data;
    bool all = !has_small_letter(name);
    for (size_t begin = 0; begin < copy.size;) {
        size_t end = begin;
        while (end < copy.size && wob_is_word(text[end]))
            end++;
        wob_slice word = wob_slice_cut(copy, begin, end);
        bool shout = !has_small_letter(word) && (all || word.size > LONGEST_ABBREVIATION);
        size_t keep = begin > 0 && all && is_small_word(word) ? 0 : 1;
        for (size_t i = begin + keep; shout && i < end; i++)
            text[i] = wob_lower(text[i]);
        begin = end + 1;
    }
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return copy;
}

/* The name in the lines by the first row of the table that is found in one; empty where none is. */
static wob_slice find_name(const name_lines *lines, wob_arena *arena)
{
    const wob_cues *cues = wob_cues_of("organisations");
    wob_cue_words *words = wob_arena_take(arena, (lines->count + 1) * sizeof *words);
    for (size_t k = 0; k < lines->count; k++)
        wob_cue_split(lines->at[k].text, arena, &words[k]);
    for (size_t i = 0; i < cues->count; i++)
        for (size_t k = 0; k < lines->count; k++) {
            size_t begin, end;
            wob_slice name;
            if (wob_cue_find(&cues->at[i], &words[k], 0, &begin, &end) &&
                (begin == 0 || !begins_line(&lines->at[k], &words[k], begin)) &&
                (size_t)(words[k].at[begin].data - lines->at[k].text.data) < lines->at[k].ends[0] &&
                capture(&lines->at[k], &cues->at[i], &words[k], begin, end, &name))
                return tidy(name, arena);
        }
    return (wob_slice){0};
}

/* Adds a line; those after it are joined to it later. */
static void add_line(wob_arena *arena, name_lines *lines, wob_slice text)
{
    if (text.size && text.size <= MOST_LINE && lines->count < MOST_LINES)
        *wob_push(arena, lines) = (name_line){.text = text, .ends = {text.size}, .count = 1};
}

static void join_lines(wob_arena *arena, name_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        for (size_t k = i + 1; k < lines->count && k < i + MOST_JOINED; k++) {
            name_line *line = &lines->at[i];
            line->text = wob_arena_print(arena, "%.*s %.*s", WOB_ARG(line->text),
                                         (int)lines->at[k].ends[0], lines->at[k].text.data);
            line->ends[line->count++] = line->text.size;
        }
}

/* The cells of one column follow each other. */
static name_lines lines_of_head(const wob_letterhead *head, bool in_margin, wob_arena *arena)
{
    name_lines lines = {0};
    for (size_t i = 0; i < head->cells.count; i++)
        if (head->cells.at[i].in_margin == in_margin && !head->cells.at[i].taken)
            add_line(arena, &lines, head->cells.at[i].text);
    join_lines(arena, &lines);
    return lines;
}

static bool is_signed(const wob_reading *reading, const wob_block *block)
{
    wob_slice text = wob_block_text(reading, block);
    return wob_block_part(reading, block) == WOB_PART_CLOSING ||
           wob_slice_find_nocase(text, WOB_SLICE("namens deze"), 0) < text.size ||
           wob_slice_find_nocase(text, WOB_SLICE("hoogachtend"), 0) < text.size;
}

/* "De minister van Buitenlandse Zaken, namens deze, de coördinator ..." all in one. */
static wob_slice start_of(wob_slice text)
{
    return text.size > MOST_LINE ? wob_slice_cut(text, 0, wob_utf8_floor(text, MOST_LINE)) : text;
}

/* What stands around the words that close the letter, a line each. Of several places that look like
 * a signature the first with a name is the letter's: behind it stand documents with their own. */
static wob_slice find_in_signature(const wob_reading *reading, wob_arena *arena)
{
    for (size_t i = 0; i < reading->blocks.count; i++) {
        if (!is_signed(reading, &reading->blocks.at[i]))
            continue;
        name_lines lines = {0};
        for (size_t k = i > 2 ? i - 2 : 0; k < i + SIGNATURE_BLOCKS && k < reading->blocks.count;
             k++)
            add_line(arena, &lines, start_of(wob_block_text(reading, &reading->blocks.at[k])));
        join_lines(arena, &lines);
        wob_slice name = find_name(&lines, arena);
        if (name.size)
            return name;
    }
    return (wob_slice){0};
}

static wob_slice find_in_head(const wob_letterhead *head, bool in_margin, wob_arena *arena)
{
    name_lines lines = lines_of_head(head, in_margin, arena);
    return find_name(&lines, arena);
}

/* An objection goes to whom it is that decided. */
static wob_slice find_in_remedy(const wob_reading *reading, wob_arena *arena)
{
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        if (wob_block_part(reading, &reading->blocks.at[sentence->block]) != WOB_PART_REMEDY)
            continue;
        name_lines lines = {0};
        wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
        *wob_push(arena, &lines) = (name_line){.text = text, .ends = {text.size}, .count = 1};
        wob_slice name = find_name(&lines, arena);
        if (name.size)
            return name;
    }
    return (wob_slice){0};
}

wob_slice wob_organisation_find(const wob_reading *reading, const wob_letterhead *head)
{
    wob_arena scratch = {0};
    wob_slice name = find_in_head(head, false, &scratch);
    if (name.size == 0)
        name = find_in_signature(reading, &scratch);
    if (name.size == 0)
        name = find_in_head(head, true, &scratch);
    if (name.size == 0)
        name = find_in_remedy(reading, &scratch);
    if (name.size)
        name = wob_arena_copy(reading->arena, name);
    wob_arena_release(&scratch);
    return name;
}
