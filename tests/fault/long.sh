#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A dump takes the memory of its largest document, however long it is. Sourced by tests/fault/run.

pages=2000
most_growth=32768 # KiB, where the pages have ten times the memory of a short dump's

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
else
    skip "a dump that is read takes no more memory for being long" "apt-get install time"
fi
