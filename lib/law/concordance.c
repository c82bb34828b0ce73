/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The concordance of Wob and Woo. See concordance.h. The table is short, and read through. */
#include "lib/law/concordance.h"

#include "lib/base/table.h"

void wob_counterparts_add(wob_slice label, wob_arena *arena, wob_counterparts *to)
{
    wob_table table = wob_table_open("concordance");
    wob_row row;
    while (wob_table_next(&table, &row)) {
        bool former = wob_slice_equal(row.field[0], label);
        if (!former && !wob_slice_equal(row.field[1], label))
            continue;
        *wob_push(arena, to) =
            (wob_counterpart){.label = row.field[former],
                              .asked = row.field[!former],
                              .follows = former,
                              .equal = wob_slice_equal(row.field[2], WOB_SLICE("equal"))};
    }
}
