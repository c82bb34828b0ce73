#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobindex add: files and folders, what is there already, and what cannot be read. Sourced by
# tests/cli/run.

harrowmere=$letters/uk-harrowmere-council-cctv.txt
zipped=$letters/wob-ministerie-gezondheidszaken-mondkapjes-deelbesluit.txt.gz

# A new index and a new folder for a case.
it_adds() {
    it "$1"
    here=$(mktemp -d "$work/add.XXXX")
    mkdir "$here/folder"
}

add() { run wobindex add -d "$here/index" "$@"; }

it_adds "a file is added, and said so"
add "$seed"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0, pages read by OCR 0; index: $here/index"
expect_no_error
expect_letters 1 "$here/index"

it_adds "a folder is added with all that lies below it"
mkdir -p "$here/folder/a/b/c"
cp "$seed" "$here/folder/a/b/c/"
cp "$harrowmere" "$here/folder/"
add "$here/folder"
expect_status 0
expect_output "indexed 2, unchanged 0, failed 0"
expect_letters 2 "$here/index"

it_adds "several paths are added at once, in any mixture"
cp "$harrowmere" "$here/folder/"
add "$seed" "$here/folder" "$zipped"
expect_status 0
expect_output "indexed 3, unchanged 0, failed 0"

it_adds "a compressed letter is read as what it holds"
add "$zipped"
expect_status 0
run wobquery -d "$here/index" --json FFP2 item:1 part:answer
expect_output "artikel 10, eerste lid, onder c, Wob"

if reads_pdf; then
    it_adds "a PDF is added"
    add "$letters"/*.pdf
    expect_status 0
    expect_output "indexed 1, unchanged 0, failed 0"
else
    skip "a PDF is added" "this build reads no PDF"
fi

it_adds "a dump of Woogle gives a letter for each document"
{
    echo 'foi_documentId,foi_bodyText,foi_pageNumber'
    for n in 1 2 3; do
        printf 'nl.gm0001.2i.2022.%s,"Besluit op uw verzoek %s. Wij maken de stukken over de kade openbaar.",1\n' $n $n
    done
} >"$here/woo_bodytext.csv"
gzip "$here/woo_bodytext.csv"
add "$here/woo_bodytext.csv.gz"
expect_status 0
expect_output "indexed 3, unchanged 0, failed 0"
expect_letters 3 "$here/index"
add "$here/woo_bodytext.csv.gz"
expect_output "indexed 0, unchanged 3, failed 0"
expect_letters 3 "$here/index"

it_adds "an index is made with its parent folders"
run wobindex add -d "$here/een/twee/drie" "$seed"
expect_status 0
expect_letters 1 "$here/een/twee/drie"

it_adds "--quiet prints nothing where all went well"
add --quiet "$seed"
expect_status 0
expect_nothing
expect_no_error

it_adds "letters are kept with their full path"
cp "$seed" "$here/folder/letter.txt"
cd "$here/folder" || exit 2
add letter.txt
cd "$OLDPWD" || exit 2
run wobquery show -d "$here/index" 647a534b046c0c9a
expect_output "$here/folder/letter.txt"

# What is there already --------------------------------------------------------------------------

it_adds "a letter that is there already is unchanged"
add "$seed" "$harrowmere"
add "$seed" "$harrowmere"
expect_status 0
expect_output "indexed 0, unchanged 2, failed 0"
expect_letters 2 "$here/index"

it_adds "the same file named twice is read once"
add "$seed" "$seed"
expect_status 0
expect_output "indexed 1, unchanged 1, failed 0"

it_adds "a file that changed replaces what was read from it"
cp "$seed" "$here/folder/letter.txt"
add "$here/folder"
cp "$harrowmere" "$here/folder/letter.txt"
add "$here/folder"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0"
expect_letters 1 "$here/index"
run wobquery -d "$here/index" --json 'lang:nl OR lang:en' -n 1000
expect_output '"letter":"1ee4751e7660f0d0"'
expect_no_output_of '"letter":"647a534b046c0c9a"'
expect_sound "$here/index"

it_adds "the same bytes at two paths are one letter with two paths"
cp "$seed" "$here/folder/een.txt"
cp "$seed" "$here/folder/twee.txt"
add "$here/folder"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0, pages read by OCR 0, known from another path 1"
expect_letters 1 "$here/index"
run wobquery show -d "$here/index" 647a534b046c0c9a
expect_output "$here/folder/een.txt"
expect_output "$here/folder/twee.txt"

it_adds "of two paths one can change, and the other keeps the letter"
cp "$seed" "$here/folder/een.txt"
cp "$seed" "$here/folder/twee.txt"
add "$here/folder"
cp "$harrowmere" "$here/folder/een.txt"
add "$here/folder"
expect_output "indexed 1, unchanged 1, failed 0"
expect_letters 2 "$here/index"
run wobquery show -d "$here/index" 647a534b046c0c9a
expect_output "$here/folder/twee.txt"
expect_no_output_of "$here/folder/een.txt"

it_adds "a letter that moved is found at both places, and read once"
cp "$seed" "$here/folder/oud.txt"
add "$here/folder"
mv "$here/folder/oud.txt" "$here/folder/nieuw.txt"
add "$here/folder"
expect_status 0
expect_output "indexed 0, unchanged 0, failed 0, pages read by OCR 0, known from another path 1"
expect_letters 1 "$here/index"

# What is no letter ------------------------------------------------------------------------------

it_adds "hidden files and folders are left out without a word"
cp "$seed" "$here/folder/letter.txt"
cp "$harrowmere" "$here/folder/.hidden.txt"
mkdir "$here/folder/.git"
cp "$zipped" "$here/folder/.git/"
add "$here/folder"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0"
expect_no_error

it_adds "a hidden file that is named is read"
cp "$seed" "$here/folder/.hidden.txt"
add "$here/folder/.hidden.txt"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0"

it_adds "what cannot be read in a folder is named with the reason, and the rest is added"
cp "$seed" "$here/folder/z.txt"
: >"$here/folder/empty"
printf '\0\1\2\3' >"$here/folder/bytes"
head -c 4000 "$programs/wobindex" >"$here/folder/program"
head -c 500 "$zipped" >"$here/folder/half.gz"
printf '%%PDF-1.7\nhalf a file' >"$here/folder/half.pdf"
mkfifo "$here/folder/fifo"
ln -s z.txt "$here/folder/link"
ln -s .. "$here/folder/loop"
ln -s nowhere "$here/folder/dangling"
add "$here/folder"
expect_status 1
expect_output "indexed 1, unchanged 0, failed 9"
expect_error "wobindex: $here/folder/empty: is empty"
expect_error "wobindex: $here/folder/bytes: not a kind of file that is read here"
expect_error "wobindex: $here/folder/program: not a kind of file that is read here"
expect_error "wobindex: $here/folder/half.gz: "
expect_error "wobindex: $here/folder/half.pdf: "
expect_error "wobindex: $here/folder/fifo: not a file, passed over"
for link in link loop dangling; do
    expect_error "wobindex: $here/folder/$link: a symbolic link, not followed"
done
check "not a line for each of 9" test "$(wc -l <"$work/error")" -eq 9
expect_letters 1 "$here/index"
expect_sound "$here/index"

it_adds "a symbolic link that is named is followed"
cp "$seed" "$here/folder/letter.txt"
ln -s folder "$here/link"
add "$here/link"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0"

it_adds "a pipe that is named is not waited for"
mkfifo "$here/fifo"
add "$here/fifo"
expect_status 1
expect_error "$here/fifo: not a regular file"

it_adds "a path that is not there is named, and the rest is added"
add "$here/nothing" "$seed"
expect_status 1
expect_error "wobindex: $here/nothing: no such file or folder"
expect_output "indexed 1, unchanged 0, failed 1"

it_adds "an empty folder is no error"
add "$here/folder"
expect_status 0
expect_output "indexed 0, unchanged 0, failed 0"

if [ "$(id -u)" -ne 0 ]; then
    it_adds "a file and a folder that may not be read are named, and the rest is added"
    cp "$seed" "$here/folder/z.txt"
    cp "$harrowmere" "$here/folder/closed.txt"
    mkdir "$here/folder/shut"
    chmod 000 "$here/folder/closed.txt" "$here/folder/shut"
    add "$here/folder"
    expect_status 1
    expect_error "$here/folder/closed.txt: "
    expect_error "$here/folder/shut: Permission denied"
    expect_output "indexed 1, unchanged 0, failed 2"
    chmod 700 "$here/folder/shut"
else
    skip "a file that may not be read is named" "root may read all files"
fi

it_adds "a file is no place for an index, and stays as it is"
cp "$seed" "$here/file"
run wobindex add -d "$here/file" "$seed"
expect_status 2
expect_error "wobindex: $here/file: a file, or in shards: name the folder of an index, "
check "the file has changed" cmp "$seed" "$here/file"

# Many at once -----------------------------------------------------------------------------------

it_adds "any number of jobs gives the same index, byte for byte"
for jobs in 1 2 7; do
    run wobindex add -q -j "$jobs" -d "$here/index-$jobs" "$letters"/*.txt "$letters"/*.gz
    expect_status 0
    for table in docdata postlist termlist; do
        check "$jobs jobs give another $table" cmp "$here/index-1/$table.glass" "$here/index-$jobs/$table.glass"
    done
done

it_adds "paths are read from standard input, one a line"
mkdir "$here/folder/een twee"
cp "$seed" "$here/folder/een twee/"
listed() { printf '%s\n' "$here/folder/een twee" "" "$harrowmere" "$here/none" | wobindex add -d "$here/index" "$@"; }
for way in "-" "--files-from -" "--files-from=-"; do
    rm -rf "$here/index"
    # shellcheck disable=SC2086
    run listed $way
    expect_status 1
    expect_output "indexed 2, unchanged 0, failed 1"
    expect_error "wobindex: $here/none: no such file or folder"
done

it_adds "paths are read from a file, behind those that are named"
echo "$harrowmere" >"$here/list"
add --files-from "$here/list" "$seed"
expect_status 0
expect_output "indexed 2, unchanged 0, failed 0"

it_adds "with --null paths stand between NULs, and may hold any other character"
cp "$seed" "$here/folder/$(printf 'twee\nregels.txt')"
cp "$harrowmere" "$here/folder/"
found() { find "$here/folder" -type f -print0 | wobindex add -d "$here/index" "$@"; }
for option in -0 --null; do
    rm -rf "$here/index"
    run found "$option" -
    expect_status 0
    expect_output "indexed 2, unchanged 0, failed 0"
done

it_adds "--failures has a row for each file that failed, and always a heading"
: >"$here/folder/leeg, zegt \"men\".txt"
mkfifo "$here/folder/pijp"
echo old >"$here/failures.csv"
add --failures "$here/failures.csv" "$here/folder" "$here/none" "$seed"
expect_status 1
expect_output "indexed 1, unchanged 0, failed 3"
printf '%s\r\n' "path,reason,message" \
    "\"$here/folder/leeg, zegt \"\"men\"\".txt\",unreadable,is empty" \
    "$here/folder/pijp,unreadable,\"not a file, passed over\"" \
    "$here/none,not-found,no such file or folder" >"$here/expected"
check "the table is another" cmp "$here/expected" "$here/failures.csv"
check "something is left beside it" test ! -e "$here/failures.csv.new"
add --failures "$here/failures.csv" "$seed"
expect_status 0
check "the heading does not stand alone" test "$(cat "$here/failures.csv")" = "path,reason,message"$'\r'

it_adds "a table of failures that cannot be written is told before anything is read"
for place in "$here/none/failures.csv" "$here/folder" /dev/null; do
    add --failures "$place" "$seed"
    expect_status 2
    expect_error "wobindex: --failures $place: "
    check "there is an index" test ! -e "$here/index"
done

it_adds "a limit that is lowered passes files over by name, and one that is raised does not"
printf 'Besluit\f%.0s' $(seq 50) >"$here/folder/paginas.txt"
if reads_pdf; then
    cp "$letters"/*.pdf "$here/folder/brief.pdf"
    add --limit pages=1 "$here/folder/brief.pdf"
    expect_status 1
    expect_error "brief.pdf: passed over, it has more than 1 pages"
    add --limit pages=1 --limit pages=10 "$here/folder/brief.pdf"
    expect_status 0
fi
add --limit seconds=5 --limit text=1 "$here/folder/paginas.txt"
expect_status 0

it_adds "OCR can be left out, and its pages kept in a folder"
add --no-ocr --ocr-cache "$here/cache" "$seed"
expect_status 0
expect_output "indexed 1, unchanged 0, failed 0, pages read by OCR 0"

it_adds "a run that finds nothing new writes nothing"
cp "$harrowmere" "$here/folder/"
add "$here/folder"
cp "$here/index/iamglass" "$here/before"
add "$here/folder"
expect_output "indexed 0, unchanged 1"
check "there is another revision" cmp "$here/before" "$here/index/iamglass"
