#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC2016
# wobquery batch: three formats, the order of queries, and what cannot be asked. Sourced by
# tests/cli/run.

batch() { run wobquery batch -d "$index" "$@"; }

# b and a, so that order is not that of names; c would be refused in a search, d finds nothing.
cat >"$work/queries.tsv" <<'QUERIES'
b	item:13 ras en etniciteit	further columns	count for nothing
a	wet:Wpg delen van gegevens
c	sensing year:abc "onbalans (
d	xxxxxxxx
e	KLM: sensing
QUERIES

it "jsonl has a row for each hit, in the order of the queries"
batch --limit 2 "$work/queries.tsv"
expect_status 0
expect_no_error
expect_lines 8
expect_equal "the order" "$(sed -E 's/^\{"qid":"(.)","rank":([0-9]+),.*/\1\2/' "$work/output" | tr '\n' ' ')" \
    "b1 b2 a1 a2 c1 c2 e1 e2 "

if has jq; then
    it "rows of jsonl have the keys of docs/hits.md, in that order"
    batch "$work/queries.tsv"
    expect_json 'keys_unsorted == ["qid", "rank", "score", "id", "file", "text"]'
    expect_json '(.file | startswith("/")) and (.score | type == "number")'

    it "a batch finds what a search finds"
    wobquery -d "$index" --json -n 1000 'wet:Wpg delen van gegevens' >"$work/search.json"
    batch "$work/queries.tsv"
    jq -c 'select(.qid == "a") | [.rank, .score, .id, .file, .text]' "$work/output" >"$work/of-batch"
    jq -c '.hits[] | [.rank, .score, .id, .file, .text]' "$work/search.json" >"$work/of-search"
    check "nothing is compared" test -s "$work/of-batch"
    check "they differ" cmp "$work/of-batch" "$work/of-search"

    it "there are as many rows as passages are found, up to 1000"
    printf 'all\tlang:nl OR lang:en\n' >"$work/all.tsv"
    batch "$work/all.tsv"
    expect_lines "$(wobquery -d "$index" --json -n 0 'lang:nl OR lang:en' | jq .total)"
else
    skip "rows of jsonl are as docs/hits.md says" "jq is not installed"
fi

it "trec has rows of six columns, in the order of the queries and of the ranks"
batch --format trec -n 2 "$work/queries.tsv"
expect_status 0
expect_lines 8
check "a row is none of TREC" test \
    "$(grep -cE '^[a-e] Q0 [0-9a-f]{16}#[a-z]+-[0-9]+ [12] -?[0-9]+\.[0-9]+ wobquery$' "$work/output")" -eq 8
expect_equal "the order" "$(cut -d' ' -f1,4 "$work/output" | tr -d ' ' | tr '\n' ' ')" \
    "b1 b2 a1 a2 c1 c2 e1 e2 "

it "csv has a line of names, and fields in quotation marks"
batch --format csv -n 1 "$work/queries.tsv"
expect_status 0
expect_equal "the first line" "$(head -n 1 "$work/output")" $'qid,rank,score,id,file,text\r'
check "no row of an answer" grep -qE '^"b",1,[0-9.]+,"647a534b046c0c9a#answer-[0-9]+","/.*","Ad 13$' "$work/output"
expect_equal "the count of quotation marks, odd or even" "$(($(tr -cd '"' <"$work/output" | wc -c) % 2))" 0

it "all formats give the same passages"
batch --format trec "$work/queries.tsv"
cut -d' ' -f1,3,4 "$work/output" | tr ' ' ',' >"$work/trec"
batch --format jsonl "$work/queries.tsv"
sed -E 's/^\{"qid":"(.)","rank":([0-9]+),"score":[^,]*,"id":"([^"]*)".*/\1,\3,\2/' "$work/output" >"$work/jsonl"
batch --format csv "$work/queries.tsv"
sed -nE 's/^"([a-e])",([0-9]+),[^,]*,"([^"]*#[^"]*)".*/\1,\3,\2/p' "$work/output" >"$work/csv"
check "nothing is compared" test -s "$work/trec"
check "jsonl differs" cmp "$work/trec" "$work/jsonl"
check "csv differs" cmp "$work/trec" "$work/csv"

it "queries are read from a pipe"
from_pipe() { wobquery batch -d "$index" -n 1 - <"$work/queries.tsv"; }
run from_pipe
expect_status 0
expect_lines 4

it "a query is answered that would be refused in a search"
printf 'q\toutcome:refuse sensing\n' >"$work/wrong.tsv"
batch -n 1 "$work/wrong.tsv"
expect_status 0
expect_lines 1
expect_no_error

it "a line without a query is named, and the others are answered"
printf 'a\tsensing\nno tab\n\nb\t\n\xff\tsens\xff\nc\tsensing' >"$work/lines.tsv"
batch -n 1 --format trec "$work/lines.tsv"
expect_status 1
expect_lines 2
expect_error "$work/lines.tsv, line 2: not qid<TAB>query"
expect_error "$work/lines.tsv, line 4: not qid<TAB>query"
expect_error "$work/lines.tsv, line 5: not qid<TAB>query"
check "not a line for each of 3" test "$(wc -l <"$work/error")" -eq 3

it "lines may end as on Windows"
printf 'a\tsensing\r\nb\tsensing\r\n' >"$work/dos.tsv"
batch -n 1 --format trec "$work/dos.tsv"
expect_status 0
expect_lines 2
expect_no_error

it "an empty file of queries is answered by nothing"
: >"$work/none.tsv"
batch "$work/none.tsv"
expect_status 0
expect_nothing

it "a file of queries that is not there is an error"
batch "$work/nothing.tsv"
expect_status 1
expect_error "$work/nothing.tsv: cannot read queries: "
expect_nothing

it "a folder is no file of queries"
batch "$letters"
expect_status 1
expect_error "$letters: "
expect_nothing

it "a batch answers a query that is very long"
{ printf 'long\t' && printf 'woord %.0s' $(seq 5000) && echo; } >"$work/long.tsv"
batch "$work/long.tsv"
expect_status 0
expect_no_error

# More queries than one process can hold the answers of, so that several work and wait.
words=(gegevens besluit sensing camera kenteken parkeervergunning stikstof "zwarte lijst" weigering "10.2.e")
for i in $(seq 400); do
    printf 'q%s\t%s\n' "$i" "${words[i % 10]}"
done >"$work/many.tsv"

for format in jsonl trec csv; do
    it "several processes print what one prints, as $format"
    batch -j 1 -n 20 --as "$format" "$work/many.tsv"
    cp "$work/output" "$work/alone"
    batch -j 3 -n 20 --as "$format" "$work/many.tsv"
    expect_status 0
    check "the output differs" cmp "$work/alone" "$work/output"
done

it "several processes name a line that is no query, in its place"
{ cat "$work/many.tsv"; echo none; } >"$work/odd.tsv"
batch -j 3 -n 1 "$work/odd.tsv"
expect_status 1
expect_error "odd.tsv, line 401: not qid<TAB>query"
check "others are not answered" test "$(wc -l <"$work/output")" -eq 400

it "a missing index is told once, and nothing is begun"
run wobquery batch -d "$work/no-index" -j 3 -o "$work/begun" "$work/many.tsv"
expect_status 1
check "it is told more than once" test "$(wc -l <"$work/error")" -le 2
check "a file was begun" test ! -e "$work/begun"

it "--output writes a file, and nothing else"
wobquery batch -d "$index" -n 5 "$work/many.tsv" >"$work/whole"
batch -n 5 -o "$work/answers" "$work/many.tsv"
expect_status 0
expect_nothing
check "the file differs from what is printed" cmp "$work/answers" "$work/whole"
check "it is not finished" test ! -e "$work/answers.unfinished"

it "a file that is there is not written over"
batch -n 5 -o "$work/answers" "$work/many.tsv"
expect_status 2
expect_error "answers: is there already; --resume goes on with it"
check "it was" cmp "$work/answers" "$work/whole"

it "a complete file is left alone"
batch -n 5 -o "$work/answers" --resume "$work/many.tsv"
expect_status 0
expect_error "answers is complete"
check "it was changed" cmp "$work/answers" "$work/whole"

# A pipe that stops in the middle, and a run that is killed there.
it "a run that was killed goes on where it ended, to the same bytes"
rm -f "$work/answers"
mkfifo "$work/pipe"
"$programs/wobquery" batch -d "$index" -n 5 -j 2 -o "$work/answers" "$work/pipe" 2>/dev/null &
killed=$!
exec 9>"$work/pipe"
fed=0
for _ in $(seq 300); do
    grep -qE '^lines 0*[1-9]' "$work/answers.unfinished" 2>/dev/null && break
    [ $fed -lt 390 ] && sed -n "$((fed + 1)),$((fed + 10))p" "$work/many.tsv" >&9
    fed=$((fed + 10))
    sleep 0.1
done
{ kill -9 "$killed"; wait "$killed"; } 2>/dev/null
exec 9>&-
told=$(sed -nE 's/^lines 0*([0-9]+)$/\1/p' "$work/answers.unfinished")
check "nothing was noted" test "${told:-0}" -gt 0
rm "$work/pipe"
printf 'torn' >>"$work/answers"
cp "$work/many.tsv" "$work/pipe"
batch -n 5 -j 2 -o "$work/answers" --resume "$work/pipe"
expect_status 0
check "the bytes differ" cmp "$work/answers" "$work/whole"

it "a run with other options does not go on with it"
batch -n 5 -o "$work/other" "$work/many.tsv"
printf 'wobquery batch 1\nrun %064d\nlines %020d\nbytes %020d\n' 0 1 0 >"$work/other.unfinished"
batch -n 5 -o "$work/other" --resume "$work/many.tsv"
expect_status 2
expect_error "other: was begun with other options, queries or index"

it "what is no note of this program is refused"
echo rubbish >"$work/other.unfinished"
batch -n 5 -o "$work/other" --resume "$work/many.tsv"
expect_status 2
expect_error "other.unfinished: is not by this version of wobquery batch"

it "--resume alone has nothing to go on with"
batch --resume "$work/many.tsv"
expect_status 2
expect_error "--resume needs --output FILE"
