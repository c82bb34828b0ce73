# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of wobquery(1) for fish.

# Values with spaces are left out: fish would quote them for itself, and not for the query.
function __wobquery_filter
    set -l parts (string split -m 1 : -- (commandline -ct))
    test (count $parts) -eq 2; or return
    for value in (wobquery complete $parts[1] $parts[2] 2>/dev/null)
        string match -q '* *' -- $value; or echo "$parts[1]:$value"
    end
end

set -l verbs search like statutes show cite batch save new saved forget help version
complete -c wobquery -f
complete -c wobquery -n "not __fish_seen_subcommand_from $verbs" -a "$verbs"
complete -c wobquery -n "__fish_seen_subcommand_from batch like" -F
complete -c wobquery -n "__fish_seen_subcommand_from new forget" -a "(wobquery complete saved 2>/dev/null)"
complete -c wobquery -a "(__wobquery_filter)"
complete -c wobquery -s d -l index -r -F -d "the folder of the index"
complete -c wobquery -s n -l limit -x -d "how many"
complete -c wobquery -l offset -x -d "leave out the first"
complete -c wobquery -l sort -x -a "relevance date"
complete -c wobquery -l collapse -x -a "letter passage none"
complete -c wobquery -l per-letter -x -d "passages of a letter before others"
complete -c wobquery -l facets -d "also count all matches"
complete -c wobquery -l explain -d "why each passage was found"
complete -c wobquery -l successors -d "also what corresponds in Wob or Woo"
complete -c wobquery -l role -x -a "applied considered framework procedure argued annex"
complete -c wobquery -l as -x -a "text json jsonl csv markdown html trec bibtex csl-json atom"
complete -c wobquery -l format -x -a "text json jsonl csv markdown html trec bibtex csl-json atom"
complete -c wobquery -l json -d "print JSON"
complete -c wobquery -l reviewed -r -F -d "note what was shown"
complete -c wobquery -l open -d "open the letter's file"
complete -c wobquery -s j -l jobs -x -d "processes"
complete -c wobquery -s o -l output -r -F -d "write there"
complete -c wobquery -l resume -d "go on where the file ends"
complete -c wobquery -l colour -l color -x -a "auto always never"
complete -c wobquery -l no-pager -d "never page"
complete -c wobquery -s h -l help
complete -c wobquery -l version
