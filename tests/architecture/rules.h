#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>

/// A file that somebody could write.
struct Snippet {
    QString path;
    QString text;
};

/// Something the house asks of its sources, and the proof that it is really asked.
struct HouseRule {
    const char *name;
    std::function<QStringList(const QString &root)> offences; ///< "file:line: words", sorted by file; none is good
    QVector<Snippet> broken;                                  ///< each must be refused
    QVector<Snippet> innocent;                                ///< each must be left alone
};

/// Rules about what a single line may say, and where.
const QVector<HouseRule> &lineRules();
/// Rules that need more than a line, or more than a file.
const QVector<HouseRule> &widerRules();

/// Folders of ui/ that are not pages: what stands below all pages, and the one that knows them all.
inline const QStringList belowPages{QStringLiteral("adapters"), QStringLiteral("jobs"), QStringLiteral("widgets")};
inline const QString abovePages = QStringLiteral("shell");
