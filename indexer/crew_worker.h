/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDEXER_CREW_WORKER_H
#define INDEXER_CREW_WORKER_H

#include "indexer/crew.h"
#include "lib/base/buffer.h"

#include <stdnoreturn.h>
#include <sys/types.h>

/*
 * Between the two ends of a crew: what a worker does all day, and the messages between it and its
 * parent. Both are one program, so the bytes of structs are the encoding.
 */
typedef enum crew_kind {
    CREW_PATH, /* to the worker: its next job */
    CREW_RECORD,
    CREW_FAILURE,
    CREW_NOTE,
    CREW_END, /* of the job */
} crew_kind;

typedef struct crew_message {
    crew_kind kind;
    wob_slice body;
} crew_message;

/* Cuts the next message off; false where what is there is none, or not whole yet. */
bool crew_message_take(wob_slice *rest, crew_message *ret_message);

void crew_message_add(wob_buffer *to, crew_kind kind, wob_slice body);
void crew_message_add_failure(wob_buffer *to, const char *path, const wob_error *why);

/* The path that a failure is about, a slice of the message; NULL of other kinds. */
const char *crew_message_failure(const crew_message *message, wob_error *ret_why);

/* Sends a message whole; false where nobody is there to receive it. */
bool crew_send(int socket, crew_kind kind, wob_slice body);

/* What a worker does from its first moment: works until its parent wants no more. */
noreturn void crew_work(int socket, pid_t parent, crew_work_fn work, void *context);

#endif
