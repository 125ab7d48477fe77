#include "models/session/evidence.h"

#include "models/assess/observations.h"
#include "models/document/json.h"
#include "models/formats/format.h"
#include "models/formats/modelfolder.h"
#include "models/session/loader.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace pedigree {

namespace {

std::string_view folderOf(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string_view nameOf(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

bool hasJsonName(std::string_view path)
{
    return path.ends_with(".json") || path.ends_with(".jsonl") || path.ends_with(".ndjson") || path.ends_with(".jsonld");
}

bool looksLikeJson(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != text.npos && (text[first] == '{' || text[first] == '[');
}

class Opening {
public:
    Opening(const std::vector<std::string> &sources, const Limits &limits, const Watch &watch)
        : m_limits(limits), m_watch(watch), m_loader(limits, watch), m_evidence(std::make_shared<Evidence>())
    {
        m_evidence->sources = sources;
    }

    std::shared_ptr<const Evidence> open()
    {
        for (std::size_t s = 0; s < m_evidence->sources.size() && !m_watch.stopped(); ++s) {
            const std::size_t before = m_loader.files.size();
            m_loader.open(m_evidence->sources[s]);
            std::ranges::stable_sort(m_loader.files.begin() + std::ptrdiff_t(before), m_loader.files.end(), {},
                                     [](const LoadedFile &f) { return std::pair(f.file.file, f.file.inside); });
        }
        findModelFolders();
        std::uint64_t done = 0;
        for (LoadedFile &loaded : m_loader.files) {
            if (m_watch.stopped())
                return m_evidence;
            m_watch.progress(loaded.file.file, done++, m_loader.files.size());
            read(loaded);
        }
        m_evidence->problems.insert(m_evidence->problems.end(), m_loader.problems.begin(), m_loader.problems.end());
        m_evidence->catalog = Catalog::join(std::move(m_records), m_watch);
        linkRecords();
        m_evidence->graph = LineageGraph::build(m_evidence->catalog, m_watch);
        addBounded(m_evidence->catalog->problems());
        addBounded(crossChecks(*m_evidence->catalog));
        reportCycles();
        finishProblems();
        return m_evidence;
    }

private:
    // Files of one model folder speak of one model. A folder is one when it holds weights or their configuration.
    void findModelFolders()
    {
        for (const LoadedFile &loaded : m_loader.files) {
            const std::string_view name = nameOf(loaded.file.file);
            const bool weights = loaded.promised == "safetensors" || loaded.promised == "gguf" || name.ends_with(".safetensors") || name.ends_with(".gguf");
            if (weights || name == "config.json" || name == "adapter_config.json")
                m_modelFolders.insert(folderKey(loaded.file));
        }
    }

    static std::string folderKey(const EvidenceFile &file)
    {
        return "folder:" + file.origin + "\n" + file.inside + "\n" + std::string(folderOf(file.file));
    }

    void read(LoadedFile &loaded)
    {
        if (!loaded.file.bytes) {
            keep(std::move(loaded.file));
            return;
        }
        formats::Input input{.path = loaded.file.file, .bytes = loaded.file.bytes, .size = loaded.file.size,
                             .digest = *loaded.file.digest, .tree = {}};
        const std::string key = folderKey(loaded.file);
        const bool card = nameOf(loaded.file.file) == "README.md";
        const bool markdown = loaded.file.file.ends_with(".md");
        if (m_modelFolders.contains(key) && (card || !markdown))
            input.folder = "folder:" + std::string(folderOf(loaded.file.file)) + "\n" + loaded.file.inside;

        if (loaded.promised == "pickle") {
            nameOnly(loaded, input);
            return;
        }

        const std::string_view text = *loaded.file.bytes;
        const bool jsonName = hasJsonName(loaded.file.file);
        if (loaded.whole && (jsonName || looksLikeJson(text))) {
            auto tree = readJson(loaded.file.bytes, m_limits, m_watch);
            if (!tree && isLines(loaded.file.file, text) && readLines(loaded))
                return;
            if (tree) {
                input.tree = *tree;
            } else if (jsonName || loaded.named || text[text.find_first_not_of(" \t\r\n\xEF\xBB\xBF")] == '{') {
                refuse(loaded, tree.error(), loaded.named || jsonName);
                return;
            }
        }
        take(loaded, input);
    }

    // A pickle is no document, and is never opened; that it lies there is known all the same.
    void nameOnly(LoadedFile &loaded, const formats::Input &input)
    {
        formats::Reading reading = formats::named(input, loaded.promised);
        for (Problem &problem : reading.problems) {
            problem.origin = loaded.file.origin;
            m_evidence->problems.push_back(std::move(problem));
        }
        const std::size_t index = keep(std::move(loaded.file));
        m_fileOfRecord[reading.record.get()] = index;
        m_records.push_back({m_evidence->files[index].origin, m_evidence->files[index].file, reading.record});
    }

    void take(LoadedFile &loaded, const formats::Input &input)
    {
        auto reading = formats::read(input, m_limits, m_watch);
        if (!reading) {
            refuse(loaded, reading.error(), reading.error().code != Code::UnknownFormat || loaded.named);
            return;
        }
        loaded.file.format = reading->format;
        loaded.file.version = reading->version;
        loaded.file.valid = reading->valid;
        loaded.file.document = true;
        for (Problem &problem : reading->problems) {
            problem.origin = loaded.file.origin;
            if (problem.where.file.empty())
                problem.where.file = loaded.file.file;
            m_evidence->problems.push_back(std::move(problem));
        }
        const std::size_t index = keep(std::move(loaded.file));
        if (!reading->record)
            return;
        m_fileOfRecord[reading->record.get()] = index;
        m_records.push_back({m_evidence->files[index].origin, m_evidence->files[index].file, reading->record});
    }

    void refuse(LoadedFile &loaded, const Error &error, bool asked)
    {
        Problem problem = problemFrom(error, asked ? Severity::Error : Severity::Info);
        problem.origin = loaded.file.origin;
        problem.where.file = loaded.file.file;
        const bool unknown = error.code == Code::UnknownFormat;
        // A file that nobody asked for by name and that is no document of ours is just a file; its text is not kept.
        loaded.file.document = !unknown && asked;
        loaded.file.valid = false;
        if (unknown) {
            loaded.file.document = false;
            loaded.file.valid = true;
            if (!loaded.named)
                loaded.file.bytes.reset();
        }
        if (!unknown || loaded.named || input_isJson(loaded))
            m_evidence->problems.push_back(std::move(problem));
        keep(std::move(loaded.file));
    }

    static bool input_isJson(const LoadedFile &loaded) { return hasJsonName(loaded.file.file); }

    static bool isLines(std::string_view path, std::string_view text)
    {
        return path.ends_with(".jsonl") || path.ends_with(".ndjson") || text.starts_with('\x1E')
            || (looksLikeJson(text) && text.find("}\n{") != text.npos);
    }

    // Several documents, one a line: each is a row of its own, inside the file. False when not one line is JSON.
    bool readLines(LoadedFile &loaded)
    {
        auto lines = readJsonLines(loaded.file.bytes, m_limits, m_watch);
        if (!lines || std::ranges::none_of(*lines, [](const JsonLine &line) { return bool(line.tree); }))
            return false;
        for (JsonLine &line : *lines) {
            LoadedFile row = loaded;
            row.file.inside = loaded.file.file;
            row.file.file += "#" + std::to_string(line.line);
            row.named = false;
            if (!line.tree) {
                refuse(row, line.tree.error(), true);
                continue;
            }
            row.file.bytes = (*line.tree)->bytes;
            row.file.size = row.file.bytes->size();
            row.file.digest = sha256(*row.file.bytes);
            formats::Input input{.path = row.file.file, .bytes = row.file.bytes, .size = row.file.size,
                                 .digest = *row.file.digest, .tree = *line.tree};
            take(row, input);
        }
        loaded.file.bytes.reset();
        keep(std::move(loaded.file));
        return true;
    }

    std::size_t keep(EvidenceFile file)
    {
        m_evidence->files.push_back(std::move(file));
        return m_evidence->files.size() - 1;
    }

    // The catalog has its own order of records.
    void linkRecords()
    {
        const auto records = m_evidence->catalog->records();
        for (std::uint32_t r = 0; r < records.size(); ++r) {
            const auto found = m_fileOfRecord.find(records[r].record.get());
            if (found != m_fileOfRecord.end())
                m_evidence->files[found->second].record = r;
        }
    }

    // A list that nobody reads to its end hides what stands in it: as many as for one document, the worst first, and a count.
    void addBounded(std::span<const Problem> found)
    {
        const std::uint64_t most = m_limits[Limits::Problems];
        std::vector<Problem> problems(found.begin(), found.end());
        std::ranges::stable_sort(problems, {}, &Problem::severity);
        if (problems.size() > most) {
            Problem rest = problemFrom(beyond(Limits::Problems, m_limits), problems[most].severity);
            rest.message = Text{QT_TRANSLATE_NOOP("models", "%1 more problems between documents are not listed."),
                                {std::to_string(problems.size() - most)}};
            problems.resize(most);
            problems.push_back(std::move(rest));
        }
        m_evidence->problems.insert(m_evidence->problems.end(), problems.begin(), problems.end());
    }

    void reportCycles()
    {
        for (const auto &cycle : m_evidence->graph->cycles()) {
            std::string path;
            for (const ThingId thing : cycle) {
                const Thing &of = m_evidence->catalog->thing(thing);
                path += (path.empty() ? "" : " → ") + std::string(of.name.empty() ? std::string_view(of.id) : of.name);
            }
            Problem problem;
            problem.severity = Severity::Warning;
            problem.code = Code::Cycle;
            problem.message = Text{QT_TRANSLATE_NOOP("models", "These things came from each other, which can't be: %1."), {path}};
            problem.hint = QT_TRANSLATE_NOOP("models", "One of the relations on this path is wrong; ask who made the documents.");
            const Part part = m_evidence->catalog->parts(cycle.front()).front();
            problem.where = {.file = records()[part.record].file, .offset = m_evidence->catalog->entity(part).offset};
            problem.origin = records()[part.record].origin;
            m_evidence->problems.push_back(std::move(problem));
        }
    }

    std::span<const Loaded> records() const { return m_evidence->catalog->records(); }

    void finishProblems()
    {
        std::map<std::pair<std::string, std::string>, const EvidenceFile *> files;
        for (const EvidenceFile &file : m_evidence->files)
            files.emplace(std::pair(file.origin, file.file), &file);
        std::map<const EvidenceFile *, std::unique_ptr<Places>> places;
        const auto finish = [&](const std::string &origin, Where &where) {
            if (!where.offset)
                return;
            const auto file = files.find({origin, where.file});
            if (file == files.end() || !file->second->bytes)
                return;
            auto &of = places[file->second];
            if (!of)
                of = std::make_unique<Places>(*file->second, m_limits);
            if (where.line == 0)
                where.line = of->line(*where.offset);
            if (where.pointer.empty() && file->second->valid)
                where.pointer = of->pointer(*where.offset);
        };
        for (Problem &problem : m_evidence->problems) {
            finish(problem.origin, problem.where);
            if (problem.other)
                finish(problem.origin, *problem.other);
        }
        const auto key = [](const Problem &p) {
            return std::tuple(p.severity, std::string_view(p.origin), std::string_view(p.where.file), p.where.line,
                              std::string_view(p.where.pointer), p.code, p.rule);
        };
        std::ranges::stable_sort(m_evidence->problems, [&](const Problem &a, const Problem &b) {
            return key(a) != key(b) ? key(a) < key(b) : a.message.str() < b.message.str();
        });
        m_evidence->problems.erase(std::unique(m_evidence->problems.begin(), m_evidence->problems.end()), m_evidence->problems.end());
    }

    const Limits &m_limits;
    const Watch &m_watch;
    Loader m_loader;
    std::shared_ptr<Evidence> m_evidence;
    std::set<std::string> m_modelFolders;
    std::vector<Loaded> m_records;
    std::map<const Record *, std::size_t> m_fileOfRecord;
};

}

const EvidenceFile *Evidence::fileOf(std::uint32_t record) const
{
    const auto found = std::ranges::find(files, std::optional(record), &EvidenceFile::record);
    return found == files.end() ? nullptr : &*found;
}

std::size_t Evidence::documentCount() const
{
    return std::size_t(std::ranges::count(files, true, &EvidenceFile::document));
}

std::shared_ptr<const Evidence> openEvidence(const std::vector<std::string> &sources, const Limits &limits, const Watch &watch)
{
    return Opening(sources, limits, watch).open();
}

struct Places::State {
    Bytes bytes;
    Limits limits;
    std::optional<LineIndex> lines;
    std::shared_ptr<const Tree> tree;
    std::optional<PointerIndex> pointers;
    bool tried = false;
};

Places::Places(const EvidenceFile &file, const Limits &limits) : m_state(std::make_unique<State>())
{
    m_state->bytes = file.bytes;
    m_state->limits = limits;
}

Places::~Places() = default;

std::uint64_t Places::line(std::uint64_t offset) const
{
    if (!m_state->bytes)
        return 0;
    if (!m_state->lines)
        m_state->lines.emplace(*m_state->bytes);
    return m_state->lines->line(offset);
}

const Tree *Places::tree() const
{
    if (!m_state->tried && m_state->bytes && looksLikeJson(*m_state->bytes)) {
        if (auto tree = readJson(m_state->bytes, m_state->limits))
            m_state->tree = std::move(*tree);
    }
    m_state->tried = true;
    return m_state->tree.get();
}

std::string Places::pointer(std::uint64_t offset) const
{
    const Tree *of = tree();
    if (!of)
        return {};
    if (!m_state->pointers)
        m_state->pointers.emplace(*of);
    return m_state->pointers->pointer(of->at(offset));
}

}
