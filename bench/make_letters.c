/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes up letters of any number, as passages: a line of JSON with "text" for each, twenty a
 * letter. The same seed makes the same letters.
 *
 * Words come as they do in Dutch: that of rank r with a chance in proportion to (r + 6)^-1.5 (Zipf
 * and Mandelbrot), of which there is no last one, so that new ones go on coming (Heaps). A million
 * words have 32,000 different ones, seven million 118,000; of Dutch laws 33,000 and 113,000.
 *
 * usage: make_letters PASSAGES [SEED]
 */
#include "lib/base/buffer.h"
#include "lib/base/json.h"
#include "lib/base/table.h"

#include <stdio.h>
#include <stdlib.h>

enum { OF_LETTER = 20, MOST_COMMON = 128, PASSAGE_BYTES = 900 };

static uint64_t state;

/* SplitMix64 (Steele, Lea and Flood, 2014). */
static uint64_t draw(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static unsigned below(unsigned limit)
{
    return (unsigned)(draw() % limit);
}

#define ONE_OF(list) (list)[below(sizeof(list) / sizeof *(list))]

/* Words --------------------------------------------------------------------------------------- */

static wob_slice common[MOST_COMMON];
static size_t common_count;

static void load_common(void)
{
    wob_table table = wob_table_open("common_words");
    for (wob_row row; wob_table_next(&table, &row);)
        if (row.field[0].size > 1 && wob_is_alpha(row.field[0].data[0]))
            common[common_count++] = row.field[0];
}

/* From 0; the integral of the density, turned round. */
static uint64_t draw_rank(void)
{
    const double b = 6, least = 1e-7;
    double u = (double)(draw() >> 11) / (double)(UINT64_C(1) << 53);
    u = u < least ? least : u;
    return (uint64_t)((b + 1) / (u * u) - b) - 1;
}

/* The commonest are function words; the others are put together of syllables, the rarer of more. */
static void add_word(wob_buffer *to, uint64_t rank)
{
    static const char *const syllables[] = {
        "water",  "plan",  "weg",   "brug",  "dijk",   "bouw",   "kost",   "huis",
        "recht",  "zaak",  "jaar",  "dag",   "stad",   "raad",   "dorp",   "markt",
        "school", "boek",  "brief", "groep", "deel",   "kant",   "regel",  "vraag",
        "woord",  "lijn",  "bron",  "kern",  "zorg",   "werk",   "land",   "stuk",
        "bos",    "haven", "veld",  "park",  "straat", "punt",   "toets",  "meting",
        "lucht",  "bodem", "vaart", "spoor", "kracht", "stof",   "warmte", "glas",
        "staal",  "hout",  "melk",  "graan", "vee",    "visser", "boer",   "beheer",
        "dienst", "keur",  "ijk",   "pacht", "huur",   "koop",   "winst",  "schuld"};
    enum { SYLLABLES = sizeof syllables / sizeof *syllables };
    if (rank < common_count) {
        wob_buffer_add(to, common[rank]);
        return;
    }
    for (rank -= common_count;; rank = rank / SYLLABLES - 1) {
        wob_buffer_print(to, "%s", syllables[rank % SYLLABLES]);
        if (rank < SYLLABLES)
            return;
    }
}

static void add_sentence(wob_buffer *to)
{
    size_t begin = to->size;
    for (unsigned words = 8 + below(16); words > 0; words--) {
        add_word(to, draw_rank());
        wob_buffer_print(to, "%s", words == 1 ? ". " : below(12) ? " " : ", ");
    }
    if (to->data[begin] >= 'a')
        to->data[begin] = (char)(to->data[begin] - 'a' + 'A');
}

/* Letters -------------------------------------------------------------------------------------- */

typedef struct made_letter {
    unsigned number, items, year;
} made_letter;

static void add_opening(wob_buffer *to, const made_letter *letter)
{
    static const char *const places[] = {"Oosterwaard",    "Nieuwdam", "Lindehoven", "Zandveen",
                                         "Waterland-Zuid", "Hogeveld", "Merwestad",  "Duinrode"};
    static const char *const months[] = {"januari", "maart",     "mei",
                                         "juni",    "september", "november"};
    wob_buffer_print(to,
                     "Gemeente %s\n\nDatum %u %s %u\nOns kenmerk Z%u-%u\nBetreft Besluit op uw "
                     "Woo-verzoek\n\nGeachte heer,\n\nIn uw brief van %u januari %u verzocht u met "
                     "een beroep op de Wet open overheid om het volgende:\n",
                     ONE_OF(places), 1 + below(28), ONE_OF(months), letter->year, letter->year,
                     letter->number, 1 + below(28), letter->year);
    for (unsigned i = 1; i <= letter->items; i++) {
        wob_buffer_print(to, "%u. ", i);
        add_sentence(to);
        wob_buffer_add_char(to, '\n');
    }
}

static void add_answer(wob_buffer *to, unsigned item)
{
    static const char *const outcomes[] = {"Dit document maak ik openbaar.",
                                           "Dit document weiger ik op grond van artikel 5.1, "
                                           "tweede lid, aanhef en onder e, van de Woo.",
                                           "Hierover zijn geen documenten aangetroffen.",
                                           "Deze gegevens zijn al openbaar.",
                                           "Dit document maak ik deels openbaar, met toepassing "
                                           "van artikel 5.1, eerste lid, aanhef en "
                                           "onder c, van de Woo."};
    wob_buffer_print(to, "Ad %u. ", item);
    add_sentence(to);
    wob_buffer_print(to, "%s", ONE_OF(outcomes));
}

static void add_passage(wob_buffer *to, const made_letter *letter, unsigned place)
{
    const unsigned answers = 2, decision = answers + letter->items;
    if (place == 0) {
        add_opening(to, letter);
        return;
    }
    if (place == 1)
        wob_buffer_print(to, "Overwegingen\n\n");
    if (place >= answers && place < decision)
        add_answer(to, place - answers + 1);
    else if (place == decision)
        wob_buffer_print(to, "Besluit\n\nIk besluit de documenten deels openbaar te maken. ");
    else if (place == OF_LETTER - 1)
        wob_buffer_print(to, "Tegen dit besluit kunt u binnen zes weken bezwaar maken.\n\n"
                             "Hoogachtend,\n\nnamens het college\n");
    else
        for (size_t begin = to->size; to->size - begin < PASSAGE_BYTES;)
            add_sentence(to);
}

int main(int argc, char **argv)
{
    unsigned passages = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
    wob_buffer text = {0}, line = {0};
    if (argc > 3 || passages == 0) {
        fputs("usage: make_letters PASSAGES [SEED]\n", stderr);
        return 2;
    }
    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    load_common();
    made_letter letter = {0};
    for (unsigned i = 0; i < passages; i++) {
        if (i % OF_LETTER == 0)
            letter = (made_letter){letter.number + 1, 2 + below(5), 2015 + below(10)};
        wob_buffer_clear(&text);
        wob_buffer_clear(&line);
        add_passage(&text, &letter, i % OF_LETTER);
        wob_json json = {.to = &line};
        wob_json_open(&json, '{');
        wob_json_key(&json, "text");
        wob_json_text(&json, wob_buffer_slice(&text));
        wob_json_close(&json, '}');
        puts(line.data);
    }
    wob_buffer_release(&text);
    wob_buffer_release(&line);
    return 0;
}
