#include "models/formats/nativereader.h"

#include "models/record/purl.h"

#include <algorithm>
#include <utility>

namespace pedigree::formats {

namespace {

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

// Names in brackets stay readable and unambiguous.
constexpr std::size_t longestKey = 128;

bool isKey(std::string_view text)
{
    return !text.empty() && text.size() <= longestKey && text.find_first_of("[]") == text.npos;
}

std::optional<Digest> strongDigest(Value value)
{
    if (!value.isString())
        return {};
    Result<Digest> digest = Digest::parse(value.text());
    if (!digest || !digest->isStrong())
        return {};
    return *std::move(digest);
}

/// A member that says what something refers to by its bytes, beside the one that names it.
struct Pinning {
    std::string_view reference, digest;
};
constexpr Pinning pinnings[]{
    {"adapters[].base", "base_digest"},
    {"evaluations[].subject", "subject_digest"},
    {"system.retrieval[].embedding_model", "embedding_digest"},
};

/// What a field names, where nothing in the record says what it is.
EntityKind kindNamedBy(const Field &field)
{
    const std::string_view place = field.place();
    if (field.type.kind == FieldType::Kind::Pointer)
        return EntityKind::Document;
    if (place == "record.previous.digest")
        return EntityKind::Release;
    if (place.ends_with(".threats"))
        return EntityKind::Threat;
    if (place.ends_with(".control") || place.ends_with(".compensating_ref"))
        return EntityKind::Guard;
    if (place.ends_with(".evidence") || place.ends_with(".tests"))
        return EntityKind::Evaluation;
    if (place.ends_with("parents") && field.entity == EntityKind::Dataset)
        return EntityKind::Dataset;
    if (place.ends_with("datasets") || place.ends_with(".dataset") || place.ends_with(".sources"))
        return EntityKind::Dataset;
    for (const std::string_view model : {".base", ".parents", "model", ".judge", ".generator", ".target", ".subject", ".arms"}) {
        if (place.ends_with(model))
            return EntityKind::Model;
    }
    return EntityKind::Software;
}

}

NativeReader::NativeReader(const Input &input, std::string_view version, const Watch &watch, ProblemList &problems)
    : m_input(input), m_watch(watch), m_problems(problems), m_dictionary(DictionaryTree::get()), m_out(input.bytes),
      m_record(m_out.record()), m_unknown(m_out, "native:", {}), m_extensions(m_out, "ext:", {}),
      m_texts(m_dictionary.size()), m_unknownBelow(m_dictionary.size()), m_root(input.tree->root())
{
    m_record.document = input.digest;
    m_record.format = "native";
    m_record.version = std::string(version);
}

std::shared_ptr<const Record> NativeReader::read()
{
    makeMain(m_root);
    object(m_root, {.node = 0, .entity = Nobody});
    settle();
    return m_out.finish();
}

// ---- what a record is about

void NativeReader::makeMain(Value root)
{
    const Value record = root["record"], system = root["system"], model = root["model"], release = root["release"];
    const auto text = [&](Value value) { return m_out.text(value.string().value_or("")); };
    m_recordId = std::string(record["id"].string().value_or(""));
    m_differential = record["differential"].boolean().value_or(false);
    m_provider = text(system["provider"]["name"]);

    Entity about{.kind = EntityKind::Release};
    about.identity.digests.push_back(m_input.digest);
    about.identity.iri = m_out.text(m_recordId);
    about.identity.provider = m_provider;
    about.identity.name = text(system["name"]);
    about.identity.version = text(release["version"].isString() ? release["version"] : system["version"]);
    m_release = m_out.entity(std::move(about));
    m_record.subject = m_release;

    Entity whole{.kind = EntityKind::System, .offset = system.offset()};
    whole.identity.provider = m_provider;
    whole.identity.name = text(system["name"]);
    whole.identity.version = text(system["version"]);
    if (whole.identity.name == 0 || whole.identity.version == 0)
        whole.pointer = m_out.text("/system");
    m_system = m_out.entity(std::move(whole));
    m_out.relation({.from = m_system, .to = m_release, .verb = Verb::PartOf, .offset = system.offset()});

    if (model || root["training"]) {
        Entity main{.kind = EntityKind::Model, .offset = model.offset()};
        Identity &identity = main.identity;
        identity.provider = text(model["provider"]["name"]);
        identity.name = text(model["name"]);
        identity.version = text(model["version"]);
        identity.purl = text(model["purl"]);
        if (model["id"].isString() && !m_recordId.empty())
            identity.iri = m_out.text(m_recordId + "#" + std::string(model["id"].text()));
        if (model["digest"].isString()) {
            if (Result<Digest> digest = Digest::parse(model["digest"].text()))
                identity.digests.push_back(*std::move(digest));
        }
        if (identity.digests.empty() && identity.purl == 0 && identity.iri == 0 && (identity.name == 0 || identity.version == 0))
            main.pointer = m_out.text("/model");
        m_model = m_out.entity(std::move(main));
        if (model["id"].isString())
            define(model["id"], m_model);
    }
    const Value image = root["compute"]["image"];
    if (image.isObject() && (image["reference"] || image["digest"])) {
        Entity container{.kind = EntityKind::Container, .offset = image.offset()};
        container.identity.name = text(image["reference"]);
        if (image["digest"].isString()) {
            if (Result<Digest> digest = Digest::parse(image["digest"].text()))
                container.identity.digests.push_back(*std::move(digest));
        }
        if (container.identity.digests.empty())
            container.pointer = m_out.text("/compute/image");
        m_container = m_out.entity(std::move(container));
        m_out.relation({.from = m_system, .to = m_container, .verb = Verb::PackagedAs, .offset = image.offset()});
    }
}

std::uint32_t NativeReader::owner(const Place &place, EntityKind kind) const
{
    if (place.entity != Nobody)
        return place.entity;
    if (kind == EntityKind::Release)
        return m_release;
    if (kind == EntityKind::Model && m_model != Nobody)
        return m_model;
    if (kind == EntityKind::Container && m_container != Nobody)
        return m_container;
    return m_system;
}

std::string NativeReader::spelling(const Place &place) const
{
    return place.spelled.empty() ? m_dictionary[place.node].path : place.spelled;
}

TextId NativeReader::text(const Place &place)
{
    if (!place.spelled.empty())
        return m_out.text(place.spelled);
    TextId &text = m_texts[place.node];
    if (text == 0) {
        const DictionaryTree::Node &node = m_dictionary[place.node];
        text = m_out.text(node.field ? node.field->path : node.path);
    }
    return text;
}

// ---- the walk

void NativeReader::object(Value value, const Place &place)
{
    for (const Value member : value) {
        if (m_watch.stopped())
            return;
        const std::uint32_t node = m_dictionary.member(place.node, member.key());
        if (node == DictionaryTree::None) {
            if (place.node == 0 && member.key() == "extensions" && member.isObject())
                extensions(member);
            else
                unknown(member, place.entity == Nobody ? m_release : place.entity,
                        m_unknown.member(unknownBelow(place.node), m_input.tree->nodes[member.node()].key, member.key()));
            continue;
        }
        Place inner{.node = node, .entity = place.entity};
        if (!place.spelled.empty())
            inner.spelled = place.spelled + "." + std::string(member.key());
        this->value(member, inner);
    }
}

void NativeReader::value(Value value, const Place &place)
{
    const DictionaryTree::Node &node = m_dictionary[place.node];
    if (node.field && node.members.empty())
        return fieldValue(value, place, *node.field);
    const std::string_view section = std::string_view(node.path).substr(0, node.path.find_first_of(".["));
    const EntityKind about = node.array && node.array->entity == EntityKind::Model ? EntityKind::Model
        : section == "model" || section == "training"                              ? EntityKind::Model
        : section == "record" || section == "release"                              ? EntityKind::Release
                                                                                   : EntityKind::System;
    const std::uint32_t entity = owner(place, about);
    if (state(value, entity, spelling(place)))
        return;
    if (value.kind() == Value::Kind::Null) {
        // In a differential record this takes the section of the predecessor away.
        m_out.claim(entity, text(place), "null", ValueKind::Null, value.offset());
        if (!m_differential)
            wrong(value, Text{QT_TRANSLATE_NOOP("models", "“%1” is null."), {node.path}},
                  QT_TRANSLATE_NOOP("models", "Leave it out, or say {\"state\": \"unknown\", \"reason\": …}."));
        return;
    }
    if (node.array)
        return entries(value, place);
    if (!value.isObject()) {
        wrong(value, Text{QT_TRANSLATE_NOOP("models", "“%1” should be an object."), {node.path}});
        return unknown(value, entity, unknownBelow(place.node));
    }
    if (value.size() == 0)
        m_out.claim(entity, text(place), "", ValueKind::EmptyObject, value.offset());
    required(value, place.node);
    object(value, place);
}

void NativeReader::entries(Value list, const Place &place)
{
    const DictionaryTree::Node &node = m_dictionary[place.node];
    const FieldArray &array = *node.array;
    const std::uint32_t holder = owner(place, array.entity);
    if (!list.isArray()) {
        wrong(list, Text{QT_TRANSLATE_NOOP("models", "“%1” should be a list."), {node.path}});
        return unknown(list, holder, unknownBelow(place.node));
    }
    if (list.size() == 0)
        return m_out.claim(holder, text(place), "", ValueKind::EmptyList, list.offset());

    const bool areThings = place.entity == Nobody && array.entity != EntityKind::Release && array.entity != EntityKind::System
        && array.entity != EntityKind::Model;
    const std::uint32_t keyNode = array.member.empty() ? DictionaryTree::None : m_dictionary.member(place.node, array.member);
    const Field *key = keyNode == DictionaryTree::None ? nullptr : m_dictionary[keyNode].field;
    const bool isDeclared = key && key->flow && key->type.kind != FieldType::Kind::Ref;
    const std::string pointer = areThings ? list.pointer() : std::string();
    std::string base = spelling(place);
    if (base.ends_with("[]"))
        base.resize(base.size() - 2);
    std::uint32_t index = 0;
    for (const Value value : list) {
        const std::uint32_t position = index++;
        if (!value.isObject()) {
            wrong(value, Text{QT_TRANSLATE_NOOP("models", "An entry of “%1” should be an object."), {node.path}});
            unknown(value, holder, unknownBelow(place.node));
            continue;
        }
        required(value, place.node);
        if (!areThings) {
            const Value named = value[array.member];
            const std::string_view name = named.isScalar() ? named.text() : std::string_view();
            std::string spelled = base + "[" + (isKey(name) ? std::string(name) : std::to_string(position)) + "]";
            if (value.size() == 0)
                m_out.claim(holder, spelled, "", ValueKind::EmptyObject, value.offset());
            object(value, {.node = place.node, .entity = place.entity, .spelled = std::move(spelled)});
            continue;
        }
        const std::uint32_t made = entry(value, array, pointer, position);
        if (isDeclared) {
            const std::uint32_t whole = array.path.starts_with("model.") && m_model != Nobody ? m_model
                : array.entity == EntityKind::Approval                                        ? m_release
                                                                                              : m_system;
            m_out.relation({.from = key->flow->inverse ? made : whole,
                            .to = key->flow->inverse ? whole : made,
                            .verb = key->flow->verb,
                            .offset = value.offset()});
        }
        if (value.size() == 0)
            m_out.claim(made, text(place), "", ValueKind::EmptyObject, value.offset());
        object(value, {.node = place.node, .entity = made});
    }
}

std::uint32_t NativeReader::entry(Value value, const FieldArray &array, const std::string &listPointer, std::uint32_t index)
{
    Entity entity{.kind = array.entity, .offset = value.offset()};
    Identity &identity = entity.identity;
    const auto text = [&](Value of) { return m_out.text(of.string().value_or("")); };
    const Value id = value["id"], key = value[array.member];
    identity.name = text(value["name"].isString() ? value["name"] : id.isString() ? id : key);
    identity.version = text(value["version"]);
    identity.purl = text(value["purl"]);
    Value digest = value["digest"];
    switch (array.entity) {
    case EntityKind::Index:
        if (value["index"]["name"].isString())
            identity.name = text(value["index"]["name"]);
        digest = value["index"]["digest"];
        [[fallthrough]];
    case EntityKind::Prompt:
    case EntityKind::Tool:
    case EntityKind::Guard:
    case EntityKind::Cache:
    case EntityKind::Route:
    case EntityKind::Deployment: identity.provider = m_provider; break;
    case EntityKind::Signature: digest = value["envelope"]["digest"]; break;
    case EntityKind::Attestation:
        digest = value["envelope"]["digest"];
        identity.name = text(value["predicate"]);
        break;
    case EntityKind::Software:
        if (const std::optional<Purl> purl = Purl::parse(value["purl"].string().value_or(""))) {
            identity.name = m_out.text(purl->name);
            identity.version = m_out.text(purl->version);
        }
        break;
    default: break;
    }
    if (digest.isString()) {
        if (Result<Digest> parsed = Digest::parse(digest.text()))
            identity.digests.push_back(*std::move(parsed));
    }
    if (id.isString() && !id.text().empty() && !m_recordId.empty())
        identity.iri = m_out.text(m_recordId + "#" + std::string(id.text()));
    const bool isStrong = std::ranges::any_of(identity.digests, &Digest::isStrong);
    if (!isStrong && identity.purl == 0 && identity.iri == 0 && (identity.name == 0 || identity.version == 0))
        entity.pointer = m_out.text(listPointer + "/" + std::to_string(index));
    const std::uint32_t made = m_out.entity(std::move(entity));
    if (id.isString())
        define(id, made);
    return made;
}

void NativeReader::fieldValue(Value value, const Place &place, const Field &field)
{
    const std::uint32_t entity = owner(place, field.entity);
    if (state(value, entity, place.spelled.empty() ? field.path : place.spelled))
        return;
    if (!field.list)
        return oneValue(value, place, field, 0);
    if (!value.isArray()) {
        wrong(value, Text{QT_TRANSLATE_NOOP("models", "“%1” should be a list."), {std::string(field.place())}});
        return oneValue(value, place, field, 0);
    }
    if (value.size() == 0)
        m_out.claim(entity, text(place), "", ValueKind::EmptyList, value.offset());
    std::uint32_t index = 0;
    for (const Value entry : value)
        oneValue(entry, place, field, index++);
}

void NativeReader::oneValue(Value value, const Place &place, const Field &field, std::uint32_t index)
{
    const std::uint32_t entity = owner(place, field.entity);
    if (state(value, entity, place.spelled.empty() ? field.path : place.spelled))
        return;
    if (value.kind() == Value::Kind::Null && m_differential)
        return m_out.claim(entity, text(place), "null", ValueKind::Null, value.offset());
    const ValueKind kind = kindOf(value);
    if (const std::optional<Text> bad = problem(field.type, kind, value.text()))
        wrong(value, *bad);
    const bool isReference = field.flow
        && (field.type.kind == FieldType::Kind::Ref || field.type.kind == FieldType::Kind::Digest
            || field.type.kind == FieldType::Kind::Pointer)
        && field.path != "compute.image.digest" && field.path != "system.models[].ref";
    if (isReference && (value.isString() ? !value.text().empty() : value.isObject()))
        m_references.push_back({entity, &field, value});
    if (value.isScalar() || value.size() == 0)
        return m_out.claim(entity, text(place), value.text(), kind, value.offset());

    std::string spelled = place.spelled.empty() ? std::string(field.place()) : place.spelled;
    if (field.list) {
        const std::string_view name = value["uri"].string().value_or(value["name"].string().value_or(""));
        spelled += "[" + (isKey(name) ? std::string(name) : std::to_string(index)) + "]";
    }
    if (value.isObject() && !membersOf(field.type.kind).empty())
        typedMembers(value, entity, field, spelled);
    else
        leaves(value, entity, spelled);
}

void NativeReader::typedMembers(Value value, std::uint32_t entity, const Field &field, const std::string &spelled)
{
    const std::span<const TypeMember> members = membersOf(field.type.kind);
    for (const TypeMember &member : members) {
        if (member.required && !value[member.name])
            wrong(value, Text{QT_TRANSLATE_NOOP("models", "“%1” has no “%2”."), {spelled, std::string(member.name)}});
    }
    for (const Value inner : value) {
        const auto member = std::ranges::find(members, inner.key(), &TypeMember::name);
        if (member == members.end()) {
            leaves(inner, entity, isKey(inner.key()) ? spelled + "." + std::string(inner.key()) : spelled);
            continue;
        }
        const std::string path = spelled + "." + std::string(inner.key());
        if (state(inner, entity, path))
            continue;
        if (const std::optional<Text> bad = problem(FieldType{.kind = member->kind}, kindOf(inner), inner.text()))
            wrong(inner, *bad);
        leaves(inner, entity, path);
    }
}

void NativeReader::leaves(Value value, std::uint32_t entity, const std::string &spelled)
{
    if (value.isScalar() || value.size() == 0)
        return m_out.claim(entity, spelled, value.text(), kindOf(value), value.offset());
    // However deep and long the names, what they take together stays in proportion to the document.
    constexpr std::size_t longest = 512;
    for (const Value inner : value) {
        std::string path = spelled.size() > longest ? spelled : spelled + (value.isArray() ? "[]" : ".");
        if (value.isObject() && spelled.size() <= longest)
            path += inner.key().substr(0, longestKey);
        leaves(inner, entity, path);
    }
}

bool NativeReader::state(Value value, std::uint32_t entity, const std::string &spelled)
{
    if (!value.isObject())
        return false;
    const std::optional<State> stated = statedState(value["state"].string().value_or(""));
    if (!stated)
        return false;
    const Value reason = value["reason"];
    m_out.claim(entity, spelled, reason.string().value_or(""), ValueKind::Text, value.offset(), *stated);
    for (const Value member : value) {
        if (member.key() == "state" || (member.key() == "reason" && member.isString()))
            continue;
        leaves(member, entity, "native:" + spelled + "." + std::string(member.key().substr(0, longestKey)));
        if (member.key() == "digest" && member.isString()) {
            if (const std::optional<Text> bad
                = problem(FieldType{.kind = FieldType::Kind::Digest}, ValueKind::Text, member.text()))
                wrong(member, *bad);
        }
    }
    return true;
}

FieldPaths::Path NativeReader::unknownBelow(std::uint32_t node)
{
    if (node != 0 && m_unknownBelow[node] == 0)
        m_unknownBelow[node] = m_unknown.root(m_dictionary[node].path);
    return m_unknownBelow[node];
}

void NativeReader::unknown(Value value, std::uint32_t entity, FieldPaths::Path path)
{
    if (value.isScalar() || value.size() == 0) {
        m_out.claim(entity, m_unknown.field(path, EntityKind::Release), value.text(), kindOf(value), value.offset());
        return;
    }
    for (const Value inner : value)
        unknown(inner, entity,
                value.isArray() ? m_unknown.entries(path)
                                : m_unknown.member(path, m_input.tree->nodes[inner.node()].key, inner.key()));
}

void NativeReader::extensions(Value value)
{
    const auto walk = [&](auto &self, Value inner, FieldPaths::Path path) -> void {
        if (inner.isScalar() || inner.size() == 0)
            return m_out.claim(m_release, m_extensions.field(path, EntityKind::Release), inner.text(), kindOf(inner), inner.offset());
        for (const Value deeper : inner)
            self(self, deeper,
                 inner.isArray() ? m_extensions.entries(path)
                                 : m_extensions.member(path, m_input.tree->nodes[deeper.node()].key, deeper.key()));
    };
    walk(walk, value, {});
}

void NativeReader::required(Value value, std::uint32_t node)
{
    for (const auto &[name, member] : m_dictionary[node].members) {
        if (m_dictionary[member].required && !value[name])
            wrong(value, Text{QT_TRANSLATE_NOOP("models", "“%1” is missing."), {std::string(m_dictionary[member].field->place())}},
                  QT_TRANSLATE_NOOP("models", "Every record needs it; see its row of the dictionary."));
    }
}

// ---- references

void NativeReader::wrong(Value at, Text message, Text hint)
{
    m_valid = false;
    m_problems.add(Severity::Error, Code::Schema, at, std::move(message), std::move(hint));
}

void NativeReader::define(Value id, std::uint32_t entity)
{
    if (id.text().empty())
        return;
    const TextId text = m_out.text(id.text());
    if (text >= m_byId.size())
        m_byId.resize(std::max<std::size_t>(m_record.texts.size(), m_byId.size() * 2));
    if (m_byId[text] != 0) {
        m_valid = false;
        m_problems.add(Severity::Error, Code::Schema, id, m_input.tree->at(m_record.entities[m_byId[text] - 1].offset),
                       Text{QT_TRANSLATE_NOOP("models", "Two entries are both called “%1”; references to it mean the first."),
                            {std::string(id.text())}},
                       QT_TRANSLATE_NOOP("models", "Give each its own id."));
        return;
    }
    m_byId[text] = entity + 1;
}

std::uint32_t NativeReader::mention(EntityKind kind, Identity identity, Value at)
{
    Entity entity{.kind = kind, .mentioned = true, .identity = std::move(identity), .offset = at.offset()};
    const Identity &known = entity.identity;
    if (known.digests.empty() && known.purl == 0 && known.iri == 0)
        entity.pointer = m_out.text(at.pointer());
    return m_out.entity(std::move(entity));
}

std::uint32_t NativeReader::withDigest(const Digest &digest) const
{
    const auto found = std::ranges::lower_bound(m_byDigest, digest, {}, &std::pair<Digest, std::uint32_t>::first);
    return found != m_byDigest.end() && found->first == digest ? found->second : Nobody;
}

std::uint32_t NativeReader::named(EntityKind kind, Value value, Binding &binding)
{
    binding = Binding::Identifier;
    const std::string_view ref = value.text();
    const TextId id = m_out.text(ref);
    if (id < m_byId.size() && m_byId[id] != 0)
        return m_byId[id] - 1;
    if (ref == "system")
        return m_system;
    if (ref == m_recordId)
        return m_release;
    Identity identity;
    if (const Result<Digest> digest = Digest::parse(ref)) {
        if (const std::uint32_t known = withDigest(*digest); known != Nobody) {
            binding = Binding::Digest;
            return known;
        }
        binding = digest->isStrong() ? Binding::Digest : Binding::Name;
        identity.digests.push_back(*digest);
    } else if (ref.starts_with("pkg:")) {
        const auto known = std::ranges::lower_bound(m_byPurl, id, {}, &std::pair<TextId, std::uint32_t>::first);
        if (known != m_byPurl.end() && known->first == id)
            return known->second;
        identity.purl = id;
    } else if (ref.starts_with("urn:uuid:")) {
        // Of another record, which may be loaded or not.
        identity.iri = id;
    } else {
        identity.name = id;
        binding = Binding::Open;
        m_problems.add(Severity::Error, Code::Reference, value,
                       Text{QT_TRANSLATE_NOOP("models", "“%1” is referred to here, and nothing in this record is called that."),
                            {std::string(ref)}},
                       QT_TRANSLATE_NOOP("models", "Add what is meant, or correct the reference."));
    }
    const std::uint32_t made = mention(kind, std::move(identity), value);
    if (id >= m_byId.size())
        m_byId.resize(std::max<std::size_t>(m_record.texts.size(), m_byId.size() * 2));
    m_byId[id] = made + 1;
    return made;
}

/// What the reference means once the digest beside it is taken into account.
std::uint32_t NativeReader::pinned(const Reference &reference, std::uint32_t target, Binding &binding)
{
    const auto pinning = std::ranges::find(pinnings, reference.field->place(), &Pinning::reference);
    if (pinning == std::end(pinnings) || target == m_system || target == m_release)
        return target;
    const Value beside = reference.value.parent()[pinning->digest];
    const std::optional<Digest> digest = strongDigest(beside);
    if (!digest)
        return target;
    Entity &there = m_record.entities[target];
    const auto same = std::ranges::find_if(there.identity.digests, [&](const Digest &known) {
        return known.isStrong() && known.algorithm() == digest->algorithm();
    });
    if (same == there.identity.digests.end()) {
        if (there.mentioned) {
            there.identity.digests.push_back(*digest);
            there.pointer = 0;
            binding = Binding::Digest;
        }
        return target;
    }
    if (*same == *digest) {
        binding = Binding::Digest;
        return target;
    }
    m_problems.add(Severity::Error, Code::Conflict, beside, m_input.tree->at(there.offset),
                   Text{QT_TRANSLATE_NOOP("models", "“%1” is named here with the digest %2, but in this record it has %3."),
                        {std::string(reference.value.text()), digest->str(), same->str()}},
                   QT_TRANSLATE_NOOP("models", "Find out which bytes were meant."));
    binding = Binding::Digest;
    Identity identity;
    identity.name = there.identity.name;
    identity.digests.push_back(*digest);
    return mention(there.kind, std::move(identity), reference.value);
}

std::uint32_t NativeReader::target(const Reference &reference, Relation &relation)
{
    const Field &field = *reference.field;
    const EntityKind kind = kindNamedBy(field);
    if (field.type.kind == FieldType::Kind::Ref && reference.value.isString())
        return pinned(reference, named(kind, reference.value, relation.named), relation.named);

    const Value stated = field.type.kind == FieldType::Kind::Pointer ? reference.value["digest"] : reference.value;
    Identity identity;
    if (stated.isString()) {
        if (Result<Digest> digest = Digest::parse(stated.text())) {
            relation.named = digest->isStrong() ? Binding::Digest : Binding::Name;
            if (const std::uint32_t known = withDigest(*digest); known != Nobody)
                return known;
            const Value configuration = m_root["record"]["configuration_digest"];
            if (configuration.string() == stated.text())
                return m_system;
            identity.digests.push_back(*std::move(digest));
        }
    }
    if (field.type.kind == FieldType::Kind::Pointer) {
        const std::string_view uri = reference.value["uri"].string().value_or("");
        identity.name = m_out.text(uri);
        identity.iri = m_out.text(uri);
    }
    if (identity.digests.empty() && identity.iri == 0)
        return Nobody;
    return mention(kind, std::move(identity), reference.value);
}

void NativeReader::relate(const Reference &reference)
{
    const Field::Edge &edge = *reference.field->flow;
    Relation relation{.from = reference.entity, .to = Nobody, .verb = edge.verb, .offset = reference.value.offset()};
    relation.to = target(reference, relation);
    if (relation.to == Nobody || relation.to == relation.from)
        return;
    if (reference.field->path == "adapters[].base" || reference.field->path == "adapters[].merge.parents[]") {
        Value adapter = reference.value.parent();
        while (adapter && !adapter["relation"] && adapter.parent() && adapter.node() != 0)
            adapter = adapter.parent();
        relation.how = m_out.text(adapter["relation"].string().value_or(""));
    }
    if (edge.inverse)
        std::swap(relation.from, relation.to);
    m_out.relation(relation);
}

/// The models of a system: one that nothing else in the record describes is declared here.
void NativeReader::relateModels(Value list)
{
    bool hasMain = false;
    for (const Value entry : list) {
        const Value ref = entry["ref"];
        if (!ref.isString() || ref.text().empty())
            continue;
        const std::optional<Digest> digest = strongDigest(entry["digest"]);
        const TextId id = m_out.text(ref.text());
        std::uint32_t model = id < m_byId.size() && m_byId[id] != 0 ? m_byId[id] - 1 : Nobody;
        Binding binding = Binding::Identifier;
        const bool isDeclared = model == Nobody;
        if (isDeclared) {
            Identity identity;
            identity.name = id;
            if (ref.text().starts_with("pkg:"))
                identity.purl = id;
            else if (Result<Digest> own = Digest::parse(ref.text()))
                identity.digests.push_back(*std::move(own));
            if (digest && identity.digests.empty())
                identity.digests.push_back(*digest);
            binding = identity.digests.empty() ? Binding::Identifier : Binding::Digest;
            model = mention(EntityKind::Model, std::move(identity), ref);
            define(ref, model);
        } else if (digest) {
            const auto &known = m_record.entities[model].identity.digests;
            const auto same = std::ranges::find_if(
                known, [&](const Digest &one) { return one.isStrong() && one.algorithm() == digest->algorithm(); });
            if (same != known.end() && *same == *digest) {
                binding = Binding::Digest;
            } else if (same != known.end()) {
                m_problems.add(Severity::Error, Code::Conflict, entry["digest"], m_input.tree->at(m_record.entities[model].offset),
                               Text{QT_TRANSLATE_NOOP("models", "“%1” is named here with the digest %2, but in this record it has %3."),
                                    {std::string(ref.text()), digest->str(), same->str()}},
                               QT_TRANSLATE_NOOP("models", "Find out which bytes were meant."));
                Identity identity;
                identity.name = m_record.entities[model].identity.name;
                identity.digests.push_back(*digest);
                const EntityKind kind = m_record.entities[model].kind;
                model = mention(kind, std::move(identity), ref);
                binding = Binding::Digest;
            }
        }
        hasMain = hasMain || model == m_model;
        // Adapters are a part of the system by their own entry.
        if (m_record.entities[model].kind != EntityKind::Adapter)
            m_out.relation({.from = model, .to = m_system, .verb = Verb::PartOf, .named = binding, .offset = ref.offset()});
    }
    if (m_model != Nobody && !hasMain)
        m_out.relation({.from = m_model, .to = m_system, .verb = Verb::PartOf, .offset = m_record.entities[m_model].offset});
}

void NativeReader::settle()
{
    for (std::uint32_t entity = 0; entity < m_record.entities.size(); ++entity) {
        const Identity &identity = m_record.entities[entity].identity;
        for (const Digest &digest : identity.digests) {
            if (digest.isStrong())
                m_byDigest.emplace_back(digest, entity);
        }
        if (identity.purl != 0)
            m_byPurl.emplace_back(identity.purl, entity);
    }
    std::ranges::sort(m_byDigest);
    std::ranges::sort(m_byPurl);
    relateModels(m_root["system"]["models"]);
    for (const Reference &reference : m_references)
        relate(reference);
}

}
