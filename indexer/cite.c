/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobindex cite: the provisions, laws and judgments that any plain text cites, as JSON Lines
 * (docs/citations.md). No letter is read and no index needed.
 *
 * What is longer than any letter is read piece by piece, so that a file of any size takes no more
 * memory than its bytes and the tokens of a piece.
 */
#include "indexer/verbs.h"
#include "lib/base/file.h"
#include "lib/base/json.h"
#include "lib/base/utf8.h"
#include "lib/law/link.h"
#include "lib/source/encoding.h"
#include "lib/source/kind.h"

#include <stdio.h>
#include <string.h>

enum {
    MIB = 1 << 20,
    PIECE = 1 << 20,         /* bytes of text that are read as one */
    READ_AT_ONCE = 1 << 16,  /* of standard input */
    WRITE_AT_ONCE = 1 << 20, /* bytes of rows that are gathered before they are written */
};

typedef struct citer {
    const index_options *options;
    wob_slice path, text;
    size_t piece; /* where the piece begins that was read last */
    wob_law_findings found;
    wob_arena of_text, of_piece;
    wob_buffer bytes, url, rows;
} citer;

static void flush_rows(citer *to)
{
    if (to->rows.size > 0)
        (void)fwrite(to->rows.data, 1, to->rows.size, stdout);
    wob_buffer_clear(&to->rows);
}

/* One row; takes what is in `url`. */
static void write_row(citer *to, const char *kind, wob_span span, wob_slice label, wob_slice id,
                      bool stamp)
{
    wob_json json = {.to = &to->rows};
    span = (wob_span){span.begin + to->piece, span.end + to->piece};
    wob_json_open(&json, '{');
    wob_json_key(&json, "file");
    wob_json_text(&json, to->path);
    wob_json_key(&json, "kind");
    wob_json_word(&json, kind);
    wob_json_key(&json, "label");
    wob_json_text(&json, label);
    wob_json_key(&json, "id");
    wob_json_text_or_null(&json, id);
    wob_json_key(&json, "text");
    wob_json_text(&json, wob_slice_at(to->text, span));
    wob_json_key(&json, "span");
    wob_json_span(&json, span);
    wob_json_key(&json, "stamp");
    wob_json_bool(&json, stamp);
    wob_json_key(&json, "url");
    wob_json_text_or_null(&json, wob_buffer_slice(&to->url));
    wob_json_close(&json, '}');
    wob_buffer_add_char(&to->rows, '\n');
    wob_buffer_clear(&to->url);
    if (to->rows.size >= WRITE_AT_ONCE)
        flush_rows(to);
}

static void write_provision(citer *to, const wob_citation *citation)
{
    wob_citation_url(citation, (wob_date){0}, &to->url);
    write_row(to, "provision", citation->span, citation->label, citation->jci,
              citation->role == WOB_ROLE_STAMP);
}

static void write_law(citer *to, const wob_law_mention *mention)
{
    const wob_law *law = wob_law_find(mention->label);
    if (law && wob_slice_equal(law->id, mention->id))
        wob_act_url(law, (wob_date){0}, &to->url);
    write_row(to, "law", mention->span, mention->label, mention->id, false);
}

static void write_judgment(citer *to, const wob_judgment *judgment)
{
    wob_judgment_url(judgment, &to->url);
    write_row(to, "judgment", judgment->span, judgment->ecli, judgment->ecli, false);
}

/* All that was found, by where it begins; a law before the provision that begins with it. */
static void write_rows(citer *to)
{
    const wob_law_findings *found = &to->found;
    size_t provision = 0, law = 0, judgment = 0;
    for (;;) {
        size_t at_provision = provision < found->citations.count
                                  ? found->citations.at[provision].span.begin
                                  : SIZE_MAX;
        size_t at_law = law < found->mentions.count ? found->mentions.at[law].span.begin : SIZE_MAX;
        size_t at_judgment =
            judgment < found->judgments.count ? found->judgments.at[judgment].span.begin : SIZE_MAX;
        if (at_law < SIZE_MAX && at_law <= at_provision && at_law <= at_judgment)
            write_law(to, &found->mentions.at[law++]);
        else if (at_provision < SIZE_MAX && at_provision <= at_judgment)
            write_provision(to, &found->citations.at[provision++]);
        else if (at_judgment < SIZE_MAX)
            write_judgment(to, &found->judgments.at[judgment++]);
        else
            return;
    }
}

static wob_status read_input(citer *to, size_t most, wob_error *error)
{
    size_t got;
    do {
        got = fread(wob_buffer_reserve(&to->bytes, READ_AT_ONCE), 1, READ_AT_ONCE, stdin);
        to->bytes.size += got;
        if (to->bytes.size > most)
            return wob_fail(error, WOB_LIMIT,
                            "-: standard input holds more than %zu MiB; raise --limit file=N",
                            most / MIB);
    } while (got > 0);
    return ferror(stdin) ? wob_fail(error, WOB_IO, "-: cannot read standard input") : WOB_OK;
}

/* Text in any encoding; letters in other formats are for parse. */
static wob_status read_text(citer *to, const char *name, wob_error *error)
{
    size_t most = (size_t)to->options->source.limits.file * MIB;
    wob_buffer_clear(&to->bytes);
    wob_status status = strcmp(name, "-") == 0 ? read_input(to, most, error)
                                               : wob_file_read(name, most, &to->bytes, error);
    wob_slice bytes = wob_buffer_slice(&to->bytes);
    if (status == WOB_OK && (wob_is_pdf(bytes) || wob_is_archive(bytes) || wob_is_gzip(bytes) ||
                             wob_foreign_kind(bytes)))
        return wob_fail(error, WOB_UNREADABLE,
                        "%s: is not plain text; wobindex parse %s prints what a letter cites, if "
                        "it is one",
                        name, name);
    return status ? status
                  : wob_encoding_decode(bytes, (wob_slice){0}, to->path, &to->of_text, &to->text,
                                        error);
}

/* Where the piece that begins at `begin` ends: between paragraphs, else between words. */
static size_t piece_end(wob_slice text, size_t begin)
{
    size_t most = begin + PIECE;
    if (most >= text.size)
        return text.size;
    for (const char *ends = "\n "; *ends; ends++)
        for (size_t at = most; at > begin + PIECE / 2; at--)
            if (text.data[at] == *ends && (*ends == ' ' || text.data[at - 1] == '\n'))
                return at;
    return wob_utf8_floor(text, most);
}

static void cite_text(citer *to)
{
    for (size_t end, begin = 0; begin < to->text.size; begin = end) {
        end = piece_end(to->text, begin);
        wob_arena_clear(&to->of_piece);
        to->piece = begin;
        wob_law_read(wob_slice_cut(to->text, begin, end), &to->of_piece, &to->found);
        write_rows(to);
    }
    flush_rows(to);
}

int verb_cite(const index_options *options)
{
    citer to = {.options = options};
    int exit_status = EXIT_DONE;
    for (size_t i = 0; i < options->name_count && !ferror(stdout); i++) {
        wob_error error = {0};
        to.path = wob_slice_of(options->names[i]);
        wob_arena_clear(&to.of_text);
        if (read_text(&to, options->names[i], &error) != WOB_OK) {
            complain(&error);
            exit_status = EXIT_SOME_FAILED;
            continue;
        }
        cite_text(&to);
    }
    wob_arena_release(&to.of_text);
    wob_arena_release(&to.of_piece);
    wob_buffer_release(&to.bytes);
    wob_buffer_release(&to.url);
    wob_buffer_release(&to.rows);
    return exit_status;
}
