#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# Saved queries: save, new, saved, forget. Sourced by tests/cli/run.

export XDG_DATA_HOME=$work/data
growing=$work/growing
wobindex add -q -d "$growing" "$letters/wob-politie-noorderdelta-bodycams.txt" \
    "$letters/woo-gemeente-dommelrode-sluitingen.txt"

it "a query is saved under a name, with the letters that match now as known"
run wobquery save -d "$growing" camera bodycams OR camera
expect_status 0
expect_output "saved as camera; 1 letter matches now, wobquery new camera tells what comes in"

it "nothing new is told as that"
run wobquery new camera
expect_status 0
expect_output "nothing new since "
expect_output " for: bodycams OR camera"

wobindex add -q -d "$growing" "$letters/woo-burgemeester-grachtveld-cameratoezicht.txt" \
    "$letters/wob-waterschap-drie-leden-muskusratten.txt"

it "what cannot be written is not noted as told"
if [ -w /dev/full ]; then
    wobquery new camera >/dev/full 2>"$work/error"
    check "it ends with success" test $? -eq 1
    expect_error "cannot write the output, so nothing is noted as told"
else
    skip "there is no /dev/full"
fi

it "a letter that came in is told, and no other"
run wobquery new camera --as jsonl
expect_status 0
check "nothing is told" test -s "$work/output"
check "another letter is told" test "$(grep -vc cameratoezicht "$work/output")" -eq 0

it "it is told once"
run wobquery new camera
expect_output "nothing new since "

it "programs are told nothing by nothing"
run wobquery new camera --as jsonl
expect_status 0
expect_nothing

it "a query of filters alone is saved as well"
run wobquery save -d "$growing" water org:waterschap
expect_output "1 letter matches now"

it "saved queries are listed"
run wobquery saved
expect_status 0
expect_output "camera"
expect_output "     bodycams OR camera"
expect_output "2 letters told, asked last "
expect_output "water"
if has jq; then
    run wobquery saved --json
    expect_json '[.[].name] == ["camera", "water"] and .[0].letters == 2 and .[0].query == "bodycams OR camera"'
fi

it "a name is not given to another query"
run wobquery save -d "$growing" camera iets anders
expect_status 2
expect_error "camera is saved already, as: bodycams OR camera (wobquery forget camera"

it "the same query may be saved again"
run wobquery save -d "$growing" camera bodycams OR camera
expect_status 0

it "a provision is saved with what came in its place"
run wobquery save -d "$growing" --successors privacy 'statute:"Wob 10.2.e"'
expect_status 0
grep -qx 'successors 1' "$XDG_DATA_HOME/wob/saved/privacy"
check "it is not" test $? -eq 0
run wobquery forget privacy

it "a query that means nothing is not saved"
run wobquery save -d "$growing" wrong 'year:abc'
expect_status 2
expect_error "year:"
run wobquery new wrong
expect_status 1
expect_error "no query is saved as wrong; wobquery saved lists those that are"

for name in ../camera .camera "a b" -x "$(printf 'x%.0s' $(seq 65))" ""; do
    it "\"$name\" is no name"
    run wobquery save -d "$growing" -- "$name" camera
    expect_status 2
    expect_error "cannot be the name of a saved query"
done

it "a feed is told for readers of news"
run wobquery save -d "$growing" later muskusratten
wobindex remove -q -d "$growing" "$letters/wob-waterschap-drie-leden-muskusratten.txt" 2>/dev/null
run wobquery save -d "$growing" feed "muskusratten OR zwembad"
wobindex add -q -d "$growing" "$letters/wob-gemeente-hoogmeer-bezwaar-zwembad.txt"
run wobquery new feed --as atom
expect_status 0
expect_output '<feed xmlns="http://www.w3.org/2005/Atom">'
expect_output "<title>feed</title>"
expect_output "<entry>"
expect_output "<id>urn:uuid:"
check "it is not well formed" xmllint --noout "$work/output"

it "so is a feed of nothing new"
run wobquery new feed --as atom
expect_no_output_of "<entry>"
check "it is not well formed" xmllint --noout "$work/output"

it "two that ask at once tell a letter once"
wobindex add -q -d "$growing" "$letters/woo-gemeente-oudelande-zwembad.txt"
wobquery new feed --as jsonl >"$work/one" &
wobquery new feed --as jsonl >"$work/other"
wait
check "both tell it, or neither" test "$(cat "$work/one" "$work/other" | grep -c oudelande-zwembad)" -eq 1

it "a damaged file is named, and the others are listed"
echo rubbish >"$XDG_DATA_HOME/wob/saved/broken"
run wobquery saved
expect_status 1
expect_error "saved/broken: is no saved query: remove it"
expect_output "camera"

it "a file of another version is refused"
sed 's/^wobquery saved 1$/wobquery saved 9/' "$XDG_DATA_HOME/wob/saved/camera" >"$XDG_DATA_HOME/wob/saved/newer"
run wobquery new newer
expect_status 1
expect_error "saved/newer: was saved by another version of wobquery"

it "a query is forgotten"
run wobquery forget camera broken newer
expect_status 0
run wobquery new camera
expect_status 1

it "what is not saved cannot be forgotten"
run wobquery forget camera
expect_status 1
expect_error "no query is saved as camera"
unset XDG_DATA_HOME
