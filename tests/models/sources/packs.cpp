#include "packs.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace pedigree;

namespace packs {

namespace {

void put(std::string &to, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to += char(value >> (8 * i) & 0xFF);
}

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= std::uint8_t(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

void octal(std::string &block, std::size_t at, std::size_t width, std::uint64_t value)
{
    for (std::size_t i = width - 1; i-- > 0; value /= 8)
        block[at + i] = char('0' + value % 8);
}

}

std::string tar(const std::vector<TarEntry> &entries, bool endMark)
{
    std::string out;
    for (const TarEntry &entry : entries) {
        std::string block(512, '\0');
        entry.name.copy(block.data(), 100);
        octal(block, 100, 8, 0644);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, entry.size.value_or(entry.content.size()));
        octal(block, 136, 12, 0);
        block.replace(148, 8, "        ");
        block[156] = entry.type;
        entry.link.copy(block.data() + 157, 100);
        block.replace(257, 8, std::string("ustar\00000", 8));
        std::uint64_t sum = 0;
        for (const char c : block)
            sum += std::uint8_t(c);
        octal(block, 148, 7, sum);
        block[154] = '\0';
        out += block + entry.content;
        out.resize((out.size() + 511) / 512 * 512);
    }
    return out + std::string(endMark ? 1024 : 0, '\0');
}

std::string tar(const Files &files)
{
    std::vector<TarEntry> entries;
    for (const auto &[name, content] : files)
        entries.push_back({.name = name, .content = content});
    return tar(entries);
}

TarEntry pax(const std::string &keyword, const std::string &value)
{
    const std::string rest = ' ' + keyword + '=' + value + '\n';
    std::size_t length = rest.size() + 1;
    while (std::to_string(length).size() + rest.size() != length)
        ++length;
    return {.name = "pax", .content = std::to_string(length) + rest, .type = 'x'};
}

std::string zip(const std::vector<ZipEntry> &entries, const ZipShape &shape)
{
    std::string out = shape.before;
    std::string index;
    std::uint64_t rows = 0;
    std::uint64_t offset = 0;
    for (const ZipEntry &entry : entries) {
        const std::string localName = entry.localName.value_or(entry.name);
        const auto size = std::uint32_t(entry.content.size());
        if (entry.hasEntry) {
            offset = out.size() - shape.before.size();
            put(out, 0x04034b50, 4);
            put(out, 20, 2);
            put(out, entry.flags, 2);
            put(out, 0, 2); // stored
            put(out, 0x21, 4);
            put(out, crc32(entry.content), 4);
            put(out, size, 4);
            put(out, size, 4);
            put(out, localName.size(), 2);
            put(out, 0, 2);
            out += localName + entry.content;
        }
        for (int row = 0; row < entry.rows; ++row, ++rows) {
            const std::uint32_t said = entry.size.value_or(size);
            put(index, 0x02014b50, 4);
            put(index, 3 << 8 | 20, 2);
            put(index, 20, 2);
            put(index, entry.flags, 2);
            put(index, 0, 2);
            put(index, 0x21, 4);
            put(index, crc32(entry.content), 4);
            put(index, shape.zip64 ? 0xFFFFFFFF : said, 4);
            put(index, shape.zip64 ? 0xFFFFFFFF : said, 4);
            put(index, entry.name.size(), 2);
            put(index, shape.zip64 ? 28 : 0, 2);
            put(index, 0, 2);
            put(index, 0, 2);
            put(index, 0, 2);
            put(index, entry.mode << 16, 4);
            put(index, shape.zip64 ? 0xFFFFFFFF : offset, 4);
            index += entry.name;
            if (shape.zip64) {
                put(index, 1, 2);
                put(index, 24, 2);
                put(index, said, 8);
                put(index, said, 8);
                put(index, offset, 8);
            }
        }
    }
    out += shape.between;
    const std::uint64_t start = out.size() - shape.before.size();
    out += index;
    if (shape.zip64) {
        const std::uint64_t end64 = out.size() - shape.before.size();
        put(out, 0x06064b50, 4);
        put(out, 44, 8);
        put(out, 45, 2);
        put(out, 45, 2);
        put(out, 0, 8);
        put(out, rows, 8);
        put(out, rows, 8);
        put(out, index.size(), 8);
        put(out, start, 8);
        put(out, 0x07064b50, 4);
        put(out, 0, 4);
        put(out, end64, 8);
        put(out, 1, 4);
    }
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, shape.count.value_or(std::uint16_t(rows)), 2);
    put(out, shape.count.value_or(std::uint16_t(rows)), 2);
    put(out, shape.zip64 ? 0xFFFFFFFF : index.size(), 4);
    put(out, shape.zip64 ? 0xFFFFFFFF : start, 4);
    put(out, shape.comment.size(), 2);
    return out + shape.comment + shape.after;
}

std::string zip(const Files &files)
{
    std::vector<ZipEntry> entries;
    for (const auto &[name, content] : files)
        entries.push_back({.name = name, .content = content});
    return zip(entries);
}

namespace {

la_ssize_t keep(struct archive *, void *to, const void *bytes, std::size_t size)
{
    static_cast<std::string *>(to)->append(static_cast<const char *>(bytes), size);
    return la_ssize_t(size);
}

void require(struct archive *archive, int answer)
{
    if (answer != ARCHIVE_OK) {
        std::fprintf(stderr, "libarchive: %s\n", archive_error_string(archive));
        std::abort();
    }
}

}

std::string written(const char *format, const char *filter, const Files &files, const char *options)
{
    std::string out;
    struct archive *const archive = archive_write_new();
    require(archive, archive_write_set_format_by_name(archive, format));
    if (std::strcmp(filter, "none") != 0)
        require(archive, archive_write_add_filter_by_name(archive, filter));
    if (options)
        require(archive, archive_write_set_options(archive, options));
    archive_write_set_bytes_in_last_block(archive, 1);
    require(archive, archive_write_open(archive, &out, nullptr, &keep, nullptr));
    for (const auto &[name, content] : files) {
        archive_entry *const entry = archive_entry_new();
        archive_entry_set_pathname_utf8(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, std::int64_t(content.size()));
        require(archive, archive_write_header(archive, entry));
        if (archive_write_data(archive, content.data(), content.size()) != la_ssize_t(content.size()))
            std::abort();
        archive_entry_free(entry);
    }
    require(archive, archive_write_close(archive));
    archive_write_free(archive);
    return out;
}

std::string compressed(const char *filter, const std::string &bytes)
{
    return written("raw", filter, {{"raw", bytes}});
}

void Collector::file(const sources::FileEntry &entry, ByteStream &stream)
{
    files.push_back({entry, {}, 0});
    if (!reads)
        return;
    while (true) {
        const auto got = stream.read(m_buffer.data(), m_buffer.size());
        if (!got) {
            errors.push_back(got.error());
            return;
        }
        if (*got == 0)
            return;
        auto &mine = files.back();
        mine.bytes += *got;
        bytes += *got;
        if (mine.content.size() < 1024 * 1024)
            mine.content.append(m_buffer, 0, *got);
    }
}

std::vector<std::string> Collector::paths() const
{
    std::vector<std::string> all;
    for (const Got &file : files)
        all.push_back(file.entry.path);
    return all;
}

std::string Collector::content(const std::string &path) const
{
    for (const Got &file : files)
        if (file.entry.path == path)
            return file.content;
    return "(none)";
}

std::vector<std::string> Collector::complaints() const
{
    std::vector<std::string> all;
    for (const Problem &problem : problems)
        all.push_back(std::string(name(problem.code)) + ' ' + problem.where.file);
    for (const Error &error : errors)
        all.push_back(std::string(name(error.code)) + ' ' + error.where.file);
    std::ranges::sort(all);
    return all;
}

const Problem *Collector::complaint(Code code) const
{
    const auto found = std::ranges::find(problems, code, &Problem::code);
    return found == problems.end() ? nullptr : &*found;
}

Collector walked(const std::string &bytes, const Limits &limits)
{
    Collector collector;
    if (!sources::walkBytes("pack", bytes, collector, limits, Watch()))
        std::abort();
    return collector;
}

}
