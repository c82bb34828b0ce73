#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC2016
# wobquery statutes: the citator, against what parse prints of the same letters. Sourced by
# tests/cli/run.

statutes() { run wobquery statutes -d "$index" "$@"; }

it "statutes lists provisions, those of most letters first, and says of how many"
statutes -n 3
expect_status 0
expect_no_error
expect_lines 5
check "the head is missing" grep -qE '^ letters  passages$' "$work/output"
check "there is no foot" grep -qE '^[0-9]+ provisions cited in [0-9]+ letters \(index ' "$work/output"

if has jq; then
    it "statutes counts letters as parse reads them"
    wobindex parse "${paths[@]}" | jq -c 'select(.citations != [])' >"$work/letters.jsonl"
    statutes --json -n 1000
    expect_json '.schema == 1 and .role == null and .total == (.statutes | length) and .total > 50'
    for role in "" applied argued; do
        statutes --json -n 1000 ${role:+--role "$role"}
        jq -r '.statutes[] | "\(.label)\t\(.letters)"' "$work/output" | sort >"$work/found"
        jq -r --arg role "$role" '.id as $id | [.citations[]
                | select($role == "" or .role == $role).label] | unique[] | "\(.)\t\($id)"' "$work/letters.jsonl" |
            sort -u | cut -f1 | uniq -c | sed -E 's/^ *([0-9]+) (.*)$/\2\t\1/' | sort >"$work/expected"
        cp "$work/expected" "$work/error"
        cp "$work/found" "$work/output"
        check "there is nothing to count" test -s "$work/expected"
        check "in the role \"$role\" it counts something else (output) than it should (error)" \
            cmp "$work/found" "$work/expected"
    done

    it "statutes of a question are those of its passages"
    wobquery -d "$index" --json -n 1000 'org:politie' | jq -c '[.hits[].statutes[]] | unique' >"$work/cited"
    statutes --json -n 1000 org:politie
    expect_json '.understood == "org:politie"'
    expect_equal "the provisions" "$(jq -c '[.statutes[].label] | unique' "$work/output")" "$(cat "$work/cited")"

    it "statutes are known by what they protect, and where they can be read"
    statutes --json -n 1000
    expect_json '.statutes[] | select(.label == "Wob 10.2.e") | .ground == "privacy"
        and .url == "https://wetten.overheid.nl/jci1.3:c:BWBR0005252&artikel=10&lid=2&o=e"'
fi

it "statutes refuses a role that there is not, and search any role"
statutes --role toegepast
expect_status 2
expect_error "--role takes applied, considered, framework, procedure, argued or annex, not toegepast"
run wobquery -d "$index" --role applied kentekens
expect_status 2
expect_error "in a question write role:applied"

it "statutes finds nothing where nothing is cited"
statutes xxxxxxxx
expect_status 0
check "it finds something" grep -q '^0 provisions cited in 0 letters, for: xxxxxxxx' "$work/output"

it "statutes come as CSV"
run wobquery statutes -d "$index" --as csv -n 3
expect_status 0
check "the columns have no names" test "$(head -n 1 "$work/output" | tr -d '\r')" = "label,letters,passages,ground,url"
check "there are not three" test "$(wc -l <"$work/output")" -eq 4
expect_output '"https://wetten.overheid.nl/jci1.3:c:'
