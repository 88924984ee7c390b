// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <fstream>

#include "app/crypto/crypto.h"
#include "app/lab/cataloguecsv.h"
#include "tests/generator/oldsystem.h"
#include "tests/store/commands/migratingstore.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

constexpr std::uint64_t patients = 120;
constexpr int killsInTheSuite = 12;
constexpr int waits = 3; // for the store's work: staged, checked, certified

// From the mandate to the certificate in a store of its own; the store that serves is killed that often on the way.
class Run : MigratingStore {
public:
    Run(const std::string& messages, int kills, std::uint32_t seed) : m_kills(kills), m_random(seed)
    {
        setUp();
        const auto source = m_store->path("old.hl7");
        std::ofstream(source, std::ios::binary) << messages;
        m_job = upToAccepted(served::mandate("in", served::asHl7v2), {source});
        if (!waitFor(m_job, "certified"))
            throw std::runtime_error("it is not certified");
        m_store->stop();
    }
    [[nodiscard]] int kills() const { return m_killed; }
    // What it says of the migration: not when, under which ids and heads.
    QJsonObject certificate()
    {
        const auto path = m_store->path("certificate.json");
        must0(m_store->run({"migrate", "certificate", "--data", m_store->data(), m_job, "--out", path}));
        must0(m_store->run({"verify-certificate", "--data", m_store->data(), path}));
        must0(m_store->run({"verify", "--data", m_store->data()}));
        std::ifstream in(path, std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto whole = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object()[QStringLiteral("certificate")].toObject();
        QJsonObject said;
        for (const auto* name : {"fields", "sources", "found", "staged", "stagingSha256", "readBack", "sample", "delivered", "deliveredReadBack", "abandonedWhy"})
            said[QString::fromLatin1(name)] = whole[QString::fromLatin1(name)];
        said[QStringLiteral("differences")] = without(whole[QStringLiteral("differences")].toArray(), {"explainedBy"});
        said[QStringLiteral("steps")] = without(whole[QStringLiteral("steps")].toArray(), {"at", "by"});
        said[QStringLiteral("destroyed")] = whole[QStringLiteral("destroyed")].toArray().size();
        return said;
    }

private:
    bool waitFor(const std::string& job, const std::string& state) override
    {
        if (m_kills > 0)
            m_store->kill();
        for (int i = 0; i < m_kills / waits; ++i) {
            // Before it listens, too; and later and later, so that something gets done.
            QProcess serving;
            serving.start(QStringLiteral(PAILLASSE_STORE), {QStringLiteral("serve"), QStringLiteral("--data"), QString::fromStdString(m_store->data()), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
            if (!serving.waitForStarted())
                return false;
            QTest::qWait(static_cast<int>(m_random.bounded(50 + 20 * i)));
            serving.kill();
            serving.waitForFinished();
            ++m_killed;
            if (lineAfter(status(job), "State:").starts_with(state + ", since"))
                return true;
        }
        return (m_store->processId() != 0 || m_store->serve()) && MigratingStore::waitFor(job, state);
    }
    static QJsonArray without(const QJsonArray& list, const std::vector<const char*>& names)
    {
        QJsonArray kept;
        for (const auto& one : list) {
            auto object = one.toObject();
            for (const auto* name : names)
                object.remove(QString::fromLatin1(name));
            kept.append(object);
        }
        return kept;
    }

    std::string m_job;
    int m_kills;
    int m_killed = 0;
    QRandomGenerator m_random;
};

} // namespace

// kill -9 at any moment of the store that serves: the next one goes on, to the certificate that there would have been.
class MigrationKilledTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itComesToTheSameCertificate()
    {
        must(crypto::initialise());
        std::ifstream catalogue(CATALOGUE_FOLDER "/catalogue.csv");
        const std::string text((std::istreambuf_iterator<char>(catalogue)), {});
        const generator::OldSystem old(lab::Catalogue(*lab::csv::readCatalogue(text)), 20261128);
        std::string messages;
        for (std::uint64_t i = 0; i < patients; ++i)
            messages += old.message(i);
        const auto asked = qEnvironmentVariableIntValue("PAILLASSE_KILLS");
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        Run quiet(messages, 0, 0);
        Run killed(messages, asked > 0 ? asked : killsInTheSuite, seed);
        qInfo("%d kills", killed.kills());
        QVERIFY(killed.kills() > 0);
        const auto one = quiet.certificate();
        const auto other = killed.certificate();
        for (auto member = one.begin(); member != one.end(); ++member)
            QVERIFY2(other[member.key()] == member.value(), qPrintable(member.key() + QStringLiteral(": ") + QString::fromUtf8(QJsonDocument(QJsonObject{{member.key(), other[member.key()]}}).toJson())));
    }
};

QTEST_GUILESS_MAIN(MigrationKilledTest)
#include "migrationkilled.test.moc"
