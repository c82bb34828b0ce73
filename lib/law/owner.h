/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_OWNER_H
#define WOB_LAW_OWNER_H

#include "lib/law/names.h"
#include "lib/law/provision.h"

/* Which law a list of provisions belongs to. Private to the room. */
typedef enum wob_owner_kind {
    WOB_OWNER_NONE,    /* none stands beside the list */
    WOB_OWNER_LAW,     /* a law of the register */
    WOB_OWNER_UNKNOWN, /* another law, by its name */
    WOB_OWNER_FOREIGN, /* what is no law, or none that can be told: "van de overeenkomst" */
} wob_owner_kind;

typedef struct wob_owner {
    wob_owner_kind kind;
    const wob_law *law;
    wob_slice name;    /* of an unknown law */
    size_t begin, end; /* tokens of its name beside the list; 0, 0 where it is not beside it */
    bool unlisted;     /* a name that wob_namings does not have, as it counts only here: "Sv" */
} wob_owner;

/* What goes on before a list. */
typedef struct wob_context {
    const wob_tokens *tokens;
    const wob_namings *namings;
    wob_arena *arena;
    wob_owner in_hand;          /* of the list before */
    wob_provision in_hand_last; /* its last provision; without steps where there is none */
    size_t in_hand_at;          /* the token where that list ends */
    wob_owner last_colon;       /* of the last list with articles like 4:8 */
} wob_context;

static inline const wob_token *wob_context_token(const wob_context *context, size_t at)
{
    return wob_token_at(context->tokens, at);
}

/* The law that closes the list which ends at token `end`: "van de Wob", "Sv", "van die wet". */
wob_owner wob_owner_after(const wob_context *context, size_t end);

/* Of laws that share the name the one whose articles are numbered like the list's: no section of
 * the American FOIA is called 40. `owner` itself where there is no such namesake. */
wob_owner wob_owner_refit(const wob_context *context, wob_owner owner, const wob_provision *first);

/* The law named just before the list: "de APV, artikel 5". */
wob_owner wob_owner_before(const wob_context *context, const wob_provision *first);

/* The law in hand for a list without a law at its side. */
wob_owner wob_owner_in_hand(const wob_context *context, const wob_provision *first);

/* The law for numbers that stand alone ("10.2.e"): one whose ground of refusal it is. Mends letters
 * that scanning took for others. */
wob_owner wob_owner_by_ground(const wob_context *context, wob_provision *provision);

#endif
