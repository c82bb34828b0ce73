/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading identifiers of judgments: ECLI, country, court, year and number between colons (Council
 * conclusions 2011/C 127/01). Scanned letters break them, and each of these is mended:
 *
 *   ECLI:NL•RVS:2014:1153    ECLI:NL:RVS.2010:BM1041    ECLI NL:RVS:2013:528   another separator
 *   ECLI:NL:RVS2009:BK1977   ECLINL:RBAMS:2o12:BY4496                          none; o for 0
 *   ECLI:NL:RVS:201 7:2883                                                     a space
 *   ECLI:RVS:2010:BO1165                                                       no country
 */
#include "lib/law/ecli.h"

#include <stdio.h>
#include <string.h>

enum {
    RUN_ROOM = 10, /* letters of country and court together, and a NUL */
    NUMBER_MOST = 25,
    FIRST_YEAR = 1900,
    LAST_YEAR = 2199,
};

typedef struct ecli_place {
    wob_slice text;
    size_t at;
} ecli_place;

static char peek(const ecli_place *place)
{
    return place->at < place->text.size ? place->text.data[place->at] : '\0';
}

static void skip_space(ecli_place *place)
{
    while (wob_is_space(peek(place)))
        place->at++;
}

/* ':' or what scanning makes of it, with space around it; nothing at all is allowed too. */
static void skip_separator(ecli_place *place)
{
    static const char *const separators[] = {":", ";", ".", ",", "•", "·", "-"};
    size_t begin = place->at;
    skip_space(place);
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        wob_slice rest = wob_slice_cut(place->text, place->at, place->text.size);
        if (wob_slice_starts(rest, wob_slice_of(separators[i]))) {
            place->at += strlen(separators[i]);
            skip_space(place);
            return;
        }
    }
    if (place->at > begin + 1)
        place->at = begin;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

/* Letters, as capitals. */
static size_t read_letters(ecli_place *place, char letters[static RUN_ROOM])
{
    size_t count = 0;
    while (count < RUN_ROOM - 1 && wob_is_alpha(peek(place)))
        letters[count++] = upper(place->text.data[place->at++]);
    letters[count] = '\0';
    return count;
}

/* Four digits, one space between them at most; o stands for 0, l and I for 1. */
static unsigned read_year(ecli_place *place)
{
    unsigned year = 0, spaces = 0;
    for (unsigned digits = 0; digits < 4; place->at++) {
        char c = peek(place);
        if (c == ' ' && digits > 0 && spaces++ == 0)
            continue;
        if (c == 'o' || c == 'O')
            c = '0';
        else if (c == 'l' || c == 'I')
            c = '1';
        if (!wob_is_digit(c))
            return 0;
        year = year * 10 + (unsigned)(c - '0');
        digits++;
    }
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* Numbers of before 2013 are two letters and four digits: "8DO331" is BD0331. */
static void mend_number(char *number, size_t count)
{
    if (count != 6 || (wob_is_digit(number[0]) && wob_is_digit(number[1])))
        return;
    if (number[0] == '8')
        number[0] = 'B';
    for (size_t i = 2; i < count; i++)
        number[i] = number[i] == 'O' ? '0' : number[i] == 'I' || number[i] == 'L' ? '1' : number[i];
}

/* Letters, digits and inner dots; a dot at the end closes the sentence. */
static size_t read_number(ecli_place *place, char *number)
{
    size_t count = 0;
    bool digit = false;
    while (count < NUMBER_MOST) {
        char c = peek(place);
        char next = place->at + 1 < place->text.size ? place->text.data[place->at + 1] : '\0';
        if (!wob_is_digit(c) && !wob_is_alpha(c) && !(c == '.' && count && wob_is_digit(next)))
            break;
        digit |= wob_is_digit(c);
        number[count++] = upper(c);
        place->at++;
    }
    number[count] = '\0';
    mend_number(number, count);
    return digit ? count : 0;
}

static bool is_dutch_court(const char *court)
{
    static const char *const courts[] = {"RVS", "HR", "PHR", "CRVB", "CBB", "RB", "GH", "TAHVD"};
    for (size_t i = 0; i < sizeof courts / sizeof *courts; i++)
        if (strncmp(court, courts[i], strlen(courts[i])) == 0)
            return true;
    return false;
}

/* Country and court, where `court` may have both written together or no country before it. */
static bool read_court(ecli_place *place, char country[static RUN_ROOM],
                       char court[static RUN_ROOM])
{
    size_t first = read_letters(place, country);
    skip_separator(place);
    if (read_letters(place, court) > 0) {
        skip_separator(place);
        return first == 2;
    }
    bool together = first > 3 && strncmp(country, "NL", 2) == 0;
    if (!together && !is_dutch_court(country))
        return false;
    snprintf(court, RUN_ROOM, "%s", together ? country + 2 : country);
    snprintf(country, RUN_ROOM, "NL");
    return true;
}

bool wob_ecli_read(wob_slice text, size_t at, wob_arena *arena, wob_judgment *ret_judgment)
{
    ecli_place place = {text, at + strlen("ECLI")};
    char country[RUN_ROOM], court[RUN_ROOM], number[NUMBER_MOST + 1];
    skip_separator(&place);
    if (!read_court(&place, country, court))
        return false;
    unsigned year = read_year(&place);
    skip_separator(&place);
    if (year == 0 || read_number(&place, number) == 0)
        return false;
    *ret_judgment = (wob_judgment){
        .span = {at, place.at},
        .ecli = wob_arena_print(arena, "ECLI:%s:%s:%u:%s", country, court, year, number)};
    return true;
}
