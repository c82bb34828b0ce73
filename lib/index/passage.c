/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting a letter into passages. See passage.h. */
#include "lib/index/passage.h"

#include "lib/base/utf8.h"

/* A stretch of the letter that no passage crosses the ends of. */
typedef struct stretch {
    wob_part part;
    wob_span span;
    uint32_t answer;
    wob_slice item; /* of a request item: its number */
} stretch;

typedef WOB_LIST(stretch) stretch_list;

typedef struct cutter {
    const wob_letter *letter;
    wob_analyser *analyser;
    wob_arena *arena;
    wob_passages *passages;
    uint32_t count[WOB_PART_COUNT];
    wob_offsets ends; /* of sentences in the stretch being cut */
    size_t next;      /* the first of them that may lie ahead */
} cutter;

static void add_stretch(cutter *cut, stretch_list *list, stretch piece)
{
    wob_slice text = wob_slice_trim(wob_slice_at(cut->letter->text, piece.span));
    if (text.size == 0)
        return;
    piece.span.begin = (size_t)(text.data - cut->letter->text.data);
    piece.span.end = piece.span.begin + text.size;
    /* Headings make sections of one kind out of what reads on as one. */
    stretch *last = list->count ? &list->at[list->count - 1] : NULL;
    if (last && last->part == piece.part && piece.part != WOB_PART_ANSWER && last->item.size == 0 &&
        piece.item.size == 0)
        last->span.end = piece.span.end;
    else
        *wob_push(cut->arena, list) = piece;
}

/* The first answer from the `*next` one on that begins in the span. */
static uint32_t answer_in(const wob_letter *letter, wob_span span, size_t *next)
{
    while (*next < letter->answers.count && letter->answers.at[*next].at.span.begin < span.begin)
        (*next)++;
    bool begins =
        *next < letter->answers.count && letter->answers.at[*next].at.span.begin < span.end;
    return begins ? (uint32_t)*next : WOB_NO_ANSWER;
}

/* Where the mark of an item begins, "1. " at the beginning of its line or behind the item before
 * it: alone it is not worth a passage. */
static size_t begin_of_mark(wob_slice text, size_t from, size_t item)
{
    enum { LONGEST_MARK = 8 }; /* bytes */
    size_t at = item;
    while (at > from && text.data[at - 1] != '\n' && item - at <= LONGEST_MARK)
        at--;
    return item - at <= LONGEST_MARK ? at : item;
}

/* The span is the heading of its answer alone: "Vraag 1:" above the question that it answers. */
static bool is_heading(const wob_letter *letter, uint32_t answer, wob_span span)
{
    wob_slice text = wob_slice_trim(wob_slice_at(letter->text, span));
    size_t end = (size_t)(text.data - letter->text.data) + text.size;
    return answer != WOB_NO_ANSWER && text.size &&
           span.begin >= letter->answers.at[answer].heading.begin &&
           end <= letter->answers.at[answer].heading.end;
}

/* Takes the items that begin in the section out of it, from the `*next` one on; returns where the
 * last of them ends. */
static size_t take_items(cutter *cut, stretch_list *list, stretch whole, size_t *next)
{
    const wob_letter *letter = cut->letter;
    size_t at = whole.span.begin;
    for (; *next < letter->items.count; (*next)++) {
        const wob_item *item = &letter->items.at[*next];
        if (item->at.span.begin >= whole.span.end)
            break;
        if (item->at.span.begin < at || item->at.span.end > whole.span.end)
            continue;
        stretch before = whole;
        before.span = (wob_span){at, begin_of_mark(letter->text, at, item->at.span.begin)};
        stretch own = {WOB_PART_ITEM, item->at.span, WOB_NO_ANSWER, item->number};
        if (is_heading(letter, whole.answer, before.span))
            own.span.begin = before.span.begin;
        else
            add_stretch(cut, list, before);
        add_stretch(cut, list, own);
        at = item->at.span.end;
    }
    return at;
}

/* Sections, with the request's items taken out of them as stretches of their own. */
static stretch_list find_stretches(cutter *cut)
{
    const wob_letter *letter = cut->letter;
    stretch_list list = {0};
    size_t item = 0, answer = 0;
    for (size_t i = 0; i < letter->sections.count; i++) {
        const wob_section *section = &letter->sections.at[i];
        stretch whole = {.part = section->kind, .span = section->span, .answer = WOB_NO_ANSWER};
        if (section->kind == WOB_PART_ANSWER)
            whole.answer = answer_in(letter, section->span, &answer);
        whole.span.begin = take_items(cut, &list, whole, &item);
        add_stretch(cut, &list, whole);
    }
    return list;
}

/* Behind the word at or behind `at`. What no white space parts counts as a word every so often. */
static size_t skip_word(wob_slice text, size_t at)
{
    /* Bytes: longer than any word, and than most addresses on the web. */
    enum { LONGEST_RUN = WOB_PASSAGE_LONGEST / WOB_PASSAGE_MOST };
    while (at < text.size && wob_is_space(text.data[at]))
        at++;
    size_t end = at;
    while (end < text.size && end - at < LONGEST_RUN && !wob_is_space(text.data[end]))
        end++;
    return wob_utf8_floor(text, end);
}

/* Words of `text`, counted up to `most`. */
static size_t count_words(wob_slice text, size_t most)
{
    size_t words = 0;
    text = wob_slice_trim(text);
    for (size_t at = 0; at < text.size && words < most; words++)
        at = skip_word(text, at);
    return words;
}

/* The answer that begins in the span, where the decision is one: "Dit besluit gaat over punt 2". */
static uint32_t answer_of_decision(const wob_letter *letter, wob_span span)
{
    size_t first = 0;
    bool decides =
        letter->decision.at.span.begin >= span.begin && letter->decision.at.span.begin < span.end;
    return decides ? answer_in(letter, span, &first) : WOB_NO_ANSWER;
}

static void add_passage(cutter *cut, const stretch *from, wob_span span)
{
    const wob_letter *letter = cut->letter;
    wob_slice text = wob_slice_trim(wob_slice_at(letter->text, span));
    if (text.size == 0)
        return;
    span.begin = (size_t)(text.data - letter->text.data);
    span.end = span.begin + text.size;
    wob_passage *passage = wob_push(cut->arena, cut->passages);
    *passage = (wob_passage){.part = from->part,
                             .number = ++cut->count[from->part],
                             .span = span,
                             .page = wob_letter_page(letter, span.begin),
                             .answer = from->answer};
    if (from->part == WOB_PART_DECISION)
        passage->answer = answer_of_decision(letter, span);
    if (from->item.size)
        wob_slices_add(cut->arena, &passage->items, from->item);
    else if (passage->answer != WOB_NO_ANSWER)
        passage->items = letter->answers.at[passage->answer].items;
}

/* Behind the word in which the most words of a passage are used up, or earlier where only a scrap
 * would be left. `text` has more words than that. */
static size_t end_of_words(wob_slice text)
{
    size_t early = 0, end = 0;
    for (size_t words = 0; words < WOB_PASSAGE_MOST; words++) {
        end = skip_word(text, end);
        if (words + 1 == WOB_PASSAGE_MOST - WOB_PASSAGE_FEWEST)
            early = end;
    }
    wob_slice rest = wob_slice_cut(text, end, text.size);
    return count_words(rest, WOB_PASSAGE_FEWEST) < WOB_PASSAGE_FEWEST ? early : end;
}

/* Where the passage that begins at `begin` ends: behind the last sentence that still fits and
 * leaves more than a scrap; where possible behind a paragraph that makes it long enough. */
static size_t end_of_passage(cutter *cut, const stretch *from, size_t begin)
{
    wob_slice text = cut->letter->text;
    size_t words = 0, end = begin, whole = 0, paragraph = 0;
    wob_slice all = wob_slice_cut(text, begin, from->span.end);
    if (count_words(all, WOB_PASSAGE_MOST + 1) <= WOB_PASSAGE_MOST)
        return from->span.end;
    while (cut->next < cut->ends.count && from->span.begin + cut->ends.at[cut->next] <= begin)
        cut->next++;
    for (size_t i = cut->next; i < cut->ends.count; i++) {
        size_t sentence_end = from->span.begin + cut->ends.at[i];
        words += count_words(wob_slice_cut(text, end, sentence_end), WOB_PASSAGE_MOST + 1);
        if (words > WOB_PASSAGE_MOST)
            break;
        end = sentence_end;
        wob_slice rest = wob_slice_cut(text, end, from->span.end);
        if (words < WOB_PASSAGE_FEWEST ||
            count_words(rest, WOB_PASSAGE_FEWEST) < WOB_PASSAGE_FEWEST)
            continue;
        whole = end;
        if (text.data[end - 1] == '\n')
            paragraph = end;
        if (paragraph && words >= 2 * WOB_PASSAGE_FEWEST)
            break;
    }
    if (paragraph || whole)
        return paragraph ? paragraph : whole;
    return end > begin ? end : begin + end_of_words(all);
}

static wob_status cut_stretch(cutter *cut, const stretch *from, wob_error *error)
{
    cut->ends.count = 0;
    cut->next = 0;
    wob_status status = wob_sentences(cut->analyser, wob_slice_at(cut->letter->text, from->span),
                                      cut->arena, &cut->ends, error);
    for (size_t at = from->span.begin; status == WOB_OK && at < from->span.end;) {
        size_t end = end_of_passage(cut, from, at);
        add_passage(cut, from, (wob_span){at, end});
        at = end;
    }
    return status;
}

wob_status wob_passages_cut(const wob_letter *letter, wob_analyser *analyser, wob_arena *arena,
                            wob_passages *ret_passages, wob_error *error)
{
    *ret_passages = (wob_passages){0};
    cutter cut = {.letter = letter, .analyser = analyser, .arena = arena, .passages = ret_passages};
    stretch_list list = find_stretches(&cut);
    wob_status status = WOB_OK;
    for (size_t i = 0; i < list.count && status == WOB_OK; i++)
        status = cut_stretch(&cut, &list.at[i], error);
    return status;
}
