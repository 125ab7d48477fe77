#pragma once
#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

/// What a run of pedigree-cli left behind.
struct Answer {
    int exit = -1; ///< 128 and the signal, where one ended it
    QByteArray out;
    QByteArray err;

    QJsonObject json() const; ///< empty unless standard output is exactly one JSON object
    QString said() const;     ///< everything, for the message of a test that failed
};

/// How pedigree-cli is run: in a folder, with an input, some variables, perhaps under another program.
struct Run {
    QString folder = {};  ///< tests/data/cli unless another is named
    QByteArray input = {};
    QMap<QString, QString> environment = {};
    QStringList under = {}; ///< a program and its arguments, which are given the command line
    /// Where standard output goes: back to us, to a file such as /dev/full, nowhere (closed), or into a pipe nobody reads.
    enum class Out { Back, Full, Closed, BrokenPipe } out = Out::Back;

    Answer operator()(const QStringList &arguments) const;
};

/// The folder of this repository that a test's data lies in.
QString dataFolder();
/// The corpus of others' documents, which need not be there.
QString corpusFolder();
