#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC2016
# wobindex cite: the statutes of any text, and what is no text. Sourced by tests/cli/run.

cat >"$work/cites.txt" <<'TEXT'
Op grond van artikel 10, tweede lid, aanhef en onder e en g, van de Wob wordt geweigerd; zie ook
ECLI:NL:RVS:2014:3246 en de Wpg.
TEXT

it "cite prints a line for each provision, law and judgment, in the order of the text"
run wobindex cite "$work/cites.txt"
expect_status 0
expect_no_error
expect_equal "the labels" "$(grep -o '"label":"[^"]*"' "$work/output" | cut -d'"' -f4 | tr '\n' ',')" \
    "Wob 10.2.e,Wob 10.2.g,Wob,ECLI:NL:RVS:2014:3246,Wpg,"

it "cite reads standard input"
cite_input() { wobindex cite - <"$work/cites.txt"; }
cp "$work/output" "$work/of-file"
run cite_input
expect_status 0
check "it is read otherwise" cmp <(sed "s|$work/cites.txt|-|" "$work/of-file") "$work/output"

if has jq; then
    it "rows of cite have the keys of docs/citations.md, and spans that cut their text"
    run wobindex cite "$work/cites.txt"
    expect_json 'keys_unsorted == ["file", "kind", "label", "id", "text", "span", "stamp", "url"]'
    expect_json '.span[1] - .span[0] == (.text | utf8bytelength)'
    expect_json '.kind != "provision" or (.url | startswith("https://wetten.overheid.nl/jci1.3:c:BWBR0005252"))'
fi

it "cite reads text in any encoding"
iconv -f utf-8 -t utf-16 "$work/cites.txt" >"$work/cites-16.txt"
run wobindex cite "$work/cites-16.txt"
expect_status 0
expect_lines 5

it "cite finds nothing in a text without statutes, and says nothing"
echo "Geachte heer, dank voor uw brief van 10.2.2020." >"$work/plain.txt"
run wobindex cite "$work/plain.txt"
expect_status 0
expect_lines 0
expect_no_error

it "cite names what it cannot read, and reads the rest"
gzip -kf "$work/cites.txt"
run wobindex cite "$work/nothing.txt" "$work/cites.txt.gz" "$work/cites.txt"
expect_status 1
expect_lines 5
expect_error "no such file"
expect_error "is not plain text; wobindex parse"

it "cite wants to be told what to read, and takes no option of others"
run wobindex cite
expect_status 2
expect_error "wobindex cite needs files of plain text, or - for standard input"
run wobindex cite --index "$index" "$work/cites.txt"
expect_status 2
expect_error "wobindex cite takes no --index"
