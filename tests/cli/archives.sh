# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# Archives are read as folders are, and the ones that mean harm do none. Sourced by tests/cli/run.

if ! has bsdtar || ! wobindex --version | grep -q '^reads:.*archives'; then
    skip "archives are read as folders are" "bsdtar is not installed, or this build reads none"
    return
fi

here=$work/archives
mkdir -p "$here/letters/2021" "$here/letters/.hidden" "$here/letters/__MACOSX" "$here/packed"
cp "$letters"/w*-gemeente-*.txt "$here/letters"
mv "$here/letters/wob-gemeente-hoogmeer-bezwaar-zwembad.txt" "$here/letters/2021/"
gzip "$here/letters/wob-gemeente-oostwoude-parkeervergunningen.txt"
cp "$letters/uk-harrowmere-council-cctv.txt" "$here/letters/.hidden/"
cp "$letters/uk-harrowmere-council-cctv.txt" "$here/letters/__MACOSX/"

# What was read, but for where it lay.
read_of() { wobindex parse "$@" | jq -c -S 'del(.source.path)' | sort; }

# paths_of ARCHIVE: what stands behind the archive's name in the paths of its letters
paths_of() { wobindex parse "$1" | jq -r '.source.path | ltrimstr($base)' --arg base "$1!" | sort -u; }

letters_held() { wobindex status -d "$here/index" | sed -n 's/^letters: //p'; }

if has jq; then
    visible=$(cd "$here/letters" && find . -type f -not -path '*/[._]*/*' | sed 's|^\./||')
    mapfile -t visible <<<"$visible"
    (cd "$here/letters" && read_of "${visible[@]}") >"$here/expected"
    for form in zip 7zip ustar gnutar; do
        (cd "$here/letters" && bsdtar --format "$form" -cf "$here/packed/letters.$form" .)
    done
    gzip -c "$here/packed/letters.ustar" >"$here/packed/letters.tgz"
    bzip2 -c "$here/packed/letters.ustar" >"$here/packed/letters.tbz" 2>/dev/null ||
        rm -f "$here/packed/letters.tbz"
    (cd "$here/packed" && bsdtar --format zip -cf letters-in-zip.zip letters.tgz)
    for archive in "$here/packed"/*; do
        it "$(basename "$archive") gives the letters that lie in the folder"
        read_of "$archive" >"$here/read"
        check "other letters are read" cmp "$here/expected" "$here/read"
    done

    it "members have paths inside their archive, hidden ones are left out"
    printf '%s\n' "${visible[@]}" | sort >"$here/names"
    paths_of "$here/packed/letters.zip" >"$here/read"
    check "the paths differ" cmp "$here/names" "$here/read"
    paths_of "$here/packed/letters-in-zip.zip" >"$here/read"
    check "the paths differ in an archive inside" cmp <(sed 's/^/letters.tgz!/' "$here/names") "$here/read"

    it "a path that climbs out of its archive does not"
    (cd "$here/letters/2021" && bsdtar --format zip -s '|^.*$|/../../etc/./besluit.txt|' \
        -cf "$here/climbing.zip" ./*.txt 2>/dev/null)
    check "the path is another" test "$(paths_of "$here/climbing.zip")" = etc/besluit.txt
fi

it "members that were read need not be read again, and are removed with their archive"
run wobindex add -d "$here/index" "$here/packed/letters.zip"
expect_status 0
expect_output "failed 0"
run wobindex add -d "$here/index" "$here/packed/letters.zip"
expect_status 0
expect_output "indexed 0"
run wobquery show -d "$here/index" 775a0ec7795c2052
expect_output "letters.zip!2021/wob-gemeente-hoogmeer-bezwaar-zwembad.txt"
held=$(letters_held)
(cd "$here/packed" && run wobindex remove -d "$here/index" letters.zip!2021/wob-gemeente-hoogmeer-bezwaar-zwembad.txt)
check "one member is not gone" test "$(letters_held)" -eq $((held - 1))
run wobindex remove -d "$here/index" "$here/packed/letters.zip"
expect_status 0
check "letters are left" test "$(letters_held)" -eq 0

it "a member that cannot be read is named, and the others are read"
mkdir "$here/mixed"
cp "$here/letters/2021"/*.txt "$here/mixed/a.txt"
printf '\x89PNG\r\n' >"$here/mixed/b.png"
ln -s a.txt "$here/mixed/c.txt"
cp "$here/letters"/woo-gemeente-wijkerveer-*.txt "$here/mixed/d.txt"
(cd "$here/mixed" && bsdtar --format ustar -cf "$here/mixed.tar" ./*)
run wobindex add -d "$here/index" --failures "$here/failures.csv" "$here/mixed.tar"
expect_status 1
expect_output "indexed 2, unchanged 0, failed 2"
expect_error "mixed.tar!b.png: not a kind of file that is read here: an image"
expect_error "mixed.tar!c.txt: not a regular file, passed over"
check "the table lacks the member" grep -q 'mixed.tar!b.png,unreadable,' "$here/failures.csv"

it "an archive that needs a password says so of each member"
(cd "$here/mixed" && bsdtar --format zip --options zip:encryption=zipcrypt --passphrase geheim \
    -cf "$here/locked.zip" a.txt d.txt 2>/dev/null)
run wobindex parse "$here/locked.zip"
expect_status 1
expect_error "locked.zip!a.txt: needs a password: unpack it"
expect_error "locked.zip!d.txt: needs a password"

it "an archive that is cut short gives what stands before, and says so"
head -c $(($(stat -c %s "$here/packed/letters.ustar") / 2)) "$here/packed/letters.ustar" >"$here/half.tar"
run wobindex add -d "$here/half" "$here/half.tar"
expect_status 1
expect_error "half.tar"
check "no letter before the cut is read" grep -qE 'indexed [1-9]' "$work/output"

it "an archive that unpacks to far more than its size is not unpacked"
head -c 300M /dev/zero >"$here/zeros.txt"
(cd "$here" && bsdtar --format zip -cf bomb.zip zeros.txt && rm zeros.txt)
run wobindex parse "$here/bomb.zip"
expect_status 1
expect_error "bomb.zip: passed over after 0 of its members, it unpacks to more than 200 times its size (--limit ratio=N)"

it "archives inside archives are read to a depth"
cp "$here/mixed/a.txt" "$here/level.txt"
(cd "$here" && bsdtar --format zip -cf level-1.zip level.txt)
for depth in 2 3 4; do
    (cd "$here" && bsdtar --format zip -cf "level-$depth.zip" "level-$((depth - 1)).zip")
done
run wobindex parse "$here/level-3.zip"
expect_status 0
expect_output 'level-3.zip!level-2.zip!level-1.zip!level.txt"'
run wobindex parse "$here/level-4.zip"
expect_status 1
expect_error "level-4.zip!level-3.zip!level-2.zip!level-1.zip: passed over, it stands inside 3 archives (--limit nesting=N)"
run wobindex parse --limit nesting=4 "$here/level-4.zip"
expect_status 0

it "limits of an archive can be set"
run wobindex parse --limit members=1 "$here/mixed.tar"
expect_status 1
expect_error "mixed.tar: passed over after 1 of its members (--limit members=N)"
