/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions put right. See suggestion.h. */
#include "lib/search/suggestion.h"

#include "lib/index/kin.h"
#include "lib/index/schema.h"
#include "lib/index/words.h"
#include "lib/search/likeness.h"

/* Words must look this much alike to be compared, and as much longer a form may be than its stem.
 */
static const double LEAST_ALIKE = 0.5;

enum { LONGEST_ENDING = 4 }; /* bytes */

typedef struct suggester {
    wob_index *index;
    wob_analyser *analyser;
    wob_arena *arena;
    wob_error *error;
    bool corrected; /* some word was */
} suggester;

static wob_status has_stem(suggester *self, wob_slice stem, bool *known)
{
    uint32_t frequency = 0;
    wob_status status = wob_index_frequency(self->index, WOB_FIELD_STEM, stem, self->arena,
                                            &frequency, self->error);
    *known |= frequency > 0;
    return status;
}

static wob_status is_known(suggester *self, const wob_word *dutch, const wob_word *english,
                           bool *ret_known)
{
    wob_slices translations = {0};
    *ret_known = dutch->stop || english->stop;
    wob_status status = has_stem(self, dutch->stem, ret_known);
    if (status == WOB_OK)
        status = has_stem(self, english->stem, ret_known);
    if (status == WOB_OK && !*ret_known)
        status = wob_words_kin(self->index, WOB_KIN_DUTCH, english->stem, self->arena,
                               &translations, self->error);
    *ret_known |= translations.count > 0;
    return status;
}

static wob_status nearest_stem(suggester *self, const wob_word *dutch, wob_slice *ret_stem)
{
    wob_lookalikes found = {0};
    unsigned best = wob_likeness_most_errors(dutch->stem);
    uint32_t frequency = 0;
    *ret_stem = (wob_slice){0};
    wob_status status = wob_words_alike(self->index, dutch->stem, dutch->stem, LEAST_ALIKE,
                                        self->arena, &found, self->error);
    for (size_t i = 0; i < found.count; i++) {
        const wob_lookalike *one = &found.at[i];
        unsigned errors = wob_likeness_errors(dutch->stem, one->stem, best);
        if (errors > best || (errors == best && one->frequency <= frequency))
            continue;
        best = errors;
        frequency = one->frequency;
        *ret_stem = one->stem;
    }
    return status;
}

/* The word of the index with a stem that is most like the one that was asked for. */
typedef struct form {
    suggester *self;
    wob_slice asked, stem, word;
    unsigned errors; /* between both */
} form;

static wob_status note_form(void *context, wob_slice word, wob_error *error)
{
    form *best = context;
    wob_words words = {0};
    unsigned most = word.size > best->asked.size ? (unsigned)word.size : (unsigned)best->asked.size;
    unsigned errors = wob_likeness_errors(best->asked, word, most);
    if (word.size > best->stem.size + LONGEST_ENDING || (best->word.size && errors >= best->errors))
        return WOB_OK;
    wob_status status =
        wob_analyse(best->self->analyser, word, WOB_DUTCH, best->self->arena, &words, error);
    if (status == WOB_OK && words.count == 1 && wob_slice_equal(words.at[0].stem, best->stem)) {
        best->word = wob_arena_copy(best->self->arena, word);
        best->errors = errors;
    }
    return status;
}

/* The word put right; empty where it need not be or cannot. A stem may have lost a vowel ("parker"
 * of "parkeer"): its words begin as it does but for the last two letters. */
static wob_status correct(suggester *self, wob_slice text, wob_slice *ret_word)
{
    wob_words dutch = {0}, english = {0};
    bool known = true;
    form best = {.self = self};
    *ret_word = (wob_slice){0};
    wob_status status =
        wob_analyse(self->analyser, text, WOB_DUTCH, self->arena, &dutch, self->error);
    if (status == WOB_OK)
        status = wob_analyse(self->analyser, text, WOB_ENGLISH, self->arena, &english, self->error);
    if (status || dutch.count != 1 || !wob_vocabulary_takes(dutch.at[0].stem))
        return status;
    status = is_known(self, &dutch.at[0], &english.at[0], &known);
    if (status == WOB_OK && !known)
        status = nearest_stem(self, &dutch.at[0], &best.stem);
    best.asked = dutch.at[0].folded;
    if (status == WOB_OK && best.stem.size > 2)
        status = wob_words_each_form(self->index, wob_slice_cut(best.stem, 0, best.stem.size - 2),
                                     note_form, &best, self->error);
    *ret_word = best.word;
    return status;
}

static wob_status copy_corrected(suggester *self, const wob_node *node, const wob_node **ret_node)
{
    wob_node *copy = wob_arena_take(self->arena, sizeof *copy);
    wob_slice word = {0};
    wob_status status = WOB_OK;
    *copy = *node;
    copy->children = (wob_nodes){0};
    if (node->kind == WOB_NODE_WORD)
        status = correct(self, node->text, &word);
    if (word.size) {
        copy->text = word;
        self->corrected = true;
    }
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++) {
        const wob_node *child = NULL;
        status = copy_corrected(self, node->children.at[i], &child);
        *wob_push(self->arena, &copy->children) = child;
    }
    *ret_node = copy;
    return status;
}

wob_status wob_suggestion_make(const wob_node *root, wob_index *index, wob_analyser *analyser,
                               wob_arena *arena, wob_slice *ret_question, wob_error *error)
{
    suggester self = {.index = index, .analyser = analyser, .arena = arena, .error = error};
    const wob_node *corrected = NULL;
    wob_buffer text = {0};
    wob_status status = copy_corrected(&self, root, &corrected);
    *ret_question = (wob_slice){0};
    if (status == WOB_OK && self.corrected) {
        wob_syntax_describe(corrected, &text);
        *ret_question = wob_arena_copy(arena, wob_buffer_slice(&text));
    }
    wob_buffer_release(&text);
    return status;
}
