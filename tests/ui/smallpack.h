#pragma once
#include "models/catalog/catalog.h"
#include "models/session/evidence.h"

#include <memory>
#include <string>

namespace pedigree {

/// Two documents about a base, a tune and its data, built by hand: they agree about the base's name, disagree about its
/// licence, and one of them names a file that nobody describes. Texts and offsets are real, so sources can be followed.
inline std::shared_ptr<const Evidence> smallPack()
{
    struct Document {
        std::string file;
        std::string format;
        std::string text;
    };
    const Document documents[] = {
        {"a/base.cdx.json", "cyclonedx-json",
         "{\n  \"name\": \"base\",\n  \"licence\": \"Apache-2.0\",\n  \"parameters\": 7000000000\n}\n"},
        {"b/record.json", "native",
         "{\n  \"model\": {\"name\": \"base\", \"licence\": \"MIT\"},\n  \"adapter\": {\"name\": \"tune\", "
         "\"version\": \"1.10.0\"},\n"
         "  \"data\": {\"name\": \"notes\\u202e\", \"version\": \"1.9.0\"},\n  \"weights\": \"w.bin\"\n}\n"}};
    const std::string digest(64, 'a');

    auto evidence = std::make_shared<Evidence>();
    evidence->sources = {"pack.zip"};
    std::vector<Loaded> loaded;
    for (std::uint32_t d = 0; d < 2; ++d) {
        const Document &document = documents[d];
        const Bytes bytes = toBytes(document.text);
        RecordBuilder builder(bytes);
        builder.record().format = document.format;
        builder.record().version = d == 0 ? "1.6" : "1";
        builder.record().document = sha256(document.text);
        const auto at = [&](const char *text) { return std::uint32_t(document.text.find(text)); };
        const auto entity = [&](EntityKind kind, const char *name, const char *version, bool mentioned = false) {
            Entity it;
            it.kind = kind;
            it.mentioned = mentioned;
            it.identity.name = builder.text(name);
            it.identity.version = builder.text(version);
            it.offset = at(name) == std::uint32_t(-1) ? 0 : at(name) - 1;
            return it;
        };
        Entity base = entity(EntityKind::Model, "base", "2.0.0");
        base.identity.digests.push_back(*Digest::make("sha256", digest));
        const std::uint32_t model = builder.entity(base);
        builder.claim(model, "model.name", "base", ValueKind::Text, at("\"base\""));
        builder.claim(model, "model.licence", d == 0 ? "Apache-2.0" : "MIT", ValueKind::Text,
                      at(d == 0 ? "\"Apache-2.0\"" : "\"MIT\""));
        if (d == 0) {
            builder.claim(model, "model.parameters", "7000000000", ValueKind::Number, at("7000000000"));
        } else {
            const std::uint32_t tune = builder.entity(entity(EntityKind::Adapter, "tune", "1.10.0"));
            const std::uint32_t data = builder.entity(entity(EntityKind::Dataset, "notes\xE2\x80\xAE", "1.9.0"));
            const std::uint32_t file = builder.entity(entity(EntityKind::File, "w.bin", "", true));
            builder.claim(tune, "adapters[tune].version", "1.10.0", ValueKind::Text, at("\"1.10.0\""));
            builder.claim(tune, "x:odd", "kept", ValueKind::Text, at("\"tune\""));
            builder.claim(data, "datasets[notes].records", "", ValueKind::Text, at("\"notes"), State::Unknown);
            Relation relation;
            relation.from = tune;
            relation.to = model;
            relation.verb = Verb::DerivedFrom;
            relation.how = builder.text("adapter");
            relation.offset = at("\"tune\"");
            builder.relation(relation);
            relation.to = data;
            relation.verb = Verb::TrainedOn;
            relation.named = Binding::Name;
            builder.relation(relation);
            relation.from = file;
            relation.to = tune;
            relation.verb = Verb::PartOf;
            relation.named = Binding::Identifier;
            builder.relation(relation);
        }
        EvidenceFile file;
        file.origin = "pack.zip";
        file.file = document.file;
        file.format = document.format;
        file.version = d == 0 ? "1.6" : "1";
        file.digest = sha256(document.text);
        file.size = document.text.size();
        file.document = true;
        file.bytes = bytes;
        file.record = d;
        evidence->files.push_back(file);
        loaded.push_back({"pack.zip", document.file, builder.finish()});
    }
    EvidenceFile other;
    other.origin = "pack.zip";
    other.file = "b/weights/w.bin";
    other.digest = sha256("w");
    other.size = 1;
    evidence->files.push_back(other);

    Problem disagreement;
    disagreement.severity = Severity::Warning;
    disagreement.code = Code::Disagreement;
    disagreement.message = Text{"“%1” is stated twice.", {"licence"}};
    disagreement.hint = Text{"Find out which one holds."};
    disagreement.origin = "pack.zip";
    disagreement.where.file = documents[0].file;
    disagreement.where.offset = documents[0].text.find("\"Apache-2.0\"");
    disagreement.where.line = 3;
    Where second;
    second.file = documents[1].file;
    second.offset = documents[1].text.find("\"MIT\"");
    second.line = 2;
    disagreement.other = second;
    evidence->problems.push_back(disagreement);
    Problem note;
    note.severity = Severity::Info;
    note.code = Code::UnknownFormat;
    note.message = Text{"Nobody reads this."};
    note.origin = "pack.zip";
    note.where.file = "b/weights/w.bin";
    evidence->problems.push_back(note);

    evidence->catalog = Catalog::join(std::move(loaded), Watch());
    evidence->graph = LineageGraph::build(evidence->catalog, Watch());
    return evidence;
}

} // namespace pedigree
