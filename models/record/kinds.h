#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace pedigree {

/// What a thing is. Closed: every format is translated into these.
enum class EntityKind : std::uint8_t {
    System, Release, Deployment, Model, Adapter, Dataset, Prompt, Tool, Guard, Policy, Index, Cache, Route, Evaluation,
    Redteam, Training, Feedback, Software, Container, Hardware, File, Document, Attestation, Signature, Key, LogEntry,
    Licence, Threat, Vulnerability, Scan, Approval, Exception, Incident, Event, Risk, Person, Organisation,
};
inline constexpr std::size_t EntityKindCount = 37;

/// How two things are related, read as "from VERB to".
enum class Verb : std::uint8_t {
    DerivedFrom, TrainedOn, EvaluatedOn, RetrievesFrom, PromptedBy, GuardedBy, MayCall, Uses, RunsOn,
    PartOf, DeployedAs, PackagedAs,
    ApprovedBy, Supersedes, Describes, Signs, Implements, Affects,
};
inline constexpr std::size_t VerbCount = 18;

/// Which way things flow along a relation: Up = what is named after the verb is upstream (what the first came from),
/// Down = what is named after it is downstream, None = not lineage.
enum class Flow : std::uint8_t { None, Up, Down };

/// How we know: somebody wrote it, the bytes show it, or it follows from other facts.
enum class Basis : std::uint8_t { Stated, Observed, Inferred };

/// What is said of a value. Absent is a fifth thing: there is no claim then.
enum class State : std::uint8_t { Given, Unknown, Withheld, NotApplicable };

/// How a relation is bound to the thing at its other end.
enum class Binding : std::uint8_t { Digest, Identifier, Name, Open };

/// What a value looked like in its document.
enum class ValueKind : std::uint8_t { Text, Number, Bool, Null, EmptyList, EmptyObject };

enum class Severity : std::uint8_t { Error, Warning, Info };

std::string_view name(EntityKind kind);   ///< "log-entry"
std::string_view name(Verb verb);         ///< "derived-from"
std::string_view name(Basis basis);       ///< "stated"
std::string_view name(State state);       ///< "given", "unknown", "withheld", "n/a"
std::string_view name(Binding binding);   ///< "digest"
std::string_view name(Severity severity); ///< "error"
std::optional<EntityKind> entityKind(std::string_view name);
std::optional<Verb> verb(std::string_view name);
Flow flow(Verb verb);

}
