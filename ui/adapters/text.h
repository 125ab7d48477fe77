#pragma once
#include "models/base/text.h"
#include "models/catalog/catalog.h"
#include "models/record/kinds.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace pedigree {

// The one place where text of the core becomes text of the screen.

/// Text from a document: control, bidirectional and invisible characters made visible, cut after `characters`.
QString onScreen(std::string_view text, std::size_t characters = 1024);
/// The same with its line feeds and tabs.
QString onScreenLines(std::string_view text, std::size_t characters);
/// A sentence of the core in the language of the window.
QString onScreen(const Text &text);
std::string toUtf8(const QString &text);

QString kindName(EntityKind kind);  ///< "Dataset"
QString kindGlyph(EntityKind kind); ///< name of its icon
QString verbName(Verb verb);        ///< "trained on", as in "from … to"
QString verbNameBack(Verb verb);    ///< "used to train", seen from the other end
QString bindingName(Binding binding);
QString basisName(Basis basis);
QString severityName(Severity severity);
QString severityGlyph(Severity severity);
QString stateName(State state);
QString joinName(JoinReason reason);

/// "CycloneDX 1.6" for a format's id and version; "Not recognised" for none.
QString formatName(std::string_view format, std::string_view version = {});
/// "cdx", short enough to stand before a line number.
QString formatShort(std::string_view format);
/// What a dictionary path says, without its section: "datasets[d-1].pii.present" is "pii present".
QString fieldLabel(std::string_view path);
/// "9f1c4e…a02c1b" of "sha256:9f1c…", the first and last six; other text as it is.
QString shortDigest(const QString &text);
bool looksLikeDigest(std::string_view text);

/// The name of a thing, or what it is known by when it has none.
QString thingName(const Catalog &catalog, ThingId thing);
/// Name and version.
QString thingTitle(const Catalog &catalog, ThingId thing);
/// "1 204" in the user's way of writing numbers.
QString counted(std::uint64_t number);

} // namespace pedigree
