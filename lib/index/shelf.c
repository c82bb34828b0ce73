/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of an index that is being written. See shelf.h. */
#include "lib/index/shelf.h"

#include "lib/index/document.h"
#include "lib/index/same.h"
#include "lib/index/schema.h"
#include "lib/index/sketch.h"

#include <stdlib.h>

/* What looking for the same letter may cost, where many letters have much text in common. */
enum {
    MOST_POSTINGS = 256, /* letters looked at of each key: the oldest */
    MOST_COMPARED = 32,  /* letters read and compared: those with most keys in common */
};

/* Finding ---------------------------------------------------------------------------------------
 */

typedef WOB_LIST(uint32_t) docid_list;

typedef struct gatherer {
    wob_arena *arena;
    docid_list list;
    size_t most; /* of the list */
} gatherer;

static wob_status gather_docid(void *context, uint32_t docid, wob_error *error)
{
    gatherer *gather = context;
    (void)error;
    if (gather->list.count == gather->most)
        return WOB_LIMIT;
    *wob_push(gather->arena, &gather->list) = docid;
    return WOB_OK;
}

/* Appends the documents with the term, `most` of them. */
static wob_status find_docids(wob_shelf *shelf, wob_slice term, size_t most, docid_list *list,
                              wob_error *error)
{
    gatherer gather = {&shelf->arena, *list, list->count + most};
    wob_status status =
        wob_database_each_docid(shelf->database, term, gather_docid, &gather, error);
    *list = gather.list;
    return status == WOB_LIMIT ? WOB_OK : status;
}

static wob_status read_letter(wob_shelf *shelf, uint32_t docid, wob_shelved *ret_found,
                              wob_error *error)
{
    wob_buffer data = {0};
    *ret_found = (wob_shelved){.docid = docid};
    wob_status status = wob_database_data(shelf->database, docid, &data, error);
    wob_slice record = wob_arena_copy(&shelf->arena, wob_buffer_slice(&data));
    if (status == WOB_OK)
        status = wob_stored_letter_read(record, &shelf->arena, &ret_found->letter, error);
    wob_buffer_release(&data);
    return status;
}

wob_status wob_shelf_find(wob_shelf *shelf, wob_slice id, wob_shelved *ret_found, wob_error *error)
{
    docid_list list = {0};
    *ret_found = (wob_shelved){0};
    wob_status status =
        find_docids(shelf, wob_term(WOB_FIELD_LETTER, id, &shelf->arena), 1, &list, error);
    if (status == WOB_OK && list.count)
        status = read_letter(shelf, list.at[0], ret_found, error);
    return status;
}

wob_status wob_shelf_find_at(wob_shelf *shelf, wob_slice path, wob_shelved_list *ret_found,
                             wob_error *error)
{
    docid_list list = {0};
    *ret_found = (wob_shelved_list){0};
    wob_status status =
        find_docids(shelf, wob_document_path_term(path, &shelf->arena), UINT32_MAX, &list, error);
    for (size_t i = 0; i < list.count && status == WOB_OK; i++)
        status = read_letter(shelf, list.at[i], wob_push(&shelf->arena, ret_found), error);
    return status;
}

/* The same letter -------------------------------------------------------------------------------
 */

typedef struct candidate {
    uint32_t docid;
    unsigned keys; /* in common */
} candidate;

static int compare_docids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Most keys first; of equals the oldest. */
static int compare_candidates(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->keys != y->keys)
        return x->keys < y->keys ? 1 : -1;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

/* The letters that have some of the sketch's keys, in the order in which they are worth a look. */
static wob_status find_candidates(wob_shelf *shelf, wob_slice sketch, candidate **ret_candidates,
                                  size_t *ret_count, wob_error *error)
{
    wob_slices keys = {0};
    docid_list list = {0};
    wob_status status = WOB_OK;
    wob_sketch_keys(sketch, &shelf->arena, &keys);
    for (size_t i = 0; i < keys.count && status == WOB_OK; i++)
        status = find_docids(shelf, wob_term(WOB_FIELD_SKETCH, keys.at[i], &shelf->arena),
                             MOST_POSTINGS, &list, error);
    candidate *candidates = wob_arena_take(&shelf->arena, list.count * sizeof *candidates);
    size_t count = 0;
    if (list.count)
        qsort(list.at, list.count, sizeof *list.at, compare_docids);
    for (size_t i = 0; i < list.count; i++) {
        if (i == 0 || list.at[i] != list.at[i - 1])
            candidates[count++].docid = list.at[i];
        candidates[count - 1].keys++;
    }
    if (count)
        qsort(candidates, count, sizeof *candidates, compare_candidates);
    *ret_candidates = candidates;
    *ret_count = count;
    return status;
}

wob_status wob_shelf_find_same(wob_shelf *shelf, const wob_stored_letter *letter,
                               wob_shelved *ret_found, wob_error *error)
{
    candidate *candidates = NULL;
    size_t count = 0;
    double best = 0;
    *ret_found = (wob_shelved){0};
    wob_status status = find_candidates(shelf, letter->sketch, &candidates, &count, error);
    for (size_t i = 0; i < count && i < MOST_COMPARED && status == WOB_OK; i++) {
        wob_shelved found;
        status = read_letter(shelf, candidates[i].docid, &found, error);
        if (status || !wob_same_letter(&found.letter, letter))
            continue;
        double resemblance = wob_sketch_resemblance(found.letter.sketch, letter->sketch);
        bool earlier = resemblance >= best && found.docid < ret_found->docid;
        if (resemblance > best || earlier) {
            best = resemblance;
            *ret_found = found;
        }
    }
    return status;
}

/* Changing --------------------------------------------------------------------------------------
 */

wob_status wob_shelf_delete(wob_shelf *shelf, const wob_stored_letter *letter, wob_error *error)
{
    shelf->changed += letter->document_count;
    return wob_database_delete(shelf->database, wob_term(WOB_FIELD_OF, letter->id, &shelf->arena),
                               error);
}

wob_status wob_shelf_update(wob_shelf *shelf, const wob_shelved *changed, wob_error *error)
{
    const wob_stored_letter *letter = &changed->letter;
    if (letter->paths.count == 0 && letter->copies.count == 0)
        return wob_shelf_delete(shelf, letter, error);
    wob_document_clear(shelf->document);
    wob_status status = wob_document_fill_letter(shelf->document, letter, &shelf->arena, error);
    if (status == WOB_OK)
        status = wob_database_replace(shelf->database, changed->docid, shelf->document, error);
    shelf->changed++;
    return status;
}

/* "3f2a", or "3f2a-2", which stands behind it in the same file. */
static bool is_or_stands_behind(wob_slice id, wob_slice first)
{
    return wob_slice_starts(id, first) && (id.size == first.size || id.data[first.size] == '-');
}

static bool drop_copies(wob_stored_letter *letter, wob_slice first)
{
    size_t kept = 0, all = letter->copies.count;
    for (size_t i = 0; i < all; i++)
        if (!is_or_stands_behind(letter->copies.at[i].id, first))
            letter->copies.at[kept++] = letter->copies.at[i];
    letter->copies.count = kept;
    return kept < all;
}

/* Takes the id, and those behind it, from one letter. */
static wob_status forget_id_of(wob_shelf *shelf, wob_shelved *found, wob_slice id, wob_error *error)
{
    if (is_or_stands_behind(found->letter.id, id))
        return wob_shelf_delete(shelf, &found->letter, error);
    return drop_copies(&found->letter, id) ? wob_shelf_update(shelf, found, error) : WOB_OK;
}

wob_status wob_shelf_forget_id(wob_shelf *shelf, wob_slice id, bool *ret_found, wob_error *error)
{
    wob_shelved there;
    wob_status status = wob_shelf_find(shelf, id, &there, error);
    *ret_found = status == WOB_OK && there.docid;
    if (!*ret_found)
        return status;
    wob_slices paths = {0};
    if (wob_slice_equal(there.letter.id, id))
        paths = there.letter.paths;
    for (size_t i = 0; i < there.letter.copies.count; i++)
        if (wob_slice_equal(there.letter.copies.at[i].id, id))
            wob_slices_add(&shelf->arena, &paths, there.letter.copies.at[i].path);
    status = forget_id_of(shelf, &there, id, error);
    for (size_t i = 0; i < paths.count && status == WOB_OK; i++) {
        wob_shelved_list list;
        status = wob_shelf_find_at(shelf, paths.at[i], &list, error);
        for (size_t k = 0; k < list.count && status == WOB_OK; k++)
            status = forget_id_of(shelf, &list.at[k], id, error);
    }
    return status;
}

/* A letter that lies at `path` is forgotten with `gone`: it is that path, or one inside it, which
 * goes with its archive or dump when nothing is kept. */
static bool goes_with(wob_slice path, wob_slice gone, wob_slice kept)
{
    bool inside = wob_slice_starts(path, gone) && path.size > gone.size &&
                  path.data[gone.size] == WOB_PATH_INSIDE;
    return wob_slice_equal(path, gone) || (inside && kept.size == 0);
}

/* Takes the path from one letter; true where that changed it. */
static bool drop_path(wob_stored_letter *letter, wob_slice path, wob_slice kept)
{
    size_t paths = 0, copies = 0;
    bool own = !wob_slice_equal(letter->sha256, kept), changed = false;
    for (size_t i = 0; i < letter->paths.count; i++) {
        bool drop = own && goes_with(letter->paths.at[i], path, kept);
        changed |= drop;
        if (!drop)
            letter->paths.at[paths++] = letter->paths.at[i];
    }
    for (size_t i = 0; i < letter->copies.count; i++) {
        const wob_stored_copy *copy = &letter->copies.at[i];
        bool drop = goes_with(copy->path, path, kept) && !wob_slice_equal(copy->sha256, kept);
        changed |= drop;
        if (!drop)
            letter->copies.at[copies++] = *copy;
    }
    letter->paths.count = paths;
    letter->copies.count = copies;
    return changed;
}

wob_status wob_shelf_forget_path(wob_shelf *shelf, wob_slice path, wob_slice kept, bool *ret_found,
                                 wob_slices *again, wob_error *error)
{
    wob_shelved_list list;
    wob_status status = wob_shelf_find_at(shelf, path, &list, error);
    *ret_found = false;
    for (size_t i = 0; i < list.count && status == WOB_OK; i++) {
        wob_stored_letter *letter = &list.at[i].letter;
        bool lay_somewhere = letter->paths.count > 0;
        if (!drop_path(letter, path, kept))
            continue;
        *ret_found = true;
        status = wob_shelf_update(shelf, &list.at[i], error);
        if (lay_somewhere && letter->paths.count == 0 && letter->copies.count)
            wob_slices_add(&shelf->arena, again, letter->copies.at[0].path);
    }
    return status;
}
