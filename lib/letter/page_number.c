/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines number their page. See furniture.h. */
#include "lib/letter/furniture.h"

#include <string.h>

static size_t skip_number(wob_slice text, size_t at)
{
    while (at < text.size && (wob_is_digit(text.data[at]) || wob_is_space(text.data[at])))
        at++;
    return at;
}

bool wob_names_page(wob_slice line)
{
    static const char *const words[] = {"pagina ", "page ", "blad "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = wob_slice_find_nocase(line, wob_slice_of(words[i]), 0);
        size_t number = at + strlen(words[i]);
        if (at == 0 || number >= line.size || !wob_is_digit(line.data[number]))
            continue;
        size_t end = skip_number(line, number);
        wob_slice rest = wob_slice_cut(line, end, line.size);
        /* Behind the number stands nothing, a second number, or something in a column of its own.
         */
        bool closed = rest.size == 0 || wob_slice_starts_nocase(rest, WOB_SLICE("van ")) ||
                      wob_slice_starts_nocase(rest, WOB_SLICE("of ")) ||
                      wob_slice_ends(wob_slice_cut(line, 0, end), WOB_SLICE("   "));
        if (closed && wob_is_space(line.data[at - 1]))
            return true;
    }
    return false;
}

bool wob_is_page_number(wob_slice line, bool at_edge)
{
    static const char *const words[] = {"pagina", "page", "blad", "pag."};
    static const char *const ofs[] = {"van", "of", "/", "-", "–"};
    bool named = false;
    line = wob_slice_trim(line);
    for (size_t i = 0; i < sizeof words / sizeof *words && !named; i++)
        if (wob_slice_starts_nocase(line, wob_slice_of(words[i]))) {
            line = wob_slice_cut(line, strlen(words[i]), line.size);
            named = true;
        }
    bool dashed = !named && (wob_slice_starts(line, WOB_SLICE("- ")) ||
                             wob_slice_starts(line, WOB_SLICE("– ")));
    if (dashed)
        line = wob_slice_cut(line, line.data[0] == '-' ? 1 : 3, line.size);
    size_t at = skip_number(line, 0);
    if (at == 0 || wob_slice_trim(wob_slice_cut(line, 0, at)).size == 0)
        return false;
    bool whole = at == line.size;
    for (size_t i = 0; i < sizeof ofs / sizeof *ofs && !whole; i++)
        if (wob_slice_starts_nocase(wob_slice_cut(line, at, line.size), wob_slice_of(ofs[i]))) {
            wob_slice total = wob_slice_cut(line, at + strlen(ofs[i]), line.size);
            whole = skip_number(total, 0) == total.size && (named || dashed || at_edge) &&
                    (dashed || wob_slice_trim(total).size > 0);
        }
    /* A number alone with more digits is a year. */
    return whole && (named || dashed || (at_edge && line.size <= (at == line.size ? 3 : 7)));
}
