#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobquery show: letters and passages by their ids. Sourced by tests/cli/run.

show() { run wobquery show -d "$index" "$@"; }

it "a letter is shown with what was asked, and how each item was answered"
show 647a534b046c0c9a
expect_status 0
expect_no_error
expect_output "letter        647a534b046c0c9a"
expect_output "organisation  Korpschef van politie"
expect_output "kind          decision"
expect_output "request date  2021-05-07"
expect_output "file          $seed"
for item in 1 5 10 17; do
    check "item $item is not shown" grep -qE "^     $item: [A-Z]" "$work/output"
done
check "no line for 5 and 10" grep -qx "     5, 10" "$work/output"
expect_output "-> not-held · see 11 · stands under 1, 11, 13 · page 1"
expect_output "decision"

it "a letter is shown with its inventory list"
show d9bb34fe9519414e
expect_status 0
expect_output "documents"
expect_output "     1      2017-06-12  released"
expect_output "     4      2018-10-30  partly-released  Wob 10.2.b, Wob 10.2.e"
expect_output "     Raming groot onderhoud, versie 2"

it "a letter in English has its grounds"
show 1ee4751e7660f0d0
expect_status 0
expect_output "organisation  Harrowmere Borough Council"
expect_output " on FOIA 31.1.a"

it "a letter that does not answer item by item is shown with its request"
show d1cb0bf99b8ad893
expect_status 0
expect_output "asked"
expect_no_output_of "answered"

it "a passage is shown with the facts of its letter, in full"
show 647a534b046c0c9a#answer-9
expect_status 0
expect_output "letter        647a534b046c0c9a"
expect_output "passage       answer 13, page 1"
expect_output "Omdat er geen analyse wordt uitgevoerd op basis van ras of etniciteit"
expect_no_output_of "answered"

it "a passage is shown between those before and behind it"
show 647a534b046c0c9a#answer-2
expect_output "before it · 647a534b046c0c9a#answer-1"
expect_output "behind it · 647a534b046c0c9a#answer-3"

it "the first passage has none before it"
show 647a534b046c0c9a#other-1
expect_no_output_of "before it"
expect_output "behind it"

it "an answer that points elsewhere is shown with the answer that it points to"
show 647a534b046c0c9a#answer-3
expect_output "the answer that it points to · 647a534b046c0c9a#answer-2"

it "several are shown, one behind the other"
show 647a534b046c0c9a#answer-9 1ee4751e7660f0d0
expect_status 0
expect_output "passage       answer 13"
expect_output "Harrowmere"

it "every id that a search gives can be shown"
wobquery batch -d "$index" --format trec - <<<$'q\tlang:nl OR lang:en' | cut -d' ' -f3 >"$work/ids"
mapfile -t ids <"$work/ids"
show "${ids[@]}"
expect_status 0
expect_no_error
check "there are too few" test "${#ids[@]}" -gt 200
expect_equal "how many are shown" "$(grep -c '^passage  ' "$work/output")" "${#ids[@]}"

it "an unknown id is named, and the others are shown"
show 0123456789abcdef 647a534b046c0c9a#answer-9
expect_status 1
expect_error "no letter has the id 0123456789abcdef"
expect_output "passage       answer 13"

for id in "647a534b046c0c9a#answer-99" "647a534b046c0c9a#nothing-1" "647a534b046c0c9a#answer" \
    "647a534b046c0c9a#" "#answer-1" "#" "0123456789abcdef#answer-1" "647A534B" "" \
    "647a534b046c0c9a#answer--1" "647a534b046c0c9a#answer-4294967297" "../../etc/passwd"; do
    it "no letter or passage is shown for the id \"$id\""
    show "$id"
    expect_status 1
    expect_error "wobquery: "
    expect_nothing
done

if has jq; then
    it "a letter is shown as JSON, with its items and answers"
    show --json 647a534b046c0c9a
    expect_json '.schema == 1 and .letter == "647a534b046c0c9a" and .organisation == "Korpschef van politie"'
    expect_json '(.items | length) == 17 and (.answers | length) == 12 and .request_date == "2021-05-07"'
    expect_json '.answers[1].items == ["2"] and .answers[1].outcome == "not-held" and (.answers[1].text | startswith("Ad 2"))'
    expect_json '.answers[1].id == "647a534b046c0c9a#answer-2"'

    it "a letter's list of documents is shown as JSON"
    show --json d9bb34fe9519414e
    expect_json '.documents[3] | .number == "4" and .grounds == ["Wob 10.2.b", "Wob 10.2.e"] and .date == "2018-10-30"'
    expect_json '.grounds | index("Wob 11.1") != null'

    it "a passage is shown as JSON, with its neighbours and where its substance stands"
    show --json 647a534b046c0c9a#answer-3
    expect_json '.id == "647a534b046c0c9a#answer-3" and .before.id == "647a534b046c0c9a#answer-2"'
    expect_json '.after.id == "647a534b046c0c9a#answer-4" and .stands.id == "647a534b046c0c9a#answer-2"'
    expect_json '(has("rank") or has("score")) | not'

    it "several are shown as JSON, a line each"
    show --json 647a534b046c0c9a 1ee4751e7660f0d0
    check "there are not two objects" jq -se 'length == 2' "$work/output"
fi

it "a letter is shown as Markdown and as HTML"
show --as markdown 647a534b046c0c9a
expect_output "# 647a534b046c0c9a"
expect_output "**organisation** Korpschef van politie"
show --as html 1ee4751e7660f0d0
expect_output "<b>organisation</b> Harrowmere Borough Council"
expect_output "<a href=\"https://www.legislation.gov.uk/ukpga/2000/36/section/31\">"
expect_output "</html>"

# A viewer that says what it was asked to open; it runs on by itself.
mkdir "$work/viewer"
cat >"$work/viewer/viewer" <<END
#!/bin/sh
printf '%s\n' "\$@" >"$work/viewer/seen.part"
mv "$work/viewer/seen.part" "$work/viewer/seen"
END
chmod +x "$work/viewer/viewer"

# opened COMMAND ID: what the viewer saw.
opened() {
    rm -f "$work/viewer/seen"
    WOB_VIEWER=$1 run wobquery show -d "$index" --open "$2"
    for _ in $(seq 100); do
        [ -e "$work/viewer/seen" ] && break
        sleep 0.05
    done
    cat "$work/viewer/seen" 2>/dev/null
}

it "--open opens the letter's file at the page of the passage"
seen=$(opened "$work/viewer/viewer --page=%p %f" 647a534b046c0c9a#answer-9)
expect_status 0
expect_nothing
expect_equal "what the viewer saw" "$seen" "--page=1
$seed"

it "a viewer without places for them gets the file"
seen=$(opened "$work/viewer/viewer" 647a534b046c0c9a)
expect_equal "what the viewer saw" "$seen" "$seed"

it "a viewer that cannot be started is named"
opened "$work/viewer/nothing %f" 647a534b046c0c9a >/dev/null
expect_status 1
expect_error "cannot start $work/viewer/nothing"
