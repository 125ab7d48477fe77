#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// packaging/install-dependencies decides what is put on somebody's machine, so it is tried with a machine made of
// scripts: a dpkg-query, an apt-get, an id and a sudo of ours stand first in PATH.

using namespace Qt::StringLiterals;

class TestDependencies : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_machine.reset(new QTemporaryDir);
        QVERIFY(QDir(m_machine->path()).mkpath(u"bin"_s));
        QVERIFY(QDir(m_machine->path()).mkpath(u"packaging"_s));
        const QString script = u"packaging/install-dependencies"_s;
        QVERIFY(QFile::copy(QStringLiteral(PEDIGREE_SOURCE_DIR "/packaging/install-dependencies"), path(script)));
        write(u"packaging/dependencies.txt"_s,
              "# words\n[build]\ncompiler\n  linker  # why\n\n[test]\nscreen\n[full]\njudge\n");
        // what is installed stands in a file, one name a line
        tool(u"dpkg-query"_s, "while read -r name; do echo \"$name installed\"; done <\"$MACHINE/installed\"\n"
                              "echo 'linker-docs not-installed'\n");
        tool(u"apt-get"_s, "echo \"$*\" >>\"$MACHINE/apt\"\n[ ! -e \"$MACHINE/offline\" ]\n");
        tool(u"id"_s, "cat \"$MACHINE/id\"\n");
        write(u"id"_s, "0\n");
        write(u"installed"_s, "");
    }

    void theListOfAJobHoldsThoseBeforeIt_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        QTest::newRow("build is what one gets unasked") << QStringList{} << "compiler linker";
        QTest::newRow("build") << QStringList{u"build"_s} << "compiler linker";
        QTest::newRow("test") << QStringList{u"test"_s} << "compiler linker screen";
        QTest::newRow("full") << QStringList{u"full"_s} << "compiler linker screen judge";
    }
    void theListOfAJobHoldsThoseBeforeIt()
    {
        QFETCH(QStringList, arguments);

        const Outcome outcome = run(arguments + QStringList{u"--list"_s});

        QCOMPARE(outcome.status, 0);
        QTEST(outcome.words.simplified(), "names");
    }

    void nothingIsDoneWhenNothingIsMissing()
    {
        write(u"installed"_s, "compiler\nlinker\n");

        const Outcome outcome = run({u"build"_s});

        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.words, QString());
        QVERIFY(!QFile::exists(path(u"apt"_s)));
    }

    void onlyWhatIsMissingIsInstalled()
    {
        write(u"installed"_s, "compiler\nscreen\n");

        const Outcome outcome = run({u"test"_s});

        QCOMPARE(outcome.status, 0);
        const QStringList asked = aptWords();
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked[0].endsWith(u" update"_s));
        QVERIFY2(asked[1].endsWith(u" install linker"_s), qPrintable(asked[1]));
    }

    void aPackageThatWasRemovedIsMissing()
    {
        write(u"packaging/dependencies.txt"_s, "[build]\nlinker-docs\n");

        QCOMPARE(run({u"build"_s}).status, 0);

        QVERIFY(aptWords().last().endsWith(u" install linker-docs"_s));
    }

    void sudoIsAskedWhenOneIsNotRoot()
    {
        write(u"id"_s, "1000\n");
        tool(u"sudo"_s, "echo sudo >>\"$MACHINE/apt\"\n\"$@\"\n");

        QCOMPARE(run({u"build"_s}).status, 0);

        QCOMPARE(aptWords().size(), 4);
        QCOMPARE(aptWords().first(), u"sudo"_s);
    }

    void withoutRootAndSudoItSaysWhatToAskFor()
    {
        write(u"id"_s, "1000\n");

        const Outcome outcome = run({u"build"_s});

        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.words.contains(u"compiler linker"_s), qPrintable(outcome.words));
        QVERIFY(!QFile::exists(path(u"apt"_s)));
    }

    void aFailureOfAptIsAFailure()
    {
        write(u"offline"_s, "");

        const Outcome outcome = run({u"build"_s});

        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.words.contains(u"failed"_s));
    }

    void anUnknownJobIsRefused()
    {
        const Outcome outcome = run({u"everything"_s});

        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.words.contains(u"everything"_s));
    }

    void theRealListNamesEachPackageOnce()
    {
        QProcess process;
        process.start(QStringLiteral(PEDIGREE_SOURCE_DIR "/packaging/install-dependencies"), {u"full"_s, u"--list"_s});
        QVERIFY(process.waitForFinished());

        QStringList names = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);

        QVERIFY(names.size() > 30);
        QCOMPARE(names.removeDuplicates(), 0);
    }

private:
    struct Outcome {
        int status;
        QString words;
    };

    QString path(const QString &name) const { return m_machine->filePath(name); }

    void write(const QString &name, const QByteArray &text)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    void tool(const QString &name, const QByteArray &body)
    {
        write(u"bin/"_s + name, "#!/bin/sh\n" + body);
        QVERIFY(QFile::setPermissions(path(u"bin/"_s + name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    QStringList aptWords() const
    {
        QFile file(path(u"apt"_s));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                              : QStringList();
    }

    Outcome run(const QStringList &arguments)
    {
        // No other folder in PATH than ours and one with the plain tools, so that a real sudo is never met.
        const QStringList plain{u"bash"_s, u"sh"_s, u"env"_s, u"cat"_s, u"mktemp"_s, u"rm"_s, u"tail"_s, u"dirname"_s};
        for (const QString &name : plain)
            if (!QFile::exists(path(u"bin/"_s + name)))
                QFile::link(u"/usr/bin/"_s + name, path(u"bin/"_s + name));
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, path(u"bin"_s));
        environment.insert(u"MACHINE"_s, m_machine->path());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(path(u"packaging/install-dependencies"_s), arguments);
        if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
            return {-1, process.errorString()};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

    QScopedPointer<QTemporaryDir> m_machine;
};

QTEST_GUILESS_MAIN(TestDependencies)
#include "tst_dependencies.moc"
