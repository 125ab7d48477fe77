// USES: models/sources
// Any bytes as a pack: whatever comes out has a name inside the pack, and no more comes out than the bounds allow.
#include "models/base/utf8.h"
#include "models/sources/source.h"

#include <clocale>
#include <cstdlib>

using namespace pedigree;

namespace {

constexpr std::uint64_t packBytes = 1024 * 1024;

class Checker final : public sources::Visitor {
public:
    void file(const sources::FileEntry &entry, ByteStream &stream) override
    {
        require(!entry.path.empty() && entry.path.front() != '/');
        require(entry.path.find('\\') == std::string::npos && entry.path.find('\0') == std::string::npos);
        require(("/" + entry.path + "/").find("/../") == std::string::npos);
        require(firstBadUtf8(entry.path) == std::string::npos);
        char buffer[4096];
        while (true) {
            const auto got = stream.read(buffer, sizeof buffer);
            if (!got) {
                require(got.error().where.file == entry.path);
                return;
            }
            if (*got == 0)
                return;
            m_read += *got;
            require(m_read < 64 * packBytes);
        }
    }
    void problem(Problem problem) override
    {
        require(!problem.message.empty());
        require(firstBadUtf8(problem.where.file) == std::string::npos);
        require(firstBadUtf8(problem.message.str()) == std::string::npos);
        ++m_problems;
        require(m_problems < 100);
    }

private:
    static void require(bool truth)
    {
        if (!truth)
            std::abort();
    }
    std::uint64_t m_read = 0;
    int m_problems = 0;
};

Limits small()
{
    Limits limits;
    for (const auto &[name, value] : {std::pair{"entries", std::uint64_t(200)}, std::pair{"pack-bytes", packBytes},
                                      std::pair{"ratio-floor", std::uint64_t(64 * 1024)},
                                      std::pair{"document-bytes", std::uint64_t(256 * 1024)},
                                      std::pair{"problems", std::uint64_t(50)}})
        if (!limits.set(name, value))
            std::abort();
    return limits;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Limits limits = [] {
        std::setlocale(LC_CTYPE, "C.UTF-8");
        return small();
    }();
    Checker checker;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (!sources::walkBytes("pack", bytes, checker, limits, Watch()))
        std::abort();
    return 0;
}
