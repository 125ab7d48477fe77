#include "tests/cli/program.h"

#include <QJsonDocument>
#include <QProcess>
#include <fcntl.h>
#include <unistd.h>

QJsonObject Answer::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

QString Answer::said() const
{
    return QString("exit %1\n%2\n%3").arg(QString::number(exit), QString::fromUtf8(out.left(4000)), QString::fromUtf8(err.left(4000)));
}

Answer Run::operator()(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(folder.isEmpty() ? dataFolder() + "/cli" : folder);
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    // The search for leaks traces its own process, which the program forbids itself, and can't be traced by another.
    const QString sanitizer = variables.value("ASAN_OPTIONS");
    variables.insert("ASAN_OPTIONS", sanitizer + (sanitizer.isEmpty() ? "" : ":") + "detect_leaks=0");
    for (auto [name, value] : environment.asKeyValueRange())
        variables.insert(name, value);
    process.setProcessEnvironment(variables);
    int ends[2] = {-1, -1};
    if (out == Out::Full) {
        process.setStandardOutputFile("/dev/full");
    } else if (out == Out::BrokenPipe) {
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return {};
        ::close(ends[0]);
    }
    process.setChildProcessModifier([this, &ends] {
        if (out == Out::Closed)
            ::close(STDOUT_FILENO);
        else if (out == Out::BrokenPipe)
            ::dup2(ends[1], STDOUT_FILENO);
    });
    QStringList line = under;
    line << PEDIGREE_CLI << arguments;
    process.setProgram(line.takeFirst());
    process.setArguments(line);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(120'000);
    if (ends[1] >= 0)
        ::close(ends[1]);
    if (!ended) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, "did not end: " + process.errorString().toUtf8()};
    }
    return {process.exitStatus() == QProcess::CrashExit ? 128 + process.exitCode() : process.exitCode(), process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString dataFolder()
{
    return qEnvironmentVariable("PEDIGREE_SOURCE", PEDIGREE_TREE) + "/tests/data";
}

QString corpusFolder()
{
    const QString stated = qEnvironmentVariable("PEDIGREE_CORPUS");
    return stated.isEmpty() ? qEnvironmentVariable("PEDIGREE_SOURCE", PEDIGREE_TREE) + "/../shared/corpus" : stated;
}
