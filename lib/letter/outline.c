/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sections of a letter: which blocks open one, and of which kind.
 *
 * Headings tell most (data/headings.tsv); where a letter has none, the way in which paragraphs
 * begin does (data/openings.tsv). All before the salutation is the letterhead. From the first annex
 * on nothing but another annex begins: the law reprinted there has headings of its own.
 */
#include "lib/letter/cue.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

enum {
    OPENING_BYTES = 400,  /* of a paragraph: as far as cues look */
    LONGEST_TITLE = 120,  /* bytes of what stands above a list of documents */
    SENTENCE_BYTES = 120, /* of a paragraph that is no line of a letterhead, if it begins as one */
    PROSE_BYTES = 240,    /* of one that is none however it begins */
    HEADER_BYTES =
        3000, /* a letterhead is not longer; beyond it a missing salutation is given up */
};

typedef struct outliner {
    wob_reading *reading;
    wob_arena words; /* cleared for each block */
    bool in_header, in_annex;
    bool in_list; /* of documents */
} outliner;

static bool is_signature(wob_part kind)
{
    return kind == WOB_PART_CLOSING;
}

static wob_part last_kind(const wob_letter *letter)
{
    return letter->sections.count ? letter->sections.at[letter->sections.count - 1].kind
                                  : WOB_PART_HEADER;
}

/* A heading that no table knows goes on with what was before, as a smaller heading does, unless
 * that was something short: a request, a decision, the letterhead. */
static wob_part kind_under(wob_part before)
{
    switch (before) {
    case WOB_PART_HEADER:
    case WOB_PART_REQUEST:
    case WOB_PART_CLOSING:
        return WOB_PART_OTHER;
    case WOB_PART_DECISION:
        return WOB_PART_CONSIDERATION;
    default:
        return before;
    }
}

static const wob_cue *find_cue(outliner *to, const char *table, wob_slice text)
{
    wob_arena_clear(&to->words);
    if (text.size > OPENING_BYTES)
        text.size = OPENING_BYTES;
    return wob_cues_find_in(table, text, &to->words);
}

static void open_section(outliner *to, const wob_block *block, wob_part kind, wob_slice heading)
{
    wob_letter *letter = to->reading->letter;
    size_t begin = letter->sections.count ? block->span.begin : 0;
    wob_section *last =
        letter->sections.count ? &letter->sections.at[letter->sections.count - 1] : NULL;
    /* The block that ends the letterhead may open a section of a kind of its own. */
    if (last && last->span.begin == begin)
        letter->sections.count--;
    else if (last)
        last->span.end = begin;
    *wob_push(to->reading->arena, &letter->sections) =
        (wob_section){heading, kind, {begin, letter->text.size}, block->page};
}

static wob_part part_of(const wob_cue *cue)
{
    wob_part part = WOB_PART_OTHER;
    if (wob_slice_starts(cue->value, wob_slice_of(wob_part_name(WOB_PART_ANNEX))))
        part = WOB_PART_ANNEX;
    else
        wob_part_parse(cue->value, &part);
    return part;
}

/* The letter is signed, or says how to object. */
static bool is_over(const wob_letter *letter)
{
    for (size_t i = 0; i < letter->sections.count; i++)
        if (is_signature(letter->sections.at[i].kind) ||
            letter->sections.at[i].kind == WOB_PART_REMEDY)
            return true;
    return false;
}

/* "Inventarislijst" heads the list behind the letter, or what the letter says of it; "Toepasselijke
 * bepalingen" the law reprinted there, or what the letter says of the law. */
static wob_part part_of_heading(const wob_letter *letter, const wob_cue *cue)
{
    bool list = wob_slice_equal(cue->value, WOB_SLICE("annex-behind"));
    bool law = wob_slice_equal(cue->value, WOB_SLICE("annex-law"));
    if ((!list && !law) || is_over(letter))
        return part_of(cue);
    return list ? WOB_PART_INVENTORY : WOB_PART_FRAMEWORK;
}

static void read_heading(outliner *to, wob_block *block)
{
    wob_reading *reading = to->reading;
    wob_slice heading = wob_block_body(reading, block);
    const wob_cue *cue = find_cue(to, "headings", heading);
    wob_part before = last_kind(reading->letter);
    block->known = cue != NULL;
    wob_part kind = cue ? part_of_heading(reading->letter, cue) : kind_under(before);
    if (to->in_annex)
        kind = WOB_PART_ANNEX;
    /* Behind the signature stand clauses and annexes, nothing of the letter itself. */
    else if (is_signature(before) && !cue)
        return;
    to->in_annex = kind == WOB_PART_ANNEX;
    open_section(to, block, kind, heading);
    if (cue)
        wob_reason_cue(reading, block->span, "section", "headings", cue);
    else
        wob_reason_rule(reading, block->span, "section", "a heading that no table knows");
}

static void read_paragraph(outliner *to, const wob_block *block)
{
    wob_reading *reading = to->reading;
    wob_part before = last_kind(reading->letter);
    const wob_cue *cue = find_cue(to, "openings", wob_block_body(reading, block));
    if (!cue || to->in_annex)
        return;
    /* "Bijlage 2 bevat ..." may stand anywhere; an annex stands behind the letter. */
    bool behind = is_signature(before) || before == WOB_PART_REMEDY;
    if (wob_slice_equal(cue->value, WOB_SLICE("annex-behind")) && !behind)
        return;
    wob_part kind = part_of(cue);
    /* Under a heading the heading decides; only what ends a letter needs none. */
    bool headed =
        reading->letter->sections.at[reading->letter->sections.count - 1].heading.size > 0;
    bool ends = kind == WOB_PART_CLOSING || kind == WOB_PART_REMEDY || kind == WOB_PART_ANNEX;
    bool in_remedy = before == WOB_PART_REMEDY && !is_signature(kind) && kind != WOB_PART_ANNEX;
    if (kind == before || (headed && !ends) || in_remedy)
        return;
    open_section(to, block, kind, (wob_slice){0});
    to->in_annex = kind == WOB_PART_ANNEX;
    wob_reason_cue(reading, block->span, "section", "openings", cue);
}

/* The rows of an inventory list are a section of their own. Its heading stands directly above them,
 * on whatever looks like none: at the top of a page, say. */
static void read_row(outliner *to, size_t row)
{
    wob_reading *reading = to->reading;
    wob_block *above = row ? &reading->blocks.at[row - 1] : NULL;
    if (to->in_list)
        return;
    to->in_list = true;
    wob_slice heading = above ? wob_block_body(reading, above) : (wob_slice){0};
    bool heads = heading.size && heading.size <= LONGEST_TITLE &&
                 (above->heading || find_cue(to, "headings", heading));
    if (!heads) {
        open_section(to, &reading->blocks.at[row], WOB_PART_INVENTORY, (wob_slice){0});
        return;
    }
    open_section(to, above, WOB_PART_INVENTORY, heading);
    above->section = reading->letter->sections.count - 1;
}

/* Behind the rows the letter goes on where no heading says with what. */
static void end_list(outliner *to, const wob_block *block)
{
    if (to->in_list && !block->heading)
        open_section(to, block, to->in_annex ? WOB_PART_ANNEX : WOB_PART_OTHER, (wob_slice){0});
    to->in_list = false;
}

/* Returns whether `block` ends the letterhead: the salutation, or the first running sentence where
 * a letter has none. */
static bool ends_header(outliner *to, const wob_block *block)
{
    const wob_cue *cue = find_cue(to, "openings", wob_block_text(to->reading, block));
    if (cue && wob_slice_equal(cue->value, WOB_SLICE("salutation")))
        return true;
    wob_slice text = wob_block_text(to->reading, block);
    bool sentence = text.size > SENTENCE_BYTES, prose = text.size > PROSE_BYTES;
    return block->span.begin > HEADER_BYTES || (cue && sentence) ||
           (prose && wob_slice_ends(text, WOB_SLICE("."))) ||
           (block->heading && find_cue(to, "headings", wob_block_body(to->reading, block)) &&
            block->span.begin > HEADER_BYTES / 3);
}

void wob_outline_find(wob_reading *reading)
{
    /* Where the first page is a picture its letterhead is lost with it. */
    bool has_header =
        reading->blocks.count && reading->blocks.at[0].page == 1 && !reading->source->headless;
    outliner to = {.reading = reading, .in_header = has_header};
    for (size_t i = 0; i < reading->blocks.count; i++) {
        wob_block *block = &reading->blocks.at[i];
        if (i == 0)
            open_section(&to, block, reading->source->headless ? WOB_PART_OTHER : WOB_PART_HEADER,
                         (wob_slice){0});
        if (to.in_header && ends_header(&to, block)) {
            to.in_header = false;
            open_section(&to, block, WOB_PART_OTHER, (wob_slice){0});
        }
        if (block->row) {
            to.in_header = false;
            read_row(&to, i);
            block->section = reading->letter->sections.count - 1;
            continue;
        }
        end_list(&to, block);
        if (!to.in_header && block->heading)
            read_heading(&to, block);
        else if (!to.in_header)
            read_paragraph(&to, block);
        block->section = reading->letter->sections.count - 1;
    }
    wob_arena_release(&to.words);
}
