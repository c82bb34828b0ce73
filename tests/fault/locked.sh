#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# One process at a time writes; readers go on meanwhile. Sourced by tests/fault/run.

index=$work/locked
wobindex add -q -d "$index" "$seed"

# A writer that stands still with the lock in its hands, somewhere in the large folder.
# (To try for the lock oneself might keep the writer from it.)
held() { find "/proc/$writer/fd" -lname '*/flintlock' | grep -q .; }
"$programs/wobindex" add -q -d "$index" "$work/large" &
writer=$!
wait_until held
sleep 0.2
kill -STOP "$writer"

for verb in "add -d $index $letters/uk-harrowmere-council-cctv.txt" "remove -d $index 647a534b046c0c9a"; do
    it "a second writer says so and ends: ${verb%% *}"
    # shellcheck disable=SC2086
    run wobindex $verb
    expect_status 1
    expect_error "wobindex: $index: another process writes to this index"
    expect_nothing
done

it "searches go on beside a writer, and so do status and check"
run wobquery -d "$index" item:13 ras en etniciteit
expect_status 0
expect_output "647a534b046c0c9a#answer-9"
expect_sound "$index"
run wobindex status -d "$index"
expect_status 0

it "the first writer comes to its end, undisturbed"
kill -CONT "$writer"
await
expect_status 0
expect_letters $((large + 1)) "$index"
expect_sound "$index"

it "the lock goes with its writer"
run wobindex add -d "$index" "$letters/uk-harrowmere-council-cctv.txt"
expect_status 0
expect_letters $((large + 2)) "$index"

it "searches beside a writer answer each time"
index=$work/busy
wobindex add -q -d "$index" "$seed"
"$programs/wobindex" add -q -d "$index" "$work/large" &
writer=$!
asked=0
while kill -0 "$writer" 2>/dev/null; do
    run wobquery batch -d "$index" -n 1 --format trec - <<<$'q\titem:13 ras en etniciteit'
    run wobquery -d "$index" -n 1 item:13 ras en etniciteit
    expect_status 0
    expect_output "#answer-"
    asked=$((asked + 1))
    sleep 0.02
done
: >"$work/error"
await
expect_status 0
check "only $asked questions were asked" test "$asked" -gt 3
