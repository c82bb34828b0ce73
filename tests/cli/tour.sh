#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# The transcripts of the documents are what the programs print. In them "..." stands for anything; on
# a line by itself, for any lines. Sourced by tests/cli/run.

mkdir "$work/tour"
ln -s "$PWD/corpus" "$work/tour/corpus"

# transcript COMMAND EXPECTED: runs the one, compares with the other.
transcript() {
    local printed pattern same=no
    it "\$ $1"
    printed=$(cd "$work/tour" && PATH=$programs:$PATH WOB_INDEX=$index XDG_DATA_HOME=$work/tour/data \
        bash -c "$1" 2>&1)
    printf '%s\n' "$printed" >"$work/output"
    : >"$work/error"
    pattern=$(printf '%s' "$2" | sed -e 's/[][*?\\]/\\&/g' -e 's/\.\.\./*/g')
    # shellcheck disable=SC2053
    [[ $printed == $pattern ]] && same=yes
    check "it prints something else" test "$same" = yes
}

# Each command of a block ```console, with the lines below it.
transcripts_of() {
    local line command='' expected='' inside=no
    while IFS= read -r line; do
        if [ "$inside" = yes ] && { [[ $line == '$ '* ]] || [ "$line" = '```' ]; }; then
            [ -n "$command" ] && transcript "$command" "${expected%$'\n'}"
            command='' expected=''
        fi
        case $line in
        '```console') inside=yes ;;
        '```') inside=no ;;
        '$ '*) [ "$inside" = yes ] && command=${line#\$ } ;;
        *) [ "$inside" = yes ] && expected+=$line$'\n' ;;
        esac
    done <"$1"
}

transcripts_of docs/tour.md
check "the tour has too few transcripts" test "$(grep -c '^\$ ' docs/tour.md)" -ge 13
