#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2034,SC2154,SC2016
# wobindex parse, against docs/letter.md: keys, spans, sections, and what cannot be read. Sourced by
# tests/cli/run.

it "parse prints a line for each letter, in the order in which they are named"
run wobindex parse "${paths[@]}"
expect_status 0
expect_lines $((${#paths[@]} + 1)) # one of them has documents behind it
expect_no_error
cp "$work/output" "$work/letters.jsonl"

it "documents behind a letter are printed after it, on a line of their own"
run wobindex parse "$letters/woo-gemeente-veldersluis-brug-oude-haven.txt"
expect_lines 2
check "the letter is not first" grep -q '^{"schema":1,"id":"[0-9a-f]*",' <(head -n 1 "$work/output")
check "the rest is not of its own" grep -q '^{"schema":1,"id":"[0-9a-f]*-2",.*"kind":"other"' <(tail -n 1 "$work/output")

it "a letter that is parsed twice gives the same bytes"
run wobindex parse "${paths[@]}"
check "the second reading differs" cmp "$work/output" "$work/letters.jsonl"

it "any number of jobs gives the same bytes, in the same order"
for jobs in 1 3 8; do
    run wobindex parse -j "$jobs" "${paths[@]}"
    expect_status 0
    check "$jobs jobs give others" cmp "$work/output" "$work/letters.jsonl"
done

it "files are listed on standard input too"
listed() { printf '%s\n' "${paths[@]}" | wobindex parse "$@"; }
for way in "-" "--files-from -"; do
    # shellcheck disable=SC2086
    run listed $way
    expect_status 0
    check "$way gives others" cmp "$work/output" "$work/letters.jsonl"
done

it "a reader of the output that wants no more ends the run without a word"
cut_off() { { wobindex parse "${paths[@]}" "${paths[@]}"; echo "$?" >"$work/how"; } | head -n 1 | grep -c schema; }
run cut_off
expect_status 0
expect_no_error
check "it ended with $(cat "$work/how")" grep -qE '^(0|141)$' "$work/how"

it "parse writes what failed as a table too"
run wobindex parse --failures "$work/failures.csv" "$work/nothing.txt" "$seed"
expect_status 1
expect_lines 1
check "no row of nothing.txt" grep -q "^$work/nothing.txt,not-found," "$work/failures.csv"

it "parse makes no index"
check "there is one at home" test ! -e "$HOME/.local/share/wob/parsed"
WOB_INDEX=$work/never run wobindex parse "$seed"
expect_status 0
check "$work/never is there" test ! -e "$work/never"

it "what cannot be read is named, and the others are printed"
: >"$work/empty.txt"
run wobindex parse "$work/nothing.txt" "$seed" "$work/empty.txt" "$letters/uk-harrowmere-council-cctv.txt"
expect_status 1
expect_lines 2
expect_error "wobindex: $work/nothing.txt: "
expect_error "wobindex: $work/empty.txt: is empty"
check "not a line for each of 2" test "$(wc -l <"$work/error")" -eq 2

it "parse says that a folder is no file"
run wobindex parse "$letters"
expect_status 1
expect_error "$letters: not a regular file"
expect_nothing

if has jq; then
    # Each case looks at all the sample letters.
    it_holds() {
        it "$1"
        status=0
        cp "$work/letters.jsonl" "$work/output"
        expect_json "$2"
    }
    it_counts() {
        it "$1"
        jq -r -L tests/cli "$2" "$work/letters.jsonl" >"$work/output" 2>"$work/error"
        expect_no_error
        check "what is wrong is printed" test -s "$work/output" -a "$(tail -n 1 "$work/output")" = "done"
        check "what is wrong is printed" test "$(grep -vcx 'done' "$work/output")" -eq 0
    }

    it_holds "the keys of a letter are those of docs/letter.md, in that order" '
        keys_unsorted == ["schema", "id", "source", "language", "kind", "organisation", "reference",
            "subject", "date", "request_date", "request", "items", "answers", "decision", "sections",
            "citations", "laws", "documents", "case_law", "links", "text", "related",
            "grounds"]'
    it_holds "so are those of its parts" '
        (.source | keys_unsorted == ["path", "format", "sha256", "pages", "ocr"])
        and (.request == null or (.request | keys_unsorted == ["text", "span", "page"]))
        and all(.items[]; keys_unsorted == ["number", "text", "span", "page"])
        and all(.answers[]; keys_unsorted == ["items", "text", "span", "page", "outcome", "grounds",
            "see", "resolved"])
        and (.decision == null
            or (.decision | keys_unsorted == ["text", "span", "page", "outcome", "points"]))
        and all(.decision.points[]?; keys_unsorted == ["number", "text", "span"])
        and all(.sections[]; keys_unsorted == ["heading", "kind", "span", "page"])
        and all(.citations[]; keys_unsorted == ["text", "span", "page", "label", "jci", "role", "url"])
        and all(.laws[]; keys_unsorted == ["label", "id", "span", "page"])
        and all(.documents[]; keys_unsorted == ["number", "title", "date", "outcome", "grounds", "page"])
        and all(.case_law[]; keys_unsorted == ["ecli", "span", "page", "url"])
        and all(.links[]; keys_unsorted == ["url", "span", "page"])'
    it_holds "the schema is 1, and the id is the beginning of the hash of the file" '
        .schema == 1 and (.id | test("^[0-9a-f]{16}(-2)?$")) and .id[0:16] == .source.sha256[0:16]'
    it_holds "words from a list are of that list" '
        def of($list): . as $word | any($list[]; . == $word);
        def outcome: of(["released", "partly-released", "refused", "already-public", "not-held",
            "out-of-scope", "transferred", "withdrawn", "unknown"]);
        (.language | of(["nl", "en"]))
        and (.kind | of(["decision", "partial-decision", "decision-on-objection", "other"]))
        and all(.answers[].outcome, (.decision.outcome // "unknown"); outcome)
        and all(.sections[].kind; of(["header", "request", "procedure", "framework", "inventory",
            "view", "objection", "consideration", "answer", "decision", "publication", "remedy",
            "closing", "annex", "other"]))
        and all(.citations[].role; of(["applied", "considered", "framework", "procedure", "argued",
            "annex", "stamp"]))'
    it_holds "dates are ISO 8601, or null" '
        all(.date, .request_date, .documents[].date; . == null or test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))'
    it_holds "pages lie within the letter" '
        .source.pages as $pages | all(.. | objects | .page? // empty; . >= 1 and . <= $pages)'
    it_holds "numbers of items are told apart, and answers name items that there are" '
        [.items[].number] as $numbers | ($numbers | unique | length) == ($numbers | length)
        and all(.answers[]; .items != [] and (.items - $numbers) == []
            and (.see - $numbers) == [] and (.resolved - $numbers) == [])
        or $numbers == []'

    it_counts "every span cuts from the text what it is said to cut" '
        include "spans";
        .text as $text | ($text | places) as $places | .source.path as $path
        | (.. | objects | select(.span) | (.span | cut($text; $places)) as $cut
            | if $cut == null then "\($path): \(.span) leaves the text"
              elif .text and .text != $cut then "\($path): \(.span) is not \(.text[0:60])"
              else empty end),
          "done"'
    it_counts "sections cover the text, without a gap and without overlap" '
        (.text | utf8bytelength) as $size | .source.path as $path
        | (reduce .sections[].span as $span ({end: 0, faults: []};
               {end: $span[1],
                faults: (.faults + if $span[0] == .end then [] else ["gap or overlap at \(.end)"] end)})
            | .faults + if .end == $size then [] else ["the end at \($size) is not reached"] end
            | .[] | "\($path): \(.)"),
          "done"'

    it "only with --stamps are marks of redaction among the citations"
    run wobindex parse "$letters/wob-gemeente-oostwoude-parkeervergunningen.txt"
    expect_json 'all(.citations[]; .role != "stamp")'
    run wobindex parse --stamps "$letters/wob-gemeente-oostwoude-parkeervergunningen.txt"
    expect_status 0
    expect_json 'any(.citations[]; .role == "stamp" and .label == "Wob 10.2.e")'

    it "--explain prints the letter with its parts in the margin and the rules that made them"
    run wobindex parse --explain "$seed"
    expect_status 0
    check "the item is not named" grep -qE '^item 5 +\| 5\. Vijf voorbeelden' "$work/output"
    check "the answer is not named" grep -qE '^answer 5 10 +\|' "$work/output"
    check "no row of a table is named" grep -qE '\^ outcome: not-held, as data/outcomes.tsv has "' "$work/output"

    it "the letter of 17 items is read as docs/letter.md has it"
    run wobindex parse "$seed"
    expect_json '[.items[].number] == [range(1; 18) | tostring]'
    expect_json '[.answers[] | "\(.items | join(" ")) -> \(.see | join(" ")) -> \(.resolved | join(" "))"] == [
        "1 ->  -> 1", "2 ->  -> 2", "3 -> 2 -> 2 3", "4 -> 2 3 -> 2 3", "5 10 ->  -> 5 10",
        "6 7 8 12 14 -> 1 -> 1", "9 -> 1 -> 1 9", "11 -> 1 -> 1 11", "13 -> 11 -> 1 11 13",
        "15 -> 1 -> 1 15", "16 -> 1 -> 1 16", "17 ->  -> 17"]'
else
    skip "what parse prints is as docs/letter.md says" "jq is not installed"
fi
