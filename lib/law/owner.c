/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Telling which law a list of provisions belongs to. See owner.h. In this order: the law that
 * closes the list, the law named just before it, and then, where the letter leaves it to the
 * reader, the letter's own act if the provision is one of its grounds of refusal, the law cited
 * just before, the letter's own act, the law cited or named last. A law counts only if its articles
 * are numbered like that: no article of the Awb is called 11, and none of the Wob 4:8.
 */
#include "lib/law/owner.h"

#include "lib/law/register.h"
#include "lib/law/unknown.h"

#include <pthread.h>
#include <string.h>

enum {
    SIGNS_BETWEEN = 2, /* between a law and the list behind it: "(Wob), artikel 10" */
    BETWEEN_MOST = 2,  /* words or quotes in "van de destijds geldende Wob" */
    NAMES_BACK = 64,   /* names looked at for "die wet" */
    NEAR = 40,         /* tokens over which the law cited last stays in hand */
};

static wob_owner owner_of(const wob_law *law, size_t begin, size_t end)
{
    return (wob_owner){
        .kind = law ? WOB_OWNER_LAW : WOB_OWNER_NONE, .law = law, .begin = begin, .end = end};
}

/* Acts that are cited without their names. */
static struct {
    const wob_law *american, *decision[2];
} acts;

static pthread_once_t acts_once = PTHREAD_ONCE_INIT;

static void find_acts(void)
{
    acts.american = wob_law_find(WOB_SLICE("5 USC 552")); /* its exemptions */
    acts.decision[0] = wob_law_find(WOB_SLICE("Woo"));    /* grounds by number alone */
    acts.decision[1] = wob_law_find(WOB_SLICE("Wob"));
}

static bool speaks_english(const wob_law *law)
{
    return wob_slice_equal(law->kind, WOB_SLICE("act")) ||
           wob_slice_equal(law->kind, WOB_SLICE("regulations"));
}

/* The law's articles are called and numbered like this one. */
static bool fits(const wob_owner *owner, const wob_provision *provision)
{
    bool english = provision->wording == WOB_MEANS_SECTION ||
                   provision->wording == WOB_MEANS_REGULATION ||
                   provision->wording == WOB_MEANS_EXEMPTION;
    const wob_law *law = owner->law;
    if (owner->kind == WOB_OWNER_UNKNOWN)
        return !english;
    if (owner->kind != WOB_OWNER_LAW || speaks_english(law) != english)
        return false;
    switch (law->numbering) {
    case WOB_NUMBERING_COLON:
        return wob_provision_has_colon(provision);
    case WOB_NUMBERING_DOT:
        return provision->step_count > 1 && provision->steps[1].sign == '.';
    case WOB_NUMBERING_SECTION:
        return provision->wording == WOB_MEANS_EXEMPTION ||
               wob_slice_equal(provision->steps[0].text, WOB_SLICE("552"));
    default:
        return !wob_provision_has_colon(provision) && !wob_provision_has_dot(provision);
    }
}

/* Laws at the list's end ---------------------------------------------------------------------- */

/* The name at token `at`, one of two letters too. */
static wob_owner named_at(const wob_context *context, size_t at)
{
    const wob_naming *naming = wob_names_at(context->namings, context->tokens, at);
    if (wob_context_token(context, at)->gap == WOB_GAP_PARAGRAPH)
        return (wob_owner){0};
    if (naming)
        return owner_of(naming->law, naming->begin, naming->end);
    wob_name name = wob_register_match(context->tokens, at, WOB_NAME_BESIDE);
    if (name.count == 0)
        return (wob_owner){0};
    wob_owner owner = owner_of(name.laws[0], at, name.end);
    owner.unlisted = true;
    return owner;
}

/* How many names begin before token `at`. */
static size_t names_before(const wob_context *context, size_t at)
{
    size_t low = 0, high = context->namings->list.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (context->namings->list.at[middle].begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool title_has(const wob_law *law, wob_slice noun)
{
    return wob_slice_find_nocase(law->title, noun, 0) < law->title.size;
}

/* "van die wet", "of the Act": the law cited or named last that is called so. */
static wob_owner recalled(const wob_context *context, size_t at)
{
    wob_slice noun = wob_context_token(context, at)->text;
    bool in_hand = context->in_hand.kind == WOB_OWNER_LAW && title_has(context->in_hand.law, noun);
    size_t count = names_before(context, at);
    for (size_t i = count; i > 0 && i + NAMES_BACK > count; i--) {
        const wob_naming *naming = &context->namings->list.at[i - 1];
        if (in_hand && naming->begin < context->in_hand_at)
            break;
        if (title_has(naming->law, noun))
            return owner_of(naming->law, at, at + 1);
    }
    if (in_hand)
        return owner_of(context->in_hand.law, at, at + 1);
    return (wob_owner){.kind = WOB_OWNER_FOREIGN, .end = at};
}

/* "van de destijds geldende Wob", "van de ‘Wob’" */
static bool is_between(const wob_token *token)
{
    return wob_token_is_one_of(
               token, "oude voormalige huidige nieuwe destijds toen geldende "
                      "genoemde voornoemde laatstgenoemde bedoelde Nederlandse UK federal") ||
           (token->kind == WOB_TOKEN_SIGN && token->text.size > 1);
}

/* "the Heat Act (Warmtewet)": the name behind its translation. */
static wob_owner translated_at(const wob_context *context, size_t at)
{
    size_t end = wob_capitals_end(context, at);
    if (end == at || !wob_token_is_sign(wob_context_token(context, end), '('))
        return (wob_owner){0};
    wob_owner owner = named_at(context, end + 1);
    owner.end += owner.kind && wob_token_is_sign(wob_context_token(context, owner.end), ')');
    return owner;
}

/* What stands behind "van", "of", "in". */
static wob_owner behind_preposition(const wob_context *context, size_t at)
{
    bool weak = wob_context_token(context, at)->meaning == WOB_MEANS_IN;
    bool the = wob_context_token(context, at + 1)->meaning == WOB_MEANS_THE;
    size_t name = at + 1 + the;
    for (size_t i = 0; i < BETWEEN_MOST && is_between(wob_context_token(context, name)); i++)
        name++;
    wob_owner owner = named_at(context, name);
    if (!owner.kind && the)
        owner = translated_at(context, name);
    if (!owner.kind)
        owner = wob_owner_unknown(context, name);
    const wob_token *noun = wob_context_token(context, name);
    bool is_kind = noun->meaning == WOB_MEANS_KIND || wob_token_is_word(noun, "regulations");
    bool recalls =
        the || wob_token_is_one_of(wob_context_token(context, at + 1), "genoemde voornoemde "
                                                                       "laatstgenoemde bedoelde");
    bool alone = !wob_token_is_capital(wob_context_token(context, name + 1));
    if (!owner.kind && recalls && is_kind && alone)
        owner = recalled(context, name);
    if (!owner.kind && !weak && (the || wob_token_is_capital(noun) || noun->meaning))
        owner = (wob_owner){.kind = WOB_OWNER_FOREIGN, .end = at};
    return owner;
}

wob_owner wob_owner_after(const wob_context *context, size_t end)
{
    wob_cursor cursor = {context->tokens, end};
    size_t at = end + (wob_next_is_comma(&cursor) || wob_next_is(&cursor, '('));
    const wob_token *next = wob_context_token(context, at);
    bool the_follows = wob_context_token(context, at + 1)->meaning == WOB_MEANS_THE;
    if (next->gap == WOB_GAP_PARAGRAPH)
        return (wob_owner){0};
    if (next->meaning == WOB_MEANS_OF || next->meaning == WOB_MEANS_IN ||
        next->meaning == WOB_MEANS_AND_OF || (next->meaning == WOB_MEANS_LETTER && the_follows))
        return behind_preposition(context, at);
    wob_owner owner = named_at(context, at);
    return owner.kind ? owner : wob_owner_unknown(context, at);
}

wob_owner wob_owner_refit(const wob_context *context, wob_owner owner, const wob_provision *first)
{
    if (owner.kind != WOB_OWNER_LAW || owner.end == 0 || fits(&owner, first))
        return owner;
    wob_name name = wob_register_match(context->tokens, owner.begin, WOB_NAME_BESIDE);
    for (size_t i = 0; i < name.count && name.end == owner.end; i++) {
        wob_owner namesake = owner;
        namesake.law = name.laws[i];
        if (fits(&namesake, first))
            return namesake;
    }
    return owner;
}

/* Laws before it, and laws in hand ------------------------------------------------------------ */

static bool is_ground_of(const wob_context *context, const wob_law *law,
                         const wob_provision *provision)
{
    return wob_ground_find(wob_provision_label(provision, law, (wob_slice){0}, context->arena)) !=
           NULL;
}

/* The name that ends where token `end` begins, or NULL. */
static const wob_naming *naming_before(const wob_context *context, size_t end)
{
    size_t count = names_before(context, end);
    const wob_naming *last = count ? &context->namings->list.at[count - 1] : NULL;
    return last && last->end == end ? last : NULL;
}

wob_owner wob_owner_before(const wob_context *context, const wob_provision *first)
{
    size_t begin = first->begin;
    /* "wat de Wpg in artikel 4 bepaalt" */
    begin -= begin > 0 && wob_token_is_word(wob_context_token(context, begin - 1), "in");
    for (size_t signs = 0; begin > 0 && signs < SIGNS_BETWEEN; signs++) {
        const wob_token *sign = wob_context_token(context, begin - 1);
        if (sign->kind != WOB_TOKEN_SIGN || !strchr(",:()", sign->text.data[0]))
            break;
        begin--;
    }
    const wob_naming *naming = naming_before(context, begin);
    wob_owner owner = naming ? owner_of(naming->law, naming->begin, naming->end) : (wob_owner){0};
    /* In a table's column "Wpg" and "Art. 10.2.e" stand next to each other by chance. */
    bool together =
        begin < first->begin ||
        (wob_context_token(context, begin)->gap <= WOB_GAP_SPACE &&
         !(context->namings->own && is_ground_of(context, context->namings->own, first)));
    return together && fits(&owner, first) ? owner : (wob_owner){0};
}

/* The last name before the list that fits it. */
static wob_owner named_last(const wob_context *context, const wob_provision *first)
{
    size_t count = names_before(context, first->begin);
    for (size_t i = count; i > 0 && i + NAMES_BACK > count; i--) {
        wob_owner owner = owner_of(context->namings->list.at[i - 1].law, 0, 0);
        if (fits(&owner, first))
            return owner;
    }
    return (wob_owner){0};
}

wob_owner wob_owner_in_hand(const wob_context *context, const wob_provision *first)
{
    wob_owner own = owner_of(context->namings->own, 0, 0);
    bool own_fits = own.kind && fits(&own, first);
    pthread_once(&acts_once, find_acts);
    if (first->wording == WOB_MEANS_EXEMPTION)
        return owner_of(acts.american, 0, 0);
    if (own_fits && is_ground_of(context, own.law, first))
        return own;
    bool near = first->begin - context->in_hand_at <= NEAR;
    if (fits(&context->in_hand, first) && (near || !own_fits))
        return context->in_hand;
    if (wob_provision_has_colon(first) && fits(&context->last_colon, first))
        return context->last_colon;
    return own_fits ? own : named_last(context, first);
}

/* Scanning takes the g of "10.2.g" for a q or a 9. */
static void mend_letter(const wob_context *context, const wob_law *law, wob_provision *provision)
{
    wob_provision mended = *provision;
    bool nine = mended.step_count == 3 && !mended.letter.size &&
                wob_slice_equal(mended.steps[2].text, WOB_SLICE("9"));
    if (nine)
        mended.step_count--;
    else if (!wob_slice_equal(mended.letter, WOB_SLICE("q")))
        return;
    mended.letter = WOB_SLICE("g");
    if (is_ground_of(context, law, &mended))
        *provision = mended;
}

wob_owner wob_owner_by_ground(const wob_context *context, wob_provision *provision)
{
    const wob_law *own = context->namings->own;
    if (!own)
        return (wob_owner){0};
    mend_letter(context, own, provision);
    if (is_ground_of(context, own, provision))
        return owner_of(own, 0, 0);
    pthread_once(&acts_once, find_acts);
    for (size_t i = 0; i < sizeof acts.decision / sizeof *acts.decision; i++)
        if (is_ground_of(context, acts.decision[i], provision))
            return owner_of(acts.decision[i], 0, 0);
    return (wob_owner){0};
}
