#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC2016
# Every filter finds all the passages that it should, and no other. Sourced by tests/cli/run.
#
# What it should find is taken from all passages of the index, and from what parse prints of their
# letters.

if has jq; then
    wobquery -d "$index" --json -n 1000 'lang:nl OR lang:en' >"$work/all.json"
    wobindex parse "${paths[@]}" >"$work/letters.jsonl"

    it "all passages of an index can be asked for"
    run wobindex status -d "$index"
    expect_equal "the count" "$(jq .total "$work/all.json")" "$(sed -n 's/^passages: //p' "$work/output")"
    expect_equal "the number of hits" "$(jq '.hits | length' "$work/all.json")" "$(jq .total "$work/all.json")"

    # finds QUERY PREDICATE: PREDICATE is of a hit; $letter is what parse printed of its letter.
    finds() {
        it "$1 finds what it should"
        run wobquery -d "$index" --json -n 1000 -- "$1"
        expect_status 0
        jq -r '.hits[].id' "$work/output" | sort >"$work/found"
        jq -r --slurpfile letters "$work/letters.jsonl" "
            def at(\$law): any(.statutes[]; . == \$law or startswith(\$law + \".\"));
            def organisation: (.organisation // \"\") | ascii_downcase | split(\" \");
            def item(\$n): any(.items[], .stands_for[]; . == \$n);
            (\$letters | INDEX(.id)) as \$by_id
            | .hits[] | \$by_id[.letter] as \$letter | select($2) | .id" "$work/all.json" |
            sort >"$work/expected"
        cp "$work/expected" "$work/error"
        cp "$work/found" "$work/output"
        check "there is nothing that it could find" test -s "$work/expected"
        check "it finds something else (output) than it should (error)" cmp "$work/found" "$work/expected"
    }

    finds item:5 'item("5")'
    finds item:2a 'item("2a")'
    finds item:iv 'item("IV") or item("iv")'
    finds 'item:5 item:10' 'item("5") or item("10")'
    finds 'item:5 OR item:10' 'item("5") or item("10")'
    finds 'item:5 AND item:10' 'item("5") and item("10")'

    finds 'statute:"Wob 10"' 'any(.statutes[]; . == "Wob 10" or startswith("Wob 10."))'
    finds 'statute:"Wob 10.2"' 'any(.statutes[]; . == "Wob 10.2" or startswith("Wob 10.2."))'
    finds 'statute:"Wob 10.2.e"' 'at("Wob 10.2.e")'
    finds 'wet:"WOB 10.2.E"' 'at("Wob 10.2.e")'
    finds 'law:"FOIA 31"' 'at("FOIA 31")'
    finds 'statute:"Wob 10.2.e" statute:"Woo 5.1.2.e"' 'at("Wob 10.2.e") or at("Woo 5.1.2.e")'
    finds 'statute:"Wob 10.2.e" AND statute:"Wob 10.2.g"' 'at("Wob 10.2.e") and at("Wob 10.2.g")'

    # roles: parse says what each citation does, and where; $cited are those of the passage.
    in_role() {
        echo "(.span as \$span | any(\$letter.citations[]; .role == \"$1\" and .span[0] >= \$span[0]
            and .span[0] < \$span[1] and ($2)))"
    }
    finds role:applied "$(in_role applied true)"
    finds role:argued "$(in_role argued true)"
    finds 'statute:"Wob 10" role:applied' "$(in_role applied '.label | . == "Wob 10" or startswith("Wob 10.")')"
    finds 'statute:"Awb 4:8" role:procedure' "$(in_role procedure '.label == "Awb 4:8"')"
    finds 'ground:privacy role:applied' \
        "$(in_role applied '.label | . == "Wob 10.2.e" or . == "Woo 5.1.2.e" or startswith("FOIA 40.2") or . == "5 USC 552.b.6" or startswith("EIR 13")')"
    finds 'ground:policy-opinions' \
        'any(.statutes[]; startswith("Wob 11.1") or startswith("Woo 5.2.1") or startswith("FOIA 35.1") or startswith("FOIA 36.2") or startswith("EIR 12.4.e") or startswith("5 USC 552.b.5"))'

    it "with --successors a provision of the Wob finds what came in its place, and a hit says so"
    run wobquery -d "$index" --successors --json -n 1000 'statute:"Wob 10.2.e"'
    expect_status 0
    expect_json '[.hits[].statutes[]] | (index("Wob 10.2.e") and index("Woo 5.1.2.e")) != null'
    expect_json 'all(.hits[] | select(any(.statutes[]; . == "Woo 5.1.2.e"));
        .counterparts == [{label: "Woo 5.1.2.e", asked: "Wob 10.2.e", relation: "successor", match: "equal"}])'
    run wobquery -d "$index" --successors -n 1 'statute:"Wob 10.2.e" year:2022..'
    check "no hit says so" grep -q 'Woo 5.1.2.e, formerly Wob 10.2.e' "$work/output"

    it "a law finds all that cite an article of it"
    run wobquery -d "$index" --json -n 1000 wet:Woo
    expect_json '[.hits[] | select(any(.statutes[]; startswith("Woo ")))] | length > 5'
    expect_equal "how many of these it finds" "$(jq '[.hits[] | select(any(.statutes[]; startswith("Woo ")))] | length' "$work/output")" \
        "$(jq '[.hits[] | select(any(.statutes[]; startswith("Woo ")))] | length' "$work/all.json")"

    for part in header request item procedure framework inventory view objection consideration answer \
        decision publication remedy closing annex other; do
        if jq -e --arg part "$part" 'any(.hits[]; .part == $part)' "$work/all.json" >/dev/null; then
            finds "part:$part" ".part == \"$part\""
        fi
    done
    for outcome in released partly-released refused already-public not-held out-of-scope transferred \
        withdrawn unknown; do
        if jq -e --arg is "$outcome" 'any(.hits[]; .outcome == $is)' "$work/all.json" >/dev/null; then
            finds "outcome:$outcome" ".outcome == \"$outcome\""
        fi
    done
    finds 'part:answer outcome:refused outcome:not-held' \
        '.part == "answer" and (.outcome == "refused" or .outcome == "not-held")'
    finds 'outcome:refused -part:answer' '.outcome == "refused" and .part != "answer"'

    finds kind:decision '$letter.kind == "decision"'
    finds kind:partial-decision '$letter.kind == "partial-decision"'
    finds kind:decision-on-objection '$letter.kind == "decision-on-objection"'

    finds org:politie 'organisation | index("politie")'
    finds org:POLITIE 'organisation | index("politie")'
    finds 'org:"gemeente hoogmeer"' 'organisation | index("gemeente") and index("hoogmeer")'
    finds organisation:gemeente 'organisation | index("gemeente")'
    finds 'org:politie org:provincie' 'organisation | index("politie") or index("provincie")'

    finds year:2021 '(.date // "")[0:4] == "2021"'
    finds year:2019..2021 '(.date // "")[0:4] | . >= "2019" and . <= "2021"'
    finds year:2022.. '(.date // "")[0:4] >= "2022"'
    finds year:..2019 '.date and .date[0:4] <= "2019"'
    finds date:2021-04 '(.date // "")[0:7] == "2021-04"'
    finds date:2021-04-09 '.date == "2021-04-09"'
    finds date:2021-04-09..2021-08-30 '(.date // "") | . >= "2021-04-09" and . <= "2021-08-30"'
    finds date:..2019-11-05 '.date and .date <= "2019-11-05"'
    finds date:2022-12-13.. '(.date // "") >= "2022-12-13"'
    finds date:2019..2020-07 '(.date // "")[0:7] | . >= "2019" and . <= "2020-07"'
    finds 'year:2019 year:2022' '(.date // "")[0:4] | . == "2019" or . == "2022"'

    finds lang:en '$letter.language == "en"'
    finds language:nl '$letter.language == "nl"'
    finds letter:647a534b046c0c9a '.letter == "647a534b046c0c9a"'
    finds letter:647A534B046C0C9A '.letter == "647a534b046c0c9a"'

    finds 'item:2 outcome:not-held lang:nl' \
        'item("2") and .outcome == "not-held" and $letter.language == "nl"'
    finds 'org:politie item:5 part:answer year:2021' \
        'item("5") and .part == "answer" and (.date // "")[0:4] == "2021" and (organisation | index("politie"))'

    it "a filter finds nothing where no letter fits"
    run wobquery -d "$index" --json year:1950
    expect_status 0
    expect_json '.total == 0 and .hits == []'

    it "filters without words give the latest letters first"
    run wobquery -d "$index" --json -n 100 part:decision
    expect_json '[.hits[] | .date // ""] | length > 5 and . == (sort | reverse)'
else
    skip "filters find what they should" "jq is not installed"
fi
