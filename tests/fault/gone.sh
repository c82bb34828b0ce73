#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC2317
# Letters and indexes that go away while a writer is at work. Sourced by tests/fault/run.

# Stops a writer in the large folder, runs COMMAND..., and lets it go on.
stop_and() {
    in_background wobindex add -d "$index" "$work/leaving"
    wait_until test -e "$index/iamglass"
    sleep 0.2
    kill -STOP "$writer"
    "$@"
    kill -CONT "$writer"
    await
}

it "letters that go away before they are read are no harm to the others"
index=$work/index-of-leaving
cp -r "$work/large" "$work/leaving"
take_away() { rm "$work/leaving"/*sekswerk*; }
stop_and take_away
check "exit status $status" test "$status" -lt 2
added=$(sed -n 's/^indexed \([0-9]*\),.*/\1/p' "$work/output")
failed_files=$(sed -n 's/^indexed.*failed \([0-9]*\).*/\1/p' "$work/output")
expect_equal "a line for each file that failed" "$(grep -c '^wobindex: ' "$work/error")" "${failed_files:-none}"
check "$added letters are added, less than stayed" test "${added:-0}" -ge "$(find "$work/leaving" -type f | wc -l)"
expect_letters "${added:-0}" "$index"
expect_sound "$index"
rm -rf "$work/leaving"

it "an index that goes away under its writer is no crash"
index=$work/leaving-index
cp -r "$work/large" "$work/leaving"
take_away() { rm -rf "$index"; }
stop_and take_away
check "exit status $status: it died" test "$status" -lt 126
[ ! -e "$index" ] || expect_sound "$index"
