#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2034,SC2154,SC2016
# wobquery search --json, against docs/hits.md. Sourced by tests/cli/run.

if has jq; then
    wobindex parse "${paths[@]}" >"$work/letters.jsonl"
    wobquery -d "$index" --json -n 1000 gegevens persoonlijke levenssfeer information >"$work/hits.json"

    it_holds_of_hits() {
        it "$1"
        status=0
        cp "$work/hits.json" "$work/output"
        : >"$work/error"
        expect_json "(.hits | length > 50) and ($2)"
    }

    it "--json prints one object, on one line"
    run wobquery -d "$index" --json gegevens
    expect_status 0
    expect_lines 1
    expect_json 'type == "object"'
    expect_no_error

    it_holds_of_hits "the keys of an answer are those of docs/hits.md, in that order" '
        keys_unsorted[0:9] == ["schema", "query", "understood", "total", "total_is_exact", "took_ms",
            "suggestion", "hits", "facets"]
        and (.facets | keys_unsorted == ["organisation", "year", "outcome", "statute", "part", "language", "kind", "role"])'
    it_holds_of_hits "so are those of a hit" '
        all(.hits[]; keys_unsorted[0:19] == ["rank", "score", "id", "letter", "file", "page", "span",
            "part", "items", "asked", "outcome", "statutes", "applied", "organisation", "date", "title",
            "text", "snippet", "same"])'
    it_holds_of_hits "an answer says what was asked, how it was understood and how many passages there are" '
        .schema == 1 and .query == "gegevens persoonlijke levenssfeer information"
        and .understood == .query and .total == (.hits | length) and .total_is_exact == true
        and (.took_ms | type == "number" and . >= 0) and .suggestion == null'
    it_holds_of_hits "values have the types of docs/hits.md" '
        def texts: type == "array" and all(.[]; type == "string" and . != "");
        def text_or_null: . == null or (type == "string" and . != "");
        all(.hits[]; (.score | type == "number")
            and (.letter | test("^[0-9a-f]{16}$")) and (.file | startswith("/"))
            and (.page | type == "number" and . >= 1)
            and (.span | length == 2 and .[0] < .[1])
            and (.items, .asked, .statutes, .applied | texts)
            and (.organisation, .date, .title | text_or_null)
            and (.text, .snippet | type == "string" and . != "")
            and (.same | type == "number"))'
    it_holds_of_hits "ranks count from 1, and ids are told apart" '
        [.hits[].rank] == [range(1; (.hits | length) + 1)]
        and ([.hits[].id] | (unique | length) == length)'
    it_holds_of_hits "an id is that of the letter, the part and a number" '
        all(.hits[]; . as $hit | .id | test("^\($hit.letter)#\($hit.part)-[1-9][0-9]*$"))'
    it_holds_of_hits "what is applied is cited" 'all(.hits[]; .applied - .statutes == [])'
    # An objection is answered under letters that are no items of a request.
    it_holds_of_hits "an answer says what was asked for each of its items, and nothing else does" '
        all(.hits[]; .asked == [] or (.part == "answer" and (.asked | length) == (.items | length)))
        and any(.hits[]; .asked | length > 1)'
    it_holds_of_hits "a snippet is a piece of the text, with marks" '
        all(.hits[]; (.text | gsub("\\s+"; " ")) as $text | .snippet
            | gsub("</?mark>"; "") | gsub("&lt;"; "<") | gsub("&gt;"; ">") | gsub("&amp;"; "&")
            | gsub("\\s+"; " ") | ltrimstr("... ") | rtrimstr(" ...") | . as $piece
            | $text | contains($piece))
        and ([.hits[] | select(.snippet | contains("<mark>"))] | length > 20)'
    it_holds_of_hits "facets count what was found, the most frequent first" '
        all(.facets[]; [.[][1]] as $counts | $counts == ($counts | sort | reverse) and length > 1)
        and (.hits | group_by(.outcome) | map([.[0].outcome, length]) | sort) as $outcomes
        | (.facets.outcome | sort) == $outcomes'

    it "the text of a hit is what its span cuts from the letter that parse prints"
    jq -r -L tests/cli --slurpfile letters "$work/letters.jsonl" 'include "spans";
        ($letters | map({key: .id, value: (.text as $text | {text: $text, places: ($text | places)})})
            | from_entries) as $by_id
        | .hits[] | $by_id[.letter] as $letter
        | if .text == (.span | cut($letter.text; $letter.places)) then "same" else .id end' \
        "$work/hits.json" >"$work/output" 2>"$work/error"
    expect_no_error
    check "nothing is compared" grep -qx same "$work/output"
    check "some differ" test "$(grep -vcx same "$work/output")" -eq 0

    it "a question that finds nothing has an answer"
    run wobquery -d "$index" --json xxxxxxxx
    expect_status 0
    expect_json '.total == 0 and .hits == [] and (.facets | length == 8 and all(. == []))'

    it "any text can be asked, and comes back as it was"
    run wobquery -d "$index" --json $'a"b\\c\td <&> é €'
    expect_status 0
    expect_json '.query == "a\"b\\c\td <&> é €"'

    it "a question that is no UTF-8 is refused or read, and the answer is JSON"
    run wobquery -d "$index" --json $'sensing \xff\xfe'
    check "exit status $status" test "$status" -lt 3
    check "something is printed, and no JSON" eval 'test "$status" -ne 0 || jq -e . "$work/output"'
else
    skip "--json prints what docs/hits.md says" "jq is not installed"
fi
