#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# The same letter twice, with other bytes: found, and shown once. Sourced by tests/cli/run.

original=$letters/wob-ministerie-waterbeheer-stormvloedkering.txt
id=$(sha256sum "$original" | head -c 16)

# A new folder with the letter, and the letter as it was saved again: with a date of saving on it,
# with a name blacked out, and with other line breaks.
it_knows() {
    it "$1"
    here=$(mktemp -d "$work/twice.XXXX")
    mkdir "$here/folder"
    cp "$original" "$here/folder/a.txt"
    {
        echo "Opgeslagen op 3 maart 2022"
        sed 's/Schorredijk/███████████/g' "$original" | sed '/^ Procedure/,$ { N; s/\n */ / }'
    } >"$here/folder/b.txt"
    copy=$(sha256sum "$here/folder/b.txt" | head -c 16)
}

add() { run wobindex add -d "$here/index" "$@"; }
show() { run wobquery show -d "$here/index" "$@"; }

it_knows "a letter that was saved again is one letter with two paths"
add "$here/folder"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0, pages read by OCR 0, copies of known letters 1"
expect_letters 1 "$here/index"
expect_output "copies: 1"
show "$id"
expect_output "file          $here/folder/a.txt"
expect_output "also at       $here/folder/b.txt ($copy)"
expect_sound "$here/index"

it_knows "a copy is not read again, nor is its letter"
add "$here/folder"
add "$here/folder"
expect_output "indexed 0, unchanged 2, failed 0"
expect_letters 1 "$here/index"

it_knows "hits of a letter and its copy are those of the letter alone"
run wobindex add -q -d "$here/alone" "$here/folder/a.txt"
add "$here/folder"
for of in alone index; do
    wobquery -d "$here/$of" --json inspectie schuiven | jq -c '.hits | map([.id, .file, .same])' >"$here/$of.json"
done
expect_equal "what is found" "$(cat "$here/index.json")" "$(cat "$here/alone.json")"
check "nothing is found" grep -q "$id" "$here/index.json"

it_knows "the id of a copy finds the letter"
add "$here/folder"
show "$copy"
expect_status 0
expect_output "letter        $id"
expect_output "$copy is a copy of this letter"
show "$copy#item-1"
expect_status 0
expect_output "letter        $id"
run wobquery -d "$here/index" --json "letter:$copy" -n 1000
expect_json ".total > 0 and all(.hits[]; .letter == \"$id\")"

it_knows "another decision in the same words is another letter"
sed 's/19 november 2020/26 november 2020/; s/118462/118777/; s/2 september 2020/3 september 2020/' "$original" >"$here/folder/b.txt"
add "$here/folder"
expect_status 0
expect_output "indexed 2, unchanged 0, failed 0"
expect_letters 2 "$here/index"
expect_output "copies: 0"

it_knows "a copy that is removed leaves the letter"
add "$here/folder"
run wobindex remove -d "$here/index" "$here/folder/b.txt"
expect_status 0
expect_no_error
expect_letters 1 "$here/index"
expect_output "copies: 0"
show "$copy"
expect_status 1
add "$here/folder/b.txt"
expect_output "copies of known letters 1"

it_knows "a letter that is removed stays for its copy, which takes its place when it is read again"
add "$here/folder"
run wobindex remove -d "$here/index" "$here/folder/a.txt"
expect_status 0
expect_output "removed 1"
expect_error "$here/folder/b.txt: holds the same letter"
expect_letters 1 "$here/index"
expect_sound "$here/index"
show "$id"
expect_output "also at       $here/folder/b.txt ($copy)"
expect_no_output_of "$here/folder/a.txt"
run wobquery -d "$here/index" --json schuiven
expect_json "all(.hits[]; .file == \"$here/folder/b.txt\")"

add "$here/folder/b.txt"
expect_status 0
expect_output "indexed 1, unchanged 0"
expect_letters 1 "$here/index"
show "$copy"
expect_output "letter        $copy"
expect_output "file          $here/folder/b.txt"
expect_sound "$here/index"

it_knows "a copy whose file changes leaves the letter, and the new letter is added"
add "$here/folder"
cp "$seed" "$here/folder/b.txt"
add "$here/folder"
expect_output "indexed 1, unchanged 1, failed 0"
expect_letters 2 "$here/index"
expect_output "copies: 0"
show "$id"
expect_no_output_of "$here/folder/b.txt"
expect_sound "$here/index"
