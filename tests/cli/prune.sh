#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobindex add --prune: what lies there no more goes. Sourced by tests/cli/run.

# Three letters in two folders, in an index.
it_prunes() {
    it "$1"
    here=$(mktemp -d "$work/prune.XXXX")
    mkdir -p "$here/here/deep" "$here/there"
    cp "$seed" "$here/here/een.txt"
    cp "$letters/uk-harrowmere-council-cctv.txt" "$here/here/deep/twee.txt"
    cp "$letters/wob-gemeente-hoogmeer-bezwaar-zwembad.txt" "$here/there/drie.txt"
    wobindex add -q -d "$here/index" "$here/here" "$here/there"
}

add() { run wobindex add -d "$here/index" "$@"; }

it_prunes "without --prune what lies there no more stays"
rm "$here/here/een.txt"
add "$here/here"
expect_status 0
expect_letters 3 "$here/index"

it_prunes "with --prune what lies there no more goes, and is counted"
rm "$here/here/deep/twee.txt"
add --prune "$here/here"
expect_status 0
expect_output "indexed 0, unchanged 1, failed 0, pages read by OCR 0, files gone 1"
expect_letters 2 "$here/index"
expect_sound "$here/index"
run wobquery -d "$here/index" cctv
expect_no_output_of "Harrowmere"

it_prunes "only the folders that are named are looked through"
rm "$here/here/een.txt" "$here/there/drie.txt"
cp "$letters/wob-provincie-westergouw-veerdienst.txt" "$here/there/vier.txt"
add --prune "$here/there"
expect_output "indexed 1, unchanged 0, failed 0, pages read by OCR 0, files gone 1"
expect_letters 3 "$here/index"

it_prunes "a file that moved is the same letter at its new place"
mv "$here/here/een.txt" "$here/here/elders.txt"
add --prune "$here/here"
expect_output "known from another path 1, files gone 1"
expect_letters 3 "$here/index"
run wobquery show -d "$here/index" 647a534b046c0c9a
expect_output "$here/here/elders.txt"
expect_no_output_of "$here/here/een.txt"

it_prunes "an empty folder is taken for one that is not mounted"
rm "$here/there/drie.txt"
add --prune "$here/there"
expect_status 0
expect_error "wobindex: $here/there: nothing lies in this folder: what was read from it stays"
expect_letters 3 "$here/index"

it_prunes "a folder that is not there is named, and takes nothing along"
rm -r "$here/there"
add --prune "$here/there"
expect_status 1
expect_error "$here/there: no such file or folder"
expect_letters 3 "$here/index"

it_prunes "a folder whose name begins the same is another one"
mkdir "$here/there-too"
cp "$here/there/drie.txt" "$here/there-too/drie.txt"
cp "$letters/wob-provincie-westergouw-veerdienst.txt" "$here/there/vier.txt"
echo "Gewijzigd." >>"$here/there-too/drie.txt"
add -q "$here/there-too"
rm "$here/there-too/drie.txt" "$here/there/drie.txt"
add --prune "$here/there"
run wobindex status -d "$here/index"
expect_output "letters: 4"

it_prunes "--prune takes no list of files"
run wobindex add --prune -d "$here/index" --files-from "$here/list"
expect_status 2
expect_error "--prune needs folders to look through, and takes no list of files"
