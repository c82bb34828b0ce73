/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws that the register does not have. See unknown.h. */
#include "lib/law/unknown.h"

enum {
    MOST_WORDS = 4, /* of the name of a law that is told by its capitals */
    YEAR_DIGITS = 4,
};

/* A capitalised word that ends like the name of a law: "Warenwetbesluit", "Modelverordening". */
static bool sounds_like_law(const wob_token *token)
{
    static const char *const endings[] = {"wet",         "besluit",   "regeling",
                                          "verordening", "reglement", "verdrag"};
    if (!wob_token_is_capital(token))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        wob_slice ending = wob_slice_of(endings[i]);
        if (token->text.size > ending.size && wob_slice_ends(token->text, ending))
            return true;
    }
    return false;
}

/* "Verordening (EG) nr. 178/2002", "richtlijn 2003/98/EG": a European act by its number. */
static wob_owner european_at(const wob_context *context, size_t at)
{
    wob_slice kind = wob_context_token(context, at)->text, community = {0};
    size_t begin = at++;
    if (wob_token_is_sign(wob_context_token(context, at), '(')) {
        community = wob_context_token(context, at + 1)->text;
        at += 3;
    }
    at += wob_token_is_word(wob_context_token(context, at), "nr");
    at += wob_token_is_sign(wob_context_token(context, at), '.');
    const wob_token *first = wob_context_token(context, at),
                    *second = wob_context_token(context, at + 2);
    if (first->kind != WOB_TOKEN_NUMBER || second->kind != WOB_TOKEN_NUMBER ||
        !wob_token_is_sign(wob_context_token(context, at + 1), '/'))
        return (wob_owner){0};
    at += 3;
    wob_owner owner = {.kind = WOB_OWNER_UNKNOWN, .begin = begin};
    const wob_token *slash = wob_context_token(context, at),
                    *tail = wob_context_token(context, at + 1);
    if (wob_token_is_sign(slash, '/') && wob_token_is_capital(tail)) {
        owner.name =
            wob_arena_print(context->arena, "Richtlijn %.*s/%.*s/%.*s", WOB_ARG(first->text),
                            WOB_ARG(second->text), WOB_ARG(tail->text));
        at += 2;
    } else {
        bool directive = wob_slice_equal_nocase(kind, WOB_SLICE("richtlijn"));
        owner.name = wob_arena_print(context->arena,
                                     community.size ? "%s (%.*s) %.*s/%.*s" : "%s%.*s %.*s/%.*s",
                                     directive ? "Richtlijn" : "Verordening", WOB_ARG(community),
                                     WOB_ARG(first->text), WOB_ARG(second->text));
    }
    owner.end = at;
    return owner;
}

static wob_owner unknown_of(const wob_context *context, size_t at, size_t end)
{
    const wob_token *first = wob_context_token(context, at);
    wob_slice name = wob_slice_cut(context->tokens->text, first->span.begin,
                                   wob_context_token(context, end - 1)->span.end);
    bool one_line = wob_slice_find(name, WOB_SLICE("\n"), 0) == name.size;
    return (wob_owner){
        .kind = WOB_OWNER_UNKNOWN, .name = one_line ? name : first->text, .begin = at, .end = end};
}

/* "Verordening rioolheffing 2020", "Verdrag van Aarhus": a capital and the words that go on it. No
 * more than the sentence's own words end it. */
static wob_owner titled_at(const wob_context *context, size_t at)
{
    static const char ends[] =
        "en of is zijn was waren wordt worden werd heeft hebben kan mag moet "
        "zal niet waarin waarop staat geldt bepaalt op met door om te aan "
        "dan als zoals tot voor u ik wij";
    size_t end = at + 1;
    for (; end < at + 1 + MOST_WORDS; end++) {
        const wob_token *token = wob_context_token(context, end);
        bool of_place = token->meaning == WOB_MEANS_OF &&
                        wob_token_is_capital(wob_context_token(context, end + 1));
        if (token->gap > WOB_GAP_LINE || token->kind != WOB_TOKEN_WORD ||
            (token->meaning && !of_place) || wob_token_is_one_of(token, ends))
            break;
    }
    const wob_token *year = wob_context_token(context, end);
    end += end > at + 1 && year->kind == WOB_TOKEN_NUMBER && year->text.size == YEAR_DIGITS;
    return end > at + 1 ? unknown_of(context, at, end) : (wob_owner){0};
}

size_t wob_capitals_end(const wob_context *context, size_t at)
{
    size_t end = at;
    while (end < at + MOST_WORDS && wob_token_is_capital(wob_context_token(context, end)) &&
           wob_context_token(context, end)->gap <= WOB_GAP_LINE)
        end++;
    return end;
}

wob_owner wob_owner_unknown(const wob_context *context, size_t at)
{
    const wob_token *first = wob_context_token(context, at);
    if (first->gap == WOB_GAP_PARAGRAPH)
        return (wob_owner){0};
    if (first->meaning == WOB_MEANS_KIND) {
        wob_owner owner = european_at(context, at);
        bool titled =
            wob_token_is_capital(first) &&
            wob_token_is_one_of(first, "wet besluit regeling verordening reglement verdrag");
        return owner.kind || !titled ? owner : titled_at(context, at);
    }
    if (!sounds_like_law(first))
        return (wob_owner){0};
    return unknown_of(context, at, wob_capitals_end(context, at));
}
