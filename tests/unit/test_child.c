/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/child.h: what a child reads comes back whole, and whatever else it does ends
 * in a message, soon, and hurts nobody. */
#include "tests/unit/unit.h"

#include "lib/source/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_SANITIZER true
#endif
#endif
#ifndef UNDER_SANITIZER
#define UNDER_SANITIZER false
#endif

enum { ANSWER = 12, PATIENCE = 120 };

static const wob_limits small = {.cpu = 1, .seconds = 2, .memory = WOB_LIMIT_MEMORY, .text = 1};

static int set_alarm(void **state)
{
    (void)state;
    alarm(PATIENCE);
    return 0;
}

/* No process is left behind, not even a dead one. */
static void expect_no_children(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void expect_failure(const wob_limits *limits, wob_child_fn read, wob_status expected,
                           const char *reason)
{
    wob_buffer output = {0};
    wob_error error = {0};
    int answer = 0;
    assert_int_equal(wob_child_run("letter.pdf", limits, read, NULL, &output, &answer, &error),
                     expected);
    if (!strstr(error.message, "letter.pdf: ") || !strstr(error.message, reason))
        fail_msg("\"%s\" does not say \"%s\"", error.message, reason);
    expect_no_children();
    wob_buffer_release(&output);
}

static int give_numbers(void *context, wob_child *child)
{
    const unsigned *count = context;
    for (unsigned i = 0; i < *count; i++)
        wob_child_give(child, &i, sizeof i);
    return ANSWER;
}

static void child_hands_back_what_it_read_and_its_answer(void **state)
{
    (void)state;
    static const unsigned counts[] = {0, 1, 1000, 16 << 10, 200000};
    for (size_t i = 0; i < ROWS(counts); i++) {
        wob_buffer output = {0};
        int answer = 0;
        unsigned count = counts[i];
        wob_buffer_add(&output, WOB_SLICE("head"));
        assert_int_equal(wob_child_run("x", &small, give_numbers, &count, &output, &answer, NULL),
                         WOB_OK);
        assert_int_equal(answer, ANSWER);
        assert_int_equal(output.size, 4 + count * sizeof count);
        assert_memory_equal(output.data, "head", 4);
        for (unsigned at = 0; at < count; at++)
            assert_memory_equal(output.data + 4 + at * sizeof at, &at, sizeof at);
        wob_buffer_release(&output);
    }
    expect_no_children();
}

/* The parent ends every child once its pipe closes; that must not change how it ended. */
static void child_that_ends_is_never_taken_for_one_that_crashed(void **state)
{
    (void)state;
    unsigned count = 3;
    for (int i = 0; i < 300; i++) {
        wob_buffer output = {0};
        wob_error error = {0};
        int answer = 0;
        wob_status status =
            wob_child_run("x", &small, give_numbers, &count, &output, &answer, &error);
        assert_string_equal(error.message, "");
        assert_int_equal(status, WOB_OK);
        assert_int_equal(answer, ANSWER);
        wob_buffer_release(&output);
    }
}

static int crash(void *context, wob_child *child)
{
    (void)context;
    (void)child;
    abort();
}

static int die_in_the_middle(void *context, wob_child *child)
{
    unsigned count = 1000;
    (void)context;
    give_numbers(&count, child);
    raise(SIGTERM);
    return 0;
}

static void child_that_crashes_is_reported(void **state)
{
    (void)state;
    expect_failure(&small, crash, WOB_UNREADABLE, "crashed on signal 6");
    expect_failure(&small, die_in_the_middle, WOB_UNREADABLE, "crashed on signal 15");
}

static int sleep_long(void *context, wob_child *child)
{
    (void)context;
    (void)child;
    sleep(PATIENCE);
    return 0;
}

static int trickle(void *context, wob_child *child)
{
    (void)context;
    for (;;) {
        char block[64 << 10] = {0};
        wob_child_give(child, block, 1);
        poll(NULL, 0, 10); /* milliseconds */
    }
    return 0;
}

static int compute_long(void *context, wob_child *child)
{
    (void)context;
    (void)child;
    for (volatile unsigned i = 0;; i++)
        ;
    return 0;
}

static void child_that_takes_long_is_ended(void **state)
{
    (void)state;
    expect_failure(&small, sleep_long, WOB_LIMIT, "more than 2 s");
    expect_failure(&small, trickle, WOB_LIMIT, "more than 2 s");
    /* On a busy machine a second of computing takes many. */
    wob_limits patient = small;
    patient.seconds = PATIENCE / 2;
    expect_failure(&patient, compute_long, WOB_LIMIT, "more than 1 s");
}

static int close_pipe_and_stay(void *context, wob_child *child)
{
    (void)context;
    (void)child;
    for (int file = 0; file < WOB_CHILD_FILES; file++)
        close(file);
    sleep(PATIENCE);
    return 0;
}

static void child_that_closes_its_pipe_and_stays_is_ended(void **state)
{
    (void)state;
    expect_failure(&small, close_pipe_and_stay, WOB_UNREADABLE, "signal 9");
}

static int give_without_end(void *context, wob_child *child)
{
    static const char block[4096];
    (void)context;
    for (;;)
        wob_child_give(child, block, sizeof block);
    return 0;
}

static void child_that_hands_back_too_much_is_ended(void **state)
{
    (void)state;
    expect_failure(&small, give_without_end, WOB_LIMIT, "more than 1 MiB");
}

static int take_all_memory(void *context, wob_child *child)
{
    (void)context;
    for (;;) {
        wob_buffer *leak = calloc(1, sizeof *leak);
        wob_buffer_reserve(leak, 64 << 20);
        wob_child_give(child, leak, 0);
    }
    return 0;
}

static void child_that_takes_too_much_memory_is_ended(void **state)
{
    (void)state;
    if (UNDER_SANITIZER)
        skip();
    expect_failure(&small, take_all_memory, WOB_LIMIT, "more than 2048 MiB");
}

static int write_to_a_file(void *context, wob_child *child)
{
    (void)child;
    FILE *file = fopen(context, "wb");
    signal(SIGXFSZ, SIG_IGN);
    if (!file)
        return ANSWER + 1;
    bool written = fwrite("x", 1, 1, file) == 1;
    return fclose(file) == 0 && written ? ANSWER : ANSWER + 1;
}

static int count_open_files(void *context, wob_child *child)
{
    int open_files = 0;
    (void)context;
    (void)child;
    for (int file = 0; file < 1024; file++)
        open_files += fcntl(file, F_GETFD) >= 0;
    return 10 + open_files;
}

static int print_much(void *context, wob_child *child)
{
    (void)context;
    (void)child;
    fprintf(stderr, "Syntax Error: this must not be seen\n");
    return getchar() == EOF ? ANSWER : 0;
}

static void child_has_no_files_and_writes_none(void **state)
{
    (void)state;
    char name[] = "/tmp/wob-test-child-XXXXXX";
    wob_buffer output = {0};
    int answer = 0, file = mkstemp(name);
    assert_true(file >= 0);
    assert_int_equal(wob_child_run("x", &small, write_to_a_file, name, &output, &answer, NULL),
                     WOB_OK);
    assert_int_equal(answer, ANSWER + 1);
    assert_int_equal(lseek(file, 0, SEEK_END), 0);
    assert_int_equal(wob_child_run("x", &small, count_open_files, NULL, &output, &answer, NULL),
                     WOB_OK);
    assert_int_equal(answer, 10 + 4); /* three that lead nowhere, and the pipe */
    assert_int_equal(wob_child_run("x", &small, print_much, NULL, &output, &answer, NULL), WOB_OK);
    assert_int_equal(answer, ANSWER);
    assert_int_equal(output.size, 0);
    close(file);
    unlink(name);
    wob_buffer_release(&output);
}

/* A parent whose standard input is closed gets a pipe with the number 0. */
static void child_works_where_standard_files_are_closed(void **state)
{
    (void)state;
    int saved = dup(STDIN_FILENO), answer = 0;
    unsigned count = 5;
    wob_buffer output = {0};
    assert_true(saved >= 0);
    close(STDIN_FILENO);
    wob_status status = wob_child_run("x", &small, give_numbers, &count, &output, &answer, NULL);
    dup2(saved, STDIN_FILENO);
    close(saved);
    assert_int_equal(status, WOB_OK);
    assert_int_equal(output.size, 5 * sizeof count);
    wob_buffer_release(&output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(child_hands_back_what_it_read_and_its_answer),
        cmocka_unit_test(child_that_ends_is_never_taken_for_one_that_crashed),
        cmocka_unit_test(child_that_crashes_is_reported),
        cmocka_unit_test(child_that_takes_long_is_ended),
        cmocka_unit_test(child_that_closes_its_pipe_and_stays_is_ended),
        cmocka_unit_test(child_that_hands_back_too_much_is_ended),
        cmocka_unit_test(child_that_takes_too_much_memory_is_ended),
        cmocka_unit_test(child_has_no_files_and_writes_none),
        cmocka_unit_test(child_works_where_standard_files_are_closed),
    };
    return cmocka_run_group_tests(tests, set_alarm, NULL);
}
