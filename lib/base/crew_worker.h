/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_CREW_WORKER_H
#define WOB_BASE_CREW_WORKER_H

#include "lib/base/buffer.h"
#include "lib/base/crew.h"

#include <stdnoreturn.h>
#include <sys/types.h>

/*
 * Between the two ends of a crew: what a worker does all day, and the messages between it and its
 * parent. Both are one program, so the bytes of structs are the encoding.
 */
typedef enum wob_crew_kind {
    WOB_CREW_PATH, /* to the worker: its next job */
    WOB_CREW_RECORD,
    WOB_CREW_FAILURE,
    WOB_CREW_NOTE,
    WOB_CREW_END, /* of the job */
} wob_crew_kind;

typedef struct wob_crew_message {
    wob_crew_kind kind;
    wob_slice body;
} wob_crew_message;

/* Cuts the next message off; false where what is there is none, or not whole yet. */
bool wob_crew_message_take(wob_slice *rest, wob_crew_message *ret_message);

void wob_crew_message_add(wob_buffer *to, wob_crew_kind kind, wob_slice body);
void wob_crew_message_add_failure(wob_buffer *to, const char *path, const wob_error *why);

/* The path that a failure is about, a slice of the message; NULL of other kinds. */
const char *wob_crew_message_failure(const wob_crew_message *message, wob_error *ret_why);

/* Sends a message whole; false where nobody is there to receive it. */
bool wob_crew_send(int socket, wob_crew_kind kind, wob_slice body);

/* What a worker does from its first moment: works until its parent wants no more. */
noreturn void wob_crew_work(int socket, pid_t parent, wob_crew_work_fn work, void *context);

#endif
