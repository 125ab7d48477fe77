#pragma once
#include "models/base/code.h"
#include "models/base/text.h"

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace pedigree {

/// Where in the person's own input something stands. What isn't known stays empty.
struct Where {
    std::string file = {};
    std::string pointer = {};                 ///< RFC 6901
    std::uint64_t line = 0;                   ///< from 1; 0 = not known
    std::optional<std::uint64_t> offset = {}; ///< in bytes from the document's start

    bool operator==(const Where &) const = default;
};

/// We could not read it: what is wrong, what to do about it, and where.
struct Error {
    Code code = Code::Malformed;
    Text what = {};
    Text hint = {};
    Where where = {};
};

/// A T, or the reason why there is none.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    explicit operator bool() const { return m_content.index() == 0; }
    const T &operator*() const & { assert(*this); return std::get<0>(m_content); }
    T &operator*() & { assert(*this); return std::get<0>(m_content); }
    T &&operator*() && { assert(*this); return std::get<0>(std::move(m_content)); }
    const T *operator->() const { assert(*this); return &std::get<0>(m_content); }
    T *operator->() { assert(*this); return &std::get<0>(m_content); }
    const Error &error() const { assert(!*this); return std::get<1>(m_content); }
    Error &error() { assert(!*this); return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// Done, or why not.
struct Done {};

}
