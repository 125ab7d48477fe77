#pragma once
#include "models/base/result.h"

#include <compare>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace pedigree {

/// The fingerprint of some bytes, e.g. "sha256:9f86d0…". Always lower case, always the right length.
/// Md5 and Sha1 are read and shown, and never strong: nothing is joined or proved by them.
class Digest {
public:
    enum class Algorithm : std::uint8_t { Md5, Sha1, Sha256, Sha384, Sha512, Sha3_256, Sha3_384, Sha3_512,
                                          Blake2b256, Blake2b384, Blake2b512, Blake3 };

    /// "sha256:HEX". Upper case hex is the same digest.
    static Result<Digest> parse(std::string_view text);
    /// The algorithm as other formats spell it ("SHA-256", "sha256", "BLAKE2b-512") and its hex.
    static Result<Digest> make(std::string_view algorithm, std::string_view hex);

    Algorithm algorithm() const { return m_algorithm; }
    std::string_view algorithmName() const; ///< "sha256"
    const std::string &hex() const { return m_hex; }
    std::string str() const { return std::string(algorithmName()) + ":" + m_hex; }
    /// SHA-256 or longer, SHA-3, BLAKE2b, BLAKE3.
    bool isStrong() const { return m_algorithm != Algorithm::Md5 && m_algorithm != Algorithm::Sha1; }
    auto operator<=>(const Digest &) const = default;

private:
    friend class Hasher;
    Digest(Algorithm algorithm, std::string hex) : m_algorithm(algorithm), m_hex(std::move(hex)) {}

    Algorithm m_algorithm;
    std::string m_hex;
};

/// SHA-256 of bytes as they come.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(Hasher &&) noexcept;
    Hasher &operator=(Hasher &&) noexcept;

    void add(std::string_view bytes);
    /// Of everything added; the hasher is done then.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Digest sha256(std::string_view bytes);

}
