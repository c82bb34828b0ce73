/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From lines to the normalised text: which lines go on in one paragraph, which begin a new block,
 * how the pieces are joined. Of what the letter says it knows only the headings of
 * data/headings.tsv.
 *
 * A new block begins after a gap larger than usual, at a list mark, at a heading, and after a line
 * that ends a sentence well before the right edge. "Usual" is measured on the letter itself: some
 * sources have an empty line after every line (the seed letter of corpus/ does).
 */
#include "lib/base/buffer.h"
#include "lib/base/memory.h"
#include "lib/base/utf8.h"
#include "lib/letter/flow.h"
#include "lib/letter/item_word.h"
#include "lib/letter/reading.h"
#include "lib/text/analyse.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_HEADING_WORDS = 12,
    MOST_HEADING_BYTES = 100,
    LONGEST_ADDRESS = 2048, /* bytes before a line's end in which an address may begin */
    LONGEST_WORD = 200,     /* and a word */
    MOST_BETWEEN_BARE = 40, /* lines from one number without a sign to the next */
    MOST_TO_SECOND = 8,     /* lines from the first mark of a list to its second */
};

typedef struct typesetter {
    wob_reading *reading;
    wob_flow flow;
    wob_buffer text;
} typesetter;

static bool is_upper_at(wob_slice text, size_t at)
{
    if (at >= text.size)
        return false;
    unsigned char c = (unsigned char)text.data[at];
    return (c >= 'A' && c <= 'Z') || wob_is_digit((char)c);
}

/* Begins a sentence: a capital or digit, perhaps behind a quotation mark or bracket. */
static bool begins_sentence(wob_slice text)
{
    static const char *const openings[] = {"“", "‘", "„", "\"", "'", "(", "["};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (wob_slice_starts(text, wob_slice_of(openings[i])))
            return is_upper_at(text, strlen(openings[i]));
    return is_upper_at(text, 0);
}

static bool ends_with_one_of(wob_slice text, const char *ends)
{
    static const char *const closings[] = {"”", "’", "\"", "'", ")", "]"};
    for (size_t i = 0; i < sizeof closings / sizeof *closings; i++)
        if (wob_slice_ends(text, wob_slice_of(closings[i])))
            text.size -= strlen(closings[i]);
    return text.size && strchr(ends, text.data[text.size - 1]);
}

static bool ends_with_word(wob_slice text, wob_slice word)
{
    return wob_slice_ends(text, word) &&
           (text.size == word.size || text.data[text.size - word.size - 1] == ' ');
}

/* "Geachte heer Jansen,", "Dear Ms Jones," */
static bool is_salutation(wob_slice text)
{
    static const char *const words[] = {"Geachte ", "Geacht ", "Beste ", "Dear "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_starts(text, wob_slice_of(words[i])))
            return text.size <= MOST_HEADING_BYTES && wob_slice_ends(text, WOB_SLICE(","));
    return false;
}

/* After this line a list entry may begin. */
static bool may_end_entry(wob_slice text)
{
    return ends_with_one_of(text, ".:;,?!") || ends_with_word(text, WOB_SLICE("en")) ||
           ends_with_word(text, WOB_SLICE("of")) || ends_with_word(text, WOB_SLICE("and")) ||
           ends_with_word(text, WOB_SLICE("or"));
}

/* Begins with a quotation that it does not end. */
static bool opens_quote(wob_slice text)
{
    static const char *const quotes[][2] = {{"“", "”"}, {"„", "”"}, {"\"", "\""}, {"‘", "’"}};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        wob_slice opening = wob_slice_of(quotes[i][0]), closing = wob_slice_of(quotes[i][1]);
        if (wob_slice_starts(text, opening))
            return wob_slice_find(text, closing, opening.size) == text.size;
    }
    return false;
}

static size_t count_words(wob_slice text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += !wob_is_space(text.data[i]) && (i == 0 || wob_is_space(text.data[i - 1]));
    return words;
}

/* The row of data/headings.tsv that knows the heading; NULL where none does. */
static const wob_cue *known_heading(const typesetter *set, const wob_flow_line *line)
{
    wob_slice text = wob_slice_cut(line->text, line->mark.size, line->text.size);
    return wob_cues_find_in("headings", text, set->reading->arena);
}

/* "Niet eens met dit besluit?", "Wat hebben wij besloten?": of all questions only a few are
 * headings; others are items. */
static bool may_ask(const typesetter *set, const wob_flow_line *line)
{
    static const wob_part parts[] = {
        WOB_PART_REMEDY,    WOB_PART_REQUEST,     WOB_PART_DECISION, WOB_PART_CONSIDERATION,
        WOB_PART_OBJECTION, WOB_PART_PUBLICATION, WOB_PART_INVENTORY};
    const wob_cue *cue = line->mark.kind == WOB_MARK_NONE ? known_heading(set, line) : NULL;
    for (size_t i = 0; cue && i < sizeof parts / sizeof *parts; i++)
        if (wob_slice_equal(cue->value, wob_slice_of(wob_part_name(parts[i]))))
            return true;
    return false;
}

static bool could_be_heading(const typesetter *set, const wob_flow_line *line)
{
    return line->text.size > 0 && line->text.size <= MOST_HEADING_BYTES &&
           begins_sentence(line->text) && !ends_with_one_of(line->text, ".,;!") &&
           !wob_slice_ends(line->text, WOB_SLICE("-")) && !opens_quote(line->text) &&
           count_words(line->text) <= MOST_HEADING_WORDS &&
           (!ends_with_one_of(line->text, "?") || may_ask(set, line));
}

/* "De contacten met leveranciers (tweede punt)" */
static bool ends_with_item(wob_slice text)
{
    size_t open = text.size;
    if (!wob_slice_ends(text, WOB_SLICE(")")))
        return false;
    while (open > 0 && text.data[open - 1] != '(')
        open--;
    for (size_t at = open; open && at < text.size; at++)
        if ((at == open || text.data[at - 1] == ' ') &&
            (wob_item_word_at(WOB_WORD_NOUN, text, at) ||
             wob_item_word_at(WOB_WORD_SURE, text, at)))
            return true;
    return false;
}

/* "Ad 5 en 10" and the like stand directly above their text, with no gap and nothing bold. `line`
 * could be a heading. */
static bool is_short_title(const typesetter *set, const wob_flow_line *line,
                           const wob_flow_line *next)
{
    const float narrow = 0.5f;
    return next && begins_sentence(next->text) &&
           (line->width < narrow || known_heading(set, line) || ends_with_item(line->text));
}

/* "Uw brief noemt de volgende punten:" leads in the list below it, even with white space around. */
static bool leads_in(const typesetter *set, const wob_flow_line *line, const wob_flow_line *next)
{
    return wob_slice_ends(line->text, WOB_SLICE(":")) && line->mark.kind == WOB_MARK_NONE &&
           !line->bold && next && next->mark.kind && !known_heading(set, line);
}

static bool is_heading(const typesetter *set, size_t i)
{
    const wob_flow *flow = &set->flow;
    const wob_flow_line *line = &flow->at[i];
    const wob_flow_line *before = i ? &flow->at[i - 1] : NULL;
    const wob_flow_line *after = i + 1 < flow->count ? &flow->at[i + 1] : NULL;
    if (line->row || !could_be_heading(set, line) || line->mark.kind == WOB_MARK_BULLET ||
        leads_in(set, line, after))
        return false;
    bool ended = before && ends_with_one_of(before->text, ".:;?!");
    bool opens = !before || line->gap || ended || before->width < 0.75f;
    bool closes = !after || after->gap || (begins_sentence(after->text) && line->width < 0.8f);
    if (!opens || !closes)
        return false;
    if (line->bold && !(before && before->bold && !line->gap && before->width > 0.85f))
        return true;
    return (line->gap || !before || ended) &&
           (is_short_title(set, line, after) || (after && after->gap && line->width < 0.8f));
}

/* The next line with a mark like that of line i goes on with it: "a) ...", "b) ...". */
static bool is_followed(const typesetter *set, size_t i)
{
    const wob_flow *flow = &set->flow;
    for (size_t k = i + 1; k < flow->count && k <= i + MOST_TO_SECOND; k++)
        if (wob_mark_alike(&flow->at[i].mark, &flow->at[k].mark))
            return wob_mark_follows(&flow->at[i].mark, &flow->at[k].mark);
    return false;
}

static bool begins_entry(const typesetter *set, size_t i, const wob_mark *last)
{
    const wob_flow_line *line = &set->flow.at[i], *before = &set->flow.at[i - 1];
    if (line->mark.kind == WOB_MARK_NONE)
        return false;
    /* "Wat u onder (c) en / (f) hebt gevraagd": a joint leads on to the next mark alone. */
    if (line->gap || ends_with_one_of(before->text, ".:;,?!") ||
        (may_end_entry(before->text) && last->kind == WOB_MARK_NONE))
        return true;
    if (last->kind && wob_mark_follows(last, &line->mark))
        return true;
    return wob_mark_first(&line->mark) && (before->width < 0.75f || is_followed(set, i));
}

/* "Vraag 4 Kunt u ...", "Beslissing: Openbaar.": lines of what is laid out as a form. */
static bool begins_form_line(wob_slice text)
{
    return wob_item_words_begin(text) || wob_item_label_read(WOB_WORD_FORM_ASKED, text) ||
           wob_item_label_read(WOB_WORD_FORM_FOUND, text);
}

/* Line i begins a new block. `last` is the last list mark before it. */
static bool begins_block(const typesetter *set, size_t i, const wob_mark *last)
{
    if (i == 0)
        return true;
    const wob_flow_line *line = &set->flow.at[i], *before = &set->flow.at[i - 1];
    if (line->row || before->row)
        return true;
    if (line->same_row)
        return false;
    if (before->heading || line->heading || begins_entry(set, i, last) ||
        is_salutation(line->text) || is_salutation(before->text))
        return true;
    if (is_upper_at(line->text, 0) &&
        (wob_item_words_head(line->text) ||
         (ends_with_one_of(before->text, ".:;?!") && begins_form_line(line->text))))
        return true;
    /* A mark alone on its line belongs to what follows. */
    if (before->mark.kind && before->mark.size == before->text.size)
        return false;
    if (line->new_page) {
        bool goes_on = !ends_with_one_of(before->text, ".:;?!") && !line->gap_on_page;
        return !goes_on || (begins_sentence(line->text) && before->width < 0.6f);
    }
    if (line->gap || line->bold != before->bold)
        return line->gap || before->width < 0.8f;
    if (!begins_sentence(line->text))
        return false;
    /* An entry of a list ends with a semicolon; a sentence does not go on with a capital there. */
    if (ends_with_one_of(before->text, ";"))
        return true;
    return before->width < 0.55f ||
           (before->width < 0.85f && ends_with_one_of(before->text, ".:?!;"));
}

static bool is_url_byte(char c)
{
    return wob_is_word(c) || (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

/* The word at the end of `text` is an address that its line breaks off. */
static bool ends_in_url(wob_slice text)
{
    size_t begin = text.size, least = text.size > LONGEST_ADDRESS ? text.size - LONGEST_ADDRESS : 0;
    while (begin > least && is_url_byte(text.data[begin - 1]))
        begin--;
    wob_slice last = wob_slice_cut(text, begin, text.size);
    return wob_slice_find(last, WOB_SLICE("://"), 0) < last.size ||
           wob_slice_find(last, WOB_SLICE("www."), 0) < last.size;
}

/* The first word of `line` looks like the rest of an address: it has a digit or a sign inside. */
static bool goes_on_url(wob_slice line)
{
    size_t end = 0;
    while (end < line.size && !wob_is_space(line.data[end]))
        end++;
    for (size_t i = 0; i + 1 < end; i++)
        if (wob_is_digit(line.data[i]) || strchr("-_/.=", line.data[i]))
            return true;
    return false;
}

/* "bedrijfs- en", "Wob-verzoek", "e-mail": the hyphen stays though a line ends at it. */
static bool keeps_hyphen(wob_slice text, wob_slice next)
{
    size_t begin = text.size - 1, least = text.size > LONGEST_WORD ? text.size - LONGEST_WORD : 0;
    while (begin > least && wob_is_word(text.data[begin - 1]))
        begin--;
    wob_slice word = wob_slice_cut(text, begin, text.size - 1);
    bool abbreviation = word.size <= 1;
    for (size_t i = 1; i < word.size; i++)
        abbreviation |= word.data[i] >= 'A' && word.data[i] <= 'Z';
    return abbreviation || wob_slice_equal(word, WOB_SLICE("Wob")) ||
           wob_slice_equal(word, WOB_SLICE("Woo")) || wob_is_digit(text.data[text.size - 2]) ||
           wob_is_digit(next.data[0]) || (next.data[0] >= 'A' && next.data[0] <= 'Z');
}

static void join_line(wob_buffer *text, wob_slice line)
{
    wob_slice before = wob_buffer_slice(text);
    char last = before.size ? before.data[before.size - 1] : '\n';
    if (last == '\n') {
        wob_buffer_add(text, line);
        return;
    }
    bool hyphen = last == '-' && before.size > 1 && wob_is_word(before.data[before.size - 2]);
    bool broken = last == '-' || last == '_' || last == '=' || (last == '/' && goes_on_url(line));
    bool url = broken && ends_in_url(before);
    bool listed =
        hyphen &&
        (wob_slice_starts(line, WOB_SLICE("en ")) || wob_slice_starts(line, WOB_SLICE("of ")) ||
         wob_slice_starts(line, WOB_SLICE("and ")) || wob_slice_starts(line, WOB_SLICE("or ")));
    if (!url && (listed || !hyphen))
        wob_buffer_add_char(text, ' ');
    else if (!url && !keeps_hyphen(before, line)) {
        text->size--;
    }
    wob_buffer_add(text, line);
}

static void end_block(typesetter *set, wob_block *block)
{
    block->span.end = set->text.size;
    if (block->body > block->span.end)
        block->body = block->span.end;
    /* A mark alone on its line: what it marks stands on the next. */
    if (block->body < block->span.end && set->text.data[block->body] == ' ')
        block->body++;
}

static void note_page(typesetter *set, const wob_flow_line *line, size_t at)
{
    wob_letter *letter = set->reading->letter;
    if (letter->pages.count == 0 || letter->pages.at[letter->pages.count - 1].page != line->page)
        *wob_push(set->reading->arena, &letter->pages) = (wob_page_start){at, line->page};
}

static void open_block(typesetter *set, const wob_flow_line *line)
{
    wob_reading *reading = set->reading;
    wob_block *before =
        reading->blocks.count ? &reading->blocks.at[reading->blocks.count - 1] : NULL;
    if (before) {
        bool entries = (before->mark.kind && line->mark.kind) || (before->row && line->row);
        wob_buffer_add(&set->text, entries ? WOB_SLICE("\n") : WOB_SLICE("\n\n"));
    }
    *wob_push(reading->arena, &reading->blocks) =
        (wob_block){.span = {set->text.size, set->text.size},
                    .body = set->text.size + line->mark.size,
                    .mark = line->mark,
                    .heading = line->heading,
                    .bold = line->bold,
                    .row = line->row,
                    .page = line->page};
}

/* Line i may begin an entry: it stands apart, behind what ends a sentence or an entry, or below a
 * short line. */
static bool may_begin_entry(const typesetter *set, size_t i)
{
    const float narrow = 0.5f;
    const wob_flow_line *line = &set->flow.at[i], *before = i ? line - 1 : NULL;
    return !line->mark.kind && !line->row && !line->same_row &&
           (!before || line->gap || before->width < narrow || may_end_entry(before->text));
}

/* "1 Offertes", "2 Brieven", "a Tekeningen": where signs are missing throughout, marks that follow
 * each other count, each once the next has been seen. `none` stands before the first. */
static void mark_bare(typesetter *set, const wob_mark *none)
{
    size_t last = SIZE_MAX; /* the line of the one before */
    wob_mark before = *none;
    for (size_t i = 0; i < set->flow.count; i++) {
        wob_flow_line *line = &set->flow.at[i];
        if (!may_begin_entry(set, i))
            continue;
        bool near = last != SIZE_MAX && i - last <= MOST_BETWEEN_BARE;
        wob_mark mark = near ? wob_mark_without_sign(line->text, &before) : (wob_mark){0};
        if (mark.kind) {
            set->flow.at[last].mark = before;
            line->mark = mark;
        } else {
            mark = wob_mark_without_sign(line->text, none);
        }
        if (mark.kind) {
            before = mark;
            last = i;
        }
    }
}

static void mark_bare_entries(typesetter *set)
{
    const wob_mark number = {.kind = WOB_MARK_NUMBER, .closed = ' ', .number = WOB_SLICE("0")};
    const wob_mark letter = {.kind = WOB_MARK_LETTER, .closed = ' ', .number = WOB_SLICE("`")};
    const wob_mark roman = {.kind = WOB_MARK_LETTER, .closed = ' ', .number = WOB_ROMAN_NOUGHT};
    mark_bare(set, &number);
    mark_bare(set, &letter);
    mark_bare(set, &roman);
}

static void add_blocks(typesetter *set)
{
    mark_bare_entries(set);
    wob_mark last = {0};
    for (size_t i = 0; i < set->flow.count; i++)
        set->flow.at[i].heading = is_heading(set, i);
    for (size_t i = 0; i < set->flow.count; i++) {
        wob_flow_line *line = &set->flow.at[i];
        if (line->mark.kind == WOB_MARK_NONE && i && last.kind &&
            (line->gap || ends_with_one_of(set->flow.at[i - 1].text, ".;")))
            line->mark = wob_mark_without_sign(line->text, &last);
        if (begins_block(set, i, &last)) {
            open_block(set, line);
            if (line->mark.kind)
                last = line->mark;
            note_page(set, line, set->text.size);
            wob_buffer_add(&set->text, line->text);
        } else {
            join_line(&set->text, line->text);
            note_page(set, line, set->text.size - line->text.size);
        }
        wob_reading *reading = set->reading;
        end_block(set, &reading->blocks.at[reading->blocks.count - 1]);
    }
}

wob_status wob_layout(wob_reading *reading, wob_error *error)
{
    typesetter set = {.reading = reading};
    wob_status status = wob_flow_read(reading, &set.flow, error);
    if (status == WOB_OK) {
        add_blocks(&set);
        reading->letter->text = wob_arena_copy(reading->arena, wob_buffer_slice(&set.text));
    }
    wob_buffer_release(&set.text);
    return status;
}
