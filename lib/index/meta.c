/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers among the metadata. See meta.h. */
#include "lib/index/meta.h"

wob_status wob_meta_read(wob_database *database, wob_slice key, bool *ret_known,
                         unsigned *ret_number, wob_error *error)
{
    wob_buffer text = {0};
    wob_status status = wob_database_metadata(database, key, &text, error);
    *ret_number = 0;
    *ret_known = wob_slice_number(wob_buffer_slice(&text), ret_number);
    if (!*ret_known)
        *ret_number = 0;
    wob_buffer_release(&text);
    return status;
}

wob_status wob_meta_write(wob_database *database, wob_slice key, unsigned number, wob_error *error)
{
    wob_buffer text = {0};
    wob_buffer_print(&text, "%u", number);
    wob_status status = wob_database_set_metadata(database, key, wob_buffer_slice(&text), error);
    wob_buffer_release(&text);
    return status;
}
