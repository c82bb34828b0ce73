# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of wobquery(1) for bash.

_wobquery_options() {
    local all="--index --as --format --json --colour --color --no-pager --help --version"
    case $1 in
    like) echo "$all --limit --reviewed" ;;
    batch) echo "$all --limit --offset --per-letter --successors --jobs --output --resume" ;;
    statutes) echo "$all --limit --offset --successors --role" ;;
    show) echo "$all --open --reviewed" ;;
    save) echo "$all --successors" ;;
    new) echo "$all --limit --reviewed" ;;
    cite | saved | forget) echo "$all" ;;
    *) echo "$all --limit --offset --sort --collapse --per-letter --facets --explain --successors --reviewed" ;;
    esac
}

# What stands behind an option; nothing where that is free.
_wobquery_values() {
    case $1 in
    --as | --format) echo "text json jsonl csv markdown html trec bibtex csl-json atom" ;;
    --sort) echo "relevance date" ;;
    --collapse) echo "letter passage none" ;;
    --role) echo "applied considered framework procedure argued annex" ;;
    --colour | --color) echo "auto always never" ;;
    esac
}

_wobquery() {
    local verbs="search like statutes show cite batch save new saved forget help version"
    local line=${COMP_LINE:0:COMP_POINT}
    local word=${line##* } before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]} value
    COMPREPLY=()
    case $before in
    -d | --index | -o | --output | --reviewed)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    esac
    if [[ -n $(_wobquery_values "$before") ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_wobquery_values "$before")" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_wobquery_options "$verb")" -- "$word")
    elif [[ $word =~ ^-?(statute|org|outcome|part|kind|lang|role|ground):(.*)$ ]]; then
        while IFS= read -r value; do
            [[ $value == *' '* ]] && value=$(printf '%q' "\"$value\"")
            COMPREPLY+=("$value")
        done < <(wobquery complete "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" 2>/dev/null)
        [[ $COMP_WORDBREAKS == *:* ]] || COMPREPLY=("${COMPREPLY[@]/#/${word%%:*}:}")
    elif [[ $verb == new || $verb == forget ]] && ((COMP_CWORD > 1)); then
        mapfile -t COMPREPLY < <(wobquery complete saved "$word" 2>/dev/null)
    elif [[ $verb == batch || $verb == like ]] && ((COMP_CWORD > 1)); then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "$verbs" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -S : -W "item statute wet org outcome part kind lang role ground year date letter" -- "$word")
        compopt -o nospace 2>/dev/null
    fi
}

complete -F _wobquery wobquery
