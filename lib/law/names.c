/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding the laws that a text names: by the register, and by the short names that the text itself
 * gives them. See names.h. Letters do so because abbreviations are not unique: two acts are called
 * Wpg, and "the Act" is whatever the letter says it is.
 */
#include "lib/law/names.h"

#include "lib/law/register.h"

#include <string.h>

enum {
    LOCALS_MOST = 32,     /* names that one text gives */
    LOCAL_WORDS_MOST = 4, /* words of such a name */
    PREFACE_MOST = 6,     /* tokens before it: "hierna ook te noemen: de" */
    SHORT_FORM = 8,       /* bytes of an abbreviation that needs no "hierna" */
    ACTS_MOST = 8,        /* acts with grounds of refusal */
};

typedef struct name_finder {
    const wob_tokens *tokens;
    wob_arena *arena;
    wob_namings found;
    WOB_LIST(const wob_law *) in_full; /* laws named in full so far, each once, the last one last */
} name_finder;

static const wob_token *token_at(const name_finder *finder, size_t at)
{
    return wob_token_at(finder->tokens, at);
}

static bool is_word_onto(const wob_token *token)
{
    return wob_token_glued(token) &&
           (token->kind == WOB_TOKEN_WORD || token->kind == WOB_TOKEN_NUMBER);
}

/* Part of an address, a path or a reference number: "wob@example.org", "www.wob.nl",
 * "Wob/2019/196", "WOB-2021-30". "Wob/Woo" and "Wob-verzoek" name the law. */
static bool in_address(const name_finder *finder, size_t begin, size_t end)
{
    const wob_token *first = token_at(finder, begin), *last = token_at(finder, end - 1);
    const wob_token *after = token_at(finder, end), *beyond = token_at(finder, end + 1);
    if (begin > 0 && wob_token_glued(first)) {
        const wob_token *sign = token_at(finder, begin - 1);
        bool small = first->text.data[0] >= 'a' && first->text.data[0] <= 'z';
        if (wob_token_is_sign(sign, '@') || wob_token_is_sign(sign, '_') ||
            (sign->kind != WOB_TOKEN_SIGN && last == first))
            return true;
        if (small && wob_token_glued(sign) && strchr("./-", sign->text.data[0]))
            return true;
    }
    if (!wob_token_glued(after) || after->kind != WOB_TOKEN_SIGN)
        return false;
    if (strchr("@_", after->text.data[0]))
        return true;
    if (strchr("/-", after->text.data[0]))
        return wob_token_glued(beyond) && beyond->kind == WOB_TOKEN_NUMBER;
    return wob_token_is_sign(after, '.') && is_word_onto(beyond) && !wob_token_is_capital(beyond);
}

/* The token behind `local` where it stands at `at`, else 0. The first letter's case counts: "de
 * Wet" is not "de wet". */
static size_t match_local(const name_finder *finder, const wob_local_name *local, size_t at)
{
    size_t begin = token_at(finder, at)->span.begin, end = at + local->words;
    wob_slice text = finder->tokens->text;
    if (text.data[begin] != local->text.data[0] || end > finder->tokens->list.count)
        return 0;
    wob_slice there = wob_slice_cut(text, begin, token_at(finder, end - 1)->span.end);
    return wob_slice_equal_nocase(there, local->text) ? end : 0;
}

/* Kept short, so that choosing does not walk over every name of a long text. */
static void note_in_full(name_finder *finder, const wob_law *law)
{
    size_t at = 0;
    while (at < finder->in_full.count && finder->in_full.at[at] != law)
        at++;
    if (at == finder->in_full.count)
        *wob_push(finder->arena, &finder->in_full) = law;
    for (; at + 1 < finder->in_full.count; at++)
        finder->in_full.at[at] = finder->in_full.at[at + 1];
    finder->in_full.at[at] = law;
}

/* Of laws that share a name the one that the text named in full last, else the register's first. */
static const wob_law *choose(const name_finder *finder, const wob_name *name)
{
    for (size_t i = finder->in_full.count; i-- > 0;)
        for (size_t k = 0; k < name->count; k++)
            if (finder->in_full.at[i] == name->laws[k])
                return name->laws[k];
    return name->laws[0];
}

static bool find_at(const name_finder *finder, size_t at, wob_naming *ret_naming, bool *ret_in_full)
{
    wob_name name = wob_register_match(finder->tokens, at, WOB_NAME_FREE);
    *ret_naming = (wob_naming){.begin = at, .end = name.end};
    *ret_in_full = name.in_full;
    if (name.count)
        ret_naming->law = choose(finder, &name);
    for (size_t i = finder->found.locals.count; i-- > 0;) {
        size_t end = match_local(finder, &finder->found.locals.at[i], at);
        if (end && end >= ret_naming->end) {
            *ret_naming = (wob_naming){at, end, finder->found.locals.at[i].law};
            *ret_in_full = false;
        }
    }
    return ret_naming->law && !in_address(finder, at, ret_naming->end);
}

static bool is_quote(const wob_token *token)
{
    static const char *const quotes[] = {"'", "\"", "‘", "’", "“", "”", "„", "«", "»"};
    for (size_t i = 0; token->kind == WOB_TOKEN_SIGN && i < sizeof quotes / sizeof *quotes; i++)
        if (wob_slice_equal(token->text, wob_slice_of(quotes[i])))
            return true;
    return false;
}

/* Skips "hierna:", "verder te noemen", "hereafter", and quotes and articles; says whether there was
 * more than these. */
static size_t skip_preface(const name_finder *finder, size_t at, bool *ret_announced)
{
    static const char words[] =
        "hierna verder voortaan ook te noemen genoemd afgekort aangeduid als "
        "hereinafter hereafter referred to as";
    *ret_announced = false;
    for (size_t skipped = 0; skipped < PREFACE_MOST; skipped++, at++) {
        const wob_token *token = token_at(finder, at);
        bool announces = wob_token_is_sign(token, ':') || wob_token_is_one_of(token, words);
        if (!announces && !is_quote(token) && token->meaning != WOB_MEANS_THE)
            break;
        *ret_announced |= announces;
    }
    return at;
}

/* Reads "(hierna: de Wet)" or "(Sv)" behind the name of `law` that ends at token `at`. */
static void read_definition(name_finder *finder, size_t at, const wob_law *law, bool in_full)
{
    bool announced;
    if (!wob_token_is_sign(token_at(finder, at), '('))
        return;
    size_t begin = skip_preface(finder, at + 1, &announced), end = begin;
    while (token_at(finder, end)->kind == WOB_TOKEN_WORD ||
           token_at(finder, end)->kind == WOB_TOKEN_NUMBER)
        end++;
    size_t words = end - begin;
    if (words == 0 || words > LOCAL_WORDS_MOST || finder->found.locals.count == LOCALS_MOST ||
        !wob_token_is_capital(token_at(finder, begin)))
        return;
    size_t close = end + is_quote(token_at(finder, end));
    if (!wob_token_is_sign(token_at(finder, close), ')'))
        return;
    wob_slice text = wob_slice_cut(finder->tokens->text, token_at(finder, begin)->span.begin,
                                   token_at(finder, end - 1)->span.end);
    if (announced || (in_full && words == 1 && text.size <= SHORT_FORM))
        *wob_push(finder->arena, &finder->found.locals) = (wob_local_name){text, words, law};
}

static const wob_law *named_most(const wob_namings *found)
{
    const wob_law *acts[ACTS_MOST] = {NULL};
    size_t times[ACTS_MOST] = {0}, most = 0;
    for (size_t i = 0; i < found->list.count; i++) {
        const wob_law *law = found->list.at[i].law;
        size_t k = 0;
        while (k < ACTS_MOST && acts[k] && acts[k] != law)
            k++;
        if (k == ACTS_MOST || !wob_law_has_grounds(law))
            continue;
        acts[k] = law;
        if (++times[k] > times[most])
            most = k;
    }
    return acts[most];
}

/* The American act and the British one share their short names. A text that cites the United States
 * Code or numbered exemptions has the American one in hand from its first word. */
static const wob_law *american_act(const wob_tokens *tokens)
{
    for (size_t i = 0; i < tokens->list.count; i++) {
        const wob_token *token = &tokens->list.at[i], *next = wob_token_at(tokens, i + 1);
        if (token->kind != WOB_TOKEN_WORD)
            continue;
        bool code = wob_token_is_word(token, "usc") ||
                    (wob_token_is_word(token, "u") && wob_token_is_sign(next, '.') &&
                     wob_token_is_word(wob_token_at(tokens, i + 2), "s") &&
                     wob_token_is_word(wob_token_at(tokens, i + 4), "c"));
        bool exemption = token->meaning == WOB_MEANS_EXEMPTION &&
                         ((next->kind == WOB_TOKEN_NUMBER && next->text.size == 1) ||
                          wob_token_is_word(wob_token_at(tokens, i + 2), "b"));
        if (code || exemption)
            return wob_law_find(WOB_SLICE("5 USC 552"));
    }
    return NULL;
}

wob_namings wob_names_find(wob_tokens *tokens, wob_arena *arena)
{
    name_finder finder = {.tokens = tokens, .arena = arena};
    const wob_law *american = american_act(tokens);
    if (american)
        *wob_push(arena, &finder.in_full) = american;
    finder.found.at = wob_arena_take(arena, (tokens->list.count + 1) * sizeof *finder.found.at);
    for (size_t at = 0; at < tokens->list.count;) {
        wob_naming naming;
        bool in_full;
        if (tokens->list.at[at].kind == WOB_TOKEN_SIGN ||
            !find_at(&finder, at, &naming, &in_full)) {
            at++;
            continue;
        }
        *wob_push(arena, &finder.found.list) = naming;
        finder.found.at[at] = (uint32_t)finder.found.list.count;
        if (in_full)
            note_in_full(&finder, naming.law);
        read_definition(&finder, naming.end, naming.law, in_full);
        for (; at < naming.end; at++)
            tokens->list.at[at].named = true;
    }
    finder.found.own = named_most(&finder.found);
    return finder.found;
}

const wob_naming *wob_names_at(const wob_namings *namings, const wob_tokens *tokens, size_t at)
{
    return at < tokens->list.count && namings->at[at] ? &namings->list.at[namings->at[at] - 1]
                                                      : NULL;
}
