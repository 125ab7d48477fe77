#include "models/sources/zipindex.h"

#include "models/base/utf8.h"

#include <algorithm>
#include <array>

namespace pedigree::sources {

namespace {

constexpr std::string_view endSignature = "PK\5\6";      // APPNOTE 4.3.16
constexpr std::uint32_t end64Signature = 0x06064b50;    // 4.3.14
constexpr std::uint32_t locatorSignature = 0x07064b50;  // 4.3.15
constexpr std::uint32_t rowSignature = 0x02014b50;      // 4.3.12
constexpr std::uint32_t localSignature = 0x04034b50;    // 4.3.7
constexpr std::size_t endBytes = 22;
constexpr std::size_t end64Bytes = 56;
constexpr std::size_t locatorBytes = 20;
constexpr std::size_t rowBytes = 46;
constexpr std::size_t localBytes = 30;
constexpr std::size_t mostComment = 65'535;
constexpr std::uint64_t mostDescriptor = 24; // 4.3.9, signature and 8-byte sizes
constexpr std::uint16_t sizesFollow = 1 << 3;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= std::uint64_t(std::uint8_t(bytes[at + i])) << (8 * i);
    return value;
}
std::uint16_t u16(std::string_view bytes, std::size_t at) { return std::uint16_t(number(bytes, at, 2)); }
std::uint32_t u32(std::string_view bytes, std::size_t at) { return std::uint32_t(number(bytes, at, 4)); }
std::uint64_t u64(std::string_view bytes, std::size_t at) { return number(bytes, at, 8); }

Error damaged(const char *what)
{
    return Error{Code::Damaged, what,
                 QT_TRANSLATE_NOOP("models", "Ask for it again; compare its digest with the sender's."), {}};
}

/// Bytes of a stream, a window at a time.
class Window {
public:
    explicit Window(SeekableStream &stream) : m_stream(stream) {}

    /// `size` bytes from `offset`, or fewer at the end.
    Result<std::string_view> at(std::uint64_t offset, std::size_t size)
    {
        if (offset < m_start || offset + size > m_start + m_bytes.size()) {
            m_bytes.resize(std::max(size, std::size_t(64 * 1024)));
            const auto got = readFully(m_stream, offset, m_bytes.data(), m_bytes.size());
            if (!got)
                return got.error();
            m_bytes.resize(*got);
            m_start = offset;
        }
        return std::string_view(m_bytes).substr(std::size_t(offset - m_start), size);
    }

private:
    SeekableStream &m_stream;
    std::string m_bytes;
    std::uint64_t m_start = 0;
};

struct EndRecord {
    std::uint64_t position; ///< of the record that says where the index ends
    std::uint64_t end;      ///< first byte behind record and comment
    std::uint64_t rows;
    std::uint64_t size;     ///< of the index
    std::uint64_t offset;   ///< of the index, as said
};

Result<EndRecord> readEnd(SeekableStream &stream, std::size_t comment)
{
    const std::uint64_t length = stream.length();
    const std::size_t want = std::size_t(std::min<std::uint64_t>(length, endBytes + comment));
    std::string tail(want, '\0');
    const auto got = readFully(stream, length - want, tail.data(), want);
    if (!got)
        return got.error();
    tail.resize(*got);

    // The last record whose comment ends with the file; else the last one whose comment fits.
    std::size_t found = tail.npos;
    for (std::size_t at = tail.rfind(endSignature); at != tail.npos; at = at == 0 ? tail.npos : tail.rfind(endSignature, at - 1)) {
        if (at + endBytes > tail.size())
            continue;
        const std::size_t end = at + endBytes + u16(tail, at + 20);
        if (end == tail.size()) {
            found = at;
            break;
        }
        if (found == tail.npos && end < tail.size())
            found = at;
    }
    if (found == tail.npos)
        return damaged(QT_TRANSLATE_NOOP("models", "The zip has no end record: it is cut off, or no zip."));

    const std::string_view record = std::string_view(tail).substr(found);
    const std::uint64_t position = length - tail.size() + found;
    EndRecord end{.position = position, .end = position + endBytes + u16(record, 20), .rows = u16(record, 10),
                  .size = u32(record, 12), .offset = u32(record, 16)};

    if (position >= locatorBytes + end64Bytes) {
        std::array<char, locatorBytes> locatorBuffer;
        const auto there = readFully(stream, position - locatorBytes, locatorBuffer.data(), locatorBytes);
        if (!there)
            return there.error();
        const std::string_view locator(locatorBuffer.data(), *there);
        if (*there == locatorBytes && u32(locator, 0) == locatorSignature) {
            // Where the locator says, or right in front of it when something was put before the zip.
            for (const std::uint64_t at : {u64(locator, 8), position - locatorBytes - end64Bytes}) {
                std::array<char, end64Bytes> buffer;
                const auto read = readFully(stream, at, buffer.data(), end64Bytes);
                if (!read)
                    return read.error();
                const std::string_view big(buffer.data(), *read);
                if (*read == end64Bytes && u32(big, 0) == end64Signature) {
                    end.position = at;
                    end.rows = u64(big, 32);
                    end.size = u64(big, 40);
                    end.offset = u64(big, 48);
                    break;
                }
            }
        }
    }
    return end;
}

// The zip64 extra field (4.5.3) holds, in this order, those of the three that don't fit.
void readExtra(std::string_view extra, ZipRow &row, bool bigSize, bool bigCompressed, bool bigOffset)
{
    while (extra.size() >= 4) {
        const std::uint16_t id = u16(extra, 0);
        const std::size_t size = std::min<std::size_t>(u16(extra, 2), extra.size() - 4);
        if (id == 1) {
            std::string_view field = extra.substr(4, size);
            for (const auto &[big, target] : {std::pair{bigSize, &row.size}, std::pair{bigCompressed, &row.compressed},
                                              std::pair{bigOffset, &row.offset}})
                if (big && field.size() >= 8) {
                    *target = u64(field, 0);
                    field.remove_prefix(8);
                }
            return;
        }
        extra.remove_prefix(4 + size);
    }
}

}

bool ZipRow::isSpecial() const
{
    if (host != 3 && host != 19)
        return false;
    const std::uint32_t type = attributes >> 28; // the upper four bits of st_mode
    return type != 0 && type != 8 && type != 4;  // neither file nor folder
}

bool endsLikeZip(SeekableStream &stream, Comment comment)
{
    const auto end = readEnd(stream, comment == Comment::Any ? mostComment : 0);
    if (!end || end->end != stream.length() || end->rows == 0 || end->size > end->position)
        return false;
    std::array<char, 4> first;
    const auto got = readFully(stream, end->position - end->size, first.data(), first.size());
    return got && *got == first.size() && u32({first.data(), first.size()}, 0) == rowSignature;
}

Result<ZipIndex> readZipIndex(SeekableStream &stream, std::uint64_t mostRows, const Limits &limits, const Watch &watch)
{
    const auto end = readEnd(stream, mostComment);
    if (!end)
        return end.error();
    if (end->size > end->position)
        return damaged(QT_TRANSLATE_NOOP("models", "The zip's index is larger than the zip: it is cut off in front."));

    // The index ends where its end record stands. When it says it begins elsewhere, something was put in front of the zip.
    ZipIndex index{.rows = {}, .declared = end->rows, .before = 0, .after = stream.length() - end->end,
                   .start = end->position - end->size};
    std::uint64_t shift = index.start - end->offset;
    if (end->offset > index.start) {
        index.start = end->offset;
        shift = 0;
    }
    index.before = shift;
    if (end->rows > mostRows)
        return beyond(Limits::Entries, limits);

    Window window(stream);
    std::uint64_t at = index.start;
    while (at < end->position) {
        if (watch.stopped())
            return Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}, {}};
        const auto head = window.at(at, rowBytes);
        if (!head)
            return head.error();
        if (head->size() < rowBytes || u32(*head, 0) != rowSignature)
            break;
        if (index.rows.size() >= mostRows)
            return beyond(Limits::Entries, limits);
        const std::string_view row = *head;
        const std::size_t nameBytes = u16(row, 28);
        const std::size_t extraBytes = u16(row, 30);
        const std::size_t commentBytes = u16(row, 32);
        ZipRow next{.name = {}, .compressed = u32(row, 20), .size = u32(row, 24), .offset = u32(row, 42),
                    .attributes = u32(row, 38), .flags = u16(row, 8), .method = u16(row, 10),
                    .host = std::uint8_t(row[5])};
        const auto rest = window.at(at + rowBytes, nameBytes + extraBytes);
        if (!rest)
            return rest.error();
        if (rest->size() < nameBytes + extraBytes)
            return damaged(QT_TRANSLATE_NOOP("models", "The zip's index breaks off."));
        next.name = rest->substr(0, nameBytes);
        readExtra(rest->substr(nameBytes), next, next.size == 0xFFFFFFFF, next.compressed == 0xFFFFFFFF,
                  next.offset == 0xFFFFFFFF);
        if (__builtin_add_overflow(next.offset, shift, &next.offset) || next.offset >= index.start)
            return damaged(QT_TRANSLATE_NOOP("models", "A row of the zip's index points outside the zip."));
        index.rows.push_back(std::move(next));
        at += rowBytes + nameBytes + extraBytes + commentBytes;
    }
    if (index.rows.empty() && end->size > 0)
        return damaged(QT_TRANSLATE_NOOP("models", "The zip's index is not where its end record says."));
    std::ranges::stable_sort(index.rows, {}, &ZipRow::offset);
    return index;
}

Result<std::vector<ZipDispute>> disputes(const ZipIndex &index, SeekableStream &stream, const Watch &watch)
{
    std::vector<ZipDispute> found;
    // Older tools count rows in 16 bits and let it run over.
    if (index.declared != index.rows.size() && (index.rows.size() & 0xFFFF) != index.declared)
        found.push_back({{},
                         {QT_TRANSLATE_NOOP("models", "The zip's end record counts %1 entries, its index has %2."),
                          {std::to_string(index.declared), std::to_string(index.rows.size())}},
                         index.start});

    std::uint64_t shared = 0;
    std::uint64_t sharedAt = 0;
    std::uint64_t expected = index.before; // where the next entry should begin at the earliest
    bool descriptor = false;
    const auto gap = [&](std::uint64_t next) {
        if (next > expected && next - expected > (descriptor ? mostDescriptor : 0))
            found.push_back({{},
                             {QT_TRANSLATE_NOOP("models", "%1 bytes from byte %2 on belong to no entry of the zip's index."),
                              {std::to_string(next - expected), std::to_string(expected)}},
                             expected});
    };
    Window window(stream);
    for (std::size_t i = 0; i < index.rows.size(); ++i) {
        if (watch.stopped())
            return Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}, {}};
        const ZipRow &row = index.rows[i];
        if (i > 0 && row.offset == index.rows[i - 1].offset) {
            ++shared;
            sharedAt = row.offset;
            continue;
        }
        const auto header = window.at(row.offset, localBytes + row.name.size());
        if (!header)
            return header.error();
        if (header->size() < localBytes || u32(*header, 0) != localSignature) {
            found.push_back({row.name,
                             QT_TRANSLATE_NOOP("models", "The zip's index names this file, but no entry stands there."),
                             row.offset});
            continue;
        }
        const std::string_view local = *header;
        const std::size_t nameBytes = u16(local, 26);
        const std::uint16_t flags = u16(local, 6);
        if (row.offset < expected)
            found.push_back({row.name, QT_TRANSLATE_NOOP("models", "This entry begins inside another one."), row.offset});
        else
            gap(row.offset);
        if (nameBytes != row.name.size() || local.substr(localBytes, nameBytes) != row.name) {
            const auto whole = window.at(row.offset + localBytes, nameBytes);
            if (!whole)
                return whole.error();
            found.push_back({row.name,
                             {QT_TRANSLATE_NOOP("models", "The zip's index calls this “%1”, the entry itself says “%2”."),
                              {shown(row.name, 200), shown(*whole, 200)}},
                             row.offset});
        }
        const auto again = window.at(row.offset, localBytes);
        if (!again)
            return again.error();
        const bool sizesHere = !(flags & sizesFollow) && u32(*again, 18) != 0xFFFFFFFF && u32(*again, 22) != 0xFFFFFFFF;
        if (u16(*again, 8) != row.method || (flags & 1) != (row.flags & 1)
            || (sizesHere && (u32(*again, 18) != row.compressed || u32(*again, 22) != row.size)))
            found.push_back({row.name,
                             QT_TRANSLATE_NOOP("models", "The zip's index and the entry itself differ in size, method or encryption."),
                             row.offset});
        descriptor = flags & sizesFollow;
        std::uint64_t next = row.offset + localBytes + nameBytes + u16(*again, 28);
        if (__builtin_add_overflow(next, row.compressed, &next) || next > index.start) {
            found.push_back({row.name, QT_TRANSLATE_NOOP("models", "This entry reaches beyond the zip's index."), row.offset});
            next = index.start;
        }
        expected = std::max(expected, next);
    }
    gap(index.start);
    if (shared > 0)
        found.push_back({{},
                         {QT_TRANSLATE_NOOP("models", "%1 further names of the zip's index stand on entries that already have one."),
                          {std::to_string(shared)}},
                         sharedAt});
    return found;
}

}
