#include "rules.h"
#include "sourcetree.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace {

const QStringList everySource{u".h"_s, u".cpp"_s};
const QString include = uR"~(^\s*#\s*include\s*)~"_s;

/// ui/ has floors too: adapters, jobs and widgets; then the pages, which don't know each other; then the shell.
QStringList pagesThatKnowEachOther(const QString &root)
{
    static const QRegularExpression path(u"^ui/([^/]+)/"_s);
    static const QRegularExpression used(include + uR"~("ui/([^/"]+)/)~"_s);
    QStringList found;
    const SourceTree tree = SourceTree::read(root, {u"ui"_s}, everySource);
    for (const SourceLine &line : tree.lines()) {
        const QString from = path.match(line.file).captured(1);
        const QString to = used.match(line.code).captured(1);
        if (to.isEmpty() || from == to || from == abovePages)
            continue;
        if (!belowPages.contains(to) || (belowPages.contains(from) && !belowPages.contains(to)))
            found.append(shown(line));
    }
    return found;
}

/// Hashes of std are known to everybody, so evidence can be written whose keys all collide: text is never the key of
/// an unordered container that doesn't bring a hash of its own.
QStringList unorderedTextKeys(const QString &root)
{
    static const QRegularExpression start(
        uR"~(\bunordered_(multi)?(map|set)\s*<\s*(const\s+)?std::(u8)?string(_view)?\s*([,>]))~"_s);
    QStringList found;
    const SourceTree tree = SourceTree::read(root, {u"models"_s}, everySource);
    for (const SourceLine &line : tree.lines()) {
        auto matches = start.globalMatch(line.bare);
        while (matches.hasNext()) {
            const auto match = matches.next();
            int depth = 0;
            int parameters = 1;
            for (qsizetype i = line.bare.indexOf(u'<', match.capturedStart()); i < line.bare.size(); ++i) {
                const QChar c = line.bare[i];
                depth += c == u'<' ? 1 : c == u'>' ? -1 : 0;
                if (depth == 0)
                    break;
                if (c == u',' && depth == 1)
                    ++parameters;
            }
            const int withoutHash = match.captured(2) == u"map" ? 2 : 1;
            if (parameters <= withoutHash)
                found.append(shown(line));
        }
    }
    return found;
}

/// A header that isn't guarded is a surprise for whoever includes it second.
QStringList unguardedHeaders(const QString &root)
{
    QStringList found;
    QSet<QString> guarded;
    const SourceTree tree =
        SourceTree::read(root, {u"models"_s, u"ui"_s, u"app"_s, u"resources"_s, u"tests"_s}, {u".h"_s});
    for (const SourceLine &line : tree.lines())
        if (line.code.trimmed() == u"#pragma once")
            guarded.insert(line.file);
    for (const QString &file : tree.files())
        if (!guarded.contains(file))
            found.append(file);
    return found;
}

/// A test that no CMakeLists.txt names is never run, and nobody notices.
QStringList testsThatNeverRun(const QString &root)
{
    const SourceTree tests = SourceTree::read(root, {u"tests"_s}, {u".cpp"_s});
    const SourceTree lists = SourceTree::read(root, {u"tests"_s}, {u"CMakeLists.txt"_s});
    QString listed;
    for (const SourceLine &line : lists.lines())
        if (!line.raw.trimmed().startsWith(u'#'))
            listed += line.raw + u'\n';
    QStringList found;
    for (const QString &file : tests.files()) {
        const QString name = file.section(u'/', -1).chopped(4);
        if (name.startsWith(u"tst_") && !listed.contains(QRegularExpression(u"\\b"_s + name + u"\\b"_s)))
            found.append(file);
    }
    return found;
}

} // namespace

const QVector<HouseRule> &widerRules()
{
    static const QVector<HouseRule> all{
        {"pages don't know each other",
         pagesThatKnowEachOther,
         {{u"ui/lineage/a.cpp"_s, u"#include \"ui/inventory/table.h\"\n"_s},
          {u"ui/inspector/a.cpp"_s, u"#include \"ui/shell/window.h\"\n"_s},
          {u"ui/widgets/a.cpp"_s, u"#include \"ui/lineage/view.h\"\n"_s}},
         {{u"ui/shell/a.cpp"_s, u"#include \"ui/lineage/view.h\"\n"_s},
          {u"ui/lineage/b.cpp"_s, u"#include \"ui/lineage/view.h\"\n#include \"ui/widgets/badge.h\"\n"_s}}},
        {"text from evidence is hashed with a seed or not at all",
         unorderedTextKeys,
         {{u"models/catalog/a.cpp"_s, u"std::unordered_map<std::string, int> seen;\n"_s},
          {u"models/catalog/b.cpp"_s, u"std::unordered_set<std::string_view> seen;\n"_s},
          {u"models/catalog/c.cpp"_s, u"std::unordered_map<std::string, std::map<int, int>> seen;\n"_s}},
         {{u"models/catalog/d.cpp"_s,
           QStringLiteral("std::unordered_map<std::string_view, int, SeededHash> seen;\nstd::unordered_map<int, "
                          "std::string> names;\nstd::unordered_set<std::string, SeededHash> more;\n")}}},
        {"every header guards itself",
         unguardedHeaders,
         {{u"models/base/a.h"_s, u"// #pragma once\nstruct A {};\n"_s}},
         {{u"models/base/b.h"_s, u"/// About b.\n#pragma once\n"_s}}},
        {"every test is run",
         testsThatNeverRun,
         {{u"tests/models/base/tst_forgotten.cpp"_s, u"// nobody names me\n"_s},
          {u"tests/models/base/tst_a.cpp"_s, u"// my longer brother is named\n"_s}},
         {{u"tests/models/base/tst_digest.cpp"_s, u"\n"_s}, {u"tests/models/base/helper.cpp"_s, u"\n"_s}}},
    };
    return all;
}
