/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_PAGE_CACHE_H
#define WOB_SOURCE_PAGE_CACHE_H

#include "lib/base/buffer.h"
#include "lib/base/sha256.h"
#include "lib/source/limits.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Recognised pages, kept in files so that no page is recognised twice: one small file a page, named
 * by the bytes of its document and the number of the page. What is in it, its reader knows.
 *
 * Several processes may use one folder. What cannot be kept is made again another time: nothing
 * here fails.
 */
typedef struct wob_page_cache {
    const char *folder;           /* made where it is missing; NULL keeps nothing */
    const char *version;          /* one line: pages that were kept under another are not found */
    char sha256[WOB_SHA256_SIZE]; /* of the document's bytes */
} wob_page_cache;

/* Appends what was kept for the page. False where there is nothing, or it is damaged. */
bool wob_page_cache_find(const wob_page_cache *cache, uint32_t page, wob_buffer *to);

void wob_page_cache_keep(const wob_page_cache *cache, uint32_t page, wob_slice bytes);

/* The folder of people who name none: $XDG_CACHE_HOME/wob/pages, else ~/.cache/wob/pages. False
 * where neither can be told. */
bool wob_source_default_cache(wob_buffer *path);

#endif
