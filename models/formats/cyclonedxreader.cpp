#include "models/formats/cyclonedxreader.h"

#include "models/record/fieldtype.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pedigree::formats {

namespace {

/// A step of the pointer to what is being read, for as long as it is read.
class Step {
public:
    Step(std::string &pointer, std::string_view name) : m_pointer(pointer), m_size(pointer.size())
    {
        m_pointer += '/';
        m_pointer += name;
    }
    Step(std::string &pointer, std::uint32_t index) : Step(pointer, std::to_string(index)) {}
    ~Step() { m_pointer.resize(m_size); }
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

private:
    std::string &m_pointer;
    std::size_t m_size;
};

ValueKind kindOf(Value value)
{
    switch (value.kind()) {
    case Value::Kind::Number: return ValueKind::Number;
    case Value::Kind::Bool: return ValueKind::Bool;
    case Value::Kind::Null: return ValueKind::Null;
    case Value::Kind::Array: return ValueKind::EmptyList;
    case Value::Kind::Object: return ValueKind::EmptyObject;
    default: return ValueKind::Text;
    }
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view lowerCaseWord)
{
    return std::search(text.begin(), text.end(), lowerCaseWord.begin(), lowerCaseWord.end(),
                       [](char c, char wanted) { return lower(c) == wanted; })
        != text.end();
}

bool isPinned(std::string_view purl)
{
    const auto end = purl.find_first_of("?#");
    const auto at = purl.substr(0, end).rfind('@');
    return purl.starts_with("pkg:") && at != purl.npos && at + 1 < purl.size() && purl.find('/', at) == purl.npos;
}

/// Two strong digests of one algorithm that differ: these are not the same bytes.
bool differ(const std::vector<Digest> &first, const std::vector<Digest> &second)
{
    return std::ranges::any_of(first, [&](const Digest &one) {
        return one.isStrong() && std::ranges::any_of(second, [&](const Digest &other) {
                   return other.algorithm() == one.algorithm() && other != one;
               });
    });
}

bool hasStrong(const std::vector<Digest> &digests) { return std::ranges::any_of(digests, &Digest::isStrong); }

}

CycloneDxReader::Key CycloneDxReader::keyOf(Value value) const
{
    const std::uint32_t key = m_tree.nodes[value.node()].key;
    return key == Tree::NoKey ? Key::Other : m_keys[key];
}

CycloneDxReader::CycloneDxReader(const Input &input, std::string_view version, const Watch &watch, ProblemList &problems)
    : m_input(input), m_tree(*input.tree), m_watch(watch), m_problems(problems), m_out(input.bytes), m_record(m_out.record()),
      m_paths(m_out, "cdx:", cycloneDxFields()), m_component(m_paths.root("components[]")),
      m_service(m_paths.root("services[]")), m_inline(m_paths.root("datasets[]")),
      m_metric(m_paths.root("performanceMetrics[]")), m_workflow(m_paths.root("workflows[]")),
      m_vulnerability(m_paths.root("vulnerabilities[]")), m_annotation(m_paths.root("annotations[]")),
      m_dependency(m_paths.root("dependencies[]")), m_adapterBase(m_out.text("adapters[].base")),
      m_adapterBaseDigest(m_out.text("adapters[].base_digest")), m_adapterRelation(m_out.text("adapters[].relation")),
      m_upstreamVersion(m_out.text("model.upstream_version")), m_concluded(m_out.text("concluded"))
{
    using enum Key;
    static constexpr std::array<std::pair<std::string_view, Key>, 57> names{{
        {"acknowledgement", Acknowledgement}, {"affects", Affects}, {"alg", Alg}, {"ancestors", Ancestors},
        {"annotations", Annotations}, {"approach", Approach}, {"bom-ref", BomRef}, {"commits", Commits},
        {"component", Component}, {"components", Components}, {"content", Content}, {"data", Data},
        {"datasets", Datasets}, {"declarations", Concluded}, {"dependencies", Dependencies}, {"dependsOn", DependsOn},
        {"descendants", Descendants}, {"expression", Expression}, {"externalReferences", ExternalReferences},
        {"flow", Flow}, {"formulation", Formulation}, {"group", Group}, {"hashes", Hashes}, {"id", Id},
        {"inputs", Inputs}, {"license", License}, {"licenses", Licenses}, {"metadata", Metadata},
        {"modelArchitecture", ModelArchitecture}, {"modelCard", ModelCard}, {"modelParameters", ModelParameters},
        {"name", Name}, {"notes", Notes}, {"outputs", Outputs}, {"pedigree", Pedigree},
        {"performanceMetrics", PerformanceMetrics}, {"properties", Properties}, {"provider", Provider},
        {"provides", Provides}, {"purl", Purl}, {"quantitativeAnalysis", QuantitativeAnalysis}, {"ref", Ref},
        {"resource", Resource}, {"resourceReferences", ResourceReferences}, {"services", Services}, {"source", Source},
        {"subjects", Subjects}, {"supplier", Supplier}, {"target", Target}, {"targets", Targets}, {"tasks", Tasks},
        {"type", Type}, {"url", Url}, {"value", Value}, {"version", Version}, {"vulnerabilities", Vulnerabilities},
        {"workflows", Workflows},
    }};
    static_assert(std::ranges::is_sorted(names, {}, &std::pair<std::string_view, Key>::first));
    m_keys.reserve(m_tree.keys.size());
    for (const std::string_view key : m_tree.keys) {
        const auto found = std::ranges::lower_bound(names, key, {}, &std::pair<std::string_view, Key>::first);
        m_keys.push_back(found != names.end() && found->first == key ? found->second : Other);
    }
    m_record.document = input.digest;
    m_record.format = "cyclonedx-json";
    m_record.version = std::string(version);
    // About every second value of a document is a scalar.
    m_record.claims.reserve(m_tree.nodes.size() / 2);
}

std::pair<Value, Value> CycloneDxReader::hashOf(Value entry) const
{
    std::pair<Value, Value> hash;
    if (!entry.isObject())
        return hash;
    for (const Value member : entry) {
        if (keyOf(member) == Key::Alg)
            hash.first = member;
        else if (keyOf(member) == Key::Content)
            hash.second = member;
    }
    return hash;
}

std::shared_ptr<const Record> CycloneDxReader::read()
{
    document(m_tree.root());
    settle();
    return m_out.finish();
}

void CycloneDxReader::claim(std::uint32_t entity, TextId field, Value value)
{
    m_out.claim(entity, field, value.text(), kindOf(value), value.offset());
}

void CycloneDxReader::claimText(std::uint32_t entity, TextId field, std::string_view text, std::uint32_t offset, Basis basis)
{
    m_out.claim(entity, field, text, ValueKind::Text, offset, State::Given, basis);
}

// ---- the document

void CycloneDxReader::document(Value root)
{
    const std::string_view serial = root["serialNumber"].string().value_or("");
    const Value version = root["version"];
    if (serial.starts_with("urn:uuid:") && version.isNumber())
        m_link = "urn:cdx:" + std::string(serial.substr(9)) + "/" + std::string(version.text());

    Entity about;
    about.kind = EntityKind::Document;
    about.identity.digests.push_back(m_input.digest);
    about.identity.iri = m_out.text(m_link.empty() ? serial : m_link);
    m_document = m_out.entity(std::move(about));

    const Path top{};
    for (const Value member : root) {
        const Step step(m_pointer, member.key());
        const Path path = m_paths.member(top, m_tree.nodes[member.node()].key, member.key());
        switch (keyOf(member)) {
        case Key::Metadata: metadata(member); break;
        case Key::Components: components(member, Nobody); break;
        case Key::Services: services(member, Nobody); break;
        case Key::Dependencies: dependencies(member); break;
        case Key::Vulnerabilities: vulnerabilities(member); break;
        case Key::Annotations: annotations(member); break;
        case Key::Formulation: formulation(member, path); break;
        case Key::Concluded: // "declarations"
            for (const Value part : member) {
                const Step inner(m_pointer, part.key());
                if (keyOf(part) != Key::Targets || !part.isObject()) {
                    this->member(part, m_document, m_paths.member(path, m_tree.nodes[part.node()].key, part.key()));
                    continue;
                }
                for (const Value target : part) {
                    const Step innermost(m_pointer, target.key());
                    if (keyOf(target) == Key::Components)
                        components(target, Nobody);
                    else if (keyOf(target) == Key::Services)
                        services(target, Nobody);
                    else
                        this->member(target, m_document,
                                     m_paths.member(m_paths.member(path, m_tree.nodes[part.node()].key, part.key()),
                                                    m_tree.nodes[target.node()].key, target.key()));
                }
            }
            if (!member.isObject() || member.size() == 0)
                walk(member, m_document, path);
            break;
        default: this->member(member, m_document, path);
        }
    }
}

void CycloneDxReader::metadata(Value metadata)
{
    const Path path = m_paths.member({}, m_tree.nodes[metadata.node()].key, metadata.key());
    if (!metadata.isObject() || metadata.size() == 0)
        return walk(metadata, m_document, path);
    for (const Value member : metadata) {
        const Step step(m_pointer, member.key());
        if (keyOf(member) != Key::Component || !member.isObject()) {
            this->member(member, m_document, m_paths.member(path, m_tree.nodes[member.node()].key, member.key()));
            continue;
        }
        const std::uint32_t subject = component(member, Role::Subject);
        m_record.subject = subject;
        m_out.relation({.from = m_document, .to = subject, .verb = Verb::Describes, .offset = member.offset()});
    }
}

// ---- components

void CycloneDxReader::components(Value list, std::uint32_t parent)
{
    const std::uint32_t owner = parent == Nobody ? m_document : parent;
    const Path path = parent == Nobody ? Path{} : m_component;
    const Path here = m_paths.member(path, m_tree.nodes[list.node()].key, list.key());
    if (!list.isArray() || list.size() == 0)
        return walk(list, owner, here);
    std::uint32_t index = 0;
    for (const Value value : list) {
        if (m_watch.stopped())
            return;
        const Step step(m_pointer, index++);
        if (!value.isObject()) {
            walk(value, owner, m_paths.entries(here));
            continue;
        }
        const std::uint32_t child = component(value, Role::Part);
        if (parent != Nobody && child != parent)
            m_out.relation({.from = child, .to = parent, .verb = Verb::PartOf, .offset = value.offset()});
    }
}

CycloneDxReader::Outline CycloneDxReader::outlineOf(Value value, Role role, EntityKind around)
{
    Outline outline;
    for (const Value member : value) {
        switch (keyOf(member)) {
        case Key::Type: outline.type = member; break;
        case Key::Name: outline.name = member; break;
        case Key::Group: outline.group = member; break;
        case Key::Version: outline.version = member; break;
        case Key::Purl: outline.purl = member; break;
        case Key::BomRef: outline.bomRef = member; break;
        case Key::Hashes: outline.hashes = member; break;
        case Key::Data: outline.data = member; break;
        case Key::ModelCard: outline.modelCard = member; break;
        case Key::Pedigree: outline.pedigree = member; break;
        case Key::Properties: outline.properties = member; break;
        default: break;
        }
    }
    Identity &identity = outline.identity;
    const auto text = [&](Value of) { return of.isString() ? m_out.text(of.text()) : TextId{}; };
    identity.name = text(outline.name);
    identity.provider = text(outline.group);
    identity.version = text(outline.version);
    identity.purl = text(outline.purl);
    if (!m_link.empty() && role != Role::Mention && outline.bomRef.isString() && !outline.bomRef.text().empty()) {
        m_iri.assign(m_link);
        m_iri += '#';
        m_iri += outline.bomRef.text();
        identity.iri = m_out.text(m_iri);
    }
    for (const Value entry : outline.hashes) {
        if (!entry.isObject())
            continue;
        const auto [algorithm, content] = hashOf(entry);
        if (!algorithm.isString() || !content.isString())
            continue;
        Result<Digest> digest = Digest::make(algorithm.text(), content.text());
        if (digest)
            identity.digests.push_back(*std::move(digest));
        else if (!content.text().empty())
            m_problems.add(Severity::Warning, Code::Schema, content, digest.error().what,
                           QT_TRANSLATE_NOOP("models", "It is kept as it stands and identifies nothing."));
    }
    readProperties(outline);
    decideKind(outline, role, around);
    return outline;
}

void CycloneDxReader::readProperties(Outline &outline)
{
    const bool isModel = outline.type.string() == "machine-learning-model";
    for (const Value entry : outline.properties) {
        if (!entry.isObject())
            continue;
        std::string_view name;
        Value value;
        for (const Value member : entry) {
            if (keyOf(member) == Key::Name)
                name = member.string().value_or("");
            else if (keyOf(member) == Key::Value)
                value = member;
        }
        if (!value.isString())
            continue;
        const std::string_view said = value.text();
        if (name.ends_with(":kind") && !outline.kindSaid)
            outline.kindSaid = value;
        if (name.ends_with(":kind") || name.ends_with("base_model_relation") || name == "pedigree:adapters[].relation") {
            static constexpr std::array<std::string_view, 5> hows{"finetune", "adapter", "quantized", "merge", "distill"};
            if (std::ranges::find(hows, said) != hows.end())
                outline.how = m_out.text(said);
        }
        if (isModel && !outline.adapterReason
            && (contains(said, "lora") || contains(said, "peft") || said == "adapter" || contains(name, "peft")
                || contains(name, "lora")))
            outline.adapterReason = value;
    }
}

EntityKind CycloneDxReader::dataKind(const Outline &outline) const
{
    const std::string_view name = outline.name.string().value_or("");
    for (const Value entry : outline.data) {
        if (!entry.isObject())
            continue;
        const std::string_view type = entry["type"].string().value_or("");
        if (type == "dataset")
            return EntityKind::Dataset;
        if (type == "configuration")
            return contains(name, "prompt") ? EntityKind::Prompt : EntityKind::File;
        if (type == "definition" || type == "other")
            return contains(name, "index") ? EntityKind::Index : contains(name, "prompt") ? EntityKind::Prompt
                : type == "definition"     ? EntityKind::File
                                           : EntityKind::Dataset;
        if (type == "source-code")
            return EntityKind::File;
    }
    return EntityKind::Dataset;
}

void CycloneDxReader::decideKind(Outline &outline, Role role, EntityKind around)
{
    const std::string_view type = outline.type.string().value_or("");
    EntityKind kind = EntityKind::Software;
    if (type == "machine-learning-model")
        kind = EntityKind::Model;
    else if (type == "data")
        kind = dataKind(outline);
    else if ((type == "application" || type == "platform") && role == Role::Subject)
        kind = EntityKind::Release;
    else if (type == "container")
        kind = EntityKind::Container;
    else if (type == "device" || type == "device-driver" || type == "firmware")
        kind = EntityKind::Hardware;
    else if (type == "file")
        kind = EntityKind::File;
    else if (type.empty() && role == Role::Mention)
        kind = around;

    // What a property says outright goes before what the coarse types of the format can say.
    if (outline.kindSaid && kind != EntityKind::Release) {
        static constexpr std::array known{EntityKind::Dataset, EntityKind::Evaluation, EntityKind::Deployment,
                                          EntityKind::Adapter, EntityKind::Model,      EntityKind::Prompt,
                                          EntityKind::Index,   EntityKind::Guard,      EntityKind::Tool};
        const std::optional<EntityKind> stated = entityKind(outline.kindSaid.text());
        if (stated && std::ranges::find(known, *stated) != known.end())
            kind = *stated;
    }

    if (kind == EntityKind::Model && !outline.adapterReason) {
        const Value parameters = outline.modelCard["modelParameters"];
        const Value notes = outline.pedigree["notes"];
        for (const Value said : {parameters["approach"]["type"], parameters["architectureFamily"],
                                 parameters["modelArchitecture"], notes}) {
            const std::string_view text = said.string().value_or("");
            if (contains(text, "lora") || contains(text, "peft") || contains(text, "adapter"))
                outline.adapterReason = said;
        }
    }
    // A fine-tune or a merge of adapters into full weights says how it came about; it is a model all the same.
    const std::string_view how = m_record.texts[outline.how];
    if (kind == EntityKind::Model && outline.adapterReason && (how.empty() || how == "adapter"))
        kind = EntityKind::Adapter;
    if (kind != EntityKind::Adapter)
        outline.adapterReason = {};
    if (outline.how == 0 && kind == EntityKind::Adapter) {
        outline.how = m_out.text("adapter");
        outline.howBasis = Basis::Inferred;
    } else if (outline.how == 0 && kind == EntityKind::Model) {
        const std::string_view name = outline.name.string().value_or("");
        if (outline.pedigree["ancestors"].size() > 1)
            outline.how = m_out.text("merge");
        else if (contains(name, "gguf") || contains(name, "awq") || contains(name, "gptq"))
            outline.how = m_out.text("quantized");
        outline.howBasis = Basis::Inferred;
    }
    outline.kind = kind;
}

void CycloneDxReader::place(Entity &entity)
{
    const Identity &identity = entity.identity;
    const bool isNamed = identity.name != 0 && identity.version != 0;
    if (!hasStrong(identity.digests) && identity.iri == 0 && !isNamed && !isPinned(m_record.texts[identity.purl]))
        entity.pointer = m_out.text(m_pointer);
}

std::uint32_t CycloneDxReader::entityFor(Outline &outline, Role role, std::uint32_t offset)
{
    Entity entity;
    entity.kind = outline.kind;
    entity.mentioned = role == Role::Mention;
    entity.offset = offset;
    const TextId purl = outline.identity.purl;
    const bool pinned = purl != 0 && isPinned(m_record.texts[purl]);
    if (pinned && purl < m_byPurl.size() && m_byPurl[purl] != 0) {
        // One thing is one entity, however often its parents and children are spelled out.
        const std::uint32_t known = m_byPurl[purl] - 1;
        Entity &there = m_record.entities[known];
        const bool conflict = differ(there.identity.digests, outline.identity.digests);
        if (conflict && (there.mentioned || entity.mentioned))
            m_problems.add(Severity::Warning, Code::Conflict, Value(&m_tree, outline.purl.node()), m_tree.at(there.offset),
                           Text{QT_TRANSLATE_NOOP("models", "“%1” stands here with another digest than elsewhere in this document."),
                                {std::string(m_record.texts[purl])}},
                           QT_TRANSLATE_NOOP("models", "Find out which bytes were meant; both are kept, as two things."));
        if (!conflict && entity.mentioned)
            return known;
        if (!conflict && there.mentioned) {
            there.kind = outline.kind;
            there.mentioned = false;
            there.identity = std::move(outline.identity);
            there.offset = offset;
            there.pointer = 0;
            return known;
        }
    }
    entity.identity = std::move(outline.identity);
    place(entity);
    const std::uint32_t made = m_out.entity(std::move(entity));
    if (pinned) {
        if (purl >= m_byPurl.size())
            m_byPurl.resize(std::max<std::size_t>(m_record.texts.size(), m_byPurl.size() * 2));
        if (m_byPurl[purl] == 0)
            m_byPurl[purl] = made + 1;
    }
    return made;
}

std::uint32_t CycloneDxReader::component(Value value, Role role, EntityKind around)
{
    Outline outline = outlineOf(value, role, around);
    const std::uint32_t entity = entityFor(outline, role, value.offset());
    componentMembers(value, entity, outline);
    return entity;
}

void CycloneDxReader::componentMembers(Value value, std::uint32_t entity, const Outline &outline)
{
    if (outline.adapterReason)
        claimText(entity, m_adapterRelation, "adapter", outline.adapterReason.offset(), Basis::Inferred);
    for (const Value member : value) {
        const std::uint32_t key = m_tree.nodes[member.node()].key;
        const Path path = m_paths.member(m_component, key, member.key());
        switch (keyOf(member)) {
        case Key::Components: {
            const Step step(m_pointer, member.key());
            components(member, entity);
            break;
        }
        case Key::Version: {
            static const FieldType semantic{.kind = FieldType::Kind::Semver};
            const bool foreign = outline.kind == EntityKind::Model && member.isString()
                && problem(semantic, ValueKind::Text, member.text()).has_value();
            if (foreign)
                claim(entity, m_upstreamVersion, member);
            else
                walk(member, entity, path);
            break;
        }
        case Key::Pedigree: {
            const Step step(m_pointer, member.key());
            pedigree(member, entity, outline);
            break;
        }
        case Key::ModelCard: {
            const Step step(m_pointer, member.key());
            modelCard(member, entity, path);
            break;
        }
        default: this->member(member, entity, path);
        }
    }
}

void CycloneDxReader::pedigree(Value value, std::uint32_t entity, const Outline &outline)
{
    const Path path = m_paths.member(m_component, m_tree.nodes[value.node()].key, value.key());
    if (!value.isObject() || value.size() == 0)
        return walk(value, entity, path);
    for (const Value part : value) {
        const Path inner = m_paths.member(path, m_tree.nodes[part.node()].key, part.key());
        const Step step(m_pointer, part.key());
        if (keyOf(part) == Key::Ancestors)
            kin(part, entity, outline, true, inner);
        else if (keyOf(part) == Key::Descendants)
            kin(part, entity, outline, false, inner);
        else
            member(part, entity, inner);
    }
}

void CycloneDxReader::kin(Value list, std::uint32_t entity, const Outline &outline, bool ancestors, Path path)
{
    if (!list.isArray() || list.size() == 0)
        return walk(list, entity, path);
    const Path entries = m_paths.entries(path);
    const EntityKind around = outline.kind == EntityKind::Adapter ? EntityKind::Model : outline.kind;
    std::uint32_t index = 0;
    for (const Value value : list) {
        const Step step(m_pointer, index++);
        Pending relation{.verb = Verb::DerivedFrom, .offset = value.offset()};
        std::uint32_t other = Nobody;
        Value ref = value.isString() ? value : value["ref"].isString() ? value["ref"] : Value();
        if (ref) {
            walk(value, entity, entries);
        } else if (value.isObject()) {
            const std::size_t before = m_record.entities.size();
            Outline theirs = outlineOf(value, Role::Mention, around);
            const bool hasDigest = hasStrong(theirs.identity.digests);
            const bool hasPurl = theirs.identity.purl != 0;
            relation.named = hasDigest ? Binding::Digest : hasPurl || theirs.bomRef ? Binding::Identifier : Binding::Name;
            if (ancestors && outline.kind == EntityKind::Adapter) {
                const Value base = hasPurl ? theirs.purl : theirs.bomRef ? theirs.bomRef : theirs.name;
                if (base.isString())
                    claim(entity, m_adapterBase, base);
                if (hasDigest)
                    claimText(entity, m_adapterBaseDigest,
                              std::ranges::find_if(theirs.identity.digests, &Digest::isStrong)->str(), theirs.hashes.offset());
            }
            other = entityFor(theirs, Role::Mention, value.offset());
            if (other == before)
                componentMembers(value, other, theirs);
            else
                walk(value, entity, entries);
            ref = theirs.bomRef;
        } else {
            walk(value, entity, entries);
            continue;
        }
        relation.how = ancestors ? outline.how : 0;
        relation.basis = relation.how != 0 ? outline.howBasis : Basis::Stated;
        (ancestors ? relation.from : relation.to) = entity;
        (ancestors ? relation.to : relation.from) = other;
        (ancestors ? relation.toRef : relation.fromRef) = ref.isString() ? ref : Value();
        m_pending.push_back(relation);
    }
}

// ---- model cards

void CycloneDxReader::modelCard(Value value, std::uint32_t entity, Path path)
{
    if (!value.isObject() || value.size() == 0)
        return walk(value, entity, path);
    for (const Value part : value) {
        const Path inner = m_paths.member(path, m_tree.nodes[part.node()].key, part.key());
        const Step step(m_pointer, part.key());
        const Key key = keyOf(part);
        if ((key != Key::ModelParameters && key != Key::QuantitativeAnalysis) || !part.isObject() || part.size() == 0) {
            member(part, entity, inner);
            continue;
        }
        for (const Value detail : part) {
            const Step innermost(m_pointer, detail.key());
            const Path at = m_paths.member(inner, m_tree.nodes[detail.node()].key, detail.key());
            if (keyOf(detail) == Key::Datasets && key == Key::ModelParameters)
                datasets(detail, entity, at);
            else if (keyOf(detail) == Key::PerformanceMetrics && key == Key::QuantitativeAnalysis && detail.size() > 0
                     && detail.isArray())
                metrics(detail, entity);
            else
                member(detail, entity, at);
        }
    }
}

void CycloneDxReader::datasets(Value list, std::uint32_t entity, Path path)
{
    if (!list.isArray() || list.size() == 0)
        return walk(list, entity, path);
    const Path entries = m_paths.entries(path);
    std::uint32_t index = 0;
    for (const Value value : list) {
        const Step step(m_pointer, index++);
        Pending relation{.from = entity, .verb = Verb::TrainedOn, .offset = value.offset()};
        if (value.isString() || value["ref"].isString()) {
            walk(value, entity, entries);
            relation.toRef = value.isString() ? value : value["ref"];
        } else if (value.isObject()) {
            Entity dataset;
            dataset.kind = EntityKind::Dataset;
            dataset.offset = value.offset();
            dataset.identity.name = m_out.text(value["name"].string().value_or(""));
            const Value ref = value["bom-ref"];
            if (!m_link.empty() && ref.isString() && !ref.text().empty())
                dataset.identity.iri = m_out.text(m_link + "#" + std::string(ref.text()));
            place(dataset);
            relation.to = m_out.entity(std::move(dataset));
            relation.named = Binding::Name;
            walk(value, relation.to, m_inline);
        } else {
            walk(value, entity, entries);
            continue;
        }
        m_pending.push_back(relation);
    }
}

void CycloneDxReader::metrics(Value list, std::uint32_t entity)
{
    std::uint32_t index = 0;
    for (const Value value : list) {
        const Step step(m_pointer, index++);
        Entity evaluation;
        evaluation.kind = EntityKind::Evaluation;
        evaluation.offset = value.offset();
        evaluation.identity.name = m_out.text(value["type"].string().value_or(""));
        place(evaluation);
        const std::uint32_t made = m_out.entity(std::move(evaluation));
        walk(value, made, m_metric);
        m_out.relation({.from = entity, .to = made, .verb = Verb::EvaluatedOn, .offset = value.offset()});
    }
}

// ---- what else a document lists

void CycloneDxReader::services(Value list, std::uint32_t parent)
{
    const std::uint32_t owner = parent == Nobody ? m_document : parent;
    const Path here = m_paths.member(parent == Nobody ? Path{} : m_service, m_tree.nodes[list.node()].key, list.key());
    if (!list.isArray() || list.size() == 0)
        return walk(list, owner, here);
    std::uint32_t index = 0;
    for (const Value value : list) {
        const Step step(m_pointer, index++);
        if (value.isObject())
            service(value, parent);
        else
            walk(value, owner, m_paths.entries(here));
    }
}

void CycloneDxReader::service(Value value, std::uint32_t parent)
{
    // Data that only leaves a service is what others retrieve from it.
    bool gives = false, takes = false;
    for (const Value flow : value["data"]) {
        const std::string_view direction = flow["flow"].string().value_or("");
        gives = gives || direction == "outbound";
        takes = takes || (!direction.empty() && direction != "outbound");
    }
    Entity entity;
    entity.kind = gives && !takes ? EntityKind::Index : EntityKind::Tool;
    entity.offset = value.offset();
    entity.identity.name = m_out.text(value["name"].string().value_or(""));
    entity.identity.version = m_out.text(value["version"].string().value_or(""));
    const Value group = value["group"];
    entity.identity.provider = m_out.text((group.isString() ? group : value["provider"]["name"]).string().value_or(""));
    const Value ref = value["bom-ref"];
    if (!m_link.empty() && ref.isString() && !ref.text().empty())
        entity.identity.iri = m_out.text(m_link + "#" + std::string(ref.text()));
    place(entity);
    const std::uint32_t made = m_out.entity(std::move(entity));
    if (parent != Nobody)
        m_out.relation({.from = made, .to = parent, .verb = Verb::PartOf, .offset = value.offset()});
    for (const Value member : value) {
        const Step step(m_pointer, member.key());
        if (keyOf(member) == Key::Services)
            services(member, made);
        else
            this->member(member, made, m_paths.member(m_service, m_tree.nodes[member.node()].key, member.key()));
    }
    for (const Value flow : value["data"]) {
        for (const Value source : flow["source"]) {
            // Most sources are addresses of the world outside; those that name something here are lineage.
            if (source.isString() && (source.text().starts_with("urn:cdx:") || entityOf(m_out.text(source.text())) != Nobody))
                m_pending.push_back({.from = made, .toRef = source, .verb = Verb::RetrievesFrom, .offset = source.offset()});
        }
    }
}

void CycloneDxReader::vulnerabilities(Value list)
{
    const Path here = m_paths.member({}, m_tree.nodes[list.node()].key, list.key());
    if (!list.isArray() || list.size() == 0)
        return walk(list, m_document, here);
    std::uint32_t index = 0;
    for (const Value value : list) {
        const Step step(m_pointer, index++);
        if (!value.isObject()) {
            walk(value, m_document, m_paths.entries(here));
            continue;
        }
        Entity entity;
        entity.kind = EntityKind::Vulnerability;
        entity.offset = value.offset();
        entity.identity.name = m_out.text(value["id"].string().value_or(""));
        place(entity);
        const std::uint32_t made = m_out.entity(std::move(entity));
        walk(value, made, m_vulnerability);
        for (const Value affected : value["affects"]) {
            const Value ref = affected["ref"];
            if (ref.isString())
                m_pending.push_back({.from = made, .toRef = ref, .verb = Verb::Affects, .offset = ref.offset()});
        }
    }
}

void CycloneDxReader::annotations(Value list)
{
    const Path here = m_paths.member({}, m_tree.nodes[list.node()].key, list.key());
    if (!list.isArray() || list.size() == 0)
        return walk(list, m_document, here);
    std::uint32_t index = 0;
    for (const Value value : list) {
        const Step step(m_pointer, index++);
        if (!value.isObject()) {
            walk(value, m_document, m_paths.entries(here));
            continue;
        }
        Entity entity;
        entity.kind = EntityKind::Event;
        entity.offset = value.offset();
        place(entity);
        const std::uint32_t made = m_out.entity(std::move(entity));
        walk(value, made, m_annotation);
        for (const Value subject : value["subjects"]) {
            if (subject.isString())
                m_pending.push_back({.from = made, .toRef = subject, .verb = Verb::Describes, .offset = subject.offset()});
        }
    }
}

void CycloneDxReader::formulation(Value list, Path path)
{
    if (!list.isArray() || list.size() == 0)
        return walk(list, m_document, path);
    const Path entries = m_paths.entries(path);
    std::uint32_t index = 0;
    for (const Value formula : list) {
        const Step step(m_pointer, index++);
        if (!formula.isObject() || formula.size() == 0) {
            walk(formula, m_document, entries);
            continue;
        }
        for (const Value part : formula) {
            const Step inner(m_pointer, part.key());
            const Key key = keyOf(part);
            if (key == Key::Components)
                components(part, Nobody);
            else if (key == Key::Services)
                services(part, Nobody);
            else if (key == Key::Workflows && part.isArray() && part.size() > 0) {
                std::uint32_t number = 0;
                for (const Value flow : part) {
                    const Step innermost(m_pointer, number++);
                    workflow(flow);
                }
            } else
                member(part, m_document, m_paths.member(entries, m_tree.nodes[part.node()].key, part.key()));
        }
    }
}

void CycloneDxReader::workflow(Value value)
{
    Entity entity;
    entity.kind = EntityKind::Training;
    entity.offset = value.offset();
    entity.identity.name = m_out.text(value["name"].string().value_or(value["uid"].string().value_or("")));
    place(entity);
    const std::uint32_t made = m_out.entity(std::move(entity));
    walk(value, made, m_workflow);
    workflowRefs(value, made);
}

void CycloneDxReader::workflowRefs(Value value, std::uint32_t entity)
{
    for (const Value member : value) {
        const Key key = keyOf(member);
        if (key == Key::Tasks) {
            for (const Value task : member)
                workflowRefs(task, entity);
        } else if (key == Key::Inputs || key == Key::ResourceReferences || key == Key::Outputs) {
            for (const Value entry : member) {
                const Value ref = key == Key::ResourceReferences ? entry["ref"] : entry["resource"]["ref"];
                if (!ref.isString())
                    continue;
                if (key == Key::Outputs)
                    m_pending.push_back({.to = entity, .fromRef = ref, .verb = Verb::DerivedFrom, .offset = ref.offset()});
                else
                    m_pending.push_back({.from = entity, .toRef = ref, .verb = Verb::Uses, .offset = ref.offset(), .byKinds = true});
            }
        }
    }
}

void CycloneDxReader::dependencies(Value list)
{
    const Path here = m_paths.member({}, m_tree.nodes[list.node()].key, list.key());
    if (!list.isArray() || list.size() == 0)
        return walk(list, m_document, here);
    m_dependencies.reserve(list.size());
    for (const Value entry : list) {
        if (entry.isObject() && entry["ref"].isString())
            m_dependencies.push_back(entry);
        else
            walk(entry, m_document, m_paths.entries(here));
    }
}

// ---- values

void CycloneDxReader::walk(Value value, std::uint32_t entity, Path path)
{
    if (value.isScalar() || value.size() == 0) {
        claim(entity, m_paths.field(path, m_record.entities[entity].kind), value);
    } else if (value.isArray()) {
        const Path entries = m_paths.entries(path);
        for (const Value entry : value)
            walk(entry, entity, entries);
    } else {
        for (const Value inner : value)
            member(inner, entity, m_paths.member(path, m_tree.nodes[inner.node()].key, inner.key()));
    }
}

void CycloneDxReader::member(Value value, std::uint32_t entity, Path path)
{
    switch (keyOf(value)) {
    case Key::BomRef:
        if (!value.isString())
            break;
        walk(value, entity, path);
        return define(value, entity);
    case Key::Hashes: return hashes(value, entity, path);
    case Key::Licenses: return licenses(value, entity, path);
    case Key::Properties: return properties(value, entity, path);
    case Key::ExternalReferences: return externalReferences(value, entity, path);
    default: break;
    }
    walk(value, entity, path);
}

void CycloneDxReader::hashes(Value list, std::uint32_t entity, Path path)
{
    if (!list.isArray() || list.size() == 0)
        return walk(list, entity, path);
    const Path entries = m_paths.entries(path);
    const TextId field = m_paths.field(entries, m_record.entities[entity].kind);
    for (const Value entry : list) {
        const auto [algorithm, content] = hashOf(entry);
        if (entry.size() == 2 && algorithm.isString() && content.isString()) {
            if (const Result<Digest> digest = Digest::make(algorithm.text(), content.text())) {
                claimText(entity, field, digest->str(), content.offset());
                continue;
            }
        }
        walk(entry, entity, entries);
    }
}

void CycloneDxReader::licenses(Value list, std::uint32_t entity, Path path)
{
    if (!list.isArray() || list.size() == 0)
        return walk(list, entity, path);
    const Path entries = m_paths.entries(path);
    for (const Value entry : list) {
        const Value inner = entry["license"]["acknowledgement"];
        const bool concluded = (inner ? inner : entry["acknowledgement"]).string() == "concluded";
        walk(entry, entity, concluded ? m_paths.named(path, m_concluded) : entries);
    }
}

void CycloneDxReader::properties(Value list, std::uint32_t entity, Path path)
{
    if (!list.isArray() || list.size() == 0)
        return walk(list, entity, path);
    for (const Value entry : list) {
        Value name, value;
        for (const Value member : entry) {
            if (keyOf(member) == Key::Name)
                name = member;
            else if (keyOf(member) == Key::Value)
                value = member;
        }
        if (entry.isObject() && name.isString() && value.isScalar() && entry.size() == 2)
            walk(value, entity, m_paths.named(path, m_out.text(name.text())));
        else
            walk(entry, entity, m_paths.entries(path));
    }
}

void CycloneDxReader::externalReferences(Value list, std::uint32_t entity, Path path)
{
    if (!list.isArray() || list.size() == 0)
        return walk(list, entity, path);
    for (const Value entry : list) {
        const Value type = entry["type"];
        const bool isShort = type.isString() && type.text().size() <= 64;
        walk(entry, entity, isShort ? m_paths.named(path, m_out.text(type.text())) : m_paths.entries(path));
        const Value url = entry["url"];
        if (isShort && type.text() == "bom" && url.isString() && url.text().starts_with("urn:cdx:")) {
            Identity identity;
            identity.iri = m_out.text(url.text());
            const std::uint32_t other = mention(EntityKind::Document, std::move(identity), url);
            m_out.relation({.from = other, .to = entity, .verb = Verb::Describes, .offset = url.offset()});
        }
    }
}

// ---- references

void CycloneDxReader::define(Value bomRef, std::uint32_t entity)
{
    if (bomRef.text().empty())
        return;
    const TextId ref = m_out.text(bomRef.text());
    if (ref >= m_byRef.size())
        m_byRef.resize(std::max<std::size_t>(m_record.texts.size(), m_byRef.size() * 2));
    std::uint32_t &known = m_byRef[ref];
    if (known != 0 && known - 1 != entity && !m_record.entities[entity].mentioned && !m_record.entities[known - 1].mentioned) {
        m_problems.add(Severity::Warning, Code::Reference, bomRef, m_tree.at(m_record.entities[known - 1].offset),
                       Text{QT_TRANSLATE_NOOP("models", "Two things are both called “%1”; references to it mean the first."),
                            {std::string(bomRef.text())}},
                       QT_TRANSLATE_NOOP("models", "Give each its own bom-ref."));
        return;
    }
    if (known == 0 || m_record.entities[known - 1].mentioned)
        known = entity + 1;
}

std::uint32_t CycloneDxReader::entityOf(TextId ref) const
{
    return ref < m_byRef.size() && m_byRef[ref] != 0 ? m_byRef[ref] - 1 : Nobody;
}

bool CycloneDxReader::bomLink(std::string_view ref, std::string &local) const
{
    if (m_link.empty() || ref.size() <= m_link.size() || !ref.starts_with(m_link) || ref[m_link.size()] != '#')
        return false;
    local = std::string(ref.substr(m_link.size() + 1));
    return true;
}

std::uint32_t CycloneDxReader::mention(EntityKind kind, Identity identity, Value at)
{
    Entity entity;
    entity.kind = kind;
    entity.mentioned = true;
    entity.identity = std::move(identity);
    entity.offset = at.offset();
    const Identity &known = entity.identity;
    if (known.iri == 0 && !hasStrong(known.digests) && !isPinned(m_record.texts[known.purl]))
        entity.pointer = m_out.text(at.pointer());
    return m_out.entity(std::move(entity));
}

std::uint32_t CycloneDxReader::resolve(Value ref, Verb verb, bool isFrom)
{
    const std::string_view text = ref.text();
    const TextId id = m_out.text(text);
    if (const std::uint32_t known = entityOf(id); known != Nobody)
        return known;
    std::string local;
    if (bomLink(text, local)) {
        if (const std::uint32_t known = entityOf(m_out.text(local)); known != Nobody)
            return known;
    }
    if (id < m_byPurl.size() && m_byPurl[id] != 0)
        return m_byPurl[id] - 1;

    const EntityKind kind = verb == Verb::TrainedOn || verb == Verb::RetrievesFrom ? EntityKind::Dataset
        : verb == Verb::DerivedFrom && !isFrom                                     ? EntityKind::Model
                                                                                   : EntityKind::Software;
    Identity identity;
    if (text.starts_with("urn:cdx:")) {
        identity.iri = id;
    } else {
        if (text.starts_with("pkg:"))
            identity.purl = id;
        else if (Result<Digest> digest = Digest::parse(text))
            identity.digests.push_back(*std::move(digest));
        else
            identity.name = id;
        m_problems.add(Severity::Warning, Code::Reference, ref,
                       Text{QT_TRANSLATE_NOOP("models", "“%1” is referred to here, and nothing in this document is called that."),
                            {std::string(text)}},
                       QT_TRANSLATE_NOOP("models", "Add what is meant, or correct the reference."));
    }
    const std::uint32_t made = mention(kind, std::move(identity), ref);
    if (id >= m_byRef.size())
        m_byRef.resize(std::max<std::size_t>(m_record.texts.size(), m_byRef.size() * 2));
    m_byRef[id] = made + 1;
    return made;
}

void CycloneDxReader::byKinds(Relation &relation) const
{
    using enum EntityKind;
    const EntityKind from = m_record.entities[relation.from].kind, to = m_record.entities[relation.to].kind;
    const auto isModel = [](EntityKind kind) { return kind == Model || kind == Adapter; };
    if (to == Dataset && (isModel(from) || from == Training))
        relation.verb = Verb::TrainedOn;
    else if (to == Dataset && from == Evaluation)
        relation.verb = Verb::EvaluatedOn;
    else if (to == Dataset && from == Dataset)
        relation.verb = Verb::DerivedFrom;
    else if (to == Dataset && from == Index)
        relation.verb = Verb::RetrievesFrom;
    else if (from == Deployment && isModel(to)) {
        relation.verb = Verb::DeployedAs;
        std::swap(relation.from, relation.to);
    } else
        return;
    relation.basis = Basis::Inferred;
}

void CycloneDxReader::settle()
{
    for (const Pending &pending : m_pending) {
        const auto end = [&](std::uint32_t entity, Value ref, bool isFrom) {
            if (!ref)
                return entity;
            if (entity == Nobody)
                return resolve(ref, pending.verb, isFrom);
            const std::uint32_t named = entityOf(m_out.text(ref.text()));
            return named == Nobody ? entity : named;
        };
        Relation relation{.from = end(pending.from, pending.fromRef, true),
                          .to = end(pending.to, pending.toRef, false),
                          .verb = pending.verb,
                          .basis = pending.basis,
                          .named = pending.named,
                          .how = pending.how,
                          .offset = pending.offset};
        if (pending.byKinds)
            byKinds(relation);
        const Entity &other = m_record.entities[pending.to == Nobody || pending.toRef ? relation.to : relation.from];
        if (other.mentioned && other.identity.iri == 0 && other.identity.purl == 0 && other.identity.digests.empty()
            && relation.named == Binding::Identifier)
            relation.named = Binding::Open;
        if (relation.from != relation.to)
            m_out.relation(relation);
    }

    // What pedigree or the model's card said of two things already is not said again as a mere "uses".
    const auto pair = [](std::uint32_t from, std::uint32_t to) { return std::uint64_t(from) << 32 | to; };
    std::vector<std::uint64_t> said;
    said.reserve(m_record.relations.size());
    for (const Relation &relation : m_record.relations)
        said.push_back(pair(relation.from, relation.to));
    std::ranges::sort(said);

    for (const Value entry : m_dependencies) {
        const Value ref = entry["ref"];
        const std::uint32_t entity = resolve(ref, Verb::Uses, true);
        for (const Value member : entry) {
            const Path path = m_paths.member(m_dependency, m_tree.nodes[member.node()].key, member.key());
            walk(member, entity, path);
            const Key key = keyOf(member);
            if ((key != Key::DependsOn && key != Key::Provides) || !member.isArray())
                continue;
            for (const Value needed : member) {
                if (!needed.isString())
                    continue;
                Relation relation{.from = entity,
                                  .to = resolve(needed, Verb::Uses, false),
                                  .verb = key == Key::Provides ? Verb::Implements : Verb::Uses,
                                  .offset = needed.offset()};
                const Entity &other = m_record.entities[relation.to];
                if (other.mentioned && other.identity.name != 0 && other.identity.iri == 0 && other.identity.purl == 0
                    && other.identity.digests.empty())
                    relation.named = Binding::Open;
                if (relation.from == relation.to)
                    continue;
                if (key == Key::DependsOn) {
                    if (std::ranges::binary_search(said, pair(relation.from, relation.to)))
                        continue;
                    byKinds(relation);
                }
                m_out.relation(relation);
            }
        }
    }
}

}
