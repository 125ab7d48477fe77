#include "packs.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

using namespace pedigree;

namespace {

using Strings = std::vector<std::string>;

/// A folder that is gone afterwards.
class Folder {
public:
    std::string path(const std::string &name = {}) const { return (m_folder.path() + '/').toStdString() + name; }
    void write(const std::string &name, const std::string &content) const
    {
        const QString file = QString::fromStdString(path(name));
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content.data(), qint64(content.size())) != qint64(content.size()))
            qFatal("can't write %s", qPrintable(file));
    }
    void link(const std::string &name, const std::string &target) const
    {
        QDir().mkpath(QFileInfo(QString::fromStdString(path(name))).path());
        if (::symlink(target.c_str(), path(name).c_str()) != 0)
            qFatal("can't link");
    }

private:
    QTemporaryDir m_folder;
};

packs::Collector walked(const std::string &source, const Limits &limits = {})
{
    packs::Collector collector;
    if (const auto done = sources::walk(source, collector, limits, Watch()); !done)
        collector.errors.push_back(done.error());
    return collector;
}

/// With `bytes` on standard input.
packs::Collector walkedFromStdin(const std::string &bytes)
{
    const int kept = ::dup(STDIN_FILENO);
    int ends[2];
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    const pid_t writer = ::fork();
    if (writer == 0) {
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t more = ::write(ends[1], bytes.data() + done, bytes.size() - done);
            if (more <= 0)
                break;
            done += std::size_t(more);
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    auto got = walked("-");
    ::dup2(kept, STDIN_FILENO);
    ::close(kept);
    return got;
}

const std::string blobName(40, 'a');

}

class TestSource final : public QObject {
    Q_OBJECT

private slots:
    void aFileIsHandedOnUnderItsOwnName()
    {
        const Folder folder;
        folder.write("a.json", "{}");

        const auto got = walked(folder.path("a.json"));

        QCOMPARE(got.paths(), (Strings{"a.json"}));
        QCOMPARE(got.files[0].content, std::string("{}"));
        QCOMPARE(*got.files[0].entry.size, std::uint64_t(2));
        QCOMPARE(got.complaints(), Strings{});
    }

    void theOrderOfAFolderIsThatOfItsPathsHoweverItWasMade()
    {
        Strings names{"b.json", "a/z.json", "a.json", "a-b/c", "B.json", "a/b/c.json", "z", "a0"};
        Strings expected = names;
        std::ranges::sort(expected);

        std::ranges::sort(names);
        do {
            const Folder folder;
            for (const std::string &name : names)
                folder.write(name, name);
            QCOMPARE(walked(folder.path()).paths(), expected);
            std::ranges::rotate(names, names.begin() + 3);
        } while (!std::ranges::is_sorted(names));
    }

    void ofMoreFilesThanTheBoundTheFirstByNameAreRead()
    {
        const Folder folder;
        for (const char *name : {"e", "c", "a", "d", "b"})
            folder.write(name, "x");
        Limits limits;
        QVERIFY(limits.set("entries", 3));

        const auto got = walked(folder.path(), limits);

        QCOMPARE(got.paths(), (Strings{"a", "b", "c"}));
        QVERIFY(got.complaint(Code::TooMany));
        QVERIFY(got.problems[0].hint.str().find("--limit entries=") != std::string::npos);
    }

    void foldersDeeperThanTheBoundAreRefused()
    {
        const Folder folder;
        folder.write("1/2/3/deep.json", "x");
        folder.write("1/flat.json", "x");
        Limits limits;
        QVERIFY(limits.set("folder-depth", 2));

        const auto got = walked(folder.path(), limits);

        QCOMPARE(got.paths(), (Strings{"1/flat.json"}));
        QCOMPARE(got.complaints(), (Strings{"too-deep 1/2/3"}));
    }

    void linksAreNamedAndNotFollowed()
    {
        const Folder folder;
        const Folder elsewhere;
        elsewhere.write("secret.json", "secret");
        folder.write("a.json", "1");
        folder.link("absolute", elsewhere.path("secret.json"));
        folder.link("dangling", "nowhere");
        folder.link("folder", elsewhere.path());
        folder.link("loop", ".");
        folder.link("sideways", "a.json");

        const auto got = walked(folder.path());

        QCOMPARE(got.paths(), (Strings{"a.json"}));
        QCOMPARE(got.complaints(), (Strings{"not-regular absolute", "not-regular dangling", "not-regular folder",
                                            "not-regular loop", "not-regular sideways"}));
    }

    void whatIsNoFileIsNamedAndNeverWaitedFor()
    {
        const Folder folder;
        folder.write("a.json", "1");
        QCOMPARE(::mkfifo(folder.path("fifo").c_str(), 0600), 0);
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        folder.path("socket").copy(address.sun_path, sizeof address.sun_path - 1);
        QCOMPARE(::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);

        const auto got = walked(folder.path());
        ::close(socket);

        QCOMPARE(got.paths(), (Strings{"a.json"}));
        QCOMPARE(got.complaints(), (Strings{"not-regular fifo", "not-regular socket"}));
    }

    void aSourceThatIsNoFileIsAnError_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("code");

        QTest::newRow("nothing there") << "/nowhere/at all" << "unreadable";
        QTest::newRow("a device that never ends") << "/dev/zero" << "not-regular";
        QTest::newRow("the process's own memory") << "/proc/self/mem" << "not-regular";
        QTest::newRow("bytes made while reading") << "/proc/self/status" << "not-regular";
        QTest::newRow("no name") << "" << "unreadable";
    }
    void aSourceThatIsNoFileIsAnError()
    {
        QFETCH(const QString, source);
        QFETCH(const QString, code);

        packs::Collector collector;
        const auto done = sources::walk(source.toStdString(), collector, Limits(), Watch());

        QVERIFY(!done);
        QCOMPARE(QString::fromUtf8(name(done.error().code).data()), code);
        QVERIFY(collector.files.empty() && collector.problems.empty());
    }

    void aFileThatChangesWhileItIsReadIsNamed_data()
    {
        QTest::addColumn<QString>("how");

        QTest::newRow("grows") << "grows";
        QTest::newRow("shrinks") << "shrinks";
        QTest::newRow("is written over") << "over";
    }
    void aFileThatChangesWhileItIsReadIsNamed()
    {
        QFETCH(const QString, how);
        const Folder folder;
        folder.write("a.json", std::string(600'000, 'x'));
        folder.write("b.json", "fine");

        class Meddler final : public packs::Collector {
        public:
            void file(const sources::FileEntry &entry, ByteStream &stream) override
            {
                char byte;
                if (entry.path == "a.json" && stream.read(&byte, 1))
                    meddle();
                Collector::file(entry, stream);
            }
            std::function<void()> meddle;
        } visitor;
        visitor.meddle = [&] {
            QFile file(QString::fromStdString(folder.path("a.json")));
            if (how == "shrinks")
                QVERIFY(file.resize(1000));
            else {
                QVERIFY(file.open(QIODevice::ReadWrite | (how == "grows" ? QIODevice::Append : QIODevice::NotOpen)));
                QCOMPARE(file.write("y"), qint64(1));
                file.close();
                // To another moment than it had, even where the clock of files is coarse.
                const timespec times[2]{{0, UTIME_OMIT}, {1, 0}};
                QCOMPARE(::utimensat(AT_FDCWD, folder.path("a.json").c_str(), times, 0), 0);
            }
        };
        QVERIFY(sources::walk(folder.path(), visitor, Limits(), Watch()));

        QCOMPARE(visitor.complaints(), (Strings{"changed a.json"}));
        QCOMPARE(visitor.content("b.json"), std::string("fine"));
    }

    void aModelCacheIsReadThroughItsLinks()
    {
        const Folder folder;
        const std::string model = "models--org--name/";
        folder.write(model + "blobs/" + blobName, "{\"a\":1}");
        folder.write(model + "blobs/" + std::string(64, 'b'), "weights");
        folder.write(model + "blobs/" + std::string(40, 'c'), "nobody links here");
        folder.write(model + "refs/main", "rev");
        folder.link(model + "snapshots/rev/config.json", "../../blobs/" + blobName);
        folder.link(model + "snapshots/rev/onnx/model.bin", "../../../blobs/" + std::string(64, 'b'));
        folder.link(model + "snapshots/older/config.json", "../../blobs/" + blobName);

        const auto got = walked(folder.path());

        QCOMPARE(got.complaints(), Strings{});
        QCOMPARE(got.paths(), (Strings{model + "refs/main", model + "snapshots/older/config.json",
                                       model + "snapshots/rev/config.json", model + "snapshots/rev/onnx/model.bin",
                                       model + "blobs/" + std::string(40, 'c')}));
        QCOMPARE(got.content(model + "snapshots/rev/config.json"), std::string("{\"a\":1}"));
        QCOMPARE(walked(folder.path(model + "snapshots/rev")).paths(), (Strings{"config.json", "onnx/model.bin"}));
    }

    void linksOfAModelCacheLeadNowhereElse_data()
    {
        QTest::addColumn<QString>("target");

        QTest::newRow("out of the model") << "../../../secret";
        QTest::newRow("to a name that is no hash") << "../../blobs/secret";
        QTest::newRow("through the blobs") << "../../blobs/../../secret";
        QTest::newRow("absolute") << "/etc/passwd";
        QTest::newRow("to a blob that is a link") << "../../blobs/" + QString(40, 'd');
        QTest::newRow("to a blob that isn't there") << "../../blobs/" + QString(40, 'e');
        QTest::newRow("to a blob that is a FIFO") << "../../blobs/" + QString(40, 'f');
    }
    void linksOfAModelCacheLeadNowhereElse()
    {
        QFETCH(const QString, target);
        const Folder folder;
        const std::string model = "models--org--name/";
        folder.write("secret", "secret");
        folder.write(model + "refs/main", "rev");
        folder.link(model + "blobs/" + std::string(40, 'd'), "../../secret");
        QCOMPARE(::mkfifo(folder.path(model + "blobs/" + std::string(40, 'f')).c_str(), 0600), 0);
        folder.link(model + "snapshots/rev/config.json", target.toStdString());

        const auto got = walked(folder.path(model));

        QCOMPARE(got.paths(), (Strings{"refs/main"}));
        QVERIFY(std::ranges::any_of(got.problems, [](const Problem &problem) {
            return problem.where.file == "snapshots/rev/config.json";
        }));
    }

    void theBlobsOfAModelCacheMayNotBeALink()
    {
        const Folder folder;
        const Folder elsewhere;
        elsewhere.write(blobName, "secret");
        const std::string model = "models--org--name/";
        folder.link(model + "blobs", elsewhere.path());
        folder.link(model + "snapshots/rev/config.json", "../../blobs/" + blobName);

        QCOMPARE(walked(folder.path()).paths(), Strings{});
    }

    void aNameThatIsNotUtf8IsShownEscaped()
    {
        const Folder folder;
        const int file = ::open(folder.path("caf\xE9.json").c_str(), O_CREAT | O_WRONLY, 0600);
        QVERIFY(file >= 0);
        ::close(file);

        const auto got = walked(folder.path());
        ::unlink(folder.path("caf\xE9.json").c_str()); // which Qt couldn't

        QCOMPARE(got.paths(), (Strings{"caf⟨0xE9⟩.json"}));
        QCOMPARE(got.complaints(), (Strings{"bad-utf8 caf⟨0xE9⟩.json"}));
    }

    void packsAreToldByContentAndNotByName_data()
    {
        QTest::addColumn<QByteArray>("pack");

        const packs::Files files{{"a.json", "{\"a\":1}"}, {"d/b.txt", "hello"}};
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("zip", packs::written("zip", "none", files));
        row("zip64", packs::written("zip", "none", files, "zip64"));
        row("tar", packs::written("ustar", "none", files));
        row("tar of 1979", packs::written("v7tar", "none", files));
        row("pax", packs::written("pax", "none", files));
        row("GNU tar", packs::written("gnutar", "none", files));
        row("tar.gz", packs::written("ustar", "gzip", files));
        row("tar.zst", packs::written("ustar", "zstd", files));
        row("tar.xz", packs::written("ustar", "xz", files));
    }
    void packsAreToldByContentAndNotByName()
    {
        QFETCH(const QByteArray, pack);
        const Folder folder;
        folder.write("evidence.txt", pack.toStdString());

        const auto file = walked(folder.path("evidence.txt"));
        const auto member = walked(folder.path());
        const auto piped = walkedFromStdin(pack.toStdString());

        QCOMPARE(file.paths(), (Strings{"a.json", "d/b.txt"}));
        QCOMPARE(file.content("a.json"), std::string("{\"a\":1}"));
        QCOMPARE(file.files[0].entry.inside, std::string());
        QCOMPARE(*file.files[1].entry.size, std::uint64_t(5));
        QCOMPARE(member.paths(), (Strings{"evidence.txt/a.json", "evidence.txt/d/b.txt"}));
        QCOMPARE(member.files[0].entry.inside, std::string("evidence.txt"));
        QCOMPARE(piped.paths(), file.paths());
        QCOMPARE(piped.content("d/b.txt"), std::string("hello"));
        QCOMPARE(file.complaints(), Strings{});
        QCOMPARE(member.complaints(), Strings{});
        QCOMPARE(piped.complaints(), Strings{});
    }

    void packsInPacksAreEntered()
    {
        const Folder folder;
        const std::string inner = packs::written("zip", "none", {{"a.json", "{}"}});
        const std::string middle = packs::written("pax", "gzip", {{"in/inner.zip", inner}, {"b.json", "2"}});
        folder.write("x/outer.zip", packs::written("zip", "none", {{"middle.tgz", middle}, {"c.json", "3"}}));

        const auto got = walked(folder.path());

        QCOMPARE(got.paths(), (Strings{"x/outer.zip/middle.tgz/in/inner.zip/a.json", "x/outer.zip/middle.tgz/b.json",
                                       "x/outer.zip/c.json"}));
        QCOMPARE(got.files[0].entry.inside, std::string("x/outer.zip/middle.tgz/in/inner.zip"));
        QCOMPARE(got.files[2].entry.inside, std::string("x/outer.zip"));
        QCOMPARE(got.complaints(), Strings{});
    }

    // Their parts are no evidence of their own, and what is said of them is said of the whole.
    void zipFilesThatOthersCallDocumentsOrWeightsAreFiles_data()
    {
        QTest::addColumn<QString>("first");

        QTest::newRow("PyTorch") << "archive/data.pkl";
        QTest::newRow("NumPy") << "arr_0.npy";
        QTest::newRow("Office") << "[Content_Types].xml";
        QTest::newRow("a book") << "mimetype";
        QTest::newRow("Java") << "META-INF/MANIFEST.MF";
    }
    void zipFilesThatOthersCallDocumentsOrWeightsAreFiles()
    {
        QFETCH(const QString, first);
        const Folder folder;
        folder.write("model.bin", packs::zip(packs::Files{{first.toStdString(), "x"}, {"a.json", "{}"}}));

        QCOMPARE(walked(folder.path()).paths(), (Strings{"model.bin"}));
    }

    void aCompressedFileThatIsNoPackIsAFile()
    {
        const Folder folder;
        const std::string bytes = packs::compressed("gzip", "{\"a\":1}");
        folder.write("a.json.gz", bytes);

        const auto got = walked(folder.path());

        QCOMPARE(got.paths(), (Strings{"a.json.gz"}));
        QVERIFY(got.files[0].content == bytes);
    }

    void standardInputIsADocumentToo()
    {
        const std::string text = "{\"a\":\"" + std::string(300'000, 'x') + "\"}";

        const auto got = walkedFromStdin(text);

        QCOMPARE(got.paths(), (Strings{"-"}));
        QVERIFY(got.files[0].content == text);
        QVERIFY(!got.files[0].entry.size);
    }

    void aStopIsHeardBetweenTwoReads()
    {
        const Folder folder;
        folder.write("a.bin", std::string(3 << 20, 'x'));
        folder.write("b.json", "never");
        folder.write("p.tar", packs::tar(packs::Files{{"c.json", "never"}}));

        for (const char *source : {"", "a.bin"}) {
            std::stop_source stop;
            class Stopper final : public packs::Collector {
            public:
                explicit Stopper(std::stop_source &source) : m_source(source) {}
                void file(const sources::FileEntry &entry, ByteStream &stream) override
                {
                    char byte;
                    if (stream.read(&byte, 1))
                        m_source.request_stop();
                    Collector::file(entry, stream);
                }

            private:
                std::stop_source &m_source;
            } visitor(stop);
            const auto done = sources::walk(folder.path(source), visitor, Limits(), Watch(stop.get_token()));

            QVERIFY(!done);
            QCOMPARE(done.error().code, Code::Cancelled);
            QCOMPARE(visitor.files.size(), std::size_t(1));
            QVERIFY(visitor.bytes <= 256 * 1024);
            QVERIFY(visitor.problems.empty());
        }
    }

    void progressIsToldInBytesOfTheFile()
    {
        const Folder folder;
        folder.write("a.bin", std::string(9 << 20, 'x'));
        std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
        packs::Collector visitor;

        QVERIFY(sources::walk(folder.path("a.bin"), visitor, Limits(), Watch({}, [&](std::string_view what, auto done, auto total) {
                                  QCOMPARE(what, std::string_view("a.bin"));
                                  told.emplace_back(done, total);
                              })));

        QVERIFY(told.size() >= 3);
        QVERIFY(std::ranges::is_sorted(told));
        QCOMPARE(told.back().second, std::uint64_t(9 << 20));
        QVERIFY(told.back().first > 4 << 20);
    }
};

QTEST_APPLESS_MAIN(TestSource)
#include "tst_source.moc"
