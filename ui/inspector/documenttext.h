#pragma once
#include "models/base/bytes.h"
#include "models/base/watch.h"
#include "models/session/evidence.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace pedigree {

/// A document cut into the rows that are painted: lines, with over-long ones in pieces, or 16 bytes each where the
/// bytes are no text. Only the beginnings of rows are kept.
class DocumentText {
public:
    enum class Form : std::uint8_t { Text, Hex };

    static std::shared_ptr<const DocumentText> of(const EvidenceFile &file, Form form, const Watch &watch);

    Form form() const { return m_form; }
    std::string_view bytes() const { return *m_bytes; }
    std::size_t rowCount() const { return m_rows.size(); }
    std::size_t rowOf(std::uint64_t offset) const;
    std::uint64_t start(std::size_t row) const { return m_rows[row].start; }
    /// After the last byte of the row, without its line feed.
    std::uint64_t end(std::size_t row) const;
    /// From 1; 0 for a piece that goes on.
    std::uint64_t line(std::size_t row) const { return m_rows[row].line; }
    std::uint64_t lineCount() const { return m_lines; }
    /// As it is shown: hidden characters visible, tabs as spaces; of a part of one row.
    QString shownText(std::uint64_t from, std::uint64_t to) const;
    /// A row of hexadecimal: "0000 0000  ........".
    QString hexRow(std::size_t row) const;

    /// Values of the document; null for what has no tree.
    const Tree *tree() const;
    std::shared_ptr<const Places> places() const { return m_places; }

    /// Where `text` stands, without regard to ASCII case; at most `most` places.
    static std::vector<std::uint64_t> find(std::string_view bytes, std::string_view text, std::size_t most,
                                           const Watch &watch);

private:
    struct Row {
        std::uint64_t start;
        std::uint64_t line;
    };
    Bytes m_bytes;
    Form m_form = Form::Text;
    std::vector<Row> m_rows;
    std::uint64_t m_lines = 0;
    std::shared_ptr<const Places> m_places;
};

} // namespace pedigree
