#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# wobquery cite: references to letters and passages. Sourced by tests/cli/run.

refer() { run wobquery cite -d "$index" "$@"; }

it "a passage is cited in the language of its letter"
refer dcab300d19a5f011#answer-2
expect_status 0
expect_output "Ministerie van Gezondheidszaken, deelbesluit van 9 april 2021, kenmerk "
expect_output "antwoord op punt 2, p. 2 (wob:dcab300d19a5f011#answer-2, sha256 dcab300d19a5f011"

it "a letter in English is cited in English"
refer d1cb0bf99b8ad893
expect_output "Department for Rural Transport, decision of 5 November 2019, ref. F0017733 (wob:d1cb0bf99b8ad893,"

it "what a letter does not say is left out"
refer 647a534b046c0c9a
expect_output "Korpschef van politie, besluit (wob:647a534b046c0c9a, sha256"

it "a reference is printed as BibTeX, its signs escaped"
refer --as bibtex d1cb0bf99b8ad893 647a534b046c0c9a#answer-9
expect_output "@misc{wob:d1cb0bf99b8ad893,"
expect_output "  author = {{Department for Rural Transport}},"
expect_output "  year = {2019},"
expect_output "  number = {F0017733},"
expect_output "@misc{wob:647a534b046c0c9a:answer-9,"
expect_output 'wob:647a534b046c0c9a\#answer-9'

if has jq; then
    it "references are printed as CSL-JSON"
    refer --as csl-json d1cb0bf99b8ad893 647a534b046c0c9a#answer-9
    expect_json 'length == 2 and .[0].id == "wob:d1cb0bf99b8ad893" and .[0].type == "document"'
    expect_json '.[0].issued["date-parts"] == [[2019, 11, 5]] and .[0].author == [{literal: "Department for Rural Transport"}]'
    expect_json '.[1].page == "1" and .[1].section == "antwoord op punt 13" and (.[1] | has("issued") | not)'
fi

it "an unknown id is named, and the others are cited"
refer 0123456789abcdef d1cb0bf99b8ad893
expect_status 1
expect_error "no letter has the id 0123456789abcdef"
expect_output "Department for Rural Transport"

it "a reference has no format of hits"
refer --as html d1cb0bf99b8ad893
expect_status 2
expect_error "wobquery cite prints text, bibtex, csl-json, not html"
