#pragma once
#include "models/sources/budget.h"
#include "models/sources/unpacker.h"

namespace pedigree::sources {

/// What comes out of a gzip, zstd or xz stream. Ends with an error when more comes out than the bounds allow.
class InflatingStream final : public ByteStream {
public:
    /// `budget` may be null: nothing is counted then.
    InflatingStream(PackKind kind, ByteStream &compressed, std::string path, Budget *budget, const Limits &limits)
        : m_unpacker(kind, compressed, path), m_path(std::move(path)), m_budget(budget), m_limits(limits)
    {
    }

    Result<std::size_t> read(char *to, std::size_t size) override;
    std::optional<std::uint64_t> size() const override { return std::nullopt; }

    /// After the end: the first bytes that stand behind the compressed ones, if any do.
    std::string_view left() const { return m_unpacker.left(); }

private:
    Result<std::size_t> refill();

    Unpacker m_unpacker;
    std::string m_path;
    Budget *m_budget;
    const Limits &m_limits;
    std::string_view m_block;
    std::uint64_t m_out = 0;
    bool m_begun = false;
    bool m_ended = false;
};

}
