#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# What people see: colours on a terminal and nowhere else, folded lines. Sourced by tests/cli/run.

escape=$'\033'

it "hits have rank, place, what was asked, and an end that counts"
run wobquery -d "$index" -n 2 welke persoonsgegevens zijn vastgelegd bij het Sensing project
expect_status 0
expect_output "  1  Korpschef van politie"
expect_output "answer to 2 (3, 4 point here) · not-held · page 1 · 647a534b046c0c9a#answer-2"
expect_output "asked, 2: Een lijst van de gevallen"
check "no last line that counts" grep -qE '^(about )?[0-9]+ passages for: welke persoonsgegevens' "$work/output"
expect_no_error

it "lines are folded at 100 columns"
check "one is longer" test "$(grep -vE '^[0-9]+ passages|· page ' "$work/output" | awk 'length > 100' | wc -l)" -eq 0

it "--facets counts organisations, years, outcomes, statutes, parts, languages, kinds and roles"
run wobquery -d "$index" --facets -n 1 gegevens
for facet in organisation year outcome statute part language kind role; do
    check "no $facet is counted" grep -qxF "     $facet" "$work/output"
done

# An organisation is found by its words, which another one may have too.
it "a facet's value is the filter that finds as many"
grep -E '^ +[0-9]+  +[█▏▎▍▌▋▊▉]* *[a-z]+:' "$work/output" | sed -E 's/^ +([0-9]+)  [█▏▎▍▌▋▊▉ ]*/\1 /' >"$work/counted"
check "too few are counted" test "$(wc -l <"$work/counted")" -ge 20
while read -r count filter; do
    found=$(wobquery -d "$index" -n 1 "gegevens $filter" | sed -nE 's/^([0-9]+) passages? for:.*/\1/p')
    case $filter in
    org:*) check "$filter finds $found, not $count" test "$found" -ge "$count" ;;
    *) check "$filter finds $found, not $count" test "$found" -eq "$count" ;;
    esac
done <"$work/counted"

it "what finds nothing says what to try"
run wobquery -d "$index" xxxxxxxx
expect_status 0
expect_output "0 passages for: xxxxxxxx"
expect_output "Try other words"

it "an index without letters says so"
mkdir "$work/nothing"
wobindex add -q -d "$work/no-letters" "$work/nothing" 2>/dev/null
run wobquery -d "$work/no-letters" gegevens
expect_status 0
expect_output "The index has no letters yet: wobindex add puts some there"

it "one passage is not passages"
run wobquery -d "$index" '"ras en etniciteit"'
expect_output "1 passage for:"

it "--colour always has colours in a pipe too"
run wobquery -d "$index" --colour always gegevens
expect_output "${escape}[1;33mgegevens${escape}[0m"

it "what goes into a pipe or a file has no colours"
run wobquery -d "$index" gegevens
expect_no_output_of "$escape"
run wobquery show -d "$index" 647a534b046c0c9a
expect_no_output_of "$escape"

# on_terminal COMMAND...: runs it on a terminal of its own.
on_terminal() { script -qec "$(printf '%q ' "$@")" /dev/null; }

if has script && on_terminal true >/dev/null 2>&1 </dev/null; then
    it "a terminal is shown colours"
    run on_terminal "$programs/wobquery" -d "$index" gegevens
    expect_status 0
    expect_output "${escape}[1;33mgegevens${escape}[0m"
    run on_terminal "$programs/wobquery" show -d "$index" 647a534b046c0c9a
    expect_output "${escape}[1m"

    it "NO_COLOR takes the colours away"
    NO_COLOR=1 run on_terminal "$programs/wobquery" -d "$index" gegevens
    expect_status 0
    expect_output "passages for: gegevens"
    expect_no_output_of "$escape"

    it "an empty NO_COLOR does not"
    NO_COLOR='' run on_terminal "$programs/wobquery" -d "$index" gegevens
    expect_output "${escape}[1;33m"

    it "a dumb terminal is shown no colours"
    TERM=dumb run on_terminal "$programs/wobquery" -d "$index" gegevens
    expect_output "passages for: gegevens"
    expect_no_output_of "$escape"

    it "--json has no colours, on a terminal either"
    run on_terminal "$programs/wobquery" -d "$index" --json gegevens
    expect_no_output_of "$escape"

    it "--colour never has none on a terminal"
    run on_terminal "$programs/wobquery" -d "$index" --colour never gegevens
    expect_no_output_of "$escape"

    # A pager that says that it was there; a terminal of ten lines.
    small() { on_terminal sh -c "stty rows 10 cols 100; exec $(printf '%q ' "$@")"; }
    printf '#!/bin/sh\necho paged; cat\n' >"$work/pager"
    chmod +x "$work/pager"
    export WOB_PAGER=$work/pager

    it "what is longer than the terminal is paged"
    run small "$programs/wobquery" -d "$index" gegevens
    expect_status 0
    expect_output "paged"
    expect_output "passages for: gegevens"

    it "what is shorter is not"
    run small "$programs/wobquery" cite -d "$index" 647a534b046c0c9a
    expect_no_output_of "paged"
    expect_output "Korpschef van politie, besluit"

    it "--no-pager, JSON and an empty pager are not paged"
    run small "$programs/wobquery" -d "$index" --no-pager gegevens
    expect_no_output_of "paged"
    expect_output "passages for: gegevens"
    run small "$programs/wobquery" -d "$index" --json gegevens
    expect_no_output_of "paged"
    WOB_PAGER='' run small "$programs/wobquery" -d "$index" gegevens
    expect_no_output_of "paged"
    expect_output "passages for: gegevens"

    it "without a pager of its own it takes PAGER"
    (unset WOB_PAGER; PAGER=$work/pager run small "$programs/wobquery" -d "$index" gegevens)
    expect_output "paged"

    it "a pager that is left early is no failure"
    WOB_PAGER='head -n 2' run small "$programs/wobquery" -d "$index" -n 1000 gegevens
    expect_status 0
    expect_no_error

    it "a pager that is not there does without"
    WOB_PAGER=$work/no-pager run small "$programs/wobquery" -d "$index" gegevens
    expect_output "passages for: gegevens"
    unset WOB_PAGER

    it "progress of a batch is shown on a terminal"
    printf 'q\tkenteken\n' >"$work/one.tsv"
    run on_terminal "$programs/wobquery" batch -d "$index" -n 1 -o "$work/one.jsonl" "$work/one.tsv"
    expect_output "1 queries"

    it "progress is shown on a terminal, and not with --quiet"
    run on_terminal "$programs/wobindex" add -d "$work/progress" "$seed"
    expect_status 0
    expect_output "0 of 1 files, 0 pages"
    expect_output "[....................]"
    expect_output "indexed 1, unchanged 0, failed 0"
    run on_terminal "$programs/wobindex" add -q -d "$work/progress-2" "$seed"
    check "something is printed" test ! -s "$work/output"
else
    skip "a terminal is shown colours" "script (of util-linux) is not there"
fi
