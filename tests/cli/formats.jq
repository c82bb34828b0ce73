# SPDX-License-Identifier: GPL-3.0-or-later
# Letters printed anew, as web pages and as the parts of .docx and .odt. Used by tests/cli/formats.sh.
#
# $raw is the letter as plain text. The input is a list of what wobindex parse read of it: then it is
# printed with headings, paragraphs, and lists that the format counts itself. The letterhead above and
# the documents behind the letter stay as they are, and with an empty list all of it, line by line.

# Lists ------------------------------------------------------------------------------------------

def values: {i: 1, v: 5, x: 10};
def roman: ascii_downcase | [split("")[] | values[.]] | [., .[1:] + [0]] | transpose
    | map(if .[0] < .[1] then -.[0] else .[0] end) | add;

# "(b) de stukken" -> {open: "(", form: "a", value: 2, close: ")", text: "de stukken"}; null where a
# line has no mark. `after`: the mark before it, which tells "i" behind "h" from a roman one.
def mark($after):
    (capture("^(?<open>\\(?)(?<number>[0-9]{1,2}|[ivx]+|[IVX]+|[a-z]|[A-Z])(?<close>[.)])\\s+(?<text>\\S.*)$")
        // null) as $mark
    | if $mark == null then null
      else ($mark.number | explode[0]) as $code
      | ($after != null and ($after.form | ascii_downcase) == "a") as $letters
      | $mark + (if ($mark.number | test("^[0-9]")) then {form: "1", value: ($mark.number | tonumber)}
                 elif ($mark.number | test("^[ivx]+$")) and ($letters and $code == $after.value + 97 | not)
                 then {form: "i", value: ($mark.number | roman)}
                 elif ($mark.number | test("^[IVX]+$")) and ($letters and $code == $after.value + 65 | not)
                 then {form: "I", value: ($mark.number | roman)}
                 elif ($mark.number | test("^[a-z]$")) then {form: "a", value: ($code - 96)}
                 else {form: "A", value: ($code - 64)} end)
      end;

def alike($a; $b): [$a, $b] | map([.open, .form, .close]) | .[0] == .[1];

def salutation: "(?:Geachte|Beste|Dear) ";
def lines: splits("\r?\n") | {text: gsub("\f"; ""), page: test("\f"), as_is: true};

# The headings that stand on a later page than the one before.
def page_openers: .sections | [range(1; length) as $at | .[$at - 1:][:2]
    | select(.[1].page > .[0].page)[1].heading | select(. != null)];

# What was read as a list of {text, heading, page, list}: `page` where the text begins one, `list` the
# mark, the number of the list in which the format is to count it, and whether that goes on.
# `.lists` are the marks with which the lists ended so far.
def body:
    [.sections[].heading | select(. != null)] as $headings | page_openers as $openers
    | (.text | .[match("(^|\n)" + salutation).offset:]) as $text
    | reduce ($text | splits("\n+") | select(. != "")) as $line ({lists: [], last: null, out: []};
        .last as $last | .lists as $lists | any($headings[]; . == $line) as $heading
        | any($openers[]; . == $line) as $page
        | ($line | mark($last)) as $mark
        | if $mark == null then .out += [{text: $line, $heading, $page}]
          else (last(range($lists | length)
                     | select(alike($lists[.]; $mark) and $lists[.].value + 1 == $mark.value))
                // ($lists | length)) as $id
          | .lists[$id] = $mark | .last = $mark
          | .out += [{text: $mark.text, $heading, $page,
                      list: ($mark + {$id, goes_on: ($id < ($lists | length))})}]
          end)
    | .out;

# The letter as a list of such, and of {text, page, as_is}.
def blocks:
    . as [$letter, $behind]
    | if $letter == null then [$raw | lines]
      else [$raw[:($raw | match("(^|\n)" + salutation).offset)] | lines] + ($letter | body) end
    | if $behind == null then .
      else . + [($raw / "\f")[$behind.sections[0].page - 1:][] | "\f" + . | lines] end;

def escaped: gsub("[\\x00-\\x08\\x0b-\\x1f]"; "") | @html;
def first_entries: [.[] | select(.list) | .list] | map(select(.goes_on | not)) | sort_by(.id);

# Web pages --------------------------------------------------------------------------------------

def html: "<!DOCTYPE html><html><head><meta charset=utf-8><title>Brief</title></head><body>",
    (blocks[] | . as {text: $text, heading: $heading, list: $list} | .as_is as $as_is | .page as $page
     | (if $page then " style='page-break-before:always'" else "" end) as $style
     | ($text | escaped)
     | if $as_is then "<pre\($style)>\(.)</pre>" + if . == "" then "<br>" else "" end
       elif $list and $list.open == "" and $list.close == "."
       then "<ol\($style) type=\($list.form) start=\($list.value)><li>\(if $heading then "<b>\(.)</b>" else . end)</ol>"
       elif $list then "<p\($style)>\($list.open)\($list.number)\($list.close) \(.)"
       elif $heading then "<h2\($style)>\(.)</h2>"
       else "<p\($style)>\(.)" end),
    "</body></html>";

# .docx ------------------------------------------------------------------------------------------

def word: "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
def document: "<w:document \(word)><w:body>",
    (blocks[] | "<w:p><w:pPr>"
        + (if .heading then "<w:pStyle w:val=\"Kop1\"/>" else "" end)
        + (if .page then "<w:pageBreakBefore/>" else "" end)
        + (if .list then "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(.list.id + 1)\"/></w:numPr>"
           else "" end)
        + "</w:pPr><w:r><w:t xml:space=\"preserve\">\(.text | escaped)</w:t></w:r></w:p>"),
    "</w:body></w:document>";
def styles: "<w:styles \(word)><w:style w:type=\"paragraph\" w:styleId=\"Kop1\"><w:pPr>"
    + "<w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>";
def word_format:
    {"1": "decimal", a: "lowerLetter", A: "upperLetter", i: "lowerRoman", I: "upperRoman"}[.];
def numbering: (blocks | first_entries) as $lists | "<w:numbering \(word)>",
    ($lists[] | "<w:abstractNum w:abstractNumId=\"\(.id)\"><w:lvl w:ilvl=\"0\">"
        + "<w:start w:val=\"\(.value)\"/><w:numFmt w:val=\"\(.form | word_format)\"/>"
        + "<w:lvlText w:val=\"\(.open)%1\(.close)\"/></w:lvl></w:abstractNum>"),
    ($lists[] | "<w:num w:numId=\"\(.id + 1)\"><w:abstractNumId w:val=\"\(.id)\"/></w:num>"),
    "</w:numbering>";

# .odt -------------------------------------------------------------------------------------------

def open: "urn:oasis:names:tc:opendocument:xmlns:";
def content: (blocks | first_entries) as $lists
    | "<o:document-content xmlns:o=\"\(open)office:1.0\" xmlns:text=\"\(open)text:1.0\""
        + " xmlns:style=\"\(open)style:1.0\" xmlns:fo=\"\(open)xsl-fo-compatible:1.0\">"
        + "<o:automatic-styles><style:style style:name=\"page\" style:family=\"paragraph\">"
        + "<style:paragraph-properties fo:break-before=\"page\"/></style:style>",
    ($lists[] | "<text:list-style style:name=\"L\(.id)\"><text:list-level-style-number text:level=\"1\""
        + " style:num-format=\"\(.form)\" style:num-prefix=\"\(.open)\" style:num-suffix=\"\(.close)\""
        + " text:start-value=\"\(.value)\"/></text:list-style>"),
    "</o:automatic-styles><o:body><o:text>",
    (blocks[] | . as {page: $page, list: $list}
     | (.text | escaped | gsub("(?<blanks>  +)"; "<text:s text:c=\"\(.blanks | length)\"/>")) as $text
     | (if $page then " text:style-name=\"page\"" else "" end) as $style
     | (if .heading then "<text:h text:outline-level=\"1\"\($style)>\($text)</text:h>"
        else "<text:p\($style)>\($text)</text:p>" end)
     | if $list then "<text:list text:style-name=\"L\($list.id)\""
            + " text:continue-numbering=\"\($list.goes_on)\"><text:list-item>\(.)</text:list-item></text:list>"
       else . end),
    "</o:text></o:body></o:document-content>";
