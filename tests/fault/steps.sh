#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A writer that is killed at each step that reaches the disk: before each file is written down, each folder
# changes its place, each file is taken away. Sourced by tests/fault/run.

steps=(fdatasync fsync rename renameat2 unlink)

# Programs with sanitizers are slow: of their steps one in ten is tried.
every=1
[[ $programs != */asan ]] || every=10

# kill_at STEP N COMMAND...: kills it as it begins its Nth such step; $killed says whether there was one.
kill_at() {
    # strace dies as its program did, which the shell in between keeps to itself. Leaks cannot be looked for
    # in a program that is traced.
    run env ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" bash -c '"$@"; exit' - \
        strace -f -qq -e trace="$1" -e inject="$1:signal=KILL:when=$2" -o /dev/null "$programs/$3" "${@:4}"
    killed=no
    [ "$status" -ne 137 ] || killed=yes
}

# The index holds FROM to TO letters or is not there yet; the same command completes it, and leaves nothing
# beside it.
expect_completed() {
    local from=$1 to=$2
    shift 2
    if [ -e "$work/index/iamglass" ] && [ "$from" -gt 0 ]; then
        expect_sound "$work/index"
        local held
        held=$(letters_of "$work/index")
        check "it holds $held letters, not $from to $to" test "$held" -ge "$from" -a "$held" -le "$to"
    else
        check "the index is gone" test "$from" -eq 0
    fi
    run "$@"
    expect_status 0
    expect_letters "$to" "$work/index"
    check "something is left beside it" test ! -e "$work/index.new"
    answers "$work/index" >"$work/answers"
    check "other answers are given" cmp "$work/expected" "$work/answers"
}

# at_each_step FROM TO BEFORE COMMAND...: kills COMMAND at each of its steps, each time in a new copy of the
# index BEFORE, or in none.
at_each_step() {
    local from=$1 to=$2 before=$3 step n counted=0
    shift 3
    for step in "${steps[@]}"; do
        for ((n = 1; n <= 200; n += every)); do
            rm -rf "$work/index" "$work/index.new"
            [ -z "$before" ] || cp -r "$before" "$work/index"
            kill_at "$step" "$n" "$@"
            [ "$killed" = yes ] || break
            counted=$((counted + 1))
            expect_completed "$from" "$to" "$@"
        done
    done
    check "it was killed $counted times only" test "$counted" -ge $((20 / every))
    echo "killed $counted times: $sentence"
}

if ! strace -qq -o /dev/null true 2>/dev/null; then
    skip "writers killed at each step" "strace cannot trace here"
else
    mkdir "$work/few"
    for letter in "$work/large"/*-wob-*; do
        [ "$(find "$work/few" -type f | wc -l)" -eq 72 ] || cp "$letter" "$work/few"
    done
    few=$(find "$work/few" -type f | wc -l)
    wobindex add -q -d "$work/whole" "$work/few"
    answers "$work/whole" >"$work/expected"
    check "nothing is answered" test -s "$work/expected"

    it "a new index is whole at each step, or not there yet"
    at_each_step 0 "$few" "" wobindex add -q -d "$work/index" "$work/few"

    it "an index that grows is whole at each step"
    rm -rf "$work/part"
    find "$work/few" -type f -print0 | sort -z | head -z -n 8 | wobindex add -q -0 -d "$work/part" -
    at_each_step 8 "$few" "$work/part" wobindex add -q -d "$work/index" "$work/few"

    it "an index that is compacted is whole at each step"
    at_each_step "$few" "$few" "$work/whole" wobindex compact -q -d "$work/index"
fi
