/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying an index over several. See shard.h. */
#include "lib/index/shard.h"

#include "lib/base/keep.h"
#include "lib/index/compact.h"
#include "lib/index/gather.h"
#include "lib/index/writer.h"
#include "lib/text/word_set.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define STUB "XAPIANDB" /* as Xapian names it */

typedef struct sharder {
    wob_index *from;
    wob_analyser *analyser;
    wob_index_writer *to;
    unsigned shard, count; /* the one that is written, of how many */
    wob_arena arena;
} sharder;

/* Without the "-2" of a letter that stands behind another in its file. */
static wob_slice id_of_file(wob_slice id)
{
    size_t end = id.size;
    while (end && wob_is_digit(id.data[end - 1]))
        end--;
    return wob_slice_cut(id, 0, end && id.data[end - 1] == '-' ? end - 1 : id.size);
}

static wob_status take_letter(void *context, uint32_t docid, wob_error *error)
{
    sharder *self = context;
    wob_prepared letter;
    wob_error why = {0};
    wob_arena_clear(&self->arena);
    wob_status status = wob_index_letter(self->from, docid, &self->arena, &letter.letter, error);
    if (status || wob_word_hash(id_of_file(letter.letter.id)) % self->count != self->shard)
        return status;
    status = wob_gather(self->from, self->analyser, docid, &self->arena, &letter, &why);
    if (status)
        return wob_fail(error, status, "%s: %.*s: %s: run wobindex check --repair",
                        wob_index_path(self->from), WOB_ARG(letter.letter.id), why.message);
    return wob_index_writer_restore(self->to, &letter, error);
}

static wob_status write_shard(sharder *self, const char *target, wob_error *error)
{
    wob_buffer path = {0};
    wob_renewed sizes;
    wob_buffer_print(&path, "%s/%u", target, self->shard + 1);
    wob_status status = wob_index_writer_new(path.data, &self->to, error);
    if (status == WOB_OK)
        status = wob_index_each_letter(self->from, take_letter, self, error);
    if (status == WOB_OK)
        status = wob_index_writer_commit(self->to, error);
    wob_index_writer_free(self->to);
    self->to = NULL;
    if (status == WOB_OK)
        status = wob_index_compact(path.data, &sizes, error);
    wob_buffer_release(&path);
    return status;
}

static wob_status write_stub(const char *target, unsigned count, wob_error *error)
{
    wob_buffer path = {0}, text = {0};
    wob_buffer_print(&path, "%s/" STUB, target);
    wob_buffer_print(&text, "# The shards of an index of letters, made by wobindex shard.\n"
                            "# One that another machine serves: remote HOST:PORT\n");
    for (unsigned i = 1; i <= count; i++)
        wob_buffer_print(&text, "auto %u\n", i);
    wob_status status = wob_file_replace(path.data, wob_buffer_slice(&text), error);
    wob_buffer_release(&path);
    wob_buffer_release(&text);
    return status;
}

wob_status wob_index_shard(const char *path, unsigned count, const char *target, wob_error *error)
{
    sharder self = {.count = count};
    wob_status status = wob_index_open(path, &self.from, error);
    if (status == WOB_OK && wob_index_lies_in_shards(self.from))
        status = wob_fail(error, WOB_USAGE, "%s: lies in shards already: name one of them", path);
    if (status == WOB_OK)
        status = wob_analyser_new(&self.analyser, error);
    if (status == WOB_OK && mkdir(target, 0777) != 0)
        status =
            wob_fail(error, errno == EEXIST ? WOB_USAGE : WOB_IO,
                     "%s: cannot make this folder for the shards: %s", target, strerror(errno));
    for (self.shard = 0; self.shard < count && status == WOB_OK; self.shard++)
        status = write_shard(&self, target, error);
    if (status == WOB_OK)
        status = write_stub(target, count, error);
    wob_arena_release(&self.arena);
    wob_analyser_free(self.analyser);
    wob_index_free(self.from);
    return status;
}
