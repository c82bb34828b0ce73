/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/arena.h, buffer.h and memory.h: what grows, and what happens when it cannot. */
#include "tests/unit/unit.h"

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool all_zero(const void *memory, size_t size)
{
    const unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

static void arena_gives_aligned_and_zeroed_memory_of_any_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 3, 16, 17, 1000, 65535, 65536, 65537, 1 << 20, 5};
    wob_arena arena = {0};
    for (size_t turn = 0; turn < 3; turn++) {
        for (size_t i = 0; i < ROWS(sizes); i++) {
            void *memory = wob_arena_take(&arena, sizes[i]);
            assert_non_null(memory);
            assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
            assert_true(all_zero(memory, sizes[i]));
            memset(memory, 0xEE, sizes[i]); /* the next turn must not see these */
        }
        wob_arena_clear(&arena);
    }
    wob_arena_release(&arena);
    assert_null(arena.newest);
    wob_arena_release(&arena);
    wob_arena_clear(&arena);
}

static void arena_keeps_what_was_taken_while_it_grows(void **state)
{
    (void)state;
    enum { PIECES = 20000 };
    wob_arena arena = {0};
    wob_slices pieces = {0};
    for (unsigned i = 0; i < PIECES; i++)
        *wob_push(&arena, &pieces) = wob_arena_print(&arena, "piece %u", i);
    assert_int_equal(pieces.count, PIECES);
    for (unsigned i = 0; i < PIECES; i++) {
        char expected[32];
        snprintf(expected, sizeof expected, "piece %u", i);
        assert_text(pieces.at[i], expected);
    }
    wob_arena_release(&arena);
}

static void arena_keeps_its_largest_block_when_cleared(void **state)
{
    (void)state;
    wob_arena arena = {0};
    void *first = wob_arena_take(&arena, 10);
    wob_arena_clear(&arena);
    assert_ptr_equal(wob_arena_take(&arena, 10), first);
    void *large = wob_arena_take(&arena, 1 << 20);
    wob_arena_clear(&arena);
    assert_ptr_equal(wob_arena_take(&arena, 1 << 20), large);
    wob_arena_release(&arena);
}

static void arena_copies_texts_and_ends_them_with_a_nul(void **state)
{
    (void)state;
    wob_arena arena = {0};
    char original[] = "Ad 5 en 10";
    wob_slice copy = wob_arena_copy(&arena, wob_slice_of(original));
    memset(original, 0, sizeof original);
    assert_text(copy, "Ad 5 en 10");
    assert_int_equal(copy.data[copy.size], '\0');

    wob_slice joined = wob_arena_join(&arena, WOB_SLICE("Wob"), WOB_SLICE(" 10"));
    assert_text(joined, "Wob 10");
    assert_int_equal(joined.data[joined.size], '\0');
    assert_text(wob_arena_join(&arena, (wob_slice){0}, WOB_SLICE("a")), "a");
    assert_text(wob_arena_copy(&arena, (wob_slice){0}), "");
    assert_text(wob_arena_print(&arena, "%s-%d", "a", 2), "a-2");
    assert_text(wob_arena_print(&arena, "%s", ""), "");
    wob_arena_release(&arena);
}

static void arena_lists_hold_elements_of_any_type(void **state)
{
    (void)state;
    typedef struct wide {
        double number;
        char text[40];
    } wide;
    wob_arena arena = {0};
    WOB_LIST(wide) list = {0};
    for (int i = 0; i < 100; i++) {
        wide *added = wob_push(&arena, &list);
        added->number = i;
        memset(added->text, i, sizeof added->text);
    }
    for (int i = 0; i < 100; i++) {
        assert_int_equal((int)list.at[i].number, i);
        assert_int_equal(list.at[i].text[39], i);
    }
    assert_true(list.room >= list.count);
    wob_arena_release(&arena);
}

static void arena_slices_are_added_once(void **state)
{
    (void)state;
    static const char *const added[] = {"2", "3", "2", "", "3", "23", ""};
    wob_arena arena = {0};
    wob_slices list = {0};
    assert_false(wob_slices_have(&list, WOB_SLICE("2")));
    for (size_t i = 0; i < ROWS(added); i++)
        wob_slices_add(&arena, &list, wob_slice_of(added[i]));
    assert_int_equal(list.count, 4);
    assert_text(list.at[3], "23");
    assert_true(wob_slices_have(&list, WOB_SLICE("3")));
    assert_false(wob_slices_have(&list, WOB_SLICE("32")));
    wob_arena_release(&arena);
}

static void buffer_is_ended_by_a_nul_after_every_addition(void **state)
{
    (void)state;
    wob_buffer buffer = {0};
    assert_text(wob_buffer_slice(&buffer), "");
    wob_buffer_add(&buffer, (wob_slice){0});
    assert_string_equal(buffer.data, "");
    wob_buffer_add(&buffer, WOB_SLICE("Wob"));
    assert_string_equal(buffer.data, "Wob");
    wob_buffer_add_char(&buffer, ' ');
    wob_buffer_print(&buffer, "%d.%d.%c", 10, 2, 'e');
    assert_string_equal(buffer.data, "Wob 10.2.e");
    assert_int_equal(buffer.size, 10);

    char *end = wob_buffer_reserve(&buffer, 100);
    assert_ptr_equal(end, buffer.data + buffer.size);
    memset(end, 'x', 100);
    buffer.size += 100;
    wob_buffer_add(&buffer, WOB_SLICE("y\0z"));
    assert_int_equal(buffer.size, 113);
    assert_memory_equal(buffer.data + 108, "xxy\0z", 6);
    wob_buffer_release(&buffer);
    assert_null(buffer.data);
}

static void buffer_keeps_its_bytes_while_it_grows_and_its_memory_when_cleared(void **state)
{
    (void)state;
    enum { BYTES = 300000 };
    wob_buffer buffer = {0};
    for (int i = 0; i < BYTES; i++)
        wob_buffer_add_char(&buffer, (char)('a' + i % 26));
    assert_int_equal(buffer.size, BYTES);
    for (int i = 0; i < BYTES; i++)
        if (buffer.data[i] != 'a' + i % 26)
            fail_msg("byte %d was lost", i);
    assert_true(buffer.room < 4 * (size_t)BYTES);

    char *data = buffer.data;
    wob_buffer_clear(&buffer);
    assert_string_equal(buffer.data, "");
    wob_buffer_add(&buffer, WOB_SLICE("again"));
    assert_ptr_equal(buffer.data, data);
    assert_string_equal(buffer.data, "again");
    wob_buffer_release(&buffer);
    wob_buffer_clear(&buffer);
    wob_buffer_release(&buffer);
}

static void memory_is_zeroed_and_resized(void **state)
{
    (void)state;
    unsigned char *bytes = wob_new(100);
    assert_true(all_zero(bytes, 100));
    memset(bytes, 7, 100);
    bytes = wob_resize(bytes, 100000);
    assert_int_equal(bytes[99], 7);
    free(bytes);
    void *nothing = wob_new(0);
    assert_non_null(nothing);
    free(nothing);
    bytes = wob_resize(NULL, 10);
    assert_non_null(bytes);
    free(bytes);
}

static int exit_status_of_a_process_that_asks_for(size_t size)
{
    pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        _exit(wob_new(size) ? 0 : 1);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void memory_that_runs_out_ends_the_process_with_a_status_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(exit_status_of_a_process_that_asks_for(1000), 0);
    assert_int_equal(exit_status_of_a_process_that_asks_for(PTRDIFF_MAX), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_aligned_and_zeroed_memory_of_any_size),
        cmocka_unit_test(arena_keeps_what_was_taken_while_it_grows),
        cmocka_unit_test(arena_keeps_its_largest_block_when_cleared),
        cmocka_unit_test(arena_copies_texts_and_ends_them_with_a_nul),
        cmocka_unit_test(arena_lists_hold_elements_of_any_type),
        cmocka_unit_test(arena_slices_are_added_once),
        cmocka_unit_test(buffer_is_ended_by_a_nul_after_every_addition),
        cmocka_unit_test(buffer_keeps_its_bytes_while_it_grows_and_its_memory_when_cleared),
        cmocka_unit_test(memory_is_zeroed_and_resized),
        cmocka_unit_test(memory_that_runs_out_ends_the_process_with_a_status_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
