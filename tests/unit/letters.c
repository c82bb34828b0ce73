/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters made by hand. See letters.h. */
#include "tests/unit/letters.h"

const made_letter made_dutch = {
    .id = "00000000000000aa",
    .path = "/brieven/hoogmeer.txt",
    .organisation = "Gemeente Hoogmeer",
    .date = "2021-06-24",
    .subject = "Besluit over facturen",
    .language = WOB_DUTCH,
    .parts = {
        {WOB_PART_HEADER, "Gemeente Hoogmeer, 24 juni 2021", 0, 0, 0},
        {WOB_PART_REQUEST, "U verzoekt om de volgende documenten:", 0, 0, 0},
        {WOB_PART_ITEM, "1. alle facturen van het zwembad;", "1", 0, 0},
        {WOB_PART_ITEM, "2. alle offertes van het zwembad.", "2", 0, 0},
        {WOB_PART_ANSWER,
         "Ad 1. De facturen weigeren wij op grond van artikel 10, tweede lid, "
         "aanhef en onder b, van de Wob.",
         "1", 0, WOB_OUTCOME_REFUSED},
        {WOB_PART_ANSWER, "Ad 2. Zie het antwoord onder 1.", "2", "1", WOB_OUTCOME_REFUSED},
        {WOB_PART_DECISION, "Wij wijzen uw verzoek af.", 0, 0, WOB_OUTCOME_REFUSED},
    }};

const made_letter made_english = {.id = "00000000000000bb",
                                  .path = "/letters/canals.txt",
                                  .organisation = "Federal Canal Administration",
                                  .date = "2020-01-31",
                                  .language = WOB_ENGLISH,
                                  .parts = {{WOB_PART_DECISION, "We release the lock gate records.",
                                             0, 0, WOB_OUTCOME_RELEASED}}};

static wob_slices split(const char *items, wob_arena *arena)
{
    wob_slices list = {0};
    wob_slice rest = wob_slice_of(items), item;
    while (wob_slice_next(&rest, ' ', &item))
        *wob_push(arena, &list) = item;
    return list;
}

static void add_item(wob_letter *letter, const made_part *part, wob_span span, wob_arena *arena)
{
    wob_slice number = wob_slice_of(part->items);
    if (wob_slice_starts(wob_slice_of(part->text), number))
        span.begin += number.size + sizeof ". " - 1;
    *wob_push(arena, &letter->items) = (wob_item){number, {{0}, span, 1}};
    letter->sections.at[letter->sections.count - 1].span.end = span.end;
    letter->request.span.end = span.end;
}

static void add_section(wob_letter *letter, const made_part *part, wob_span span, wob_arena *arena)
{
    if (letter->sections.count)
        letter->sections.at[letter->sections.count - 1].span.end = span.begin;
    *wob_push(arena, &letter->sections) = (wob_section){{0}, part->part, span, 1};
    if (part->part == WOB_PART_REQUEST)
        letter->request = (wob_passage_of_letter){{0}, span, 1};
    if (part->part == WOB_PART_DECISION) {
        letter->decision.at = (wob_passage_of_letter){{0}, span, 1};
        letter->decision.outcome = part->outcome;
    }
    if (part->part == WOB_PART_ANSWER && part->items)
        *wob_push(arena, &letter->answers) = (wob_answer){
            .items = split(part->items, arena),
            .at = {{0}, span, 1},
            .outcome = part->outcome,
            .see = split(part->see, arena),
            .resolved = split(part->see ? part->see : part->items, arena),
        };
}

/* Texts are cut out once the whole text stands where it stays. */
static void cut_texts(wob_letter *letter)
{
    letter->request.text = wob_slice_at(letter->text, letter->request.span);
    letter->decision.at.text = wob_slice_at(letter->text, letter->decision.at.span);
    for (size_t i = 0; i < letter->items.count; i++)
        letter->items.at[i].at.text = wob_slice_at(letter->text, letter->items.at[i].at.span);
    for (size_t i = 0; i < letter->answers.count; i++)
        letter->answers.at[i].at.text = wob_slice_at(letter->text, letter->answers.at[i].at.span);
}

/* Of the letter, and of the answer in which it stands. */
static void add_ground(wob_letter *letter, const wob_citation *citation, wob_arena *arena)
{
    wob_slices_add(arena, &letter->grounds, citation->label);
    for (size_t i = 0; i < letter->answers.count; i++) {
        wob_answer *answer = &letter->answers.at[i];
        if (citation->span.begin >= answer->at.span.begin &&
            citation->span.end <= answer->at.span.end)
            wob_slices_add(arena, &answer->grounds, citation->label);
    }
}

static void find_law(wob_letter *letter, wob_arena *arena)
{
    wob_law_read(letter->text, arena, &letter->law);
    for (size_t i = 0; i < letter->law.citations.count; i++) {
        wob_citation *citation = &letter->law.citations.at[i];
        for (size_t s = 0; s < letter->sections.count; s++) {
            const wob_section *section = &letter->sections.at[s];
            bool applies = section->kind == WOB_PART_ANSWER || section->kind == WOB_PART_DECISION;
            if (citation->span.begin >= section->span.begin)
                citation->role = applies ? WOB_ROLE_APPLIED : WOB_ROLE_FRAMEWORK;
        }
        if (citation->role == WOB_ROLE_APPLIED)
            add_ground(letter, citation, arena);
    }
}

static const wob_source *make_source(const made_letter *from, wob_slice text, wob_arena *arena)
{
    wob_source *source = wob_arena_take(arena, sizeof *source);
    source->path = wob_slice_of(from->path);
    source->id = wob_slice_of(from->id);
    source->format = WOB_FORMAT_TEXT;
    source->page_count = 1;
    wob_sha256(text, source->sha256);
    return source;
}

void make_letter(const made_letter *from, wob_arena *arena, wob_letter *ret_letter)
{
    wob_buffer text = {0};
    wob_letter letter = {.id = wob_slice_of(from->id),
                         .language = from->language,
                         .organisation = wob_slice_of(from->organisation),
                         .reference = wob_slice_of(from->reference),
                         .subject = wob_slice_of(from->subject)};
    (void)wob_date_parse_iso(wob_slice_of(from->date), &letter.date);
    for (size_t i = 0; i < MADE_MOST_PARTS && from->parts[i].text; i++) {
        const made_part *part = &from->parts[i];
        wob_buffer_add(&text, wob_slice_of(i ? "\n\n" : ""));
        wob_span span = {text.size, text.size};
        wob_buffer_add(&text, wob_slice_of(part->text));
        span.end = text.size;
        if (part->part == WOB_PART_ITEM)
            add_item(&letter, part, span, arena);
        else
            add_section(&letter, part, span, arena);
    }
    letter.text = wob_arena_copy(arena, wob_buffer_slice(&text));
    wob_buffer_release(&text);
    *wob_push(arena, &letter.pages) = (wob_page_start){0, 1};
    cut_texts(&letter);
    find_law(&letter, arena);
    letter.source = make_source(from, letter.text, arena);
    *ret_letter = letter;
}

wob_slice repeat(const char *text, size_t count, const char *between, wob_arena *arena)
{
    wob_buffer all = {0};
    for (size_t i = 0; i < count; i++)
        wob_buffer_print(&all, "%s%s", i ? between : "", text);
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(&all));
    wob_buffer_release(&all);
    return copy;
}

size_t count_words_of(wob_slice text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += !wob_is_space(text.data[i]) && (i == 0 || wob_is_space(text.data[i - 1]));
    return words;
}
