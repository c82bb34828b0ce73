/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the language of messages. See tongue.h. */
#include "query/tongue.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096, NAME_ROOM = 64 };

/* Where the catalogues lie, from the program's own folder: as built, as copied to the top of the
 * sources, as installed. */
static const char *const places[] = {"../locale", "build/locale", "../share/locale"};

static void find_catalogues(void)
{
    char program[PATH_ROOM], place[PATH_ROOM];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0)
        return;
    program[size] = '\0';
    char *name = strrchr(program, '/');
    if (!name)
        return;
    *name = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int length = snprintf(place, sizeof place, "%s/%s", program, places[i]);
        if (length < 0 || (size_t)length >= sizeof place || access(place, R_OK) != 0)
            continue;
        (void)bindtextdomain("wob", place);
        (void)bind_textdomain_codeset("wob", "UTF-8");
        (void)textdomain("wob");
        return;
    }
}

/* What the environment asks for, by the rules of setlocale(3). */
static const char *asked_for(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0])
            return value;
    }
    return "C";
}

/* Small systems have no locale but C.UTF-8: the catalogue of the language serves there as well. */
void tongue_choose(void)
{
    char language[NAME_ROOM];
    const char *asked = asked_for();
    if (strcmp(asked, "C") == 0 || strcmp(asked, "POSIX") == 0)
        return;
    find_catalogues();
    if (setlocale(LC_MESSAGES, "") || !setlocale(LC_MESSAGES, "C.UTF-8"))
        return;
    (void)snprintf(language, sizeof language, "%.*s", (int)strcspn(asked, ".@"), asked);
    (void)setenv("LANGUAGE", language, 0);
}

bool tongue_is_dutch(void)
{
    return strcmp(_("en"), "nl") == 0;
}
