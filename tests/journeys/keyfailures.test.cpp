// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include "app/client/keys/keyring.h"
#include "app/crypto/crypto.h"
#include "tests/faults/damagedfile.h"
#include "tests/faults/fulldisk.h"
#include "tests/faults/keyringdaemon.h"
#include "tests/journeys/failingplace.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::Failure;
using ui::SignInStep;

namespace {

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(std::string_view(text.toStdString()));
}

const QString secondPassword = QStringLiteral("une seconde phrase assez longue");
const QString thirdPassword = QStringLiteral("une tierce phrase assez longue");

} // namespace

// Keyring, cache, password and disk fail for real; the right page says so in French, nothing is lost, and one key leads on.
class KeyFailureJourney : public FailingPlace {
    Q_OBJECT

public:
    explicit KeyFailureJourney(ui::Theme& theme) : FailingPlace(theme) {}

private:
    faults::KeyringDaemon m_daemon{QStringLiteral("test keyring")}; // privatebus.sh made it so

    // What is wrong with the keyring is told, and told again while it lasts; healed, one key leads to the sign-in page. Nothing here is changed by it.
    void failsAndHeals(Failure failure, const char* title, const std::function<bool()>& harm, const std::function<bool()>& heal)
    {
        const auto before = files();
        QVERIFY(harm());
        comeIn();
        QVERIFY(shows(failure, title, "Aucune nouvelle clé n’a été créée"));
        tryAgain();
        QVERIFY(shows(failure, title, "chiffré"));
        QVERIFY(heal());
        tryAgain();
        m_at->waitsFor(SignInStep::SignIn);
        QCOMPARE(files(), before);
        leave();
    }
    // The copy of the data, damaged there, is put aside; one key fetches everything again, and what waited here arrives.
    void fetchesAgain(faults::Place damage)
    {
        entersOffline(2);
        leave();
        const auto aside = quarantined();
        QVERIFY(faults::damage(faults::onlyFile(folder() + u("/caches"), u("*.cache")), damage));
        m_station->cable().plug();
        comeIn();
        types(m_password);
        QVERIFY(shows(Failure::CacheCorrupt, "La copie des données sur ce poste est endommagée", "Le serveur a toutes les données envoyées"));
        QVERIFY(m_at->door().message().happened.contains(u("mis de côté, pas supprimé")));
        QCOMPARE(quarantined(), aside + 1);
        tryAgain(); // « Récupérer les données »
        // Damage that was only met at work has ended the session: it is opened again.
        QVERIFY(waits([&] { return mayWork() || (m_at->door().step() == SignInStep::SignIn && !m_at->door().isBusy()); }));
        if (!mayWork())
            signIn();
        QVERIFY(waits([&] { return m_at->engine().progress().caughtUp; }));
        QVERIFY(allArrived());
        leave();
    }
    // At the other workstation, which takes the seat where it must.
    void changesPasswordElsewhere(const QString& password)
    {
        auto& session = m_other->engine().session();
        m_other->signOut();
        session.signIn(u("anais"), secret(m_password));
        QVERIFY(waits([&] { return session.state() == client::SessionState::Failed || session.state() == client::SessionState::Open; }));
        if (session.state() == client::SessionState::Failed)
            session.takeSeat();
        m_other->waitState(client::SessionState::Open);
        std::optional<Result<>> changed;
        session.changePassword(secret(m_password), secret(password), this, [&](const Result<>& done) { changed = done; });
        QVERIFY(waits([&] { return changed.has_value(); }));
        QVERIFY(changed->has_value());
        m_other->signOut();
        m_other->signIn(u("yann"));
    }
    QString keyringEntry() const
    {
        QFile file(folder() + u("/enrolment.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value(u("keyringEntry")).toString() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(u("anais"), u("Anaïs Le Goff"), u("technician"));
        const auto yann = m_store->addPerson(u("yann"), u("Yann Le Gall"), u("biologist"));
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, u("BIOCH-01"));
        m_other = std::make_unique<Station>(*m_store, u("BIOCH-02"));
        m_station->enrol();
        m_other->enrol();
        m_other->activate(u("yann"), yann);
        m_station->activate(u("anais"), anais);
        m_patient = m_other->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_order = m_other->orders(m_patient, {"K"});
        QVERIFY(m_other->sent());
        QVERIFY(m_station->waits([&] { return m_station->state(m_order, "K").has_value(); }));
        m_station->signOut();
        m_station->switchOff();
        entersOffline(2); // they wait through everything that fails below, until the network is back
        leave();
    }
    void cleanupTestCase()
    {
        m_at.reset();
        m_station.reset();
        m_other.reset();
        m_store->stop();
        m_store->verify();
    }

    // --- the keyring; the workstation stays offline, with two acts waiting
    void lockedKeyring()
    {
        failsAndHeals(Failure::KeyringLocked, "Le trousseau de clés de cet ordinateur est verrouillé", [this] { return m_daemon.lock(); }, [this] { return m_daemon.unlock(); });
    }

    void noKeyring()
    {
        failsAndHeals(Failure::KeyringMissing, "Cet ordinateur n’a pas de trousseau de clés", [this] { return m_daemon.end(); }, [this] { return m_daemon.startAgain(); });
    }

    // Not even a bus to ask on: a program of its own, for a process keeps the bus that it found.
    void noBusAtAll()
    {
        const auto before = files();
        QProcess program;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u("DBUS_SESSION_BUS_ADDRESS"), u("unix:path=/nonexistent/bus"));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(PAILLASSE_JOURNEYS_TYPIST), {folder()});
        QVERIFY(waits([&] { return program.state() == QProcess::NotRunning; }));
        QCOMPARE(QString::fromUtf8(program.readAllStandardOutput()).trimmed(), u("Cet ordinateur n’a pas de trousseau de clés"));
        QCOMPARE(files(), before);
    }

    void anotherKeyring()
    {
        failsAndHeals(Failure::KeyringChanged, "Le trousseau de cet ordinateur n’est plus le même", [this] { return m_daemon.replace(); }, [this] { return m_daemon.putBack(); });
    }

    void theEntryIsGone()
    {
        const auto entry = keyringEntry();
        client::Keyring keyring;
        std::shared_ptr<SecretBytes> kept;
        const auto remove = [&] {
            bool removed = false;
            keyring.read(entry, this, [&](const auto& read) {
                if (read)
                    kept = *read;
                keyring.remove(entry, this, [&](const Result<>& done) { removed = done.has_value(); });
            });
            return waits([&] { return removed && kept; });
        };
        const auto bringBack = [&] {
            bool back = false;
            keyring.write(entry, kept->clone(), this, [&](const Result<>& done) { back = done.has_value(); });
            return waits([&] { return back; });
        };
        failsAndHeals(Failure::SecretMissing, "La clé de ce poste n’est plus dans le trousseau", remove, bringBack);
    }

    // Somebody who can write the file leads it to another store.
    void theEnrolmentWasChanged()
    {
        const auto path = folder() + u("/enrolment.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto right = file.readAll();
        file.close();
        const auto write = [&](const QByteArray& bytes) { return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size() && (file.close(), true); };
        auto changed = QJsonDocument::fromJson(right).object();
        changed.insert(u("address"), u("store.elsewhere.example:8443"));
        QVERIFY(write(QJsonDocument(changed).toJson()));
        const auto before = files();
        comeIn();
        QVERIFY(shows(Failure::EnrolmentChanged, "Le fichier qui dit quel est le serveur a été modifié", "aucun serveur n’a été appelé"));
        QCOMPARE(files(), before);
        tryAgain();
        QVERIFY(shows(Failure::EnrolmentChanged, "Le fichier qui dit quel est le serveur a été modifié", "aucun serveur n’a été appelé"));
        QVERIFY(write(right));
        tryAgain();
        m_at->waitsFor(SignInStep::SignIn);
    }

    // --- the password, still offline
    void aWrongPasswordOffline()
    {
        comeIn();
        types(u("not this one"));
        QVERIFY(waits([&] { return m_at->door().formError().contains(u("ne s’ouvre pas avec ce mot de passe")); }));
        QVERIFY(m_at->door().formError().contains(u("2 actes")));
        picture(u("failure-wrong-password-offline"));
        QVERIFY(m_at->door().step() == SignInStep::SignIn);
        signIn();
        QVERIFY(m_at->engine().connection() == client::Connection::Offline);
        leave();
        m_station->cable().plug();
        comeIn();
        QVERIFY(allArrived()); // before anybody has signed in: they are sealed to the store
    }

    // --- the disk
    void aFullDisk()
    {
        {
            const faults::FullDisk full;
            types(m_password);
            m_at->waitsFor(SignInStep::Failed);
        }
        QVERIFY(shows(Failure::DiskFull, "Le disque de cet ordinateur est plein", "Tout ce qui a été confirmé est sur le disque"));
        tryAgain();
        QVERIFY(waits([&] { return mayWork(); }));
        leave();
    }

    // --- the cache
    void aDamagedFirstPage() { fetchesAgain(faults::Place::FirstPage); }

    // Found when the first of those pages is read: at the door, or at work already.
    void damageInTheMiddle() { fetchesAgain(faults::Place::Middle); }

    // --- the password is changed at another workstation, while this one is offline
    void aPasswordChangedElsewhere()
    {
        entersOffline(1);
        auto& drafts = m_at->engine().drafts();
        QVERIFY(waits([&] { return drafts.isLoaded(); }));
        drafts.keep({"bench.entry:x", {}, {}, {{"value:1", "13"}}, {}});
        leave();
        const auto aside = quarantined();
        changesPasswordElsewhere(secondPassword);

        // Offline the one before still opens what is here.
        comeIn();
        signIn();
        QVERIFY(m_at->engine().connection() == client::Connection::Offline);
        // Online it does not count any more.
        m_station->cable().plug();
        QVERIFY(shows(Failure::PasswordChanged, "Votre mot de passe a été changé ailleurs", "brouillon"));
        tryAgain(); // « Se connecter »
        m_password = secondPassword;
        signIn();
        QVERIFY(waits([&] { return m_at->engine().drafts().isLoaded(); }));
        QVERIFY(m_at->engine().drafts().find("bench.entry:x")); // the same cache, under the new password
        QCOMPARE(quarantined(), aside);
        QVERIFY(waits([&] { return m_at->engine().progress().caughtUp; }));
        QVERIFY(allArrived());
        leave();
    }

    // Again, and this time the network fails between the store's first word and its second: what is here asks for the password before.
    void theCacheAsksForThePasswordBefore()
    {
        changesPasswordElsewhere(thirdPassword);

        comeIn();
        m_at->waitsFor(SignInStep::SignIn);
        auto& cable = m_station->cable();
        // When the answer about the salt is in, the client makes keys and the line is quiet.
        for (int quiet = 40; m_at->door().step() != SignInStep::PreviousPassword; quiet *= 2) {
            QVERIFY2(quiet < 3000, "the cut never fell between the two answers");
            cable.plug();
            m_at->stage().fill({u("anais"), thirdPassword});
            auto seen = cable.seen().size();
            m_at->stage().press(Qt::Key_Return);
            QElapsedTimer still;
            still.start();
            QVERIFY(waits([&] {
                if (cable.seen().size() != seen)
                    still.restart();
                seen = cable.seen().size();
                return still.elapsed() > quiet && seen > 0;
            }));
            cable.pull();
            QVERIFY(waits([&] { return !m_at->door().isBusy(); }));
            QVERIFY2(!m_at->isAtWork(), "the store was faster than the cut");
        }
        picture(u("failure-needs-previous"));
        m_at->stage().fill({m_password});
        m_at->stage().press(Qt::Key_Return);
        // The password was changed where the seat is: whether this machine has heard of that by now depends on where the cut fell. Then it
        // opens with the store only (decision 26).
        const auto isElsewhere = [&] { return m_at->door().step() == SignInStep::Failed && m_at->door().failure() == Failure::SeatElsewhere; };
        m_at->stage().wait("the work, or the seat that is elsewhere", [&] {
            if (m_at->door().step() == SignInStep::FirstSync && m_at->door().isUsable())
                m_at->stage().press(Qt::Key_Return);
            return m_at->isAtWork() || isElsewhere();
        });
        QVERIFY(isElsewhere() || m_at->engine().connection() == client::Connection::Offline);
        leave();
        cable.plug();
        m_password = thirdPassword;
        comeIn();
        signIn();
        QVERIFY(allArrived());
        leave();
    }
};

PAILLASSE_UI_TEST_MAIN(KeyFailureJourney)
#include "keyfailures.test.moc"
