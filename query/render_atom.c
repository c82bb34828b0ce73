/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits as a feed (Atom, RFC 4287), for readers of news and mail. */
#include "lib/base/sha256.h"
#include "lib/base/utf8.h"
#include "query/render.h"
#include "query/saved.h"

/* Text of XML 1.0, which has no control characters. */
static void add_xml(wob_buffer *to, wob_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < ' ' && c != '\n' && c != '\t')
            wob_buffer_add_char(to, ' ');
        else
            html_add(to, wob_slice_cut(text, i, i + 1));
    }
}

static void add_element(wob_buffer *to, const char *name, wob_slice text)
{
    wob_buffer_print(to, "<%s>", name);
    add_xml(to, text);
    wob_buffer_print(to, "</%s>\n", name);
}

/* A UUID of version 8 (RFC 9562): what it is made of has no registered name space. */
static void add_uuid(wob_buffer *to, wob_slice of)
{
    char hex[WOB_SHA256_SIZE];
    wob_sha256(of, hex);
    wob_buffer_print(to, "<id>urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s</id>\n", hex, hex + 8, hex + 13,
                     hex + 17, hex + 20);
}

static void add_entry(wob_buffer *to, const wob_hit *hit, wob_slice now)
{
    const wob_stored_letter *letter = &hit->letter;
    wob_buffer text = {0};
    wob_buffer_print(to, "<entry>\n");
    add_uuid(to, hit->id);
    wob_buffer_print(&text, "%.*s%s%.*s", WOB_ARG(letter->organisation),
                     letter->organisation.size && letter->subject.size ? ": " : "",
                     WOB_ARG(letter->subject));
    add_element(to, "title", text.size ? wob_buffer_slice(&text) : hit->id);
    add_element(to, "updated", now);
    if (wob_date_known(letter->date)) {
        char date[WOB_ISO_DATE_SIZE];
        wob_date_format_iso(letter->date, date);
        wob_buffer_print(to, "<published>%sT00:00:00Z</published>\n", date);
    }
    wob_buffer_clear(&text);
    wob_buffer_print(&text, "%s", wob_part_name(hit->passage.part));
    render_list(" ", &hit->passage.items, &text);
    wob_buffer_print(&text, " · %s", wob_outcome_name(hit->passage.outcome));
    render_list(" · ", &hit->passage.statutes, &text);
    wob_buffer_print(&text, " · %.*s\n%.*s", WOB_ARG(hit->id),
                     WOB_ARG(wob_slice_at(hit->text, hit->snippet.span)));
    add_element(to, "summary", wob_buffer_slice(&text));
    wob_buffer_print(to, "</entry>\n");
    wob_buffer_release(&text);
}

void render_atom(const query_reply *reply, wob_slice name, wob_buffer *to)
{
    char time[SAVED_TIME_ROOM];
    saved_time_now(time);
    wob_buffer_print(to, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                         "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    add_uuid(to, reply->query);
    add_element(to, "title", name);
    add_element(to, "subtitle", reply->query);
    add_element(to, "updated", wob_slice_of(time));
    wob_buffer_print(to, "<author><name>wobquery</name></author>\n");
    for (size_t i = 0; i < reply->hits.at.count; i++)
        add_entry(to, &reply->hits.at.at[i], wob_slice_of(time));
    wob_buffer_print(to, "</feed>\n");
}
