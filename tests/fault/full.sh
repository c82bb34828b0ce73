#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# A disk without room: it is said, what was committed stays, and with room the run can be completed.
# Sourced by tests/fault/run.

disk=$work/disk
mkdir "$disk"
# For builds with the leak sanitizer: what Xapian loses here is not ours to mend.
export LSAN_OPTIONS=suppressions=$PWD/tests/fault/leaks.supp:print_suppressions=0

# What the full disk holds is still what was committed.
expect_unharmed() {
    expect_status 1
    expect_error "wobindex: $1: reading or writing failed: see if the disk is full"
    expect_sound "$1"
    held=$(letters_of "$1")
    check "it holds $held letters, less than were committed" test "$held" -ge "$small"
    check "it holds $held letters, all of them" test "$held" -lt $((small + large))
    run wobquery -d "$1" item:13 ras en etniciteit
    expect_status 0
    expect_output "#answer-9"
}

expect_completed() {
    expect_status 0
    expect_letters $((small + large)) "$1"
    expect_sound "$1"
}

if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=8m wob-tests "$disk" 2>/dev/null; then
    trap 'umount -l "$disk"; rm -rf "$work"' EXIT
    it "a disk that is full is named, and what was committed stays"
    wobindex add -q -d "$disk/index" "$work/small"
    run wobindex add -d "$disk/index" "$work/large"
    check "the reason is not told" grep -q 'No space left on device' "$work/error"
    expect_unharmed "$disk/index"

    it "with room again the same command completes it"
    mount -o remount,size=100m "$disk"
    run wobindex add -d "$disk/index" "$work/large"
    expect_completed "$disk/index"

    it "a disk without any room is named"
    mount -o remount,size=1m "$disk" 2>/dev/null
    dd if=/dev/zero of="$disk/filler" bs=64k 2>/dev/null
    run wobindex add -d "$disk/other" "$seed"
    expect_status 1
    expect_error "wobindex: $disk/other: "
    expect_error "No space left on device"
    umount "$disk"
    trap 'rm -rf "$work"' EXIT
else
    skip "a disk that is full is named" "only root can make a small one"
fi

it "a file that may grow no more is named, and what was committed stays"
wobindex add -q -d "$work/limited" "$work/small"
limited() (
    trap '' XFSZ
    ulimit -f 5000
    exec "$programs/wobindex" add -d "$work/limited" "$work/large"
)
run limited
expect_unharmed "$work/limited"

it "without that limit the same command completes it"
run wobindex add -d "$work/limited" "$work/large"
expect_completed "$work/limited"

unset LSAN_OPTIONS
