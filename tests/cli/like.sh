#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobquery like: how items like those of a request were answered before. Sourced by tests/cli/run.

like() { run wobquery like -d "$index" "$@"; }

# A request of one's own, which resembles items of several sample letters.
cat >"$work/draft.txt" <<'END'
Geachte heer, mevrouw,

Op grond van de Woo verzoek ik u om de volgende documenten:

1. een lijst van alle sluitingen van woningen in 2023, met adres, datum en duur;
2. het aantal bodycams dat in gebruik is, per team;
3. de overeenkomst met de exploitant van de maanbasis.

Met vriendelijke groet,

A. de Vries
END

if has jq; then
    it "each item of a draft has its own precedents"
    like --as json "$work/draft.txt"
    expect_status 0
    expect_no_error
    check "there are not three objects" test "$(wc -l <"$work/output")" -eq 3
    check "the first item finds no list of closures" jq -se \
        '.[0].item.number == "1" and (.[0].precedents[0].precedent.item.text | test("sluitingen"))' "$work/output"
    check "the second finds no bodycams" jq -se \
        '.[1].precedents[0].precedent.item.text | test("bodycams")' "$work/output"
    check "the moon has precedents" jq -se \
        'all(.[2].precedents[]; .precedent.item.text | test("maanbasis") | not)' "$work/output"
    check "precedents are not in order" jq -se \
        'all(.[]; [.precedents[].precedent.alike] | . == (sort | reverse))' "$work/output"
    check "counts are not those of all precedents" jq -se \
        'all(.[]; ([.outcomes[]] | add // 0) == .similar and .letters <= .similar and .complete)' "$work/output"

    it "what is no precedent is said to be none"
    printf 'Verzoek: 1. xylofoonvergunning zeppelinhangar kwantumfysica\n' >"$work/odd.txt"
    like --as json "$work/odd.txt"
    check "there is one" jq -se 'all(.[]; .similar == 0 and .precedents == [] and .outcomes == {})' "$work/output"

    it "the letter itself is no precedent of its own items"
    like --as json "$letters/000_4db1331775964816.txt"
    check "there are not 17 items" test "$(wc -l <"$work/output")" -eq 17
    check "it is" jq -se 'all(.[].precedents[]; .letter != "647a534b046c0c9a")' "$work/output"
    cp "$work/output" "$work/by-file"

    it "a letter of the index is asked by its id as by its file"
    like --as json 647a534b046c0c9a
    check "the answers differ" cmp "$work/output" "$work/by-file"

    it "one item is asked by the id of its passage"
    like --as json '647a534b046c0c9a#item-5'
    check "there is more than item 5" jq -se 'length == 1 and .[0].item.number == "5"' "$work/output"

    it "a request is read from a pipe"
    wobquery like -d "$index" --as json - <"$work/draft.txt" >"$work/output" 2>"$work/error"
    wobquery like -d "$index" --as json "$work/draft.txt" | cmp -s - "$work/output"
    check "it is read otherwise" test $? -eq 0

    it "an answer that points elsewhere is told with the answer that it points to"
    printf 'Graag ontvang ik een lijst van de openstaande vorderingen op leveranciers.\n' >"$work/pointing.txt"
    like --as json -n 1 "$work/pointing.txt"
    check "nothing points" jq -e \
        '.precedents[0].precedent.pointed != null and .precedents[0].precedent.pointed != .precedents[0].id' "$work/output"

    it "--limit says how many precedents of an item are told, all are counted"
    like --as json -n 1 "$work/draft.txt"
    check "there are others" jq -se 'all(.[]; (.precedents | length) <= 1) and any(.[]; .similar > 1)' "$work/output"
    check "jsonl differs from json" cmp <(wobquery like -d "$index" --as jsonl -n 1 "$work/draft.txt") "$work/output"
fi

it "a card says what was asked, what became of it, on which ground, by whom and where"
like "$work/draft.txt"
expect_output "similar item"
expect_output "% alike"
expect_output "Gemeente Dommelrode"
expect_output "asked, b: een lijst van alle sluitingen"
expect_output "Woo 5.1.2.e"
expect_output "closest refusals"

it "it comes as Markdown"
like --as markdown "$work/draft.txt"
expect_output "# "
expect_output "### 1. **"
expect_output "](<https://wetten.overheid.nl/"

it "it comes as a page of HTML"
like --as html "$work/draft.txt"
expect_output "<!doctype html>"
expect_output "<a href=\"https://wetten.overheid.nl/"
expect_output "</html>"

it "it comes as rows of CSV"
like --as csv -n 2 "$work/draft.txt"
check "the columns have no names" grep -q '^item,item_text,precedent_text,precedent_outcome,grounds,rank,' "$work/output"

it "what is neither file nor id is refused by name"
like nergens.txt
expect_status 1
expect_error "nergens.txt: there is no such file, nor a letter with this id"

it "an empty request is refused"
: >"$work/empty.txt"
like "$work/empty.txt"
expect_status 1
expect_error "empty.txt"

it "nothing from a pipe is refused"
wobquery like -d "$index" - </dev/null >"$work/output" 2>"$work/error"
check "it is taken" test $? -eq 1
expect_error "wobquery: -: is empty"

# What each verb says that it prints, it prints, and each format otherwise.
it "every format of every verb is printed, and no two are the same"
printf 'q\tcamera\n' >"$work/formats.tsv"
while read -r verb formats; do
    for format in $formats; do
        case $verb in
        search | statutes) set -- camera ;;
        show | cite | like) set -- 647a534b046c0c9a#answer-9 ;;
        batch) set -- "$work/formats.tsv" ;;
        esac
        wobquery "$verb" -d "$index" --as "$format" "$@" >"$work/as" 2>"$work/error"
        check "$verb --as $format fails" test $? -eq 0
        check "$verb --as $format prints nothing" test -s "$work/as"
        sha256sum <"$work/as"
    done >"$work/sums"

    check "two formats of $verb print the same" test "$(sort -u "$work/sums" | wc -l)" -ge \
        "$(echo "$formats" | wc -w)"
done <<'END'
search text json jsonl csv markdown html
like text json csv markdown html
statutes text json csv
show text json markdown html
cite text bibtex csl-json
batch jsonl csv trec
END

it "what reads files is another program, and its loss is told"
mkdir "$work/lone"
cp -L "$programs/wobquery" "$work/lone/"
run "$work/lone/wobquery" like -d "$index" "$work/draft.txt"
expect_status 1
expect_error "wobquery: $work/draft.txt: cannot be read: $work/lone/wobquery-reads does not start: No such file or directory"
mkdir -p "$work/prefix/bin" "$work/prefix/libexec/wob"
cp -L "$programs/wobquery" "$work/prefix/bin/"
cp -L "$programs/wobquery-reads" "$work/prefix/libexec/wob/"
run "$work/prefix/bin/wobquery" like -d "$index" "$work/draft.txt"
expect_status 0
check "wobquery itself loads what it reads files with" test -z "$(ldd "$programs/wobquery" | grep -E 'poppler|tesseract|archive')"
