#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace {

/// Is the ' at @p position a separator of digits, as in 1'000?
bool separatesDigits(const QString &text, qsizetype position)
{
    qsizetype start = position;
    while (start > 0 && (text[start - 1].isLetterOrNumber() || text[start - 1] == u'\''))
        --start;
    return start < position && text[start].isDigit();
}

/// Where the raw string that opens at the quote @p quote ends: behind its last quote.
qsizetype endOfRawString(const QString &text, qsizetype quote)
{
    const qsizetype open = text.indexOf(u'(', quote);
    if (open < 0)
        return text.size();
    const QString closing = u')' + text.mid(quote + 1, open - quote - 1) + u'"';
    const qsizetype end = text.indexOf(closing, open);
    return end < 0 ? text.size() : end + closing.size();
}

qsizetype endOfQuoted(const QString &text, qsizetype quote)
{
    for (qsizetype i = quote + 1; i < text.size() && text[i] != u'\n'; ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == text[quote])
            return i + 1;
    }
    return qMin(text.size(), text.indexOf(u'\n', quote) < 0 ? text.size() : text.indexOf(u'\n', quote));
}

} // namespace

QString withoutComments(const QString &text, bool strings)
{
    QString out = text;
    const auto blank = [&out](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i)
            if (out[i] != u'\n')
                out[i] = u' ';
    };
    qsizetype i = 0;
    while (i < text.size()) {
        const QStringView rest = QStringView(text).mid(i);
        if (rest.startsWith(u"//")) {
            const qsizetype end = text.indexOf(u'\n', i);
            blank(i, end < 0 ? text.size() : end);
            i = end < 0 ? text.size() : end;
        } else if (rest.startsWith(u"/*")) {
            const qsizetype end = text.indexOf(QStringLiteral("*/"), i + 2);
            blank(i, end < 0 ? text.size() : end + 2);
            i = end < 0 ? text.size() : end + 2;
        } else if (rest.startsWith(u"R\"")) {
            const qsizetype end = endOfRawString(text, i + 1);
            blank(i + 2, end - 1);
            i = end;
        } else if (rest.front() == u'"') {
            const qsizetype end = endOfQuoted(text, i);
            if (strings)
                blank(i + 1, end - 1);
            i = end;
        } else if (rest.front() == u'\'' && !separatesDigits(text, i)) {
            i = endOfQuoted(text, i);
        } else {
            ++i;
        }
    }
    return out;
}

SourceTree SourceTree::read(const QString &root, const QStringList &folders, const QStringList &endings)
{
    SourceTree tree;
    for (const QString &folder : folders) {
        QDirIterator walk(root + u'/' + folder, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            const auto ends = [&path](const QString &ending) { return path.endsWith(ending); };
            if (std::any_of(endings.begin(), endings.end(), ends))
                tree.m_files.append(QDir(root).relativeFilePath(path));
        }
    }
    tree.m_files.sort();
    for (const QString &name : std::as_const(tree.m_files)) {
        QFile file(root + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s can't be read", qPrintable(name));
        const QString text = QString::fromUtf8(file.readAll());
        const bool cmake = name.endsWith(QStringLiteral("CMakeLists.txt")) || name.endsWith(QStringLiteral(".cmake"));
        const QStringList raw = text.split(u'\n');
        const QStringList code = cmake ? raw : withoutComments(text, false).split(u'\n');
        const QStringList bare = cmake ? raw : withoutComments(text, true).split(u'\n');
        for (qsizetype i = 0; i < raw.size(); ++i)
            tree.m_lines.append({name, int(i) + 1, raw[i], code[i], bare[i]});
    }
    return tree;
}

QString shown(const SourceLine &line)
{
    return QStringLiteral("%1:%2: %3").arg(line.file).arg(line.number).arg(line.raw.trimmed());
}
