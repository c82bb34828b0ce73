/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/syntax.h: questions and what is understood of them. */
#include "tests/unit/unit.h"

#include "lib/base/utf8.h"
#include "lib/search/syntax.h"

#include <string.h>

/* A question, and the text of its tree; the tree of that text must be the same. */
typedef struct row {
    const char *question, *understood;
} row;

static const row rows[] = {
    /* words */
    {"", ""},
    {"   \t\n ", ""},
    {"kentekens", "kentekens"},
    {"  welke persoonsgegevens  zijn\nvastgelegd ", "welke persoonsgegevens zijn vastgelegd"},
    {"Wob-verzoek 10.2.e t/m 's-Gravenhage", "Wob-verzoek 10.2.e t/m s-Gravenhage"},
    {"klachten, bezwaren; (en meer).", "klachten bezwaren en meer"},
    {"staatssteun aan KLM: termsheet", "staatssteun aan KLM termsheet"},
    {"KLM:termsheet", "KLM:termsheet"},
    {"https://x.nl/a?b=(c)", "https://x.nl/a?b=(c)"},
    {"om 10:30 uur", "om 10:30 uur"},
    {"I&R - ? ... ! * & --- a", "I&R a"},
    {"and or not near en of niet And Or", "and or not near en of niet And Or"},
    {"AND, 'OR NOT.", "and or not"},
    {"EN OF NIET", "EN OF NIET"},
    {"caf\xC3\xA9 na\xC3\xAFve \xE2\x82\xAC", "caf\xC3\xA9 na\xC3\xAFve \xE2\x82\xAC"},
    {"artikel 31(1)(a) FOIA", "artikel 31(1)(a) FOIA"},
    {"a() b", "a() b"},
    {"a(234567890123456789012345) b", "a(234567890123456789012345) b"}, /* as long as can be */
    {"a(2345678901234567890123456) b", "a 2345678901234567890123456 b"},
    {"be(sluit)en a(b(c)d)", "be(sluit)en a b(c)d"},
    {"Wob-verzoek -", "Wob-verzoek"},

    /* prefixes */
    {"waarde*", "waarde*"},
    {"ge*", "ge*"},
    {"g*", "g"},
    {"\xC3\xA9g*", "\xC3\xA9g*"},
    {"\xC3\xA9*", "\xC3\xA9"},
    {"* waarde** w*rde waarde*, 10.2.* a*.*", "waarde* w*rde waarde* 10.2 a"},
    {"Wob-ver*", "Wob-ver*"},

    /* phrases */
    {"\"ras en etniciteit\"", "\"ras en etniciteit\""},
    {"\" ras   en\n etniciteit \" x", "\"ras en etniciteit\" x"},
    {"\"\" \"  \" \"...\" x", "x"},
    {"\"(a) b\"", "\"(a) b\""},
    {"\"AND item:5 -x (y\"", "\"AND item:5 -x (y\""},
    {"\xE2\x80\x9Czwarte lijst\xE2\x80\x9D", "\"zwarte lijst\""},
    {"\xE2\x80\x9Ezwarte lijst\xE2\x80\x9C \xC2\xAB"
     "a b\xC2\xBB",
     "\"zwarte lijst\" \"a b\""},
    {"a\"b c\"d", "a \"b c\" d"},

    /* side by side */
    {"ras item:13 etniciteit", "ras etniciteit AND item:13"},
    {"item:13", "item:13"},
    {"item:5 item:10 x", "x AND (item:5 OR item:10)"},
    {"item:5 part:answer item:10", "(item:5 OR item:10) AND part:answer"},
    {"(item:5 part:answer) x", "x AND item:5 AND part:answer"},
    {"(item:5 OR part:answer) x", "x AND (item:5 OR part:answer)"},
    {"(item:5 OR ras) x", "(item:5 OR ras) x"},
    {"(item:5 -ras) x", "x AND item:5 AND NOT ras"},
    {"(ras AND etniciteit) x", "(ras AND etniciteit) x"},
    {"(ras AND etniciteit) item:5", "ras AND etniciteit AND item:5"},
    {"((a b) c) d", "a b c d"},
    {"item:5, item:6; x", "x AND (item:5 OR item:6)"},

    /* exclusions */
    {"sensing -roermond", "sensing AND NOT roermond"},
    {"-roermond sensing", "sensing AND NOT roermond"},
    {"sensing NOT roermond politie", "sensing politie AND NOT roermond"},
    {"sensing AND NOT roermond", "sensing AND NOT roermond"},
    {"sensing -\"gemeente roermond\"", "sensing AND NOT \"gemeente roermond\""},
    {"sensing -outcome:refused -item:5", "sensing AND NOT outcome:refused AND NOT item:5"},
    {"a -(b c)", "a AND NOT (b c)"},
    {"a -(b AND c)", "a AND NOT (b AND c)"},
    {"a -ge*", "a AND NOT ge*"},
    {"-a", "NOT a"},
    {"-a -b", "NOT a AND NOT b"},
    {"-(-a)", "a"},
    {"NOT NOT -a", "NOT a"},
    {"a --b", "a b"},
    {"a-b c -5", "a-b c AND NOT 5"},
    {"a -AND", "a AND NOT and"},

    /* AND and OR */
    {"a AND b", "a AND b"},
    {"a AND b AND c", "a AND b AND c"},
    {"a AND (b AND c)", "a AND b AND c"},
    {"a b AND c d", "a b AND c d"},
    {"a OR b", "a OR b"},
    {"a OR b OR (c OR d)", "a OR b OR c OR d"},
    {"a OR b AND c", "a OR (b AND c)"},
    {"(a OR b) AND c", "(a OR b) AND c"},
    {"a b OR c -d", "a b OR (c AND NOT d)"},
    {"a OR NOT b", "a OR NOT b"},
    {"item:5 AND item:6", "item:5 AND item:6"},
    {"item:5 OR item:6", "item:5 OR item:6"},
    {"sensing outcome:refused OR outcome:released",
     "sensing AND (outcome:refused OR outcome:released)"},
    {"item:5 OR item:6 OR item:7 x", "x AND (item:5 OR item:6 OR item:7)"},
    {"x item:5 OR part:answer", "(x AND item:5) OR part:answer"},
    {"-item:5 OR item:6", "NOT item:5 OR item:6"},
    {"(a item:5) OR item:6", "(a AND item:5) OR item:6"},
    {"item:5 AND a OR item:6 AND b", "(item:5 AND a) OR (item:6 AND b)"},

    /* NEAR */
    {"a NEAR b", "a NEAR b"},
    {"a NEAR/5 b", "a NEAR/5 b"},
    {"a NEAR/10 b", "a NEAR b"},
    {"a NEAR b NEAR/25 c d", "a NEAR/25 b NEAR/25 c d"},
    {"x a NEAR/5 ge* y", "x a NEAR/5 ge* y"},
    {"\"a b\" NEAR c", "\"a b\" NEAR c"},
    {"(a) NEAR b", "a NEAR b"},
    {"-a NEAR b", "NOT a NEAR b"},
    {"a NEAR/0 b", "a NEAR/1 b"},
    {"a NEAR/500 b", "a NEAR/100 b"},
    {"a NEAR/x b", "a NEAR/x b"},
    {"(a b) NEAR c", "a b c"},
    {"item:5 NEAR c", "c AND item:5"},
    {"a NEAR (b c)", "a b c"},
    {"a NEAR b AND c NEAR/2 d OR e", "(a NEAR b AND c NEAR/2 d) OR e"},

    /* what lacks its partner */
    {"a \"b c", "a b c"},
    {"\"a b\" \"c", "\"a b\" c"},
    {"(a OR b", "a OR b"},
    {"a) OR b)", "a OR b"},
    {"foo(bar OR baz) x", "foo (bar OR baz) x"},
    {"() a ( ( ) )", "a"},
    {"-() a", "a"},
    {"a AND", "a"},
    {"OR a", "a"},
    {"a NOT", "a"},
    {"a NEAR", "a"},
    {"NEAR a", "a"},
    {"a AND OR b", "a OR b"},
    {"a OR AND b", "a OR b"},
    {"a NEAR NEAR b", "a b"},
    {"AND", "and"},
    {"AND OR NOT NEAR/5", "and or not near/5"},
    {"(AND) -(OR)", "and or"},
    {"a (AND) b", "a b"},

    /* filters; their values are tested in test_filter.c */
    {"wet:Wpg delen van gegevens", "delen van gegevens AND statute:Wpg"},
    {"LAW:wpg", "statute:Wpg"},
    {"statute:\"Wob 10.2.g\"", "statute:\"Wob 10.2.g\""},
    {"statute: \"Wob 10\"", "statute \"Wob 10\""},
    {"statute:\"Wob 10", "statute Wob 10"},
    {"item: 5 date: 24 juni", "item 5 date 24 juni"},
    {"item:, item:\"\" item:", "item item item"},
    {"myitem:x items:5 item5:6", "myitem:x items:5 item5:6"},
    {"org:\"gemeente\n  Amsterdam\"", "org:\"gemeente Amsterdam\""},
    {"organisation:politie language:NL", "org:politie AND lang:nl"},
    {"year:2021 year:2019..2020", "year:2021 OR year:2019..2020"},
    {"'item:5 (item:6)", "item:5 OR item:6"},
    {"item:(5 OR 6)", "item (5 OR 6)"},
};

/* What a batch reads as words. */
static const row lenient_rows[] = {
    {"year:abc x", "year abc x"},
    {"item:5 year:abc", "year abc AND item:5"},
    {"-year:abc x", "year abc x"},
    {"x NOT outcome:weg", "x outcome weg"},
    {"statute:\"foo AND (bar -x\" y", "statute foo and bar x y"},
    {"item:item:5-x", "item item 5 x"},
    {"date:24-06-2021", "date 24 06 2021"},
    {"outcome:** x", "outcome x"},
    {"letter:zz.", "letter zz"},
};

typedef struct parsed {
    wob_arena arena;
    wob_error error;
    wob_status status;
    const wob_node *root;
    wob_buffer text; /* of the tree, where there is one */
} parsed;

static parsed read(wob_slice question, bool lenient)
{
    parsed reading = {0};
    reading.status =
        wob_syntax_parse(question, lenient, &reading.arena, &reading.root, &reading.error);
    if (!reading.status)
        wob_syntax_describe(reading.root, &reading.text);
    return reading;
}

static void release(parsed *reading)
{
    wob_arena_release(&reading->arena);
    wob_buffer_release(&reading->text);
}

static bool describes_as(wob_slice question, bool lenient, wob_slice expected)
{
    parsed reading = read(question, lenient);
    wob_slice text = wob_buffer_slice(&reading.text);
    bool same = !reading.status && wob_slice_equal(text, expected);
    if (!same)
        print_error("\"%.*s\" (%s)\ngave \"%.*s\"\nnot  \"%.*s\"\n", WOB_ARG(question),
                    reading.status ? reading.error.message
                    : lenient      ? "lenient"
                                   : "strict",
                    WOB_ARG(text), WOB_ARG(expected));
    release(&reading);
    return same;
}

static void question_is_understood(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice expected = wob_slice_of(rows[i].understood);
        wrong += !describes_as(wob_slice_of(rows[i].question), false, expected);
    }
    assert_int_equal(wrong, 0);
    assert_true(ROWS(rows) >= 80);
}

static void lenient_question_reads_bad_filters_as_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(lenient_rows); i++) {
        wob_slice question = wob_slice_of(lenient_rows[i].question);
        assert_true(describes_as(question, true, wob_slice_of(lenient_rows[i].understood)));
        parsed strict = read(question, false);
        assert_int_equal(strict.status, WOB_USAGE);
        release(&strict);
    }
}

static void lenient_question_without_fault_reads_as_a_strict_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_true(
            describes_as(wob_slice_of(rows[i].question), true, wob_slice_of(rows[i].understood)));
}

static void what_is_understood_reads_as_itself(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice text = wob_slice_of(rows[i].understood);
        assert_true(describes_as(text, false, text));
    }
}

/* The tree, looked at itself ------------------------------------------------------------------- */

static void empty_question_is_a_bag_of_nothing(void **state)
{
    (void)state;
    static const char *const questions[] = {"", " ", "...", "()", "\"\"", "-()", "(()"};
    for (size_t i = 0; i < ROWS(questions); i++) {
        parsed reading = read(wob_slice_of(questions[i]), false);
        assert_int_equal(reading.root->kind, WOB_NODE_ANY);
        assert_int_equal(reading.root->children.count, 0);
        release(&reading);
    }
    parsed reading = read((wob_slice){0}, true);
    assert_int_equal(reading.root->kind, WOB_NODE_ANY);
    release(&reading);
}

static void assert_node(const wob_node *node, wob_node_kind kind, wob_slice question,
                        const char *spanned)
{
    assert_int_equal(node->kind, kind);
    assert_text(wob_slice_at(question, node->span), spanned);
}

static void nodes_say_where_they_stand(void **state)
{
    (void)state;
    wob_slice question = WOB_SLICE("x, \"de  heer\" NEAR/5 caf\xC3\xA9 -(item:\"5\" OR ge*).");
    parsed reading = read(question, false);
    const wob_node *all = reading.root;
    assert_node(all, WOB_NODE_AND, question,
                "x, \"de  heer\" NEAR/5 caf\xC3\xA9 -(item:\"5\" OR ge*");
    const wob_node *any = all->children.at[0], *without = all->children.at[1];
    assert_node(any, WOB_NODE_ANY, question, "x, \"de  heer\" NEAR/5 caf\xC3\xA9");
    assert_node(any->children.at[0], WOB_NODE_WORD, question, "x");
    const wob_node *near = any->children.at[1];
    assert_node(near, WOB_NODE_NEAR, question, "\"de  heer\" NEAR/5 caf\xC3\xA9");
    assert_int_equal(near->window, 5);
    assert_node(near->children.at[0], WOB_NODE_PHRASE, question, "\"de  heer\"");
    assert_text(near->children.at[0]->text, "de  heer");
    assert_node(without, WOB_NODE_NOT, question, "-(item:\"5\" OR ge*");
    const wob_node *either = without->children.at[0];
    assert_node(either, WOB_NODE_OR, question, "item:\"5\" OR ge*");
    assert_node(either->children.at[0], WOB_NODE_FILTER, question, "item:\"5\"");
    assert_text(either->children.at[0]->filter->value, "5");
    assert_node(either->children.at[1], WOB_NODE_PREFIX, question, "ge*");
    assert_text(either->children.at[1]->text, "ge");
    release(&reading);
}

/* Checks what syntax.h promises of every node; returns how deep the tree is. */
static size_t check_tree(const wob_node *node, wob_slice question)
{
    size_t deepest = 0;
    assert_true(node->span.begin <= node->span.end && node->span.end <= question.size);
    assert_int_equal(wob_utf8_floor(question, node->span.begin), node->span.begin);
    assert_int_equal(wob_utf8_floor(question, node->span.end), node->span.end);
    if (node->kind <= WOB_NODE_PHRASE) {
        size_t at = 0;
        while (at < node->text.size && !wob_is_word(node->text.data[at]))
            at++;
        assert_true(at < node->text.size);
        assert_true(node->text.data >= question.data &&
                    node->text.data + node->text.size <= question.data + question.size);
    }
    assert_int_equal(node->kind == WOB_NODE_FILTER, node->filter != NULL);
    assert_int_equal(node->kind == WOB_NODE_NEAR, node->window > 0);
    assert_true(node->window <= WOB_NEAR_WIDEST);
    assert_true(node->kind > WOB_NODE_FILTER || node->children.count == 0);
    if (node->children.count == 1)
        assert_int_equal(node->kind, WOB_NODE_NOT);
    for (size_t i = 0; i < node->children.count; i++) {
        const wob_node *child = node->children.at[i];
        assert_int_not_equal(child->kind, node->kind);
        assert_true(child->span.begin >= node->span.begin && child->span.end <= node->span.end);
        size_t depth = check_tree(child, question);
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest + 1;
}

enum { LEVELS_OF_PARENTHESES = 4 }; /* OR, AND, NOT or ANY, NEAR */

static size_t count_open(wob_slice text)
{
    size_t open = 0, most = 0;
    for (size_t i = 0; i < text.size; i++) {
        open += text.data[i] == '(';
        open -= open && text.data[i] == ')';
        most = open > most ? open : most;
    }
    return most;
}

static void check_lenient(wob_slice question)
{
    parsed once = read(question, true);
    assert_int_equal(once.status, WOB_OK);
    size_t depth = check_tree(once.root, question);
    assert_true(depth <= LEVELS_OF_PARENTHESES * (WOB_QUESTION_DEEPEST + 1) + 1);
    wob_slice text = wob_buffer_slice(&once.text);
    if (text.size <= WOB_QUESTION_LONGEST && count_open(text) <= WOB_QUESTION_DEEPEST)
        assert_true(describes_as(text, true, text));
    release(&once);
}

/* Limits --------------------------------------------------------------------------------------- */

static void repeat(wob_buffer *to, const char *text, size_t times)
{
    while (times--)
        wob_buffer_add(to, wob_slice_of(text));
}

static size_t count_leaves(const wob_node *node)
{
    size_t count = node->kind <= WOB_NODE_FILTER;
    for (size_t i = 0; i < node->children.count; i++)
        count += count_leaves(node->children.at[i]);
    return count;
}

static void assert_refused(wob_slice question, const char *message)
{
    parsed strict = read(question, false);
    assert_int_equal(strict.status, WOB_USAGE);
    assert_string_equal(strict.error.message, message);
    assert_null(strict.root);
    release(&strict);
}

static void reading_must_end_at(wob_slice question, bool lenient, size_t end)
{
    parsed reading = read(question, lenient);
    assert_int_equal(reading.status, WOB_OK);
    assert_int_equal(reading.root->span.end, end);
    release(&reading);
}

static void question_too_long_is_refused_or_cut(void **state)
{
    (void)state;
    wob_buffer question = {0};
    repeat(&question, "e", WOB_QUESTION_LONGEST);
    reading_must_end_at(wob_buffer_slice(&question), false, WOB_QUESTION_LONGEST);
    wob_buffer_add_char(&question, 'e');
    assert_refused(wob_buffer_slice(&question),
                   "the question is 16385 bytes long; write it in at most 16384, or as several");
    reading_must_end_at(wob_buffer_slice(&question), true, WOB_QUESTION_LONGEST);

    question.size = WOB_QUESTION_LONGEST - 1; /* a character across the limit is left out */
    repeat(&question, "\xC3\xA9", 2);
    reading_must_end_at(wob_buffer_slice(&question), true, WOB_QUESTION_LONGEST - 1);
    wob_buffer_release(&question);
}

static void too_many_words_are_refused_or_cut(void **state)
{
    (void)state;
    wob_buffer question = {0};
    repeat(&question, "(ab ", 2);
    repeat(&question, "cd ", WOB_QUESTION_MOST_WORDS - 2);
    parsed most = read(wob_buffer_slice(&question), false);
    assert_int_equal(most.status, WOB_OK);
    assert_int_equal(count_leaves(most.root), WOB_QUESTION_MOST_WORDS);
    release(&most);

    wob_buffer_add(&question, WOB_SLICE("more) item:5"));
    assert_refused(wob_buffer_slice(&question),
                   "a question has at most 1024 words, phrases and filters; leave out what stands "
                   "here and behind it\n"
                   "  ... cd cd cd cd cd cd cd cd cd cd cd cd cd more) item:5\n"
                   "                                             ^");
    parsed cut = read(wob_buffer_slice(&question), true);
    assert_int_equal(count_leaves(cut.root), WOB_QUESTION_MOST_WORDS);
    release(&cut);

    wob_buffer_clear(&question); /* operators that become words */
    repeat(&question, "OR ", WOB_QUESTION_LONGEST / 3);
    parsed operators = read(wob_buffer_slice(&question), false);
    assert_int_equal(count_leaves(operators.root), WOB_QUESTION_MOST_WORDS);
    release(&operators);
    wob_buffer_release(&question);
}

static void parentheses_too_deep_are_refused_or_passed_over(void **state)
{
    (void)state;
    wob_buffer question = {0};
    repeat(&question, "(a OR b AND ", WOB_QUESTION_DEEPEST);
    check_lenient(wob_buffer_slice(&question));
    parsed deepest = read(wob_buffer_slice(&question), false);
    assert_int_equal(deepest.status, WOB_OK);
    release(&deepest);

    wob_buffer_clear(&question);
    repeat(&question, "(", WOB_QUESTION_DEEPEST);
    wob_buffer_add(&question, WOB_SLICE("((a) b) OR c) -d"));
    assert_refused(wob_buffer_slice(&question),
                   "parentheses lie at most 32 deep; leave this one out\n"
                   "  ((((((((((((((((((((((((((((((((((a) b) OR c) -d\n"
                   "                                  ^");
    assert_true(describes_as(wob_buffer_slice(&question), true, WOB_SLICE("(a b OR c) AND NOT d")));
    wob_buffer_release(&question);
}

/* Anything at all ------------------------------------------------------------------------------ */

enum { ROUNDS = 20000 };

static uint64_t random_state;

static unsigned random_below(unsigned limit)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(random_state >> 33) % limit;
}

static void random_bytes_never_break_it(void **state)
{
    (void)state;
    random_state = 2021;
    wob_buffer bytes = {0}, question = {0};
    for (int round = 0; round < ROUNDS; round++) {
        wob_buffer_clear(&bytes);
        wob_buffer_clear(&question);
        for (unsigned size = random_below(40); size--;)
            wob_buffer_add_char(&bytes, (char)random_below(256));
        parsed raw = read(wob_buffer_slice(&bytes), round % 2); /* not even valid */
        release(&raw);
        wob_utf8_add_repaired(&question, wob_buffer_slice(&bytes));
        check_lenient(wob_buffer_slice(&question));
    }
    wob_buffer_release(&bytes);
    wob_buffer_release(&question);
}

static void random_pieces_never_break_it(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a",        "word",     "ge*",
                                         "g*",       "*",        " ",
                                         " ",        " ",        "(",
                                         ")",        "(",        ")",
                                         "\"",       "\"",       "-",
                                         "-",        " AND ",    " OR ",
                                         " NOT ",    "AND",      "NOT",
                                         "NEAR",     " NEAR/7 ", " NEAR/999 ",
                                         "item:5",   "item:",    "item:%",
                                         "year:",    "2021",     "..",
                                         ",",        ";",        "wet:Wob",
                                         "org:",     ":",        "'",
                                         "part:",    "nope",     "31(",
                                         "lang",     "\xC3\xA9", "\xE2\x80\x9C",
                                         "\xC2\xBB", "\n",       "outcome:refused"};
    random_state = 1066;
    wob_buffer question = {0};
    size_t strict_good = 0;
    for (int round = 0; round < ROUNDS; round++) {
        wob_buffer_clear(&question);
        for (unsigned count = random_below(round % 100 ? 16 : 400); count--;)
            repeat(&question, pieces[random_below(ROWS(pieces))], 1);
        wob_slice text = wob_buffer_slice(&question);
        check_lenient(text);
        parsed strict = read(text, false);
        if (!strict.status) {
            strict_good++;
            check_tree(strict.root, text);
            wob_slice understood = wob_buffer_slice(&strict.text);
            assert_true(describes_as(understood, false, understood));
        } else {
            assert_int_equal(strict.status, WOB_USAGE);
            assert_non_null(strchr(strict.error.message, '^'));
        }
        release(&strict);
    }
    assert_in_range(strict_good, ROUNDS / 4, ROUNDS - 100); /* both ways were walked often */
    wob_buffer_release(&question);
}

static void hostile_text_is_read_in_little_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a(", "(",   "\"",     "((a", "-(",     "NOT ",
                                         "a*", "a:b", "item:(", "a\"", "org:\"", "\xE2\x80\x9C"};
    for (size_t i = 0; i < ROWS(pieces); i++) {
        wob_buffer question = {0};
        repeat(&question, pieces[i], WOB_QUESTION_LONGEST / strlen(pieces[i]));
        check_lenient(wob_buffer_slice(&question));
        wob_buffer_release(&question);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(question_is_understood),
        cmocka_unit_test(lenient_question_reads_bad_filters_as_words),
        cmocka_unit_test(lenient_question_without_fault_reads_as_a_strict_one),
        cmocka_unit_test(what_is_understood_reads_as_itself),
        cmocka_unit_test(empty_question_is_a_bag_of_nothing),
        cmocka_unit_test(nodes_say_where_they_stand),
        cmocka_unit_test(question_too_long_is_refused_or_cut),
        cmocka_unit_test(too_many_words_are_refused_or_cut),
        cmocka_unit_test(parentheses_too_deep_are_refused_or_passed_over),
        cmocka_unit_test(random_bytes_never_break_it),
        cmocka_unit_test(random_pieces_never_break_it),
        cmocka_unit_test(hostile_text_is_read_in_little_time),
    };
    return cmocka_run_group_tests_name("syntax", tests, NULL, NULL);
}
