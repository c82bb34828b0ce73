/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each citation does in the letter: by the section it stands in, then by the sentence
 * (data/roles.tsv), then by what it is.
 */
#include "lib/base/id_table.h"
#include "lib/letter/steps.h"

static wob_role role_of_name(wob_slice name)
{
    for (wob_role role = WOB_ROLE_UNKNOWN; role <= WOB_ROLE_STAMP; role++)
        if (wob_slice_equal(name, wob_slice_of(wob_role_name(role))))
            return role;
    return WOB_ROLE_UNKNOWN;
}

/* The role that a section gives whatever stands in it; WOB_ROLE_UNKNOWN where sentences decide. */
static wob_role role_of_section(wob_part kind)
{
    switch (kind) {
    case WOB_PART_ANNEX:
        return WOB_ROLE_ANNEX;
    case WOB_PART_FRAMEWORK:
        return WOB_ROLE_FRAMEWORK;
    case WOB_PART_PROCEDURE:
    case WOB_PART_REMEDY:
    case WOB_PART_VIEW:
    case WOB_PART_PUBLICATION:
        return WOB_ROLE_PROCEDURE;
    case WOB_PART_OBJECTION:
    case WOB_PART_REQUEST:
        return WOB_ROLE_ARGUED;
    default:
        return WOB_ROLE_UNKNOWN;
    }
}

/* Where the letter weighs, answers and decides, be it document by document, a ground of refusal is
 * applied unless it is said otherwise; elsewhere only where it is said. */
static bool decides(wob_part kind)
{
    return kind == WOB_PART_CONSIDERATION || kind == WOB_PART_ANSWER || kind == WOB_PART_DECISION ||
           kind == WOB_PART_INVENTORY;
}

/* What sentences say of the citations in them. A sentence may be a whole list of citations: what it
 * says is looked for once. */
typedef struct role_reader {
    const wob_reading *reading;
    size_t sentence; /* the last one looked at, and what it says */
    wob_role said;
} role_reader;

static wob_role role_said(role_reader *reader, size_t sentence)
{
    if (sentence == reader->reading->sentences.count)
        return WOB_ROLE_UNKNOWN;
    if (sentence != reader->sentence) {
        const wob_cue *cue = wob_cues_find("roles", &reader->reading->sentences.at[sentence].words);
        reader->sentence = sentence;
        reader->said = cue ? role_of_name(cue->value) : WOB_ROLE_UNKNOWN;
    }
    return reader->said;
}

static wob_role role_of(role_reader *reader, const wob_citation *citation)
{
    const wob_reading *reading = reader->reading;
    const wob_section *section = wob_section_at(reading->letter, citation->span.begin);
    wob_role role = role_of_section(section->kind);
    size_t sentence = wob_sentence_at(reading, citation->span.begin);
    if (sentence < reading->sentences.count &&
        reading->blocks.at[reading->sentences.at[sentence].block].row)
        return WOB_ROLE_ANNEX;
    if (role)
        return role;
    bool ground = wob_ground_find(citation->label) != NULL;
    wob_role said = role_said(reader, sentence);
    if (ground && said != WOB_ROLE_CONSIDERED && said != WOB_ROLE_ARGUED &&
        (said == WOB_ROLE_APPLIED || decides(section->kind)))
        return WOB_ROLE_APPLIED;
    return said && said != WOB_ROLE_APPLIED ? said : WOB_ROLE_FRAMEWORK;
}

/* "Artikel 10 bepaalt dat ... achterwege blijft. ... Daarom is artikel 10 niet van toepassing.": a
 * ground that is taken as applied, though no sentence says so, is not where the section ends by
 * saying that it does not apply. */
static void revise_roles(role_reader *reader)
{
    wob_letter *letter = reader->reading->letter;
    const wob_section *section = NULL;
    wob_id_table last = {0}; /* of each label, what the section says of it last */
    for (size_t i = letter->law.citations.count; i > 0; i--) {
        wob_citation *citation = &letter->law.citations.at[i - 1];
        const wob_section *own = wob_section_at(letter, citation->span.begin);
        if (own != section) {
            section = own;
            wob_id_table_release(&last);
            last = (wob_id_table){0};
        }
        if (citation->role != WOB_ROLE_APPLIED && citation->role != WOB_ROLE_CONSIDERED)
            continue;
        wob_role said = role_said(reader, wob_sentence_at(reader->reading, citation->span.begin));
        uint64_t *later = wob_id_table_add(&last, citation->label);
        if (*later == WOB_ROLE_UNKNOWN)
            *later = said;
        else if (*later == WOB_ROLE_CONSIDERED && said == WOB_ROLE_UNKNOWN)
            citation->role = WOB_ROLE_CONSIDERED;
    }
    wob_id_table_release(&last);
}

/* The grounds of refusal that are applied within `span`. */
static void add_grounds(wob_reading *reading, wob_span span, wob_slices *grounds)
{
    const wob_letter *letter = reading->letter;
    for (size_t i = 0; i < letter->law.citations.count; i++) {
        const wob_citation *citation = &letter->law.citations.at[i];
        if (citation->role == WOB_ROLE_APPLIED && wob_cites_ground_within(citation, span))
            wob_slices_add(reading->arena, grounds, citation->label);
    }
}

void wob_roles_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    role_reader reader = {.reading = reading, .sentence = reading->sentences.count};
    for (size_t i = 0; i < letter->law.citations.count; i++)
        if (letter->law.citations.at[i].role == WOB_ROLE_UNKNOWN)
            letter->law.citations.at[i].role = role_of(&reader, &letter->law.citations.at[i]);
    revise_roles(&reader);
    for (size_t i = 0; i < letter->answers.count; i++)
        add_grounds(reading, letter->answers.at[i].at.span, &letter->answers.at[i].grounds);
    add_grounds(reading, (wob_span){0, letter->text.size}, &letter->grounds);
}
