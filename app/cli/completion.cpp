#include "app/cli/completion.h"

#include <CLI/CLI.hpp>

namespace pedigree::cli {

namespace {

std::string inQuotes(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string optionsOf(const CLI::App &command)
{
    std::string all;
    for (const CLI::Option *option : command.get_options()) {
        for (const std::string &name : option->get_lnames())
            all += (all.empty() ? "--" : " --") + name;
    }
    return all;
}

}

std::string completion(const CLI::App &program, std::string_view shell)
{
    const auto commands = program.get_subcommands([](const CLI::App *) { return true; });
    std::string names;
    for (const CLI::App *command : commands)
        names += (names.empty() ? "" : " ") + command->get_name();
    std::string script;
    if (shell == "fish") {
        for (const CLI::App *command : commands) {
            script += "complete -c pedigree-cli -n __fish_use_subcommand -a " + command->get_name() + " -d " + inQuotes(command->get_description()) + "\n";
            for (const CLI::Option *option : command->get_options()) {
                for (const std::string &name : option->get_lnames())
                    script += "complete -c pedigree-cli -n '__fish_seen_subcommand_from " + command->get_name() + "' -l " + name + " -d "
                        + inQuotes(option->get_description()) + "\n";
            }
        }
        return script;
    }
    if (shell == "zsh")
        script += "#compdef pedigree-cli\nautoload -U +X bashcompinit && bashcompinit\n";
    script += "_pedigree_cli()\n{\n    local word=${COMP_WORDS[COMP_CWORD]}\n    local words=''\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        words="
        + inQuotes(names + " --help --version") + "\n    elif [[ $word == -* ]]; then\n        case ${COMP_WORDS[1]} in\n";
    for (const CLI::App *command : commands)
        script += "        " + command->get_name() + ") words=" + inQuotes(optionsOf(*command)) + " ;;\n";
    script += "        esac\n    fi\n    if [ -n \"$words\" ]; then\n        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n    else\n"
              "        COMPREPLY=($(compgen -f -- \"$word\"))\n    fi\n}\ncomplete -o filenames -F _pedigree_cli pedigree-cli\n";
    return script;
}

}
