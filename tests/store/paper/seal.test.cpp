// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTest>

#include "tests/store/paper/papers.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::paper;
using namespace paillasse::store::testing;

namespace {

ErrorCode codeOf(const Result<SealedPaper>& result)
{
    return result ? throw std::runtime_error("was read") : result.error().code;
}

} // namespace

// What is sealed is read as it was, or not at all; and other people's programs say the same.
class PaperSealTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_sealing.emplace();
        const auto made = m_sealing->on(sampleStatement(40));
        QVERIFY2(made, made ? "" : made.error().detail.c_str());
        m_pdf = *made;
    }

    void whatWasSealedIsRead()
    {
        const auto paper = read(m_pdf);
        QVERIFY2(paper, paper ? "" : paper.error().detail.c_str());
        const auto statement = sampleStatement(40);
        QCOMPARE(paper->kind, statement.kind);
        QCOMPARE(paper->title, statement.title);
        QCOMPARE(paper->issuer, statement.issuer);
        QCOMPARE(paper->sealedAt, paperTime);
        QCOMPARE(paper->by.commonName, std::string("Paillasse test \xe2\x80\x93 seal"));
        QVERIFY(paper->attachments == statement.attachments);
    }

    void othersSayThatItIsValid()
    {
        const QTemporaryDir folder;
        const auto file = saved(folder, QStringLiteral("paper.pdf"), m_pdf);
        const auto report = said(QStringLiteral("pdfsig"), {file});
        QVERIFY2(report.contains(QStringLiteral("Signature Validation: Signature is Valid.")), qPrintable(report));
        QVERIFY2(report.contains(QStringLiteral("Total document signed")), qPrintable(report));
        QVERIFY2(report.contains(QStringLiteral("Paillasse test – seal")), qPrintable(report));
        qInfo().noquote() << report;
        const auto checked = said(QStringLiteral("qpdf"), {QStringLiteral("--check"), file});
        QVERIFY2(checked.contains(QStringLiteral("No syntax or stream encoding errors found")), qPrintable(checked));
    }

    void whoTrustsTheAuthorityIsToldSo()
    {
        const QTemporaryDir folder;
        const auto file = saved(folder, QStringLiteral("paper.pdf"), m_pdf);
        const auto& pem = m_sealing->authority.certificate;
        const auto authority = saved(folder, QStringLiteral("authority.pem"), toBytes(asBytes(pem)));
        const auto database = QStringLiteral("sql:") + folder.path();
        said(QStringLiteral("certutil"), {QStringLiteral("-N"), QStringLiteral("-d"), database, QStringLiteral("--empty-password")});
        const auto added = said(QStringLiteral("certutil"), {QStringLiteral("-A"), QStringLiteral("-d"), database, QStringLiteral("-n"), QStringLiteral("store"), QStringLiteral("-t"), QStringLiteral("CT,C,C"),
                                                             QStringLiteral("-i"), authority});
        QVERIFY2(added.isEmpty(), qPrintable(added));
        const auto report = said(QStringLiteral("pdfsig"), {QStringLiteral("-nssdir"), folder.path(), file});
        QVERIFY2(report.contains(QStringLiteral("Certificate Validation: Certificate is Trusted.")), qPrintable(report));
    }

    void noFlippedByteIsRead()
    {
        auto bytes = m_pdf;
        const auto stride = QRandomGenerator::global()->bounded(5, 17);
        qInfo("a byte in each %d", stride);
        std::size_t tried = 0;
        constexpr std::size_t all = 2048;
        for (std::size_t at = 0; at < bytes.size(); at += at < all ? 1 : static_cast<std::size_t>(stride), ++tried) {
            bytes[at] ^= static_cast<std::uint8_t>(1u << (tried % 8));
            QVERIFY2(!read(bytes), qPrintable(QStringLiteral("byte %1").arg(at)));
            bytes[at] ^= static_cast<std::uint8_t>(1u << (tried % 8));
        }
        QVERIFY(read(bytes));
        qInfo("%zu of %zu bytes", tried, bytes.size());
    }

    // The digits of the seal are the one place that it is not over.
    void noFlippedDigitOfTheSealIsRead()
    {
        auto bytes = m_pdf;
        const std::string_view file = asText(bytes);
        const auto begin = file.find("/Contents <");
        const auto end = file.find('>', begin);
        for (auto at = begin; at <= end; ++at)
            for (const std::uint8_t flip : {0x01, 0x20}) { // another digit; a capital letter, a blank
                bytes[at] ^= flip;
                QVERIFY2(!read(bytes), qPrintable(QStringLiteral("byte %1").arg(at)));
                bytes[at] ^= flip;
            }
    }

    void nothingIsAddedOrTakenAway()
    {
        for (const auto* more : {"\n", " ", "%%EOF\n", "\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R /Prev 0 >>\nstartxref\n0\n%%EOF\n"}) {
            auto bytes = m_pdf;
            const auto extra = asBytes(more);
            bytes.insert(bytes.end(), extra.begin(), extra.end());
            QVERIFY(codeOf(read(bytes)) == ErrorCode::Corrupt);
        }
        auto bytes = m_pdf;
        bytes.pop_back();
        QVERIFY(codeOf(read(bytes)) == ErrorCode::Corrupt);
        for (std::size_t size = 0; size < m_pdf.size(); size += 97)
            QVERIFY(!read({m_pdf.begin(), m_pdf.begin() + static_cast<std::ptrdiff_t>(size)}));
    }

    // A second signature, as others append it, is over more; the first is then over less than the file.
    void anUpdateBehindTheSealIsSaid()
    {
        const QTemporaryDir folder;
        const auto file = saved(folder, QStringLiteral("paper.pdf"), m_pdf);
        const auto changed = folder.filePath(QStringLiteral("again.pdf"));
        said(QStringLiteral("qpdf"), {file, changed});
        QFile again(changed);
        QVERIFY(again.open(QIODevice::ReadOnly));
        const auto content = again.readAll();
        QVERIFY(codeOf(read(toBytes(asBytes({content.data(), static_cast<std::size_t>(content.size())})))) == ErrorCode::Corrupt);
    }

    void anotherStoresSealIsNotOurs()
    {
        const Sealing other;
        QVERIFY(codeOf(read(*other.on(sampleStatement(3)))) == ErrorCode::NotTrusted);
        QVERIFY(codeOf(read(toBytes(asBytes("%PDF-1.4\nanything\n%%EOF\n")))) == ErrorCode::InvalidInput);
        QVERIFY(codeOf(read({})) == ErrorCode::InvalidInput);
    }

    void aTextThatLooksLikeASealGetsNone()
    {
        auto statement = sampleStatement(1);
        statement.title = "/ByteRange [ 0 1 2 3 ] /Contents <00>";
        const auto made = m_sealing->on(statement);
        QVERIFY(!made || read(*made));
        statement = sampleStatement(1);
        statement.attachments.push_back({"../x", "text/plain", "", {}});
        QVERIFY(m_sealing->on(statement).error().code == ErrorCode::InvalidInput);
        statement.attachments.back().name = "trail.csv";
        QVERIFY(m_sealing->on(statement).error().code == ErrorCode::InvalidInput);
    }

private:
    [[nodiscard]] Result<SealedPaper> read(const Bytes& pdf) const { return readSealed(pdf, m_sealing->authority.certificate); }

    std::optional<Sealing> m_sealing;
    Bytes m_pdf;
};

QTEST_GUILESS_MAIN(PaperSealTest)
#include "seal.test.moc"
