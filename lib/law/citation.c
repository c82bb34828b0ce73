/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a text for provisions, laws and judgments: one pass over its tokens that puts together
 * what the other files of this room find. See citation.h.
 *
 *   scan      text -> tokens            provision  tokens -> a list of provisions (number.c:
 * numbers) names     tokens -> laws named      owner      a list -> the law it belongs to register
 * names -> laws             label      provision and law -> "Wob 10.2.e", jci
 */
#include "lib/law/citation.h"

#include "lib/law/ecli.h"
#include "lib/law/list.h"
#include "lib/law/misread.h"
#include "lib/law/owner.h"

#include <string.h>

enum {
    LID_OF_THAT = 4, /* tokens of "tweede lid van dat" */
    SUBSECTIONS_MOST = 16,
    RECALLED_MOST = 120, /* tokens back to what "that article" is */
};

typedef struct wob_law_reader {
    wob_tokens tokens;
    wob_namings namings;
    wob_context context;
    wob_arena *arena;
    wob_law_findings *findings;
    wob_provisions list; /* the one in hand: used again, since most that are begun are none */
} law_reader;

static const wob_token *token_at(const law_reader *reader, size_t at)
{
    return wob_token_at(&reader->tokens, at);
}

static wob_span span_of(const law_reader *reader, size_t begin, size_t end)
{
    return (wob_span){token_at(reader, begin)->span.begin, token_at(reader, end - 1)->span.end};
}

static void add_mention(law_reader *reader, const wob_law *law, size_t begin, size_t end)
{
    *wob_push(reader->arena, &reader->findings->mentions) =
        (wob_law_mention){.span = span_of(reader, begin, end), .label = law->label, .id = law->id};
}

static void add_citation(law_reader *reader, const wob_provision *provision, const wob_owner *owner,
                         wob_span span, wob_role role)
{
    *wob_push(reader->arena, &reader->findings->citations) = (wob_citation){
        .span = span,
        .label = wob_provision_label(provision, owner->law, owner->name, reader->arena),
        .jci = wob_provision_jci(provision, owner->law, reader->arena),
        .law = owner->law,
        .role = role};
}

/* A row for each provision of the list; the law's name counts with the row that it stands by. */
static void add_list(law_reader *reader, const wob_provisions *list, const wob_owner *owner,
                     wob_role role)
{
    for (size_t i = 0; i < list->count; i++) {
        const wob_provision *provision = &list->at[i];
        size_t begin = provision->begin, end = provision->end;
        if (i == 0 && owner->end && owner->end <= begin)
            begin = owner->begin;
        if (i + 1 == list->count && owner->begin >= end)
            end = owner->end;
        add_citation(reader, provision, owner, span_of(reader, begin, end), role);
    }
    wob_owner in_hand = *owner;
    in_hand.begin = in_hand.end = 0;
    in_hand.unlisted = false; /* its name is read where it stands */
    if (wob_provision_has_colon(&list->at[0]))
        reader->context.last_colon = in_hand;
    reader->context.in_hand = in_hand;
    reader->context.in_hand_last = list->at[list->count - 1];
    reader->context.in_hand_at = list->at[list->count - 1].end;
}

/* Lists behind a word -------------------------------------------------------------------------- */

/* "het tweede lid van artikel 10" */
static void take_lid_before(law_reader *reader, wob_provision *first)
{
    if (first->begin < 3 || first->lid.size || first->letter.size ||
        !wob_token_is_word(token_at(reader, first->begin - 1), "van"))
        return;
    const wob_token *lid = token_at(reader, first->begin - 2);
    const wob_token *ordinal = token_at(reader, first->begin - 3);
    if (lid->meaning != WOB_MEANS_LID || ordinal->meaning != WOB_MEANS_ORDINAL)
        return;
    first->lid = wob_arena_print(reader->arena, "%u", ordinal->value);
    first->begin -= 3;
}

/* Reads the list that begins at token `at`. Returns where to go on, or `at`. */
static size_t read_worded(law_reader *reader, size_t at)
{
    wob_provisions *list = &reader->list;
    size_t end = wob_provisions_read(&reader->tokens, at, reader->arena, list);
    if (end == at)
        return at;
    take_lid_before(reader, &list->at[0]);
    wob_owner owner = wob_owner_after(&reader->context, end);
    owner = wob_owner_refit(&reader->context, owner, &list->at[0]);
    if (owner.kind == WOB_OWNER_NONE)
        owner = wob_owner_before(&reader->context, &list->at[0]);
    if (owner.kind == WOB_OWNER_NONE)
        owner = wob_owner_in_hand(&reader->context, &list->at[0]);
    if (owner.kind == WOB_OWNER_NONE || owner.kind == WOB_OWNER_FOREIGN)
        return end;
    add_list(reader, list, &owner, WOB_ROLE_UNKNOWN);
    if (!owner.unlisted)
        return end; /* the law's own name is read next */
    add_mention(reader, owner.law, owner.begin, owner.end);
    return owner.end;
}

/* "het tweede lid van dat artikel": of the article that was cited just before. */
static bool read_recalled(law_reader *reader, size_t at)
{
    const wob_owner *owner = &reader->context.in_hand;
    wob_provision provision = reader->context.in_hand_last;
    if (at < LID_OF_THAT || provision.step_count == 0 ||
        at - reader->context.in_hand_at > RECALLED_MOST ||
        !wob_token_is_one_of(token_at(reader, at - 1), "dat dit genoemd voornoemd laatstgenoemd") ||
        token_at(reader, at - 2)->meaning != WOB_MEANS_OF ||
        token_at(reader, at - 3)->meaning != WOB_MEANS_LID ||
        token_at(reader, at - 4)->meaning != WOB_MEANS_ORDINAL)
        return false;
    bool dotted = owner->law && owner->law->numbering == WOB_NUMBERING_DOT;
    if (!dotted && !wob_provision_has_colon(&provision))
        provision.step_count = 1;
    provision.lid = wob_arena_print(reader->arena, "%u", token_at(reader, at - LID_OF_THAT)->value);
    provision.letter = (wob_slice){0};
    add_citation(reader, &provision, owner, span_of(reader, at - LID_OF_THAT, at + 1),
                 WOB_ROLE_UNKNOWN);
    return true;
}

/* Numbers alone ------------------------------------------------------------------------------- */

/* The words that lead up to a ground that is cited by its number alone. Anything else before it is
 * what a redaction has left: a name, an address, a telephone number. */
static bool leads_to_citation(const law_reader *reader, size_t at)
{
    static const char words[] =
        "van grond gronden grondslag uitzonderingsgrond uitzonderingsgronden weigeringsgrond "
        "weigeringsgronden code codes afkorting aanduiding vermelding vermeld aangeduid conform "
        "ingevolge krachtens onder met toepassing kolom nummer document openbaar gedeeltelijk "
        "deels geweigerd gelakt en of ground grounds under";
    while (at > 0 && token_at(reader, at - 1)->kind == WOB_TOKEN_SIGN &&
           !wob_token_is_sign(token_at(reader, at - 1), '.') &&
           token_at(reader, at)->gap != WOB_GAP_PARAGRAPH)
        at--;
    return at > 0 && token_at(reader, at)->gap != WOB_GAP_PARAGRAPH &&
           wob_token_is_one_of(token_at(reader, at - 1), words);
}

/* "onder vermelding van: 11.1." Only these words tell a ground without a letter from a heading. */
static bool is_announced(const law_reader *reader, size_t at)
{
    at -= at > 0 && wob_token_is_sign(token_at(reader, at - 1), ':');
    const wob_token *noun = token_at(reader, at > 1 ? at - 2 : 0);
    return at > 1 && wob_token_is_word(token_at(reader, at - 1), "van") &&
           wob_token_is_one_of(noun, "vermelding grond");
}

/* "10.2 lid g" */
static bool is_worded(const law_reader *reader, const wob_provision *provision)
{
    for (size_t at = provision->begin; at < provision->end; at++)
        if (token_at(reader, at)->meaning)
            return true;
    return false;
}

static bool has_letter(const wob_provisions *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (wob_provision_has_letter(&list->at[i]))
            return true;
    return false;
}

/* Where to go on behind a list that is none: not at its second row, which would fail as well, but
 * at the first of its rows from number `row` on, or where a word begins another list. Long lists
 * are not read again from each of their rows. */
static size_t resume(const wob_provisions *list, size_t row, size_t end)
{
    for (size_t i = 1; i < list->count; i++)
        if ((i >= row || list->at[i].wording) && list->at[i].begin > list->at[0].begin)
            return list->at[i].begin;
    return end;
}

/* Provisions without a law beside them, each a ground of refusal: "10.1.c, 10.2.e en 11.1". Where
 * one is none, only what stands behind the last such may be a list of grounds. */
static size_t add_grounds(law_reader *reader, wob_provisions *list, size_t end)
{
    wob_owner owner = {0};
    size_t good = 0; /* rows at the end that are grounds */
    for (size_t i = 0; i < list->count; i++) {
        wob_owner found = wob_owner_by_ground(&reader->context, &list->at[i]);
        good = found.kind ? good + 1 : 0;
        owner = found.kind ? found : owner;
    }
    if (good < list->count)
        return resume(list, list->count - good, end);
    size_t begin = list->at[0].begin;
    if (!has_letter(list) && !is_announced(reader, begin))
        return begin;
    wob_context before = reader->context;
    /* A redaction leaves one mark; joined grounds are somebody's list. */
    bool prose =
        list->count > 1 || is_worded(reader, &list->at[0]) || leads_to_citation(reader, begin);
    add_list(reader, list, &owner, prose ? WOB_ROLE_UNKNOWN : WOB_ROLE_STAMP);
    reader->context = before; /* a number alone takes no law in hand */
    return end;
}

/* A number that may be a provision alone: with a dot or colon behind it and nothing but a bracket
 * or quote written onto it before. */
static bool may_stand_alone(const law_reader *reader, size_t at)
{
    const wob_token *sign = token_at(reader, at + 1), *before = token_at(reader, at - 1);
    bool structured =
        wob_token_glued(sign) && (wob_token_is_sign(sign, '.') || wob_token_is_sign(sign, ':'));
    return structured && (at == 0 || !wob_token_glued(token_at(reader, at)) ||
                          (before->kind == WOB_TOKEN_SIGN &&
                           (before->text.size > 1 || strchr("(\"'[:", before->text.data[0]))));
}

/* How many rows from the first on have, or have not, a colon as it has. */
static size_t count_alike(const wob_provisions *list)
{
    size_t alike = 1;
    while (alike < list->count &&
           wob_provision_has_colon(&list->at[alike]) == wob_provision_has_colon(&list->at[0]))
        alike++;
    return alike;
}

/* "10.2.e", "10.2.e en 11.1 Wob", "4:8 Awb". A number without structure is never a provision.
 * Returns where to go on; `at` itself where the number is to be passed over. */
static size_t read_bare(law_reader *reader, size_t at)
{
    wob_provisions *list = &reader->list;
    if (!may_stand_alone(reader, at))
        return at;
    size_t end = wob_provisions_read(&reader->tokens, at, reader->arena, list);
    if (end == at || (list->at[0].step_count < 2 && !list->at[0].letter.size))
        return at;
    wob_owner owner = {0};
    if (token_at(reader, end)->meaning != WOB_MEANS_IN) /* "bestand 3.1.a bij de Wob" */
        owner = wob_owner_after(&reader->context, end);
    bool colon = wob_provision_has_colon(&list->at[0]);
    if (owner.kind == WOB_OWNER_LAW && owner.begin > end + 1 && !colon && !has_letter(list))
        return resume(list, list->count, end); /* "versie 1.2.3 van de Wob-handleiding" */
    if (owner.kind == WOB_OWNER_LAW && colon == (owner.law->numbering == WOB_NUMBERING_COLON)) {
        for (size_t i = 0; i < list->count; i++)
            wob_owner_by_ground(&reader->context, &list->at[i]); /* for its mending */
        add_list(reader, list, &owner, WOB_ROLE_UNKNOWN);
        return end;
    }
    return colon || owner.kind != WOB_OWNER_NONE ? resume(list, count_alike(list), end)
                                                 : add_grounds(reader, list, end);
}

/* Laws ---------------------------------------------------------------------------------------- */

/* "5 U.S.C. 552(b)(6) and (b)(7)(C)" */
static size_t read_further_subsections(law_reader *reader, wob_cursor *cursor)
{
    size_t end = cursor->at;
    wob_provision further;
    while (reader->list.count < SUBSECTIONS_MOST && wob_joint_read(cursor) != WOB_JOINT_NONE &&
           wob_next_is(cursor, '(') && wob_subsections_read(cursor, &further)) {
        *wob_push(reader->arena, &reader->list) = further;
        end = cursor->at;
    }
    return end;
}

/* "Wob 10.2.e", "Awb 4:8", "Wob 10, tweede lid": a number right behind a law's name. Behind a
 * line's end it may be a heading's, so it needs a letter there. */
static size_t read_numbers_behind(law_reader *reader, const wob_naming *naming)
{
    wob_provisions *list = &reader->list;
    wob_provision subsection;
    wob_cursor cursor = {&reader->tokens, naming->end};
    wob_owner owner = {
        .kind = WOB_OWNER_LAW, .law = naming->law, .begin = naming->begin, .end = naming->end};
    size_t end = naming->end;
    wob_gap gap = token_at(reader, end)->gap;
    if (naming->law->numbering == WOB_NUMBERING_SECTION) {
        if (!wob_token_is_sign(token_at(reader, end), '(') ||
            !wob_subsections_read(&cursor, &subsection))
            return naming->end;
        list->count = 0;
        *wob_push(reader->arena, list) = subsection;
        end = read_further_subsections(reader, &cursor);
    } else if (token_at(reader, end)->kind == WOB_TOKEN_NUMBER && gap != WOB_GAP_PARAGRAPH) {
        end = wob_provisions_read(&reader->tokens, end, reader->arena, list);
    }
    if (end == naming->end)
        return end;
    const wob_provision *first = &list->at[0];
    bool structured = first->step_count > 1 || first->lid.size || first->letter.size;
    bool certain = first->lid.size || first->letter.size || gap <= WOB_GAP_SPACE;
    wob_owner after = wob_owner_after(&reader->context, end);
    if (!structured || !certain || after.kind == WOB_OWNER_LAW)
        return naming->end;
    add_list(reader, list, &owner, WOB_ROLE_UNKNOWN);
    return end;
}

static size_t read_named(law_reader *reader, const wob_naming *naming)
{
    add_mention(reader, naming->law, naming->begin, naming->end);
    return read_numbers_behind(reader, naming);
}

static size_t read_judgment(law_reader *reader, size_t at)
{
    wob_judgment judgment;
    if (!wob_ecli_read(reader->tokens.text, token_at(reader, at)->span.begin, reader->arena,
                       &judgment))
        return at + 1;
    *wob_push(reader->arena, &reader->findings->judgments) = judgment;
    while (token_at(reader, at)->kind && token_at(reader, at)->span.begin < judgment.span.end)
        at++;
    return at;
}

/* "overheid.nl/artikel10" */
static bool in_path(const law_reader *reader, size_t at)
{
    const wob_token *before = token_at(reader, at > 0 ? at - 1 : 0);
    return at > 0 && wob_token_glued(token_at(reader, at)) && before->kind == WOB_TOKEN_SIGN &&
           strchr("/_-@=", before->text.data[0]);
}

static size_t read_at(law_reader *reader, size_t at)
{
    const wob_token *token = token_at(reader, at);
    const wob_naming *naming = wob_names_at(&reader->namings, &reader->tokens, at);
    size_t end = at;
    if (naming)
        return read_named(reader, naming);
    if (token->kind == WOB_TOKEN_WORD && wob_slice_starts_nocase(token->text, WOB_SLICE("ECLI")))
        return read_judgment(reader, at);
    if (token->kind == WOB_TOKEN_NUMBER)
        end = read_bare(reader, at);
    else if (token->meaning >= WOB_MEANS_ARTICLE && token->meaning <= WOB_MEANS_EXEMPTION &&
             !in_path(reader, at))
        end = read_recalled(reader, at) ? at + 1 : read_worded(reader, at);
    return end > at ? end : at + 1;
}

void wob_law_read(wob_slice text, wob_arena *arena, wob_law_findings *ret_findings)
{
    *ret_findings = (wob_law_findings){.citations = {0}};
    text = wob_misread_mend(text, arena);
    law_reader reader = {.tokens = wob_scan(text, arena), .arena = arena, .findings = ret_findings};
    reader.namings = wob_names_find(&reader.tokens, arena);
    reader.context =
        (wob_context){.tokens = &reader.tokens, .namings = &reader.namings, .arena = arena};
    for (size_t at = 0; at < reader.tokens.list.count;)
        at = read_at(&reader, at);
}

const char *wob_role_name(wob_role role)
{
    static const char *const names[] = {
        [WOB_ROLE_UNKNOWN] = "unknown",       [WOB_ROLE_APPLIED] = "applied",
        [WOB_ROLE_CONSIDERED] = "considered", [WOB_ROLE_FRAMEWORK] = "framework",
        [WOB_ROLE_PROCEDURE] = "procedure",   [WOB_ROLE_ARGUED] = "argued",
        [WOB_ROLE_ANNEX] = "annex",           [WOB_ROLE_STAMP] = "stamp"};
    return names[role];
}

bool wob_cites_ground_within(const wob_citation *citation, wob_span span)
{
    return citation->span.begin >= span.begin && citation->span.begin < span.end &&
           wob_ground_find(citation->label);
}
