// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/client/profile.h"
#include "app/crypto/crypto.h"
#include "app/crypto/treehead.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"
#include "tests/journeys/windowat.h"
#include "tests/store/core/must.h"
#include "ui/shell/ledgernotice.h"
#include "ui/widgets/actionbutton.h"

using namespace paillasse;
using namespace paillasse::journeys;
using store::testing::must;
using ui::SignInStep;

// A store whose data are put back behind the workstations' backs, and go on from there: cut short first, then another history. No other
// check than the workstation's own can see it.
class LedgerDoubtJourney : public QObject {
    Q_OBJECT

public:
    explicit LedgerDoubtJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_bench;
    std::unique_ptr<Station> m_other;
    std::unique_ptr<WindowAt> m_window;
    lab::PatientId m_patient;

    [[nodiscard]] QString kept() const { return m_store->folder() + QStringLiteral("/kept"); }
    static void copy(const QString& from, const QString& to)
    {
        QDir(to).removeRecursively();
        if (!QDir().mkpath(to))
            qFatal("no place for the copy");
        QFile::setPermissions(to, QFile::permissions(from));
        for (const auto& name : QDir(from).entryList(QDir::Files | QDir::Hidden))
            if (!QFile::copy(from + u'/' + name, to + u'/' + name))
                qFatal("%s is not copied", qPrintable(name));
    }
    // Of the laboratory's ledger, as the workstation has kept it.
    [[nodiscard]] std::uint64_t knownSize() const
    {
        QFile file(client::Profile(m_bench->folder()).headsFile());
        std::uint64_t size = 0;
        if (file.open(QIODevice::ReadOnly))
            for (const auto& value : QJsonDocument::fromJson(file.readAll()).array()) {
                const auto bytes = QByteArray::fromBase64(value.toString().toLatin1());
                size = std::max(size, must(crypto::decodeHead({reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())})).size);
            }
        return size;
    }
    [[nodiscard]] ui::LedgerNotice& notice() { return m_window->shell().ledgerNotice(); }
    void changeTo(const char* login)
    {
        m_window->hand.press(Qt::Key_U, Qt::ControlModifier);
        m_window->waitStep(SignInStep::SignIn);
        m_window->hand.press(Qt::Key_Backtab, Qt::ShiftModifier);
        m_window->hand.type(login);
        m_window->hand.press(Qt::Key_Tab);
        m_window->typePassword(Station::password());
        m_window->waitWork();
    }
    // What the store-wide ledger has of them, while nobody serves.
    std::vector<std::pair<lab::WorkstationId, store::LedgerDoubted>> doubts() const
    {
        const auto opened = must(store::Store::open(store::DataDirectory(m_store->data().toStdString())));
        auto database = must(opened->connect());
        std::vector<std::pair<lab::WorkstationId, store::LedgerDoubted>> all;
        SecretBytes key(store::KeyStore::keySize);
        must(store::each(database, "SELECT leaf, key, entry FROM ledger WHERE seq < ? ORDER BY seq", [&](const auto& row) -> Result<> {
            const auto leaf = must(store::decodeLeaf(row.blob(0)));
            if (leaf.leafClass != store::LeafClass::Security)
                return {};
            must(opened->keys().read(row.unsignedInteger(1), key));
            const auto entry = must(store::decodeEntry(must(store::openEntry(key, opened->identity().store, leaf.sequence, row.blob(2)))));
            if (const auto* doubt = std::get_if<store::LedgerDoubted>(&entry.change))
                all.emplace_back(entry.at, *doubt);
            return {};
        }, store::rowOf(1, 0)));
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        const auto yann = m_store->addPerson(QStringLiteral("yann"), QStringLiteral("Yann Kerbrat"), QStringLiteral("technician"));
        const auto sophie = m_store->addPerson(QStringLiteral("sophie"), QStringLiteral("Sophie Le Roux"), QStringLiteral("security-officer"));
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        m_store->start();
        m_bench = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_bench->enrol();
        m_bench->activate(QStringLiteral("sophie"), sophie);
        m_bench->signOut();
        m_bench->activate(QStringLiteral("yann"), yann);
        m_bench->signOut();
        m_bench->activate(QStringLiteral("helene"), helene);
        m_patient = m_bench->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        QVERIFY(m_bench->sent());
        m_other = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-03"));
        m_other->enrol();
        m_other->activate(QStringLiteral("anais"), anais);
        m_other->signOut();
        m_bench->signOut();
        m_window = std::make_unique<WindowAt>(*m_bench, m_theme);
        m_window->waitStep(SignInStep::SignIn);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
        m_other.reset();
        if (m_store->isRunning())
            m_store->stop();
        m_store->verify(); // each history is whole in itself: verify cannot know of the other
    }

    void anHonestStoreIsNotDoubted()
    {
        m_window->typePassword(Station::password());
        m_window->waitWork();
        m_store->stop();
        copy(m_store->data(), kept());
        m_store->start();
        QVERIFY(m_bench->waits([&] { return m_bench->engine().connection() == client::Connection::Online; }));
        // What the other history will not have.
        const auto before = knownSize();
        for (int i = 0; i < 3; ++i)
            (void)m_bench->orders(m_patient, {"K"});
        QVERIFY(m_bench->sent());
        QVERIFY(m_bench->waits([&] { return knownSize() >= before + 3; }));
        m_store->stop();
        m_store->start();
        QVERIFY(m_bench->waits([&] { return m_bench->engine().connection() == client::Connection::Online; }));
        m_bench->waitCaughtUp();
        QVERIFY(!notice().isVisible());
    }

    void aLedgerThatWasCutShortIsSaidOnScreenAndToTheStore()
    {
        m_store->stop();
        QVERIFY(doubts().empty());
        copy(kept(), m_store->data());
        m_store->start();
        QVERIFY(m_bench->waits([&] { return notice().isVisible(); }));
        QVERIFY(m_window->hand.says("registre"));
        m_window->hand.picture("ledger-doubted");
        // Whoever comes sees it; who does not read the trail cannot take it away.
        QVERIFY(!notice().seen().isVisible());
        changeTo("yann");
        QVERIFY(notice().isVisible() && !notice().seen().isVisible());
    }

    void theSecurityOfficerTakesItAway()
    {
        changeTo("sophie");
        QVERIFY(notice().isVisible() && notice().seen().isVisible());
        m_window->hand.picture("ledger-doubted-officer");
        notice().seen().setFocus();
        m_window->hand.press(Qt::Key_Space);
        QVERIFY(!notice().isVisible());
        changeTo("helene");
        QVERIFY(!notice().isVisible());
    }

    // The store goes on from where it was put back to, with another's acts, until it is longer than it ever was.
    void anotherHistoryIsSeenToo()
    {
        m_bench->unplug();
        m_other->signIn(QStringLiteral("anais"));
        for (int i = 0; i < 6; ++i)
            (void)m_other->orders(m_patient, {"NA"});
        QVERIFY(m_other->sent());
        m_bench->plugIn();
        QVERIFY(m_bench->waits([&] { return notice().isVisible(); }));
        // The other workstation has only seen this one.
        QVERIFY(!m_other->log().contains("ledger.alarm"));
        QVERIFY(m_bench->log().contains("not-continued"));
        m_store->stop();
        const auto told = doubts();
        QVERIFY(!told.empty());
        for (const auto& [by, doubt] : told) {
            QVERIFY(by == told.front().first);
            QVERIFY(!doubt.laboratory.isNull());
            QVERIFY(doubt.knownSize > 0);
        }
        m_store->start();
    }
};

PAILLASSE_UI_TEST_MAIN(LedgerDoubtJourney)
#include "ledgerdoubt.test.moc"
