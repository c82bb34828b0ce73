# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A letter is read the same whichever way it comes in: the sample letters printed as .docx, .odt,
# .html and .txt.gz (formats.jq), once line by line as they are, once with paragraphs, headings and
# lists that the format counts itself. Sourced by tests/cli/run.

# print_part WHAT LETTER READING: READING is the file with what was read of the letter, or /dev/null
print_part() {
    jq -r -n -L tests/cli --rawfile raw "$2" "include \"formats\"; [inputs] | $1" "$3"
}

print_html() { print_part html "$1" "$2" >"$3.html"; }

print_docx() {
    local folder=$3.docx.parts kind target
    local office=http://schemas.openxmlformats.org/officeDocument/2006/relationships
    local package=http://schemas.openxmlformats.org/package/2006
    mkdir -p "$folder/_rels" "$folder/word/_rels"
    echo "<Types xmlns='$package/content-types'/>" >"$folder/[Content_Types].xml"
    echo "<Relationships xmlns='$package/relationships'><Relationship Id='main' Target='word/document.xml'
        Type='$office/officeDocument'/></Relationships>" >"$folder/_rels/.rels"
    echo "<Relationships xmlns='$package/relationships'>
        <Relationship Id='s' Target='styles.xml' Type='$office/styles'/>
        <Relationship Id='n' Target='numbering.xml' Type='$office/numbering'/>
        </Relationships>" >"$folder/word/_rels/document.xml.rels"
    for part in document styles numbering; do
        print_part "$part" "$1" "$2" >"$folder/word/$part.xml"
    done
    (cd "$folder" && bsdtar --format zip -cf "$3.docx" '[Content_Types].xml' _rels word)
}

print_odt() {
    local folder=$3.odt.parts
    mkdir -p "$folder"
    printf application/vnd.oasis.opendocument.text >"$folder/mimetype"
    print_part content "$1" "$2" >"$folder/content.xml"
    (cd "$folder" && bsdtar --format zip --options zip:compression=store \
        -cf "$3.odt" mimetype content.xml)
}

print_gz() { gzip -c "$1" >"$3.txt.gz"; }

# What must be the same, one JSON object a letter, and one for the documents behind it. How wide white
# space is is for the format to say.
what_is_read() {
    wobindex parse "$1" | jq -c -S '
        def plain: gsub("\\s+"; " ");
        {behind: (if .id | endswith("-2") then .text | plain else null end),
         items: [.items[] | {number, text: (.text | plain)}],
         answers: [.answers[] | {items, outcome, see, resolved}],
         date, request_date, decision: .decision.outcome}'
}

# compare_print FORM SUFFIX LETTER READING
compare_print() {
    local print=$work/print
    "print_$1" "$3" "$4" "$print"
    check "$(basename "$3") as $2 is read otherwise" \
        cmp <(what_is_read "$print.$2") "$work/read/$(basename "$3")"
    rm -rf "$print".*
}

if ! has jq || ! has bsdtar; then
    skip "letters printed in other formats are read the same" "jq or bsdtar is not installed"
    return
fi
mkdir "$work/read"
for letter in "$letters"/*.txt; do
    what_is_read "$letter" >"$work/read/$(basename "$letter")"
done
for form in gz:txt.gz html:html docx:docx odt:odt; do
    name=${form%:*}
    suffix=${form#*:}
    if [ "$name" != gz ] && ! wobindex --version | grep -qw "^reads:.*$name"; then
        skip "letters printed as .$suffix are read the same" "this build reads none"
        continue
    fi
    it "letters printed line by line as .$suffix are read as the text is"
    for letter in "$letters"/*.txt; do
        compare_print "$name" "$suffix" "$letter" /dev/null
    done
    [ "$name" != gz ] || continue
    # Where a column stands beside the text, its paragraphs are not its lines.
    it "letters printed as .$suffix with its own lists and headings are read as the text is"
    for letter in $(grep -lE '^(Geachte|Beste|Dear) ' "$letters"/*.txt); do
        wobindex parse "$letter" >"$work/reading.json"
        compare_print "$name" "$suffix" "$letter" "$work/reading.json"
    done
done
