/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_LOCATION_H
#define WOB_INDEX_LOCATION_H

#include "lib/base/buffer.h"

/* Where the index lies when no one says: $WOB_INDEX, else $XDG_DATA_HOME/wob/index, else
 * ~/.local/share/wob/index (XDG Base Directory Specification 0.8). Appends the path; WOB_USAGE
 * where none of the three variables is set. */
WOB_MUST_CHECK wob_status wob_index_default_path(wob_buffer *path, wob_error *error);

/* Appends where a user's data of this name lies: $XDG_DATA_HOME/wob/NAME, else
 * ~/.local/share/wob/NAME. WOB_USAGE where neither variable is set. */
WOB_MUST_CHECK wob_status wob_data_path(const char *name, wob_buffer *path, wob_error *error);

#endif
