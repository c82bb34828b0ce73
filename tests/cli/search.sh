#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC2016
# What questions find: the letter that the project began with, words, phrases and operators
# (docs/query-language.md), and what is refused. Sourced by tests/cli/run.

ask() { run wobquery -d "$index" "$@"; }

# The first passage for a question.
first() { ask --json -n 1 "$@"; }

if has jq; then
    it "an answer is found by what was asked, and says for which items it stands"
    first welke persoonsgegevens zijn vastgelegd bij het Sensing project
    expect_status 0
    expect_json '.hits[0].letter == "647a534b046c0c9a" and .hits[0].part == "answer"'
    expect_json '.hits[0].items == ["2"] and .hits[0].stands_for == ["3", "4"]'
    expect_json '.hits[0].outcome == "not-held" and (.hits[0].asked[0] | startswith("Een lijst van de gevallen"))'

    it "a question within an item finds the answer before the item"
    first 'item:13 ras en etniciteit'
    expect_json '.hits[0].letter == "647a534b046c0c9a" and .hits[0].part == "answer" and .hits[0].items == ["13"]'

    it "a question within a law finds the answer that cites it"
    first 'wet:Wpg delen van gegevens'
    expect_json '.hits[0].letter == "647a534b046c0c9a" and .hits[0].part == "answer" and .hits[0].items == ["9"]'

    # Operators are judged by the passages that their parts find. ids QUERY: the ids, in order of id.
    ids() { wobquery -d "$index" --json -n 1000 -- "$1" | jq -r '.hits[].id' | sort; }
    both() { comm -12 <(ids "$1") <(ids "$2"); }
    either() { sort -u <(ids "$1") <(ids "$2"); }
    less() { comm -23 - <("$@"); }

    # all_of JQ: the passages of the whole index of whose text JQ is true; words are its words.
    wobquery -d "$index" --json -n 1000 'lang:nl OR lang:en' >"$work/all.json"
    all_of() { jq -r "def words: ascii_downcase | [scan(\"[a-z0-9]+\")];
        .hits[] | select(.text | $1) | .id" "$work/all.json" | sort; }

    # means QUERY SENTENCE: finds just the ids on standard input, and there are some.
    means() {
        it "$2"
        cat >"$work/expected"
        ids "$1" >"$work/output"
        : >"$work/error"
        check "there is nothing that it could find" test -s "$work/expected"
        check "$1 finds something else" cmp "$work/output" "$work/expected"
    }

    means 'camera AND politie' "AND finds passages with both words" < <(both camera politie)
    means 'camera OR drones' "OR finds passages with either word" < <(either camera drones)
    means 'camera drones' "words side by side find passages with either word" < <(either camera drones)
    means 'gegevens NOT verzoek' "NOT leaves passages out" < \
        <(ids gegevens | less all_of 'words | any(test("^verzoek(en)?$"))')
    means 'gegevens -verzoek' "so does a dash" < \
        <(ids gegevens | less all_of 'words | any(test("^verzoek(en)?$"))')
    means 'gegevens -"voor het delen"' "a dash leaves out a phrase" < \
        <(ids gegevens | less ids '"voor het delen"')
    means 'gegevens -part:item' "a dash leaves out what a filter finds" < \
        <(ids gegevens | less ids part:item)
    means 'gegevens -(besluit verzoek)' "a dash leaves out several words" < \
        <(ids gegevens | less all_of 'words | any(test("^(besluit|verzoek)(en)?$"))')
    means '(camera OR sensing) AND gegevens' "parentheses keep together" < \
        <(comm -12 <(either camera sensing) <(ids gegevens))
    means 'camera OR politie AND gegevens' "AND joins closer than OR" < \
        <(sort -u <(ids camera) <(both politie gegevens))
    means 'camera sensing AND gegevens' "standing side by side joins closer than AND" < \
        <(comm -12 <(either camera sensing) <(ids gegevens))
    means 'camera And Not oR' "operators are in capitals" < <(ids 'camera and not or')
    means 'ÉTNICITEIT' "capitals and accents do not matter" < <(ids etniciteit)
    means "camera's" "a word is found in its other forms" < <(ids camera)

    means '"Persoonlijke levenssfeer"' "a phrase finds these words in this order" < \
        <(all_of 'words | join(" ") | contains("persoonlijke levenssfeer")')
    means 'waarde*' "a star finds words that begin so" < <(all_of 'words | any(startswith("waarde"))')
    means 'gegevens NEAR/5 politie' "NEAR finds words within that distance, in any order" < \
        <(all_of 'words as $w | any(range($w | length); $w[.] == "gegevens" and
            ($w[([. - 5, 0] | max):(. + 6)] | index("politie")))')
    means 'politie NEAR/5 gegevens' "the order of NEAR does not matter" < <(ids 'gegevens NEAR/5 politie')
    means 'gegevens NEAR worden' "NEAR alone is within 10 words" < <(ids 'gegevens NEAR/10 worden')

    it "the words of the command line are one question, quoted or not"
    ask --json ras en etniciteit
    jq '.hits | map(.id)' "$work/output" >"$work/apart"
    ask --json 'ras en etniciteit'
    jq '.hits | map(.id)' "$work/output" >"$work/together"
    check "the hits differ" cmp "$work/apart" "$work/together"

    it "an unknown prefix is plain words"
    ask --json 'onderwerp: sensing https://example.org 10:30'
    expect_status 0
    expect_json '.total > 0'
    expect_no_error

    it "quotation marks and parentheses without a partner are passed over"
    ask --json '((sensing "project'
    expect_status 0
    expect_json '.total > 0'

    it "what was understood can be asked again, with the same answer"
    ask --json '(camera OR sensing) gegevens -roermond item:5 item:10 wet:Wob beeld*'
    jq -r .understood "$work/output" >"$work/understood"
    jq '[.total, .hits[].id]' "$work/output" >"$work/before"
    ask --json "$(cat "$work/understood")"
    jq '[.total, .hits[].id]' "$work/output" >"$work/after"
    expect_equal "what was understood" "$(jq -r .understood "$work/output")" "$(cat "$work/understood")"
    check "the hits differ" cmp "$work/before" "$work/after"

    it "--limit and --offset cut from the same list"
    ask --json -n 6 gegevens
    jq '.hits[2:5] | map([.rank, .id])' "$work/output" >"$work/cut"
    ask --json --limit 3 --offset 2 gegevens
    jq '.hits | map([.rank, .id])' "$work/output" >"$work/page"
    check "they differ" cmp "$work/cut" "$work/page"
    expect_json '.hits | length == 3'

    it "--limit 0 counts, and shows nothing"
    ask --json -n 0 gegevens
    expect_json '.total > 10 and .hits == []'

    it "relevance ranks by score"
    ask --json -n 50 gegevens politie
    expect_json '[.hits[].score] | length > 10 and . == (sort | reverse)'

    it "--per-letter says how many passages of a letter come before others"
    # most_of_one OPTION...: of the first six hits, how many are of one letter.
    most_of_one() {
        wobquery -d "$index" --json -n 6 "$@" 'bezwaar maken tegen besluit' |
            jq '[.hits[].letter] | group_by(.) | map(length) | max'
    }
    check "not two of a letter, unless asked" test "$(most_of_one)" -eq 2
    check "not one, as asked" test "$(most_of_one --per-letter 1)" -eq 1
    check "not more than two, where any number may be" test "$(most_of_one --per-letter 0)" -gt 2

    it "a word that stands nowhere is shown put right, and others are not"
    first 'persoonsgegevns'
    expect_json '.suggestion == "persoonsgegevens" and .total > 0'
    first 'persoonsgegevens'
    expect_json '.suggestion == null'

    it "--sort date puts the latest first, and undated letters last"
    ask --json -n 1000 --sort date gegevens
    expect_json '[.hits[] | .date // ""] | length > 10 and . == (sort | reverse) and last == ""'
else
    skip "questions find what they should" "jq is not installed"
fi

# What is refused --------------------------------------------------------------------------------

# The caret of the message stands under the first letter of WORD.
caret_under() {
    local lines caret at
    mapfile -t lines <"$work/error"
    caret=${lines[2]:-}
    at=$((${#caret} - 1))
    check "the third line is no caret" test "${caret// /}" = "^"
    check "no caret under $1" test "${lines[1]:at:${#1}}" = "$1"
}

# refuses VALUE COMPLAINT QUERY
refuses() {
    it "refused is: $3"
    ask -- "$3"
    expect_status 2
    expect_error "wobquery: "
    expect_error "$2"
    expect_nothing
    caret_under "$1"
}

refuses refuse 'did you mean "refused"?' 'sensing outcome:refuse kentekens'
refuses abc 'abc' 'year:abc'
refuses 1066 '1066' 'gegevens year:1066'
refuses 2021-13 '2021-13' '(gegevens date:2021-13)'
refuses 2021-02-30 '2021-02-30' 'date:2021-02-30'
refuses 2021..2019 '2021..2019' 'ééntje year:2021..2019'
refuses fr 'nl' '-lang:fr'
refuses anser 'answer' 'part:anser'
refuses besluit 'decision' 'kind:besluit'
refuses xyz 'xyz' 'letter:xyz'
refuses 123456789 '123456789' 'item:123456789'

it "a question that is too long is refused"
ask "$(printf 'woord %.0s' $(seq 3000))"
expect_status 2
expect_nothing

if has jq; then
    it "--collapse letter shows one passage of each letter, all others behind it left out"
    ask --json -n 1000 --collapse letter gegevens
    expect_json '[.hits[].letter] | length > 5 and length == (unique | length)'
    ask --json -n 1000 --collapse letter org:gemeente
    expect_json '[.hits[].letter] | length > 5 and length == (unique | length)'
    ask --json -n 2 --offset 2 --collapse letter gegevens
    cp "$work/output" "$work/page"
    ask --json -n 4 --collapse letter gegevens
    check "pages overlap" test "$(jq -c '[.hits[2:][].id]' "$work/output")" = "$(jq -c '[.hits[].id]' "$work/page")"

    it "--collapse none is --per-letter 0"
    ask --json --collapse none gegevens
    jq -c '[.hits[].id]' "$work/output" >"$work/none"
    ask --json --per-letter 0 gegevens
    check "they differ" test "$(jq -c '[.hits[].id]' "$work/output")" = "$(cat "$work/none")"
fi

# Three letters that have nothing in common but their clause on objection.
clause() {
    cat <<END
Gemeente $1

Datum: $2
Onderwerp: besluit op uw Woo-verzoek over $3

Geachte heer, mevrouw,

U vraagt om stukken over $3. $4

Bezwaar

Wie het met dit besluit niet eens is, kan binnen zes weken na de bekendmaking een gemotiveerd
bezwaarschrift sturen aan het college van $1, postbus $5, onder vermelding van het woord xylofoon.

Hoogachtend,
het college van $1
END
}
mkdir "$work/standard"
clause Appelscha "12 mei 2023" "de ijsbaan" "Die zijn er niet, want er is nooit een ijsbaan geweest." 12 >"$work/standard/a.txt"
clause Bergum "3 juni 2023" "het gemaal" "Wij maken ze alle openbaar op onze website." 345 >"$work/standard/b.txt"
clause Dokkum "9 augustus 2024" "de waterpoort" "De tekeningen weigeren wij wegens de veiligheid." 6 >"$work/standard/c.txt"
wobindex add -q -d "$work/standard.index" "$work/standard"

if has jq; then
    it "standard text is shown once, with the number of letters that have it too"
    run wobquery -d "$work/standard.index" --json xylofoon
    expect_json '.total == 3 and (.hits | length) == 1 and .hits[0].same == 2'
    run wobquery -d "$work/standard.index" --json --sort date xylofoon
    expect_json '(.hits | length) == 1 and .hits[0].date == "2024-08-09"'
    run wobquery -d "$work/standard.index" xylofoon
    expect_output "and in 2 other letters"

    it "--collapse none shows it as often as it stands there, and so does a batch"
    run wobquery -d "$work/standard.index" --json --collapse none xylofoon
    expect_json '(.hits | length) == 3 and all(.hits[]; .same == 2)'
    printf 'q\txylofoon\n' | wobquery batch -d "$work/standard.index" - >"$work/output"
    check "a batch leaves some out" test "$(wc -l <"$work/output")" -eq 3

    it "what only one letter has is the same as nothing"
    run wobquery -d "$work/standard.index" --json waterpoort tekeningen
    expect_json '.hits[0].same == 0'
fi

it "--explain tells what was looked for, and what each score is made of"
ask --explain -n 1 parkeervergunningen
expect_output "looked for, with its worth and in how many passages it stands"
check "no variant is told" grep -qE '^     parkeervergunningen: parkeervergunn 1\.00 \([0-9]+\)' "$work/output"
check "no score is told" grep -qE '^     score [0-9.]+ = [0-9.]+ weight x [0-9.]+ length x [0-9.]+ part \+ [0-9.]+ letter$' "$work/output"
if has jq; then
    ask --explain --json parkeervergunningen
    expect_json '.explain[0].word == "parkeervergunningen" and .explain[0].variants[0].worth == 1
        and .explain[0].variants[0].passages > 0'
    expect_json 'all(.hits[]; .made_of as $m | (.score - ($m.weight * $m.length * $m.part + $m.letter)) < 0.01 and $m.weight > 0)'
    ask --json parkeervergunningen
    expect_json '(has("explain") or (.hits[0] | has("made_of"))) | not'
fi
