#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A writer that is killed leaves what its last commit left, and the same command completes it. Sourced
# by tests/fault/run.

# kill_after MS COMMAND...: kills it, and says in $killed whether it was still there to be killed.
kill_after() {
    in_background "${@:2}"
    wait_ms "$1"
    kill -KILL "$writer" 2>/dev/null
    await
    killed=no
    [ "$status" -ne 137 ] || killed=yes
}

# The index is sound, or not there yet; what it holds is between FROM and TO letters.
expect_between() {
    if [ ! -e "$1/iamglass" ]; then
        check "no index, where $2 letters were committed" test "$2" -eq 0
        return
    fi
    run wobindex check -d "$1"
    # A database that was made and not yet committed to is none of letters.
    if grep -q 'a Xapian database, but no index of letters' "$work/error"; then
        check "no index, where $2 letters were committed" test "$2" -eq 0
        return
    fi
    expect_status 0
    expect_output "$1: sound"
    local held
    held=$(letters_of "$1")
    check "it holds $held letters, not $2 to $3" test "$held" -ge "$2" -a "$held" -le "$3"
}

moments=8
[[ $programs != */asan ]] || moments=4

it "a new index, killed at $moments moments, is sound each time and can be completed"
begin=$(milliseconds)
wobindex add -q -d "$work/undisturbed" "$work/small"
whole=$(($(milliseconds) - begin))
answers "$work/undisturbed" >"$work/expected"
check "nothing is answered" test -s "$work/expected"
caught=0
for moment in $(seq "$moments"); do
    rm -rf "$work/index"
    kill_after $((whole * moment / moments)) wobindex add -q -d "$work/index" "$work/small"
    [ "$killed" = no ] || caught=$((caught + 1))
    expect_between "$work/index" 0 "$small"
    run wobindex add -q -d "$work/index" "$work/small"
    expect_status 0
    answers "$work/index" >"$work/answers"
    check "after moment $moment other answers are given" cmp "$work/expected" "$work/answers"
done
check "only $caught of $moments writers were still there to be killed" test "$caught" -ge $((moments / 2))

it "an index whose letters change, killed at $moments moments, has each letter once"
cp -r "$work/undisturbed" "$work/before"
for letter in "$work/small"/*; do
    echo "Gewijzigd." >>"$letter"
done
cp -r "$work/before" "$work/after"
begin=$(milliseconds)
wobindex add -q -d "$work/after" "$work/small"
whole=$(($(milliseconds) - begin))
answers "$work/after" >"$work/expected"
caught=0
for moment in $(seq "$moments"); do
    rm -rf "$work/index"
    cp -r "$work/before" "$work/index"
    kill_after $((whole * moment / moments)) wobindex add -q -d "$work/index" "$work/small"
    [ "$killed" = no ] || caught=$((caught + 1))
    expect_between "$work/index" "$small" "$small"
    run wobindex add -q -d "$work/index" "$work/small"
    expect_status 0
    answers "$work/index" >"$work/answers"
    check "after moment $moment other answers are given" cmp "$work/expected" "$work/answers"
done
check "only $caught of $moments writers were still there to be killed" test "$caught" -ge $((moments / 2))

it "a long run that is killed again and again comes to its end, and loses no commit"
begin=$(milliseconds)
wobindex add -q -d "$work/undisturbed-large" "$work/large"
whole=$(($(milliseconds) - begin))
answers "$work/undisturbed-large" >"$work/expected"
held=0
rounds=0
while [ "$held" -lt "$large" ] && [ "$rounds" -lt 12 ]; do
    rounds=$((rounds + 1))
    kill_after $((whole * rounds / 6)) wobindex add -q -d "$work/long" "$work/large"
    expect_between "$work/long" "$held" "$large"
    [ ! -e "$work/long/iamglass" ] || held=$(letters_of "$work/long")
done
check "it never got on" test "$held" -eq "$large"
check "it was killed once only" test "$rounds" -gt 1
answers "$work/long" >"$work/answers"
check "other answers are given" cmp "$work/expected" "$work/answers"

it "a removal that is killed took all of a letter or nothing"
for moment in 1 2 3 5 8 13 21 34; do
    rm -rf "$work/index"
    cp -r "$work/undisturbed" "$work/index"
    kill_after "$moment" wobindex remove -q -d "$work/index" "$work/small"/1-*
    expect_between "$work/index" 0 "$small"
done
