#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# Ctrl-C and kill: what was read is kept. Sourced by tests/fault/run.

# interrupt SIGNAL SECONDS: sends it so long after the index is made.
interrupt() {
    in_background wobindex add -d "$index" "$work/large"
    check "no index is made" wait_until test -e "$index/iamglass"
    sleep "$2"
    # Before its handler is set, a program that runs in the background may let the signal pass.
    while kill "-$1" "$writer" 2>/dev/null; do
        sleep 0.05
    done
    await
}

for signal in INT TERM; do
    it "SIG$signal ends a run between letters, and what was read is kept"
    index=$work/interrupted-$signal
    # Too early a signal finds no letter read yet.
    for pause in 0.1 0.3 1 3; do
        rm -rf "$index"
        interrupt "$signal" "$pause"
        added=$(sed -n 's/^indexed \([0-9]*\),.*/\1/p' "$work/output")
        [ "${added:-0}" -eq 0 ] || break
    done
    expect_status 1
    expect_error "wobindex: stopped; the same command goes on where this one ended"
    check "$added letters were added, not some of $large" test "${added:-0}" -gt 0 -a "${added:-0}" -lt "$large"
    expect_letters "${added:-0}" "$index"
    expect_sound "$index"

    it "the same command goes on where SIG$signal ended it"
    run wobindex add -d "$index" "$work/large"
    expect_status 0
    expect_output "indexed $((large - added)), unchanged $added, failed 0"
    expect_sound "$index"
done
