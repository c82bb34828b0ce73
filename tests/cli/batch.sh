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
