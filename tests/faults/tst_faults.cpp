#include "tests/cli/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/// Faults while reading, made on purpose: whatever breaks, the answer is the true one or there is none.
class TestFaults : public QObject {
    Q_OBJECT

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    static bool mayTrace()
    {
        QProcess probe;
        probe.start("strace", {"-f", "-qq", "-o", "/dev/null", "true"});
        return probe.waitForStarted() && probe.waitForFinished() && probe.exitCode() == 0;
    }

    /// Nothing, or the one true answer; or a part of it that names as an error what could not be read.
    static QString wrong(const Answer &answer, const Answer &right)
    {
        if (answer.exit == right.exit)
            return answer.out == right.out ? QString() : "another answer with the same exit: " + answer.said();
        const QJsonArray problems = answer.json()["problems"].toArray();
        if (answer.exit == 1 && std::ranges::any_of(problems, [](const QJsonValue &p) { return p["severity"] == "error" && p["code"] == "unreadable"; }))
            return {};
        if (answer.exit != 2)
            return "exit " + QString::number(answer.exit) + ": " + answer.said();
        const QString schema = answer.json()["schema"].toString();
        if (!schema.isEmpty() && schema != "pedigree.error/1")
            return "exit 2 with an answer: " + answer.said();
        return {};
    }

    static QStringList sampled(long count, long about)
    {
        // The first ones are all different; later ones are more of the same.
        QStringList numbers;
        const long step = std::max(1L, count / about);
        for (long k = 1; k <= count; k += k < 8 ? 1 : step)
            numbers << QString::number(k);
        numbers << QString::number(count);
        return numbers;
    }

private slots:
    void everyFailingAllocationEndsInTheTrueAnswerOrNone_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("sticky");
        for (const char *line : {"inspect pack/record.json --json", "inspect pack/base.cdx.json --json", "lineage pack --json", "convert pack --to native"}) {
            QTest::newRow(qPrintable(QString(line) + ", once")) << QString(line) << false;
            QTest::newRow(qPrintable(QString(line) + ", from then on")) << QString(line) << true;
        }
    }

    void everyFailingAllocationEndsInTheTrueAnswerOrNone()
    {
#ifdef PEDIGREE_SANITIZED
        QSKIP("a sanitizer has the allocator for itself");
#endif
        QFETCH(QString, line);
        QFETCH(bool, sticky);
        const QStringList words = line.split(' ');
        QTemporaryDir folder;
        const Answer right = Run()(words);
        const Answer counted = Run{.environment = {{"LD_PRELOAD", PEDIGREE_PRELOAD}, {"NEW_COUNT", folder.filePath("count")}}}(words);
        QCOMPARE(right.exit, 0);
        QCOMPARE(counted.out, right.out);
        const long count = bytesOf(folder.filePath("count")).toLong();
        QVERIFY2(count > 1000, "the allocations were not counted");

        QStringList found;
        int refused = 0;
        for (const QString &k : sampled(count, 24)) {
            const Answer answer = Run{.environment = {{"LD_PRELOAD", PEDIGREE_PRELOAD}, {"NEW_AT", k}, {"NEW_STICKY", sticky ? "1" : "0"}}}(words);
            if (const QString what = wrong(answer, right); !what.isEmpty())
                found << "allocation " + k + " of " + QString::number(count) + ": " + what;
            refused += answer.exit == 2;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
        QVERIFY2(refused > 0, "no failure was felt");
    }

    void everyFailingCallEndsInTheTrueAnswerOrNone_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const char *source, const char *call, const char *error) {
            QTest::newRow(name) << QString(source) << QString(call) << QString(error);
        };
        row("opening, disk broken", "pack/record.json", "openat", "EIO");
        row("opening, too many files open", "pack/record.json", "openat", "EMFILE");
        row("opening, not allowed", "pack/record.json", "openat", "EACCES");
        row("reading", "pack/record.json", "pread64", "EIO");
        row("looking at a file", "pack/record.json", "newfstatat", "EIO");
        row("listing a folder", "pack", "getdents64", "EIO");
        row("memory from the kernel", "pack/record.json", "mmap", "ENOMEM");
        row("answering", "pack/record.json", "write", "EIO");
        row("closing", "pack/record.json", "close", "EIO");
    }

    void everyFailingCallEndsInTheTrueAnswerOrNone()
    {
#ifdef PEDIGREE_SANITIZED
        QSKIP("a sanitizer calls the kernel on its own account");
#endif
        if (!mayTrace())
            QSKIP("strace can't run here");
        QFETCH(QString, source);
        QFETCH(QString, call);
        QFETCH(QString, error);
        const QStringList words{"inspect", source, "--json"};
        const QStringList strace{"strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=" + call, "-o"};
        QTemporaryDir folder;
        const QString log = folder.filePath("log");
        const Answer right = Run()(words);
        QCOMPARE(Run{.under = strace + QStringList{log}}(words).out, right.out);
        const long count = bytesOf(log).count('\n');
        Run{.under = strace + QStringList{log}}({"--version"});
        const long starting = bytesOf(log).count('\n');
        QVERIFY(count > 0);

        QStringList found;
        for (long k = std::max(1L, count - 11); k <= count; ++k) {
            const Answer answer = Run{.under = strace + QStringList{"/dev/null", "-e", QString("inject=%1:error=%2:when=%3").arg(call, error).arg(k)}}(words);
            // Before main() it is the loader that gives up, with 127 or a signal.
            if (k <= starting && answer.out.isEmpty() && (answer.exit == 127 || answer.exit > 128))
                continue;
            if (const QString what = wrong(answer, right); !what.isEmpty())
                found << QString("%1 %2 of %3: ").arg(call).arg(k).arg(count) + what;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void anInterruptedReadIsReadAgain()
    {
        if (!mayTrace())
            QSKIP("strace can't run here");
        const QStringList words{"inspect", "pack/record.json", "--json"};
        const Answer right = Run()(words);
        const Answer interrupted = Run{.under = {"strace", "-f", "-qq", "-e", "signal=none", "-o", "/dev/null", "-P", dataFolder() + "/cli/pack/record.json",
                                                 "-e", "trace=pread64", "-e", "inject=pread64:error=EINTR:when=1"}}(words);
        QCOMPARE(interrupted.out, right.out);
        QCOMPARE(interrupted.exit, 0);
    }

    void whatIsNoRegularFileIsNamedAndNotWaitedFor_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"fifo", "socket", "device", "procfs", "dangling link"})
            QTest::newRow(kind) << QString(kind);
    }

    void whatIsNoRegularFileIsNamedAndNotWaitedFor()
    {
        QFETCH(QString, kind);
        QTemporaryDir folder;
        QString path = folder.filePath("it.json");
        int socket = -1;
        if (kind == "fifo") {
            QCOMPARE(::mkfifo(path.toUtf8().constData(), 0600), 0);
        } else if (kind == "socket") {
            socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            const QByteArray name = path.toUtf8();
            QVERIFY(std::size_t(name.size()) < sizeof address.sun_path);
            std::copy(name.begin(), name.end(), address.sun_path);
            QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        } else if (kind == "dangling link") {
            QCOMPARE(::symlink("nowhere", path.toUtf8().constData()), 0);
        } else {
            path = kind == "device" ? "/dev/zero" : "/proc/self/mem";
        }

        const Answer named = Run()({"inspect", path, "--json"});
        const Answer beside = Run()({"inspect", "pack/record.json", path, "--json"});

        const QString code = named.json()["error"].toObject()["code"].toString();
        QVERIFY2(named.exit == 2 && (code == "not-regular" || (kind == "socket" && code == "unreadable") || (kind == "dangling link" && code == "unreadable")),
                 qPrintable(named.said()));
        // Its neighbour is answered all the same.
        QCOMPARE(beside.exit, 1);
        QCOMPARE(beside.json()["documents"].toArray().at(0).toObject()["format"].toString(), QString("native"));
        if (socket >= 0)
            ::close(socket);
    }

    void foldersThatHoldThemselvesEnd()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(dataFolder() + "/cli/pack/record.json", folder.filePath("record.json")));
        QCOMPARE(::symlink(".", folder.filePath("again").toUtf8().constData()), 0);
        const Answer answer = Run{.folder = folder.path()}({"inspect", ".", "--json"});
        QCOMPARE(answer.json()["documents"].toArray().size(), qsizetype(1));
    }

    void aFileThatChangesWhileItIsReadIsRefused_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"grow", "shrink", "touch"})
            QTest::newRow(how) << QString(how);
    }

    void aFileThatChangesWhileItIsReadIsRefused()
    {
#ifdef PEDIGREE_SANITIZED
        QSKIP("a sanitizer has the allocator for itself");
#endif
        QFETCH(QString, how);
        QTemporaryDir folder;
        const QString file = folder.filePath("record.json");
        // More than one read takes in: what was hashed must be what was read.
        QVERIFY(write(file, bytesOf(dataFolder() + "/cli/pack/record.json") + QByteArray(1 << 20, '\n')));

        const Answer answer = Run{.folder = folder.path(), .environment = {{"LD_PRELOAD", PEDIGREE_PRELOAD}, {"CHANGE", file}, {"CHANGE_HOW", how}}}(
            {"inspect", "record.json", "--json"});

        QCOMPARE(answer.exit, 2);
        QVERIFY2(answer.json()["error"].toObject()["code"].toString() == "changed", qPrintable(answer.said()));
    }

    void anUnreadableFileCostsItselfOnly()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("pack"));
        for (const char *name : {"record.json", "base.cdx.json"})
            QVERIFY(QFile::copy(dataFolder() + "/cli/pack/" + name, folder.filePath(QString("pack/") + name)));
        if (!mayTrace())
            QSKIP("strace can't run here");
        const QString lost = folder.filePath("pack/base.cdx.json");

        const Answer answer = Run{.folder = folder.path(), .under = {"strace", "-f", "-qq", "-e", "signal=none", "-o", "/dev/null", "-P", lost, "-e",
                                                                     "trace=pread64", "-e", "inject=pread64:error=EIO"}}({"inspect", "pack", "--json"});

        QCOMPARE(answer.exit, 1);
        const QJsonArray problems = answer.json()["problems"].toArray();
        QVERIFY(std::ranges::any_of(problems, [](const QJsonValue &p) { return p["code"] == "unreadable" && p["file"] == "base.cdx.json"; }));
        QCOMPARE(answer.json()["documents"].toArray().at(0).toObject()["file"].toString(), QString("record.json"));
    }

    void aRecordIsWrittenWholeOrNotAtAll_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call : {"write", "fsync", "close", "rename", "fchmod", "openat"})
            QTest::newRow(call) << QString(call);
    }

    void aRecordIsWrittenWholeOrNotAtAll()
    {
#ifdef PEDIGREE_SANITIZED
        QSKIP("a sanitizer calls the kernel on its own account");
#endif
        if (!mayTrace())
            QSKIP("strace can't run here");
        QFETCH(QString, call);
        const QByteArray right = Run()({"convert", "pack", "--to", "native"}).out;
        QVERIFY(!right.isEmpty());
        QTemporaryDir folder;
        const QString out = folder.filePath("record.json");
        const QStringList words{"convert", "pack", "--to", "native", "--quiet", "-o", out};
        const QString log = folder.filePath("log");
        Run{.under = {"strace", "-f", "-qq", "-e", "signal=none", "-o", log, "-e", "trace=" + call}}(words);
        const long count = bytesOf(log).count('\n');
        QVERIFY(count > 0);
        QVERIFY(QFile::remove(log));

        for (const QString &k : sampled(count, 8)) {
            QVERIFY(write(out, "old"));
            const Answer answer = Run{.under = {"strace", "-f", "-qq", "-e", "signal=none", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                                                "inject=" + call + ":error=EIO:when=" + k}}(words);
            const QByteArray there = bytesOf(out);
            QVERIFY2(answer.exit == 0 || answer.exit == 2 || answer.exit == 127, qPrintable(answer.said()));
            QVERIFY2(there == right || (there == "old" && answer.exit != 0), qPrintable(call + " " + k + ": " + answer.said()));
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"record.json"});
        }
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
