#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC2317
# Index files that are overwritten, cut short, missing, of another version, or of something else: a
# clear message and no crash. Sourced by tests/fault/run.

# For builds with the leak sanitizer: what Xapian loses where it gives up compacting is not ours to mend.
export LSAN_OPTIONS=suppressions=$PWD/tests/fault/leaks.supp:print_suppressions=0

wobindex add -q -d "$work/whole" "$work/small"
tables=(docdata postlist termlist)

# What is asked of a damaged index. Each must end by itself, and say what is wrong if it fails.
readers=("wobindex status" "wobindex check" "wobquery search" "wobquery batch")
writers=("wobindex add" "wobindex remove" "wobindex compact")
all=("${readers[@]}" "${writers[@]}")
verbs=("${all[@]}")
printf 'q\tgegevens "persoonlijke levenssfeer"\n' >"$work/queries.tsv"

# A copy of the sound index, to be damaged.
copy() {
    rm -rf "$work/index"
    cp -r "$work/whole" "$work/index"
}

# try VERB: asks it of $work/index.
try() {
    case $1 in
    *search) set -- "$1" gegevens '"persoonlijke levenssfeer"' item:13 ;;
    *batch) set -- "$1" "$work/queries.tsv" ;;
    *add) set -- "$1" "$seed" ;;
    *remove) set -- "$1" "$work/small/1-000_4db1331775964816.txt" ;;
    esac
    # shellcheck disable=SC2086
    run timeout 60 "$programs/"$1 -d "$work/index" "${@:2}"
}

# try_all DAMAGE COMMAND...: damages copies of the index by COMMAND, and tries each of the verbs.
try_all() {
    local verb
    for verb in "${verbs[@]}"; do
        copy
        "${@:2}"
        try "$verb"
        tried=$((tried + 1))
        check "$verb: died of $1, exit status $status" test "$status" -lt 124
        [ "$status" -eq 0 ] || check "$verb: failed without a word after $1" test -s "$work/error"
        [ "$verb" != "wobindex check" ] || [ "$status" -eq 0 ] || found=$((found + 1))
    done
    damages=$((damages + 1))
}

size_of() { stat -c %s "$work/whole/$1"; }
cut_short() { truncate -s "$2" "$work/index/$1"; }
take_away() { rm "$work/index/$1"; }

for table in "${tables[@]}"; do
    it "$table.glass cut short is told, and is no crash"
    tried=0 damages=0 found=0
    size=$(size_of "$table.glass")
    for size_left in 0 1 4096 8192 $((size / 2)) $((size - 8192)); do
        try_all "$table.glass cut to $size_left bytes" cut_short "$table.glass" "$size_left"
    done
    check "check found only $found of $damages damages" test "$found" -eq "$damages"
    check "only $tried were tried" test "$tried" -eq $((damages * ${#verbs[@]}))
done

for table in "${tables[@]}" ; do
    it "without $table.glass an index is no crash, and check says what is missing"
    tried=0 damages=0 found=0
    try_all "a missing $table.glass" take_away "$table.glass"
    check "check finds nothing" test "$found" -eq 1
done

it "letters are not given up in silence where a table is missing"
for table in "${tables[@]}"; do
    copy
    take_away "$table.glass"
    try "wobindex add"
    check "added to an index without $table.glass" test "$status" -eq 1
done

it "without iamglass there is no index, and that is said"
for verb in "${verbs[@]}"; do
    copy
    take_away iamglass
    try "$verb"
    expect_status 1
    expect_error "$work/index: "
done

# Overwritten bytes: 8 places in each table, in the head of a block and within it.
spots() {
    local size blocks block
    size=$(size_of "$1")
    blocks=$((size / 8192))
    for block in 0 $((blocks / 3)) $((blocks / 2)) $((blocks - 1)); do
        echo $((block * 8192 + 4)) $((block * 8192 + 5000))
    done
}
overwrite() { printf '\377\252\125\377' | dd of="$work/index/$1" bs=1 seek="$2" conv=notrunc status=none; }

# Xapian trusts its blocks. Some of these make it read beyond them: a sanitizer would end the program for
# it, where it does no harm, and is told not to look. Writers go on to write there, with which all is lost:
# they are not tried.
sanitizer=${ASAN_OPTIONS:-}
export ASAN_OPTIONS=$sanitizer${sanitizer:+:}replace_intrin=0:intercept_memcmp=0
verbs=("${readers[@]}")

for table in "${tables[@]}"; do
    it "$table.glass with bytes overwritten is no crash"
    tried=0 damages=0 found=0
    # shellcheck disable=SC2046
    for spot in $(spots "$table.glass"); do
        try_all "bytes overwritten at $spot of $table.glass" overwrite "$table.glass" "$spot"
    done
    check "check found none of $damages damages" test "$found" -gt 0
done

# Mending what is overwritten either makes the index sound, or leaves it as it was and says why.
for table in "${tables[@]}"; do
    it "$table.glass with bytes overwritten is mended, or said to be beyond it"
    mended=0
    # shellcheck disable=SC2046
    for spot in $(spots "$table.glass"); do
        copy
        overwrite "$table.glass" "$spot"
        cp -r "$work/index" "$work/as-it-was"
        run timeout 60 "$programs/wobindex" check --repair -d "$work/index"
        check "died of bytes overwritten at $spot, exit status $status" test "$status" -lt 124
        if grep -q ': mended; ' "$work/output"; then
            mended=$((mended + 1))
            run timeout 60 "$programs/wobindex" add -q -d "$work/index" "$work/small"
            check "cannot be completed after bytes overwritten at $spot" test "$status" -eq 0
            run timeout 60 "$programs/wobindex" check -d "$work/index"
            check "is not sound after bytes overwritten at $spot" test "$status" -eq 0
        else
            check "is another one after bytes overwritten at $spot" \
                cmp "$work/index/$table.glass" "$work/as-it-was/$table.glass"
        fi
        rm -rf "$work/as-it-was"
    done
    check "nothing of it was mended" test "$mended" -gt 0
done

verbs=("${all[@]}")
it "iamglass with bytes overwritten or cut short is told, and is no crash"
tried=0 damages=0 found=0
for spot in 0 5 13 14 20 40 60 80 100; do
    try_all "bytes overwritten at $spot of iamglass" overwrite iamglass "$spot"
done
for size_left in 0 1 13 14 30 60 100; do
    try_all "iamglass cut to $size_left bytes" cut_short iamglass "$size_left"
done
check "check found only $found of $damages damages" test "$found" -ge $((damages / 2))
export ASAN_OPTIONS=$sanitizer

# Other versions, and other things ---------------------------------------------------------------

# The version stands in the metadata of the postlist, behind its key: its first digit is changed.
make_version() {
    local at
    grep -abo "$1" "$work/whole/postlist.glass" | while IFS=: read -r at _; do
        printf %s "$2" | dd of="$work/index/postlist.glass" bs=1 seek=$((at + ${#1})) conv=notrunc status=none
    done
}

for key in wob:schema wob:analysis; do
    it "an index with another $key is refused, by every verb, with what to do"
    refused=0
    for verb in "${verbs[@]}"; do
        copy
        make_version "$key" 7
        try "$verb"
        expect_status 1
        expect_error "$work/index: "
        expect_error "is of version 7"
        expect_error "make the index again with wobindex add, in a new folder"
        refused=$((refused + 1))
    done
    expect_equal "the count of verbs" "$refused" "${#verbs[@]}"
done

it "an index without a version is said to be none of letters"
for verb in "${verbs[@]}"; do
    copy
    make_version wob:schema x
    try "$verb"
    expect_status 1
    expect_error "no index of letters"
done

it "a folder of other things is no index, and stays as it is"
for verb in "wobindex status" "wobindex check" "wobquery search" "wobindex remove"; do
    rm -rf "$work/index"
    cp -r "$work/small" "$work/index"
    try "$verb"
    expect_status 1
    expect_error "$work/index: no Xapian database here: make an index with wobindex add"
    check "$verb changed it" diff -r "$work/small" "$work/index"
done
unset LSAN_OPTIONS
