#pragma once
#include "models/base/watch.h"
#include "models/document/bytestream.h"

namespace pedigree::sources {

/// Standard input, as it comes.
class StdinStream final : public ByteStream {
public:
    explicit StdinStream(const Watch &watch) : m_watch(watch) {}
    Result<std::size_t> read(char *to, std::size_t size) override;
    std::optional<std::uint64_t> size() const override { return std::nullopt; }

private:
    const Watch &m_watch;
    std::uint64_t m_done = 0;
};

}
