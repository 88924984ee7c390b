// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/store/channels/alertnotice.h"
#include "app/store/channels/channelbook.h"
#include "app/store/core/store.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

namespace {

constexpr std::string_view password = "a key of some length";

ChannelSettings webhook(const std::string& url = "https://alerts.example/in")
{
    return {"ops", ChannelKind::Webhook, {url, "", "", SecretBytes::copyOf(password)}, "", {}, wire::Severity::Medium};
}
ChannelSettings mail()
{
    return {"post", ChannelKind::Mail, {"smtp://mail.example:587", "PEM", "relay", SecretBytes::copyOf("x")}, "store@lab.example", {"officer@lab.example", "second@lab.example"}, wire::Severity::High};
}

} // namespace

class BookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { must(crypto::initialise()); }

    void whatIsWrittenIsReadAndAnotherProcessIsNoticed()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const DataDirectory directory(folder.filePath(QStringLiteral("store")).toStdString());
        must(initialise(directory, "LBM", clock));
        auto store = must(Store::open(directory));
        ChannelBook serving(*store);
        QVERIFY(must(serving.read()).empty());
        QVERIFY(!must(serving.news()));

        ChannelBook operators(*store);
        std::vector<ChannelSettings> two;
        two.push_back(webhook());
        two.push_back(mail());
        must(operators.write(two));
        QVERIFY(!must(operators.news()));
        auto read = must(serving.news());
        QVERIFY(read && read->size() == 2);
        QVERIFY(!must(serving.news()));
        const auto& first = read->front();
        QCOMPARE(first.name, std::string("ops"));
        QCOMPARE(first.to.url, std::string("https://alerts.example/in"));
        QCOMPARE(first.least, wire::Severity::Medium);
        QVERIFY(first.to.password.equals(two[0].to.password));
        const auto& second = read->back();
        QVERIFY(second.kind == ChannelKind::Mail && second.to.authority == "PEM" && second.to.user == "relay" && second.from == "store@lab.example");
        QCOMPARE(second.recipients, two[1].recipients);

        // Under the seal of the store's keys, and nowhere in the clear.
        store.reset();
        for (const auto& name : QDir(folder.filePath(QStringLiteral("store"))).entryList(QDir::Files)) {
            QFile file(folder.filePath(QStringLiteral("store/") + name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(password.data()), qPrintable(name));
        }
    }

    void whatDoesNotGoIsRefused()
    {
        QVERIFY(checkSettings(webhook()));
        QVERIFY(checkSettings(mail()));
        for (const auto* url : {"http://127.0.0.1:9000/", "http://localhost/", "http://[::1]:1/"})
            QVERIFY2(checkSettings(webhook(url)), url);
        for (const auto* url : {"http://alerts.example/", "http://127.0.0.1.alerts.example/", "https://me:secret@alerts.example/", "https://me@alerts.example/", "ftp://alerts.example/",
                                "file:///etc/passwd", "smtp://mail.example", "alerts.example", "", "https://"})
            QVERIFY2(!checkSettings(webhook(url)), url);
        auto nameless = webhook();
        nameless.name = "two words";
        QVERIFY(!checkSettings(nameless));
        auto unsignedOne = webhook();
        unsignedOne.to.password = SecretBytes::copyOf("too short");
        QVERIFY(!checkSettings(unsignedOne));
        auto unnamed = mail();
        unnamed.to.user.clear(); // a password of nobody
        QVERIFY(!checkSettings(unnamed));
        auto injected = mail();
        injected.recipients = {"officer@lab.example\r\nBcc: x@y"};
        QVERIFY(!checkSettings(injected));
        auto toNobody = mail();
        toNobody.recipients.clear();
        QVERIFY(!checkSettings(toNobody));
        auto plain = mail();
        plain.to.url = "http://127.0.0.1/";
        QVERIFY(!checkSettings(plain));
    }

    // What a notice is made of has no place for words: whatever the alert holds of them, none of it leaves.
    void noNameOfAnybodyIsInANotice()
    {
        const Instant now{1'790'000'000'000};
        wire::Alert alert;
        alert.id = Uuid::make(now);
        alert.rule = "reads \"of\" Madame\r\nMartin";
        alert.laboratory = lab::LaboratoryId::make(now);
        alert.person = lab::PersonId::make(now);
        alert.patient = lab::PatientId::make(now);
        alert.personName = "Yann Salaün";
        alert.workstationName = "BIOCH-02";
        alert.reference = "1042";
        alert.ownerName = "Marc Olivier";
        alert.life.push_back({now, wire::AlertStep::Explain, alert.person, "Marc Olivier", "he looked for MARTIN Jeanne"});
        const auto notice = noticeOf(alert, NoticeKind::Escalated, now);
        QVERIFY(must(cbor::decode<AlertNotice>(cbor::encode(notice))) == notice);
        const auto json = jsonOf(notice);
        const auto bytes = cbor::encode(notice);
        for (const auto* word : {"Salaün", "BIOCH", "Olivier", "MARTIN", "Madame\r", "1042"}) {
            QVERIFY2(json.find(word) == std::string::npos, json.c_str());
            QVERIFY(asText(bytes).find(word) == std::string_view::npos);
        }
        QVERIFY(json.find(alert.patient.toString()) == std::string::npos && json.find(R"("about_patient":true)") != std::string::npos);
        QVERIFY(json.find(alert.person.toString()) != std::string::npos && json.find(alert.id.toString()) != std::string::npos);
        QCOMPARE(notice.rule, std::string("reads--of--Madame--Martin"));
    }
};

QTEST_GUILESS_MAIN(BookTest)
#include "book.test.moc"
