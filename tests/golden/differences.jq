# SPDX-License-Identifier: GPL-3.0-or-later
# Lists where a letter, as wobindex parse prints it, differs from its gold reading: a line each.
# Input: {"stem", "letter", "gold"}.

# Letters and digits alone: a gold reading may keep a word or an address broken as it was printed.
def letters: ascii_downcase | gsub("\\W+"; "");
# The order in which grounds and references are listed says nothing.
def sorted: if type == "array" then sort else . end;
def row_of($rows; $items): [$rows[] | select(.items == $items)] | first;

. as {$stem, $letter, $gold}
| [
    (("kind", "language", "request_date", "reference") as $key
      | select($letter[$key] != $gold[$key]) | "\($key): \($letter[$key])"),
    (select($letter.date != $gold.decision_date) | "date: \($letter.date)"),

    # Grounds of objection are numbered too, but are not items of the request.
    ([$gold.items[] | select(.number != "0" and (.objection_ground | not))] as $items
      | ($items[] | . as $item
          | ([$letter.items[] | select(.number == $item.number)] | first) as $found
          | if $found == null then "item \($item.number): not found"
            elif ($found.text | letters) != ($item.text | letters) then "item \($item.number): other text"
            else empty end),
        ($letter.items[] | .number as $number
          | select(all($items[]; .number != $number)) | "item \($number): none in the letter")),

    ($gold.answers[] | select(.items != ["*"] and .items != ["0"]) | . as $answer
      | (.items | join(", ")) as $name
      | row_of($letter.answers; .items) as $found
      | if $found == null then "answer \($name): not found"
        else
          (select(($found.text | letters | startswith($answer.begin | letters)) | not) | "answer \($name): begins otherwise"),
          (select(($found.text | letters | endswith($answer.end | letters)) | not) | "answer \($name): ends otherwise"),
          (("outcome", "see", "resolved", "grounds") as $key
            | select($answer[$key] != null and ($found[$key] | sorted) != ($answer[$key] | sorted))
            | "answer \($name), \($key): \($found[$key] | tostring)")
        end),
    ([$gold.answers[] | .items] as $items
      | $letter.answers[] | select(.items as $found | all($items[]; . != $found))
      | "answer \(.items | join(", ")): none in the letter"),

    (select($letter.decision.outcome != $gold.outcome) | "outcome: \($letter.decision.outcome)"),
    (select($gold.citations) | [$letter.citations[] | select(.role != "annex" and .role != "stamp") | .label] | unique) as $cited
      | ($cited - $gold.citations | .[] | "cites \(.): not in the letter's body"),
        ($gold.citations - $cited | .[] | "cites \(.): not found")
  ]
| .[] | "\($stem): \(.)"
