/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mending indexes. See repair.h.
 *
 * Xapian trusts its blocks, and damaged ones make it read beyond them, where it may crash or never
 * end. So the documents are read by children, some hundred at a time, that hand back what they find
 * of each; where one crashes, the document is known at which it did.
 */
#include "lib/index/repair.h"

#include "lib/base/id_table.h"
#include "lib/index/gather.h"
#include "lib/index/renew.h"
#include "lib/index/writer.h"
#include "lib/source/child.h"

enum {
    SHARE = 512,           /* documents that a child looks through */
    SHARE_SECONDS = 20,    /* of computing: damage may lead it in circles */
    MOST_MEBIBYTES = 2048, /* that it hands back: letters are whole */
};

typedef struct mender {
    const char *path; /* of the damaged index */
    wob_index_writer *to;
    wob_id_table ids; /* of the letters that were kept */
    wob_arena arena;
    wob_buffer left; /* id of the letter that was left out last */
    wob_buffer *report;
    wob_repaired done;
    /* A child's: */
    uint32_t begin, end; /* documents */
    bool name_only;      /* the first of them crashes whoever reads all of it: only its record */
    wob_index *from;
    wob_analyser *analyser;
} mender;

/* What a child tells of a document: of which kind, the next one to look at, and
 *   KEPT   a letter with all its documents, as wob_prepared_write writes it
 *   LEFT   the id and a path of a letter that is damaged; empty where they are lost */
typedef enum finding { KEPT, LEFT, STRAY, NOTHING, FINDING_COUNT } finding;

/* In a child ---------------------------------------------------------------------------------- */

static bool has(mender *mend, uint32_t docid, wob_field field, wob_slice text)
{
    bool is = false;
    wob_slice term = wob_term(field, text, &mend->arena);
    return wob_database_document_has(wob_index_database(mend->from), docid, term, &is, NULL) ==
               WOB_OK &&
           is;
}

/* It is there, though damaged maybe, and belongs to no letter that is named in the report. */
static bool is_stray(mender *mend, uint32_t docid)
{
    wob_buffer data = {0};
    wob_status status = wob_database_data(wob_index_database(mend->from), docid, &data, NULL);
    wob_buffer_release(&data);
    return status != WOB_NOT_FOUND &&
           !(mend->left.size && has(mend, docid, WOB_FIELD_OF, wob_buffer_slice(&mend->left)));
}

static void tell(wob_child *child, finding what, uint32_t next, wob_slice rest)
{
    wob_buffer bytes = {0}, whole = {0};
    wob_record_add_number(&bytes, what);
    wob_record_add_number(&bytes, next);
    wob_buffer_add(&bytes, rest);
    wob_record_add_text(&whole, wob_buffer_slice(&bytes));
    wob_child_give(child, whole.data, whole.size);
    wob_child_flush(child);
    wob_buffer_release(&bytes);
    wob_buffer_release(&whole);
}

static void tell_left(mender *mend, wob_child *child, uint32_t next,
                      const wob_stored_letter *letter)
{
    wob_buffer bytes = {0};
    wob_record_add_text(&bytes, letter->id);
    wob_record_add_text(&bytes, wob_stored_letter_path(letter));
    wob_buffer_clear(&mend->left);
    wob_buffer_add(&mend->left, letter->id);
    tell(child, LEFT, next, wob_buffer_slice(&bytes));
    wob_buffer_release(&bytes);
}

/* Looks at the document, and with it at all of the letter that begins there; returns the next. */
static uint32_t look_at(mender *mend, uint32_t docid, wob_child *child)
{
    wob_prepared letter = {0};
    wob_buffer bytes = {0};
    uint32_t next = docid + 1;
    if (!has(mend, docid, WOB_FIELD_TYPE, WOB_SLICE("letter"))) {
        tell(child, is_stray(mend, docid) ? STRAY : NOTHING, next, (wob_slice){0});
    } else if (wob_gather(mend->from, mend->analyser, docid, &mend->arena, &letter, NULL) !=
               WOB_OK) {
        tell_left(mend, child, next, &letter.letter);
    } else {
        next = docid + letter.letter.document_count;
        wob_prepared_write(&letter, &bytes);
        tell(child, KEPT, next, wob_buffer_slice(&bytes));
    }
    wob_buffer_release(&bytes);
    return next;
}

static void name(mender *mend, wob_child *child)
{
    wob_stored_letter letter = {0};
    if (wob_index_letter(mend->from, mend->begin, &mend->arena, &letter, NULL) == WOB_OK)
        tell_left(mend, child, mend->begin + 1, &letter);
    else
        tell(child, STRAY, mend->begin + 1, (wob_slice){0});
}

static int look_through(void *context, wob_child *child)
{
    enum { DONE = 0, NOT_OPENED = 10 };
    mender *mend = context;
    if (wob_index_open(mend->path, &mend->from, NULL) != WOB_OK ||
        wob_analyser_new(&mend->analyser, NULL) != WOB_OK)
        return NOT_OPENED;
    if (mend->name_only)
        name(mend, child);
    for (uint32_t docid = mend->begin; docid < mend->end && !mend->name_only;) {
        wob_arena_clear(&mend->arena);
        docid = look_at(mend, docid, child);
    }
    return DONE;
}

/* In the parent ------------------------------------------------------------------------------- */

static void note_left(mender *mend, uint32_t docid, wob_slice id, wob_slice path)
{
    mend->done.left_out++;
    wob_buffer_clear(&mend->left);
    wob_buffer_add(&mend->left, id);
    if (path.size)
        wob_buffer_print(mend->report, "%.*s: damaged, to be read again\n", WOB_ARG(path));
    else
        wob_buffer_print(mend->report, "document %u: a letter whose path is lost\n",
                         (unsigned)docid);
}

/* Of two letters with one id the first is kept. */
static wob_status keep(mender *mend, uint32_t docid, wob_slice bytes, wob_error *error)
{
    wob_prepared letter;
    wob_status status = wob_prepared_read(bytes, &mend->arena, &letter, error);
    if (status)
        return status;
    uint64_t *known = wob_id_table_add(&mend->ids, letter.letter.id);
    if ((*known)++) {
        note_left(mend, docid, letter.letter.id, wob_stored_letter_path(&letter.letter));
        return WOB_OK;
    }
    mend->done.kept++;
    return wob_index_writer_restore(mend->to, &letter, error);
}

/* Takes in what a child told; *ret_next is where it ended. The last word of one that crashed is cut
 * short. */
static wob_status take_in(mender *mend, wob_slice told, bool crashed, uint32_t *ret_next,
                          wob_error *error)
{
    wob_record_reader all = {.rest = told};
    wob_status status = WOB_OK;
    while (all.rest.size && status == WOB_OK) {
        wob_record_reader one = {.rest = wob_record_text(&all)};
        if (all.broken && crashed)
            break;
        finding what = (finding)wob_record_below(&one, FINDING_COUNT);
        uint32_t docid = *ret_next;
        *ret_next = (uint32_t)wob_record_number(&one);
        wob_arena_clear(&mend->arena);
        if (all.broken || one.broken || *ret_next <= docid)
            return wob_fail(error, WOB_IO, "what a process found came back damaged");
        mend->done.strays += what == STRAY;
        if (what == KEPT)
            status = keep(mend, docid, one.rest, error);
        if (what == LEFT) {
            wob_slice id = wob_record_text(&one);
            note_left(mend, docid, id, wob_record_text(&one));
        }
    }
    return status;
}

/* Has a child look at the documents from *next on, up to `end`; *next is then the one behind the
 * last that it did, which may lie beyond. */
static wob_status send_child(mender *mend, uint32_t *next, uint32_t end, bool name_only,
                             bool *ret_crashed, wob_error *error)
{
    wob_limits limits = WOB_LIMITS;
    wob_buffer told = {0};
    int answer = 0;
    limits.unconfined = true;
    limits.cpu = SHARE_SECONDS;
    limits.text = MOST_MEBIBYTES;
    mend->begin = *next;
    mend->end = end;
    mend->name_only = name_only;
    wob_status status =
        wob_child_run(mend->path, &limits, look_through, mend, &told, &answer, error);
    *ret_crashed = status == WOB_UNREADABLE || status == WOB_LIMIT || answer;
    if (status == WOB_OK || *ret_crashed)
        status = take_in(mend, wob_buffer_slice(&told), *ret_crashed, next, error);
    wob_buffer_release(&told);
    return status;
}

/* Looks at the documents from *next on, up to `end` or the first that crashes a child. */
static wob_status mend_share(mender *mend, uint32_t *next, uint32_t end, wob_error *error)
{
    bool crashed = false;
    wob_status status = send_child(mend, next, end, false, &crashed, error);
    if (status || !crashed || *next >= end)
        return status;
    uint32_t bad = *next;
    status = send_child(mend, next, bad + 1, true, &crashed, error);
    if (status == WOB_OK && crashed) { /* not even its name can be had */
        note_left(mend, bad, (wob_slice){0}, (wob_slice){0});
        *next = bad + 1;
    }
    return status;
}

static wob_status mend_all(mender *mend, wob_error *error)
{
    wob_index *index = NULL;
    uint32_t last = 0, next = 1;
    wob_status status = wob_index_open(mend->path, &index, error);
    if (status == WOB_OK)
        status = wob_database_last(wob_index_database(index), &last, error);
    wob_index_free(index);
    while (status == WOB_OK && next && next <= last) {
        uint32_t end = last - next < SHARE ? last + 1 : next + SHARE;
        status = mend_share(mend, &next, end, error);
    }
    return status;
}

static wob_status write_sound(void *context, const char *from, const char *to, wob_error *error)
{
    mender *mend = context;
    mend->path = from;
    wob_status status = wob_index_writer_new(to, &mend->to, error);
    if (status == WOB_OK)
        status = mend_all(mend, error);
    if (status == WOB_OK)
        status = wob_index_writer_commit(mend->to, error);
    wob_index_writer_free(mend->to);
    wob_id_table_release(&mend->ids);
    wob_buffer_release(&mend->left);
    wob_arena_release(&mend->arena);
    return status;
}

wob_status wob_index_repair(const char *path, wob_repaired *ret_repaired, wob_buffer *report,
                            wob_error *error)
{
    mender mend = {.report = report};
    wob_database *lock = NULL;
    wob_renewed sizes;
    wob_status status = wob_index_probe(path, error);
    if (status)
        return status;
    /* Where it is damaged so that nobody can write to it, there is nobody to be kept out. */
    if (wob_database_open_writable(path, &lock, error) == WOB_LOCKED)
        return WOB_LOCKED;
    status = wob_index_renew(path, write_sound, &mend, &sizes, error);
    wob_database_free(lock);
    *ret_repaired = mend.done;
    return status;
}
