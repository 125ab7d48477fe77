#pragma once
#include "models/formats/fieldpaths.h"
#include "models/formats/format.h"
#include "models/formats/problemlist.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pedigree::formats {

/// Translates one CycloneDX document into a record: every component, service, inline dataset, metric, vulnerability,
/// annotation and workflow becomes an entity, what refers to what a relation, and every value a claim.
class CycloneDxReader {
public:
    CycloneDxReader(const Input &input, std::string_view version, const Watch &watch, ProblemList &problems);

    std::shared_ptr<const Record> read();

private:
    static constexpr std::uint32_t Nobody = 0xFFFFFFFF;

    /// The members that mean something to the reader itself.
    enum class Key : std::uint8_t {
        Other, Acknowledgement, Affects, Alg, Ancestors, Annotations, Approach, BomRef, Commits, Component, Components,
        Concluded, Content, Data, Datasets, Dependencies, DependsOn, Descendants, Expression, ExternalReferences, Flow,
        Formulation, Group, Hashes, Id, Inputs, License, Licenses, Metadata, ModelArchitecture, ModelCard,
        ModelParameters, Name, Notes, Outputs, Pedigree, PerformanceMetrics, Properties, Provides, Provider, Purl,
        QuantitativeAnalysis, Ref, Resource, ResourceReferences, Source, Services, Subjects, Supplier, Target, Targets,
        Tasks, Tools, Type, Url, Value, Version, Vulnerabilities, Workflows,
    };
    using Path = FieldPaths::Path;

    /// What a component says of itself, before it is an entity.
    struct Outline {
        Value type, name, group, version, purl, bomRef, hashes, data, modelCard, pedigree, properties;
        Identity identity;
        EntityKind kind = EntityKind::Software;
        TextId how = 0;             ///< how it came from its ancestors
        Basis howBasis = Basis::Stated;
        Value adapterReason;        ///< what says that a model is an adapter
        Value kindSaid;             ///< what says outright what it is
    };
    enum class Role : std::uint8_t { Part, Subject, Mention };

    /// A relation whose ends may only be known by a reference until the whole document is read.
    struct Pending {
        std::uint32_t from = Nobody;
        std::uint32_t to = Nobody;
        Value fromRef = {};
        Value toRef = {};
        Verb verb = Verb::Uses;
        Basis basis = Basis::Stated;
        Binding named = Binding::Identifier;
        TextId how = 0;
        std::uint32_t offset = 0;
        bool byKinds = false; ///< the verb follows from what the two ends are
    };

    Key keyOf(Value value) const;
    std::pair<Value, Value> hashOf(Value entry) const; ///< algorithm and content
    void claim(std::uint32_t entity, TextId field, Value value);
    void claimText(std::uint32_t entity, TextId field, std::string_view text, std::uint32_t offset, Basis basis = Basis::Stated);

    void document(Value root);
    void metadata(Value metadata);
    std::uint32_t component(Value value, Role role, EntityKind around = EntityKind::Software);
    void components(Value list, std::uint32_t parent);
    void componentMembers(Value value, std::uint32_t entity, const Outline &outline);
    Outline outlineOf(Value value, Role role, EntityKind around);
    void decideKind(Outline &outline, Role role, EntityKind around);
    void readProperties(Outline &outline);
    EntityKind dataKind(const Outline &outline) const;
    std::uint32_t entityFor(Outline &outline, Role role, std::uint32_t offset);
    void pedigree(Value value, std::uint32_t entity, const Outline &outline);
    void kin(Value list, std::uint32_t entity, const Outline &outline, bool ancestors, Path path);
    void modelCard(Value value, std::uint32_t entity, Path path);
    void datasets(Value list, std::uint32_t entity, Path path);
    void metrics(Value list, std::uint32_t entity);
    void services(Value list, std::uint32_t parent);
    void service(Value value, std::uint32_t parent);
    void vulnerabilities(Value list);
    void annotations(Value list);
    void formulation(Value list, Path path);
    void workflow(Value value);
    void workflowRefs(Value value, std::uint32_t entity);
    void dependencies(Value list);

    /// Every value below, as a claim of `entity`.
    void walk(Value value, std::uint32_t entity, Path path);
    void member(Value value, std::uint32_t entity, Path path);
    void hashes(Value list, std::uint32_t entity, Path path);
    void licenses(Value list, std::uint32_t entity, Path path);
    void properties(Value list, std::uint32_t entity, Path path);
    void externalReferences(Value list, std::uint32_t entity, Path path);

    void define(Value bomRef, std::uint32_t entity);
    std::uint32_t entityOf(TextId ref) const;
    std::uint32_t resolve(Value ref, Verb verb, bool isFrom);
    std::uint32_t mention(EntityKind kind, Identity identity, Value at);
    void settle();
    void byKinds(Relation &relation) const;
    bool bomLink(std::string_view ref, std::string &local) const;
    void place(Entity &entity);

    const Input &m_input;
    const Tree &m_tree;
    const Watch &m_watch;
    ProblemList &m_problems;
    RecordBuilder m_out;
    Record &m_record;
    FieldPaths m_paths;
    std::vector<Key> m_keys;              ///< by number of the key in the tree
    std::vector<std::uint32_t> m_byRef;   ///< by TextId of a bom-ref: entity, plus 1
    std::vector<std::uint32_t> m_byPurl;  ///< by TextId of a versioned purl: entity, plus 1
    std::vector<Pending> m_pending;
    std::vector<Value> m_dependencies;    ///< entries, for when all that they may name is known
    std::string m_pointer;                ///< of the object that is being read, for those that need one
    std::string m_link;                   ///< "urn:cdx:UUID/VERSION", or empty
    std::string m_iri;
    std::uint32_t m_document = 0;

    Path m_component, m_service, m_inline, m_metric, m_workflow, m_vulnerability, m_annotation, m_dependency;
    TextId m_adapterBase, m_adapterBaseDigest, m_adapterRelation, m_upstreamVersion, m_concluded;
};

}
