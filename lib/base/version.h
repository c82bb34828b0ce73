/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_VERSION_H
#define WOB_BASE_VERSION_H

/* Of the programs, as --version prints it (Semantic Versioning 2.0.0). */
#define WOB_PROGRAM_VERSION "0.1.0"

#endif
