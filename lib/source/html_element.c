/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the elements of a web page are to one who reads it (HTML Living Standard, section 15,
 * "Rendering"), and which of them are furniture of the site that stands around every page.
 */
#include "lib/source/html.h"

#include <string.h>

static const struct {
    const char *name;
    wob_html_kind kind;
} elements[] = {
    {"address", WOB_HTML_BLOCK},    {"article", WOB_HTML_BLOCK},
    {"aside", WOB_HTML_FURNITURE},  {"audio", WOB_HTML_UNSEEN},
    {"b", WOB_HTML_BOLD},           {"blockquote", WOB_HTML_PARAGRAPH},
    {"body", WOB_HTML_BLOCK},       {"br", WOB_HTML_BREAK},
    {"button", WOB_HTML_UNSEEN},    {"canvas", WOB_HTML_UNSEEN},
    {"caption", WOB_HTML_BLOCK},    {"center", WOB_HTML_BLOCK},
    {"dd", WOB_HTML_BLOCK},         {"details", WOB_HTML_BLOCK},
    {"dialog", WOB_HTML_FURNITURE}, {"dir", WOB_HTML_UNORDERED},
    {"div", WOB_HTML_BLOCK},        {"dl", WOB_HTML_PARAGRAPH},
    {"dt", WOB_HTML_BLOCK},         {"fieldset", WOB_HTML_BLOCK},
    {"figcaption", WOB_HTML_BLOCK}, {"figure", WOB_HTML_PARAGRAPH},
    {"footer", WOB_HTML_BLOCK},     {"form", WOB_HTML_BLOCK},
    {"h1", WOB_HTML_HEADING},       {"h2", WOB_HTML_HEADING},
    {"h3", WOB_HTML_HEADING},       {"h4", WOB_HTML_HEADING},
    {"h5", WOB_HTML_HEADING},       {"h6", WOB_HTML_HEADING},
    {"head", WOB_HTML_UNSEEN},      {"header", WOB_HTML_BLOCK},
    {"hgroup", WOB_HTML_BLOCK},     {"hr", WOB_HTML_RULE},
    {"iframe", WOB_HTML_UNSEEN},    {"legend", WOB_HTML_BLOCK},
    {"li", WOB_HTML_ENTRY},         {"listing", WOB_HTML_PRE},
    {"main", WOB_HTML_MAIN},        {"menu", WOB_HTML_UNORDERED},
    {"nav", WOB_HTML_FURNITURE},    {"noframes", WOB_HTML_UNSEEN},
    {"noscript", WOB_HTML_UNSEEN},  {"object", WOB_HTML_UNSEEN},
    {"ol", WOB_HTML_ORDERED},       {"optgroup", WOB_HTML_UNSEEN},
    {"option", WOB_HTML_UNSEEN},    {"p", WOB_HTML_PARAGRAPH},
    {"plaintext", WOB_HTML_PRE},    {"pre", WOB_HTML_PRE},
    {"script", WOB_HTML_UNSEEN},    {"section", WOB_HTML_BLOCK},
    {"select", WOB_HTML_UNSEEN},    {"strong", WOB_HTML_BOLD},
    {"style", WOB_HTML_UNSEEN},     {"summary", WOB_HTML_BLOCK},
    {"svg", WOB_HTML_UNSEEN},       {"table", WOB_HTML_TABLE},
    {"td", WOB_HTML_CELL},          {"template", WOB_HTML_UNSEEN},
    {"textarea", WOB_HTML_UNSEEN},  {"th", WOB_HTML_CELL},
    {"title", WOB_HTML_UNSEEN},     {"tr", WOB_HTML_ROW},
    {"ul", WOB_HTML_UNORDERED},     {"video", WOB_HTML_UNSEEN},
    {"xmp", WOB_HTML_PRE},
};

/* Of WAI-ARIA, section 5.3: landmarks and windows that are not the content of the page. */
static const char *const furniture_roles[] = {
    "alertdialog", "banner",  "complementary", "contentinfo", "dialog",
    "menu",        "menubar", "navigation",    "search",
};

bool wob_html_has_attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return true;
    return false;
}

wob_slice wob_html_attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return wob_slice_trim(wob_slice_of(attributes[i + 1]));
    return (wob_slice){0};
}

bool wob_html_has_style(const char **attributes, const char *property, const char *value)
{
    wob_slice rest = wob_html_attribute(attributes, "style"), one, key;
    while (wob_slice_next(&rest, ';', &one))
        if (wob_slice_next(&one, ':', &key) &&
            wob_slice_equal_nocase(wob_slice_trim(key), wob_slice_of(property)) &&
            wob_slice_starts_nocase(wob_slice_trim(one), wob_slice_of(value)))
            return true;
    return false;
}

static bool is_hidden(const char **attributes)
{
    return wob_html_has_attribute(attributes, "hidden") ||
           wob_slice_equal_nocase(wob_html_attribute(attributes, "aria-hidden"),
                                  WOB_SLICE("true")) ||
           wob_html_has_style(attributes, "display", "none") ||
           wob_html_has_style(attributes, "visibility", "hidden") ||
           wob_html_has_style(attributes, "mso-hide", "all");
}

static bool has_word(wob_slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (wob_slice_find_nocase(text, wob_slice_of(words[i]), 0) < text.size)
            return true;
    return false;
}

/* "cookie-banner", "CybotCookiebotDialog", "onetrust-consent-sdk": a name for consent and one for a
 * window. ("cookies-accepted" is what whole pages are called.) */
static bool asks_consent(wob_slice name)
{
    static const char *const subjects[] = {"cookie", "consent"};
    static const char *const windows[] = {"bar",     "banner",  "notice",  "dialog",
                                          "popup",   "modal",   "overlay", "wall",
                                          "message", "melding", "sdk"};
    return has_word(name, subjects, sizeof subjects / sizeof *subjects) &&
           has_word(name, windows, sizeof windows / sizeof *windows);
}

static bool is_furniture(const char **attributes)
{
    wob_slice role = wob_html_attribute(attributes, "role");
    for (size_t i = 0; i < sizeof furniture_roles / sizeof *furniture_roles; i++)
        if (wob_slice_equal_nocase(role, wob_slice_of(furniture_roles[i])))
            return true;
    return asks_consent(wob_html_attribute(attributes, "id")) ||
           asks_consent(wob_html_attribute(attributes, "class"));
}

wob_html_kind wob_html_kind_of(const char *name, const char **attributes)
{
    wob_html_kind kind = WOB_HTML_INLINE;
    for (size_t i = 0; i < sizeof elements / sizeof *elements && kind == WOB_HTML_INLINE; i++)
        if (strcmp(name, elements[i].name) == 0)
            kind = elements[i].kind;
    bool whole = strcmp(name, "html") == 0 || strcmp(name, "body") == 0;
    if (kind == WOB_HTML_UNSEEN || whole)
        return kind;
    if (is_hidden(attributes))
        return WOB_HTML_UNSEEN;
    if (is_furniture(attributes))
        return WOB_HTML_FURNITURE;
    if (wob_slice_equal_nocase(wob_html_attribute(attributes, "role"), WOB_SLICE("main")))
        return WOB_HTML_MAIN;
    return kind;
}
