// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QStorageInfo>
#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::Failure;

namespace {

// Everything that is left of the disk, in one file, to the last byte.
class Filling {
public:
    explicit Filling(const QString& folder) : m_path(folder + QStringLiteral("/filling"))
    {
        const int file = ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_WRONLY, 0600);
        const QByteArray block(64 * 1024, 'x');
        qsizetype size = block.size();
        while (file >= 0 && size > 0) {
            const auto written = ::write(file, block.constData(), static_cast<std::size_t>(size));
            if (written < 0) {
                m_why = errno;
                size /= 2;
            }
        }
        ::close(file);
    }
    ~Filling() { QFile::remove(m_path); }
    Filling(const Filling&) = delete;
    Filling& operator=(const Filling&) = delete;

    [[nodiscard]] int why() const { return m_why; }

private:
    QString m_path;
    int m_why = 0;
};

} // namespace

// The disk that a workstation's files are on is full, as the kernel says it of a disk (ENOSPC): at the door, and under somebody's hands.
// What was confirmed is there, what was not is said not to be, and with room again the work goes on.
class SmallDiskJourney : public QObject {
    Q_OBJECT

    QString m_disk;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<Station> m_other;
    lab::OrderId m_order;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_disk = qEnvironmentVariable("PAILLASSE_SMALL_DISK");
        QVERIFY2(!m_disk.isEmpty() && QStorageInfo(m_disk).bytesTotal() < (64ll << 20), "run by smalldisk.sh");
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto yann = m_store->addPerson(QStringLiteral("yann"), QStringLiteral("Yann Le Gall"), QStringLiteral("biologist"));
        m_store->start();
        m_other = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_other->enrol();
        m_other->activate(QStringLiteral("yann"), yann);
        m_order = m_other->orders(m_other->registers("LE BIHAN", "Maëlle", {1992, 5, 3}), {"NA", "K", "CL"});
        QVERIFY(m_other->sent());
        const auto elsewhere = qgetenv("TMPDIR");
        qputenv("TMPDIR", m_disk.toUtf8()); // this one's files alone
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        qputenv("TMPDIR", elsewhere);
        QVERIFY(m_station->folder().startsWith(m_disk));
        m_station->enrol();
        m_station->activate(QStringLiteral("anais"), anais);
        QVERIFY(m_station->waits([&] { return m_station->state(m_order, "NA").has_value(); }));
        QVERIFY(m_station->enters(m_order, "NA", "139").isCommitted());
        QVERIFY(m_station->sent());
    }
    void cleanupTestCase()
    {
        m_station.reset();
        m_other.reset();
        m_store->stop();
        m_store->verify();
    }

    void atTheDoor()
    {
        m_station->signOut();
        m_station->restart();
        {
            const Filling full(m_disk);
            QCOMPARE(full.why(), ENOSPC);
            QCOMPARE(m_station->refusedSignIn(QStringLiteral("anais")).failure, Failure::DiskFull);
        }
        m_station->restart();
        m_station->signIn(QStringLiteral("anais"));
        QVERIFY(m_station->sees(m_order, "NA", "139"));
    }

    // What is confirmed before there is no room any more is kept, and goes out; what finds none is said not to be.
    void underSomebodysHands()
    {
        m_station->unplug();
        QVERIFY(m_station->enters(m_order, "K", "4.1").isCommitted());
        const auto patient = *m_station->file(m_order)->patient;
        std::string street;
        {
            const Filling full(m_disk);
            QCOMPARE(full.why(), ENOSPC);
            // Files that were larger once have room in them still.
            constexpr int more = 400;
            client::Submission last;
            for (int number = 1; number <= more && last.isCommitted(); ++number) {
                auto contact = patient.contact;
                contact.address = std::to_string(number) + " rue de Siam" + std::string(400, '.');
                last = m_station->does(lab::documentId(patient.id), lab::CorrectPatient{patient.identity, contact, patient.insuredNir, "adresse", false});
                if (last.isCommitted())
                    street = contact.address;
            }
            QVERIFY(last.trouble && last.trouble->failure == Failure::DiskFull);
            QCOMPARE(m_station->value(m_order, "K"), std::string("4,1")); // one goes on reading
        }
        m_station->restart();
        m_station->engine().session().signIn(QStringLiteral("anais"), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        m_station->waitState(client::SessionState::Open);
        QVERIFY(m_station->sees(m_order, "K", "4,1"));
        QVERIFY(m_station->enters(m_order, "CL", "102").isCommitted());
        m_station->plugIn();
        QVERIFY(m_station->sent());
        QVERIFY(m_other->sees(m_order, "K", "4,1"));
        QVERIFY(m_other->sees(m_order, "CL", "102"));
        QVERIFY(m_other->waits([&] { return street.empty() || m_other->file(m_order)->patient->contact.address == street; }));
        QVERIFY(m_station->tray().empty());
    }

    // What streams in fills the copy of the data: the status says it, and all of it comes by itself once there is room.
    void whatStreamsIn()
    {
        m_station->waitCaughtUp();
        {
            const Filling full(m_disk);
            QCOMPARE(full.why(), ENOSPC);
            const auto patient = m_other->registers("KERZERHO", "Solène", {1957, 5, 9});
            constexpr int most = 400;
            for (int i = 0; i < most && m_station->engine().connection() != client::Connection::DiskFull; ++i)
                (void)m_other->orders(patient, {"NA", "K", "CL"});
            QVERIFY(m_other->sent());
            QVERIFY(m_station->waits([&] { return m_station->engine().connection() == client::Connection::DiskFull; }, 60'000));
        }
        QVERIFY(m_station->waits([&] { return m_station->engine().connection() == client::Connection::Online; }, 60'000));
        m_station->waitCaughtUp();
        QVERIFY(!m_station->finds("kerzerho").empty());
    }
};

QTEST_GUILESS_MAIN(SmallDiskJourney)
#include "smalldisk.test.moc"
