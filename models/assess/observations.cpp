#include "models/assess/observations.h"

#include "models/assess/modelview.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pedigree {

namespace {

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

/// Letters and digits only, lower case: how names of architectures are compared.
std::string bare(std::string_view text)
{
    std::string kept = lowered(text);
    std::erase_if(kept, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return kept;
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
    return done.ec == std::errc() && done.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string withoutRevision(std::string_view repository)
{
    std::string_view id = repository;
    for (const std::string_view lead : {"pkg:huggingface/", "https://huggingface.co/"}) {
        if (id.starts_with(lead))
            id.remove_prefix(lead.size());
    }
    return lowered(id.substr(0, id.find('@')));
}

bool isRepositoryPair(std::string_view text)
{
    return std::ranges::count(text, '/') == 1 && !text.starts_with('/') && !text.starts_with('.') && !text.ends_with('/')
        && text.find_first_of("\\ :") == text.npos;
}

bool isPickleName(std::string_view name)
{
    const std::string lower = lowered(name);
    static constexpr std::array<std::string_view, 6> ends{".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); });
}

bool isBom(std::string_view format) { return format == "native" || format.starts_with("cyclonedx") || format.starts_with("spdx"); }

/// "7B" in a name: how many parameters it promises. "8x7B" promises something else.
std::optional<double> parametersInName(std::string_view name)
{
    for (std::size_t i = 1; i < name.size(); ++i) {
        const char unit = name[i];
        if (unit != 'B' && unit != 'b' && unit != 'M' && unit != 'm')
            continue;
        const auto isWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
        if (i + 1 < name.size() && isWord(name[i + 1]))
            continue;
        std::size_t from = i;
        while (from > 0 && ((name[from - 1] >= '0' && name[from - 1] <= '9') || name[from - 1] == '.'))
            --from;
        if (from == i || name[from] == '.' || (from > 0 && isWord(name[from - 1])))
            continue;
        if (const auto value = number(name.substr(from, i - from)); value && *value > 0)
            return *value * (unit == 'B' || unit == 'b' ? 1e9 : 1e6);
    }
    return {};
}

/// One model or adapter, asked all 24.
class Checks {
public:
    Checks(const ModelView &view, std::vector<Problem> &problems) : m_view(view), m_catalog(view.catalog()), m_problems(problems) {}

    void run()
    {
        base();
        licence();
        parameters();
        architecture();
        rank();
        targets();
        dtype();
        index();
        digestAndSize();
        totalSize();
        contextLength();
        vocabulary();
        chatTemplate();
        datasets();
        metrics();
        dates();
        languages();
        pickle();
        remoteCode();
        loadedFrom();
        revision();
        tokenIds();
        pointers();
    }

private:
    using Place = const Said &;

    Where where(Place said) const { return {.file = m_catalog.records()[said.record].file, .offset = said.offset}; }

    void find(int rule, Severity severity, Text message, Text hint, Place claimed, std::optional<Said> other)
    {
        const std::string digits = std::to_string(rule);
        Problem problem{.severity = severity, .code = Code::Observation, .message = std::move(message), .hint = std::move(hint)};
        problem.where = where(claimed);
        if (other)
            problem.other = where(*other);
        problem.origin = m_catalog.records()[claimed.record].origin;
        problem.rule = "MPR-OBS-" + std::string(3 - digits.size(), '0') + digits;
        m_problems.push_back(std::move(problem));
    }

    static std::string list(const std::set<std::string> &values)
    {
        std::string all;
        for (const std::string &value : values)
            all += (all.empty() ? "" : ", ") + value;
        return all;
    }

    std::vector<Said> bases() const
    {
        std::vector<Said> found = m_view.of("adapters[].base", Basis::Stated);
        for (const char *field : {"hf:front.base_model", "hf:front.base_model[]"}) {
            for (const Said &said : m_view.of(field))
                found.push_back(said);
        }
        return found;
    }

    // 1: the card names another base than the adapter's config.
    void base()
    {
        std::vector<Said> card;
        std::vector<Said> config;
        for (const Said &said : bases())
            (said.format == "hf-adapter" ? config : card).push_back(said);
        if (card.empty())
            return;
        for (const Said &said : config) {
            if (!isRepositoryPair(said.value) || !isRepositoryPair(card.front().value))
                continue;
            const bool named = std::ranges::any_of(card, [&](Place other) { return withoutRevision(other.value) == withoutRevision(said.value); });
            if (!named)
                find(1, Severity::Warning,
                     Text{QT_TRANSLATE_NOOP("models", "The base model is “%1” in one document and “%2” in the adapter's config."),
                          {std::string(card.front().value), std::string(said.value)}},
                     QT_TRANSLATE_NOOP("models", "Ask which of the two it was trained on, and correct the other."), card.front(), said);
        }
    }

    // 2: another licence than the weights or the base state, and nobody says why.
    void licence()
    {
        std::vector<Said> own;
        for (const char *field : {"model.licence", "adapters[].licence"}) {
            for (const Said &said : m_view.of(field, Basis::Stated))
                own.push_back(said);
        }
        std::ranges::stable_sort(own, [](Place a, Place b) { return (a.format == "hf-card") > (b.format == "hf-card"); });
        if (own.empty())
            return;
        const Said &card = own.front();
        const auto other = std::ranges::find_if(own, [&](Place said) { return said.record != card.record && lowered(said.value) != lowered(card.value); });
        const Text hint = QT_TRANSLATE_NOOP("models", "Find out which licence holds; a card says why with license_name and license_link.");
        if (other != own.end())
            find(2, Severity::Warning,
                 Text{QT_TRANSLATE_NOOP("models", "The licence is “%1” here and “%2” in another document of the same model."), {std::string(card.value), std::string(other->value)}},
                 hint, card, *other);
        if (m_view.first("hf:front.license_name") || m_view.first("model.licence_text.uri") || m_view.first("model.licence_concluded"))
            return;
        for (const Edge &edge : edgesFrom(Verb::DerivedFrom)) {
            for (const Said &said : saidOf(m_catalog, edge.to)) {
                const bool isLicence = said.field == "model.licence" || said.field == "adapters[].licence";
                if (isLicence && said.stated() && lowered(said.value) != lowered(card.value)) {
                    find(2, Severity::Warning,
                         Text{QT_TRANSLATE_NOOP("models", "The licence is “%1”, but the base model's is “%2”."), {std::string(card.value), std::string(said.value)}},
                         hint, card, said);
                    break;
                }
            }
        }
    }

    std::span<const Edge> edgesOfThing() const
    {
        const auto edges = m_catalog.edges();
        const auto begin = std::ranges::lower_bound(edges, m_view.thing(), {}, &Edge::from);
        const auto end = std::ranges::upper_bound(edges, m_view.thing(), {}, &Edge::from);
        return {begin, end};
    }
    std::vector<Edge> edgesFrom(Verb verb) const
    {
        std::vector<Edge> found;
        std::ranges::copy_if(edgesOfThing(), std::back_inserter(found), [&](const Edge &edge) { return edge.verb == verb; });
        return found;
    }

    // 3: more or fewer parameters than were counted.
    void parameters()
    {
        if (m_view.isAdapter() || !m_view.ofFiles("safetensors:packed").empty())
            return;
        std::optional<Said> counted;
        double count = 0;
        if (const auto whole = m_view.of("model.parameters", Basis::Observed); !whole.empty()) {
            counted = whole.front();
            count = number(whole.front().value).value_or(0);
        } else {
            // Shards each hold some; with one missing the sum says nothing.
            if (std::ranges::any_of(m_view.files(), &FileView::mentioned))
                return;
            for (const Said &said : m_view.ofFiles("safetensors:parameters")) {
                count += number(said.value).value_or(0);
                counted = counted ? counted : said;
            }
        }
        if (!counted || count <= 0)
            return;
        const auto off = [&](double claimed) { return std::abs(claimed - count) > 0.05 * count; };
        const std::string countText = std::to_string(static_cast<std::uint64_t>(count));
        const Text hint = QT_TRANSLATE_NOOP("models", "Is this file the model that the claim speaks of? Ask its maker.");
        bool found = false;
        for (const Said &said : m_view.of("model.parameters", Basis::Stated)) {
            const auto claimed = number(said.value);
            if (claimed && off(*claimed)) {
                find(3, Severity::Error,
                     Text{QT_TRANSLATE_NOOP("models", "%1 parameters are claimed, %2 were counted."), {std::string(said.value), countText}}, hint, said, counted);
                found = true;
            }
        }
        for (const Said &said : m_view.of("model.name")) {
            const auto claimed = parametersInName(said.value);
            if (!found && claimed && off(*claimed)) {
                find(3, Severity::Warning,
                     Text{QT_TRANSLATE_NOOP("models", "The name “%1” promises another size than the %2 parameters that were counted."), {std::string(said.value), countText}},
                     hint, said, counted);
                found = true;
            }
        }
    }

    // 4: another architecture than the config or the tensors show.
    void architecture()
    {
        const Text hint = QT_TRANSLATE_NOOP("models", "One of the two files belongs to another model.");
        const auto families = m_view.from("hf-config", "model.family");
        const auto classes = m_view.from("hf-config", "model.architecture");
        if (!families.empty() && !classes.empty()) {
            std::string family = bare(families.front().value);
            for (const std::string_view end : {"text", "encoder", "decoder", "model"}) {
                if (family.ends_with(end) && family.size() > end.size())
                    family.resize(family.size() - end.size());
            }
            if (!bare(classes.front().value).starts_with(family))
                find(4, Severity::Warning,
                     Text{QT_TRANSLATE_NOOP("models", "model_type is “%1”, but the architecture is “%2”."), {std::string(families.front().value), std::string(classes.front().value)}},
                     hint, families.front(), classes.front());
        }
        if (!classes.empty()) {
            for (const Said &said : m_view.of("model.architecture", Basis::Stated)) {
                if (said.record != classes.front().record && bare(said.value) != bare(classes.front().value)) {
                    find(4, Severity::Warning,
                         Text{QT_TRANSLATE_NOOP("models", "The architecture is “%1” here and “%2” in the config."), {std::string(said.value), std::string(classes.front().value)}},
                         hint, said, classes.front());
                    break;
                }
            }
        }
        const auto compare = [&](std::initializer_list<const char *> claimedFields, std::string_view observedField, Text message) {
            const auto observed = m_view.ofFiles(observedField);
            if (observed.empty())
                return;
            // Shards hold some layers each.
            const auto largest = std::ranges::max_element(observed, {}, [](Place said) { return number(said.value).value_or(0); });
            if (std::ranges::any_of(m_view.files(), &FileView::mentioned))
                return;
            for (const char *field : claimedFields) {
                for (const Said &said : m_view.from("hf-config", field)) {
                    if (number(said.value) && number(said.value) != number(largest->value)) {
                        message.arguments = {std::string(said.value), std::string(largest->value)};
                        find(4, Severity::Error, message, hint, said, *largest);
                        return;
                    }
                }
            }
        };
        compare({"hf:config.num_hidden_layers", "hf:config.n_layer", "hf:config.num_layers"}, "safetensors:layers",
                QT_TRANSLATE_NOOP("models", "The config says %1 layers, the tensors show %2."));
        compare({"hf:config.hidden_size", "hf:config.n_embd", "hf:config.d_model"}, "safetensors:hidden",
                QT_TRANSLATE_NOOP("models", "The config says a hidden size of %1, the embedding shows %2."));
    }

    // 5: another rank than the tensors have.
    void rank()
    {
        const auto observed = m_view.of("adapters[].rank", Basis::Observed);
        if (observed.empty() || m_view.hasBelow("hf:adapter.rank_pattern."))
            return;
        for (const Said &said : m_view.of("adapters[].rank", Basis::Stated)) {
            const bool shown = std::ranges::any_of(observed, [&](Place other) { return number(other.value) == number(said.value); });
            if (!shown) {
                find(5, Severity::Error,
                     Text{QT_TRANSLATE_NOOP("models", "The rank is said to be %1; the tensors have rank %2."), {std::string(said.value), std::string(observed.front().value)}},
                     QT_TRANSLATE_NOOP("models", "Config and weights are of two adapters; fetch both again."), said, observed.front());
                return;
            }
        }
    }

    // 6: other modules than the ones the tensors adapt.
    void targets()
    {
        std::set<std::string> claimed;
        std::set<std::string> observed;
        std::optional<Said> claim;
        std::optional<Said> sight;
        for (const Said &said : m_view.from("hf-adapter", "adapters[].targets[]")) {
            // A regular expression or a word for many can't be compared by name.
            if (said.value.find_first_of("*|(^$+\\[") != said.value.npos || said.value == "all-linear")
                return;
            claimed.emplace(said.value.substr(said.value.rfind('.') + 1));
            claim = claim ? claim : said;
        }
        for (const Said &said : m_view.from("safetensors", "adapters[].targets[]")) {
            observed.emplace(said.value);
            sight = sight ? sight : said;
        }
        if (claim && sight && claimed != observed)
            find(6, Severity::Error,
                 Text{QT_TRANSLATE_NOOP("models", "The config targets %1; the tensors adapt %2."), {list(claimed), list(observed)}},
                 QT_TRANSLATE_NOOP("models", "Config and weights are of two adapters; fetch both again."), *claim, sight);
    }

    // 7: another number format or quantisation than the tensors are in.
    void dtype()
    {
        if (m_view.isAdapter())
            return;
        const Text hint = QT_TRANSLATE_NOOP("models", "Find out which of the two was evaluated: they don't answer alike.");
        const auto observed = m_view.ofFiles("safetensors:dtype");
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{
            {{"float32", "F32"}, {"float16", "F16"}, {"bfloat16", "BF16"}, {"float64", "F64"}, {"float8_e4m3fn", "F8_E4M3"}}};
        const auto method = m_view.first("hf:config.quantization_config.quant_method");
        const bool packed = !m_view.ofFiles("safetensors:packed").empty();
        if (!observed.empty() && !method && !packed) {
            for (const char *field : {"hf:config.torch_dtype", "hf:config.dtype"}) {
                for (const Said &said : m_view.of(field)) {
                    const auto word = std::ranges::find(words, said.value, &std::pair<std::string_view, std::string_view>::first);
                    if (word != words.end() && word->second != observed.front().value) {
                        find(7, Severity::Error,
                             Text{QT_TRANSLATE_NOOP("models", "The config says %1, most of the tensors are %2."), {std::string(said.value), std::string(observed.front().value)}},
                             hint, said, observed.front());
                        break;
                    }
                }
            }
        }
        if (!observed.empty() && method && !packed && observed.front().value.find('F') != std::string_view::npos
            && !observed.front().value.starts_with("F8") && method->value != "fp8")
            find(7, Severity::Error,
                 Text{QT_TRANSLATE_NOOP("models", "The config says quantised by %1, but the tensors are plain %2."), {std::string(method->value), std::string(observed.front().value)}},
                 hint, *method, observed.front());

        // ggml's numbers for what most of a file's tensors are.
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> fileTypes{
            {{"0", "F32"}, {"1", "F16"}, {"2", "Q4_0"}, {"3", "Q4_1"}, {"7", "Q8_0"}, {"8", "Q5_0"}, {"9", "Q5_1"}, {"10", "Q2_K"},
             {"11", "Q3_K"}, {"12", "Q3_K"}, {"14", "Q4_K"}, {"15", "Q4_K"}, {"16", "Q5_K"}, {"17", "Q5_K"}, {"18", "Q6_K"}, {"32", "BF16"}}};
        const auto type = m_view.first("gguf:general.file_type");
        const auto seen = m_view.ofFiles("gguf:observed.dtype");
        if (!type || seen.empty())
            return;
        const auto word = std::ranges::find(fileTypes, type->value, &std::pair<std::string_view, std::string_view>::first);
        if (word != fileTypes.end() && word->second != seen.front().value)
            find(7, Severity::Error,
                 Text{QT_TRANSLATE_NOOP("models", "The file says it is %1, most of its tensors are %2."), {std::string(word->second), std::string(seen.front().value)}},
                 hint, *type, seen.front());
    }

    const FileView *present(std::string_view name) const
    {
        const auto found = std::ranges::find_if(m_view.files(), [&](const FileView &file) { return !file.mentioned && file.name == name; });
        return found == m_view.files().end() ? nullptr : &*found;
    }

    static std::string_view bracketed(std::string_view field)
    {
        const std::size_t open = field.find('[');
        const std::size_t close = field.rfind(']');
        return open == field.npos || close == field.npos || close < open ? std::string_view() : field.substr(open + 1, close - open - 1);
    }

    // 8: the index names files or tensors that are not there.
    void index()
    {
        std::map<std::string_view, std::vector<Said>> shards;
        for (const Said &said : m_view.all()) {
            if (said.field.starts_with("hf:index.weight_map["))
                shards[said.value].push_back(said);
        }
        const Text hint = QT_TRANSLATE_NOOP("models", "Fetch all files of one revision again.");
        std::vector<Said> missing;
        for (const auto &[shard, tensors] : shards) {
            const FileView *file = present(shard);
            if (!file) {
                missing.push_back(tensors.front());
                continue;
            }
            std::map<std::string_view, const Said *> inside;
            for (const Said &said : file->said) {
                if (said.field.starts_with("safetensors:tensors[") && said.field.ends_with("].dtype"))
                    inside.emplace(bracketed(said.field), &said);
            }
            if (inside.empty())
                continue; // a pointer: its content is elsewhere
            std::size_t absent = 0;
            std::optional<Said> example;
            for (const Said &said : tensors) {
                if (inside.erase(bracketed(said.field)) == 0) {
                    ++absent;
                    example = example ? example : said;
                }
            }
            if (example)
                find(8, Severity::Error,
                     Text{QT_TRANSLATE_NOOP("models", "The index places “%1” in “%2”, which does not hold it (%3 in all)."),
                          {std::string(bracketed(example->field)), std::string(shard), std::to_string(absent)}},
                     hint, *example, file->said.front());
            if (!inside.empty())
                find(8, Severity::Error,
                     Text{QT_TRANSLATE_NOOP("models", "“%1” holds the tensor “%2”, which the index does not place there (%3 in all)."),
                          {std::string(shard), std::string(inside.begin()->first), std::to_string(inside.size())}},
                     hint, tensors.front(), *inside.begin()->second);
        }
        if (!missing.empty())
            find(8, Severity::Warning,
                 Text{QT_TRANSLATE_NOOP("models", "The index names “%1”, which is not here (%2 of %3 files)."),
                      {std::string(missing.front().value), std::to_string(missing.size()), std::to_string(shards.size())}},
                 hint, missing.front(), std::nullopt);
    }

    // 9 and 10: another digest or size than the bytes have.
    void digestAndSize()
    {
        const auto compare = [&](int rule, std::string_view field, const char *sentence) {
            std::map<std::string_view, Said> observed;
            for (const FileView &file : m_view.files()) {
                for (const Said &said : file.said) {
                    if (said.field == field && said.observed())
                        observed.emplace(file.name, said);
                }
            }
            for (const FileView &file : m_view.files()) {
                const auto seen = observed.find(file.name);
                if (seen == observed.end())
                    continue;
                for (const Said &said : file.said) {
                    if (normal(said.field) != field || !said.stated() || lowered(said.value) == lowered(seen->second.value)
                        || (rule == 9 && !comparable(said.value, seen->second.value)))
                        continue;
                    find(rule, Severity::Error,
                         Text{sentence, {std::string(file.name), std::string(said.value), std::string(seen->second.value)}},
                         QT_TRANSLATE_NOOP("models", "Don't use this file before you know which of the two is right."), said, seen->second);
                }
            }
        };
        compare(9, "model.artifacts[].digest", QT_TRANSLATE_NOOP("models", "The digest of “%1” is claimed to be %2; its bytes have %3."));
        compare(10, "model.artifacts[].size", QT_TRANSLATE_NOOP("models", "The size of “%1” is claimed to be %2 bytes; it has %3."));
    }

    static std::string normal(std::string_view field)
    {
        const std::size_t open = field.find('[');
        const std::size_t close = field.rfind(']');
        if (open == field.npos || close == field.npos)
            return std::string(field);
        return std::string(field.substr(0, open + 1)) + std::string(field.substr(close));
    }
    /// Digests by different algorithms say nothing about each other.
    static bool comparable(std::string_view a, std::string_view b) { return a.substr(0, a.find(':')) == b.substr(0, b.find(':')); }

    // 11: the index counts other bytes than the shards have.
    void totalSize()
    {
        const auto total = m_view.first("hf:index.metadata.total_size");
        if (!total || std::ranges::any_of(m_view.files(), &FileView::mentioned))
            return;
        double sum = 0;
        const auto sizes = m_view.ofFiles("safetensors:data_bytes");
        for (const Said &said : sizes)
            sum += number(said.value).value_or(0);
        if (!sizes.empty() && number(total->value) != sum)
            find(11, Severity::Error,
                 Text{QT_TRANSLATE_NOOP("models", "The index counts %1 bytes of tensors, the files hold %2."), {std::string(total->value), std::to_string(static_cast<std::uint64_t>(sum))}},
                 QT_TRANSLATE_NOOP("models", "Fetch all files of one revision again."), *total, sizes.front());
    }

    // 12: how much text it takes.
    void contextLength()
    {
        std::vector<Said> lengths = m_view.of("operations.context_window", Basis::Stated);
        for (const Said &said : m_view.of("hf:tokenizer.model_max_length")) {
            // A tokenizer without a length of its own writes 1e30.
            if (number(said.value).value_or(0) > 0 && number(said.value).value_or(0) < 1e9)
                lengths.push_back(said);
        }
        if (lengths.empty() || m_view.hasBelow("hf:config.rope_scaling."))
            return;
        const auto other = std::ranges::find_if(lengths, [&](Place said) {
            return said.record != lengths.front().record && number(said.value) != number(lengths.front().value);
        });
        if (other != lengths.end())
            find(12, Severity::Warning,
                 Text{QT_TRANSLATE_NOOP("models", "The context length is %1 in one document and %2 in another."), {std::string(lengths.front().value), std::string(other->value)}},
                 QT_TRANSLATE_NOOP("models", "The smaller one is safe; find out which one holds."), lengths.front(), *other);
    }

    // 13: another vocabulary than the embedding has rows; padding up to a multiple of 64 is usual.
    void vocabulary()
    {
        auto rows = m_view.ofFiles("safetensors:vocabulary");
        if (rows.empty())
            rows = m_view.ofFiles("gguf:observed.vocabulary");
        const auto claimed = m_view.first("hf:config.vocab_size");
        if (!claimed || rows.empty())
            return;
        const double words = number(claimed->value).value_or(0);
        const double there = number(rows.front().value).value_or(0);
        if (there < words || there > std::ceil(words / 64) * 64)
            find(13, Severity::Error,
                 Text{QT_TRANSLATE_NOOP("models", "The config says a vocabulary of %1, the embedding has %2 rows."), {std::string(claimed->value), std::string(rows.front().value)}},
                 QT_TRANSLATE_NOOP("models", "Config and weights are of two models; fetch both again."), *claimed, rows.front());
    }

    // 14: two chat templates.
    void chatTemplate()
    {
        std::optional<Said> tokenizer;
        std::optional<Said> gguf;
        for (const Edge &edge : edgesFrom(Verb::PromptedBy)) {
            for (const Said &said : saidOf(m_catalog, edge.to)) {
                if (normal(said.field) != "system.prompts[].digest")
                    continue;
                if (said.format == "hf-tokenizer" && !tokenizer)
                    tokenizer = said;
                if (said.format == "gguf" && !gguf)
                    gguf = said;
            }
        }
        if (tokenizer && gguf && tokenizer->value != gguf->value)
            find(14, Severity::Warning,
                 Text{QT_TRANSLATE_NOOP("models", "The tokenizer's chat template (%1) is not the one in the GGUF file (%2)."),
                      {std::string(tokenizer->value.substr(0, 19)), std::string(gguf->value.substr(0, 19))}},
                 QT_TRANSLATE_NOOP("models", "The same question is put to the model in two ways; decide which one was evaluated."), *tokenizer, *gguf);
    }

    // 15: the card names data that the BOM does not, or the reverse.
    void datasets()
    {
        struct Named {
            std::string name;
            Said place;
        };
        std::vector<Named> card;
        std::vector<Named> bom;
        for (const Edge &edge : edgesFrom(Verb::TrainedOn)) {
            const Record &record = m_catalog.record(edge.record);
            const Relation &relation = record.relations[edge.relation];
            const Thing &data = m_catalog.thing(edge.to);
            if (data.kind != EntityKind::Dataset)
                continue;
            Said place{.field = {}, .value = data.name, .basis = edge.basis, .kind = ValueKind::Text, .record = edge.record,
                       .offset = relation.offset, .format = record.format};
            if (record.format == "hf-card")
                card.push_back({bare(data.name), place});
            else if (isBom(record.format))
                bom.push_back({bare(data.name), place});
        }
        if (card.empty() || bom.empty())
            return;
        const auto without = [&](const std::vector<Named> &some, const std::vector<Named> &others, const char *sentence) {
            for (const Named &one : some) {
                const bool there = std::ranges::any_of(others, [&](const Named &other) { return other.name == one.name; });
                if (!there)
                    find(15, Severity::Warning, Text{sentence, {std::string(one.place.value)}},
                         QT_TRANSLATE_NOOP("models", "Complete the list that lacks it."), one.place, others.front().place);
            }
        };
        without(card, bom, QT_TRANSLATE_NOOP("models", "The card names the dataset “%1”, the bill of materials does not."));
        without(bom, card, QT_TRANSLATE_NOOP("models", "The bill of materials names the dataset “%1”, the card does not."));
    }

    // 16: two values of one metric on one dataset and split.
    void metrics()
    {
        struct Measured {
            std::string metric;
            std::string dataset;
            std::string split;
            std::optional<Said> value;
            bool card;
        };
        std::vector<Measured> all;
        for (const EvaluationView &evaluation : m_view.evaluations()) {
            Measured measured{.metric = {}, .dataset = {}, .split = {}, .value = {}, .card = false};
            for (const Said &said : evaluation.said) {
                const std::string field = normal(said.field);
                if (field == "evaluations[].metric")
                    measured.metric = bare(said.value);
                else if (field == "evaluations[].benchmark" || (field == "evaluations[].dataset" && measured.dataset.empty()))
                    measured.dataset = bare(said.value);
                else if (field == "evaluations[].slice")
                    measured.split = bare(said.value);
                else if (field == "evaluations[].value")
                    measured.value = said;
            }
            if (!measured.value || measured.metric.empty())
                continue;
            measured.card = measured.value->format == "hf-card";
            if (measured.card || isBom(measured.value->format))
                all.push_back(std::move(measured));
        }
        const auto same = [](const std::string &a, const std::string &b) { return a.empty() || b.empty() || a == b; };
        for (const Measured &card : all) {
            for (const Measured &bom : all) {
                if (!card.card || bom.card || card.metric != bom.metric || !same(card.dataset, bom.dataset) || !same(card.split, bom.split))
                    continue;
                // Where neither dataset nor split is said on both sides, they may be two measurements.
                const bool bound = (!card.dataset.empty() && card.dataset == bom.dataset) || (!card.split.empty() && card.split == bom.split);
                if (bound && number(card.value->value) && number(bom.value->value) && number(card.value->value) != number(bom.value->value))
                    find(16, Severity::Warning,
                         Text{QT_TRANSLATE_NOOP("models", "%1 is %2 in the card and %3 in the bill of materials."),
                              {card.metric, std::string(card.value->value), std::string(bom.value->value)}},
                         QT_TRANSLATE_NOOP("models", "Measure again, or say what differed."), *card.value, *bom.value);
            }
        }
    }

    // 17: things that happened in an impossible order.
    void dates()
    {
        const auto released = m_view.first("model.released");
        if (!released)
            return;
        const auto later = [&](std::string_view field, Text message, Text hint) {
            for (const Said &said : m_view.of(field)) {
                // RFC 3339 dates sort as texts.
                const std::string_view day = said.value.substr(0, 10);
                if (day.size() == 10 && released->value.size() >= 10 && day > released->value.substr(0, 10)) {
                    message.arguments = {std::string(said.value), std::string(released->value)};
                    find(17, Severity::Warning, message, hint, said, released);
                    return;
                }
            }
        };
        later("training.ended", QT_TRANSLATE_NOOP("models", "Training ended %1, after the release of %2."),
              QT_TRANSLATE_NOOP("models", "What was released is not what was trained; correct one of the dates."));
        for (const char *field : {"hf:front.date", "hf:front.last_modified", "hf:front.updated"})
            later(field, QT_TRANSLATE_NOOP("models", "The card is of %1, newer than the weights of %2."),
                  QT_TRANSLATE_NOOP("models", "Check that the card still describes these weights."));
    }

    // 18: two lists of languages.
    void languages()
    {
        std::map<std::uint32_t, std::pair<std::set<std::string>, Said>> lists;
        for (const char *field : {"model.languages", "model.languages[]", "adapters[].languages", "adapters[].languages[]"}) {
            for (const Said &said : m_view.of(field, Basis::Stated)) {
                auto &[values, place] = lists.try_emplace(said.record, std::set<std::string>(), said).first->second;
                values.insert(lowered(said.value));
            }
        }
        if (lists.size() < 2)
            return;
        const auto &[values, place] = lists.begin()->second;
        for (const auto &[record, other] : lists) {
            if (other.first != values && !isHistory(place.record, record)) {
                find(18, Severity::Warning,
                     Text{QT_TRANSLATE_NOOP("models", "The languages are %1 in one document and %2 in another."), {list(values), list(other.first)}},
                     QT_TRANSLATE_NOOP("models", "Say in both which languages it was made for."), place, other.second);
                return;
            }
        }
    }

    /// Whether these are records of two releases of a system: what changed between them is history, no contradiction.
    bool isHistory(std::uint32_t one, std::uint32_t other) const
    {
        const Record &a = m_catalog.record(one), &b = m_catalog.record(other);
        return a.format == "native" && b.format == "native" && a.subject && b.subject
            && m_catalog.thingOf({one, *a.subject}) != m_catalog.thingOf({other, *b.subject});
    }

    // 19: a pickle where safetensors is claimed.
    void pickle()
    {
        std::optional<Said> pickled;
        bool safe = false;
        for (const FileView &file : m_view.files()) {
            for (const Said &said : file.said) {
                if (normal(said.field) != "model.artifacts[].format")
                    continue;
                if (said.value == "pickle" && file.name != "training_args.bin")
                    pickled = pickled ? pickled : said;
                safe |= said.value == "safetensors" && said.format != "native" && !isBom(said.format);
            }
        }
        std::optional<Said> claimed;
        for (const Said &said : m_view.of("hf:front.tags[]")) {
            if (lowered(said.value) == "safetensors")
                claimed = said;
        }
        for (const Said &said : m_view.of("hf:front.tags")) {
            if (lowered(said.value) == "safetensors")
                claimed = said;
        }
        for (const FileView &file : m_view.files()) {
            for (const Said &said : file.said) {
                if (normal(said.field) == "model.artifacts[].format" && said.value == "safetensors" && said.stated() && isBom(said.format))
                    claimed = said;
            }
        }
        const Text hint = QT_TRANSLATE_NOOP("models", "A pickle runs code when it is loaded. Ask for safetensors, and don't load this.");
        if (claimed && pickled && !safe)
            find(19, Severity::Error,
                 Text{QT_TRANSLATE_NOOP("models", "Safetensors is claimed, but the weights are a pickle (“%1”)."), {m_catalog.records()[pickled->record].file}},
                 hint, *claimed, pickled);
        // An index of safetensors that sends the reader to a pickle.
        for (const Said &said : m_view.all()) {
            if (!said.field.starts_with("hf:index.weight_map[") || !isPickleName(said.value)
                || m_catalog.records()[said.record].file.find("safetensors") == std::string::npos)
                continue;
            find(19, Severity::Error,
                 Text{QT_TRANSLATE_NOOP("models", "The index of safetensors names “%1”, which is a pickle."), {std::string(said.value)}}, hint, said, std::nullopt);
            return;
        }
    }

    // 20: it runs code of its own, and the card keeps silent about it.
    void remoteCode()
    {
        std::optional<Said> needed;
        for (const Said &said : m_view.all()) {
            if (said.field.starts_with("hf:config.auto_map") || said.field.starts_with("hf:tokenizer.auto_map")
                || (said.field.ends_with("trust_remote_code") && said.value == "true")) {
                needed = said;
                break;
            }
        }
        if (!needed)
            return;
        const bool declared = std::ranges::any_of(m_view.all(), [](Place said) {
            return said.format == "hf-card" && (said.value == "custom_code" || said.value.find("trust_remote_code") != said.value.npos);
        });
        if (!declared)
            find(20, Severity::Warning,
                 Text{QT_TRANSLATE_NOOP("models", "The model runs code of its own (“%1”), and no card says so."), {std::string(needed->value)}},
                 QT_TRANSLATE_NOOP("models", "Read that code before you load the model; the card should say trust_remote_code."), *needed, m_view.anyOf("hf-card"));
    }

    // 21: the config remembers another base than the one claimed.
    void loadedFrom()
    {
        const auto from = m_view.first("hf:config._name_or_path");
        const auto claimed = bases();
        if (!from || claimed.empty() || !isRepositoryPair(from->value))
            return;
        const std::string origin = withoutRevision(from->value);
        const bool named = std::ranges::any_of(claimed, [&](Place said) { return withoutRevision(said.value) == origin; });
        // A model that was saved again names itself.
        const std::string own = lowered(m_catalog.thing(m_view.thing()).name);
        const std::string_view last = std::string_view(origin).substr(origin.find('/') + 1);
        const bool self = m_catalog.thing(m_view.thing()).id.find(origin) != std::string::npos || own == last;
        if (!named && !self && isRepositoryPair(claimed.front().value))
            find(21, Severity::Warning,
                 Text{QT_TRANSLATE_NOOP("models", "The base is said to be “%1”, but the config was loaded from “%2”."), {std::string(claimed.front().value), std::string(from->value)}},
                 QT_TRANSLATE_NOOP("models", "Ask its maker what it was made from; the base's licence binds."), claimed.front(), from);
    }

    // 22: the adapter may sit on any state of its base.
    void revision()
    {
        const auto named = m_view.from("hf-adapter", "adapters[].base");
        if (named.empty() || named.front().value.find('@') != std::string_view::npos)
            return;
        const auto pinned = m_view.first("hf:adapter.revision");
        if (pinned && pinned->kind == ValueKind::Text && !pinned->value.empty())
            return;
        find(22, Severity::Warning,
             Text{QT_TRANSLATE_NOOP("models", "The adapter sits on “%1” without saying on which revision (revision is %2)."),
                  {std::string(named.front().value), pinned ? std::string("null") : std::string("absent")}},
             QT_TRANSLATE_NOOP("models", "Pin the base by its commit: weights under a name can change."), named.front(), pinned);
    }

    // 23: where an answer ends.
    void tokenIds()
    {
        const auto values = [&](const std::string &field) {
            std::vector<Said> found = m_view.of(field);
            for (const Said &said : m_view.of(field + "[]"))
                found.push_back(said);
            std::erase_if(found, [](Place said) { return said.kind == ValueKind::Null || said.value.empty(); });
            return found;
        };
        for (const std::string token : {"eos_token", "pad_token"}) {
            const std::array<std::vector<Said>, 3> ids{values("hf:config." + token + "_id"), values("hf:generation." + token + "_id"),
                                                       values("gguf:tokenizer.ggml." + (token == "eos_token" ? "eos_token_id" : std::string("padding_token_id")))};
            std::array<std::vector<Said>, 2> texts{values("hf:tokenizer." + token), values("hf:tokens." + token)};
            for (std::size_t i = 0; i < texts.size(); ++i) {
                if (texts[i].empty())
                    texts[i] = values((i == 0 ? "hf:tokenizer." : "hf:tokens.") + token + ".content");
            }
            const auto compare = [&](const auto &groups) {
                const std::vector<Said> *first = nullptr;
                for (const std::vector<Said> &group : groups) {
                    if (group.empty())
                        continue;
                    if (!first) {
                        first = &group;
                        continue;
                    }
                    // Several ids may end an answer; one in common is enough.
                    const bool shared = std::ranges::any_of(group, [&](Place a) {
                        return std::ranges::any_of(*first, [&](Place b) { return a.value == b.value; });
                    });
                    if (!shared) {
                        find(23, Severity::Warning,
                             Text{QT_TRANSLATE_NOOP("models", "%1 is %2 in one config and %3 in another."), {token, std::string(first->front().value), std::string(group.front().value)}},
                             QT_TRANSLATE_NOOP("models", "With the wrong one answers end too late or too early; correct it."), first->front(), group.front());
                        return;
                    }
                }
            };
            compare(ids);
            compare(texts);
        }
    }

    // 24: a pointer where others count on the content.
    void pointers()
    {
        for (const FileView &file : m_view.files()) {
            const auto absent = std::ranges::find(file.said, "lfs:content", &Said::field);
            if (absent == file.said.end())
                continue;
            const auto others = m_catalog.parts(file.thing);
            const auto listed = std::ranges::find_if(others, [&](const Part &part) { return part.record != absent->record; });
            if (listed == others.end())
                continue;
            const Said place{.field = {}, .value = file.name, .basis = Basis::Stated, .kind = ValueKind::Text, .record = listed->record,
                             .offset = m_catalog.entity(*listed).offset, .format = m_catalog.record(listed->record).format};
            find(24, Severity::Warning,
                 Text{QT_TRANSLATE_NOOP("models", "“%1” is counted on here, but only a Git LFS pointer lies in its place."), {std::string(file.name)}},
                 QT_TRANSLATE_NOOP("models", "Fetch the content with git lfs pull; until then nothing is known of it."), place, *absent);
        }
    }

    const ModelView &m_view;
    const Catalog &m_catalog;
    std::vector<Problem> &m_problems;
};

}

std::vector<Problem> crossChecks(const Catalog &catalog)
{
    // Files by the model that they are a part of.
    std::vector<std::pair<ThingId, ThingId>> parts;
    for (const Edge &edge : catalog.edges()) {
        if (edge.verb == Verb::PartOf && catalog.thing(edge.from).kind == EntityKind::File)
            parts.emplace_back(edge.to, edge.from);
    }
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());

    std::vector<Problem> problems;
    for (ThingId thing = 0; thing < catalog.things().size(); ++thing) {
        const EntityKind kind = catalog.thing(thing).kind;
        if (kind != EntityKind::Model && kind != EntityKind::Adapter)
            continue;
        std::vector<ThingId> files;
        for (auto part = std::ranges::lower_bound(parts, thing, {}, &std::pair<ThingId, ThingId>::first); part != parts.end() && part->first == thing; ++part)
            files.push_back(part->second);
        const std::size_t before = problems.size();
        const ModelView view(catalog, thing, files);
        Checks(view, problems).run();
        std::ranges::stable_sort(problems.begin() + std::ptrdiff_t(before), problems.end(), {}, &Problem::rule);
    }
    return problems;
}

}
