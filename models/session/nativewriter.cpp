#include "models/session/nativewriter.h"

#include "models/formats/dictionarytree.h"
#include "models/record/dictionary.h"
#include "models/session/draft.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace pedigree {

namespace {

using formats::DictionaryTree;

constexpr const char *notStated = "Not stated in the documents that this record was converted from.";

/// A step of a path: into a member, or into a list (by a key, or by where the value stands).
struct Step {
    bool entry;
    std::string name;
};

std::vector<Step> stepsOf(std::string_view path, bool keyed)
{
    std::vector<Step> steps;
    while (!path.empty()) {
        if (path.front() == '[') {
            const auto end = std::min(path.find(']'), path.size() - 1);
            const std::string_view key = path.substr(1, end - 1);
            if (keyed || key.empty()) {
                steps.push_back({true, std::string(key)});
                path.remove_prefix(end + 1);
                if (path.starts_with('.'))
                    path.remove_prefix(1);
                continue;
            }
        }
        std::size_t end = 0;
        while (end < path.size() && path[end] != '.' && (path[end] != '[' || (!keyed && !path.substr(end).starts_with("[]"))))
            ++end;
        steps.push_back({false, std::string(path.substr(0, end))});
        path.remove_prefix(end);
        if (path.starts_with('.'))
            path.remove_prefix(1);
    }
    return steps;
}

bool isPrefix(std::string_view text)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    return text.size() >= 2 && text.size() <= 32 && isLetter(text.front())
        && std::ranges::all_of(text, [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

bool isNumberText(std::string_view text)
{
    return !text.empty() && (text.front() == '-' || (text.front() >= '0' && text.front() <= '9')) && nlohmann::json::accept(text);
}

std::string stateObject(State state, std::string_view reason)
{
    return "{\"state\": " + jsonString(name(state)) + ", \"reason\": " + jsonString(reason) + "}";
}

bool isNumeric(std::string_view token)
{
    return !token.empty() && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the entries of a list of these are things of their own.
bool isThing(EntityKind kind)
{
    return kind != EntityKind::Release && kind != EntityKind::System && kind != EntityKind::Model;
}

class NativeWriter {
public:
    NativeWriter(const Evidence &evidence, const Watch &watch)
        : m_catalog(*evidence.catalog), m_watch(watch), m_files(m_catalog.records().size()),
          m_places(m_catalog.records().size())
    {
        for (const EvidenceFile &file : evidence.files) {
            if (file.record)
                m_files[*file.record] = &file;
        }
    }

    Result<Converted> write(std::optional<ThingId> about)
    {
        if (auto chosen = choose(about); !chosen)
            return chosen.error();
        findMainModel();
        for (const std::uint32_t r : m_records) {
            const Record &record = m_catalog.record(r);
            for (const Claim &claim : record.claims) {
                if (m_watch.stopped())
                    return Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}};
                place(r, claim);
            }
        }
        giveIds();
        for (const std::uint32_t r : m_records) {
            if (m_catalog.record(r).format != "native")
                relate(r);
        }
        finish();
        Converted converted;
        converted.json = m_root.print([this](const std::string &path, std::string_view a, std::string_view b) { return before(path, a, b); });
        std::ranges::stable_sort(m_lost, {}, [](const Lost &l) { return std::tie(l.entity, l.field, l.record, l.offset, l.value); });
        converted.lost = std::move(m_lost);
        return converted;
    }

private:
    std::string_view text(std::uint32_t r, TextId id) const { return m_catalog.text(r, id); }

    ThingId subjectOf(std::uint32_t r) const { return m_catalog.thingOf({r, *m_catalog.record(r).subject}); }

    // ---- what the record is about

    Result<Done> choose(std::optional<ThingId> about)
    {
        std::set<ThingId> subjects;
        for (std::uint32_t r = 0; r < m_catalog.records().size(); ++r) {
            if (m_catalog.record(r).subject)
                subjects.insert(subjectOf(r));
        }
        if (!about) {
            std::vector<ThingId> fit(subjects.begin(), subjects.end());
            if (fit.size() > 1)
                std::erase_if(fit, [&](ThingId t) { return m_catalog.thing(t).kind != EntityKind::Release; });
            if (fit.size() != 1) {
                std::string candidates;
                for (const ThingId t : std::vector<ThingId>(subjects.begin(), subjects.end()))
                    candidates += (candidates.empty() ? "" : ", ") + m_catalog.thing(t).id;
                if (candidates.empty())
                    return Error{Code::Reference, QT_TRANSLATE_NOOP("models", "No document here says what it is about."),
                                 QT_TRANSLATE_NOOP("models", "Give it a record, a BOM with a main component, or a model folder.")};
                return Error{Code::Reference, Text{QT_TRANSLATE_NOOP("models", "These documents are about several things: %1."), {candidates}},
                             QT_TRANSLATE_NOOP("models", "Say which one with --of.")};
            }
            about = fit.front();
        }
        if (!subjects.contains(*about))
            return Error{Code::Reference, Text{QT_TRANSLATE_NOOP("models", "No document here is about “%1”."), {m_catalog.thing(*about).id}},
                         QT_TRANSLATE_NOOP("models", "inspect lists the documents; name the release or model that one of them describes.")};
        m_about = *about;
        // Its own documents first: where another says something else, theirs is the record's.
        const bool release = m_catalog.thing(m_about).kind == EntityKind::Release;
        std::vector<std::uint32_t> others;
        for (std::uint32_t r = 0; r < m_catalog.records().size(); ++r) {
            const auto &subject = m_catalog.record(r).subject;
            if (subject && subjectOf(r) == m_about)
                m_records.push_back(r);
            else if (!subject || (release && m_catalog.thing(subjectOf(r)).kind != EntityKind::Release))
                others.push_back(r);
        }
        std::ranges::stable_partition(m_records, [&](std::uint32_t r) { return m_catalog.record(r).format == "native"; });
        m_isNative = m_catalog.record(m_records.front()).format == "native";
        m_records.insert(m_records.end(), others.begin(), others.end());
        return Done{};
    }

    // A record has one model of its own: what it is about, else the first that its documents describe as one.
    void findMainModel()
    {
        const auto isModel = [&](ThingId t) {
            const EntityKind kind = m_catalog.thing(t).kind;
            return kind == EntityKind::Model || kind == EntityKind::Adapter;
        };
        if (isModel(m_about)) {
            m_model = m_about;
            return;
        }
        for (const std::uint32_t r : m_records) {
            const Record &record = m_catalog.record(r);
            std::optional<std::uint32_t> first;
            for (const Claim &claim : record.claims) {
                if (text(r, claim.field).starts_with("model.") && !record.entities[claim.entity].mentioned
                    && record.entities[claim.entity].kind == EntityKind::Model && (!first || claim.entity < *first))
                    first = claim.entity;
            }
            if (first) {
                m_model = m_catalog.thingOf({r, *first});
                return;
            }
        }
    }

    // ---- statements

    void lose(std::uint32_t r, const Claim &claim, Text why)
    {
        m_lost.push_back({m_catalog.thing(m_catalog.thingOf({r, claim.entity})).id, std::string(text(r, claim.field)),
                          std::string(text(r, claim.value)), std::move(why), r, claim.offset});
    }

    void place(std::uint32_t r, const Claim &claim)
    {
        const std::string_view field = text(r, claim.field);
        const auto mark = field.find_first_of(".[:");
        if (mark != field.npos && field[mark] == ':')
            return extension(r, claim, field.substr(0, mark), field.substr(mark + 1));

        const bool native = m_catalog.record(r).format == "native";
        const Field *row = dictionary().find(field);
        const Field *covering = row ? row : dictionary().covering(field);
        const ThingId thing = m_catalog.thingOf({r, claim.entity});
        const EntityKind kind = m_catalog.thing(thing).kind;
        const auto bracket = field.find('[');
        const FieldArray *array = bracket == field.npos ? nullptr : dictionary().array(field.substr(0, bracket));
        const EntityKind own = m_catalog.record(r).entities[claim.entity].kind;
        const bool isWhole = field.size() == bracket + 2 && (claim.kind == ValueKind::EmptyList || claim.state != State::Given);
        const bool isEntry = array && field.substr(bracket).starts_with("[]") && !isWhole && isThing(array->entity)
            && (own == array->entity || (array->entity == EntityKind::Adapter && own == EntityKind::Model));
        if (!covering && !array && !native)
            return extension(r, claim, formatPrefix(r), field);
        if (!isEntry && (kind == EntityKind::Model || kind == EntityKind::Adapter) && thing != m_model)
            return lose(r, claim, QT_TRANSLATE_NOOP("models", "A record describes one model; this is said of another."));
        // What refers to something inside a foreign document is carried by its relation.
        if (!native && row && row->type.kind == FieldType::Kind::Ref)
            return;

        std::string value = json(r, claim, covering);
        if (!native && row && claim.state == State::Given && value.empty()) {
            lose(r, claim, Text{QT_TRANSLATE_NOOP("models", "The field takes %1; it is kept as an extension."), {inWords(row->type)}});
            return extension(r, claim, formatPrefix(r), field);
        }
        if (value.empty())
            value = jsonString(text(r, claim.value));

        std::vector<Step> steps = stepsOf(field, true);
        Draft *at = &m_root;
        if (isEntry) {
            at = entry(std::string(field.substr(0, bracket)), *array, {r, claim.entity});
            const auto depth = std::size_t(std::ranges::find(steps, true, &Step::entry) - steps.begin()) + 1;
            steps.erase(steps.begin(), steps.begin() + std::ptrdiff_t(depth));
            if (at && steps.size() == 1 && steps.front().name == "id" && array->member == "id" && !native)
                return nameEntry(at, std::string(text(r, claim.value)));
        }
        const bool isOwnName = !native && field == "model.id"; // means nothing outside its document
        if ((!at || !put(*at, steps, r, claim, value, row && row->list)) && !isOwnName)
            lose(r, claim, QT_TRANSLATE_NOOP("models", "The field has one value, and another document gave it first."));
    }

    /// The value as it is printed, typed as its field wants it; empty when a text can't be what the field takes.
    std::string json(std::uint32_t r, const Claim &claim, const Field *field) const
    {
        const std::string_view value = text(r, claim.value);
        if (claim.state != State::Given)
            return stateObject(claim.state, value);
        switch (claim.kind) {
        case ValueKind::EmptyList: return "[]";
        case ValueKind::EmptyObject: return "{}";
        case ValueKind::Null: return "null";
        default: break;
        }
        const auto as = [&](ValueKind kind) -> std::string {
            if (kind == ValueKind::Number)
                return isNumberText(value) ? std::string(value) : std::string();
            if (kind == ValueKind::Bool)
                return value == "true" || value == "false" ? std::string(value) : std::string();
            return jsonString(value);
        };
        const bool native = m_catalog.record(r).format == "native";
        if (native || !field || (field->place() != text(r, claim.field) && field->path != text(r, claim.field))) {
            std::string plain = as(claim.kind);
            return plain.empty() ? jsonString(value) : plain;
        }
        for (const ValueKind kind : {ValueKind(claim.kind), ValueKind::Number, ValueKind::Bool, ValueKind::Text}) {
            std::string plain = as(kind);
            if (!plain.empty() && !problem(field->type, kind, value))
                return plain;
        }
        return {};
    }

    Draft *entry(const std::string &list, const FieldArray &array, Part part)
    {
        const ThingId thing = m_catalog.thingOf(part);
        if (const auto known = m_entryOfPart.find({list, part.record, part.entity}); known != m_entryOfPart.end())
            return m_entries[known->second].draft;
        // Another document's entry for the same thing is the same entry; two of one document stay two.
        auto &same = m_entriesOfThing[{list, thing}];
        for (const std::size_t e : same) {
            if (m_entries[e].records.insert(part.record).second) {
                m_entryOfPart[{list, part.record, part.entity}] = e;
                return m_entries[e].draft;
            }
        }
        Draft *holder = &m_root;
        for (const Step &step : stepsOf(list, true)) {
            holder = holder->member(step.name);
            if (!holder)
                return nullptr;
        }
        Draft *made = holder->append();
        if (!made)
            return nullptr;
        made->become(Draft::Kind::Object);
        same.push_back(m_entries.size());
        m_entryOfPart[{list, part.record, part.entity}] = m_entries.size();
        m_entries.push_back({made, thing, list, array.member == "id", {part.record}});
        return made;
    }

    /// What a foreign document calls a thing inside itself becomes its id, if nothing else is called that.
    void nameEntry(Draft *entry, std::string id)
    {
        if (entry->find("id") || id.empty())
            return;
        std::string unique = id;
        for (int n = 2; !m_ids.insert(unique).second; ++n)
            unique = id + "-" + std::to_string(n);
        entry->member("id")->set(jsonString(unique));
    }

    bool put(Draft &from, const std::vector<Step> &path, std::uint32_t r, const Claim &claim, const std::string &value, bool list)
    {
        std::vector<Step> steps = path;
        const bool whole = claim.state != State::Given || claim.kind == ValueKind::EmptyList || claim.kind == ValueKind::EmptyObject;
        if (whole && !steps.empty() && steps.back().entry && steps.back().name.empty())
            steps.pop_back();
        // Values that stand in unnamed entries of one list belong to the entry they stand in there, too.
        constexpr int most = 1000;
        for (int repeat = 0; repeat < most; ++repeat) {
            bool unnamed = false;
            const auto done = tryPut(from, steps, r, claim, value, list && !whole, repeat, unnamed);
            if (done || !unnamed)
                return done;
        }
        return false;
    }

    bool tryPut(Draft &from, const std::vector<Step> &steps, std::uint32_t r, const Claim &claim, const std::string &value, bool list,
                int repeat, bool &unnamed)
    {
        Draft *at = &from;
        std::size_t number = 0;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const Step &step = steps[i];
            if (!step.entry) {
                Draft *next = at->member(step.name);
                if (!next)
                    return false;
                at = next;
                continue;
            }
            if (step.name.empty() && i + 1 == steps.size())
                return append(*at, value, r);
            std::string key = "=" + step.name;
            if (step.name.empty()) {
                unnamed = true;
                key = standsIn(r, claim, ++number) + (repeat ? "#" + std::to_string(repeat) : "");
            }
            at = at->entry(key);
            if (!at)
                return false;
        }
        if (list)
            return append(*at, value, r);
        if (value == "{}" && claim.kind == ValueKind::EmptyObject && claim.state == State::Given)
            return at->become(Draft::Kind::Object);
        if (value == "[]" && claim.kind == ValueKind::EmptyList && claim.state == State::Given)
            return at->become(Draft::Kind::List);
        return at->set(value);
    }

    bool append(Draft &list, const std::string &value, std::uint32_t r)
    {
        if (!list.become(Draft::Kind::List))
            return false;
        if (r != m_records.front() && list.holds(value))
            return true;
        Draft *made = list.append();
        return made && made->set(value);
    }

    const Places *placesOf(std::uint32_t r)
    {
        if (!m_places[r] && m_files[r])
            m_places[r] = std::make_unique<Places>(*m_files[r]);
        return m_places[r].get();
    }

    /// Which entry of the n-th list on the way to a value it stands in, as the document has it.
    std::string standsIn(std::uint32_t r, const Claim &claim, std::size_t n)
    {
        std::string key = std::to_string(r) + "/" + std::to_string(claim.entity);
        const Places *places = placesOf(r);
        if (!places || !places->tree())
            return key;
        const std::string pointer = places->pointer(claim.offset);
        const std::string base = places->pointer(m_catalog.record(r).entities[claim.entity].offset);
        std::size_t from = pointer.starts_with(base) ? base.size() : 0;
        while (from < pointer.size()) {
            const std::size_t end = std::min(pointer.find('/', from + 1), pointer.size());
            if (isNumeric(std::string_view(pointer).substr(from + 1, end - from - 1)) && --n == 0)
                return key + pointer.substr(0, end);
            from = end;
        }
        return key;
    }

    // ---- what no row names

    std::string formatPrefix(std::uint32_t r) const
    {
        const std::string &format = m_catalog.record(r).format;
        return format.starts_with("cyclonedx") ? "cdx" : format.starts_with("hf-") ? "hf" : isPrefix(format) ? format : "other";
    }

    void extension(std::uint32_t r, const Claim &claim, std::string_view prefix, std::string_view path)
    {
        const std::string value = [&] {
            std::string plain = json(r, claim, nullptr);
            return plain.empty() ? jsonString(text(r, claim.value)) : plain;
        }();
        if (prefix == "native" && ofState(r, claim, path))
            return;
        Draft *extensions = m_root.member("extensions");
        if (prefix == "ext" && m_catalog.record(r).format == "native") {
            // Members of theirs go back to where they stood.
            if (put(*extensions, stepsOf(path, false), r, claim, value, false))
                return;
        }
        const bool own = isPrefix(prefix) && prefix != "ext";
        Draft *under = extensions->member(own ? std::string(prefix) : formatPrefix(r));
        under = under ? under->member(m_catalog.thing(m_catalog.thingOf({r, claim.entity})).id) : nullptr;
        under = under ? under->member(own ? std::string(path) : std::string(prefix) + ":" + std::string(path)) : nullptr;
        if (!under)
            return lose(r, claim, QT_TRANSLATE_NOOP("models", "Something else stands at its place among the extensions."));
        // One value stands alone, several stand in a list.
        if (under->kind() == Draft::Kind::Empty) {
            under->set(value);
            return;
        }
        if (under->kind() == Draft::Kind::Scalar) {
            if (under->scalar() == value && r != m_records.front())
                return;
            const std::string first = under->scalar();
            *under = Draft();
            under->append()->set(first);
        }
        under->append()->set(value);
    }

    /// More than a reason was said of a value that is withheld or unknown: it goes on standing beside the reason.
    bool ofState(std::uint32_t r, const Claim &claim, std::string_view path)
    {
        const auto dot = path.rfind('.');
        if (dot == path.npos || claim.state != State::Given || claim.kind == ValueKind::EmptyList || claim.kind == ValueKind::EmptyObject)
            return false;
        const std::string_view field = path.substr(0, dot);
        const auto bracket = field.find('[');
        Draft *at = &m_root;
        std::vector<Step> steps = stepsOf(field, true);
        if (bracket != field.npos) {
            const auto known = m_entryOfPart.find({std::string(field.substr(0, bracket)), r, claim.entity});
            if (known != m_entryOfPart.end()) {
                at = m_entries[known->second].draft;
                steps.erase(steps.begin(), std::ranges::find(steps, true, &Step::entry) + 1);
            }
        }
        for (const Step &step : steps)
            at = !at ? nullptr : step.entry ? at->find("=" + step.name) : at->find(step.name);
        if (!at || at->kind() != Draft::Kind::Scalar || !at->scalar().starts_with("{\"state\""))
            return false;
        std::string object = at->scalar();
        object.pop_back();
        object += ", " + jsonString(path.substr(dot + 1)) + ": " + json(r, claim, nullptr) + "}";
        *at = Draft();
        return at->set(std::move(object));
    }

    // ---- references

    static std::string slug(std::string_view name)
    {
        std::string id;
        for (const char c : name) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
            if (plain || (!id.empty() && id.back() != '-'))
                id += plain ? c : '-';
        }
        while (id.ends_with('-'))
            id.pop_back();
        return id.substr(0, 64);
    }

    void giveIds()
    {
        const auto idOf = [](const Draft *draft) {
            const Draft *id = draft ? draft->find("id") : nullptr;
            const auto text = id && id->kind() == Draft::Kind::Scalar ? nlohmann::json::parse(id->scalar(), nullptr, false) : nlohmann::json();
            return text.is_string() ? text.get<std::string>() : std::string();
        };
        for (const Entry &entry : m_entries) {
            if (const std::string id = idOf(entry.draft); entry.hasId && !id.empty())
                m_ids.insert(id);
        }
        Draft *model = m_root.find("model");
        if (m_model && model && !model->find("id") && !m_isNative)
            nameEntry(model, slug(m_catalog.thing(*m_model).name).empty() ? "model" : slug(m_catalog.thing(*m_model).name));
        if (m_model && model) {
            if (const std::string id = idOf(model); !id.empty()) {
                m_ids.insert(id);
                m_refs[*m_model] = id;
            }
        }
        for (const Entry &entry : m_entries) {
            if (!entry.hasId)
                continue;
            const Thing &thing = m_catalog.thing(entry.thing);
            if (!entry.draft->find("id") && isForeign(entry)) {
                const std::string own = slug(thing.name);
                nameEntry(entry.draft, own.empty() ? std::string(name(thing.kind)) : own);
            }
            if (const std::string id = idOf(entry.draft); !id.empty())
                m_refs.emplace(entry.thing, id);
        }
    }

    /// Made of foreign documents only, so that nobody could give it what a record's entries need.
    bool isForeign(const auto &entry) const
    {
        return std::ranges::none_of(entry.records, [this](std::uint32_t r) { return m_catalog.record(r).format == "native"; });
    }

    std::optional<std::string> strongDigest(ThingId thing) const
    {
        for (const Part part : m_catalog.parts(thing)) {
            for (const Digest &digest : m_catalog.entity(part).identity.digests) {
                if (digest.isStrong())
                    return digest.str();
            }
        }
        return {};
    }

    std::optional<std::string> reference(ThingId thing) const
    {
        if (const auto known = m_refs.find(thing); known != m_refs.end())
            return known->second;
        if (auto digest = strongDigest(thing))
            return digest;
        for (const Part part : m_catalog.parts(thing)) {
            const TextId purl = m_catalog.entity(part).identity.purl;
            if (purl != 0)
                return std::string(text(part.record, purl));
        }
        return {};
    }

    Draft *entryOf(const char *list, ThingId thing) const
    {
        const auto found = m_entriesOfThing.find({list, thing});
        return found == m_entriesOfThing.end() || found->second.empty() ? nullptr : m_entries[found->second.front()].draft;
    }

    bool hasEntry(ThingId thing) const
    {
        return std::ranges::any_of(m_entries, [&](const Entry &e) { return e.thing == thing; });
    }

    static bool addReference(Draft *to, std::string_view name, const std::string &reference, bool list)
    {
        Draft *at = to ? to->member(name) : nullptr;
        if (!at)
            return false;
        if (!list)
            return at->set(jsonString(reference));
        if (at->holds(jsonString(reference)))
            return true;
        Draft *made = at->append();
        return made && made->set(jsonString(reference));
    }

    bool carried(const Relation &relation, std::uint32_t r)
    {
        const ThingId from = m_catalog.thingOf({r, relation.from});
        const ThingId to = m_catalog.thingOf({r, relation.to});
        const EntityKind fromKind = m_catalog.thing(from).kind, toKind = m_catalog.thing(to).kind;
        if (fromKind == EntityKind::Document || toKind == EntityKind::Document)
            return relation.verb == Verb::Describes;
        const auto there = reference(to);
        const auto here = reference(from);
        const bool fromMain = from == m_model || from == m_about;
        switch (relation.verb) {
        case Verb::DerivedFrom:
            if (Draft *adapter = entryOf("adapters", from); adapter && there) {
                const std::string how(text(r, relation.how));
                if (!addReference(adapter, "base", *there, false))
                    return false;
                const auto digest = strongDigest(to);
                if (digest && !adapter->find("base_digest"))
                    addReference(adapter, "base_digest", *digest, false);
                if (!how.empty() && !adapter->find("relation"))
                    addReference(adapter, "relation", how, false);
                return true;
            }
            return toKind == EntityKind::Dataset && there && addReference(entryOf("datasets", from), "parents", *there, true);
        case Verb::TrainedOn:
            if (Draft *adapter = entryOf("adapters", from); adapter && there)
                return addReference(adapter, "datasets", *there, true);
            return from == m_model && there && addReference(m_root.member("training"), "datasets", *there, true);
        case Verb::EvaluatedOn:
            if (toKind == EntityKind::Evaluation)
                return here && addReference(entryOf("evaluations", to), "subject", *here, false);
            return there && addReference(entryOf("evaluations", from), "dataset", *there, false);
        case Verb::RetrievesFrom:
            if (Draft *index = entryOf("system.retrieval", from); index && there)
                return addReference(index, "sources", *there, true);
            return fromMain && entryOf("system.retrieval", to);
        case Verb::Affects:
            return there && addReference(entryOf("vulnerabilities", from), "affects", *there, true);
        case Verb::PartOf:
            if (to != m_about && to != m_model && toKind != EntityKind::System)
                return false;
            if (fromKind == EntityKind::Model && here) {
                Draft *system = m_root.member("system");
                Draft *models = system ? system->member("models") : nullptr;
                Draft *made = models ? models->entry("=" + *here) : nullptr;
                return made && addReference(made, "ref", *here, false);
            }
            return hasEntry(from) || from == m_model;
        case Verb::Uses:
            if (toKind == EntityKind::Model && there && entryOf("system.guards", from))
                return addReference(entryOf("system.guards", from), "model", *there, false);
            return fromMain && (hasEntry(to) || to == m_model);
        case Verb::Describes: return fromKind == EntityKind::Event && entryOf("events", from);
        case Verb::PackagedAs:
        case Verb::DeployedAs:
        case Verb::MayCall:
        case Verb::PromptedBy:
        case Verb::GuardedBy:
        case Verb::RunsOn: return fromMain && hasEntry(to);
        default: return false;
        }
    }

    void relate(std::uint32_t r)
    {
        const Record &record = m_catalog.record(r);
        for (const Relation &relation : record.relations) {
            if (carried(relation, r))
                continue;
            m_lost.push_back({m_catalog.thing(m_catalog.thingOf({r, relation.from})).id, std::string(name(relation.verb)),
                              m_catalog.thing(m_catalog.thingOf({r, relation.to})).id,
                              QT_TRANSLATE_NOOP("models", "A record has no place for this relation."), r, relation.offset});
        }
    }

    // ---- the end

    void finish()
    {
        Draft *record = m_root.member("record");
        if (!record)
            return;
        if (!record->find("schema"))
            record->member("schema")->set("\"pedigree-record/1\"");
        if (!m_isNative) {
            if (!record->find("id"))
                record->member("id")->set(jsonString(identifier()));
            complete(m_root, 0);
            return;
        }
        for (const Entry &entry : m_entries) {
            if (!isForeign(entry))
                continue;
            std::uint32_t node = 0;
            for (const Step &step : stepsOf(entry.list, true))
                node = DictionaryTree::get().member(node, step.name);
            complete(*entry.draft, node);
        }
    }

    /// An id that the same documents always get (RFC 9562, 5.8: version 8, ours to fill).
    std::string identifier() const
    {
        std::set<std::string> digests;
        for (const std::uint32_t r : m_records) {
            if (m_catalog.record(r).document)
                digests.insert(m_catalog.record(r).document->str());
        }
        std::string all;
        for (const std::string &digest : digests)
            all += digest + "\n";
        const std::string hex = sha256(all).hex();
        return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-8" + hex.substr(12, 3) + "-a" + hex.substr(15, 3) + "-"
            + hex.substr(18, 12);
    }

    /// What every record needs wherever it has the object around it is said to be unknown, where nobody said it.
    void complete(Draft &draft, std::uint32_t node)
    {
        const DictionaryTree &tree = DictionaryTree::get();
        if (draft.kind() == Draft::Kind::List) {
            for (Draft::Part &part : draft.parts())
                complete(*part.value, node);
            return;
        }
        if (draft.kind() != Draft::Kind::Object)
            return;
        const std::string unknown = stateObject(State::Unknown, notStated);
        if (tree[node].field) {
            for (const TypeMember &member : membersOf(tree[node].field->type.kind)) {
                if (member.required && !draft.find(member.name))
                    draft.member(member.name)->set(unknown);
            }
        }
        for (const auto &[name, member] : tree[node].members) {
            if (Draft *known = draft.find(name))
                complete(*known, member);
            else if (tree[member].required)
                draft.member(name)->set(unknown);
        }
    }

    bool before(const std::string &path, std::string_view a, std::string_view b)
    {
        if (m_ranks.empty()) {
            std::size_t rank = 0;
            for (const Field &field : dictionary().fields()) {
                std::string so;
                for (const Step &step : stepsOf(field.path, true)) {
                    so += step.entry ? "[]" : (so.empty() ? "" : ".") + step.name;
                    m_ranks.emplace(so, rank);
                }
                ++rank;
            }
        }
        const auto rank = [&](std::string_view name) {
            const auto found = m_ranks.find((path.empty() ? "" : path + ".") + std::string(name));
            return found == m_ranks.end() ? m_ranks.size() : found->second;
        };
        return std::pair(rank(a), a) < std::pair(rank(b), b);
    }

    struct Entry {
        Draft *draft;
        ThingId thing;
        std::string list; ///< "system.prompts"
        bool hasId;       ///< its kind goes by one
        std::set<std::uint32_t> records;
    };

    const Catalog &m_catalog;
    const Watch &m_watch;
    std::vector<const EvidenceFile *> m_files;
    std::vector<std::unique_ptr<Places>> m_places;
    ThingId m_about = 0;
    std::optional<ThingId> m_model;
    bool m_isNative = false;
    std::vector<std::uint32_t> m_records;
    Draft m_root;
    std::vector<Entry> m_entries;
    std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, std::size_t> m_entryOfPart;
    std::map<std::pair<std::string, ThingId>, std::vector<std::size_t>> m_entriesOfThing;
    std::map<ThingId, std::string> m_refs;
    std::set<std::string> m_ids;
    std::map<std::string, std::size_t> m_ranks;
    std::vector<Lost> m_lost;
};

}

Result<Converted> toNative(const Evidence &evidence, std::optional<ThingId> about, const Watch &watch)
{
    return NativeWriter(evidence, watch).write(about);
}

}
