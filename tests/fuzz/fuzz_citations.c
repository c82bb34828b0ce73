/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as one that cites law: what is found stands in it, in order, under labels that can be
 * read again, and is found the same way twice. */
#include "tests/fuzz/fuzz.h"

#include "lib/base/utf8.h"
#include "lib/law/citation.h"
#include "lib/law/link.h"

#include <assert.h>

static void check_span(wob_span span, wob_slice text)
{
    assert(span.begin < span.end && span.end <= text.size);
    assert(wob_utf8_floor(text, span.begin) == span.begin);
    assert(wob_utf8_floor(text, span.end) == span.end);
}

/* What the label of a law that is known is read as, and that again, is the same from the second
 * reading on, or is none: noise may be cut up further ("Wob 10.1jo", "Wob 10.1.jo"). */
static void check_settles(wob_slice label, wob_arena *arena)
{
    wob_slice once = wob_citation_label(label, arena), twice = wob_citation_label(once, arena);
    wob_slice last = wob_citation_label(twice, arena);
    assert(last.size == 0 || wob_slice_equal(last, twice));
}

static void check_label(const wob_citation *citation, wob_arena *arena)
{
    wob_slices levels = {0};
    wob_label_levels(citation->label, arena, &levels);
    assert(levels.count > 0);
    assert(wob_slice_equal(levels.at[levels.count - 1], citation->label));
    for (size_t i = 1; i < levels.count; i++)
        assert(wob_slice_starts(levels.at[i], levels.at[i - 1]));
    if (citation->law)
        check_settles(citation->label, arena);
}

static void check_url(const wob_citation *citation)
{
    wob_buffer url = {0};
    wob_citation_url(citation, (wob_date){2021, 6, 24}, &url);
    assert(url.size == 0 || wob_slice_starts(wob_buffer_slice(&url), WOB_SLICE("https://")));
    wob_buffer_release(&url);
}

static void check_citations(const wob_law_findings *found, wob_slice text, wob_arena *arena)
{
    size_t before = 0;
    for (size_t i = 0; i < found->citations.count; i++) {
        const wob_citation *citation = &found->citations.at[i];
        check_span(citation->span, text);
        assert(citation->span.begin >= before);
        assert(citation->label.size > 0);
        assert(citation->law || citation->jci.size == 0);
        check_label(citation, arena);
        check_url(citation);
        before = citation->span.begin;
    }
}

static void check_others(const wob_law_findings *found, wob_slice text)
{
    size_t before = 0;
    for (size_t i = 0; i < found->mentions.count; i++) {
        check_span(found->mentions.at[i].span, text);
        assert(found->mentions.at[i].span.begin >= before);
        assert(found->mentions.at[i].label.size > 0);
        before = found->mentions.at[i].span.begin;
    }
    for (size_t i = 0; i < found->judgments.count; i++) {
        check_span(found->judgments.at[i].span, text);
        assert(wob_slice_starts(found->judgments.at[i].ecli, WOB_SLICE("ECLI:")));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static wob_arena arena;
    wob_law_findings found, again;
    wob_slice text = fuzz_valid((wob_slice){(const char *)data, size}, &arena);
    wob_law_read(text, &arena, &found);
    check_citations(&found, text, &arena);
    check_others(&found, text);
    wob_law_read(text, &arena, &again);
    assert(again.citations.count == found.citations.count);
    assert(again.mentions.count == found.mentions.count);
    (void)wob_citation_label(text, &arena);
    wob_arena_clear(&arena);
    return 0;
}
