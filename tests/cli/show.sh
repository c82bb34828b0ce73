#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobquery show: letters and passages by their ids. Sourced by tests/cli/run.

show() { run wobquery show -d "$index" "$@"; }

it "a letter is shown with what was asked, and how each item was answered"
show 647a534b046c0c9a
expect_status 0
expect_no_error
expect_output "letter        647a534b046c0c9a"
expect_output "organisation  Korpschef van politie"
expect_output "kind          decision"
expect_output "request date  2021-05-07"
expect_output "file          $seed"
for item in 1 5 10 17; do
    check "item $item is not shown" grep -qE "^    $item: [A-Z]" "$work/output"
done
check "no line for 5 and 10" grep -qx "    5, 10" "$work/output"
expect_output "-> not-held · see 11 · stands under 1, 11, 13 · page 1"
expect_output "decision"

it "a letter is shown with its inventory list"
show d9bb34fe9519414e
expect_status 0
expect_output "documents"
expect_output "    1      2017-06-12  released"
expect_output "    4      2018-10-30  partly-released  Wob 10.2.b, Wob 10.2.e"
expect_output "           Raming groot onderhoud, versie 2"

it "a letter in English has its grounds"
show 1ee4751e7660f0d0
expect_status 0
expect_output "organisation  Harrowmere Borough Council"
expect_output " on FOIA 31.1.a"

it "a letter that does not answer item by item is shown with its request"
show d1cb0bf99b8ad893
expect_status 0
expect_output "asked"
expect_no_output_of "answered"

it "a passage is shown with the facts of its letter, in full"
show 647a534b046c0c9a#answer-9
expect_status 0
expect_output "letter        647a534b046c0c9a"
expect_output "passage       answer 13, page 1"
expect_output "Omdat er geen analyse wordt uitgevoerd op basis van ras of etniciteit"
expect_no_output_of "answered"

it "several are shown, one behind the other"
show 647a534b046c0c9a#answer-9 1ee4751e7660f0d0
expect_status 0
expect_output "passage       answer 13"
expect_output "Harrowmere"

it "every id that a search gives can be shown"
wobquery batch -d "$index" --format trec - <<<$'q\tlang:nl OR lang:en' | cut -d' ' -f3 >"$work/ids"
mapfile -t ids <"$work/ids"
show "${ids[@]}"
expect_status 0
expect_no_error
check "there are too few" test "${#ids[@]}" -gt 200
expect_equal "how many are shown" "$(grep -c '^passage  ' "$work/output")" "${#ids[@]}"

it "an unknown id is named, and the others are shown"
show 0123456789abcdef 647a534b046c0c9a#answer-9
expect_status 1
expect_error "no letter has the id 0123456789abcdef"
expect_output "passage       answer 13"

for id in "647a534b046c0c9a#answer-99" "647a534b046c0c9a#nothing-1" "647a534b046c0c9a#answer" \
    "647a534b046c0c9a#" "#answer-1" "#" "0123456789abcdef#answer-1" "647A534B" "" \
    "647a534b046c0c9a#answer--1" "647a534b046c0c9a#answer-4294967297" "../../etc/passwd"; do
    it "no letter or passage is shown for the id \"$id\""
    show "$id"
    expect_status 1
    expect_error "wobquery: "
    expect_nothing
done
