#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A dump takes the memory of its largest document, however long it is, and a text a time that grows as it
# does. Sourced by tests/fault/run.

pages=2000
most_growth=32768 # KiB, where the pages have ten times the memory of a short dump's
times_longer=8
most_times=16 # as much time; it is 64 where each line is looked for among all

if [ -x /usr/bin/time ]; then
    bench/make-dump "$work/dump-short" $((pages / 10))
    bench/make-dump "$work/dump-long" "$pages"

    # peak COMMAND...: the most memory that it takes, in KiB. What a sanitizer keeps of freed memory is no
    # fault of the program.
    peak() {
        ASAN_OPTIONS=${ASAN_OPTIONS:-}:quarantine_size_mb=1 \
            /usr/bin/time -o "$work/peak" -f %M "$programs/$1" "${@:2}" >"$work/output" 2>"$work/error"
        tail -n 1 "$work/peak"
    }

    expect_growth_below() {
        check "it grows by $(($3 - $2)) KiB to $3" test $(($3 - $2)) -lt "$1"
        check "it takes no memory at all" test "$2" -gt 0
    }

    it "a dump that is read takes no more memory for being long"
    few=$(peak wobindex parse "$work/dump-short/woo_bodytext.csv.gz")
    many=$(peak wobindex parse "$work/dump-long/woo_bodytext.csv.gz")
    expect_growth_below "$most_growth" "$few" "$many"
    expect_no_error
    check "it has few documents" test "$(wc -l <"$work/output")" -gt 400

    it "a dump that is added takes no more memory for being long"
    few=$(peak wobindex add -q -d "$work/dump-short-index" "$work/dump-short")
    many=$(peak wobindex add -q -d "$work/dump-long-index" "$work/dump-long")
    expect_growth_below "$most_growth" "$few" "$many"
    expect_no_error
    expect_sound "$work/dump-long-index"

    # pages N: the sample letters N times, each on pages of its own.
    pages() {
        local letter
        for _ in $(seq "$1"); do
            for letter in "$letters"/*.txt; do cat "$letter" && printf '\f'; done
        done
    }

    # rows N: a letter with so long a list of documents, on one page.
    rows() {
        printf 'Gemeente Haven\n\nGeachte heer,\n\nHierbij de lijst.\n\nNr.    Document               Besluit\n'
        seq "$1" | awk '{ print $1 "    E-mail over de sluis   Openbaar" }'
    }

    # spent FILE: hundredths of a second of the processor that reading it takes.
    spent() {
        /usr/bin/time -o "$work/spent" -f '%U %S' "$programs/wobindex" parse -q -j 1 "$1" \
            >"$work/output" 2>"$work/error"
        awk 'END { printf "%d", ($1 + $2) * 100 }' "$work/spent"
    }

    expect_time_in_step() {
        "$1" "$2" >"$work/short.txt"
        "$1" $(($2 * times_longer)) >"$work/long.txt"
        few=$(spent "$work/short.txt")
        many=$(spent "$work/long.txt")
        check "it takes $many hundredths and not $few" test "$many" -lt $((few * most_times))
        expect_no_error
    }

    it "a text of many pages is read in a time that grows as it does"
    expect_time_in_step pages 5
    it "a long list of documents is read in a time that grows as it does"
    expect_time_in_step rows 4000
else
    skip "a text is read in a time that grows as it does" "apt-get install time"
    skip "a dump that is read takes no more memory for being long" "apt-get install time"
fi
