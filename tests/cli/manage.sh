#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobindex status, remove, compact and check. Sourced by tests/cli/run.

it "status says where the index is, and how many letters, passages and copies it has"
run wobindex status -d "$index"
expect_status 0
expect_lines 4
expect_output "index: $index"
# One of the files holds a letter and, behind it, what was released with it.
expect_output "letters: $((${#paths[@]} + 1))"
check "no count of passages" grep -qE '^passages: [1-9][0-9]+$' "$work/output"
expect_output "copies: 0"
expect_no_error

it "status takes the index also behind --index=, and the last of several"
run wobindex status -d "$work/never" --index="$index"
expect_status 0
expect_output "index: $index"

it "check finds an index sound, and says nothing more"
run wobindex check -d "$index"
expect_status 0
expect_lines 1
expect_output "$index: sound"
expect_no_error

it "check --quiet prints nothing of a sound index"
run wobindex check -q -d "$index"
expect_status 0
expect_nothing
expect_no_error

it "check --repair leaves a sound index as it is"
run wobindex check --repair -d "$index"
expect_status 0
expect_lines 1
expect_output "$index: sound"

it "check --repair keeps what is sound, names what is not, and adding completes it"
mkdir "$work/mend"
wobindex add -q -d "$work/mend/index" "$letters"/*.txt
all=$(wobindex status -d "$work/mend/index" | sed -n 's/^letters: //p')
printf 'damage' | dd of="$work/mend/index/docdata.glass" bs=1 seek=$((3 * 8192 + 2000)) conv=notrunc status=none
run wobindex check --repair -d "$work/mend/index"
expect_status 1
expect_output "$work/mend/index: faults were found"
expect_output ", left out 1; run wobindex add on your folders: it reads what is missing"
expect_error ": damaged, to be read again"
named=$(sed -n 's/: damaged, to be read again$//p' "$work/error")
check "it names $named" test -f "$named"
expect_letters $((all - 1)) "$work/mend/index"
expect_sound "$work/mend/index"
run wobindex add -d "$work/mend/index" "$letters"/*.txt
expect_status 0
expect_output "indexed 1, unchanged "
expect_letters "$all" "$work/mend/index"
expect_sound "$work/mend/index"

it "check --repair makes no index where there is none"
run wobindex check --repair -d "$work/no-index"
expect_status 1
check "it made one" test ! -e "$work/no-index"

# A copy of three letters, one of them at two paths, to take out of.
it_removes() {
    it "$1"
    here=$(mktemp -d "$work/remove.XXXX")
    cp "$seed" "$here/een.txt"
    cp "$seed" "$here/ook-een.txt"
    cp "$letters/uk-harrowmere-council-cctv.txt" "$here/twee.txt"
    cp "$letters/wob-gemeente-hoogmeer-bezwaar-zwembad.txt" "$here/drie.txt"
    wobindex add -q -d "$here/index" "$here"/*.txt
}

remove() { run wobindex remove -d "$here/index" "$@"; }

it_removes "a letter is removed by its id, from all its paths"
remove 647a534b046c0c9a
expect_status 0
expect_output "removed 1; index: $here/index"
expect_no_error
run wobquery -d "$here/index" letter:647a534b046c0c9a
expect_output "0 passages"
expect_letters 2 "$here/index"
expect_sound "$here/index"

it_removes "a letter is removed by its path"
remove "$here/twee.txt"
expect_status 0
expect_output "removed 1"
expect_letters 2 "$here/index"
run wobquery show -d "$here/index" 1ee4751e7660f0d0
expect_status 1

it_removes "a path may be written from where one is"
cd "$here" || exit 2
remove twee.txt ./drie.txt
cd "$OLDPWD" || exit 2
expect_status 0
expect_output "removed 2"
expect_letters 1 "$here/index"

it_removes "the path of a file that is gone can be removed"
rm "$here/twee.txt"
remove "$here/twee.txt"
expect_status 0
expect_letters 2 "$here/index"

it_removes "a letter goes with the last of its paths"
remove "$here/een.txt"
expect_status 0
expect_letters 3 "$here/index"
run wobquery show -d "$here/index" 647a534b046c0c9a
expect_output "$here/ook-een.txt"
expect_no_output_of "$here/een.txt"
remove "$here/ook-een.txt"
expect_status 0
expect_letters 2 "$here/index"

it_removes "what is not there is named, and the rest is removed"
remove 0123456789abcdef 1ee4751e7660f0d0 "$here/none.txt"
expect_status 1
expect_output "removed 1"
expect_error "wobindex: 0123456789abcdef: no letter has this id or path in $here/index"
expect_error "wobindex: $here/none.txt: no letter has this id or path"
expect_letters 2 "$here/index"

it_removes "a letter that was removed can be added again"
remove 1ee4751e7660f0d0
run wobindex add -d "$here/index" "$here/twee.txt"
expect_output "indexed 1, unchanged 0, failed 0"
expect_letters 3 "$here/index"

it_removes "an index can be emptied, and filled again"
remove 647a534b046c0c9a 1ee4751e7660f0d0 775a0ec7795c2052
expect_status 0
expect_letters 0 "$here/index"
expect_sound "$here/index"
run wobquery -d "$here/index" sensing
expect_status 0
expect_output "0 passages"
run wobindex add -d "$here/index" "$here/drie.txt"
expect_output "indexed 1"

it_removes "remove --quiet prints nothing where all went well"
remove --quiet 1ee4751e7660f0d0
expect_status 0
expect_nothing
expect_no_error

# An index that was added to bit by bit, and not compacted: it is too small for that by itself.
for letter in "${paths[@]}"; do
    wobindex add -q -d "$work/loose" "$letter"
done

it_compacts() {
    it "$1"
    here=$(mktemp -d "$work/compact.XXXX")
    cp -r "$work/loose" "$here/index"
    ask >"$here/before"
    check "nothing is answered" test -s "$here/before"
}

ask() { wobquery batch -d "$here/index" -n 50 - <<<$'a\tpersoonsgegevens\nb\t"persoonlijke levenssfeer"\nc\toutcome:refused'; }
compact() { run wobindex compact -d "$here/index" "$@"; }
bytes_of() { du -sb "$1" | cut -f1; }

it_compacts "compact makes an index smaller, which answers as before"
large=$(bytes_of "$here/index")
compact
expect_status 0
expect_lines 1
expect_output "$here/index: "
expect_no_error
check "it was $large bytes and is $(bytes_of "$here/index")" test "$(bytes_of "$here/index")" -lt $((large * 3 / 4))
check "something is left beside it" test ! -e "$here/index.new"
expect_sound "$here/index"
ask >"$here/after"
check "other answers are given" cmp "$here/before" "$here/after"

it_compacts "an index that is compact takes letters, and can be compacted again"
compact -q
expect_nothing
wobindex remove -q -d "$here/index" 647a534b046c0c9a
wobindex add -q -d "$here/index" "$seed"
compact -q
expect_status 0
expect_sound "$here/index"
ask | sort >"$here/after"
check "other answers are given" cmp <(cut -f1-3 "$here/before" | sort) <(cut -f1-3 "$here/after")

it_compacts "compact leaves a link to an index and the mode of its folder as they are"
chmod 2750 "$here/index"
ln -s "$here/index" "$here/link"
run wobindex compact -d "$here/link"
expect_status 0
check "the link is gone" test -L "$here/link"
expect_equal "the mode" 2750 "$(stat -c %a "$here/index")"
expect_sound "$here/link"

it_compacts "compact refuses to carry away what is no part of the index"
echo aantekening >"$here/index/notes.txt"
compact
expect_status 1
expect_error "wobindex: $here/index/notes.txt: lies in the folder of an index, but is no part of it: move it away"
check "the notes are gone" test -s "$here/index/notes.txt"
expect_sound "$here/index"

it "compact makes no index where there is none"
run wobindex compact -d "$work/never"
expect_status 1
expect_error "wobindex: $work/never"
check "one was made" test ! -e "$work/never"

it "an index that grew is compact at the end of the run"
here=$(mktemp -d "$work/compact.XXXX")
for n in $(seq 40); do
    sed "s/\b20[0-2][0-9]\b/$((1900 + n))/g" "$seed" >"$here/$n.txt"
done
run wobindex add -q -d "$here/index" "$here"/*.txt
grown=$(bytes_of "$here/index")
compact
expect_status 0
check "it was $grown bytes, and is $(bytes_of "$here/index")" test "$(bytes_of "$here/index")" -gt $((grown * 9 / 10))
