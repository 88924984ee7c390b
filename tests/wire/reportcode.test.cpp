// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "app/wire/reportcode.h"
#include "app/wire/reportmessages.h"

using namespace paillasse;
using namespace paillasse::wire;

namespace {

ReportCode sample(std::uint16_t version = 2)
{
    ReportCode code;
    code.laboratory = *lab::LaboratoryId::parse("0198a3c4-0000-7000-8000-00000000002a");
    code.accession = "26-112298";
    code.version = version;
    code.content = Bytes(32, 0x3f);
    code.head = {1, 1207, Bytes(32, 0xa0)};
    return code;
}

std::optional<ReportCode> scanned(const std::string& file, std::size_t piece)
{
    ReportFileScan scan;
    for (std::size_t at = 0; at < file.size(); at += piece)
        scan.add(asBytes(std::string_view(file).substr(at, piece)));
    scan.end();
    return scan.code();
}

} // namespace

// What a report says of itself: written, read back from paper, and found in a file that may be anything.
class ReportCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsReadAsItWasWritten();
    void whatIsNoCodeIsNothing_data();
    void whatIsNoCodeIsNothing();
    void aFileSaysWhichReportItClaimsToBe();
    void theLastCodeCounts();
    void aPdfBeginsAsOne();
    void anyBytesAreRead();
    void answersGoOverTheWire();
};

void ReportCodeTest::aCodeIsReadAsItWasWritten()
{
    const auto text = sample().text();
    const auto times32 = [](const char* byte) {
        std::string hex;
        for (int i = 0; i < 32; ++i)
            hex += byte;
        return hex;
    };
    QCOMPARE(text, "PAILLASSE:2:0198A3C400007000800000000000002A:26-112298/2:" + times32("3F") + ":1.1207:" + times32("A0"));
    QVERIFY(ReportCode::parse(text) == sample());
    QVERIFY(ReportCode::parse(" \t" + text + "\r\n") == sample());
    auto lower = text;
    for (auto& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    QVERIFY(ReportCode::parse(lower) == sample());
    // A number that another system gave.
    auto foreign = sample();
    foreign.accession = "LAB é/7:b";
    QVERIFY(foreign.text().find("LAB%20%C3%A9%2F7%3Ab/2") != std::string::npos);
    QVERIFY(ReportCode::parse(foreign.text()) == foreign);
}

void ReportCodeTest::whatIsNoCodeIsNothing_data()
{
    QTest::addColumn<QString>("text");
    const auto good = QString::fromStdString(sample().text());
    const auto row = [](const char* name, const QString& text) { QTest::newRow(name) << text; };
    row("nothing", {});
    row("words", QStringLiteral("bonjour"));
    row("the prefix alone", QStringLiteral("PAILLASSE:2:"));
    row("another version", QString(good).replace(QStringLiteral("SE:2:"), QStringLiteral("SE:1:")));
    row("a part missing", good.section(QLatin1Char(':'), 0, 5));
    row("a part too many", good + QStringLiteral(":1"));
    row("a digit missing", good.chopped(1));
    row("a letter that is no digit", good.chopped(1) + QLatin1Char('G'));
    row("version 0", QString(good).replace(QStringLiteral("298/2"), QStringLiteral("298/0")));
    row("a version too high", QString(good).replace(QStringLiteral("298/2"), QStringLiteral("298/65536")));
    row("no number", QString(good).replace(QStringLiteral("26-112298"), QString()));
    row("a number too long", QString(good).replace(QStringLiteral("26-112298"), QString(65, QLatin1Char('9'))));
    row("a broken escape", QString(good).replace(QStringLiteral("26-112298"), QStringLiteral("26%2")));
    row("a size that is none", QString(good).replace(QStringLiteral("1.1207"), QStringLiteral("1.-7")));
    row("very long", good + QString(600, QLatin1Char('A')));
}

void ReportCodeTest::whatIsNoCodeIsNothing()
{
    QFETCH(QString, text);
    QVERIFY(!ReportCode::parse(text.toStdString()));
}

void ReportCodeTest::aFileSaysWhichReportItClaimsToBe()
{
    const auto file = "%PDF-1.4\n" + std::string(5000, 'x') + "<dc:identifier>" + sample().text() + "</dc:identifier>" + std::string(5000, 'y');
    // However it is cut.
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{512}, std::size_t{5030}, file.size()})
        QVERIFY2(scanned(file, piece) == sample(), std::to_string(piece).c_str());
    QVERIFY(scanned("%PDF-1.4\n" + sample().text(), 100) == sample()); // up to the very end
    QVERIFY(!scanned("%PDF-1.4\n" + std::string(5000, 'x'), 512));
    // One character of it changed: it claims nothing.
    auto broken = file;
    broken[broken.find("3F3F")] = 'z';
    QVERIFY(!scanned(broken, 512));
}

void ReportCodeTest::theLastCodeCounts()
{
    // As an incremental update appends it; what is broken after it changes nothing.
    const auto file = "%PDF-1.4\n(" + sample(1).text() + ")\n%%EOF\n<" + sample(3).text() + ">\n%%EOF PAILLASSE:2:no such thing";
    for (const std::size_t piece : {std::size_t{1}, std::size_t{64}, file.size()})
        QCOMPARE(scanned(file, piece)->version, std::uint16_t(3));
    const auto glued = "PAILLASSE:2:PAILLASSE:2:" + sample().text();
    QVERIFY(scanned(glued, 10) == sample());
}

void ReportCodeTest::aPdfBeginsAsOne()
{
    const auto isPdf = [](const std::string& file, std::size_t piece) {
        ReportFileScan scan;
        for (std::size_t at = 0; at < file.size(); at += piece)
            scan.add(asBytes(std::string_view(file).substr(at, piece)));
        scan.end();
        return scan.isPdf();
    };
    QVERIFY(isPdf("%PDF-1.7\n", 1));
    QVERIFY(isPdf(std::string(900, ' ') + "%PDF-1.7\n", 300));
    QVERIFY(!isPdf(std::string(2000, ' ') + "%PDF-1.7\n", 300));
    QVERIFY(!isPdf("", 1));
    QVERIFY(!isPdf("PK\x03\x04 a document", 4));
    QVERIFY(!isPdf(sample().text(), 64));
}

void ReportCodeTest::anyBytesAreRead()
{
    const auto seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const std::string alphabet = "PAILLASSE:2:/.%-_0123456789ABCDEFabc\n<";
    for (int round = 0; round < 300; ++round) {
        std::string file;
        for (auto size = random() % 3000; size > 0; --size)
            file += alphabet[random() % alphabet.size()];
        if (random() % 2)
            file.insert(random() % (file.size() + 1), "<" + sample().text() + ">");
        // The same is found however it is cut.
        QVERIFY(scanned(file, 1 + random() % 700) == scanned(file, file.size() + 1));
    }
}

void ReportCodeTest::answersGoOverTheWire()
{
    ReportQuestion question{sample().laboratory, Bytes(32, 1), sample().text()};
    const auto asked = decodeMessage<ReportQuestion>(encodeMessage(question));
    QVERIFY(asked && asked->laboratory == question.laboratory && asked->sha256 == question.sha256 && asked->code == question.code);
    ReportAnswer answer;
    answer.verdict = ReportVerdict::Superseded;
    answer.accession = "26-112298";
    answer.newerVersion = 3;
    answer.newerWithdrawn = true;
    answer.root = Bytes(32, 2);
    const auto heard = decodeMessage<ReportAnswer>(encodeMessage(answer));
    QVERIFY(heard && *heard == answer);
    QVERIFY(!decodeMessage<ReportAnswer>(Bytes{0xa1, 0x01, 0x18, 0x63})); // a verdict of a newer version
}

QTEST_GUILESS_MAIN(ReportCodeTest)
#include "reportcode.test.moc"
