/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Xapian behind C: the one C++ file, and all that knows Xapian's classes. See engine.h.
 *
 * Nothing thrown leaves: each exported function does its work inside guarded(), which is noexcept
 * and turns what was thrown into a status and a message by one table. (Declarations shared with C
 * have no place for a noexcept of their own.) Functions that only read or delete what they hold
 * throw nothing and go without. Only classes of Xapian are used that its remote backend carries,
 * but for the PostingSource behind wob_query_test.
 *
 * Longer than a file should be: engine.h has some forty functions, each a few lines here, and two
 * files of C++ would need a header of C++ between them.
 */
#include <xapian.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <exception>
#include <fstream>
#include <functional>
#include <memory>
#include <new>
#include <numeric>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

extern "C" {
#include "lib/base/checksum.h"
#include "lib/engine/engine.h"
#include "lib/engine/fault.h"
}

static_assert(sizeof(Xapian::docid) == sizeof(uint32_t), "engine.h counts documents in 32 bits");

struct wob_database {
    std::string path;
    Xapian::Database reading;
    Xapian::WritableDatabase writing; /* the same database; of none where it was opened to read */
    std::vector<std::unique_ptr<wob_database>> shards; /* none: it lies in one piece */
    std::vector<std::string> missing;                  /* why a shard is not among them, of each */
};

struct wob_document {
    Xapian::Document document;
};

struct wob_query {
    Xapian::Query query;
};

struct wob_matches {
    std::string path;
    std::vector<wob_match> best;
    std::vector<std::string> sorted_by, collapsed_by, data; /* of each; empty where not asked for */
    std::deque<Xapian::ValueCountMatchSpy> counts;          /* can be neither copied nor moved */
    uint32_t total;
    bool total_is_exact;
};

struct wob_stemmer {
    Xapian::Stem stem;
};

/* What was thrown ------------------------------------------------------------------------------ */

struct mapping {
    const char *name;
    wob_status status;
    const char *remedy;
    void (*raise)();
};

template <typename Error> static void throw_one()
{
    throw Error("raised by name", "as told");
}

template <typename Error>
static constexpr mapping row(const char *name, wob_status status, const char *remedy) noexcept
{
    return {name, status, remedy, throw_one<Error>};
}

#define ERROR(name, status, remedy) row<Xapian::name>(#name, status, remedy)

static const char *const no_answer = "the server of this index does not answer: see if it runs";
static const char *const failing =
    "reading or writing failed: see if the disk is full or failing, then run wobindex check";
static const char *const refused = "Xapian cannot do this as asked";
static const char *const unforeseen = "Xapian failed in a way not foreseen: run wobindex check";

/* Every error that Xapian 1.4 throws. */
static const mapping mappings[] = {
    ERROR(DatabaseLockError, WOB_LOCKED,
          "another process writes to this index: wait until it is done or stop it"),
    ERROR(DatabaseModifiedError, WOB_CHANGED, "the index changed while it was read: ask again"),
    ERROR(DatabaseCorruptError, WOB_CORRUPT, "this index is damaged: run wobindex check --repair"),
    ERROR(DatabaseVersionError, WOB_VERSION,
          "built by another Xapian version: build it again with wobindex add, in a new folder"),
    ERROR(DatabaseNotFoundError, WOB_NOT_FOUND,
          "no Xapian database here: make an index with wobindex add"),
    ERROR(DatabaseOpeningError, WOB_NOT_FOUND,
          "cannot be opened as a Xapian database: name the folder of an index that you may read"),
    ERROR(DocNotFoundError, WOB_NOT_FOUND, "no such document in this index"),
    ERROR(DatabaseClosedError, WOB_IO, "this index was closed: open it again"),
    ERROR(DatabaseCreateError, WOB_IO,
          "cannot make an index here: see if you may write here and the disk has room"),
    ERROR(DatabaseError, WOB_IO, failing),
    ERROR(NetworkError, WOB_NETWORK, no_answer),
    ERROR(NetworkTimeoutError, WOB_NETWORK, no_answer),
    ERROR(InvalidArgumentError, WOB_USAGE, refused),
    ERROR(InvalidOperationError, WOB_USAGE, refused),
    ERROR(UnimplementedError, WOB_USAGE, refused),
    ERROR(QueryParserError, WOB_USAGE, refused),
    ERROR(WildcardError, WOB_USAGE, refused),
    ERROR(AssertionError, WOB_IO, unforeseen),
    ERROR(FeatureUnavailableError, WOB_IO, unforeseen),
    ERROR(InternalError, WOB_IO, unforeseen),
    ERROR(RangeError, WOB_IO, unforeseen),
    ERROR(SerialisationError, WOB_IO, unforeseen),
};

#undef ERROR

static const mapping *find_mapping(const char *name) noexcept
{
    for (const mapping &candidate : mappings)
        if (std::strcmp(candidate.name, name) == 0)
            return &candidate;
    return nullptr;
}

/* What the system said, "No space left on device"; Xapian takes memory to say it. */
static const char *system_reason(const Xapian::Error &thrown) noexcept
{
    try {
        const char *reason = thrown.get_error_string();
        return reason ? reason : "";
    } catch (...) {
        return "";
    }
}

static wob_status explain_xapian(wob_error *error, const char *where,
                                 const Xapian::Error &thrown) noexcept
{
    const mapping *found = find_mapping(thrown.get_type());
    const std::string &context = thrown.get_context(); /* which remote shard */
    const char *reason = system_reason(thrown);
    /* A lock that the system refuses is held by nobody. */
    if (found && found->status == WOB_LOCKED && *reason)
        return wob_fail(error, WOB_IO, "%s: cannot write here: %s", where, reason);
    return wob_fail(error, found ? found->status : WOB_IO, "%s: %s (%s: %s%s%s%s%s)", where,
                    found ? found->remedy : unforeseen, thrown.get_type(), thrown.get_msg().c_str(),
                    context.empty() ? "" : ", ", context.c_str(), *reason ? ", " : "", reason);
}

/* For a catch alone: says what it caught. Takes no memory, for there may be none. */
static wob_status explain(wob_error *error, const char *where) noexcept
{
    try {
        throw;
    } catch (const Xapian::Error &thrown) {
        return explain_xapian(error, where, thrown);
    } catch (const std::bad_alloc &) {
        return wob_fail(error, WOB_NO_MEMORY,
                        "%s: memory ran out: close other programs or index fewer files at once",
                        where);
    } catch (const std::exception &thrown) {
        return wob_fail(error, WOB_IO, "%s: %s (%s)", where, unforeseen, thrown.what());
    } catch (...) {
        return wob_fail(error, WOB_IO, "%s: %s", where, unforeseen);
    }
}

/* Does the work and returns its status, if it has one. `where` opens the message of a failure. */
template <typename Work>
static wob_status guarded(wob_error *error, const char *where, const Work &work) noexcept
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return WOB_OK;
        } else {
            return work();
        }
    } catch (...) {
        return explain(error, where);
    }
}

template <typename Work>
static wob_status guarded(wob_error *error, const wob_database *database, const Work &work) noexcept
{
    return guarded(error, database->path.c_str(), work);
}

static Xapian::WritableDatabase &writable(wob_database *database)
{
    if (database->writing.size() == 0)
        throw Xapian::InvalidOperationError("opened for reading alone");
    return database->writing;
}

/* Text ----------------------------------------------------------------------------------------- */

static std::string string_of(wob_slice bytes)
{
    return bytes.size ? std::string(bytes.data, bytes.size) : std::string();
}

/* Xapian takes the empty term for all documents; here it is a mistake. */
static std::string term_of(wob_slice bytes)
{
    if (bytes.size == 0)
        throw Xapian::InvalidArgumentError("a term has one byte at least");
    return string_of(bytes);
}

/* Xapian sees too late that a term is too long, when its document is added, and then gives up all
 * that is not committed. In the keys of glass a NUL takes two bytes. */
static std::string storable_term(wob_slice bytes)
{
    std::string term = term_of(bytes);
    size_t size = term.size() + static_cast<size_t>(std::count(term.begin(), term.end(), '\0'));
    if (size > WOB_TERM_LONGEST)
        throw Xapian::InvalidArgumentError("a term of " + std::to_string(size) + " bytes; " +
                                           std::to_string(WOB_TERM_LONGEST) + " is the longest");
    return term;
}

static wob_slice slice_of(const std::string &text) noexcept
{
    return {text.data(), text.size()};
}

wob_status wob_engine_raise(const char *error_name, wob_error *error)
{
    return guarded(error, "raised", [&] {
        const std::string name = error_name;
        if (name == "std::bad_alloc")
            throw std::bad_alloc();
        if (name == "std::exception")
            throw std::exception();
        if (name == "int")
            throw 1;
        if (const mapping *named = find_mapping(error_name))
            named->raise();
    });
}

const char *wob_engine_version(void)
{
    static const struct version {
        char text[32] = "";
        version() noexcept { snprintf(text, sizeof text, "xapian %s", Xapian::version_string()); }
    } linked;
    return linked.text;
}

/* Databases ------------------------------------------------------------------------------------ */

/* The number of the folder or file at `path` on its disk; 0 where there is none. */
static ino_t number_of(const std::string &path)
{
    struct stat found = {};
    return stat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

/* Xapian opens the files of a database one after another, by their names. Where another database
 * took its place meanwhile they do not belong together, and it would not notice. */
static Xapian::Database open_to_read(const std::string &path)
{
    const int most_tries = 10;
    for (int i = 0; i < most_tries; i++) {
        const ino_t before = number_of(path);
        try {
            Xapian::Database opened(path);
            if (number_of(path) == before)
                return opened;
        } catch (const Xapian::DatabaseError &) {
            if (number_of(path) == before)
                throw;
        }
    }
    throw Xapian::DatabaseModifiedError("its place is taken again and again");
}

static bool has_file(const char *path, const char *name)
{
    return access((std::string(path) + "/" + name).c_str(), F_OK) == 0;
}

/* The file that names the shards of the database at `path`; empty where it lies in one piece. */
static std::string stub_of(const std::string &path)
{
    const char *const in_folder = "XAPIANDB";
    struct stat found = {};
    if (stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode))
        return path;
    return has_file(path.c_str(), in_folder) ? path + "/" + in_folder : std::string();
}

/* Milliseconds. */
const unsigned answers_in = WOB_REMOTE_ANSWERS_IN * 1000,
               connects_in = WOB_REMOTE_CONNECTS_IN * 1000;

static std::unique_ptr<wob_database> open_nothing(const std::string &path)
{
    auto opened = std::make_unique<wob_database>();
    opened->path = path;
    return opened;
}

static std::unique_ptr<wob_database> open_one(const std::string &path)
{
    auto opened = open_nothing(path);
    opened->reading = open_to_read(path);
    return opened;
}

static std::unique_ptr<wob_database> open_remote(const std::string &address)
{
    const size_t colon = address.rfind(':');
    char *end = nullptr;
    const unsigned long port =
        colon == std::string::npos ? 0 : std::strtoul(&address[colon + 1], &end, 10);
    if (port == 0 || port > UINT16_MAX || *end || colon == 0)
        throw Xapian::InvalidArgumentError("HOST:PORT should stand here, not " + address);
    auto shard = open_nothing(address);
    shard->reading = Xapian::Remote::open(address.substr(0, colon), static_cast<unsigned>(port),
                                          answers_in, connects_in);
    return shard;
}

/* For as long as it lives the process works in another folder. */
class visit final
{
  public:
    explicit visit(const std::string &folder) : home(open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        if (home < 0)
            throw Xapian::DatabaseOpeningError("the working folder cannot be opened", errno);
        if (chdir(folder.c_str()) == 0)
            return;
        const int reason = errno;
        close(home);
        throw Xapian::DatabaseOpeningError("it cannot be entered", folder, reason);
    }
    ~visit()
    {
        (void)!fchdir(home);
        close(home);
    }
    visit(const visit &) = delete;
    visit &operator=(const visit &) = delete;

  private:
    int home;
};

/* Several databases at once in one process crash Xapian 1.4.22: where the matches of one come to an
 * end it weighs an emptied OP_MAX again. A server for each, which Xapian starts, has them apart,
 * and searches them side by side. (It would cut a path with spaces in it.) */
static std::unique_ptr<wob_database> open_served(const std::string &path)
{
    auto shard = open_one(path); /* says what is wrong with it */
    const visit there(path);
    try {
        shard->reading = Xapian::Remote::open("xapian-progsrv", ".", answers_in);
    } catch (const Xapian::NetworkError &) {
        throw Xapian::NetworkError("xapian-progsrv does not start: install xapian-tools");
    }
    return shard;
}

/* A line of a stub, "auto FOLDER"; both empty where it is none. */
struct stub_line {
    std::string type, place;

    explicit stub_line(const std::string &line)
    {
        for (const char *known : {"auto ", "glass ", "remote "}) {
            const size_t size = std::strlen(known);
            if (line.compare(0, size, known) == 0 && line.size() > size) {
                type = line.substr(0, size - 1);
                place = line.substr(size);
            }
        }
    }
};

/* A folder is seen from that of the stub. */
static std::unique_ptr<wob_database> open_shard(const std::string &stub, const stub_line &line)
{
    std::string place = line.place;
    if (line.type == "remote")
        return open_remote(place);
    if (place[0] != '/' && stub.find('/') != std::string::npos)
        place = stub.substr(0, stub.rfind('/') + 1) + place;
    if (!stub_of(place).empty())
        throw Xapian::InvalidArgumentError("it lies in shards itself: name these here");
    return open_served(place);
}

/* Those shards that can be opened. A line that names none is a mistake, not a shard that is away.
 */
static wob_status open_shards(const std::string &stub, wob_database *whole, wob_error *error)
{
    std::ifstream lines(stub);
    std::string line;
    wob_status status = WOB_OK;
    for (unsigned number = 1; std::getline(lines, line); number++) {
        if (line.empty() || line[0] == '#')
            continue;
        const stub_line named(line);
        std::string place = stub;
        place.append(":").append(std::to_string(number));
        if (named.type.empty())
            return wob_fail(error, WOB_USAGE,
                            "%s: no index, and no file that names shards, each in a line \"auto "
                            "FOLDER\" or \"remote HOST:PORT\"",
                            place.c_str());
        place.append(": ").append(line);
        wob_error why = {};
        const wob_status opened =
            guarded(&why, place.c_str(), [&] { whole->shards.push_back(open_shard(stub, named)); });
        if (opened)
            whole->missing.emplace_back(why.message);
        if (opened && (status == WOB_OK || opened == WOB_USAGE))
            status = wob_fail(error, opened, "%s", why.message);
        if (opened == WOB_USAGE)
            return status;
    }
    for (const auto &shard : whole->shards)
        whole->reading.add_database(shard->reading);
    if (!whole->shards.empty())
        return WOB_OK;
    return status ? status : wob_fail(error, WOB_USAGE, "%s: names no shard", stub.c_str());
}

wob_status wob_database_open(const char *path, wob_database **ret_database, wob_error *error)
{
    return guarded(error, path, [&] {
        const std::string stub = stub_of(path);
        std::unique_ptr<wob_database> opened;
        wob_status status = WOB_OK;
        if (stub.empty()) {
            opened = open_one(path);
        } else {
            opened = open_nothing(path);
            status = open_shards(stub, opened.get(), error);
        }
        if (status == WOB_OK)
            *ret_database = opened.release();
        return status;
    });
}

size_t wob_database_shard_count(const wob_database *database)
{
    return database->shards.empty() ? 1 : database->shards.size();
}

wob_database *wob_database_shard(wob_database *database, size_t index)
{
    return database->shards.empty() ? database : database->shards[index].get();
}

const char *wob_database_missing(const wob_database *database, size_t index)
{
    return index < database->missing.size() ? database->missing[index].c_str() : nullptr;
}

bool wob_database_lies_in_shards(const wob_database *database)
{
    return !database->shards.empty();
}

const char *wob_database_path(const wob_database *database)
{
    return database->path.c_str();
}

static const char *const all_tables[] = {"docdata", "position", "postlist", "termlist"};

uint64_t wob_database_bytes(const char *path)
{
    uint64_t bytes = 0;
    for (const char *table : all_tables) {
        struct stat found = {};
        if (stat((std::string(path) + "/" + table + ".glass").c_str(), &found) == 0)
            bytes += uint64_t(found.st_size);
    }
    return bytes;
}

bool wob_database_has_table(const char *path, const char *table)
{
    bool has = true;
    (void)guarded(nullptr, path, [&] {
        has =
            !has_file(path, "iamglass") || has_file(path, (std::string(table) + ".glass").c_str());
    });
    return has;
}

/* Where the process writes, of one database at a time; empty where it does not. */
static std::string writing_where;

/* Xapian 1.4 goes on writing in destructors while a failure to write is thrown, and where that
 * fails too C++ ends the process: nothing can catch it. What was committed stays, so it is said and
 * ended as other failures are. */
[[noreturn]] static void say_last_words() noexcept
{
    wob_error error = {};
    const char *where = writing_where.c_str();
    if (!*where)
        std::abort();
    if (std::current_exception())
        (void)explain(&error, where);
    else if (std::uncaught_exceptions() > 0) /* two at once: neither can be asked what it is */
        (void)wob_fail(&error, WOB_IO, "%s: %s", where, failing);
    else
        std::abort();
    fprintf(stderr, "%s: %s\n", program_invocation_short_name, error.message);
    _exit(EXIT_FAILURE);
}

/* Whoever made a database here was killed before its first commit: there are tables, all empty, and
 * nothing that names them. Xapian would neither open it nor make it. */
static bool was_cut_short(const std::string &path)
{
    bool any = false;
    for (const char *table : all_tables) {
        struct stat found = {};
        if (stat((path + "/" + table + ".glass").c_str(), &found) != 0)
            continue;
        if (found.st_size != 0)
            return false;
        any = true;
    }
    return any && !has_file(path.c_str(), "iamglass");
}

/* All is written within a transaction, which ends unmade when the database is closed: without one,
 * Xapian commits of itself, then and after each ten thousand documents. */
wob_status wob_database_open_writable(const char *path, wob_database **ret_database,
                                      wob_error *error)
{
    return guarded(error, path, [&] {
        if (!stub_of(path).empty())
            return wob_fail(error, WOB_USAGE,
                            "%s: a file, or in shards: name the folder of an index, or of one of "
                            "its shards, to write there",
                            path);
        /* Where Xapian misses its first table it would make a new database over the old one. */
        if (!wob_database_has_table(path, "postlist"))
            throw Xapian::DatabaseCorruptError("postlist.glass is missing");
        Xapian::WritableDatabase writing(path, was_cut_short(path) ? Xapian::DB_CREATE_OR_OVERWRITE
                                                                   : Xapian::DB_CREATE_OR_OPEN);
        writing.begin_transaction();
        auto opened = open_nothing(path);
        opened->reading = writing;
        opened->writing = writing;
        *ret_database = opened.release();
        writing_where = path;
        std::set_terminate(say_last_words);
        return WOB_OK;
    });
}

void wob_database_free(wob_database *database)
{
    bool wrote = database && database->path == writing_where;
    delete database; /* gives up what is not committed, and may fail to write even then */
    if (wrote)
        writing_where.clear();
}

wob_status wob_database_commit(wob_database *database, wob_error *error)
{
    return guarded(error, database, [&] {
        writable(database).commit_transaction();
        database->writing.begin_transaction();
    });
}

wob_status wob_database_reopen(wob_database *database, wob_error *error)
{
    wob_database *anew = nullptr;
    const wob_status status = wob_database_open(database->path.c_str(), &anew, error);
    if (status == WOB_OK)
        std::swap(*database, *anew);
    delete anew;
    return status;
}

wob_status wob_database_count(wob_database *database, uint32_t *ret_documents, wob_error *error)
{
    return guarded(error, database, [&] { *ret_documents = database->reading.get_doccount(); });
}

wob_status wob_database_frequency(wob_database *database, wob_slice term, uint32_t *ret_documents,
                                  wob_error *error)
{
    return guarded(error, database,
                   [&] { *ret_documents = database->reading.get_termfreq(term_of(term)); });
}

wob_status wob_database_metadata(wob_database *database, wob_slice key, wob_buffer *to,
                                 wob_error *error)
{
    return guarded(error, database, [&] {
        wob_buffer_add(to, slice_of(database->reading.get_metadata(string_of(key))));
    });
}

wob_status wob_database_set_metadata(wob_database *database, wob_slice key, wob_slice value,
                                     wob_error *error)
{
    return guarded(error, database,
                   [&] { writable(database).set_metadata(string_of(key), string_of(value)); });
}

wob_status wob_database_clear_metadata(wob_database *database, wob_slice prefix, wob_error *error)
{
    return guarded(error, database, [&] {
        Xapian::WritableDatabase &writing = writable(database);
        const std::string start = string_of(prefix);
        std::vector<std::string> keys(writing.metadata_keys_begin(start),
                                      writing.metadata_keys_end(start));
        for (const std::string &key : keys)
            writing.set_metadata(key, {});
    });
}

static Xapian::Document document_at(const wob_database *database, uint32_t docid)
{
    if (docid == 0)
        throw Xapian::DocNotFoundError("Documents count from 1");
    return database->reading.get_document(docid);
}

wob_status wob_database_data(wob_database *database, uint32_t docid, wob_buffer *to,
                             wob_error *error)
{
    return guarded(error, database,
                   [&] { wob_buffer_add(to, slice_of(document_at(database, docid).get_data())); });
}

wob_status wob_database_value(wob_database *database, uint32_t docid, uint32_t slot, wob_buffer *to,
                              wob_error *error)
{
    return guarded(error, database, [&] {
        wob_buffer_add(to, slice_of(document_at(database, docid).get_value(slot)));
    });
}

wob_status wob_database_document_has(wob_database *database, uint32_t docid, wob_slice term,
                                     bool *ret_has, wob_error *error)
{
    return guarded(error, database, [&] {
        const Xapian::Document document = document_at(database, docid);
        Xapian::TermIterator at = document.termlist_begin();
        const std::string wanted = term_of(term);
        if (at != document.termlist_end())
            at.skip_to(wanted);
        *ret_has = at != document.termlist_end() && *at == wanted;
    });
}

wob_status wob_database_document(wob_database *database, uint32_t docid, wob_buffer *to,
                                 wob_error *error)
{
    return guarded(error, database,
                   [&] { wob_buffer_add(to, slice_of(document_at(database, docid).serialise())); });
}

static uint32_t add_to_mark(uint32_t mark, const std::string &bytes, uint32_t number)
{
    const std::string all = bytes + '\n' + std::to_string(number) + '\n';
    return wob_checksum(mark, slice_of(all));
}

static uint32_t mark_of(const Xapian::Document &document)
{
    uint32_t mark = 0;
    for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at)
        mark = add_to_mark(mark, *at, at.get_wdf());
    for (auto at = document.values_begin(); at != document.values_end(); ++at)
        mark = add_to_mark(mark, *at, at.get_valueno());
    return mark;
}

wob_status wob_database_document_mark(wob_database *database, uint32_t docid, uint32_t *ret_mark,
                                      wob_error *error)
{
    return guarded(error, database, [&] { *ret_mark = mark_of(document_at(database, docid)); });
}

wob_status wob_database_last(wob_database *database, uint32_t *ret_docid, wob_error *error)
{
    return guarded(error, database, [&] { *ret_docid = database->reading.get_lastdocid(); });
}

/* Calls for each place of an iterator until something but WOB_OK comes back. */
template <typename Iterator, typename Call>
static wob_status walk(Iterator at, const Iterator &end, const Call &call)
{
    wob_status status = WOB_OK;
    for (; at != end && !status; ++at)
        status = call(at);
    return status;
}

wob_status wob_database_each_docid(wob_database *database, wob_slice term, wob_docid_fn call,
                                   void *context, wob_error *error)
{
    return guarded(error, database, [&] {
        const std::string name = term_of(term);
        return walk(database->reading.postlist_begin(name), database->reading.postlist_end(name),
                    [&](const Xapian::PostingIterator &at) { return call(context, *at, error); });
    });
}

/* A number for a posting: the sum over those of a document tells whether two lists of them agree,
 * whatever their order. */
static uint64_t posting_mark(const std::string &term, Xapian::termcount wdf)
{
    return std::hash<std::string>()(term) * (2 * uint64_t(wdf) + 1);
}

/* By document, the sum over all terms that lead to it. */
static std::vector<uint64_t> marks_of_all(const Xapian::Database &in)
{
    std::vector<uint64_t> marks(size_t(in.get_lastdocid()) + 1);
    const Xapian::TermIterator end = in.allterms_end();
    for (Xapian::TermIterator at = in.allterms_begin(); at != end; ++at) {
        const std::string term = *at;
        const Xapian::PostingIterator last = in.postlist_end(term);
        for (Xapian::PostingIterator posting = in.postlist_begin(term); posting != last; ++posting)
            marks.at(*posting) += posting_mark(term, posting.get_wdf());
    }
    return marks;
}

static uint64_t marks_of_list(const Xapian::Database &in, Xapian::docid docid)
{
    uint64_t marks = 0;
    const Xapian::TermIterator end = in.termlist_end(docid);
    for (Xapian::TermIterator at = in.termlist_begin(docid); at != end; ++at)
        marks += posting_mark(*at, at.get_wdf());
    return marks;
}

wob_status wob_database_each_disagreeing(wob_database *database, wob_docid_fn call, void *context,
                                         wob_error *error)
{
    return guarded(error, database, [&] {
        const std::vector<uint64_t> marks = marks_of_all(database->reading);
        return walk(database->reading.postlist_begin(""), database->reading.postlist_end(""),
                    [&](const Xapian::PostingIterator &at) {
                        return marks.at(*at) == marks_of_list(database->reading, *at)
                                   ? WOB_OK
                                   : call(context, *at, error);
                    });
    });
}

wob_status wob_database_each_term(wob_database *database, wob_slice prefix, wob_term_fn call,
                                  void *context, wob_error *error)
{
    return guarded(error, database, [&] {
        const std::string start = string_of(prefix);
        return walk(database->reading.allterms_begin(start), database->reading.allterms_end(start),
                    [&](const Xapian::TermIterator &at) {
                        const std::string term = *at;
                        return call(context, slice_of(term), at.get_termfreq(), error);
                    });
    });
}

wob_status wob_database_each_key(wob_database *database, wob_slice prefix, wob_key_fn call,
                                 void *context, wob_error *error)
{
    return guarded(error, database, [&] {
        const std::string start = string_of(prefix);
        return walk(database->reading.metadata_keys_begin(start),
                    database->reading.metadata_keys_end(start),
                    [&](const Xapian::TermIterator &at) {
                        const std::string key = *at;
                        return call(context, slice_of(key), error);
                    });
    });
}

wob_status wob_database_add(wob_database *database, const wob_document *document,
                            uint32_t *ret_docid, wob_error *error)
{
    return guarded(error, database,
                   [&] { *ret_docid = writable(database).add_document(document->document); });
}

wob_status wob_database_replace(wob_database *database, uint32_t docid,
                                const wob_document *document, wob_error *error)
{
    return guarded(error, database,
                   [&] { writable(database).replace_document(docid, document->document); });
}

wob_status wob_database_delete(wob_database *database, wob_slice term, wob_error *error)
{
    return guarded(error, database, [&] { writable(database).delete_document(term_of(term)); });
}

wob_status wob_database_compact(const char *path, const char *target, wob_error *error)
{
    return guarded(error, path,
                   [&] { Xapian::Database(path).compact(target, Xapian::DBCOMPACT_NO_RENUMBER); });
}

/* Where files are too damaged to go on with, Xapian throws: that too is a finding. */
static size_t count_faults(const char *path, std::ostream &findings)
{
    try {
        return Xapian::Database::check(path, 0, &findings);
    } catch (const Xapian::DatabaseOpeningError &) {
        throw;
    } catch (const Xapian::DatabaseModifiedError &) {
        throw;
    } catch (const Xapian::DatabaseError &thrown) {
        findings << thrown.get_msg() << '\n';
        return 1;
    }
}

#ifdef WOB_WITH_ASAN
/* Read by the sanitizer. Database::check of Xapian 1.4.22 deletes a table as its base class, which
 * the sanitizer takes for a fault of the program. */
extern "C" const char *__asan_default_options()
{
    return "new_delete_type_mismatch=0";
}
#endif

wob_status wob_database_check(const char *path, uint32_t *ret_faults, wob_buffer *report,
                              wob_error *error)
{
    return guarded(error, path, [&] {
        std::ostringstream findings;
        *ret_faults = static_cast<uint32_t>(count_faults(path, findings));
        wob_buffer_add(report, slice_of(findings.str()));
    });
}

/* Documents ------------------------------------------------------------------------------------ */

static const char *const a_document = "a document of the index";

wob_document *wob_document_new(void)
{
    wob_document *document = nullptr;
    (void)guarded(nullptr, a_document, [&] { document = new wob_document; });
    return document;
}

void wob_document_free(wob_document *document)
{
    delete document;
}

/* Emptied, not made anew: that takes no memory, and so cannot fail. */
void wob_document_clear(wob_document *document)
{
    (void)guarded(nullptr, a_document, [&] {
        document->document.clear_terms();
        document->document.clear_values();
        document->document.set_data({});
    });
}

wob_status wob_document_write(const wob_document *document, wob_buffer *to, wob_error *error)
{
    return guarded(error, a_document,
                   [&] { wob_buffer_add(to, slice_of(document->document.serialise())); });
}

wob_status wob_document_read(wob_document *document, wob_slice bytes, wob_error *error)
{
    return guarded(error, a_document, [&] {
        try {
            document->document = Xapian::Document::unserialise(string_of(bytes));
        } catch (const Xapian::NetworkError &thrown) { /* so it calls a size that is wrong */
            throw Xapian::SerialisationError(thrown.get_msg());
        }
    });
}

wob_status wob_document_mark(const wob_document *document, uint32_t *ret_mark, wob_error *error)
{
    return guarded(error, a_document, [&] { *ret_mark = mark_of(document->document); });
}

wob_status wob_document_set_data(wob_document *document, wob_slice data, wob_error *error)
{
    return guarded(error, a_document, [&] { document->document.set_data(string_of(data)); });
}

wob_status wob_document_add_key(wob_document *document, wob_slice term, wob_error *error)
{
    return guarded(error, a_document,
                   [&] { document->document.add_boolean_term(storable_term(term)); });
}

wob_status wob_document_add_term(wob_document *document, wob_slice term, uint32_t times,
                                 wob_error *error)
{
    return guarded(error, a_document,
                   [&] { document->document.add_term(storable_term(term), times); });
}

wob_status wob_document_set_value(wob_document *document, uint32_t slot, wob_slice value,
                                  wob_error *error)
{
    return guarded(error, a_document,
                   [&] { document->document.add_value(slot, string_of(value)); });
}

/* Queries -------------------------------------------------------------------------------------- */

/* By wob_operator. */
static const Xapian::Query::op operators[] = {
    Xapian::Query::OP_AND,       Xapian::Query::OP_OR,     Xapian::Query::OP_AND_NOT,
    Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_FILTER, Xapian::Query::OP_MAX,
    Xapian::Query::OP_SYNONYM,
};
static_assert(sizeof operators / sizeof *operators == WOB_SYNONYM + 1, "an operator is missing");

/* Hands over what `build` makes. */
template <typename Build>
static wob_status hand_over(wob_query **ret_query, wob_error *error, const Build &build)
{
    return guarded(error, "the query", [&] { *ret_query = new wob_query{build()}; });
}

wob_status wob_query_nothing(wob_query **ret_query, wob_error *error)
{
    return hand_over(ret_query, error, [] { return Xapian::Query::MatchNothing; });
}

wob_status wob_query_everything(wob_query **ret_query, wob_error *error)
{
    return hand_over(ret_query, error, [] { return Xapian::Query::MatchAll; });
}

wob_status wob_query_term(wob_slice term, wob_query **ret_query, wob_error *error)
{
    return hand_over(ret_query, error, [&] { return Xapian::Query(term_of(term)); });
}

/* Xapian folds any number of parts under each of these operators: no parts match nothing. */
wob_status wob_query_join(wob_operator op, wob_query *const *parts, size_t count,
                          wob_query **ret_query, wob_error *error)
{
    assert(op <= WOB_SYNONYM);
    return hand_over(ret_query, error, [&] {
        std::vector<Xapian::Query> queries;
        for (size_t i = 0; i < count; i++)
            queries.push_back(parts[i]->query);
        return Xapian::Query(operators[op], queries.begin(), queries.end());
    });
}

wob_status wob_query_filter(const wob_query *query, const wob_query *filter, wob_query **ret_query,
                            wob_error *error)
{
    return hand_over(ret_query, error, [&] {
        return Xapian::Query(Xapian::Query::OP_FILTER, query->query, filter->query);
    });
}

wob_status wob_query_scale(const wob_query *part, double factor, wob_query **ret_query,
                           wob_error *error)
{
    return hand_over(ret_query, error, [&] { return Xapian::Query(factor, part->query); });
}

/* A document without the value lies in no range, also where both bounds are open: what is set is
 * at least one NUL. */
wob_status wob_query_range(uint32_t slot, wob_slice low, wob_slice high, wob_query **ret_query,
                           wob_error *error)
{
    return hand_over(ret_query, error, [&] {
        const std::string from = low.size ? string_of(low) : std::string(1, '\0');
        if (high.size == 0)
            return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, from);
        return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, from, string_of(high));
    });
}

/* The documents whose value passes a test. Xapian asks it for documents that the rest of a query
 * found (check), or, where nothing else limits it, for one after another (next, skip_to). */
class tested_values final : public Xapian::ValuePostingSource
{
  public:
    tested_values(Xapian::valueno values, wob_value_test_fn test, std::string question)
        : ValuePostingSource(values), passes(test), asked(std::move(question))
    {
    }

    tested_values *clone() const override { return new tested_values(get_slot(), passes, asked); }

    void init(const Xapian::Database &database) override
    {
        ValuePostingSource::init(database);
        set_termfreq_min(0);
        ahead = false;
    }

    void next(double least) override
    {
        if (!ahead)
            ValuePostingSource::next(least);
        go_on(least);
    }

    void skip_to(Xapian::docid document, double least) override
    {
        ValuePostingSource::skip_to(document, least);
        go_on(least);
    }

    /* Without looking for the next one that passes: the rest of the query may not have it. */
    bool check(Xapian::docid document, double least) override
    {
        if (!at_end())
            ValuePostingSource::skip_to(document, least);
        ahead = !at_end() && get_docid() > document;
        return at_end() || (!ahead && passes(slice_of(asked), slice_of(get_value())));
    }

    std::string get_description() const override { return "<test of a value>"; }

  private:
    void go_on(double least)
    {
        ahead = false;
        while (!at_end() && !passes(slice_of(asked), slice_of(get_value())))
            ValuePostingSource::next(least);
    }

    wob_value_test_fn passes;
    std::string asked;
    bool ahead = false; /* a check went to a document behind the one asked for, not tested yet */
};

wob_status wob_query_test(const wob_query *query, uint32_t slot, wob_value_test_fn passes,
                          wob_slice asked, wob_query **ret_query, wob_error *error)
{
    return hand_over(ret_query, error, [&] {
        auto *source = new tested_values(slot, passes, string_of(asked));
        return Xapian::Query(Xapian::Query::OP_FILTER, query->query,
                             Xapian::Query(source->release()));
    });
}

void wob_query_free(wob_query *query)
{
    delete query;
}

wob_status wob_query_describe(const wob_query *query, wob_buffer *to, wob_error *error)
{
    return guarded(error, "the query",
                   [&] { wob_buffer_add(to, slice_of(query->query.get_description())); });
}

/* Searching ------------------------------------------------------------------------------------ */

/* Xapian's BM25+ without the plus (delta is 0), for the sake of its idf: log((N+1)/n) falls to
 * nothing only for what stands everywhere, where that of its BM25 does for what stands in half of
 * the documents, and common words of letters say something beside each other. k2 (a further
 * normalisation by length) is 0; k3 (how often the query says a word) and the least normalised
 * length stay at Xapian's defaults.
 *
 * That all documents pass is said for an error of Xapian 1.4.22: where an OP_MAX stands on top and
 * all its parts come to an end at once, Xapian weighs it again with none of them left. Below
 * another operator it is taken out in time. */
static void set_up(Xapian::Enquire &enquire, const wob_search &search)
{
    const double k2 = 0, k3 = 1, least_length = 0.5, delta = 0;
    const bool latest_first = true;
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_FILTER, search.query->query, Xapian::Query::MatchAll));
    enquire.set_weighting_scheme(
        Xapian::BM25PlusWeight(search.k1, k2, k3, search.b, least_length, delta));
    if (search.by_value)
        enquire.set_sort_by_value_then_relevance(search.sort_slot, latest_first);
    if (search.collapse)
        enquire.set_collapse_key(search.collapse_slot, search.collapse_most);
}

/* The data of all matches. Those of another machine come at once; here they are read in the order
 * in which they lie. */
static std::vector<std::string> fetch_data(const wob_database *database, const wob_search &search,
                                           Xapian::MSet &found)
{
    std::vector<std::string> data(found.size());
    std::vector<Xapian::doccount> order(found.size());
    std::iota(order.begin(), order.end(), 0);
    /* Xapian 1.4.22 counts from the first of all matches there, and reads before its list. */
    if (!database->shards.empty() && search.first == 0)
        found.fetch();
    else
        std::sort(order.begin(), order.end(),
                  [&](Xapian::doccount a, Xapian::doccount b) { return *found[a] < *found[b]; });
    for (const Xapian::doccount i : order)
        data[i] = found[i].get_document().get_data();
    return data;
}

wob_status wob_database_search(wob_database *database, const wob_search *search,
                               wob_matches **ret_matches, wob_error *error)
{
    return guarded(error, database, [&] {
        auto matches = std::make_unique<wob_matches>();
        Xapian::Enquire enquire(database->reading), counting(database->reading);
        set_up(enquire, *search);
        /* Xapian 1.4.22 counts matches of other processes twice where it sorts by a value. */
        const bool apart = search->by_value && !database->shards.empty();
        for (size_t i = 0; i < search->count_slot_count; i++)
            (apart ? counting : enquire)
                .add_matchspy(&matches->counts.emplace_back(search->count_slots[i]));

        Xapian::MSet found = enquire.get_mset(search->first, search->most, search->check_at_least);
        if (apart && search->count_slot_count) {
            counting.set_query(search->query->query);
            counting.set_weighting_scheme(Xapian::BoolWeight());
            counting.get_mset(0, 0, search->check_at_least);
        }
        matches->best.reserve(found.size());
        if (search->fetch)
            matches->data = fetch_data(database, *search, found);
        for (auto at = found.begin(); at != found.end(); ++at) {
            matches->best.push_back({*at, at.get_weight(), at.get_collapse_count()});
            if (search->by_value)
                matches->sorted_by.push_back(at.get_sort_key());
            if (search->collapse)
                matches->collapsed_by.push_back(at.get_collapse_key());
        }
        matches->path = database->path;
        matches->total = found.get_matches_estimated();
        matches->total_is_exact =
            found.get_matches_lower_bound() == found.get_matches_upper_bound();
        *ret_matches = matches.release();
    });
}

void wob_matches_free(wob_matches *matches)
{
    delete matches;
}

size_t wob_matches_count(const wob_matches *matches)
{
    return matches->best.size();
}

wob_match wob_matches_at(const wob_matches *matches, size_t rank)
{
    assert(rank < matches->best.size());
    return matches->best[rank];
}

wob_slice wob_matches_sort_value(const wob_matches *matches, size_t rank)
{
    assert(rank < matches->sorted_by.size());
    return slice_of(matches->sorted_by[rank]);
}

wob_slice wob_matches_collapse_value(const wob_matches *matches, size_t rank)
{
    assert(rank < matches->collapsed_by.size());
    return slice_of(matches->collapsed_by[rank]);
}

wob_slice wob_matches_data(const wob_matches *matches, size_t rank)
{
    assert(rank < matches->data.size());
    return slice_of(matches->data[rank]);
}

uint32_t wob_matches_total(const wob_matches *matches, bool *ret_exact)
{
    *ret_exact = matches->total_is_exact;
    return matches->total;
}

wob_status wob_matches_each_value(const wob_matches *matches, size_t slot_index, wob_value_fn call,
                                  void *context, wob_error *error)
{
    assert(slot_index < matches->counts.size());
    return guarded(error, matches->path.c_str(), [&] {
        const Xapian::ValueCountMatchSpy &spy = matches->counts[slot_index];
        return walk(spy.values_begin(), spy.values_end(), [&](const Xapian::TermIterator &at) {
            const std::string value = *at;
            return call(context, slice_of(value), at.get_termfreq(), error);
        });
    });
}

/* Stemming ------------------------------------------------------------------------------------- */

wob_status wob_stemmer_new(const char *algorithm, wob_stemmer **ret_stemmer, wob_error *error)
{
    return guarded(error, algorithm,
                   [&] { *ret_stemmer = new wob_stemmer{Xapian::Stem(algorithm)}; });
}

void wob_stemmer_free(wob_stemmer *stemmer)
{
    delete stemmer;
}

wob_status wob_stem(wob_stemmer *stemmer, wob_slice word, wob_buffer *to, wob_error *error)
{
    return guarded(error, "a stemmer",
                   [&] { wob_buffer_add(to, slice_of(stemmer->stem(string_of(word)))); });
}
