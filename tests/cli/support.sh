#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the cases of tests/cli and tests/fault stand on. To be sourced; it is no program.
#
#   begin_tests BUILD        BUILD holds the programs; makes $work, which goes when the shell ends
#   it "does something"      begins a case: a sentence. It passes if all that is expected of it holds
#   run COMMAND...           runs it, and keeps $status, $work/output and $work/error
#   expect_...               what the last run is to have done
#   skip "what" "why not"    counts a case that cannot be judged here
#   end_tests                says how many passed, and fails if any failed
#
# Faults that a sanitizer reports fail a case, whatever else it expects.
set -uo pipefail

passed=0
failed=0
skipped=0
sentence=
checks=0
faults=0
status=0

begin_tests() {
    # The programs are named by their folder in full: cases change to other folders.
    programs=$(cd "$1" && pwd) || exit 2
    letters=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../corpus/letters" && pwd)
    # shellcheck disable=SC2034
    seed=$letters/000_4db1331775964816.txt
    work=$(mktemp -d)
    # shellcheck disable=SC2154
    trap 'rm -rf "$work"' EXIT
    # Nothing of who runs the tests may reach the programs.
    unset WOB_INDEX XDG_DATA_HOME NO_COLOR
    export HOME=$work/home LC_ALL=C.UTF-8 TERM=xterm
    mkdir "$HOME"
    ulimit -c 0
}

wobindex() { "$programs/wobindex" "$@"; }
wobquery() { "$programs/wobquery" "$@"; }

reads_pdf() { wobindex --version | grep -q '^reads:.*pdf'; }
has() { command -v "$1" >/dev/null; }

# Cases ------------------------------------------------------------------------------------------

end_case() {
    if [ -z "$sentence" ]; then
        return
    elif [ "$checks" -eq 0 ]; then
        echo "FAILED: $sentence: nothing is expected of it"
        failed=$((failed + 1))
    elif [ "$faults" -gt 0 ]; then
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
    sentence=
}

it() {
    end_case
    sentence=$1
    checks=0
    faults=0
}

skip() {
    end_case
    echo "skipped: $1: $2"
    skipped=$((skipped + 1))
}

end_tests() {
    end_case
    if [ "$skipped" -gt 0 ]; then
        echo "$passed passed, $failed failed, $skipped skipped"
    else
        echo "$passed passed, $failed failed"
    fi
    [ "$failed" -eq 0 ]
}

# Says what is wrong, and what the last run printed.
fault() {
    [ "$faults" -gt 0 ] || echo "FAILED: $sentence"
    faults=$((faults + 1))
    echo "    $1"
    local stream
    for stream in output error; do
        [ ! -s "$work/$stream" ] || head -c 600 "$work/$stream" | head -n 8 | sed "s/^/      $stream: /"
        [ ! -s "$work/$stream" ] || echo
    done
}

# check WHAT COMMAND...: one thing that is expected; WHAT says what is wrong where COMMAND fails.
check() {
    local what=$1
    shift
    checks=$((checks + 1))
    "$@" >/dev/null 2>&1 || fault "$what"
}

# Runs -------------------------------------------------------------------------------------------

run() {
    status=0
    "$@" >"$work/output" 2>"$work/error" </dev/null || status=$?
    ! grep -qE 'Sanitizer|runtime error:' "$work/error" || fault "a sanitizer found a fault in: $*"
}

expect_status() { check "exit status $status, not $1" test "$status" -eq "$1"; }
expect_output() { check "the output lacks: $1" grep -qF -e "$1" "$work/output"; }
expect_no_output_of() { check "the output has: $1" lacks "$1" "$work/output"; }
expect_error() { check "standard error lacks: $1" grep -qF -e "$1" "$work/error"; }
expect_no_error() { check "something stands on standard error" test ! -s "$work/error"; }
expect_nothing() { check "something is printed" test ! -s "$work/output"; }
expect_lines() { check "not $1 lines are printed" test "$(wc -l <"$work/output")" -eq "$1"; }
expect_equal() { check "$1 is \"$2\", not \"$3\"" test "$2" = "$3"; }
# expect_json FILTER: the output is JSON, and FILTER is true of it (of each line, where it has many).
expect_json() { check "not true: $1" holds_of_json "$1"; }

lacks() { ! grep -qF -e "$1" "$2"; }
holds_of_json() { jq -e -s "length > 0 and all(.[]; $1)" "$work/output"; }

# expect_letters N INDEX: so many letters are in the index.
expect_letters() {
    run wobindex status -d "$2"
    expect_status 0
    check "$2 does not hold $1 letters" grep -qx "letters: $1" "$work/output"
}

# expect_sound INDEX
expect_sound() {
    run wobindex check -d "$1"
    expect_status 0
    expect_output "$1: sound"
    expect_no_error
}
