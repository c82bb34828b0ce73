/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling why passages were found. See explain.h. */
#include "query/explain.h"

#include "query/tongue.h"

static wob_status count_variants(query_asker *asker, const wob_variants *from,
                                 explained_variants *to, wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < from->count && status == WOB_OK; i++) {
        explained_variant variant = {from->at[i].stem, from->at[i].worth, 0};
        status = wob_index_frequency(asker->index, WOB_FIELD_STEM, variant.stem, &asker->arena,
                                     &variant.passages, error);
        if (status == WOB_OK && variant.passages)
            *wob_push(&asker->arena, to) = variant;
    }
    return status;
}

wob_status explain_plan(query_asker *asker, const wob_plan *plan, explanation *ret_explanation,
                        wob_error *error)
{
    wob_status status = WOB_OK;
    *ret_explanation = (explanation){.words = {0}};
    for (size_t i = 0; i < plan->words.count && status == WOB_OK; i++) {
        explained_word *word = wob_push(&asker->arena, &ret_explanation->words);
        word->word = wob_arena_copy(&asker->arena, plan->words.at[i].word);
        status = count_variants(asker, &plan->words.at[i].whole, &word->whole, error);
        if (status == WOB_OK)
            status = count_variants(asker, &plan->words.at[i].parts, &word->parts, error);
    }
    return status;
}

/* For people ----------------------------------------------------------------------------------- */

static void add_variants(const explained_variants *list, const char *between, wob_buffer *to)
{
    for (size_t i = 0; i < list->count; i++)
        wob_buffer_print(to, "%s%.*s %.2f (%u)", i ? between : "", WOB_ARG(list->at[i].stem),
                         list->at[i].worth, (unsigned)list->at[i].passages);
}

void explain_on_page(const explanation *told, page *on)
{
    wob_buffer line = {0};
    page_line_begin(on, LINE_TITLE);
    page_add(on, wob_slice_of(_("looked for, with its worth and in how many passages it stands")));
    page_line_end(on, LINE_TITLE);
    for (size_t i = 0; i < told->words.count; i++) {
        const explained_word *word = &told->words.at[i];
        wob_buffer_clear(&line);
        wob_buffer_print(&line, "%.*s: ", WOB_ARG(word->word));
        add_variants(&word->whole, ", ", &line);
        if (word->parts.count) {
            wob_buffer_print(&line, "%s", word->whole.count ? ", " : "");
            add_variants(&word->parts, " + ", &line);
        }
        if (word->whole.count + word->parts.count == 0)
            wob_buffer_print(&line, "%s", _("stands nowhere"));
        page_sentence(on, wob_buffer_slice(&line));
    }
    page_gap(on);
    wob_buffer_release(&line);
}

void explain_score_on_page(const wob_hit *hit, page *on)
{
    const wob_score *score = &hit->made_of;
    page_line_begin(on, LINE_FACTS);
    page_print(on, _("score %.2f = %.2f weight x %.2f length x %.2f part + %.2f letter"),
               score->weight * score->length * score->part + score->letter, score->weight,
               score->length, score->part, score->letter);
    page_line_end(on, LINE_FACTS);
}

/* For programs --------------------------------------------------------------------------------- */

static void write_variants(wob_json *json, const char *key, const explained_variants *list)
{
    wob_json_key(json, key);
    wob_json_open(json, '[');
    for (size_t i = 0; i < list->count; i++) {
        wob_json_open(json, '{');
        wob_json_key(json, "stem");
        wob_json_text(json, list->at[i].stem);
        wob_json_key(json, "worth");
        wob_json_number(json, list->at[i].worth, 3);
        wob_json_key(json, "passages");
        wob_json_integer(json, list->at[i].passages);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

void explain_as_json(const explanation *told, wob_json *json)
{
    wob_json_key(json, "explain");
    wob_json_open(json, '[');
    for (size_t i = 0; i < told->words.count; i++) {
        const explained_word *word = &told->words.at[i];
        wob_json_open(json, '{');
        wob_json_key(json, "word");
        wob_json_text(json, word->word);
        write_variants(json, "variants", &word->whole);
        write_variants(json, "parts", &word->parts);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

void explain_score_as_json(const wob_hit *hit, wob_json *json)
{
    const wob_score *score = &hit->made_of;
    wob_json_key(json, "made_of");
    wob_json_open(json, '{');
    wob_json_key(json, "weight");
    wob_json_number(json, score->weight, 4);
    wob_json_key(json, "length");
    wob_json_number(json, score->length, 4);
    wob_json_key(json, "part");
    wob_json_number(json, score->part, 4);
    wob_json_key(json, "letter");
    wob_json_number(json, score->letter, 4);
    wob_json_close(json, '}');
}
