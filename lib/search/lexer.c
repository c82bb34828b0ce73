/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the text of a question to its pieces. See lexer.h.
 *
 * Where a piece ends, piece.c knows; what it means is decided here, once, so that syntax.c reads
 * pieces without a look at the text. Their parentheses always match and never lie deeper than the
 * limit. Punctuation around a word is no part of it ("klachten," is the word klachten).
 */
#include "lib/search/lexer.h"

#include "lib/base/utf8.h"
#include "lib/search/complaint.h"
#include "lib/search/piece.h"
#include "lib/search/syntax.h"

typedef struct lexing {
    wob_slice question;
    size_t at;
    bool lenient;
    wob_arena *arena;
    wob_error *error;
    wob_lexemes lexemes;
    size_t words;  /* that were added, with phrases and filters */
    size_t open;   /* parentheses */
    size_t passed; /* further ones, too deep, that were passed over */
} lexing;

static bool has_word(wob_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (wob_is_word(text.data[i]))
            return true;
    return false;
}

/* At the start of the question or of a parenthesis, or behind white space: only there are AND and
 * the dash more than letters of a word. */
static bool stands_free(const lexing *lexer)
{
    char before = lexer->at ? lexer->question.data[lexer->at - 1] : ' ';
    return wob_is_space(before) || before == '(';
}

static void add(lexing *lexer, wob_lexeme lexeme)
{
    *wob_push(lexer->arena, &lexer->lexemes) = lexeme;
}

/* Adds a word, phrase or filter. A lenient reading ends where there are too many. */
static wob_status add_word(lexing *lexer, wob_lexeme lexeme)
{
    if (lexer->words < WOB_QUESTION_MOST_WORDS) {
        lexer->words++;
        add(lexer, lexeme);
        return WOB_OK;
    }
    lexer->at = lexer->question.size;
    if (lexer->lenient)
        return WOB_OK;
    return wob_complain(lexer->error, lexer->question, lexeme.span.begin,
                        wob_arena_print(lexer->arena,
                                        "a question has at most %d words, phrases and filters; "
                                        "leave out what stands here and behind it",
                                        WOB_QUESTION_MOST_WORDS),
                        lexer->arena);
}

/* Adds the words in `span`, whatever else it may look like. */
static wob_status add_plain_words(lexing *lexer, wob_span span)
{
    const char *bytes = lexer->question.data;
    wob_status status = WOB_OK;
    for (size_t at = span.begin; at < span.end && !status;) {
        size_t begin = at;
        while (at < span.end && (wob_is_word(bytes[at]) || (at > begin && bytes[at] == '.')))
            at++;
        size_t end = at;
        while (end > begin && bytes[end - 1] == '.')
            end--;
        if (end > begin) {
            wob_span word = {begin, end};
            status = add_word(lexer, (wob_lexeme){.kind = WOB_LEXEME_WORD,
                                                  .span = word,
                                                  .text = wob_slice_at(lexer->question, word)});
        } else {
            at++;
        }
    }
    return status;
}

static wob_status open_parenthesis(lexing *lexer)
{
    wob_span span = {lexer->at, lexer->at + 1};
    lexer->at++;
    if (lexer->open < WOB_QUESTION_DEEPEST) {
        lexer->open++;
        add(lexer, (wob_lexeme){.kind = WOB_LEXEME_OPEN, .span = span});
        return WOB_OK;
    }
    lexer->passed++;
    if (lexer->lenient)
        return WOB_OK;
    return wob_complain(lexer->error, lexer->question, span.begin,
                        wob_arena_print(lexer->arena,
                                        "parentheses lie at most %d deep; leave this one out",
                                        WOB_QUESTION_DEEPEST),
                        lexer->arena);
}

static void close_parenthesis(lexing *lexer)
{
    wob_span span = {lexer->at, lexer->at + 1};
    lexer->at++;
    if (lexer->passed) {
        lexer->passed--;
    } else if (lexer->open) {
        lexer->open--;
        add(lexer, (wob_lexeme){.kind = WOB_LEXEME_CLOSE, .span = span});
    }
}

/* The question goes on at a quotation mark. Without a partner it is passed over. */
static wob_status read_phrase(lexing *lexer)
{
    size_t begin = lexer->at, inside = begin + wob_quote_size(lexer->question, begin);
    size_t close = wob_quote_find(lexer->question, inside);
    lexer->at = inside;
    if (close == lexer->question.size)
        return WOB_OK;

    lexer->at = close + wob_quote_size(lexer->question, close);
    wob_slice text = wob_slice_trim(wob_slice_cut(lexer->question, inside, close));
    if (!has_word(text))
        return WOB_OK;
    return add_word(
        lexer, (wob_lexeme){.kind = WOB_LEXEME_PHRASE, .span = {begin, lexer->at}, .text = text});
}

/* A dash excludes what it is written onto: -word, -"phrase", -name:value, -(...). */
static void read_dash(lexing *lexer)
{
    wob_slice question = lexer->question;
    wob_span span = {lexer->at, lexer->at + 1};
    bool onto = span.end < question.size &&
                (wob_is_word(question.data[span.end]) || wob_quote_size(question, span.end) ||
                 question.data[span.end] == '(');
    if (onto && stands_free(lexer))
        add(lexer, (wob_lexeme){
                       .kind = WOB_LEXEME_NOT, .span = span, .text = wob_slice_at(question, span)});
    lexer->at = span.end;
}

/* Where the value behind a filter's colon stands, without its quotes, and where the question goes
 * on behind it. Empty where there is no value: the name is then a plain word ("date: 24 June"). */
static wob_span find_value(const lexing *lexer, size_t begin, size_t *ret_end)
{
    wob_slice question = lexer->question;
    size_t quote = begin < question.size ? wob_quote_size(question, begin) : 0;
    size_t close = quote ? wob_quote_find(question, begin + quote) : question.size;
    wob_span value;
    if (close < question.size) {
        value = (wob_span){begin + quote, close};
        *ret_end = close + wob_quote_size(question, close);
        while (value.begin < value.end && wob_is_space(question.data[value.begin]))
            value.begin++;
        while (value.begin < value.end && wob_is_space(question.data[value.end - 1]))
            value.end--;
    } else {
        value = (wob_span){begin, wob_piece_end(question, begin)};
        *ret_end = value.end;
        while (value.begin < value.end &&
               (question.data[value.end - 1] == ',' || question.data[value.end - 1] == ';'))
            value.end--; /* "item:5, item:6" */
    }
    return value;
}

/* A filter whose value cannot be. A lenient reading takes its name and value for words, which
 * people wrote to find, not to exclude. */
static wob_status refuse_filter(lexing *lexer, wob_span name, wob_span value, wob_slice complaint)
{
    if (!lexer->lenient)
        return wob_complain(lexer->error, lexer->question, value.begin, complaint, lexer->arena);
    wob_lexemes *lexemes = &lexer->lexemes;
    while (lexemes->count && lexemes->at[lexemes->count - 1].kind == WOB_LEXEME_NOT)
        lexemes->count--;
    wob_status status = add_plain_words(lexer, name);
    return status ? status : add_plain_words(lexer, value);
}

/* Reads `name:value` where it stands here and the name is a filter's; else does nothing. */
static wob_status read_filter(lexing *lexer, bool *ret_found)
{
    wob_slice question = lexer->question;
    wob_span name = {lexer->at, lexer->at};
    wob_filter filter;
    *ret_found = false;
    while (name.end < question.size && wob_is_alpha(question.data[name.end]))
        name.end++;
    if (name.end == question.size || question.data[name.end] != ':' ||
        !wob_filter_find(wob_slice_at(question, name), &filter.kind))
        return WOB_OK;

    size_t end;
    wob_span value = find_value(lexer, name.end + 1, &end);
    if (value.begin == value.end)
        return WOB_OK;

    *ret_found = true;
    lexer->at = end;
    wob_slice complaint;
    if (!wob_filter_read(filter.kind, wob_slice_at(question, value), lexer->arena, &filter,
                         &complaint))
        return refuse_filter(lexer, name, value, complaint);
    wob_filter *kept = wob_arena_take(lexer->arena, sizeof *kept);
    *kept = filter;
    return add_word(lexer, (wob_lexeme){.kind = WOB_LEXEME_FILTER,
                                        .span = {name.begin, end},
                                        .text = wob_slice_cut(question, name.begin, end),
                                        .filter = kept});
}

wob_lexeme_kind wob_lexeme_operator(wob_slice text, unsigned *ret_window)
{
    static const wob_slice near_within = {"NEAR/", 5};
    unsigned window = WOB_NEAR_DEFAULT;
    if (wob_slice_equal(text, WOB_SLICE("AND")))
        return WOB_LEXEME_AND;
    if (wob_slice_equal(text, WOB_SLICE("OR")))
        return WOB_LEXEME_OR;
    if (wob_slice_equal(text, WOB_SLICE("NOT")))
        return WOB_LEXEME_NOT;
    if (!wob_slice_equal(text, WOB_SLICE("NEAR")) &&
        !(wob_slice_starts(text, near_within) &&
          wob_slice_number(wob_slice_cut(text, near_within.size, text.size), &window)))
        return WOB_LEXEME_WORD;
    *ret_window = window < 1 ? 1 : window > WOB_NEAR_WIDEST ? WOB_NEAR_WIDEST : window;
    return WOB_LEXEME_NEAR;
}

/* Without the punctuation at its end, but for stars where they are to stay. Parentheses stay too:
 * each has its partner in the piece. */
static wob_slice trim_end(wob_slice text, bool keep_stars)
{
    while (text.size) {
        char last = text.data[text.size - 1];
        if (wob_is_word(last) || last == ')' || (keep_stars && last == '*'))
            break;
        text.size--;
    }
    return text;
}

/* "waarde*" is a prefix, with enough letters before its star; else the star is punctuation. */
static wob_lexeme_kind read_star(wob_slice *text)
{
    wob_slice starred = trim_end(*text, true);
    size_t end = starred.size, letters = 0;
    while (end && starred.data[end - 1] == '*')
        end--;
    wob_slice prefix = wob_slice_cut(starred, 0, end);
    while (letters < WOB_PREFIX_SHORTEST && end && wob_is_word(prefix.data[end - 1])) {
        end = wob_utf8_before(prefix, end);
        letters++;
    }
    bool is_prefix = prefix.size < starred.size && letters == WOB_PREFIX_SHORTEST;
    *text = is_prefix ? prefix : trim_end(*text, false);
    return is_prefix ? WOB_LEXEME_PREFIX : WOB_LEXEME_WORD;
}

/* An operator, a word or word*. The piece begins with a letter or digit. */
static wob_status read_word(lexing *lexer)
{
    size_t begin = lexer->at, end = wob_piece_end(lexer->question, begin);
    wob_lexeme lexeme = {.kind = WOB_LEXEME_WORD,
                         .span = {begin, end},
                         .text = wob_slice_cut(lexer->question, begin, end)};
    if (stands_free(lexer))
        lexeme.kind = wob_lexeme_operator(lexeme.text, &lexeme.window);
    lexer->at = end;
    if (lexeme.kind != WOB_LEXEME_WORD) {
        add(lexer, lexeme);
        return WOB_OK;
    }
    lexeme.kind = read_star(&lexeme.text);
    lexeme.span.end = begin + lexeme.text.size + (lexeme.kind == WOB_LEXEME_PREFIX);
    return add_word(lexer, lexeme);
}

static wob_status read_piece(lexing *lexer)
{
    wob_slice question = lexer->question;
    bool is_filter;
    if (wob_quote_size(question, lexer->at))
        return read_phrase(lexer);
    if (wob_is_word(question.data[lexer->at])) {
        wob_status status = read_filter(lexer, &is_filter);
        return status || is_filter ? status : read_word(lexer);
    }
    switch (question.data[lexer->at]) {
    case '(':
        return open_parenthesis(lexer);
    case ')':
        close_parenthesis(lexer);
        return WOB_OK;
    case '-':
        read_dash(lexer);
        return WOB_OK;
    default:
        lexer->at++;
        return WOB_OK;
    }
}

wob_status wob_lex(wob_slice question, bool lenient, wob_arena *arena, wob_lexemes *ret_lexemes,
                   wob_error *error)
{
    if (question.size > WOB_QUESTION_LONGEST) {
        if (!lenient)
            return wob_fail(error, WOB_USAGE,
                            "the question is %zu bytes long; write it in at most %d, or as several",
                            question.size, WOB_QUESTION_LONGEST);
        question = wob_slice_cut(question, 0, wob_utf8_floor(question, WOB_QUESTION_LONGEST));
    }
    lexing lexer = {.question = question, .lenient = lenient, .arena = arena, .error = error};
    while (lexer.at < question.size) {
        wob_status status = read_piece(&lexer);
        if (status)
            return status;
    }
    wob_lexeme end = {.kind = WOB_LEXEME_CLOSE, .span = {question.size, question.size}};
    for (; lexer.open; lexer.open--)
        add(&lexer, end);
    end.kind = WOB_LEXEME_END;
    add(&lexer, end);
    *ret_lexemes = lexer.lexemes;
    return WOB_OK;
}
