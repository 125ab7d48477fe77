#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace pedigree::formats {

class FolderRecord;

/// a × b, or nothing when it is more than 64 bits hold.
std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b);

/// What the names and shapes of a file's tensors show, whatever the file format.
class TensorSums {
public:
    /// `shape` in the order of the framework: rows first.
    void add(std::string_view name, std::string_view dtype, std::span<const std::uint64_t> shape, std::uint64_t elements);

    bool isAdapter() const { return m_isAdapter; }
    /// Observations under `prefix` ("safetensors:") of the file; what holds for the whole model (one file, no shard) on
    /// the model as well, in the words of the dictionary.
    void claimInto(FolderRecord &record, std::uint32_t file, const std::string &prefix, bool wholeModel) const;

private:
    std::uint64_t m_elements = 0;
    std::uint64_t m_tensors = 0;
    bool m_overflow = false;
    bool m_isAdapter = false;
    bool m_packed = false;
    bool m_head = false;
    bool m_embedding = false;
    std::map<std::string, std::uint64_t, std::less<>> m_dtypes; ///< elements by dtype
    std::optional<std::uint64_t> m_lastLayer;
    std::uint64_t m_vocabulary = 0;
    std::uint64_t m_hidden = 0;
    std::set<std::uint64_t> m_ranks;
    std::set<std::string, std::less<>> m_targets;
    std::set<std::string, std::less<>> m_saved;
};

}
