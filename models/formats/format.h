#pragma once
#include "models/base/limits.h"
#include "models/base/watch.h"
#include "models/document/bytestream.h"
#include "models/document/tree.h"
#include "models/record/problem.h"
#include "models/record/record.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree::formats {

/// A document that is about to be read: its bytes as a tree, and what is known of where it came from.
struct Input {
    std::string path;                 ///< within its SOURCE, for problems; never opened
    Bytes bytes;                      ///< whole; for weights only the header, as far as readHeader() asked for it
    std::uint64_t size = 0;           ///< of the file, which for weights is more than bytes
    Digest digest;                    ///< SHA-256 of the whole file
    std::shared_ptr<const Tree> tree; ///< of JSON; empty for other syntaxes
    /// Key shared by files that lie in one model folder (`Identity::local`), or empty.
    std::string folder = {};
};

/// What a reader made of it. `valid` false: the document breaks the rules of its own format (said in `problems`);
/// what is readable is in the record all the same.
struct Reading {
    std::string format;  ///< "cyclonedx-json"
    std::string version = {}; ///< of the format, "" when it has none
    bool valid = true;
    std::shared_ptr<const Record> record = {};
    std::vector<Problem> problems = {};
};

/// One format: how it is told by content, and how it is read.
struct Format {
    std::string_view id;
    /// Is it this format? Looks at content, never at a name alone. Cheap.
    bool (*detect)(const Input &input);
    Result<Reading> (*read)(const Input &input, const Limits &limits, const Watch &watch);
};

/// Formats whose documents are JSON trees, in the order they are asked.
std::span<const Format> jsonFormats();
/// Formats told by their first bytes or by the text: cards, safetensors, GGUF, LFS pointers, YAML.
std::span<const Format> byteFormats();

/// What the first bytes of a file promise, before it is read: how much of it is wanted.
enum class Want : std::uint8_t {
    Whole,  ///< text that may be a document: all of it (up to document-bytes)
    Header, ///< weights: only the header, by readHeader()
    Nothing ///< hashed and named only: pictures, pickles, archives' weights, other binaries
};
struct Promise {
    Want want = Want::Nothing;
    std::string_view format = {}; ///< "safetensors", "gguf", "pickle" when the bytes say so
};
/// From the first bytes (at least 4 KiB of them, or the whole file) and, only to tell a pickle from other binaries, the name.
Promise promise(std::string_view path, std::string_view firstBytes);

/// Of weights: how many bytes from the start the header takes, judged by what is there so far; more may be asked for
/// until nothing more is. An error when no honest file has such a header.
Result<std::uint64_t> headerBytes(std::string_view format, std::string_view soFar, std::uint64_t fileSize, const Limits &limits);

/// Tells and reads one document. No reader knows it: Error unknown-format, naming the top-level members.
Result<Reading> read(const Input &input, const Limits &limits, const Watch &watch);

}
