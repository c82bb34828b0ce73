/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checksums. */
#include "lib/base/checksum.h"
#include "tests/unit/unit.h"

/* "123456789" is the example that catalogues of CRCs give. */
static void it_is_the_crc_of_gzip(void **state)
{
    (void)state;
    assert_int_equal(wob_checksum(0, wob_slice_of("123456789")), 0xCBF43926);
    assert_int_equal(wob_checksum(0, wob_slice_of("")), 0);
}

static void what_follows_counts_as_if_it_stood_there(void **state)
{
    (void)state;
    uint32_t begun = wob_checksum(0, wob_slice_of("1234"));
    assert_int_equal(wob_checksum(begun, wob_slice_of("56789")), 0xCBF43926);
    assert_int_equal(wob_checksum(begun, (wob_slice){NULL, 0}), begun);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_crc_of_gzip),
        cmocka_unit_test(what_follows_counts_as_if_it_stood_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
