/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting running text into words, numbers and signs. See scan.h. The number words come from
 * data/numbers.tsv; the grammar's own words stand here. What a row of tokens cites is provision.c's
 * matter. */
#include "lib/law/scan.h"

#include "lib/base/hash.h"
#include "lib/base/table.h"
#include "lib/base/utf8.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

enum { VOCABULARY_ROOM = 512 }; /* slots, a power of two, several times the words */

static const struct {
    const char *word;
    wob_meaning meaning;
    uint16_t value;
} grammar[] = {
    {"artikel", WOB_MEANS_ARTICLE, 1},
    {"artikelen", WOB_MEANS_ARTICLE, 2},
    {"art", WOB_MEANS_ARTICLE, 1},
    {"artt", WOB_MEANS_ARTICLE, 2},
    {"arts", WOB_MEANS_ARTICLE, 2},
    {"article", WOB_MEANS_ARTICLE, 1},
    {"articles", WOB_MEANS_ARTICLE, 2},
    {"section", WOB_MEANS_SECTION, 1},
    {"sections", WOB_MEANS_SECTION, 2},
    {"sec", WOB_MEANS_SECTION, 1},
    {"s", WOB_MEANS_SECTION, 1},
    {"ss", WOB_MEANS_SECTION, 2},
    {"§", WOB_MEANS_SECTION, 1},
    {"§§", WOB_MEANS_SECTION, 2},
    {"regulation", WOB_MEANS_REGULATION, 1},
    {"regulations", WOB_MEANS_REGULATION, 2},
    {"reg", WOB_MEANS_REGULATION, 1},
    {"exemption", WOB_MEANS_EXEMPTION, 1},
    {"exemptions", WOB_MEANS_EXEMPTION, 2},
    {"lid", WOB_MEANS_LID, 1},
    {"leden", WOB_MEANS_LID, 2},
    {"paragraph", WOB_MEANS_LID, 1},
    {"paragraphs", WOB_MEANS_LID, 2},
    {"subsection", WOB_MEANS_LID, 1},
    {"subsections", WOB_MEANS_LID, 2},
    {"onder", WOB_MEANS_LETTER, 1},
    {"sub", WOB_MEANS_LETTER, 1},
    {"onderdeel", WOB_MEANS_LETTER, 1},
    {"onderdelen", WOB_MEANS_LETTER, 2},
    {"letter", WOB_MEANS_LETTER, 1},
    {"subonderdeel", WOB_MEANS_LETTER, 1},
    {"volzin", WOB_MEANS_PHRASE, 1},
    {"zin", WOB_MEANS_PHRASE, 1},
    {"alinea", WOB_MEANS_PHRASE, 1},
    {"gedachtestreepje", WOB_MEANS_PHRASE, 1},
    {"sentence", WOB_MEANS_PHRASE, 1},
    {"en", WOB_MEANS_AND, 1},
    {"and", WOB_MEANS_AND, 1},
    {"or", WOB_MEANS_AND, 1},
    {"alsmede", WOB_MEANS_AND, 1},
    {"alsook", WOB_MEANS_AND, 1},
    {"evenals", WOB_MEANS_AND, 1},
    {"danwel", WOB_MEANS_AND, 1},
    {"juncto", WOB_MEANS_AND, 1},
    {"jo", WOB_MEANS_AND, 1},
    {"junctis", WOB_MEANS_AND, 1},
    {"respectievelijk", WOB_MEANS_AND, 1},
    {"resp", WOB_MEANS_AND, 1},
    {"noch", WOB_MEANS_AND, 1},
    {"of", WOB_MEANS_AND_OF, 1},
    {"van", WOB_MEANS_OF, 1},
    {"der", WOB_MEANS_OF, 1},
    {"uit", WOB_MEANS_OF, 1},
    {"under", WOB_MEANS_OF, 1},
    {"in", WOB_MEANS_IN, 1},
    {"bij", WOB_MEANS_IN, 1},
    {"de", WOB_MEANS_THE, 1},
    {"het", WOB_MEANS_THE, 1},
    {"deze", WOB_MEANS_THE, 1},
    {"die", WOB_MEANS_THE, 1},
    {"dit", WOB_MEANS_THE, 1},
    {"dat", WOB_MEANS_THE, 1},
    {"een", WOB_MEANS_THE, 1},
    {"uw", WOB_MEANS_THE, 1},
    {"the", WOB_MEANS_THE, 1},
    {"this", WOB_MEANS_THE, 1},
    {"that", WOB_MEANS_THE, 1},
    {"our", WOB_MEANS_THE, 1},
    {"wet", WOB_MEANS_KIND, 1},
    {"wetboek", WOB_MEANS_KIND, 1},
    {"verordening", WOB_MEANS_KIND, 1},
    {"richtlijn", WOB_MEANS_KIND, 1},
    {"reglement", WOB_MEANS_KIND, 1},
    {"besluit", WOB_MEANS_KIND, 1},
    {"regeling", WOB_MEANS_KIND, 1},
    {"verdrag", WOB_MEANS_KIND, 1},
    {"act", WOB_MEANS_KIND, 1},
    {"directive", WOB_MEANS_KIND, 1},
    {"convention", WOB_MEANS_KIND, 1},
};

typedef struct entry {
    uint64_t hash; /* 0: a free slot */
    wob_meaning meaning;
    uint16_t value;
} entry;

static entry vocabulary[VOCABULARY_ROOM];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static entry *slot_of(uint64_t hash)
{
    size_t at = hash & (VOCABULARY_ROOM - 1);
    while (vocabulary[at].hash && vocabulary[at].hash != hash)
        at = (at + 1) & (VOCABULARY_ROOM - 1);
    return &vocabulary[at];
}

static void load_vocabulary(void)
{
    for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
        uint64_t hash = wob_hash_nocase(wob_slice_of(grammar[i].word));
        *slot_of(hash) = (entry){hash, grammar[i].meaning, grammar[i].value};
    }
    wob_table table = wob_table_open("numbers");
    wob_row row;
    while (wob_table_next(&table, &row)) {
        unsigned number;
        if (wob_slice_equal(row.field[1], WOB_SLICE("ordinal")) &&
            wob_slice_number(row.field[0], &number)) {
            uint64_t hash = wob_hash_nocase(row.field[2]);
            *slot_of(hash) = (entry){hash, WOB_MEANS_ORDINAL, (uint16_t)number};
        }
    }
}

/* Letters beyond ASCII that names and number words are spelled with: Latin-1 and Latin Extended,
 * without the two signs between them. */
static bool is_letter_beyond_ascii(uint32_t character)
{
    return character >= 0xC0 && character < 0x250 && character != 0xD7 && character != 0xF7;
}

static size_t letters_end(wob_slice text, size_t at)
{
    for (;;) {
        while (at < text.size && wob_is_alpha(text.data[at]))
            at++;
        size_t next = at;
        if (at == text.size || !is_letter_beyond_ascii(wob_utf8_next(text, &next)))
            return at;
        at = next;
    }
}

static size_t digits_end(wob_slice text, size_t at)
{
    while (at < text.size && wob_is_digit(text.data[at]))
        at++;
    return at;
}

/* White space from `at` on, the no-break space too. */
static size_t skip_space(wob_slice text, size_t at, wob_gap *ret_gap)
{
    unsigned lines = 0;
    size_t begin = at;
    for (; at < text.size; at++) {
        bool unbroken = wob_slice_starts(wob_slice_cut(text, at, text.size), WOB_SLICE("\u00A0"));
        if (!unbroken && !wob_is_space(text.data[at]))
            break;
        lines += text.data[at] == '\n';
        at += unbroken;
    }
    *ret_gap = at == begin  ? WOB_GAP_NONE
               : lines == 0 ? WOB_GAP_SPACE
               : lines == 1 ? WOB_GAP_LINE
                            : WOB_GAP_PARAGRAPH;
    return at;
}

/* Where the second half of a word begins that a hyphen breaks at a line's end; `end` where none
 * does. "inlichtingen-\nen" is two words. */
static size_t second_half(wob_slice text, size_t end)
{
    wob_gap gap;
    if (end >= text.size || text.data[end] != '-')
        return end;
    size_t at = skip_space(text, end + 1, &gap);
    if (gap != WOB_GAP_LINE || at >= text.size || text.data[at] < 'a' || text.data[at] > 'z')
        return end;
    wob_slice half = wob_slice_cut(text, at, letters_end(text, at));
    bool conjunction =
        wob_slice_equal(half, WOB_SLICE("en")) || wob_slice_equal(half, WOB_SLICE("of"));
    return conjunction ? end : at;
}

/* Of the letters up to `end`. */
static void read_word(wob_token *token, wob_slice text, size_t end, wob_arena *arena)
{
    size_t more = second_half(text, end);
    token->kind = WOB_TOKEN_WORD;
    if (more == end)
        return;
    wob_slice first = wob_slice_cut(text, token->span.begin, end);
    token->span.end = (uint32_t)letters_end(text, more);
    token->text = wob_arena_join(arena, first, wob_slice_cut(text, more, token->span.end));
}

static void read_token(wob_token *token, wob_slice text, size_t at, wob_arena *arena)
{
    size_t letters = letters_end(text, at), end = letters > at ? letters : digits_end(text, at);
    token->kind = end > at ? WOB_TOKEN_NUMBER : WOB_TOKEN_SIGN;
    if (end == at)
        wob_utf8_next(text, &end);
    token->span.begin = (uint32_t)at;
    token->span.end = (uint32_t)end;
    token->text = wob_slice_cut(text, at, end);
    if (letters > at)
        read_word(token, text, end, arena);
}

static void give_meaning(wob_token *token, wob_token_kind before)
{
    token->hash = wob_hash_nocase(token->text);
    if (token->kind == WOB_TOKEN_WORD && before == WOB_TOKEN_NUMBER && token->gap == WOB_GAP_NONE) {
        token->hash = ~token->hash;
        return;
    }
    const entry *known = slot_of(token->hash);
    token->meaning = known->meaning;
    token->value = known->value;
}

wob_tokens wob_scan(wob_slice text, wob_arena *arena)
{
    pthread_once(&once, load_vocabulary);
    assert(text.size <= UINT32_MAX);
    wob_tokens tokens = {.text = text, .end = {.span = {(uint32_t)text.size, (uint32_t)text.size}}};
    wob_token_kind before = WOB_TOKEN_END;
    wob_gap gap;
    for (size_t at = skip_space(text, 0, &gap); at < text.size;) {
        wob_token *token = wob_push(arena, &tokens.list);
        read_token(token, text, at, arena);
        token->gap = before == WOB_TOKEN_END ? WOB_GAP_PARAGRAPH : gap;
        give_meaning(token, before);
        before = token->kind;
        at = skip_space(text, token->span.end, &gap);
    }
    tokens.end.gap = WOB_GAP_PARAGRAPH;
    return tokens;
}

bool wob_token_is_one_of(const wob_token *token, const char *words)
{
    wob_slice rest = wob_slice_of(words), word;
    while (token->kind == WOB_TOKEN_WORD && wob_slice_next(&rest, ' ', &word))
        if (wob_slice_equal_nocase(token->text, word))
            return true;
    return false;
}

bool wob_token_is_letter(const wob_token *token)
{
    return token->kind == WOB_TOKEN_WORD && token->text.size == 1;
}

bool wob_token_is_capital(const wob_token *token)
{
    return token->kind == WOB_TOKEN_WORD && token->text.data[0] >= 'A' &&
           token->text.data[0] <= 'Z';
}

const wob_token *wob_ahead(const wob_cursor *cursor, size_t distance)
{
    return wob_token_at(cursor->tokens, cursor->at + distance);
}

bool wob_next_is(const wob_cursor *cursor, char sign)
{
    const wob_token *token = wob_ahead(cursor, 0);
    return token->gap != WOB_GAP_PARAGRAPH && wob_token_is_sign(token, sign);
}

bool wob_next_is_comma(const wob_cursor *cursor)
{
    static const char *const signs[] = {",", "‘", "’", "'", "´", "`"};
    const wob_token *token = wob_ahead(cursor, 0);
    for (size_t i = 0; token->gap != WOB_GAP_PARAGRAPH && i < sizeof signs / sizeof *signs; i++)
        if (wob_slice_equal(token->text, wob_slice_of(signs[i])))
            return true;
    return false;
}

bool wob_next_means(const wob_cursor *cursor, wob_meaning meaning)
{
    const wob_token *token = wob_ahead(cursor, 0);
    return token->gap != WOB_GAP_PARAGRAPH && token->meaning == meaning;
}

bool wob_skip_phrase(wob_cursor *cursor, const char *phrase)
{
    size_t at = cursor->at;
    wob_slice rest = wob_slice_of(phrase), word;
    while (wob_slice_next(&rest, ' ', &word)) {
        const wob_token *token = wob_token_at(cursor->tokens, at++);
        if (token->gap == WOB_GAP_PARAGRAPH || !wob_slice_equal_nocase(token->text, word))
            return false;
    }
    cursor->at = at;
    return true;
}
