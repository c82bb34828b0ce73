#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobindex shard, and wobquery where an index lies in shards, here and behind servers of Xapian's
# on the loopback interface. Sourced by tests/cli/run.

shards=$work/shards
servers=()
ports=()

listens() { { exec {probe}<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null && exec {probe}>&-; }

# serve FOLDER: the port of a server for it goes to ports, its process to servers. It lives in a shell of
# its own, so that nobody is told of its end.
serve() {
    local port pid
    for _ in {1..50}; do
        port=$((20000 + RANDOM % 30000))
        rm -f "$work/served"
        {
            setsid xapian-tcpsrv --interface 127.0.0.1 --port "$port" --quiet "$1" &
            echo $! >"$work/served"
            wait
        } >/dev/null 2>&1 &
        for _ in {1..100}; do
            sleep 0.02
            pid=$(cat "$work/served" 2>/dev/null) || continue
            kill -0 "$pid" 2>/dev/null || break
            if listens "$port"; then
                ports+=("$port")
                servers+=("$pid")
                return 0
            fi
        done
    done
    return 1
}

# A server has a process for each connection, of its group.
stop() {
    kill -KILL -- "-${servers[$1]}" 2>/dev/null
    while listens "${ports[$1]}"; do sleep 0.02; done
}

stop_servers() {
    local i
    for i in "${!servers[@]}"; do stop "$i"; done
}
trap 'stop_servers; rm -rf "$work"' EXIT

# Words, compounds, typing errors, English, phrases at every place of a question, NEAR, beginnings,
# filters, what matches all and what matches nothing.
questions() {
    printf '%s\n' 'sensing persoonsgegevens' 'parkeerboete' 'persoonsgegvens' 'personal data refusal' \
        '"persoonlijke levenssfeer"' 'gegevens OR "persoonlijke levenssfeer"' \
        'verzoek NOT "persoonlijke levenssfeer"' 'camera* NEAR/20 information' 'politie*' \
        'outcome:refused' 'statute:"Wob 10.2.e" namen' 'part:answer "openbaar te maken"' 'zeppelin' |
        nl -ba -s $'\t' | sed 's/^ *//'
}

# What INDEX answers, with scores, texts and facets, but for the time it took and its name. Hits of one
# score stand in the order of the documents, which is another in shards.
all_answers() {
    questions | wobquery batch -d "$1" -n 1000 - | jq -c '[.qid, .score, .id, .text]' | sort
    questions | cut -f2 | while read -r question; do
        wobquery search -d "$1" --as json -n 1 -- "$question" | jq -c '[.query, .total, .facets, .suggestion]'
        wobquery statutes -d "$1" --as json -- "$question"
    done
    wobquery like -d "$1" --as json -- "$seed" | jq -c 'del(.took_ms)'
    wobquery show -d "$1" "$example" "${example%#*}"
    wobquery search -d "$1" --explain -n 1 parkeerboete | sed 's/([0-9.]* ms.*//'
}

expect_answers_of_one() {
    all_answers "$1" >"$work/of-shards"
    check "other answers than from one index" cmp "$work/of-one" "$work/of-shards"
}

example=$(wobquery search -d "$index" --as jsonl -n 1 part:answer | jq -r .id)
all_answers "$index" >"$work/of-one"

it "shard lays an index over several, which are asked as one"
run wobindex shard -d "$index" 4 "$shards"
expect_status 0
expect_lines 1
expect_output "$shards: 4 shards of $index; ask them with wobquery -d $shards"
run wobindex status -d "$shards"
expect_status 0
check "other counts than of one index" cmp <(tail -n +2 "$work/output") <(wobindex status -d "$index" | tail -n +2)
expect_answers_of_one "$shards"

it "each shard is an index, and sound"
for shard in 1 2 3 4; do
    expect_sound "$shards/$shard"
done

it "a file that names the shards is an index too, and empty lines and remarks in it are nothing"
printf '# here\n\nauto 1\nauto 2\nglass %s/3\nauto ./4\n' "$shards" >"$shards/index"
expect_answers_of_one "$shards/index"

it "a letter that is added to a shard is found in all"
cp -r "$shards" "$work/grown"
printf 'Betreft: besluit op Woo-verzoek\n\nUw verzoek over zeppelins wordt afgewezen.\n' >"$work/zeppelins.txt"
run wobindex add -q -d "$work/grown/2" "$work/zeppelins.txt"
expect_status 0
run wobquery search -d "$work/grown" zeppelins
expect_status 0
expect_output "over zeppelins wordt afgewezen"
expect_output "1 passage for: zeppelins"

it "what lies in shards is written and checked shard by shard"
for verb in add remove; do
    run wobindex "$verb" -d "$shards" "$seed"
    check "exit status $status" test "$status" -ne 0
    expect_error "$shards: a file, or in shards: name the folder of an index, or of one of its shards, to write there"
done
run wobindex compact -d "$shards"
expect_status 1
expect_error "$shards: a file, or in shards: name the folder of an index, or of one of its shards, to write there"
run wobindex check -d "$shards"
expect_status 1
expect_error "$shards: lies in shards: check the folder of each, where it lies"
run wobindex shard -d "$shards" 2 "$work/again"
expect_status 2
expect_error "$shards: lies in shards already: name one of them"

it "shard wants a number and a folder that is not there"
run wobindex shard -d "$index" 2
expect_status 2
expect_error "wobindex shard needs a number of shards, and a new folder for them"
run wobindex shard -d "$index" 0 "$work/none"
expect_status 2
expect_error "wobindex shard takes a whole number from 1 to 1024, not 0"
run wobindex shard -d "$index" 2 "$shards"
expect_status 2
expect_error "$shards: cannot make this folder for the shards: File exists"

it "shard names a letter that is damaged, and leaves no index behind"
cp -r "$index" "$work/damaged"
printf 'damage' | dd of="$work/damaged/docdata.glass" bs=1 seek=$((3 * 8192 + 2000)) conv=notrunc status=none
run wobindex shard -d "$work/damaged" 2 "$work/unfinished"
expect_status 1
expect_error "run wobindex check --repair"
run wobquery search -d "$work/unfinished" namen
expect_status 1
expect_nothing

it "a line that names no shard is told with its place"
printf 'auto 1\nremote 127.0.0.1\n' >"$shards/wrong"
run wobquery search -d "$shards/wrong" namen
expect_status 2
expect_error "$shards/wrong:2: remote 127.0.0.1: "
expect_error "HOST:PORT should stand here, not 127.0.0.1"
printf '# nothing\n' >"$shards/wrong"
run wobquery search -d "$shards/wrong" namen
expect_status 2
expect_error "$shards/wrong: names no shard"
printf 'auto %s\n' "$shards" >"$shards/wrong"
run wobquery search -d "$shards/wrong" namen
expect_status 2
expect_error "it lies in shards itself: name these here"

it "a shard of another version is refused, and named"
cp -r "$shards/3" "$shards/older"
xapian-metadata set "$shards/older" wob:schema 1
printf 'auto 1\nauto older\n' >"$shards/mixed"
run wobquery search -d "$shards/mixed" namen
expect_status 1
expect_error "$shards/older: its layout is of version 1"

it "a shard that is away leaves the answers of the others, its name, and exit status 3"
printf 'auto 1\nauto 2\nauto away\nauto 4\n' >"$shards/partly"
run wobquery search -d "$shards/partly" -n 5 verzoek
expect_status 3
expect_output "passages for: verzoek"
check "not one line stands on standard error" test "$(wc -l <"$work/error")" -eq 1
expect_error "answered without a shard: $shards/partly:3: auto away: "
for verb in "statutes" "show ${example%#*}" "cite ${example%#*}"; do
    # shellcheck disable=SC2086
    run wobquery $verb -d "$shards/partly"
    expect_error "answered without a shard: $shards/partly:3"
done
questions >"$work/questions"
run wobquery batch -d "$shards/partly" "$work/questions"
expect_status 3
check "not one line stands on standard error" test "$(wc -l <"$work/error")" -eq 1
run wobquery batch -j 2 -d "$shards/partly" "$work/questions"
expect_status 3

it "an index of which no shard is there is none"
printf 'auto away\n' >"$shards/gone"
run wobquery search -d "$shards/gone" namen
expect_status 1
expect_nothing
expect_error "$shards/gone:1: auto away: no Xapian database here"

it "what Xapian keeps of changes, for copies on other machines, goes when the index is compacted"
cp -r "$shards/1" "$work/kept"
printf 'Betreft: besluit op Woo-verzoek\n\nUw verzoek over luchtballonnen wordt afgewezen.\n' >"$work/balloons.txt"
XAPIAN_MAX_CHANGESETS=10 run wobindex add -q -d "$work/kept" "$work/balloons.txt"
expect_status 0
check "there is no changeset" compgen -G "$work/kept/changes*"
run wobindex compact -d "$work/kept"
expect_status 0
check "the changeset is left" test ! -e "$work/kept"/changes*

it "shards on other machines answer as one index"
: >"$shards/far"
for shard in 1 2 3; do
    check "no server for a shard" serve "$shards/$shard"
    echo "remote 127.0.0.1:${ports[-1]}" >>"$shards/far"
done
echo "auto 4" >>"$shards/far"
expect_answers_of_one "$shards/far"

it "a server that is gone leaves the answers of the others"
stop 1
run wobquery search -d "$shards/far" -n 5 '"persoonlijke levenssfeer"'
expect_status 3
check "not one line stands on standard error" test "$(wc -l <"$work/error")" -eq 1
expect_error "answered without a shard: $shards/far:2: remote 127.0.0.1:"
printf 'auto 1\nauto 3\nauto 4\n' >"$shards/left"
check "other answers than of the shards that are left" cmp \
    <(questions | wobquery batch -d "$shards/left" -n 1000 - | jq -c '[.qid, .score, .id]' | sort) \
    <(questions | wobquery batch -d "$shards/far" -n 1000 - 2>/dev/null | jq -c '[.qid, .score, .id]' | sort)

it "a server that goes away while a batch is answered fails a query, and not the next"
{
    printf 'a\tverzoek\n'
    sleep 1
    stop 0
    printf 'b\tverzoek\nc\tverzoek\n'
} | wobquery batch -d "$shards/far" -n 1 - >"$work/output" 2>"$work/error"
status=$?
expect_status 1
check "the second did not fail alone" test "$(grep -c '^wobquery: /' "$work/error")" -eq 1
check "the second is answered" lacks '"qid":"b"' "$work/output"
check "the last is not answered" grep -q '"qid":"c"' "$work/output"

it "a server that hangs is waited for, and then passed over"
kill -STOP "${servers[2]}"
run wobquery search -d "$shards/far" -n 5 verzoek
expect_status 3
expect_error "$shards/far:3: remote 127.0.0.1:"
expect_output "passages for: verzoek"
stop_servers
