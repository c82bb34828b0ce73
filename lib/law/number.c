/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the numbers of provisions: 10, 1a, 4:8, 10.2.e, 40(2), 552(b)(7)(A). See provision.h.
 * What their parts mean depends on the law, which is not known here: in the Wob 10.2 is article 10,
 * lid 2, in the Woo 5.1 is an article.
 */
#include "lib/law/provision.h"

#include <string.h>

enum {
    ARTICLE_DIGITS = 4, /* of an article's number */
    PART_DIGITS = 3,    /* of a number behind it; four are a year */
    ROMAN_MOST = 4,     /* letters in brackets: "(iv)" */
};

static bool add_step(wob_provision *provision, char sign, wob_slice text)
{
    if (provision->step_count == WOB_STEPS_MOST)
        return false;
    provision->steps[provision->step_count++] = (wob_step){sign, text};
    return true;
}

wob_slice wob_number_take(wob_cursor *cursor)
{
    const wob_token *number = wob_ahead(cursor, 0), *suffix = wob_ahead(cursor, 1);
    bool pair = suffix->text.size == 2 && !wob_token_is_capital(suffix) &&
                !wob_token_is_word(suffix, "en") && !wob_token_is_word(suffix, "de");
    size_t end = number->span.end;
    cursor->at++;
    if (suffix->kind == WOB_TOKEN_WORD && wob_token_glued(suffix) &&
        (suffix->text.size == 1 || pair)) {
        end = suffix->span.end;
        cursor->at++;
    }
    return wob_slice_cut(cursor->tokens->text, number->span.begin, end);
}

bool wob_number_is_part(const wob_token *token)
{
    return token->kind == WOB_TOKEN_NUMBER && token->text.size <= PART_DIGITS &&
           token->text.data[0] != '0';
}

/* A letter at the end of a dotted number: "10.2.e", and with the space that scanning puts in,
 * "10.2. e". */
static bool is_dotted_letter(const wob_cursor *cursor, const wob_provision *provision)
{
    const wob_token *letter = wob_ahead(cursor, 1), *sign = wob_ahead(cursor, 2);
    bool abbreviation = wob_token_is_sign(sign, '.') && wob_token_glued(wob_ahead(cursor, 3));
    if (!wob_token_is_letter(letter))
        return false;
    return wob_token_glued(letter) ||
           (letter->gap == WOB_GAP_SPACE && provision->step_count > 1 && !abbreviation &&
            !wob_token_is_capital(letter) && !wob_token_is_word(letter, "u"));
}

/* ".2", ".e" or ":8". False where what follows makes it no number of an article: "10.2.2021". */
static bool read_dotted(wob_cursor *cursor, wob_provision *provision, bool *ret_more)
{
    const wob_token *sign = wob_ahead(cursor, 0), *part = wob_ahead(cursor, 1);
    bool colon = wob_token_is_sign(sign, ':');
    *ret_more = false;
    if (!wob_token_glued(sign))
        return true;
    if (part->kind == WOB_TOKEN_NUMBER) {
        /* "4: 15 van de Awb" is scanned so; "10: 3 documenten" is no number. */
        bool apart =
            colon && part->gap == WOB_GAP_SPACE && wob_ahead(cursor, 2)->meaning == WOB_MEANS_OF;
        if (!wob_token_glued(part) && !apart)
            return true;
        if (!wob_number_is_part(part) || (colon && provision->step_count > 1))
            return false;
        cursor->at++;
        *ret_more = true;
        return add_step(provision, colon ? ':' : '.', wob_number_take(cursor));
    }
    if (!colon && is_dotted_letter(cursor, provision)) {
        /* "10.I.c" is what scanning makes of "10.1.c". */
        bool one = wob_token_is_letter(part) && strchr("Il", part->text.data[0]) &&
                   wob_token_is_sign(wob_ahead(cursor, 2), '.') &&
                   wob_token_is_letter(wob_ahead(cursor, 3)) &&
                   wob_token_glued(wob_ahead(cursor, 3));
        *ret_more = add_step(provision, '.', one ? WOB_SLICE("1") : part->text);
        cursor->at += 2;
    }
    return true;
}

static bool is_letter_or_roman(const wob_token *token)
{
    if (token->kind != WOB_TOKEN_WORD || token->text.size > ROMAN_MOST)
        return false;
    for (size_t i = 0; i < token->text.size && token->text.size > 1; i++)
        if (!strchr("ivx", token->text.data[i]))
            return false;
    return true;
}

bool wob_number_add_bracketed(wob_cursor *cursor, wob_provision *provision)
{
    const wob_token *open = wob_ahead(cursor, 0), *inside = wob_ahead(cursor, 1);
    bool spaced = open->gap == WOB_GAP_SPACE && provision->wording != WOB_MEANS_ARTICLE &&
                  provision->wording != WOB_MEANS_NOTHING;
    size_t before = cursor->at;
    wob_slice text = inside->text;
    if (!wob_token_is_sign(open, '(') || !wob_token_glued(inside) ||
        !(wob_token_glued(open) || spaced))
        return false;
    cursor->at++;
    if (wob_number_is_part(inside))
        text = wob_number_take(cursor);
    else if (is_letter_or_roman(inside))
        cursor->at++;
    if (!wob_token_is_sign(wob_ahead(cursor, 0), ')') || cursor->at == before + 1 ||
        !add_step(provision, '(', text)) {
        cursor->at = before;
        return false;
    }
    cursor->at++;
    return true;
}

static bool read_steps(wob_cursor *cursor, wob_provision *provision)
{
    for (bool more = true; more;) {
        const wob_token *token = wob_ahead(cursor, 0);
        if (!wob_token_is_sign(token, '.') && !wob_token_is_sign(token, ':'))
            more = wob_number_add_bracketed(cursor, provision);
        else if (!read_dotted(cursor, provision, &more))
            return false;
    }
    return true;
}

/* The letter at the end of "10.2.e" is a letter like one after "onder". */
static void take_letter(wob_provision *provision)
{
    const wob_step *last = &provision->steps[provision->step_count - 1];
    if (provision->step_count > 1 && last->sign == '.' && last->text.size == 1 &&
        wob_is_alpha(last->text.data[0])) {
        provision->letter = last->text;
        provision->step_count--;
    }
}

/* Exemptions of the American act: "6", "7(C)", "(b)(6)", "b(6)". */
static bool read_exemption(wob_cursor *cursor, wob_provision *provision)
{
    bool bracketed = wob_next_is(cursor, '(');
    bool letter = wob_token_is_word(wob_ahead(cursor, bracketed), "b");
    if (letter)
        cursor->at += bracketed ? 3 : 1;
    add_step(provision, 0, WOB_SLICE("b"));
    if (wob_number_is_part(wob_ahead(cursor, 0)) && wob_ahead(cursor, 0)->text.size == 1)
        add_step(provision, '(', wob_number_take(cursor));
    else if (!letter)
        return false;
    return read_steps(cursor, provision) && provision->step_count > 1;
}

bool wob_number_read(wob_cursor *cursor, wob_provision *provision)
{
    const wob_token *first = wob_ahead(cursor, 0);
    if (provision->wording == WOB_MEANS_EXEMPTION)
        return read_exemption(cursor, provision);
    if (first->kind != WOB_TOKEN_NUMBER || first->named || first->text.size > ARTICLE_DIGITS ||
        first->text.data[0] == '0')
        return false;
    add_step(provision, 0, wob_number_take(cursor));
    if (!read_steps(cursor, provision))
        return false;
    take_letter(provision);
    return true;
}

bool wob_subsections_read(wob_cursor *cursor, wob_provision *ret_provision)
{
    wob_provision provision = {.wording = WOB_MEANS_SECTION, .begin = cursor->at};
    size_t before = cursor->at;
    if (!read_steps(cursor, &provision) || provision.step_count == 0) {
        cursor->at = before;
        return false;
    }
    provision.end = cursor->at;
    *ret_provision = provision;
    return true;
}
