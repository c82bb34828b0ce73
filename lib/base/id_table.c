/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open addressing over the hashes of identifiers. See id_table.h. */
#include "lib/base/id_table.h"

#include "lib/base/memory.h"

#include <stdlib.h>

enum { FIRST_ROOM = 1024 };

struct wob_id_place {
    uint64_t hash; /* 0 is a free place */
    uint64_t number;
};

/* FNV-1a; <http://www.isthe.com/chongo/tech/comp/fnv/> */
static uint64_t hash_of(wob_slice text)
{
    uint64_t hash = 0xCBF29CE484222325;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3;
    return hash ? hash : 1;
}

/* Where the hash stands, or the free place where it would. */
static struct wob_id_place *place_of(const wob_id_table *table, uint64_t hash)
{
    size_t at = hash % table->room;
    while (table->at[at].hash && table->at[at].hash != hash)
        at = (at + 1) % table->room;
    return &table->at[at];
}

static void enlarge(wob_id_table *table)
{
    wob_id_table larger = {.room = table->room ? table->room * 2 : FIRST_ROOM,
                           .count = table->count};
    larger.at = wob_new(larger.room * sizeof *larger.at);
    for (size_t i = 0; i < table->room; i++)
        if (table->at[i].hash)
            *place_of(&larger, table->at[i].hash) = table->at[i];
    free(table->at);
    *table = larger;
}

void wob_id_table_release(wob_id_table *table)
{
    free(table->at);
    *table = (wob_id_table){0};
}

uint64_t *wob_id_table_add(wob_id_table *table, wob_slice id)
{
    if (table->count * 2 >= table->room)
        enlarge(table);
    uint64_t hash = hash_of(id);
    struct wob_id_place *place = place_of(table, hash);
    table->count += place->hash == 0;
    place->hash = hash;
    return &place->number;
}

uint64_t wob_id_table_find(const wob_id_table *table, wob_slice id)
{
    return table->room ? place_of(table, hash_of(id))->number : 0;
}
