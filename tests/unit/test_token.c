/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/text/token.h: where words stand. ICU over the whole text is what they are held to.
 */
#include "tests/unit/unit.h"

#include "lib/base/buffer.h"
#include "lib/base/utf8.h"
#include "lib/text/token.h"

#include <string.h>
#include <unicode/uchar.h>

static wob_breaks breaks, reference;
static wob_arena arena;

static int set_up(void **state)
{
    (void)state;
    return wob_breaks_init(&breaks, UBRK_WORD, NULL) ||
           wob_breaks_init(&reference, UBRK_WORD, NULL);
}

static int tear_down(void **state)
{
    (void)state;
    wob_breaks_release(&breaks);
    wob_breaks_release(&reference);
    wob_arena_release(&arena);
    return 0;
}

static wob_spans words_of(wob_slice text)
{
    wob_spans words;
    wob_arena_clear(&arena);
    assert_int_equal(wob_tokenise(&breaks, text, &arena, &words, NULL), WOB_OK);
    return words;
}

/* The words with a stroke between them. */
static void assert_words(const char *text, const char *expected)
{
    wob_slice whole = wob_slice_of(text);
    wob_spans words = words_of(whole);
    wob_buffer shown = {0};
    for (size_t i = 0; i < words.count; i++) {
        if (i)
            wob_buffer_add_char(&shown, '|');
        wob_buffer_add(&shown, wob_slice_at(whole, words.at[i]));
    }
    assert_text(wob_buffer_slice(&shown), expected);
    wob_buffer_release(&shown);
}

static void tokens_are_the_words_of_letters(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {" ,.!?\n", ""},
        {"Besluit", "Besluit"},
        {"Hierbij besluit ik, namens de minister.", "Hierbij|besluit|ik|namens|de|minister"},
        {"zo'n foto’s 's-Gravenhage", "zo'n|foto’s|s|Gravenhage"},
        {"e-mail, Sensing-project", "e|mail|Sensing|project"},
        {"d.d. 24-06-2021, e.d.", "d.d|24|06|2021|e.d"},
        {"24/06/2021 en 24.06.2021", "24|06|2021|en|24.06.2021"},
        {"€ 1.000,50 (5%)", "1.000,50|5"},
        {"H.J. van Dam", "H.J|van|Dam"},
        {"5 U.S.C. 552(b)(7)(A)", "5|U.S.C|552|b|7|A"},
        {"“Wob”-verzoek – geïnd…", "Wob|verzoek|geïnd"},
        {"wet\u00ADgeving", "wet\u00ADgeving"},
        {"██ • ____ -- § *", ""},
        {"nota_def.pdf _x", "nota_def.pdf|_x"},
        {"https://www.example.nl/a-b?c=1", "https|www.example.nl|a|b|c|1"},
        {"info@example.nl of @example", "info|example.nl|of|example"},
        {"Let op:dit", "Let|op|dit"},
        {"AT&T, en/of, ad 5/10", "AT|T|en|of|ad|5|10"},
        {"B2B 3a COVID-19", "B2B|3a|COVID|19"},
        {"don''t 'ja' x'", "don|t|ja|x"},
        {"a,b 1,a 1,2 1;2 a;b", "a|b|1|a|1,2|1;2|a|b"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_words(rows[i][0], rows[i][1]);
}

static void tokens_keep_provisions_and_numbers_whole(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"10.2.e", "10.2.e"},
        {"Wob 10.2.e.", "Wob|10.2.e"},
        {"(5.1.2.e, 5.1.2.i)", "5.1.2.e|5.1.2.i"},
        {"10.2e", "10.2e"},
        {"8.2.E", "8.2.E"},
        {"“10.2.e”", "10.2.e"},
        {"10.2.e–10.2.g", "10.2.e|10.2.g"},
        {"Awb 4:8", "Awb|4:8"},
        {"Awb 4:17, 7:12.1.a", "Awb|4:17|7:12.1.a"},
        {"12:30 uur", "12:30|uur"},
        {"3a.1.b", "3a.1.b"},
        {"2021.06 en 1.000", "2021.06|en|1.000"},
        {"ECLI:NL:RVS:2019:1234", "ECLI|NL|RVS|2019:1234"},
        /* What is no provision stays in pieces. */
        {"art.10 nr.3", "art|10|nr|3"},
        {"in 2021.De minister", "in|2021|De|minister"},
        {"vraag 5:Het", "vraag|5|Het"},
        {"5:é 5.é", "5|é|5|é"},
        {"10. e 10 .e 10..e", "10|e|10|e|10|e"},
        {"1.000,50:3", "1.000,50|3"},
        {"10.2.e10.2.e", "10.2|e10.2|e"},
        {"bijl.1.a a.1", "bijl|1.a|a|1"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_words(rows[i][0], rows[i][1]);
}

static void tokens_join_no_more_than_the_limit(void **state)
{
    (void)state;
    wob_buffer text = {0};
    for (size_t i = 0; i < 20000; i++)
        wob_buffer_print(&text, "1:");
    wob_spans words = words_of(wob_buffer_slice(&text));
    assert_true(words.count > 20000 / WOB_PROVISION_LONGEST);
    for (size_t i = 0; i < words.count; i++)
        assert_in_range(words.at[i].end - words.at[i].begin, 1, WOB_PROVISION_LONGEST);
    wob_buffer_release(&text);
}

/* Words as ICU alone finds them, with blanks for the characters that part words here. */
static wob_spans reference_words(wob_slice text, wob_arena *into)
{
    wob_slice copy = wob_arena_copy(into, text);
    for (size_t i = 0; i < copy.size; i++)
        if (copy.data[i] == '@' || copy.data[i] == ':')
            ((char *)copy.data)[i] = ' ';
    wob_spans words = {0};
    assert_int_equal(wob_breaks_set(&reference, copy, NULL), WOB_OK);
    size_t from = 0;
    for (int32_t next; (next = ubrk_next(reference.iterator)) != UBRK_DONE; from = (size_t)next) {
        bool wordlike = false;
        for (size_t at = from; at < (size_t)next;)
            wordlike = u_isalnum((UChar32)wob_utf8_next(copy, &at)) || wordlike;
        if (wordlike && ubrk_getRuleStatus(reference.iterator) >= UBRK_WORD_NONE_LIMIT)
            *wob_push(into, &words) = (wob_span){from, (size_t)next};
    }
    return words;
}

/* Each word is one of the reference, or several with one '.' or ':' between them. */
static bool agree(wob_slice text, const wob_spans *words, const wob_spans *expected)
{
    size_t e = 0;
    for (size_t w = 0; w < words->count; w++, e++) {
        if (e >= expected->count || words->at[w].begin != expected->at[e].begin)
            return false;
        for (; expected->at[e].end < words->at[w].end; e++) {
            size_t end = expected->at[e].end;
            if (e + 1 >= expected->count || expected->at[e + 1].begin != end + 1 ||
                !strchr(".:", text.data[end]) || !wob_is_digit(text.data[words->at[w].begin]))
                return false;
        }
        if (expected->at[e].end != words->at[w].end)
            return false;
    }
    return e == expected->count;
}

static void tokens_agree_with_icu_on_any_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "2.e",    "4:8",  "a",  "Z", "de",     "1",    "99",     "_",      ".",
        "'",      ",",    ";",  ":", "@",      " ",    "  ",     "\n",     "\r\n",
        "\t",     "-",    "\"", "(", "/",      "$",    "é",      "ĳ",      "\u0301",
        "\u00AD", "’",    "“",  "–", "€",      "•",    "█",      "²",      "\u00A0",
        "中文",   "カタ", "א",  "ב", "😀",      "👩",    "\u200D", "\u200B", "\u203F",
        "·",      "🇳",    "🇱",  "٣", "\uFF0E", "\x01", "\u0E01",
    };
    enum { ROUNDS = 40000, LONGEST = 24, ASCII = 24 }; /* the first pieces are ASCII */
    uint64_t random = 1;
    size_t words_seen = 0, joined = 0;
    wob_buffer text = {0};
    wob_arena own = {0};
    for (size_t round = 0; round < ROUNDS; round++) {
        wob_buffer_clear(&text);
        for (size_t k = 0; k < 1 + round % LONGEST; k++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            /* Every second round is mostly ASCII, as letters are. */
            size_t among = (random >> 33) % (round % 2 && (random >> 60) ? ASCII : ROWS(pieces));
            wob_buffer_add(&text, wob_slice_of(pieces[among]));
        }
        wob_slice whole = wob_buffer_slice(&text);
        wob_spans words = words_of(whole), expected = reference_words(whole, &own);
        words_seen += words.count;
        joined += expected.count - words.count;
        if (!agree(whole, &words, &expected))
            fail_msg("round %zu: \"%.*s\"", round, WOB_ARG(whole));
        wob_arena_clear(&own);
    }
    assert_true(words_seen > ROUNDS);
    assert_true(joined > ROUNDS / 100);
    wob_arena_release(&own);
    wob_buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_the_words_of_letters),
        cmocka_unit_test(tokens_keep_provisions_and_numbers_whole),
        cmocka_unit_test(tokens_join_no_more_than_the_limit),
        cmocka_unit_test(tokens_agree_with_icu_on_any_text),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
