#include "models/record/purl.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pedigree {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return out;
}

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        if (escape) {
            out += char(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string encoded(std::string_view text, std::string_view alsoPlain)
{
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
            || c == '_' || c == '~' || c == ':' || alsoPlain.find(c) != alsoPlain.npos;
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
            out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 0xF];
        }
    }
    return out;
}

std::string trimmedSlashes(std::string_view text)
{
    while (text.starts_with('/'))
        text.remove_prefix(1);
    while (text.ends_with('/'))
        text.remove_suffix(1);
    return std::string(text);
}

// purl-spec, "Known purl types": where case and some characters do not count.
void ignoreWhatTheTypeIgnores(Purl &purl)
{
    const std::string &t = purl.type;
    if (t == "github" || t == "bitbucket" || t == "gitlab" || t == "composer" || t == "oci" || t == "deb" || t == "alpm" || t == "apk")
        purl.name = lower(purl.name), purl.space = lower(purl.space);
    if (t == "pypi") {
        purl.name = lower(purl.name);
        std::ranges::replace(purl.name, '_', '-');
    }
    if (t == "huggingface")
        purl.version = lower(purl.version);
    if (t == "mlflow" && purl.qualifiers.find("azuredatabricks") != std::string::npos)
        purl.name = lower(purl.name);
}

}

std::optional<Purl> Purl::parse(std::string_view text)
{
    if (lower(text.substr(0, 4)) != "pkg:")
        return std::nullopt;
    text.remove_prefix(4);
    Purl purl;
    if (const auto hash = text.rfind('#'); hash != text.npos) {
        purl.subpath = trimmedSlashes(decoded(text.substr(hash + 1)));
        text = text.substr(0, hash);
    }
    std::string_view qualifiers;
    if (const auto mark = text.rfind('?'); mark != text.npos) {
        qualifiers = text.substr(mark + 1);
        text = text.substr(0, mark);
    }
    const std::string path = trimmedSlashes(text);
    text = path;
    const auto slash = text.find('/');
    if (slash == text.npos)
        return std::nullopt;
    purl.type = lower(text.substr(0, slash));
    text.remove_prefix(slash + 1);
    // The version's "@" is the last one after the last "/", so that namespaces such as @scope stay whole.
    const auto lastSlash = text.rfind('/');
    const auto at = text.rfind('@');
    if (at != text.npos && at != 0 && (lastSlash == text.npos || at > lastSlash + 1)) {
        purl.version = decoded(text.substr(at + 1));
        text = text.substr(0, at);
    }
    const auto nameAt = text.rfind('/');
    purl.name = decoded(nameAt == text.npos ? text : text.substr(nameAt + 1));
    purl.space = nameAt == text.npos ? std::string() : trimmedSlashes(decoded(text.substr(0, nameAt)));
    if (purl.type.empty() || purl.name.empty())
        return std::nullopt;

    std::vector<std::pair<std::string, std::string>> pairs;
    while (!qualifiers.empty()) {
        const std::string_view pair = qualifiers.substr(0, qualifiers.find('&'));
        qualifiers.remove_prefix(std::min(pair.size() + 1, qualifiers.size()));
        const auto equals = pair.find('=');
        if (equals != pair.npos && equals + 1 < pair.size())
            pairs.emplace_back(lower(pair.substr(0, equals)), decoded(pair.substr(equals + 1)));
    }
    std::ranges::sort(pairs);
    for (const auto &[key, value] : pairs)
        purl.qualifiers += (purl.qualifiers.empty() ? "" : "&") + key + "=" + encoded(value, "/");
    ignoreWhatTheTypeIgnores(purl);
    return purl;
}

std::string Purl::unversioned() const
{
    return "pkg:" + type + "/" + (space.empty() ? "" : encoded(space, "/") + "/") + encoded(name, "");
}

std::string Purl::canonical() const
{
    return unversioned() + (version.empty() ? "" : "@" + encoded(version, "")) + (qualifiers.empty() ? "" : "?" + qualifiers)
        + (subpath.empty() ? "" : "#" + encoded(subpath, "/"));
}

}
