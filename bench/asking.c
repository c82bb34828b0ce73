/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long questions take in a process that goes on: asks each once to warm up, then once more, and
 * prints for each kind, in milliseconds, what half, 95 and 99 in 100 of them took at most.
 *
 * usage: asking INDEX QUESTIONS     a line for each: its kind, a tab, the question
 */
#include "lib/search/hits.h"

#include "lib/base/file.h"
#include "lib/search/syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { HITS = 10, SNIPPET_BYTES = 480, MOST_BYTES = 64 << 20 };

typedef struct question {
    wob_slice kind, text;
    double took; /* milliseconds */
} question;

typedef struct asker {
    wob_index *index;
    wob_analyser *analyser;
    wob_arena arena; /* of one question */
} asker;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static wob_status ask(asker *self, question *asked, wob_error *error)
{
    const wob_ask how = {.most = HITS, .same_once = true, .snippet_bytes = SNIPPET_BYTES};
    const wob_node *root;
    wob_plan plan = {0};
    wob_hits hits;
    double begin = now();
    wob_arena_clear(&self->arena);
    wob_status status = wob_syntax_parse(asked->text, true, &self->arena, &root, error);
    if (status == WOB_OK)
        status =
            wob_plan_make(root, false, self->index, self->analyser, &self->arena, &plan, error);
    if (status == WOB_OK)
        status =
            wob_hits_find(self->index, &plan, &how, self->analyser, &self->arena, &hits, error);
    wob_plan_release(&plan);
    asked->took = now() - begin;
    return status;
}

static int by_kind_and_time(const void *a, const void *b)
{
    const question *x = a, *y = b;
    int order = wob_slice_compare(x->kind, y->kind);
    return order ? order : (x->took > y->took) - (x->took < y->took);
}

/* The time that `part` of those from `begin` to `end`, the fastest first, took at most. */
static double most_of(const question *all, size_t begin, size_t end, double part)
{
    size_t rank = (size_t)((double)(end - begin) * part + 0.999999);
    return all[begin + (rank ? rank - 1 : 0)].took;
}

static void tell(question *all, size_t count)
{
    if (count)
        qsort(all, count, sizeof *all, by_kind_and_time);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin; end < count && wob_slice_equal(all[end].kind, all[begin].kind);)
            end++;
        printf("%.*s\t%zu\t%.2f\t%.2f\t%.2f\n", WOB_ARG(all[begin].kind), end - begin,
               most_of(all, begin, end, 0.5), most_of(all, begin, end, 0.95),
               most_of(all, begin, end, 0.99));
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: asking INDEX QUESTIONS\n", stderr);
        return 2;
    }
    asker self = {0};
    wob_error error = {0};
    wob_buffer file = {0};
    wob_arena arena = {0};
    WOB_LIST(question) all = {0};
    wob_status status = wob_file_read(argv[2], MOST_BYTES, &file, &error);
    wob_slice rest = wob_buffer_slice(&file), line;
    while (status == WOB_OK && wob_slice_next(&rest, '\n', &line)) {
        question *added = wob_push(&arena, &all);
        added->text = line;
        (void)wob_slice_next(&added->text, '\t', &added->kind);
    }
    if (status == WOB_OK)
        status = wob_index_open(argv[1], &self.index, &error);
    if (status == WOB_OK)
        status = wob_analyser_new(&self.analyser, &error);
    for (size_t i = 0; i < 2 * all.count && status == WOB_OK; i++)
        status = ask(&self, &all.at[i % all.count], &error);
    if (status == WOB_OK)
        tell(all.at, all.count);
    else
        fprintf(stderr, "asking: %s\n", error.message);
    wob_index_free(self.index);
    wob_analyser_free(self.analyser);
    wob_arena_release(&self.arena);
    wob_arena_release(&arena);
    wob_buffer_release(&file);
    return status != WOB_OK;
}
