#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A folder of files that were made, or broken, to do harm, among good letters: each is named once with
# its reason, in its time and memory, and the letters beside them are indexed. Sourced by
# tests/fault/run.
#
# Each file is one line below: `refused` where it must not be read, with what is to be said of it;
# `survived` where what it holds is read. Both take the file from standard input, unless it is there.

hostile=$work/hostile
mkdir "$hostile"
names=()
refusals=()
readable=0

# refused NAME REASON: the file $hostile/NAME is to be in the table of failures, which says REASON.
refused() {
    [ -e "$hostile/$1" ] || [ -L "$hostile/$1" ] || cat >"$hostile/$1"
    names+=("$1")
    refusals+=("$2")
    year=$((year + 1))
}

# survived NAME: it is to be indexed as a letter is.
survived() {
    cat >"$hostile/$1"
    readable=$((readable + 1))
    year=$((year + 1))
}

reads() { wobindex --version | grep -qw "^reads:.*$1"; }

# A letter that no other file is like: of a year, which each file has for itself, about WHAT.
letter() {
    sed "s/\b20[0-2][0-9]\b/$year/g" "$seed"
    printf '\n\n%s\n' "$1"
}

zeros() { head -c "$1" /dev/zero; }
first_half() { head -c $(($(stat -c %s "$1") / 2)) "$1"; }
repeat() { zeros "$2" | tr '\0' "$1"; }

# Text ---------------------------------------------------------------------------------------------

refused empty.txt "is empty" </dev/null
refused nuls.txt "not text" < <(zeros 100000)
refused noise.txt "not text" < <(repeat '\1' 4096)
refused image.txt "an image" < <(printf '\211PNG\r\n\032\n\0\0\0\rIHDR')
refused program.txt "a program" <"$programs/wobindex"
survived latin.txt < <(letter "Invalid: $(printf '\303\050\377\376 \200')")
survived long-line.txt < <(letter "$(repeat a 4000000)")
survived long-token.txt < <(letter "$(repeat '(' 1000000)")
survived form-feeds.txt < <(letter "$(repeat '\f' 100000)")
survived text.docx < <(letter "a text by the name of a document")
survived text.pdf < <(letter "a text by the name of a PDF")

# Packed -------------------------------------------------------------------------------------------

letter "packed" | gzip >"$work/letter.gz"
refused zeros.txt.gz "unpacks to more than" < <(zeros $((300 << 20)) | gzip -9)
refused cut.txt.gz "damaged or cut gzip data" < <(first_half "$work/letter.gz")
refused twice.txt.gz "gzip data inside gzip data" < <(gzip <"$work/letter.gz")
refused head-only.gz "damaged or cut gzip data" < <(head -c 10 "$work/letter.gz")
refused rubbish-behind.gz "damaged or cut gzip data" < <(cat "$work/letter.gz" && echo rubbish)

# PDF ----------------------------------------------------------------------------------------------

# pdf PAGES...: a PDF with these objects from number 2 on, of which the second is the tree of pages.
pdf() {
    local number=1 object
    printf '%%PDF-1.4\n'
    for object in '<</Type/Catalog/Pages 2 0 R>>' "$@"; do
        printf '%d 0 obj %s endobj\n' "$number" "$object"
        number=$((number + 1))
    done
    printf 'trailer <</Root 1 0 R%s>>\n%%%%EOF\n' "${trailer:-}"
}

tree='<</Type/Pages/Kids[3 0 R]/Count 1>>'
page='<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'

locked_pdf() {
    local noise=12345678901234567890123456789012 trailer='/Encrypt 4 0 R/ID[(a)(b)]'
    pdf "$tree" "$page" "<</Filter/Standard/V 1/R 2/P -44/O($noise)/U($noise)>>"
}

# thick_pdf COUNT: so many pages.
thick_pdf() {
    printf '%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n'
    seq -f '%.0f 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj' 3 $(($1 + 2))
    printf '2 0 obj <</Type/Pages/Count %d/Kids[' "$1"
    seq -f '%.0f 0 R' 3 $(($1 + 2))
    printf ']>> endobj\ntrailer <</Root 1 0 R>>\n%%%%EOF\n'
}

# A page whose content is packed: zlib data is gzip's between another head and end.
packed_page_pdf() {
    printf '%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj %s endobj\n' "$tree"
    printf '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
        /Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> >> >> >> endobj\n'
    printf '4 0 obj <</Filter/FlateDecode/Length %d>> stream\n\170\234' $(($(stat -c %s "$1") - 16))
    tail -c +11 "$1" | head -c -8
    printf '\1\2\3\4\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%%%EOF\n'
}

if reads pdf; then
    sample=$(find "$letters" -name '*.pdf' | head -n 1)
    refused cut.pdf "is damaged" < <(first_half "$sample")
    refused head-only.pdf "is damaged" < <(printf '%%PDF-1.7\n')
    refused locked.pdf "needs a password" < <(locked_pdf)
    refused thick.pdf "more than 10000 pages" < <(thick_pdf 10001)
    refused tall-tale.pdf "is damaged" \
        < <(pdf '<</Type/Pages/Kids[3 0 R]/Count 4000000000>>' "$page")
    refused nested.pdf "is damaged" < <(printf '%%PDF-1.4\n1 0 obj ' && repeat '[' 1000000)
    { echo 'BT /F 12 Tf' && yes '(text without end) Tj 1 1 Td' | head -c $((400 << 20)); } |
        gzip -1 >"$work/content.gz"
    refused endless-page.pdf "passed over" < <(packed_page_pdf "$work/content.gz")
    survived loop.pdf < <(pdf '<</Type/Pages/Parent 2 0 R/Count 3/Kids[2 0 R 2 0 R]>>')
    survived vast.pdf < <(pdf "$tree" '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9e9 9e9]>>')
fi
refused image.pdf "an image" < <(printf '\211PNG\r\n\032\n\0\0\0\rIHDR')

# Web pages ----------------------------------------------------------------------------------------

# html_around OPENING COUNT: a letter inside so many elements.
html_around() {
    echo '<!doctype html>'
    yes "$1" | head -n "$2"
    letter "inside $1"
}

if reads html; then
    survived deep.html < <(html_around '<div>' 100000)
    survived deep-tables.html < <(html_around '<table><tr><td>' 20000)
    survived deep-lists.html < <(html_around '<ul><li>' 100000)
    survived wide.html < <(html_around '<td>' 100000)
    survived html.pdf < <(html_around '<p>' 1)
    survived html.txt < <(html_around '<i>' 1)
    survived long-attribute.html < <(printf '<!doctype html><p title="' && repeat x 1000000 && echo '">' && letter title)
    survived endless-comment.html < <(html_around '<p>' 1 && printf '<!--' && repeat '-' 1000000)
fi

# Office -------------------------------------------------------------------------------------------

# archive FOLDER OPTION... NAME...: what bsdtar makes of these in the folder, which goes.
archive() {
    (cd "$1" && bsdtar --format zip -cf "$1.zip" "${@:2}")
    cat "$1.zip"
    rm -r "$1" "$1.zip"
}

# A document of Word, whose main part is standard input.
docx() {
    local folder office=http://schemas.openxmlformats.org/officeDocument/2006/relationships
    local package=http://schemas.openxmlformats.org/package/2006
    folder=$(mktemp -d -p "$work")
    mkdir -p "$folder/_rels" "$folder/word"
    echo "<Types xmlns='$package/content-types'/>" >"$folder/[Content_Types].xml"
    echo "<Relationships xmlns='$package/relationships'><Relationship Id='main'
        Target='word/document.xml' Type='$office/officeDocument'/></Relationships>" >"$folder/_rels/.rels"
    cat >"$folder/word/document.xml"
    archive "$folder" '[Content_Types].xml' _rels word
}

# One of OpenDocument, whose content is standard input.
odt() {
    local folder
    folder=$(mktemp -d -p "$work")
    printf application/vnd.oasis.opendocument.text >"$folder/mimetype"
    cat >"$folder/content.xml"
    archive "$folder" --options zip:compression=store mimetype content.xml
}

spreadsheet() {
    local folder
    folder=$(mktemp -d -p "$work")
    mkdir "$folder/xl"
    echo '<Types/>' >"$folder/[Content_Types].xml"
    echo '<workbook/>' >"$folder/xl/workbook.xml"
    archive "$folder" '[Content_Types].xml' xl
}

# word TEXT: the main part of a document of Word; $doctype stands before it.
word() {
    printf '<?xml version="1.0"?>%s<w:document xmlns:w="w"><w:body>%s</w:body></w:document>' \
        "${doctype:-}" "$1"
}

paragraph() { printf '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' "$1"; }

# Each entity is ten of the one before: the last is a thousand million words.
laughs() {
    local i refers
    printf '<!DOCTYPE a [<!ENTITY l0 "ha">'
    for i in $(seq 9); do
        refers=$(printf "&l$((i - 1));%.0s" 1 2 3 4 5 6 7 8 9 10)
        printf '<!ENTITY l%d "%s">' "$i" "$refers"
    done
    printf ']>'
}

if reads docx && has bsdtar; then
    word "$(paragraph "$(letter whole | sed 's/[&<]//g')")" | docx >"$work/whole.docx"
    secret=$work/secret
    echo 'the secret of another file' >"$secret"
    survived letter.docx <"$work/whole.docx"
    refused cut.docx "an office file whose end is missing" < <(first_half "$work/whole.docx")
    refused bomb.docx "unpacks to too much" < <(zeros $((300 << 20)) | docx)
    refused text-bomb.docx "unpacks to too much" < <(word "$(paragraph "$(repeat a 20000000)")" | docx)
    refused entity.docx "is damaged" < <(doctype="<!DOCTYPE a [<!ENTITY e SYSTEM \"file://$secret\">]>" \
        word "$(paragraph '&e;')" | docx)
    refused laughs.docx "is damaged" < <(doctype=$(laughs) word "$(paragraph '&l9;')" | docx)
    refused laughs-inside.docx "is damaged" \
        < <(doctype=$(laughs) word '<w:p title="&l9;"><w:t>a</w:t></w:p>' | docx)
    refused deep.docx "is damaged" < <(word "$(yes '<w:p>' | head -n 100000)" | docx)
    refused open.docx "is damaged" < <(echo '<w:document><w:body>' | docx)
    refused noise.odt "password" < <(repeat '\1' 4096 | odt)
    refused laughs.odt "is damaged" < <(laughs | odt)
    refused spreadsheet.txt "a spreadsheet" < <(spreadsheet)
    survived docx.txt < <(word "$(paragraph "$(letter named)")" | sed 's/&//g' | docx)
fi

# Archives -----------------------------------------------------------------------------------------

# zip NAME OPTION...: an archive of one member of this name, which is standard input.
zip() {
    local folder
    folder=$(mktemp -d -p "$work")
    cat >"$folder/$1"
    archive "$folder" "${@:2}" "$1"
}

# nested COUNT: a letter inside so many archives.
nested() {
    letter "inside $1 archives" >"$work/inner"
    for _ in $(seq "$1"); do
        zip inner.zip <"$work/inner" >"$work/outer"
        mv "$work/outer" "$work/inner"
    done
    cat "$work/inner"
}

if reads archives && has bsdtar; then
    survived good.zip < <(letter "in an archive" | zip letter.txt)
    survived climbing.zip < <(letter "climbing out" | zip letter.txt -s '|^|../../../|')
    refused bomb.zip "unpacks to more than" < <(zeros $((300 << 20)) | zip zeros.txt)
    refused bomb.tgz "unpacks to more than" < <(zeros $((300 << 20)) | zip zeros.txt --format ustar --gzip)
    refused bomb.tar.xz "unpacks to more than" < <(zeros $((300 << 20)) | zip zeros.txt --format ustar --xz)
    refused nested-bomb.zip "unpacks to more than" < <(zeros $((300 << 20)) | zip zeros.txt | zip inner.zip)
    refused nested.zip "stands inside 3 archives" < <(nested 6)
    refused locked.zip "needs a password" \
        < <(letter locked | zip letter.txt --options zip:encryption=zipcrypt --passphrase geheim)
    refused cut.zip "" < <(letter "half of it" | zip letter.txt | head -c 1000)
    refused cut.tar "damaged" < <(letter "half of it" | zip letter.txt --format ustar | head -c 1500)
    refused noise.zip "damaged archive" < <(printf 'PK\3\4' && repeat '\1' 4096)
    refused noise.tar.bz2 "damaged" < <(printf 'BZh9' && repeat '\1' 4096)
    refused noise.7z "damaged" < <(printf '7z\274\257\047\034' && repeat '\1' 4096)
    refused zip-in-pdf.pdf "is damaged" < <(printf '%%PDF-1.4\n' && letter hidden | zip letter.txt)
fi
refused packed.rar "packed with RAR" < <(printf 'Rar!\032\007' && repeat '\1' 100)

# What is no file, or has an odd name ---------------------------------------------------------------

mkfifo "$hostile/fifo.txt"
refused fifo.txt "not a file"
ln -s /dev/zero "$hostile/zero.txt"
refused zero.txt "a symbolic link, not followed"
ln -s nowhere "$hostile/dangling.txt"
refused dangling.txt "a symbolic link, not followed"
ln -s loop.txt "$hostile/loop.txt"
refused loop.txt "a symbolic link, not followed"
ln -s . "$hostile/itself"
refused itself "a symbolic link, not followed"
if [ "$(id -u)" -ne 0 ]; then
    refused forbidden.txt "cannot open: Permission denied" < <(letter forbidden)
    chmod 0 "$hostile/forbidden.txt"
elif mknod "$hostile/device.txt" c 1 5 2>/dev/null; then
    refused device.txt "not a file"
fi
newline=$'two\nlines.txt'
refused "$newline" "is empty" </dev/null
bytes=$'invalid-\377\376.txt'
refused "$bytes" "is empty" </dev/null
escape=$'\033[31mred\r.txt'
refused "$escape" "is empty" </dev/null
survived $'good\nname.txt' < <(letter "a good letter of a bad name")
mkdir "$hostile/folder.pdf"
survived folder.pdf/letter.txt < <(letter "inside a folder by the name of a file")

cp -r "$work/small" "$hostile/good"
wobindex add -q -d "$work/good-index" "$hostile/good"
good=$(letters_of "$work/good-index")

# What becomes of them ------------------------------------------------------------------------------

table=$work/failures.csv
most_seconds=240
most_memory=$((512 << 10)) # KiB, of the largest process; it was 185 MiB

measured=()
if [ -x /usr/bin/time ]; then
    measured=(/usr/bin/time -q -o "$work/peak" -f %M)
fi
run timeout "$most_seconds" "${measured[@]}" "$programs/wobindex" add -d "$work/hostile-index" \
    --failures "$table" --limit cpu=5 --ocr-cache "$work/pages" "$hostile"
cp "$work/output" "$work/summary"
cp "$work/error" "$work/complaints"

# The table, a row a line: its rows end in CR LF, and names may have either of them inside.
rows() { awk 'BEGIN { RS = "\r\n" } NR > 1 { gsub(/[\r\n]/, "?"); print }' "$table"; }

# rows_of NAME: those of this file, whose name may hold what the table and the terminal do not show.
rows_of() { rows | grep -aF -e "/${1//[$'\r\n']/?}"; }

it "a run over hostile files ends in time, and says that some failed"
expect_status 1
check "a sanitizer found a fault in a reader, or it crashed" \
    test "$(rows | grep -acE 'crashed|gave up|died of|astray|ended with status')" -eq 0

it "each hostile file is told once, with its reason"
for i in "${!names[@]}"; do
    name=${names[$i]} reason=${refusals[$i]}
    row=$(rows_of "$name" | head -n 1)
    check "$(printf %q "$name") stands $(rows_of "$name" | wc -l) times in the table" \
        test "$(rows_of "$name" | wc -l)" -eq 1
    check "$(printf %q "$name"): no word of \"$reason\": $row" grep -qaF -e "$reason" <<<"$row"
done
check "the table has $(rows | wc -l) rows for ${#names[@]} files: $(rows | cut -c 1-300)" \
    test "$(rows | wc -l)" -eq "${#names[@]}"

it "each hostile file is a line of standard error, which moves no cursor"
check "it has $(wc -l <"$work/complaints") lines for ${#names[@]} files" \
    test "$(wc -l <"$work/complaints")" -eq "${#names[@]}"
check "it has control characters" test "$(LC_ALL=C tr -d '\n' <"$work/complaints" | LC_ALL=C grep -ac '[[:cntrl:]]')" -eq 0

it "what can be read beside them is indexed, and the index is sound"
expect_letters $((good + readable)) "$work/hostile-index"
expect_sound "$work/hostile-index"
run wobquery -d "$work/hostile-index" item:13 ras en etniciteit
expect_status 0
expect_output "#answer-9"

it "no entity brings in another file"
run wobquery -d "$work/hostile-index" '"secret of another file"'
expect_output "0 passages for: "

if [ ${#measured[@]} -gt 0 ] && [ "${programs##*/}" != asan ]; then
    it "hostile files take little memory"
    check "the largest process took $(tail -n 1 "$work/peak") KiB" \
        test "$(tail -n 1 "$work/peak")" -lt "$most_memory"
fi
