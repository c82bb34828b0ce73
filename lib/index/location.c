/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the index lies. See location.h. */
#include "lib/index/location.h"

#include <stdlib.h>

static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] ? value : NULL;
}

/* The specification: a relative folder is to be ignored. */
wob_status wob_data_path(const char *name, wob_buffer *path, wob_error *error)
{
    const char *data = variable("XDG_DATA_HOME"), *home = variable("HOME");
    if (data && data[0] == '/')
        wob_buffer_print(path, "%s/wob/%s", data, name);
    else if (home)
        wob_buffer_print(path, "%s/.local/share/wob/%s", home, name);
    else
        return wob_fail(error, WOB_USAGE, "there is no place for data: set HOME");
    return WOB_OK;
}

wob_status wob_index_default_path(wob_buffer *path, wob_error *error)
{
    const char *index = variable("WOB_INDEX");
    if (index)
        wob_buffer_print(path, "%s", index);
    else if (wob_data_path("index", path, error) != WOB_OK)
        return wob_fail(error, WOB_USAGE,
                        "no index is named: give one with -d INDEX, or set WOB_INDEX or HOME");
    return WOB_OK;
}
