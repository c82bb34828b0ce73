/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_FILE_H
#define WOB_BASE_FILE_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"

/* Reading files, bounded. Only regular files are read: never a directory, FIFO, socket or device.
 * What fails appends nothing. */

/* Opens a file of any size to be read piece by piece; close(2) it. WOB_NOT_FOUND, or WOB_UNREADABLE
 * (not a regular file, no permission). */
WOB_MUST_CHECK wob_status wob_file_open(const char *path, int *ret_file, wob_error *error);

/* Appends the file's bytes, at most `most`, to `to`. WOB_NOT_FOUND, WOB_UNREADABLE (not a regular
 * file, no permission, a failing disk) or WOB_LIMIT. */
WOB_MUST_CHECK wob_status wob_file_read(const char *path, size_t most, wob_buffer *to,
                                        wob_error *error);

/* Maps a file of any size into memory, to be read only; munmap(2) what is not empty. A file that
 * is cut short meanwhile ends whoever reads behind its end (SIGBUS): for a child process. As
 * wob_file_open. */
WOB_MUST_CHECK wob_status wob_file_map(const char *path, wob_slice *ret_bytes, wob_error *error);

/* Called for each thing that lies in a folder, with its path and its name in it; what it returns
 * ends the walk but for WOB_OK. */
typedef wob_status (*wob_folder_fn)(void *context, const char *path, const char *name,
                                    wob_error *error);
/* Calls in the order of names. WOB_NOT_FOUND, or WOB_IO where the folder cannot be read. */
WOB_MUST_CHECK wob_status wob_folder_each(const char *folder, wob_folder_fn call, void *context,
                                          wob_error *error);

/* "zlib 1.2.13" */
const char *wob_gunzip_version(void);

bool wob_is_gzip(wob_slice bytes); /* by its magic number */

/* Appends what the gzip members in `bytes` hold, at most `most` bytes. `name` is for messages.
 * WOB_UNREADABLE where the data is damaged or ends early, WOB_LIMIT where it holds more. */
WOB_MUST_CHECK wob_status wob_gunzip(const char *name, wob_slice bytes, size_t most, wob_buffer *to,
                                     wob_error *error);

#endif
