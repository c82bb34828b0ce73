/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The crew as its parent sees it: hands out paths, listens to all workers at once, and tells what
 * they hand back in the order of the paths. See crew.h; wob_crew_worker.c is the other end.
 *
 * Each path that was taken is a job; jobs stand in a queue. What the worker of the first one says
 * is told as it comes. What the others say is held until their turn, up to WOB_CREW_MOST_HELD
 * bytes; beyond, nobody listens to them until the first job ends, and a worker that is not listened
 * to waits when its socket is full.
 */
#include "lib/base/crew.h"

#include "lib/base/buffer.h"
#include "lib/base/crew_worker.h"
#include "lib/base/memory.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 256 << 10 };

/* A worker is given small files ahead, so that it goes on while its parent is busy: so many, until
 * they have so many bytes together. What takes long is never put behind what takes long. */
enum { MOST_WAITING = 32, MOST_BYTES_WAITING = 64 << 10 };

typedef struct wob_crew_job {
    struct wob_crew_job *next, *next_of_hand;
    wob_buffer path;
    uint64_t bytes;  /* of the file */
    wob_buffer said; /* whole messages, as wob_crew_worker.h has them */
    bool ended;
} wob_crew_job;

/* A worker, with the jobs that it was given, the first one in its hands; idle without. */
typedef struct wob_crew_hand {
    pid_t process;
    int socket;
    wob_crew_job *job, **last;
    unsigned count;
    uint64_t bytes;
    wob_buffer incoming; /* what is no whole message yet */
} wob_crew_hand;

struct wob_crew {
    wob_crew_work_fn work;
    void *work_context;
    const wob_crew_owner *owner;
    unsigned count;
    wob_crew_hand *hands;
    wob_crew_job *first, **end; /* the queue */
    size_t ahead;               /* jobs in it */
    size_t held;                /* bytes received and not told */
    bool all_taken;
};

/* Workers -------------------------------------------------------------------------------------- */

static wob_status start(wob_crew *team, wob_crew_hand *hand, wob_error *error)
{
    int ends[2];
    pid_t parent = getpid();
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
        return wob_fail(error, WOB_IO, "no socket to another process: %s", strerror(errno));
    hand->process = fork();
    if (hand->process == 0)
        wob_crew_work(ends[1], parent, team->work, team->work_context);
    close(ends[1]);
    hand->socket = ends[0];
    if (hand->process > 0)
        return WOB_OK;
    close(hand->socket);
    return wob_fail(error, WOB_IO, "no process to read with: %s: allow fewer with -j",
                    strerror(errno));
}

/* Ends the worker; says how it ended, where it had by itself. */
static int end(wob_crew_hand *hand)
{
    int how = 0;
    if (hand->process <= 0)
        return how;
    kill(hand->process, SIGKILL);
    while (waitpid(hand->process, &how, 0) < 0 && errno == EINTR)
        ;
    close(hand->socket);
    hand->process = 0;
    return how;
}

wob_status wob_crew_new(unsigned workers, wob_crew_work_fn work, void *context, wob_crew **ret_crew,
                        wob_error *error)
{
    wob_crew *made = wob_new(sizeof *made);
    wob_status status = WOB_OK;
    *made = (wob_crew){.work = work, .work_context = context, .end = &made->first};
    made->hands = wob_new(workers * sizeof *made->hands);
    for (; made->count < workers && status == WOB_OK; made->count++)
        status = start(made, &made->hands[made->count], error);
    if (status == WOB_OK)
        *ret_crew = made;
    else
        wob_crew_free(made);
    return status;
}

static void free_job(wob_crew_job *job)
{
    wob_buffer_release(&job->path);
    wob_buffer_release(&job->said);
    free(job);
}

void wob_crew_free(wob_crew *team)
{
    if (!team)
        return;
    for (unsigned i = 0; i < team->count; i++) {
        end(&team->hands[i]);
        wob_buffer_release(&team->hands[i].incoming);
    }
    for (wob_crew_job *at = team->first, *next; at; at = next) {
        next = at->next;
        free_job(at);
    }
    free(team->hands);
    free(team);
}

/* Handing out ---------------------------------------------------------------------------------- */

static wob_crew_job *add_job(wob_crew *team, const char *path)
{
    wob_crew_job *added = wob_new(sizeof *added);
    struct stat of;
    wob_buffer_print(&added->path, "%s", path);
    added->bytes = stat(path, &of) == 0 ? (uint64_t)of.st_size : 0;
    *team->end = added;
    team->end = &added->next;
    team->ahead++;
    return added;
}

static void fail_job(wob_crew *team, wob_crew_job *job, const wob_error *why)
{
    size_t before = job->said.size;
    wob_crew_message_add_failure(&job->said, job->path.data, why);
    team->held += job->said.size - before;
    job->ended = true;
}

static void put_job(wob_crew_hand *hand, wob_crew_job *job)
{
    *(hand->job ? hand->last : &hand->job) = job;
    hand->last = &job->next_of_hand;
    hand->count++;
    hand->bytes += job->bytes;
}

/* The worker has done with its first job. */
static void end_job(wob_crew_hand *hand)
{
    wob_crew_job *job = hand->job;
    job->ended = true;
    hand->job = job->next_of_hand;
    hand->count--;
    hand->bytes -= job->bytes;
}

static bool send_job(const wob_crew_hand *hand, const wob_crew_job *job)
{
    return wob_crew_send(hand->socket, WOB_CREW_PATH, wob_buffer_slice(&job->path));
}

/* Gives a worker one more job. An idle one that was killed meanwhile is replaced first; where one
 * dies with work in its hands, that shows when it is listened to. */
static wob_status give_job(wob_crew *team, wob_crew_hand *hand, wob_crew_job *job, wob_error *error)
{
    bool idle = hand->count == 0;
    put_job(hand, job);
    while (!send_job(hand, job) && idle) {
        end(hand);
        wob_status status = start(team, hand, error);
        if (status)
            return status;
    }
    return WOB_OK;
}

/* The next job for a worker; false where there is none, or enough is held already. */
static bool take_job(wob_crew *team, wob_crew_job **ret_job)
{
    while (!team->all_taken && team->ahead < WOB_CREW_MOST_AHEAD &&
           team->held < WOB_CREW_MOST_HELD) {
        wob_error problem = {0};
        const char *path = team->owner->next(team->owner->context, &problem);
        team->all_taken = !path;
        if (!path)
            break;
        *ret_job = add_job(team, path);
        if (!problem.status)
            return true;
        fail_job(team, *ret_job, &problem);
    }
    return false;
}

static bool takes_more(const wob_crew_hand *hand, unsigned round)
{
    return hand->count == round && (round == 0 || hand->bytes < MOST_BYTES_WAITING);
}

/* Gives jobs to the workers, one each and then one more each: what they do at one time is told at
 * one time. */
static wob_status hand_out(wob_crew *team, wob_error *error)
{
    wob_status status = WOB_OK;
    for (unsigned round = 0; round < MOST_WAITING; round++)
        for (unsigned i = 0; i < team->count && status == WOB_OK; i++) {
            wob_crew_job *job;
            if (!takes_more(&team->hands[i], round))
                continue;
            if (!take_job(team, &job))
                return WOB_OK;
            status = give_job(team, &team->hands[i], job, error);
        }
    return status;
}

/* Telling -------------------------------------------------------------------------------------- */

static wob_status tell(const wob_crew_owner *owner, const wob_crew_message *message,
                       wob_error *error)
{
    wob_error why;
    wob_status status;
    const char *path = wob_crew_message_failure(message, &why);
    if (path)
        status = owner->fail(owner->context, path, &why, error);
    else
        status = owner->record(owner->context, message->body, error);
    return status ? status : owner->tick(owner->context, error);
}

/* Tells what is there of the first job, and of those behind it once it has ended. */
static wob_status tell_all(wob_crew *team, wob_error *error)
{
    wob_status status = WOB_OK;
    while (team->first && status == WOB_OK) {
        wob_crew_job *first = team->first;
        wob_slice rest = wob_buffer_slice(&first->said);
        wob_crew_message message;
        while (status == WOB_OK && wob_crew_message_take(&rest, &message))
            status = tell(team->owner, &message, error);
        team->held -= first->said.size;
        wob_buffer_clear(&first->said);
        if (!first->ended)
            break;
        team->first = first->next;
        if (!team->first)
            team->end = &team->first;
        team->ahead--;
        free_job(first);
    }
    return status;
}

/* Listening ------------------------------------------------------------------------------------ */

/* Sorts what came in: notes are told, the end ends the job, the rest goes to the job. */
static void sort_incoming(wob_crew *team, wob_crew_hand *hand)
{
    wob_slice all = wob_buffer_slice(&hand->incoming), rest = all, before = all;
    wob_crew_message message;
    while (hand->job && wob_crew_message_take(&rest, &message)) {
        wob_slice whole = wob_slice_cut(before, 0, before.size - rest.size);
        before = rest;
        if (message.kind == WOB_CREW_RECORD || message.kind == WOB_CREW_FAILURE) {
            wob_buffer_add(&hand->job->said, whole);
            continue;
        }
        team->held -= whole.size;
        if (message.kind == WOB_CREW_NOTE)
            team->owner->note(team->owner->context, message.body);
        if (message.kind == WOB_CREW_END)
            end_job(hand);
    }
    if (before.size == all.size)
        return;
    memmove(hand->incoming.data, before.data, before.size);
    hand->incoming.size = before.size;
}

/* The worker is gone, with a job in its hands. Another one goes on with those behind it. */
static wob_status replace(wob_crew *team, wob_crew_hand *hand, wob_error *error)
{
    wob_error why;
    int how = end(hand), signal = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
    const char *path = hand->job->path.data;
    if (signal)
        (void)wob_fail(&why, WOB_UNREADABLE, "%s: the process that read it died of signal %d (%s)",
                       path, signal, strsignal(signal));
    else
        (void)wob_fail(&why, WOB_UNREADABLE, "%s: the process that read it ended with status %d",
                       path, WEXITSTATUS(how));
    team->held -= hand->incoming.size;
    wob_buffer_clear(&hand->incoming);
    fail_job(team, hand->job, &why);
    end_job(hand);
    wob_status status = start(team, hand, error);
    for (const wob_crew_job *job = hand->job; job && status == WOB_OK; job = job->next_of_hand)
        (void)send_job(hand, job);
    return status;
}

static wob_status receive(wob_crew *team, wob_crew_hand *hand, wob_error *error)
{
    ssize_t got = recv(hand->socket, wob_buffer_reserve(&hand->incoming, CHUNK), CHUNK, 0);
    if (got < 0 && errno == EINTR)
        return WOB_OK;
    if (got <= 0)
        return replace(team, hand, error);
    hand->incoming.size += (size_t)got;
    team->held += (size_t)got;
    sort_incoming(team, hand);
    return WOB_OK;
}

/* Waits for a tick at most for what the workers say next. */
static wob_status listen_to_all(wob_crew *team, wob_error *error)
{
    struct pollfd wanted[WOB_CREW_MOST_WORKERS];
    wob_status status = WOB_OK;
    for (unsigned i = 0; i < team->count; i++) {
        const wob_crew_hand *hand = &team->hands[i];
        bool heard = hand->job && (hand->job == team->first || team->held < WOB_CREW_MOST_HELD);
        wanted[i] = (struct pollfd){.fd = heard ? hand->socket : -1, .events = POLLIN};
    }
    if (poll(wanted, team->count, WOB_CREW_TICK) < 0 && errno != EINTR)
        return wob_fail(error, WOB_IO, "cannot wait for other processes: %s", strerror(errno));
    for (unsigned i = 0; i < team->count && status == WOB_OK; i++)
        if (wanted[i].fd >= 0 && wanted[i].revents)
            status = receive(team, &team->hands[i], error);
    return status;
}

wob_status wob_crew_run(wob_crew *team, const wob_crew_owner *owner, wob_error *error)
{
    team->owner = owner;
    for (;;) {
        wob_status status = hand_out(team, error);
        if (status == WOB_OK)
            status = tell_all(team, error);
        if (status == WOB_OK)
            status = owner->tick(owner->context, error);
        if (status || (!team->first && team->all_taken))
            return status;
        if (team->first)
            status = listen_to_all(team, error);
        if (status)
            return status;
    }
}
