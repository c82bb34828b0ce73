/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_VERSION_H
#define WOB_INDEX_VERSION_H

#include "lib/engine/engine.h"

/* The versions that an index carries: of its schema, and of the analysis that its terms come from.
 */

/* WOB_VERSION where the database at `path` is not of the versions of this program, or is no index;
 * WOB_CORRUPT where one of its tables is lost. */
WOB_MUST_CHECK wob_status wob_index_version_check(wob_database *database, const char *path,
                                                  wob_error *error);

/* The same for a writer, who puts the versions into an index that is still empty. */
WOB_MUST_CHECK wob_status wob_index_version_claim(wob_database *database, const char *path,
                                                  wob_error *error);

#endif
