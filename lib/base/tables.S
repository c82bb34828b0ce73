/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the tables of data/ into the programs; assembled from the top folder. */
#define TEXT_OF(name) #name
#define WOB_TABLE(name)                                                                            \
    .global wob_table_##name; .global wob_table_##name##_end;                                      \
    wob_table_##name: .incbin TEXT_OF(data/name.tsv);                                              \
    wob_table_##name##_end: .byte 0;

    .section .rodata
#include "lib/base/tables.h"
    .section .note.GNU-stack, "", %progbits
