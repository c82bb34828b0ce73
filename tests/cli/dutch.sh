#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobquery in Dutch. Sourced by tests/cli/run.

dutch() { LC_ALL='' LANG=nl_NL.UTF-8 run wobquery "$@"; }

if [ -e build/locale/nl/LC_MESSAGES/wob.mo ] && [ "$(realpath "$programs/../locale")" = "$PWD/build/locale" ]; then
    it "people who read Dutch are answered in Dutch"
    dutch -d "$index" -n 1 sluitingen
    expect_output "antwoord op b (c verwijst hierheen) · deels openbaar · Woo 5.1.2.e · bladzijde 2"
    expect_output "gevraagd, b: een lijst van alle sluitingen"
    expect_output "passages voor: sluitingen"

    it "so is what they did wrong"
    dutch -d "$index" --sort size sluitingen
    expect_status 2
    expect_error "wobquery: --sort neemt relevance of date, niet size"

    it "the help is in Dutch, and has every option"
    dutch --help
    for option in $(wobquery --help | grep -oE -e '--[a-z-]+' | sort -u); do
        expect_output "$option"
    done

    it "LANG=nl is enough, where the system has no locale for it"
    LC_ALL='' LANG=nl run wobquery saved
    expect_output "er is geen vraag bewaard"

    it "programs are told the same in any language"
    dutch -d "$index" --as jsonl sluitingen
    wobquery -d "$index" --as jsonl sluitingen >"$work/english"
    check "JSON differs" cmp "$work/output" "$work/english"
    dutch statutes -d "$index" --json
    wobquery statutes -d "$index" --json >"$work/english"
    check "JSON differs" cmp "$work/output" "$work/english"

    it "LC_ALL=C is English"
    LC_ALL=C LANG=nl run wobquery --help
    expect_output "wobquery asks an index"
else
    skip "people who read Dutch are answered in Dutch" "this build has no catalogue beside it"
fi

if has xgettext; then
    it "every text has its translation"
    run tools/update-po --check
    expect_status 0
else
    skip "every text has its translation" "xgettext is not there"
fi
