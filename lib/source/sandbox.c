/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The system calls that a reader may make, as a filter of seccomp. See sandbox.h.
 *
 * The list has what poppler, fontconfig, cairo, libxml2, libarchive, Tesseract and the C library
 * were seen to call, or call elsewhere (arm64, newer versions, the address sanitizer) for the same
 * ends. What is not on it fails with EPERM and does not kill: libraries try more than they need (to
 * write a cache of fonts, to ask a daemon for the user's name), and go on without.
 *
 * Some calls are allowed for some arguments alone. Memory is never executable: shared libraries
 * cannot be loaded any more, so that XML is read in the encodings that libxml2 knows by itself
 * (UTF-8, UTF-16, Latin-1), which is what office programs write.
 */
#include "lib/source/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <seccomp.h>

static const char *const allowed[] = {
    /* memory; where something may be executed is among the conditions */
    "brk",
    "madvise",
    "mremap",
    "munmap",
    /* what is open */
    "close",
    "dup",
    "fstat",
    "fstat64",
    "fstatfs",
    "fstatfs64",
    "getdents",
    "getdents64",
    "lseek",
    "_llseek",
    "poll",
    "ppoll",
    "pread64",
    "preadv",
    "read",
    "readv",
    "write",
    "writev",
    /* what lies in folders */
    "access",
    "faccessat",
    "faccessat2",
    "fstatat64",
    "getcwd",
    "lstat",
    "lstat64",
    "newfstatat",
    "readlink",
    "readlinkat",
    "stat",
    "stat64",
    "statfs",
    "statfs64",
    "statx",
    /* time and chance */
    "clock_getres",
    "clock_gettime",
    "clock_gettime64",
    "clock_nanosleep",
    "clock_nanosleep_time64",
    "getrandom",
    "gettimeofday",
    "nanosleep",
    "time",
    /* itself */
    "exit",
    "exit_group",
    "futex",
    "futex_time64",
    "getcpu",
    "getegid",
    "geteuid",
    "getgid",
    "getpid",
    "getrlimit",
    "getrusage",
    "gettid",
    "getuid",
    "restart_syscall",
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sched_getaffinity",
    "sched_yield",
    "sigaltstack",
    "sysinfo",
    "uname",
};

/* An argument that a call must have: its bits of `mask` are `value`. */
typedef struct argument {
    unsigned at;
    scmp_datum_t mask, value;
} argument;

typedef struct condition {
    const char *name;
    unsigned count;
    argument arguments[2];
} condition;

#define WHOLE ((scmp_datum_t)UINT32_MAX) /* of an int: what stands above it is anyone's */

/* O_RDONLY is 0. O_TRUNC alone would empty a file; O_TMPFILE makes one, but for the bit of
 * O_DIRECTORY, which is in it. */
#define CHANGES_FILES (O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY))

static const condition conditions[] = {
    {"open", 1, {{1, CHANGES_FILES, O_RDONLY}}},
    {"openat", 1, {{2, CHANGES_FILES, O_RDONLY}}},
    {"mmap", 1, {{2, PROT_EXEC, 0}}},
    {"mmap2", 1, {{2, PROT_EXEC, 0}}},
    {"mprotect", 1, {{2, PROT_EXEC, 0}}},
    /* F_SETOWN would have the kernel send signals to others. */
    {"fcntl", 1, {{1, WHOLE, F_GETFD}}},
    {"fcntl", 1, {{1, WHOLE, F_SETFD}}},
    {"fcntl", 1, {{1, WHOLE, F_GETFL}}},
    {"fcntl", 1, {{1, WHOLE, F_DUPFD_CLOEXEC}}},
    /* Its own limits, to be read. */
    {"prlimit64", 2, {{0, WHOLE, 0}, {2, ~(scmp_datum_t)0, 0}}},
};

/* Adds a rule, of a call that this version of libseccomp knows. It leaves out by itself those that
 * this processor has not. */
static int allow(scmp_filter_ctx filter, const condition *call)
{
    struct scmp_arg_cmp compared[2];
    int number = seccomp_syscall_resolve_name(call->name);
    if (number == __NR_SCMP_ERROR)
        return 0;
    for (unsigned i = 0; i < call->count; i++) {
        const argument *wanted = &call->arguments[i];
        compared[i] = SCMP_CMP64(wanted->at, SCMP_CMP_MASKED_EQ, wanted->mask, wanted->value);
    }
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number, call->count, compared);
}

static int allow_all(scmp_filter_ctx filter)
{
    /* A signal to itself, so that abort() is seen for what it is. */
    const condition abortion = {"tgkill", 1, {{0, WHOLE, (scmp_datum_t)getpid()}}};
    int failed = allow(filter, &abortion);
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed && !failed; i++)
        failed = allow(filter, &(condition){.name = allowed[i]});
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions && !failed; i++)
        failed = allow(filter, &conditions[i]);
    return failed;
}

wob_status wob_sandbox_enter(void)
{
    errno = 0;
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return errno == ENOMEM ? WOB_NO_MEMORY : WOB_IO;
    /* Calls of another processor's kind (32 bits) have other numbers; no reader makes any. */
    int failed = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (!failed)
        failed = allow_all(filter);
    if (!failed)
        failed = seccomp_load(filter); /* and no new privileges, which it wants */
    seccomp_release(filter);
    return !failed ? WOB_OK : failed == -ENOMEM ? WOB_NO_MEMORY : WOB_IO;
}

void wob_sandbox_describe(wob_buffer *to)
{
    const struct scmp_version *version = seccomp_version();
    wob_buffer_print(to, ", sandbox (seccomp %u.%u.%u)", version->major, version->minor,
                     version->micro);
}
