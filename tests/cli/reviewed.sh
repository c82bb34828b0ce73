#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# --reviewed: the log of what was shown. Sourced by tests/cli/run.

log=$work/reviewed.jsonl

it "each hit that is shown is noted, in order"
run wobquery -d "$index" --reviewed "$log" -n 3 kentekens parkeren
expect_status 0
check "there are not three lines" test "$(wc -l <"$log")" -eq 3
expect_no_output_of "seen 20"
if has jq; then
    check "it is another line" jq -se '
        [.[].rank] == [1, 2, 3] and all(.[]; .verb == "search" and .query == "kentekens parkeren"
        and (.at | test("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$")) and (.sha256 | length) == 64
        and (.id | contains("#")) and (.file | length) > 0)' "$log"
fi

it "what was noted before is shown as seen, and noted again"
run wobquery -d "$index" --reviewed "$log" -n 4 kentekens parkeren
check "not three are seen" test "$(grep -cE ', seen 20[0-9]{2}-[0-9]{2}-[0-9]{2}$' "$work/output")" -eq 3
check "there are not seven lines" test "$(wc -l <"$log")" -eq 7

it "show and like note what they show"
run wobquery show -d "$index" --reviewed "$log" 647a534b046c0c9a#answer-9
expect_status 0
run wobquery like -d "$index" --reviewed "$log" -n 1 647a534b046c0c9a#item-5
expect_status 0
check "show noted nothing" grep -q '"verb":"show","query":"647a534b046c0c9a#answer-9","rank":null,"id":"647a534b046c0c9a#answer-9"' "$log"

it "what could not be printed is not noted"
if [ -w /dev/full ]; then
    before=$(wc -l <"$log")
    wobquery -d "$index" --reviewed "$log" kentekens >/dev/full 2>"$work/error"
    check "it ends with success" test $? -ne 0
    expect_error "reviewed.jsonl does not note it"
    check "it was noted" test "$(wc -l <"$log")" -eq "$before"
else
    skip "there is no /dev/full"
fi

it "a file that is no such log is left alone"
cp "$letters/wob-politie-noorderdelta-bodycams.txt" "$work/letter.txt"
run wobquery -d "$index" --reviewed "$work/letter.txt" kentekens
expect_status 1
expect_error "letter.txt, line 1: is no row of a log of reviewed passages: name another file"
check "it was written to" cmp "$work/letter.txt" "$letters/wob-politie-noorderdelta-bodycams.txt"

it "a log that cannot be written is named"
run wobquery -d "$index" --reviewed "$work/no-folder/log" kentekens
expect_status 1
expect_error "no-folder/log: cannot note what was shown"
