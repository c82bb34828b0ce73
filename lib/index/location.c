/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the index lies. See location.h. */
#include "lib/index/location.h"

#include <stdlib.h>

static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] ? value : NULL;
}

wob_status wob_index_default_path(wob_buffer *path, wob_error *error)
{
    const char *index = variable("WOB_INDEX"), *data = variable("XDG_DATA_HOME"),
               *home = variable("HOME");
    if (index)
        wob_buffer_print(path, "%s", index);
    else if (data && data[0] == '/') /* the specification: a relative one is to be ignored */
        wob_buffer_print(path, "%s/wob/index", data);
    else if (home)
        wob_buffer_print(path, "%s/.local/share/wob/index", home);
    else
        return wob_fail(error, WOB_USAGE,
                        "no index is named: give one with -d INDEX, or set WOB_INDEX or HOME");
    return WOB_OK;
}
