#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// A safetensors file with that JSON as its header and so many bytes of tensors.
inline std::string safetensorsFile(std::string_view json, std::size_t data)
{
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += char(std::uint64_t(json.size()) >> (8 * i) & 0xFF);
    bytes += json;
    bytes.append(data, '\0');
    return bytes;
}

/// Writes GGUF a piece at a time, in any version and byte order, right or wrong.
class GgufFile {
public:
    explicit GgufFile(std::uint32_t version = 3, bool big = false) : m_version(version), m_big(big)
    {
        m_bytes = "GGUF";
        u32(version);
    }
    GgufFile &counts(std::uint64_t tensors, std::uint64_t pairs) { return size(tensors).size(pairs); }
    GgufFile &u32(std::uint64_t value) { return number(value, 4); }
    GgufFile &u64(std::uint64_t value) { return number(value, 8); }
    GgufFile &size(std::uint64_t value) { return number(value, m_version == 1 ? 4 : 8); }
    GgufFile &text(std::string_view value)
    {
        size(value.size());
        m_bytes += value;
        return *this;
    }
    GgufFile &pair(std::string_view key, std::string_view value) { return text(key).u32(8).text(value); }
    GgufFile &pair(std::string_view key, std::uint32_t value) { return text(key).u32(4).u32(value); }
    GgufFile &tensor(std::string_view name, std::initializer_list<std::uint64_t> dims, std::uint32_t type, std::uint64_t offset)
    {
        text(name).u32(dims.size());
        for (const std::uint64_t dim : dims)
            size(dim);
        return u32(type).u64(offset);
    }
    GgufFile &raw(std::string_view bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    GgufFile &data(std::size_t count)
    {
        while (m_bytes.size() % 32 != 0)
            m_bytes += '\0';
        m_bytes.append(count, '\0');
        return *this;
    }
    const std::string &bytes() const { return m_bytes; }

private:
    GgufFile &number(std::uint64_t value, int width)
    {
        for (int i = 0; i < width; ++i)
            m_bytes += char(value >> (8 * (m_big ? width - 1 - i : i)) & 0xFF);
        return *this;
    }

    std::uint32_t m_version;
    bool m_big;
    std::string m_bytes;
};
