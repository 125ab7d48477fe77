#include "models/sources/packsource.h"

#include "models/base/utf8.h"
#include "models/sources/packname.h"
#include "models/sources/tarheaders.h"
#include "models/sources/unpacker.h"
#include "models/sources/zipindex.h"

#include <archive_entry.h>

#include <map>

namespace pedigree::sources {

namespace {

/// The bytes of the entry an Unpacker stands at.
class EntryStream final : public ByteStream {
public:
    struct Facts {
        std::string path;
        std::optional<std::uint64_t> size;       ///< as the pack says
        std::optional<std::uint64_t> compressed; ///< as the pack says; none where nothing is compressed by entry
    };

    EntryStream(Unpacker &unpacker, Facts facts, Budget &budget, const Limits &limits, const Watch &watch)
        : m_unpacker(unpacker), m_facts(std::move(facts)), m_budget(budget), m_limits(limits), m_watch(watch)
    {
    }

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_error)
            return *m_error;
        if (auto there = refill(); !there) {
            m_error = there.error();
            m_error->where.file = m_facts.path;
            return *m_error;
        }
        const std::size_t count = std::min(size, m_block.size());
        if (count > 0)
            std::memcpy(to, m_block.data(), count);
        m_block.remove_prefix(count);
        return count;
    }
    std::optional<std::uint64_t> size() const override { return m_facts.size; }

private:
    Result<Done> refill();

    Unpacker &m_unpacker;
    Facts m_facts;
    Budget &m_budget;
    const Limits &m_limits;
    const Watch &m_watch;
    std::string_view m_block;
    std::uint64_t m_out = 0;
    std::optional<Error> m_error;
    bool m_ended = false;
};

Result<Done> EntryStream::refill()
{
    while (m_block.empty() && !m_ended) {
        if (m_watch.stopped())
            return Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}, {}};
        const auto block = m_unpacker.block();
        if (!block)
            return block.error();
        if (block->hole)
            return Error{Code::NotRegular, QT_TRANSLATE_NOOP("models", "A sparse file in a pack isn't read."),
                         QT_TRANSLATE_NOOP("models", "Ask for a pack that holds the whole file."), {}};
        m_block = block->bytes;
        m_ended = m_block.empty();
        m_out += m_block.size();
        if (m_facts.size && (m_out > *m_facts.size || (m_ended && m_out != *m_facts.size)))
            return Error{Code::Damaged,
                         {QT_TRANSLATE_NOOP("models", "The pack says this file has %1 bytes; it has %2."),
                          {std::to_string(*m_facts.size), m_ended ? std::to_string(m_out) : "more"}},
                         QT_TRANSLATE_NOOP("models", "Ask for it again; compare its digest with the sender's."), {}};
        if (m_facts.compressed) {
            if (auto spent = m_budget.spend(m_block.size(), m_limits, m_facts.path); !spent)
                return spent.error();
            if (isBeyondRatio(m_out, *m_facts.compressed, m_limits))
                return beyond(Limits::Ratio, m_limits);
        }
    }
    return Done{};
}

/// What all packs have in common: names are checked, what isn't a file is refused, bounds are kept.
class PackWalk {
public:
    PackWalk(const FileEntry &pack, const Surroundings &inside, Walker &walker)
        : m_pack(pack), m_inside(inside), m_walker(walker)
    {
    }

    /// One more entry; false when the bound is reached.
    bool mayGoOn();
    /// The path of an entry within the SOURCE; none when the name is refused, or the entry is the pack's own root.
    std::optional<std::string> pathOf(std::string_view name, bool folder);
    /// A second file under the same name, or one that would take its place on another disk.
    void checkTwice(const std::string &path);
    void file(Unpacker &unpacker, EntryStream::Facts facts);
    void refuseLink(const std::string &path, const char *target);
    void refuseSpecial(const std::string &path);
    void refuse(const Error &error, Severity severity = Severity::Error);
    void conflict(const std::string &path, Text what, std::uint64_t offset);
    /// Closing words; `clean`: no error ended it.
    void finish(bool clean);
    bool isOver() const { return m_walker.stopped() || m_inside.budget->bound(); }
    Walker &walker() { return m_walker; }
    std::uint64_t entries() const { return m_entries; }

private:
    const FileEntry &m_pack;
    const Surroundings &m_inside;
    Walker &m_walker;
    std::uint64_t m_entries = 0;
    std::map<std::string, std::string> m_names; ///< folded → path as first met
};

bool PackWalk::mayGoOn()
{
    if (isOver())
        return false;
    ++m_entries;
    return bool(m_inside.budget->spendEntry(m_walker.limits(), m_pack.path));
}

std::optional<std::string> PackWalk::pathOf(std::string_view name, bool folder)
{
    auto safe = safeName(name, folder, m_walker.limits());
    if (!safe) {
        safe.error().where.file = m_inside.prefix + shown(name, 300);
        m_walker.problem(safe.error());
        return std::nullopt;
    }
    if (safe->empty())
        return std::nullopt;
    const std::string path = m_inside.prefix + printable(*safe);
    if (firstBadUtf8(*safe) != safe->npos)
        m_walker.problem({.severity = Severity::Warning,
                          .code = Code::BadUtf8,
                          .message = QT_TRANSLATE_NOOP("models", "This name is not UTF-8; its odd bytes are shown escaped."),
                          .where = {.file = path}});
    return path;
}

void PackWalk::checkTwice(const std::string &path)
{
    const auto [first, isNew] = m_names.try_emplace(folded(path), path);
    if (isNew)
        return;
    const bool same = first->second == path;
    m_walker.problem({.severity = Severity::Error,
                      .code = Code::Conflict,
                      .message = same ? Text{QT_TRANSLATE_NOOP("models", "The pack holds two files of this name.")}
                                      : Text{QT_TRANSLATE_NOOP("models", "On many disks this is the same name as “%1”."),
                                             {shown(first->second)}},
                      .hint = QT_TRANSLATE_NOOP("models", "Both are read. Ask the sender which of them is meant."),
                      .where = {.file = path},
                      .other = Where{.file = first->second}});
}

void PackWalk::file(Unpacker &unpacker, EntryStream::Facts facts)
{
    checkTwice(facts.path);
    const FileEntry entry{.path = facts.path, .inside = m_inside.pack, .size = facts.size};
    EntryStream stream(unpacker, std::move(facts), *m_inside.budget, m_walker.limits(), m_walker.watch());
    m_walker.offer(entry, stream, m_inside, Walker::Role::Member);
}

void PackWalk::refuseLink(const std::string &path, const char *target)
{
    m_walker.problem({.severity = Severity::Warning,
                      .code = Code::NotRegular,
                      .message = {QT_TRANSLATE_NOOP("models", "This is a link to “%1”; links are not followed."),
                                  {shown(target ? target : "", 200)}},
                      .where = {.file = path}});
}

void PackWalk::refuseSpecial(const std::string &path)
{
    m_walker.problem({.severity = Severity::Warning,
                      .code = Code::NotRegular,
                      .message = QT_TRANSLATE_NOOP("models", "This is a link, device, pipe or socket; it isn't read."),
                      .where = {.file = path}});
}

void PackWalk::refuse(const Error &error, Severity severity)
{
    Problem problem = problemFrom(error, severity);
    if (problem.where.file.empty())
        problem.where.file = m_pack.path;
    m_walker.problem(std::move(problem));
}

void PackWalk::conflict(const std::string &path, Text what, std::uint64_t offset)
{
    m_walker.problem({.severity = Severity::Error,
                      .code = Code::Conflict,
                      .message = std::move(what),
                      .hint = QT_TRANSLATE_NOOP("models", "Another tool would see another pack. Ask the sender for one made anew."),
                      .where = {.file = path.empty() ? m_pack.path : path, .offset = offset}});
}

void PackWalk::finish(bool clean)
{
    if (m_walker.stopped())
        return;
    if (const auto bound = m_inside.budget->bound())
        return m_walker.problem(beyond(*bound, m_walker.limits(), Where{.file = m_pack.path}));
    if (clean && m_entries == 0)
        m_walker.problem({.severity = Severity::Error,
                          .code = Code::Damaged,
                          .message = QT_TRANSLATE_NOOP("models", "The pack is empty."),
                          .hint = QT_TRANSLATE_NOOP("models", "Ask for it again; compare its digest with the sender's."),
                          .where = {.file = m_pack.path}});
}

// The bytes of a name as they stand in the pack. The library hands them on as they are where it didn't recode them for the
// locale; where it did and they are no UTF-8 any more, it can say them in UTF-8.
std::string nameOf(archive_entry *entry)
{
    const char *const raw = archive_entry_pathname(entry);
    if (raw && firstBadUtf8(raw) == std::string_view::npos)
        return raw;
    const char *const utf8 = archive_entry_pathname_utf8(entry);
    return utf8 ? utf8 : raw ? raw : "";
}

void walkEntry(PackWalk &pack, Unpacker &unpacker, archive_entry *entry)
{
    const auto type = archive_entry_filetype(entry);
    const bool folder = type == AE_IFDIR;
    const auto path = pack.pathOf(nameOf(entry), folder);
    if (!path || folder)
        return;
    if (const char *const target = archive_entry_hardlink(entry))
        return pack.refuseLink(*path, target);
    if (type == AE_IFLNK)
        return pack.refuseLink(*path, archive_entry_symlink(entry));
    if (type != AE_IFREG)
        return pack.refuseSpecial(*path);
    if (archive_entry_sparse_reset(entry) > 0)
        return pack.refuse(Error{Code::NotRegular, QT_TRANSLATE_NOOP("models", "A sparse file in a pack isn't read."),
                                 QT_TRANSLATE_NOOP("models", "Ask for a pack that holds the whole file."),
                                 Where{.file = *path}},
                           Severity::Warning);
    if (archive_entry_is_data_encrypted(entry) || archive_entry_is_metadata_encrypted(entry))
        return pack.refuse(Error{Code::Encrypted, QT_TRANSLATE_NOOP("models", "This file is encrypted."),
                                 QT_TRANSLATE_NOOP("models", "Unpack it with its password, and open the folder."),
                                 Where{.file = *path}});
    std::optional<std::uint64_t> size;
    if (archive_entry_size_is_set(entry))
        size = std::uint64_t(std::max<std::int64_t>(archive_entry_size(entry), 0));
    pack.file(unpacker, {.path = *path, .size = size, .compressed = std::nullopt});
}

/// A zip without an index that can be used: its entries, one behind the other, as far as they go.
void walkZipEntries(PackWalk &pack, SeekableStream &stream, const std::string &name)
{
    stream.rewind();
    Unpacker unpacker(PackKind::Zip, stream, name);
    while (true) {
        const auto entry = unpacker.next();
        if (!entry)
            return pack.refuse(entry.error());
        if (!*entry || !pack.mayGoOn())
            return;
        walkEntry(pack, unpacker, *entry);
    }
}

void walkZipRow(PackWalk &pack, Unpacker &unpacker, const ZipRow &row)
{
    const auto path = pack.pathOf(row.name, row.isFolder());
    if (!path || row.isFolder())
        return;
    if (row.isSpecial())
        return pack.refuseSpecial(*path);
    if (row.isEncrypted())
        return pack.refuse(Error{Code::Encrypted, QT_TRANSLATE_NOOP("models", "This file is encrypted."),
                                 QT_TRANSLATE_NOOP("models", "Unpack it with its password, and open the folder."),
                                 Where{.file = *path}});
    pack.file(unpacker, {.path = *path, .size = row.size, .compressed = row.compressed});
}

}

void walkZip(const FileEntry &file, SeekableStream &stream, const Surroundings &inside, Walker &walker)
{
    PackWalk pack(file, inside, walker);
    const auto index = readZipIndex(stream, inside.budget->entriesLeft(), walker.limits(), walker.watch());
    if (!index) {
        // Too many rows are said once: here, or by finish() when there are as many entries.
        const bool tooMany = index.error().code == Code::TooMany;
        if (!tooMany)
            pack.refuse(index.error());
        walkZipEntries(pack, stream, file.path);
        if (tooMany && !inside.budget->bound())
            pack.refuse(index.error());
        return pack.finish(false);
    }
    if (index->before > 0)
        pack.conflict({},
                      {QT_TRANSLATE_NOOP("models", "%1 bytes stand in front of the pack."), {std::to_string(index->before)}},
                      0);
    if (index->after > 0)
        pack.conflict({},
                      {QT_TRANSLATE_NOOP("models", "%1 bytes follow behind the end of the pack."),
                       {std::to_string(index->after)}},
                      stream.length() - index->after);
    const auto found = disputes(*index, stream, walker.watch());
    if (!found)
        pack.refuse(found.error());
    else
        for (const ZipDispute &dispute : *found)
            pack.conflict(dispute.path.empty() ? dispute.path : inside.prefix + printable(dispute.path), dispute.what,
                          dispute.offset);

    // The library goes through the entries by offset, and takes one of the rows that share an entry.
    Unpacker unpacker(stream, file.path);
    std::size_t row = 0;
    while (row < index->rows.size()) {
        const auto entry = unpacker.next();
        if (!entry || !*entry) {
            if (!entry)
                pack.refuse(entry.error());
            else
                pack.conflict({}, QT_TRANSLATE_NOOP("models", "The zip's index names more files than can be found in it."),
                              index->start);
            return pack.finish(false);
        }
        if (!pack.mayGoOn())
            break;
        const ZipRow &first = index->rows[row];
        walkZipRow(pack, unpacker, first);
        while (row < index->rows.size() && index->rows[row].offset == first.offset)
            ++row;
    }
    pack.finish(true);
}

void walkTar(const FileEntry &file, ByteStream &stream, const Surroundings &inside, Walker &walker)
{
    PackWalk pack(file, inside, walker);
    RememberingStream remembering(stream);
    Unpacker unpacker(PackKind::Tar, remembering, file.path);
    while (true) {
        const auto entry = unpacker.next();
        if (!entry) {
            if (!inside.budget->bound())
                pack.refuse(entry.error());
            return pack.finish(false);
        }
        if (!*entry)
            break;
        if (!pack.mayGoOn())
            return pack.finish(false);
        const auto headers = remembering.passed(unpacker.headerStart(), unpacker.consumed());
        if (!headers || hidesNul(*headers))
            pack.refuse(Error{Code::UnsafePath,
                              {headers ? QT_TRANSLATE_NOOP("models", "A name with a NUL in it is refused: “%1”.")
                                       : QT_TRANSLATE_NOOP("models", "The header of “%1” is too long to be honest."),
                               {shown(nameOf(*entry), 200)}},
                              QT_TRANSLATE_NOOP("models", "Ask the sender for a pack whose names all lie inside it."), {}});
        else
            walkEntry(pack, unpacker, *entry);
    }

    // POSIX pax: two blocks of zeros close a tar. Without them it may have been cut off between two entries.
    if (pack.entries() > 0 && !isZero(unpacker.before(512)))
        pack.refuse(Error{Code::Damaged, QT_TRANSLATE_NOOP("models", "The pack has no end mark: it may be cut off."),
                          QT_TRANSLATE_NOOP("models", "Compare its digest with the sender's."), {}},
                    Severity::Warning);
    bool trailing = !isZero(unpacker.left());
    std::string rest(64 * 1024, '\0');
    while (!trailing && !pack.isOver()) {
        const auto got = stream.read(rest.data(), rest.size());
        if (!got) {
            if (!inside.budget->bound())
                pack.refuse(got.error());
            break;
        }
        if (*got == 0)
            break;
        trailing = !isZero(std::string_view(rest).substr(0, *got));
    }
    if (trailing)
        pack.conflict({}, QT_TRANSLATE_NOOP("models", "More bytes follow behind the end of the pack."), unpacker.consumed());
    pack.finish(true);
}

}
