#include "models/formats/card.h"

#include "models/base/utf8.h"
#include "models/document/yaml.h"
#include "models/formats/cardtext.h"
#include "models/formats/modelfolder.h"

#include <algorithm>
#include <array>

namespace pedigree::formats {

namespace {

std::string_view textOf(const Input &input) { return input.bytes ? std::string_view(*input.bytes) : std::string_view(); }

bool isMarkdownName(std::string_view path)
{
    const std::string lower = lowered(fileName(path));
    return lower.ends_with(".md") || lower.ends_with(".markdown") || lower == "readme";
}

/// Does a line of the front matter begin with a member that cards have?
bool hasCardMember(std::string_view yaml)
{
    static constexpr std::array<std::string_view, 16> members{
        "license:", "licence:", "language:", "tags:", "base_model:", "datasets:", "pipeline_tag:", "library_name:", "model-index:",
        "task_categories:", "size_categories:", "pretty_name:", "annotations_creators:", "model_name:", "dataset_info:", "configs:"};
    for (std::size_t at = 0; at < yaml.size();) {
        const std::string_view rest = yaml.substr(at);
        if (std::ranges::any_of(members, [&](std::string_view member) { return rest.starts_with(member); }))
            return true;
        const std::size_t feed = yaml.find('\n', at);
        if (feed == yaml.npos)
            break;
        at = feed + 1;
    }
    return false;
}

/// "{{ card_data }}" or "{card_data}", comments aside: a template that nobody filled in yet.
bool isTemplate(std::string_view yaml)
{
    std::string_view only;
    while (!yaml.empty()) {
        const std::size_t feed = std::min(yaml.find('\n'), yaml.size());
        const std::string_view line = trimmed(yaml.substr(0, feed));
        yaml.remove_prefix(std::min(feed + 1, yaml.size()));
        if (line.empty() || line.starts_with('#'))
            continue;
        if (!only.empty())
            return false;
        only = line;
    }
    if (!only.starts_with('{') || !only.ends_with('}'))
        return false;
    only = only.starts_with("{{") && only.ends_with("}}") ? only.substr(2, only.size() - 4) : only.substr(1, only.size() - 2);
    only = trimmed(only);
    return !only.empty() && only.find_first_of("{}:,\"") == only.npos;
}

bool headingBegins(std::string_view heading, std::span<const std::string_view> words)
{
    const std::string lower = lowered(heading);
    return std::ranges::any_of(words, [&](std::string_view word) { return lower.starts_with(word); });
}

constexpr std::array<std::string_view, 24> templateHeadings{
    "model card", "model details", "model description", "uses", "direct use", "downstream use", "intended use", "out-of-scope use",
    "bias", "limitations", "training data", "training procedure", "training details", "training hyperparameters",
    "training results", "training and evaluation", "evaluation", "environmental impact", "technical specifications",
    "dataset card", "dataset description", "dataset structure", "how to get started with the model", "citation"};

bool looksLikeCard(std::string_view text, std::size_t from)
{
    int known = 0;
    bool first = true;
    for (const CardSection &section : cardSections(text, from)) {
        if (section.heading.empty())
            continue;
        const std::string lower = lowered(section.heading);
        if (first && (lower.find("model") != lower.npos || lower.starts_with("dataset card")))
            return true;
        first = false;
        known += headingBegins(section.heading, templateHeadings) ? 1 : 0;
        if (known >= 2)
            return true;
    }
    return false;
}

/// Which field of the record a section of the common template speaks of.
struct SectionField {
    std::string_view heading; ///< beginning, lower case
    std::string_view field;
};
constexpr std::array<SectionField, 18> modelSections{{
    {"intended use", "operations.intended_use"},
    {"intended purpose", "operations.intended_use"},
    {"direct use", "operations.intended_use"},
    {"primary intended use", "operations.intended_use"},
    {"uses", "operations.intended_use"},
    {"out-of-scope use", "operations.prohibited_use"},
    {"out of scope use", "operations.prohibited_use"},
    {"prohibited use", "operations.prohibited_use"},
    {"misuse", "operations.foreseeable_misuse"},
    {"foreseeable misuse", "operations.foreseeable_misuse"},
    {"bias, risks, and limitations", "limitations[].text"},
    {"bias, risks and limitations", "limitations[].text"},
    {"limitations", "limitations[].text"},
    {"known limitations", "limitations[].text"},
    {"recommendations", "limitations[].mitigation"},
    {"model description", "model.description"},
    {"model summary", "model.description"},
    {"human oversight", "operations.human_oversight"},
}};
constexpr std::array<SectionField, 7> datasetSections{{
    {"dataset description", "datasets[].description"},
    {"dataset summary", "datasets[].description"},
    {"data collection", "datasets[].collection_method"},
    {"bias, risks, and limitations", "datasets[].bias.known"},
    {"discussion of biases", "datasets[].bias.known"},
    {"recommendations", "datasets[].bias.mitigation"},
    {"initial data collection", "datasets[].collection_method"},
}};

/// Names in tables and lists that trainers and people use, and the field they mean.
struct CandidateField {
    std::string_view name;
    std::string_view field;
};
constexpr std::array<CandidateField, 22> candidateFields{{
    {"learning_rate", "training.learning_rate"},
    {"learning rate", "training.learning_rate"},
    {"num_epochs", "training.epochs"},
    {"epochs", "training.epochs"},
    {"train_batch_size", "training.batch_size"},
    {"batch size", "training.batch_size"},
    {"optimizer", "training.optimizer"},
    {"optimiser", "training.optimizer"},
    {"lr_scheduler_type", "training.schedule"},
    {"scheduler", "training.schedule"},
    {"seed", "training.seeds[]"},
    {"training_steps", "training.steps"},
    {"max_steps", "training.steps"},
    {"lora rank", "adapters[].rank"},
    {"lora alpha", "adapters[].alpha"},
    {"target modules", "adapters[].targets[]"},
    {"developed by", "model.provider.name"},
    {"license", "model.licence"},
    {"model type", "model.family"},
    {"repository", "model.repository"},
    {"base model", "adapters[].base"},
    {"context length", "operations.context_window"},
}};

/// Reads one card into a record.
class CardReader {
public:
    CardReader(const Input &input, const Limits &limits) : m_record(input, "hf-card", limits), m_text(textOf(input)), m_limits(limits) {}

    Reading read()
    {
        m_front = frontMatter(m_text);
        readFront();
        readBody();
        return m_record.finish();
    }

private:
    std::vector<Value> listed(std::string_view member) const
    {
        const Value value = m_root[member];
        std::vector<Value> entries;
        if (value.isArray()) {
            for (const Value entry : value)
                entries.push_back(entry);
        } else if (value) {
            entries.push_back(value);
        }
        std::erase_if(entries, [](Value entry) { return !entry.isScalar() || entry.kind() == Value::Kind::Null || isPlaceholder(entry.text()); });
        return entries;
    }

    bool tagged(std::string_view tag) const
    {
        return std::ranges::any_of(listed("tags"), [&](Value entry) { return lowered(entry.text()) == tag; });
    }

    void readFront()
    {
        if (!m_front.there) {
            sayWithoutFront();
            makeMain();
            return;
        }
        const std::string_view yaml = m_text.substr(m_front.from, m_front.to - m_front.from);
        if (isTemplate(yaml)) {
            makeMain();
            m_record.claim(m_main, "hf:front", trimmed(yaml), ValueKind::Text, std::uint32_t(m_front.from));
            m_record.problem(Severity::Info, Code::Note,
                             QT_TRANSLATE_NOOP("models", "This card is a template: nobody filled in its front matter."), {}, m_front.from);
            return;
        }
        auto trees = readYaml(m_record.input().bytes, m_front.from, m_front.to, m_limits);
        if (!trees) {
            m_record.invalid();
            m_record.add(trees.error());
            makeMain();
            // What could not be understood is kept as it stands.
            m_record.claim(m_main, "hf:front", trimmed(yaml), ValueKind::Text, std::uint32_t(m_front.from));
            return;
        }
        if (!trees->empty()) {
            m_tree = trees->front();
            m_root = m_tree->root();
        }
        makeMain();
        if (trees->size() > 1) {
            m_record.problem(Severity::Warning, Code::Schema,
                             QT_TRANSLATE_NOOP("models", "The front matter holds several YAML documents; only the first is read."), {},
                             m_front.from);
        }
        if (m_root && m_root.kind() != Value::Kind::Null && !m_root.isObject()) {
            m_record.invalid();
            m_record.problem(Severity::Error, Code::Schema,
                             QT_TRANSLATE_NOOP("models", "The front matter is no list of members."),
                             QT_TRANSLATE_NOOP("models", "Write it as “name: value”, one a line."), m_root.offset());
            m_record.leaves(m_main, "hf:front", m_root);
            return;
        }
        readMembers();
    }

    void sayWithoutFront()
    {
        const std::size_t further = m_text.find("---\n", m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
        const bool started = m_text.starts_with("---") || m_text.substr(std::min<std::size_t>(3, m_text.size())).starts_with("---");
        const std::string_view rest = further == m_text.npos ? std::string_view() : m_text.substr(further);
        Text what = QT_TRANSLATE_NOOP("models", "This card has no front matter, so what it says is text only.");
        std::size_t at = 0;
        if (started) {
            what = QT_TRANSLATE_NOOP("models", "The front matter of this card is never closed by a line “---”, so it is read as text.");
        } else if (!rest.empty() && hasCardMember(rest)) {
            what = QT_TRANSLATE_NOOP("models", "This card has no front matter at its first line; what looks like one further down stands inside something else and is read as text.");
            at = further;
        }
        m_record.problem(Severity::Info, Code::Note, std::move(what),
                         QT_TRANSLATE_NOOP("models", "A card's front matter begins in its very first line with “---”."), at);
    }

    void makeMain()
    {
        static constexpr std::array<std::string_view, 10> datasetMembers{
            "task_categories", "size_categories", "annotations_creators", "language_creators", "pretty_name", "dataset_info",
            "configs", "multilinguality", "source_datasets", "viewer"};
        const auto sections = cardSections(m_text, m_front.body);
        const auto heading = std::ranges::find_if(sections, [](const CardSection &section) { return !section.heading.empty(); });
        const std::string title = heading == sections.end() ? std::string() : lowered(heading->heading);
        m_isDataset = title.starts_with("dataset card")
            || std::ranges::any_of(datasetMembers, [&](std::string_view member) { return bool(m_root[member]); });
        if (m_root["base_model"] || m_root["pipeline_tag"] || m_root["model-index"] || m_root["library_name"])
            m_isDataset = false;
        m_isAdapter = !m_isDataset
            && (m_root["base_model_relation"].text() == "adapter" || lowered(m_root["library_name"].text()) == "peft" || tagged("lora")
                || tagged("peft") || tagged("adapter") || tagged("qlora"));
        m_main = m_record.main(m_isDataset ? EntityKind::Dataset : m_isAdapter ? EntityKind::Adapter : EntityKind::Model);

        const Value stated = m_isDataset ? m_root["pretty_name"] : m_root["model_name"];
        const Value index = m_root["model-index"].at(0)["name"];
        if (stated.isString() && !isPlaceholder(stated.text())) {
            m_record.nameMain(stated.text());
        } else if (index.isString() && !isPlaceholder(index.text())) {
            m_record.nameMain(index.text());
        } else if (heading != sections.end()) {
            std::string_view name = heading->heading;
            for (const std::string_view lead : {"model card for ", "dataset card for ", "model card: ", "model card of "}) {
                if (title.starts_with(lead))
                    name.remove_prefix(std::min(lead.size(), name.size()));
            }
            if (name.find("{{") == name.npos && !isPlaceholder(name)) {
                m_record.nameMain(name);
                m_record.claim(m_main, m_isDataset ? "datasets[].name" : m_isAdapter ? "adapters[].name" : "model.name", name,
                               ValueKind::Text, std::uint32_t(heading->offset), Basis::Inferred);
            }
        }
    }

    void readMembers()
    {
        const std::string_view licence = m_isDataset ? "datasets[].licence" : m_isAdapter ? "adapters[].licence" : "model.licence";
        const std::string_view languages = m_isDataset ? "datasets[].languages" : m_isAdapter ? "adapters[].languages" : "model.languages";
        const std::string_view name = m_isAdapter ? "adapters[].name" : "model.name";
        for (const Value member : m_root) {
            const std::string_view key = member.key();
            bool told = false;
            if (key == "license")
                told = m_record.given(m_main, licence, member);
            else if (key == "language")
                told = m_record.given(m_main, languages, member);
            else if (key == "model_name" && !m_isDataset)
                told = m_record.given(m_main, name, member);
            else if (key == "pretty_name" && m_isDataset)
                told = m_record.given(m_main, "datasets[].name", member);
            else if (key == "license_link" && !m_isDataset)
                told = m_record.given(m_main, "model.licence_text.uri", member);
            else if (key == "pipeline_tag")
                told = m_record.given(m_main, "model.task", member);
            else if (key == "base_model" && m_isAdapter)
                told = m_record.given(m_main, "adapters[].base", member);
            else if (key == "base_model_relation" && m_isAdapter)
                told = m_record.given(m_main, "adapters[].relation", member);
            else if (key == "model-index")
                told = readModelIndex(member);
            if (!told && !(member.isScalar() && member.kind() == Value::Kind::String && isPlaceholder(member.text())))
                m_record.leaves(m_main, "hf:front." + std::string(key), member);
        }
        relateBases();
        for (const Value id : listed("datasets")) {
            const std::uint32_t dataset = m_record.mentioned(EntityKind::Dataset, id.text(), {}, id.offset());
            m_record.relate(m_main, m_isDataset ? Verb::DerivedFrom : Verb::TrainedOn, dataset, id.offset(), Binding::Name);
        }
        for (const Value id : listed("source_datasets")) {
            // "original" and "extended|name" are words of the hub, not ids.
            std::string_view text = id.text();
            if (text.starts_with("extended|"))
                text.remove_prefix(9);
            if (!m_isDataset || text == "original" || text == "extended")
                continue;
            const std::uint32_t dataset = m_record.mentioned(EntityKind::Dataset, text, {}, id.offset());
            m_record.relate(m_main, Verb::DerivedFrom, dataset, id.offset(), Binding::Name);
        }
        for (const Value id : listed("new_version")) {
            const std::uint32_t newer = m_record.mentioned(EntityKind::Model, id.text(), {}, id.offset());
            m_record.relate(newer, Verb::Supersedes, m_main, id.offset(), Binding::Name);
        }
    }

    void relateBases()
    {
        const std::vector<Value> bases = listed("base_model");
        if (bases.empty() || m_isDataset)
            return;
        const Value stated = m_root["base_model_relation"];
        std::string how(stated.text());
        const bool says = stated.isString() && !isPlaceholder(stated.text());
        if (!says) {
            const bool quantised = tagged("gguf") || tagged("awq") || tagged("gptq") || bool(m_root["quantized_by"]);
            how = m_isAdapter                            ? "adapter"
                : bases.size() > 1 || tagged("merge")    ? "merge"
                : quantised || m_root["quantization_config"] ? "quantized"
                                                         : "finetune";
            m_record.claim(m_main, "adapters[].relation", how, ValueKind::Text, bases.front().offset(), Basis::Inferred);
        }
        for (const Value base : bases) {
            // The hub lets a revision stand behind "@".
            std::string_view id = base.text();
            std::string_view revision;
            if (const std::size_t at = id.find('@'); at != id.npos) {
                revision = id.substr(at + 1);
                id = id.substr(0, at);
            }
            const std::uint32_t model = m_record.mentioned(EntityKind::Model, id, revision, base.offset());
            m_record.relate(m_main, Verb::DerivedFrom, model, base.offset(), revision.empty() ? Binding::Name : Binding::Identifier, how,
                            says ? Basis::Stated : Basis::Inferred);
        }
    }

    bool readModelIndex(Value index)
    {
        bool whole = index.isArray() && index.size() > 0;
        for (const Value model : index) {
            if (!model.isObject() || !model["results"].isArray()) {
                whole = false;
                m_record.problem(Severity::Warning, Code::Schema,
                                 QT_TRANSLATE_NOOP("models", "An entry of model-index has no list of results."), {}, model.offset(), model.pointer());
            }
        }
        if (!whole)
            return false;
        for (const Value model : index) {
            for (const Value member : model) {
                if (member.key() == "name")
                    m_record.claim(m_main, m_isAdapter ? "adapters[].name" : "model.name", member.text(), ValueKind::Text, member.offset());
                else if (member.key() != "results")
                    m_record.leaves(m_main, "hf:front.model-index[]." + std::string(member.key()), member);
            }
            for (const Value result : model["results"])
                readResult(result);
        }
        return true;
    }

    void readResult(Value result)
    {
        const Value dataset = result["dataset"];
        if (!result.isObject() || !dataset.isObject()) {
            m_record.problem(Severity::Warning, Code::Schema,
                             QT_TRANSLATE_NOOP("models", "A result of model-index does not say on which dataset it was measured."),
                             QT_TRANSLATE_NOOP("models", "Give it a dataset with type and name."), result.offset(), result.pointer());
        }
        if (!result.isObject() || !result["metrics"].isArray() || result["metrics"].size() == 0) {
            m_record.leaves(m_main, "hf:front.model-index[].results[]", result);
            return;
        }
        std::optional<std::uint32_t> measuredOn;
        const Value type = dataset["type"];
        if (type.isString() && !isPlaceholder(type.text()))
            measuredOn = m_record.mentioned(EntityKind::Dataset, type.text(), dataset["revision"].string().value_or(""), dataset.offset());
        for (const Value metric : result["metrics"]) {
            Entity entity;
            entity.kind = EntityKind::Evaluation;
            entity.offset = metric.offset();
            const std::string pointer = "/front" + metric.pointer();
            entity.pointer = m_record.record().texts.add(pointer, false);
            std::string name(dataset["name"].string().value_or(type.text()));
            if (metric.isObject() && metric["type"].isString())
                name += (name.empty() ? "" : " ") + std::string(metric["type"].text());
            entity.identity.name = m_record.record().texts.add(name, false);
            m_record.record().entities.push_back(entity);
            const auto evaluation = std::uint32_t(m_record.record().entities.size() - 1);
            readMetric(evaluation, metric);
            for (const Value member : result) {
                const std::string key(member.key());
                if (key == "metrics")
                    continue;
                if (key == "dataset" && member.isObject()) {
                    for (const Value part : member) {
                        bool told = false;
                        if (part.key() == "name")
                            told = m_record.given(evaluation, "evaluations[].benchmark", part);
                        else if (part.key() == "type")
                            told = m_record.given(evaluation, "evaluations[].dataset", part);
                        else if (part.key() == "split")
                            told = m_record.given(evaluation, "evaluations[].slice", part);
                        if (!told)
                            m_record.leaves(evaluation, "hf:front.model-index[].results[].dataset." + std::string(part.key()), part);
                    }
                } else {
                    m_record.leaves(evaluation, "hf:front.model-index[].results[]." + key, member);
                }
            }
            m_record.relate(m_main, Verb::EvaluatedOn, evaluation, metric.offset(), Binding::Identifier);
            if (measuredOn)
                m_record.relate(evaluation, Verb::EvaluatedOn, *measuredOn, dataset.offset(),
                                dataset["revision"] ? Binding::Identifier : Binding::Name);
        }
    }

    void readMetric(std::uint32_t evaluation, Value metric)
    {
        if (!metric.isObject()) {
            m_record.leaves(evaluation, "hf:front.model-index[].results[].metrics[]", metric);
            return;
        }
        for (const Value part : metric) {
            bool told = false;
            if (part.key() == "type")
                told = m_record.given(evaluation, "evaluations[].metric", part);
            else if (part.key() == "value" && part.isScalar())
                told = m_record.given(evaluation, "evaluations[].value", part);
            if (!told)
                m_record.leaves(evaluation, "hf:front.model-index[].results[].metrics[]." + std::string(part.key()), part);
        }
    }

    void readBody()
    {
        for (const CardSection &section : cardSections(m_text, m_front.body)) {
            if (isPlaceholder(section.text))
                continue;
            const std::size_t lead = std::size_t(section.raw.data() - m_text.data());
            const auto offset = std::uint32_t(section.heading.empty() ? lead : section.offset);
            // Where nothing was cut out, the claim is a view of the card itself.
            const std::string_view raw = trimmed(section.raw);
            const std::string_view value = raw == section.text ? raw : std::string_view(section.text);
            m_record.claim(m_main, fieldOf(section), value, ValueKind::Text, offset);
            readCandidates(section);
        }
    }

    std::string fieldOf(const CardSection &section) const
    {
        const std::string lower = lowered(section.heading);
        const auto field = [&](auto &table) -> std::string_view {
            for (const SectionField &row : table) {
                if (lower.starts_with(row.heading))
                    return row.field;
            }
            return {};
        };
        const std::string_view found = m_isDataset ? field(datasetSections) : field(modelSections);
        return found.empty() ? "hf:body[" + std::string(section.heading) + "]" : std::string(found);
    }

    void readCandidates(const CardSection &section)
    {
        for (const CardCandidate &candidate : cardCandidates(m_text, section.raw)) {
            std::string name = lowered(candidate.key);
            if (const std::size_t bracket = name.find(" ["); bracket != name.npos)
                name.resize(bracket);
            const auto row = std::ranges::find(candidateFields, name, &CandidateField::name);
            const auto offset = std::uint32_t(candidate.offset);
            if (row == candidateFields.end() || m_isDataset)
                m_record.claim(m_main, "hf:text." + candidate.key, candidate.value, ValueKind::Text, offset, Basis::Inferred);
            else
                m_record.claim(m_main, row->field, candidate.value, ValueKind::Text, offset, Basis::Inferred);
        }
    }

    FolderRecord m_record;
    std::string_view m_text;
    const Limits &m_limits;
    FrontMatter m_front;
    std::shared_ptr<const Tree> m_tree;
    Value m_root;
    std::uint32_t m_main = 0;
    bool m_isDataset = false;
    bool m_isAdapter = false;
};

}

bool isCard(const Input &input)
{
    if (input.tree || !input.bytes || !isMarkdownName(input.path))
        return false;
    const std::string_view text = textOf(input);
    const FrontMatter front = frontMatter(text);
    if (front.there) {
        const std::string_view yaml = text.substr(front.from, front.to - front.from);
        if (hasCardMember(yaml) || isTemplate(yaml))
            return true;
    }
    const bool beside = !input.folder.empty() && lowered(fileName(input.path)).starts_with("readme");
    return beside || looksLikeCard(text, front.body);
}

Result<Reading> readCard(const Input &input, const Limits &limits, const Watch &)
{
    const std::string_view text = textOf(input);
    if (text.size() > limits[Limits::DocumentBytes])
        return beyond(Limits::DocumentBytes, limits);
    if (const std::size_t bad = firstBadUtf8(text); bad != text.npos)
        return Error{Code::BadUtf8, QT_TRANSLATE_NOOP("models", "The text is not well-formed UTF-8."),
                     QT_TRANSLATE_NOOP("models", "Save it again as UTF-8."),
                     {.file = input.path, .line = lineOf(text, bad), .offset = bad}};
    return CardReader(input, limits).read();
}

bool isMergeRecipe(const Input &input)
{
    if (input.tree || !input.bytes)
        return false;
    const std::string_view text = textOf(input);
    if (text.size() > (1U << 20))
        return false;
    const auto hasLine = [&](std::string_view word) {
        return text.starts_with(word) || text.find("\n" + std::string(word)) != text.npos;
    };
    return !text.starts_with("---\n#") && hasLine("merge_method:")
        && (hasLine("models:") || hasLine("slices:") || hasLine("base_model:") || hasLine("modules:"));
}

Result<Reading> readMergeRecipe(const Input &input, const Limits &limits, const Watch &)
{
    auto trees = readYaml(input.bytes, 0, input.bytes->size(), limits);
    if (!trees) {
        Error error = trees.error();
        error.where.file = input.path;
        return error;
    }
    FolderRecord record(input, "mergekit", limits);
    const std::uint32_t main = record.main();
    for (const auto &tree : *trees) {
        const Value root = tree->root();
        for (const Value member : root)
            record.leaves(main, "mergekit:" + std::string(member.key()), member);
        const auto parent = [&](Value id) {
            if (!id.isString() || isPlaceholder(id.text()))
                return;
            // "org/model+org/adapter" merges an adapter in first.
            const std::string_view text = id.text().substr(0, id.text().find('+'));
            const std::uint32_t model = record.mentioned(EntityKind::Model, text, {}, id.offset());
            record.claim(main, "adapters[].merge.parents[]", id.text(), ValueKind::Text, id.offset());
            record.relate(main, Verb::DerivedFrom, model, id.offset(), Binding::Name, "merge");
        };
        parent(root["base_model"]);
        for (const Value model : root["models"])
            parent(model["model"]);
        for (const Value slice : root["slices"]) {
            for (const Value source : slice["sources"])
                parent(source["model"]);
        }
        if (root["merge_method"])
            record.claim(main, "adapters[].relation", "merge", ValueKind::Text, root["merge_method"].offset(), Basis::Inferred);
    }
    return record.finish();
}

}
