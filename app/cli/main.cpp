#include "app/cli/commands.h"
#include "app/cli/completion.h"
#include "app/cli/guard.h"
#include "models/record/fieldhelp.h"
#include "models/record/recordtemplate.h"
#include "models/session/evidence.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <functional>
#include <unistd.h>

namespace pedigree::cli {

std::shared_ptr<const Evidence> open(const Options &options)
{
    const bool talk = !options.quiet && ::isatty(STDERR_FILENO) == 1;
    std::uint64_t said = 0;
    const Watch watch({}, [&](std::string_view what, std::uint64_t done, std::uint64_t total) {
        // Every file of a large pack would be more than anybody reads.
        if (talk && ++said % 64 == 1)
            std::fprintf(stderr, "\r\033[K%s%s", plain(what).substr(0, 60).c_str(),
                         total ? (" " + std::to_string(done) + "/" + std::to_string(total)).c_str() : "");
    });
    auto evidence = openEvidence(options.sources, options.limits, watch);
    if (talk)
        std::fputs("\r\033[K", stderr);
    return evidence;
}

namespace {

Error usage(std::string what)
{
    return {Code::Usage, Text{QT_TRANSLATE_NOOP("models", "%1"), {std::move(what)}},
            QT_TRANSLATE_NOOP("models", "pedigree-cli help lists the commands, help COMMAND their options.")};
}

/// The texts that options arrive as, before they are checked.
struct Raw {
    std::string at;
    std::string tier;
    std::vector<std::string> limits;
};

void addCommon(CLI::App &command, Options &options, Raw &raw)
{
    command.add_option("source", options.sources, "Files, folders, packs (.zip, .tar, .tar.gz, .tar.zst, .tar.xz), or - for standard input")
        ->required()->type_name("SOURCE");
    command.add_flag("--json", options.json, "Print one JSON document");
    command.add_flag("--quiet", options.quiet, "No messages on standard error");
    command.add_option("--at", raw.at, "What counts as now, where an answer depends on it (RFC 3339)")->type_name("TIME");
    command.add_option("--tier", raw.tier, "Judge documents that state no tier as this one: low, limited, high")->type_name("TIER");
    command.add_option("--limit", raw.limits, "Raise a bound on input (docs/limits.md)")->type_name("NAME=VALUE")->take_all()->allow_extra_args(false);
}

Result<Done> check(Options &options, const Raw &raw)
{
    if (!raw.at.empty()) {
        const auto at = UtcTime::parse(raw.at);
        if (!at)
            return Error{Code::Usage, at.error().what, at.error().hint};
        options.at = *at;
    }
    if (!raw.tier.empty()) {
        options.tier = tier(raw.tier);
        if (!options.tier)
            return usage("“" + raw.tier + "” is no tier: low, limited or high.");
    }
    for (const std::string &limit : raw.limits) {
        const auto equals = limit.find('=');
        std::uint64_t value = 0;
        const char *from = limit.data() + (equals == limit.npos ? limit.size() : equals + 1);
        const auto [end, error] = std::from_chars(from, limit.data() + limit.size(), value);
        if (equals == limit.npos || error != std::errc() || end != limit.data() + limit.size())
            return usage("“" + limit + "” is no limit: write --limit NAME=VALUE.");
        if (auto done = options.limits.set(limit.substr(0, equals), value); !done)
            return done.error();
    }
    return Done{};
}

Exit print(std::string_view text)
{
    Out out;
    out << text;
    return out.finish() ? Exit::Good : Exit::None;
}

Exit run(int argc, char **argv, bool json)
{
    CLI::App program("Reads what AI models are made of and where they came from: records, CycloneDX BOMs, model cards, model folders.", "pedigree-cli");
    program.set_help_flag();
    program.require_subcommand(0, 1);
    bool wantsHelp = false;
    bool wantsVersion = false;
    program.add_flag("--help,-h", wantsHelp, "What there is");
    program.add_flag("--version", wantsVersion, "Which version this is");

    Options options;
    Raw raw;
    LineageOptions lineageOptions;
    std::string of;
    std::string direction;
    std::string shell;
    std::vector<std::string> topic;
    std::string overview; // once a command is chosen, the library prints that one's help in place of the program's
    std::function<Exit()> action;

    const auto command = [&](const char *name, const char *what) {
        CLI::App *added = program.add_subcommand(name, what);
        added->set_help_flag("--help,-h", "What this command takes");
        return added;
    };

    CLI::App *inspectCommand = command("inspect", "What is in the sources: documents, things, relations, statements with their place, problems");
    addCommon(*inspectCommand, options, raw);
    inspectCommand->callback([&] { action = [&] { return inspect(options); }; });

    CLI::App *lineageCommand = command("lineage", "What came from what");
    addCommon(*lineageCommand, options, raw);
    lineageCommand->add_option("--of", lineageOptions.of, "Only what hangs together with this thing")->type_name("REF");
    lineageCommand->add_option("--direction", lineageOptions.direction, "up: what it came from; down: what was made of it; both")
        ->check(CLI::IsMember({"up", "down", "both"}));
    lineageCommand->add_option("--depth", lineageOptions.depth, "How many steps")->type_name("N");
    lineageCommand->add_option("--format", lineageOptions.format, "text, json, dot, mermaid, graphml, svg")
        ->check(CLI::IsMember({"text", "json", "dot", "mermaid", "graphml", "svg"}));
    lineageCommand->callback([&] { action = [&] { return lineage(options, lineageOptions); }; });

    CLI::App *impactCommand = command("impact", "Everything that depends on a thing, deployments first");
    addCommon(*impactCommand, options, raw);
    impactCommand->add_option("--of", of, "The thing")->required()->type_name("REF");
    impactCommand->callback([&] { action = [&] { return impact(options, of); }; });

    ConvertOptions convertOptions;
    CLI::App *convertCommand = command("convert", "The documents as one native record, and what it could not carry");
    addCommon(*convertCommand, options, raw);
    convertCommand->add_option("--to", convertOptions.to, "native")->required()->type_name("FORMAT")->check(CLI::IsMember({"native"}));
    convertCommand->add_option("--output,-o", convertOptions.file, "The file to write, instead of standard output")->type_name("FILE");
    convertCommand->add_option("--of", convertOptions.of, "The release or model, where the documents are about several")->type_name("REF");
    convertCommand->callback([&] { action = [&] { return convert(options, convertOptions); }; });

    std::string tierName;
    CLI::App *newCommand = command("new", "A record to fill in, for a tier: low, limited or high");
    newCommand->add_option("template", tierName, "low, limited or high")->required()->check(CLI::IsMember({"low", "limited", "high"}));
    newCommand->callback([&] { action = [&] { return print(recordTemplate(dictionary(), *tier(tierName))); }; });

    CLI::App *completionCommand = command("completion", "A completion script for a shell");
    completionCommand->add_option("shell", shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    completionCommand->callback([&] { action = [&] { return print(completion(program, shell)); }; });

    CLI::App *helpCommand = command("help", "What a command takes; `help fields [PATH]` explains the fields of a record");
    helpCommand->add_option("topic", topic, "A command, or `fields` and a path");
    helpCommand->callback([&] {
        action = [&] {
            if (topic.empty())
                return print(overview);
            if (topic[0] == "fields") {
                const auto text = fieldHelp(dictionary(), topic.size() > 1 ? topic[1] : std::string());
                return text ? print(*text) : refuse(text.error(), json);
            }
            for (const CLI::App *one : program.get_subcommands({})) {
                if (one->get_name() == topic[0])
                    return print(one->help());
            }
            return refuse(usage("There is no command “" + topic[0] + "”."), json);
        };
    });

    overview = program.help();
    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp &) {
        for (const CLI::App *one : program.get_subcommands())
            return print(one->help());
        return print(overview);
    } catch (const CLI::ParseError &error) {
        return refuse(usage(error.what()), json);
    }
    if (wantsVersion)
        return print(std::string("pedigree-cli " PEDIGREE_VERSION "\n") + restrictSelf() + "\n");
    if (!action)
        return wantsHelp ? print(overview) : refuse(usage("Say what to do."), json);
    if (auto checked = check(options, raw); !checked)
        return refuse(checked.error(), json);
    restrictSelf();
    return action();
}

}

}

int main(int argc, char **argv)
{
    using namespace pedigree;
    const bool json = std::any_of(argv + 1, argv + argc, [](const char *a) { return std::string_view(a) == "--json"; });
    cli::installGuards(json);
    cli::Exit exit = cli::Exit::None;
    try {
        exit = cli::run(argc, argv, json);
    } catch (const std::bad_alloc &) {
        return 2; // the guard says why
    }
    cli::answered();
    return int(exit);
}
