#pragma once
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>
#include <utility>

namespace pedigree {

/// May a long function go on, and how far is it? Stopping is a question the function asks; whoever stopped it drops
/// whatever it still returns.
class Watch {
public:
    /// `what`: the name of what is being worked on (shown as it is); done of total, in any unit; total 0 = not known.
    using Report = std::function<void(std::string_view what, std::uint64_t done, std::uint64_t total)>;

    Watch() = default;
    explicit Watch(std::stop_token stop, Report report = {}) : m_stop(std::move(stop)), m_report(std::move(report)) {}

    bool stopped() const { return m_stop.stop_requested(); }
    void progress(std::string_view what, std::uint64_t done, std::uint64_t total) const
    {
        if (m_report)
            m_report(what, done, total);
    }

private:
    std::stop_token m_stop;
    Report m_report;
};

}
