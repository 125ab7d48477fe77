#include "rules.h"
#include "sourcetree.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

const QStringList everySource{u".h"_s, u".cpp"_s};
const QStringList everyFolder{u"models"_s, u"ui"_s, u"app"_s, u"resources"_s, u"tests"_s};
const QStringList product{u"models"_s, u"ui"_s, u"app"_s, u"resources"_s};
const QStringList models{u"models"_s};
const QStringList screen{u"ui"_s, u"app"_s};

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

/// All of them.
QVector<Rule> table()
{
    return {
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

} // namespace

const QVector<HouseRule> &lineRules()
{
    static const QVector<HouseRule> all = [] {
        QVector<HouseRule> made;
        for (const Rule &rule : table())
            made.append(
                {rule.name, [rule](const QString &root) { return offences(rule, root); }, rule.broken, rule.innocent});
        return made;
    }();
    return all;
}
