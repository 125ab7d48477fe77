#include "ui/adapters/text.h"

#include "models/base/utf8.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString worded(const char *context, const char *english)
{
    return QCoreApplication::translate(context, english);
}

constexpr std::array<const char *, EntityKindCount> kinds{
    QT_TRANSLATE_NOOP("kinds", "System"),        QT_TRANSLATE_NOOP("kinds", "Release"),
    QT_TRANSLATE_NOOP("kinds", "Deployment"),    QT_TRANSLATE_NOOP("kinds", "Model"),
    QT_TRANSLATE_NOOP("kinds", "Adapter"),       QT_TRANSLATE_NOOP("kinds", "Dataset"),
    QT_TRANSLATE_NOOP("kinds", "Prompt"),        QT_TRANSLATE_NOOP("kinds", "Tool"),
    QT_TRANSLATE_NOOP("kinds", "Guard"),         QT_TRANSLATE_NOOP("kinds", "Policy"),
    QT_TRANSLATE_NOOP("kinds", "Index"),         QT_TRANSLATE_NOOP("kinds", "Cache"),
    QT_TRANSLATE_NOOP("kinds", "Route"),         QT_TRANSLATE_NOOP("kinds", "Evaluation"),
    QT_TRANSLATE_NOOP("kinds", "Red team"),      QT_TRANSLATE_NOOP("kinds", "Training"),
    QT_TRANSLATE_NOOP("kinds", "Feedback"),      QT_TRANSLATE_NOOP("kinds", "Software"),
    QT_TRANSLATE_NOOP("kinds", "Container"),     QT_TRANSLATE_NOOP("kinds", "Hardware"),
    QT_TRANSLATE_NOOP("kinds", "File"),          QT_TRANSLATE_NOOP("kinds", "Document"),
    QT_TRANSLATE_NOOP("kinds", "Attestation"),   QT_TRANSLATE_NOOP("kinds", "Signature"),
    QT_TRANSLATE_NOOP("kinds", "Key"),           QT_TRANSLATE_NOOP("kinds", "Log entry"),
    QT_TRANSLATE_NOOP("kinds", "Licence"),       QT_TRANSLATE_NOOP("kinds", "Threat"),
    QT_TRANSLATE_NOOP("kinds", "Vulnerability"), QT_TRANSLATE_NOOP("kinds", "Scan"),
    QT_TRANSLATE_NOOP("kinds", "Approval"),      QT_TRANSLATE_NOOP("kinds", "Exception"),
    QT_TRANSLATE_NOOP("kinds", "Incident"),      QT_TRANSLATE_NOOP("kinds", "Event"),
    QT_TRANSLATE_NOOP("kinds", "Risk"),          QT_TRANSLATE_NOOP("kinds", "Person"),
    QT_TRANSLATE_NOOP("kinds", "Organisation")};

constexpr std::array<const char *, VerbCount> verbs{
    QT_TRANSLATE_NOOP("verbs", "Derived from"), QT_TRANSLATE_NOOP("verbs", "Trained on"),
    QT_TRANSLATE_NOOP("verbs", "Evaluated on"), QT_TRANSLATE_NOOP("verbs", "Retrieves from"),
    QT_TRANSLATE_NOOP("verbs", "Prompted by"),  QT_TRANSLATE_NOOP("verbs", "Guarded by"),
    QT_TRANSLATE_NOOP("verbs", "May call"),     QT_TRANSLATE_NOOP("verbs", "Uses"),
    QT_TRANSLATE_NOOP("verbs", "Runs on"),      QT_TRANSLATE_NOOP("verbs", "Part of"),
    QT_TRANSLATE_NOOP("verbs", "Deployed as"),  QT_TRANSLATE_NOOP("verbs", "Packaged as"),
    QT_TRANSLATE_NOOP("verbs", "Approved by"),  QT_TRANSLATE_NOOP("verbs", "Supersedes"),
    QT_TRANSLATE_NOOP("verbs", "Describes"),    QT_TRANSLATE_NOOP("verbs", "Signs"),
    QT_TRANSLATE_NOOP("verbs", "Implements"),   QT_TRANSLATE_NOOP("verbs", "Affects")};

constexpr std::array<const char *, VerbCount> verbsBack{QT_TRANSLATE_NOOP("verbs", "Gave rise to"),
                                                        QT_TRANSLATE_NOOP("verbs", "Trained"),
                                                        QT_TRANSLATE_NOOP("verbs", "Evaluated"),
                                                        QT_TRANSLATE_NOOP("verbs", "Retrieved by"),
                                                        QT_TRANSLATE_NOOP("verbs", "Prompts"),
                                                        QT_TRANSLATE_NOOP("verbs", "Guards"),
                                                        QT_TRANSLATE_NOOP("verbs", "May be called by"),
                                                        QT_TRANSLATE_NOOP("verbs", "Used by"),
                                                        QT_TRANSLATE_NOOP("verbs", "Runs"),
                                                        QT_TRANSLATE_NOOP("verbs", "Contains"),
                                                        QT_TRANSLATE_NOOP("verbs", "Deployment of"),
                                                        QT_TRANSLATE_NOOP("verbs", "Package of"),
                                                        QT_TRANSLATE_NOOP("verbs", "Approves"),
                                                        QT_TRANSLATE_NOOP("verbs", "Superseded by"),
                                                        QT_TRANSLATE_NOOP("verbs", "Described by"),
                                                        QT_TRANSLATE_NOOP("verbs", "Signed by"),
                                                        QT_TRANSLATE_NOOP("verbs", "Implemented by"),
                                                        QT_TRANSLATE_NOOP("verbs", "Affected by")};

struct FormatWords {
    std::string_view id;
    const char *name;
    const char *brief;
};
// Names of standards are the same in every language.
constexpr std::array<FormatWords, 18> formats{{{"native", "Pedigree record", "record"},
                                               {"cyclonedx-json", "CycloneDX", "cdx"},
                                               {"cyclonedx-xml", "CycloneDX XML", "cdx"},
                                               {"spdx-json", "SPDX", "spdx"},
                                               {"spdx-3", "SPDX", "spdx"},
                                               {"spdx-tag", "SPDX tag-value", "spdx"},
                                               {"hf-card", "Model card", "card"},
                                               {"hf-config", "Model config", "config"},
                                               {"hf-adapter", "Adapter config", "adapter"},
                                               {"safetensors", "Safetensors", "st"},
                                               {"gguf", "GGUF", "gguf"},
                                               {"pickle", "Pickle", "pickle"},
                                               {"lfs-pointer", "LFS pointer", "lfs"},
                                               {"mlflow", "MLflow", "mlflow"},
                                               {"openlineage", "OpenLineage", "ol"},
                                               {"croissant", "Croissant", "cr"},
                                               {"in-toto", "in-toto", "intoto"},
                                               {"dsse", "DSSE", "dsse"}}};

} // namespace

QString onScreen(std::string_view text, std::size_t characters)
{
    return utf8(shown(text, characters));
}
QString onScreenLines(std::string_view text, std::size_t characters)
{
    return utf8(shown(text, characters, Lines::Keep));
}

QString onScreen(const Text &text)
{
    if (text.empty())
        return {};
    const std::string sentence = QCoreApplication::translate("models", text.english).toStdString();
    return onScreen(text.filled(sentence), 4096);
}

std::string toUtf8(const QString &text)
{
    return text.toStdString();
}

QString kindName(EntityKind kind)
{
    return worded("kinds", kinds[std::size_t(kind)]);
}
QString kindGlyph(EntityKind kind)
{
    return u"kind-"_s + utf8(name(kind));
}
QString verbName(Verb verb)
{
    return worded("verbs", verbs[std::size_t(verb)]);
}
QString verbNameBack(Verb verb)
{
    return worded("verbs", verbsBack[std::size_t(verb)]);
}

QString bindingName(Binding binding)
{
    switch (binding) {
    case Binding::Digest: return worded("binding", QT_TRANSLATE_NOOP("binding", "certain, by digest"));
    case Binding::Identifier: return worded("binding", QT_TRANSLATE_NOOP("binding", "certain, by identifier"));
    case Binding::Name: return worded("binding", QT_TRANSLATE_NOOP("binding", "possible, by name only"));
    case Binding::Open: return worded("binding", QT_TRANSLATE_NOOP("binding", "open, nothing here describes it"));
    }
    return {};
}

QString basisName(Basis basis)
{
    switch (basis) {
    case Basis::Stated: return worded("basis", QT_TRANSLATE_NOOP("basis", "stated"));
    case Basis::Observed: return worded("basis", QT_TRANSLATE_NOOP("basis", "observed in the bytes"));
    case Basis::Inferred: return worded("basis", QT_TRANSLATE_NOOP("basis", "inferred"));
    }
    return {};
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error: return worded("severity", QT_TRANSLATE_NOOP("severity", "Error"));
    case Severity::Warning: return worded("severity", QT_TRANSLATE_NOOP("severity", "Warning"));
    case Severity::Info: return worded("severity", QT_TRANSLATE_NOOP("severity", "Note"));
    }
    return {};
}

QString severityGlyph(Severity severity)
{
    return severity == Severity::Error ? u"error"_s : severity == Severity::Warning ? u"warning"_s : u"info"_s;
}

QString stateName(State state)
{
    switch (state) {
    case State::Given: return worded("state", QT_TRANSLATE_NOOP("state", "given"));
    case State::Unknown: return worded("state", QT_TRANSLATE_NOOP("state", "unknown"));
    case State::Withheld: return worded("state", QT_TRANSLATE_NOOP("state", "withheld"));
    case State::NotApplicable: return worded("state", QT_TRANSLATE_NOOP("state", "not applicable"));
    }
    return {};
}

QString joinName(JoinReason reason)
{
    switch (reason) {
    case JoinReason::Digest: return worded("join", QT_TRANSLATE_NOOP("join", "same digest"));
    case JoinReason::Purl: return worded("join", QT_TRANSLATE_NOOP("join", "same package URL"));
    case JoinReason::Iri: return worded("join", QT_TRANSLATE_NOOP("join", "same identifier"));
    case JoinReason::NameVersion: return worded("join", QT_TRANSLATE_NOOP("join", "same name and version"));
    case JoinReason::Folder: return worded("join", QT_TRANSLATE_NOOP("join", "same model folder"));
    case JoinReason::Local: return worded("join", QT_TRANSLATE_NOOP("join", "same entry of one document"));
    }
    return {};
}

QString formatName(std::string_view format, std::string_view version)
{
    if (format.empty())
        return worded("formats", QT_TRANSLATE_NOOP("formats", "Not recognised"));
    QString words = utf8(format);
    for (const FormatWords &row : formats)
        if (row.id == format)
            words = QString::fromLatin1(row.name);
    // The native format's version is its schema's name, which says nothing more.
    if (!version.empty() && version.size() <= 12)
        words += u' ' + onScreen(version, 12);
    return words;
}

QString formatShort(std::string_view format)
{
    for (const FormatWords &row : formats)
        if (row.id == format)
            return QString::fromLatin1(row.brief);
    return format.empty() ? u"file"_s : utf8(format);
}

QString fieldLabel(std::string_view path)
{
    std::string_view rest = path;
    // an extension's prefix ("cdx:") says whose field it is, and stays
    const auto colon = rest.find(':');
    const auto dot = rest.find('.');
    const bool extension = colon != rest.npos && (dot == rest.npos || colon < dot);
    if (!extension && dot != rest.npos)
        rest = rest.substr(dot + 1);
    QString words = onScreen(rest, 200);
    if (!extension)
        words.replace(u'_', u' ').replace(u'.', u' ').replace(u"[]"_s, QString());
    return words;
}

bool looksLikeDigest(std::string_view text)
{
    const auto colon = text.find(':');
    const std::string_view hex = colon == text.npos ? text : text.substr(colon + 1);
    if (hex.size() < 32 || hex.size() > 128 || (colon != text.npos && (colon < 2 || colon > 12)))
        return false;
    return hex.find_first_not_of("0123456789abcdefABCDEF") == hex.npos;
}

QString shortDigest(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString hex = text.mid(colon + 1);
    return looksLikeDigest(text.toStdString()) ? hex.left(6) + u'…' + hex.right(6) : text;
}

QString thingName(const Catalog &catalog, ThingId thing)
{
    const Thing &it = catalog.thing(thing);
    if (!it.name.empty())
        return onScreen(it.name, 200);
    const auto colon = it.id.find(':');
    const std::string_view rest = std::string_view(it.id).substr(colon == std::string::npos ? 0 : colon + 1);
    return shortDigest(onScreen(rest, 200));
}

QString thingTitle(const Catalog &catalog, ThingId thing)
{
    const Thing &it = catalog.thing(thing);
    const QString words = thingName(catalog, thing);
    return it.version.empty() ? words : words + u' ' + onScreen(it.version, 60);
}

QString counted(std::uint64_t number)
{
    return QLocale().toString(quint64(number));
}

} // namespace pedigree
