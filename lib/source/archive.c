/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Members of archives. See archive.h.
 *
 * The child unpacks one member after another and hands each back whole: a head, its name, its
 * bytes. It waits in the pipe while the parent reads the member before, so that no more than two
 * are in memory, however many the archive has. The parent believes no head.
 */
#include "lib/source/archive.h"

#include "lib/base/buffer.h"
#include "lib/base/utf8.h"
#include "lib/source/child.h"
#include "lib/source/kind.h"

#include <limits.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

enum {
    CHUNK = 64 << 10,
    MIB = 1 << 20,
    LONGEST_NAME = 4096, /* bytes; what is longer is cut */
};

/* How the child ended. */
enum { READ_ALL, DAMAGED = 10, TOO_MANY, TOO_MUCH };

/* What became of a member. */
typedef enum member_state { WHOLE, SPECIAL, LOCKED, BROKEN, TOO_LARGE, STATES } member_state;

typedef struct member_head {
    member_state state;
    uint32_t name_size;
    uint64_t size;
} member_head;

/* In the child --------------------------------------------------------------------------------- */

typedef struct unpacker {
    wob_slice bytes;
    wob_allowance allowed;
    wob_buffer name, member;
} unpacker;

static bool is_left_out(wob_slice part)
{
    return wob_slice_starts(part, WOB_SLICE(".")) || wob_slice_equal(part, WOB_SLICE("__MACOSX"));
}

static void add_part(wob_buffer *name, wob_slice part)
{
    if (name->size)
        wob_buffer_add_char(name, '/');
    while (part.size) {
        size_t valid = wob_utf8_valid(part);
        wob_buffer_add(name, wob_slice_cut(part, 0, valid));
        if (valid < part.size)
            wob_buffer_print(name, "%%%02X", (unsigned char)part.data[valid++]);
        part = wob_slice_cut(part, valid, part.size);
    }
}

/* The member's path, of the parts that are names. False where it is left out. */
static bool make_name(unpacker *of, struct archive_entry *entry)
{
    const char *path = archive_entry_pathname_utf8(entry);
    if (!path) /* in an encoding that the archive does not tell */
        path = archive_entry_pathname(entry);
    wob_slice rest = wob_slice_of(path ? path : "data"), part;
    wob_buffer_clear(&of->name);
    while (wob_slice_next(&rest, '/', &part)) {
        if (part.size == 0 || wob_slice_equal(part, WOB_SLICE(".")) ||
            wob_slice_equal(part, WOB_SLICE("..")))
            continue;
        if (is_left_out(part))
            return false;
        add_part(&of->name, part);
    }
    if (of->name.size > LONGEST_NAME)
        of->name.size = wob_utf8_valid(wob_slice_cut(wob_buffer_slice(&of->name), 0, LONGEST_NAME));
    return of->name.size > 0 && archive_entry_filetype(entry) != AE_IFDIR;
}

/* Unpacks the member that the archive stands at. READ_ALL, unless the archive has no more to give
 * or may give no more. */
static int unpack(unpacker *of, struct archive *archive, struct archive_entry *entry,
                  member_state *ret_state)
{
    uint64_t most = (uint64_t)of->allowed.limits->file * MIB;
    la_ssize_t got = 1;
    wob_buffer_clear(&of->member);
    *ret_state = WHOLE;
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry))
        *ret_state = SPECIAL;
    else if (archive_entry_is_encrypted(entry))
        *ret_state = LOCKED;
    while (*ret_state == WHOLE && got != 0) {
        got = archive_read_data(archive, wob_buffer_reserve(&of->member, CHUNK), CHUNK);
        of->member.size += got > 0 ? (size_t)got : 0;
        if (got == ARCHIVE_FATAL)
            return DAMAGED;
        if (of->member.size > of->allowed.bytes)
            return TOO_MUCH;
        if (got < 0)
            *ret_state = BROKEN;
        else if (of->member.size > most)
            *ret_state = TOO_LARGE;
    }
    return READ_ALL;
}

static void give_member(unpacker *of, wob_child *child, member_state state)
{
    if (state != WHOLE)
        wob_buffer_clear(&of->member);
    of->allowed.bytes -= of->member.size;
    member_head head = {state, (uint32_t)of->name.size, of->member.size};
    wob_child_give(child, &head, sizeof head);
    wob_child_give(child, of->name.data, of->name.size);
    wob_child_give(child, of->member.data, of->member.size);
}

static struct archive *open_archive(wob_slice bytes)
{
    struct archive *archive = archive_read_new();
    bool ready = archive && archive_read_support_filter_gzip(archive) == ARCHIVE_OK &&
                 archive_read_support_filter_bzip2(archive) == ARCHIVE_OK &&
                 archive_read_support_filter_xz(archive) == ARCHIVE_OK &&
                 archive_read_support_filter_zstd(archive) == ARCHIVE_OK &&
                 archive_read_support_format_zip(archive) == ARCHIVE_OK &&
                 archive_read_support_format_tar(archive) == ARCHIVE_OK &&
                 archive_read_support_format_7zip(archive) == ARCHIVE_OK &&
                 (!wob_is_packed(bytes) || archive_read_support_format_raw(archive) == ARCHIVE_OK);
    return ready && archive_read_open_memory(archive, bytes.data, bytes.size) == ARCHIVE_OK
               ? archive
               : NULL;
}

/* What is packed alone is the archive's one member; were it not packed, it would be itself. */
static bool is_itself(struct archive *archive)
{
    return archive_format(archive) == ARCHIVE_FORMAT_RAW &&
           archive_filter_code(archive, 0) == ARCHIVE_FILTER_NONE;
}

static int give_members(void *context, wob_child *child)
{
    unpacker *of = context;
    struct archive *archive = open_archive(of->bytes);
    struct archive_entry *entry;
    member_state state;
    unsigned count = 0;
    int answer = READ_ALL, status = archive ? ARCHIVE_OK : ARCHIVE_FATAL;
    while (answer == READ_ALL && status >= ARCHIVE_WARN &&
           (status = archive_read_next_header(archive, &entry)) >= ARCHIVE_WARN &&
           status != ARCHIVE_EOF) {
        if (count++ == of->allowed.limits->members)
            return TOO_MANY;
        if (is_itself(archive))
            return DAMAGED;
        if (!make_name(of, entry))
            continue;
        answer = unpack(of, archive, entry, &state);
        if (answer == READ_ALL)
            give_member(of, child, state);
    }
    return answer == READ_ALL && status != ARCHIVE_EOF ? DAMAGED : answer;
}

/* In the parent -------------------------------------------------------------------------------- */

typedef struct listener {
    const char *path;
    wob_allowance *allowed;
    wob_member_fn call;
    void *context;
    wob_buffer received;
    size_t members;
} listener;

/* What keeps a member from being read. */
static void say_why(const listener *to, member_state state, wob_error *why)
{
    switch (state) {
    case SPECIAL:
        wob_fail(why, WOB_UNREADABLE, "not a regular file, passed over");
        break;
    case LOCKED:
        wob_fail(why, WOB_UNREADABLE, "needs a password: unpack it and give what was in it");
        break;
    case TOO_LARGE:
        wob_fail(why, WOB_LIMIT, "passed over, it has more than %u MiB (--limit file=N)",
                 to->allowed->limits->file);
        break;
    default:
        wob_fail(why, WOB_UNREADABLE, "damaged in its archive");
    }
}

static wob_status fail_damaged(const listener *to, wob_error *error)
{
    return wob_fail(error, WOB_UNREADABLE, "%s: a damaged archive, of which %zu could be read",
                    to->path, to->members);
}

/* Takes the first member of `rest` off, where it was received whole; *ret_taken says whether. */
static wob_status take_member(listener *to, wob_slice *rest, bool *ret_taken, wob_error *error)
{
    member_head head;
    *ret_taken = false;
    if (rest->size < sizeof head)
        return WOB_OK;
    memcpy(&head, rest->data, sizeof head);
    if (head.state >= STATES || head.name_size > LONGEST_NAME || head.size > to->allowed->bytes)
        return fail_damaged(to, error);
    size_t begin = sizeof head + head.name_size, end = begin + head.size;
    if (rest->size < end)
        return WOB_OK;
    wob_error why = {0};
    if (head.state != WHOLE)
        say_why(to, head.state, &why);
    wob_slice name = wob_slice_cut(*rest, sizeof head, begin);
    wob_slice bytes = wob_slice_cut(*rest, begin, end);
    to->allowed->bytes -= head.size;
    to->members += head.state == WHOLE;
    *rest = wob_slice_cut(*rest, end, rest->size);
    *ret_taken = true;
    return to->call(to->context, name, bytes, &why, error);
}

static wob_status take_members(listener *to, wob_child_process *process, wob_error *error)
{
    wob_status status = WOB_OK;
    for (bool ended = false; status == WOB_OK && !ended;) {
        bool taken = true;
        status = wob_child_listen(process, &to->received, &ended, error);
        wob_slice rest = wob_buffer_slice(&to->received);
        while (status == WOB_OK && taken)
            status = take_member(to, &rest, &taken, error);
        if (rest.size < to->received.size) {
            memmove(to->received.data, rest.data, rest.size);
            to->received.size = rest.size;
        }
    }
    return status;
}

/* How the child's answer reads for people. */
static wob_status judge(const listener *to, int answer, wob_error *error)
{
    switch (answer) {
    case READ_ALL:
        return WOB_OK;
    case TOO_MANY:
        return wob_fail(error, WOB_LIMIT,
                        "%s: passed over after %u of its members (--limit members=N)", to->path,
                        to->allowed->limits->members);
    case TOO_MUCH:
        return wob_fail(error, WOB_LIMIT,
                        "%s: passed over after %zu of its members, it unpacks to more than %u "
                        "times its size (--limit ratio=N)",
                        to->path, to->members, to->allowed->limits->ratio);
    default:
        return fail_damaged(to, error);
    }
}

wob_status wob_archive_each(const char *path, wob_slice bytes, wob_allowance *allowed,
                            wob_member_fn call, void *context, wob_error *error)
{
    unpacker child = {.bytes = bytes, .allowed = *allowed};
    listener to = {.path = path, .allowed = allowed, .call = call, .context = context};
    /* The archive is in the child's memory too, and what it hands back is counted by the allowance.
     */
    wob_limits limits = *allowed->limits;
    limits.memory += (unsigned)(bytes.size / MIB);
    limits.text = UINT_MAX;
    wob_child_process process;
    int answer = READ_ALL;
    wob_status status = wob_child_start(path, &limits, give_members, &child, &process, error);
    if (status)
        return status;
    status = take_members(&to, &process, error);
    wob_status how = wob_child_end(&process, &answer, status ? NULL : error);
    if (status == WOB_OK)
        status = how ? how : judge(&to, answer, error);
    wob_buffer_release(&to.received);
    return status;
}
