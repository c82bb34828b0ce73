/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grammar of what qualifies an article: its lid and its letter. See provision.c for the whole.
 *
 * What qualifies an article that has no lid or letter yet completes it; what comes when it has one
 * begins another provision of the same article.
 */
#include "lib/law/list.h"

enum { ORDINALS_MOST = 8 }; /* of "eerste, tweede en vijfde lid" */

/* A further provision of the last one's article. */
static wob_provision *add_sibling(wob_list_reader *reader)
{
    wob_provision copy = *wob_last_provision(reader);
    if (reader->list->count < WOB_LIST_MOST)
        *wob_push(reader->arena, reader->list) = copy;
    return wob_last_provision(reader);
}

static void add_lid(wob_list_reader *reader, wob_slice lid)
{
    wob_provision *provision = wob_last_provision(reader);
    if (provision->lid.size || provision->letter.size)
        provision = add_sibling(reader);
    provision->lid = lid;
    provision->letter = (wob_slice){0};
    provision->end = reader->cursor.at;
}

static void add_letter(wob_list_reader *reader, wob_slice letter)
{
    wob_provision *provision = wob_last_provision(reader);
    if (provision->letter.size)
        provision = add_sibling(reader);
    provision->letter = letter;
    provision->end = reader->cursor.at;
}

/* What stands behind a letter is not what it could be an article of: "under a strict reading". */
static bool ends_label(const wob_token *token)
{
    return token->kind != WOB_TOKEN_WORD || token->meaning || token->gap == WOB_GAP_PARAGRAPH ||
           wob_token_is_capital(token);
}

static bool skip_any(wob_cursor *cursor, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (wob_skip_phrase(cursor, *phrases))
            return true;
    return false;
}

wob_joint wob_joint_read(wob_cursor *cursor)
{
    static const char *const ranges[] = {"tot en met", "t / m", "through", NULL};
    static const char *const phrases[] = {"gelezen in samenhang met",
                                          "in samenhang met",
                                          "in verbinding met",
                                          "in combinatie met",
                                          "in samenhang gelezen met",
                                          "dan wel",
                                          "j °",
                                          "en / of",
                                          "and / or",
                                          NULL};
    bool comma = wob_next_is(cursor, ',');
    cursor->at += comma;
    if (skip_any(cursor, ranges))
        return WOB_JOINT_TO;
    if (skip_any(cursor, phrases))
        return WOB_JOINT_AND;
    if (wob_next_means(cursor, WOB_MEANS_AND) || wob_next_means(cursor, WOB_MEANS_AND_OF)) {
        cursor->at++;
        cursor->at += wob_next_is(cursor, '.') && wob_token_glued(wob_ahead(cursor, 0)); /* "jo." */
        return WOB_JOINT_AND;
    }
    if (!comma &&
        (wob_next_is(cursor, '/') || wob_next_is(cursor, '&') || wob_next_is(cursor, ';'))) {
        cursor->at++;
        return WOB_JOINT_COMMA;
    }
    return comma ? WOB_JOINT_COMMA : WOB_JOINT_NONE;
}

/* Lid ----------------------------------------------------------------------------------------- */

/* "tweede", or "2e", "2de" and "2°": the number, and behind it; 0 for anything else. */
static unsigned read_ordinal(wob_cursor *cursor)
{
    static const char *const endings[] = {"e", "de", "ste", "°", "st", "nd", "rd", "th"};
    const wob_token *token = wob_ahead(cursor, 0), *ending = wob_ahead(cursor, 1);
    unsigned number;
    if (wob_next_means(cursor, WOB_MEANS_ORDINAL)) {
        cursor->at++;
        return token->value;
    }
    if (!wob_number_is_part(token) || !wob_token_glued(ending) ||
        !wob_slice_number(token->text, &number))
        return 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (wob_slice_is_nocase(ending->text, endings[i])) {
            cursor->at += 2;
            return number;
        }
    return 0;
}

static void add_lids(wob_list_reader *reader, unsigned from, unsigned to)
{
    if (from > to || to - from >= WOB_RANGE_MOST)
        from = to;
    for (unsigned number = from; number <= to; number++)
        add_lid(reader, wob_arena_print(reader->arena, "%u", number));
}

/* "eerste, tweede en vijfde lid", "het eerste tot en met derde lid". "tweede volzin" is passed
 * over: it is finer than a citation goes. */
static bool read_ordinals(wob_list_reader *reader)
{
    wob_cursor *cursor = &reader->cursor;
    unsigned first[ORDINALS_MOST], last[ORDINALS_MOST];
    size_t count = 0;
    cursor->at += wob_next_means(cursor, WOB_MEANS_THE);
    for (wob_joint before = WOB_JOINT_AND; before != WOB_JOINT_NONE && count < ORDINALS_MOST;) {
        last[count] = read_ordinal(cursor);
        if (last[count] == 0)
            return false;
        first[count] = before == WOB_JOINT_TO ? last[count - 1] + 1 : last[count];
        count++;
        if (wob_next_means(cursor, WOB_MEANS_PHRASE)) {
            cursor->at++;
            return true;
        }
        if (wob_next_means(cursor, WOB_MEANS_LID)) {
            cursor->at++;
            for (size_t i = 0; i < count; i++)
                add_lids(reader, first[i], last[i]);
            return true;
        }
        before = wob_joint_read(cursor);
    }
    return false;
}

/* A number goes on the list of "lid 1, 2 en 5". After "lid" alone, in a list of articles, it is an
 * article: "de artikelen 10, lid 2, en 11". */
static bool is_further_lid(const wob_list_reader *reader, bool several)
{
    const wob_token *number = wob_ahead(&reader->cursor, 0), *next = wob_ahead(&reader->cursor, 1);
    if (!wob_number_is_part(number) || (reader->several && !several))
        return false;
    if (wob_token_glued(next) && (next->kind == WOB_TOKEN_WORD || wob_token_is_sign(next, ':')))
        return false;
    return ends_label(next);
}

/* "lid 2", "leden 1, 2 en 5"; in "10.2 lid g" the letter. */
static bool read_lid(wob_list_reader *reader)
{
    wob_cursor *cursor = &reader->cursor;
    bool several = wob_ahead(cursor, 0)->value > 1;
    const wob_token *what = wob_ahead(cursor, 1);
    if (what->gap == WOB_GAP_PARAGRAPH)
        return false;
    cursor->at++;
    if (wob_token_is_letter(what) && !wob_token_is_capital(what)) {
        cursor->at++;
        add_letter(reader, what->text);
        return true;
    }
    if (!wob_number_is_part(what))
        return false;
    add_lid(reader, wob_number_take(cursor));
    for (;;) {
        wob_last_provision(reader)->end = cursor->at;
        size_t before = cursor->at;
        if (wob_joint_read(cursor) == WOB_JOINT_NONE || !is_further_lid(reader, several)) {
            cursor->at = before;
            return true;
        }
        add_lid(reader, wob_number_take(cursor));
    }
}

/* Letter -------------------------------------------------------------------------------------- */

static size_t quotes_ahead(const wob_cursor *cursor)
{
    static const char *const quotes[] = {"'", "\"", "‘", "’", "“", "”"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (wob_slice_equal(wob_ahead(cursor, 0)->text, wob_slice_of(quotes[i])))
            return 1;
    return 0;
}

/* One letter, quoted or not. What goes on a list is a small letter, and not "u", which is also a
 * word ("onder e, en u"). */
static bool read_letter(wob_cursor *cursor, bool further, wob_slice *ret_letter)
{
    size_t before = cursor->at;
    cursor->at += quotes_ahead(cursor);
    const wob_token *letter = wob_ahead(cursor, 0), *next = wob_ahead(cursor, 1);
    bool onto = wob_token_glued(next) && next->kind == WOB_TOKEN_NUMBER;
    if (!wob_token_is_letter(letter) || letter->gap == WOB_GAP_PARAGRAPH || onto ||
        (further && (wob_token_is_capital(letter) || wob_token_is_word(letter, "u")))) {
        cursor->at = before;
        return false;
    }
    cursor->at++;
    if (cursor->at > before + 1)
        cursor->at += quotes_ahead(cursor);
    *ret_letter = letter->text;
    return true;
}

static void add_letters_up_to(wob_list_reader *reader, wob_slice letter)
{
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";
    char from = wob_lower(wob_last_provision(reader)->letter.data[0]),
         to = wob_lower(letter.data[0]);
    for (const char *c = alphabet; *c; c++)
        if (*c > from && *c <= to)
            add_letter(reader, (wob_slice){c, 1});
}

bool wob_letter_read_further(wob_list_reader *reader, wob_joint before)
{
    wob_slice letter;
    if (!wob_last_provision(reader)->letter.size || !read_letter(&reader->cursor, true, &letter))
        return false;
    if (before == WOB_JOINT_TO)
        add_letters_up_to(reader, letter);
    else
        add_letter(reader, letter);
    return true;
}

/* "onder e", "sub g". "onder 3°" counts only where no letter stands above it. */
static bool read_letters(wob_list_reader *reader)
{
    wob_cursor *cursor = &reader->cursor;
    wob_slice letter;
    cursor->at++;
    const wob_token *number = wob_ahead(cursor, 0);
    if (wob_number_is_part(number) && number->gap != WOB_GAP_PARAGRAPH) {
        cursor->at++;
        cursor->at += wob_slice_equal(wob_ahead(cursor, 0)->text, WOB_SLICE("°"));
        if (!wob_last_provision(reader)->letter.size)
            add_letter(reader, number->text);
        return true;
    }
    if (!read_letter(cursor, false, &letter))
        return false;
    add_letter(reader, letter);
    return true;
}

/* "(g)" behind a lid, "under g": letters as English has them. */
static bool read_english_letter(wob_list_reader *reader)
{
    wob_cursor *cursor = &reader->cursor;
    const wob_provision *provision = wob_last_provision(reader);
    bool under = wob_token_is_word(wob_ahead(cursor, 0), "under");
    bool bracketed = wob_token_is_sign(wob_ahead(cursor, under), '(');
    const wob_token *letter = wob_ahead(cursor, under + bracketed);
    size_t size = bracketed ? under + 3U : under + 1U;
    const wob_step *last = &provision->steps[provision->step_count - 1];
    bool has_lid =
        provision->lid.size || (last > provision->steps && wob_is_digit(last->text.data[0]));
    if (!has_lid || provision->letter.size || (!under && !bracketed) ||
        !wob_token_is_letter(letter) || letter->gap == WOB_GAP_PARAGRAPH ||
        (bracketed && !wob_token_is_sign(wob_ahead(cursor, size - 1), ')')) ||
        !ends_label(wob_ahead(cursor, size)))
        return false;
    cursor->at += size;
    add_letter(reader, letter->text);
    return true;
}

/* Lists --------------------------------------------------------------------------------------- */

/* "(oud)", "aanhef en": no part of a label. */
static bool skip_remark(wob_cursor *cursor)
{
    static const char *const remarks[] = {"( oud )",
                                          "( nieuw )",
                                          "aanhef en",
                                          "aanhef",
                                          "opening words and",
                                          "opening words",
                                          "introductory words and",
                                          "introductory sentence and",
                                          "chapeau and",
                                          NULL};
    return skip_any(cursor, remarks);
}

bool wob_qualifier_read(wob_list_reader *reader)
{
    wob_cursor *cursor = &reader->cursor;
    size_t before = cursor->at, rows = reader->list->count;
    cursor->at += wob_next_is_comma(cursor);
    bool found =
        skip_remark(cursor) || (wob_next_means(cursor, WOB_MEANS_LID) ? read_lid(reader)
                                : wob_next_means(cursor, WOB_MEANS_LETTER)
                                    ? read_letters(reader)
                                    : read_english_letter(reader) || read_ordinals(reader));
    if (!found) {
        cursor->at = before;
        reader->list->count = rows;
    }
    return found;
}
