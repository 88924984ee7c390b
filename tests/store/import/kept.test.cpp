// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/crypto/crypto.h"
#include "tests/store/import/importsite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

// The files of the store that hold these bytes as they are.
std::vector<std::string> holding(const std::string& folder, const std::string& bytes)
{
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && bytesOf(entry.path()).find(bytes) != std::string::npos)
            found.push_back(entry.path().string());
    return found;
}

// JSON as it is easier to read here.
std::string quoted(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

const std::string refusedMessage = "MSH|^~\\&|A|B|||2026||SIU^S12|1|P|2.5\rPID|1||1||KERVADEC^Enora\rSCH|1\r";

} // namespace

// Nothing is dropped in silence: what is refused, and what an accepted message had more than is read, is kept sealed for a person to see.
class KeptMessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void aRefusalSaysWhereAndKeepsTheText()
    {
        ImportSite site;
        const auto file = site.write("mixed.hl7", orderMessage() + refusedMessage + orderMessage("A2"));
        const auto said = site.take({file});
        QCOMPARE(said.messages, 3u);
        QCOMPARE(said.accepted, 2u);
        QCOMPARE(said.refused.size(), 1u);
        QCOMPARE(said.refused[0].file, file);
        QCOMPARE(said.refused[0].message, 2u);
        QCOMPARE(said.refused[0].where, std::string("MSH-9"));
        QVERIFY(!said.refused[0].reason.empty());
        QVERIFY(said.refused[0].reason.find("KERVADEC") == std::string::npos);
        const auto kept = site.kept(KeptKind::Refused);
        QCOMPARE(kept.size(), 1u);
        const auto message = site.shown(kept[0].id);
        QCOMPARE(message.text, refusedMessage);
        QCOMPARE(message.file, file);
        QCOMPARE(message.number, 2u);
        QCOMPARE(message.where, std::string("MSH-9"));
        QCOMPARE(message.reason, said.refused[0].reason);
        // Sealed on the disk; the file's own name may be a person's too.
        for (const auto* secret : {"KERVADEC", "Enora", "mixed.hl7", "LE BIHAN"})
            QVERIFY2(holding(site.site.path(), secret).empty(), secret);
    }

    void theKeptAreForgottenInTime()
    {
        ImportSite site;
        site.take("refused.hl7", refusedMessage);
        const auto id = site.kept(KeptKind::Refused).at(0).id;
        site.site.clock.advance(std::int64_t{KeptMessages::keepDays + 32} * dayMs);
        site.take("later.hl7", orderMessage());
        QVERIFY(site.kept(KeptKind::Refused).empty());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, site.shown(id));
    }

    void whatNothingReadsIsKeptWithItsMessage()
    {
        ImportSite site;
        // PID-18 and ZZZ have no place here.
        const std::string patient = "PID|1||4711^^^CHCB^PI||LE BIHAN^Maëlle^^^^^L||19920503|F||||||||||COMPTE-KERLEO\r";
        const auto text = orderMessage("A1", patient) + "ZZZ|1|SIGNE-PARTICULIER\r";
        const auto said = site.take("order.hl7", text);
        QCOMPARE(said.accepted, 1u);
        QVERIFY(said.tray.empty());
        QCOMPARE(said.unread.size(), 1u);
        QVERIFY(std::ranges::find(said.unread[0].fields, "PID-18") != said.unread[0].fields.end());
        const auto kept = site.kept(KeptKind::Unread);
        QCOMPARE(kept.size(), 1u);
        const auto message = site.shown(kept[0].id);
        QCOMPARE(message.text, text);
        for (const auto& field : said.unread[0].fields)
            QVERIFY2(message.reason.find(field) != std::string::npos, field.c_str());
        for (const auto* secret : {"COMPTE-KERLEO", "SIGNE-PARTICULIER"})
            QVERIFY2(holding(site.site.path(), secret).empty(), secret);
        // A message of which all is read leaves nothing behind.
        ImportSite plain;
        const auto whole = plain.take("order.hl7", "MSH|^~\\&|HIS|CHCB|||20260312080000||ORM^O01|1|P|2.5\r" + std::string(patientSegment) + "ORC|NW|A1^HIS\rOBR|1|A1^HIS||2823-3^Potassium^LN\r");
        QVERIFY2(whole.unread.empty(), whole.unread.empty() ? "" : whole.unread[0].fields.front().c_str());
        QVERIFY(plain.kept(KeptKind::Unread).empty());
        // What waits in the tray is there whole already.
        ImportSite waiting;
        const auto unknown = waiting.take("cancel.hl7", orderMessage("Z9", patient, "CA"));
        QVERIFY(!unknown.unread.empty() && unknown.tray.size() == 1);
        QVERIFY(waiting.kept(KeptKind::Unread).empty());
        QCOMPARE(waiting.kept(KeptKind::Tray).size(), 1u);
    }

    void whatOfAResourceIsNotReadIsKeptToo()
    {
        ImportSite site;
        const auto patient = quoted("{'resourceType':'Patient','id':'p1','identifier':[{'system':'urn:oid:1.2.3','value':'p1'}],'name':[{'use':'official','family':'LE BIHAN','given':['Maëlle']}],'birthDate':'1992-05-03',"
                                    "'maritalStatus':{'text':'VEUVE-DE-GUERRE'}}");
        const auto said = site.take("p.ndjson", patient + "\n");
        QCOMPARE(said.unread.size(), 1u);
        QVERIFY(said.unread[0].fields.front().starts_with("Patient.maritalStatus"));
        const auto text = site.shown(site.kept(KeptKind::Unread).at(0).id).text;
        QVERIFY2(text == patient + "\n", text.c_str()); // the whole file, for it is one message
    }

    void whatDoesNotUnpackIsKeptAsItCame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("reason");
        const auto whole = gzipped(orderMessage());
        auto flipped = whole;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);
        const auto row = [](const char* name, const std::string& bytes, const char* reason) { QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(reason); };
        row("cut", whole.substr(0, whole.size() - 9), "it does not unpack: it ends too soon");
        row("nothing in it", "\x1f\x8b", "it does not unpack: it ends too soon");
        row("damaged", flipped, "it does not unpack: it is damaged");
        row("something behind it", whole + "and more", "it does not unpack: it is damaged");
    }

    void whatDoesNotUnpackIsKeptAsItCame()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, reason);
        ImportSite site;
        const auto good = site.write("order.hl7", orderMessage());
        const auto bad = site.write("packed.hl7.gz", bytes.toStdString());
        const auto said = site.take({bad, good});
        QCOMPARE(said.messages, 2u);
        QCOMPARE(said.accepted, 1u);
        QCOMPARE(said.orders, 1u); // the other file goes on
        QCOMPARE(said.refused.size(), 1u);
        QCOMPARE(said.refused[0].file, bad);
        QCOMPARE(said.refused[0].where, std::string("gzip"));
        QCOMPARE(said.refused[0].reason, reason.toStdString());
        const auto kept = site.kept(KeptKind::Refused);
        QCOMPARE(kept.size(), 1u);
        const auto message = site.shown(kept[0].id);
        QVERIFY(message.bytes == Bytes(bytes.begin(), bytes.end()));
        QVERIFY(message.text.empty());
        if (bytes.size() > 16)
            QVERIFY(holding(site.site.path(), bytes.left(16).toStdString()).empty());
    }

    void otherFilesAreKeptAsTheyCame_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("a picture") << QByteArray("scan.hl7") << QByteArray("\x89PNG\r\n\x1a\n\0\xff\xfe", 11) << QByteArray("byte 0");
        QTest::newRow("words") << QByteArray("note.txt") << QByteArray("bonjour") << QByteArray("byte 0");
        QTest::newRow("a table") << QByteArray("catalogue.csv") << QByteArray("code,nom\nK,Potassium\n") << QByteArray("line 1");
    }

    void otherFilesAreKeptAsTheyCame()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, where);
        ImportSite site;
        const auto said = site.take(name.toStdString(), bytes.toStdString());
        QCOMPARE(said.messages, 1u);
        QCOMPARE(said.accepted, 0u);
        QCOMPARE(said.refused.at(0).where, where.toStdString());
        QVERIFY(site.shown(site.kept(KeptKind::Refused).at(0).id).bytes == Bytes(bytes.begin(), bytes.end()));
    }

    // A table with a row that the store would not have: the other rows count, the table is refused and kept.
    void aTableWithABadRowIsRefused()
    {
        const std::string head = "code,loinc,french,english,discipline,rank,bench,tube,kind,unit,unit_display,decimals,second_unit,second_display,second_factor,second_decimals,answers,ranges,critical,delta,"
                                 "plausible,formula_name,formula_version,formula,withheld_if,withheld_reason,method,confidentiality,accredited\n";
        const auto row = [](const std::string& code, const std::string& name) { return code + ",," + name + ",Name,BIOCH,10,1,HEP,numeric,g/L,g/L,1" + std::string(17, ',') + "\n"; };
        const auto table = head + row("ZN", "Zinc") + row("CU", std::string(300, 'u'));
        ImportSite site;
        const auto said = site.take("catalogue.csv", table);
        QCOMPARE(said.messages, 1u);
        QCOMPARE(said.accepted, 0u);
        QCOMPARE(said.examinations, 1u);
        QCOMPARE(said.refused.size(), 1u);
        QCOMPARE(said.refused[0].where, std::string("examinations"));
        QVERIFY2(said.refused[0].reason.starts_with("CU: something is missing"), said.refused[0].reason.c_str());
        QCOMPARE(std::string(asText(site.shown(site.kept(KeptKind::Refused).at(0).id).bytes)), table);
    }

    void nothingAndWhatIsNotThereIsSaid()
    {
        ImportSite site;
        const auto empty = site.take("empty.hl7", "");
        QCOMPARE(empty.refused.size(), 1u);
        QCOMPARE(empty.refused[0].reason, std::string("the file is empty"));
        const auto gone = site.take({site.files / "gone.hl7"});
        QCOMPARE(gone.refused.size(), 1u);
        QCOMPARE(gone.refused[0].where, std::string("file"));
        QVERIFY(site.kept(KeptKind::Refused).empty()); // there is nothing to keep
    }

    // Neither an external entity nor an address is ever followed: not a file of this machine, not a server that listens.
    void nothingOutsideIsEverAskedFor()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto url = "http://127.0.0.1:" + std::to_string(server.serverPort());
        ImportSite site;
        const auto secret = site.write("secret.txt", "CONTENU-LOCAL");
        const auto xml = "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY f SYSTEM \"file://" + secret + "\"><!ENTITY u SYSTEM \"" + url + "/e\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&f;&u;\"/></Patient>";
        const auto json = quoted("{'resourceType':'Bundle','type':'collection','link':[{'relation':'next','url':'" + url + "/next'}],'entry':[{'fullUrl':'" + url
            + "/Patient/p1','resource':{'resourceType':'Patient','id':'p1','photo':[{'url':'" + url + "/photo.png'}],'identifier':[{'system':'urn:oid:1.2.3','value':'p1'}],'name':[{'family':'LE BIHAN','given':['Maëlle']}],"
            + "'birthDate':'1992-05-03','managingOrganization':{'reference':'" + url + "/Organization/1'}}},{'resource':{'resourceType':'Observation','id':'o1','status':'final','code':{'coding':[{'system':'http://loinc.org',"
            + "'code':'2823-3'}]},'subject':{'reference':'" + url + "/Patient/p1'},'valueInteger':4,'performer':[{'reference':'" + url + "/Organization/2'}]}}]}");
        const auto hl7 = resultMessage(potassium() + "OBX|2|RP|PDF^Compte rendu^L||" + url + "/report.pdf^^application^pdf||||||F\r", "PRE-7", {}, "LABO VOISIN");
        const auto said = site.take({site.write("a.xml", xml), site.write("b.json", json), site.write("c.hl7", hl7)});
        QCOMPARE(said.messages, 3u);
        QCOMPARE(said.refused.size(), 1u);
        QVERIFY(said.refused[0].reason.find("XML") != std::string::npos);
        QCOMPARE(said.accepted, 2u);
        QVERIFY2(!server.waitForNewConnection(200) && !server.hasPendingConnections(), "something was asked for");
        // The XML is kept as it came, its entities as they stand.
        const auto kept = site.shown(site.kept(KeptKind::Refused).at(0).id);
        QCOMPARE(std::string(asText(kept.bytes)), xml);
        for (const auto& patient : site.patients())
            QVERIFY(patient.identity.birthName.find("CONTENU-LOCAL") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(KeptMessagesTest)
#include "kept.test.moc"
