/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A worker of a crew, and the messages between it and its parent. See wob_crew_worker.h. */
#include "lib/base/crew_worker.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    SOCKET = 3,       /* the worker's end, its only file beyond the standard ones */
    CHUNK = 64 << 10, /* small messages go together */
    EXIT_LEFT_ALONE = 1,
};

/* Messages ------------------------------------------------------------------------------------- */

typedef struct message_head {
    wob_crew_kind kind;
    size_t size; /* of what follows */
} message_head;

bool wob_crew_message_take(wob_slice *rest, wob_crew_message *ret_message)
{
    message_head head;
    if (rest->size < sizeof head)
        return false;
    memcpy(&head, rest->data, sizeof head);
    if (rest->size - sizeof head < head.size)
        return false;
    *ret_message =
        (wob_crew_message){head.kind, wob_slice_cut(*rest, sizeof head, sizeof head + head.size)};
    *rest = wob_slice_cut(*rest, sizeof head + head.size, rest->size);
    return true;
}

static void add_head(wob_buffer *to, wob_crew_kind kind, size_t size)
{
    message_head head = {.kind = kind, .size = size};
    wob_buffer_add(to, (wob_slice){(const char *)&head, sizeof head});
}

void wob_crew_message_add(wob_buffer *to, wob_crew_kind kind, wob_slice body)
{
    add_head(to, kind, body.size);
    wob_buffer_add(to, body);
}

void wob_crew_message_add_failure(wob_buffer *to, const char *path, const wob_error *why)
{
    size_t size = strlen(path) + 1;
    add_head(to, WOB_CREW_FAILURE, sizeof *why + size);
    wob_buffer_add(to, (wob_slice){(const char *)why, sizeof *why});
    wob_buffer_add(to, (wob_slice){path, size});
}

const char *wob_crew_message_failure(const wob_crew_message *message, wob_error *ret_why)
{
    if (message->kind != WOB_CREW_FAILURE)
        return NULL;
    memcpy(ret_why, message->body.data, sizeof *ret_why);
    return message->body.data + sizeof *ret_why;
}

static bool send_all(int socket, wob_slice bytes)
{
    for (size_t at = 0; at < bytes.size;) {
        ssize_t sent = send(socket, bytes.data + at, bytes.size - at, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return false;
        at += sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

bool wob_crew_send(int socket, wob_crew_kind kind, wob_slice body)
{
    wob_buffer message = {0};
    wob_crew_message_add(&message, kind, body);
    bool sent = send_all(socket, wob_buffer_slice(&message));
    wob_buffer_release(&message);
    return sent;
}

/* The worker ----------------------------------------------------------------------------------- */

struct wob_crew_worker {
    wob_buffer waiting; /* messages not sent yet */
};

static void flush(wob_crew_worker *worker)
{
    if (!send_all(SOCKET, wob_buffer_slice(&worker->waiting)))
        _exit(EXIT_LEFT_ALONE);
    wob_buffer_clear(&worker->waiting);
}

void wob_crew_give(wob_crew_worker *worker, wob_slice record)
{
    wob_crew_message_add(&worker->waiting, WOB_CREW_RECORD, record);
    if (worker->waiting.size >= CHUNK)
        flush(worker);
}

void wob_crew_fail(wob_crew_worker *worker, const char *path, const wob_error *why)
{
    wob_crew_message_add_failure(&worker->waiting, path, why);
}

void wob_crew_note(wob_crew_worker *worker, wob_slice note, bool urgent)
{
    wob_crew_message_add(&worker->waiting, WOB_CREW_NOTE, note);
    if (urgent || worker->waiting.size >= CHUNK)
        flush(worker);
}

/* Waits for the next path, which is ended by a NUL, and takes it off `incoming`. */
static bool next_path(wob_buffer *incoming, wob_buffer *ret_path)
{
    wob_slice rest;
    wob_crew_message message;
    while (rest = wob_buffer_slice(incoming), !wob_crew_message_take(&rest, &message)) {
        ssize_t got = recv(SOCKET, wob_buffer_reserve(incoming, CHUNK), CHUNK, 0);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        incoming->size += got > 0 ? (size_t)got : 0;
    }
    wob_buffer_clear(ret_path);
    wob_buffer_add(ret_path, message.body);
    assert(incoming->data); /* the message lies there */
    memmove(incoming->data, rest.data, rest.size);
    incoming->size = rest.size;
    return true;
}

enum { NICE = 5 };

/* Lives no longer than its parent, keeps none of its files, leaves it to it what Ctrl-C is to end,
 * and does not keep it from the processor: what the parent does, all workers wait for. */
static void settle(int socket, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)!nice(NICE);
    if (getppid() != parent)
        _exit(EXIT_LEFT_ALONE);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    if (socket != SOCKET && dup2(socket, SOCKET) < 0)
        _exit(EXIT_LEFT_ALONE);
    closefrom(SOCKET + 1);
}

noreturn void wob_crew_work(int socket, pid_t parent, wob_crew_work_fn work, void *context)
{
    wob_crew_worker worker = {0};
    wob_buffer incoming = {0}, path = {0};
    settle(socket, parent);
    while (next_path(&incoming, &path)) {
        work(context, &worker, path.data);
        wob_crew_message_add(&worker.waiting, WOB_CREW_END, (wob_slice){0});
        flush(&worker);
    }
    _exit(0);
}
