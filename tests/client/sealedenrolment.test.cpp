// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/client/enrolmentseal.h"
#include "tests/client/upkeepfixture.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// enrolment.json is believed as this program wrote it and no other way.
class SealedEnrolmentTest : public UpkeepTestBase {
    Q_OBJECT

private:
    QByteArray enrolmentFile() const
    {
        QFile file(m_profile->folder() + QStringLiteral("/enrolment.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // As somebody changes it who can write the file, and has no key.
    void changeEnrolment(const std::function<void(QJsonObject&)>& change)
    {
        auto object = QJsonDocument::fromJson(enrolmentFile()).object();
        change(object);
        QFile file(m_profile->folder() + QStringLiteral("/enrolment.json"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QJsonDocument(object).toJson());
    }
    void keepInKeyring(const WorkstationKeys& keys)
    {
        QVERIFY(wait<Result<>>([&](auto reply) { m_keyring.write(QString::fromStdString(m_first.keyringEntry), keys.entry(), this, reply); }));
    }

private Q_SLOTS:
    void aChangedEnrolmentIsNotBelieved_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        const FakeStore elsewhere;
        const auto row = [](const char* field, const QJsonValue& value) { QTest::newRow(field) << QString::fromLatin1(field) << value; };
        row("address", QStringLiteral("127.0.0.1:1"));
        row("authority", QString::fromStdString(elsewhere.authority()));
        row("certificate", QStringLiteral("-"));
        row("name", QStringLiteral("HEMATO-01"));
        row("store", QString::fromStdString(idOf<lab::LaboratoryId>(51).uuid().toString()));
        row("workstation", QString::fromStdString(idOf<lab::WorkstationId>(41).toString()));
        row("storeSigningKey", QStringLiteral("AAAA"));
        row("storeBoxKey", QStringLiteral("AAAA"));
        row("enrolledAt", 1.0);
        row("seal", QString());
        row("seal", QJsonValue::Undefined);
        row("format", 0); // does not read
    }
    void aChangedEnrolmentIsNotBelieved()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        enrolled(m_clock.now() - 200 * dayMs);
        const auto right = enrolmentFile();
        changeEnrolment([&](QJsonObject& object) {
            QVERIFY(object.value(field) != value);
            object.insert(field, value);
        });
        const auto changed = enrolmentFile();
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::EnrolmentChanged));
        QVERIFY(m_told.empty());                              // no store was called
        QVERIFY(m_engine->session().storeAddress().isEmpty()); // nor is one suggested
        QCOMPARE(enrolmentFile(), changed);                   // as it was found
        QVERIFY(isInKeyring(m_first.keyringEntry));
        // Tried again: the same. With the right file: work goes on.
        m_engine->session().retry();
        QVERIFY(isAt(SessionState::Failed));
        QFile file(m_profile->folder() + QStringLiteral("/enrolment.json"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(right);
        file.close();
        m_engine->session().retry();
        QVERIFY(isAt(SessionState::SignedOut));
        QCOMPARE(enrolmentFile(), right);
    }

    // Given up, it is put aside with everything that belonged to it; nothing is deleted.
    void aChangedEnrolmentIsPutAside()
    {
        enrolled(m_clock.now() - 200 * dayMs);
        changeEnrolment([](QJsonObject& object) { object.insert(QStringLiteral("address"), QStringLiteral("127.0.0.1:1")); });
        const auto changed = enrolmentFile();
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        m_engine->session().enrolAgain();
        QVERIFY(isAt(SessionState::NotEnrolled));
        const auto aside = QDir(m_profile->quarantine()).entryInfoList({QStringLiteral("enrolment.json.*")}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QFile file(aside.front().filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), changed);
        QVERIFY(isInKeyring(m_first.keyringEntry));
    }

    // Enrolled before there were seals: believed once, for the keyring has no key yet, and sealed.
    void anOlderEnrolmentIsSealedOnce()
    {
        enrolled(m_clock.now() - 200 * dayMs);
        auto keys = keysIn(m_first.keyringEntry);
        QVERIFY(keys);
        keys->seal.clear();
        keepInKeyring(*keys);
        QVERIFY(keysIn(m_first.keyringEntry)->seal.isEmpty());
        changeEnrolment([](QJsonObject& object) { object.remove(QStringLiteral("seal")); });
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        const auto now = keysIn(m_first.keyringEntry);
        QVERIFY(now && now->seal.size() == WorkstationKeys::sealSize);
        QVERIFY(now->device.equals(keys->device) && now->tlsKey.equals(keys->tlsKey));
        QVERIFY(isSealedWith(onDisk(), now->seal));
        m_engine.reset();
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        m_engine.reset();
        changeEnrolment([](QJsonObject& object) { object.remove(QStringLiteral("seal")); });
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::EnrolmentChanged));
    }
};

QTEST_GUILESS_MAIN(SealedEnrolmentTest)
#include "sealedenrolment.test.moc"
