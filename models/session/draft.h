#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// A JSON value while it is put together from single statements. Scalars are kept as they will be printed, so a number
/// keeps its spelling.
class Draft {
public:
    enum class Kind : std::uint8_t { Empty, Object, List, Scalar };

    Kind kind() const { return m_kind; }
    bool empty() const { return m_parts.empty(); }
    const std::string &scalar() const { return m_scalar; }

    /// The member of an object, made when it isn't there; null when this is something else.
    Draft *member(std::string_view name);
    /// The entry of a list that goes by a key, made when it isn't there; null when this is something else.
    Draft *entry(const std::string &key);
    /// A new entry at the end of a list; null when this is something else.
    Draft *append();
    Draft *find(std::string_view name) const;
    bool holds(std::string_view scalar) const; ///< as an entry of a list

    /// False when something else stands here already.
    bool set(std::string scalar);
    bool become(Kind kind);

    struct Part {
        std::string name; ///< of a member, or the key of an entry
        std::unique_ptr<Draft> value;
    };
    const std::vector<Part> &parts() const { return m_parts; }
    std::vector<Part> &parts() { return m_parts; }

    /// Orders the members of one object; `path` is "" for the whole, then "datasets[].pii".
    using Before = std::function<bool(const std::string &path, std::string_view a, std::string_view b)>;
    /// Indented JSON, with a line feed at its end.
    std::string print(const Before &before) const;

private:
    Draft *make(std::string name);
    void print(std::string &out, std::size_t indent, const std::string &path, const Before &before) const;

    Kind m_kind = Kind::Empty;
    std::string m_scalar;
    std::vector<Part> m_parts;
    std::map<std::string, std::size_t, std::less<>> m_index; ///< parts by name; entries without a key are not in it
};

/// A text as a JSON string (RFC 8259, 7), what is not UTF-8 replaced.
std::string jsonString(std::string_view text);

}
