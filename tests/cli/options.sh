#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# The command lines of both programs: help, versions, what is wrong, where the index is, and an output
# that cannot be written. Sourced by tests/cli/run.

for program in wobindex wobquery; do
    for option in --help -h help; do
        it "$program $option says how it is used"
        run "$program" "$option"
        expect_status 0
        expect_output "$program "
        expect_output "-d, --index INDEX"
        expect_output "Exit status:"
        expect_no_error
    done

    for option in --version version; do
        it "$program $option names the versions of the program and its libraries"
        run "$program" "$option"
        expect_status 0
        check "no line \"$program VERSION\"" grep -qE "^$program [0-9]+\.[0-9]+" "$work/output"
        check "no version of xapian and icu" grep -qE 'xapian [0-9.]+, icu [0-9.]+' "$work/output"
        expect_no_error
    done
done

it "wobindex --help names every option, and every limit with what it is usually"
run wobindex --help
for option in --index --quiet --jobs --files-from --null --failures --no-ocr --ocr-cache --limit --stamps \
    --explain --help --version; do
    check "it lacks $option" grep -qE -e "$option( |\$)" "$work/output"
done
for limit in memory cpu seconds text pages; do
    check "it lacks $limit" grep -qE "^ +$limit +[0-9]+ " "$work/output"
done

it "wobindex --version says what it reads"
run wobindex --version
expect_output "reads: text, gzip, woogle"

# refused MESSAGE COMMAND...: wrong usage.
refused() {
    local message=$1
    shift
    it "refused is: $*"
    run "$@"
    expect_status 2
    expect_error "$1: "
    expect_error "$message"
    expect_nothing
}

refused "wobindex --help lists it" wobindex
refused "needs files or folders" wobindex add
refused "needs files or folders" wobindex add -d "$work/never"
refused "needs files" wobindex parse
refused "needs ids or paths" wobindex remove
refused "status takes no" wobindex status more
refused "check takes no" wobindex check more
refused "delete: no such verb" wobindex delete "$seed"
refused "--jsonl: no such option" wobindex status --jsonl
refused "-d needs a value" wobindex status -d
refused "--index needs a value" wobindex status --index
refused "status takes no --no-ocr" wobindex status --no-ocr
refused "remove takes no --jobs" wobindex remove -j 2 "$seed"
refused "check takes no --failures" wobindex check --failures x
refused "parse takes no --index" wobindex parse -d "$work/never" "$seed"
refused "add takes no --explain" wobindex add --explain -d "$work/never" "$seed"
refused "add takes no --stamps" wobindex add --stamps -d "$work/never" "$seed"
for jobs in 0 -1 257 veel 1x ''; do
    refused "--jobs takes a whole number from 1 to 256, not $jobs" wobindex parse "--jobs=$jobs" "$seed"
done
refused "-j needs a value" wobindex parse "$seed" -j
refused "there is no such limit; wobindex --help lists them" wobindex parse --limit paginas=3 "$seed"
refused "there is no such limit" wobindex parse --limit 3 "$seed"
refused "the number of pages of one document is from 1 to" wobindex parse --limit pages=0 "$seed"
refused "the number of pages of one document is from 1 to" wobindex parse --limit pages "$seed"
refused "--limit needs a value" wobindex parse "$seed" --limit
refused "--null needs --files-from" wobindex parse --null "$seed"
refused "--files-from $work/never: cannot be read" wobindex parse --files-from "$work/never"
refused "wobquery --help says how" wobquery
refused "needs a query" wobquery search
refused "needs one file of queries" wobquery batch
refused "needs one file of queries" wobquery batch een twee
refused "needs the id" wobquery show
refused "--jsonl: no such option" wobquery --jsonl sensing
refused "goes behind --" wobquery sensing -roermond
refused "-d needs a value" wobquery sensing -d
refused "--limit takes a whole number up to 1000, not tien" wobquery sensing -n tien
refused "--limit takes a whole number up to 1000, not -1" wobquery sensing -n -1
refused "--limit takes a whole number up to 1000, not 1001" wobquery sensing --limit=1001
refused "--offset takes a whole number up to 1000, not x" wobquery sensing --offset x
refused "--offset and --limit together go up to 1000" wobquery sensing --offset 999 -n 2
refused "--sort takes relevance or date, not size" wobquery sensing --sort size
refused "--as takes text, json, jsonl, csv, markdown, html, trec, bibtex, csl-json or atom, not xml" wobquery batch --format xml queries

it "wrong usage makes no index"
check "$work/never is there" test ! -e "$work/never"

# Where the index is -----------------------------------------------------------------------------

it "the index is the one of -d, before that of \$WOB_INDEX"
WOB_INDEX=$work/elsewhere run wobindex status -d "$index"
expect_status 0
expect_output "index: $index"

it "without -d the index is the one of \$WOB_INDEX, before that of \$XDG_DATA_HOME"
WOB_INDEX=$index XDG_DATA_HOME=$work/data run wobindex status
expect_status 0
expect_output "index: $index"
WOB_INDEX=$index run wobquery sensing
expect_status 0

it "without \$WOB_INDEX it is wob/index in \$XDG_DATA_HOME, and made with its parents"
XDG_DATA_HOME=$work/data run wobindex add "$seed"
expect_status 0
expect_output "index: $work/data/wob/index"
check "no index in $work/data/wob" test -e "$work/data/wob/index/iamglass"

it "a relative \$XDG_DATA_HOME counts for nothing"
XDG_DATA_HOME=data run wobindex status
expect_status 1
expect_error "$HOME/.local/share/wob/index: "

it "without all of these it is in the home folder"
run wobindex add "$seed"
expect_status 0
expect_output "index: $HOME/.local/share/wob/index"
run wobquery sensing
expect_status 0
expect_output "index $HOME/.local/share/wob/index"

it "without a home folder the index is to be named"
run env -u HOME "$programs/wobindex" status
expect_status 2
expect_error "no index is named: give one with -d INDEX"
run env -u HOME "$programs/wobquery" sensing
expect_status 2
expect_error "no index is named: give one with -d INDEX"

for verb in "wobindex status" "wobindex check" "wobindex remove" "wobquery search" "wobquery show" \
    "wobquery batch"; do
    it "$verb says of an index that is not there how to make one, and makes none"
    case $verb in
    *remove | *search | *show) rest=(sensing) ;;
    *batch) rest=("$seed") ;;
    *) rest=() ;;
    esac
    # shellcheck disable=SC2086
    run $verb -d "$work/never" "${rest[@]}"
    expect_status 1
    expect_error "$work/never: "
    expect_error "make an index with wobindex add"
    expect_nothing
    check "$work/never is there" test ! -e "$work/never"
done

# An output that cannot be written ---------------------------------------------------------------

printf 'a\tsensing\n' >"$work/queries"
into_full() { "$@" >/dev/full; }

# lost COMMAND...: says that its output is lost.
lost() {
    it "says that it cannot write its output: $*"
    run into_full "$@"
    expect_status 1
    expect_error "$1: cannot write the output"
}

if [ -w /dev/full ]; then
    lost wobindex --help
    lost wobindex --version
    lost wobindex parse "$seed"
    lost wobindex status -d "$index"
    lost wobindex check -d "$index"
    lost wobindex add -d "$index" "$seed"
    lost wobquery --help
    lost wobquery -d "$index" sensing
    lost wobquery -d "$index" sensing --json
    lost wobquery -d "$index" xxxxxxxx
    lost wobquery show -d "$index" 647a534b046c0c9a
    lost wobquery batch -d "$index" "$work/queries"
else
    skip "an output that cannot be written is an error" "there is no /dev/full"
fi

it "every option of wobquery stands in its manual page and its help, and is used in a test"
grep -oE '"[a-z-]+", (0|'"'[a-z]'"'),' query/options.c | cut -d'"' -f2 >"$work/known"
check "too few are known" test "$(wc -l <"$work/known")" -ge 20
while read -r option; do
    [ "$option" = color ] && continue # as others spell --colour
    check "the manual page lacks --$option" grep -qE "Fl (.*, Fl )?-$option( |\$)" man/wobquery.1
    check "no test uses --$option" grep -qhE -e "--$option\b" tests/cli/*.sh
    [ "$option" = format ] || check "the help lacks --$option" grep -qE -e "--$option\b" query/help.c
done <"$work/known"
