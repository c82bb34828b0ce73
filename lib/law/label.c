/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels of provisions ("Wob 10.2.e"), their levels, and their Juriconnect identifiers. See
 * citation.h and provision.h. The identifier's form is the standard "Identificatie van en
 * verwijzing naar wet- en regelgeving", version 1.3.
 */
#include "lib/law/citation.h"
#include "lib/law/provision.h"

enum {
    FIRST_YEAR = 1800, /* "Equality Act 2010" ends in a year, not in an article */
    LAST_YEAR = 2199,
};

/* A provision cut up by the rules of its law. */
typedef struct label_parts {
    wob_slice article; /* "10", "5.1", "4:8"; empty in an act that is itself a section */
    wob_slice levels[WOB_STEPS_MOST]; /* below the article: "2", "e" */
    size_t count;
} label_parts;

/* A label has no more levels than a number has steps, so that it can be read again; an article may
 * be two of them. */
static void add_level(label_parts *parts, wob_slice level)
{
    size_t article = parts->article.size ? 2 : 0;
    if (level.size && article + parts->count < WOB_STEPS_MOST)
        parts->levels[parts->count++] = level;
}

/* "2e" of "10.2e" is lid 2, letter e. */
static void add_step_levels(label_parts *parts, const wob_step *step)
{
    size_t digits = 0;
    while (digits < step->text.size && wob_is_digit(step->text.data[digits]))
        digits++;
    if (step->sign != '.' || digits == 0)
        digits = step->text.size;
    add_level(parts, wob_slice_cut(step->text, 0, digits));
    add_level(parts, wob_slice_cut(step->text, digits, step->text.size));
}

static bool article_has_two_steps(const wob_provision *provision, const wob_law *law)
{
    if (provision->step_count < 2 || wob_provision_has_colon(provision))
        return wob_provision_has_colon(provision);
    return provision->steps[1].sign == '.' && wob_is_digit(provision->steps[1].text.data[0]) &&
           ((law && law->numbering == WOB_NUMBERING_DOT) || provision->lid.size);
}

/* "e" for the "E" of capitals; the letters of English acts stay as they are: "(7)(A)". */
static wob_slice small_letter(wob_slice letter, wob_arena *arena)
{
    return letter.size == 1 && letter.data[0] != wob_lower(letter.data[0])
               ? wob_arena_print(arena, "%c", wob_lower(letter.data[0]))
               : letter;
}

static label_parts cut_up(const wob_provision *provision, const wob_law *law, wob_arena *arena)
{
    label_parts parts = {.count = 0};
    size_t next = 0;
    if (!law || law->numbering != WOB_NUMBERING_SECTION) {
        parts.article = provision->steps[next++].text;
        if (article_has_two_steps(provision, law)) {
            const wob_step *second = &provision->steps[next++];
            parts.article = wob_arena_print(arena, "%.*s%c%.*s", WOB_ARG(parts.article),
                                            second->sign, WOB_ARG(second->text));
        }
    } else if (wob_slice_equal(provision->steps[0].text, WOB_SLICE("552"))) {
        next++; /* "section 552(b)(6)": the act itself */
    }
    for (; next < provision->step_count; next++)
        add_step_levels(&parts, &provision->steps[next]);
    add_level(&parts, provision->lid);
    add_level(&parts, provision->letter);
    bool dutch = law && law->numbering != WOB_NUMBERING_SECTION;
    if (parts.count && (dutch || provision->letter.size))
        parts.levels[parts.count - 1] = small_letter(parts.levels[parts.count - 1], arena);
    return parts;
}

bool wob_provision_has_colon(const wob_provision *provision)
{
    return provision->step_count > 1 && provision->steps[1].sign == ':';
}

bool wob_provision_has_dot(const wob_provision *provision)
{
    return provision->step_count > 1 && provision->lid.size && provision->steps[1].sign == '.';
}

bool wob_provision_has_letter(const wob_provision *provision)
{
    wob_slice last = provision->steps[provision->step_count - 1].text;
    return provision->letter.size ||
           (provision->step_count > 1 && wob_is_alpha(last.data[last.size - 1]));
}

wob_slice wob_provision_label(const wob_provision *provision, const wob_law *law, wob_slice name,
                              wob_arena *arena)
{
    label_parts parts = cut_up(provision, law, arena);
    wob_slice label = law ? law->label : name;
    if (parts.article.size)
        label = wob_arena_print(arena, "%.*s %.*s", WOB_ARG(label), WOB_ARG(parts.article));
    for (size_t i = 0; i < parts.count; i++)
        label = wob_arena_print(arena, "%.*s.%.*s", WOB_ARG(label), WOB_ARG(parts.levels[i]));
    return label;
}

wob_slice wob_provision_jci(const wob_provision *provision, const wob_law *law, wob_arena *arena)
{
    if (!law || !wob_slice_starts(law->id, WOB_SLICE("BWB")))
        return (wob_slice){0};
    label_parts parts = cut_up(provision, law, arena);
    wob_slice jci = wob_arena_print(arena, "jci1.3:c:%.*s&artikel=%.*s", WOB_ARG(law->id),
                                    WOB_ARG(parts.article));
    for (size_t i = 0; i < parts.count; i++) {
        const char *name = i == 0 && wob_is_digit(parts.levels[i].data[0]) ? "lid" : "o";
        jci = wob_arena_print(arena, "%.*s&%s=%.*s", WOB_ARG(jci), name, WOB_ARG(parts.levels[i]));
    }
    return jci;
}

/* Where the law's name ends in a label: before its last space where a number of an article follows,
 * or before the first dot of an act that is itself a section; at its end where it is a law alone.
 */
static size_t law_end(wob_slice label)
{
    size_t dot = wob_slice_find(label, WOB_SLICE("."), 0), space = label.size;
    const wob_law *section = wob_law_find(wob_slice_cut(label, 0, dot));
    if (section && section->numbering == WOB_NUMBERING_SECTION)
        return dot;
    if (wob_law_find(label))
        return label.size;
    while (space > 0 && label.data[space - 1] != ' ')
        space--;
    wob_slice article = wob_slice_cut(label, space, label.size);
    unsigned year;
    bool number = space > 0 && article.size && wob_is_digit(article.data[0]) &&
                  wob_slice_find(article, WOB_SLICE("/"), 0) == article.size &&
                  !(wob_slice_number(article, &year) && year >= FIRST_YEAR && year <= LAST_YEAR);
    return number ? space - 1 : label.size;
}

void wob_label_levels(wob_slice label, wob_arena *arena, wob_slices *ret_levels)
{
    size_t end = law_end(label);
    const wob_law *law = wob_law_find(wob_slice_cut(label, 0, end));
    bool in_article = law && law->numbering == WOB_NUMBERING_DOT && end < label.size;
    *ret_levels = (wob_slices){0};
    if (label.size)
        *wob_push(arena, ret_levels) = wob_slice_cut(label, 0, end);
    for (size_t at = end; at < label.size;) {
        at = wob_slice_find(label, WOB_SLICE("."), at + 1);
        if (!in_article || at == label.size)
            *wob_push(arena, ret_levels) = wob_slice_cut(label, 0, at);
        in_article = false;
    }
}
