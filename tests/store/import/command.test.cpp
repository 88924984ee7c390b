// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/store/net/runningstore.h"

using namespace paillasse;

namespace {

const std::string order = "MSH|^~\\&|HIS|CHCB|||20260312080000||ORM^O01|1|P|2.5\rPID|1||4711^^^CHCB^PI||LE BIHAN^Maelle^^^^^L||19920503|F||||||||||COMPTE\rORC|NW|A1^HIS\rOBR|1|A1^HIS||2823-3^Potassium^LN\r";
const std::string refused = "MSH|^~\\&|A|B|||2026||SIU^S12|1|P|2.5\rPID|1||1||KERVADEC^Enora\r";
const std::string lost = "MSH|^~\\&|SIL|LABO|||20260312080000||ORU^R01|2|P|2.5\rPID|1\rOBR|1|X1||2823-3^Potassium^LN\rOBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L||||||F\r";

QStringList keysOf(const QJsonValue& value)
{
    return value.toObject().keys();
}

} // namespace

// What the command prints, and how somebody looks at what it kept.
class ImportCommandTest : public QObject {
    Q_OBJECT

private:
    test::RunningStore m_store;
    std::string m_file;

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_store.init().exit, 0);
        m_file = m_store.path("messages \"of\" today.hl7");
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(order + refused + lost));
    }

    // {"files","messages","accepted","refused":[{"file","message","where","reason"}],"patients","orders","results"}
    void theJsonIsOfTheShapeThatWasAskedFor()
    {
        const auto done = m_store.command({"import"}, {"--json", m_file});
        QCOMPARE(done.exit, 1); // something was refused
        QVERIFY2(done.err.empty(), done.err.c_str());
        QJsonParseError error;
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(done.out), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        for (const auto& [name, value] : {std::pair("files", 1), {"messages", 3}, {"accepted", 2}, {"patients", 1}, {"orders", 1}, {"results", 0}}) {
            QVERIFY2(json.value(QLatin1String(name)).isDouble(), name);
            QVERIFY2(json.value(QLatin1String(name)).toInt(-1) == value, name);
        }
        const auto list = json.value(QStringLiteral("refused")).toArray();
        QCOMPARE(list.size(), 1);
        QCOMPARE(keysOf(list[0]), (QStringList{QStringLiteral("file"), QStringLiteral("message"), QStringLiteral("reason"), QStringLiteral("where")}));
        QCOMPARE(list[0][QStringLiteral("file")].toString().toStdString(), m_file);
        QCOMPARE(list[0][QStringLiteral("message")].toInt(), 2);
        QCOMPARE(list[0][QStringLiteral("where")].toString(), QStringLiteral("MSH-9"));
        QVERIFY(!list[0][QStringLiteral("reason")].toString().isEmpty());
        // In that order, and nothing before or between; what there is to say besides stands after it.
        std::size_t at = 0;
        for (const auto* name : {"{\"files\":", ",\"messages\":", ",\"accepted\":", ",\"refused\":[", "],\"patients\":", ",\"orders\":", ",\"results\":"}) {
            const auto next = done.out.find(name, at);
            QVERIFY2(next != std::string::npos, name);
            at = next + 1;
        }
        QVERIFY(done.out.starts_with("{\"files\":1,\"messages\":3,\"accepted\":2,\"refused\":["));
        QCOMPARE(keysOf(json.value(QStringLiteral("unread")).toArray().at(0)), (QStringList{QStringLiteral("fields"), QStringLiteral("file"), QStringLiteral("message"), QStringLiteral("messages")}));
        QCOMPARE(json.value(QStringLiteral("tray")).toArray().size(), 1);
    }

    void whatWasKeptIsListedAndShown()
    {
        const auto all = m_store.command({"tray", "list"});
        QCOMPARE(all.exit, 0);
        QVERIFY2(all.out.ends_with("3 messages\n"), all.out.c_str());
        for (const auto* secret : {"KERVADEC", "COMPTE", "LE BIHAN", ".hl7"})
            QVERIFY2(all.out.find(secret) == std::string::npos, secret);
        for (const auto& [kind, text] : {std::pair("refused", refused), {"tray", lost}, {"unread", order}}) {
            const auto some = m_store.command({"tray", "list"}, {"--kind", kind});
            QVERIFY2(some.out.ends_with("1 messages\n") && some.out.find(std::string("  ") + kind) != std::string::npos, some.out.c_str());
            const auto shown = m_store.command({"tray", "show"}, {some.out.substr(0, 36)});
            QCOMPARE(shown.exit, 0);
            QCOMPARE(shown.out, text);
            QVERIFY2(shown.err.find(m_file) != std::string::npos, shown.err.c_str());
        }
        QCOMPARE(m_store.command({"tray", "list"}, {"--kind", "other"}).exit, 2);
        QCOMPARE(m_store.command({"tray", "show"}, {"00000000-0000-7000-8000-000000000000"}).exit, 1);
        QCOMPARE(m_store.command({"verify"}).exit, 0);
    }

    void wordsForWhoReadsThem()
    {
        const auto said = m_store.command({"import"}, {m_file});
        QVERIFY2(said.out.find(m_file + ", message 2: refused: MSH-9: ") != std::string::npos, said.out.c_str());
        QVERIFY(said.out.find("1 files, 3 messages: 2 accepted, 1 refused") != std::string::npos);
        QVERIFY(said.out.find("PID-18 1;") != std::string::npos);
        const auto gone = m_store.command({"import"}, {m_store.path("gone.hl7")});
        QCOMPARE(gone.exit, 1);
        QVERIFY(gone.err.find("gone.hl7") != std::string::npos);
        QVERIFY(m_store.run({"import", "--help"}).out.find("Examples") != std::string::npos);
        QVERIFY(m_store.run({"tray", "list", "--help"}).out.find("Example") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ImportCommandTest)
#include "command.test.moc"
