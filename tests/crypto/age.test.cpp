// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

#include "app/crypto/age.h"
#include "app/crypto/bech32.h"
#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "tests/crypto/hex.h"

using namespace paillasse;
using namespace paillasse::crypto;
using namespace paillasse::crypto::testing;

namespace {

// age's published vectors (C2SP, CCTV) take their randomness from ChaCha20 under this key; the file's key is said in each vector.
class VectorRandomness {
public:
    VectorRandomness()
    {
        static constexpr char key[] = "TEST RANDOMNESS TEST RANDOMNESS!";
        const Bytes zeros(stream.size() - 16);
        const std::uint8_t nonce[crypto_stream_chacha20_IETF_NONCEBYTES] = {};
        std::memcpy(stream.data(), "YELLOW SUBMARINE", 16);
        crypto_stream_chacha20_ietf_xor(stream.data() + 16, zeros.data(), zeros.size(), nonce, reinterpret_cast<const std::uint8_t*>(key));
        at = 0;
        static randombytes_implementation implementation{[] { return "vector"; }, [] { return std::uint32_t{0}; }, nullptr, nullptr,
                                                         [](void* into, std::size_t size) {
                                                             std::memcpy(into, stream.data() + at, size);
                                                             at += size;
                                                         },
                                                         nullptr};
        randombytes_set_implementation(&implementation);
    }
    ~VectorRandomness() { randombytes_set_implementation(&randombytes_sysrandom_implementation); }
    VectorRandomness(const VectorRandomness&) = delete;
    VectorRandomness& operator=(const VectorRandomness&) = delete;

private:
    static inline Bytes stream = Bytes(256);
    static inline std::size_t at = 0;
};

QByteArray patternOf(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::uint32_t state = 12345;
    for (auto& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

// What the writer makes of it, given to it in pieces of that size.
QByteArray encrypted(const QString& recipient, const QByteArray& plain, std::size_t piece = 100'000)
{
    QByteArray file;
    const auto parsed = AgeRecipient::parse(recipient.toStdString());
    if (!parsed)
        qFatal("%s", parsed.error().detail.c_str());
    auto writer = AgeWriter::begin(*parsed, [&file](ByteView bytes) -> Result<> {
        file.append(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        return {};
    });
    auto rest = ByteView(reinterpret_cast<const std::uint8_t*>(plain.data()), static_cast<std::size_t>(plain.size()));
    while (!rest.empty()) {
        const auto count = std::min(piece, rest.size());
        if (!writer->write(rest.first(count)))
            qFatal("the sink failed");
        rest = rest.subspan(count);
    }
    if (!writer->finish())
        qFatal("the sink failed");
    return file;
}

} // namespace

class AgeTest : public QObject {
    Q_OBJECT

private:
    struct Identity {
        QString file;
        QString recipient;
    };
    Identity made(const QString& name)
    {
        const auto file = m_folder.filePath(name);
        QProcess keygen;
        keygen.start(QStringLiteral("age-keygen"), {QStringLiteral("-o"), file});
        if (!keygen.waitForFinished() || keygen.exitCode() != 0)
            qFatal("age-keygen is missing: install Debian's age");
        return {file, recipientOf(file)};
    }
    static QString recipientOf(const QString& file)
    {
        QProcess keygen;
        keygen.start(QStringLiteral("age-keygen"), {QStringLiteral("-y"), file});
        keygen.waitForFinished();
        return QString::fromUtf8(keygen.readAllStandardOutput()).trimmed();
    }
    // What the real program says it holds, or why not.
    struct Opened {
        int exitCode = -1;
        QByteArray plain;
        QString error;
    };
    Opened opened(const QByteArray& file, const QString& identity) const
    {
        const auto path = m_folder.filePath(QStringLiteral("file.age"));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(file) != file.size())
            qFatal("cannot write");
        out.close();
        QProcess age;
        age.start(QStringLiteral("age"), {QStringLiteral("-d"), QStringLiteral("-i"), identity, path});
        if (!age.waitForFinished(60'000))
            qFatal("age does not end");
        return {age.exitCode(), age.readAllStandardOutput(), QString::fromUtf8(age.readAllStandardError())};
    }

    QTemporaryDir m_folder;
    Identity m_theirs;
    Identity m_others;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initialise());
        m_theirs = made(QStringLiteral("theirs.txt"));
        m_others = made(QStringLiteral("others.txt"));
    }

    void theRealProgramOpensIt_data()
    {
        QTest::addColumn<qsizetype>("size");
        const qsizetype chunk = 64 * 1024;
        for (const qsizetype size : {qsizetype(0), qsizetype(1), chunk - 1, chunk, chunk + 1, 2 * chunk, qsizetype(10'000'000)})
            QTest::addRow("%lld bytes", static_cast<long long>(size)) << size;
    }
    void theRealProgramOpensIt()
    {
        QFETCH(qsizetype, size);
        const auto plain = patternOf(size);
        const auto read = opened(encrypted(m_theirs.recipient, plain), m_theirs.file);
        QVERIFY2(read.exitCode == 0, qPrintable(read.error));
        QVERIFY(read.plain == plain);
    }

    void howItWasGivenMakesNoDifference()
    {
        const auto plain = patternOf(200'000);
        for (const std::size_t piece : {std::size_t{1009}, std::size_t{65536}, std::size_t{200'000}})
            QVERIFY(opened(encrypted(m_theirs.recipient, plain, piece), m_theirs.file).plain == plain);
    }

    void nobodyElseOpensIt()
    {
        const auto read = opened(encrypted(m_theirs.recipient, patternOf(1000)), m_others.file);
        QVERIFY(read.exitCode != 0);
        QVERIFY(read.plain.isEmpty());
        QVERIFY2(read.error.contains(QStringLiteral("no identity matched")), qPrintable(read.error));
    }

    void whatWasCutOrChangedIsNoticed()
    {
        const auto file = encrypted(m_theirs.recipient, patternOf(150'000));
        QVERIFY(opened(file.chopped(1), m_theirs.file).exitCode != 0);
        // Cut between two chunks: only the mark of the last one tells.
        const auto header = file.indexOf("\n--- ") + 5 + 43 + 1 + 16;
        QVERIFY(opened(file.left(header + 2 * (65536 + 16)), m_theirs.file).exitCode != 0);
        auto changed = file;
        changed[header + 70'000] = static_cast<char>(changed[header + 70'000] ^ 1);
        QVERIFY(opened(changed, m_theirs.file).exitCode != 0);
    }

    void noTwoFilesAreAlike()
    {
        const auto plain = patternOf(64);
        QVERIFY(encrypted(m_theirs.recipient, plain) != encrypted(m_theirs.recipient, plain));
    }

    // https://github.com/C2SP/CCTV, age/testdata/x25519: the same randomness gives the same file.
    void thePublishedVector()
    {
        const auto identity = m_folder.filePath(QStringLiteral("vector.txt"));
        QFile file(identity);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6\n");
        file.close();
        const auto recipient = recipientOf(identity);
        QByteArray made;
        {
            const VectorRandomness vector;
            made = encrypted(recipient, "age");
        }
        const QByteArray header = "age-encryption.org/v1\n"
                                  "-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
                                  "EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n"
                                  "--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n";
        QCOMPARE(made.left(header.size()), header);
        QCOMPARE(made.size(), header.size() + 16 + 3 + 16);
        const auto read = opened(made, identity);
        QCOMPARE(toHex(sha256(asBytes(read.plain.toStdString()))), std::string("013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab"));
    }

    void aSinkThatFailsIsToldOf()
    {
        const auto recipient = AgeRecipient::parse(m_theirs.recipient.toStdString());
        std::size_t left = 1000;
        const auto full = [&left](ByteView bytes) -> Result<> {
            if (bytes.size() > left)
                return fail(ErrorCode::DiskFull);
            left -= bytes.size();
            return {};
        };
        auto writer = AgeWriter::begin(*recipient, full);
        QVERIFY(writer);
        QVERIFY(writer->write(Bytes(200'000)).error().code == ErrorCode::DiskFull);
        left = 0;
        QVERIFY(AgeWriter::begin(*recipient, full).error().code == ErrorCode::DiskFull);
    }

    // The valid strings of BIP 173 that have data, and its invalid ones.
    void bech32()
    {
        QCOMPARE(toHex(*fromBech32("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw")), std::string("00443214c74254b635cf84653a56d7c675be77df"));
        QVERIFY(fromBech32("a", "a12uel5l")->empty());
        for (const auto* text : {"x1b4n0q5v", "li1dgmt3", "de1lg7wt\xff", "a1qypqxpq", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxx"})
            QVERIFY2(!fromBech32(std::string_view(text).substr(0, std::string_view(text).find('1')), text), text);
    }

    void aRecipientThatIsNoneIsSaidWhy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        const auto good = QStringLiteral("age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa");
        auto swapped = good;
        std::swap(swapped[20], swapped[21]);
        QTest::newRow("good") << good << QString();
        QTest::newRow("nothing") << QString() << QStringLiteral("begins with \"age1\"");
        QTest::newRow("words") << QStringLiteral("hello") << QStringLiteral("begins with \"age1\"");
        QTest::newRow("swapped") << swapped << QStringLiteral("mistyped");
        QTest::newRow("cut") << good.chopped(1) << QStringLiteral("mistyped");
        QTest::newRow("a space behind it") << good + QLatin1Char(' ') << QStringLiteral("none of its alphabet");
        QTest::newRow("capitals") << good.toUpper() << QStringLiteral("begins with \"age1\"");
        QTest::newRow("secret") << QStringLiteral("AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6") << QStringLiteral("secret key");
        QTest::newRow("ssh") << QStringLiteral("ssh-ed25519 AAAA") << QStringLiteral("SSH");
        QTest::newRow("plug-in") << QStringLiteral("age1yubikey1qgz5vhlxz0d42nqd9y4y2v") << QStringLiteral("plug-in");
    }
    void aRecipientThatIsNoneIsSaidWhy()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const auto recipient = AgeRecipient::parse(text.toStdString());
        QCOMPARE(recipient.has_value(), why.isEmpty());
        if (recipient)
            return;
        QVERIFY(recipient.error().code == ErrorCode::InvalidInput);
        const auto said = QString::fromStdString(recipient.error().detail);
        QVERIFY2(said.contains(why), qPrintable(said));
        QVERIFY(!said.contains(QStringLiteral("XMWWC06")));
    }
};

QTEST_GUILESS_MAIN(AgeTest)
#include "age.test.moc"
