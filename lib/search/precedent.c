/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding precedents. See precedent.h; precedent_answer.c finds what was answered.
 *
 * The rarest words of the item find candidates among items and requests, by the engine; these are
 * then compared one by one.
 */
#include "lib/search/precedent.h"

#include "lib/base/id_table.h"
#include "lib/base/memory.h"
#include "lib/base/utf8.h"
#include "lib/search/precedent_answer.h"
#include "lib/search/precedent_spread.h"
#include "lib/search/precedent_words.h"
#include "lib/search/profile.h"

#include <stdio.h>
#include <stdlib.h>

/* What a word of the subject is worth beside one of the item's own. */
static const double SUBJECT = 0.3;

/* What is less alike shares no more than the words of all requests. Of pairs of real items read by
 * people, those from here on ask for the same kind of thing more often than not. */
static const double LEAST_ALIKE = 0.12;

/* So alike are items that differ by little more than names and dates. */
static const double NEARLY_SAME = 0.6;

enum {
    MOST_OTHERS = 12, /* variants of a word that do so */
    MOST_WORDS = 24,  /* of an item that look for candidates */
    CANDIDATES = 100,
    SURELY_LAST = 75, /* of the candidates; where those behind it are not alike, no others are */
    ID_ROOM = 16,
};

/* A candidate that was read: an item or request, compared with anything. */
typedef struct candidate {
    uint32_t docid;
    wob_hit hit; /* the item's passage, with its letter */
    wob_stored_item item;
    wob_profile profile;
} candidate;

struct wob_precedent_finder {
    wob_index *index;
    wob_analyser *analyser;
    wob_profiler *profiler;
    wob_arena arena;
    wob_word_book book;
    wob_id_table places; /* of documents; 1 + where they stand in `read` */
    WOB_LIST(candidate *) read;
};

wob_status wob_precedent_finder_new(wob_index *index, wob_analyser *analyser,
                                    wob_precedent_finder **ret_finder, wob_error *error)
{
    wob_profiler *profiler;
    wob_status status = wob_profiler_new(index, analyser, &profiler, error);
    if (status)
        return status;
    *ret_finder = wob_new(sizeof **ret_finder);
    wob_precedent_finder *finder = *ret_finder;
    *finder = (wob_precedent_finder){.index = index, .analyser = analyser, .profiler = profiler};
    finder->book = (wob_word_book){.index = index, .analyser = analyser, .arena = &finder->arena};
    return WOB_OK;
}

void wob_precedent_finder_free(wob_precedent_finder *finder)
{
    if (!finder)
        return;
    wob_profiler_free(finder->profiler);
    wob_id_table_release(&finder->places);
    wob_word_book_release(&finder->book);
    wob_arena_release(&finder->arena);
    free(finder);
}

/* Reading candidates --------------------------------------------------------------------------- */

static wob_slice subject_of(const wob_stored_letter *letter, wob_arena *arena)
{
    size_t end = letter->request.size < WOB_SUBJECT_BYTES
                     ? letter->request.size
                     : wob_utf8_floor(letter->request, WOB_SUBJECT_BYTES);
    return wob_arena_print(arena, "%.*s\n%.*s", WOB_ARG(letter->subject),
                           WOB_ARG(wob_slice_cut(letter->request, 0, end)));
}

/* What the passage asks: the whole item, of which it may be a piece. */
static wob_stored_item asked_in(const candidate *read)
{
    const wob_stored_letter *letter = &read->hit.letter;
    for (size_t i = 0; i < letter->items.count; i++)
        if (wob_slices_have(&read->hit.passage.items, letter->items.at[i].number))
            return letter->items.at[i];
    return (wob_stored_item){.text = letter->request, .page = read->hit.passage.page};
}

static wob_status read_candidate(wob_precedent_finder *finder, uint32_t docid, candidate *read,
                                 wob_error *error)
{
    wob_hit *hit = &read->hit;
    hit->docid = read->docid = docid;
    wob_status status =
        wob_index_passage(finder->index, docid, &finder->arena, &hit->passage, error);
    if (status == WOB_OK)
        status = wob_index_letter(finder->index, docid - hit->passage.to_letter, &finder->arena,
                                  &hit->letter, error);
    if (status)
        return status;
    read->item = asked_in(read);
    status = wob_profile_add(finder->profiler, read->item.text, hit->letter.language, 1,
                             &finder->arena, &read->profile, error);
    return status ? status
                  : wob_profile_add(finder->profiler, subject_of(&hit->letter, &finder->arena),
                                    hit->letter.language, SUBJECT, &finder->arena, &read->profile,
                                    error);
}

/* Each document is read once, however many items it is compared with. */
static wob_status take_candidate(wob_precedent_finder *finder, uint32_t docid,
                                 const candidate **ret_candidate, wob_error *error)
{
    char id[ID_ROOM];
    int size = snprintf(id, sizeof id, "%u", (unsigned)docid);
    uint64_t *place = wob_id_table_add(&finder->places, (wob_slice){id, (size_t)size});
    if (*place == 0) {
        candidate *read = wob_arena_take(&finder->arena, sizeof *read);
        wob_status status = read_candidate(finder, docid, read, error);
        if (status)
            return status;
        *wob_push(&finder->arena, &finder->read) = read;
        *place = finder->read.count;
    }
    *ret_candidate = finder->read.at[*place - 1];
    return WOB_OK;
}

/* Looking for candidates ----------------------------------------------------------------------- */

static int rarest_first(const void *a, const void *b)
{
    const wob_profile_word *x = a, *y = b;
    if (x->weight > y->weight || x->weight < y->weight)
        return x->weight > y->weight ? -1 : 1;
    return wob_slice_compare(x->stem, y->stem);
}

/* `first` and what stands behind it are freed. */
static wob_status join(wob_operator op, wob_query **first, size_t count, wob_status status,
                       wob_query **ret_query, wob_error *error)
{
    if (status == WOB_OK)
        status = wob_query_join(op, first, count, ret_query, error);
    for (size_t i = 0; i < count; i++)
        wob_query_free(first[i]);
    return status;
}

static wob_status add_term(wob_precedent_finder *finder, wob_field field, wob_slice text,
                           wob_query **to, wob_error *error)
{
    return wob_query_term(wob_term(field, text, &finder->arena), to, error);
}

static wob_status add_stem(wob_precedent_finder *finder, wob_slice stem, double worth,
                           wob_query **to, wob_error *error)
{
    wob_query *plain = NULL;
    wob_status status =
        wob_query_term(wob_term(WOB_FIELD_STEM, stem, &finder->arena), &plain, error);
    if (status == WOB_OK)
        status = wob_query_scale(plain, worth, to, error);
    wob_query_free(plain);
    return status;
}

/* The word or any of its others: what they are worth together is told later. */
static wob_status add_word(wob_precedent_finder *finder, const wob_profile_word *word,
                           wob_query **to, wob_error *error)
{
    wob_query *any[MOST_OTHERS + 1] = {NULL};
    size_t others = word->others.count < MOST_OTHERS ? word->others.count : MOST_OTHERS;
    wob_status status = add_stem(finder, word->stem, word->worth, &any[0], error);
    for (size_t i = 0; i < others && status == WOB_OK; i++)
        status =
            add_stem(finder, word->others.at[i].stem, word->others.at[i].worth, &any[1 + i], error);
    return join(WOB_OR, any, others + 1, status, to, error);
}

/* Items and requests with any of the item's rarest words. */
static wob_status plan(wob_precedent_finder *finder, const wob_profile *profile,
                       wob_query **ret_query, wob_error *error)
{
    wob_query *words[MOST_WORDS] = {NULL}, *parts[2] = {NULL}, *any[2] = {NULL};
    size_t count = profile->words.count < MOST_WORDS ? profile->words.count : MOST_WORDS;
    wob_profile_word *rarest =
        wob_arena_take(&finder->arena, profile->words.count * sizeof *rarest);
    memcpy(rarest, profile->words.at, profile->words.count * sizeof *rarest);
    qsort(rarest, profile->words.count, sizeof *rarest, rarest_first);
    wob_status status = WOB_OK;
    for (size_t i = 0; i < count && status == WOB_OK; i++)
        status = add_word(finder, &rarest[i], &words[i], error);
    status = join(WOB_OR, words, count, status, &any[0], error);
    if (status == WOB_OK)
        status = add_term(finder, WOB_FIELD_PART, WOB_SLICE("item"), &parts[0], error);
    if (status == WOB_OK)
        status = add_term(finder, WOB_FIELD_PART, WOB_SLICE("request"), &parts[1], error);
    status = join(WOB_OR, parts, 2, status, &any[1], error);
    return join(WOB_FILTER, any, 2, status, ret_query, error);
}

static wob_status look_up(wob_precedent_finder *finder, const wob_profile *profile,
                          wob_matches **ret_matches, wob_error *error)
{
    wob_query *query = NULL;
    wob_search search = {.most = CANDIDATES, .check_at_least = CANDIDATES, .k1 = 0.8, .b = 0.1};
    wob_status status = plan(finder, profile, &query, error);
    search.query = query;
    if (status == WOB_OK)
        status =
            wob_database_search(wob_index_database(finder->index), &search, ret_matches, error);
    wob_query_free(query);
    return status;
}

/* Choosing ------------------------------------------------------------------------------------- */

typedef struct choice {
    const candidate *read;
    double alike;
} choice;

typedef WOB_LIST(choice) choices;

static bool same_item(const candidate *a, const candidate *b)
{
    return wob_slice_equal(a->hit.letter.id, b->hit.letter.id) &&
           wob_slice_equal(a->item.number, b->item.number);
}

/* Of several pieces of one item the first that was found stands for it. A request whose letter has
 * items is made of them. */
static bool is_another(const choices *chosen, const candidate *read)
{
    if (read->item.number.size == 0 && read->hit.letter.items.count)
        return false;
    for (size_t i = 0; i < chosen->count; i++)
        if (same_item(chosen->at[i].read, read))
            return false;
    return true;
}

static int most_alike_first(const void *a, const void *b)
{
    const choice *x = a, *y = b;
    if (x->alike > y->alike || x->alike < y->alike)
        return x->alike > y->alike ? -1 : 1;
    return (x->read->docid > y->read->docid) - (x->read->docid < y->read->docid);
}

/* Candidates come by what they share, so that where the last of them are not alike, none behind is.
 */
static wob_status choose(wob_precedent_finder *finder, const wob_sought *sought,
                         const wob_profile *profile, const wob_matches *matches, choices *chosen,
                         bool *ret_complete, wob_error *error)
{
    size_t last = 0;
    for (size_t i = 0; i < wob_matches_count(matches); i++) {
        const candidate *read;
        wob_status status = take_candidate(finder, wob_matches_at(matches, i).docid, &read, error);
        if (status)
            return status;
        if (wob_slice_equal(read->hit.letter.id, sought->letter) || !is_another(chosen, read))
            continue;
        double alike = wob_profile_alike(profile, &read->profile);
        if (alike < LEAST_ALIKE)
            continue;
        *wob_push(&finder->arena, chosen) = (choice){read, alike};
        last = i;
    }
    if (chosen->count)
        qsort(chosen->at, chosen->count, sizeof *chosen->at, most_alike_first);
    *ret_complete = chosen->count <= WOB_MOST_PRECEDENTS &&
                    (wob_matches_count(matches) < CANDIDATES || last < SURELY_LAST);
    if (chosen->count > WOB_MOST_PRECEDENTS)
        chosen->count = WOB_MOST_PRECEDENTS;
    return WOB_OK;
}

wob_side wob_outcome_side(wob_outcome outcome)
{
    switch (outcome) {
    case WOB_OUTCOME_REFUSED:
        return WOB_SIDE_REFUSED;
    case WOB_OUTCOME_RELEASED:
    case WOB_OUTCOME_PARTLY_RELEASED:
        return WOB_SIDE_RELEASED;
    default:
        return WOB_SIDE_NONE;
    }
}

static bool is_contrary(const choices *chosen, const wob_precedents *found, size_t i, size_t k)
{
    wob_side one = wob_outcome_side(found->at.at[i].outcome),
             other = wob_outcome_side(found->at.at[k].outcome);
    return one && other && one != other &&
           !wob_slice_equal(found->at.at[i].hit.letter.id, found->at.at[k].hit.letter.id) &&
           wob_profile_alike(&chosen->at[i].read->profile, &chosen->at[k].read->profile) >=
               NEARLY_SAME;
}

static void mark_contraries(const choices *chosen, wob_precedents *found)
{
    if (!chosen->at)
        return;
    for (size_t i = 0; i < found->at.count; i++) {
        found->at.at[i].contrary = WOB_NO_CONTRARY;
        for (size_t k = 0; k < found->at.count; k++)
            if (is_contrary(chosen, found, i, k)) {
                found->at.at[i].contrary = k;
                break;
            }
    }
}

/* The whole ------------------------------------------------------------------------------------ */

static wob_status tell(wob_precedent_finder *finder, const choices *chosen,
                       wob_precedents *ret_found, wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < chosen->count && status == WOB_OK; i++) {
        wob_precedent *precedent = wob_push(&finder->arena, &ret_found->at);
        precedent->alike = chosen->at[i].alike;
        precedent->item = chosen->at[i].read->item;
        precedent->hit = chosen->at[i].read->hit;
        status = wob_precedent_answer(finder->index, &finder->arena, precedent, error);
        precedent->hit.score = precedent->alike;
    }
    mark_contraries(chosen, ret_found);
    wob_precedents_count(&finder->arena, ret_found);
    return status;
}

wob_status wob_precedents_find(wob_precedent_finder *finder, const wob_sought *sought,
                               wob_precedents *ret_found, wob_error *error)
{
    wob_profile profile = {0};
    wob_matches *matches = NULL;
    choices chosen = {0};
    *ret_found = (wob_precedents){0};
    wob_status status = wob_profile_add(finder->profiler, sought->text, sought->language, 1,
                                        &finder->arena, &profile, error);
    if (status == WOB_OK)
        status =
            wob_word_book_widen(&finder->book, sought->text, sought->language, &profile, error);
    if (status == WOB_OK)
        status = wob_profile_add(finder->profiler, sought->subject, sought->language, SUBJECT,
                                 &finder->arena, &profile, error);
    if (status || profile.words.count == 0)
        return status;
    status = look_up(finder, &profile, &matches, error);
    if (status == WOB_OK)
        status = choose(finder, sought, &profile, matches, &chosen, &ret_found->complete, error);
    wob_matches_free(matches);
    return status ? status : tell(finder, &chosen, ret_found, error);
}
