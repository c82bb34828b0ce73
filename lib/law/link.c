/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of provisions, acts and judgments on the web. See link.h. How each publisher is to be
 * linked to is what it says itself: Juriconnect 1.3 (wetten.overheid.nl), the deep links of
 * rechtspraak.nl and govinfo.gov, the addresses of EUR-Lex, e-Justice and legislation.gov.uk. */
#include "lib/law/link.h"

/* The day itself, or the nearest on which the act was in force. */
static wob_date day_in_force(const wob_law *law, wob_date on)
{
    if (wob_date_known(law->from) && wob_date_compare(on, law->from) < 0)
        return law->from;
    if (wob_date_known(law->until) && wob_date_compare(on, law->until) > 0)
        return law->until;
    return on;
}

static void add_day(const wob_law *law, wob_date on, wob_buffer *to)
{
    char day[WOB_ISO_DATE_SIZE];
    if (!wob_date_known(on))
        return;
    wob_date_format_iso(day_in_force(law, on), day);
    wob_buffer_print(to, "&z=%s", day);
}

static bool is_british(const wob_law *law)
{
    static const char *const series[] = {"ukpga/", "uksi/", "asp/", "ssi/"};
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        if (wob_slice_starts(law->id, wob_slice_of(series[i])))
            return true;
    return false;
}

/* "5 USC 552" */
static bool add_american(const wob_law *law, wob_buffer *to)
{
    wob_slice usc = WOB_SLICE(" USC ");
    size_t at = wob_slice_find(law->id, usc, 0);
    if (at == law->id.size)
        return false;
    wob_buffer_print(to, "https://www.govinfo.gov/link/uscode/%.*s/%.*s",
                     WOB_ARG(wob_slice_cut(law->id, 0, at)),
                     WOB_ARG(wob_slice_cut(law->id, at + usc.size, law->id.size)));
    return true;
}

/* The act, without a day, so that a provision may follow. */
static bool add_act(const wob_law *law, wob_buffer *to)
{
    if (wob_slice_starts(law->id, WOB_SLICE("BWB")))
        wob_buffer_print(to, "https://wetten.overheid.nl/jci1.3:c:%.*s", WOB_ARG(law->id));
    else if (is_british(law))
        wob_buffer_print(to, "https://www.legislation.gov.uk/%.*s", WOB_ARG(law->id));
    else if (law->id.size && wob_is_digit(law->id.data[0]) && !add_american(law, to))
        wob_buffer_print(to, "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:%.*s",
                         WOB_ARG(law->id));
    return wob_slice_starts(law->id, WOB_SLICE("BWB"));
}

void wob_act_url(const wob_law *law, wob_date on, wob_buffer *to)
{
    if (add_act(law, to))
        add_day(law, on, to);
}

/* "/section/31": what stands between the law and the first dot of a label. */
static void add_section(const wob_citation *citation, wob_buffer *to)
{
    bool regulations = wob_slice_equal(citation->law->kind, WOB_SLICE("regulations"));
    wob_slice number =
        wob_slice_cut(citation->label, citation->law->label.size, citation->label.size);
    number = wob_slice_trim(wob_slice_cut(number, 0, wob_slice_find(number, WOB_SLICE("."), 0)));
    if (number.size)
        wob_buffer_print(to, "/%s/%.*s", regulations ? "regulation" : "section", WOB_ARG(number));
}

void wob_citation_url(const wob_citation *citation, wob_date on, wob_buffer *to)
{
    if (citation->jci.size) {
        wob_buffer_print(to, "https://wetten.overheid.nl/%.*s", WOB_ARG(citation->jci));
        add_day(citation->law, on, to);
    } else if (citation->law) {
        add_act(citation->law, to);
        if (is_british(citation->law))
            add_section(citation, to);
    }
}

void wob_judgment_url(const wob_judgment *judgment, wob_buffer *to)
{
    bool dutch = wob_slice_starts(judgment->ecli, WOB_SLICE("ECLI:NL:"));
    wob_buffer_print(to, "%s%.*s",
                     dutch ? "https://deeplink.rechtspraak.nl/uitspraak?id="
                           : "https://e-justice.europa.eu/ecli/",
                     WOB_ARG(judgment->ecli));
}
