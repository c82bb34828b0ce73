/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/sandbox.h: what a hostile file might do once it has taken over its reader,
 * and what a reader needs. Each attempt is also made without the sandbox, where it must succeed: so
 * that it is the sandbox that stops it. */
#include "tests/unit/unit.h"

#include "lib/source/child.h"
#include "lib/source/sandbox.h"
#include "tests/unit/sandbox_attempts.h"

#include <dirent.h> /* getdents64 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef WOB_WITH_SANDBOX
#include <seccomp.h>

enum { READ = 10, PAGE = 4096, OTHER_STATUS = 63 };

static place make_place(void)
{
    place made = {.folder = "/tmp/wob-test-sandbox-XXXXXX"};
    assert_non_null(mkdtemp(made.folder));
    snprintf(made.file, sizeof made.file, "%s/file", made.folder);
    snprintf(made.other, sizeof made.other, "%s/other", made.folder);
    FILE *file = fopen(made.file, "w");
    assert_non_null(file);
    fputs("letter", file);
    assert_int_equal(fclose(file), 0);
    return made;
}

static void remove_place(const place *at)
{
    if (remove(at->other) < 0)
        assert_int_equal(errno, ENOENT);
    if (remove(at->file) < 0)
        assert_int_equal(errno, ENOENT);
    assert_int_equal(rmdir(at->folder), 0);
}

/* What the child is to do: its context. */
typedef struct errand {
    const attempt *what;
    const place *where;
} errand;

static int make_attempt(void *context, wob_child *child)
{
    const errand *on = context;
    int number = on->what->try(on->where) < 0 ? errno : 0;
    wob_child_give(child, &number, sizeof number);
    return READ;
}

static void confined_child_is_refused_what_is_not_reading(void **state)
{
    (void)state;
    for (size_t i = 0; i < attempt_count; i++) {
        place at = make_place();
        errand on = {&attempts[i], &at};
        wob_buffer output = {0};
        wob_error error = {0};
        int answer = 0, number = 0;
        struct stat of;
        assert_int_equal(
            wob_child_run("x", &WOB_LIMITS, make_attempt, &on, &output, &answer, &error), WOB_OK);
        if (answer != READ || output.size != sizeof number)
            fail_msg("%s: was done", attempts[i].name);
        memcpy(&number, output.data, sizeof number);
        if (number != EPERM)
            fail_msg("%s: is answered \"%s\"", attempts[i].name, strerror(number));
        assert_int_equal(stat(at.file, &of), 0);
        assert_int_equal(of.st_size, strlen("letter"));
        wob_buffer_release(&output);
        remove_place(&at);
    }
}

/* In a process that is not confined: 0 where the attempt succeeds. */
static int attempt_unconfined(const attempt *what, const place *at)
{
    int how = 0;
    pid_t child = fork();
    if (child == 0) {
        if (dup2(open("/dev/null", O_RDONLY), 3) < 0)
            _exit(OTHER_STATUS);
        _exit(what->try(at) < 0 ? errno : 0);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &how, 0), child);
    return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

static void process_that_is_not_confined_may_do_all_that(void **state)
{
    (void)state;
    for (size_t i = 0; i < attempt_count; i++) {
        place at = make_place();
        int number = attempt_unconfined(&attempts[i], &at);
        if (number)
            fail_msg("%s: fails anyway: %s", attempts[i].name, strerror(number));
        remove_place(&at);
    }
}

/* Reading -------------------------------------------------------------------------------------- */

/* What libraries do to find their tables and fonts, to compute and to wait. */
static bool read_a_file(const place *at)
{
    char text[16];
    int file = open(at->file, O_RDONLY | O_CLOEXEC);
    bool done = file >= 0 && read(file, text, sizeof text) == 6 && memcmp(text, "letter", 6) == 0 &&
                pread(file, text, 1, 5) == 1 && lseek(file, 0, SEEK_SET) == 0;
    return close(file) == 0 && done;
}

static bool map_a_file(const place *at)
{
    int file = open(at->file, O_RDONLY | O_CLOEXEC);
    void *mapped = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, file, 0);
    bool done = mapped != MAP_FAILED && memcmp(mapped, "letter", 6) == 0;
    return close(file) == 0 && done && munmap(mapped, PAGE) == 0;
}

static bool look_at_paths(const place *at)
{
    char path[PAGE];
    struct stat of;
    return stat(at->file, &of) == 0 && of.st_size == 6 && lstat(at->folder, &of) == 0 &&
           access(at->file, R_OK) == 0 && readlink("/proc/self", path, sizeof path) > 0 &&
           getcwd(path, sizeof path);
}

static bool read_a_folder(const place *at)
{
    char entries[PAGE];
    int folder = open(at->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = folder >= 0 && getdents64(folder, entries, sizeof entries) > 0;
    return close(folder) == 0 && done;
}

static bool take_memory(const place *at)
{
    (void)at;
    void *memory = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory != MAP_FAILED && mprotect(memory, PAGE, PROT_READ | PROT_WRITE) == 0 &&
           (memory = mremap(memory, PAGE, 64 * PAGE, MREMAP_MAYMOVE)) != MAP_FAILED &&
           madvise(memory, 64 * PAGE, MADV_DONTNEED) == 0 && munmap(memory, 64 * PAGE) == 0;
}

static bool wait_a_little(const place *at)
{
    const struct timespec moment = {.tv_nsec = 1000};
    (void)at;
    return poll(NULL, 0, 1) == 0 && nanosleep(&moment, NULL) == 0;
}

static bool ask_for_its_limits(const place *at)
{
    struct rlimit limit;
    (void)at;
    return getrlimit(RLIMIT_AS, &limit) == 0 && sysconf(_SC_NPROCESSORS_ONLN) >= 1;
}

static const struct {
    const char *name;
    bool (*does)(const place *at);
} needs[] = {
    {"read a file", read_a_file},
    {"map a file", map_a_file},
    {"look at paths", look_at_paths},
    {"read a folder", read_a_folder},
    {"take memory", take_memory},
    {"wait a little", wait_a_little},
    {"ask for its limits", ask_for_its_limits},
};

static int do_what_reading_needs(void *context, wob_child *child)
{
    for (size_t i = 0; i < ROWS(needs); i++)
        if (!needs[i].does(context))
            wob_child_give(child, needs[i].name, strlen(needs[i].name));
    return READ;
}

static void confined_child_may_read(void **state)
{
    (void)state;
    place at = make_place();
    wob_buffer output = {0};
    int answer = 0;
    assert_int_equal(
        wob_child_run("x", &WOB_LIMITS, do_what_reading_needs, &at, &output, &answer, NULL),
        WOB_OK);
    assert_int_equal(answer, READ);
    assert_text(wob_buffer_slice(&output), "");
    wob_buffer_release(&output);
    remove_place(&at);
}

/* Systems without seccomp ---------------------------------------------------------------------- */

static int do_harm(void *context, wob_child *child)
{
    (void)context;
    wob_child_give(child, "harm", 4);
    return READ;
}

/* As in a container that allows no filters. */
static bool refuse_filters(void)
{
    const struct scmp_arg_cmp filters = {.op = SCMP_CMP_EQ, .datum_a = PR_SET_SECCOMP};
    const uint32_t refuse = SCMP_ACT_ERRNO(EINVAL);
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    return filter && seccomp_rule_add(filter, refuse, SCMP_SYS(seccomp), 0) == 0 &&
           seccomp_rule_add_array(filter, refuse, SCMP_SYS(prctl), 1, &filters) == 0 &&
           seccomp_load(filter) == 0;
}

static int read_without_seccomp(void)
{
    wob_buffer output = {0};
    wob_error error = {0};
    int answer = 0;
    if (!refuse_filters())
        return OTHER_STATUS;
    wob_status status =
        wob_child_run("letter.pdf", &WOB_LIMITS, do_harm, NULL, &output, &answer, &error);
    bool said = strstr(error.message, "letter.pdf: cannot confine its reader: ");
    return status == WOB_IO && said && output.size == 0 ? 0 : 1;
}

static void child_that_cannot_be_confined_does_not_run(void **state)
{
    (void)state;
    int how = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(read_without_seccomp());
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confined_child_is_refused_what_is_not_reading),
        cmocka_unit_test(process_that_is_not_confined_may_do_all_that),
        cmocka_unit_test(confined_child_may_read),
        cmocka_unit_test(child_that_cannot_be_confined_does_not_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

static void build_without_sandbox_says_so(void **state)
{
    wob_buffer readers = {0};
    (void)state;
    wob_sandbox_describe(&readers);
    assert_int_equal(readers.size, 0);
    assert_int_equal(wob_sandbox_enter(), WOB_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(build_without_sandbox_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#endif
