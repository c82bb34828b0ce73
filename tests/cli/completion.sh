#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# Completion in shells. Sourced by tests/cli/run.

for script in wobquery.bash wobquery.fish _wobquery; do
    it "$script knows every option of the help"
    for option in $(wobquery --help | grep -oE -e '--[a-z-]+' | sort -u); do
        check "it lacks $option" grep -qE -e "(--|-l )${option#--}\b" "completions/$script"
    done
    it "$script knows every verb of the help"
    for verb in search like statutes show cite batch save new saved forget; do
        check "it lacks $verb" grep -qE "\b$verb\b" "completions/$script"
        check "so does the help" grep -qE "\b$verb\b" <(wobquery --help)
    done
done

# completed LINE: what bash offers behind it, a line each.
completed() {
    PATH=$programs:$PATH WOB_INDEX=$index bash --norc -c '
        . completions/wobquery.bash
        COMP_LINE=$1 COMP_POINT=${#1}
        read -ra COMP_WORDS <<<"$1"
        [[ $1 == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _wobquery 2>/dev/null
        printf "%s\n" "${COMPREPLY[@]}"' bash "$1" >"$work/output" 2>"$work/error"
}

# offers LINE VALUE...: exactly these.
offers() {
    it "behind \"$1\" bash offers ${*:2}"
    completed "$1"
    check "it offers others" test "$(sort "$work/output" | tr '\n' ' ')" = "$(printf '%s\n' "${@:2}" | sort | tr '\n' ' ')"
}

offers "wobquery sho" show
offers "wobquery --as h" html
offers "wobquery kentekens --sort d" date
offers "wobquery show --op" --open
offers "wobquery kentekens outcome:re" released refused
offers "wobquery part:an" answer annex

it "a statute is quoted for the shell"
completed "wobquery x statute:awb"
check "it is not" grep -qxF '\"Awb\ 4:8\"' "$work/output"

it "an index that is not there is no failure of completion"
run wobquery complete -d "$work/no-index" statute wob
expect_status 0
expect_nothing
expect_no_error

it "statutes and organisations come from the index, those of most letters first"
run wobquery complete -d "$index" statute 'wob 10.2'
check "the first is another" test "$(head -n 1 "$work/output")" = "Wob 10.2.e"
run wobquery complete -d "$index" org gem
expect_output "gemeente"

if has zsh; then
    it "the script for zsh can be read"
    run zsh -n completions/_wobquery
    expect_status 0
else
    skip "the script for zsh can be read" "zsh is not there"
fi
if has fish; then
    it "the script for fish can be read"
    run fish -n completions/wobquery.fish
    expect_status 0
else
    skip "the script for fish can be read" "fish is not there"
fi
