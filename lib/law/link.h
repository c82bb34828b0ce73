/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LAW_LINK_H
#define WOB_LAW_LINK_H

#include "lib/base/buffer.h"
#include "lib/law/citation.h"

/*
 * Where provisions, acts and judgments can be read: addresses of the official publishers. Each
 * appends one address, or nothing where none is known.
 *
 *   BWB https://wetten.overheid.nl/jci1.3:c:BWBR0005252&artikel=10&lid=2&o=e&z=2021-06-24 CELEX
 * https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679 legislation.gov
 * https://www.legislation.gov.uk/ukpga/2000/36/section/31 U.S.C.
 * https://www.govinfo.gov/link/uscode/5/552 ECLI
 * https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RVS:2014:3246
 *
 * `on` is the day whose version of a Dutch act is wanted, as a rule the letter's own; unknown for
 * today's. Where the act was not in force on that day, it is the nearest day on which it was.
 */
void wob_citation_url(const wob_citation *citation, wob_date on, wob_buffer *to);
void wob_act_url(const wob_law *law, wob_date on, wob_buffer *to);
void wob_judgment_url(const wob_judgment *judgment, wob_buffer *to);

#endif
