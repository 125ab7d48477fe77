#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

/// One line of a source file, as the rules of the house look at it.
struct SourceLine {
    QString file; ///< path from the root of the tree, with '/'
    int number;   ///< counted from 1
    QString raw;  ///< as written
    QString code; ///< without comments and without the contents of raw strings
    QString bare; ///< code without the contents of any string
};

/// The sources under some folders of a tree, read once.
class SourceTree {
public:
    /// Reads every file below @p folders of @p root whose name ends in one of @p endings (".h", "CMakeLists.txt").
    static SourceTree read(const QString &root, const QStringList &folders, const QStringList &endings);

    const QVector<SourceLine> &lines() const { return m_lines; }
    const QStringList &files() const { return m_files; }

private:
    QVector<SourceLine> m_lines;
    QStringList m_files;
};

/// C++ text with its comments, and the contents of its raw strings (and, if @p strings, of all strings) blanked.
/// Line ends stay where they are.
QString withoutComments(const QString &text, bool strings);

/// "file:line: what is written there", for a person to click on.
QString shown(const SourceLine &line);
