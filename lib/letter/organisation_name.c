/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far a name goes, and how it is written. See organisation_name.h.
 *
 * A name goes on over words with a capital and the small words between them, and over a line's end
 * only where it cannot end. What is known (body.h) decides before that: it gives back what a scan
 * has spoilt, and says that a name goes on which could have ended.
 */
#include "lib/letter/organisation_name.h"

#include "lib/letter/body.h"

enum {
    MOST_LISTED = 4,          /* words between the commas of a name: "Volksgezondheid, Welzijn" */
    LONGEST_ABBREVIATION = 5, /* letters */
};

static bool is_upper(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_one_of(wob_slice word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (wob_slice_is_nocase(word, words[i]))
            return true;
    return false;
}

static bool is_small_word(wob_slice word)
{
    static const char *const words[] = {"van", "de",  "der", "den", "het", "en",  "voor",
                                        "in",  "aan", "of",  "the", "and", "for", "op"};
    return is_one_of(word, words, sizeof words / sizeof *words);
}

/* A line that begins with it goes on with the line above. */
static bool is_joining_word(wob_slice word)
{
    static const char *const words[] = {"van", "en", "voor", "of", "and", "for"};
    return !is_upper(word.data[0]) && is_one_of(word, words, sizeof words / sizeof *words);
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

bool wob_name_breaks_at(const wob_name_line *line, const wob_cue_words *words, size_t k)
{
    size_t at = (size_t)(words->at[k].data - line->text.data);
    size_t before = (size_t)(words->at[k - 1].data - line->text.data);
    for (size_t i = 0; i < line->count; i++)
        if (before < line->ends[i] && at > line->ends[i])
            return true;
    return false;
}

/* From word `k` on stands a street with its number: "Lange Veerkade 18". */
static bool is_address(const wob_name_line *line, const wob_cue_words *words, size_t k)
{
    for (size_t i = k; i < words->count; i++) {
        if (i > k && (wob_name_breaks_at(line, words, i) || !is_blank(between(words, i))))
            return false;
        if (!is_name_word(words->at[i]))
            return i > k && wob_is_digit(words->at[i].data[0]);
    }
    return false;
}

/* The word behind the name that ends before word `k`, and small words before a name word, belong to
 * it. `first`: nothing of the name's own has been read. */
static bool goes_on(const wob_name_line *line, const wob_cue_words *words, size_t k, bool first)
{
    if (k >= words->count)
        return false;
    wob_slice sign = wob_slice_trim(between(words, k));
    bool comma = wob_slice_equal(sign, WOB_SLICE(","));
    bool dash = wob_slice_equal(sign, WOB_SLICE("-")) || wob_slice_equal(sign, WOB_SLICE("–"));
    bool breaks = wob_name_breaks_at(line, words, k);
    if (comma && !goes_on_behind_comma(words, k))
        return false;
    if (!comma && !dash && sign.size)
        return false;
    if (breaks && !first && !comma && !is_small_word(words->at[k - 1]) &&
        !is_joining_word(words->at[k]))
        return false;
    if ((breaks || dash) && is_address(line, words, k))
        return false;
    while (k < words->count && is_small_word(words->at[k]) &&
           (k + 1 == words->count || is_blank(between(words, k + 1))))
        k++;
    return k < words->count && is_name_word(words->at[k]);
}

/* Where a name ends that a pattern begins, before word `end`. */
static size_t end_behind(const wob_name_line *line, const wob_cue_words *words, size_t end)
{
    size_t to = end;
    while (goes_on(line, words, to, to == end))
        to++;
    while (to > end && is_small_word(words->at[to - 1]))
        to--;
    return to;
}

static size_t begin_before(const wob_name_line *line, const wob_cue_words *words, size_t begin)
{
    size_t from = begin;
    while (from > 0 && is_blank(between(words, from)) && !wob_name_breaks_at(line, words, from) &&
           (is_name_word(words->at[from - 1]) || is_small_word(words->at[from - 1])))
        from--;
    while (from < begin && is_small_word(words->at[from]))
        from++;
    return from;
}

static bool has_small_letter(wob_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= 'a' && text.data[i] <= 'z')
            return true;
    return false;
}

/* Makes [begin, end) small: ASCII, and the capitals with accents of U+00C0 to U+00DE. */
static void make_small(char *text, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        unsigned char c = (unsigned char)text[i];
        bool accented = i > 0 && (unsigned char)text[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E;
        text[i] = accented && c != 0x97 && i > begin ? (char)(c + 0x20) : wob_lower(text[i]);
    }
}

static size_t end_of_word(wob_slice text, size_t at)
{
    while (at < text.size && wob_is_word(text.data[at]))
        at++;
    return at;
}

/* Where the words in capitals begin that go on to the end of the name: two or more of them. */
static size_t find_shouting(wob_slice name)
{
    size_t from = name.size, count = 0;
    for (size_t begin = 0; begin < name.size;) {
        size_t end = end_of_word(name, begin);
        if (has_small_letter(wob_slice_cut(name, begin, end))) {
            count = 0;
            from = name.size;
        } else if (end > begin && count++ == 0) {
            from = begin;
        }
        begin = end + 1;
    }
    return count > 1 || from == 0 ? from : name.size;
}

/* How one of the words in capitals begins: "Waterschap DE DRIE LEDEN" is one of that name. */
static bool keeps_capital(wob_slice word, bool first_of_all, bool first_of_shouting)
{
    static const char *const articles[] = {"de", "het", "den"};
    if (first_of_all || !is_small_word(word))
        return true;
    return first_of_shouting && is_one_of(word, articles, sizeof articles / sizeof *articles);
}

static bool is_abbreviation(wob_slice word)
{
    static const char *const words[] = {"GGD", "NHS", "RUD", "UMC"};
    return is_one_of(word, words, sizeof words / sizeof *words);
}

/* A capital first; of names in capitals throughout, only at the words' beginnings. A single word in
 * capitals is made small too where it is too long for an abbreviation ("gemeente ZUIDERWAARD"). */
static wob_slice tidy(wob_slice name, wob_arena *arena)
{
    wob_slice copy = wob_arena_copy(arena, name);
    char *text = (char *)copy.data;
    size_t shouting = find_shouting(name);
    for (size_t begin = 0; begin < copy.size;) {
        size_t end = end_of_word(copy, begin);
        wob_slice word = wob_slice_cut(copy, begin, end);
        bool shouts =
            !has_small_letter(word) && (begin >= shouting || word.size > LONGEST_ABBREVIATION);
        if (shouts && !is_abbreviation(word))
            make_small(text, begin + keeps_capital(word, begin == 0, begin == shouting), end);
        begin = end + 1;
    }
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return copy;
}

/* The name in bytes [begin, end) of the line, with the spelling of the table as far as that goes,
 * which may be further: "Rijksdienst voor Ondernemend" and "Nederland" below it. */
static wob_organisation_name spell(const wob_name_line *line, size_t begin, size_t end,
                                   wob_arena *arena)
{
    size_t known_end = 0;
    wob_slice behind = wob_slice_cut(line->text, begin, line->text.size);
    wob_slice name = wob_body_read(behind, &known_end);
    if (name.size == 0)
        return (wob_organisation_name){.text = tidy(wob_slice_cut(line->text, begin, end), arena)};
    known_end += begin;
    if (known_end < end) {
        wob_slice rest = tidy(wob_slice_cut(line->text, known_end, end), arena);
        name = wob_arena_print(arena, "%.*s%.*s", WOB_ARG(name), WOB_ARG(rest));
    }
    return (wob_organisation_name){.text = name, .known = true};
}

wob_organisation_name wob_name_by_cue(const wob_name_line *line, const wob_cue *cue,
                                      const wob_cue_words *words, size_t begin, size_t end,
                                      wob_arena *arena)
{
    bool alone = wob_slice_ends(cue->value, WOB_SLICE("alone"));
    size_t from = begin, to = end;
    if (wob_slice_ends(cue->value, WOB_SLICE("after")))
        to = end_behind(line, words, end);
    else if (wob_slice_ends(cue->value, WOB_SLICE("before")))
        from = begin_before(line, words, begin);
    if (!alone && to - from == end - begin)
        return (wob_organisation_name){0};
    const char *behind = words->at[to - 1].data + words->at[to - 1].size;
    return spell(line, (size_t)(words->at[from].data - line->text.data),
                 (size_t)(behind - line->text.data), arena);
}

/* What ends at byte `at` is followed by no further word of its line. */
static bool ends_at(const wob_name_line *line, size_t at)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->ends[i] == at)
            return true;
    while (at < line->text.size && wob_is_space(line->text.data[at]))
        at++;
    return at == line->text.size || !wob_is_word(line->text.data[at]);
}

static size_t end_of_article(wob_slice text)
{
    static const wob_slice articles[] = {{"de ", 3}, {"het ", 4}};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (wob_slice_starts_nocase(text, articles[i]))
            return articles[i].size;
    return 0;
}

wob_organisation_name wob_name_by_table(const wob_name_line *line)
{
    size_t begin = 0, end = 0;
    wob_slice name = wob_body_read(line->text, &end);
    if (name.size == 0) {
        begin = end_of_article(line->text);
        name = wob_body_read(wob_slice_cut(line->text, begin, line->text.size), &end);
    }
    if (name.size == 0 || !ends_at(line, begin + end))
        return (wob_organisation_name){0};
    return (wob_organisation_name){.text = name, .known = true};
}
