#include "ui/inspector/documenttext.h"

#include "ui/adapters/text.h"

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

/// A row is never longer, so that a document without line feeds can be painted too.
constexpr std::uint64_t longestRow = 2000;
constexpr std::uint64_t hexColumns = 16;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

} // namespace

std::shared_ptr<const DocumentText> DocumentText::of(const EvidenceFile &file, Form form, const Watch &watch)
{
    auto text = std::make_shared<DocumentText>();
    text->m_bytes = file.bytes ? file.bytes : toBytes({});
    text->m_form = form;
    const std::string_view bytes = *text->m_bytes;
    if (form == Form::Hex) {
        for (std::uint64_t at = 0; at < bytes.size(); at += hexColumns)
            text->m_rows.push_back({at, at / hexColumns + 1});
        text->m_lines = text->m_rows.size();
    } else {
        std::uint64_t at = 0;
        std::uint64_t line = 0;
        while (at < bytes.size() && !watch.stopped()) {
            const auto feed = bytes.find('\n', at);
            const std::uint64_t end = feed == bytes.npos ? bytes.size() : feed;
            text->m_rows.push_back({at, ++line});
            while (end - at > longestRow) {
                at += longestRow;
                while (at < end && (std::uint8_t(bytes[at]) & 0xC0U) == 0x80U)
                    ++at;
                text->m_rows.push_back({at, 0});
            }
            at = end + 1;
        }
        text->m_lines = line;
    }
    if (text->m_rows.empty())
        text->m_rows.push_back({0, 1});
    if (file.bytes && !watch.stopped())
        text->m_places = std::make_shared<Places>(file);
    return text;
}

const Tree *DocumentText::tree() const
{
    return m_places ? m_places->tree() : nullptr;
}

std::size_t DocumentText::rowOf(std::uint64_t offset) const
{
    const auto after = std::ranges::upper_bound(m_rows, offset, {}, &Row::start);
    return after == m_rows.begin() ? 0 : std::size_t(after - m_rows.begin()) - 1;
}

std::uint64_t DocumentText::end(std::size_t row) const
{
    std::uint64_t end = row + 1 < m_rows.size() ? m_rows[row + 1].start : bytes().size();
    if (m_form == Form::Text && end > m_rows[row].start && bytes()[end - 1] == '\n')
        --end;
    return end;
}

QString DocumentText::shownText(std::uint64_t from, std::uint64_t to) const
{
    QString text = onScreenLines(bytes().substr(from, to - from), longestRow * 2);
    // A carriage return before the line feed is how some systems end their lines, and says nothing.
    if (text.endsWith(u"⟨U+000D⟩"_s))
        text.chop(8);
    text.replace(u'\t', u"    "_s).replace(u'\n', u' ');
    return text;
}

QString DocumentText::hexRow(std::size_t row) const
{
    const std::string_view part = bytes().substr(m_rows[row].start, end(row) - m_rows[row].start);
    std::string hex;
    std::string letters;
    for (std::size_t i = 0; i < hexColumns; ++i) {
        if (i > 0 && i % 4 == 0)
            hex += ' ';
        if (i < part.size()) {
            const auto byte = std::uint8_t(part[i]);
            hex += "0123456789abcdef"[byte >> 4U];
            hex += "0123456789abcdef"[byte & 15U];
            hex += ' ';
            letters += byte >= 0x20 && byte < 0x7F ? char(byte) : '.';
        } else {
            hex += "   ";
        }
    }
    return QString::fromLatin1(QByteArray::fromStdString(hex + ' ' + letters));
}

std::vector<std::uint64_t> DocumentText::find(std::string_view bytes, std::string_view text, std::size_t most,
                                              const Watch &watch)
{
    std::vector<std::uint64_t> found;
    if (text.empty())
        return found;
    std::string needle(text);
    std::ranges::transform(needle, needle.begin(), lower);
    const char upper = needle[0] >= 'a' && needle[0] <= 'z' ? char(needle[0] - 'a' + 'A') : needle[0];
    std::size_t at = 0;
    constexpr std::size_t stride = 1 << 20;
    std::size_t next = stride;
    while (at + needle.size() <= bytes.size() && found.size() < most) {
        if (at >= next) {
            if (watch.stopped())
                break;
            watch.progress({}, at, bytes.size());
            next = at + stride;
        }
        const char c = bytes[at];
        if (c != needle[0] && c != upper) {
            ++at;
            continue;
        }
        std::size_t same = 1;
        while (same < needle.size() && lower(bytes[at + same]) == needle[same])
            ++same;
        if (same == needle.size()) {
            found.push_back(at);
            at += same;
        } else {
            ++at;
        }
    }
    return found;
}

} // namespace pedigree
