# SPDX-License-Identifier: GPL-3.0-or-later
# Cutting texts by spans of bytes, as docs/letter.md has them. jq counts characters instead.

def width: if . < 128 then 1 elif . < 2048 then 2 elif . < 65536 then 3 else 4 end;

# The place of each character that begins at a byte: {"0": 0, "2": 1, ...}
def places: [foreach (explode[], 0) as $c ({at: 0, next: 0}; {at: .next, next: (.next + ($c | width))}; .at)]
    | to_entries | map({key: (.value | tostring), value: .key}) | from_entries;

# What of `text` lies in the span; null where the span does not lie on characters.
def cut($text; $places): $places[.[0] | tostring] as $from | $places[.[1] | tostring] as $to
    | if $from == null or $to == null or $from > $to then null else $text[$from:$to] end;
