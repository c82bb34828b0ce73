#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A dump of Woogle as people have it: pages, documents and dossiers in one folder. Sourced by tests/cli/run.

# A new folder with the three tables, and a new index for a case.
it_has_a_dump() {
    it "$1"
    here=$(mktemp -d "$work/dump.XXXX")
    mkdir "$here/dump"
    {
        echo 'foi_documentId,foi_pageNumber,foi_bodyText'
        printf 'nl.1.%s,1,"Geachte heer, Hierbij ontvangt u mijn besluit over de kademuur. Ik besluit alles openbaar te maken."\n' \
            besluit bijlage
    } >"$here/dump/woo_bodytext.csv"
    cat >"$here/dump/woo_documents.csv" <<'CSV'
dc_identifier,foi_dossierId,dc_title,dc_type
nl.1.besluit,nl.1,Besluit.pdf,besluit
nl.1.bijlage,nl.1,Brief aan de aannemer,bijlage
CSV
    cat >"$here/dump/woo_dossiers.csv" <<'CSV'
dc_identifier,dc_title,dc_publisher_name,foi_valuation,foi_requestText,foi_decisionText,foi_requestDate,foi_decisionDate
nl.1,Woo-verzoek kademuur,Gemeente Oosterwaard,deels openbaar,Alle stukken over de kademuur,Namen zijn weggelakt,2022-05-01,2022-06-02 00:00:00
CSV
    gzip "$here"/dump/*.csv
}

it_has_a_dump "the dossiers of a dump go with its letters"
run wobindex parse "$here/dump/woo_bodytext.csv.gz"
expect_status 0
expect_no_error
expect_lines 2
if has jq; then
    expect_json '.organisation == "Gemeente Oosterwaard"'
    expect_json 'if .id == "nl.1.besluit" then
        .kind == "decision" and .subject == "Woo-verzoek kademuur" and .date == "2022-06-02" and
        .request_date == "2022-05-01" and .decision.outcome == "partly-released"
        else .kind == "other" and .subject == "Brief aan de aannemer" and .date == null end'
fi

it_has_a_dump "a folder with a dump gives its documents and its dossiers"
run wobindex add -d "$here/index" "$here/dump"
expect_status 0
expect_no_error
expect_output "indexed 3, unchanged 0, failed 0"
run wobquery -d "$here/index" --json org:Oosterwaard outcome:partly-released namen weggelakt
expect_output '"nl.1"'

it_has_a_dump "a document is read anew when its dossier has changed"
run wobindex add -d "$here/index" "$here/dump/woo_bodytext.csv.gz"
rm "$here/dump/woo_dossiers.csv.gz"
run wobindex add -d "$here/index" "$here/dump/woo_bodytext.csv.gz"
expect_output "indexed 2, unchanged 0, failed 0"
expect_letters 2 "$here/index"

it_has_a_dump "a list of documents that lies alone is named"
mv "$here/dump/woo_documents.csv.gz" "$here/"
run wobindex add -d "$here/index" "$here/woo_documents.csv.gz"
expect_status 1
expect_error "woo_documents.csv.gz: a list of documents without their texts: put woo_bodytext beside it"
