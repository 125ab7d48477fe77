#pragma once
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace pedigree::cli {

/// A script that completes our commands and options in bash, zsh or fish, made from what the program itself understands.
std::string completion(const CLI::App &program, std::string_view shell);

}
