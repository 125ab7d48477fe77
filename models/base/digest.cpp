#include "models/base/digest.h"

#include <algorithm>
#include <array>
#include <new>
#include <openssl/evp.h>

namespace pedigree {

namespace {

struct Known {
    Digest::Algorithm algorithm;
    std::string_view name;
    std::size_t hexLength;
};

using enum Digest::Algorithm;
constexpr std::array known{
    Known{Md5, "md5", 32},           Known{Sha1, "sha1", 40},          Known{Sha256, "sha256", 64},
    Known{Sha384, "sha384", 96},     Known{Sha512, "sha512", 128},     Known{Sha3_256, "sha3-256", 64},
    Known{Sha3_384, "sha3-384", 96}, Known{Sha3_512, "sha3-512", 128}, Known{Blake2b256, "blake2b-256", 64},
    Known{Blake2b384, "blake2b-384", 96}, Known{Blake2b512, "blake2b-512", 128}, Known{Blake3, "blake3", 64},
};

// "SHA-256" and "sha_256" are "sha256"; "SHA3-256" stays "sha3-256"; "blake2b" alone is the 512 bit one.
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        plain += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c == '_' ? '-' : c;
    if (plain == "blake2b")
        return "blake2b-512";
    if (plain.starts_with("sha-") && !plain.starts_with("sha-3-"))
        plain.erase(3, 1);
    if (plain.starts_with("sha2-"))
        plain.erase(3, 2);
    return plain;
}

}

Result<Digest> Digest::parse(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == text.npos)
        return Error{Code::Malformed, QT_TRANSLATE_NOOP("models", "A digest needs its algorithm in front."),
                     QT_TRANSLATE_NOOP("models", "Write it as sha256:….")};
    return make(text.substr(0, colon), text.substr(colon + 1));
}

Result<Digest> Digest::make(std::string_view algorithm, std::string_view hex)
{
    const auto kind = std::ranges::find(known, plainName(algorithm), &Known::name);
    if (kind == known.end())
        return Error{Code::Malformed,
                     Text{QT_TRANSLATE_NOOP("models", "The digest algorithm “%1” is not known."), {std::string(algorithm)}},
                     QT_TRANSLATE_NOOP("models", "Use SHA-256 or longer.")};
    if (hex.size() != kind->hexLength)
        return Error{Code::Malformed,
                     Text{QT_TRANSLATE_NOOP("models", "A %1 digest has %2 hexadecimal digits, not %3."),
                          {std::string(kind->name), std::to_string(kind->hexLength), std::to_string(hex.size())}},
                     {}};
    std::string lower(hex);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'F')
            c = char(c - 'A' + 'a');
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return Error{Code::Malformed, QT_TRANSLATE_NOOP("models", "A digest is written in hexadecimal digits only."), {}};
    }
    return Digest(kind->algorithm, std::move(lower));
}

std::string_view Digest::algorithmName() const
{
    return std::ranges::find(known, m_algorithm, &Known::algorithm)->name;
}

struct Hasher::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Hasher::Hasher() : m_state(std::make_unique<State>())
{
    // Looking a digest up by name costs more than hashing a small file: fetched once.
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (!m_state->context || !algorithm || EVP_DigestInit_ex2(m_state->context.get(), algorithm, nullptr) != 1)
        throw std::bad_alloc();
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;

void Hasher::add(std::string_view bytes)
{
    if (EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size()) != 1)
        throw std::bad_alloc();
}

Digest Hasher::finish()
{
    std::array<unsigned char, 32> raw{};
    unsigned int length = 0;
    if (EVP_DigestFinal_ex(m_state->context.get(), raw.data(), &length) != 1 || length != raw.size())
        throw std::bad_alloc();
    std::string hex;
    hex.reserve(64);
    for (const unsigned char byte : raw) {
        hex += "0123456789abcdef"[byte >> 4];
        hex += "0123456789abcdef"[byte & 0xF];
    }
    return Digest(Digest::Algorithm::Sha256, std::move(hex));
}

Digest sha256(std::string_view bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

}
