#include "sourcetree.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList everySource{u".h"_s, u".cpp"_s};
const QStringList everyFolder{u"models"_s, u"ui"_s, u"app"_s, u"resources"_s, u"tests"_s};
const QStringList product{u"models"_s, u"ui"_s, u"app"_s, u"resources"_s};
const QStringList models{u"models"_s};
const QStringList screen{u"ui"_s, u"app"_s};

/// A file that somebody could write.
struct Snippet {
    QString path;
    QString text;
};

/// What a line must not say, and where it may.
struct Rule {
    const char *name;
    QStringList folders;
    QStringList exempt; ///< regular expressions over paths
    QString pattern;
    enum class Look { Code, Bare, Raw } look;
    QVector<Snippet> broken;   ///< each must be refused
    QVector<Snippet> innocent; ///< each must be left alone
    QStringList endings = everySource;
};

const QString include = uR"~(^\s*#\s*include\s*)~"_s;

const QVector<Rule> &rules()
{
    static const QVector<Rule> all{
        {"OpenSSL is known only to trust and Digest",
         product,
         {u"^models/trust/"_s, u"^models/base/digest\\.cpp$"_s},
         include + uR"~([<"]openssl/)~"_s,
         Rule::Look::Code,
         {{u"models/record/a.cpp"_s, u"#include <openssl/evp.h>\n"_s},
          {u"models/base/digest.h"_s, u"# include <openssl/types.h>\n"_s},
          {u"ui/shell/a.cpp"_s, u"#include \"openssl/x509.h\"\n"_s}},
         {{u"models/base/digest.cpp"_s, u"#include <openssl/evp.h>\n"_s},
          {u"models/trust/chain.cpp"_s, u"#include <openssl/x509.h>\n"_s},
          {u"models/record/b.cpp"_s, u"// not #include <openssl/evp.h>\n"_s}}},

        {"regular expressions of the standard library are used nowhere",
         everyFolder,
         {},
         uR"~(<regex>|\bstd::w?(regex|smatch|cmatch|sregex_iterator)\b)~"_s,
         Rule::Look::Bare,
         {{u"models/base/a.cpp"_s, u"#include <regex>\n"_s},
          {u"tests/models/base/a.cpp"_s, u"const std::regex r;\n"_s}},
         {{u"models/base/b.cpp"_s, u"const char *s = \"std::regex\"; // std::regex\n"_s}}},

        {"models knows no Qt",
         models,
         {},
         include + uR"~([<"](Qt?[A-Z]|qt?[a-z]*\.h|ui/))~"_s,
         Rule::Look::Code,
         {{u"models/base/a.h"_s, u"#include <QString>\n"_s},
          {u"models/base/b.h"_s, u"#include <QtCore/qstring.h>\n"_s},
          {u"models/base/c.h"_s, u"#include <qglobal.h>\n"_s},
          {u"models/base/d.h"_s, u"#include \"ui/adapters/text.h\"\n"_s}},
         {{u"models/base/e.h"_s, u"#include \"models/catalog/query.h\"\n#include <queue>\n"_s},
          {u"ui/shell/f.h"_s, u"#include <QString>\n"_s}}},

        {"models links no Qt, and OpenSSL only where it is known",
         models,
         {u"^models/(base|trust)/CMakeLists"_s},
         uR"~(\bQt6::|\bQT\b|OpenSSL::)~"_s,
         Rule::Look::Raw,
         {{u"models/record/CMakeLists.txt"_s, u"    USES_INSIDE Qt6::Core\n"_s},
          {u"models/formats/CMakeLists.txt"_s, u"    USES_INSIDE OpenSSL::Crypto\n"_s}},
         {{u"models/trust/CMakeLists.txt"_s, u"    USES_INSIDE OpenSSL::Crypto\n"_s},
          {u"models/sources/CMakeLists.txt"_s, u"    USES_INSIDE LibArchive::LibArchive\n"_s}},
         {u"CMakeLists.txt"_s}},

        {"includes are written from the root",
         everyFolder,
         {},
         include + uR"~(["<]([^">]*/)?\.\.?/)~"_s,
         Rule::Look::Code,
         {{u"models/base/a.cpp"_s, u"#include \"../record/record.h\"\n"_s},
          {u"ui/shell/a.cpp"_s, u"#include \"models/base/../record/record.h\"\n"_s},
          {u"tests/ui/a.cpp"_s, u"#include \"./a.h\"\n"_s}},
         {{u"models/base/b.cpp"_s, u"#include \"models/base/b.h\"\nauto up = \"../x\";\n"_s}}},

        {"an include of ours names its folder",
         {u"models"_s, u"ui"_s, u"app"_s},
         {},
         include + uR"~("(?!moc_|ui_)[^"/]+(?<!\.moc)")~"_s,
         Rule::Look::Code,
         {{u"models/base/a.cpp"_s, u"#include \"digest.h\"\n"_s}},
         {{u"ui/shell/a.cpp"_s, u"#include \"ui/shell/a.h\"\n#include \"a.moc\"\n"_s}}},

        {"the network is known only to sources",
         product,
         {u"^models/sources/"_s},
         include
             + QStringLiteral(R"~([<"](sys/(socket|un)\.h|netinet/|arpa/|netdb\.h|net/|curl/|boost/asio|QtNetwork|)~"
                              R"~(QNetwork|QTcp|QUdp|QLocalS|QSsl|QHost|QAbstractSocket|QWebSocket))~"),
         Rule::Look::Code,
         {{u"models/formats/a.cpp"_s, u"#include <sys/socket.h>\n"_s},
          {u"models/base/a.cpp"_s, u"#include <curl/curl.h>\n"_s},
          {u"ui/shell/a.cpp"_s, u"#include <QNetworkAccessManager>\n"_s},
          {u"app/a.cpp"_s, u"#include <QtNetwork>\n"_s}},
         {{u"models/sources/a.cpp"_s, u"#include <curl/curl.h>\n"_s}}},

        {"SQL is known only to store",
         product,
         {u"^models/store/"_s},
         include + uR"~([<"](sqlite3|libpq|postgresql/|QtSql|QSql))~"_s,
         Rule::Look::Code,
         {{u"models/catalog/a.cpp"_s, u"#include <sqlite3.h>\n"_s},
          {u"ui/inventory/a.cpp"_s, u"#include <QSqlDatabase>\n"_s}},
         {{u"models/store/a.cpp"_s, u"#include <sqlite3.h>\n#include <libpq-fe.h>\n"_s}}},

        {"the screen parses no documents and no archives",
         {u"ui"_s},
         {},
         include + uR"~([<"](nlohmann/|simdjson|yaml-cpp/|archive(_entry)?\.h|expat\.h|CLI/))~"_s,
         Rule::Look::Code,
         {{u"ui/inspector/a.cpp"_s, u"#include <nlohmann/json.hpp>\n"_s},
          {u"ui/shell/a.cpp"_s, u"#include <archive.h>\n"_s}},
         {{u"models/sources/a.cpp"_s, u"#include <archive.h>\n"_s}}},

        {"models has no clock and no environment of its own",
         models,
         {},
         QStringLiteral(
             R"~(\b(system|steady|high_resolution|utc|file)_clock\b(?!::time_point|::duration)|\bstd::time\s*\(|)~"
             R"~(\b(clock_gettime|gettimeofday|timespec_get|localtime(_r)?|mktime|secure_getenv|getenv)\s*\()~"),
         Rule::Look::Bare,
         {{u"models/base/a.cpp"_s, u"auto now = std::chrono::system_clock::now();\n"_s},
          {u"models/base/b.cpp"_s, u"clock_gettime(CLOCK_REALTIME, &t);\n"_s},
          {u"models/base/c.cpp"_s, u"auto home = std::getenv(\"HOME\");\n"_s}},
         {{u"models/base/d.cpp"_s, u"int uptime(int clock); // system_clock\n"_s}}},

        {"colours are named in the theme only",
         screen,
         {u"^ui/widgets/(theme|icons)[^/]*$"_s},
         QStringLiteral(
             R"~(\bQColor\s*\w*\s*[({]\s*(\d|QStringLiteral\(u?"#|QLatin1String\("#|u?"#|QRgb|Qt::(?!transparent)\w)|)~"
             R"~(\bqRgba?\(\s*\d|"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"|)~"
             R"~(\bQt::(dark)?(red|green|blue|cyan|magenta|yellow|gray)\b|\bQt::(black|white|lightGray|darkGray|)~"
             R"~(darkRed|darkGreen|darkBlue|darkCyan|darkMagenta|darkYellow)\b)~"),
         Rule::Look::Code,
         {{u"ui/lineage/a.cpp"_s, u"const QColor line(0xB3, 0x26, 0x1E);\n"_s},
          {u"ui/lineage/b.cpp"_s, u"painter.setPen(QColor(\"#B3261E\"));\n"_s},
          {u"ui/shell/c.cpp"_s, u"label->setStyleSheet(x + QStringLiteral(\"#fff\"));\n"_s},
          {u"ui/shell/d.cpp"_s, u"painter.fillRect(r, Qt::white);\n"_s},
          {u"app/e.cpp"_s, u"auto c = qRgb(1, 2, 3);\n"_s}},
         {{u"ui/widgets/theme.cpp"_s, u"const QColor accent(0x0B5CAD);\n"_s},
          {u"ui/lineage/f.cpp"_s,
           u"QColor soft(theme.accent); image.fill(Qt::transparent); auto issue = tr(\"#%1\");\n"_s}}},

        {"no event loop inside another",
         screen,
         {},
         uR"~(\bprocessEvents\s*\(|\bQEventLoop\b|(?<!Application::)(?<!\bapplication\.)(?<!\bapp\.)\bexec\s*\()~"_s,
         Rule::Look::Bare,
         {{u"ui/jobs/a.cpp"_s, u"QCoreApplication::processEvents();\n"_s},
          {u"ui/shell/b.cpp"_s, u"QEventLoop loop;\n"_s},
          {u"ui/shell/c.cpp"_s, u"menu.exec(QCursor::pos());\n"_s}},
         {{u"ui/shell/d.cpp"_s, u"menu->popup(at); // not menu->exec(at)\nexecute();\n"_s},
          {u"app/main.cpp"_s, u"return QApplication::exec();\n"_s}}},

        {"what people read goes through tr",
         screen,
         {u"^app/cli/"_s, u"^app/pedigree-?cli"_s},
         QStringLiteral(
             R"~(\b(setText|setWindowTitle|setToolTip|setStatusTip|setWhatsThis|setPlaceholderText|setTitle|)~"
             R"~(setAccessibleName|setAccessibleDescription|setLabelText|setInformativeText|showMessage|)~"
             R"~(addAction|addMenu|addTab|addToolBar|addRow|QLabel|QPushButton|QToolButton|QCheckBox|QAction|)~"
             R"~(QDockWidget|QGroupBox|QMenu)\s*[({]\s*(QStringLiteral\(|QLatin1StringView\(|QLatin1String\(|)~"
             R"~(QString\()?u?"[^"]*[A-Za-z]{2})~"),
         Rule::Look::Code,
         {{u"ui/shell/a.cpp"_s, u"label->setText(\"Open\");\n"_s},
          {u"ui/shell/b.cpp"_s, u"new QLabel(QStringLiteral(\"Evidence\"), this);\n"_s},
          {u"ui/shell/c.cpp"_s, u"menu->addAction( u\"Fit\"_s );\n"_s}},
         {{u"ui/shell/d.cpp"_s,
           u"label->setText(tr(\"Open\")); edit->setText(QStringLiteral(\"–\")); label->setText(name);\n"_s}}},

        {"nothing is left for later without a place where it is tracked",
         everyFolder,
         {u"^tests/architecture/"_s, u"^resources/samples/"_s, u"^tests/data/"_s},
         uR"~(\b(TODO|FIXME|XXX|HACK)\b)~"_s,
         Rule::Look::Raw,
         {{u"models/base/a.cpp"_s, u"// TODO later\n"_s}, {u"resources/CMakeLists.txt"_s, u"# FIXME\n"_s}},
         {{u"models/base/b.cpp"_s, u"int todos = 0;\n"_s}},
         {u".h"_s, u".cpp"_s, u"CMakeLists.txt"_s, u".cmake"_s, u".py"_s}},

        {"asserts are about our own code and stay in",
         everyFolder,
         {},
         uR"~(\bNDEBUG\b)~"_s,
         Rule::Look::Raw,
         {{u"models/CMakeLists.txt"_s, u"add_compile_definitions(NDEBUG)\n"_s}},
         {{u"models/CMakeLists.txt"_s, u"add_compile_definitions(DEBUG_WORDS)\n"_s}},
         {u"CMakeLists.txt"_s, u".cmake"_s}},
    };
    return all;
}

QStringList offences(const Rule &rule, const QString &root)
{
    const QRegularExpression pattern(rule.pattern);
    if (!pattern.isValid())
        qFatal("the pattern of \"%s\": %s", rule.name, qPrintable(pattern.errorString()));
    QStringList found;
    const SourceTree tree = SourceTree::read(root, rule.folders, rule.endings);
    for (const SourceLine &line : tree.lines()) {
        const QString &text = rule.look == Rule::Look::Raw    ? line.raw
                              : rule.look == Rule::Look::Code ? line.code
                                                              : line.bare;
        if (!pattern.match(text).hasMatch())
            continue;
        const auto covers = [&line](const QString &exempt) { return line.file.contains(QRegularExpression(exempt)); };
        if (!std::any_of(rule.exempt.begin(), rule.exempt.end(), covers))
            found.append(shown(line));
    }
    return found;
}

// Rules that need more than one line or more than one file.

/// Folders of ui/ that are not pages: what stands below all pages, and the one that knows them all.
const QStringList belowPages{u"adapters"_s, u"jobs"_s, u"widgets"_s};
const QString abovePages = u"shell"_s;

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
    const SourceTree tree = SourceTree::read(root, models, everySource);
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
    const SourceTree tree = SourceTree::read(root, everyFolder, {u".h"_s});
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

struct Check {
    const char *name;
    QStringList (*offences)(const QString &root);
    QVector<Snippet> broken;
    QVector<Snippet> innocent;
};

const QVector<Check> &checks()
{
    static const QVector<Check> all{
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
        const SourceTree tree = SourceTree::read(sourceRoot, everyFolder, everySource);

        QVERIFY(tree.files().contains(u"models/base/digest.cpp"_s));
        QVERIFY(tree.files().contains(u"tests/architecture/tst_architecture.cpp"_s));
    }

    void theTreeKeepsTheRule_data() { ruleRows(); }
    void theTreeKeepsTheRule()
    {
        QFETCH(int, index);

        const QStringList found = offencesOf(index, sourceRoot);

        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void theRuleSeesItBroken_data() { snippetRows(true); }
    void theRuleSeesItBroken()
    {
        QFETCH(int, index);
        QFETCH(QString, path);
        QFETCH(QString, text);
        const PlantedTree tree({{path, text}});

        const QStringList found = offencesOf(index, tree.root());

        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().startsWith(path), qPrintable(found.first()));
    }

    void theRuleLeavesOthersAlone_data() { snippetRows(false); }
    void theRuleLeavesOthersAlone()
    {
        QFETCH(int, index);
        QFETCH(QString, path);
        QFETCH(QString, text);
        const PlantedTree tree({{path, text}});

        const QStringList found = offencesOf(index, tree.root());

        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
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
        for (int i = 0; i < rules().size() + checks().size(); ++i)
            QTest::newRow(nameOf(i)) << i;
    }
    static void snippetRows(bool broken)
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        for (int i = 0; i < rules().size() + checks().size(); ++i) {
            const bool rule = i < rules().size();
            const auto &snippets =
                rule ? (broken ? rules()[i].broken : rules()[i].innocent)
                     : (broken ? checks()[i - rules().size()].broken : checks()[i - rules().size()].innocent);
            for (const Snippet &snippet : snippets)
                QTest::newRow(qPrintable(QString::fromLatin1(nameOf(i)) + u' ' + snippet.path))
                    << i << snippet.path << snippet.text;
        }
    }
    static const char *nameOf(qsizetype index)
    {
        return index < rules().size() ? rules()[index].name : checks()[index - rules().size()].name;
    }
    static QStringList offencesOf(int index, const QString &root)
    {
        return index < rules().size() ? offences(rules()[index], root)
                                      : checks()[index - rules().size()].offences(root);
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
