#include "rules.h"
#include "sourcetree.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QVector<HouseRule> &rules()
{
    static const QVector<HouseRule> all = lineRules() + widerRules();
    return all;
}

/// A tree of its own that holds nothing but @p snippets (and, for the tests, a list that names two of them).
class PlantedTree {
public:
    explicit PlantedTree(const QVector<Snippet> &snippets)
    {
        write({u"tests/CMakeLists.txt"_s,
               QStringLiteral("pedigree_test(models/base/tst_digest)\npedigree_test(models/base/tst_a_longer)\n"
                              "# pedigree_test(models/base/tst_forgotten)\n")});
        for (const Snippet &snippet : snippets)
            write(snippet);
    }

    QString root() const { return m_folder.path(); }

private:
    void write(const Snippet &snippet)
    {
        const QString path = m_folder.filePath(snippet.path);
        QFile file(path);
        if (!QDir().mkpath(path.section(u'/', 0, -2)) || !file.open(QIODevice::WriteOnly)
            || file.write(snippet.text.toUtf8()) < 0)
            qFatal("%s can't be written", qPrintable(path));
    }

    QTemporaryDir m_folder;
};

const QString sourceRoot = QStringLiteral(PEDIGREE_SOURCE_DIR);
const QString buildRoot = QStringLiteral(PEDIGREE_BINARY_DIR);

struct Outcome {
    int status;
    QString words;
};

Outcome run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

/// The folders of models/ that build something, with the include flags of their first source file.
QMap<QString, QStringList> includeFlags()
{
    QFile file(buildRoot + u"/compile_commands.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("compile_commands.json is missing in %s", qPrintable(buildRoot));
    QMap<QString, QStringList> flags;
    const QJsonArray commands = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &value : commands) {
        const QJsonObject command = value.toObject();
        const QString source = QDir(sourceRoot).relativeFilePath(command[u"file"_s].toString());
        static const QRegularExpression ours(u"^(models|ui)/[^/]+(?=/)"_s);
        const QString folder = ours.match(source).captured();
        // not another target's that lies in the same folder, such as the precompiled headers
        const QString library = u'/' + QString(folder).replace(u'/', u'-') + u".dir/"_s;
        if (folder.isEmpty() || flags.contains(folder) || !command[u"command"_s].toString().contains(library))
            continue;
        const QStringList words = QProcess::splitCommand(command[u"command"_s].toString());
        QStringList found;
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i] == u"-isystem" && i + 1 < words.size())
                found << words[i] << words[i + 1];
            else if (words[i].startsWith(u"-I"))
                found << words[i];
        }
        flags.insert(folder, found);
    }
    return flags;
}

/// What docs/architecture.md lets each folder of models/ see; a door beyond that is a decision, not a line of CMake.
const QMap<QString, QStringList> &mayUse()
{
    static const QMap<QString, QStringList> table{
        {u"base"_s, {}},
        {u"document"_s, {u"base"_s}},
        {u"record"_s, {u"base"_s}},
        {u"formats"_s, {u"base"_s, u"document"_s, u"record"_s}},
        {u"sources"_s, {u"base"_s, u"document"_s, u"record"_s}},
        {u"catalog"_s, {u"base"_s, u"document"_s, u"record"_s}},
        {u"lineage"_s, {u"base"_s, u"record"_s, u"catalog"_s}},
        {u"assess"_s, {u"base"_s, u"record"_s, u"catalog"_s, u"lineage"_s}},
        {u"session"_s,
         {u"base"_s, u"document"_s, u"record"_s, u"formats"_s, u"sources"_s, u"catalog"_s, u"lineage"_s, u"assess"_s}},
    };
    return table;
}

/// A header of each folder of models/ and ui/ that has one.
QMap<QString, QString> headers()
{
    QMap<QString, QString> first;
    const SourceTree tree = SourceTree::read(sourceRoot, {u"models"_s, u"ui"_s}, {u".h"_s});
    for (const QString &file : tree.files())
        if (const QString folder = file.section(u'/', 0, 1); !first.contains(folder))
            first.insert(folder, file);
    return first;
}

} // namespace

class TestArchitecture : public QObject {
    Q_OBJECT

private slots:
    void commentsAndStringsAreToldFromCode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("bare");
        const auto row = [](const char *name, const char *text, const char *code, const char *bare) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(code) << QString::fromLatin1(bare);
        };
        row("line comment", "a // b\nc", "a     \nc", "a     \nc");
        row("block comment over lines", "a /* b\nc */ d", "a     \n     d", "a     \n     d");
        row("two slashes in a string", "f(\"//x\") g", "f(\"//x\") g", "f(\"   \") g");
        row("quote in a string", "\"a\\\"b\" c", "\"a\\\"b\" c", "\"    \" c");
        row("quote as a character", "'\"' + a // b", "'\"' + a     ", "'\"' + a     ");
        row("digits apart", "1'000 // a\n2'0", "1'000     \n2'0", "1'000     \n2'0");
        row("raw string", "R\"(// \"a)\" b", "R\"       \" b", "R\"       \" b");
        row("string that never ends", "\"a\nb", "\"a\nb", "\" \nb");
    }
    void commentsAndStringsAreToldFromCode()
    {
        QFETCH(QString, text);

        QTEST(withoutComments(text, false), "code");
        if (!QByteArray(QTest::currentDataTag()).contains("never ends"))
            QTEST(withoutComments(text, true), "bare");
    }

    void theSourcesAreFound()
    {
        const SourceTree tree = SourceTree::read(sourceRoot, {u"models"_s, u"tests"_s}, {u".h"_s, u".cpp"_s});

        QVERIFY(tree.files().contains(u"models/base/digest.cpp"_s));
        QVERIFY(tree.files().contains(u"tests/architecture/tst_architecture.cpp"_s));
    }

    void theTreeKeepsTheRule_data() { ruleRows(); }
    void theTreeKeepsTheRule()
    {
        QFETCH(int, index);

        const QStringList found = rules()[index].offences(sourceRoot);

        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void theRuleSeesItBroken_data() { snippetRows(&HouseRule::broken); }
    void theRuleSeesItBroken()
    {
        QFETCH(int, index);
        QFETCH(QString, path);
        QFETCH(QString, text);
        const PlantedTree tree({{path, text}});

        const QStringList found = rules()[index].offences(tree.root());

        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().startsWith(path), qPrintable(found.first()));
    }

    void theRuleLeavesOthersAlone_data() { snippetRows(&HouseRule::innocent); }
    void theRuleLeavesOthersAlone()
    {
        QFETCH(int, index);
        QFETCH(QString, path);
        QFETCH(QString, text);
        const PlantedTree tree({{path, text}});

        const QStringList found = rules()[index].offences(tree.root());

        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void noRuleIsWithoutItsProof()
    {
        for (const HouseRule &rule : rules())
            QVERIFY2(!rule.broken.isEmpty() && !rule.innocent.isEmpty(), rule.name);
    }

    void everyFolderOfModelsHasItsPlace()
    {
        const QStringList folders = QDir(sourceRoot + u"/models"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);

        for (const QString &folder : folders)
            QVERIFY2(mayUse().contains(folder), qPrintable(folder + u" stands in no table"_s));
        QVERIFY(folders.size() >= 5);
    }

    void aFolderSeesOnlyTheDoorsOfWhatItMayUse_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("flags");
        const auto all = includeFlags();
        QVERIFY(all.contains(u"models/base"_s));
        for (auto row = all.begin(); row != all.end(); ++row)
            QTest::newRow(qPrintable(row.key())) << row.key() << row.value();
    }
    void aFolderSeesOnlyTheDoorsOfWhatItMayUse()
    {
        QFETCH(QString, folder);
        QFETCH(QStringList, flags);
        QTemporaryDir scratch;
        QFile source(scratch.filePath(u"doors.cpp"_s));
        QVERIFY(source.open(QIODevice::WriteOnly));
        const auto known = headers();
        for (auto header = known.begin(); header != known.end(); ++header)
            source.write(u"#if __has_include(\"%1\")\nsees %2\n#endif\n"_s.arg(header.value(), header.key()).toUtf8());
        source.close();

        const Outcome outcome = run(QStringLiteral(PEDIGREE_COMPILER), QStringList{u"-std=c++20"_s, u"-E"_s, u"-P"_s}
                                                                           + flags + QStringList{source.fileName()});

        QVERIFY2(outcome.status == 0, qPrintable(outcome.words));
        QStringList seen;
        for (const QString &line : outcome.words.split(u'\n'))
            if (line.startsWith(u"sees "))
                seen << line.mid(5);
        QVERIFY2(seen.contains(folder), "it doesn't even see itself, so nothing was learnt");
        for (const QString &other : std::as_const(seen))
            QVERIFY2(other == folder || maySee(folder, other), qPrintable(folder + u" sees "_s + other));
    }

    void aForbiddenIncludeDoesNotCompile_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("compiles");
        QTest::newRow("its own") << "models/base"
                                 << "models/base/result.h" << true;
        QTest::newRow("upwards") << "models/base"
                                 << "models/document/tree.h" << false;
        QTest::newRow("downwards") << "models/document"
                                   << "models/base/result.h" << true;
        QTest::newRow("Qt from the core") << "models/document"
                                          << "QString" << false;
    }
    void aForbiddenIncludeDoesNotCompile()
    {
        QFETCH(QString, folder);
        QFETCH(QString, header);
        QFETCH(bool, compiles);
        QTemporaryDir scratch;
        QFile source(scratch.filePath(u"planted.cpp"_s));
        QVERIFY(source.open(QIODevice::WriteOnly));
        source.write(u"#include \"%1\"\nint main() {}\n"_s.arg(header).toUtf8());
        source.close();

        const Outcome outcome =
            run(QStringLiteral(PEDIGREE_COMPILER), QStringList{u"-std=c++20"_s, u"-fsyntax-only"_s}
                                                       + includeFlags().value(folder) + QStringList{source.fileName()});

        QVERIFY2((outcome.status == 0) == compiles, qPrintable(outcome.words));
        if (!compiles)
            QVERIFY2(outcome.words.contains(u"No such file"_s), qPrintable(outcome.words));
    }

    void anArrowUpwardsDoesNotConfigure_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<bool>("configures");
        QTest::newRow("below first") << "models/below models/above" << true;
        QTest::newRow("above first") << "models/above models/below" << false;
        QTest::newRow("a circle") << "models/circle models/below" << false;
    }
    void anArrowUpwardsDoesNotConfigure()
    {
        QFETCH(QString, order);
        QFETCH(bool, configures);
        const PlantedTree house({
            {u"CMakeLists.txt"_s,
             QStringLiteral("cmake_minimum_required(VERSION 3.25)\nproject(House LANGUAGES CXX)\ninclude(%1/packaging/"
                            "Modules.cmake)\nforeach(folder %2)\nadd_subdirectory(${folder})\nendforeach()\n")
                 .arg(sourceRoot, order)},
            {u"models/below/CMakeLists.txt"_s, u"pedigree_library(models/below SOURCES a.cpp)\n"_s},
            {u"models/below/a.cpp"_s, u"int below;\n"_s},
            {u"models/above/CMakeLists.txt"_s, u"pedigree_library(models/above SOURCES a.cpp USES models/below)\n"_s},
            {u"models/above/a.cpp"_s, u"int above;\n"_s},
            {u"models/circle/CMakeLists.txt"_s,
             u"pedigree_library(models/circle SOURCES a.cpp USES models/circle)\n"_s},
            {u"models/circle/a.cpp"_s, u"int circle;\n"_s},
        });

        const Outcome outcome = run(QStringLiteral(PEDIGREE_CMAKE),
                                    {u"-S"_s, house.root(), u"-B"_s, house.root() + u"/build"_s,
                                     QStringLiteral("-DCMAKE_CXX_COMPILER=" PEDIGREE_COMPILER), u"-G"_s, u"Ninja"_s});

        QVERIFY2((outcome.status == 0) == configures, qPrintable(outcome.words));
    }

private:
    static void ruleRows()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < rules().size(); ++i)
            QTest::newRow(rules()[i].name) << i;
    }
    static void snippetRows(QVector<Snippet> HouseRule::*snippets)
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        for (int i = 0; i < rules().size(); ++i)
            for (const Snippet &snippet : rules()[i].*snippets)
                QTest::newRow(qPrintable(QString::fromLatin1(rules()[i].name) + u' ' + snippet.path))
                    << i << snippet.path << snippet.text;
    }
    static bool maySee(const QString &folder, const QString &other)
    {
        const QString from = folder.section(u'/', 1, 1);
        const QString to = other.section(u'/', 1, 1);
        if (folder.startsWith(u"models/"))
            return other.startsWith(u"models/") && mayUse().value(from).contains(to);
        // in ui/: everything of models, what stands below the pages; the shell sees all pages
        return other.startsWith(u"models/") || from == abovePages || belowPages.contains(to);
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
