#include "models/record/kinds.h"

#include <algorithm>
#include <array>

namespace pedigree {

namespace {

constexpr std::array<std::string_view, EntityKindCount> kindNames{
    "system", "release", "deployment", "model", "adapter", "dataset", "prompt", "tool", "guard", "policy", "index",
    "cache", "route", "evaluation", "redteam", "training", "feedback", "software", "container", "hardware", "file",
    "document", "attestation", "signature", "key", "log-entry", "licence", "threat", "vulnerability", "scan", "approval",
    "exception", "incident", "event", "risk", "person", "organisation"};

constexpr std::array<std::string_view, VerbCount> verbNames{
    "derived-from", "trained-on", "evaluated-on", "retrieves-from", "prompted-by", "guarded-by", "may-call", "uses",
    "runs-on", "part-of", "deployed-as", "packaged-as", "approved-by", "supersedes", "describes", "signs", "implements",
    "affects"};

template <typename E, std::size_t N>
std::optional<E> among(const std::array<std::string_view, N> &names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(E(found - names.begin()));
}

}

std::string_view name(EntityKind kind) { return kindNames[std::size_t(kind)]; }
std::string_view name(Verb verb) { return verbNames[std::size_t(verb)]; }

std::string_view name(Basis basis)
{
    constexpr std::array<std::string_view, 3> names{"stated", "observed", "inferred"};
    return names[std::size_t(basis)];
}

std::string_view name(State state)
{
    constexpr std::array<std::string_view, 4> names{"given", "unknown", "withheld", "n/a"};
    return names[std::size_t(state)];
}

std::string_view name(Binding binding)
{
    constexpr std::array<std::string_view, 4> names{"digest", "identifier", "name", "open"};
    return names[std::size_t(binding)];
}

std::string_view name(Severity severity)
{
    constexpr std::array<std::string_view, 3> names{"error", "warning", "info"};
    return names[std::size_t(severity)];
}

std::optional<EntityKind> entityKind(std::string_view name) { return among<EntityKind>(kindNames, name); }
std::optional<Verb> verb(std::string_view name) { return among<Verb>(verbNames, name); }

Flow flow(Verb verb)
{
    return verb <= Verb::RunsOn ? Flow::Up : verb <= Verb::PackagedAs ? Flow::Down : Flow::None;
}

}
