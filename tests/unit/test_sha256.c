/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/sha256.h: the vectors of FIPS 180-4, and the lengths at which its padding
 * changes (computed with another implementation, Python's hashlib). */
#include "tests/unit/unit.h"

#include "lib/base/buffer.h"
#include "lib/base/sha256.h"

#include <string.h>

static void expect_digest(wob_slice bytes, const char *expected)
{
    char hex[WOB_SHA256_SIZE];
    wob_sha256(bytes, hex);
    assert_string_equal(hex, expected);
}

static void sha256_gives_the_digests_of_the_standard(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
         "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_digest(wob_slice_of(rows[i][0]), rows[i][1]);
}

/* What `size` bytes of 'a' are. */
static void expect_digest_of_a(size_t size, const char *expected)
{
    wob_buffer buffer = {0};
    memset(wob_buffer_reserve(&buffer, size), 'a', size);
    buffer.size = size;
    expect_digest(wob_buffer_slice(&buffer), expected);
    wob_buffer_release(&buffer);
}

static void sha256_pads_at_the_edges_of_a_block(void **state)
{
    (void)state;
    static const struct {
        size_t size;
        const char *digest;
    } rows[] = {
        {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
        {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
        {57, "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6"},
        {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
        {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
        {65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"},
        {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
        {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
        {128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_digest_of_a(rows[i].size, rows[i].digest);
}

static void sha256_digests_a_million_a(void **state)
{
    (void)state;
    expect_digest_of_a(1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void sha256_agrees_with_another_implementation_on_300_lengths(void **state)
{
    (void)state;
    enum { LENGTHS = 300 };
    wob_buffer digests = {0};
    for (unsigned size = 0; size < LENGTHS; size++) {
        char bytes[LENGTHS], hex[WOB_SHA256_SIZE];
        for (unsigned i = 0; i < size; i++)
            bytes[i] = (char)(unsigned char)((i * 7 + size) % 256);
        wob_sha256((wob_slice){bytes, size}, hex);
        wob_buffer_add(&digests, wob_slice_of(hex));
    }
    assert_int_equal(digests.size, LENGTHS * 64);
    expect_digest(wob_buffer_slice(&digests),
                  "def85da8f53f8ad58eda585dce61c0d7bfbb3da6924badae49d32d11288c576f");
    wob_buffer_release(&digests);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_gives_the_digests_of_the_standard),
        cmocka_unit_test(sha256_pads_at_the_edges_of_a_block),
        cmocka_unit_test(sha256_digests_a_million_a),
        cmocka_unit_test(sha256_agrees_with_another_implementation_on_300_lengths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
