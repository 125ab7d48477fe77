#include "models/session/loader.h"

#include "models/formats/format.h"

#include <algorithm>
#include <array>

namespace pedigree {

namespace {

/// Hashes what is read through it and keeps what it is told to keep.
class Intake {
public:
    Intake(ByteStream &stream, std::uint64_t announced) { m_kept.reserve(std::size_t(announced) + padding); m_stream = &stream; }

    /// Until `count` bytes are kept or the stream ends. False when it could not be read.
    bool keepUntil(std::uint64_t count)
    {
        while (!m_error && !m_ended && m_kept.size() < count) {
            const std::size_t before = m_kept.size();
            const std::size_t wanted = std::size_t(std::min<std::uint64_t>(step, count - before));
            m_kept.resize(before + wanted);
            const std::size_t got = read(m_kept.data() + before, wanted);
            m_kept.resize(before + got);
        }
        return !m_error;
    }

    /// The rest is hashed and forgotten.
    bool skipRest(const Watch &watch)
    {
        std::vector<char> buffer(m_ended ? 0 : step);
        while (!m_error && !m_ended && !watch.stopped())
            read(buffer.data(), buffer.size());
        return !m_error && !watch.stopped();
    }

    const std::string &kept() const { return m_kept; }
    std::string take()
    {
        m_kept.reserve(m_kept.size() + padding);
        return std::move(m_kept);
    }
    void forget() { m_kept = std::string(); }
    std::uint64_t size() const { return m_size; }
    Digest digest() { return m_hasher.finish(); }
    const std::optional<Error> &error() const { return m_error; }

private:
    static constexpr std::size_t step = 256 * 1024;
    static constexpr std::size_t padding = 64; // what a JSON parser may read past the end

    std::size_t read(char *to, std::size_t size)
    {
        const auto got = m_stream->read(to, size);
        if (!got) {
            m_error = got.error();
            return 0;
        }
        m_ended = *got == 0;
        m_hasher.add({to, *got});
        m_size += *got;
        return *got;
    }

    ByteStream *m_stream = nullptr;
    Hasher m_hasher;
    std::string m_kept;
    std::uint64_t m_size = 0;
    bool m_ended = false;
    std::optional<Error> m_error;
};

}

void Loader::open(const std::string &source)
{
    m_origin = source;
    const std::size_t before = files.size();
    const auto done = sources::walk(source, *this, m_limits, m_watch);
    if (!done) {
        Problem refused = problemFrom(done.error());
        if (refused.where.file.empty())
            refused.where.file = source;
        problem(std::move(refused));
    }
    // A SOURCE that is one file was asked for by name: if nobody can read it, that is an error and no remark.
    if (files.size() == before + 1 && files.back().file.inside.empty()) {
        const std::string &file = files.back().file.file;
        files.back().named = source == "-" || source == file || source.ends_with("/" + file);
    }
}

void Loader::problem(Problem problem)
{
    problem.origin = m_origin;
    problems.push_back(std::move(problem));
}

void Loader::file(const sources::FileEntry &entry, ByteStream &stream)
{
    constexpr std::uint64_t first = 64 * 1024;
    LoadedFile loaded;
    loaded.file.origin = m_origin;
    loaded.file.file = entry.path;
    loaded.file.inside = entry.inside;

    Intake intake(stream, std::min(entry.size.value_or(0), first));
    bool good = intake.keepUntil(first);
    if (good) {
        const formats::Promise promise = formats::promise(entry.path, intake.kept());
        loaded.promised = promise.format;
        const std::uint64_t most = m_limits[Limits::DocumentBytes];
        if (promise.want == formats::Want::Whole) {
            Intake &all = intake;
            if (entry.size && *entry.size <= most) {
                good = all.keepUntil(*entry.size + 1);
            } else {
                good = all.keepUntil(most + 1);
            }
            if (good && intake.size() > most) {
                Problem refused = problemFrom(beyond(Limits::DocumentBytes, m_limits, {.file = entry.path}));
                problem(std::move(refused));
                intake.forget();
            } else {
                loaded.whole = good;
            }
        } else if (promise.want == formats::Want::Header) {
            for (std::uint64_t known = 0; good;) {
                const auto wanted = formats::headerBytes(promise.format, intake.kept(), entry.size.value_or(UINT64_MAX), m_limits);
                if (!wanted || *wanted <= known || *wanted <= intake.kept().size())
                    break; // the reader says what is wrong with it
                known = *wanted;
                good = intake.keepUntil(known);
            }
        } else {
            intake.forget();
        }
    }
    good = good && intake.skipRest(m_watch);
    if (m_watch.stopped())
        return;
    loaded.file.size = intake.size();
    if (!good) {
        Problem unreadable = problemFrom(*intake.error());
        if (unreadable.where.file.empty())
            unreadable.where.file = entry.path;
        problem(std::move(unreadable));
        loaded.whole = false;
        loaded.promised = {};
    } else {
        loaded.file.digest = intake.digest();
        if (loaded.whole || !loaded.promised.empty())
            loaded.file.bytes = toBytes(intake.take());
    }
    m_watch.progress(entry.path, intake.size(), entry.size.value_or(0));
    files.push_back(std::move(loaded));
}

}
